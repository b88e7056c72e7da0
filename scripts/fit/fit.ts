/**
 * Fits every constant that the statistics use to the project's own figures, and writes them with
 * their evidence: `npm run fit`.
 */
import {
	NEWEST_PERIOD,
	type Variable,
	isMedian,
	tableOf,
	weightBasis
} from '../../src/lib/domain/statistics/census.ts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { carriedTable } from '../../src/lib/domain/indicators/derived-tables.ts';
import { indicatorById, type Formula } from '../../src/lib/domain/indicators/catalog.ts';
import type {
	ApportioningFit,
	Fitted,
	DesignFactor,
	ErrorBySize
} from '../../src/lib/domain/statistics/fitted.ts';
import { readFigures } from '../data/figures.ts';
import { REGION_DIR } from '../data/region.ts';
import { buildBlockGroupIndex, areaOfFeature, buildCrosswalk } from '../build/weights.ts';
import { readCrosswalkInput, readPlacesInput } from '../build/places.ts';
import { fitApportioning, rootMeanSquare } from './apportioning.ts';
import { fitCarrying, fitPooledIncome } from './across-boundaries.ts';
import { quantile } from 'simple-statistics';
import type { TractTable } from '../../src/lib/domain/indicators/figures.ts';
import { Z } from '../../src/lib/domain/statistics/error.ts';
import { knownWithoutMargin } from '../../src/lib/domain/statistics/estimate.ts';
import { medianFromBins } from '../../src/lib/domain/statistics/median.ts';

export const FITTED_FILE = join(REGION_DIR, 'fitted.generated.json');

/** All constants, as the figures give them now. */
export async function fitAll(): Promise<Fitted> {
	const newest = readFigures(NEWEST_PERIOD);
	const rent = indicatorById('median-gross-rent').formula;
	if (rent.kind !== 'median') throw new Error('The catalog has no median of rents to fit to.');
	const margins = fitMargins({
		table: newest,
		variables: newest.variables,
		rent,
		medians: [
			{ variable: 'B25064_001', size: 'B25003_003' },
			{ variable: 'B19013_001', size: 'B11001_001' }
		]
	});
	const crosswalk = await buildCrosswalk(readCrosswalkInput());
	const [older, newer] = [readFigures('2015-2019'), readFigures('2016-2020')];
	return {
		...margins,
		apportioning: apportioningFit(),
		carrying: fitCarrying({
			carried: carriedTable(older, crosswalk),
			published: newer,
			crosswalk
		}),
		pooledIncome: fitPooledIncome({ older, newer, newest, crosswalk })
	};
}

function apportioningFit(): ApportioningFit {
	const { tracts, blockGroups, counts } = readPlacesInput();
	return fitApportioning({
		index: buildBlockGroupIndex(tracts, blockGroups, counts),
		tracts: tracts.map((tract) => ({ geoid: tract.id, area: areaOfFeature(tract) }))
	});
}

/** Text of the file that holds them. */
export function fittedText(fitted: Fitted): string {
	return `${JSON.stringify(fitted, null, '\t')}\n`;
}

/*
 * How large published margins are beside those of a simple random sample: design factors of medians,
 * shares and counts, relative errors of medians by size, and the margin of a zero. Fitted to the
 * figures that the Bureau publishes with margins, for those that come without.
 */

/** The Bureau asks one household in forty a year, one in eight over five years. */
const SAMPLING_FRACTION = 0.125;
/** Tracts a band of sizes holds. */
const BAND = 100;

type Median = Extract<Formula, { kind: 'median' }>;
/** A published margin and what the formula of a simple random sample gives for it. */
type Pair = { readonly published: number; readonly formula: number };

export type MarginInputs = {
	/** A period with published margins, and the variables of its table. */
	readonly table: TractTable;
	readonly variables: readonly Variable[];
	/** Median gross rent: its bins, its published median. */
	readonly rent: Median;
	/** Variables of medians, with the count of households that each speaks of. */
	readonly medians: readonly { readonly variable: Variable; readonly size: Variable }[];
};

