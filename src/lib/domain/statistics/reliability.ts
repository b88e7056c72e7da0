/** One word for how far an estimate can be relied on. The words themselves are in the message files. */
import type { Estimate } from './estimate.ts';
import { coefficientOfVariation, standardErrorOf } from './error.ts';

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
	if (estimate.moeReason === 'full-count') return 'full-count';
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
