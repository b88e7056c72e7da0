import { describe, expect, it } from 'vitest';
import { passes, roundHalfEven } from './evaluate.ts';
import type { TestComparison, TestDefinition } from './definitions/method.ts';

function test(comparison: TestComparison, rounding?: number): TestDefinition {
	return {
		id: 'a',
		group: 'g',
		measure: { kind: 'input', input: 'x' },
		comparison,
		reference: { kind: 'region' },
		missing: 'not-passed',
		...(rounding === undefined ? {} : { rounding })
	};
}

describe('comparing', () => {
	it('rounds halves to the even number', () => {
		expect([0.5, 1.5, 2.5, -0.5, -1.5, 0.49, -0.51].map(roundHalfEven)).toEqual([
			0, 2, 2, 0, -2, 0, -1
		]);
	});

	it('tells above from at or above, and below from at or below', () => {
		expect(passes(test('>'), 1, 1)).toBe(false);
		expect(passes(test('>='), 1, 1)).toBe(true);
		expect(passes(test('<'), 1, 1)).toBe(false);
		expect(passes(test('<='), 1, 1)).toBe(true);
	});

	it('passes what rounds to the reference', () => {
		// 0.0004 below the reference rounds to it; 0.0006 below does not.
		expect(passes(test('>=', 0.001), 0.4996, 0.5)).toBe(true);
		expect(passes(test('>=', 0.001), 0.4994, 0.5)).toBe(false);
		// Exactly half a step below (as exact as binary numbers get): half to even is 0.
		expect(passes(test('>=', 0.25), 0.375, 0.5)).toBe(true);
		expect(passes(test('>=', 0.25), 0.125, 0.5)).toBe(false);
	});

	it('asks of groups for at or above the cut, whatever the comparison says', () => {
		const grouped: TestDefinition = {
			...test('<'),
			reference: {
				kind: 'group',
				grouping: { groups: 5, sizes: 'floor', ties: 'shared' },
				atLeast: 4
			}
		};
		expect(passes(grouped, 2, 2)).toBe(true);
		expect(passes(grouped, 1, 2)).toBe(false);
	});
});
