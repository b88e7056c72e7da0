/**
 * Many overlapping rings → one area without double counting.
 *
 * A sweep from west to east: between two neighboring x at which something starts, ends or crosses,
 * the boundary pieces have one vertical order, and walking up them tells inside from outside. A
 * piece that bounds the whole is kept, all others are dropped. Every slab starts and ends outside,
 * so the result is closed whatever rounding does: two borders that coincide to the last digit, or
 * nearly, can be taken one for the other, which moves the border by their distance and no more.
 * (Ours, after the classic plane sweep.)
 */
import { PieceList, type PlanarArea, type PlaneRing } from './planar-area.ts';

/**
 * Rings of one polygon. A point is in the part when an odd number of its rings hold it, so neither
 * the order nor the direction of rings matters; the whole is everything that is in some part.
 */
export type Part = readonly PlaneRing[];

/** Boundary of the whole as directed pieces, for making rings: area to the left. */
export type DirectedPieces = number[];

type Edge = {
	readonly x1: number;
	readonly y1: number;
	readonly x2: number;
	readonly y2: number;
	readonly part: number;
	/** y at the west and east end of the current slab. */
	west: number;
	east: number;
	/** The kept piece that this edge is continuing: where it began, which sign it has. */
	fromX: number;
	fromY: number;
	sign: -1 | 0 | 1;
};

/**
 * The union of the parts as an area.
 * @param outline where given, receives every boundary piece, vertical ones too, as x1, y1, x2, y2
 *   with the area on the left
 * @param atLeast how many parts must hold a point: 1 for the union, 2 for what two parts share
 */
export function resolveParts(
	parts: readonly Part[],
	outline?: DirectedPieces,
	atLeast = 1
): PlanarArea {
	const edges = edgesOf(parts);
	const xs = distinctSorted(edges);
	const list = new PieceList();
	const inside = new Uint8Array(parts.length);
	let active: Edge[] = [];
	let next = 0;
	/** y at which the covered intervals just west of the sweep line begin and end. */
	let coveredWest: number[] = [];

	const close = (edge: Edge, x: number, y: number): void => {
		if (edge.sign === 0) return;
		list.add(edge.fromX, edge.fromY, x, y, edge.sign);
		if (outline) {
			if (edge.sign === -1) outline.push(edge.fromX, edge.fromY, x, y);
			else outline.push(x, y, edge.fromX, edge.fromY);
		}
		edge.sign = 0;
	};

	for (let k = 0; k + 1 < xs.length; k++) {
		const west = xs[k]!;
		const east = xs[k + 1]!;
		active = active.filter((edge) => {
			if (edge.x2 > west) return true;
			close(edge, edge.x2, edge.y2);
			return false;
		});
		while (next < edges.length && edges[next]!.x1 <= west) active.push(edges[next++]!);
		for (const edge of active) {
			edge.west = heightAt(edge, west);
			edge.east = heightAt(edge, east);
		}
		const cuts = crossingsBetween(active, west, east);
		for (let c = 0; c + 1 < cuts.length; c++) {
			const from = cuts[c]!;
			const to = cuts[c + 1]!;
			if (cuts.length > 2) {
				for (const edge of active) {
					edge.west = heightAt(edge, from);
					edge.east = heightAt(edge, to);
				}
				sortByMiddle(active);
			}
			const covered: number[] = [];
			inside.fill(0);
			let depth = 0;
			for (const edge of active) {
				const before = depth >= atLeast;
				inside[edge.part]! ^= 1;
				depth += inside[edge.part] === 1 ? 1 : -1;
				const after = depth >= atLeast;
				const sign = before === after ? 0 : after ? -1 : 1;
				if (sign !== edge.sign) {
					close(edge, from, edge.west);
					if (sign !== 0) {
						edge.sign = sign;
						edge.fromX = from;
						edge.fromY = edge.west;
					}
				}
				if (outline && sign !== 0) covered.push(edge.west, edge.east);
			}
			if (outline) coveredWest = addVerticals(outline, from, coveredWest, covered);
		}
	}
	const last = xs[xs.length - 1];
	for (const edge of active) close(edge, edge.x2, edge.y2);
	if (outline && last !== undefined) addVerticals(outline, last, coveredWest, []);
	return list.finish();
}

