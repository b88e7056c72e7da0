/** From what people draw or upload to an area that can be measured, or one clear problem. */
import { fail, ok, type Problem, type Result } from '../result.ts';
import { unproject, type LonLat } from './equal-area.ts';
import { projectRing, signedRingArea, type PlanarArea, type PlaneRing } from './planar-area.ts';
import { resolveWithin, type Part } from './resolve.ts';
import { findSelfCrossing } from './self-crossing.ts';
import { Work } from './work.ts';

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

/** About Wisconsin and a quarter; the seven counties have 7,700 square kilometers. */
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
