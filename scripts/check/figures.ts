/** Checks one table of figures as text, before anything reads numbers out of it. */
import { csvParseRows } from 'd3-dsv';
import { readAnnotated } from '../../src/lib/domain/statistics/estimate.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { cellsOf, parseVariable } from '../data/figures.ts';
import { findingOf, type DataFinding } from './files.ts';

/** Which cells of the tables must add up to which, by the Census Bureau's table shells. */

export type SumRule = {
	readonly total: string;
	readonly parts: readonly string[];
	/**
	 * `equal`: the parts are all of the total. `within`: something is left out of the parts, so that
	 * they may only be less (boats and vans, rent or costs not computed).
	 */
	readonly relation: 'equal' | 'within';
};

function cells(table: string, from: number, to: number): string[] {
	return Array.from(
		{ length: to - from + 1 },
		(_, i) => `${table}_${String(from + i).padStart(3, '0')}E`
	);
}

function equal(total: string, ...parts: readonly string[]): SumRule {
	return { total, parts, relation: 'equal' };
}

function within(total: string, ...parts: readonly string[]): SumRule {
	return { total, parts, relation: 'within' };
}

/** A rule runs on every table that carries all of its columns. */
const SUM_RULES: readonly SumRule[] = [
	equal('B03002_001E', 'B03002_002E', 'B03002_012E'),
	equal('B03002_002E', ...cells('B03002', 3, 9)),
	equal('B03002_009E', 'B03002_010E', 'B03002_011E'),
	equal('B03002_012E', ...cells('B03002', 13, 19)),
	equal('B03002_019E', 'B03002_020E', 'B03002_021E'),
	equal('B01003_001E', ...cells('B03002', 3, 9), 'B03002_012E'),
	equal('B01003_001E', 'B03002_001E'),
	within('B01003_001E', 'B09001_001E', 'B09020_001E'),
	within('B01003_001E', 'B05001_005E', 'B05001_006E'),
	within('B01003_001E', 'B11002_001E'),
	within('B01003_001E', 'B18101_001E'),
	within('B01003_001E', 'C16001_001E'),
	within('B01003_001E', 'C17002_001E'),

	equal('B08301_001E', 'B08301_002E', 'B08301_010E', ...cells('B08301', 16, 21)),
	equal('B08301_002E', 'B08301_003E', 'B08301_004E'),
	equal('B08301_004E', ...cells('B08301', 5, 9)),
	equal('B08301_010E', ...cells('B08301', 11, 15)),
	within('B08301_001E', 'B08301_010E'),

	equal('B11001_001E', 'B11001_002E', 'B11001_007E'),
	equal('B11001_002E', 'B11001_003E', 'B11001_004E'),
	equal('B11001_004E', 'B11001_005E', 'B11001_006E'),
	equal('B11001_007E', 'B11001_008E', 'B11001_009E'),
	equal('B11001_001E', 'B08201_002E', 'B08201_003E', 'B08201_004-006E'),
	equal('B11001_001E', 'B25003_002E', 'B25003_003E'),
	equal('B11001_001E', 'C16002_001E'),

	equal('B15003_001E', ...cells('B15003', 2, 25)),
	equal(
		'B15003_001E',
		'B15003_002-016E',
		'B15003_017-018E',
		'B15003_019-020E',
		'B15003_021E',
		'B15003_022E',
		'B15003_023-025E'
	),

	equal('B23025_001E', 'B23025_002E', 'B23025_007E'),
	equal('B23025_002E', 'B23025_003E', 'B23025_006E'),
	equal('B23025_003E', 'B23025_004E', 'B23025_005E'),

	equal('B25002_001E', 'B25003_002E', 'B25003_003E', 'B25002_003E'),
	equal('B25003_001E', 'B25003_002E', 'B25003_003E'),
	equal('B25024_001E', ...cells('B25024', 2, 11)),
	equal('B25024_001E', 'B25002_001E'),
	within(
		'B25002_001E',
		'B25024_002E',
		'B25024_003E',
		'B25024_004-005E',
		'B25024_006-009E',
		'B25024_010E'
	),
	equal('B25034_001E', ...cells('B25034', 2, 11)),
	equal('B25038_001E', 'B25038_002E', 'B25038_009E'),
	equal('B25038_002E', ...cells('B25038', 3, 8)),
	equal('B25038_009E', ...cells('B25038', 10, 15)),
	equal('B25003_003E', 'B25038_009E'),

	equal(
		'B25063_002E',
		'B25063_003-005E',
		'B25063_006-007E',
		'B25063_008-009E',
		'B25063_010-011E',
		'B25063_012-013E',
		'B25063_014-015E',
		'B25063_016-017E',
		...cells('B25063', 18, 22),
		'B25063_023-026E'
	),
	within('B25003_003E', 'B25063_002E'),
	equal('B25070_001E', ...cells('B25070', 2, 11)),
	equal('B25003_003E', 'B25070_001E'),
	within('B25003_003E', 'B25070_002-006E', 'B25070_007-010E'),
	equal(
		'B25075_001E',
		'B25075_002-008E',
		'B25075_009-011E',
		'B25075_012-014E',
		...cells('B25075', 15, 24),
		'B25075_025-027E'
	),
	equal('B25003_002E', 'B25075_001E'),
	within('B25003_002E', 'B25091_003-007+014-018E', 'B25091_008-011+019-022E'),

	equal(
		'C16001_001E',
		'C16001_002E',
		'C16001_004+007+010+013+016+019+022+025+028+031+034+037E',
		'C16001_005+008+011+014+017+020+023+026+029+032+035+038E'
	),
	within(
		'C16001_005+008+011+014+017+020+023+026+029+032+035+038E',
		'C16001_005E',
		'C16001_023E',
		'C16001_026E'
	),
	equal('C16002_001E', 'C16002_002E', 'C16002_003E', 'C16002_006E', 'C16002_009E', 'C16002_012E'),
	equal('C16002_003E', 'C16002_004E', 'C16002_005E'),
	equal('C16002_006E', 'C16002_007E', 'C16002_008E'),
	equal('C16002_009E', 'C16002_010E', 'C16002_011E'),
	equal('C16002_012E', 'C16002_013E', 'C16002_014E'),
	within('B18101_001E', 'B18101_004+007+010+013+016+019+023+026+029+032+035+038E'),

	within('C17002_002-005P', 'C17002_002-003P'),
	within('C17002_002-006P', 'C17002_002-005P'),

	equal('P1_001N', 'P2_002N', 'P2_005N', 'P2_006N', 'P2_007N', 'P2_008-009N', 'P2_010-011N')
];

