/** Figures of 2010 tracts on 2020 tracts, worked out here from the crosswalk's weights alone. */
import type { TractCrosswalk } from '../../src/lib/domain/indicators/figures.ts';
import { before, cell, long, now } from './independent.ts';

/** Dollars of 2014 and 2019 in dollars of 2023, R-CPI-U-RS. */
const DOLLARS = { 2014: 449.3 / 347.7, 2019: 449.3 / 375.8, 2023: 1 } as const;
/** Highest median that is published as a number. */
const CAPS: Readonly<Record<string, number>> = {
	B19013_001E: 250_000,
	B25077_001E: 2_000_000,
	B25064_001E: 3500
};
const RENT_CAP_2014 = 2000;

/** A median, and whether the cell says "2,000+", which only is its least. */
function amount(row: ReturnType<typeof now.get>, column: string): { value: number; open: boolean } {
	const more = /^([\d,]+)\+$/.exec(row?.[column] ?? '');
	if (more?.[1] !== undefined) return { value: Number(more[1].replaceAll(',', '')), open: true };
	return { value: cell(row, column), open: false };
}

export type Median = 'B19013_001E' | 'B25064_001E' | 'B25077_001E';
export type Year = keyof typeof DOLLARS;

export class OwnFigures {
	readonly geoids: readonly string[];
	readonly #crosswalk: TractCrosswalk;

	readonly #kept = new Map<string, readonly number[]>();
	readonly #cityOf: (row: number) => string;

	constructor(crosswalk: TractCrosswalk, cityOf: (row: number) => string) {
		this.#crosswalk = crosswalk;
		this.#cityOf = cityOf;
		this.geoids = crosswalk.to;
	}

	/** Values of all tracts, worked out once. */
	once(key: string, values: () => readonly number[]): readonly number[] {
		const kept = this.#kept.get(key) ?? values();
		this.#kept.set(key, kept);
		return kept;
	}

	isIn(row: number, city: string): boolean {
		return this.#cityOf(row) === city;
	}

	/** A count of 2015–2019 in a 2020 tract. */
	countBefore(row: number, columns: readonly string[]): number {
		return this.#parts(row).reduce((sum, { from, countWeight }) => {
			const source = before.get(from);
			return sum + countWeight * columns.reduce((all, column) => all + cell(source, column), 0);
		}, 0);
	}

	/** A median in dollars of 2023, NaN where there is none; `open` where it is "or more". */
	median(row: number, column: Median, year: Year): { value: number; open: boolean } {
		const cap = column === 'B25064_001E' && year === 2014 ? RENT_CAP_2014 : (CAPS[column] ?? 0);
		const table = year === 2014 ? long : before;
		const parts =
			year === 2023
				? [{ ...amount(now.get(this.geoids[row] ?? ''), column), weight: 1 }]
				: this.#parts(row).map(({ from, meanWeight }) => ({
						...amount(table.get(from), column),
						weight: meanWeight
					}));
		const present = parts.filter(({ value }) => value > 0);
		const weight = present.reduce((sum, part) => sum + part.weight, 0);
		if (weight < 0.5) return { value: NaN, open: false };
		const open = present
			.filter((part) => part.open || part.value > cap)
			.reduce((sum, part) => sum + part.weight, 0);
		const mean =
			present.reduce((sum, part) => sum + part.weight * Math.min(part.value, cap), 0) / weight;
		return { value: mean * DOLLARS[year], open: open >= 0.05 * weight };
	}

	/**
	 * The region's median from tract medians, by households, over the tracts that have one in `also`
	 * too: a mean of rents; of incomes, where half of lognormal households lie below.
	 */
	regionMedian(column: Median, year: Year, also: readonly Year[] = []): number {
		const unit = column === 'B25064_001E' ? 'B25003_003E' : 'B11001_001E';
		const tracts: { readonly value: number; readonly count: number }[] = [];
		this.geoids.forEach((geoid, row) => {
			const { value } = this.median(row, column, year);
			if (Number.isNaN(value)) return;
			if (also.some((other) => Number.isNaN(this.median(row, column, other).value))) return;
			// 2010–2014 carries no households: those of 2015–2019 weigh for it.
			const count = year === 2023 ? cell(now.get(geoid), unit) : this.countBefore(row, [unit]);
			tracts.push({ value, count });
		});
		const households = tracts.reduce((all, { count }) => all + count, 0);
		if (column !== 'B19013_001E')
			return tracts.reduce((sum, { value, count }) => sum + value * count, 0) / households;
		let [low, high] = [1000, 1_000_000];
		while (high - low > 0.001) {
			const at = (low + high) / 2;
			const below = tracts.reduce(
				(sum, { value, count }) => sum + count * normal(Math.log(at / value) / INCOME_SPREAD),
				0
			);
			if (below > households / 2) high = at;
			else low = at;
		}
		return low;
	}

	#parts(row: number) {
		return (this.#crosswalk.overlaps[row] ?? []).map((overlap) => ({
			...overlap,
			from: this.#crosswalk.from[overlap.from] ?? ''
		}));
	}
}

/** Spread of the logarithm of household incomes within a tract: scripts/fit/across-boundaries.ts. */
const INCOME_SPREAD = 0.84;

/** Normal distribution function to 1e-7. Source: Abramowitz & Stegun, formula 26.2.17. */
function normal(z: number): number {
	const t = 1 / (1 + 0.2316419 * Math.abs(z));
	const terms = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
	const sum = terms.reduceRight((all, term) => (all + term) * t, 0);
	const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
	return z >= 0 ? 1 - tail : tail;
}

/** Interpolated quantile over the values that are there. */
export function quantile(values: readonly number[], p: number): number {
	const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
	const at = p * (sorted.length - 1);
	const low = sorted[Math.floor(at)] ?? NaN;
	return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? NaN) - low);
}

/** Least value of the top two of five groups; equal values share the lowest rank. */
export function topTwoFifths(values: readonly number[]): number {
	const present = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
	const n = present.length;
	return present.find((value) => Math.floor((5 * present.indexOf(value)) / n) + 1 >= 4) ?? NaN;
}
