/** Figures made of figures: sums, shares, ratios and changes, and what they inherit from their parts. */
import { yearsOf } from './census.ts';
import {
	isMissing,
	knownWithoutMargin,
	missing,
	openEnded,
	withMargin,
	type Estimate,
	type Margin,
	type MissingQuality,
	isOpenEnded,
	known,
	type MarginBasis
} from './estimate.ts';
import { Z } from './error.ts';
import { FITTED } from './fitted.ts';
import priceIndex from '#region/price-index.json';

/* What every derived figure inherits from the figures that it is made of. */

/** Which inputs have no value, and why: the reason that a derived figure has none either. */
export function missingAmong(
	inputs: readonly Estimate[]
): readonly { readonly index: number; readonly quality: MissingQuality }[] {
	return inputs.flatMap((input, index) =>
		isMissing(input) ? [{ index, quality: input.quality }] : []
	);
}

/** +1 where the true value is at least the given one, −1 where at most, 0 where neither. */
export type OpenEnd = -1 | 0 | 1;

export function openEnd(estimate: Estimate): OpenEnd {
	if (estimate.quality === 'top-coded') return 1;
	return estimate.quality === 'bottom-coded' ? -1 : 0;
}

/**
 * A derived figure from its inputs. `ends[i]` says which way an open end of input i pushes the
 * result; `margin` gets the margins of the inputs in order (a full count counts as 0).
 *
 * Missing never becomes zero: an input without value leaves the result without one ("not published"
 * where any input was not published, otherwise "not computable"; "not applicable" only where every
 * missing input is). Open ends that push both ways leave nothing to say: not computable. Where only
 * some inputs have a margin, the result has the least that its own can be: `margin` must grow with
 * every one of them. A margin made from a modelled one is modelled too.
 */
export function derive(
	inputs: readonly Estimate[],
	ends: readonly OpenEnd[],
	value: (values: readonly number[]) => number | null,
	margin: (margins: readonly number[], values: readonly number[]) => number
): Estimate {
	const absent = missingAmong(inputs);
	if (absent.length > 0) return missing(commonQuality(absent.map((one) => one.quality)));
	const values = inputs.map((input) => input.value ?? 0);
	const result = value(values);
	if (result === null || !Number.isFinite(result)) return missing('not-computable');
	const atLeast = ends.includes(1);
	const atMost = ends.includes(-1);
	if (atLeast && atMost) return missing('not-computable');
	if (atLeast) return openEnded(result, 'top-coded');
	if (atMost) return openEnded(result, 'bottom-coded');
	const derived = deriveMargin(inputs, (margins) => margin(margins, values));
	const estimate = withBasis(withMargin(result, derived), inputs);
	if (derived.moeReason !== 'input-without-margin') return estimate;
	const leastMoe = margin(
		inputs.map((input) => input.moe ?? input.leastMoe ?? 0),
		values
	);
	return leastMoe > 0 ? { ...estimate, leastMoe } : estimate;
}

function withBasis(estimate: Estimate, inputs: readonly Estimate[]): Estimate {
	if (estimate.moe === null || !inputs.some(({ moeBasis }) => moeBasis === 'modelled'))
		return estimate;
	return { ...estimate, moeBasis: 'modelled' };
}

function deriveMargin(
	inputs: readonly Estimate[],
	margin: (margins: readonly number[]) => number
): Margin {
	const sampled = inputs.filter((input) => input.moeReason !== 'full-count');
	if (sampled.length === 0) return { moe: null, moeReason: 'full-count' };
	if (sampled.some((input) => input.moe === null)) {
		const noneCarried = sampled.every((input) => input.moeReason === 'not-carried');
		return { moe: null, moeReason: noneCarried ? 'not-carried' : 'input-without-margin' };
	}
	return { moe: margin(inputs.map((input) => input.moe ?? 0)), moeReason: null };
}

function commonQuality(qualities: readonly MissingQuality[]): MissingQuality {
	if (qualities.includes('not-published')) return 'not-published';
	if (qualities.includes('not-computable')) return 'not-computable';
	return 'not-applicable';
}

