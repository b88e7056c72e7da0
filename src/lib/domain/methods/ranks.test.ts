import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grouping } from './definitions/method.ts';
import { groupsOf, quantile } from './prepare.ts';

const PUBLISHED: Grouping = { groups: 5, sizes: 'floor', ties: 'row-order' };
const SOUND: Grouping = { groups: 5, sizes: 'floor', ties: 'shared' };

describe('quantile', () => {
	it('interpolates between the values beside it and skips what is missing', () => {
		expect(quantile([10, NaN, 40, 20, 30], 0.4)).toBeCloseTo(22, 12);
		expect(quantile([10, 20, 30, 40], 2 / 3)).toBeCloseTo(30, 12);
		expect(quantile([7], 0.4)).toBe(7);
		expect(quantile([NaN], 0.4)).toBeNaN();
	});

	it('lies between the extremes and does not depend on order', () => {
		const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
		fc.assert(
			fc.property(values, fc.double({ noNaN: true, min: 0, max: 1 }), (some, p) => {
				const answer = quantile(some, p);
				expect(answer).toBeGreaterThanOrEqual(Math.min(...some));
				expect(answer).toBeLessThanOrEqual(Math.max(...some));
				expect(quantile([...some].reverse(), p)).toBe(answer);
			})
		);
	});
});

describe('groups of about equal size', () => {
	it('are floor(5·(rank − 1)/n) + 1', () => {
		// Seven values: ranks 1–7 give 1 1 2 3 3 4 5.
		expect([...groupsOf([70, 60, 50, 40, 30, 20, 10], PUBLISHED)]).toEqual([5, 4, 3, 3, 2, 1, 1]);
	});

	it('give the first groups one more where sizes are those of ntile', () => {
		const values = [1, 2, 3, 4, 5, 6, 7, 8];
		expect([...groupsOf(values, { ...SOUND, sizes: 'ntile' })]).toEqual([1, 1, 2, 2, 3, 3, 4, 5]);
		expect([...groupsOf(values, SOUND)]).toEqual([1, 1, 2, 2, 3, 4, 4, 5]);
	});

	it('rank equal values as they stand in the table, or together', () => {
		expect([...groupsOf([5, 5, 5, 5, 5], PUBLISHED)]).toEqual([1, 2, 3, 4, 5]);
		expect([...groupsOf([5, 5, 5, 5, 5], SOUND)]).toEqual([1, 1, 1, 1, 1]);
		expect([...groupsOf([1, 9, 9, 9, 9], SOUND)]).toEqual([1, 2, 2, 2, 2]);
	});

	it('leave missing values out of the count', () => {
		expect([...groupsOf([NaN, 1, 2, NaN, 3, 4, 5], PUBLISHED)]).toEqual([0, 1, 2, 0, 3, 4, 5]);
	});

	it('do not depend on the order of rows where ties share a rank', () => {
		const values = fc.array(fc.constantFrom(1, 2, 3, NaN), { minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(values, fc.constantFrom('floor' as const, 'ntile' as const), (some, sizes) => {
				const grouping = { ...SOUND, sizes };
				const reversed = groupsOf([...some].reverse(), grouping).reverse();
				expect([...reversed]).toEqual([...groupsOf(some, grouping)]);
			})
		);
	});
});
