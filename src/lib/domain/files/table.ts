/**
 * Tables as people bring them: separated by commas, semicolons, tabs or bars, with decimal points or
 * commas. Every row knows its line of the file, which d3-dsv does not say, and csv-parse says wrongly
 * where a quoted field holds a CRLF; cells know the Census Bureau’s symbols.
 */
import { isSentinel, missing, readAnnotated, type Estimate } from '../statistics/estimate.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';

/** How a file’s text is stored. */
export type Encoding = 'utf-8' | 'utf-16' | 'latin-1';

export type TableRecord = {
	/** Line of the file on which the record begins, from 1; of a workbook, the row. */
	readonly line: number;
	readonly fields: readonly string[];
};

export type TableProblem = Problem<
	/** Parameter `line`: a quoted field that begins there is never closed. */
	| 'table-quote-open'
	/** Parameter `line`: text follows a closing quote. */
	| 'table-text-after-quote'
	/** No line of column names. */
	| 'table-empty'
	/** Column names and no row. */
	| 'table-no-rows'
	/** Parameters `rows`, `limit`. */
	| 'table-too-many-rows'
	/** Parameters `columns`, `limit`. */
	| 'table-too-many-columns'
>;

export type Separator = ',' | ';' | '\t' | '|';

/**
 * All records but empty ones (RFC 4180, with any separator). Lines end in CRLF, LF or CR; quoted
 * fields may hold separators, quotes and lines.
 */
export function parseRecords(
	text: string,
	separator: Separator = ','
): Result<TableRecord[], TableProblem> {
	const records: TableRecord[] = [];
	let at = text.startsWith('\uFEFF') ? 1 : 0;
	let line = 1;
	const ends = (): boolean => text[at] === '\n' || text[at] === '\r';
	const endLine = (): void => {
		if (!ends()) return;
		at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
		line++;
	};
	while (at < text.length) {
		const begun = line;
		const fields: string[] = [];
		for (;;) {
			if (text[at] === '"') {
				const opened = line;
				let value = '';
				for (at++; ;) {
					if (at >= text.length) return fail('table-quote-open', { line: opened });
					if (text[at] === '"') {
						if (text[at + 1] !== '"') break;
						value += '"';
						at += 2;
						continue;
					}
					const start = at;
					if (ends()) endLine();
					else while (at < text.length && text[at] !== '"' && !ends()) at++;
					value += text.slice(start, at);
				}
				at++;
				if (at < text.length && text[at] !== separator && !ends()) {
					return fail('table-text-after-quote', { line });
				}
				fields.push(value);
			} else {
				const start = at;
				while (at < text.length && text[at] !== separator && !ends()) at++;
				fields.push(text.slice(start, at));
			}
			if (text[at] !== separator) break;
			at++;
		}
		endLine();
		if (fields.length > 1 || fields[0]?.trim() !== '') records.push({ line: begun, fields });
	}
	return ok(records);
}

/* What separates the fields of a text that does not say so. */

const SEPARATORS: readonly Separator[] = [',', '\t', ';', '|'];
/** Spreadsheets of some countries begin with a line that says so. */
const SAID = /^\uFEFF?sep=(.)\r?\n/i;
const LINES_LOOKED_AT = 20;

/**
 * The separator that gives the first lines the same number of fields, and the most of them; commas
 * where nothing tells.
 */
export function separatorOf(text: string): Separator {
	const said = SEPARATORS.find((each) => each === SAID.exec(text)?.[1]);
	if (said) return said;
	const head = text.slice(0, 100_000).split(/\r\n|\n|\r/, LINES_LOOKED_AT + 1);
	const lines = (head.length > 1 ? head.slice(0, LINES_LOOKED_AT) : head)
		.map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, 'q'))
		.filter((line) => line.trim() !== '');
	const first = lines[0] ?? '';
	const scored = SEPARATORS.map((separator) => {
		const fields = first.split(separator).length;
		const same = lines.filter((line) => line.split(separator).length === fields).length;
		return { separator, fields, score: fields > 1 ? same / lines.length + fields / 1000 : 0 };
	});
	return scored.reduce((best, each) => (each.score > best.score ? each : best)).separator;
}

/* A table: a line of names, and rows under them. */

export type Table = {
	/** Names as they stand, without the space around them; nameless columns are called by number. */
	readonly columns: readonly string[];
	/** As many cells as there are columns. */
	readonly rows: readonly TableRecord[];
	/** Lines of rows with fewer or more cells than there are names: cells without a name are dropped. */
	readonly uneven: readonly number[];
	readonly decimal: '.' | ',';
};

export const MOST_TABLE_ROWS = 200_000;
const MOST_COLUMNS = 1000;

/** A table out of text, whatever separates its cells. */
export function tableOfText(text: string): Result<Table, TableProblem> {
	const separator = separatorOf(text);
	const said = SAID.exec(text);
	const records = parseRecords(said ? text.slice(said[0].length) : text, separator);
	if (!records.ok) return records;
	// The line that says what separates is one of the file's.
	const moved = said
		? records.value.map((each) => ({ ...each, line: each.line + 1 }))
		: records.value;
	return tableOfRecords(moved, separator);
}

