import { bates } from '../../src/lib/domain/methods/definitions/bates.ts';
import { inputsOfTable } from './columns.ts';
import { readReferenceTable, REFERENCE_COLUMN } from './columns.ts';
import type { ColumnTable } from './table.ts';
import { choiceId, classId, columnsOf, evaluateTable, flagged, namesOf } from './run.ts';
import type { Mapping, MethodRun, Output, RunOptions } from './run.ts';

const BATES: Mapping = [
	['vuln_low_education', 'low-education', 'share'],
	['vuln_low_income', 'low-income', 'share'],
	['vuln_people_of_color', 'people-of-color', 'share'],
	['vuln_renters', 'renters', 'share'],
	['begin_bachelors', 'bachelors-begin', 'share'],
	['end_bachelors', 'bachelors-end', 'share'],
	['begin_income', 'income-begin', 'amount'],
	['end_income', 'income-end', 'amount'],
	['begin_owners', 'owners-begin', 'share'],
	['end_owners', 'owners-end', 'share'],
	['begin_white', 'white-begin', 'share'],
	['end_white', 'white-end', 'share'],
	['value_t0', 'value-t0', 'amount'],
	['value_tm', 'value-tm', 'amount'],
	['value_t1', 'value-t1', 'amount']
];

/** The authors' own names of the classes, as their table has them. */
const BATES_WORDS: Readonly<Record<string, string>> = {
	changing: 'Changing',
	'changing-white-educated': 'Changing (White & High Ed.)',
	'not-changing': 'Not Changing',
	appreciated: 'Appreciated',
	accelerating: 'Accelerating',
	adjacent: 'Adjacent',
	'long-term-low': 'Long-term Low Cost',
	'long-term-high': 'Long-term High Cost',
	other: 'Other',
	'continued-loss': 'Continued Loss',
	late: 'Late',
	dynamic: 'Dynamic',
	'early-type-2': 'Early Type 2',
	'early-type-1': 'Early Type 1',
	susceptible: 'Susceptible',
	'not-enough-data': '',
	'no-type': ''
};

const COLUMNS = ['id', REFERENCE_COLUMN, ...namesOf(BATES), 'touches_hot_tract'];

function run(table: ColumnTable, options: RunOptions): Output {
	table.require(COLUMNS);
	const areas = readReferenceTable(table);
	const touches = table.answers('touches_hot_tract');
	const evaluation = evaluateTable(
		bates,
		inputsOfTable({
			areas: areas.ids,
			columns: columnsOf(BATES, areas.column),
			touching: {
				hot: areas.rows.map((row) => {
					const answer = touches[row];
					return answer === null || answer === undefined ? null : answer ? 1 : 0;
				})
			}
		}),
		options
	);
	return [
		['id', 'vulnerability', 'demographic_change', 'housing_market', 'type'],
		...areas.ids.map((id, row) => [
			id,
			flagged(evaluation, 'vulnerable', row) ? 'Vulnerable' : 'Not Vulnerable',
			BATES_WORDS[choiceId(evaluation, 'demographic-change', row)] ?? '',
			BATES_WORDS[choiceId(evaluation, 'housing-market', row)] ?? '',
			BATES_WORDS[classId(evaluation, row)] ?? ''
		])
	];
}

export const batesRun: MethodRun = {
	reads: COLUMNS.join(','),
	writes: 'id,vulnerability,demographic_change,housing_market,type',
	options: [],
	run
};
