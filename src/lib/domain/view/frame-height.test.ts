import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOWEST_EMBED, wishedHeight } from './embed.ts';

const part = fc.integer({ min: 0, max: 900 });

describe('the height that an embedded map asks for', () => {
	it('has room for every part at any width', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 200, max: 3000 }),
				fc.array(part),
				part,
				(width, parts, own) => {
					const height = wishedHeight(width, parts, own);
					const others = parts.reduce((sum, each) => sum + each, 0);
					expect(height).toBeGreaterThanOrEqual(LOWEST_EMBED);
					expect(height - others).toBeGreaterThanOrEqual(Math.max(260, own));
					expect(Number.isInteger(height)).toBe(true);
				}
			)
		);
	});

	it('stacks the legend below a narrow map and sets it beside a wide one', () => {
		expect(wishedHeight(390, [60, 40], 300)).toBe(260 + 318 + 100);
		expect(wishedHeight(1000, [60, 40], 300)).toBe(520 + 100);
		expect(wishedHeight(1000, [60, 40], 700)).toBe(718 + 100);
	});
});
