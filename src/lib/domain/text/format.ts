/**
 * Figures in words. Numbers are set by `Intl`; the words around them come in as `EstimateWords`, so
 * that each language keeps its own. Every state of an estimate has words of its own, and none of
 * them can be mistaken for a number.
 */
import type { ClassLimits } from '../indicators/catalog.ts';
import type { Unit } from '../statistics/census.ts';
import type {
	Estimate,
	EstimateQuality,
	MarginBasis,
	MarginReason
} from '../statistics/estimate.ts';

export type EstimateWords = {
	/** BCP 47 tag for numbers; languages that `Intl` does not know name another's. */
	readonly numbers: string;
	/** States without a number of their own. */
	readonly missing: Readonly<
		Record<Exclude<EstimateQuality, 'value' | 'zero' | 'top-coded' | 'bottom-coded'>, string>
	>;
	readonly noMargin: Readonly<Record<MarginReason, string>>;
	/** How a margin came about that was not simply published. */
	readonly marginBasis: Readonly<Record<MarginBasis, string>>;
	readonly orMore: (p: { value: string }) => string;
	readonly orLess: (p: { value: string }) => string;
	readonly plusMinus: (p: { margin: string }) => string;
	readonly plusMinusSpoken: (p: { value: string; margin: string }) => string;
	/** A margin that the digits shown would make zero: "less than 0.1 points". */
	readonly lessThan: (p: { margin: string }) => string;
	/** In place of a margin that spans the whole scale, on which a number would say nothing. */
	readonly tooWide: string;
	readonly tooWideSpoken: (p: { value: string }) => string;
	/** In place of a margin where only one end of the interval is known: "at least $1,612". */
	readonly bound: Readonly<Record<'at-least' | 'at-most', (p: { value: string }) => string>>;
	/** Percentage points: "7 points". */
	readonly points: (p: { value: string; count: number }) => string;
	readonly percentSpoken: (p: { value: string }) => string;
	readonly under: (p: { value: string }) => string;
	/** Of a class of zeros. */
	readonly none: string;
	readonly between: (p: { from: string; to: string }) => string;
	readonly over: (p: { value: string }) => string;
	/** In place of a zero that records give. */
	readonly noneFound: string;
};

/** Decimals of percentages: one where the margin is under a point or the step asks for it. */
type Precision = { readonly decimals?: number };

