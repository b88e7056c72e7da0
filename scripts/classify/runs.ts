/** The run of every method, and what a run is made of. */
import {
	evaluate,
	FAILED,
	NO_DATA,
	rulesOf,
	type Evaluation
} from '../../src/lib/domain/methods/evaluate.ts';
import type { InputColumn, MethodInputs } from '../../src/lib/domain/methods/measure.ts';
import { indicatorById } from '../../src/lib/domain/indicators/catalog.ts';
import {
	METHOD_IDS,
	methodById,
	type Method,
	type MethodId
} from '../../src/lib/domain/methods/definitions/index.ts';
import {
	asPublished as publishedForm,
	type ScoreScale
} from '../../src/lib/domain/methods/definitions/method.ts';
import {
	metcouncilScore,
	type ScoreColumn
} from '../../src/lib/domain/methods/definitions/metcouncil-score.ts';
import { prepare } from '../../src/lib/domain/methods/prepare.ts';
import {
	inputsOfTable,
	readReferenceTable,
	REFERENCE_COLUMN,
	inputColumn,
	type NumberKind,
	type ColumnTable
} from './table.ts';
import { bates } from '../../src/lib/domain/methods/definitions/bates.ts';
import { freeman } from '../../src/lib/domain/methods/definitions/freeman.ts';
import { governing } from '../../src/lib/domain/methods/definitions/governing.ts';
import { nycComposition } from '../../src/lib/domain/methods/definitions/nyc-composition.ts';

export type RunOptions = {
	/** Reproduce the authors' own choices where they differ from the default. */
	readonly asPublished: boolean;
	/** Dollars of the start in dollars of the end; null for the method's usual one. */
	readonly factor: number | null;
	readonly scale: ScoreScale;
	/** Columns to score, from the directions table; null where none was given. */
	readonly directions: readonly ScoreColumn[] | null;
};

/** Rows of the table to write, header first. */
export type Output = readonly (readonly string[])[];

export type MethodRun = {
	/** What the method reads, for `--help`. */
	readonly reads: string;
	readonly writes: string;
	/** Options beside the common ones. */
	readonly options: readonly ('factor' | 'scale' | 'directions')[];
	/** Throws InputProblem. */
	readonly run: (table: ColumnTable, options: RunOptions) => Output;
};

function evaluateTable(method: Method, inputs: MethodInputs, options: RunOptions): Evaluation {
	return evaluate(prepare(options.asPublished ? publishedForm(method) : method, inputs));
}

function yesNo(value: boolean): string {
	return value ? 'True' : 'False';
}

function numberText(value: number): string {
	return Number.isNaN(value) ? '' : String(value);
}

function classId({ prepared, classes }: Evaluation, row: number): string {
	return prepared.method.classes[classes[row] ?? -1]?.id ?? '';
}

function choiceId({ prepared, choices }: Evaluation, choice: string, row: number): string {
	const step = prepared.method.steps.find((one) => one.id === choice);
	if (step?.kind !== 'choice') throw new Error(`no choice named ${choice}`);
	return step.options[choices.get(choice)?.[row] ?? -1]?.id ?? '';
}

function flagged({ flags }: Evaluation, flag: string, row: number): boolean {
	return flags.get(flag)?.[row] === 1;
}

/** Table column, input of the method, and what its numbers may be. */
export type Mapping = readonly (readonly [column: string, input: string, kind: NumberKind])[];

function namesOf(mapping: Mapping): string[] {
	return mapping.map(([column]) => column);
}

/** The method's columns of a table, by input. */
function columnsOf(
	mapping: Mapping,
	read: (column: string, kind: NumberKind) => InputColumn
): Readonly<Record<string, InputColumn>> {
	return Object.fromEntries(mapping.map(([column, input, kind]) => [input, read(column, kind)]));
}

