/** From directed border edges to valid rings, and from rings to polygons with holes. */
import { doubleArea, orientation, type GridPoint } from './grid.ts';

/**
 * Chains edges that have the interior on their left into closed rings. A ring never visits a vertex
 * twice: where a border touches itself it is split into rings that touch.
 */
export function chainRings(
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
export function groupRings(rings: readonly GridPoint[][]): GridPoint[][][] {
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
export function whereIs(
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
