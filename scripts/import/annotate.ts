/**
 * Turns the numbers that stand for "no figure" in files of the Census Bureau's programming interface
 * into the Bureau's own annotation symbols, so that nothing in `data/` can be mistaken for a figure.
 *
 * Source: U.S. Census Bureau, ACS notes on estimate and annotation values; table shells for the
 * open intervals of medians.
 */
import type { VintageId } from '../../src/lib/core/catalog/types.ts';
import { ImportError } from './source.ts';

const ESTIMATE_SYMBOLS: Readonly<Record<string, string>> = {
	'-666666666': '-',
	'-888888888': '(X)',
	'-999999999': 'N'
};

const MARGIN_SYMBOLS: Readonly<Record<string, string>> = {
	'-222222222': '**',
	'-333333333': '***',
	'-555555555': '*****',
	'-888888888': '(X)',
	'-999999999': 'N'
};

/** Numbers that mean "in the open interval" of a median, with what the Bureau prints for them. */
const OPEN_INTERVALS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	B19013_001E: { '250001': '250000+', '2499': '2500-' },
	B25064_001E: { '3501': '3500+', '99': '100-' },
	B25077_001E: { '2000001': '2000000+', '9999': '10000-' }
};

/** Gross rent ended at $2,000 or more until the release of 2014. */
const OPEN_INTERVALS_2014: typeof OPEN_INTERVALS = {
	...OPEN_INTERVALS,
	B25064_001E: { '2001': '2000+', '99': '100-' }
};

const WHOLE = /^-?\d+$/;
const WHOLE_WITH_POINT = /^(-?\d+)\.0$/;
const DECIMAL = /^\d\.\d+$/;

/**
 * Cell to write for a source cell: the same digits, or an annotation. `column` is the Census code
 * with its suffix. Throws for text that is neither.
 */
export function annotate(column: string, source: string, vintage: VintageId): string {
	const cell = source.trim().replace(WHOLE_WITH_POINT, '$1');
	if (cell === '') return '';
	const symbols = column.endsWith('M') ? MARGIN_SYMBOLS : ESTIMATE_SYMBOLS;
	const symbol = symbols[cell];
	if (symbol !== undefined) return symbol;
	const intervals = vintage === '2010-2014' ? OPEN_INTERVALS_2014 : OPEN_INTERVALS;
	const open = intervals[column]?.[cell];
	if (open !== undefined) return open;
	const readable = column.endsWith('P') ? DECIMAL.test(cell) || WHOLE.test(cell) : WHOLE.test(cell);
	if (!readable || cell.startsWith('-')) {
		throw new ImportError(`${vintage}: cannot read the cell "${source}" of ${column}.`);
	}
	return cell;
}
