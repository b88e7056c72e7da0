/**
 * An area in the equal-area plane, held as what measuring needs: its boundary as pieces that are
 * either above or below it. Vertical pieces bound no area and are left out.
 */
import { project, type LonLat } from './equal-area.ts';

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
