/**
 * Areas beside the most similar other areas: nearest neighbors, with replacement, by the distance of
 * standardized starting values.
 * Source: E. A. Stuart, "Matching methods for causal inference: a review and a look forward",
 * Statistical Science 25 (2010).
 */
import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Sample } from './bootstrap.ts';

/** Every column less its mean, over its standard deviation. Throws RangeError for one that is the same everywhere. */
export function standardized(rows: readonly (readonly number[])[]): number[][] {
	const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? NaN));
	const scales = columns.map((column) => {
		const spread = sampleStandardDeviation(column);
		if (!(spread > 0)) throw new RangeError('A starting value is the same everywhere');
		return { center: mean(column), spread };
	});
	return rows.map((row) =>
		row.map((value, at) => (value - (scales[at]?.center ?? 0)) / (scales[at]?.spread ?? 1))
	);
}

/** For each of `near`, the indices of `pool` from the most to the least similar. */
export function bySimilarity(
	near: readonly (readonly number[])[],
	pool: readonly (readonly number[])[]
): number[][] {
	return near.map((own) => {
		const distances = pool.map((other) =>
			own.reduce((sum, value, at) => sum + (value - (other[at] ?? NaN)) ** 2, 0)
		);
		return distances
			.map((_, at) => at)
			.sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || a - b);
	});
}

export type MatchedMeans = {
	/** Mean over the near areas that have the figure and a match. */
	readonly near: number;
	/** Mean over the matches of each of them. */
	readonly like: number;
	/** Near areas that count. */
	readonly areas: number;
};

/**
 * Means of near areas and of the `matches` most similar others that have the figure.
 *
 * @param order from `bySimilarity`
 * @param figures of the near areas and of the pool; NaN where there is none
 * @param sample how often each near area, then each of the pool, counts; an area of the pool that was
 * drawn twice can be two of the matches
 */
export function matchedMeans(
	order: readonly (readonly number[])[],
	figures: { readonly near: readonly number[]; readonly pool: readonly number[] },
	matches: number,
	sample: Sample
): MatchedMeans {
	let near = 0;
	let like = 0;
	let areas = 0;
	order.forEach((similar, at) => {
		const weight = sample[at] ?? 0;
		const own = figures.near[at] ?? NaN;
		if (weight === 0 || Number.isNaN(own)) return;
		let sum = 0;
		let taken = 0;
		for (const other of similar) {
			if (taken === matches) break;
			const figure = figures.pool[other] ?? NaN;
			if (Number.isNaN(figure)) continue;
			const times = Math.min(sample[order.length + other] ?? 0, matches - taken);
			sum += times * figure;
			taken += times;
		}
		if (taken === 0) return;
		near += weight * own;
		like += (weight * sum) / taken;
		areas += weight;
	});
	return { near: near / areas, like: like / areas, areas };
}
