/**
 * Reads and writes CSV (RFC 4180) and knows on which line of the file every record begins, which
 * d3-dsv does not say. Lines end in CRLF, LF or CR; quoted fields may hold commas, quotes and lines.
 */
import { InputProblem } from './problem.ts';

export type CsvRecord = {
	/** Line of the file on which the record begins, from 1. */
	readonly line: number;
	readonly fields: readonly string[];
};

/** All records but empty lines. Throws InputProblem where a quoted field is not closed properly. */
export function parseCsv(text: string): CsvRecord[] {
	const records: CsvRecord[] = [];
	let at = text.startsWith('\uFEFF') ? 1 : 0;
	let line = 1;

	function endOfLine(): boolean {
		const code = text[at];
		if (code !== '\n' && code !== '\r') return false;
		at += code === '\r' && text[at + 1] === '\n' ? 2 : 1;
		line++;
		return true;
	}
	function quotedField(): string {
		const opened = line;
		let value = '';
		at++;
		for (;;) {
			if (at >= text.length) {
				throw new InputProblem('a quoted field that begins here is never closed', {
					line: opened
				});
			}
			if (text[at] === '"') {
				if (text[at + 1] !== '"') break;
				value += '"';
				at += 2;
				continue;
			}
			const start = at;
			if (endOfLine()) value += text.slice(start, at);
			else value += text[at++] ?? '';
		}
		at++;
		const next = text[at];
		if (next !== undefined && next !== ',' && next !== '\n' && next !== '\r') {
			throw new InputProblem(
				'text follows a closing quote; expected a comma or the end of the line',
				{
					line
				}
			);
		}
		return value;
	}
	function plainField(): string {
		const start = at;
		while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++;
		return text.slice(start, at);
	}

	while (at < text.length) {
		const begun = line;
		const fields: string[] = [];
		for (;;) {
			fields.push(text[at] === '"' ? quotedField() : plainField());
			if (text[at] !== ',') break;
			at++;
		}
		endOfLine();
		if (fields.length > 1 || fields[0]?.trim() !== '') records.push({ line: begun, fields });
	}
	return records;
}

function written(field: string): string {
	return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

export function formatCsv(rows: readonly (readonly string[])[]): string {
	return rows.map((row) => `${row.map(written).join(',')}\n`).join('');
}
