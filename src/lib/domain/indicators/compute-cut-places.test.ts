/** What apportioning adds to the margins of a place that takes parts of tracts. */
import { describe, expect, it } from 'vitest';
import { FITTED } from '../statistics/fitted.ts';
import { known } from '../statistics/estimate.ts';
import { type TractWeights, weightedFigures, type TractTable } from './figures.ts';
import {
	HALF_OF_FIRST,
	NEW_RENTS,
	RENT,
	bare,
	columns,
	indicator,
	none,
	tables
} from './compute.fixture.ts';
import { computeIndicator } from './compute.ts';
import type { IndicatorDefinition } from './catalog.ts';

describe('a place that cuts tracts', () => {
	const cut = {
		tracts: { households: 0.3, people: 0 },
		blockGroups: { households: 0.4, people: 0 }
	};
	/** √(0.3² + 0.4²) of the homes come from tracts and block groups that are cut. */
	const spread = 0.5 * FITTED.apportioning.constants.share;
	/** What apportioning alone adds: the root of what the square of the margin grows by. */
	const added = (...[definition, table]: [IndicatorDefinition, TractTable]): number => {
		const marginOf = (held: TractWeights) =>
			computeIndicator(definition, '2019-2023', weightedFigures(tables(table), held), none).estimate
				.moe!;
		return Math.sqrt(marginOf({ ...HALF_OF_FIRST, cut }) ** 2 - marginOf(HALF_OF_FIRST) ** 2);
	};

	it('has shares whose margins bear what apportioning errs', () => {
		const renters = indicator('renters', 'share', {
			kind: 'share',
			numerator: ['B25003_003'],
			denominator: ['B25003_001']
		});
		const table = columns({
			B25003_001: [known(400, 40), known(100, 20)],
			B25003_003: [known(100, 30), known(60, 10)]
		});
		// 50 + 60 of 200 + 100 households rent.
		const p = 110 / 300;
		expect(added(renters, table)).toBeCloseTo(1.645 * spread * Math.sqrt(p * (1 - p)), 9);
	});

	it('has medians whose margins bear it as households of the middle bin', () => {
		// Half of the spread is the error of the share below the median; 450 of 645 households pay
		// 1,000 to 2,000 dollars.
		const dollars = (spread / 2) * 645 * (1000 / 450);
		expect(added(RENT, columns(NEW_RENTS))).toBeCloseTo(1.645 * dollars, 6);
	});

	const poverty = indicator('poverty', 'share', {
		kind: 'rate',
		variable: 'C17002_002-003P',
		of: 'C17002_001'
	});

	it('has published shares that bear it too, but not at the two ends of a change', () => {
		const table = columns({
			'C17002_002-003P': [known(0.4, 0.06), known(0.1, 0.04)],
			C17002_001: [bare(400), bare(300)]
		});
		const cut = {
			tracts: { households: 0.9, people: 0.3 },
			blockGroups: { households: 0.8, people: 0.4 }
		};
		const figures = weightedFigures(tables(table), { ...HALF_OF_FIRST, cut });
		const { moe } = computeIndicator(poverty, '2019-2023', figures, none).estimate;
		// 17.5 % of 400 people; √(0.3² + 0.4²) of them come from tracts and block groups that are cut.
		const sampled = Math.hypot(100 * 0.06, 300 * 0.04) / 400;
		const tau = FITTED.apportioning.constants.share;
		expect(moe).toBeCloseTo(Math.hypot(sampled, 1.645 * tau * 0.5 * Math.sqrt(0.175 * 0.825)), 12);
		const ends = computeIndicator(poverty, '2019-2023', figures.sameGround(), none).estimate;
		expect(ends.moe).toBeCloseTo(sampled, 12);
	});

	const income = indicator('income', 'dollars', {
		kind: 'median',
		variable: 'B19013_001',
		bins: null,
		weight: 'B11001_001',
		withoutBins: 'modelled-income',
		topCode: {}
	});

	it('has a pooled income that bears it even from one tract, but not at the two ends of a change', () => {
		const table = columns({ B19013_001: [known(80_000, 6000)], B11001_001: [known(900, 60)] }, 1);
		const held = {
			tracts: [0],
			households: [0.1],
			people: [0.1],
			cut: { tracts: { households: 0.6, people: 0 }, blockGroups: { households: 0.8, people: 0 } }
		};
		const figures = weightedFigures(tables(table), held);
		const { constants } = FITTED.apportioning;
		// The error of the half below, over the density 0.39894 ÷ σ of the logarithm at the median.
		const relative = (constants.share / 2) * (FITTED.pooledIncome.constants.spread / 0.39894228);
		const { value, moe } = computeIndicator(income, '2019-2023', figures, none).estimate;
		expect(value).toBe(80_000);
		expect(moe).toBeCloseTo(Math.hypot(6000, 1.645 * relative * 80_000), 2);
		expect(computeIndicator(income, '2019-2023', figures.sameGround(), none).estimate).toEqual(
			known(80_000, 6000)
		);
	});
});
