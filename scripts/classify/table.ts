/** Tables of the command `classify`: CSV with line numbers, columns by name, and what a method reads of them. */
import { csvFormatRows } from 'd3-dsv';
import {
	knownWithoutMargin,
	missing,
	type Estimate
} from '../../src/lib/domain/statistics/estimate.ts';
import {
	decimalOf,
	figureOfCell,
	parseRecords,
	separatorOf,
	type Table,
	type TableRecord
} from '../../src/lib/domain/files/table.ts';
import type { InputColumn, MethodInputs } from '../../src/lib/domain/methods/measure.ts';
import type { ScoreColumn } from '../../src/lib/domain/methods/definitions/metcouncil-score.ts';

/** Something wrong with what a person gave the command: one sentence, and where it is wrong. */
export class InputProblem extends Error {
	readonly place: { readonly line: number; readonly column?: string } | null;

	constructor(sentence: string, place: InputProblem['place'] = null) {
		super(sentence);
		this.place = place;
	}
}

/** "table.csv, line 5, column value_t0: "x" is not a number." */
export function sentenceOf(problem: InputProblem, file: string | null): string {
	const { place } = problem;
	const parts = [
		...(file === null ? [] : [file]),
		...(place === null ? [] : [`line ${String(place.line)}`]),
		...(place?.column === undefined ? [] : [`column ${place.column}`])
	];
	return parts.length === 0 ? problem.message : `${parts.join(', ')}: ${problem.message}`;
}

export function formatCsv(rows: readonly (readonly string[])[]): string {
	return `${csvFormatRows(rows.map((row) => [...row]))}\n`;
}

/* A table with a header and one row an area, read column by column; every complaint names its cell. */

/** What a column's numbers may be. */
export type NumberKind = 'any' | 'share' | 'amount';

const EXPECTED: Readonly<Record<NumberKind, string>> = {
	any: 'a number such as 12.5',
	share: 'a share from 0 to 1, such as 0.125 for 12.5 percent',
	amount: 'a number of at least 0, such as 1250'
};

/** Published amounts are 0 only as nearly as computers add. */
const SLACK = 1e-6;
/** Parts and wholes that were rounded apart can give a little more than 1; percentages give far more. */
const LARGEST_SHARE = 1.5;

function allowed(value: number, kind: NumberKind): boolean {
	if (kind === 'any') return true;
	return value >= -SLACK && (kind === 'amount' || value <= LARGEST_SHARE);
}

const BROKEN: Readonly<Record<string, string>> = {
	'table-quote-open': 'a quoted field that begins here is never closed',
	'table-text-after-quote': 'text follows a closing quote; expected a comma or the end of the line'
};

/** What spreadsheets make of long numbers. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+?\d+$/i;

/** The same for the id of a tract or block group and for what is left of it without its leading zero. */
function bareId(id: string): string {
	return /^0\d{10,11}$/.test(id) ? id.slice(1) : id;
}

export class ColumnTable {
	readonly columns: readonly string[];
	readonly #records: readonly TableRecord[];
	readonly #decimal: Table['decimal'];

	/** Throws InputProblem where header or rows are not those of one table. */
	constructor(text: string) {
		const separator = separatorOf(text);
		const read = parseRecords(text, separator);
		if (!read.ok) {
			throw new InputProblem(BROKEN[read.problem.code] ?? read.problem.code, {
				line: Number(read.problem.params.line)
			});
		}
		const [header, ...lines] = read.value;
		// Spreadsheets leave rows of commas only behind.
		const records = lines.filter(({ fields }) => fields.some((field) => field.trim() !== ''));
		if (header === undefined) {
			throw new InputProblem('the file is empty; expected a line of column names', { line: 1 });
		}
		this.columns = header.fields.map((name) => name.trim());
		this.#records = records;
		this.#decimal = decimalOf(records, separator);
		for (const { line, fields } of records) {
			if (fields.length !== this.columns.length) {
				throw new InputProblem(
					`the row has ${String(fields.length)} fields; expected ${String(this.columns.length)}, one for each column of the header`,
					{ line }
				);
			}
		}
		if (records.length === 0) {
			throw new InputProblem('no rows follow the header; expected one row for each area', {
				line: header.line
			});
		}
	}

	/** Number of rows, the header not counted. */
	get size(): number {
		return this.#records.length;
	}

