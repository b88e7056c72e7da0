/** Tables made of published ones: carried across changed boundaries, and given the margins that they lack. */
import { Z } from '../statistics/error.ts';
import { FITTED, type DesignFactor, type ErrorBySize } from '../statistics/fitted.ts';
import { isOpenEnded, known } from '../statistics/estimate.ts';
import { finiteCorrection, marginOfShare, weightedSum } from '../statistics/combine.ts';
import {
	tractCount,
	type TractTable,
	type TractTables,
	tableWith,
	UNCHANGED_OVERLAP,
	type TractCrosswalk
} from './figures.ts';
import type { Variable, VintageId } from '../statistics/census.ts';
import { baseOfRate, isMedian, tableOf, weightBasis } from '../statistics/census.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { meanOfTracts } from '../statistics/median.ts';

/*
 * Figures of 2010 tracts on 2020 tracts. Counts go by the share of the old tract's homes that stand
 * in the new one; medians are averaged by the share of the new tract's homes that stand in each old
 * one; shares and means go by the count that they are of.
 */

/** The table of 2010 tracts as one of 2020 tracts. Throws where a tract of the crosswalk is not in it. */
export function carriedTable(table: TractTable, crosswalk: TractCrosswalk): TractTable {
	const rowOf = new Map(table.geoids.map((geoid, row) => [geoid, row]));
	const rows = crosswalk.from.map((geoid) => {
		const row = rowOf.get(geoid);
		if (row === undefined) throw new Error(`The figures have no 2010 tract ${geoid}.`);
		return row;
	});

	function estimate(row: number, variable: Variable): Estimate {
		const overlaps = (crosswalk.overlaps[row] ?? []).map((overlap) => ({
			...overlap,
			figure: table.estimate(rows[overlap.from] ?? -1, variable),
			row: rows[overlap.from] ?? -1
		}));
		const [only] = overlaps;
		if (only && overlaps.length === 1 && only.countWeight === 1) return only.figure;
		if (isMedian(variable)) {
			return meanOfTracts(
				overlaps.map(({ figure, meanWeight }) => ({ figure, weight: meanWeight }))
			);
		}
		const base = baseOfRate(variable);
		if (base !== null) {
			const present = overlaps.map((overlap) => ({
				figure: overlap.figure,
				weight: overlap.countWeight * (tractCount(table, overlap.row, base).value ?? 0)
			}));
			return meanOfTracts(present);
		}
		return weightedSum(
			overlaps.map((overlap) => ({
				estimate: tractCount(table, overlap.row, variable),
				weight: overlap.countWeight
			}))
		);
	}

	const changed = new Set(carriedRows(crosswalk));
	return cachedTable({ ...table, geoids: crosswalk.to, estimate, changed });
}

/** Rows of the 2020 tracts whose boundary changed enough to say so: "carried across changed boundaries". */
export function carriedRows(crosswalk: TractCrosswalk): readonly number[] {
	return crosswalk.largestOverlap.flatMap((overlap, row) =>
		overlap < UNCHANGED_OVERLAP ? [row] : []
	);
}

/** Answers each figure once: reading a cell, and adding up overlaps, is slow beside looking it up. */
export function cachedTable(table: TractTable): TractTable {
	const columns = new Map<Variable, EstimateColumn>();
	return {
		...table,
		estimate(row, variable) {
			let column = columns.get(variable);
			if (!column) columns.set(variable, (column = new EstimateColumn(table.geoids.length)));
			return column.at(row) ?? column.keep(row, table.estimate(row, variable));
		}
	};
}

/** What estimates say beside their numbers, each way once; 0 stands for none yet. */
const KINDS: (Omit<Estimate, 'value'> & { readonly hasValue: boolean })[] = [];

/**
 * Estimates of many areas, two numbers and a kind each: as objects, those of a country's tracts would not
 * fit into memory. The few that say more than that are kept as they are.
 */
class EstimateColumn {
	readonly #values: Float64Array;
	readonly #moes: Float64Array;
	readonly #kinds: Uint8Array;
	readonly #whole = new Map<number, Estimate>();

	constructor(size: number) {
		this.#values = new Float64Array(size);
		this.#moes = new Float64Array(size);
		this.#kinds = new Uint8Array(size);
	}

