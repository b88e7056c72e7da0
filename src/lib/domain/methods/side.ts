/**
 * On which side of its line a value lies, which is neither praise nor blame: a test that asks for "less
 * than" is met below, and one on who lives somewhere is not "passed" by anybody.
 */
import type { TestTrace } from './trace.ts';

export type TestSide =
	| 'above'
	| 'below'
	/** Exactly on it, or so near that the method itself rounds the distance away. */
	| 'same'
	/** On one side, by less than can be set in numbers. */
	| 'just-above'
	| 'just-below';

type Tested = Pick<TestTrace, 'state' | 'comparison' | 'margin'>;

/**
 * By the published figures; whether the difference is clear is another question (`TestTrace.difference`).
 * Null where nothing was compared.
 *
 * @param settable whether the distance, in the test's unit, is not zero once it is rounded to be set
 */
export function sideOf({ state, comparison, margin }: Tested, settable: boolean): TestSide | null {
	if (margin === null || (state !== 'passed' && state !== 'failed')) return null;
	const rising = comparison === '>' || comparison === '>=';
	// Without the minus that a distance of zero may carry.
	const distance = rising ? margin : 0 - margin;
	// A method that rounds may find a test met although its value lies a hair on the other side.
	const rounded = margin >= 0 !== (state === 'passed');
	if (distance === 0 || rounded) return 'same';
	const side = distance > 0 ? 'above' : 'below';
	return settable ? side : `just-${side}`;
}
