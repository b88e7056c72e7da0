/** From a table's numbers to the columns that a method reads. Tables carry no margins. */
import { knownWithoutMargin, missing } from '../../src/lib/domain/statistics/estimate.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import type { InputColumn, MethodInputs } from '../../src/lib/domain/methods/measure.ts';
import type { ScoreColumn } from '../../src/lib/domain/methods/definitions/metcouncil-score.ts';
import { InputProblem, ColumnTable } from './table.ts';
import type { NumberKind } from './table.ts';

function estimateOf(value: number): Estimate {
	return Number.isFinite(value)
		? knownWithoutMargin(value, 'not-carried')
		: missing('not-published');
}

/** A column of areas, and the same figure of each region where the table has it. */
export function inputColumn(
	id: string,
	values: ArrayLike<number>,
	region: readonly number[] = []
): InputColumn {
	return {
		estimates: Array.from(values, estimateOf),
		region: region.map(estimateOf),
		figure: id,
		sign: 1
	};
}

export function inputsOfTable(
	parts: Pick<MethodInputs, 'areas' | 'columns'> & Partial<MethodInputs>
): MethodInputs {
	return {
		regions: ['table'],
		regionOf: parts.areas.map(() => 0),
		neighbors: null,
		regionMeasures: {},
		touching: {},
		...parts
	};
}

/* The directions table: which columns to score, and which of their ends means a higher priority. */

/** The Metropolitan Council's own words first; ours are shorter. */
const DIRECTIONS: Readonly<Record<string, ScoreColumn['direction']>> = {
	high_opportunity: 'high',
	low_opportunity: 'low',
	high: 'high',
	low: 'low'
};

/** Throws InputProblem. */
export function readDirections(text: string): readonly ScoreColumn[] {
	const table = new ColumnTable(text);
	table.require(['column', 'direction']);
	const words = table.names('direction', 'high_opportunity or low_opportunity');
	return table.names('column', 'the name of a column').map((id, row, all) => {
		const word = words[row] ?? '';
		const direction = DIRECTIONS[word.toLowerCase()];
		if (direction === undefined) {
			throw table.problem(
				row,
				'direction',
				`"${word}" is no direction; expected high_opportunity or low_opportunity`
			);
		}
		if (all.indexOf(id) !== row || id === 'id') {
			throw table.problem(
				row,
				'column',
				id === 'id'
					? 'id names the areas and cannot be scored; expected the name of a column of numbers'
					: `${id} already stands on line ${String(table.lineOf(all.indexOf(id)))}; expected each column once`
			);
		}
		return { id, direction };
	});
}

/* Tables in which one row is the region itself (`is_reference` 1) and every other one an area. */

export const REFERENCE_COLUMN = 'is_reference';

export type ReferenceTable = {
	readonly ids: readonly string[];
	/** Rows of the table that are areas, in order. */
	readonly rows: readonly number[];
	/** Column of the areas, with the region's own figure. */
	readonly column: (name: string, kind: NumberKind) => InputColumn;
};

/** Throws InputProblem unless exactly one row is the region's. */
export function readReferenceTable(table: ColumnTable): ReferenceTable {
	const ids = table.ids('id');
	const marked = table.answers(REFERENCE_COLUMN);
	const references = marked.flatMap((answer, row) => (answer === true ? [row] : []));
	const [reference, second] = references;
	if (reference === undefined) {
		throw new InputProblem("no row is the region's own; expected 1 in exactly one row", {
			line: 1,
			column: REFERENCE_COLUMN
		});
	}
	if (second !== undefined) {
		throw table.problem(
			second,
			REFERENCE_COLUMN,
			`the region's own row already stands on line ${String(table.lineOf(reference))}; expected 1 in exactly one row`
		);
	}
	const rows = marked.flatMap((_, row) => (row === reference ? [] : [row]));
	return {
		ids: rows.map((row) => ids[row] ?? ''),
		rows,
		column(name, kind) {
			const values = table.numbers(name, kind);
			return inputColumn(
				name,
				rows.map((row) => values[row] ?? NaN),
				[values[reference] ?? NaN]
			);
		}
	};
}
