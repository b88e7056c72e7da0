/** The tables that profiles are computed from, as one file for the worker. */
import type { EncodedEstimates } from '../indicators/built-files.ts';
import { computeIndicator } from '../indicators/compute.ts';
import { decodeEstimates, encodeEstimates } from '../indicators/built-files.ts';
import { weightedFigures } from '../indicators/figures.ts';
import type { TractTable, TractTables } from '../indicators/figures.ts';
import { SURVEYED, indicatorById } from '../indicators/catalog.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import { withModelledMargins } from '../indicators/derived-tables.ts';
import type { Variable, VintageId } from '../statistics/census.ts';
import { baseOfRate, isMedian } from '../statistics/census.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { NOTHING_CUT } from '../statistics/fitted.ts';
import { rentersOfFilings } from './profile.ts';
import { PROFILE_FIGURES } from './topics.ts';

export type ProfileTablesFile = {
	readonly format: 1;
	/** Sorted: rows of every column. */
	readonly geoids: readonly string[];
	readonly vintages: Readonly<
		Partial<
			Record<
				VintageId,
				{
					/** Rows of tracts whose borders changed, where the period was published for 2010 tracts. */
					readonly carried: readonly number[];
					readonly columns: Readonly<Record<Variable, EncodedEstimates>>;
					/** What a variable that is asked for adds up, where that is not itself. */
					readonly parts: Readonly<Record<Variable, readonly Variable[]>>;
				}
			>
		>
	>;
};

/**
 * All that profiles ask for and nothing else.
 * @param tables every vintage on the 2020 tracts
 * @param carried as `ProfileSources.carried`
 */
export function encodeProfileTables(
	tables: TractTables,
	carried: ReadonlyMap<VintageId, readonly number[]>
): ProfileTablesFile {
	const geoids = [...tables.values()][0]?.geoids ?? [];
	const asked = askedByProfiles(tables, geoids.length);
	const vintages: Partial<
		Record<VintageId, NonNullable<ProfileTablesFile['vintages'][VintageId]>>
	> = {};
	for (const [vintage, table] of tables) {
		const { columns, parts } = asked.get(vintage)!;
		vintages[vintage] = {
			carried: carried.get(vintage) ?? [],
			columns: Object.fromEntries(
				[...columns].sort().map((variable) => [variable, encodeColumn(table, variable)])
			),
			parts: Object.fromEntries(
				[...parts].sort().flatMap((variable) => {
					const cells = table.parts(variable);
					return cells.length === 1 && cells[0] === variable ? [] : [[variable, cells]];
				})
			)
		};
	}
	return { format: 1, geoids, vintages };
}

/** The tables of a file, with modelled margins where none are published. */
export function decodeProfileTables(file: ProfileTablesFile): {
	readonly tables: TractTables;
	readonly carried: ReadonlyMap<VintageId, ReadonlySet<number>>;
} {
	const tables = new Map<VintageId, TractTable>();
	const carried = new Map<VintageId, ReadonlySet<number>>();
	for (const [vintage, encoded] of Object.entries(file.vintages) as [
		VintageId,
		NonNullable<ProfileTablesFile['vintages'][VintageId]>
	][]) {
		const columns = new Map<Variable, readonly Estimate[]>(
			Object.entries(encoded.columns).map(([variable, column]) => [
				variable,
				decodeEstimates(column)
			])
		);
		const { parts } = encoded;
		tables.set(vintage, {
			geoids: file.geoids,
			...(encoded.carried.length > 0 && { changed: new Set(encoded.carried) }),
			has: (variable) => columns.has(variable) || variable in parts,
			parts: (variable) => {
				if (columns.has(variable)) return [variable];
				const cells = parts[variable];
				if (!cells) throw new Error(`Profiles of ${vintage} do not carry ${variable}.`);
				return cells;
			},
			estimate: (row, variable) => {
				const estimate = columns.get(variable)?.[row];
				if (!estimate) throw new Error(`Profiles of ${vintage} do not carry ${variable}.`);
				return estimate;
			}
		});
		if (encoded.carried.length > 0) carried.set(vintage, new Set(encoded.carried));
	}
	return { tables: withModelledMargins(tables), carried };
}

type Asked = { readonly columns: Set<Variable>; readonly parts: Set<Variable> };

/** Computes the profile of everything once, and notes which figures that looks up. */
function askedByProfiles(tables: TractTables, rows: number): ReadonlyMap<VintageId, Asked> {
	const asked = new Map<VintageId, Asked>();
	const recording = new Map(
		[...tables].map(([vintage, table]): [VintageId, TractTable] => {
			const columns = new Set<Variable>();
			const parts = new Set<Variable>();
			asked.set(vintage, { columns, parts });
			return [
				vintage,
				{
					...table,
					parts: (variable) => {
						parts.add(variable);
						return table.parts(variable);
					},
					estimate: (row, variable) => {
						columns.add(variable);
						return table.estimate(row, variable);
					}
				}
			];
		})
	);
	const everywhere = Array.from({ length: rows }, (_, row) => row);
	const whole = everywhere.map(() => 1);
	const modelled = withModelledMargins(recording);
	const region = weightedFigures(modelled, {
		tracts: everywhere,
		households: whole,
		people: whole,
		cut: NOTHING_CUT
	});
	for (const { measure, vintage } of PROFILE_FIGURES) {
		if (measure.kind === 'count' && vintage) region.count(measure.variables, vintage);
	}
	rentersOfFilings(tables, region);
	for (const indicator of SURVEYED) {
		const { formula } = indicator;
		for (const vintage of indicator.vintages) {
			computeIndicator(indicator, vintage, region, indicatorById);
			// The published median, which only a single tract is asked for.
			if (formula.kind === 'median') {
				for (const row of everywhere) modelled.get(vintage)?.estimate(row, formula.variable);
			}
			// An open bin sends a change back to the means of medians.
			if (formula.kind === 'change') addMedians(formula.of, region, formula);
		}
	}
	return asked;
}

function addMedians(
	of: IndicatorId,
	region: ReturnType<typeof weightedFigures>,
	{ from, to }: { readonly from: VintageId; readonly to: VintageId }
): void {
	const { formula } = indicatorById(of);
	if (formula.kind !== 'median') return;
	region.meanOfMedians(formula.variable, formula.weight, from, [to]);
	region.meanOfMedians(formula.variable, formula.weight, to, [from]);
}

function encodeColumn(table: TractTable, variable: Variable): EncodedEstimates {
	const unit = isMedian(variable)
		? 'dollars'
		: baseOfRate(variable) !== null && variable.endsWith('P')
			? 'share'
			: 'count';
	return encodeEstimates(
		table.geoids.map((_, row) => table.estimate(row, variable)),
		unit
	);
}
