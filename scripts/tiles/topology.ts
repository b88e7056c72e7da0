/** One topology of all shapes of a layer, without gaps and overlaps, thinned for each zoom. */
import {
	doubleArea,
	nodeBorders,
	orientation,
	ThinnedArcs,
	geometriesOf,
	rankVertices,
	topologyOf,
	toBaseGrid,
	withoutRepeats,
	type DirectedRings,
	type GridPoint,
	type Nodes,
	type Arc,
	type ArcRing,
	type Detail,
	BASE_ZOOM,
	fromGrid
} from './noding.ts';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import type { GeoJSONVTFeature } from '@maplibre/geojson-vt';
import polylabel from 'polylabel';
import { merge } from 'topojson-client';

/* The faces of a plane graph: what its edges enclose, and what lies within what. */

/** A directed edge is `2 * edge` (a→b) or `2 * edge + 1` (b→a); its twin differs in the last bit. */
export type HalfEdge = number;

export type Faces = {
	/** Half-edges around each face, the face on their left. */
	readonly cycles: readonly (readonly HalfEdge[])[];
	/** Twice the signed area of each cycle; not positive for the outside of a group of edges. */
	readonly area: readonly number[];
	/** Cycle of each half-edge. */
	readonly cycleOf: readonly number[];
	/** For the outside of a group of edges, the cycle of the face that it lies in, or null. */
	readonly container: readonly (number | null)[];
	/** Cycles in an order in which a container comes before what it contains. */
	readonly roots: readonly number[];
};

function traceFaces(nodes: Nodes): Faces {
	const { points, edges } = nodes;
	const origin = (half: HalfEdge): number => {
		const edge = edges[half >> 1]!;
		return half & 1 ? edge.b : edge.a;
	};
	const leaving = new Map<number, HalfEdge[]>();
	for (let half = 0; half < edges.length * 2; half++) {
		const from = origin(half);
		const list = leaving.get(from);
		if (list === undefined) leaving.set(from, [half]);
		else list.push(half);
	}
	// After u→v comes the edge that leaves v next clockwise from v→u: the face stays on the left.
	const next: HalfEdge[] = new Array<HalfEdge>(edges.length * 2);
	for (const [vertex, halves] of leaving) {
		const center = points[vertex]!;
		const sorted = halves
			.map((half) => {
				const end = points[origin(half ^ 1)]!;
				return { half, x: end[0] - center[0], y: end[1] - center[1] };
			})
			.sort(byAngle);
		sorted.forEach(({ half }, i) => {
			const clockwise = sorted[(i + sorted.length - 1) % sorted.length] as { half: HalfEdge };
			next[half ^ 1] = clockwise.half;
		});
	}

	const cycles: HalfEdge[][] = [];
	const cycleOf: number[] = new Array<number>(edges.length * 2).fill(-1);
	for (let start = 0; start < cycleOf.length; start++) {
		if (cycleOf[start] !== -1) continue;
		const cycle: HalfEdge[] = [];
		for (let half = start; cycleOf[half] === -1; half = next[half]!) {
			cycleOf[half] = cycles.length;
			cycle.push(half);
		}
		cycles.push(cycle);
	}
	const area = cycles.map((cycle) =>
		doubleArea([...cycle, cycle[0]!].map((half) => points[origin(half)]!))
	);
	return { cycles, area, cycleOf, ...findContainers(nodes, cycles, area, cycleOf, origin) };
}

/** By angle from the x axis towards the y axis; exact. */
function byAngle(p: { x: number; y: number }, q: { x: number; y: number }): number {
	const lower = (v: { x: number; y: number }): boolean => v.y < 0 || (v.y === 0 && v.x < 0);
	if (lower(p) !== lower(q)) return lower(p) ? 1 : -1;
	return p.y * q.x - p.x * q.y;
}

/**
 * A group of edges that touches no other lies inside one face of the others, or outside all: the
 * face to the east of the first edge that a ray to the west meets from the group's western point.
 */
