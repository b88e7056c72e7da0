/** From what people draw or upload to an area that can be measured, or one clear problem. */
import { fail, ok } from '../result.ts';
import type { Problem, Result } from '../result.ts';
import { unproject } from './projection.ts';
import type { LonLat, PlanePoint } from './projection.ts';
import { Work, projectRing, signedRingArea } from './area.ts';
import type { PlanarArea, PlaneRing } from './area.ts';
import { directedPiecesOf, findSelfCrossing, resolveParts, resolveWithin } from './sweep.ts';
import type { DirectedPieces, Part } from './sweep.ts';

export type PolygonProblemCode =
	/** No GeoJSON Polygon or MultiPolygon. Parameter `type`: what was found. */
	| 'polygon-expected'
	/** No ring with three different points, or less than one square meter. */
	| 'polygon-empty'
	/** A coordinate that is no pair of finite numbers. */
	| 'polygon-coordinates-broken'
	/** Numbers that are not degrees of longitude and latitude. Parameters `x`, `y`. */
	| 'polygon-not-in-degrees'
	| 'polygon-crosses-antimeridian'
	/** Parameters `longitude`, `latitude` of the first crossing found. */
	| 'polygon-crosses-itself'
	/** Parameters `squareKilometers`, `limit`. */
	| 'polygon-too-large'
	/** Parameters `points`, `limit`. */
	| 'polygon-too-many-points'
	/** Its sides overlap or cross so often that measuring would take too long. Parameter `points`. */
	| 'shape-too-tangled'
	/** No part of it in the region that figures are held for. */
	| 'polygon-outside-region';

export type PolygonProblem = Problem<PolygonProblemCode>;

/** About Wisconsin and a quarter; a metropolitan area has 10,000 square kilometers or so. */
export const LARGEST_AREA_KM2 = 200_000;
export const MOST_POINTS = 50_000;
/** Square meters. */
const SMALLEST_AREA = 1;

/** A checked polygon: its parts for outlines, its area for measuring. */
export type ResolvedPolygon = { readonly parts: readonly Part[]; readonly area: PlanarArea };

/**
 * Checks and resolves a GeoJSON geometry. Order and direction of rings do not matter; polygons of
 * a MultiPolygon may overlap and are counted once; rings may be left open.
 * @param geometry a GeoJSON Polygon or MultiPolygon as parsed from a file or drawn
 * @param work spent on it
 */
export function resolvePolygon(
	geometry: unknown,
	work = new Work()
): Result<ResolvedPolygon, PolygonProblem> {
	const polygons = polygonsOf(geometry);
	if (!polygons.ok) return polygons;
	const parts: Part[] = [];
	let points = 0;
	for (const polygon of polygons.value) {
		const rings: PlaneRing[] = [];
		for (const ring of polygon) {
			const checked = checkRing(ring);
			if (!checked.ok) return checked;
			points += checked.value.length;
			if (points > MOST_POINTS) {
				return fail('polygon-too-many-points', { points, limit: MOST_POINTS });
			}
			const plane = projectRing(checked.value);
			if (plane.length >= 6) rings.push(plane);
		}
		if (rings.length > 0) parts.push(rings);
	}
	for (const part of parts) {
		const crossing = findSelfCrossing(part, work);
		if (crossing) {
			const [longitude, latitude] = unproject(crossing);
			return fail('polygon-crosses-itself', { longitude, latitude });
		}
	}
	// Rings too flat to see are empty, whatever they would add up to.
	if (!parts.some((part) => part.some((ring) => Math.abs(signedRingArea(ring)) >= SMALLEST_AREA))) {
		return fail('polygon-empty');
	}
	const area = work.isSpent ? null : resolveWithin(parts, work);
	if (!area) return fail('shape-too-tangled', { points });
	if (area.area < SMALLEST_AREA) return fail('polygon-empty');
	const squareKilometers = area.area / 1e6;
	if (squareKilometers > LARGEST_AREA_KM2) {
		return fail('polygon-too-large', {
			squareKilometers: Math.round(squareKilometers),
			limit: LARGEST_AREA_KM2
		});
	}
	return ok({ parts, area });
}

function polygonsOf(geometry: unknown): Result<unknown[][], PolygonProblem> {
	if (!isRecord(geometry)) return fail('polygon-expected', { type: describe(geometry) });
	const { type, coordinates } = geometry;
	if (type !== 'Polygon' && type !== 'MultiPolygon') {
		return fail('polygon-expected', { type: typeof type === 'string' ? type : describe(type) });
	}
	if (!Array.isArray(coordinates)) return fail('polygon-coordinates-broken');
	const polygons: unknown[] = type === 'Polygon' ? [coordinates] : coordinates;
	const rings: unknown[][] = [];
	for (const polygon of polygons) {
		if (!Array.isArray(polygon)) return fail('polygon-coordinates-broken');
		rings.push(polygon);
	}
	return ok(rings);
}

