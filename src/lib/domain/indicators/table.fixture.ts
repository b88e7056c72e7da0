/** A small table of figures for tests: synthetic tracts, one row each. */
import type { Estimate } from '../statistics/estimate.ts';
import type { TractTable } from './figures.ts';
import type { Variable } from '../statistics/census.ts';

/** `columns` by single cell or published sum; a range of carried single cells is answered from them. */
export function tableOf(
	geoids: readonly string[],
	columns: Readonly<Record<Variable, readonly Estimate[]>>
): TractTable {
	const cellsOf = (variable: Variable): Variable[] => {
		const match = /^(\w+)_(\d{3})-(\d{3})$/.exec(variable);
		if (!match) return [];
		const [, table = '', first = '', last = ''] = match;
		return Array.from(
			{ length: Number(last) - Number(first) + 1 },
			(_, i) => `${table}_${String(Number(first) + i).padStart(3, '0')}`
		);
	};
	const partsOf = (variable: Variable): Variable[] | null => {
		if (columns[variable]) return [variable];
		const cells = cellsOf(variable);
		return cells.length > 0 && cells.every((cell) => columns[cell]) ? cells : null;
	};
	return {
		geoids,
		has: (variable) => partsOf(variable) !== null,
		parts(variable) {
			const parts = partsOf(variable);
			if (!parts) throw new Error(`fixture without ${variable}`);
			return parts;
		},
		estimate(row, variable) {
			const estimate = columns[variable]?.[row];
			if (!estimate) throw new Error(`fixture without ${variable} in row ${row}`);
			return estimate;
		}
	};
}
