/**
 * Sums. Source: ACS handbook (2020), chapter 8, "Calculating measures of error for aggregated
 * count data", with its rule for components that are zero.
 */
import type { Estimate } from './estimate.ts';
import { knownWithoutMargin } from './make.ts';
import { derive, openEnd } from './propagate.ts';
import type { OpenEnd } from './propagate.ts';

export type Weighted = { readonly estimate: Estimate; readonly weight: number };

/** Sum of counts. The sum of nothing is an exact 0. */
export function sum(parts: readonly Estimate[]): Estimate {
	return weightedSum(parts.map((estimate) => ({ estimate, weight: 1 })));
}

/** a − b of two counts that are parts of one formula. To ask whether two places differ, use `compare`. */
export function difference(a: Estimate, b: Estimate): Estimate {
	return weightedSum([
		{ estimate: a, weight: 1 },
		{ estimate: b, weight: -1 }
	]);
}

/**
 * Σ w·x with margin √Σ (w·m)². A part with weight 0 takes no part at all, so that what is missing
 * there does not matter. Weights may be negative (subtraction) but must be finite.
 */
export function weightedSum(parts: readonly Weighted[]): Estimate {
	const used = parts.filter((part) => part.weight !== 0);
	if (used.length === 0) return knownWithoutMargin(0, 'full-count');
	return derive(
		used.map((part) => part.estimate),
		used.map((part) => (openEnd(part.estimate) * Math.sign(part.weight)) as OpenEnd),
		(values) => values.reduce((total, value, i) => total + value * (used[i]?.weight ?? 0), 0),
		(margins, values) =>
			marginOfSum(
				margins.map((moe, i) => moe * (used[i]?.weight ?? 0)),
				values
			)
	);
}

/**
 * √Σ m², where among components whose estimate is zero only the largest margin counts, once: the
 * Bureau gives every zero the same model-based margin, and adding many of them would drown the rest.
 */
function marginOfSum(margins: readonly number[], values: readonly number[]): number {
	let largestOfZeros = 0;
	let squares = 0;
	margins.forEach((moe, i) => {
		if (values[i] === 0) largestOfZeros = Math.max(largestOfZeros, Math.abs(moe));
		else squares += moe * moe;
	});
	return Math.sqrt(squares + largestOfZeros * largestOfZeros);
}
