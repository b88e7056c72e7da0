/** Figures made of figures: sums, and what they inherit from their parts. */
import { yearsOf } from './census.ts';
import { isMissing, knownWithoutMargin, missing, openEnded, withMargin } from './estimate.ts';
import type { Estimate, Margin, MissingQuality } from './estimate.ts';
import { Z } from './error.ts';
import { FITTED } from './fitted.ts';

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
