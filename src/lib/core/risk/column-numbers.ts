/** Columns of estimates as plain numbers, made once for each column however often methods run on it. */
import { standardError } from '../estimate/error.ts';
import type { Estimate } from '../estimate/estimate.ts';
import { isOpenEnded } from '../estimate/make.ts';
import type { InputColumn } from './inputs.ts';

export type ColumnNumbers = {
	/** NaN where missing. */
	readonly values: Float64Array;
	/** Standard errors with the column's sign, 0 where the estimate has no margin or no value. */
	readonly errors: Float64Array;
	/** Rows whose figure is only "or more" or "or less". */
	readonly openRows: readonly number[];
};

const known = new WeakMap<InputColumn, ColumnNumbers>();

export function numbersOf(estimates: readonly Estimate[]): Float64Array {
	const values = new Float64Array(estimates.length);
	estimates.forEach(({ value }, row) => {
		values[row] = value ?? NaN;
	});
	return values;
}

export function columnNumbers(column: InputColumn): ColumnNumbers {
	const found = known.get(column);
	if (found !== undefined) return found;
	const errors = new Float64Array(column.estimates.length);
	const openRows: number[] = [];
	column.estimates.forEach((estimate, row) => {
		errors[row] = column.sign * (standardError(estimate) ?? 0);
		if (isOpenEnded(estimate)) openRows.push(row);
	});
	const made = { values: numbersOf(column.estimates), errors, openRows };
	known.set(column, made);
	return made;
}
