/** The region’s tables of figures: how their columns are named, and reading them. */
import {
	baseOfRate,
	isShareOfTable,
	type Variable,
	type SurveyPeriod
} from '../../src/lib/domain/statistics/census.ts';
import { sum, share as shareOf } from '../../src/lib/domain/statistics/combine.ts';
import { createHash } from 'node:crypto';
import { csvParseRows } from 'd3-dsv';
import {
	readAnnotated,
	type Estimate,
	type NoMarginColumn
} from '../../src/lib/domain/statistics/estimate.ts';
import { readRegionFile, type DataFile } from './region.ts';

/*
 * Column names of the region’s tables of figures. A name is a Census variable code with a suffix:
 * `E` estimate, `M` 90 % margin of error, `N` count of the 2020 Census, `P` published share of the
 * table's total. A published sum of cells joins them as ranges and plus signs:
 * `B25091_008-011+019-022E`.
 */

const CODE = /^([A-Z]\d+[A-Z]*)_(\d{3}(?:-\d{3})?(?:\+\d{3}(?:-\d{3})?)*)([A-Z]?)$/;

export type ParsedVariable = {
	/** `B25091`. */
	readonly table: string;
	/** Cell numbers in ascending order. */
	readonly cells: readonly number[];
	/** `E`, `M`, `N`, `P`, or empty for a variable without suffix. */
	readonly suffix: string;
};

/** Table, cells and suffix of a column or variable name, or null where it is no Census code. */
export function parseVariable(name: string): ParsedVariable | null {
	const match = CODE.exec(name);
	if (!match) return null;
	const [, table = '', list = '', suffix = ''] = match;
	const cells: number[] = [];
	for (const range of list.split('+')) {
		const [first = NaN, last = first] = range.split('-').map(Number);
		if (!(last >= first)) return null;
		for (let cell = first; cell <= last; cell += 1) cells.push(cell);
	}
	for (let i = 1; i < cells.length; i += 1) {
		if ((cells[i] ?? 0) <= (cells[i - 1] ?? 0)) return null;
	}
	return { table, cells, suffix };
}

/** The single cells that a variable adds up: `B25070_007-009` gives `B25070_007`, `_008`, `_009`. */
export function cellsOf(variable: Variable): Variable[] {
	const parsed = parseVariable(variable);
	if (!parsed) throw new Error(`"${variable}" is not a Census variable code.`);
	return parsed.cells.map(
		(cell) => `${parsed.table}_${String(cell).padStart(3, '0')}${parsed.suffix}`
	);
}

/** Variable of a column: estimates and margins lose their suffix, all other names stay whole. */
export function variableOfColumn(column: string): Variable {
	const suffix = parseVariable(column)?.suffix;
	return suffix === 'E' || suffix === 'M' ? column.slice(0, -1) : column;
}

/*
 * Turns the numbers that stand for "no figure" in files of the Census Bureau's programming interface
 * into the Bureau's own annotation symbols, so that nothing in `data/` can be mistaken for a figure.
 *
 * Source: U.S. Census Bureau, ACS notes on estimate and annotation values; table shells for the
 * open intervals of medians.
 */

/** A cell that is neither a figure nor one of the Bureau's symbols, in a sentence. */
export class CellError extends Error {}

const ESTIMATE_SYMBOLS: Readonly<Record<string, string>> = {
	'-666666666': '-',
	'-888888888': '(X)',
	'-999999999': 'N'
};

const MARGIN_SYMBOLS: Readonly<Record<string, string>> = {
	'-222222222': '**',
	'-333333333': '***',
	'-555555555': '*****',
	'-888888888': '(X)',
	'-999999999': 'N'
};

/** Numbers that mean "in the open interval" of a median, with what the Bureau prints for them. */
const OPEN_INTERVALS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	B19013_001E: { '250001': '250000+', '2499': '2500-' },
	B25064_001E: { '3501': '3500+', '99': '100-' },
	B25077_001E: { '2000001': '2000000+', '9999': '10000-' }
};

/** Gross rent ended at $2,000 or more until the release of 2014. */
const OPEN_INTERVALS_2014: typeof OPEN_INTERVALS = {
	...OPEN_INTERVALS,
	B25064_001E: { '2001': '2000+', '99': '100-' }
};

