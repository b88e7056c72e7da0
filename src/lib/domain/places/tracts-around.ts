/** Tracts that meet at a point. */
import { destination, type LonLat } from '../geometry/projection.ts';
import type { Locate } from './apportion.ts';

/** Meters around a point within which another tract lies at it: borders here are drawn simplified. */
const AT_POINT = 40;
const DIRECTIONS = 16;

/** Rows of the tract that holds a point in degrees, then of those within 40 m of it; none outside the region. */
export function tractsAround(tractAt: Locate, point: LonLat): number[] {
	const around = Array.from({ length: DIRECTIONS }, (_, at) =>
		destination(point, (at * 360) / DIRECTIONS, AT_POINT)
	);
	const rows = [point, ...around].map(([x, y]) => tractAt(x, y));
	return [...new Set(rows)].filter((row) => row >= 0);
}
