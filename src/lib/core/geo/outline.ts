/** From a resolved boundary back to polygons with rings, for drawing and for files. */
import { unproject, type LonLat } from './equal-area.ts';
import { directedPiecesOf, type DirectedPieces } from './directed-pieces.ts';
import { signedRingArea, type PlanarArea, type PlaneRing } from './planar-area.ts';
import { resolveParts, type Part } from './resolve.ts';

/** Coordinates of a GeoJSON MultiPolygon. */
export type MultiPolygonCoordinates = LonLat[][][];

/** Rings smaller than this are leavings of rounding (square meters). */
const SMALLEST_RING = 1e-3;
/** A point nearer than this to its neighbor, or to the line between both, is dropped (meters). */
const COLLINEAR = 1e-6;

/**
 * The union of the parts as polygons: outer rings counterclockwise, holes clockwise (RFC 7946),
 * closed, in degrees; ordered from west to east.
 */
export function outlineOfParts(parts: readonly Part[]): MultiPolygonCoordinates {
	return outlineOfArea(resolveParts(parts));
}

/** The same of an area without double counting, such as `resolveParts` gives. */
export function outlineOfArea(area: PlanarArea): MultiPolygonCoordinates {
	const rings = walk(directedPiecesOf(area))
		.map(dropCollinear)
		.map((ring) => ({ ring, area: signedRingArea(ring) }))
		.filter(({ area }) => Math.abs(area) > SMALLEST_RING);
	const outers = rings.filter(({ area }) => area > 0).sort((a, b) => a.area - b.area);
	const polygons = outers.map(({ ring }) => ({ west: westOf(ring), rings: [ring] }));
	for (const { ring } of rings.filter(({ area }) => area < 0)) {
		// The smallest outer ring that holds it.
		const index = outers.findIndex((outer) => holds(outer.ring, ring));
		polygons[index]?.rings.push(ring);
	}
	polygons.sort((a, b) => a.west - b.west);
	return polygons.map((polygon) => polygon.rings.map(toDegrees));
}

/** Chains directed pieces end to start; at a point where rings touch, turns left to part them. */
function walk(pieces: DirectedPieces): PlaneRing[] {
	const starts = new Map<string, number[]>();
	const key = (i: number): string => `${pieces[i]!} ${pieces[i + 1]!}`;
	for (let i = 0; i < pieces.length; i += 4) {
		const at = starts.get(key(i));
		if (at) at.push(i);
		else starts.set(key(i), [i]);
	}
	const rings: PlaneRing[] = [];
	const used = new Uint8Array(pieces.length / 4);
	for (let first = 0; first < pieces.length; first += 4) {
		if (used[first / 4]) continue;
		const ring: number[] = [];
		let current = first;
		while (!used[current / 4]) {
			used[current / 4] = 1;
			ring.push(pieces[current]!, pieces[current + 1]!);
			const ways = (starts.get(key(current + 2)) ?? []).filter((way) => !used[way / 4]);
			const way = ways.length > 1 ? leftmost(pieces, current, ways) : ways[0];
			if (way === undefined) break;
			current = way;
		}
		rings.push(Float64Array.from(ring));
	}
	return rings;
}

function leftmost(pieces: DirectedPieces, from: number, ways: readonly number[]): number {
	const heading = (i: number): number =>
		Math.atan2(pieces[i + 3]! - pieces[i + 1]!, pieces[i + 2]! - pieces[i]!);
	const turn = (way: number): number => {
		const angle = heading(way) - heading(from);
		return angle <= -Math.PI ? angle + 2 * Math.PI : angle > Math.PI ? angle - 2 * Math.PI : angle;
	};
	return ways.reduce((best, way) => (turn(way) > turn(best) ? way : best));
}

function dropCollinear(ring: PlaneRing): PlaneRing {
	const distinct: [number, number][] = [];
	for (let i = 0; i < ring.length; i += 2) {
		const before = distinct[distinct.length - 1];
		if (before && Math.hypot(ring[i]! - before[0], ring[i + 1]! - before[1]) < COLLINEAR) continue;
		distinct.push([ring[i]!, ring[i + 1]!]);
	}
	const first = distinct[0];
	const last = distinct[distinct.length - 1];
	if (first && last && Math.hypot(first[0] - last[0], first[1] - last[1]) < COLLINEAR) {
		distinct.pop();
	}
	const kept: number[] = [];
	const n = distinct.length;
	distinct.forEach(([x, y], i) => {
		const [beforeX, beforeY] =
			kept.length > 0 ? (kept.slice(-2) as [number, number]) : distinct[(i + n - 1) % n]!;
		const [afterX, afterY] = distinct[(i + 1) % n]!;
		const dx = afterX - beforeX;
		const dy = afterY - beforeY;
		const away = Math.abs((x - beforeX) * dy - (y - beforeY) * dx);
		if (away > COLLINEAR * Math.hypot(dx, dy)) kept.push(x, y);
	});
	return Float64Array.from(kept);
}

function holds(outer: PlaneRing, inner: PlaneRing): boolean {
	// Rings of one outline touch at most in points: the middle of some side of the inner one decides.
	const x = (inner[0]! + inner[2]!) / 2;
	const y = (inner[1]! + inner[3]!) / 2;
	let odd = false;
	const n = outer.length;
	for (let i = 0; i < n; i += 2) {
		const x1 = outer[i]!;
		const y1 = outer[i + 1]!;
		const x2 = outer[(i + 2) % n]!;
		const y2 = outer[(i + 3) % n]!;
		if (x1 > x !== x2 > x && y1 + ((x - x1) / (x2 - x1)) * (y2 - y1) > y) odd = !odd;
	}
	return odd;
}

function westOf(ring: PlaneRing): number {
	let west = Infinity;
	for (let i = 0; i < ring.length; i += 2) west = Math.min(west, ring[i]!);
	return west;
}

function toDegrees(ring: PlaneRing): LonLat[] {
	const points: LonLat[] = [];
	for (let i = 0; i < ring.length; i += 2) points.push(unproject([ring[i]!, ring[i + 1]!]));
	points.push(points[0]!);
	return points;
}
