/**
 * A census figure with its sampling error.
 *
 * Source: U.S. Census Bureau, "Understanding and Using American Community Survey Data: What All
 * Data Users Need to Know" (2020), chapters 7–8.
 */

/** Six states (top- and bottom-coded are the two halves of one) that are never confused on screen. */
export type EstimateQuality =
	/** A number other than zero. */
	| 'value'
	/** The estimate is zero. */
	| 'zero'
	/** The Bureau could not compute it (too few sample cases; annotation `-`), or a derived figure's denominator is zero. */
	| 'not-computable'
	/** Not published for this year or table, or not in the file that the figures came from. */
	| 'not-published'
	/** "$3,500 or more": `value` is the lower bound of the open interval. */
	| 'top-coded'
	/** "Less than $10,000": `value` is the upper bound of the open interval. */
	| 'bottom-coded'
	/** The question does not arise here (no renters, say). */
	| 'not-applicable';

/** Why an estimate that has a value has no margin of error. */
export type MarginReason =
	/** The file that the figures came from carries no margins. */
	| 'not-carried'
	/** Too few sample cases to compute one (annotation `**`). */
	| 'too-few-cases'
	/** The median lies in an open-ended interval (annotation `***`). */
	| 'open-interval'
	/** A full count, which has no sampling error. */
	| 'full-count'
	/** Some figure that this one is made from has none. */
	| 'input-without-margin'
	/** There is no value either. */
	| 'no-value';

export type MarginBasis =
	/** The handbook's root came out under what a sample of this size can know: the sampling floor. */
	| 'sampling-floor'
	/** Some input has no published margin; a fitted one stands in for it. */
	| 'modelled';

/**
 * `value` in the unit of its indicator (shares 0–1, dollars, counts) or null; `moe` is the 90 %
 * margin of error in the same unit, or null with `moeReason`. A controlled estimate has moe 0.
 */
export type Estimate = {
	readonly value: number | null;
	readonly moe: number | null;
	readonly quality: EstimateQuality;
	/** Null exactly where `moe` is a number. */
	readonly moeReason: MarginReason | null;
	/**
	 * How the margin came about where published margins and the handbook's formulas alone did not give
	 * it; left out otherwise.
	 */
	readonly moeBasis?: MarginBasis;
	/**
	 * Only where `moe` is null because one end of the interval reaches an open bin: the other end, a
	 * bound that the true value passes in 95 of 100 samples.
	 */
	readonly bound?: { readonly side: 'at-least' | 'at-most'; readonly value: number };
	/**
	 * The figure of census tracts that a place only draws on with a small part of their homes, not of
	 * the place itself. No difference is called with it.
	 */
	readonly ofTracts?: true;
	/**
	 * Only where `moe` is null because some input has no margin: what the other inputs alone give. The
	 * true margin is at least this, so it can show that a figure is too uncertain, never that it is
	 * not.
	 */
	readonly leastMoe?: number;
};