	/** Line of the file on which a row begins. */
	lineOf(row: number): number {
		return this.#records[row]?.line ?? 1;
	}

	/** Throws InputProblem unless all columns are there, each once; names all that are not. */
	require(names: readonly string[]): void {
		const twice = names.find(
			(name) => this.columns.indexOf(name) !== this.columns.lastIndexOf(name)
		);
		if (twice !== undefined) {
			throw new InputProblem('this column name stands twice; expected it once', {
				line: 1,
				column: twice
			});
		}
		const absent = names.filter((name) => !this.columns.includes(name));
		const [first] = absent;
		if (first === undefined) return;
		const rest = absent.slice(1).join(', ');
		const others = absent.length === 1 ? '' : ` (so ${absent.length === 2 ? 'is' : 'are'} ${rest})`;
		throw new InputProblem(
			`this column is missing${others}; expected the columns ${names.join(', ')}`,
			{ line: 1, column: first }
		);
	}

	/** Cells of a column without the space around them. */
	texts(name: string): readonly string[] {
		this.require([name]);
		const index = this.columns.indexOf(name);
		return this.#records.map(({ fields }) => (fields[index] ?? '').trim());
	}

	/** Cells that must not be empty. */
	names(name: string, what: string): readonly string[] {
		return this.texts(name).map((cell, row) => {
			if (cell === '') throw this.problem(row, name, `the cell is empty; expected ${what}`);
			return cell;
		});
	}

	/**
	 * Ids: never empty, each once. Kept as text, so that leading zeros stay; one that a spreadsheet
	 * shortened, or that stands there with and without its leading zero, is refused.
	 */
	ids(name: string): readonly string[] {
		const seen = new Map<string, number>();
		const ids = this.names(name, 'the id of an area');
		ids.forEach((id, row) => {
			if (SHORTENED.test(id)) {
				throw this.problem(
					row,
					name,
					`a spreadsheet shortened the id to "${id}", and its last digits are lost; expected it in full: make the column text before the file is opened and saved, or take the file from its source again`
				);
			}
			const before = seen.get(bareId(id));
			if (before !== undefined) {
				const line = String(this.lineOf(before));
				const other = ids[before] ?? '';
				throw this.problem(
					row,
					name,
					other === id
						? `the id "${id}" already stands on line ${line}; expected each id once`
						: `the id "${id}" already stands on line ${line} as "${other}", one of them without its leading zero; expected each id once`
				);
			}
			seen.set(bareId(id), row);
		});
		return ids;
	}

	/**
	 * Numbers of a column, NaN where the cell is empty or holds one of the Census Bureau's signs for a
	 * missing estimate (−666666666 and its like, "-", "N"); "250,000+" is the 250,000 that it begins at.
	 */
	numbers(name: string, kind: NumberKind = 'any'): Float64Array {
		return Float64Array.from(this.texts(name), (cell, row) => {
			const figure = figureOfCell(cell, this.#decimal);
			if (!figure) {
				throw this.problem(
					row,
					name,
					`"${cell}" is not a number; expected ${EXPECTED[kind]}, or nothing where there is no figure`
				);
			}
			if (figure.value === null) return NaN;
			if (!allowed(figure.value, kind)) {
				throw this.problem(
					row,
					name,
					`"${cell}" is out of range; expected ${EXPECTED[kind]}, or nothing where there is no figure`
				);
			}
			return figure.value;
		});
	}

	/** Yes or no: 1, 1.0, true, yes or 0, 0.0, false, no; null where the cell is empty. */
	answers(name: string): readonly (boolean | null)[] {
		return this.texts(name).map((cell, row) => {
			const word = cell.toLowerCase();
			if (word === '') return null;
			if (word === 'true' || word === 'yes') return true;
			if (word === 'false' || word === 'no') return false;
			const value = word === '' ? null : (figureOfCell(word, this.#decimal)?.value ?? null);
			if (value === 1) return true;
			if (value === 0) return false;
			throw this.problem(row, name, `"${cell}" is neither yes nor no; expected 1 or 0`);
		});
	}

	/** A complaint about one cell. */
	problem(row: number, column: string, sentence: string): InputProblem {
		return new InputProblem(sentence, { line: this.lineOf(row), column });
	}
}

/* From a table's numbers to the columns that a method reads. Tables carry no margins. */

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
