/** Tables as a workbook, and a report as one: what it is, its findings, and a sheet a topic. */
import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/universal';
import {
	figureHeader,
	figureRows,
	harmless,
	type FileCell,
	type FileVoice,
	preamble
} from '../../../domain/report/figure-files.ts';
import { PROFILE_TOPICS } from '../../../domain/places/topics.ts';
import type { Report } from '../../../domain/report/model.ts';
import { steadyPackage } from './zip.ts';

/** One sheet of a workbook. */
export type WorkbookSheet = {
	readonly name: string;
	/** Of each column, in letters. */
	readonly widths: readonly number[];
	readonly rows: readonly (readonly FileCell[])[];
	/** What is set as headings: the first row, which stays in sight, or the first column. */
	readonly headed: 'row' | 'column';
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
				rows: [header, ...rows.filter((row) => row.topic === topic).map(({ cells }) => cells)],
				headed: 'row'
			}))
		],
		report.date
	);
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
	return steadyPackage(new Uint8Array(await blob.arrayBuffer()), date, (_, text) =>
		text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, `${date}T12:00:00Z`)
	);
}

/** Each row is as high as the longest of its texts needs: not every program works that out itself. */
function laidOut({ name, widths, rows, headed: heads }: WorkbookSheet) {
	const data = rows.map((cells, line): Row => {
		const lines = cells.map((cell, at) => {
			const letters = typeof cell === 'string' ? cell.length : 1;
			return Math.ceil((letters * LETTER_WIDTH) / (widths[at] ?? Infinity));
		});
		const height = LINE_HEIGHT * Math.max(1, ...lines);
		return cells.map((cell, at) => {
			if (cell === null) return null;
			if (typeof cell === 'number') return { type: Number, value: cell, height };
			const isHead = heads === 'row' ? line === 0 : at === 0;
			return { ...(isHead ? headed(cell) : written(cell)), height };
		});
	});
	return {
		...PRINTED,
		sheet: name.replace(NOT_IN_NAMES, ' ').slice(0, LONGEST_NAME),
		columns: widths.map((width) => ({ width })),
		...(heads === 'row' ? { stickyRowsCount: 1 } : {}),
		data
	};
}

function written(text: string): CellObject {
	return { type: String, value: harmless(text), wrap: true, alignVertical: 'top' };
}

function headed(text: string): CellObject {
	return { ...written(text), fontWeight: 'bold' };
}
