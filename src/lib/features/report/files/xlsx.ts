/** Tables as a workbook, and a report as one: what it is, its findings, and a sheet a topic. */
import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/universal';
import {
	figureHeader,
	figureRows,
	type DataDescription,
	type FigureRow,
	type FileCell,
	type FileVoice,
	preamble
} from '../../../domain/report/figure-files.ts';
import { PROFILE_TOPICS } from '../../../domain/places/topics.ts';
import { sourceLine } from '../../../domain/report/citation.ts';
import type { TractTable } from '../../../domain/report/tract-files.ts';
import type { Report } from '../../../domain/report/model.ts';
import type { Unit } from '../../../domain/statistics/census.ts';
import { steadyPackage } from './zip.ts';

/** A number as people read it: in its unit, with "about" before it where it is no more than that. */
export type UnitCell = {
	readonly value: number;
	readonly unit: Unit;
	/** The word, or null where the number is exact. */
	readonly about: string | null;
};

export type WorkbookCell = FileCell | UnitCell;

/** One sheet of a workbook. */
export type WorkbookSheet = {
	readonly name: string;
	/** Of each column, in letters. */
	readonly widths: readonly number[];
	readonly rows: readonly (readonly WorkbookCell[])[];
	/** What is set as headings: the first row, which stays in sight and on every page, or the first column. */
	readonly headed: 'row' | 'column';
	/** Columns at the left that stay in sight. */
	readonly held?: number;
};

/** How numbers are shown. The last part of a format is for zero. */
const FORMATS: Readonly<Record<Unit, string>> = {
	share: '0.0%',
	dollars: '"$"#,##0',
	'relative-change': '+0.0%;-0.0%;0.0%',
	'share-change': '+0.0%;-0.0%;0.0%',
	count: '#,##0',
	'per-hundred': '0.0',
	level: '0.0'
};

/** On paper, lines are long. */
const PRINTED = { orientation: 'landscape' } as const;
/** Points. */
const LINE_HEIGHT = 15;
/** Of an ordinary letter, in the unit of a column's width; words do not fill their lines. */
const LETTER_WIDTH = 0.95;
/** Excel takes no more letters in the name of a sheet, and none of these. */
const LONGEST_NAME = 31;
const NOT_IN_NAMES = /[\\/?*[\]:]/g;

export async function reportWorkbook(
	report: Report,
	voice: FileVoice
): Promise<Uint8Array<ArrayBuffer>> {
	const { files } = voice;
	const rows = figureRows(report, voice);
	const header = figureHeader(report, voice);
	const { finding, figure, margin, period, tables } = files.findings;
	return workbook(
		[
			{
				name: files.sheets.about,
				widths: [24, 110],
				rows: preamble(report, files).map(({ label, text }) => [label, text]),
				headed: 'column'
			},
			{
				name: files.sheets.findings,
				widths: [100, 16, 16, 24, 20],
				rows: [
					[finding, figure, margin, period, tables],
					...report.findings.map((each) => [
						each.sentence,
						each.text.value,
						each.text.margin,
						each.period,
						each.tables.join(' ')
					])
				],
				headed: 'row'
			},
			...PROFILE_TOPICS.map((topic): WorkbookSheet => ({
				name: voice.topics[topic],
				widths: [24, 48, ...header.slice(2).map(() => 20)],
				rows: [
					header,
					...rows.filter((row) => row.topic === topic).map((row) => unitCells(row, voice))
				],
				headed: 'row',
				held: 2
			}))
		],
		report.date
	);
}

/** All tracts as a workbook: the table, what its columns are, and whose figures they are. */
export async function tractWorkbook(
	{ fields, rows }: TractTable,
	about: DataDescription,
	words: {
		readonly sheets: { readonly tracts: string; readonly columns: string; readonly about: string };
		readonly columns: readonly string[];
	},
	{ files }: FileVoice
): Promise<Uint8Array<ArrayBuffer>> {
	const unitOf = (unit: Unit | null) => (unit === null ? null : files.units[unit]);
	return workbook(
		[
			{
				name: words.sheets.tracts,
				widths: fields.map(({ name }) => Math.min(28, Math.max(12, name.length + 2))),
				rows: [
					fields.map(({ name }) => name),
					...rows.map((row) =>
						row.map((cell, at): WorkbookCell => {
							const unit = fields[at]?.unit ?? null;
							return typeof cell === 'number' && unit ? { value: cell, unit, about: null } : cell;
						})
					)
				],
				headed: 'row',
				held: 2
			},
			{
				name: words.sheets.columns,
				widths: [36, 60, 60, 24, 18],
				rows: [
					words.columns,
					...fields.map(({ name, title, description, unit, alias }) => [
						name,
						title,
						description,
						unitOf(unit),
						alias
					])
				],
				headed: 'row'
			},
			{
				name: words.sheets.about,
				widths: [24, 110],
				rows: [
					[files.title, about.title],
					...about.notes.map((note) => [files.note, note]),
					[files.tractVintage, files.tractVintageValue],
					[files.margins, files.marginsValue],
					...about.sources.map((source) => [files.source, sourceLine(source)]),
					[files.citation, about.citation],
					[files.dataVersion, about.dataVersion],
					[files.link, about.link],
					[files.made, files.day(about.date)]
				],
				headed: 'column'
			}
		],
		about.date
	);
}

