/** Reads the tables under `data/figures`: one row an area, in GEOID order, under Census codes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParseRows } from 'd3-dsv';
import type { Variable, VintageId } from '../../src/lib/core/catalog/types.ts';
import { readAnnotated } from '../../src/lib/core/estimate/annotation.ts';
import type { NoMarginColumn } from '../../src/lib/core/estimate/annotation.ts';
import type { Estimate } from '../../src/lib/core/estimate/estimate.ts';
import { DATA_DIR } from './paths.ts';
import { cellsOf, parseVariable, variableOfColumn } from './variable.ts';

/**
 * ACS periods by tract, 2020 Census counts by block group, assessors' home values and race in
 * 2008–2012 by 2010 tract.
 */
export type FiguresId = VintageId | 'census-2020' | 'assessed-2014' | 'race-2008-2012';

export const FIGURE_FILES = {
	'2010-2014': 'acs5-2010-2014.csv',
	'2013-2017': 'acs5-2013-2017.csv',
	'2015-2019': 'acs5-2015-2019.csv',
	'2016-2020': 'acs5-2016-2020.csv',
	'2019-2023': 'acs5-2019-2023.csv',
	'census-2020': 'pl-2020-blockgroups.csv',
	'assessed-2014': 'assessed-2014.csv',
	'race-2008-2012': 'acs5-race-2008-2012.csv'
} as const satisfies Readonly<Record<FiguresId, string>>;

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
	 * stand for themselves only.
	 */
	readonly parts: (variable: Variable) => readonly Variable[];
	/** Figure of one area. Throws for a variable that is not carried as it is: see `parts`. */
	readonly estimate: (row: number, variable: Variable) => Estimate;
};

/** The table of a vintage. Throws one clear sentence where the file is missing or damaged. */
export function readFigures(id: FiguresId): FiguresTable {
	const file = join(DATA_DIR, 'figures', FIGURE_FILES[id]);
	return parseFigures(id, readFileSync(file, 'utf8'));
}

/** `readFigures` for a text in hand. */
export function parseFigures(id: FiguresId, text: string): FiguresTable {
	const [header = [], ...rows] = csvParseRows(text);
	const name = FIGURE_FILES[id];
	if (header[0] !== 'GEOID') {
		throw new Error(`data/figures/${name}: the first column must be GEOID.`);
	}
	const columnOf = new Map(header.map((column, index) => [column, index]));
	const variables = [...new Set(header.slice(1).map(variableOfColumn))];
	const carried = new Set(variables);
	const geoids = rows.map((row) => row[0] ?? '');
	const rowByGeoid = new Map(geoids.map((geoid, row) => [geoid, row]));
	const noMargin: NoMarginColumn = id === 'census-2020' ? 'full-count' : 'not-carried';

	function parts(variable: Variable): readonly Variable[] {
		if (carried.has(variable)) return [variable];
		const cells = parseVariable(variable) ? cellsOf(variable) : [];
		if (cells.length === 0 || !cells.every((cell) => carried.has(cell))) {
			throw new Error(`data/figures/${name} does not carry ${variable} or all of its cells.`);
		}
		return cells;
	}

	function estimate(row: number, variable: Variable): Estimate {
		const column = columnOf.get(`${variable}E`) ?? columnOf.get(variable);
		const cells = rows[row];
		if (column === undefined) {
			throw new Error(`data/figures/${name} does not carry ${variable} in one column.`);
		}
		if (!cells) throw new Error(`data/figures/${name} has no row ${row}.`);
		const marginColumn = columnOf.get(`${variable}M`);
		const result = readAnnotated(
			cells[column] ?? '',
			marginColumn === undefined ? noMargin : { text: cells[marginColumn] ?? '' }
		);
		if (!result.ok) {
			throw new Error(
				`data/figures/${name}, ${cells[0]}, ${variable}: cannot read the cell "${result.problem.params.cell}".`
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
			(parseVariable(variable) !== null && cellsOf(variable).every((cell) => carried.has(cell))),
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
	const text = readFileSync(join(DATA_DIR, 'figures', INCOME_BY_YEAR_FILE), 'utf8');
	const [, ...rows] = csvParseRows(text);
	return rows.map(([geoid = '', year = '', cell = '']) => {
		const result = readAnnotated(cell, 'not-carried');
		if (!result.ok) {
			throw new Error(`data/figures/${INCOME_BY_YEAR_FILE}, ${geoid}: cannot read "${cell}".`);
		}
		return { geoid, year: Number(year), income: result.value };
	});
}
