/** Source tables → the project's tables of figures, one a vintage, under Census codes. */
import { csvFormatRows } from 'd3-dsv';
import type { VintageId } from '../../src/lib/core/catalog/types.ts';
import { cellsOf, parseVariable } from '../data/variable.ts';
import { annotate } from './annotate.ts';
import { COUNCIL_COLUMNS, COUNCIL_COLUMNS_LEFT } from './columns.ts';
import { cellOf, ImportError } from './source.ts';
import type { SourceTable } from './source.ts';

/** One column of a table to write. */
type Column = { readonly code: string; readonly cell: (geoid: string) => string };

/** CSV with GEOID first and the columns by code, rows by GEOID. */
function format(geoids: Iterable<string>, columns: readonly Column[]): string {
	const ordered = [...columns].sort((a, b) => (a.code < b.code ? -1 : 1));
	const rows = [...geoids].sort().map((geoid) => [geoid, ...ordered.map((c) => c.cell(geoid))]);
	return `${csvFormatRows([['GEOID', ...ordered.map((c) => c.code)], ...rows])}\n`;
}

function rowOf(table: SourceTable, geoid: string): Readonly<Record<string, string>> {
	const row = table.get(geoid);
	if (!row) throw new ImportError(`A source table has no row for ${geoid}.`);
	return row;
}

function headerOf(table: SourceTable): string[] {
	const [first] = table.values();
	return Object.keys(first ?? {}).filter((column) => column !== 'GEOID');
}

function councilColumns(table: SourceTable, vintage: VintageId): Map<string, Column> {
	const known: Readonly<Record<string, string>> = COUNCIL_COLUMNS;
	const columns = new Map<string, Column>();
	for (const name of headerOf(table)) {
		const code = known[name];
		if (code !== undefined) {
			const cell = (geoid: string) => annotate(code, cellOf(rowOf(table, geoid), name), vintage);
			columns.set(name, { code, cell });
		} else if (!COUNCIL_COLUMNS_LEFT.includes(name)) {
			throw new ImportError(`The column ${name} has no Census code in scripts/import/columns.ts.`);
		}
	}
	return columns;
}

/** A table of the Metropolitan Council alone (2013–2017, 2015–2019 and 2016–2020). */
export function councilFigures(table: SourceTable, vintage: VintageId): string {
	return format(table.keys(), [...councilColumns(table, vintage).values()]);
}

/**
 * The Bureau's own table with margins, and what only the Council publishes of the same vintage.
 * Where both have a figure they must agree; then the Bureau's is kept, because it has a margin.
 */
export function mergedFigures(
	bureau: SourceTable,
	council: SourceTable,
	vintage: VintageId
): string {
	const codes = new Set(headerOf(bureau));
	const columns: Column[] = [...codes].map((code) => ({
		code,
		cell: (geoid) => annotate(code, cellOf(rowOf(bureau, geoid), code), vintage)
	}));
	for (const [name, column] of councilColumns(council, vintage)) {
		const cells = parseVariable(column.code)?.suffix === 'E' ? cellsOf(column.code) : [];
		if (cells.length === 0 || !cells.every((cell) => codes.has(cell))) {
			columns.push(column);
			continue;
		}
		for (const geoid of bureau.keys()) {
			const theirs = column.cell(geoid);
			const ours = cells.map((cell) => annotate(cell, cellOf(rowOf(bureau, geoid), cell), vintage));
			const sum =
				ours.length === 1 ? ours[0] : String(ours.reduce((a, cell) => a + Number(cell), 0));
			const bothMissing = theirs === '' && sum === '-';
			if (theirs !== sum && !bothMissing) {
				throw new ImportError(
					`${geoid}: the Council's ${name} is "${theirs}", the Bureau's ${column.code} is "${sum}".`
				);
			}
		}
	}
	const missing = [...bureau.keys()].filter((geoid) => !council.has(geoid));
	if (missing.length > 0 || bureau.size !== council.size) {
		throw new ImportError(`The ${vintage} tables do not hold the same tracts.`);
	}
	return format(bureau.keys(), columns);
}

/** The few figures carried for 2010–2014. */
export function figures2014(table: SourceTable): string {
	const columns = ['B19013_001E', 'B25064_001E'].map((code) => ({
		code,
		cell: (geoid: string) => annotate(code, cellOf(rowOf(table, geoid), code), '2010-2014')
	}));
	return format(table.keys(), columns);
}

/** Assessors' median market value of homes in 2014, in dollars of 2019: no Census figure. */
export function assessed2014(table: SourceTable): string {
	const code = 'MD_EMV_2014_2019USD';
	const cell = (geoid: string) => {
		const text = cellOf(rowOf(table, geoid), code);
		if (!/^\d*$/.test(text)) throw new ImportError(`${geoid}: cannot read "${text}" of ${code}.`);
		return text;
	};
	return format(table.keys(), [{ code, cell }]);
}

/**
 * Median household income of every five-year period by its last year, nominal dollars: tracts of
 * 2010 until 2019, tracts of 2020 from 2020.
 */
export function incomeByYear(rows: readonly Readonly<Record<string, string>>[]): string {
	const code = 'B19013_001E';
	const cells = rows.map((row) => {
		const year = cellOf(row, 'Year');
		return [cellOf(row, 'GEOID'), year, annotate(code, cellOf(row, code), '2019-2023')];
	});
	cells.sort((a, b) => (a.join() < b.join() ? -1 : 1));
	return `${csvFormatRows([['GEOID', 'YEAR', code], ...cells])}\n`;
}

/** People by race alone in 2008–2012; the source leaves out "some other race" (B02001_007). */
const RACE_2012 = ['002', '003', '004', '005', '006', '008'].map((cell) => `B02001_${cell}E`);

/** Race of people in 2008–2012, the one period before the Green Line opened for which it is in hand. */
export function race2012(rows: readonly Readonly<Record<string, string>>[]): string {
	const table = new Map(
		rows
			.filter((row) => cellOf(row, 'Year') === '2012')
			.map((row) => [cellOf(row, 'GEOID'), row] as const)
	);
	const columns = RACE_2012.map((code) => ({
		code,
		cell: (geoid: string) => annotate(code, cellOf(rowOf(table, geoid), code), '2010-2014')
	}));
	return format(table.keys(), columns);
}
