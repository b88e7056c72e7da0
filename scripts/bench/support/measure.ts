import type { Table } from './benchmark.ts';

export type Spread = {
	readonly min: number;
	readonly median: number;
	readonly p95: number;
	readonly max: number;
};

/** The value below which a share of the sorted values lies, interpolated between neighbors. */
function quantile(sorted: readonly number[], share: number): number {
	const at = (sorted.length - 1) * share;
	const low = sorted[Math.floor(at)] ?? NaN;
	const high = sorted[Math.ceil(at)] ?? NaN;
	return low + (high - low) * (at - Math.floor(at));
}

export function spread(values: readonly number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	return {
		min: quantile(sorted, 0),
		median: quantile(sorted, 0.5),
		p95: quantile(sorted, 0.95),
		max: quantile(sorted, 1)
	};
}

export type Variant = {
	readonly name: string;
	/** Does the work once, now or later; a number it gives is its own measure in milliseconds, of a page say. */
	run: () => unknown;
};

export type Comparison = readonly { readonly name: string; readonly times: readonly number[] }[];

/**
 * Runs every variant in turn, round after round, so that whatever else the machine does falls on all
 * of them alike. One more round at the start is not counted.
 *
 * @returns milliseconds of each run, per variant
 */
export async function compare(variants: readonly Variant[], rounds: number): Promise<Comparison> {
	const results = variants.map(({ name }) => ({ name, times: [] as number[] }));
	for (let round = -1; round < rounds; round++) {
		for (const [at, variant] of variants.entries()) {
			const began = performance.now();
			const own = await variant.run();
			const time = typeof own === 'number' ? own : performance.now() - began;
			if (round >= 0) results[at]?.times.push(time);
		}
	}
	return results;
}

/** Milliseconds of each variant, and its median as a multiple of the first one's. */
export function comparisonTable(title: string, comparison: Comparison): Table {
	const spreads = comparison.map(({ name, times }) => ({ name, times, ...spread(times) }));
	const first = spreads[0]?.median ?? NaN;
	return {
		title,
		columns: ['', 'runs', 'min ms', 'median ms', 'p95 ms', 'max ms', 'ratio'],
		rows: spreads.map(({ name, times, min, median, p95, max }) => [
			name,
			times.length,
			...[min, median, p95, max].map((value) => value.toFixed(1)),
			(median / first).toFixed(2)
		])
	};
}
