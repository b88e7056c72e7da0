/** Borders and lines on an integer grid: the nodes where they meet, and the arcs between. */
import type { Geometry, GeometryCollection as GeoJsonGeometryCollection, Position } from 'geojson';
import Flatbush from 'flatbush';
import { topology as buildTopology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { toWorld } from '../../src/lib/domain/layers/locator.ts';

/*
 * Web Mercator on integer grids. All geometry between reading and encoding is whole numbers: sums,
 * orientations and comparisons are then exact, neighbours that share a vertex share it to the last
 * bit, and a build does not depend on the last bit of a machine's sine.
 */

/** Units across one tile of the grid of a zoom, the usual extent of Mapbox Vector Tiles. */
export const EXTENT = 4096;

/** MapLibre draws a tile 512 CSS pixels wide at its own zoom. */
export const UNITS_PER_PIXEL = EXTENT / 512;

/** The base grid is the grid of tiles at this zoom: 3.7 cm at the equator, 2.6 cm at 45° north. */
export const BASE_ZOOM = 18;

/** x to the east and y to the south, in grid units from the north-west corner of the world. */
export type GridPoint = [x: number, y: number];

/** Longitude and latitude in degrees to the base grid. */
export function toBaseGrid(position: Position): GridPoint {
	const size = EXTENT * 2 ** BASE_ZOOM;
	const [longitude = NaN, latitude = NaN] = position;
	const [x, y] = toWorld([longitude, latitude]);
	return [Math.round(x * size), Math.round(y * size)];
}

/** A point of the grid of `zoom` back to longitude and latitude in degrees. */
export function fromGrid(point: Readonly<GridPoint>, zoom: number): [number, number] {
	const size = EXTENT * 2 ** zoom;
	const latitude =
		(360 / Math.PI) * Math.atan(Math.exp(Math.PI * (1 - (2 * point[1]) / size))) - 90;
	return [(point[0] / size) * 360 - 180, latitude];
}

/** Rounds a point of the base grid to the coarser grid of `zoom`. */
export function toZoomGrid(point: readonly number[], zoom: number): GridPoint {
	const scale = 2 ** (BASE_ZOOM - zoom);
	return [Math.round((point[0] ?? NaN) / scale), Math.round((point[1] ?? NaN) / scale)];
}

/** Twice the signed area of a ring, closed or not, in square units; exact for whole numbers. */
export function doubleArea(ring: readonly (readonly number[])[]): number {
	const [originX = 0, originY = 0] = ring[0] ?? [];
	let sum = 0;
	for (let i = 1; i + 1 < ring.length; i++) {
		const a = ring[i] as GridPoint;
		const b = ring[i + 1] as GridPoint;
		sum += (a[0] - originX) * (b[1] - originY) - (b[0] - originX) * (a[1] - originY);
	}
	return sum;
}

/** Twice the signed area of the triangle a, b, c: its sign is the side of a→b on which c lies. */
export function orientation(
	a: Readonly<GridPoint>,
	b: Readonly<GridPoint>,
	c: Readonly<GridPoint>
): number {
	return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** The line without points that repeat the one before them. */
export function withoutRepeats(line: readonly GridPoint[]): GridPoint[] {
	return line.filter((point, i) => {
		const before = line[i - 1];
		return before?.[0] !== point[0] || before[1] !== point[1];
	});
}

/*
 * Noding: borders of many polygons become one set of edges that meet only at their ends.
 *
 * Where two borders cross, touch or run along each other, both get the same vertex, rounded to the
 * grid. Rounding may make new crossings, so this repeats until there are none.
 */

/** `sides` holds, for each feature that this edge bounds, +1 where it lies left of a→b, −1 right. */
export type Edge = { a: number; b: number; readonly sides: Map<number, number> };

/** Edges point into `points`; no two of them share more than an end. */
export type Nodes = { readonly points: readonly GridPoint[]; readonly edges: readonly Edge[] };

/** Interior on the left: outer rings of positive, holes of negative area. Rings are closed. */
export type DirectedRings = readonly (readonly GridPoint[])[];

const MOST_PASSES = 30;

/**
 * @param features rings of each feature, by index
 * @throws where rounding keeps making new crossings, which real borders do not bring about
 */
export function nodeBorders(features: readonly DirectedRings[]): Nodes {
	const points: GridPoint[] = [];
	const idOf = new Map<string, number>();
	const id = (point: GridPoint): number => {
		const key = `${point[0]},${point[1]}`;
		const known = idOf.get(key);
		if (known !== undefined) return known;
		idOf.set(key, points.length);
		points.push([point[0], point[1]]);
		return points.length - 1;
	};

	let edges = new EdgeSet();
	features.forEach((rings, feature) => {
		for (const ring of rings)
			for (let i = 1; i < ring.length; i++) edges.add(id(ring[i - 1]!), id(ring[i]!), feature, 1);
	});

	let list = edges.list();
	// Only edges that changed can meet others anew.
	let changed: Set<Edge> | null = null;
	for (let pass = 0; pass < MOST_PASSES; pass++) {
		const cuts = findCuts(list, points, id, changed);
		if (cuts.size === 0) return { points, edges: list };
		edges = new EdgeSet();
		const touched = new Set<string>();
		for (const edge of list) {
			const inner = cuts.get(edge);
			const path = inner === undefined ? [edge.a, edge.b] : pathAlong(edge, inner, points);
			for (let i = 1; i < path.length; i++) {
				const from = path[i - 1]!;
				const to = path[i]!;
				if (inner !== undefined) touched.add(EdgeSet.key(from, to));
				for (const [feature, side] of edge.sides) edges.add(from, to, feature, side);
			}
		}
		list = edges.list();
		changed = new Set(list.filter((edge) => touched.has(EdgeSet.key(edge.a, edge.b))));
	}
	throw new Error(`Borders still cross after ${MOST_PASSES} passes of noding.`);
}

/** Undirected edges; the sides of one that is added twice are summed. */
class EdgeSet {
	readonly #edges = new Map<string, Edge>();

	static key(a: number, b: number): string {
		return a < b ? `${a}-${b}` : `${b}-${a}`;
	}

	add(a: number, b: number, feature: number, side: number): void {
		if (a === b) return;
		const key = EdgeSet.key(a, b);
		let edge = this.#edges.get(key);
		if (edge === undefined) {
			edge = { a: Math.min(a, b), b: Math.max(a, b), sides: new Map() };
			this.#edges.set(key, edge);
		}
		const sum = (edge.sides.get(feature) ?? 0) + (a === edge.a ? side : -side);
		if (sum === 0) edge.sides.delete(feature);
		else edge.sides.set(feature, sum);
	}

	/** Edges along which a border runs there and back bound nothing and are left out. */
	list(): Edge[] {
		return [...this.#edges.values()].filter((edge) => edge.sides.size > 0);
	}
}

/** For each edge that must be cut, the vertices to cut it at. */
function findCuts(
	edges: readonly Edge[],
	points: readonly GridPoint[],
	id: (point: GridPoint) => number,
	changed: ReadonlySet<Edge> | null
): Map<Edge, Set<number>> {
	const cuts = new Map<Edge, Set<number>>();
	if (edges.length === 0) return cuts;
	const index = new Flatbush(edges.length);
	for (const { a, b } of edges) {
		const [ax, ay] = points[a]!;
		const [bx, by] = points[b]!;
		index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
	}
	index.finish();

	const cut = (edge: Edge, at: number): void => {
		if (at === edge.a || at === edge.b) return;
		const known = cuts.get(edge);
		if (known === undefined) cuts.set(edge, new Set([at]));
		else known.add(at);
	};
	edges.forEach((edge, i) => {
		if (changed !== null && !changed.has(edge)) return;
		const [ax, ay] = points[edge.a]!;
		const [bx, by] = points[edge.b]!;
		const near = index.search(
			Math.min(ax, bx),
			Math.min(ay, by),
			Math.max(ax, bx),
			Math.max(ay, by),
			// A pair of changed edges is looked at once.
			(j) => j !== i && (j > i || (changed !== null && !changed.has(edges[j]!)))
		);
		for (const j of near.sort((p, q) => p - q)) meet(edge, edges[j]!, points, id, cut);
	});
	return cuts;
}

function meet(
	p: Edge,
	q: Edge,
	points: readonly GridPoint[],
	id: (point: GridPoint) => number,
	cut: (edge: Edge, at: number) => void
): void {
	const [pa, pb] = [points[p.a]!, points[p.b]!];
	const [qa, qb] = [points[q.a]!, points[q.b]!];
	const a = orientation(qa, qb, pa);
	const b = orientation(qa, qb, pb);
	const c = orientation(pa, pb, qa);
	const d = orientation(pa, pb, qb);
	if (a === 0 && between(pa, qa, qb)) cut(q, p.a);
	if (b === 0 && between(pb, qa, qb)) cut(q, p.b);
	if (c === 0 && between(qa, pa, pb)) cut(p, q.a);
	if (d === 0 && between(qb, pa, pb)) cut(p, q.b);
	if (a > 0 === b > 0 || c > 0 === d > 0 || a === 0 || b === 0 || c === 0 || d === 0) return;
	const t = a / (a - b);
	const crossing = id([
		Math.round(pa[0] + (pb[0] - pa[0]) * t),
		Math.round(pa[1] + (pb[1] - pa[1]) * t)
	]);
	cut(p, crossing);
	cut(q, crossing);
}

/** For a point known to be on the line through a and b: whether it lies from a to b. */
function between(
	point: Readonly<GridPoint>,
	a: Readonly<GridPoint>,
	b: Readonly<GridPoint>
): boolean {
	return (point[0] - a[0]) * (point[0] - b[0]) <= 0 && (point[1] - a[1]) * (point[1] - b[1]) <= 0;
}

/** The edge's ends and cuts in order from a to b. */
function pathAlong(
	edge: Edge,
	cuts: ReadonlySet<number>,
	points: readonly GridPoint[]
): readonly number[] {
	const a = points[edge.a]!;
	const b = points[edge.b]!;
	const along = (vertex: number): number => {
		const point = points[vertex]!;
		return (point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1]);
	};
	const inner = [...cuts].sort((p, q) => along(p) - along(q) || p - q);
	return [edge.a, ...inner, edge.b];
}

/* Arcs: stretches of border or line between two junctions, shared by all shapes that run along them. */

/** How much detail to keep, in square units of the grid that is asked for. */
export type Detail = {
	/** A vertex stays where the triangle with its neighbours is at least this large. */
	readonly triangle: number;
	/** Rings smaller than this are left out; 0 keeps all. */
	readonly smallestRing: number;
};

export type Arc = readonly (readonly [x: number, y: number, weight: number])[];
/** Indices of arcs, `~i` for arc i backwards. */
export type ArcRing = readonly number[];

export type LayerTopology = Topology<{ layer: GeometryCollection<object> }>;

/** The topology of a layer; geometry i is that of feature i. */
export function topologyOf(geometries: Geometry[]): LayerTopology {
	const layer: GeoJsonGeometryCollection = { type: 'GeometryCollection', geometries };
	return buildTopology({ layer }) as LayerTopology;
}

export function geometriesOf(topology: LayerTopology): GeometryCollection<object>['geometries'] {
	return topology.objects.layer.geometries;
}

/** The arcs with the rank of each vertex as third number; larger stays longer, ends always stay. */
export function rankVertices(topology: LayerTopology): readonly Arc[] {
	return presimplify(topology).arcs as unknown as readonly Arc[];
}

/** The arcs of a topology at one zoom, with more detail for rings that would shrink away. */
export class ThinnedArcs {
	readonly #arcs: readonly Arc[];
	readonly #zoom: number;
	readonly #thresholds: number[];
	readonly #made = new Map<number, GridPoint[]>();
	/** Square units of the base grid in one of this zoom's grid. */
	readonly #scale: number;

	constructor(arcs: readonly Arc[], zoom: number, triangle: number) {
		this.#arcs = arcs;
		this.#zoom = zoom;
		this.#scale = 4 ** (BASE_ZOOM - zoom);
		this.#thresholds = arcs.map(() => triangle * this.#scale);
	}

	/** Points of an arc on the zoom's grid. */
	arc(index: number): readonly GridPoint[] {
		const made = this.#made.get(index);
		if (made !== undefined) return made;
		const threshold = this.#thresholds[index] ?? 0;
		const arc = (this.#arcs[index] ?? [])
			.filter(([, , weight]) => weight >= threshold)
			.map((point) => toZoomGrid(point, this.#zoom));
		const points = withoutRepeats(arc);
		this.#made.set(index, points);
		return points;
	}

	ring(ring: ArcRing): GridPoint[] {
		return withoutRepeats(
			ring.flatMap((index) => (index < 0 ? [...this.arc(~index)].reverse() : this.arc(index)))
		);
	}

	/** Signed area of a ring with all its vertices, in square units of the zoom's grid. */
	fullArea(ring: ArcRing): number {
		const points = ring.flatMap((index) => {
			const arc = this.#arcs[index < 0 ? ~index : index] ?? [];
			return index < 0 ? [...arc].reverse() : arc;
		});
		return doubleArea(points) / 2 / this.#scale;
	}

	/** Lowers the thresholds of a ring's arcs until it has at least half of its area. */
	protect(ring: ArcRing): void {
		const full = this.fullArea(ring);
		// Below the grid's resolution there is nothing to keep.
		if (Math.abs(full) < 1) return;
		for (let step = 0; step < 8; step++) {
			const area = doubleArea(this.ring(ring)) / 2;
			if (area / full >= 0.5) return;
			for (const index of ring) {
				const arc = index < 0 ? ~index : index;
				const threshold = this.#thresholds[arc] ?? 0;
				this.#thresholds[arc] = step === 7 ? 0 : threshold / 4;
				this.#made.delete(arc);
			}
		}
	}
}
