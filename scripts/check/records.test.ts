/** One row of each table of records is damaged in turn: the check says file, line and reason, and stops. */
import { csvFormatRows, csvParseRows } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { RECORD_READERS } from '../data/records.ts';
import { readRegionFile, regionPath } from '../data/region.ts';
import { checkRecordTable } from './check.ts';

/** Columns that are kept for people who open the file, and of which no figure is made. */
const UNREAD: Readonly<Record<string, readonly string[]>> = {
	'eviction-filings-by-month.csv': ['renter_households']
};

/** What stands in a file's line, counted from 1 for the header. */
type Rows = string[][];

const LINE = 3;
const changed = (rows: Rows, change: (cells: string[]) => Rows) =>
	csvFormatRows(rows.flatMap((cells, at) => (at === LINE - 1 ? change(cells) : [cells])));

describe.each(RECORD_READERS)('%s', (file, ...more) => {
	const reader = [file, ...more] as const;
	const rows: Rows = csvParseRows(readRegionFile('records', file));
	const [header = []] = rows;
	const read = header.filter((column) => !UNREAD[file]?.includes(column));

	/** The one finding that a text gives: a blocker of this file. */
	const blocked = (text: string): string => {
		const findings = checkRecordTable(reader, text);
		for (const { level, file: of } of findings)
			expect([level, of]).toEqual(['BLOCKER', `records/${file}`]);
		return findings.map(({ message }) => message).join(' ');
	};
	const where = (line: number) => `${regionPath(`records/${file}`)}, line ${String(line)}: `;

	it('is whole', () => {
		expect(checkRecordTable(reader)).toEqual([]);
	});

	it.each(read)('with a %s that cannot be read', (column) => {
		const at = header.indexOf(column);
		// Any words may name a building, its neighborhood or a source, but not none.
		const isText = ['name', 'neighborhood', 'source'].includes(column);
		const text = changed(rows, (cells) => [cells.with(at, isText ? '' : 'x')]);
		expect(blocked(text)).toContain(`${where(LINE)}${column} is "${isText ? '' : 'x'}", `);
	});

	it('with a row that is cut short', () => {
		const text = changed(rows, (cells) => [cells.slice(0, -1)]);
		// A row of one cell is empty without it.
		const told =
			header.length === 1
				? `${where(LINE)}${header[0]!} is "", `
				: `${where(LINE)}${String(header.length - 1)} cells where the first line has ${String(header.length)}.`;
		expect(blocked(text)).toContain(told);
	});

	it('with a row that stands there twice', () => {
		const told = blocked(changed(rows, (cells) => [cells, cells]));
		expect(told).toContain(where(LINE + 1));
		expect(told).toContain(`stands in line ${String(LINE)} already.`);
	});

	it('with a row that is missing', () => {
		expect(blocked(changed(rows, () => []))).toContain(
			`${String(rows.length - 2)} rows, ${String(rows.length - 1)} in the manifest`
		);
	});

	it.each(read)('without the column %s', (column) => {
		const at = header.indexOf(column);
		const text = csvFormatRows([header.with(at, 'other'), ...rows.slice(1)]);
		expect(blocked(text)).toBe(`${where(1)}there is no column "${column}".`);
	});

	it('with a row of an area that is not the region’s', () => {
		const at = header.indexOf('GEOID');
		if (at < 0) return;
		const text = changed(rows, (cells) => [cells.with(at, cells[at]!.replace(/^27/, '55'))]);
		const stranger = rows[LINE - 1]![at]!.replace(/^27/, '55');
		expect(blocked(text)).toBe(`${where(LINE)}the region has no area ${stranger}.`);
	});
});
