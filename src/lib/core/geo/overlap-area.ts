/**
 * How much of one area lies in another, exactly and without building the intersection.
 *
 * An area is a signed sum of "everything below" its boundary pieces, so the area common to two is
 * the signed sum, over pairs of pieces, of the area below both: the integral of the lower of two
 * lines over the x they share. Touching and coinciding borders need no special case, and nothing
 * can jump when a border moves. (Ours; the identity is the product of two indicator functions.)
 */
import type { PlanarArea } from './planar-area.ts';

/** Reused between calls: indices of pieces of the second area over the first one's x range. */
let candidates = new Int32Array(1024);

/** Square meters that two areas have in common; 0 where they are apart. */
export function overlapArea(a: PlanarArea, b: PlanarArea): number {
	return extent(a) <= extent(b) ? overlapOfSmaller(a, b) : overlapOfSmaller(b, a);
}

function extent({ bounds: [west, south, east, north] }: PlanarArea): number {
	return (east - west) * (north - south);
}

/** Share of `part` that lies in `area`, 0 to 1; 0 where `part` has no area. */
export function shareInside(part: PlanarArea, area: PlanarArea): number {
	if (!(part.area > 0)) return 0;
	return Math.min(1, overlapOfSmaller(part, area) / part.area);
}

/** Quick where `a` lies wholly inside or outside `b`, exact for any two. */
function overlapOfSmaller(a: PlanarArea, b: PlanarArea): number {
	const [west, south, east, north] = a.bounds;
	if (!(west < b.bounds[2] && b.bounds[0] < east)) return 0;
	if (!(south < b.bounds[3] && b.bounds[1] < north)) return 0;

	const p = b.pieces;
	const count = b.signs.length;
	if (candidates.length < count) candidates = new Int32Array(count);
	let found = 0;
	let crossesBox = false;
	for (let i = 0; i < count; i++) {
		const k = 4 * i;
		if (p[k]! >= east || p[k + 2]! <= west) continue;
		const y1 = p[k + 1]!;
		const y2 = p[k + 3]!;
		// Pieces below the box have nothing of `a` below them.
		if (y1 <= south && y2 <= south) continue;
		candidates[found++] = i;
		if (y1 < north || y2 < north) crossesBox = true;
	}
	if (found === 0) return 0;
	if (!crossesBox) {
		// Borders above the whole box: all in or all out, unless a vertical border divides it.
		const covered = widthBelow(b, found, west, east) / (east - west);
		if (covered < 1e-12) return 0;
		if (covered > 1 - 1e-12) return a.area;
	}

	let total = 0;
	const e = a.pieces;
	for (let i = 0; i < a.signs.length; i++) {
		const k = 4 * i;
		let sum = 0;
		for (let c = 0; c < found; c++) {
			const j = candidates[c]!;
			const l = 4 * j;
			const from = e[k]! > p[l]! ? e[k]! : p[l]!;
			const to = e[k + 2]! < p[l + 2]! ? e[k + 2]! : p[l + 2]!;
			if (from >= to) continue;
			sum += b.signs[j]! * belowBoth(e, k, p, l, from, to, south);
		}
		total += a.signs[i]! * sum;
	}
	return Math.max(0, total);
}

/** Meters of the way from west to east that lie below the area's candidate pieces. */
function widthBelow(b: PlanarArea, found: number, west: number, east: number): number {
	let width = 0;
	for (let c = 0; c < found; c++) {
		const j = candidates[c]!;
		const from = Math.max(west, b.pieces[4 * j]!);
		const to = Math.min(east, b.pieces[4 * j + 2]!);
		width += b.signs[j]! * (to - from);
	}
	return width;
}

/** Area between `base` and the lower of two pieces, over x from `from` to `to`. */
function belowBoth(
	e: Float64Array,
	k: number,
	p: Float64Array,
	l: number,
	from: number,
	to: number,
	base: number
): number {
	const eSlope = (e[k + 3]! - e[k + 1]!) / (e[k + 2]! - e[k]!);
	const pSlope = (p[l + 3]! - p[l + 1]!) / (p[l + 2]! - p[l]!);
	const e1 = e[k + 1]! - base + (from - e[k]!) * eSlope;
	const e2 = e[k + 1]! - base + (to - e[k]!) * eSlope;
	const p1 = p[l + 1]! - base + (from - p[l]!) * pSlope;
	const p2 = p[l + 1]! - base + (to - p[l]!) * pSlope;
	const width = to - from;
	const d1 = e1 - p1;
	const d2 = e2 - p2;
	if (d1 <= 0 && d2 <= 0) return ((e1 + e2) / 2) * width;
	if (d1 >= 0 && d2 >= 0) return ((p1 + p2) / 2) * width;
	const split = d1 / (d1 - d2);
	const middle = e1 + (e2 - e1) * split;
	const lower1 = d1 < 0 ? e1 : p1;
	const lower2 = d2 < 0 ? e2 : p2;
	return (((lower1 + middle) * split + (middle + lower2) * (1 - split)) / 2) * width;
}