function findContainers(
	nodes: Nodes,
	cycles: readonly (readonly HalfEdge[])[],
	area: readonly number[],
	cycleOf: readonly number[],
	origin: (half: HalfEdge) => number
): { container: (number | null)[]; roots: number[] } {
	const { points, edges } = nodes;
	const container: (number | null)[] = cycles.map(() => null);
	const outsides = cycles
		.map((cycle, index) => {
			const corner = cycle
				.map((half) => points[origin(half)]!)
				.reduce((p, q) => (q[0] < p[0] || (q[0] === p[0] && q[1] < p[1]) ? q : p));
			return { index, corner };
		})
		.filter(({ index }) => area[index]! <= 0)
		.sort((p, q) => p.corner[0] - q.corner[0] || p.corner[1] - q.corner[1]);
	for (const { index, corner } of outsides) {
		let nearest: Upright | null = null;
		let found: number | null = null;
		for (const [i, edge] of edges.entries()) {
			const a = points[edge.a]!;
			const b = points[edge.b]!;
			if (a[1] <= corner[1] === b[1] <= corner[1]) continue;
			const upright: Upright = a[1] < b[1] ? { low: a, high: b } : { low: b, high: a };
			if (orientation(upright.low, upright.high, corner) >= 0) continue;
			if (nearest !== null && !isEastOf(upright, nearest)) continue;
			nearest = upright;
			// The face to the east is on the left of an edge along which y falls.
			found = cycleOf[a[1] > b[1] ? 2 * i : 2 * i + 1] ?? null;
		}
		container[index] = found === null ? null : (container[found] ?? found);
	}
	return { container, roots: outsides.map(({ index }) => index) };
}

/** An edge from its end of smaller y to that of larger y. */
type Upright = { readonly low: GridPoint; readonly high: GridPoint };

/**
 * Whether one edge lies east of another where a ray just beyond a common y meets both. Exact, also
 * where they start from one vertex on the ray: then the one that leans further east counts.
 */
function isEastOf(p: Upright, q: Upright): boolean {
	const low =
		p.low[1] >= q.low[1] ? orientation(q.low, q.high, p.low) : -orientation(p.low, p.high, q.low);
	if (low !== 0) return low < 0;
	const high =
		p.high[1] <= q.high[1]
			? orientation(q.low, q.high, p.high)
			: -orientation(p.low, p.high, q.high);
	return high < 0;
}

/* From directed border edges to valid rings, and from rings to polygons with holes. */

/**
 * Chains edges that have the interior on their left into closed rings. A ring never visits a vertex
 * twice: where a border touches itself it is split into rings that touch.
 */
function chainRings(
	border: readonly (readonly [from: number, to: number])[],
	points: readonly GridPoint[]
): GridPoint[][] {
	const leaving = new Map<number, number[]>();
	for (const [from, to] of border) {
		const list = leaving.get(from);
		if (list === undefined) leaving.set(from, [to]);
		else list.push(to);
	}
	const rings: GridPoint[][] = [];
	for (const [start] of border) {
		const path: number[] = [];
		const placeInPath = new Map<number, number>();
		let vertex = start;
		while ((leaving.get(vertex)?.length ?? 0) > 0 || placeInPath.has(vertex)) {
			const place = placeInPath.get(vertex);
			if (place !== undefined) {
				const ring = path.splice(place);
				for (const v of ring) placeInPath.delete(v);
				rings.push([...ring, vertex].map((v) => [...points[v]!] as GridPoint));
			}
			const choices = leaving.get(vertex) ?? [];
			if (choices.length === 0) break;
			placeInPath.set(vertex, path.length);
			path.push(vertex);
			const before = path[path.length - 2];
			vertex = choices.splice(leftmost(before, vertex, choices, points), 1)[0]!;
		}
	}
	return rings;
}

