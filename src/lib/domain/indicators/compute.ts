/** The value of an indicator in one place, from that place's figures. */
import { compare } from '../statistics/compare.ts';
import {
	realDollars,
	sharedYears,
	complement,
	relativeChange,
	share
} from '../statistics/combine.ts';
import { Z } from '../statistics/error.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { FITTED } from '../statistics/fitted.ts';
import {
	isOpenEnded,
	known,
	knownWithoutMargin,
	missing,
	openEnded
} from '../statistics/estimate.ts';
import { medianFromBins } from '../statistics/median.ts';
import { yearsOf } from '../statistics/census.ts';
import type { Figures } from './figures.ts';
import type { IndicatorId } from './ids.generated.ts';
import { shareFactor } from './derived-tables.ts';
import { otherReadingOf } from './other-reading.ts';
import type { FigureMethod, Formula, IndicatorDefinition, ShareCells } from './catalog.ts';
import type { VintageId } from '../statistics/census.ts';
import { weightBasis } from '../statistics/census.ts';

export type Computed = {
	/** In the indicator's unit; dollars in its dollar year. */
	readonly estimate: Estimate;
	/** To be marked wherever it is shown, unless it is exact. */
	readonly method: FigureMethod;
	/** The two periods of a change share years, which has to be said. */
	readonly overlapping: boolean;
	/**
	 * Of a change that lies between periods whose dollars follow two conventions: the same change with
	 * both read by the other one. Null elsewhere.
	 */
	readonly otherReading: Estimate | null;
};

export type IndicatorLookup = (id: IndicatorId) => IndicatorDefinition;

type Median = Extract<Formula, { kind: 'median' }>;
type Change = Extract<Formula, { kind: 'change' }>;

const EXACT = { method: 'exact', overlapping: false, otherReading: null } as const;

/**
 * Computes an indicator for one vintage (for a change, the later one). `indicatorOf` finds the
 * indicator that a change is of. Throws where the vintage's table lacks what the formula names,
 * which a test of the catalog rules out, and for records, which no survey's figures give.
 */
export function computeIndicator(
	definition: IndicatorDefinition,
	vintage: VintageId,
	figures: Figures,
	indicatorOf: IndicatorLookup
): Computed {
	const { formula } = definition;
	switch (formula.kind) {
		case 'count':
			return {
				...EXACT,
				estimate: figures.count(formula.byVintage?.[vintage] ?? formula.variables, vintage)
			};
		case 'share':
			return {
				...EXACT,
				estimate: shareOf(formula.byVintage?.[vintage] ?? formula, vintage, figures)
			};
		case 'rate': {
			const rate = figures.rate(formula.variable, formula.of, vintage);
			return { ...EXACT, estimate: inDollarsOf(definition, vintage, rate) };
		}
		case 'median': {
			const median = medianOf(formula, vintage, figures);
			return { ...median, estimate: inDollarsOf(definition, vintage, median.estimate) };
		}
		case 'change':
			return changeOf(formula, indicatorOf(formula.of), figures, indicatorOf);
		case 'record':
			throw new Error(`${definition.id} is counted from records, not computed from the survey.`);
	}
}

function shareOf(cells: ShareCells, vintage: VintageId, figures: Figures): Estimate {
	const whole = figures.count(cells.denominator, vintage);
	if (whole.value === 0) return missing('not-applicable');
	const [first = ''] = cells.denominator;
	const variable = first.replace(/^-/, '');
	const sample = {
		designFactor: shareFactor(variable),
		spread: figures.spread(weightBasis(variable), vintage)
	};
	const takenAway = takenFromWhole(cells);
	if (takenAway) return complement(share(figures.count(takenAway, vintage), whole, sample));
	return share(figures.count(cells.numerator, vintage), whole, sample);
}

/** What a numerator subtracts from the whole denominator, or null where it is built another way. */
function takenFromWhole({ numerator, denominator }: ShareCells): readonly string[] | null {
	const kept = numerator.filter((variable) => !denominator.includes(variable));
	const whole = denominator.every((variable) => numerator.includes(variable));
	if (!whole || kept.length === 0 || !kept.every((variable) => variable.startsWith('-')))
		return null;
	return kept.map((variable) => variable.slice(1));
}

/** The published median of a tract; elsewhere from bins, or what can be made of tract medians. */
function medianOf(formula: Median, vintage: VintageId, figures: Figures): Computed {
	const published = figures.median(formula.variable, vintage);
	const fromBins = published?.moeBasis === 'modelled' || published === null;
	const binned = fromBins ? medianByBins(formula, vintage, figures) : null;
	if (published) {
		const median = capped(published, formula.topCode[vintage]);
		return { ...EXACT, estimate: binned ? withMarginOf(median, binned) : median };
	}
	if (binned) return { ...EXACT, estimate: binned };
	const made = ofTractMedians(formula, figures, vintage, []);
	return { ...EXACT, method: formula.withoutBins, estimate: made };
}

