/** Whether a value passes a test, given what it is compared with. */
import type { Comparison, TestDefinition } from './method.ts';

/** Nearest whole number, halves to the even one, as R and Python round. */
export function roundHalfEven(x: number): number {
	const below = Math.floor(x);
	const part = x - below;
	if (part < 0.5) return below;
	if (part > 0.5) return below + 1;
	return below % 2 === 0 ? below : below + 1;
}

/** `group` references ask for "at or above the cut". */
export function comparisonOf(test: TestDefinition): Comparison {
	return test.reference.kind === 'group' ? '>=' : test.comparison;
}

/** Whether the test passes; both numbers must be present. */
export function passes(test: TestDefinition, value: number, compared: number): boolean {
	let left = value;
	let right = compared;
	if (test.rounding !== undefined) {
		left = roundHalfEven((value - compared) / test.rounding);
		right = 0;
	}
	switch (comparisonOf(test)) {
		case '>':
			return left > right;
		case '>=':
			return left >= right;
		case '<':
			return left < right;
		case '<=':
			return left <= right;
	}
}
