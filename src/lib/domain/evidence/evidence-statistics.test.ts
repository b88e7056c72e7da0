import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../tests/property-seed.ts';
import {
	areaUnderCurve,
	ascending,
	bootstrap,
	standingOf,
	crossValidatedScores,
	fitLogistic,
	logOdds,
	areasNear,
	byChance,
	joins,
	shuffleMethod
} from './statistics.ts';
import { bySimilarity, matchedMeans, standardized } from './matched.ts';
import { evaluate } from '../methods/evaluate.ts';
import { madeUpInputs } from '../methods/inputs.fixture.ts';
import { methodById } from '../methods/definitions/index.ts';
import { prepare } from '../methods/prepare.ts';

/** The same by its meaning: every pair of one that came about and one that did not, ties for half. */
function byPairs(scores: readonly number[], outcomes: readonly number[]): number {
	let rightly = 0;
	let pairs = 0;
	scores.forEach((a, i) => {
		scores.forEach((b, j) => {
			if (outcomes[i] !== 1 || outcomes[j] !== 0) return;
			pairs++;
			rightly += a > b ? 1 : a === b ? 0.5 : 0;
		});
	});
	return rightly / pairs;
}

const cases = fc.array(
	fc.record({ score: fc.integer({ min: 0, max: 6 }), came: fc.constantFrom(0, 1) }),
	{ minLength: 2, maxLength: 40 }
);

describe('areaUnderCurve', () => {
	it('gives the published example', () => {
		// scikit-learn, documentation of roc_auc_score.
		expect(areaUnderCurve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75);
	});

	it('is the share of pairs that are ranked rightly', () => {
		fc.assert(
			fc.property(cases, (rows) => {
				const scores = rows.map(({ score }) => score);
				const outcomes = rows.map(({ came }) => came);
				fc.pre(new Set(outcomes).size === 2);
				expect(areaUnderCurve(scores, outcomes)).toBeCloseTo(byPairs(scores, outcomes), 12);
			})
		);
	});

	it('turns with the scores, and a weight counts as so many areas', () => {
		fc.assert(
			fc.property(cases, fc.integer({ min: 0, max: 39 }), (rows, at) => {
				const scores = rows.map(({ score }) => score);
				const outcomes = rows.map(({ came }) => came);
				fc.pre(new Set(outcomes).size === 2);
				const straight = areaUnderCurve(scores, outcomes);
				expect(
					areaUnderCurve(
						scores.map((score) => -score),
						outcomes
					)
				).toBeCloseTo(1 - straight, 12);
				const twice = at % rows.length;
				const weights = rows.map((_, row) => (row === twice ? 2 : 1));
				expect(areaUnderCurve(scores, outcomes, weights, ascending(scores))).toBeCloseTo(
					byPairs([...scores, scores[twice] ?? 0], [...outcomes, outcomes[twice] ?? 0]),
					12
				);
			})
		);
	});

	it('is no number where it came about everywhere', () => {
		expect(areaUnderCurve([1, 2], [1, 1])).toBeNaN();
	});
});

describe('bootstrap', () => {
	const share = (flags: readonly number[]) => (sample: ArrayLike<number>) =>
		flags.reduce((sum, flag, row) => sum + flag * (sample[row] ?? 0), 0) / flags.length;
	const half = Array.from({ length: 400 }, (_, row) => row % 2);

	it('holds the normal interval of a share', () => {
		const { value, low, high, error } = bootstrap([400], share(half), { draws: 4000, seed: 7 });
		expect(value).toBe(0.5);
		// √(0.5 · 0.5 / 400) = 0.025; 1.645 of it is 0.0411.
		expect(error).toBeCloseTo(0.025, 2);
		expect(low).toBeCloseTo(0.459, 2);
		expect(high).toBeCloseTo(0.541, 2);
	});

	it('gives the same answer again for a seed, another for another', () => {
		const once = bootstrap([400], share(half), { draws: 200, seed: 1 });
		expect(bootstrap([400], share(half), { draws: 200, seed: 1 })).toEqual(once);
		expect(bootstrap([400], share(half), { draws: 200, seed: 2 }).error).not.toBe(once.error);
	});

	it('draws groups apart: as many of each as there are', () => {
		bootstrap(
			[3, 5],
			(sample) => {
				const drawn = [...sample];
				expect(drawn.slice(0, 3).reduce((a, b) => a + b)).toBe(3);
				expect(drawn.slice(3).reduce((a, b) => a + b)).toBe(5);
				return 0;
			},
			{ draws: 50, seed: 3 }
		);
	});

	it('leaves out samples that have no answer', () => {
		const { value, low } = bootstrap([2], (sample) => (sample[0] === 1 ? 4 : NaN), {
			draws: 50,
			seed: 4
		});
		expect([value, low]).toEqual([4, 4]);
	});

	it.each([
		[{ value: 0.58, low: 0.53, high: 0.63, error: 0.03 }, 'called-above'],
		[{ value: 0.57, low: 0.52, high: 0.62, error: 0.03 }, 'leans-above'],
		[{ value: 0.53, low: 0.48, high: 0.58, error: 0.03 }, 'not-clear'],
		[{ value: 0.43, low: 0.38, high: 0.48, error: 0.03 }, 'leans-below'],
		[{ value: 0.42, low: 0.37, high: 0.47, error: 0.03 }, 'called-below']
	] as const)('says how %o stands to a coin: %s', (interval, standing) => {
		expect(standingOf(interval, 0.5)).toBe(standing);
	});
});

