/**
 * Measures what carrying figures of 2010 tracts across changed boundaries adds to their error:
 * figures of 2015–2019 carried to 2020 tracts against those of 2016–2020 published for them. The two
 * periods share four years, so tracts that kept their borders show how far such figures scatter by
 * themselves; what changed tracts scatter beyond that, in quadrature, is the error of carrying.
 */
import { tractCount } from '../../src/lib/domain/indicators/figures.ts';
import type { TractTable } from '../../src/lib/domain/indicators/figures.ts';
import type { Variable } from '../../src/lib/domain/statistics/census.ts';
import { UNCHANGED_OVERLAP } from '../../src/lib/domain/indicators/weights.ts';
import type { TractCrosswalk } from '../../src/lib/domain/indicators/weights.ts';
import type { CarryingFit, Scatter } from '../../src/lib/domain/statistics/fitted.ts';
import { rootMeanSquare, spreadOf } from './statistics.ts';

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

function round(value: number): number {
	return Number(value.toFixed(4));
}