/*
 * Sums. Source: ACS handbook (2020), chapter 8, "Calculating measures of error for aggregated
 * count data", with its rule for components that are zero.
 */

export type Weighted = { readonly estimate: Estimate; readonly weight: number };

/** Sum of counts. The sum of nothing is an exact 0. */
export function sum(parts: readonly Estimate[]): Estimate {
	return weightedSum(parts.map((estimate) => ({ estimate, weight: 1 })));
}

/** a − b of two counts that are parts of one formula. To ask whether two places differ, use `compare`. */
export function difference(a: Estimate, b: Estimate): Estimate {
	return weightedSum([
		{ estimate: a, weight: 1 },
		{ estimate: b, weight: -1 }
	]);
}

/**
 * Σ w·x with margin √Σ (w·m)². A part with weight 0 takes no part at all, so that what is missing
 * there does not matter. Weights may be negative (subtraction) but must be finite.
 */
export function weightedSum(parts: readonly Weighted[]): Estimate {
	const used = parts.filter((part) => part.weight !== 0);
	if (used.length === 0) return knownWithoutMargin(0, 'full-count');
	return derive(
		used.map((part) => part.estimate),
		used.map((part) => (openEnd(part.estimate) * Math.sign(part.weight)) as OpenEnd),
		(values) => values.reduce((total, value, i) => total + value * (used[i]?.weight ?? 0), 0),
		(margins, values) =>
			marginOfSum(
				margins.map((moe, i) => moe * (used[i]?.weight ?? 0)),
				values
			)
	);
}

/**
 * √Σ m², where among components whose estimate is zero only the largest margin counts, once: the
 * Bureau gives every zero the same model-based margin, and adding many of them would drown the rest.
 */
function marginOfSum(margins: readonly number[], values: readonly number[]): number {
	let largestOfZeros = 0;
	let squares = 0;
	margins.forEach((moe, i) => {
		if (values[i] === 0) largestOfZeros = Math.max(largestOfZeros, Math.abs(moe));
		else squares += moe * moe;
	});
	return Math.sqrt(squares + largestOfZeros * largestOfZeros);
}

/*
 * What a sample of a given size can know. Source: U.S. Census Bureau, PUMS "Accuracy of the data"
 * (design factors, finite population correction); the factors are fitted to the region's own
 * published margins, see `fitted.ts`.
 */

/** (1 − f)/f of the sampling fraction. */
export function finiteCorrection(samplingFraction = FITTED.samplingFraction): number {
	return (1 - samplingFraction) / samplingFraction;
}

/**
 * Standard error of a share p among `size` households or people, 0–1: DF · √(p(1 − p)(1 − f)/(f·size)).
 * Infinite where nobody is there to ask.
 */
export function errorOfShare(
	p: number,
	size: number,
	designFactor: number,
	samplingFraction = FITTED.samplingFraction
): number {
	if (!(size > 0)) return Infinity;
	return designFactor * Math.sqrt((p * (1 - p) * finiteCorrection(samplingFraction)) / size);
}

/** The same as a 90 % margin. */
export function marginOfShare(p: number, size: number, designFactor: number): number {
	return Z[90] * errorOfShare(p, size, designFactor);
}

/** Five-year periods that share years. Source: ACS handbook (2020), chapter 4. */

export type Overlap = {
	/** Years that the two periods have in common; 0 for two places in one period. */
	readonly sharedYears?: number;
	/** Years of one period. */
	readonly periodYears?: number;
};

/**
 * What the standard error of a difference is multiplied by: √(1 − C), C the share of years that both
 * periods contain. Throws RangeError where the shared years are not within the period.
 */
export function overlapFactor({ sharedYears: shared = 0, periodYears = 5 }: Overlap): number {
	if (!(shared >= 0 && shared < periodYears))
		throw new RangeError(`${shared} years shared by periods of ${periodYears} years`);
	return Math.sqrt(1 - shared / periodYears);
}

/** Years that two five-year periods named "2015-2019" share: 2015–2019 and 2019–2023 share one. */
export function sharedYears(a: string, b: string): number {
	const [firstA, lastA] = yearsOf(a);
	const [firstB, lastB] = yearsOf(b);
	return Math.max(0, Math.min(lastA, lastB) - Math.max(firstA, firstB) + 1);
}

