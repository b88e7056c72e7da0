/** Which of the tables answers for a vintage. */
import type { TractTable, TractTables } from './figures.ts';
import { VINTAGES } from './types.ts';
import type { Variable, VintageId } from './types.ts';

/** The table of a vintage. Throws where there is none. */
export function tableIn(tables: TractTables, vintage: VintageId): TractTable {
	const table = tables.get(vintage);
	if (!table) throw new Error(`There is no table of figures for ${vintage}.`);
	return table;
}

/**
 * The table that carries a count for figures of a vintage: its own, or a later one. 2010–2014 came
 * without counts; those of 2015–2019 stand in, then later ones. Undefined where none does.
 */
export function tableWith(
	tables: TractTables,
	count: Variable,
	vintage: VintageId
): TractTable | undefined {
	const later = VINTAGES.slice(VINTAGES.indexOf(vintage === '2010-2014' ? '2015-2019' : vintage));
	return [vintage, ...later]
		.map((candidate) => tables.get(candidate))
		.find((table) => table?.has(count));
}

/** As `tableWith`. Throws where no table carries the count. */
export function tableCounting(
	tables: TractTables,
	count: Variable,
	vintage: VintageId
): TractTable {
	const table = tableWith(tables, count, vintage);
	if (!table) throw new Error(`No table from ${vintage} on carries ${count}.`);
	return table;
}
