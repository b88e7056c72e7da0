/**
 * Distances on the WGS84 ellipsoid.
 *
 * Source: T. Vincenty, "Direct and Inverse Solutions of Geodesics on the Ellipsoid with Application
 * of Nested Equations", Survey Review XXIII (1975); good to a tenth of a millimeter at the distances
 * used here.
 */
import type { LonLat } from './equal-area.ts';

const RADIANS = Math.PI / 180;
const A = 6378137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const E2 = F * (2 - F);

/** The point `meters` from `from` in direction `azimuth` (degrees clockwise from north). */
export function destination(from: LonLat, azimuth: number, meters: number): LonLat {
	const direction = azimuth * RADIANS;
	const sinDirection = Math.sin(direction);
	const cosDirection = Math.cos(direction);
	const tanU = (1 - F) * Math.tan(from[1] * RADIANS);
	const cosU = 1 / Math.hypot(1, tanU);
	const sinU = tanU * cosU;
	const sigma1 = Math.atan2(tanU, cosDirection);
	const sinAlpha = cosU * sinDirection;
	const cos2Alpha = 1 - sinAlpha * sinAlpha;
	const u2 = (cos2Alpha * (A * A - B * B)) / (B * B);
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
		(1 - F) * Math.hypot(sinAlpha, across)
	);
	const lambda = Math.atan2(
		sinSigma * sinDirection,
		cosU * cosSigma - sinU * sinSigma * cosDirection
	);
	const c = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
	const longitudeChange =
		lambda -
		(1 - c) *
			F *
			sinAlpha *
			(sigma + c * sinSigma * (cos2m + c * cosSigma * (2 * cos2m * cos2m - 1)));
	return [from[0] + longitudeChange / RADIANS, latitude / RADIANS];
}

/** East and north components in meters of the way from one point to a near one (within about 50 km). */
export function offset(from: LonLat, to: LonLat): readonly [number, number] {
	const middle = ((from[1] + to[1]) / 2) * RADIANS;
	const w2 = 1 - E2 * Math.sin(middle) ** 2;
	const primeVertical = A / Math.sqrt(w2);
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
