import { nycComposition } from '../../src/lib/domain/methods/definitions/nyc-composition.ts';
import { inputColumn, inputsOfTable } from './columns.ts';
import type { ColumnTable } from './table.ts';
import { columnsOf, evaluateTable, namesOf, numberText } from './run.ts';
import type { Mapping, MethodRun, Output, RunOptions } from './run.ts';

const NYC: Mapping = [
	['populationvulnerability', 'population-vulnerability', 'any'],
	['housingconditions', 'housing-conditions', 'any'],
	['marketpressure', 'market-pressure', 'any']
];

function run(table: ColumnTable, options: RunOptions): Output {
	// The city calls its areas' ids ntacode; other regions' tables may say id.
	const idColumn = table.columns.includes('ntacode') ? 'ntacode' : 'id';
	table.require([idColumn, ...namesOf(NYC)]);
	const ids = table.ids(idColumn);
	const { prepared } = evaluateTable(
		nycComposition,
		inputsOfTable({
			areas: ids,
			columns: columnsOf(NYC, (column, kind) => inputColumn(column, table.numbers(column, kind)))
		}),
		options
	);
	const index = prepared.scores.find(({ id }) => id === 'index')?.measure;
	return [
		['id', 'index'],
		...ids.map((id, row) => [id, numberText(index?.at(prepared.values, row) ?? NaN)])
	];
}

export const nycCompositionRun: MethodRun = {
	reads: ['ntacode (or id)', ...namesOf(NYC)].join(','),
	writes: 'id,index',
	options: [],
	run
};
