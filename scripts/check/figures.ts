/** Checks one table of figures as text, before anything reads numbers out of it. */
import { csvParseRows } from 'd3-dsv';
import { readAnnotated } from '../../src/lib/core/estimate/annotation.ts';
import { parseVariable } from '../data/variable.ts';
import { findingOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { SUM_RULES } from './sums.ts';

export type FiguresSpec = {
	/** Below `data/`. */
	readonly file: string;
	readonly rows: number;
	readonly areas: 'tracts' | 'block groups';
	/** Columns that are no Census code. */
	readonly ownColumns: readonly string[];
	/** What makes a row unique. */
	readonly keys: 'GEOID' | 'GEOID and YEAR';
};

const GEOID = {
	tracts: /^27(?:003|019|037|053|123|139|163)\d{6}$/,
	'block groups': /^27(?:003|019|037|053|123|139|163)\d{7}$/
};

/** Medians and money: no counts, so they may be annotated as open intervals. */
const MEDIANS = new Set(['B19013', 'B19301', 'B25064', 'B25077']);

/** All findings on a table of `data/figures`. */
export function checkFigures(spec: FiguresSpec, text: string): Finding[] {
	const [header = [], ...rows] = csvParseRows(text);
	const at = (column: string) => header.indexOf(column);
	const find = (level: Finding['level'], check: string, examples: readonly string[]) =>
		findingOf(level, spec.file, check, examples);
	const key = (row: readonly string[]) =>
		spec.keys === 'GEOID' ? (row[0] ?? '') : `${row[0]} ${row[1]}`;
	const keys = rows.map(key);
	const keyColumns = spec.keys === 'GEOID' ? ['GEOID'] : ['GEOID', 'YEAR'];
	const columns = header.slice(keyColumns.length);

	const findings: Finding[] = [
		...find(
			'BLOCKER',
			'key columns come first',
			keyColumns.filter((column, i) => header[i] !== column)
		),
		...find(
			'BLOCKER',
			'columns are Census codes',
			columns
				.filter((column) => !/[EMNP]$/.test(column) || !parseVariable(column)?.suffix)
				.filter((column) => !spec.ownColumns.includes(column))
		),
		...find(
			'BLOCKER',
			'no column twice',
			columns.filter((column, i) => columns.indexOf(column) !== i)
		),
		...find(
			'BLOCKER',
			'every margin has its estimate',
			columns.filter((column) => isMargin(column) && at(`${column.slice(0, -1)}E`) < 0)
		),
		...find(
			'BLOCKER',
			'number of rows',
			rows.length === spec.rows ? [] : [`${rows.length} rows, expected ${spec.rows}`]
		),
		...find(
			'BLOCKER',
			'every row has every column',
			keys.filter((_, i) => rows[i]?.length !== header.length)
		),
		...find(
			'BLOCKER',
			'GEOIDs have the form of this region',
			rows.map((row) => row[0] ?? '').filter((geoid) => !GEOID[spec.areas].test(geoid))
		),
		...find(
			'BLOCKER',
			'rows in order, none twice',
			keys.filter((k, i) => i > 0 && !((keys[i - 1] ?? '') < k))
		)
	];

	const unreadable: string[] = [];
	const outside: string[] = [];
	const notWhole: string[] = [];
	for (const [index, column] of header.entries()) {
		if (index < keyColumns.length || isMargin(column)) continue;
		const marginAt = column.endsWith('E') ? at(`${column.slice(0, -1)}M`) : -1;
		const isShare = column.endsWith('P');
		const isMedian = MEDIANS.has(parseVariable(column)?.table ?? '');
		for (const row of rows) {
			const where = `${key(row)} ${column}`;
			const result = readAnnotated(
				row[index] ?? '',
				marginAt < 0 ? 'not-carried' : { text: row[marginAt] ?? '' }
			);
			if (!result.ok) {
				unreadable.push(`${where}: "${result.problem.params.cell}"`);
				continue;
			}
			const { value, quality } = result.value;
			if (value === null) continue;
			if (value < 0 || (isShare && value > 1)) outside.push(`${where}: ${value}`);
			if (!isShare && !Number.isInteger(value)) notWhole.push(`${where}: ${value}`);
			if (!isMedian && (quality === 'top-coded' || quality === 'bottom-coded')) {
				unreadable.push(`${where}: a count cannot be open-ended`);
			}
		}
	}
	findings.push(
		...find('BLOCKER', 'cells are figures or annotations, no sentinel', unreadable),
		...find('BLOCKER', 'nothing negative, shares within 0–1', outside),
		...find('BLOCKER', 'counts and dollars are whole', notWhole)
	);
	return [...findings, ...checkSums(spec.file, header, rows), ...countGaps(spec, header, rows)];
}

function isMargin(column: string): boolean {
	return column.endsWith('M') && parseVariable(column)?.suffix === 'M';
}

/** Parts against totals, wherever the table carries all of a rule's columns. */
function checkSums(
	file: string,
	header: readonly string[],
	rows: readonly (readonly string[])[]
): Finding[] {
	const findings: Finding[] = [];
	for (const rule of SUM_RULES) {
		const total = header.indexOf(rule.total);
		const parts = rule.parts.map((part) => header.indexOf(part));
		if (total < 0 || parts.some((part) => part < 0)) continue;
		const wrong: string[] = [];
		for (const row of rows) {
			const cells = [total, ...parts].map((i) => row[i] ?? '');
			if (!cells.every((cell) => /^\d+(?:\.\d+)?$/.test(cell))) continue;
			const [whole = NaN, ...numbers] = cells.map(Number);
			const sum = numbers.reduce((a, b) => a + b, 0);
			const holds = rule.relation === 'equal' ? sum === whole : sum <= whole;
			if (!holds) wrong.push(`${row[0]}: ${sum} against ${whole}`);
		}
		const words = rule.relation === 'equal' ? 'parts add up to' : 'parts stay within';
		findings.push(...findingOf('BLOCKER', file, `${words} ${rule.total}`, wrong));
	}
	return findings;
}

/** What is missing, so that nobody has to discover it: said, not judged. */
function countGaps(
	spec: FiguresSpec,
	header: readonly string[],
	rows: readonly (readonly string[])[]
): Finding[] {
	const gaps: string[] = [];
	for (const [index, column] of header.entries()) {
		if (isMargin(column)) continue;
		const missing = rows.filter((row) => ['', '-', 'N', '(X)'].includes(row[index] ?? ''));
		const open = rows.filter((row) => /^\d+[+-]$/.test(row[index] ?? ''));
		if (missing.length > 0) gaps.push(`${column} ${missing.length} of ${rows.length} missing`);
		if (open.length > 0) gaps.push(`${column} ${open.length} open-ended`);
	}
	if (gaps.length === 0) return [];
	return [{ level: 'INFO', file: spec.file, check: 'gaps', message: gaps.join('; ') }];
}
