/** Quantiles and groups of about equal size, over the values that are present. NaN is missing. */
import type { Grouping } from './definitions/method.ts';

/**
 * Quantile p (0–1) by linear interpolation between order statistics at p·(n − 1), missing values
 * skipped; NaN where none is present. This is the default of NumPy, pandas and R (type 7).
 */
export function quantile(values: ArrayLike<number>, p: number): number {
	const sorted = Float64Array.from(Array.from(values).filter((value) => !Number.isNaN(value)));
	if (sorted.length === 0) return NaN;
	sorted.sort();
	const position = p * (sorted.length - 1);
	const below = Math.floor(position);
	const low = sorted[below] ?? NaN;
	const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
	return low + (high - low) * (position - below);
}

/** Group 1 … groups of the value with this rank (1 the lowest) among n. */
function groupOfRank(rank: number, n: number, { groups, sizes }: Grouping): number {
	if (sizes === 'floor') return Math.floor((groups * (rank - 1)) / n) + 1;
	const small = Math.floor(n / groups);
	const larger = n % groups;
	const inLarger = larger * (small + 1);
	if (rank <= inLarger) return Math.floor((rank - 1) / (small + 1)) + 1;
	return larger + Math.floor((rank - 1 - inLarger) / small) + 1;
}

/** Group of each value, 1 the lowest; 0 where the value is missing. */
export function groupsOf(values: ArrayLike<number>, grouping: Grouping): Uint8Array {
	const rows = Array.from({ length: values.length }, (_, row) => row).filter(
		(row) => !Number.isNaN(values[row] ?? NaN)
	);
	// Array.prototype.sort is stable, so equal values stay in the order of the table.
	rows.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
	const groups = new Uint8Array(values.length);
	let rank = 0;
	rows.forEach((row, index) => {
		const before = rows[index - 1];
		const tied = before !== undefined && values[before] === values[row];
		if (!(tied && grouping.ties === 'shared')) rank = index + 1;
		groups[row] = groupOfRank(rank, rows.length, grouping);
	});
	return groups;
}
