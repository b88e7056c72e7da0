import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimates } from '../statistics/arbitrary.fixture.ts';
import { known, knownWithoutMargin, missing, openEnded } from '../statistics/estimate.ts';
import { decodeEstimates, encodeEstimates, roundEstimate } from './built-files.ts';

describe('encodeEstimates', () => {
	it.each([
		['share', 1e-4],
		['dollars', 1],
		['count', 0.1]
	] as const)('gives every state of an estimate back, rounded: %s', (unit, step) => {
		fc.assert(
			fc.property(fc.array(estimates), (rows) => {
				const text = JSON.stringify(encodeEstimates(rows, unit));
				const decoded = decodeEstimates(JSON.parse(text) as ReturnType<typeof encodeEstimates>);
				expect(decoded).toEqual(rows.map((row) => roundEstimate(row, step)));
				expect(encodeEstimates(decoded, unit)).toEqual(encodeEstimates(rows, unit));
			})
		);
	});

	it('moves no value by more than half a step, unless it would become zero', () => {
		fc.assert(
			fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (value) => {
				const rounded = roundEstimate(knownWithoutMargin(value, 'not-carried'), 1e-4).value ?? NaN;
				expect(Math.sign(rounded)).toBe(Math.sign(value) + 0);
				expect(Math.abs(rounded - value)).toBeLessThanOrEqual(
					Math.abs(value) < 1e-4 ? 1e-4 : 0.5e-4 + 1e-12
				);
			})
		);
	});

	it('keeps a small value apart from zero and a small margin apart from none', () => {
		const [tiny] = decodeEstimates(encodeEstimates([known(0.00001, 0.00001)], 'share'));
		expect(tiny).toEqual(known(0.0001, 0.0001));
	});

	it('says what all rows share only once', () => {
		const rows = [
			known(0.25, 0.1),
			knownWithoutMargin(0.5, 'not-carried'),
			missing('not-published')
		];
		const encoded = encodeEstimates([...rows, knownWithoutMargin(0.75, 'not-carried')], 'share');
		expect(encoded.moeReasonForAll).toBe('not-carried');
		expect(encoded.moeReason).toEqual({});
		expect(encoded.quality).toEqual({});
	});

	it('names the rows that differ', () => {
		const rows = [
			openEnded(3500, 'top-coded'),
			knownWithoutMargin(900, 'too-few-cases'),
			missing('not-computable'),
			known(0, 12)
		];
		expect(encodeEstimates(rows, 'dollars')).toEqual({
			value: [3500, 900, null, 0],
			moe: [null, null, null, 12],
			quality: { 'top-coded': [0], 'not-computable': [2] },
			moeReason: { 'open-interval': [0], 'too-few-cases': [1] },
			moeReasonForAll: null
		});
	});
});
