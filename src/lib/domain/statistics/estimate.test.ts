import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counts, estimates } from './arbitrary.fixture.ts';
import { dollarFactor, realDollars, scaled } from './combine.ts';
import {
	coefficientOfVariation,
	standardError,
	standardErrorOf,
	RELIABILITY_CUTOFFS,
	reliability
} from './error.ts';
import { known, knownWithoutMargin, missing, openEnded } from './estimate.ts';

describe('an estimate', () => {
	it('has a reason exactly where it has no margin', () => {
		fc.assert(
			fc.property(estimates, (estimate) => {
				expect(estimate.moe === null).toBe(estimate.moeReason !== null);
				expect(estimate.value === null).toBe(estimate.moeReason === 'no-value');
			})
		);
	});

	it('knows zero from a value, and has no negative zero', () => {
		expect(known(0, 12).quality).toBe('zero');
		expect(Object.is(known(-0, 12).value, 0)).toBe(true);
		expect(known(-3, 12).quality).toBe('value');
	});

	it('cannot be made of what is not a number', () => {
		expect(() => known(NaN, 1)).toThrow(RangeError);
		expect(() => known(1, -1)).toThrow(RangeError);
		expect(() => openEnded(Infinity, 'top-coded')).toThrow(RangeError);
	});
});

describe('error', () => {
	it('turns margins into standard errors', () => {
		expect(standardErrorOf(1645)).toBe(1000);
	});

	it('has no variation at zero, without value or without margin', () => {
		expect(coefficientOfVariation(known(100, 16.45))).toBeCloseTo(0.1, 12);
		expect(coefficientOfVariation(known(-100, 16.45))).toBeCloseTo(0.1, 12);
		expect(coefficientOfVariation(known(0, 12))).toBeNull();
		expect(coefficientOfVariation(missing('not-computable'))).toBeNull();
		expect(coefficientOfVariation(knownWithoutMargin(5, 'not-carried'))).toBeNull();
		expect(standardError(knownWithoutMargin(5, 'full-count'))).toBe(0);
	});

	it('does not change with the unit', () => {
		fc.assert(
			fc.property(counts, fc.integer({ min: 1, max: 100 }), (estimate, k) => {
				const before = coefficientOfVariation(estimate);
				const after = coefficientOfVariation(scaled(estimate, k));
				expect(after ?? -1).toBeCloseTo(before ?? -1, 9);
			})
		);
	});
});

describe('reliability', () => {
	const withVariation = (cv: number) => known(1000, 1000 * cv * 1.645);

	it('changes its word just above each cut-off', () => {
		expect(RELIABILITY_CUTOFFS.map((cutoff) => cutoff.upTo)).toEqual([0.12, 0.4, Infinity]);
		expect(reliability(withVariation(0.1199))).toBe('reliable');
		expect(reliability(withVariation(0.1201))).toBe('use-with-care');
		expect(reliability(withVariation(0.3999))).toBe('use-with-care');
		expect(reliability(withVariation(0.4001))).toBe('too-uncertain');
	});

	it('has its own words where variation says nothing', () => {
		expect(reliability(known(0, 12))).toBe('zero');
		expect(reliability(openEnded(3500, 'top-coded'))).toBe('top-coded');
		expect(reliability(openEnded(100, 'bottom-coded'))).toBe('bottom-coded');
		expect(reliability(knownWithoutMargin(5, 'not-carried'))).toBe('unknown');
		expect(reliability(knownWithoutMargin(0, 'full-count'))).toBe('full-count');
		expect(reliability(missing('not-published'))).toBe('no-value');
	});
});

describe('dollars', () => {
	it('uses the published index', () => {
		expect(dollarFactor(2014, 2023)).toBe(449.3 / 347.7);
		expect(dollarFactor(2019, 2023)).toBe(449.3 / 375.8);
		expect(() => dollarFactor(2009, 2023)).toThrow('price-index.json');
	});

	it('brings value and margin along, and keeps open ends open', () => {
		const factor = 449.3 / 347.7;
		expect(realDollars(known(1000, 100), 2014, 2023)).toEqual(known(1000 * factor, 100 * factor));
		expect(realDollars(openEnded(2000, 'top-coded'), 2014, 2023)).toEqual(
			openEnded(2000 * factor, 'top-coded')
		);
		expect(realDollars(missing('not-computable'), 2014, 2023).value).toBeNull();
	});

	it('comes back where it started', () => {
		const year = fc.integer({ min: 2012, max: 2024 });
		fc.assert(
			fc.property(counts, year, year, (amount, a, b) => {
				const back = realDollars(realDollars(amount, a, b), b, a);
				expect(back.value).toBeCloseTo(amount.value ?? NaN, 8);
				expect(back.moe).toBeCloseTo(amount.moe ?? NaN, 8);
			})
		);
	});
});
