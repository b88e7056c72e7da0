/** The ground that a report's map may show, wide enough for every shape of window. */
import type { Bounds } from '../geo/planar-area.ts';
import { MAP_WIDTH } from './map-input.ts';

const METERS_PER_DEGREE = 111_320;
/** More than the margins that the map's frame adds. */
const LEAST_HALF_METERS = 1500;
const MARGIN = 1.35;
/** The flattest map that a report has. */
export const LEAST_MAP_HEIGHT = 240;

/** West, south, east, north in degrees, around bounds in degrees. */
export function mapWindow([west, south, east, north]: Bounds): Bounds {
	const [x, y] = [(west + east) / 2, (south + north) / 2];
	const metersWide = METERS_PER_DEGREE * Math.cos((y * Math.PI) / 180);
	const wide = Math.max(LEAST_HALF_METERS, ((east - west) / 2) * metersWide * MARGIN);
	const high = Math.max(LEAST_HALF_METERS, ((north - south) / 2) * METERS_PER_DEGREE * MARGIN);
	const shape = MAP_WIDTH / LEAST_MAP_HEIGHT;
	const [dx, dy] = [
		Math.max(wide, high * shape) / metersWide,
		Math.max(high, wide) / METERS_PER_DEGREE
	];
	return [x - dx, y - dy, x + dx, y + dy];
}

/** Bounds around all of several; null for none. */
export function boundsTogether(all: readonly Bounds[]): Bounds | null {
	if (all.length === 0) return null;
	const side = (at: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
		pick(...all.map((bounds) => bounds[at]));
	return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}
