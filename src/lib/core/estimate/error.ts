/**
 * From published margins to standard errors and back.
 * Source: ACS handbook (2020), chapter 7: the Bureau publishes margins at 90 %, z = 1.645.
 */
import type { Estimate } from './estimate.ts';

export type ConfidenceLevel = 90 | 95 | 99;

/** z as the Bureau rounds it, so that our figures agree with its worked examples. */
export const Z: Readonly<Record<ConfidenceLevel, number>> = { 90: 1.645, 95: 1.96, 99: 2.576 };

/** Standard error from a 90 % margin, in the same unit. */
export function standardErrorOf(moe: number): number {
	return moe / Z[90];
}

/** Standard error of an estimate, or null where it has no margin. A full count has none to speak of: 0. */
export function standardError(estimate: Estimate): number | null {
	if (estimate.moeReason === 'full-count') return 0;
	return estimate.moe === null ? null : standardErrorOf(estimate.moe);
}

/** A 90 % margin restated at another confidence level. */
export function marginAt(moe: number, level: ConfidenceLevel): number {
	return (moe * Z[level]) / Z[90];
}

/** Standard error as a share of the value (0.12 = 12 %), or null at zero, without value or without margin. */
export function coefficientOfVariation(estimate: Estimate): number | null {
	const error = standardError(estimate);
	if (error === null || estimate.value === null || estimate.value === 0) return null;
	return error / Math.abs(estimate.value);
}
