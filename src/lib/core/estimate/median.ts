/**
 * Medians of areas that the Bureau publishes none for. Medians are never averaged where bins exist.
 * Source: the Bureau's PUMS "Accuracy of the data" (standard error of a median from its
 * distribution), as in the open calculator census-data-aggregator of the Los Angeles Times.
 */
import { Z } from './error.ts';
import type { Estimate } from './estimate.ts';
import { known, knownWithoutMargin, missing, openEnded } from './make.ts';
import { missingAmong } from './propagate.ts';
import { errorOfShare } from './sampling.ts';

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
