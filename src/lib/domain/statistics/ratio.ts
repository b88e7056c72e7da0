/** Shares, ratios, products and changes. Source: ACS handbook (2020), chapter 8. */
import { Z } from './error.ts';
import { isOpenEnded, known, missing, type Estimate, type MarginBasis } from './estimate.ts';
import { FITTED } from './fitted.ts';
import {
	derive,
	marginOfShare,
	openEnd,
	overlapFactor,
	type OpenEnd,
	type Overlap
} from './combine.ts';
import priceIndex from '#region/price-index.json';

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