function ofTractMedians(
	{ variable, weight, withoutBins }: Median,
	figures: Figures,
	vintage: VintageId,
	alsoIn: readonly VintageId[]
): Estimate {
	const make = withoutBins === 'modelled-income' ? figures.pooledIncome : figures.meanOfMedians;
	return make(variable, weight, vintage, alsoIn);
}

function medianByBins(formula: Median, vintage: VintageId, figures: Figures): Estimate | null {
	if (!formula.bins?.every((bin) => figures.has(bin.variable, vintage))) return null;
	const basis = weightBasis(formula.weight);
	const median = medianFromBins(
		formula.bins.map(({ variable, from, to }) => ({
			from,
			to,
			count: figures.count([variable], vintage)
		})),
		{
			designFactor: FITTED.medians.factor,
			// Half of the households lie below: √(½ · ½) of the spread.
			extraError: figures.spread(basis, vintage) / 2
		}
	);
	const carried = FITTED.carrying.constants.medians[formula.variable] ?? 0;
	return widened(median, Z[90] * carried * figures.changedPart(basis, vintage));
}

/** With a further independent margin, relative to the value. */
function widened(estimate: Estimate, relativeMargin: number): Estimate {
	if (estimate.moe === null || estimate.value === null || relativeMargin === 0) return estimate;
	return { ...estimate, moe: Math.hypot(estimate.moe, relativeMargin * estimate.value) };
}

/** A published median without margin, with the one that its own bins give, in proportion. */
function withMarginOf(median: Estimate, binned: Estimate): Estimate {
	if (median.quality !== 'value' || median.value === null || !binned.value) return median;
	const scale = median.value / binned.value;
	if (binned.moe !== null) {
		return { ...known(median.value, binned.moe * scale), moeBasis: 'modelled' };
	}
	if (binned.moeReason !== 'open-interval' || isOpenEnded(binned)) return median;
	const bound = binned.bound && { side: binned.bound.side, value: binned.bound.value * scale };
	return { ...knownWithoutMargin(median.value, 'open-interval'), ...(bound && { bound }) };
}

/** A number above the cap can only be the Bureau's code for "or more". */
function capped(median: Estimate, cap: number | undefined): Estimate {
	if (cap === undefined || median.quality !== 'value' || (median.value ?? 0) <= cap) return median;
	return openEnded(cap, 'top-coded');
}

function changeOf(
	formula: Change,
	of: IndicatorDefinition,
	figures: Figures,
	indicatorOf: IndicatorLookup
): Computed {
	const { from, to, as } = formula;
	const shared = sharedYears(from, to);
	const ends = endsOf(formula, of, figures.sameGround(), indicatorOf);
	const estimate =
		as === 'relative'
			? relativeChange(ends.newer, ends.older, { sharedYears: shared })
			: compare(ends.newer, ends.older, { sharedYears: shared }).difference;
	return {
		estimate,
		method: ends.method,
		overlapping: shared > 0,
		otherReading: otherReadingOf(formula, of, estimate)
	};
}

/**
 * Both ends are measured the same way, or the change would partly be the change of measure: from
 * bins where both periods have them and neither median falls into an open bin, otherwise from the
 * medians of the same tracts.
 */
function endsOf(
	{ from, to }: Change,
	of: IndicatorDefinition,
	figures: Figures,
	indicatorOf: IndicatorLookup
): { newer: Estimate; older: Estimate; method: FigureMethod } {
	const older = computeIndicator(of, from, figures, indicatorOf);
	const newer = computeIndicator(of, to, figures, indicatorOf);
	const exact = older.method === 'exact' && newer.method === 'exact';
	const isPlaceMedian =
		of.formula.kind === 'median' && figures.median(of.formula.variable, to) === null;
	const open = isOpenEnded(older.estimate) || isOpenEnded(newer.estimate);
	if (of.formula.kind !== 'median' || !isPlaceMedian || (exact && !open)) {
		return { newer: newer.estimate, older: older.estimate, method: 'exact' };
	}
	const median = of.formula;
	const made = (vintage: VintageId, other: VintageId) =>
		inDollarsOf(of, vintage, ofTractMedians(median, figures, vintage, [other]));
	return { newer: made(to, from), older: made(from, to), method: median.withoutBins };
}

function inDollarsOf(
	definition: IndicatorDefinition,
	vintage: VintageId,
	amount: Estimate
): Estimate {
	if (definition.dollarYear === null) return amount;
	return realDollars(amount, yearsOf(vintage)[1], definition.dollarYear);
}
