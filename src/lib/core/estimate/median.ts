/**
 * Medians of areas that the Bureau publishes none for. Medians are never averaged where bins exist.
 * Source: the Bureau's PUMS "Accuracy of the data" (standard error of a median from its
 * distribution), as in the open calculator census-data-aggregator of the Los Angeles Times.
 */
import { Z } from './error.ts';
import type { Estimate } from './estimate.ts';
import { missing, openEnded, withMargin } from './make.ts';
import type { Margin } from './make.ts';
import { missingAmong } from './propagate.ts';

/** Count of households whose value lies from `from` up to `to`; null at the open ends. */
export type Bin = {
	readonly from: number | null;
	readonly to: number | null;
	readonly count: Estimate;
};

export type MedianOptions = {
	/** Sampling fraction of the file: 0.125 for five years of the ACS. */
	readonly samplingFraction?: number;
	/** Design factor of the table: 1 unless known, 1.5 for income. */
	readonly designFactor?: number;
};

/**
 * Median by interpolation inside the bin that holds the middle household, with its 90 % margin.
 * Bins in ascending order. In the bottom bin the answer is "at most its upper bound", in the top bin
 * "at least its lower bound"; where the margin reaches into an open bin the median has none.
 * Missing counts leave it not computable (or not published), no households leaves it not applicable.
 * Throws RangeError where bins are out of order or only the first and last may be open.
 */
export function medianFromBins(bins: readonly Bin[], options: MedianOptions = {}): Estimate {
	const { samplingFraction = 0.125, designFactor = 1 } = options;
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
	const errorShare =
		designFactor * Math.sqrt(((1 - samplingFraction) / samplingFraction) * (0.25 / total));
	return withMargin(middle.value, marginOfMedian(bins, total, errorShare));
}

function marginOfMedian(bins: readonly Bin[], total: number, errorShare: number): Margin {
	if (errorShare >= 0.5) return { moe: null, moeReason: 'too-few-cases' };
	// The Bureau's formula for the bounds runs from the start of a bin to the start of the next, the
	// one for the median to the bin's own end: the same thing unless bins end at 9,999.
	const touching = bins.map((bin, i) => ({ ...bin, to: bins[i + 1]?.from ?? bin.to }));
	const lower = valueAt(touching, total * (0.5 - errorShare));
	const upper = valueAt(touching, total * (0.5 + errorShare));
	if (lower.end !== null || upper.end !== null) return { moe: null, moeReason: 'open-interval' };
	return { moe: (Z[90] * (upper.value - lower.value)) / 2, moeReason: null };
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
