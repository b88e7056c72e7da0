import type { Position } from 'geojson';

/** Twice the signed area in square degrees, relative to the first position to keep digits. */
export function signedArea(ring: readonly Position[]): number {
	const [x0 = 0, y0 = 0] = ring[0] ?? [];
	let sum = 0;
	for (let i = 1; i < ring.length; i += 1) {
		const [ax = NaN, ay = NaN] = ring[i - 1] ?? [];
		const [bx = NaN, by = NaN] = ring[i] ?? [];
		sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
	}
	return sum;
}