describe('logistic regression', () => {
	// Hours of study and passing an exam, the worked example of the English Wikipedia's article.
	const hours = [
		0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5,
		5.5
	].map((hour) => [hour]);
	const passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];

	it('gives the published coefficients', () => {
		const [intercept, slope] = fitLogistic(hours, passed);
		expect(intercept).toBeCloseTo(-4.0777, 4);
		expect(slope).toBeCloseTo(1.5046, 4);
	});

	it('meets the odds of a table of two by two', () => {
		// Odds 1/3 without and 2/1 with the feature: b₀ = ln(1/3), b₁ = ln 6.
		const features = [[0], [0], [0], [0], [1], [1], [1]];
		const [intercept, slope] = fitLogistic(features, [1, 0, 0, 0, 1, 1, 0]);
		expect(intercept).toBeCloseTo(Math.log(1 / 3), 9);
		expect(slope).toBeCloseTo(Math.log(6), 9);
		expect(logOdds([intercept ?? 0, slope ?? 0], [1])).toBeCloseTo(Math.log(2), 9);
	});

	it('refuses features that cannot be told apart, and those that split the outcomes', () => {
		expect(() => fitLogistic([[1], [1], [1]], [0, 1, 0])).toThrow(RangeError);
		expect(() => fitLogistic([[1], [2], [3], [4]], [0, 0, 1, 1])).toThrow(RangeError);
	});

	it('scores each area by a model that has not seen it', () => {
		const scores = crossValidatedScores(hours, passed, { folds: 20, seed: 5 });
		const left = 6;
		const others = <T>(rows: readonly T[]) => rows.filter((_, row) => row !== left);
		const beta = fitLogistic(others(hours), others(passed));
		expect(scores[left]).toBeCloseTo(logOdds(beta, hours[left] ?? []), 9);
		expect(scores).not.toContain(NaN);
	});
});

describe('matching', () => {
	it('standardizes by mean and standard deviation', () => {
		expect(standardized([[1], [2], [3]])).toEqual([[-1], [0], [1]]);
		expect(() => standardized([[4], [4]])).toThrow(RangeError);
	});

	it('puts the most similar first, by all values', () => {
		const pool = [
			[3, 0],
			[0, 1],
			[0, 0],
			[2, 2]
		];
		expect(bySimilarity([[0, 0]], pool)).toEqual([[2, 1, 3, 0]]);
	});

	it('averages near areas and their matches, worked out by hand', () => {
		const order = [
			[0, 1, 2],
			[2, 1, 0]
		];
		const figures = { near: [10, 20], pool: [1, 3, 8] };
		const once = Uint16Array.of(1, 1, 1, 1, 1);
		// Matches: (1 + 3) / 2 = 2 and (8 + 3) / 2 = 5.5.
		expect(matchedMeans(order, figures, 2, once)).toEqual({ near: 15, like: 3.75, areas: 2 });
		// The second near area twice; of the pool the first is not drawn and the third is twice.
		expect(matchedMeans(order, figures, 2, Uint16Array.of(1, 2, 0, 1, 2))).toEqual({
			near: 50 / 3,
			like: (5.5 + 2 * 8) / 3,
			areas: 3
		});
	});

	it('passes over areas without the figure', () => {
		const figures = { near: [10, NaN], pool: [NaN, 3, 8] };
		expect(
			matchedMeans(
				[
					[0, 1, 2],
					[2, 1, 0]
				],
				figures,
				1,
				Uint16Array.of(1, 1, 1, 1, 1)
			)
		).toEqual({ near: 10, like: 3, areas: 1 });
	});
});

