import { FAILED, NO_DATA, type Evaluation } from '../../src/lib/domain/methods/evaluate.ts';
import { freeman } from '../../src/lib/domain/methods/definitions/freeman.ts';
import { inputColumn, inputsOfTable } from './columns.ts';
import type { ColumnTable } from './table.ts';
import { evaluateTable, namesOf, regionsOf, yesNo } from './run.ts';
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

/** Optional: without it every row counts as inside the central city. */
const IN_CITY = 'in_city';

/** 1 inside the central city, 0 outside, NaN where the cell is empty. */
function insideOf(table: ColumnTable, rows: number): Float64Array {
	if (!table.columns.includes(IN_CITY)) return new Float64Array(rows).fill(1);
	return Float64Array.from(table.answers(IN_CITY), (answer) =>
		answer === null ? NaN : Number(answer)
	);
}

function run(table: ColumnTable, options: RunOptions): Output {
	table.require(COLUMNS);
	const ids = table.ids('id');
	const inside = insideOf(table, ids.length);
	const read = new Map(
		FREEMAN.map(([column, input, kind]) => [input, { column, values: table.numbers(column, kind) }])
	);
	const evaluation = evaluateTable(
		freeman(options.factor ?? 1),
		inputsOfTable({
			areas: ids,
			...regionsOf(table),
			columns: {
				'in-city': inputColumn(IN_CITY, inside),
				...Object.fromEntries(
					[...read].map(([input, { column, values }]) => [input, inputColumn(column, values)])
				)
			}
		}),
		options
	);
	return [
		['id', 'eligible', 'gentrified', 'reason'],
		...ids.map((id, row) => {
			if (inside[row] === 0) return [id, '', '', 'outside the central city'];
			const answers = [['start'], ['start', 'rise']].map((groups) =>
				Number.isNaN(inside[row]) ? '' : answerOf(evaluation, groups, row)
			);
			const empty = [
				...(Number.isNaN(inside[row]) ? [IN_CITY] : []),
				...[...read.values()]
					.filter(({ values }) => Number.isNaN(values[row]))
					.map(({ column }) => column)
			];
			return [id, ...answers, answers.includes('') ? reasonOf(empty) : ''];
		})
	];
}

/** Whether all tests of these groups pass; empty where only a missing figure keeps them from it. */
function answerOf({ prepared, tests }: Evaluation, groups: readonly string[], row: number): string {
	const states = groups.flatMap((group) =>
		(prepared.groups.get(group) ?? []).map((index) => tests[index]?.[row])
	);
	if (states.includes(FAILED)) return yesNo(false);
	return states.includes(NO_DATA) ? '' : yesNo(true);
}

/** A table of one row, or of nothing but missing cells, has no median to compare with. */
function reasonOf(columns: readonly string[]): string {
	if (columns.length === 0) return 'the region has no figure to compare with';
	return `${columns.join(' and ')} ${columns.length === 1 ? 'is' : 'are'} missing`;
}

export const freemanRun: MethodRun = {
	reads: `${COLUMNS.join(',')} and, if there is one, ${IN_CITY} (1 in the central city; without it every row counts as inside)`,
	writes: 'id,eligible,gentrified,reason (an answer that a missing figure leaves open is empty)',
	options: ['factor'],
	run
};
