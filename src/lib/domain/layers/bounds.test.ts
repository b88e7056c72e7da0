import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unionBounds } from './locator.ts';
import type { SceneBounds } from './scene.ts';

const bounds = fc
	.tuple(
		fc.double({ min: -95, max: -92, noNaN: true }),
		fc.double({ min: 44, max: 46, noNaN: true }),
		fc.double({ min: 0, max: 1, noNaN: true }),
		fc.double({ min: 0, max: 1, noNaN: true })
	)
	.map(([west, south, wide, high]): SceneBounds => [west, south, west + wide, south + high]);

describe('bounds around several places', () => {
	it('hold each of them, and touch one at every side', () => {
		fc.assert(
			fc.property(fc.array(bounds, { minLength: 1, maxLength: 8 }), (all) => {
				const around = unionBounds(all)!;
				for (const each of all) {
					expect(around[0]).toBeLessThanOrEqual(each[0]);
					expect(around[1]).toBeLessThanOrEqual(each[1]);
					expect(around[2]).toBeGreaterThanOrEqual(each[2]);
					expect(around[3]).toBeGreaterThanOrEqual(each[3]);
				}
				for (const side of [0, 1, 2, 3] as const) {
					expect(all.some((each) => each[side] === around[side])).toBe(true);
				}
			})
		);
	});

	it('are none around nothing', () => {
		expect(unionBounds([])).toBeNull();
	});
});
