/**
 * Medians of areas that the Bureau publishes none for. Medians are never averaged where bins exist.
 * Source: the Bureau's PUMS "Accuracy of the data" (standard error of a median from its
 * distribution), as in the open calculator census-data-aggregator of the Los Angeles Times.
 */
import { Z, standardErrorOf, normalCdf } from './error.ts';
import { known, knownWithoutMargin, missing, openEnded } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import { errorOfShare, missingAmong } from './combine.ts';

/** Count of households whose value lies from `from` up to `to`; null at the open ends. */
export type Bin = {
	readonly from: number | null;
	readonly to: number | null;
	readonly count: Estimate;
};

export type MedianOptions = {
	/** Sampling fraction of the file: 0.125 for five years of the ACS. */
	readonly samplingFraction?: number;
	/** Design factor of the table, fitted (`FITTED.medians`); 1 is a simple random sample. */
	readonly designFactor?: number;
	/**
	 * Standard error of the share below the median that is not the sample's, 0–1: the counts were
	 * apportioned or carried across changed boundaries.
	 */
	readonly extraError?: number;
};

/**
 * Median by interpolation inside the bin that holds the middle household, with its 90 % margin.
 * Bins in ascending order. In the bottom bin the answer is "at most its upper bound", in the top bin
 * "at least its lower bound". Where the interval reaches into an open bin the median has no margin, but
 * the bound of its other end (`bound`, passed in 95 of 100 samples).
 * Missing counts leave it not computable (or not published), no households leaves it not applicable.
 * Throws RangeError where bins are out of order or only the first and last may be open.
 */
export function medianFromBins(bins: readonly Bin[], options: MedianOptions = {}): Estimate {
	const { samplingFraction = 0.125, designFactor = 1, extraError = 0 } = options;
	checkBins(bins);
	const absent = missingAmong(bins.map((bin) => bin.count));
	if (absent.length > 0) {
		const unpublished = absent.some((one) => one.quality === 'not-published');
		return missing(unpublished ? 'not-published' : 'not-computable');
	}
	const total = bins.reduce((sum, bin) => sum + countOf(bin), 0);
	if (total <= 0) return missing('not-applicable');
	const middle = valueAt(bins, total / 2);
	if (middle.end === 'bottom') return openEnded(middle.value, 'bottom-coded');
	if (middle.end === 'top') return openEnded(middle.value, 'top-coded');
	const errorShare = Math.hypot(
		errorOfShare(0.5, total, designFactor, samplingFraction),
		extraError
	);
	return marginOfMedian(middle.value, bins, total, errorShare);
}

function marginOfMedian(
	median: number,
	bins: readonly Bin[],
	total: number,
	errorShare: number
): Estimate {
	if (errorShare >= 0.5) return knownWithoutMargin(median, 'too-few-cases');
	// The Bureau's formula for the bounds runs from the start of a bin to the start of the next, the
	// one for the median to the bin's own end: the same thing unless bins end at 9,999.
	const touching = bins.map((bin, i) => ({ ...bin, to: bins[i + 1]?.from ?? bin.to }));
	const lower = valueAt(touching, total * (0.5 - errorShare));
	const upper = valueAt(touching, total * (0.5 + errorShare));
	if (lower.end === null && upper.end === null)
		return known(median, (Z[90] * (upper.value - lower.value)) / 2);
	const open = knownWithoutMargin(median, 'open-interval');
	if (lower.end !== null && upper.end !== null) return open;
	const side = lower.end === null ? 'at-least' : 'at-most';
	const rank = 0.5 + (side === 'at-least' ? -1 : 1) * Z[90] * errorShare;
	const bound = valueAt(touching, total * Math.min(1, Math.max(0, rank)));
	return bound.end === null ? { ...open, bound: { side, value: bound.value } } : open;
}

/** The value below which `rank` households lie, or the inner bound of the open bin that holds it. */
function valueAt(
	bins: readonly Bin[],
	rank: number
): { readonly value: number; readonly end: 'bottom' | 'top' | null } {
	let below = 0;
	for (const bin of bins) {
		const count = countOf(bin);
		if (count > 0 && below + count >= rank) {
			if (bin.from === null) return { value: bin.to ?? 0, end: 'bottom' };
			if (bin.to === null) return { value: bin.from, end: 'top' };
			return { value: bin.from + ((rank - below) / count) * (bin.to - bin.from), end: null };
		}
		below += count;
	}
	// Only rounding of the running total can lead here: the rank is the very last household.
	const last = bins.findLast((bin) => countOf(bin) > 0);
	const end = last?.to ?? null;
	return end === null ? { value: last?.from ?? 0, end: 'top' } : { value: end, end: null };
}

