import { corridorPressure } from '../../src/lib/domain/methods/definitions/corridor-pressure.ts';
import { inputsOfTable } from './columns.ts';
import { readReferenceTable, REFERENCE_COLUMN } from './columns.ts';
import type { ColumnTable } from './table.ts';
import { classId, columnsOf, evaluateTable, flagged, namesOf, yesNo } from './run.ts';
import type { Mapping, MethodRun, Output, RunOptions } from './run.ts';

const CORRIDOR: Mapping = [
	['people', 'people', 'amount'],
	['renters', 'renters', 'share'],
	['people_of_color', 'people-of-color', 'share'],
	['no_bachelors', 'no-bachelors', 'share'],
	['poverty_185', 'poverty-185', 'share'],
	['cost_burdened', 'cost-burdened', 'share'],
	['begin_rent', 'rent-begin', 'amount'],
	['end_rent', 'rent-end', 'amount'],
	['begin_income', 'income-begin', 'amount'],
	['end_income', 'income-end', 'amount'],
	['begin_bachelors', 'bachelors-begin', 'share'],
	['end_bachelors', 'bachelors-end', 'share'],
	['begin_home_value', 'home-value-begin', 'amount'],
	['end_home_value', 'home-value-end', 'amount']
];

const COLUMNS = ['id', REFERENCE_COLUMN, ...namesOf(CORRIDOR), 'neighbors'];

/** Rows of the neighbors named in a column, ids separated by spaces or semicolons. */
function neighborRows(
	table: ColumnTable,
	ids: readonly string[],
	rows: readonly number[]
): number[][] {
	const rowOf = new Map(ids.map((id, row) => [id, row]));
	const cells = table.texts('neighbors');
	return rows.map((row) =>
		(cells[row] ?? '')
			.split(/[\s;]+/)
			.filter((id) => id !== '')
			.map((id) => {
				const neighbor = rowOf.get(id);
				if (neighbor === undefined) {
					throw table.problem(
						row,
						'neighbors',
						`no row has the id "${id}"; expected ids of this table, separated by spaces`
					);
				}
				return neighbor;
			})
	);
}

function run(table: ColumnTable, options: RunOptions): Output {
	table.require(COLUMNS);
	const areas = readReferenceTable(table);
	const evaluation = evaluateTable(
		corridorPressure,
		inputsOfTable({
			areas: areas.ids,
			columns: columnsOf(CORRIDOR, areas.column),
			neighbors: neighborRows(table, areas.ids, areas.rows)
		}),
		options
	);
	return [
		['id', 'vulnerable', 'pressure', 'near_pressure', 'class'],
		...areas.ids.map((id, row) => [
			id,
			yesNo(flagged(evaluation, 'vulnerable', row)),
			yesNo(flagged(evaluation, 'pressure', row)),
			yesNo(flagged(evaluation, 'near-pressure', row)),
			classId(evaluation, row)
		])
	];
}

export const corridorPressureRun: MethodRun = {
	reads: COLUMNS.join(','),
	writes: 'id,vulnerable,pressure,near_pressure,class',
	options: [],
	run
};
