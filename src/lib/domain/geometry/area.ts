/**
 * An area in the equal-area plane, held as what measuring needs: its boundary as pieces that are
 * either above or below it. Vertical pieces bound no area and are left out.
 */
import { project } from './projection.ts';
import type { LonLat } from './projection.ts';

/** West, south, east, north: degrees or plane meters, as each use says. */
export type Bounds = readonly [number, number, number, number];

export type PlanarArea = {
	/** x1, y1, x2, y2 of each piece in meters, x1 < x2. */
	readonly pieces: Float64Array;
	/** One a piece: +1 where the area lies just below it, −1 where just above. */
	readonly signs: Int8Array;
	/** Of the pieces, in meters; infinite and reversed where there are none. */
	readonly bounds: Bounds;
	/** Square meters. */
	readonly area: number;
};

/** Coordinates of a polygon as in GeoJSON: rings of longitude and latitude. */
export type PolygonRings = readonly (readonly LonLat[])[];
/** A ring in the plane: x, y, x, y … in meters; the last point is not repeated. */
export type PlaneRing = Float64Array;

/** Projects a ring, dropping the closing point and repeated points. */
export function projectRing(ring: readonly LonLat[]): PlaneRing {
	const flat: number[] = [];
	for (const point of ring) {
		const [x, y] = project(point);
		const n = flat.length;
		if (n > 0 && flat[n - 2] === x && flat[n - 1] === y) continue;
		flat.push(x, y);
	}
	const n = flat.length;
	if (n > 2 && flat[0] === flat[n - 2] && flat[1] === flat[n - 1]) flat.length = n - 2;
	return Float64Array.from(flat);
}

/** Square meters of a ring, positive where it runs counterclockwise. */
export function signedRingArea(ring: PlaneRing): number {
	const n = ring.length;
	if (n < 6) return 0;
	// About the first point, so that far-away coordinates cost no digits.
	const x0 = ring[0]!;
	const y0 = ring[1]!;
	let twice = 0;
	for (let i = 2; i + 3 < n; i += 2) {
		twice += (ring[i]! - x0) * (ring[i + 3]! - y0) - (ring[i + 2]! - x0) * (ring[i + 1]! - y0);
	}
	return twice / 2;
}

/** Collects boundary pieces, then makes the area of them. */
export class PieceList {
	private readonly pieces: number[] = [];
	private readonly signs: number[] = [];

	/** A boundary piece with x1 < x2; other pieces are ignored, for they bound no area. */
	add(x1: number, y1: number, x2: number, y2: number, sign: 1 | -1): void {
		if (!(x1 < x2)) return;
		this.pieces.push(x1, y1, x2, y2);
		this.signs.push(sign);
	}

	/** The pieces alone, as `x1, y1, x2, y2` each. */
	get sides(): readonly number[] {
		return this.pieces;
	}

	finish(): PlanarArea {
		let west = Infinity;
		let south = Infinity;
		let east = -Infinity;
		let north = -Infinity;
		const { pieces } = this;
		for (let i = 0; i < pieces.length; i += 4) {
			west = Math.min(west, pieces[i]!);
			east = Math.max(east, pieces[i + 2]!);
			south = Math.min(south, pieces[i + 1]!, pieces[i + 3]!);
			north = Math.max(north, pieces[i + 1]!, pieces[i + 3]!);
		}
		let area = 0;
		this.signs.forEach((sign, i) => {
			const width = pieces[4 * i + 2]! - pieces[4 * i]!;
			area += sign * width * ((pieces[4 * i + 1]! + pieces[4 * i + 3]!) / 2 - south);
		});
		return {
			pieces: Float64Array.from(pieces),
			signs: Int8Array.from(this.signs),
			bounds: [west, south, east, north],
			area
		};
	}
}

/**
 * The area of polygons known to be simple and apart from each other, such as census boundaries:
 * the first ring of each is its outside, the others are holes. For polygons that people draw or
 * upload use `resolvePolygons`.
 */
export function areaOfSimplePolygons(polygons: readonly PolygonRings[]): PlanarArea {
	const list = new PieceList();
	for (const polygon of polygons) {
		polygon.forEach((ring, index) => {
			const plane = projectRing(ring);
			const counterclockwise = signedRingArea(plane) > 0;
			const inside = counterclockwise === (index === 0) ? 1 : -1;
			const n = plane.length;
			for (let i = 0; i < n; i += 2) {
				const x1 = plane[i]!;
				const y1 = plane[i + 1]!;
				const x2 = plane[(i + 2) % n]!;
				const y2 = plane[(i + 3) % n]!;
				// Counterclockwise, a piece that runs east has the area above it.
				if (x1 < x2) list.add(x1, y1, x2, y2, inside === 1 ? -1 : 1);
				else list.add(x2, y2, x1, y1, inside === 1 ? 1 : -1);
			}
		});
	}
	return list.finish();
}

/*
 * How much of one area lies in another, exactly and without building the intersection.
 *
 * An area is a signed sum of "everything below" its boundary pieces, so the area common to two is
 * the signed sum, over pairs of pieces, of the area below both: the integral of the lower of two
 * lines over the x they share. Touching and coinciding borders need no special case, and nothing
 * can jump when a border moves. (Ours; the identity is the product of two indicator functions.)
 */

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

/**
 * How much a computation may still do. Steps are counted, not seconds: the same shape is measured,
 * or refused, on every device alike.
 */

/**
 * Steps that one place may take, each a look at one side of it: between one and two seconds of a
 * usual laptop.
 */
export const MOST_STEPS = 30_000_000;

export class Work {
	/** Steps taken so far, those that were no longer there too. */
	spent = 0;

	constructor(private readonly most = MOST_STEPS) {}

	/** Takes steps from what is left; false once there are not enough. */
	spend(steps: number): boolean {
		this.spent += steps;
		return !this.isSpent;
	}

	/** Whether something was asked for that was no longer there. */
	get isSpent(): boolean {
		return this.spent > this.most;
	}
}
