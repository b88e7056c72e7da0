import { type Budget, isKept, type Table } from './benchmark.ts';

const isNumber = (cell: string) => /^[-−]?[\d.,]+$/.test(cell);

/** A table as lines of text: words to the left, numbers to the right. */
export function tableLines({ title, columns, rows }: Table): string[] {
	const cells = rows.map((row) => row.map(String));
	const widths = columns.map((column, at) =>
		Math.max(column.length, ...cells.map((row) => row[at]?.length ?? 0))
	);
	const line = (row: readonly string[], head: boolean) =>
		`  ${row
			.map((cell, at) => {
				const width = widths[at] ?? 0;
				return at > 0 && (head || isNumber(cell)) ? cell.padStart(width) : cell.padEnd(width);
			})
			.join('  ')
			.trimEnd()}`;
	return [title, line(columns, true), ...cells.map((row) => line(row, false))];
}

/** "✓ First choropleth: 820.1 kB of at most 1100 kB". */
export function budgetLine(budget: Budget): string {
	const { what, value, most, unit } = budget;
	return `${isKept(budget) ? '✓' : '✗'} ${what}: ${value.toFixed(1)} ${unit} of at most ${most} ${unit}`;
}
