/**
 * Home values (B25077) are in dollars of the last year only from the release of 2022 on. The answers
 * of earlier periods were given over five years and published as they came, so that a change across
 * that border depends on what their dollars are taken for: dollars of the last year, or of the mean
 * price level of the five years. Neither is wrong; both are told.
 */
import { meanLevelFactor, compounded } from '../statistics/combine.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { yearsOf } from '../statistics/census.ts';
import type { IndicatorId } from './ids.generated.ts';
import type { Formula, IndicatorDefinition } from './catalog.ts';
import type { VintageId } from '../statistics/census.ts';

/** `otherReadingOf` for a figure of any indicator. */
export function otherReadingOfFigure(
	{ formula }: IndicatorDefinition,
	figure: Estimate,
	indicatorOf: (id: IndicatorId) => IndicatorDefinition
): Estimate | null {
	return formula.kind === 'change'
		? otherReadingOf(formula, indicatorOf(formula.of), figure)
		: null;
}

type Change = Extract<Formula, { kind: 'change' }>;

/**
 * The other reading of a change that takes dollars of earlier periods for dollars of their last
 * year: with those dollars at the mean price level of their years. Null where all is in dollars of
 * the last year, or the change is of no dollars. Works on a decoded figure as on a computed one.
 */
export function otherReadingOf(
	{ from, to, as }: Pick<Change, 'from' | 'to' | 'as'>,
	of: IndicatorDefinition,
	change: Estimate
): Estimate | null {
	if (as !== 'relative' || of.formula.kind !== 'median') return null;
	const { endYearDollarsFrom } = of.formula;
	if (endYearDollarsFrom === undefined) return null;
	const raised = (vintage: VintageId): number => {
		const years = yearsOf(vintage);
		return years[1] < endYearDollarsFrom ? meanLevelFactor(years) : 1;
	};
	const factor = raised(to) / raised(from);
	return factor === 1 ? null : compounded(change, factor);
}