function fitMargins(
	inputs: MarginInputs
): Omit<Fitted, 'apportioning' | 'carrying' | 'pooledIncome'> {
	return {
		samplingFraction: SAMPLING_FRACTION,
		medians: fitMedians(inputs),
		shares: fitShares(inputs),
		counts: fitCounts(inputs),
		medianErrors: Object.fromEntries(
			inputs.medians.map(({ variable, size }) => [
				tableOf(variable),
				errorsBySize(inputs.table, variable, size)
			])
		),
		zeroMargin: zeroMargin(inputs)
	};
}

function fitMedians({ table, rent }: MarginInputs): Fitted['medians'] {
	const tracts = rowsOf(table).flatMap((row) => {
		const { moe } = table.estimate(row, rent.variable);
		if (moe === null) return [];
		const bins = (rent.bins ?? []).map(({ variable, from, to }) => ({
			from,
			to,
			count: knownWithoutMargin(countOf(table, row, variable), 'not-carried')
		}));
		const households = bins.reduce((sum, { count }) => sum + (count.value ?? 0), 0);
		const formula = medianFromBins(bins, { samplingFraction: SAMPLING_FRACTION }).moe;
		return [{ published: moe, formula, households }];
	});
	const closed = tracts.flatMap(({ formula, ...tract }) =>
		formula === null || formula <= 0 ? [] : [{ ...tract, formula }]
	);
	const large = closed.filter(({ households }) => households > 1000);
	return {
		...designFactor(closed),
		largeTracts: { median: rounded(middle(large.map(ratioOf))), tracts: large.length },
		open: tracts.length - closed.length
	};
}

/** By table, and of all tables that count households and people. */
function fitShares(inputs: MarginInputs): Fitted['shares'] {
	return byTable(inputs, (variable, row) => {
		const total = `${tableOf(variable)}_001`;
		if (!inputs.variables.includes(total)) return null;
		const whole = inputs.table.estimate(row, total);
		const part = inputs.table.estimate(row, variable);
		if (!whole.value || !part.value || part.moe === null || whole.moe === null) return null;
		const p = part.value / whole.value;
		const radicand = part.moe ** 2 - p ** 2 * whole.moe ** 2;
		if (p >= 1 || radicand <= 0) return null;
		return {
			published: Math.sqrt(radicand) / whole.value,
			formula: Z[90] * Math.sqrt((p * (1 - p) * correction()) / whole.value)
		};
	});
}

/** By table without its total; `totals` are the totals of all tables. */
function fitCounts(inputs: MarginInputs): Fitted['counts'] {
	const pairOf = (variable: Variable, row: number): Pair | null => {
		const { value, moe } = inputs.table.estimate(row, variable);
		if (!value || moe === null) return null;
		return { published: moe, formula: Z[90] * Math.sqrt(value * correction()) };
	};
	const totals = inputs.variables.filter(
		(variable) => variable.endsWith('_001') && !isMedian(variable)
	);
	return {
		...byTable(inputs, pairOf),
		totals: designFactor(pairsOf(inputs, totals, pairOf))
	};
}

function byTable(
	inputs: MarginInputs,
	pairOf: (variable: Variable, row: number) => Pair | null
): Record<string, DesignFactor> {
	const parts = inputs.variables.filter(
		(variable) => !isMedian(variable) && !variable.endsWith('_001') && /\d$/.test(variable)
	);
	const tables = [...new Set(parts.map(tableOf))].sort();
	const pooled = (keep: (variable: Variable) => boolean) =>
		pairsOf(inputs, parts.filter(keep), pairOf);
	const groups: [string, readonly Pair[]][] = [
		...tables.map((name): [string, readonly Pair[]] => [
			name,
			pooled((variable) => tableOf(variable) === name)
		]),
		...(['households', 'people'] as const).map((basis): [string, readonly Pair[]] => [
			basis,
			pooled((variable) => weightBasis(variable) === basis)
		])
	];
	return Object.fromEntries(
		groups.flatMap(([name, pairs]) => (pairs.length < BAND ? [] : [[name, designFactor(pairs)]]))
	);
}