/** Index of the edge that turns furthest to the left: it bounds the same piece of interior. */
function leftmost(
	before: number | undefined,
	at: number,
	choices: readonly number[],
	points: readonly GridPoint[]
): number {
	if (before === undefined || choices.length === 1) return 0;
	const center = points[at]!;
	const back = points[before]!;
	const clockwiseFromBack = (to: number): number => {
		const end = points[to]!;
		const angle =
			Math.atan2(back[1] - center[1], back[0] - center[0]) -
			Math.atan2(end[1] - center[1], end[0] - center[0]);
		return angle <= 0 ? angle + 2 * Math.PI : angle;
	};
	let best = 0;
	choices.forEach((choice, i) => {
		if (clockwiseFromBack(choice) < clockwiseFromBack(choices[best]!)) best = i;
	});
	return best;
}

/** Groups rings into polygons: each hole goes to the smallest outer ring that holds it. */
function groupRings(rings: readonly GridPoint[][]): GridPoint[][][] {
	const polygons = rings
		.filter((ring) => doubleArea(ring) > 0)
		.map((ring) => [ring])
		.sort((p, q) => doubleArea(q[0]!) - doubleArea(p[0]!));
	for (const hole of rings) {
		if (doubleArea(hole) >= 0) continue;
		const holder = polygons.findLast((polygon) => holds(polygon[0]!, hole));
		holder?.push(hole);
	}
	return polygons;
}

/** Whether a ring holds another that may touch but does not cross it. */
function holds(outer: readonly GridPoint[], inner: readonly GridPoint[]): boolean {
	for (const point of inner) {
		const side = whereIs(point, outer);
		if (side !== 'on') return side === 'in';
	}
	// Every vertex lies on the outer ring: decide by a point in the middle of an edge.
	const [a, b] = [inner[0]!, inner[1]!];
	return whereIs([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], outer) === 'in';
}

/** Whether a point lies in, on or outside a closed ring. */
function whereIs(
	point: Readonly<GridPoint>,
	ring: readonly (readonly number[])[]
): 'in' | 'on' | 'out' {
	let inside = false;
	for (let i = 1; i < ring.length; i++) {
		const a = ring[i - 1] as GridPoint;
		const b = ring[i] as GridPoint;
		const turn = orientation(a, b, point);
		if (
			turn === 0 &&
			(point[0] - a[0]) * (point[0] - b[0]) <= 0 &&
			(point[1] - a[1]) * (point[1] - b[1]) <= 0
		)
			return 'on';
		if (a[1] > point[1] !== b[1] > point[1] && turn > 0 === b[1] > a[1]) inside = !inside;
	}
	return inside ? 'in' : 'out';
}

/*
 * Makes polygons into a partition: areas that cover their ground once, with no gap and no overlap.
 *
 * Needed twice. Sources that simplified each polygon by itself leave slivers between neighbours
 * (the 2020 block groups do, up to 30 m). And simplifying a clean topology for a low zoom can make
 * two borders cross. Both are mended the same way: node all borders, look at each face of the
 * resulting plane graph, and give a face that several features or none claim to the one with
 * which it shares the longest border.
 */

/** Polygons of one feature: the outer ring (positive area) first, then its holes (negative). */
export type GridPolygons = GridPoint[][][];

type Partition = {
	/** By index of the feature; empty where nothing of it is left. */
	readonly features: readonly GridPolygons[];
	/** How many faces had to be given to one feature, and their area in square units. */
	readonly mended: { readonly gaps: number; readonly overlaps: number; readonly area: number };
};

/**
 * @param features polygons on one grid; the order of rings and their direction do not matter,
 *   but the first ring of a polygon is its outer one
 * @param widestGap uncovered faces narrower than this (area over half the perimeter, in grid units)
 *   are filled; wider ones are holes that the source means
 */
