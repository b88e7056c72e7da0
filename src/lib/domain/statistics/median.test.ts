import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known, knownWithoutMargin, missing, openEnded } from './estimate.ts';
import { medianFromBins, pooledIncome, type IncomeTract } from './median.ts';
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

/** Normal distribution by its series, Σ (−1)ⁿ z²ⁿ⁺¹ / (n! 2ⁿ (2n + 1)): not what the module uses. */
function cdf(z: number): number {
	if (z < -7) return 0;
	if (z > 7) return 1;
	let term = z;
	let sum = z;
	for (let n = 1; n < 200; n++) {
		term *= (-z * z) / (2 * n);
		sum += term / (2 * n + 1);
	}
	return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

type Plain = { readonly median: number; readonly spread: number; readonly weight: number };

const halfway = (tracts: readonly Plain[]): number => incomeAbove(tracts, 0.5);

/** The income under which this share of the households lies. */
function incomeAbove(tracts: readonly Plain[], share: number): number {
	const total = tracts.reduce((sum, { weight }) => sum + weight, 0);
	let [low, high] = [1, 1e7];
	for (let step = 0; step < 80; step++) {
		const at = Math.sqrt(low * high);
		const below = tracts.reduce(
			(sum, { median, spread, weight }) => sum + weight * cdf(Math.log(at / median) / spread),
			0
		);
		if (below > total * share) high = at;
		else low = at;
	}
	return Math.sqrt(low * high);
}

const EXACT = { modelError: 0 };
const of = ({ median, spread, weight }: Plain, moe = 0): IncomeTract => ({
	figure: known(median, moe),
	spread,
	weight
});
const plain = fc.record({
	median: fc.double({ min: 15_000, max: 250_000, noNaN: true }),
	spread: fc.double({ min: 0.4, max: 1.2, noNaN: true }),
	weight: fc.double({ min: 0.5, max: 3000, noNaN: true })
});
const some = fc.array(plain, { minLength: 2, maxLength: 12 });

describe('the pooled median of household incomes', () => {
	it('has half of the households below it', () => {
		fc.assert(
			fc.property(some, (tracts) => {
				const { value } = pooledIncome(
					tracts.map((each) => of(each)),
					EXACT
				);
				expect((value ?? NaN) / halfway(tracts)).toBeCloseTo(1, 8);
			}),
			{ numRuns: 100 }
		);
	});

	it('is no mean of medians: two unlike tracts meet below it', () => {
		const { value } = pooledIncome(
			[
				of({ median: 40_000, spread: 0.8, weight: 1000 }),
				of({ median: 160_000, spread: 0.8, weight: 1000 })
			],
			EXACT
		);
		expect(value).toBeCloseTo(80_000, 6);
	});

	it('of one tract is its published figure, margin and all', () => {
		const figure = known(61_234, 5_678);
		const one = { figure, spread: 0.8, weight: 12 };
		const nobody = { figure: known(90_000, 1), spread: 0.8, weight: 0 };
		expect(pooledIncome([one, nobody], { modelError: 0.1 })).toEqual(figure);
	});

	it('has the margin that draws of the tract medians give', () => {
		let state = 20_260_901;
		const uniform = () => {
			state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
			return (state + 0.5) / 2 ** 31;
		};
		const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
		const tracts = [
			{ median: 38_000, spread: 0.9, weight: 700, moe: 5_000 },
			{ median: 72_000, spread: 0.8, weight: 1500, moe: 9_000 },
			{ median: 95_000, spread: 0.7, weight: 1100, moe: 11_000 },
			{ median: 150_000, spread: 0.6, weight: 300, moe: 20_000 }
		];
		const draws = Array.from({ length: 2000 }, () =>
			halfway(
				tracts.map((each) => ({ ...each, median: each.median + (each.moe / 1.645) * normal() }))
			)
		);
		const center = draws.reduce((sum, each) => sum + each, 0) / draws.length;
		const variance = draws.reduce((sum, each) => sum + (each - center) ** 2, 0) / draws.length;
		const { moe } = pooledIncome(
			tracts.map((each) => of(each, each.moe)),
			EXACT
		);
		expect((moe ?? NaN) / (1.645 * Math.sqrt(variance))).toBeGreaterThan(0.95);
		expect((moe ?? NaN) / (1.645 * Math.sqrt(variance))).toBeLessThan(1.05);
	});

	it('adds the error of the model in quadrature', () => {
		fc.assert(
			fc.property(some, fc.double({ min: 0, max: 0.1, noNaN: true }), (tracts, modelError) => {
				const parts = tracts.map((each) => of(each, each.median / 10));
				const without = pooledIncome(parts, EXACT);
				const { value, moe } = pooledIncome(parts, { modelError });
				expect(value).toBe(without.value);
				const expected = Math.hypot(without.moe ?? NaN, 1.645 * modelError * (value ?? NaN));
				expect((moe ?? NaN) / expected).toBeCloseTo(1, 9);
			}),
			{ numRuns: 60 }
		);
	});

	it('errs by as much income as lies around the middle of a place that cuts tracts', () => {
		fc.assert(
			fc.property(
				fc.array(plain, { minLength: 1, maxLength: 8 }),
				fc.double({ min: 0.001, max: 0.01, noNaN: true }),
				(tracts, apportioning) => {
					const { value, moe } = pooledIncome(
						tracts.map((each) => of(each)),
						{ modelError: 0, apportioning }
					);
					// A narrow step to either side of the middle household, stretched to the error asked for.
					const [under, over] = [0.4999, 0.5001].map((share) => incomeAbove(tracts, share));
					const expected = (1.645 * apportioning * (over! - under!)) / 0.0002;
					expect(value! / halfway(tracts)).toBeCloseTo(1, 8);
					expect(moe! / expected).toBeCloseTo(1, 3);
				}
			),
			{ numRuns: 60 }
		);
	});

	it('lies among the medians, whatever their order, and scales with them', () => {
		fc.assert(
			fc.property(some, fc.double({ min: 0.5, max: 2, noNaN: true }), (tracts, factor) => {
				const value = pooledIncome(
					tracts.map((each) => of(each)),
					EXACT
				).value!;
				const medians = tracts.map(({ median }) => median);
				expect(value).toBeGreaterThanOrEqual(Math.min(...medians) * (1 - 1e-12));
				expect(value).toBeLessThanOrEqual(Math.max(...medians) * (1 + 1e-12));
				const turned = [...tracts]
					.reverse()
					.map((each) => of({ ...each, median: factor * each.median }));
				expect(pooledIncome(turned, EXACT).value! / (factor * value)).toBeCloseTo(1, 9);
			}),
			{ numRuns: 60 }
		);
	});

	it('leaves out tracts without a median, and says nothing where they are most', () => {
		const tracts = [
			of({ median: 50_000, spread: 0.8, weight: 100 }, 1),
			of({ median: 70_000, spread: 0.8, weight: 100 }, 1)
		];
		const gap = (weight: number): IncomeTract => ({
			figure: missing('not-computable'),
			spread: 0.8,
			weight
		});
		expect(pooledIncome([...tracts, gap(199)], EXACT)).toEqual(pooledIncome(tracts, EXACT));
		expect(pooledIncome([...tracts, gap(201)], EXACT)).toEqual(missing('not-computable'));
		expect(pooledIncome([gap(0)], EXACT)).toEqual(missing('not-applicable'));
		expect(
			pooledIncome([{ figure: missing('not-published'), spread: 0.8, weight: 3 }], EXACT)
		).toEqual(missing('not-published'));
	});

	it('is "or more" where open-ended medians hold 5 % of the households, and no margin hides theirs', () => {
		const with250 = (weight: number, figure = openEnded(250_000, 'top-coded')) => [
			of({ median: 50_000, spread: 0.8, weight: 100 }, 4000),
			of({ median: 70_000, spread: 0.8, weight: 100 }, 4000),
			{ figure, spread: 0.8, weight }
		];
		expect(pooledIncome(with250(20), EXACT)).toMatchObject({ quality: 'top-coded', moe: null });
		expect(pooledIncome(with250(5), EXACT)).toMatchObject({ quality: 'value' });
		const bare = knownWithoutMargin(250_000, 'not-carried');
		expect(pooledIncome(with250(20, bare), EXACT)).toMatchObject({
			moe: null,
			moeReason: 'input-without-margin'
		});
		expect(pooledIncome(with250(5, bare), EXACT).moe).toBeGreaterThan(0);
	});

	it('made from modelled margins says that its own is', () => {
		const tracts = [50_000, 70_000].map((median) => of({ median, spread: 0.8, weight: 9 }, 100));
		const modelled = tracts.map((each) => ({
			...each,
			figure: { ...each.figure, moeBasis: 'modelled' as const }
		}));
		expect(pooledIncome(modelled, EXACT).moeBasis).toBe('modelled');
		expect(pooledIncome(tracts, EXACT).moeBasis).toBeUndefined();
	});
});
