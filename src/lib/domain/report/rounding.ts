/**
 * Figures as they are said aloud: rounded to what an ear can hold, and never beyond what the estimate
 * says. "More than" and "fewer than" are true of the estimate; "about" is within two points of a
 * share, a fifth of a small one, and 5 % of an amount.
 */
import type { Unit } from '../statistics/census.ts';
import type { Estimate } from '../statistics/estimate.ts';

/** How the amount said stands to the estimate: close to it, below it, or above it. */
export type SpokenSide = 'about' | 'more-than' | 'less-than';

export type SpokenAmount =
	/** "seven in ten": `count` of each `of`. */
	| { readonly kind: 'share'; readonly count: number; readonly of: number }
	/** Dollars, households, or hundredths. */
	| { readonly kind: 'dollars' | 'count' | 'percent' | 'points'; readonly value: number };

export type SpokenFigure = { readonly side: SpokenSide; readonly amount: SpokenAmount };

/** Shares that are easily said, lowest first. */
const SAID: readonly (readonly [count: number, of: number])[] = [
	[1, 100],
	[1, 50],
	[1, 20],
	[1, 10],
	[2, 10],
	[1, 4],
	[3, 10],
	[1, 3],
	[4, 10],
	[1, 2],
	[6, 10],
	[2, 3],
	[7, 10],
	[3, 4],
	[8, 10],
	[9, 10]
];
/** Ours: a share this close to one that is easily said is said so. */
const CLOSE = 0.02;
/** Of a small share, this part of it is close. */
const CLOSE_OF_SMALL = 0.2;

const valueOf = ([count, of]: readonly [number, number]) => count / of;
const shareOf = ([count, of]: readonly [number, number]): SpokenAmount => ({
	kind: 'share',
	count,
	of
});

function spokenShare(value: number): SpokenFigure {
	const nearest = SAID.reduce((best, each) =>
		Math.abs(valueOf(each) - value) < Math.abs(valueOf(best) - value) ? each : best
	);
	const far = Math.abs(valueOf(nearest) - value);
	if (far <= Math.min(CLOSE, CLOSE_OF_SMALL * valueOf(nearest))) {
		return { side: 'about', amount: shareOf(nearest) };
	}
	const side = valueOf(nearest) < value ? 'more-than' : 'less-than';
	return { side, amount: shareOf(nearest) };
}

/** Two leading digits, and whole tens below a hundred. */
function twoDigits(value: number): number {
	const size = Math.abs(value);
	const step = size < 100 ? 10 : 10 ** (Math.floor(Math.log10(size)) - 1);
	return Math.round(value / step) * step;
}

/**
 * A figure as it may be said aloud; null where it has no value, only an open end, or nothing is left
 * of it when rounded. Changes are said by their size, without sign.
 */
export function spokenFigure({ value, quality }: Estimate, unit: Unit): SpokenFigure | null {
	if (value === null || value === 0 || quality === 'top-coded' || quality === 'bottom-coded') {
		return null;
	}
	// No speech tells of one; only records are told so.
	if (unit === 'per-hundred' || unit === 'level') return null;
	if (unit === 'share') return spokenShare(value);
	const kind = unit === 'share-change' ? 'points' : unit === 'relative-change' ? 'percent' : unit;
	const size = Math.abs(kind === 'points' || kind === 'percent' ? value * 100 : value);
	const rounded =
		kind === 'dollars' || kind === 'count'
			? twoDigits(size)
			: kind === 'percent' && size >= 10
				? Math.round(size / 5) * 5
				: Math.round(size);
	return rounded === 0 ? null : { side: 'about', amount: { kind, value: rounded } };
}

/** Of an amount, this part of it is close. */
const CLOSE_OF_AMOUNT = 0.05;

/**
 * So many for every hundred, in whole numbers: "about five", or "more than five" where five is not
 * within 5 %. Null below a half.
 */
export function spokenRate(perHundred: number): SpokenFigure | null {
	const nearest = Math.round(perHundred);
	if (nearest === 0) return null;
	const near = Math.abs(nearest - perHundred) <= CLOSE_OF_AMOUNT * perHundred;
	const side = near ? 'about' : nearest < perHundred ? 'more-than' : 'less-than';
	return { side, amount: { kind: 'count', value: nearest } };
}

/** Where a figure as said stands on the scale: for telling whether two of them sound the same. */
function heard({ side, amount }: SpokenFigure): number {
	const value = amount.kind === 'share' ? amount.count / amount.of : amount.value;
	return value * (side === 'about' ? 1 : side === 'more-than' ? 1 + 1e-6 : 1 - 1e-6);
}

/** Said one after the other, the first sounds clearly on this side of the second. */
export function soundsApart(
	first: SpokenFigure,
	second: SpokenFigure,
	direction: 'higher' | 'lower'
): boolean {
	return direction === 'higher' ? heard(first) > heard(second) : heard(first) < heard(second);
}

/**
 * What can be said of several figures at once: "more than six in ten" of each, or "fewer than". Null
 * where some figure has no value, or nothing easily said is on that side of all.
 */
export function spokenOfAll(
	estimates: readonly Estimate[],
	unit: Unit,
	side: Exclude<SpokenSide, 'about'>
): SpokenFigure | null {
	const values = estimates.flatMap((each) =>
		spokenFigure(each, unit) === null || each.value === null ? [] : [each.value]
	);
	if (values.length < estimates.length || values.length === 0) return null;
	const end = side === 'more-than' ? Math.min(...values) : Math.max(...values);
	if (unit === 'share') {
		const said =
			side === 'more-than'
				? SAID.findLast((each) => valueOf(each) < end)
				: SAID.find((each) => valueOf(each) > end);
		return said === undefined ? null : { side, amount: shareOf(said) };
	}
	if (unit !== 'dollars' && unit !== 'count') return null;
	const step = end < 100 ? 10 : 10 ** (Math.floor(Math.log10(end)) - 1);
	const value =
		(side === 'more-than' ? Math.ceil(end / step) - 1 : Math.floor(end / step) + 1) * step;
	return value > 0 ? { side, amount: { kind: unit, value } } : null;
}