export function partition(features: readonly GridPolygons[], widestGap: number): Partition {
	const nodes = nodeBorders(features.map(directedRings));
	const faces = traceFaces(nodes);
	const cover = coverOfCycles(nodes, faces);
	const mended = { gaps: 0, overlaps: 0, area: 0 };
	const owners = cover.map((counts, cycle): number | null => {
		const claims = [...counts].filter(([, count]) => count > 0).map(([feature]) => feature);
		const area = faces.area[cycle]!;
		if (claims.length === 1) return claims[0]!;
		// The outside of a connected group of edges takes the owner of the face that it lies in.
		if (area <= 0) return null;
		if (claims.length === 0 && !isNarrow(faces.cycles[cycle] ?? [], area, nodes, widestGap))
			return null;
		const owner = longestNeighbor(cycle, claims, nodes, faces, cover);
		if (owner !== null) {
			mended[claims.length === 0 ? 'gaps' : 'overlaps']++;
			mended.area += area / 2;
		}
		return owner;
	});
	faces.container.forEach((outer, cycle) => {
		if (outer !== null) owners[cycle] = owners[outer] ?? null;
	});

	const borders: [number, number][][] = features.map(() => []);
	nodes.edges.forEach((edge, i) => {
		const left = owners[faces.cycleOf[2 * i]!] ?? null;
		const right = owners[faces.cycleOf[2 * i + 1]!] ?? null;
		if (left === right) return;
		if (left !== null) borders[left]?.push([edge.a, edge.b]);
		if (right !== null) borders[right]?.push([edge.b, edge.a]);
	});
	return {
		features: borders.map((border) => groupRings(chainRings(border, nodes.points))),
		mended
	};
}

function directedRings(polygons: GridPolygons): DirectedRings {
	return polygons.flatMap((rings) =>
		rings.map((ring, i) => (doubleArea(ring) > 0 === (i === 0) ? ring : [...ring].reverse()))
	);
}

/** For each cycle how often each feature covers the face on its left. */
function coverOfCycles(nodes: Nodes, faces: Faces): ReadonlyMap<number, number>[] {
	const cover: (ReadonlyMap<number, number> | undefined)[] = faces.cycles.map(() => undefined);
	for (const root of faces.roots) {
		const outer = faces.container[root] ?? null;
		cover[root] = outer === null ? new Map() : (cover[outer] ?? new Map());
		const queue = [root];
		for (let cycle = queue.pop(); cycle !== undefined; cycle = queue.pop()) {
			for (const half of faces.cycles[cycle] ?? []) {
				const across = faces.cycleOf[half ^ 1]!;
				if (cover[across] !== undefined) continue;
				const counts = new Map(cover[cycle]);
				for (const [feature, side] of nodes.edges[half >> 1]?.sides ?? []) {
					// `side` counts towards the left of a→b, and we go from the left of `half` to its right.
					const count = (counts.get(feature) ?? 0) + (half & 1 ? side : -side);
					if (count === 0) counts.delete(feature);
					else counts.set(feature, count);
				}
				cover[across] = counts;
				queue.push(across);
			}
		}
	}
	return cover.map((counts) => counts ?? new Map());
}

