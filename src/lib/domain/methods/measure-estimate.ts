/**
 * A measure as an estimate: its value with the margin that the handbook's formulas give. Where a
 * part has no published margin, the whole has none, but the least that it can be (`leastMoe`).
 */
import { difference, sum } from '../statistics/combine.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { knownWithoutMargin, missing } from '../statistics/estimate.ts';
import { complement, product, ratio, relativeChange, scaled } from '../statistics/ratio.ts';
import type { Measure } from './definitions/method.ts';

/** The measure with every rule of the handbook; missing where open ends leave nothing to say. */
export function deriveMeasure(measure: Measure, read: (input: string) => Estimate): Estimate {
	const part = (one: Measure) => deriveMeasure(one, read);
	switch (measure.kind) {
		case 'input': {
			const estimate = read(measure.input);
			const absent = measure.zeroIsMissing === true && estimate.value === 0;
			return absent ? missing('not-published') : estimate;
		}
		case 'constant':
			return knownWithoutMargin(measure.value, 'full-count');
		case 'sum':
			return sum(measure.of.map(part));
		case 'mean':
			return scaled(sum(measure.of.map(part)), 1 / measure.of.length);
		case 'difference':
			return difference(part(measure.of[0]), part(measure.of[1]));
		case 'ratio':
			return ratio(part(measure.of[0]), part(measure.of[1]));
		case 'product':
			return product(part(measure.of[0]), part(measure.of[1]));
		case 'scaled':
			return scaled(part(measure.of), measure.by);
		case 'relative-change':
			return relativeChange(part(measure.to), part(measure.from));
		case 'real-gain':
			// (to − f·from)/to = 1 − f·(from/to): one ratio, so that `to` counts once.
			return complement(scaled(ratio(part(measure.from), part(measure.to)), measure.factor));
		case 'score':
		case 'rescale':
			// Standardized over all areas: the margin of such a figure has no handbook formula.
			return part(measure.of);
	}
}

function isStandardized(measure: Measure): boolean {
	return measure.kind === 'score' || measure.kind === 'rescale' || measure.kind === 'mean';
}

/** `value` is the measure as the evaluator computed it; NaN where missing. */
export function measureEstimate(
	measure: Measure,
	read: (input: string) => Estimate,
	value: number
): Estimate {
	const estimate = deriveMeasure(measure, read);
	if (estimate.value === null) return estimate;
	if (Number.isNaN(value)) return missing('not-computable');
	if (isStandardized(measure)) return knownWithoutMargin(value, 'input-without-margin');
	return { ...estimate, value };
}
