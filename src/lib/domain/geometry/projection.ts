/**
 * The plane in which areas are measured, and distances on the ellipsoid.
 *
 * Lambert cylindrical equal-area projection of the WGS84 ellipsoid: the plane in which all areas
 * are measured. True areas everywhere; true scale along the region’s standard parallel.
 *
 * Source: Snyder, "Map Projections: A Working Manual" (USGS Professional Paper 1395, 1987),
 * equations 3-11, 3-12, 3-18 and 10-14 to 10-17.
 *
 * Distances on the WGS84 ellipsoid: T. Vincenty, "Direct and Inverse Solutions of Geodesics on the
 * Ellipsoid with Application of Nested Equations", Survey Review XXIII (1975); good to a tenth of a
 * millimeter at the distances used here.
 */

import { REGION } from '../region.ts';

/** Longitude, latitude in degrees (WGS84), as in GeoJSON. */
export type LonLat = readonly [number, number];
/** Meters east and north of the origin, in the equal-area plane. */
export type PlanePoint = readonly [number, number];

const RADIANS = Math.PI / 180;
const SEMI_MAJOR = 6378137;
const FLATTENING = 1 / 298.257223563;
const E2 = FLATTENING * (2 - FLATTENING);
const E = Math.sqrt(E2);

const ORIGIN: LonLat = REGION.projection.origin;
const STANDARD_PARALLEL = REGION.projection.standardParallel * RADIANS;

const K0 = Math.cos(STANDARD_PARALLEL) / Math.sqrt(1 - E2 * Math.sin(STANDARD_PARALLEL) ** 2);
const X_SCALE = SEMI_MAJOR * K0 * RADIANS;
const Y_SCALE = SEMI_MAJOR / (2 * K0);
const Q_POLE = q(1);
const Q_ORIGIN = q(Math.sin(ORIGIN[1] * RADIANS));

function q(sine: number): number {
	const es = E * sine;
	return (1 - E2) * (sine / (1 - es * es) + Math.atanh(es) / E);
}

/** Longitude and latitude in degrees → meters in the equal-area plane. */
export function project(point: LonLat): PlanePoint {
	return [(point[0] - ORIGIN[0]) * X_SCALE, (q(Math.sin(point[1] * RADIANS)) - Q_ORIGIN) * Y_SCALE];
}

/** Meters in the equal-area plane → longitude and latitude in degrees; inverse of `project`. */
export function unproject(point: PlanePoint): LonLat {
	const target = point[1] / Y_SCALE + Q_ORIGIN;
	const authalic = Math.asin(Math.max(-1, Math.min(1, target / Q_POLE)));
	let latitude = authalic + (E2 / 3 + (31 * E2 * E2) / 180) * Math.sin(2 * authalic);
	// Newton's steps leave less than a nanometer; at the poles there is nothing to correct.
	for (let step = 0; step < 2; step++) {
		const sine = Math.sin(latitude);
		const slope = (2 * (1 - E2) * Math.cos(latitude)) / (1 - E2 * sine * sine) ** 2;
		if (Math.abs(slope) < 1e-9) break;
		latitude += (target - q(sine)) / slope;
	}
	return [point[0] / X_SCALE + ORIGIN[0], latitude / RADIANS];
}

const B = SEMI_MAJOR * (1 - FLATTENING);

/** The point `meters` from `from` in direction `azimuth` (degrees clockwise from north). */
export function destination(from: LonLat, azimuth: number, meters: number): LonLat {
	const direction = azimuth * RADIANS;
	const sinDirection = Math.sin(direction);
	const cosDirection = Math.cos(direction);
	const tanU = (1 - FLATTENING) * Math.tan(from[1] * RADIANS);
	const cosU = 1 / Math.hypot(1, tanU);
	const sinU = tanU * cosU;
	const sigma1 = Math.atan2(tanU, cosDirection);
	const sinAlpha = cosU * sinDirection;
	const cos2Alpha = 1 - sinAlpha * sinAlpha;
	const u2 = (cos2Alpha * (SEMI_MAJOR * SEMI_MAJOR - B * B)) / (B * B);
	const k = (Math.sqrt(1 + u2) - 1) / (Math.sqrt(1 + u2) + 1);
	const a = (1 + (k * k) / 4) / (1 - k);
	const b = k * (1 - (3 * k * k) / 8);

	const start = meters / (B * a);
	let sigma = start;
	for (let round = 0; round < 20; round++) {
		const cos2m = Math.cos(2 * sigma1 + sigma);
		const sinSigma = Math.sin(sigma);
		const cosSigma = Math.cos(sigma);
		const inner =
			cosSigma * (2 * cos2m * cos2m - 1) -
			(b / 6) * cos2m * (4 * sinSigma * sinSigma - 3) * (4 * cos2m * cos2m - 3);
		const next = start + b * sinSigma * (cos2m + (b / 4) * inner);
		const moved = Math.abs(next - sigma);
		sigma = next;
		if (moved < 1e-14) break;
	}
	const cos2m = Math.cos(2 * sigma1 + sigma);
	const sinSigma = Math.sin(sigma);
	const cosSigma = Math.cos(sigma);

	const across = sinU * sinSigma - cosU * cosSigma * cosDirection;
	const latitude = Math.atan2(
		sinU * cosSigma + cosU * sinSigma * cosDirection,
		(1 - FLATTENING) * Math.hypot(sinAlpha, across)
	);
	const lambda = Math.atan2(
		sinSigma * sinDirection,
		cosU * cosSigma - sinU * sinSigma * cosDirection
	);
	const c = (FLATTENING / 16) * cos2Alpha * (4 + FLATTENING * (4 - 3 * cos2Alpha));
	const longitudeChange =
		lambda -
		(1 - c) *
			FLATTENING *
			sinAlpha *
			(sigma + c * sinSigma * (cos2m + c * cosSigma * (2 * cos2m * cos2m - 1)));
	return [from[0] + longitudeChange / RADIANS, latitude / RADIANS];
}

/** East and north components in meters of the way from one point to a near one (within about 50 km). */
export function offset(from: LonLat, to: LonLat): readonly [number, number] {
	const middle = ((from[1] + to[1]) / 2) * RADIANS;
	const w2 = 1 - E2 * Math.sin(middle) ** 2;
	const primeVertical = SEMI_MAJOR / Math.sqrt(w2);
	const meridional = (primeVertical * (1 - E2)) / w2;
	return [
		(to[0] - from[0]) * RADIANS * primeVertical * Math.cos(middle),
		(to[1] - from[1]) * RADIANS * meridional
	];
}

/** Meters between two near points (within about 50 km: better than one part in 100,000). */
export function nearDistance(from: LonLat, to: LonLat): number {
	const [east, north] = offset(from, to);
	return Math.hypot(east, north);
}