/** A ring of areas, each with two neighbors. */
const ring = (size: number) =>
	Array.from({ length: size }, (_, row) => [(row + size - 1) % size, (row + 1) % size]);
const labels = (size: number, on: (row: number) => boolean) =>
	Uint8Array.from({ length: size }, (_, row) => Number(on(row)));

describe('labels dealt anew', () => {
	const size = 100;
	const neighbors = ring(size);
	const options = { shuffles: 1000, seed: 5 };

	it('tell a cluster from chance', () => {
		const together = labels(size, (row) => row < 50);
		const result = byChance(together, (dealt) => joins(dealt, neighbors), 'a', options);
		expect(result.observed).toBe(49);
		// Every border joins two labels with the probability 50/100 · 49/99.
		expect(Math.abs(result.expected - 100 * 0.5 * (49 / 99))).toBeLessThan(0.5);
		expect(result.low).toBeLessThan(result.expected);
		expect(result.high).toBeGreaterThan(result.expected);
		expect(result.high).toBeLessThan(49);
		expect(result.p).toBeCloseTo(1 / 1001, 9);
	});

	it('tell that labels keep apart, and are no cluster', () => {
		const apart = labels(size, (row) => row % 2 === 0);
		expect(byChance(apart, (dealt) => joins(dealt, neighbors), 'a', options)).toMatchObject({
			observed: 0,
			p: 1
		});
	});

	it('are the same for the same seed, and others for another', () => {
		const some = labels(size, (row) => row % 3 === 0);
		const run = (seed: number) =>
			byChance(some, (dealt) => joins(dealt, neighbors), 'a', { shuffles: 200, seed });
		expect(run(1)).toEqual(run(1));
		expect(run(1).expected).not.toBe(run(2).expected);
	});

	it('keep their number, and stay where they are not dealt', () => {
		const some = labels(size, (row) => row < 30);
		const rows = Array.from({ length: 60 }, (_, row) => row);
		const sums = new Set<number>();
		const outside = new Set<number>();
		byChance(
			some,
			(dealt) => {
				sums.add(dealt.reduce((sum, each) => sum + each, 0));
				outside.add(dealt.slice(60).reduce((sum, each) => sum + each, 0));
				return 0;
			},
			'a',
			{ shuffles: 50, seed: 1 },
			rows
		);
		expect([...sums]).toEqual([30]);
		expect([...outside]).toEqual([0]);
	});
});

describe('what is counted', () => {
	it('is each pair of neighbors once, and areas by the share of their neighbors', () => {
		const line = [[1], [0, 2], [1, 3], [2]];
		expect(joins(Uint8Array.from([1, 1, 1, 0]), line)).toBe(2);
		const first = Uint8Array.from([1, 0, 0, 0]);
		expect(areasNear(first, line, () => true, 0.5)).toBe(1);
		expect(areasNear(first, line, () => true, 0.6)).toBe(0);
		expect(areasNear(first, line, (row) => row !== 1)).toBe(0);
	});

	it('is every class that says something, of a method', () => {
		const method = methodById('corridor-pressure');
		const evaluation = evaluate(prepare(method, madeUpInputs([method], { areas: 300, seed: 3 })));
		const result = shuffleMethod(evaluation, { shuffles: 100, seed: 1 });
		expect(result.touched).toHaveLength(1);
		expect(result.touched[0]).toMatchObject({ flag: 'pressure', atLeast: 0.5 });
		const early = method.classes.findIndex(({ id }) => id === 'early-warning');
		const count = evaluation.classes.filter((own) => own === early).length;
		expect(result.classes.find((one) => one.class === 'early-warning')?.areas).toBe(count);
		expect(result.classes.map((one) => one.class)).not.toContain('not-enough-data');
		// Made-up figures know nothing of place, so nothing beats chance by far.
		for (const { joins: found } of result.classes) expect(found.p).toBeGreaterThan(0.005);
	});
});
