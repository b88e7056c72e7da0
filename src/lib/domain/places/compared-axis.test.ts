import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf, placeOnAxis } from './compared.ts';

const drawn = fc.array(fc.double({ min: -1e7, max: 1e7, noNaN: true }), { maxLength: 20 });

describe('the axis of compared places', () => {
	it('runs from 0 to 100 % for every share, however the shares lie', () => {
		expect(axisOf([0.62, 0.7], 'share')).toEqual({
			low: 0,
			high: 1,
			ticks: [0, 0.25, 0.5, 0.75, 1]
		});
		expect(axisOf([], 'share')).toMatchObject({ low: 0, high: 1 });
	});

	it('begins at zero and ends at a round number past what is drawn', () => {
		expect(axisOf([812, 1433], 'dollars')).toEqual({
			low: 0,
			high: 1500,
			ticks: [0, 500, 1000, 1500]
		});
		expect(axisOf([0.08, 0.31], 'relative-change').ticks).toEqual([
			0, 0.1, 0.2, 0.30000000000000004, 0.4
		]);
	});

	it('has its zero among the ticks where changes lie on both sides of it', () => {
		const { low, high, ticks } = axisOf([-0.12, 0.31], 'relative-change');
		expect(low).toBeLessThanOrEqual(-0.12);
		expect(high).toBeGreaterThanOrEqual(0.31);
		expect(ticks).toContain(0);
	});

	it('holds all that is drawn and zero, between its own first and last tick, in even steps', () => {
		fc.assert(
			fc.property(drawn, fc.constantFrom('dollars', 'count', 'relative-change'), (values, unit) => {
				const axis = axisOf(values, unit);
				const { low, high, ticks } = axis;
				expect(high).toBeGreaterThan(low);
				expect([ticks[0], ticks.at(-1)]).toEqual([low, high]);
				expect(ticks.some((tick) => tick === 0)).toBe(true);
				expect(ticks.length).toBeLessThanOrEqual(7);
				const slack = (high - low) * 1e-9;
				for (const value of [0, ...values]) {
					expect(value).toBeGreaterThanOrEqual(low - slack);
					expect(value).toBeLessThanOrEqual(high + slack);
					expect(placeOnAxis(axis, value)).toBeCloseTo((value - low) / (high - low), 6);
				}
			})
		);
	});
});