export type FiguresSpec = {
	/** Below the region’s folder. */
	readonly file: string;
	readonly rows: number;
	readonly areas: 'tracts' | 'block groups';
	/** Columns that are no Census code. */
	readonly ownColumns: readonly string[];
	/** What makes a row unique. */
	readonly keys: 'GEOID' | 'GEOID and YEAR';
};

const GEOID = {
	tracts: new RegExp(`^${REGION.state}(?:${Object.keys(REGION.counties).join('|')})\\d{6}$`),
	'block groups': new RegExp(`^${REGION.state}(?:${Object.keys(REGION.counties).join('|')})\\d{7}$`)
};

/** Medians and money: no counts, so they may be annotated as open intervals. */
const MEDIANS = new Set(['B19013', 'B19301', 'B25064', 'B25077']);

/** All findings on a table of `figures`. */
export function checkFigures(spec: FiguresSpec, text: string): DataFinding[] {
	const [header = [], ...rows] = csvParseRows(text);
	const at = (column: string) => header.indexOf(column);
	const find = (level: DataFinding['level'], check: string, examples: readonly string[]) =>
		findingOf(level, spec.file, check, examples);
	const key = (row: readonly string[]) =>
		spec.keys === 'GEOID' ? (row[0] ?? '') : `${row[0]} ${row[1]}`;
	const keys = rows.map(key);
	const keyColumns = spec.keys === 'GEOID' ? ['GEOID'] : ['GEOID', 'YEAR'];
	const columns = header.slice(keyColumns.length);

	const findings: DataFinding[] = [
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

/** Where a column stands, or the cells that it adds up; −1 where it is not carried. */
function columnsOf(header: readonly string[], column: string): number[] {
	const own = header.indexOf(column);
	return own >= 0 || column.endsWith('P')
		? [own]
		: cellsOf(column).map((cell) => header.indexOf(cell));
}

/** Parts against totals, wherever the table carries all of a rule's columns. */
function checkSums(
	file: string,
	header: readonly string[],
	rows: readonly (readonly string[])[]
): DataFinding[] {
	const findings: DataFinding[] = [];
	for (const rule of SUM_RULES) {
		const total = columnsOf(header, rule.total);
		const parts = rule.parts.flatMap((part) => columnsOf(header, part));
		if (total.length !== 1 || parts.includes(-1)) continue;
		const wrong: string[] = [];
		for (const row of rows) {
			const cells = [...total, ...parts].map((i) => row[i] ?? '');
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
): DataFinding[] {
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