function checkRing(ring: unknown): Result<LonLat[], PolygonProblem> {
	if (!Array.isArray(ring)) return fail('polygon-coordinates-broken');
	const points: LonLat[] = [];
	for (const position of ring as unknown[]) {
		if (!Array.isArray(position)) return fail('polygon-coordinates-broken');
		const [x, y] = position as unknown[];
		if (typeof x !== 'number' || typeof y !== 'number') return fail('polygon-coordinates-broken');
		if (!Number.isFinite(x) || !Number.isFinite(y)) return fail('polygon-coordinates-broken');
		if (Math.abs(y) > 90 || Math.abs(x) > 360) return fail('polygon-not-in-degrees', { x, y });
		const before = points[points.length - 1];
		if (Math.abs(x) > 180 || (before && Math.abs(x - before[0]) > 180)) {
			return fail('polygon-crosses-antimeridian');
		}
		points.push([x, y]);
	}
	const first = points[0];
	const last = points[points.length - 1];
	if (first && last && Math.abs(first[0] - last[0]) > 180) {
		return fail('polygon-crosses-antimeridian');
	}
	return ok(points);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
	return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/* From a resolved boundary back to polygons with rings, for drawing and for files. */

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

/* A point well inside an area, for labels, pins and moving from area to area. */

const SCAN_LINES = 31;

/**
 * The middle of the roomiest of 31 lines drawn from south to north through the area: always inside,
 * whatever its shape; null for an area without extent.
 */
export function insidePoint(area: PlanarArea): PlanePoint | null {
	const [west, , east] = area.bounds;
	let best: PlanePoint | null = null;
	let bestRoom = 0;
	for (let i = 1; i <= SCAN_LINES; i++) {
		const x = west + ((east - west) * i) / (SCAN_LINES + 1);
		const heights = crossingHeights(area, x);
		for (let k = 0; k + 1 < heights.length; k += 2) {
			const length = heights[k + 1]! - heights[k]!;
			const room = Math.min(length / 2, x - west, east - x);
			if (room > bestRoom) {
				bestRoom = room;
				best = [x, (heights[k]! + heights[k + 1]!) / 2];
			}
		}
	}
	return best;
}

/** Whether the area holds a point; points of the border belong to either side. */
export function holdsPoint(area: PlanarArea, [x, y]: PlanePoint): boolean {
	const [west, south, east, north] = area.bounds;
	if (x < west || x > east || y < south || y > north) return false;
	return crossingHeights(area, x).filter((height) => height > y).length % 2 === 1;
}

/** Where a line from south to north at x enters and leaves the area, ascending. */
function crossingHeights(area: PlanarArea, x: number): number[] {
	const heights: number[] = [];
	const { pieces } = area;
	for (let k = 0; k < pieces.length; k += 4) {
		const x1 = pieces[k]!;
		const x2 = pieces[k + 2]!;
		if (x1 > x || x2 <= x) continue;
		heights.push(pieces[k + 1]! + ((x - x1) / (x2 - x1)) * (pieces[k + 3]! - pieces[k + 1]!));
	}
	return heights.sort((a, b) => a - b);
}

/* Distances in the plane. */

/** Least distance between two sets of lines in the plane (meters); a line of one point is that point. */
export function distanceBetween(
	ones: readonly (readonly PlanePoint[])[],
	others: readonly (readonly PlanePoint[])[]
): number {
	let least = Infinity;
	for (const one of ones) {
		for (const [p, q] of piecesOf(one)) {
			for (const other of others) {
				for (const [r, s] of piecesOf(other)) {
					if (cross(p, q, r, s)) return 0;
					least = Math.min(
						least,
						distanceToPiece(p, r, s),
						distanceToPiece(q, r, s),
						distanceToPiece(r, p, q),
						distanceToPiece(s, p, q)
					);
				}
			}
		}
	}
	return least;
}

type Piece = readonly [PlanePoint, PlanePoint];

function piecesOf(line: readonly PlanePoint[]): Piece[] {
	const [only] = line;
	if (line.length === 1 && only) return [[only, only]];
	return line.slice(1).map((point, at): Piece => [line[at]!, point]);
}

/** Distance in the plane of a point from a straight piece of line, in the unit of its coordinates (meters). */
function distanceToPiece([x, y]: PlanePoint, [ax, ay]: PlanePoint, [bx, by]: PlanePoint): number {
	const [dx, dy] = [bx - ax, by - ay];
	const squared = dx * dx + dy * dy;
	const along =
		squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared));
	return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function cross(p: PlanePoint, q: PlanePoint, r: PlanePoint, s: PlanePoint): boolean {
	const side = (a: PlanePoint, b: PlanePoint, c: PlanePoint) =>
		Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
	return side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0;
}