/* Shares, ratios, products and changes. Source: ACS handbook (2020), chapter 8. */

/** What is known of the sample behind a share, beside the margins of its part and its whole. */
export type ShareSample = {
	/** Fitted design factor of the table, for a margin where none is published. */
	readonly designFactor?: number;
	/**
	 * Standard error beyond sampling as a multiple of √(p(1 − p)): the share was apportioned, or carried
	 * across changed boundaries.
	 */
	readonly spread?: number;
};

/**
 * a / b with a inside b, as a share 0–1: margin √(m_a² − p²·m_b²) / b, or the ratio's margin where
 * that has no real root. b = 0 is not computable.
 *
 * The root can also come out near zero and then means nothing, so the margin is never under the
 * sampling floor 1.645 · DF · √(p(1 − p)(1 − f)/(f·b)), DF that of medians; `moeBasis` says where it
 * was used. A share of exactly 1 has the margin of its empty side, a count of zero; of exactly 0 that
 * of its part. No margin exceeds 1, the whole scale. Where part or whole have no published margin,
 * the margin is modelled by the table's design factor.
 */
export function share(part: Estimate, whole: Estimate, sample: ShareSample = {}): Estimate {
	const quality = quotient(part, whole, () => 0);
	const { value: p } = quality;
	const b = whole.value;
	if (p === null || b === null || isOpenEnded(quality) || quality.moeReason === 'full-count')
		return quality;
	const sampled = sampledMargin(part, whole, p, sample);
	const beyond = Z[90] * (sample.spread ?? 0) * Math.sqrt(Math.max(0, p * (1 - p)));
	return {
		...known(p, Math.min(1, Math.hypot(sampled.moe, beyond))),
		...(sampled.basis && { moeBasis: sampled.basis })
	};
}

function sampledMargin(
	part: Estimate,
	whole: Estimate,
	p: number,
	{ designFactor = FITTED.shares.households?.factor ?? 1 }: ShareSample
): { readonly moe: number; readonly basis?: MarginBasis } {
	const b = Math.abs(whole.value ?? 0);
	const published = [part, whole].every(
		({ moe, moeBasis }) => moe !== null && moeBasis !== 'modelled'
	);
	// Parts of a difference can come out beyond their whole; such a share is no share of a sample.
	const inside = p > 0 && p < 1;
	if (!published) {
		if (!inside) return { moe: FITTED.zeroMargin.moe / b, basis: 'modelled' };
		return { moe: marginOfShare(p, b, designFactor), basis: 'modelled' };
	}
	const [moePart, moeWhole] = [part.moe ?? 0, whole.moe ?? 0];
	if (moePart === 0 && moeWhole === 0) return { moe: 0 };
	if (p === 1) return { moe: FITTED.zeroMargin.moe / b };
	const radicand = moePart ** 2 - p ** 2 * moeWhole ** 2;
	const root = radicand >= 0 ? Math.sqrt(radicand) / b : marginOfRatio(p, b, moePart, moeWhole);
	const floor = inside ? marginOfShare(p, b, FITTED.medians.factor) : 0;
	return floor > root ? { moe: floor, basis: 'sampling-floor' } : { moe: root };
}

/** a / b where a is not inside b: margin √(m_a² + (a/b)²·m_b²) / |b|. b = 0 is not computable. */
export function ratio(a: Estimate, b: Estimate): Estimate {
	return quotient(a, b, marginOfRatio);
}

/** 1 − p of a share: what is not in the part, with the same margin. */
export function complement(p: Estimate): Estimate {
	return derive(
		[p],
		[flip(openEnd(p))],
		([value = 0]) => 1 - value,
		([moe = 0]) => moe
	);
}

/** a · b with margin √(a²·m_b² + b²·m_a²). */
export function product(a: Estimate, b: Estimate): Estimate {
	if (signIsUnclear(a, b)) return missing('not-computable');
	return derive(
		[a, b],
		[openEnd(a), openEnd(b)],
		([x = 0, y = 0]) => x * y,
		([moeA = 0, moeB = 0], [x = 0, y = 0]) => Math.hypot(x * moeB, y * moeA)
	);
}

