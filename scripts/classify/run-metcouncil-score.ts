import { metcouncilScore } from '../../src/lib/domain/methods/definitions/metcouncil-score.ts';
import { inputColumn, inputsOfTable } from './columns.ts';
import type { ColumnTable } from './table.ts';
import { evaluateTable, numberText } from './run.ts';
import type { MethodRun, Output, RunOptions } from './run.ts';

function run(table: ColumnTable, options: RunOptions): Output {
	const directions = options.directions ?? [];
	table.require(['id', ...directions.map(({ id }) => id)]);
	const ids = table.ids('id');
	const { prepared } = evaluateTable(
		metcouncilScore(directions, options.scale),
		inputsOfTable({
			areas: ids,
			columns: Object.fromEntries(
				directions.map(({ id }) => [id, inputColumn(id, table.numbers(id))])
			)
		}),
		options
	);
	// Scores stand in the order of the table's own columns.
	const scores = [...prepared.scores].sort(
		(a, b) => table.columns.indexOf(a.id) - table.columns.indexOf(b.id)
	);
	return [
		['id', ...scores.map(({ id }) => id)],
		...ids.map((id, row) => [
			id,
			...scores.map(({ measure }) => numberText(measure.at(prepared.values, row)))
		])
	];
}

export const metcouncilScoreRun: MethodRun = {
	reads: 'id and the columns that the directions table names',
	writes: 'id and a score under the name of each of those columns',
	options: ['directions', 'scale'],
	run
};
