/**
 * The figures of a trace by a path of their own: straight from the tables under `figures`, with
 * formulas written out here, so that a mistake in the estimate algebra or the evaluator cannot hide.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { REGION_DIR } from '../../scripts/data/region.ts';
import fitted from '#region/fitted.generated.json';

type Row = Readonly<Record<string, string | undefined>>;

function table(file: string): ReadonlyMap<string, Row> {
	const rows = csvParse(readFileSync(join(REGION_DIR, 'figures', file), 'utf8'));
	return new Map(rows.map((row) => [row.GEOID ?? '', row]));
}

export const now = table('acs5-2019-2023.csv');
export const before = table('acs5-2015-2019.csv');
export const long = table('acs5-2010-2014.csv');

/** A published number, NaN where the cell holds none. */
export function cell(row: Row | undefined, column: string): number {
	const text = row?.[column] ?? '';
	return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
}

const codes = (table: string, from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, i) => `${table}_${String(from + i).padStart(3, '0')}`);

/** Sum of cells, and the margin of the sum: of the zero cells the largest margin counts, once. */
export function total(
	row: Row | undefined,
	variables: readonly string[]
): readonly [number, number] {
	let sum = 0;
	let squares = 0;
	let zero = 0;
	for (const variable of variables) {
		const value = cell(row, `${variable}E`);
		const text = row?.[`${variable}M`] ?? '';
		const moe = text === '*****' ? 0 : Number(text);
		sum += value;
		if (value === 0) zero = Math.max(zero, moe);
		else squares += moe * moe;
	}
	return [sum, Math.sqrt(squares + zero * zero)];
}

/** Part and whole of a share, as variables; `computed` takes 011 off the whole of B25070. */
type Share = { readonly part: readonly string[]; readonly whole: string };

export const SHARES = {
	renters: { part: ['B25003_003'], whole: 'B25003_001' },
	white: { part: ['B03002_003'], whole: 'B03002_001' },
	bachelors: { part: codes('B15003', 22, 25), whole: 'B15003_001' }
} as const satisfies Readonly<Record<string, Share>>;

/**
 * The handbook's margin of a share, never under what a sample of one in eight can know; of a share
 * of exactly 1 the margin of its empty side. The two fitted constants are read as they are kept.
 */
function shareMargin(p: number, part: number, whole: number, of: number): number {
	if (p === 1) return fitted.zeroMargin.moe / of;
	const radicand = part ** 2 - p ** 2 * whole ** 2;
	const root =
		radicand > 0 ? Math.sqrt(radicand) / of : Math.sqrt(part ** 2 + p ** 2 * whole ** 2) / of;
	const inside = p > 0 && p < 1;
	const floor = inside ? 1.645 * fitted.medians.factor * Math.sqrt((7 * p * (1 - p)) / of) : 0;
	return Math.min(1, Math.max(root, floor));
}

/** A tract's share of 2019–2023 with its 90 % margin. */
export function shareNow(geoid: string, { part, whole }: Share): readonly [number, number] {
	const row = now.get(geoid);
	const [a, moeA] = total(row, part);
	const [b, moeB] = total(row, [whole]);
	return [a / b, shareMargin(a / b, moeA, moeB, b)];
}

/** The region's share of 2019–2023, from summed counts. */
export function regionShare({ part, whole }: Share): number {
	let a = 0;
	let b = 0;
	for (const row of now.values()) {
		a += total(row, part)[0];
		b += total(row, [whole])[0];
	}
	return a / b;
}

export function burdenNow(geoid: string): number {
	const row = now.get(geoid);
	const [paying] = total(row, codes('B25070', 7, 10));
	return paying / (cell(row, 'B25070_001E') - cell(row, 'B25070_011E'));
}

/** Margin of that share: the computed households are the total without those not computed. */
export function burdenMargin(geoid: string): number {
	const row = now.get(geoid);
	const [paying, moePaying] = total(row, codes('B25070', 7, 10));
	const [, moeComputed] = total(row, ['B25070_001', 'B25070_011']);
	const computed = cell(row, 'B25070_001E') - cell(row, 'B25070_011E');
	return shareMargin(paying / computed, moePaying, moeComputed, computed);
}

export function regionBurden(): number {
	let paying = 0;
	let computed = 0;
	for (const row of now.values()) {
		paying += total(row, codes('B25070', 7, 10))[0];
		computed += cell(row, 'B25070_001E') - cell(row, 'B25070_011E');
	}
	return paying / computed;
}

/** Bachelor's or more in 2015–2019: 022 and the bins above it, which that file carries as one. */
export function bachelorsBefore(rows: Iterable<Row | undefined>): number {
	let degrees = 0;
	let adults = 0;
	for (const row of rows) {
		degrees += cell(row, 'B15003_022E') + cell(row, 'B15003_023-025E');
		adults += cell(row, 'B15003_001E');
	}
	return degrees / adults;
}

/** R-CPI-U-RS annual averages of the last year of each period. */
const PRICES = { 2014: 347.7, 2019: 375.8, 2023: 449.3 } as const;

export function realRise(
	geoid: string,
	variable: string,
	from: ReadonlyMap<string, Row>,
	year: 2014 | 2019
): number {
	const old = cell(from.get(geoid), `${variable}E`) * (PRICES[2023] / PRICES[year]);
	return cell(now.get(geoid), `${variable}E`) / old - 1;
}

const VALUE_BINS: readonly (readonly [column: string, from: number, to: number])[] = [
	['B25075_002-008', 0, 40_000],
	['B25075_009-011', 40_000, 70_000],
	['B25075_012-014', 70_000, 100_000],
	['B25075_015', 100_000, 125_000],
	['B25075_016', 125_000, 150_000],
	['B25075_017', 150_000, 175_000],
	['B25075_018', 175_000, 200_000],
	['B25075_019', 200_000, 250_000],
	['B25075_020', 250_000, 300_000],
	['B25075_021', 300_000, 400_000],
	['B25075_022', 400_000, 500_000],
	['B25075_023', 500_000, 750_000],
	['B25075_024', 750_000, 1_000_000],
	['B25075_025-027', 1_000_000, Infinity]
];

/** Median home value of all tracts together, from summed bins. */
function medianValue(rows: Iterable<Row>): number {
	const counts = VALUE_BINS.map(() => 0);
	for (const row of rows) {
		VALUE_BINS.forEach(([column], i) => {
			const count = cell(row, `${column}E`);
			counts[i] = (counts[i] ?? 0) + (Number.isNaN(count) ? 0 : count);
		});
	}
	const half = counts.reduce((sum, count) => sum + count, 0) / 2;
	let below = 0;
	for (const [i, [, from, to]] of VALUE_BINS.entries()) {
		const count = counts[i] ?? 0;
		if (below + count >= half) return from + ((half - below) / count) * (to - from);
		below += count;
	}
	return NaN;
}

export function regionValueRise(): number {
	const old = medianValue(before.values()) * (PRICES[2023] / PRICES[2019]);
	return medianValue(now.values()) / old - 1;
}

/** Homes built 2000–2019 among those built before 2020, with the margin of that share. */
export function recentHomes(geoid: string): readonly [number, number] {
	const row = now.get(geoid);
	const [part, moePart] = total(row, ['B25034_003', 'B25034_004']);
	const [whole, moeWhole] = total(row, ['B25034_001', 'B25034_002']);
	const of = whole - 2 * cell(row, 'B25034_002E');
	const p = part / of;
	return [p, shareMargin(p, moePart, moeWhole, of)];
}