const WHOLE = /^-?\d+$/;
const WHOLE_WITH_POINT = /^(-?\d+)\.0$/;
const DECIMAL = /^\d\.\d+$/;

/**
 * Cell to write for a source cell: the same digits, or an annotation. `column` is the Census code
 * with its suffix. Throws for text that is neither.
 */
export function annotate(column: string, source: string, vintage: SurveyPeriod): string {
	const cell = source.trim().replace(WHOLE_WITH_POINT, '$1');
	if (cell === '') return '';
	const symbols = column.endsWith('M') ? MARGIN_SYMBOLS : ESTIMATE_SYMBOLS;
	const symbol = symbols[cell];
	if (symbol !== undefined) return symbol;
	const intervals = vintage === '2010-2014' ? OPEN_INTERVALS_2014 : OPEN_INTERVALS;
	const open = intervals[column]?.[cell];
	if (open !== undefined) return open;
	const readable = column.endsWith('P') ? DECIMAL.test(cell) || WHOLE.test(cell) : WHOLE.test(cell);
	if (!readable || cell.startsWith('-')) {
		throw new CellError(`${vintage}: cannot read the cell "${source}" of ${column}.`);
	}
	return cell;
}

/** A file to write below the region’s folder. */
export type WrittenFile = { readonly path: string; readonly text: string; readonly rows: number };

/** Census tables in a CSV's header, in column order. */
function tablesIn(file: WrittenFile): string[] {
	if (!file.path.startsWith('figures/')) return [];
	const [header = ''] = file.text.split('\n', 1);
	const tables = header.split(',').flatMap((column) => parseVariable(column)?.table ?? []);
	return [...new Set(tables)];
}

/** What the manifest says of a file. */
export function dataFile(file: WrittenFile, sources: readonly string[]): DataFile {
	return {
		path: file.path,
		sources: [...sources],
		tables: tablesIn(file),
		rows: file.rows,
		bytes: Buffer.byteLength(file.text),
		sha256: createHash('sha256').update(file.text).digest('hex')
	};
}

/* The tables: one row an area, in GEOID order, under Census codes. */

/**
 * ACS periods by tract, 2020 Census counts by block group, assessors' home values and race in
 * 2008–2012 by 2010 tract.
 */
export type FiguresId = SurveyPeriod | 'census-2020' | 'assessed-2014' | 'race-2008-2012';

const OTHER_FILES: Readonly<Record<Exclude<FiguresId, SurveyPeriod>, string>> = {
	'census-2020': 'pl-2020-blockgroups.csv',
	'assessed-2014': 'assessed-2014.csv',
	'race-2008-2012': 'acs5-race-2008-2012.csv'
};

/** Name of a table's file in `figures`. */
export function figureFile(id: FiguresId): string {
	return isPeriod(id) ? `acs5-${id}.csv` : OTHER_FILES[id];
}

function isPeriod(id: FiguresId): id is SurveyPeriod {
	return !Object.hasOwn(OTHER_FILES, id);
}

export type FiguresTable = {
	readonly id: FiguresId;
	/** Ascending, as text. Row i of every other member is the area `geoids[i]`. */
	readonly geoids: readonly string[];
	/** What the table carries, in column order; `B25003_003` whether or not it has a margin. */
	readonly variables: readonly Variable[];
	/** Row of an area, or undefined. */
	readonly rowOf: (geoid: string) => number | undefined;
	/** True where `parts` gives an answer instead of throwing. */
	readonly has: (variable: Variable) => boolean;
	/**
	 * The carried variables that add up to this one: itself where it is carried as it is, otherwise
	 * its single cells. Throws where a cell is not carried. Variables that end in `P` are shares and
	 * stand for themselves, whether they or their cells are carried.
	 */
	readonly parts: (variable: Variable) => readonly Variable[];
	/** Figure of one area. Throws for a variable that is not carried as it is: see `parts`. */
	readonly estimate: (row: number, variable: Variable) => Estimate;
};

