/**
 * Measures the two constants of pooled household income: how wide incomes lie within a tract, and how
 * far the model errs.
 *
 * Spread. The mean of a tract's incomes over its median implies σ = √(2·ln(mean/median)), but a few
 * very high incomes make the mean: it says little of the lower half, and where many households of
 * well-off tracts have less than the region's median is what the pooled median hangs on. The shares
 * of people under 185 % of poverty tell: with the right σ, the income that a tract's share points to
 * is the same in poor and in well-off tracts, because the poverty line is. With the spreads of the
 * means it rises with the tract's median; the fit takes the one σ with which it does not.
 *
 * Error of the model. 2010 tracts that were split into whole 2020 tracts: the parent's published
 * median of 2015–2019 against the children's pooled median of 2016–2020, in dollars of one year, less
 * how medians moved in tracts that kept their borders. What remains is bias, with its own standard
 * error, and whatever scatter there is beyond that of unchanged tracts.
 */
import { tractCount } from '../../src/lib/domain/indicators/figures.ts';
import type { TractTable } from '../../src/lib/domain/indicators/figures.ts';
import { realDollars } from '../../src/lib/domain/statistics/ratio.ts';
import type { PooledIncomeFit } from '../../src/lib/domain/statistics/fitted.ts';
import { normalQuantile } from '../../src/lib/domain/statistics/random.ts';
import { pooledIncome } from '../../src/lib/domain/statistics/pooled-income.ts';
import type { IncomeTract } from '../../src/lib/domain/statistics/pooled-income.ts';
import { UNCHANGED_OVERLAP } from '../../src/lib/domain/indicators/weights.ts';
import type { TractCrosswalk } from '../../src/lib/domain/indicators/weights.ts';
import { mean, median, spreadOf } from './statistics.ts';

const MEDIAN = 'B19013_001';
const PER_PERSON = 'B19301_001';
const PEOPLE = 'B01003_001';
const HOUSEHOLDS = 'B11001_001';
const UNDER_185 = 'C17002_002-006P';

/** Limits within which any spread is kept: methods of the project. */
const LEAST_SPREAD = 0.4;
const MOST_SPREAD = 1.2;
/** Shares of poverty outside are taken for these: their quantiles would run away. */
const LEAST_SHARE = 0.005;
const MOST_SHARE = 0.98;

export type PooledIncomeInputs = {
	/** 2015–2019 on 2010 tracts and 2016–2020 on 2020 tracts, as published. */
	readonly older: TractTable;
	readonly newer: TractTable;
	/** 2019–2023 on 2020 tracts. */
	readonly newest: TractTable;
	readonly crosswalk: TractCrosswalk;
};

/** Throws where a table lacks a column, or no tract has figures. */
export function fitPooledIncome(inputs: PooledIncomeInputs): PooledIncomeFit {
	const { newest } = inputs;
	const poverty = povertyTracts(newest);
	const own = (row: number) => ownSpread(newest, row);
	const spread = spreadWithoutSlope(poverty);
	const split = splitErrors(inputs, spread);
	const bias = mean(split.errors);
	const scatter = spreadOf(split.errors);
	const ofUnchanged = spreadOf(split.unchanged);
	const excess = Math.sqrt(Math.max(0, scatter ** 2 - ofUnchanged ** 2));
	const errorOfBias = scatter / Math.sqrt(split.errors.length);
	const region = (spreadIn: (row: number) => number) =>
		pooledIncome(
			newest.geoids.map((_, row) => incomeTract(newest, row, spreadIn(row))),
			{ modelError: 0 }
		).value ?? NaN;
	return {
		constants: { spread, modelError: round(Math.hypot(bias, errorOfBias, excess), 4) },
		evidence: {
			tracts: poverty.length,
			slopeWithOwnSpreads: round(
				slope(poverty, ({ row }) => own(row)),
				3
			),
			slopeWithSpread: round(
				slope(poverty, () => spread),
				3
			),
			splitTracts: split.errors.length,
			unchangedTracts: split.unchanged.length,
			bias: round(bias, 4),
			spreadOfSplit: round(scatter, 4),
			spreadOfUnchanged: round(ofUnchanged, 4),
			region: Math.round(region(() => spread)),
			regionWithOwnSpreads: Math.round(region(own))
		}
	};
}

type PovertyTract = {
	readonly row: number;
	readonly logMedian: number;
	/** Normal quantile of the share under 185 % of poverty. */
	readonly quantile: number;
	readonly households: number;
};

