/** From a table's numbers to the columns that a method reads. Tables carry no margins. */
import type { Estimate } from '../../src/lib/core/estimate/estimate.ts';
import { knownWithoutMargin, missing } from '../../src/lib/core/estimate/make.ts';
import type { InputColumn, RiskInputs } from '../../src/lib/core/risk/inputs.ts';

function estimateOf(value: number): Estimate {
	return Number.isFinite(value)
		? knownWithoutMargin(value, 'not-carried')
		: missing('not-published');
}

/** A column of areas, and the same figure of each region where the table has it. */
export function inputColumn(
	id: string,
	values: ArrayLike<number>,
	region: readonly number[] = []
): InputColumn {
	return {
		estimates: Array.from(values, estimateOf),
		region: region.map(estimateOf),
		figure: id,
		sign: 1
	};
}

export function inputsOfTable(
	parts: Pick<RiskInputs, 'areas' | 'columns'> & Partial<RiskInputs>
): RiskInputs {
	return {
		regions: ['table'],
		regionOf: parts.areas.map(() => 0),
		neighbors: null,
		regionMeasures: {},
		touching: {},
		...parts
	};
}
