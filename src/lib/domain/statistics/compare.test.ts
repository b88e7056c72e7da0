import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counts, estimates } from './arbitrary.fixture.ts';
import {
	compare,
	FALSE_CLAIM_SHARE,
	benjaminiHochberg,
	callDifference,
	tallyOf
} from './compare.ts';
import { known, knownWithoutMargin, missing, openEnded } from './estimate.ts';
import { normalCdf, upperTail } from './error.ts';
import { sharedYears } from './combine.ts';

describe('compare', () => {
	it('calls a difference only beyond 2.576 of its standard errors, and shows margins at 90 %', () => {
		expect(compare(known(60, 3), known(50, 4))).toMatchObject({
			significant: true,
			direction: 'higher'
		});
		expect(compare(known(50, 4), known(60, 3)).direction).toBe('lower');
		// √(6² + 8²) = 10 at 90 %, so one standard error is 10/1.645 and the rule asks for 15.6596.
		const base = known(50, 8);
		for (const [value, direction] of [
			[65.66, 'higher'],
			[65.65, 'no-clear-difference'],
			[34.35, 'no-clear-difference'],
			[34.34, 'lower']
		] as const) {
			const { difference, ...test } = compare(known(value, 6), base);
			expect(difference.moe).toBeCloseTo(10, 12);
			expect(test).toMatchObject({ direction, significant: direction !== 'no-clear-difference' });
		}
	});

	it('calls about one in a hundred pairs of equal places different', () => {
		// Every 1/20,000 of the distribution of a difference of 0 with a standard error of 1.
		const n = 20_000;
		let called = 0;
		for (let i = 0; i < n; i++) {
			const z = quantile((i + 0.5) / n);
			if (compare(known(100 + z, 1.645), known(100, 0)).significant === true) called++;
		}
		expect(called / n).toBeCloseTo(FALSE_CLAIM_SHARE, 3);
	});

	it('shrinks the margin by the years in common and says that they overlap', () => {
		const apart = compare(known(64.5, 6), known(50, 8));
		const overlapping = compare(known(64.5, 6), known(50, 8), { sharedYears: 1 });
		expect(apart.direction).toBe('no-clear-difference');
		expect(overlapping.difference.moe).toBeCloseTo(10 * Math.sqrt(0.8), 12);
		expect(overlapping).toMatchObject({ overlapping: true, direction: 'higher' });
		expect(apart.overlapping).toBe(false);
		expect(() => compare(known(1, 1), known(1, 1), { sharedYears: 5 })).toThrow(RangeError);
	});

	it('is the mirror image with the places exchanged', () => {
		const mirror = { higher: 'lower', lower: 'higher' } as const;
		fc.assert(
			fc.property(estimates, estimates, (a, b) => {
				const one = compare(a, b);
				const other = compare(b, a);
				expect(other.significant).toBe(one.significant);
				expect(other.pValue).toBe(one.pValue);
				expect(other.direction).toBe(
					one.direction === 'higher' || one.direction === 'lower'
						? mirror[one.direction]
						: one.direction
				);
			})
		);
	});

	it('calls a difference exactly where p is under 0.01', () => {
		fc.assert(
			fc.property(counts, counts, (a, b) => {
				const { significant, pValue, difference } = compare(a, b);
				// z is rounded to three digits: leave out what lies between.
				const limit = (2.576 * (difference.moe ?? 0)) / 1.645;
				fc.pre(Math.abs(Math.abs(difference.value ?? 0) - limit) > 0.5);
				expect(significant).toBe((pValue ?? 1) < 0.01);
			})
		);
	});

	it('finds no difference between a place and itself', () => {
		fc.assert(
			fc.property(counts, (a) => {
				expect(compare(a, a).direction).toBe('no-clear-difference');
			})
		);
	});

	it('tests nothing without margin or value', () => {
		const untested = { significant: null, direction: 'not-tested', pValue: null };
		expect(compare(known(5, 1), knownWithoutMargin(9, 'not-carried'))).toMatchObject(untested);
		expect(compare(known(5, 1), missing('not-computable'))).toMatchObject(untested);
		expect(compare(known(5, 1), openEnded(9, 'top-coded'))).toMatchObject(untested);
	});

	it('sees without the other margin that a difference is within one', () => {
		expect(compare(known(50, 6), knownWithoutMargin(45, 'not-carried'))).toMatchObject({
			significant: false,
			direction: 'no-clear-difference',
			pValue: null
		});
	});

	it('says without the other margin that a difference is not clear only while it could be chance', () => {
		// 2.576 · 6/1.645 = 9.3957.
		const half = known(50, 6);
		expect(compare(half, knownWithoutMargin(40.61, 'not-carried')).direction).toBe(
			'no-clear-difference'
		);
		expect(compare(half, knownWithoutMargin(40.6, 'not-carried')).direction).toBe('not-tested');
	});

	it('takes full counts as exact', () => {
		const more = knownWithoutMargin(10, 'full-count');
		expect(compare(more, knownWithoutMargin(9, 'full-count'))).toMatchObject({
			significant: true,
			pValue: 0
		});
		expect(compare(more, more)).toMatchObject({ significant: false, pValue: 1 });
	});
});