function countOf(bin: Bin): number {
	return bin.count.value ?? 0;
}

function checkBins(bins: readonly Bin[]): void {
	bins.forEach((bin, i) => {
		const previous = bins[i - 1];
		const openInside = (bin.from === null && i > 0) || (bin.to === null && i < bins.length - 1);
		const backwards = bin.from !== null && bin.to !== null && bin.to <= bin.from;
		const overlaps =
			previous !== undefined && bin.from !== null && previous.to !== null && bin.from < previous.to;
		if (openInside || backwards || overlaps)
			throw new RangeError(`Bin ${i + 1}, from ${bin.from} to ${bin.to}, is out of order`);
	});
}

/* Means over tracts of figures that do not add up: published medians, shares and means. */

/** A tract's figure, and the count it speaks of: households for a median, people for a share of people. */
export type TractFigure = { readonly figure: Estimate; readonly weight: number };

/** Least share of the weight that must lie where a figure is known. Ours. */
const LEAST_COVERAGE = 0.5;
/** Share of the weight from which on open-ended figures, or figures without margin, decide. Ours. */
const MINOR_SHARE = 0.05;

/**
 * Weighted mean. Of medians it is only approximate, and to be marked so wherever it is shown.
 * Tracts without a figure are left out; not computable where they hold more than half of the
 * weight, not applicable where nobody lives. Figures that are open-ended or have no margin decide
 * for the whole from 5 % of the weight on; below that they count with the value they have, and the
 * margin speaks of the rest.
 */
export function meanOfTracts(parts: readonly TractFigure[]): Estimate {
	const total = totalWeight(parts);
	if (total <= 0) return missing('not-applicable');
	const present = parts.filter((part) => part.figure.value !== null && part.weight > 0);
	const weight = totalWeight(present);
	if (weight < LEAST_COVERAGE * total || weight === 0) {
		const published = parts.some(
			(part) => part.weight > 0 && part.figure.quality !== 'not-published'
		);
		return missing(published ? 'not-computable' : 'not-published');
	}
	const [only] = present;
	if (only && present.length === 1) return only.figure;
	const mean =
		present.reduce((sum, part) => sum + part.weight * (part.figure.value ?? 0), 0) / weight;
	for (const quality of ['top-coded', 'bottom-coded'] as const) {
		const open = totalWeight(present.filter((part) => part.figure.quality === quality));
		if (open >= MINOR_SHARE * weight) return openEnded(mean, quality);
	}
	return withMeanMargin(mean, present, weight);
}

function withMeanMargin(mean: number, present: readonly TractFigure[], weight: number): Estimate {
	const withMoe = present.filter((part) => part.figure.moe !== null);
	const covered = totalWeight(withMoe);
	if (covered <= (1 - MINOR_SHARE) * weight) {
		const noneCarried = present.every(
			(part) => part.figure.moeReason === 'not-carried' || part.figure.value === null
		);
		return knownWithoutMargin(mean, noneCarried ? 'not-carried' : 'input-without-margin');
	}
	const moe = Math.hypot(...withMoe.map((part) => part.weight * (part.figure.moe ?? 0))) / covered;
	const modelled = withMoe.some((part) => part.figure.moeBasis === 'modelled');
	return { ...known(mean, moe), ...(modelled && { moeBasis: 'modelled' as const }) };
}

function totalWeight(parts: readonly { readonly weight: number }[]): number {
	return parts.reduce((sum, part) => sum + part.weight, 0);
}

/*
 * The median household income of an area from the medians of its tracts. Medians cannot be averaged:
 * a mean of tract medians lies 2 to 11 % over the true one, more where tracts are unlike. Until
 * counts by income (B19001) are at hand, the incomes of each tract are taken for lognormal around its
 * published median, and the area's median is that of all of them together.
 *
 * Lognormal incomes: J. Aitchison & J. A. C. Brown, "The Lognormal Distribution" (1957). The margin
 * follows from the implicit function theorem (delta method). How wide the incomes of a tract lie, and
 * how far the model errs, is measured in `scripts/fit/across-boundaries.ts`.
 */

export type IncomeTract = TractFigure & {
	/** σ of the logarithm of its households' incomes. */
	readonly spread: number;
};

export type PoolingOptions = {
	/** Standard error of the model itself, as a share of the figure. */
	readonly modelError: number;
	/** Standard error of the share below the median that apportioning adds, 0–1; 0 for whole tracts. */
	readonly apportioning?: number;
};

