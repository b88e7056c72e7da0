/** Tables in which one row is the region itself (`is_reference` 1) and every other one an area. */
import type { InputColumn } from '../../src/lib/core/risk/inputs.ts';
import { inputColumn } from './columns.ts';
import { InputProblem } from './problem.ts';
import type { NumberKind, Table } from './table.ts';

export const REFERENCE_COLUMN = 'is_reference';

export type ReferenceTable = {
	readonly ids: readonly string[];
	/** Rows of the table that are areas, in order. */
	readonly rows: readonly number[];
	/** Column of the areas, with the region's own figure. */
	readonly column: (name: string, kind: NumberKind) => InputColumn;
};

/** Throws InputProblem unless exactly one row is the region's. */
export function readReferenceTable(table: Table): ReferenceTable {
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