/** x times an exact number: value, margin and bound scale together. */
export function scaled(x: Estimate, factor: number): Estimate {
	const product = derive(
		[x],
		[factor < 0 ? flip(openEnd(x)) : openEnd(x)],
		([value = 0]) => value * factor,
		([moe = 0]) => moe * Math.abs(factor)
	);
	if (x.bound === undefined || !(factor > 0)) return product;
	const { side, value } = x.bound;
	return { ...product, moeReason: 'open-interval', bound: { side, value: value * factor } };
}

/**
 * (new − old) / old, 0.1 = +10 %, with the margin of the ratio new / old, reduced where the periods
 * overlap. An old value of 0 is not computable. An open end carries over: from "2,000 or more" the
 * change is at most what it seems.
 */
export function relativeChange(newer: Estimate, older: Estimate, overlap: Overlap = {}): Estimate {
	const factor = overlapFactor(overlap);
	const times = ratio(newer, older);
	return derive(
		[times],
		[openEnd(times)],
		([value = 0]) => value - 1,
		([moe = 0]) => moe * factor
	);
}

/** A relative change followed by a change by an exact factor: (1 + c)·factor − 1. */
export function compounded(change: Estimate, factor: number): Estimate {
	return derive(
		[change],
		[openEnd(change)],
		([value = 0]) => (1 + value) * factor - 1,
		([moe = 0]) => moe * factor
	);
}

function quotient(
	a: Estimate,
	b: Estimate,
	margin: (r: number, b: number, moeA: number, moeB: number) => number
): Estimate {
	if (signIsUnclear(a, b)) return missing('not-computable');
	return derive(
		[a, b],
		[openEnd(a), flip(openEnd(b))],
		([x = 0, y = 0]) => (y === 0 ? null : x / y),
		([moeA = 0, moeB = 0], [x = 0, y = 0]) => margin(x / y, Math.abs(y), moeA, moeB)
	);
}

function marginOfRatio(r: number, b: number, moeA: number, moeB: number): number {
	return Math.hypot(moeA, r * moeB) / Math.abs(b);
}

function flip(end: OpenEnd): OpenEnd {
	return end === 0 ? 0 : end === 1 ? -1 : 1;
}

/** With a negative factor an open end would push the other way; census medians are never negative. */
function signIsUnclear(a: Estimate, b: Estimate): boolean {
	return (isOpenEnded(a) || isOpenEnded(b)) && ((a.value ?? 0) < 0 || (b.value ?? 0) < 0);
}

/*
 * Dollars of different years. Source: U.S. Bureau of Labor Statistics, R-CPI-U-RS annual averages,
 * one publication of the series (the region’s `price-index.json`), as the Census Bureau itself uses
 * to bring the years of a five-year file to the last of them.
 */

const INDEX: ReadonlyMap<number, number> = new Map(
	Object.entries(priceIndex.annual).map(([year, value]) => [Number(year), value])
);

/** By how much to multiply dollars of one year to have dollars of another. Throws RangeError outside the table. */
export function dollarFactor(fromYear: number, toYear: number): number {
	return indexOf(toYear) / indexOf(fromYear);
}

/** An amount in dollars of `fromYear`, restated in dollars of `toYear`; the margin goes with it. */
export function realDollars(amount: Estimate, fromYear: number, toYear: number): Estimate {
	return fromYear === toYear ? amount : scaled(amount, dollarFactor(fromYear, toYear));
}

/**
 * By how much to multiply amounts that were answered over several years, and not brought to one price
 * level, to have dollars of the last of them, the answers taken as evenly spread.
 */
export function meanLevelFactor([first, last]: readonly [number, number]): number {
	const levels = Array.from({ length: last - first + 1 }, (_, i) => indexOf(first + i));
	return indexOf(last) / (levels.reduce((total, each) => total + each, 0) / levels.length);
}

function indexOf(year: number): number {
	const value = INDEX.get(year);
	if (value === undefined)
		throw new RangeError(`No price index for ${year}: add the year to price-index.json`);
	return value;
}
