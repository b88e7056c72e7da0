import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POSITION, positionBetween } from './walks.ts';

describe('positions', () => {
	it.each([
		[null, null, 'i'],
		['i', null, 'r'],
		[null, '1', '0i'],
		['i', 'j', 'ii'],
		['1', '11', '10i'],
		['z', null, 'zi']
	])('finds one between %s and %s', (low, high, between) => {
		expect(positionBetween(low, high)).toBe(between);
	});

	it('always lies between, however often something is put there', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), (places) => {
				const order: string[] = [];
				for (const place of places) {
					const at = place % (order.length + 1);
					const made = positionBetween(order[at - 1] ?? null, order[at] ?? null);
					expect(made).toMatch(POSITION);
					order.splice(at, 0, made);
				}
				expect(order).toEqual([...new Set(order)].sort());
			}),
			{ numRuns: 2000 }
		);
	});

	it('refuses ends in the wrong order', () => {
		expect(() => positionBetween('b', 'a')).toThrow();
		expect(() => positionBetween('a', 'a')).toThrow();
	});
});
