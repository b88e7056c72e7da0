import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSentinel, readAnnotated } from './estimate.ts';

const margin = (text: string) => ({ text });

function read(estimate: string, moe: Parameters<typeof readAnnotated>[1]) {
	const result = readAnnotated(estimate, moe);
	if (!result.ok) throw new Error(result.problem.code);
	return result.value;
}

describe('annotated cells', () => {
	test('a number with its margin', () => {
		expect(read('1144', margin('255'))).toEqual({
			value: 1144,
			moe: 255,
			quality: 'value',
			moeReason: null
		});
	});

	test('zero is a figure of its own, not a missing one', () => {
		expect(read('0', margin('13'))).toEqual({
			value: 0,
			moe: 13,
			quality: 'zero',
			moeReason: null
		});
	});

	test.each([
		['', 'not-published'],
		['N', 'not-published'],
		['-', 'not-computable'],
		['(X)', 'not-applicable']
	])('estimate cell %j has no value: %s', (cell, quality) => {
		const none = { value: null, moe: null, quality, moeReason: 'no-value' };
		expect(read(cell, margin('**'))).toEqual(none);
		expect(read(cell, 'not-carried')).toEqual(none);
	});

	test.each([
		['**', null, 'too-few-cases'],
		['***', null, 'open-interval'],
		['*****', 0, null],
		['', null, 'not-carried'],
		['0', 0, null]
	])('margin cell %j', (cell, moe, moeReason) => {
		expect(read('12', margin(cell))).toEqual({ value: 12, moe, quality: 'value', moeReason });
	});

	test('medians in open intervals keep the bound and say which side is open', () => {
		expect(read('3500+', margin('***'))).toEqual({
			value: 3500,
			moe: null,
			quality: 'top-coded',
			moeReason: 'open-interval'
		});
		expect(read('2500-', margin('***')).quality).toBe('bottom-coded');
		expect(read('2500-', margin('***')).value).toBe(2500);
	});

	test('a table without margin column says why', () => {
		expect(read('7', 'full-count').moeReason).toBe('full-count');
		expect(read('0.064', 'not-carried')).toMatchObject({ value: 0.064, moe: null });
	});

	test.each([
		'-666666666',
		'-666666666.0',
		'-888888888',
		'-999999999',
		'1,144',
		'NaN',
		'Infinity',
		'1e3',
		'--',
		'+',
		'3500++'
	])('estimate cell %j is refused', (cell) => {
		const result = readAnnotated(cell, margin('1'));
		expect(result).toEqual({
			ok: false,
			problem: { code: 'estimate-cell-unreadable', params: { cell } }
		});
	});

	test.each(['-222222222', '-333333333', '-555555555', '-1', '*', '± 4'])(
		'margin cell %j is refused',
		(cell) => {
			const result = readAnnotated('5', margin(cell));
			expect(result).toEqual({
				ok: false,
				problem: { code: 'margin-cell-unreadable', params: { cell } }
			});
		}
	);

	test('every whole number and its margin come back as they are written', () => {
		const count = fc.integer({ min: 0, max: 100_000_000 });
		fc.assert(
			fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), count, (value, moe) => {
				const estimate = read(String(value), margin(String(moe)));
				expect(estimate.value).toBe(value);
				expect(estimate.moe).toBe(moe);
			})
		);
	});

	test('whatever the cells hold, a margin is missing exactly where a reason stands', () => {
		const cell = fc.oneof(
			fc.constantFrom('', '-', 'N', '(X)', '**', '***', '*****', '3500+', '2500-', '-666666666'),
			fc.integer().map(String),
			fc.string()
		);
		fc.assert(
			fc.property(cell, cell, (estimate, moe) => {
				const result = readAnnotated(estimate, margin(moe));
				if (!result.ok) return;
				expect(result.value.moe === null).toBe(result.value.moeReason !== null);
				if (result.value.value !== null) expect(isSentinel(result.value.value)).toBe(false);
			})
		);
	});
});
