/**
 * Makes polygons into a partition: areas that cover their ground once, with no gap and no overlap.
 *
 * Needed twice. Sources that simplified each polygon by itself leave slivers between neighbours
 * (the 2020 block groups do, up to 30 m). And simplifying a clean topology for a low zoom can make
 * two borders cross. Both are mended the same way: node all borders, look at each face of the
 * resulting plane graph, and give a face that several features or none claim to the one with
 * which it shares the longest border.
 */
import { traceFaces, type Faces, type HalfEdge } from './faces.ts';
import { doubleArea, type GridPoint } from './grid.ts';
import { nodeBorders, type DirectedRings, type Nodes } from './noding.ts';
import { chainRings, groupRings } from './rings.ts';

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
