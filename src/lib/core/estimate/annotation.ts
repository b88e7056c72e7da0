/**
 * Reads a table cell written with the Census Bureau's own annotation symbols, as data.census.gov
 * shows them. The project's tables under `data/figures` use them, and so do files that users bring.
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
import { fail, ok } from '../result.ts';
import type { Problem, Result } from '../result.ts';
import type { Estimate, EstimateQuality, MarginReason } from './estimate.ts';

/** `cell` is the text that could not be read, cut to 40 characters. */
export type AnnotationProblem = Problem<'estimate-cell-unreadable' | 'margin-cell-unreadable'>;

/** Why a table has no margin column beside an estimate column. */
export type NoMarginColumn = Extract<MarginReason, 'not-carried' | 'full-count'>;

type Magnitude = { readonly value: number | null; readonly quality: EstimateQuality };
type Margin = { readonly moe: number | null; readonly moeReason: MarginReason | null };

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

function readMargin(cell: string): Margin | null {
	if (cell === '' || cell === 'N' || cell === '(X)') return { moe: null, moeReason: 'not-carried' };
	if (cell === '**') return { moe: null, moeReason: 'too-few-cases' };
	if (cell === '***') return { moe: null, moeReason: 'open-interval' };
	if (cell === '*****') return { moe: 0, moeReason: null };
	if (!NUMBER.test(cell)) return null;
	const moe = Number(cell);
	return moe < 0 ? null : { moe, moeReason: null };
}
