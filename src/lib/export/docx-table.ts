/** A table of a report in the document, with headed columns and rows. */
import { type IRunOptions, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { ReportTable, TableCell as ReportCell } from '../core/report/model.ts';

/** Hundredths of the width that the column of row headings takes, and one of words beside figures. */
const FIRST_COLUMN = 21;
const WORDS_COLUMN = 11;

export function reportTable({ columns, rows }: ReportTable): Table {
	const isWords = columns.map((_, i) => i > 0 && rows[0]?.cells[i - 1]?.kind === 'text');
	const words = isWords.filter(Boolean).length;
	const figures = Math.max(1, columns.length - 1 - words);
	const figureColumn = (100 - FIRST_COLUMN - words * WORDS_COLUMN) / figures;
	const width = (i: number) => ({
		size: i === 0 ? FIRST_COLUMN : isWords[i] ? WORDS_COLUMN : figureColumn,
		type: WidthType.PERCENTAGE
	});
	return new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		rows: [
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: columns.map((column, i) => cell([column], width(i), true))
			}),
			...rows.map(
				({ header, cells }) =>
					new TableRow({
						cantSplit: true,
						children: [
							cell([header], width(0), true),
							...cells.map((each, i) => cell(linesOf(each), width(i + 1), false))
						]
					})
			)
		]
	});
}

/** Value, margin, and how the place stands against it. */
function linesOf(each: ReportCell): string[] {
	if (each.kind === 'text') return [each.text];
	return [each.text.value, each.text.margin, each.against].filter((line) => line !== '');
}

function cell(
	lines: readonly string[],
	width: { size: number; type: (typeof WidthType)['PERCENTAGE'] },
	bold: boolean
): TableCell {
	const run = (text: string, i: number): IRunOptions => ({ text, bold, size: i === 0 ? 18 : 15 });
	return new TableCell({
		width,
		margins: { top: 40, bottom: 40, left: 60, right: 60 },
		children: lines.map((text, i) => new Paragraph({ children: [new TextRun(run(text, i))] }))
	});
}