/** Region of every row, as an index into the names, in order of appearance. */
function regionsOf(table: ColumnTable): Pick<MethodInputs, 'regions' | 'regionOf'> {
	const names = table.names('region', 'the name of the region that the area is compared within');
	const regions = [...new Set(names)];
	const indexOf = new Map(regions.map((name, index) => [name, index]));
	return { regions, regionOf: names.map((name) => indexOf.get(name) ?? 0) };
}

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

const BATES_COLUMNS = ['id', REFERENCE_COLUMN, ...namesOf(BATES), 'touches_hot_tract'];

function runBates(table: ColumnTable, options: RunOptions): Output {
	table.require(BATES_COLUMNS);
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

const batesRun: MethodRun = {
	reads: BATES_COLUMNS.join(','),
	writes: 'id,vulnerability,demographic_change,housing_market,type',
	options: [],
	run: runBates
};

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

const FREEMAN: Mapping = [
	['begin_income', 'income-begin', 'amount'],
	['begin_recent_homes', 'recent-homes-begin', 'share'],
	['begin_bachelors', 'bachelors-begin', 'share'],
	['end_bachelors', 'bachelors-end', 'share'],
	['begin_home_value', 'home-value-begin', 'amount'],
	['end_home_value', 'home-value-end', 'amount']
];

const FREEMAN_COLUMNS = ['id', 'region', ...namesOf(FREEMAN)];

/** Optional: without it every row counts as inside the central city. */
const IN_CITY = 'in_city';

/** 1 inside the central city, 0 outside, NaN where the cell is empty. */
function insideOf(table: ColumnTable, rows: number): Float64Array {
	if (!table.columns.includes(IN_CITY)) return new Float64Array(rows).fill(1);
	return Float64Array.from(table.answers(IN_CITY), (answer) =>
		answer === null ? NaN : Number(answer)
	);
}

function runFreeman(table: ColumnTable, options: RunOptions): Output {
	table.require(FREEMAN_COLUMNS);
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

const freemanRun: MethodRun = {
	reads: `${FREEMAN_COLUMNS.join(',')} and, if there is one, ${IN_CITY} (1 in the central city; without it every row counts as inside)`,
	writes: 'id,eligible,gentrified,reason (an answer that a missing figure leaves open is empty)',
	options: ['factor'],
	run: runFreeman
};

function shareOf(part: Float64Array, whole: Float64Array): Float64Array {
	return part.map((value, row) => {
		const total = whole[row] ?? NaN;
		return total === 0 ? NaN : value / total;
	});
}

/** From 2000 to 2017, as its authors ran it. */
const DEFAULT_FACTOR = 1.44;

/** What others are held against or divided by. */
const NEVER_ZERO = ['begin_home_value', 'begin_population_25', 'end_population_25'];

const GOVERNING_COLUMNS = [
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

function runGoverning(table: ColumnTable, options: RunOptions): Output {
	table.require(GOVERNING_COLUMNS);
	const ids = table.ids('id');
	const read = new Map<string, Float64Array>();
	const amounts = (name: string) => {
		const values = table.numbers(name, 'amount');
		read.set(name, values);
		return values;
	};
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
	const reason = (row: number) => {
		const named = (is: (value: number) => boolean) =>
			[...read].filter(([, values]) => is(values[row] ?? NaN)).map(([name]) => name);
		const empty = named(Number.isNaN);
		if (empty.length > 0) return reasonOf(empty);
		const zero = named((value) => value === 0).filter((name) => NEVER_ZERO.includes(name));
		return zero.length > 0 ? `${zero.join(' and ')} must not be 0` : reasonOf([]);
	};
	return [
		['id', 'eligible', 'gentrified', 'reason'],
		...ids.map((id, row) => {
			if (inCity[row] !== true) return [id, '', '', 'outside the central city'];
			const eligible = flagged(evaluation, 'eligible', row);
			const gentrified = yesNo(flagged(evaluation, 'gentrified', row));
			// Its authors count what is missing as not passed.
			if (options.asPublished || classId(evaluation, row) !== 'not-enough-data') {
				return [id, yesNo(eligible), gentrified, ''];
			}
			return [id, eligible ? yesNo(true) : '', '', reason(row)];
		})
	];
}

const governingRun: MethodRun = {
	reads: GOVERNING_COLUMNS.join(','),
	writes:
		'id,eligible,gentrified,reason (an answer that a missing figure leaves open is empty, unless --as-published)',
	options: ['factor'],
	run: runGoverning
};

function runMetcouncilScore(table: ColumnTable, options: RunOptions): Output {
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

const metcouncilScoreRun: MethodRun = {
	reads: 'id and the columns that the directions table names',
	writes: 'id and a score under the name of each of those columns',
	options: ['directions', 'scale'],
	run: runMetcouncilScore
};

const NYC: Mapping = [
	['populationvulnerability', 'population-vulnerability', 'any'],
	['housingconditions', 'housing-conditions', 'any'],
	['marketpressure', 'market-pressure', 'any']
];

function runNycComposition(table: ColumnTable, options: RunOptions): Output {
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

const nycCompositionRun: MethodRun = {
	reads: ['ntacode (or id)', ...namesOf(NYC)].join(','),
	writes: 'id,index',
	options: [],
	run: runNycComposition
};

/** Numbers of an input, by the figure that feeds it here: a share stays one on any region's table. */
function kindOf({ here }: Method, input: string): NumberKind {
	const source = here.inputs[input];
	if (source === undefined || 'cities' in source) return 'any';
	return indicatorById(source.indicator).unit === 'share' ? 'share' : 'amount';
}

const named = (id: string) => id.replaceAll('-', '_');

/** The column of an input: `begin_rent` of `rent-begin`, as in the tables of the other methods. */
const columnOf = (input: string) => named(input.replace(/^(.+)-(begin|end)$/, '$2-$1'));

/** A column for every input; the steps and the class of every area. */
function plainRun(method: Method): MethodRun {
	const mapping: Mapping = method.inputs.map((input) => [
		columnOf(input),
		input,
		kindOf(method, input)
	]);
	const asksNeighbors = rulesOf(method).some((rule) => 'touches' in rule);
	const columns = [
		'id',
		REFERENCE_COLUMN,
		...namesOf(mapping),
		...(asksNeighbors ? ['neighbors'] : [])
	];
	const header = ['id', ...method.steps.map(({ id }) => named(id)), 'class'];
	return {
		reads: columns.join(','),
		writes: header.join(','),
		options: [],
		run: (table, options) => {
			table.require(columns);
			const areas = readReferenceTable(table);
			const evaluation = evaluateTable(
				method,
				inputsOfTable({
					areas: areas.ids,
					columns: columnsOf(mapping, areas.column),
					neighbors: asksNeighbors ? neighborRows(table, areas.ids, areas.rows) : null
				}),
				options
			);
			return [
				header,
				...areas.ids.map((id, row) => [
					id,
					...method.steps.map((step) =>
						step.kind === 'flag'
							? yesNo(flagged(evaluation, step.id, row))
							: choiceId(evaluation, step.id, row)
					),
					classId(evaluation, row)
				])
			];
		}
	};
}

/** Runs on tables as the methods' authors have them. */
const OWN_RUNS: Readonly<Partial<Record<MethodId, MethodRun>>> = {
	bates: batesRun,
	governing: governingRun,
	freeman: freemanRun,
	'metcouncil-score': metcouncilScoreRun,
	'nyc-composition': nycCompositionRun
};

/** The run of every method: its own, or a plain one on columns named after its inputs. */
export const RUNS = Object.fromEntries(
	METHOD_IDS.map((id) => [id, OWN_RUNS[id] ?? plainRun(methodById(id))])
) as Readonly<Record<MethodId, MethodRun>>;
