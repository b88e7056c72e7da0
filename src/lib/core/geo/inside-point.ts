/** A point well inside an area, for labels, pins and moving from area to area. */
import type { PlanePoint } from './equal-area.ts';
import type { PlanarArea } from './planar-area.ts';

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