/** z with P(Z ≤ z) = p, by bisection. */
function quantile(p: number): number {
	let [low, high] = [-9, 9];
	for (let i = 0; i < 60; i++) {
		const middle = (low + high) / 2;
		if (normalCdf(middle) < p) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

describe('sharedYears', () => {
	it('counts the years that two periods have in common', () => {
		expect(sharedYears('2015-2019', '2019-2023')).toBe(1);
		expect(sharedYears('2010-2014', '2019-2023')).toBe(0);
		expect(sharedYears('2019-2023', '2016-2020')).toBe(2);
		expect(() => sharedYears('2019', '2016-2020')).toThrow(RangeError);
	});
});

describe('benjaminiHochberg', () => {
	// The worked example of the paper (section 3.2): 15 p-values, four stand at 0.05.
	const published = [
		0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
		0.6528, 0.759, 1
	];

	it('gives the answer of the published example', () => {
		const result = benjaminiHochberg(published, 0.05);
		expect(result.standing).toBe(4);
		expect(result.stands.filter(Boolean)).toHaveLength(4);
		expect(result.expectedFalseAlarms).toBeCloseTo(0.2, 12);
		expect(result.expectedFalseAlarmsAlone).toBeCloseTo(0.75, 12);
	});

	it('stands exactly as far as the definition says, tried rank by rank', () => {
		const p = fc.array(fc.integer({ min: 0, max: 200 }).map((n) => n / 200));
		fc.assert(
			fc.property(p, fc.constantFrom(0.01, 0.05, 0.1, 0.3), (values, rate) => {
				// The largest k for which at least k values are at or under k/n·rate.
				const n = values.length;
				let k = 0;
				for (let tried = 1; tried <= n; tried++) {
					const bound = (tried / n) * rate;
					if (values.filter((value) => value <= bound).length >= tried) k = tried;
				}
				const bound = (k / n) * rate;
				expect(benjaminiHochberg(values, rate)).toMatchObject({
					standing: k,
					stands: values.map((value) => k > 0 && value <= bound)
				});
			})
		);
	});

	it('lets a p-value at the very bound of its rank stand, and none beyond it', () => {
		// "p(i) ≤ i/m · q": 0.05 is one half of 0.1, and 0.0625 one quarter of 0.25.
		expect(benjaminiHochberg([0.05, 1], 0.1).stands).toEqual([true, false]);
		expect(benjaminiHochberg([1, 0.0625, 1, 1], 0.25).stands).toEqual([false, true, false, false]);
		expect(benjaminiHochberg([1, 0.0626, 1, 1], 0.25).standing).toBe(0);
	});

	it('answers each p-value the same in any order', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
				const forward = benjaminiHochberg(p).stands;
				const backward = benjaminiHochberg(p.toReversed()).stands.toReversed();
				expect(backward).toEqual(forward);
			})
		);
	});

	it('keeps no more than testing each alone, and never an untested one', () => {
		fc.assert(
			fc.property(
				fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }))),
				fc.double({ min: 0.01, max: 0.5, noNaN: true }),
				(p, rate) => {
					const { stands } = benjaminiHochberg(p, rate);
					stands.forEach((stand, i) => {
						if (stand) expect(p[i] ?? 1).toBeLessThanOrEqual(rate);
					});
				}
			)
		);
	});
});

describe('the normal distribution', () => {
	it('has the known values', () => {
		expect(normalCdf(0)).toBeCloseTo(0.5, 15);
		expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 13);
		expect(normalCdf(-1.96)).toBeCloseTo(0.0249978951482204, 14);
		expect(upperTail(5) / 2.866515718791939e-7).toBeCloseTo(1, 9);
		expect(upperTail(10) / 7.619853024160527e-24).toBeCloseTo(1, 8);
	});

	it('is symmetric and rises', () => {
		const z = fc.double({ min: -9, max: 9, noNaN: true });
		fc.assert(
			fc.property(z, z, (a, b) => {
				expect(normalCdf(a) + normalCdf(-a)).toBeCloseTo(1, 14);
				if (a < b) expect(normalCdf(a)).toBeLessThanOrEqual(normalCdf(b));
			})
		);
	});
});

describe('what may be claimed of two figures', () => {
	it('begins beyond 2.576 standard errors, whatever page asks', () => {
		const at = (errors: number) =>
			callDifference(known(0.5 + (errors * 0.05) / 1.645, 0.05), known(0.5, 0), 'share').direction;
		expect([at(1.7), at(2.57), at(2.58), at(-2.58)]).toEqual([
			'no-clear-difference',
			'no-clear-difference',
			'higher',
			'lower'
		]);
	});

	it('is nothing where either figure is too uncertain to rely on, but for changes', () => {
		// A standard error of 41 % of the value.
		const shaky = known(0.02, 0.0135);
		const firm = known(0.5, 0.01);
		expect(callDifference(shaky, firm, 'share').direction).toBe('not-tested');
		expect(callDifference(firm, shaky, 'share').direction).toBe('not-tested');
		expect(callDifference(shaky, firm, 'share-change').direction).toBe('lower');
		expect(callDifference(known(0.02, 0.0131), firm, 'share').direction).toBe('lower');
	});

	it('is nothing where two counts of everybody are within a point', () => {
		const count = (share: number) => knownWithoutMargin(share, 'full-count');
		expect(callDifference(count(0.612), count(0.62), 'share').direction).toBe(
			'no-clear-difference'
		);
		expect(callDifference(count(0.655), count(0.612), 'share').direction).toBe('higher');
	});

	it('is counted, with what chance may bring: one of 100 that could be tested', () => {
		const pairs = [
			callDifference(known(0.7, 0.05), known(0.5, 0.05), 'share'),
			callDifference(known(0.5, 0.05), known(0.5, 0.05), 'share'),
			callDifference(known(0.02, 0.02), known(0.5, 0.05), 'share'),
			callDifference(
				knownWithoutMargin(0.7, 'full-count'),
				knownWithoutMargin(0.5, 'full-count'),
				'share'
			)
		];
		expect(tallyOf(pairs)).toEqual({ tested: 2, called: 2, falseAtMost: 0.02 });
	});
});
