/**
 * Noding: borders of many polygons become one set of edges that meet only at their ends.
 *
 * Where two borders cross, touch or run along each other, both get the same vertex, rounded to the
 * grid. Rounding may make new crossings, so this repeats until there are none.
 */
import Flatbush from 'flatbush';
import { orientation, type GridPoint } from './grid.ts';

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
