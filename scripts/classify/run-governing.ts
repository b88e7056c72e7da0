import { governing } from '../../src/lib/domain/methods/definitions/governing.ts';
import { inputColumn, inputsOfTable } from './columns.ts';
import type { ColumnTable } from './table.ts';
import { evaluateTable, flagged, regionsOf, yesNo } from './run.ts';
import type { MethodRun, Output, RunOptions } from './run.ts';

function shareOf(part: Float64Array, whole: Float64Array): Float64Array {
	return part.map((value, row) => {
		const total = whole[row] ?? NaN;
		return total === 0 ? NaN : value / total;
	});
}

/** From 2000 to 2017, as its authors ran it. */
const DEFAULT_FACTOR = 1.44;

const COLUMNS = [
	'id',
	'region',
	'in_city',
	'begin_population',
	'end_population',
	'begin_income',
	'begin_home_value',
	'end_home_value',
	'begin_population_25',
	'begin_bachelors',
	'end_population_25',
	'end_bachelors'
];

function run(table: ColumnTable, options: RunOptions): Output {
	table.require(COLUMNS);
	const ids = table.ids('id');
	const amounts = (name: string) => table.numbers(name, 'amount');
	const inCity = table.answers('in_city');
	const column = (id: string, values: ArrayLike<number>) => [id, inputColumn(id, values)] as const;
	const evaluation = evaluateTable(
		governing(options.factor ?? DEFAULT_FACTOR),
		inputsOfTable({
			areas: ids,
			...regionsOf(table),
			columns: Object.fromEntries([
				column('people-begin', amounts('begin_population')),
				column('people-end', amounts('end_population')),
				column(
					'in-city',
					inCity.map((answer) => (answer === true ? 1 : 0))
				),
				column('income-begin', amounts('begin_income')),
				column('home-value-begin', amounts('begin_home_value')),
				column('home-value-end', amounts('end_home_value')),
				column(
					'bachelors-begin',
					shareOf(amounts('begin_bachelors'), amounts('begin_population_25'))
				),
				column('bachelors-end', shareOf(amounts('end_bachelors'), amounts('end_population_25')))
			])
		}),
		options
	);
	return [
		['id', 'eligible', 'gentrified'],
		...ids.map((id, row) =>
			inCity[row] === true
				? [
						id,
						yesNo(flagged(evaluation, 'eligible', row)),
						yesNo(flagged(evaluation, 'gentrified', row))
					]
				: [id, '', '']
		)
	];
}

export const governingRun: MethodRun = {
	reads: COLUMNS.join(','),
	writes: 'id,eligible,gentrified',
	options: ['factor'],
	run
};
