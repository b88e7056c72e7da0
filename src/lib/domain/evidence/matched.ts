/**
 * Areas beside the most similar other areas: nearest neighbors, with replacement, by the distance of
 * standardized starting values.
 * Source: E. A. Stuart, "Matching methods for causal inference: a review and a look forward",
 * Statistical Science 25 (2010).
 */
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { bootstrap } from './statistics.ts';
import type { BootstrapOptions, Sample, WithInterval } from './statistics.ts';

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

/* What changed in areas beside a line that opened, against like areas away from it. */

/** One number an area, NaN where there is none. */
type Column = readonly number[];

export type MatchedFigures<Start extends string, Change extends string> = {
	/** Rows of the areas beside the line, and of those that may be matched with them. */
	readonly near: readonly number[];
	readonly pool: readonly number[];
	/** What the areas are matched on. */
	readonly start: Readonly<Record<Start, Column>>;
	readonly changes: Readonly<
		Record<
			Change,
			/**
			 * `ratio`: end over start, averaged over areas as logarithms, so that one area that doubled
			 * weighs no more than one that halved. `difference`: end less start.
			 */
			{ readonly kind: 'ratio' | 'difference'; readonly values: Column }
		>
	>;
};

export type MatchedChange<Change extends string> = {
	readonly id: Change;
	/** Areas beside the line that have the figure. */
	readonly areas: number;
	/** Relative change or difference of the typical area: 0.1 = +10 % or points. */
	readonly near: number;
	readonly like: number;
	/** `near` less `like`. */
	readonly difference: WithInterval;
};

export type Balance<Start extends string> = {
	readonly id: Start;
	/** Means at the start: beside the line, of the matches, and of all that could be matched. */
	readonly near: number;
	readonly like: number;
	readonly pool: number;
};

export type Matched<Start extends string, Change extends string> = {
	readonly near: number;
	readonly pool: number;
	/** Areas that each is compared with. */
	readonly matches: number;
	readonly balance: readonly Balance<Start>[];
	readonly changes: readonly MatchedChange<Change>[];
	readonly draws: number;
};

/**
 * Compares each area beside the line with the `matches` most similar of the pool. The intervals come
 * from drawing both groups of areas again and matching anew each time. Areas without all of the
 * starting values are left out.
 */
export function matchedComparison<Start extends string, Change extends string>(
	figures: MatchedFigures<Start, Change>,
	matches: number,
	options: BootstrapOptions
): Matched<Start, Change> {
	const starts = Object.entries<Column>(figures.start) as [Start, Column][];
	const known = (row: number) => starts.every(([, column]) => !Number.isNaN(column[row] ?? NaN));
	const near = figures.near.filter(known);
	const pool = figures.pool.filter(known);
	const scaled = standardized(
		[...near, ...pool].map((row) => starts.map(([, column]) => column[row] ?? NaN))
	);
	const order = bySimilarity(scaled.slice(0, near.length), scaled.slice(near.length));
	const pick = (column: Column) => ({
		near: near.map((row) => column[row] ?? NaN),
		pool: pool.map((row) => column[row] ?? NaN)
	});
	const once = new Uint16Array(near.length + pool.length).fill(1);

	const balance = starts.map(([id, column]) => {
		const own = pick(column);
		const means = matchedMeans(order, own, matches, once);
		return { id, near: means.near, like: means.like, pool: mean(own.pool) };
	});
	const changes = (
		Object.entries(figures.changes) as [Change, (typeof figures.changes)[Change]][]
	).map(([id, { kind, values }]): MatchedChange<Change> => {
		const own = pick(
			kind === 'ratio' ? values.map((value) => (value > 0 ? Math.log(value) : NaN)) : values
		);
		const back = (value: number) => (kind === 'ratio' ? Math.exp(value) - 1 : value);
		const means = matchedMeans(order, own, matches, once);
		return {
			id,
			areas: means.areas,
			near: back(means.near),
			like: back(means.like),
			difference: bootstrap(
				[near.length, pool.length],
				(sample) => {
					const drawn = matchedMeans(order, own, matches, sample);
					return back(drawn.near) - back(drawn.like);
				},
				options
			)
		};
	});
	return { near: near.length, pool: pool.length, matches, balance, changes, draws: options.draws };
}
