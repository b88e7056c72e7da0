/**
 * A report as CSV: lines that begin with `#` say what it is, then a row a figure with a value and a
 * margin for each place. UTF-8 with a mark at the start, so that spreadsheets read “±” and “–”.
 */
import type { Report } from '../report/model.ts';
import { figureHeader, figureRows, type FileCell, type FileVoice } from './figure-rows.ts';
import { harmless } from './harmless.ts';
import { preamble } from './preamble.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

export function reportCsv(report: Report, voice: FileVoice): string {
	return csvText([
		...preamble(report, voice.files).map(({ label, text }) => [`# ${label}: ${oneLine(text)}`]),
		figureHeader(report, voice),
		...figureRows(report, voice).map(({ cells }) => cells)
	]);
}

/** Rows of cells as CSV (RFC 4180). */
export function csvText(rows: readonly (readonly FileCell[])[]): string {
	const lines = rows.map((cells) => cells.map(csvCell).join(','));
	return BYTE_ORDER_MARK + lines.map((line) => line + LINE_END).join('');
}

function csvCell(cell: FileCell): string {
	if (cell === null) return '';
	const text = typeof cell === 'number' ? String(cell) : harmless(cell);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
