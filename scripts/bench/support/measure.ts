/** What a file `scripts/bench/*.bench.ts` exports by default, and what it gives back. */
export type Benchmark = {
	/** "First visit". */
	readonly title: string;
	run: () => Promise<BenchReport>;
};

export type BenchReport = {
	readonly tables: readonly BenchTable[];
	readonly budgets?: readonly Budget[];
};

export type BenchTable = {
	readonly title: string;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly (string | number)[])[];
};

/** A number that must not grow past another, or not fall below it. */
export type Budget = {
	readonly what: string;
	readonly value: number;
	readonly unit: string;
} & ({ readonly most: number } | { readonly least: number });

export const isKept = (budget: Budget) =>
	'most' in budget ? budget.value <= budget.most : budget.value >= budget.least;

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

export type BenchComparison = readonly {
	readonly name: string;
	readonly times: readonly number[];
}[];

/**
 * Runs every variant in turn, round after round, so that whatever else the machine does falls on all
 * of them alike. One more round at the start is not counted.
 *
 * @returns milliseconds of each run, per variant
 */
export async function compare(
	variants: readonly Variant[],
	rounds: number
): Promise<BenchComparison> {
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
export function comparisonTable(title: string, comparison: BenchComparison): BenchTable {
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

/** A variant's median as a multiple of the first one's. */
export function medianRatio(comparison: BenchComparison, name: string): number {
	const medianOf = (times: readonly number[] = []) => spread(times).median;
	const own = comparison.find((each) => each.name === name);
	return medianOf(own?.times) / medianOf(comparison[0]?.times);
}

const isNumber = (cell: string) => /^[-−]?[\d.,]+$/.test(cell);

/** A table as lines of text: words to the left, numbers to the right. */
export function tableLines({ title, columns, rows }: BenchTable): string[] {
	const cells = rows.map((row) => row.map(String));
	const widths = columns.map((column, at) =>
		Math.max(column.length, ...cells.map((row) => row[at]?.length ?? 0))
	);
	const line = (row: readonly string[], head: boolean) =>
		`  ${row
			.map((cell, at) => {
				const width = widths[at] ?? 0;
				return at > 0 && (head || isNumber(cell)) ? cell.padStart(width) : cell.padEnd(width);
			})
			.join('  ')
			.trimEnd()}`;
	return [title, line(columns, true), ...cells.map((row) => line(row, false))];
}

/** "✓ First choropleth: 820.1 kB of at most 1100 kB". */
export function budgetLine(budget: Budget): string {
	const { what, value, unit } = budget;
	const limit = 'most' in budget ? `most ${budget.most}` : `least ${budget.least}`;
	// A multiple differs in its second digit; of anything else the first says enough.
	const shown = value.toFixed(unit === 'times' ? 2 : 1);
	return `${isKept(budget) ? '✓' : '✗'} ${what}: ${shown} ${unit} of at ${limit} ${unit}`;
}
