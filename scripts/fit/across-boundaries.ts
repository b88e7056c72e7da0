/** Constants of carrying and pooling: what changed boundaries add to an error, and how incomes lie within a tract. */
import {
	tractCount,
	type TractTable,
	UNCHANGED_OVERLAP,
	type TractCrosswalk
} from '../../src/lib/domain/indicators/figures.ts';
import type { Variable } from '../../src/lib/domain/statistics/census.ts';
import type {
	CarryingFit,
	Scatter,
	PooledIncomeFit
} from '../../src/lib/domain/statistics/fitted.ts';
import { rootMeanSquare, spreadOf, mean, median } from './apportioning.ts';
import { realDollars } from '../../src/lib/domain/statistics/combine.ts';
import { normalQuantile } from '../../src/lib/domain/statistics/random.ts';
import { pooledIncome, type IncomeTract } from '../../src/lib/domain/statistics/median.ts';

/*
 * Measures what carrying figures of 2010 tracts across changed boundaries adds to their error:
 * figures of 2015–2019 carried to 2020 tracts against those of 2016–2020 published for them. The two
 * periods share four years, so tracts that kept their borders show how far such figures scatter by
 * themselves; what changed tracts scatter beyond that, in quadrature, is the error of carrying.
 */

/** Parts of a whole, both counted; a part that is white is what is not of color. */
const SHARES: readonly {
	readonly part: readonly Variable[];
	readonly whole: readonly Variable[];
}[] = [
	{ part: ['B25003_003'], whole: ['B25003_002', 'B25003_003'] },
	{ part: ['B03002_003'], whole: ['B01003_001'] },
	{ part: ['B15003_022', 'B15003_023-025'], whole: ['B15003_001'] },
	{ part: ['B25070_007-010'], whole: ['B25070_002-006', 'B25070_007-010'] },
	{ part: ['B08201_002'], whole: ['B11001_001'] },
	{ part: ['B25024_006-009'], whole: ['B25002_001'] }
];
const MEDIANS: readonly Variable[] = ['B25077_001', 'B25064_001', 'B19013_001'];
const PEOPLE: Variable = 'B01003_001';
const HOUSEHOLDS: Variable = 'B11001_001';
/** Fewer homes or people are all sampling: they would tell nothing of carrying. */
const LEAST_COUNT = 50;

export type CarryingInputs = {
	/** 2015–2019 carried to the 2020 tracts, and 2016–2020 as published for them. */
	readonly carried: TractTable;
	readonly published: TractTable;
	readonly crosswalk: TractCrosswalk;
};

/** Throws where a table lacks a column or the tables hold other tracts than the crosswalk. */
export function fitCarrying(inputs: CarryingInputs): CarryingFit {
	const { carried, published, crosswalk } = inputs;
	if (
		carried.geoids.join() !== crosswalk.to.join() ||
		published.geoids.join() !== crosswalk.to.join()
	)
		throw new Error('The tables and the crosswalk do not hold the same tracts.');
	const scatter = (error: (row: number) => number | null) => scatterOf(crosswalk, error);
	const medians = byVariable(MEDIANS, (variable) =>
		scatter((row) =>
			logRatio(carried.estimate(row, variable).value, published.estimate(row, variable).value)
		)
	);
	const parts = SHARES.map(({ part }) => part.join('+'));
	const counted = (table: TractTable, row: number, variables: readonly Variable[]) =>
		variables.reduce<number>((sum, each) => sum + (tractCount(table, row, each).value ?? NaN), 0);
	const countScatter = (variables: readonly Variable[]) =>
		scatter((row) =>
			logRatio(enough(counted(carried, row, variables)), enough(counted(published, row, variables)))
		);
	const counts = Object.fromEntries([
		...[PEOPLE, HOUSEHOLDS].map((variable) => [variable, countScatter([variable])] as const),
		...SHARES.map(({ part }, i) => [parts[i] ?? '', countScatter(part)] as const)
	]);
	const shareIn = (table: TractTable, row: number, { part, whole }: (typeof SHARES)[number]) => {
		const total = enough(counted(table, row, whole));
		return total === null ? null : counted(table, row, part) / total;
	};
	const shares = Object.fromEntries(
		SHARES.map((cells, i) => [
			parts[i] ?? '',
			scatter((row) => inUnits(shareIn(carried, row, cells), shareIn(published, row, cells)))
		])
	);
	const [renters] = SHARES;
	const renterShareInLogs = scatter((row) => {
		const both = [carried, published].every(
			(table) => enough(counted(table, row, renters?.part ?? [])) !== null
		);
		return both && renters
			? logRatio(shareIn(carried, row, renters), shareIn(published, row, renters))
			: null;
	});
	const extraOf = (all: Readonly<Record<string, Scatter>>, names: readonly string[]) =>
		round(rootMeanSquare(names.map((name) => all[name]?.extra ?? NaN)));
	return {
		constants: {
			medians: byVariable(MEDIANS, (variable) => medians[variable]?.extra ?? NaN),
			counts: {
				people: extraOf(counts, [PEOPLE]),
				households: extraOf(counts, [HOUSEHOLDS]),
				parts: extraOf(counts, parts)
			},
			shares: extraOf(shares, parts)
		},
		evidence: { medians, counts, shares, renterShareInLogs }
	};
}

function scatterOf(
	{ to, largestOverlap }: TractCrosswalk,
	error: (row: number) => number | null
): Scatter {
	const changed: number[] = [];
	const unchanged: number[] = [];
	to.forEach((_, row) => {
		const found = error(row);
		if (found === null || !Number.isFinite(found)) return;
		const kept = (largestOverlap[row] ?? 0) >= UNCHANGED_OVERLAP;
		(kept ? unchanged : changed).push(found);
	});
	const [of, base] = [spreadOf(changed), spreadOf(unchanged)];
	return {
		changedTracts: changed.length,
		unchangedTracts: unchanged.length,
		changed: round(of),
		unchanged: round(base),
		extra: round(Math.sqrt(Math.max(0, of ** 2 - base ** 2)))
	};
}

function byVariable<T>(
	variables: readonly Variable[],
	of: (variable: Variable) => T
): Readonly<Record<Variable, T>> {
	return Object.fromEntries(variables.map((variable) => [variable, of(variable)]));
}

function logRatio(a: number | null, b: number | null): number | null {
	return a === null || b === null || a <= 0 || b <= 0 ? null : Math.log(a / b);
}

/** The difference of two shares in units of √(p(1 − p)), p their mean. */
function inUnits(a: number | null, b: number | null): number | null {
	if (a === null || b === null) return null;
	const p = (a + b) / 2;
	return p > 0 && p < 1 ? (a - b) / Math.sqrt(p * (1 - p)) : null;
}

function enough(count: number): number | null {
	return count >= LEAST_COUNT ? count : null;
}

/*
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

const MEDIAN = 'B19013_001';
const PER_PERSON = 'B19301_001';
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

function round(value: number, decimals = 4): number {
	return Number(value.toFixed(decimals));
}
