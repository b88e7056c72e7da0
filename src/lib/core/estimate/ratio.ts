/** Shares, ratios, products and changes. Source: ACS handbook (2020), chapter 8. */
import type { Estimate } from './estimate.ts';
import { isOpenEnded, missing } from './make.ts';
import { overlapFactor } from './overlap.ts';
import type { Overlap } from './overlap.ts';
import { derive, openEnd } from './propagate.ts';
import type { OpenEnd } from './propagate.ts';

/**
 * a / b with a inside b, as a share 0–1: margin √(m_a² − p²·m_b²) / b, or the ratio's margin where
 * that has no real root. At p = 1 with equal margins the root is exactly 0, which would claim a
 * certainty that a sample cannot give, so the ratio's margin holds there too. b = 0 is not computable.
 */
export function share(part: Estimate, whole: Estimate): Estimate {
	const margin = (p: number, b: number, moePart: number, moeWhole: number) => {
		const radicand = moePart ** 2 - p ** 2 * moeWhole ** 2;
		return radicand > 0 ? Math.sqrt(radicand) / b : marginOfRatio(p, b, moePart, moeWhole);
	};
	// The whole's margin is subtracted, so without it nothing can be said of the share's.
	return quotient(part, whole, margin, false);
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

/** x times an exact number: value and margin scale together. */
export function scaled(x: Estimate, factor: number): Estimate {
	return derive(
		[x],
		[factor < 0 ? flip(openEnd(x)) : openEnd(x)],
		([value = 0]) => value * factor,
		([moe = 0]) => moe * Math.abs(factor)
	);
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

function quotient(
	a: Estimate,
	b: Estimate,
	margin: (r: number, b: number, moeA: number, moeB: number) => number,
	growsWithMargins = true
): Estimate {
	if (signIsUnclear(a, b)) return missing('not-computable');
	return derive(
		[a, b],
		[openEnd(a), flip(openEnd(b))],
		([x = 0, y = 0]) => (y === 0 ? null : x / y),
		([moeA = 0, moeB = 0], [x = 0, y = 0]) => margin(x / y, Math.abs(y), moeA, moeB),
		growsWithMargins
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