/** Cells of a place: its value, its margin, and what to know. */
const CELLS_OF_PLACE = 3;

function unitCells({ cells, unit, about }: FigureRow, { files }: FileVoice): WorkbookCell[] {
	const before = cells.length - CELLS_OF_PLACE * about.length;
	return cells.map((cell, at): WorkbookCell => {
		if (typeof cell !== 'number') return cell;
		const isAbout = (at - before) % CELLS_OF_PLACE === 0 && about[(at - before) / CELLS_OF_PLACE];
		return { value: cell, unit, about: isAbout ? files.about : null };
	});
}

/**
 * @param date ISO day on which it was made
 * @returns bytes of the workbook, the same for the same sheets and day
 */
export async function workbook(
	sheets: readonly WorkbookSheet[],
	date: string
): Promise<Uint8Array<ArrayBuffer>> {
	const blob = await writeXlsxFile(sheets.map(laidOut)).toBlob();
	return steadyPackage(new Uint8Array(await blob.arrayBuffer()), date, (name, text) =>
		toPrint(name, text, sheets).replace(
			/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g,
			`${date}T12:00:00Z`
		)
	);
}

/**
 * Pages as wide as the table, with its names on each and its number below, which the library does not write.
 *
 * Source: ECMA-376, part 1, 18.3.1.65 (pageSetUpPr), 18.3.1.63 (pageSetup), 18.2.5 (definedName)
 */
function toPrint(name: string, text: string, sheets: readonly WorkbookSheet[]): string {
	if (name === 'xl/workbook.xml') {
		const titles = sheets.flatMap(({ name, headed }, at) =>
			headed === 'row'
				? [
						`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${escaped(sheetName(name).replaceAll("'", "''"))}'!$1:$1</definedName>`
					]
				: []
		);
		return titles.length === 0
			? text
			: text.replace('</sheets>', `</sheets><definedNames>${titles.join('')}</definedNames>`);
	}
	if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) return text;
	return text
		.replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
		.replace(
			/<pageSetup[^>]*\/>/,
			'<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;A, &amp;P / &amp;N</oddFooter></headerFooter>'
		);
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function sheetName(name: string): string {
	return name.replace(NOT_IN_NAMES, ' ').slice(0, LONGEST_NAME);
}

/** Each row is as high as the longest of its texts needs: not every program works that out itself. */
function laidOut({ name, widths, rows, headed: heads, held = 0 }: WorkbookSheet) {
	const data = rows.map((cells, line): Row => {
		const lines = cells.map((cell, at) => {
			const letters = typeof cell === 'string' ? cell.length : 1;
			return Math.ceil((letters * LETTER_WIDTH) / (widths[at] ?? Infinity));
		});
		const height = LINE_HEIGHT * Math.max(1, ...lines);
		return cells.map((cell, at) => {
			if (cell === null) return null;
			if (typeof cell === 'number') return { type: Number, value: cell, height };
			if (typeof cell !== 'string')
				return { type: Number, format: formatOf(cell), value: cell.value, height };
			const isHead = heads === 'row' ? line === 0 : at === 0;
			return { ...(isHead ? headed(cell) : written(cell)), height };
		});
	});
	return {
		...PRINTED,
		sheet: sheetName(name),
		columns: widths.map((width) => ({ width })),
		...(heads === 'row' ? { stickyRowsCount: 1 } : {}),
		...(held > 0 ? { stickyColumnsCount: held } : {}),
		data
	};
}

function formatOf({ unit, about }: UnitCell): string {
	const format = FORMATS[unit];
	if (about === null) return format;
	return format
		.split(';')
		.map((part) => `"${about.replaceAll('"', '')} "${part}`)
		.join(';');
}

/** A text of this format is never run, whatever sign it begins with. */
function written(text: string): CellObject {
	return { type: String, value: text, wrap: true, alignVertical: 'top' };
}

function headed(text: string): CellObject {
	return { ...written(text), fontWeight: 'bold' };
}
