/** A report as CSV, with what every file of a package is and what its columns mean. */
import { NEWEST_PERIOD, type Report } from './model.ts';
import { periodLabel } from '../text/format.ts';
import type { FigureColumn, OutputKind, FileWords, PlaceColumn } from './file-words.ts';
import {
	figureHeader,
	figureRows,
	harmless,
	type FileCell,
	type FileVoice
} from './figure-rows.ts';

/* What every table says before its figures: what it is, of where, from whom, how sure. */

export type PreambleLine = { readonly label: string; readonly text: string };

export function preamble(report: Report, words: FileWords): PreambleLine[] {
	const line = (label: string, text: string): PreambleLine => ({ label, text });
	return [
		line(words.title, report.title),
		...report.places
			.filter(({ role }) => role === 'place')
			.map(({ name }) => line(words.place, name.title)),
		line(words.vintage, periodLabel(NEWEST_PERIOD)),
		line(words.tractVintage, words.tractVintageValue),
		line(words.margins, words.marginsValue),
		...report.fileSources.map(({ sentence }) => line(words.source, sentence)),
		...report.notes.map((note) => line(words.note, note)),
		line(words.citation, report.citation.plain),
		line(words.dataVersion, report.dataVersion),
		line(words.link, report.link),
		line(words.made, report.date)
	];
}

/*
 * A report as CSV: lines that begin with `#` say what it is, then a row a figure with a value and a
 * margin for each place. UTF-8 with a mark at the start, so that spreadsheets read “±” and “–”.
 */

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

/* What every file of a package is and what its columns mean. */

export type PackedFile = { readonly kind: OutputKind; readonly name: string };

const FIGURE_COLUMNS: readonly FigureColumn[] = [
	'figure',
	'title',
	'topic',
	'unit',
	'period',
	'tables'
];
const PLACE_COLUMNS: readonly PlaceColumn[] = ['value', 'margin', 'state'];

/** Rows of the dictionary: file, column, meaning. */
export function dictionaryRows(files: readonly PackedFile[], words: FileWords): FileCell[][] {
	const { dictionary, columns } = words;
	const of = files.filter(({ kind }) => kind === 'csv' || kind === 'workbook');
	const anyPlace = { place: `[${words.place}]` };
	const placeColumns: Readonly<Record<PlaceColumn, string>> = {
		value: words.value(anyPlace),
		margin: words.margin(anyPlace),
		state: words.state(anyPlace)
	};
	return [
		[dictionary.file, dictionary.column, dictionary.meaning],
		...files.map(({ kind, name }) => [name, '', dictionary.files[kind]]),
		...of.flatMap(({ name }) => [
			...FIGURE_COLUMNS.map((each) => [name, columns[each], dictionary.meanings[each]]),
			...PLACE_COLUMNS.map((each) => [name, placeColumns[each], dictionary.meanings[each]])
		])
	];
}
