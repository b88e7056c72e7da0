/** The only ways to make an `Estimate`, so that its four fields always agree with each other. */
import { fail, ok, type Problem, type Result } from '../result.ts';

/**
 * A census figure with its sampling error.
 *
 * Source: U.S. Census Bureau, "Understanding and Using American Community Survey Data: What All
 * Data Users Need to Know" (2020), chapters 7–8.
 */

/** States (top- and bottom-coded are the two halves of one) that are never confused on screen. */
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
	| 'not-applicable'
	/** Told of larger places only: of one so small it would be too unsure, and no margin says how much. */
	| 'place-too-small'
	/** So few homes stand behind it that it could name one. */
	| 'withheld';

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
	/** Counted from records and no sample; they may be incomplete, so it is no full count either. */
	| 'from-records'
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

export type MissingQuality = Extract<
	EstimateQuality,
	'not-computable' | 'not-published' | 'not-applicable' | 'place-too-small' | 'withheld'
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

/*
 * Reads a table cell written with the Census Bureau's own annotation symbols, as data.census.gov
 * shows them. The tables under a region’s `figures` use them, and so do files that users bring.
 *
 * Source: U.S. Census Bureau, "Code Lists, Definitions, and Accuracy" (ACS), notes on estimate and
 * margin of error annotations.
 *
 * | cell      | as an estimate                   | as a margin of error                      |
 * |-----------|----------------------------------|-------------------------------------------|
 * | empty     | not published in the source file | not published in the source file          |
 * | `-`       | too few sample cases to compute  | –                                         |
 * | `N`       | withheld                         | withheld                                  |
 * | `(X)`     | not applicable                   | not applicable                            |
 * | `3500+`   | median in the top open interval  | –                                         |
 * | `2500-`   | median in the bottom interval    | –                                         |
 * | `**`      | –                                | too few sample cases to compute           |
 * | `***`     | –                                | the median lies in an open-ended interval |
 * | `*****`   | –                                | controlled estimate, no sampling error    |
 */

/** `cell` is the text that could not be read, cut to 40 characters. */
export type AnnotationProblem = Problem<'estimate-cell-unreadable' | 'margin-cell-unreadable'>;

/** Why a table has no margin column beside an estimate column. */
export type NoMarginColumn = Extract<MarginReason, 'not-carried' | 'full-count'>;

type Magnitude = { readonly value: number | null; readonly quality: EstimateQuality };
type ReadMargin = { readonly moe: number | null; readonly moeReason: MarginReason | null };

const NUMBER = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/;
const OPEN_INTERVAL = /^(\d+(?:\.\d+)?)([+-])$/;

/** Values of the Bureau's programming interface that mean "no figure" and must never be read as one. */
const SENTINELS: ReadonlySet<number> = new Set([
	-222222222, -333333333, -555555555, -666666666, -888888888, -999999999
]);

/** True for the numbers that the Bureau's programming interface puts where there is no figure. */
export function isSentinel(value: number): boolean {
	return SENTINELS.has(value);
}

/**
 * The estimate that an annotated cell and its margin cell stand for.
 *
 * @param estimateCell text of the estimate, in the unit of its variable
 * @param marginCell text of the 90 % margin of error in the same unit, or why there is no such column
 * @returns a problem where a cell is neither a number nor a known annotation, where a sentinel
 *   survived, or where a margin is negative
 */
export function readAnnotated(
	estimateCell: string,
	marginCell: { readonly text: string } | NoMarginColumn
): Result<Estimate, AnnotationProblem> {
	const magnitude = readMagnitude(estimateCell.trim());
	if (magnitude === null) {
		return fail('estimate-cell-unreadable', { cell: estimateCell.slice(0, 40) });
	}
	if (magnitude.value === null) {
		return ok({ ...magnitude, moe: null, moeReason: 'no-value' });
	}
	if (typeof marginCell === 'string') {
		return ok({ ...magnitude, moe: null, moeReason: marginCell });
	}
	const margin = readMargin(marginCell.text.trim());
	if (margin === null) {
		return fail('margin-cell-unreadable', { cell: marginCell.text.slice(0, 40) });
	}
	return ok({ ...magnitude, ...margin });
}

function readMagnitude(cell: string): Magnitude | null {
	if (cell === '' || cell === 'N') return { value: null, quality: 'not-published' };
	if (cell === '-') return { value: null, quality: 'not-computable' };
	if (cell === '(X)') return { value: null, quality: 'not-applicable' };
	const open = OPEN_INTERVAL.exec(cell);
	if (open) {
		const quality = open[2] === '+' ? 'top-coded' : 'bottom-coded';
		return { value: Number(open[1]), quality };
	}
	if (!NUMBER.test(cell)) return null;
	const value = Number(cell);
	if (isSentinel(value)) return null;
	return { value, quality: value === 0 ? 'zero' : 'value' };
}

function readMargin(cell: string): ReadMargin | null {
	if (cell === '' || cell === 'N' || cell === '(X)') return { moe: null, moeReason: 'not-carried' };
	if (cell === '**') return { moe: null, moeReason: 'too-few-cases' };
	if (cell === '***') return { moe: null, moeReason: 'open-interval' };
	if (cell === '*****') return { moe: 0, moeReason: null };
	if (!NUMBER.test(cell)) return null;
	const moe = Number(cell);
	return moe < 0 ? null : { moe, moeReason: null };
}