/** The table of a vintage. Throws one clear sentence where the file is missing or damaged. */
export function readFigures(id: FiguresId): FiguresTable {
	return parseFigures(id, readRegionFile('figures', figureFile(id)));
}

/** `readFigures` for a text in hand. */
export function parseFigures(id: FiguresId, text: string): FiguresTable {
	const [header = [], ...rows] = csvParseRows(text);
	const name = figureFile(id);
	if (header[0] !== 'GEOID') {
		throw new Error(`figures/${name}: the first column must be GEOID.`);
	}
	const columnOf = new Map(header.map((column, index) => [column, index]));
	const variables = [...new Set(header.slice(1).map(variableOfColumn))];
	const carried = new Set(variables);
	const geoids = rows.map((row) => row[0] ?? '');
	const rowByGeoid = new Map(geoids.map((geoid, row) => [geoid, row]));
	const isCarried = (each: Variable) => carried.has(each);
	const noMargin: NoMarginColumn = id === 'census-2020' ? 'full-count' : 'not-carried';

	/** Cells that a share is of where they are carried instead of it: the whole first. */
	function cellsOfShare(variable: Variable): readonly Variable[] | null {
		if (carried.has(variable) || !isShareOfTable(variable)) return null;
		const cells = cellsOf(variable).map((cell) => cell.slice(0, -1));
		const all = [baseOfRate(variable) ?? '', ...cells];
		return all.every(isCarried) ? all : null;
	}

	function parts(variable: Variable): readonly Variable[] {
		if (carried.has(variable) || cellsOfShare(variable) !== null) return [variable];
		const cells = parseVariable(variable) ? cellsOf(variable) : [];
		if (cells.length === 0 || !cells.every(isCarried)) {
			throw new Error(`figures/${name} does not carry ${variable} or all of its cells.`);
		}
		return cells;
	}

	function estimate(row: number, variable: Variable): Estimate {
		const share = cellsOfShare(variable);
		if (share !== null) {
			const [whole = '', ...cells] = share;
			return shareOf(sum(cells.map((cell) => estimate(row, cell))), estimate(row, whole));
		}
		const column = columnOf.get(`${variable}E`) ?? columnOf.get(variable);
		const cells = rows[row];
		if (column === undefined) {
			throw new Error(`figures/${name} does not carry ${variable} in one column.`);
		}
		if (!cells) throw new Error(`figures/${name} has no row ${row}.`);
		const marginColumn = columnOf.get(`${variable}M`);
		const result = readAnnotated(
			cells[column] ?? '',
			marginColumn === undefined ? noMargin : { text: cells[marginColumn] ?? '' }
		);
		if (!result.ok) {
			throw new Error(
				`figures/${name}, ${cells[0]}, ${variable}: cannot read the cell "${result.problem.params.cell}".`
			);
		}
		return result.value;
	}

	return {
		id,
		geoids,
		variables,
		rowOf: (geoid) => rowByGeoid.get(geoid),
		has: (variable) =>
			carried.has(variable) ||
			cellsOfShare(variable) !== null ||
			(parseVariable(variable) !== null && cellsOf(variable).every(isCarried)),
		parts,
		estimate
	};
}

export const INCOME_BY_YEAR_FILE = 'acs5-median-income-2012-2022.csv';

/** Median household income of one tract in one five-year period. */
export type YearlyIncome = {
	readonly geoid: string;
	/** Last year of the period, 2012–2022. Tracts of 2010 until 2019, tracts of 2020 from 2020. */
	readonly year: number;
	/** B19013_001 in dollars of `year`. */
	readonly income: Estimate;
};

/** Median household income by GEOID and year. */
export function readIncomeByYear(): YearlyIncome[] {
	const text = readRegionFile('figures', INCOME_BY_YEAR_FILE);
	const [, ...rows] = csvParseRows(text);
	return rows.map(([geoid = '', year = '', cell = '']) => {
		const result = readAnnotated(cell, 'not-carried');
		if (!result.ok) {
			throw new Error(`figures/${INCOME_BY_YEAR_FILE}, ${geoid}: cannot read "${cell}".`);
		}
		return { geoid, year: Number(year), income: result.value };
	});
}
