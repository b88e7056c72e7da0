import { freeman } from '../../../src/lib/core/risk/methods/freeman.ts';
import { inputColumn, inputsOfTable } from '../columns.ts';
import type { Table } from '../table.ts';
import { columnsOf, evaluateTable, flagged, namesOf, regionsOf, yesNo } from './run.ts';
import type { Mapping, MethodRun, Output, RunOptions } from './run.ts';

const FREEMAN: Mapping = [
	['begin_income', 'income-begin', 'amount'],
	['begin_recent_homes', 'recent-homes-begin', 'share'],
	['begin_bachelors', 'bachelors-begin', 'share'],
	['end_bachelors', 'bachelors-end', 'share'],
	['begin_home_value', 'home-value-begin', 'amount'],
	['end_home_value', 'home-value-end', 'amount']
];

const COLUMNS = ['id', 'region', ...namesOf(FREEMAN)];

function run(table: Table, options: RunOptions): Output {
	table.require(COLUMNS);
	const ids = table.ids('id');
	const evaluation = evaluateTable(
		freeman(options.factor ?? 1),
		inputsOfTable({
			areas: ids,
			...regionsOf(table),
			columns: columnsOf(FREEMAN, (column, kind) =>
				inputColumn(column, table.numbers(column, kind))
			)
		}),
		options
	);
	return [
		['id', 'eligible', 'gentrified'],
		...ids.map((id, row) => [
			id,
			yesNo(flagged(evaluation, 'eligible', row)),
			yesNo(flagged(evaluation, 'gentrified', row))
		])
	];
}

export const freemanRun: MethodRun = {
	reads: COLUMNS.join(','),
	writes: 'id,eligible,gentrified',
	options: ['factor'],
	run
};
