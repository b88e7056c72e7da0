/** The faces of a plane graph: what its edges enclose, and what lies within what. */
import { doubleArea, orientation, type GridPoint } from './grid.ts';
import type { Nodes } from './noding.ts';

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

export function traceFaces(nodes: Nodes): Faces {
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
