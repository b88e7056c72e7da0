/**
 * The survey's counts by race and Hispanic origin in a place that cuts tracts: each tract's count of
 * a group is apportioned by the block groups' own 2020 people of that group, not by all people, for
 * groups do not live spread evenly over a tract.
 */
import { weightedSum } from '../statistics/combine.ts';
import { FITTED } from '../statistics/fitted.ts';
import { blockGroupSpread } from '../statistics/apportioning.ts';
import { raceGroupAt, type RaceGroup, type Variable } from '../statistics/census.ts';
import type { RaceWeights, TractWeights } from './weights.ts';
import type { Figures } from './figures.ts';
import type { IndicatorId } from './ids.generated.ts';
import { raceGroupOf } from './built-files.ts';

/** Cells of table B03002 that together count everybody once, and the 2020 group of each. */
const CELLS: Readonly<Record<Variable, RaceGroup>> = {
	B03002_003: 'white',
	B03002_004: 'black',
	B03002_005: 'american-indian',
	B03002_006: 'asian',
	'B03002_007-009': 'other',
	B03002_012: 'hispanic'
};
/** Everybody: a sum of all cells, so that no share can be above 1. */
const TOTALS: ReadonlySet<Variable> = new Set(['B03002_001', 'B01003_001']);

/**
 * What the indicators of a place are computed from: those of race by group, all others as they are.
 * @param figuresOf figures of a place with these weights
 */
export function figuresByIndicator(
	weights: TractWeights & RaceWeights,
	figuresOf: (weights: TractWeights) => Figures
): (indicator: IndicatorId) => Figures {
	const figures = figuresOf(weights);
	if (weights.cut.tracts.people === 0) return () => figures;
	const byGroup = raceFigures(figures, weights, figuresOf);
	return (indicator) => {
		const group = raceGroupOf(indicator);
		if (group === null) return figures;
		const constant = FITTED.apportioning.constants.groups[group];
		const carried = figures.sameGround().spread;
		return {
			...byGroup,
			spread: (basis, vintage) =>
				Math.hypot(blockGroupSpread(weights.cut, basis, constant), carried(basis, vintage)),
			sameGround: () => ({ ...byGroup, spread: carried })
		};
	};
}

function raceFigures(
	figures: Figures,
	weights: TractWeights & RaceWeights,
	figuresOf: (weights: TractWeights) => Figures
): Figures {
	const byGroup = new Map<RaceGroup, Figures>();
	const figuresOfGroup = (group: RaceGroup): Figures => {
		const people = weights.groups[raceGroupAt(group)]!;
		const known = byGroup.get(group) ?? figuresOf({ ...weights, people });
		byGroup.set(group, known);
		return known;
	};
	return {
		...figures,
		count: (variables, vintage) =>
			weightedSum(
				variables.flatMap((signed) => {
					const weight = signed.startsWith('-') ? -1 : 1;
					return cellsOf(signed.replace(/^-/, '')).map(([cell, group]) => ({
						estimate: figuresOfGroup(group).count([cell], vintage),
						weight
					}));
				})
			)
	};
}

function cellsOf(variable: Variable): readonly (readonly [Variable, RaceGroup])[] {
	if (TOTALS.has(variable)) return Object.entries(CELLS);
	const group = CELLS[variable];
	if (group === undefined) throw new Error(`${variable} counts no group of race or origin.`);
	return [[variable, group]];
}
