/**
 * Lambert cylindrical equal-area projection of the WGS84 ellipsoid, standard parallel 45° N: the
 * plane in which all areas are measured. True areas everywhere; true scale at 45° N, which runs
 * through Minneapolis.
 *
 * Source: Snyder, "Map Projections: A Working Manual" (USGS Professional Paper 1395, 1987),
 * equations 3-11, 3-12, 3-18 and 10-14 to 10-17.
 */

/** Longitude, latitude in degrees (WGS84), as in GeoJSON. */
export type LonLat = readonly [number, number];
/** Meters east and north of the origin, in the equal-area plane. */
export type PlanePoint = readonly [number, number];

const RADIANS = Math.PI / 180;
const SEMI_MAJOR = 6378137;
const FLATTENING = 1 / 298.257223563;
const E2 = FLATTENING * (2 - FLATTENING);
const E = Math.sqrt(E2);

/** Near the middle of the seven counties, so that plane coordinates stay small and precise. */
const ORIGIN: LonLat = [-93.25, 45];
const STANDARD_PARALLEL = 45 * RADIANS;

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
