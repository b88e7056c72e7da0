/** One figure of a place over all periods that there are, and what may be drawn between them. */
import {
	INDICATORS,
	indicatorById,
	type FigureMethod,
	type Formula,
	type IndicatorDefinition
} from '../indicators/catalog.ts';
import { computeIndicator } from '../indicators/compute.ts';
import {
	figuresByIndicator,
	type SignedVariable,
	type TractTables
} from '../indicators/figures.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import { likelyRange } from '../text/format.ts';
import type { Unit, Variable, VintageId } from '../statistics/census.ts';
import { sharedYears } from '../statistics/combine.ts';
import type { Estimate } from '../statistics/estimate.ts';
import {
	figuresOf,
	type PlaceProfile,
	type ProfileFigure,
	type ProfileSources
} from './profile.ts';
import type { HeldPlace } from './resolve.ts';

/** Two periods make a change; a line needs one more. */
const LEAST_PERIODS = 3;

/** Periods of an indicator, oldest first: those shown by themselves and those that changes begin in. */
export function periodsOf({
	vintages,
	changesFrom = []
}: Pick<IndicatorDefinition, 'vintages' | 'changesFrom'>): readonly VintageId[] {
	return [...new Set([...vintages, ...changesFrom])].sort();
}

/** Indicators with enough periods for a line, in the order of the catalog. */
export const OVER_TIME: readonly IndicatorId[] = INDICATORS.filter(
	(each) => each.formula.kind !== 'change' && periodsOf(each).length >= LEAST_PERIODS
).map(({ id }) => id);

/** A figure in one period, in the indicator's unit and dollar year. */
export type PeriodFigure = {
	readonly vintage: VintageId;
	readonly estimate: Estimate;
	readonly method: FigureMethod;
	/**
	 * Where its margin comes from: published with the figures that it is made of, modelled for at
	 * least one of them, or none at all. Only the first is drawn as sure.
	 */
	readonly margin: 'published' | 'modelled' | 'none';
};

/**
 * An indicator of a place in all its periods, oldest first, each on the same ground. The newest is the
 * figure of its profile. Throws for a vintage without table.
 */
export function overTime(
	{ columns }: ProfileSources,
	{ held }: HeldPlace,
	id: IndicatorId
): readonly PeriodFigure[] {
	const indicator = indicatorById(id);
	const figures = figuresByIndicator(held, (weights) => figuresOf(columns, weights))(id);
	return periodsOf(indicator).map((vintage) => {
		const { estimate, method } = computeIndicator(indicator, vintage, figures, indicatorById);
		const modelled =
			estimate.moeBasis === 'modelled' ||
			method !== 'exact' ||
			isModelled(columns.tables, held.tracts, indicator.formula, vintage);
		const margin = estimate.moe === null ? 'none' : modelled ? 'modelled' : 'published';
		return { vintage, estimate, method, margin };
	});
}

/** Whether any cell behind the figure came without a margin of its own. */
function isModelled(
	tables: TractTables,
	rows: readonly number[],
	formula: Formula,
	vintage: VintageId
): boolean {
	const table = tables.get(vintage);
	if (!table) throw new Error(`There is no table of figures for ${vintage}.`);
	const cells = variablesOf(formula, vintage, table.has).flatMap((signed) => {
		const variable = signed.replace(/^-/, '');
		return table.has(variable) ? table.parts(variable) : [];
	});
	return rows.some((row) =>
		cells.some((cell) => table.estimate(row, cell).moeBasis === 'modelled')
	);
}

function variablesOf(
	formula: Formula,
	vintage: VintageId,
	has: (variable: Variable) => boolean
): readonly SignedVariable[] {
	switch (formula.kind) {
		case 'count':
			return formula.byVintage?.[vintage] ?? formula.variables;
		case 'share': {
			const { numerator, denominator } = formula.byVintage?.[vintage] ?? formula;
			return [...numerator, ...denominator];
		}
		case 'rate':
			return [formula.variable];
		case 'median': {
			const bins = formula.bins?.map(({ variable }) => variable) ?? [];
			return bins.length > 0 && bins.every(has) ? bins : [formula.variable];
		}
		case 'change':
		case 'record':
			return [];
	}
}

/* What may be drawn between two periods, and what has to be said of them. */

/** Between one period and the next. */
export type PeriodStep = {
	/** Both were measured the same way; where not, a line between them would be a change of measure. */
	readonly alike: boolean;
	/** Both have a figure and a published margin; any other line is dashed. */
	readonly firm: boolean;
	/** Years that both periods hold. */
	readonly sharedYears: number;
};

/** One fewer than there are periods. A step without a figure at either end is neither alike nor firm. */
export function stepsOf(series: readonly PeriodFigure[]): readonly PeriodStep[] {
	return series.slice(1).map((later, at) => {
		const earlier = series[at]!;
		const both = earlier.estimate.value !== null && later.estimate.value !== null;
		return {
			alike: both && earlier.method === later.method,
			firm: both && earlier.margin === 'published' && later.margin === 'published',
			sharedYears: sharedYears(earlier.vintage, later.vintage)
		};
	});
}

/**
 * The range to draw around each figure; null where nothing is known of it. One without a published
 * margin is drawn at least as wide as the widest published one of the same place, so that it never
 * looks surer: a model knows of sampling alone.
 */
export function rangesOf(
	series: readonly PeriodFigure[],
	unit: Unit
): readonly ({ readonly low: number; readonly high: number } | null)[] {
	const widest = Math.max(
		0,
		...series.flatMap(({ margin, estimate: { moe } }) =>
			margin === 'published' && moe !== null ? [moe] : []
		)
	);
	return series.map(({ margin, estimate }) => {
		if (margin === 'published' || estimate.moe === null) return likelyRange(estimate, unit);
		return likelyRange({ ...estimate, moe: Math.max(estimate.moe, widest) }, unit);
	});
}

/** A change of an indicator between two of its periods, as the place's profile has it. */
export type ChangeOverTime = {
	readonly from: VintageId;
	readonly to: VintageId;
	readonly figure: ProfileFigure;
};

/** The changes of an indicator in a profile, longest ago first: both ends of each are measured alike. */
export function changesOf(
	{ figures }: Pick<PlaceProfile, 'figures'>,
	id: IndicatorId
): readonly ChangeOverTime[] {
	return figures
		.flatMap((figure): ChangeOverTime[] => {
			const { measure } = figure.definition;
			if (measure.kind !== 'indicator') return [];
			const { formula } = indicatorById(measure.indicator);
			if (formula.kind !== 'change' || formula.of !== id) return [];
			return [{ from: formula.from, to: formula.to, figure }];
		})
		.sort((a, b) => (a.from < b.from ? -1 : 1));
}