function pairsOf(
	{ table }: MarginInputs,
	variables: readonly Variable[],
	pairOf: (variable: Variable, row: number) => Pair | null
): Pair[] {
	return variables.flatMap((variable) =>
		rowsOf(table).flatMap((row) => pairOf(variable, row) ?? [])
	);
}

function designFactor(pairs: readonly Pair[]): DesignFactor {
	const ratios = pairs.map(ratioOf);
	return {
		factor: rounded(
			rootMeanSquare(pairs.map(({ published }) => published)) /
				rootMeanSquare(pairs.map(({ formula }) => formula))
		),
		figures: pairs.length,
		median: rounded(middle(ratios)),
		tenth: rounded(quantile(ratios, 0.1)),
		ninetieth: rounded(quantile(ratios, 0.9))
	};
}

/** Tracts in bands of about a hundred, smallest first: root mean square of the relative error. */
function errorsBySize(table: TractTable, variable: Variable, size: Variable): ErrorBySize {
	const tracts = rowsOf(table)
		.flatMap((row) => {
			const { value, moe } = table.estimate(row, variable);
			return value && moe !== null
				? [{ households: countOf(table, row, size), error: moe / Z[90] / value }]
				: [];
		})
		.sort((a, b) => a.households - b.households);
	const bands = Math.max(1, Math.floor(tracts.length / BAND));
	return Array.from({ length: bands }, (_, band) => {
		const own = tracts.slice(
			Math.round((band * tracts.length) / bands),
			Math.round(((band + 1) * tracts.length) / bands)
		);
		return {
			upTo: band === bands - 1 ? null : (own.at(-1)?.households ?? 0),
			relativeError: Number(rootMeanSquare(own.map(({ error }) => error)).toFixed(4)),
			tracts: own.length
		};
	});
}

/** The Bureau gives every zero of a tract one margin, made from a model of its state. */
function zeroMargin({ table, variables }: MarginInputs): Fitted['zeroMargin'] {
	const counted = new Map<number, number>();
	for (const row of rowsOf(table)) {
		const own = new Set(
			variables.flatMap((variable) => {
				const { value, moe } = table.estimate(row, variable);
				return value === 0 && moe !== null && moe > 0 ? [moe] : [];
			})
		);
		for (const moe of own) counted.set(moe, (counted.get(moe) ?? 0) + 1);
	}
	const tracts = [...counted]
		.map(([moe, count]) => ({ moe, tracts: count }))
		.sort((a, b) => a.moe - b.moe);
	const usual = tracts.filter((each) => each.tracts >= table.geoids.length / 100);
	return { moe: Math.max(...usual.map(({ moe }) => moe)), tracts };
}

function countOf(table: TractTable, row: number, variable: Variable): number {
	return table
		.parts(variable)
		.reduce((sum, part) => sum + (table.estimate(row, part).value ?? 0), 0);
}

function rowsOf(table: TractTable): number[] {
	return table.geoids.map((_, row) => row);
}

function correction(): number {
	return (1 - SAMPLING_FRACTION) / SAMPLING_FRACTION;
}

function ratioOf({ published, formula }: Pair): number {
	return published / formula;
}

function middle(values: readonly number[]): number {
	return quantile(values, 0.5);
}

function rounded(value: number): number {
	return Number(value.toFixed(3));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const text = fittedText(await fitAll());
	const changed = !existsSync(FITTED_FILE) || readFileSync(FITTED_FILE, 'utf8') !== text;
	if (changed) writeFileSync(FITTED_FILE, text);
	console.log(`  Constants fitted to published margins: ${changed ? 'written' : 'as before'}`);
}
