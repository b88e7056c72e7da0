import { describe, expect, it } from 'vitest';
import { callDifference, tallyOf } from './call.ts';
import { known, knownWithoutMargin } from './estimate.ts';

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
