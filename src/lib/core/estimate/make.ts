/** The only ways to make an `Estimate`, so that its four fields always agree with each other. */
import type { Estimate, EstimateQuality, MarginReason } from './estimate.ts';

export type MissingQuality = Extract<
	EstimateQuality,
	'not-computable' | 'not-published' | 'not-applicable'
>;
export type OpenEndedQuality = Extract<EstimateQuality, 'top-coded' | 'bottom-coded'>;

/** What a margin is, or why there is none; spread into an `Estimate`. */
export type Margin =
	| { readonly moe: number; readonly moeReason: null }
	| { readonly moe: null; readonly moeReason: MarginReason };

/**
 * A value with its 90 % margin in the same unit (0 for a controlled estimate).
 * Throws RangeError on a number that is not finite or a negative margin.
 */
export function known(value: number, moe: number): Estimate {
	if (!Number.isFinite(moe) || moe < 0) throw new RangeError(`Margin of error is ${moe}`);
	return withMargin(value, { moe, moeReason: null });
}

/** A value without a margin, and why. Throws RangeError on a value that is not finite. */
export function knownWithoutMargin(
	value: number,
	moeReason: Exclude<MarginReason, 'no-value'>
): Estimate {
	return withMargin(value, { moe: null, moeReason });
}

/** No value. */
export function missing(quality: MissingQuality): Estimate {
	return { value: null, moe: null, quality, moeReason: 'no-value' };
}

/** "3,500 or more" (top-coded, `bound` is the least it can be) or "less than 10,000" (bottom-coded, the most). */
export function openEnded(bound: number, quality: OpenEndedQuality): Estimate {
	requireFinite(bound);
	return { value: bound, moe: null, quality, moeReason: 'open-interval' };
}

/** A value with whatever margin there is. Throws RangeError on a value that is not finite. */
export function withMargin(value: number, margin: Margin): Estimate {
	requireFinite(value);
	// Subtraction and scaling can make −0, which prints as "-0".
	if (value === 0) return { value: 0, ...margin, quality: 'zero' };
	return { value, ...margin, quality: 'value' };
}

export function isMissing(
	estimate: Estimate
): estimate is Estimate & { readonly value: null; readonly quality: MissingQuality } {
	return estimate.value === null;
}

export function isOpenEnded(estimate: Estimate): boolean {
	return estimate.quality === 'top-coded' || estimate.quality === 'bottom-coded';
}

function requireFinite(value: number): void {
	if (!Number.isFinite(value)) throw new RangeError(`Estimate is ${value}`);
}
