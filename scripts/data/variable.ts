/**
 * Column names of the tables in `data/figures`. A name is a Census variable code with a suffix:
 * `E` estimate, `M` 90 % margin of error, `N` count of the 2020 Census, `P` published share of the
 * table's total. A published sum of cells joins them as ranges and plus signs:
 * `B25091_008-011+019-022E`.
 */
import type { Variable } from '../../src/lib/core/catalog/types.ts';

const CODE = /^([A-Z]\d+[A-Z]*)_(\d{3}(?:-\d{3})?(?:\+\d{3}(?:-\d{3})?)*)([A-Z]?)$/;

export type ParsedVariable = {
	/** `B25091`. */
	readonly table: string;
	/** Cell numbers in ascending order. */
	readonly cells: readonly number[];
	/** `E`, `M`, `N`, `P`, or empty for a variable without suffix. */
	readonly suffix: string;
};

/** Table, cells and suffix of a column or variable name, or null where it is no Census code. */
export function parseVariable(name: string): ParsedVariable | null {
	const match = CODE.exec(name);
	if (!match) return null;
	const [, table = '', list = '', suffix = ''] = match;
	const cells: number[] = [];
	for (const range of list.split('+')) {
		const [first = NaN, last = first] = range.split('-').map(Number);
		if (!(last >= first)) return null;
		for (let cell = first; cell <= last; cell += 1) cells.push(cell);
	}
	for (let i = 1; i < cells.length; i += 1) {
		if ((cells[i] ?? 0) <= (cells[i - 1] ?? 0)) return null;
	}
	return { table, cells, suffix };
}

/** The single cells that a variable adds up: `B25070_007-009` gives `B25070_007`, `_008`, `_009`. */
export function cellsOf(variable: Variable): Variable[] {
	const parsed = parseVariable(variable);
	if (!parsed) throw new Error(`"${variable}" is not a Census variable code.`);
	return parsed.cells.map(
		(cell) => `${parsed.table}_${String(cell).padStart(3, '0')}${parsed.suffix}`
	);
}

/** Variable of a column: estimates and margins lose their suffix, all other names stay whole. */
export function variableOfColumn(column: string): Variable {
	const suffix = parseVariable(column)?.suffix;
	return suffix === 'E' || suffix === 'M' ? column.slice(0, -1) : column;
}
