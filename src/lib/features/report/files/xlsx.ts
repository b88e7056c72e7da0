/** A report as a workbook: what it is, its findings, and a sheet a topic. */
import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/universal';
import {
	figureHeader,
	figureRows,
	harmless,
	type FileVoice,
	preamble
} from '../../../domain/report/figure-files.ts';
import { PROFILE_TOPICS } from '../../../domain/places/topics.ts';
import type { Report } from '../../../domain/report/model.ts';
import { steadyPackage } from './zip.ts';

type Column = { readonly width: number };

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
	const header = figureHeader(report, voice).map(headed);
	const sheets = [
		{
			...PRINTED,
			sheet: sheetName(files.sheets.about),
			columns: [{ width: 24 }, { width: 110 }],
			data: preamble(report, files).map(({ label, text }): Row => [headed(label), written(text)])
		},
		{
			...PRINTED,
			sheet: sheetName(files.sheets.findings),
			columns: [{ width: 100 }, { width: 16 }, { width: 16 }, { width: 24 }, { width: 20 }],
			stickyRowsCount: 1,
			data: [
				Object.values({
					finding: headed(files.findings.finding),
					figure: headed(files.findings.figure),
					margin: headed(files.findings.margin),
					period: headed(files.findings.period),
					tables: headed(files.findings.tables)
				}),
				...report.findings.map(({ sentence, text, period, tables }): Row => [
					written(sentence),
					written(text.value),
					written(text.margin),
					written(period),
					written(tables.join(' '))
				])
			]
		},
		...PROFILE_TOPICS.map((topic) => ({
			...PRINTED,
			sheet: sheetName(voice.topics[topic]),
			columns: [{ width: 24 }, { width: 48 }, ...header.slice(2).map(() => ({ width: 20 }))],
			stickyRowsCount: 1,
			data: [
				header,
				...rows
					.filter((row) => row.topic === topic)
					.map(({ cells }): Row =>
						cells.map((cell) =>
							cell === null
								? null
								: typeof cell === 'number'
									? { type: Number, value: cell }
									: written(cell)
						)
					)
			]
		}))
	];
	const blob = await writeXlsxFile(sheets.map(withRoom)).toBlob();
	return steadyPackage(new Uint8Array(await blob.arrayBuffer()), report.date, (_, text) =>
		text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, `${report.date}T12:00:00Z`)
	);
}

/** Each row is as high as the longest of its texts needs: not every program works that out itself. */
function withRoom<Sheet extends { readonly columns: readonly Column[]; readonly data: Row[] }>(
	sheet: Sheet
): Sheet {
	const data = sheet.data.map((row): Row => {
		const lines = row.map((cell, i) => {
			const value = cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : '';
			const letters = typeof value === 'string' ? value.length : 1;
			return Math.ceil((letters * LETTER_WIDTH) / (sheet.columns[i]?.width ?? Infinity));
		});
		const height = LINE_HEIGHT * Math.max(1, ...lines);
		return row.map((cell) =>
			cell !== null && typeof cell === 'object' && 'value' in cell ? { ...cell, height } : cell
		);
	});
	return { ...sheet, data };
}

function written(text: string): CellObject {
	return { type: String, value: harmless(text), wrap: true, alignVertical: 'top' };
}

function headed(text: string): CellObject {
	return { ...written(text), fontWeight: 'bold' };
}

function sheetName(text: string): string {
	return text.replace(NOT_IN_NAMES, ' ').slice(0, LONGEST_NAME);
}
