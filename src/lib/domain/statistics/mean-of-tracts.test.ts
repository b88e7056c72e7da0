import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, knownWithoutMargin, missing, openEnded } from './estimate.ts';
import { meanOfTracts } from './median.ts';

describe('meanOfTracts', () => {
	it('weighs tracts by their weight, value and margin', () => {
		const mean = meanOfTracts([
			{ figure: known(1000, 100), weight: 300 },
			{ figure: known(1400, 200), weight: 100 }
		]);
		expect(mean.value).toBe(1100);
		expect(mean.moe).toBeCloseTo(Math.hypot(300 * 100, 100 * 200) / 400, 12);
	});

	it('lies between the lowest and the highest median', () => {
		const part = fc.record({
			figure: fc.integer({ min: 300, max: 3000 }).map((value) => known(value, 50)),
			weight: fc.integer({ min: 1, max: 900 })
		});
		fc.assert(
			fc.property(fc.array(part, { minLength: 1 }), (parts) => {
				const medians = parts.map((one) => one.figure.value ?? NaN);
				const mean = meanOfTracts(parts).value ?? NaN;
				expect(mean).toBeGreaterThanOrEqual(Math.min(...medians) - 1e-9);
				expect(mean).toBeLessThanOrEqual(Math.max(...medians) + 1e-9);
			})
		);
	});

	it('leaves out tracts without a median while they hold less than half of the weight', () => {
		const present = { figure: known(1000, 100), weight: 60 };
		const absent = (weight: number) => ({ figure: missing('not-computable'), weight });
		expect(meanOfTracts([present, absent(40)])).toEqual(known(1000, 100));
		expect(meanOfTracts([present, absent(70)])).toEqual(missing('not-computable'));
		expect(meanOfTracts([])).toEqual(missing('not-applicable'));
	});

	it('is open-ended from 5 % of the weight on', () => {
		const open = (weight: number) => ({ figure: openEnded(3500, 'top-coded'), weight });
		const rest = { figure: known(1000, 100), weight: 95 };
		expect(meanOfTracts([rest, open(5)])).toEqual(openEnded(1125, 'top-coded'));
		expect(meanOfTracts([rest, open(4)]).quality).toBe('value');
		expect(meanOfTracts([rest, open(4)]).moe).toBe(100);
	});

	it('has no margin where the medians have none', () => {
		const bare = { figure: knownWithoutMargin(1000, 'not-carried'), weight: 10 };
		expect(meanOfTracts([bare])).toEqual(knownWithoutMargin(1000, 'not-carried'));
		const sampled = { figure: known(1000, 100), weight: 10 };
		expect(meanOfTracts([bare, sampled]).moeReason).toBe('input-without-margin');
	});
});
