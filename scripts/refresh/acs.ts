/**
 * A five-year period of the American Community Survey from the Census Bureau’s programming interface, with
 * the margins of every cell, as a table of `figures`.
 *
 * Source: U.S. Census Bureau, "Census Data API User Guide"; ACS notes on estimate and annotation values.
 */
import { csvFormatRows, csvParseRows } from 'd3-dsv';
import {
	isMedian,
	tableOf,
	yearsOf,
	type SurveyPeriod
} from '../../src/lib/domain/statistics/census.ts';
import { annotate, CellError, cellsOf, parseVariable } from '../data/figures.ts';
import { ask, BadAnswer, jsonOf, RefreshError, type Asking } from './ask.ts';

/** Most variables in one question, the name included. */
const MOST = 50;
/** Households by income: what a median of a larger area is made from. */
const INCOME_BINS = Array.from(
	{ length: 17 },
	(_, at) => `B19001_${String(at + 1).padStart(3, '0')}`
);

/**
 * The single cells that a table of figures is made from, `B25063_003`, those of its sums and shares among
 * them, and households by income.
 *
 * @param header of a table of `figures`
 */
function cellsBehind(header: readonly string[]): string[] {
	const cells = new Set(INCOME_BINS);
	for (const column of header) {
		const parsed = parseVariable(column);
		if (parsed === null) continue;
		if (parsed.suffix === 'P') cells.add(`${parsed.table}_001`);
		for (const cell of cellsOf(column)) cells.add(cell.slice(0, -1));
	}
	return [...cells].sort();
}

/** Names that a cell is asked for by: medians come with the Bureau's own words for what is no number. */
function namesOf(cell: string): string[] {
	return [`${cell}E`, `${cell}M`, ...(isMedian(cell) ? [`${cell}EA`, `${cell}MA`] : [])];
}

/** Cells of one question each. */
function questions(cells: readonly string[]): string[][] {
	const all: string[][] = [];
	let names: string[] = [];
	for (const cell of cells) {
		const more = namesOf(cell);
		if (names.length + more.length > MOST - 1) {
			all.push(names);
			names = [];
		}
		names.push(...more);
	}
	return names.length === 0 ? all : [...all, names];
}

/** Cells by GEOID, then by name. */
type Tracts = Map<string, Map<string, string | null>>;

/**
 * Reads an answer: a list of lists, its first the names. Throws BadAnswer where it is none, or lacks a
 * name or a row.
 */
function readAnswer(json: unknown, names: readonly string[]): Tracts {
	if (!Array.isArray(json) || json.length < 2 || !json.every((row) => Array.isArray(row)))
		throw new BadAnswer('no list of rows, or an empty row');
	const [header = [], ...rows] = json as (string | number | null)[][];
	const at = new Map(header.map((name, index) => [String(name), index]));
	const missing = [...names, 'state', 'county', 'tract'].find((name) => !at.has(name));
	if (missing !== undefined) throw new BadAnswer(`no column ${missing} in the answer`);
	const tracts: Tracts = new Map();
	for (const row of rows) {
		if (row.length !== header.length) throw new BadAnswer('a row of another length');
		const cell = (name: string) => row[at.get(name) ?? -1] ?? null;
		const geoid = ['state', 'county', 'tract'].map((name) => cell(name) ?? '').join('');
		if (!/^\d{11}$/.test(geoid)) throw new BadAnswer(`a row for “${geoid}”, which is no tract`);
		if (tracts.has(geoid)) throw new BadAnswer(`two rows for ${geoid}`);
		const cells = names.map((name) => [name, cell(name)] as const);
		tracts.set(
			geoid,
			new Map(cells.map(([name, value]) => [name, value === null ? null : String(value)]))
		);
	}
	return tracts;
}

/** "3,500+" of the Bureau as `figures` have it. */
function symbolOf(annotation: string): string | null {
	const open = /^\$?([\d,]+)([+-])$/.exec(annotation.trim());
	if (open) return `${open[1]?.replaceAll(',', '')}${open[2]}`;
	return ['-', 'N', '(X)', '**', '***', '*****'].includes(annotation.trim())
		? annotation.trim()
		: null;
}

function cellText(
	column: string,
	cells: ReadonlyMap<string, string | null>,
	period: SurveyPeriod
): string {
	const annotation = cells.get(`${column}A`);
	const symbol = typeof annotation === 'string' ? symbolOf(annotation) : null;
	return symbol ?? annotate(column, cells.get(column) ?? '', period);
}

type AskedFor = {
	readonly period: SurveyPeriod;
	readonly state: string;
	/** Names by three-digit code. */
	readonly counties: Readonly<Record<string, string>>;
	/** Header of the table that stands for it now. */
	readonly header: readonly string[];
	/** Tracts that the region has boundaries of. */
	readonly tracts: ReadonlySet<string>;
	/** Address of the interface, ending in no slash. */
	readonly base: string;
};

