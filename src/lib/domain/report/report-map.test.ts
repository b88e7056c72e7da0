import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bounds } from '../geometry/area.ts';
import { mapFrame, MAP_WIDTH, boundsTogether, LEAST_MAP_HEIGHT, mapWindow } from './report-map.ts';

const anyBounds: fc.Arbitrary<Bounds> = fc
	.tuple(
		fc.double({ min: -94, max: -93, noNaN: true }),
		fc.double({ min: 44.5, max: 45.4, noNaN: true }),
		fc.double({ min: 0, max: 0.9, noNaN: true }),
		fc.double({ min: 0, max: 0.6, noNaN: true })
	)
	.map(([west, south, wide, high]): Bounds => [west, south, west + wide, south + high]);

it('holds all ground that a map of these bounds shows, at any height', () => {
	fc.assert(
		fc.property(anyBounds, fc.integer({ min: LEAST_MAP_HEIGHT, max: 672 }), (bounds, height) => {
			const frame = mapFrame({ bounds }, MAP_WIDTH, height);
			const [west, south, east, north] = mapWindow(bounds);
			const [left, bottom] = frame.point([west, south]);
			const [right, top] = frame.point([east, north]);
			expect(left).toBeLessThanOrEqual(0);
			expect(top).toBeLessThanOrEqual(0);
			expect(right).toBeGreaterThanOrEqual(MAP_WIDTH);
			expect(bottom).toBeGreaterThanOrEqual(height);
		})
	);
});

it('bounds of several reach around all of them', () => {
	expect(boundsTogether([])).toBeNull();
	expect(
		boundsTogether([
			[0, 1, 2, 3],
			[-1, 2, 1, 4]
		])
	).toEqual([-1, 1, 2, 4]);
});
