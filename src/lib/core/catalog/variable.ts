/**
 * What the code of a census figure says about how it is carried to other areas: counts add up,
 * medians and rates do not. Codes: U.S. Census Bureau, ACS table shells.
 */
import type { Variable } from './types.ts';

/** Of what a figure is a count, and so which weights carry it. */
export type WeightBasis = 'households' | 'people';

/** Tables of homes and households; every other table counts people. */
const HOUSEHOLD_TABLES = /^(B25\d{3}|B19013|B08201|B11001|C16002)/;
const MEDIAN_TABLES: ReadonlySet<string> = new Set(['B25064', 'B19013', 'B25077']);
/** Means, and the count that each is a mean of. */
const MEAN_BASES: Readonly<Record<Variable, Variable>> = { B19301_001: 'B01003_001' };

/** `B25070` of `B25070_007-010`. */
export function tableOf(variable: Variable): string {
	return variable.split('_', 1)[0] ?? variable;
}

export function weightBasis(variable: Variable): WeightBasis {
	return HOUSEHOLD_TABLES.test(variable) ? 'households' : 'people';
}

export function isMedian(variable: Variable): boolean {
	return MEDIAN_TABLES.has(tableOf(variable));
}

/**
 * The count that a published share or mean is of, or null for any other figure. A share ends in `P`
 * and is a share of its table's total: `C17002_002-006P` of `C17002_001`.
 */
export function baseOfRate(variable: Variable): Variable | null {
	if (isShareOfTable(variable)) return `${tableOf(variable)}_001`;
	return MEAN_BASES[variable] ?? null;
}

/** A published share 0–1 of its table's total, and no mean of dollars. */
export function isShareOfTable(variable: Variable): boolean {
	return /\dP$/.test(variable);
}
