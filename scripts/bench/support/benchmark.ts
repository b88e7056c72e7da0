/** What a file `scripts/bench/*.bench.ts` exports by default, and what it gives back. */
export type Benchmark = {
	/** "First visit". */
	readonly title: string;
	run: () => Promise<Report>;
};

export type Report = {
	readonly tables: readonly Table[];
	readonly budgets?: readonly Budget[];
};

export type Table = {
	readonly title: string;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly (string | number)[])[];
};

/** A number that must not grow past another. */
export type Budget = {
	readonly what: string;
	readonly value: number;
	readonly most: number;
	readonly unit: string;
};

export const isKept = ({ value, most }: Budget) => value <= most;