/**
 * Pooled median x with Σ w·Φ((ln x − ln m)/σ) = ½ Σ w. One whole tract gives exactly its published
 * median and margin. Tracts without a median are left out: not computable where they hold more than half of
 * the households, not applicable where there are none. From 5 % of the households on, open-ended
 * medians make the pooled one "or more" ("or less"), and medians without margin leave it without.
 * The margin holds σ fixed and adds the errors of the model and of apportioning in quadrature.
 */
export function pooledIncome(
	tracts: readonly IncomeTract[],
	{ modelError, apportioning = 0 }: PoolingOptions
): Estimate {
	const total = totalWeight(tracts);
	if (total <= 0) return missing('not-applicable');
	const present = tracts.filter(({ figure, weight }) => (figure.value ?? 0) > 0 && weight > 0);
	const weight = totalWeight(present);
	if (weight < LEAST_COVERAGE * total || weight === 0) {
		const published = tracts.some(
			(each) => each.weight > 0 && each.figure.quality !== 'not-published'
		);
		return missing(published ? 'not-computable' : 'not-published');
	}
	const [only] = present;
	if (only && present.length === 1) return apportioned(only, apportioning);
	const pooled = medianOfMixture(present, weight);
	for (const quality of ['top-coded', 'bottom-coded'] as const) {
		const open = totalWeight(present.filter(({ figure }) => figure.quality === quality));
		if (open >= MINOR_SHARE * weight) return openEnded(pooled, quality);
	}
	return withPooledMargin(pooled, present, weight, { modelError, apportioning });
}

/** By Newton's method on ln x, kept inside a bracket that every step narrows. */
function medianOfMixture(tracts: readonly IncomeTract[], weight: number): number {
	const logs = tracts.map(({ figure }) => Math.log(figure.value ?? 1));
	let low = Math.min(...logs);
	let high = Math.max(...logs);
	let at = (low + high) / 2;
	for (let step = 0; step < MOST_STEPS; step++) {
		let below = -weight / 2;
		let slope = 0;
		tracts.forEach((tract, i) => {
			const z = (at - logs[i]!) / tract.spread;
			below += tract.weight * normalCdf(z);
			slope += (tract.weight * density(z)) / tract.spread;
		});
		const next = at - below / slope;
		if (Math.abs(next - at) < PRECISION || high - low < PRECISION) break;
		if (below > 0) high = at;
		else low = at;
		at = next > low && next < high ? next : (low + high) / 2;
	}
	return Math.exp(at);
}

/** Of ln x: far under a cent in any income. */
const PRECISION = 1e-13;
const MOST_STEPS = 200;

/**
 * dx/dm of a tract is its share of the density at x, times x/m: with F(x, m) = Σ w·Φ(z) − ½ Σ w,
 * dx/dm = −(∂F/∂m)/(∂F/∂x).
 */
function withPooledMargin(
	pooled: number,
	present: readonly IncomeTract[],
	weight: number,
	{ modelError, apportioning }: Required<PoolingOptions>
): Estimate {
	const withMoe = present.filter(({ figure }) => figure.moe !== null);
	const covered = totalWeight(withMoe);
	if (covered <= (1 - MINOR_SHARE) * weight) {
		const noneCarried = present.every(({ figure }) => figure.moeReason === 'not-carried');
		return knownWithoutMargin(pooled, noneCarried ? 'not-carried' : 'input-without-margin');
	}
	const densities = withMoe.map(
		({ figure, spread, weight: own }) =>
			(own * density(Math.log(pooled / (figure.value ?? 1)) / spread)) / spread
	);
	const sum = densities.reduce((a, b) => a + b, 0);
	const sampling = Math.hypot(
		...withMoe.map(
			({ figure }, i) =>
				(((densities[i] ?? 0) / sum) * pooled * standardErrorOf(figure.moe ?? 0)) /
				(figure.value ?? 1)
		)
	);
	// The share below x grows by the density with ln x, so x errs by that share's error over it.
	const cut = (apportioning * covered) / sum;
	const estimate = known(pooled, Z[90] * Math.hypot(sampling, modelError * pooled, cut * pooled));
	const modelled = withMoe.some(({ figure }) => figure.moeBasis === 'modelled');
	return modelled ? { ...estimate, moeBasis: 'modelled' } : estimate;
}

/** The median of one tract, of which the place may hold only a part unlike the rest. */
function apportioned({ figure, spread }: IncomeTract, apportioning: number): Estimate {
	const { value, moe } = figure;
	if (value === null || moe === null || apportioning === 0) return figure;
	const cut = (apportioning * spread) / density(0);
	return { ...figure, moe: Math.hypot(moe, Z[90] * cut * value) };
}

function density(z: number): number {
	return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
