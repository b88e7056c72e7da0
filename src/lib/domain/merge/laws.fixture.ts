/** What every merge of files must hold to, whoever sends which file first, or twice. */
import fc from 'fast-check';
import { expect } from 'vitest';

export function expectMergeLaws<T>(
	state: fc.Arbitrary<T>,
	merge: (a: T, b: T) => T,
	numRuns = 2000
): void {
	fc.assert(
		fc.property(state, state, state, (a, b, c) => {
			expect(merge(a, b)).toEqual(merge(b, a));
			expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
			expect(merge(a, a)).toEqual(a);
			const both = merge(a, b);
			expect(merge(both, b)).toEqual(both);
		}),
		{ numRuns }
	);
}