/** A bare value in its unit: "43%", "$1,144", "+12%", "−3.4 points". */
export function formatValue(
	value: number,
	unit: Unit,
	words: EstimateWords,
	{ decimals = 0 }: Precision = {}
): string {
	const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
	const set = (n: number, options: Intl.NumberFormatOptions): string =>
		// 'negative' leaves the sign off what rounds to zero.
		numberFormat(words.numbers, { signDisplay: 'negative', ...options })
			.format(n)
			.replace('-', '−');
	switch (unit) {
		case 'share':
			return set(value, { style: 'percent', ...digits });
		case 'relative-change':
			return set(value, { style: 'percent', signDisplay: 'exceptZero', ...digits });
		case 'share-change':
			return words.points({
				value: set(value * 100, { signDisplay: 'exceptZero', ...digits }),
				count: Number((value * 100).toFixed(decimals))
			});
		case 'dollars':
			return set(value, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
		case 'count':
		case 'level':
			return set(value, { maximumFractionDigits: 0 });
		case 'per-hundred':
			return set(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
	}
}

/** Told in percent or percentage points. */
function isPercent(unit: Unit): boolean {
	return !['dollars', 'count', 'per-hundred', 'level'].includes(unit);
}

/** A margin's size in the unit's own terms: margins of shares are percentage points. */
export function formatMarginSize(
	moe: number,
	unit: Unit,
	words: EstimateWords,
	{ decimals = 0 }: Precision = {}
): string {
	if (!isPercent(unit)) return formatValue(moe, unit, words);
	const size = numberFormat(words.numbers, {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals
	}).format(moe * 100);
	return words.points({ value: size, count: Number((moe * 100).toFixed(decimals)) });
}

/**
 * A margin's size as it is printed. No sample gives "± 0": what would be set so is said to be under
 * the least that the digits can tell. Exactly 0 is a controlled total.
 */
export function marginSize(
	moe: number,
	unit: Unit,
	words: EstimateWords,
	precision: Precision = {}
): string {
	const least = isPercent(unit)
		? 10 ** -((precision.decimals ?? 0) + 2)
		: unit === 'per-hundred'
			? 0.1
			: 1;
	const small = moe > 0 && !/[1-9]/.test(formatMarginSize(moe, unit, words, precision));
	const size = formatMarginSize(small ? least : moe, unit, words, precision);
	return small ? words.lessThan({ margin: size }) : size;
}

/** A share's margin of the whole scale or more tells nothing of where on it the share lies. */
export function isTooWide({ moe }: Pick<Estimate, 'moe'>, unit: Unit): boolean {
	return unit === 'share' && moe !== null && moe >= 1;
}

export type FigureText = {
	/** "43%", "$3,500 or more", "Too few survey answers to say". */
	readonly value: string;
	/** "± 7 points", or why there is none; empty where there is no value either. */
	readonly margin: string;
	/** For readers: "43 percent, plus or minus 7 points". */
	readonly spoken: string;
};

/** "+21% ± 9 points"; without the reason where there is no margin. */
export function figureInLine(estimate: Estimate, unit: Unit, words: EstimateWords): string {
	const { value, margin } = figureText(estimate, unit, words);
	return estimate.moe === null ? value : `${value} ${margin}`;
}

/** An estimate as value, margin and spoken sentence. */
export function figureText(estimate: Estimate, unit: Unit, words: EstimateWords): FigureText {
	const { value, moe, quality, moeReason, bound } = estimate;
	if (value === null) {
		const reason = words.missing[quality as keyof EstimateWords['missing']];
		return { value: reason, margin: '', spoken: reason };
	}
	const precision = { decimals: decimalsFor(estimate, unit) };
	// Records can miss some: that they hold none is not that there were none.
	const none = moeReason === 'from-records' && value === 0 && unit === 'count';
	const number = none ? words.noneFound : formatValue(value, unit, words, precision);
	const shown =
		quality === 'top-coded'
			? words.orMore({ value: number })
			: quality === 'bottom-coded'
				? words.orLess({ value: number })
				: number;
	const spokenValue =
		unit === 'share'
			? words.percentSpoken({
					value: numberFormat(words.numbers, {
						signDisplay: 'negative',
						minimumFractionDigits: precision.decimals,
						maximumFractionDigits: precision.decimals
					})
						.format(value * 100)
						.replace('-', '−')
				})
			: shown;
	if (moe === null && bound !== undefined) {
		const end = words.bound[bound.side]({
			value: formatValue(bound.value, unit, words, precision)
		});
		return { value: shown, margin: end, spoken: `${spokenValue}, ${end}` };
	}
	if (moe === null) {
		const reason = moeReason === null ? '' : words.noMargin[moeReason];
		return { value: shown, margin: reason, spoken: spokenValue };
	}
	if (isTooWide(estimate, unit)) {
		const spoken = words.tooWideSpoken({ value: spokenValue });
		return { value: shown, margin: words.tooWide, spoken };
	}
	const size = marginSize(moe, unit, words, precision);
	return {
		value: shown,
		margin: words.plusMinus({ margin: size }),
		spoken: words.plusMinusSpoken({ value: spokenValue, margin: size })
	};
}

/** One limit between two classes: "20%". */
export function limitLabel(
	value: number,
	unit: Unit,
	rounding: number,
	words: EstimateWords
): string {
	const decimals = isPercent(unit) && rounding > 0 && rounding < 0.01 ? 1 : 0;
	return formatValue(value, unit, words, { decimals });
}

/** The limits of a class: "under 20%", "20% to 35%", "50% or more". */
export function classLabel(
	limits: ClassLimits,
	unit: Unit,
	rounding: number,
	words: EstimateWords
): string {
	const set = (value: number): string => limitLabel(value, unit, rounding, words);
	const { from, to, none } = limits;
	if (none) return words.none;
	if (from === null) return to === null ? '' : words.under({ value: set(to) });
	return to === null
		? words.over({ value: set(from) })
		: words.between({ from: set(from), to: set(to) });
}

/** Lower and upper end of the 90 % interval, held to what the unit allows; null without a margin. */
export function likelyRange(
	estimate: Estimate,
	unit: Unit
): { readonly low: number; readonly high: number } | null {
	const { value, moe, quality } = estimate;
	if (value === null || moe === null || quality === 'top-coded' || quality === 'bottom-coded') {
		return null;
	}
	const floor = unit === 'relative-change' || unit === 'share-change' ? -Infinity : 0;
	const ceiling = unit === 'share' ? 1 : Infinity;
	return { low: Math.max(floor, value - moe), high: Math.min(ceiling, value + moe) };
}

/** Percentages get a decimal where the margin, or a small value itself, is finer than a point. */
export function decimalsFor({ value, moe }: Estimate, unit: Unit): number {
	if (unit === 'dollars' || unit === 'count' || value === null) return 0;
	return (moe !== null && moe > 0 && moe < 0.01) || (value !== 0 && Math.abs(value) < 0.01) ? 1 : 0;
}

/**
 * Makes something once, when it is first asked for. A phone takes tens of milliseconds for its first formats of
 * `Intl`, which a page need not wait for that writes nothing by them.
 */
export function madeOnUse<T extends object>(make: () => T): () => T {
	let made: T | undefined;
	return () => (made ??= make());
}

const formats = new Map<string, Intl.NumberFormat>();

/** `Intl` formats are costly to make and are asked for hundreds of times a table. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = locale + JSON.stringify(options);
	let format = formats.get(key);
	if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
	return format;
}

/** "2019-2023" → "2019–2023", with the en dash that a range of years is set with. */
export function periodLabel(vintage: string): string {
	return vintage.replace('-', '–');
}

/* The difference of two figures in words: "+4.1 points", "± 3.2". */

/**
 * Value and margin of a difference between two figures of `unit`; null where either is missing.
 * Differences of shares and of changes are percentage points, which are said once.
 */
export function differenceText(
	{ value, moe }: Estimate,
	unit: Unit,
	words: EstimateWords
): { readonly value: string; readonly margin: string } | null {
	if (value === null || moe === null) return null;
	if (unit === 'dollars' || unit === 'count') {
		const plus = Math.round(value) > 0 ? '+' : '';
		return {
			value: plus + formatValue(value, unit, words),
			margin: words.plusMinus({ margin: marginSize(moe, unit, words) })
		};
	}
	const size = (points: number) =>
		new Intl.NumberFormat(words.numbers, {
			minimumFractionDigits: 1,
			maximumFractionDigits: 1
		}).format(points);
	const small = moe > 0 && !/[1-9]/.test(size(moe * 100));
	return {
		value: formatValue(value, 'share-change', words, { decimals: 1 }),
		margin: words.plusMinus({
			margin: small ? words.lessThan({ margin: size(0.1) }) : size(moe * 100)
		})
	};
}

/* Text that people type or bring: plain, without what screens and files cannot show honestly. */

/**
 * Control characters, marks that turn the direction of the letters after them (with which one text can be
 * made to look like another), letters without width, and what no XML may hold. Line breaks and tabs are
 * left to the caller, joiners to the next.
 */
const UNSEEN = /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}\u2028\u2029\uFFFE\uFFFF]/gu;
/** Joiners are part of many scripts and of pictures, but nothing to see after a Latin letter or a number. */
const IDLE_JOINER = /(^|[\p{Script=Latin}\u0300-\u036F\p{N}\p{P}\s])[\u200C\u200D]+/gu;

/** One line: line breaks and tabs become spaces. Cleaning twice is cleaning once. */
export function cleanLine(text: string): string {
	return cleanText(text)
		.replace(/[\n\t]/g, ' ')
		.trim();
}

/** Several lines, ending in `\n`. */
export function cleanText(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.toWellFormed()
		.replace(UNSEEN, '')
		.normalize('NFC')
		.replace(IDLE_JOINER, '$1')
		.normalize('NFC')
		.trim();
}