function length(half: HalfEdge, nodes: Nodes): number {
	const edge = nodes.edges[half >> 1]!;
	const a = nodes.points[edge.a]!;
	const b = nodes.points[edge.b]!;
	return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

function isNarrow(
	cycle: readonly HalfEdge[],
	twiceArea: number,
	nodes: Nodes,
	widestGap: number
): boolean {
	const perimeter = cycle.reduce((sum, half) => sum + length(half, nodes), 0);
	return twiceArea / perimeter < widestGap;
}

/** Of the claimants (of all neighbours where nobody claims), the one with the longest border. */
function longestNeighbor(
	cycle: number,
	claims: readonly number[],
	nodes: Nodes,
	faces: Faces,
	cover: readonly ReadonlyMap<number, number>[]
): number | null {
	const lengths = new Map<number, number>(claims.map((feature) => [feature, 0]));
	for (const half of faces.cycles[cycle] ?? []) {
		const across = cover[faces.cycleOf[half ^ 1]!];
		for (const [feature, count] of across ?? []) {
			if (count <= 0 || (claims.length > 0 && !claims.includes(feature))) continue;
			lengths.set(feature, (lengths.get(feature) ?? 0) + length(half, nodes));
		}
	}
	const ranked = [...lengths].sort(([p, a], [q, b]) => b - a || p - q);
	return ranked[0]?.[0] ?? null;
}

/*
 * One topology from all shapes of a layer at once, thinned for each zoom.
 *
 * A border that two areas share is one arc, so both get the same vertices at every zoom. Vertices
 * are ranked once by the area of the triangle that they span (Visvalingam and Whyatt, 1993), and a
 * zoom keeps those above its threshold. What thinning or rounding to the zoom's grid may break is
 * mended: rings that would shrink away keep more vertices, and borders that would cross are cut at
 * the crossing (see `partition`).
 */

export type AreaFeature = Feature<Polygon | MultiPolygon>;

/** Shapes of every feature of a layer, by its index, on the grid of one zoom. */
type AreasAtZoom = {
	readonly features: readonly GridPolygons[];
	/** Faces that thinning or rounding broke and that were mended. */
	readonly mended: number;
};

type AreaTopology = {
	/** `zoom` names the grid: the one of the tiles' zoom, or a finer one for tiles of larger extent. */
	readonly at: (zoom: number, detail: Detail) => AreasAtZoom;
	/** Faces that had to be mended in the source itself. */
	readonly mendedInSource: { readonly gaps: number; readonly overlaps: number };
};

/** Gaps in the source narrower than this many units of the base grid are filled: 60 m at 45° N. */
const WIDEST_SOURCE_GAP = 2300;

/** At a zoom, gaps up to this many grid units wide (an eighth of a pixel each) are filled. */
const WIDEST_ZOOM_GAP = 2;

/**
 * @param features areas in degrees; each needs at least one ring of some area
 * @param tiling whether the areas cover their ground once (tracts, cities) or may lie upon each
 *   other and apart (lakes, parks)
 */
export function areaTopology(features: readonly AreaFeature[], tiling: boolean): AreaTopology {
	const source = features.map(toGridPolygons);
	const clean = tiling ? partition(source, WIDEST_SOURCE_GAP) : null;
	const shapes =
		clean?.features ?? source.map((polygons) => partition([polygons], 0).features[0] ?? []);
	const topology = topologyOf(
		shapes.map((coordinates) => ({ type: 'MultiPolygon', coordinates: [...coordinates] }))
	);
	const arcs = rankVertices(topology);
	const rings = geometriesOf(topology).map((geometry) =>
		geometry.type === 'MultiPolygon' ? geometry.arcs : []
	);
	return {
		at: (zoom, detail) => areasAt(arcs, rings, zoom, detail, tiling),
		mendedInSource: clean?.mended ?? { gaps: 0, overlaps: 0 }
	};
}

function toGridPolygons(feature: AreaFeature): GridPolygons {
	const { geometry } = feature;
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.map((rings) => rings.map((ring) => withoutRepeats(ring.map(toBaseGrid))));
}

function areasAt(
	arcs: readonly Arc[],
	features: readonly (readonly (readonly ArcRing[])[])[],
	zoom: number,
	detail: Detail,
	tiling: boolean
): AreasAtZoom {
	const thinned = new ThinnedArcs(arcs, zoom, detail.triangle);
	const kept = features.map((polygons) =>
		polygons
			.map((rings) =>
				rings.filter((ring) => Math.abs(thinned.fullArea(ring)) >= detail.smallestRing)
			)
			// Without its outer ring a polygon is gone, holes and all.
			.filter((rings, i) => rings.length > 0 && rings[0] === polygons[i]?.[0])
	);
	// In a layer of areas that lie apart, dropping rings is not felt by neighbours.
	const drawn = tiling ? features : kept;
	for (const polygons of drawn)
		for (const rings of polygons) for (const ring of rings) thinned.protect(ring);

	const shapes = drawn.map((polygons) =>
		polygons.map((rings) => rings.map((ring) => thinned.ring(ring)))
	);
	if (tiling) {
		const { features: clean, mended } = partition(shapes, WIDEST_ZOOM_GAP);
		return { features: clean, mended: mended.gaps + mended.overlaps };
	}
	return {
		features: shapes.map((polygons) => partition([polygons], 0).features[0] ?? []),
		mended: 0
	};
}

/* Polygons of layers: made valid after a cut, joined along shared borders, and where their names stand. */

/* Makes what is left of a feature after cutting it at a tile's edge valid again. */

/** Cutting leaves repeated points, spikes and rings without area along the cut: not valid MVT. */
export function tidy(feature: GeoJSONVTFeature): GeoJSONVTFeature {
	if (feature.type === 1) return feature;
	const parts = feature.geometry.map((part) => withoutRepeats(part));
	if (feature.type === 2) return { ...feature, geometry: parts.filter((line) => line.length > 1) };
	const rings: [number, number][][] = [];
	let outerKept = false;
	for (const part of parts) {
		const ring = withoutSpikes(part);
		const area = doubleArea(ring);
		// In tile space (y down) outer rings have positive area. Holes of a dropped ring go with it.
		if (area > 0) outerKept = true;
		if (ring.length >= 4 && area !== 0 && outerKept) rings.push(ring);
	}
	return { ...feature, geometry: rings };
}

/** A closed ring without points from which it turns straight back to where it came from. */
function withoutSpikes(ring: readonly GridPoint[]): GridPoint[] {
	const open = ring.slice(0, -1);
	for (let i = 0; i < open.length; i++) {
		const before = open[(i + open.length - 1) % open.length]!;
		const after = open[(i + 1) % open.length]!;
		if (before[0] !== after[0] || before[1] !== after[1]) continue;
		open.splice(i, 1);
		// The points around the tip have become one; look at what is before it once more.
		open.splice(i % open.length, 1);
		i = Math.max(i - 2, 0) - 1;
	}
	return open.length === 0 ? [] : [...open, open[0]!];
}

/* Larger areas from smaller ones that share their borders exactly. */

/** One area for each key, by key; its borders are those of the areas on its edge. */
export function dissolve<A extends AreaFeature>(
	areas: readonly A[],
	keyOf: (area: A) => string
): ReadonlyMap<string, Feature<MultiPolygon>> {
	const topology = topologyOf(areas.map(({ geometry }) => geometry));
	const parts = new Map<string, typeof topology.objects.layer.geometries>();
	areas.forEach((area, i) => {
		const geometry = topology.objects.layer.geometries[i];
		if (geometry === undefined) return;
		const key = keyOf(area);
		parts.set(key, [...(parts.get(key) ?? []), geometry]);
	});
	const keys = [...parts.keys()].sort();
	return new Map(
		keys.map((key) => [
			key,
			{
				type: 'Feature',
				properties: {},
				geometry: merge(topology, (parts.get(key) ?? []) as Parameters<typeof merge>[1])
			}
		])
	);
}

/* Where the name of an area stands best: the point inside it that is furthest from its border. */

/** Within this share of the larger side of the area's box, of ten times the smaller in a narrow one. */
const PRECISION = 0.01;

/** Longitude and latitude in degrees, inside the largest polygon of the area. */
export function labelPoint(area: Polygon | MultiPolygon): Position {
	const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
	const rings = polygons
		.map((polygon) => polygon.map((ring) => ring.map(toBaseGrid)))
		.reduce((p, q) => (outerArea(q) > outerArea(p) ? q : p));
	const outer = rings[0] ?? [];
	const [width, height] = [extentOf(outer.map(([x]) => x)), extentOf(outer.map(([, y]) => y))];
	// What is narrower than the precision would get a corner of its box, which may lie outside.
	const precision = PRECISION * Math.min(Math.max(width, height), 10 * Math.min(width, height));
	const [x, y] = polylabel(rings, precision);
	return fromGrid([x, y], BASE_ZOOM).map((degrees) => Math.round(degrees * 1e6) / 1e6);
}

function outerArea(rings: readonly (readonly GridPoint[])[]): number {
	return Math.abs(doubleArea(rings[0] ?? []));
}

function extentOf(values: readonly number[]): number {
	return Math.max(...values) - Math.min(...values);
}