function povertyTracts(table: TractTable): readonly PovertyTract[] {
	return table.geoids.flatMap((_, row) => {
		const income = table.estimate(row, MEDIAN);
		const share = table.estimate(row, UNDER_185).value;
		const households = tractCount(table, row, HOUSEHOLDS).value ?? 0;
		if (income.value === null || share === null || share === 0 || households === 0) return [];
		const kept = Math.min(MOST_SHARE, Math.max(LEAST_SHARE, share));
		return [{ row, logMedian: Math.log(income.value), quantile: normalQuantile(kept), households }];
	});
}

/** Slope of ln m + σ·z(share), the log of the income at the poverty line, on ln m, by households. */
function slope(tracts: readonly PovertyTract[], spread: (tract: PovertyTract) => number): number {
	const weight = tracts.reduce((sum, { households }) => sum + households, 0);
	const average = (of: (tract: PovertyTract) => number) =>
		tracts.reduce((sum, tract) => sum + tract.households * of(tract), 0) / weight;
	const line = (tract: PovertyTract) => tract.logMedian + spread(tract) * tract.quantile;
	const center = average(({ logMedian }) => logMedian);
	const middle = average(line);
	const together = average((tract) => (tract.logMedian - center) * (line(tract) - middle));
	return together / average(({ logMedian }) => (logMedian - center) ** 2);
}

/** The slope is linear in a common σ: its zero, to two decimals. */
function spreadWithoutSlope(tracts: readonly PovertyTract[]): number {
	const at0 = slope(tracts, () => 0);
	const at1 = slope(tracts, () => 1);
	return round(kept(at0 / (at0 - at1)), 2);
}

/** σ = √(2·ln(mean/median)) of one tract, the mean being its income per person by its households. */
function ownSpread(table: TractTable, row: number): number {
	const income = table.estimate(row, MEDIAN).value;
	const perPerson = table.estimate(row, PER_PERSON).value;
	const people = tractCount(table, row, PEOPLE).value;
	const households = tractCount(table, row, HOUSEHOLDS).value;
	if (income === null || perPerson === null || !people || !households) return LEAST_SPREAD;
	const ratio = (perPerson * people) / households / income;
	return kept(Math.sqrt(2 * Math.max(0, Math.log(ratio))));
}

function splitErrors(
	{ older, newer, crosswalk }: PooledIncomeInputs,
	spread: number
): { readonly errors: readonly number[]; readonly unchanged: readonly number[] } {
	const rowOfOlder = rowsOf(older);
	const rowOfNewer = rowsOf(newer);
	const before = (from: number) =>
		realDollars(older.estimate(rowOfOlder(crosswalk.from[from]), MEDIAN), 2019, 2020).value;
	const moved = crosswalk.to.flatMap((geoid, to) => {
		if ((crosswalk.largestOverlap[to] ?? 0) < UNCHANGED_OVERLAP) return [];
		const then = before(crosswalk.overlaps[to]?.[0]?.from ?? -1);
		const now = newer.estimate(rowOfNewer(geoid), MEDIAN).value;
		return then && now ? [Math.log(now / then)] : [];
	});
	const shift = median(moved);
	const children = new Map<number, { readonly to: number; readonly inside: number }[]>();
	crosswalk.overlaps.forEach((overlaps, to) => {
		for (const { from, meanWeight } of overlaps) {
			const list = children.get(from) ?? [];
			children.set(from, [...list, { to, inside: meanWeight }]);
		}
	});
	const errors = [...children].flatMap(([from, parts]) => {
		const whole = parts.every(({ inside }) => inside >= UNCHANGED_OVERLAP);
		const then = before(from);
		if (parts.length < 2 || !whole || !then) return [];
		const tracts = parts.map(({ to }) => incomeTract(newer, rowOfNewer(crosswalk.to[to]), spread));
		if (tracts.some(({ figure }) => figure.value === null)) return [];
		const pooled = pooledIncome(tracts, { modelError: 0 }).value;
		return pooled === null ? [] : [Math.log(pooled / then) - shift];
	});
	return { errors, unchanged: moved.map((each) => each - shift) };
}

function incomeTract(table: TractTable, row: number, spread: number): IncomeTract {
	const weight = tractCount(table, row, HOUSEHOLDS).value ?? 0;
	return { figure: table.estimate(row, MEDIAN), weight, spread };
}

function rowsOf({ geoids }: TractTable): (geoid: string | undefined) => number {
	const rows = new Map(geoids.map((geoid, row) => [geoid, row]));
	return (geoid) => {
		const row = rows.get(geoid ?? '');
		if (row === undefined) throw new Error(`There are no figures of tract ${geoid}.`);
		return row;
	};
}

function kept(spread: number): number {
	return Math.min(MOST_SPREAD, Math.max(LEAST_SPREAD, spread));
}

function round(value: number, decimals: number): number {
	return Number(value.toFixed(decimals));
}