function edgesOf(parts: readonly Part[]): Edge[] {
	const edges: Edge[] = [];
	parts.forEach((rings, part) => {
		for (const ring of rings) {
			const n = ring.length;
			for (let i = 0; i < n; i += 2) {
				let x1 = ring[i]!;
				let y1 = ring[i + 1]!;
				let x2 = ring[(i + 2) % n]!;
				let y2 = ring[(i + 3) % n]!;
				if (x1 === x2) continue;
				if (x1 > x2) [x1, y1, x2, y2] = [x2, y2, x1, y1];
				edges.push({ x1, y1, x2, y2, part, west: 0, east: 0, fromX: 0, fromY: 0, sign: 0 });
			}
		}
	});
	return edges.sort((a, b) => a.x1 - b.x1);
}

function distinctSorted(edges: readonly Edge[]): Float64Array {
	const all = new Float64Array(edges.length * 2);
	edges.forEach((edge, i) => {
		all[2 * i] = edge.x1;
		all[2 * i + 1] = edge.x2;
	});
	all.sort();
	let n = 0;
	for (const x of all) if (n === 0 || x !== all[n - 1]) all[n++] = x;
	return all.subarray(0, n);
}

/** The same number for the same edge and x, and the vertex itself at either end: pieces then join. */
function heightAt(edge: Edge, x: number): number {
	if (x === edge.x1) return edge.y1;
	if (x === edge.x2) return edge.y2;
	return edge.y1 + ((x - edge.x1) / (edge.x2 - edge.x1)) * (edge.y2 - edge.y1);
}

/** Insertion sort, for the order hardly changes from slab to slab. */
function sortByMiddle(active: Edge[]): void {
	for (let i = 1; i < active.length; i++) {
		const edge = active[i]!;
		const middle = edge.west + edge.east;
		let j = i - 1;
		while (j >= 0 && active[j]!.west + active[j]!.east > middle) {
			active[j + 1] = active[j]!;
			j--;
		}
		active[j + 1] = edge;
	}
}

/** The slab's ends with every x between them at which two active edges cross; sorts the edges. */
function crossingsBetween(active: Edge[], west: number, east: number): number[] {
	sortByMiddle(active);
	const cuts = [west, east];
	for (let i = 1; i < active.length; i++) {
		const upper = active[i]!;
		for (let j = i - 1; j >= 0; j--) {
			const lower = active[j]!;
			const atWest = upper.west - lower.west;
			const atEast = upper.east - lower.east;
			if (atWest < 0 !== atEast < 0 && atWest !== 0 && atEast !== 0) {
				const x = west + (atWest / (atWest - atEast)) * (east - west);
				if (x > west && x < east) cuts.push(x);
			}
		}
	}
	if (cuts.length === 2) return cuts;
	cuts.sort((a, b) => a - b);
	return cuts.filter((x, i) => i === 0 || x !== cuts[i - 1]);
}

/**
 * Where the intervals covered just west and just east of a line differ, the line itself is boundary.
 * @param covered west end, east end of each boundary height in the slab to the east
 * @returns the heights at the slab's east end
 */
function addVerticals(
	outline: DirectedPieces,
	x: number,
	before: readonly number[],
	covered: readonly number[]
): number[] {
	// +1 where a western interval begins or an eastern one ends, −1 the other way round.
	const steps: [number, number][] = before.map((y, i) => [y, i % 2 === 0 ? 1 : -1]);
	const eastward: number[] = [];
	for (let i = 0; i < covered.length; i += 2) {
		steps.push([covered[i]!, i % 4 === 0 ? -1 : 1]);
		eastward.push(covered[i + 1]!);
	}
	steps.sort((a, b) => a[0] - b[0]);
	let balance = 0;
	steps.forEach(([y, step], i) => {
		balance += step;
		const above = steps[i + 1];
		if (!above || above[0] === y || balance === 0) return;
		// Area to the west only: the piece runs north, with the area on its left.
		if (balance > 0) outline.push(x, y, x, above[0]);
		else outline.push(x, above[0], x, y);
	});
	return eastward;
}
