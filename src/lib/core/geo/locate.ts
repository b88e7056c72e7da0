/** Finds the area that a point lies in. */
import Flatbush from 'flatbush';
import { project } from './equal-area.ts';
import { holdsPoint } from './inside-point.ts';
import type { PlanarArea } from './planar-area.ts';

/** Row of the area that holds a point (degrees), −1 outside all of them. */
export type Locate = (longitude: number, latitude: number) => number;

/**
 * A locator over areas that do not overlap, such as the 2020 tracts in row order. A point on a
 * shared border belongs to exactly one of its areas where they share the border's points.
 */
export function locateAmong(areas: readonly PlanarArea[]): Locate {
	const boxes = new Flatbush(Math.max(1, areas.length));
	for (const area of areas) boxes.add(...area.bounds);
	if (areas.length === 0) boxes.add(0, 0, 0, 0);
	boxes.finish();
	return (longitude, latitude) => {
		const point = project([longitude, latitude]);
		const [x, y] = point;
		const rows = boxes.search(x, y, x, y).sort((a, b) => a - b);
		return rows.find((row) => areas[row] !== undefined && holdsPoint(areas[row], point)) ?? -1;
	};
}
