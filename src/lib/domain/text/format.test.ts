import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate as words } from '#words/common.ts';
import { UNITS, type Unit } from '../statistics/census.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { classLabel, figureText, formatValue, likelyRange } from './format.ts';

const figure = (
	value: number | null,
	moe: number | null,
	rest: Partial<Estimate> = {}
): Estimate => ({
	value,
	moe,
	quality: value === null ? 'not-computable' : value === 0 ? 'zero' : 'value',
	moeReason: moe === null ? 'not-carried' : null,
	...rest
});

describe('figures in words', () => {
	it.each<[number, Unit, string]>([
		[1144, 'dollars', '$1,144'],
		[0.432, 'share', '43%'],
		[0.1234, 'relative-change', '+12%'],
		[-0.034, 'relative-change', '−3%'],
		[-0.001, 'relative-change', '0%'],
		[0.01, 'share-change', '+1 point'],
		[-0.05, 'share-change', '−5 points'],
		[12345, 'count', '12,345']
	])('writes %d as %s: %s', (value, unit, text) => {
		expect(formatValue(value, unit, words)).toBe(text);
	});

	it('gives value, margin and spoken sentence', () => {
		expect(figureText(figure(1144, 255), 'dollars', words)).toEqual({
			value: '$1,144',
			margin: '± $255',
			spoken: '$1,144, plus or minus $255'
		});
		expect(figureText(figure(0.43, 0.07), 'share', words)).toEqual({
			value: '43%',
			margin: '± 7 points',
			spoken: '43 percent, plus or minus 7 points'
		});
	});

	it('gives a decimal where the margin is finer than a point', () => {
		expect(figureText(figure(0.4321, 0.0031), 'share', words)).toMatchObject({
			value: '43.2%',
			margin: '± 0.3 points'
		});
	});

	it('has words of its own for every state', () => {
		const states: Estimate[] = [
			figure(0, 12),
			figure(null, null, { moeReason: 'no-value' }),
			figure(null, null, { quality: 'not-published', moeReason: 'no-value' }),
			figure(null, null, { quality: 'not-applicable', moeReason: 'no-value' }),
			figure(3500, null, { quality: 'top-coded', moeReason: 'open-interval' }),
			figure(3500, null, { quality: 'bottom-coded', moeReason: 'open-interval' }),
			figure(3500, 40)
		];
		const texts = states.map((each) => figureText(each, 'dollars', words).value);
		expect(texts[4]).toBe('$3,500 or more');
		expect(new Set(texts).size).toBe(states.length);
	});

	it('says of records that hold none that none were found, and of a full count that there is none', () => {
		const none = (moeReason: Estimate['moeReason']) => figure(0, null, { moeReason });
		expect(figureText(none('from-records'), 'count', words).value).toBe('none found');
		expect(figureText(none('from-records'), 'share', words).value).toBe('0%');
		expect(figureText(none('full-count'), 'count', words).value).toBe('0');
	});

	it('tells so many for every hundred with one decimal', () => {
		const filings = figure(5.34, null, { moeReason: 'from-records' });
		expect(figureText(filings, 'per-hundred', words).value).toBe('5.3');
	});

	it('never prints a number for what is missing, nor a slip of the code for anything', () => {
		const anyFigure = fc.record({
			value: fc.option(fc.double({ min: -2, max: 1e6, noNaN: true })),
			moe: fc.option(fc.double({ min: 0, max: 1e5, noNaN: true }))
		});
		const units: readonly Unit[] = UNITS;
		fc.assert(
			fc.property(anyFigure, fc.constantFrom(...units), ({ value, moe }, unit) => {
				const each = figure(value, value === null ? null : moe);
				const { value: shown, margin, spoken } = figureText(each, unit, words);
				expect(`${shown}${margin}${spoken}`).not.toMatch(/NaN|null|undefined|Infinity|-/);
				if (value === null) expect(shown).not.toMatch(/\d/);
				else expect(shown).toMatch(/\d/);
			})
		);
	});
});

describe('class labels', () => {
	it('says both limits, or that an end is open', () => {
		const label = (from: number | null, to: number | null) =>
			classLabel({ from, to }, 'share', 0.05, words);
		expect(label(null, 0.2)).toBe('under 20%');
		expect(label(0.2, 0.35)).toBe('20% to 35%');
		expect(label(0.5, null)).toBe('50% or more');
	});

	it('shows decimals where the limits need them', () => {
		expect(classLabel({ from: 0.005, to: 0.02 }, 'share', 0.005, words)).toBe('0.5% to 2.0%');
	});
});

describe('the likely range', () => {
	it('stays within what the unit allows', () => {
		expect(likelyRange(figure(0.05, 0.08), 'share')).toEqual({ low: 0, high: 0.13 });
		expect(likelyRange(figure(0.97, 0.08), 'share')!.high).toBe(1);
		expect(likelyRange(figure(-0.05, 0.08), 'relative-change')!.low).toBeCloseTo(-0.13);
		expect(likelyRange(figure(5, null), 'count')).toBeNull();
	});
});
