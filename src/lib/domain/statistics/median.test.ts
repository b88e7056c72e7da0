import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, knownWithoutMargin, missing, openEnded } from './estimate.ts';
import { medianFromBins } from './median.ts';
import type { Bin } from './median.ts';

/** Bounds of the published household-income example: [from, to]. */
const INCOME_BINS = [
	[2499, 9999],
	[10000, 14999],
	[15000, 19999],
	[20000, 24999],
	[25000, 29999],
	[30000, 34999],
	[35000, 39999],
	[40000, 44999],
	[45000, 49999],
	[50000, 59999],
	[60000, 74999],
	[75000, 99999],
	[100000, 124999],
	[125000, 149999],
	[150000, 199999],
	[200000, 250001]
] as const;

function incomeBins(counts: readonly number[]): Bin[] {
	return INCOME_BINS.map(([from, to], i) => ({
		from,
		to,
		count: knownWithoutMargin(counts[i] ?? 0, 'not-carried')
	}));
}

const rentBins = (counts: readonly [number, number, number]): Bin[] => [
	{ from: null, to: 500, count: known(counts[0], 10) },
	{ from: 500, to: 1000, count: known(counts[1], 10) },
	{ from: 1000, to: null, count: known(counts[2], 10) }
];

describe('medianFromBins', () => {
	it('widens the margin by the design factor and by what is uncertain beyond the sample', () => {
		// One bin that holds everybody: the interval is as wide as the share of households is uncertain.
		const even: Bin[] = [{ from: 0, to: 1000, count: known(700, 10) }];
		const simple = 1.645 * 1000 * Math.sqrt((0.25 * 7) / 700);
		expect(medianFromBins(even).moe).toBeCloseTo(simple, 9);
		expect(medianFromBins(even, { designFactor: 1.6 }).moe).toBeCloseTo(1.6 * simple, 9);
		expect(medianFromBins(even, { extraError: 0.05 }).moe).toBeCloseTo(
			Math.hypot(simple, 1.645 * 50),
			9
		);
	});

	it('has a bound in place of a margin where its interval reaches an open bin', () => {
		// SE = √(0.25·7/100) = 13.2 points: from 36.8 to 63.2 of 100; the open bin begins at 60.
		const median = medianFromBins(rentBins([10, 50, 40]));
		expect(median).toMatchObject({ value: 900, moe: null, moeReason: 'open-interval' });
		// 50 − 1.645·13.229 = 28.238 households: 18.238 of 50 into the second bin.
		expect(median.bound?.side).toBe('at-least');
		expect(median.bound?.value).toBeCloseTo(500 + (18.2384 / 50) * 500, 1);
	});

	it('gives the published median and margin of a state', () => {
		const median = medianFromBins(
			incomeBins([
				209050, 190300, 173380, 167740, 154347, 155834, 143103, 140946, 126807, 241482, 303887,
				384881, 268689, 169129, 189195, 211613
			])
		);
		expect(median.value).toBeCloseTo(56363.58534176461, 8);
		expect(median.moe).toBeCloseTo(161.96723586588095, 8);
	});

	it('gives the published median and margin of a tract', () => {
		const median = medianFromBins(
			incomeBins([186, 78, 98, 287, 142, 90, 107, 104, 178, 106, 177, 262, 77, 100, 58, 18])
		);
		expect(median.value).toBeCloseTo(42211.096153846156, 8);
		expect(median.moe).toBeCloseTo(4706.522752733644, 8);
	});

	it('widens the margin with the design factor', () => {
		const counts = [186, 78, 98, 287, 142, 90, 107, 104, 178, 106, 177, 262, 77, 100, 58, 18];
		const plain = medianFromBins(incomeBins(counts)).moe ?? 0;
		const designed = medianFromBins(incomeBins(counts), { designFactor: 1.5 }).moe ?? 0;
		expect(designed).toBeGreaterThan(plain * 1.3);
	});

	it('is at least the lower bound of the top bin, at most the upper bound of the bottom bin', () => {
		expect(medianFromBins(rentBins([10, 20, 100]))).toEqual(openEnded(1000, 'top-coded'));
		expect(medianFromBins(rentBins([100, 20, 10]))).toEqual(openEnded(500, 'bottom-coded'));
	});

	it('has no margin where the margin reaches into an open bin', () => {
		const median = medianFromBins(rentBins([20, 100, 100]));
		expect(median.value).toBe(950);
		expect(median.moeReason).toBe('open-interval');
	});

	it('has no margin where the sample is too small for one', () => {
		expect(medianFromBins(rentBins([2, 3, 1])).moeReason).toBe('too-few-cases');
	});

	it('is the boundary where half lie on each side', () => {
		expect(medianFromBins(rentBins([0, 50, 50])).value).toBe(1000);
	});

	it('has no value without households or with a missing bin', () => {
		expect(medianFromBins(rentBins([0, 0, 0]))).toEqual(missing('not-applicable'));
		const gap = rentBins([1, 2, 3]).with(1, {
			from: 500,
			to: 1000,
			count: missing('not-published')
		});
		expect(medianFromBins(gap)).toEqual(missing('not-published'));
	});

	it('refuses bins out of order', () => {
		expect(() => medianFromBins(rentBins([1, 2, 3]).toReversed())).toThrow(RangeError);
	});

	const counts = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 16, maxLength: 16 });

	it('does not change where every count is multiplied, while the margin shrinks', () => {
		fc.assert(
			fc.property(counts, fc.integer({ min: 2, max: 50 }), (some, k) => {
				fc.pre(some.some((count) => count > 0));
				const once = medianFromBins(incomeBins(some));
				const many = medianFromBins(incomeBins(some.map((count) => count * k)));
				expect(many.value).toBeCloseTo(once.value ?? NaN, 6);
				if (once.moe !== null) expect(many.moe ?? Infinity).toBeLessThanOrEqual(once.moe + 1e-9);
			})
		);
	});

	it('leaves at most half of the households below and at most half above', () => {
		fc.assert(
			fc.property(counts, (some) => {
				const total = some.reduce((a, b) => a + b, 0);
				fc.pre(total > 0);
				const median = medianFromBins(incomeBins(some)).value ?? NaN;
				const wholly = (inside: (bin: readonly [number, number]) => boolean) =>
					some.reduce((n, count, i) => n + (inside(INCOME_BINS[i] ?? [0, 0]) ? count : 0), 0);
				expect(wholly(([, to]) => to < median)).toBeLessThanOrEqual(total / 2);
				expect(wholly(([from]) => from > median)).toBeLessThanOrEqual(total / 2);
			})
		);
	});
});
