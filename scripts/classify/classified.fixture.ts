/** Builds small tables for tests: every row is a base row with some cells changed. */
import { formatCsv, ColumnTable } from './table.ts';
import { RUNS, type RunOptions } from './runs.ts';
import type { MethodId } from '../../src/lib/domain/methods/definitions/index.ts';

export type Cells = Readonly<Record<string, string | number>>;

export function csvOf(base: Cells, rows: readonly Cells[]): string {
	const columns = Object.keys(base);
	return formatCsv([
		columns,
		...rows.map((row) => columns.map((column) => String(row[column] ?? base[column] ?? '')))
	]);
}

const SOUND: RunOptions = {
	asPublished: false,
	factor: null,
	scale: 'cdf',
	directions: null
};

/** Results by id, each as column → cell. */
export function classified(
	method: MethodId,
	text: string,
	options: Partial<RunOptions> = {}
): ReadonlyMap<string, Readonly<Record<string, string>>> {
	const [header = [], ...rows] = RUNS[method].run(new ColumnTable(text), { ...SOUND, ...options });
	return new Map(
		rows.map((row) => [
			row[0] ?? '',
			Object.fromEntries(header.map((column, index) => [column, row[index] ?? '']))
		])
	);
}