/** A table out of records, the first of which names the columns. */
export function tableOfRecords(
	records: readonly TableRecord[],
	separator: Separator
): Result<Table, TableProblem> {
	const [header, ...rest] = records;
	if (!header) return fail('table-empty');
	// Spreadsheets leave rows of separators only behind.
	const filled = rest.filter(({ fields }) => fields.some((field) => field.trim() !== ''));
	if (filled.length === 0) return fail('table-no-rows');
	if (filled.length > MOST_TABLE_ROWS) {
		return fail('table-too-many-rows', { rows: filled.length, limit: MOST_TABLE_ROWS });
	}
	const names = header.fields.map((name) => name.trim());
	while (names.length > 1 && names.at(-1) === '') names.pop();
	if (names.length > MOST_COLUMNS) {
		return fail('table-too-many-columns', { columns: names.length, limit: MOST_COLUMNS });
	}
	const columns = names.map((name, at) => (name === '' ? String(at + 1) : name));
	const uneven: number[] = [];
	const rows = filled.map(({ line, fields }) => {
		const more = fields.slice(columns.length).some((field) => field.trim() !== '');
		if (more || fields.length < columns.length) uneven.push(line);
		return { line, fields: columns.map((_, at) => fields[at] ?? '') };
	});
	return ok({ columns, rows, uneven, decimal: decimalOf(rows, separator) });
}

const WITH_COMMA = /^-?\d+(?:[. \u00A0]\d{3})*,\d+$/;
const WITH_POINT = /^-?\d+(?:,\d{3})*\.\d+$/;

/**
 * What stands before decimals: a comma where more numbers have them behind one than behind a point.
 * @param separator commas between cells cannot stand in numbers, too
 */
export function decimalOf(rows: readonly TableRecord[], separator: Separator): Table['decimal'] {
	if (separator === ',') return '.';
	let commas = 0;
	let points = 0;
	for (const { fields } of rows.slice(0, 200)) {
		for (const cell of fields) {
			const field = cell.trim();
			// “12,345” may be twelve thousand: it tells nothing.
			if (WITH_COMMA.test(field) && !/,\d{3}$/.test(field)) commas++;
			else if (WITH_POINT.test(field)) points++;
		}
	}
	return commas > points ? ',' : '.';
}

/* Cells as figures. */

/** Of the Bureau’s symbols, in whatever dress spreadsheets and people put them. */
const NO_FIGURE = /^(?:-{1,3}|[–—−.]|n\/?a|null|none|nan|\(x\)|n|\*{1,5})$/i;
const POWER = /^-?\d(?:\.(\d+))?e\+?0?8$/i;
const PLAIN = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const SENTINEL_CODES = [
	-111_111_111, -222_222_222, -333_333_333, -555_555_555, -666_666_666, -888_888_888, -999_999_999
];

/**
 * The figure of a cell: a number in any dress (“$1,250”, “12,5 %”), an open interval (“250,000+”,
 * “2,500-”), or one of the Census Bureau’s signs that there is none, spoiled by a spreadsheet or not
 * (−666666666, −6.66667E+08, “-”, “N”, “**”). Null where the cell is something else.
 */
export function figureOfCell(cell: string, decimal: Table['decimal'] = '.'): Estimate | null {
	const text = cell.trim().replaceAll(/[\u2212\u2013]/g, '-');
	if (text === '' || NO_FIGURE.test(text)) {
		return missing(
			text === '-' ? 'not-computable' : /^\(x\)$/i.test(text) ? 'not-applicable' : 'not-published'
		);
	}
	const bare = undressed(text, decimal);
	if (bare === null) return null;
	if (PLAIN.test(bare)) {
		const value = Number(bare);
		if (!Number.isFinite(value)) return null;
		if (standsForNone(value, bare)) return missing('not-published');
		const read = readAnnotated(plainDecimals(value), 'not-carried');
		return read.ok ? read.value : null;
	}
	const read = readAnnotated(bare, 'not-carried');
	return read.ok ? read.value : null;
}

/** Without signs of money, percent and thousands; decimals behind a point. Null where they stand wrong. */
function undressed(text: string, decimal: Table['decimal']): string | null {
	const bare = text.replace(/^(-?)\s*\$\s*/, '$1').replace(/\s*%$/, '');
	const thousands = decimal === '.' ? ',' : '.';
	const grouped = new RegExp(
		`^-?\\d{1,3}(?:[${thousands} \\u00A0]\\d{3})+(?:[${decimal}]\\d+)?[+-]?$`
	);
	const whole = grouped.test(bare)
		? bare.replaceAll(new RegExp(`[${thousands} \\u00A0]`, 'g'), '')
		: bare;
	if (decimal === '.') return whole.includes(',') ? null : whole;
	return whole.includes('.') ? null : whole.replace(',', '.');
}

/** “1e3” as a reader of plain numbers wants it. */
function plainDecimals(value: number): string {
	const text = String(value);
	return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}

/** A code of the Bureau for “no figure”, as it was or as a spreadsheet that saved few digits left it. */
function standsForNone(value: number, text: string): boolean {
	if (isSentinel(value) || SENTINEL_CODES.includes(value)) return true;
	const digits = POWER.exec(text)?.[1]?.length;
	if (digits === undefined || digits < 1) return false;
	return SENTINEL_CODES.some((code) => code.toExponential(digits) === value.toExponential(digits));
}
