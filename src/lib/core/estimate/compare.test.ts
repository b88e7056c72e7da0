import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counts, estimates } from './arbitrary.fixture.ts';
import { compare } from './compare.ts';
import { known, knownWithoutMargin, missing, openEnded } from './make.ts';
import { benjaminiHochberg } from './many-tests.ts';
import { normalCdf, upperTail } from './normal.ts';
import { sharedYears } from './overlap.ts';

describe('compare', () => {
	it('says higher or lower only where the difference is larger than its margin', () => {
		expect(compare(known(60, 3), known(50, 4))).toMatchObject({
			significant: true,
			direction: 'higher'
		});
		expect(compare(known(50, 4), known(60, 3)).direction).toBe('lower');
		// |10| against √(6² + 8²) = 10 exactly: not larger, so not clear.
		expect(compare(known(60, 6), known(50, 8))).toMatchObject({
			significant: false,
			direction: 'no-clear-difference'
		});
	});

	it('shrinks the margin by the years in common and says that they overlap', () => {
		const apart = compare(known(60, 6), known(50, 8));
		const overlapping = compare(known(60, 6), known(50, 8), { sharedYears: 1 });
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

	it('finds a significant difference exactly where p is under 0.1', () => {
		fc.assert(
			fc.property(counts, counts, (a, b) => {
				const { significant, pValue, difference } = compare(a, b);
				// The Bureau's 1.645 is rounded up by 2e-4: leave out what lies between.
				fc.pre(Math.abs(Math.abs(difference.value ?? 0) - (difference.moe ?? 0)) > 0.5);
				expect(significant).toBe((pValue ?? 1) < 0.1);
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

	it('takes full counts as exact', () => {
		const more = knownWithoutMargin(10, 'full-count');
		expect(compare(more, knownWithoutMargin(9, 'full-count'))).toMatchObject({
			significant: true,
			pValue: 0
		});
		expect(compare(more, more)).toMatchObject({ significant: false, pValue: 1 });
	});
});

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