/**
 * Text of a table of `figures`, a row a tract in order of GEOID.
 *
 * @throws RefreshError where an answer cannot be had or read, or its tracts are not those of the region
 */
export async function acsTable(asked: AskedFor, asking: Asking): Promise<string> {
	const { period, state, counties, header, tracts, base } = asked;
	const cells = cellsBehind(header);
	const lists = questions(cells);
	const rows: Tracts = new Map();
	for (const [county, name] of Object.entries(counties)) {
		for (const [index, names] of lists.entries()) {
			const address =
				`${base}/data/${yearsOf(period)[1]}/acs/acs5?get=${['NAME', ...names].join(',')}` +
				`&for=tract:*&in=state:${state}%20county:${county}`;
			const before = rows.size;
			const answer = await ask(address, (bytes) => readAnswer(jsonOf(bytes), names), asking);
			for (const [geoid, values] of answer) {
				const row = rows.get(geoid);
				if (row === undefined && index > 0)
					throw new RefreshError(`${name} County: ${geoid} is in one answer and not in another.`);
				rows.set(geoid, new Map([...(row ?? []), ...values]));
			}
			if (index > 0 && (rows.size !== before || answer.size !== lengthOf(rows, state + county)))
				throw new RefreshError(`${name} County: two answers do not hold the same tracts.`);
			asking.say(`${name} County, ${period}: ${index + 1} of ${lists.length} answers.`);
		}
	}
	const strange = [...rows.keys()].filter((geoid) => !tracts.has(geoid));
	// Tracts of water have no people and no boundary that is drawn.
	const withPeople = strange.filter((geoid) => !isWater(geoid));
	const lacking = [...tracts].filter((geoid) => !rows.has(geoid));
	if (withPeople.length > 0 || lacking.length > 0) {
		const [example = ''] = [...withPeople, ...lacking];
		throw new RefreshError(
			`The figures of ${period} are not of the tracts that the region has: ${withPeople.length} have no boundary here, ${lacking.length} have no figures, ${example} among them. Refresh the boundaries first.`
		);
	}
	const columns = cells.flatMap((cell) => [`${cell}E`, `${cell}M`]);
	try {
		const lines = [...tracts].sort().map((geoid) => {
			const values = rows.get(geoid) ?? new Map<string, string | null>();
			return [geoid, ...columns.map((column) => cellText(column, values, period))];
		});
		return `${csvFormatRows([['GEOID', ...columns], ...lines])}\n`;
	} catch (error) {
		if (error instanceof CellError) throw new RefreshError(error.message);
		throw error;
	}
}

function isWater(geoid: string): boolean {
	return geoid.slice(5, 7) === '99';
}

function lengthOf(rows: Tracts, county: string): number {
	return [...rows.keys()].filter((geoid) => geoid.startsWith(county)).length;
}

/* What a new table of figures says otherwise than the one before. */

/** Columns that people know by name. */
const NAMED: Readonly<Record<string, string>> = {
	B25064: 'median rent',
	B19013: 'median income',
	B25077: 'median home value'
};

/** Sentences on what changed between two tables of the same or of following periods. */
export function changesOfFigures(before: string | null, after: string): string[] {
	const [header = [], ...rows] = csvParseRows(after);
	const margins = header.filter((column) => column.endsWith('M')).length;
	const said = [
		`${rows.length} tracts, ${header.length - 1 - margins} figures, ${margins} of them with margins.`
	];
	if (before === null) return said;
	const [oldHeader = [], ...oldRows] = csvParseRows(before);
	const old = new Map(oldRows.map((row) => [row[0] ?? '', row]));
	const gone = oldRows.filter(([geoid = '']) => !rows.some((row) => row[0] === geoid)).length;
	if (gone > 0) said.push(`${gone} tracts are gone.`);
	for (const [table, name] of Object.entries(NAMED)) {
		const column = `${table}_001E`;
		const [now, then] = [header.indexOf(column), oldHeader.indexOf(column)];
		if (now < 0 || then < 0) continue;
		const missingIn = (list: readonly string[][], at: number) =>
			list.filter((row) => !/\d/.test(row[at] ?? '')).length;
		const changed = rows.filter((row) => (old.get(row[0] ?? '')?.[then] ?? '') !== row[now]).length;
		said.push(
			`${name} missing in ${missingIn(rows, now)} tracts, was ${missingIn(oldRows, then)}; ${changed} of ${rows.length} values changed.`
		);
	}
	const shared = header.flatMap((column, now) => {
		const then = oldHeader.indexOf(column);
		return column.endsWith('E') && then > 0 ? [[now, then] as const] : [];
	});
	let cells = 0;
	for (const row of rows) {
		const was = old.get(row[0] ?? '');
		for (const [now, then] of shared) if (was && was[then] !== row[now]) cells += 1;
	}
	const tables = new Set(header.slice(1).map(tableOf)).size;
	said.push(
		`${cells} of ${rows.length * shared.length} figures that both have differ, in ${tables} tables.`
	);
	return said;
}