	at(row: number): Estimate | undefined {
		const kind = KINDS[(this.#kinds[row] ?? 0) - 1];
		if (!kind) return this.#whole.get(row);
		// In the order of every other estimate: what is written of them is the same bytes.
		return {
			value: kind.hasValue ? (this.#values[row] ?? NaN) : null,
			moe: kind.moe === null ? null : (this.#moes[row] ?? NaN),
			quality: kind.quality,
			moeReason: kind.moeReason,
			...(kind.moeBasis !== undefined && { moeBasis: kind.moeBasis })
		};
	}

	keep(row: number, estimate: Estimate): Estimate {
		const { value, moe, quality, moeReason, moeBasis, bound, leastMoe, ofTracts } = estimate;
		// What lies beyond the table is asked for no second time.
		if (!(row >= 0 && row < this.#kinds.length)) return estimate;
		if (bound !== undefined || leastMoe !== undefined || ofTracts !== undefined) {
			this.#whole.set(row, estimate);
			return estimate;
		}
		const hasValue = value !== null;
		const margin = moe === null ? null : 0;
		// There are few: to look at each is faster than to put a key together.
		const before = KINDS.findIndex(
			(kind) =>
				kind.hasValue === hasValue &&
				kind.moe === margin &&
				kind.quality === quality &&
				kind.moeReason === moeReason &&
				kind.moeBasis === moeBasis
		);
		const kind =
			before >= 0
				? before + 1
				: KINDS.push({
						...{ hasValue, moe: margin, quality, moeReason },
						...(moeBasis !== undefined && { moeBasis })
					});
		this.#values[row] = value ?? 0;
		this.#moes[row] = moe ?? 0;
		this.#kinds[row] = kind;
		return estimate;
	}
}

/*
 * Margins for published figures that come without any: earlier periods, and the tables of 2019–2023
 * that are carried without margins. They are modelled with the factors fitted to the region's
 * published margins (`FITTED`), table by table and by size, and marked `modelled`.
 */

/** The households that a published median or mean speaks of, and whose fitted errors it takes. */
const SPOKEN_OF: Readonly<Record<string, { readonly size: Variable; readonly errors: string }>> = {
	B25064: { size: 'B25003_003', errors: 'B25064' },
	// Home values have no published margins here: the errors of rents stand in for theirs.
	B25077: { size: 'B25003_002', errors: 'B25064' },
	B19013: { size: 'B11001_001', errors: 'B19013' },
	B19301: { size: 'B11001_001', errors: 'B19013' }
};

const INCOME: Variable = 'B19013_001';
/** A mean of incomes is carried as a median of them. */
const INCOME_PER_PERSON: Variable = 'B19301_001';

/** The fitted design factor of a table's shares, or that of all tables that count the same. */
export function shareFactor(variable: Variable): number {
	return designFactorOf(FITTED.shares, variable).factor;
}

/** The same tables with a modelled margin wherever a figure has a value and none was carried. */
export function withModelledMargins(tables: TractTables): TractTables {
	return new Map(
		[...tables].map(([vintage, table]): [VintageId, TractTable] => [
			vintage,
			cachedTable({
				...table,
				estimate: (row, variable) => {
					const estimate = table.estimate(row, variable);
					if (estimate.value === null || estimate.moeReason !== 'not-carried') return estimate;
					// "2,000 or more" is a bound: no margin makes a figure of it.
					if (isOpenEnded(estimate)) return estimate;
					const sampled = modelledMargin(estimate.value, row, variable, vintage, tables);
					const changed = sampled !== null && table.changed?.has(row) === true;
					const moe = changed
						? Math.hypot(sampled, carriedMargin(estimate.value, variable))
						: sampled;
					if (moe === null || !Number.isFinite(moe)) return estimate;
					return { ...known(estimate.value, moe), moeBasis: 'modelled' };
				}
			})
		])
	);
}

function modelledMargin(
	value: number,
	row: number,
	variable: Variable,
	vintage: VintageId,
	tables: TractTables
): number | null {
	const spoken = SPOKEN_OF[tableOf(variable)];
	if (spoken !== undefined && (isMedian(variable) || baseOfRate(variable) !== null)) {
		const size = sizeOf(tables, row, spoken.size, vintage);
		return size === null ? null : Z[90] * relativeError(spoken.errors, size) * value;
	}
	const base = baseOfRate(variable);
	if (base !== null) {
		const size = sizeOf(tables, row, base, vintage);
		if (size === null || !(size > 0)) return null;
		if (value <= 0 || value >= 1) return Math.min(1, FITTED.zeroMargin.moe / size);
		return Math.min(1, marginOfShare(value, size, shareFactor(variable)));
	}
	return modelledCountMargin(value, variable);
}

/** What carrying a figure across changed boundaries adds to its margin. */
function carriedMargin(value: number, variable: Variable): number {
	const { medians, counts, shares } = FITTED.carrying.constants;
	const median = medians[variable] ?? medians[INCOME];
	if (isMedian(variable) || variable === INCOME_PER_PERSON) return Z[90] * (median ?? 0) * value;
	if (baseOfRate(variable) !== null)
		return Z[90] * shares * Math.sqrt(Math.max(0, value * (1 - value)));
	const relative =
		variable === 'B01003_001'
			? counts.people
			: variable === 'B11001_001'
				? counts.households
				: counts.parts;
	return Z[90] * relative * value;
}

/** 90 % margin of a count: 1.645 · DF · √(count · (1 − f)/f), never under that of a zero. */
function modelledCountMargin(count: number, variable: Variable): number {
	const totals = variable.endsWith('_001') ? FITTED.counts.totals : undefined;
	const { factor } = totals ?? designFactorOf(FITTED.counts, variable);
	const margin = Z[90] * factor * Math.sqrt(Math.max(0, count) * finiteCorrection());
	return Math.max(FITTED.zeroMargin.moe, margin);
}

function relativeError(table: string, size: number): number {
	const bands: ErrorBySize = FITTED.medianErrors[table] ?? [];
	const band = bands.find(({ upTo }) => upTo === null || size <= upTo);
	if (band === undefined) throw new Error(`No errors are fitted for ${table}.`);
	return band.relativeError;
}

/** A count of the vintage, or of the next later one that carries it. */
function sizeOf(
	tables: TractTables,
	row: number,
	variable: Variable,
	vintage: VintageId
): number | null {
	const table = tableWith(tables, variable, vintage);
	return table ? tractCount(table, row, variable).value : null;
}

function designFactorOf(
	factors: Readonly<Record<string, DesignFactor>>,
	variable: Variable
): DesignFactor {
	const own = factors[tableOf(variable)] ?? factors[weightBasis(variable)];
	if (own === undefined) throw new Error(`No factor is fitted for ${variable}.`);
	return own;
}
