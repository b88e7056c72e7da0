/**
 * From published margins to standard errors and back.
 * Source: ACS handbook (2020), chapter 7: the Bureau publishes margins at 90 %, z = 1.645.
 */
import type { Estimate } from './estimate.ts';

/** z as the Bureau rounds it, so that our figures agree with its worked examples. */
export const Z: Readonly<Record<90 | 95 | 99, number>> = { 90: 1.645, 95: 1.96, 99: 2.576 };

/** Standard error from a 90 % margin, in the same unit. */
export function standardErrorOf(moe: number): number {
	return moe / Z[90];
}

/** Standard error of an estimate, or null where it has no margin. A full count has none to speak of: 0. */
export function standardError(estimate: Estimate): number | null {
	if (estimate.moeReason === 'full-count') return 0;
	return estimate.moe === null ? null : standardErrorOf(estimate.moe);
}

/** Standard error as a share of the value (0.12 = 12 %), or null at zero, without value or without margin. */
export function coefficientOfVariation(estimate: Estimate): number | null {
	const error = standardError(estimate);
	if (error === null || estimate.value === null || estimate.value === 0) return null;
	return error / Math.abs(estimate.value);
}

/**
 * The standard normal distribution to double precision.
 * Source: J. F. Hart et al., "Computer Approximations" (1968), algorithm 5666, in the form given by
 * G. West, "Better approximations to cumulative normal functions", Wilmott Magazine (2005).
 */

const NUMERATOR = [
	0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
	221.213596169931, 220.206867912376
];
const DENOMINATOR = [
	0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
	637.333633378831, 793.826512519948, 440.413735824752
];

/** P(Z > z), 0–1, accurate to eight digits also far out in the tail. */
export function upperTail(z: number): number {
	if (Number.isNaN(z)) return NaN;
	const x = Math.abs(z);
	const tail = x > 37 ? 0 : Math.exp((-x * x) / 2) * scaledTail(x);
	return z >= 0 ? tail : 1 - tail;
}

/** P(Z ≤ z), 0–1. */
export function normalCdf(z: number): number {
	return upperTail(-z);
}

function scaledTail(x: number): number {
	if (x < 7.07106781186547) return polynomial(NUMERATOR, x) / polynomial(DENOMINATOR, x);
	// Continued fraction, 5 levels deep: exact to the last digits this far out.
	const fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
	return 1 / (fraction * 2.506628274631);
}

function polynomial(coefficients: readonly number[], x: number): number {
	return coefficients.reduce((total, coefficient) => total * x + coefficient, 0);
}

/* One word for how far an estimate can be relied on. The words themselves are in the message files. */

export type Reliability =
	| 'reliable'
	| 'use-with-care'
	| 'too-uncertain'
	/** Zero has no coefficient of variation. */
	| 'zero'
	| 'top-coded'
	| 'bottom-coded'
	/** A full count: no sampling error. */
	| 'full-count'
	/** Counted from records, which may miss some. */
	| 'from-records'
	/** A value whose margin is not known, nor whether it would be too large. */
	| 'unknown'
	| 'no-value';

/**
 * Largest coefficient of variation, as a share, at which each word still holds.
 * Source: Esri, "ACS data quality" (12 % and 40 %), the cut-offs in general use with tract figures.
 */
export const RELIABILITY_CUTOFFS = [
	{ word: 'reliable', upTo: 0.12 },
	{ word: 'use-with-care', upTo: 0.4 },
	{ word: 'too-uncertain', upTo: Infinity }
] as const satisfies readonly { readonly word: Reliability; readonly upTo: number }[];

export function reliability(estimate: Estimate): Reliability {
	if (estimate.value === null) return 'no-value';
	if (estimate.quality === 'top-coded' || estimate.quality === 'bottom-coded')
		return estimate.quality;
	if (estimate.moeReason === 'full-count' || estimate.moeReason === 'from-records')
		return estimate.moeReason;
	if (estimate.quality === 'zero') return 'zero';
	const variation = coefficientOfVariation(estimate);
	if (variation !== null) return wordOf(variation);
	// Only the worst word can be said of a figure whose margin is known to be at least so large.
	const least = estimate.leastMoe;
	const uncertain =
		least !== undefined &&
		wordOf(standardErrorOf(least) / Math.abs(estimate.value)) === 'too-uncertain';
	return uncertain ? 'too-uncertain' : 'unknown';
}

function wordOf(variation: number): Reliability {
	return RELIABILITY_CUTOFFS.find((cutoff) => variation <= cutoff.upTo)?.word ?? 'too-uncertain';
}
