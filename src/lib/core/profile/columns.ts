/**
 * The figures of a weighted place, from columns of plain numbers. Gives exactly what
 * `weightedFigures` gives; a profile adds up some ten thousand cells, and this is what lets it
 * follow a moving hand.
 */
import { weightedFigures } from '../catalog/figures.ts';
import type { Figures, TractTable, TractTables } from '../catalog/figures.ts';
import type { Variable, VintageId } from '../catalog/types.ts';
import { weightBasis } from '../catalog/variable.ts';
import { weightedSum } from '../estimate/combine.ts';
import type { Estimate } from '../estimate/estimate.ts';
import { withMargin } from '../estimate/make.ts';
import type { TractWeights } from '../geo/weights-types.ts';

/** What a row's cell is: a value with margin, one without, one with a modelled margin, anything else. */
const WITH_MARGIN = 0;
const NOT_CARRIED = 1;
const MODELLED = 2;
const OTHER = 3;

type Column = {
	readonly values: Float64Array;
	readonly margins: Float64Array;
	readonly kinds: Uint8Array;
};

/** Columns of all tables, each read when it is first asked for. */
export type Columns = {
	readonly tables: TractTables;
	readonly column: (vintage: VintageId, variable: Variable) => Column;
};

export function columnsOf(tables: TractTables): Columns {
	const read = new Map<string, Column>();
	return {
		tables,
		column(vintage, variable) {
			const key = `${vintage} ${variable}`;
			const known = read.get(key);
			if (known) return known;
			const column = readColumn(tableIn(tables, vintage), variable);
			read.set(key, column);
			return column;
		}
	};
}

/** As `weightedFigures`. Throws for a vintage without table. */
export function columnFigures(columns: Columns, weights: TractWeights): Figures {
	const slow = weightedFigures(columns.tables, weights);
	const sums = new Map<string, Estimate>();
	const sumOf = (vintage: VintageId, part: Variable): Estimate => {
		const key = `${vintage} ${part}`;
		const known = sums.get(key);
		if (known) return known;
		const sum =
			quickSum(columns.column(vintage, part), weights.tracts, weights[weightBasis(part)]) ??
			slow.count([part], vintage);
		sums.set(key, sum);
		return sum;
	};
	const figures: Figures = {
		...slow,
		sameGround: () => ({ ...slow.sameGround(), count: figures.count }),
		count: (variables, vintage) =>
			weightedSum(
				variables.flatMap((signed) => {
					const weight = signed.startsWith('-') ? -1 : 1;
					return tableIn(columns.tables, vintage)
						.parts(signed.replace(/^-/, ''))
						.map((part) => ({ estimate: sumOf(vintage, part), weight }));
				})
			)
	};
	return figures;
}

/** `weightedSum` over cells that have a value; null where some have none, or none are asked for. */
function quickSum(
	{ values, margins, kinds }: Column,
	tracts: readonly number[],
	shares: readonly number[]
): Estimate | null {
	let total = 0;
	let squares = 0;
	let largestOfZeros = 0;
	let withMargins = 0;
	let without = 0;
	let modelled = false;
	for (let i = 0; i < tracts.length; i++) {
		const weight = shares[i] ?? 0;
		if (weight === 0) continue;
		const row = tracts[i]!;
		const kind = kinds[row];
		if (kind === OTHER || kind === undefined) return null;
		if (kind === NOT_CARRIED) without++;
		else withMargins++;
		if (kind === MODELLED) modelled = true;
		const value = values[row]!;
		const margin = margins[row]! * weight;
		total += value * weight;
		if (value === 0) largestOfZeros = Math.max(largestOfZeros, margin);
		else squares += margin * margin;
	}
	if (withMargins + without === 0) return null;
	if (without === 0) {
		const moe = Math.sqrt(squares + largestOfZeros * largestOfZeros);
		const sum = withMargin(total, { moe, moeReason: null });
		return modelled ? { ...sum, moeBasis: 'modelled' } : sum;
	}
	const moeReason = withMargins === 0 ? 'not-carried' : 'input-without-margin';
	return withMargin(total, { moe: null, moeReason });
}

function readColumn(table: TractTable, variable: Variable): Column {
	const rows = table.geoids.length;
	const column = {
		values: new Float64Array(rows),
		margins: new Float64Array(rows),
		kinds: new Uint8Array(rows)
	};
	for (let row = 0; row < rows; row++) {
		const { value, moe, quality, moeReason, moeBasis } = table.estimate(row, variable);
		const plain = value !== null && (quality === 'value' || quality === 'zero');
		column.values[row] = value ?? 0;
		column.margins[row] = moe ?? 0;
		column.kinds[row] =
			plain && moe !== null
				? moeBasis === 'modelled'
					? MODELLED
					: WITH_MARGIN
				: plain && moeReason === 'not-carried'
					? NOT_CARRIED
					: OTHER;
	}
	return column;
}

function tableIn(tables: TractTables, vintage: VintageId): TractTable {
	const table = tables.get(vintage);
	if (!table) throw new Error(`There is no table of figures for ${vintage}.`);
	return table;
}
