/**
 * Figures of 2010 tracts on 2020 tracts. Counts go by the share of the old tract's homes that stand
 * in the new one; medians are averaged by the share of the new tract's homes that stand in each old
 * one; shares and means go by the count that they are of.
 */
import { weightedSum } from '../statistics/combine.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { meanOfTracts } from '../statistics/median.ts';
import { UNCHANGED_OVERLAP } from './weights.ts';
import type { TractCrosswalk } from './weights.ts';
import { tractCount } from './figures.ts';
import type { TractTable } from './figures.ts';
import type { Variable } from '../statistics/census.ts';
import { baseOfRate, isMedian } from '../statistics/census.ts';

/** The table of 2010 tracts as one of 2020 tracts. Throws where a tract of the crosswalk is not in it. */
export function carriedTable(table: TractTable, crosswalk: TractCrosswalk): TractTable {
	const rowOf = new Map(table.geoids.map((geoid, row) => [geoid, row]));
	const rows = crosswalk.from.map((geoid) => {
		const row = rowOf.get(geoid);
		if (row === undefined) throw new Error(`The figures have no 2010 tract ${geoid}.`);
		return row;
	});

	function estimate(row: number, variable: Variable): Estimate {
		const overlaps = (crosswalk.overlaps[row] ?? []).map((overlap) => ({
			...overlap,
			figure: table.estimate(rows[overlap.from] ?? -1, variable),
			row: rows[overlap.from] ?? -1
		}));
		const [only] = overlaps;
		if (only && overlaps.length === 1 && only.countWeight === 1) return only.figure;
		if (isMedian(variable)) {
			return meanOfTracts(
				overlaps.map(({ figure, meanWeight }) => ({ figure, weight: meanWeight }))
			);
		}
		const base = baseOfRate(variable);
		if (base !== null) {
			const present = overlaps.map((overlap) => ({
				figure: overlap.figure,
				weight: overlap.countWeight * (tractCount(table, overlap.row, base).value ?? 0)
			}));
			return meanOfTracts(present);
		}
		return weightedSum(
			overlaps.map((overlap) => ({
				estimate: tractCount(table, overlap.row, variable),
				weight: overlap.countWeight
			}))
		);
	}

	const changed = new Set(carriedRows(crosswalk));
	return cachedTable({ ...table, geoids: crosswalk.to, estimate, changed });
}

/** Rows of the 2020 tracts whose boundary changed enough to say so: "carried across changed boundaries". */
export function carriedRows(crosswalk: TractCrosswalk): readonly number[] {
	return crosswalk.largestOverlap.flatMap((overlap, row) =>
		overlap < UNCHANGED_OVERLAP ? [row] : []
	);
}

/** Answers each figure once: reading a cell, and adding up overlaps, is slow beside looking it up. */
export function cachedTable(table: TractTable): TractTable {
	const columns = new Map<Variable, (Estimate | undefined)[]>();
	return {
		...table,
		estimate(row, variable) {
			let column = columns.get(variable);
			if (!column) columns.set(variable, (column = []));
			return (column[row] ??= table.estimate(row, variable));
		}
	};
}
