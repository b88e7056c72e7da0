import { describe, expect, it } from 'vitest';
import { dollarFactor } from '../estimate/dollars.ts';
import type { Estimate } from '../estimate/estimate.ts';
import { known, knownWithoutMargin, missing, openEnded } from '../estimate/make.ts';
import { ratio, share } from '../estimate/ratio.ts';
import type { TractWeights } from '../geo/weights-types.ts';
import { computeIndicator } from './compute.ts';
import { tractFigures, weightedFigures } from './figures.ts';
import type { TractTable, TractTables } from './figures.ts';
import { tableOf } from './table.fixture.ts';
import type { Formula, IndicatorDefinition, Unit, VintageId } from './types.ts';

const bare = (value: number) => knownWithoutMargin(value, 'not-carried');

function indicator(
	id: string,
	unit: Unit,
	formula: Formula,
	vintages: readonly VintageId[] = ['2019-2023']
): IndicatorDefinition {
	return {
		// Fixture ids are not in the catalog's union.
		id: id as IndicatorDefinition['id'],
		topic: 'rents',
		title: id,
		sentence: id,
		unit,
		dollarYear: unit === 'dollars' ? 2023 : null,
		direction: { high: 'More.', low: 'Less.', worse: 'neither' },
		formula,
		universe: 'All',
		vintages,
		tables: ['B25003'],
		sources: ['acs5-2019-2023'],
		notes: []
	};
}

const none = (): IndicatorDefinition => {
	throw new Error('no change here');
};

function tables(newer: TractTable, older?: TractTable, from: VintageId = '2010-2014'): TractTables {
	return new Map([['2019-2023', newer], ...(older ? [[from, older] as const] : [])]);
}

function columns(entries: Record<string, readonly Estimate[]>, rows = 2): TractTable {
	return tableOf(
		Array.from({ length: rows }, (_, i) => `T${i}`),
		entries
	);
}

const HALF_OF_FIRST: TractWeights = { tracts: [0, 1], households: [0.5, 1], people: [0.25, 1] };

describe('a share', () => {
	const renters = indicator('renters', 'share', {
		kind: 'share',
		numerator: ['B25003_003'],
		denominator: ['B25003_001']
	});
	const table = columns({
		B25003_001: [known(400, 40), known(100, 20)],
		B25003_003: [known(100, 30), known(60, 10)]
	});

	it('of a tract is made of its published figures', () => {
		const { estimate } = computeIndicator(
			renters,
			'2019-2023',
			tractFigures(tables(table), 0),
			none
		);
		expect(estimate).toEqual(share(known(100, 30), known(400, 40)));
	});

	it('of a larger place is made of weighted counts, not of shares', () => {
		const figures = weightedFigures(tables(table), HALF_OF_FIRST);
		const { estimate, approximate } = computeIndicator(renters, '2019-2023', figures, none);
		const part = known(0.5 * 100 + 60, Math.hypot(0.5 * 30, 10));
		const whole = known(0.5 * 400 + 100, Math.hypot(0.5 * 40, 20));
		expect(estimate).toEqual(share(part, whole));
		expect(approximate).toBe(false);
	});

	it('does not apply where there is nobody to share', () => {
		const empty = columns({ B25003_001: [known(0, 12)], B25003_003: [known(0, 12)] }, 1);
		const { estimate } = computeIndicator(
			renters,
			'2019-2023',
			tractFigures(tables(empty), 0),
			none
		);
		expect(estimate).toEqual(missing('not-applicable'));
	});

	it('of what is left of the whole has the margin of what was taken away', () => {
		const people = columns({ B03002_001: [known(1000, 100)], B03002_003: [known(300, 60)] }, 1);
		const ofColor = indicator('of-color', 'share', {
			kind: 'share',
			numerator: ['B03002_001', '-B03002_003'],
			denominator: ['B03002_001']
		});
		const { estimate } = computeIndicator(
			ofColor,
			'2019-2023',
			tractFigures(tables(people), 0),
			none
		);
		expect(estimate.value).toBeCloseTo(0.7, 12);
		expect(estimate.moe).toBe(share(known(300, 60), known(1000, 100)).moe);
	});

	it('takes other cells where a period’s table is cut differently', () => {
		const older = columns({ B25003_002: [bare(30)], B25003_003: [bare(10)] }, 1);
		const both = indicator('renters', 'share', {
			kind: 'share',
			numerator: ['B25003_003'],
			denominator: ['B25003_001'],
			byVintage: {
				'2010-2014': { numerator: ['B25003_003'], denominator: ['B25003_002', 'B25003_003'] }
			}
		});
		const figures = tractFigures(tables(table, older), 0);
		expect(computeIndicator(both, '2010-2014', figures, none).estimate).toEqual(bare(0.25));
	});
});

describe('a count', () => {
	it('of people is weighted by people, of households by homes', () => {
		const table = columns({
			B01003_001: [bare(400), bare(100)],
			B25003_003: [bare(80), bare(20)]
		});
		const figures = weightedFigures(tables(table), HALF_OF_FIRST);
		expect(figures.count(['B01003_001'], '2019-2023').value).toBe(200);
		expect(figures.count(['B25003_003'], '2019-2023').value).toBe(60);
	});

	it('adds up the cells of a range with one zero margin among them', () => {
		const table = columns(
			{
				B25070_007: [known(0, 12)],
				B25070_008: [known(0, 19)],
				B25070_009: [known(30, 40)]
			},
			1
		);
		const { value, moe } = tractFigures(tables(table), 0).count(['B25070_007-009'], '2019-2023');
		expect(value).toBe(30);
		expect(moe).toBeCloseTo(Math.hypot(40, 19), 12);
	});
});

describe('a rate', () => {
	const poverty = indicator('poverty', 'share', {
		kind: 'rate',
		variable: 'C17002_002-003P',
		of: 'C17002_001'
	});

	it('of a larger place weighs each tract by its people', () => {
		const table = columns({
			'C17002_002-003P': [bare(0.4), bare(0.1)],
			C17002_001: [bare(400), bare(300)]
		});
		const figures = weightedFigures(tables(table), HALF_OF_FIRST);
		const { estimate } = computeIndicator(poverty, '2019-2023', figures, none);
		expect(estimate.value).toBeCloseTo((0.4 * 100 + 0.1 * 300) / 400, 12);
	});

	it('does not apply where nobody lives, whatever the file says', () => {
		const table = columns({ 'C17002_002-003P': [bare(0)], C17002_001: [bare(0)] }, 1);
		const figures = tractFigures(tables(table), 0);
		expect(computeIndicator(poverty, '2019-2023', figures, none).estimate).toEqual(
			missing('not-applicable')
		);
	});
});

const BINS = [
	{ variable: 'B25063_003', from: null, to: 500 },
	{ variable: 'B25063_004', from: 500, to: 1000 },
	{ variable: 'B25063_005', from: 1000, to: 2000 },
	{ variable: 'B25063_006', from: 2000, to: null }
];

const RENT = indicator(
	'rent',
	'dollars',
	{
		kind: 'median',
		variable: 'B25064_001',
		bins: BINS,
		weight: 'B25003_003',
		topCode: { '2019-2023': 3500, '2010-2014': 2000 }
	},
	['2019-2023', '2010-2014']
);

const NEW_RENTS = {
	B25063_003: [bare(10), bare(10)],
	B25063_004: [bare(100), bare(100)],
	B25063_005: [bare(300), bare(300)],
	B25063_006: [bare(20), bare(20)],
	B25064_001: [known(1200, 80), known(1500, 90)],
	B25003_003: [known(430, 50), known(430, 50)]
};

describe('a median', () => {
	it('of a tract is the published one, in dollars of one year', () => {
		const older = columns({ B25064_001: [bare(900), bare(1000)] });
		const figures = tractFigures(tables(columns(NEW_RENTS), older), 0);
		expect(computeIndicator(RENT, '2019-2023', figures, none).estimate).toEqual(known(1200, 80));
		const { value } = computeIndicator(RENT, '2010-2014', figures, none).estimate;
		expect(value).toBeCloseTo(900 * dollarFactor(2014, 2023), 9);
	});

	it('above the cap is known to be only "or more"', () => {
		const figures = tractFigures(
			tables(columns({ ...NEW_RENTS, B25064_001: [bare(3501), bare(1)] })),
			0
		);
		expect(computeIndicator(RENT, '2019-2023', figures, none).estimate).toEqual(
			openEnded(3500, 'top-coded')
		);
	});

	it('of a larger place comes from its bins, with a margin even where counts have none', () => {
		const figures = weightedFigures(tables(columns(NEW_RENTS)), HALF_OF_FIRST);
		const { estimate, approximate } = computeIndicator(RENT, '2019-2023', figures, none);
		// 645 households, the middle one after 165: 157.5 of 450 into the bin from 1,000 to 2,000.
		expect(estimate.value).toBeCloseTo(1000 + ((322.5 - 165) / 450) * 1000, 9);
		expect(estimate.moe).toBeGreaterThan(0);
		expect(approximate).toBe(false);
	});

	it('of a larger place without bins is an approximate mean, weighted by the next later households', () => {
		const older = columns({ B25064_001: [bare(800), bare(1100)] });
		const figures = weightedFigures(tables(columns(NEW_RENTS), older), HALF_OF_FIRST);
		const { estimate, approximate } = computeIndicator(RENT, '2010-2014', figures, none);
		expect(estimate.value).toBeCloseTo(1000 * dollarFactor(2014, 2023), 9);
		expect(approximate).toBe(true);
	});
});

describe('a change', () => {
	const change = indicator('rent-change', 'relative-change', {
		kind: 'change',
		of: RENT.id,
		from: '2010-2014',
		to: '2019-2023',
		as: 'relative'
	});
	const factor = dollarFactor(2014, 2023);

	it('of a tract is real: both ends in dollars of one year', () => {
		const older = columns({ B25064_001: [bare(900), bare(1000)] });
		const figures = tractFigures(tables(columns(NEW_RENTS), older), 0);
		const { estimate, overlapping } = computeIndicator(change, '2019-2023', figures, () => RENT);
		expect(estimate.value).toBeCloseTo(1200 / (900 * factor) - 1, 12);
		expect(estimate.moeReason).toBe('input-without-margin');
		expect(estimate.leastMoe).toBeCloseTo(80 / (900 * factor), 12);
		expect(overlapping).toBe(false);
	});

	it('from a capped rent is at most what it seems', () => {
		const older = columns({ B25064_001: [bare(2001), bare(1000)] });
		const figures = tractFigures(tables(columns(NEW_RENTS), older), 0);
		const { estimate } = computeIndicator(change, '2019-2023', figures, () => RENT);
		expect(estimate).toEqual(openEnded(1200 / (2000 * factor) - 1, 'bottom-coded'));
	});

	it('of a larger place measures both ends alike, over tracts known at both', () => {
		const older = columns({ B25064_001: [bare(900), missing('not-published')] });
		const whole: TractWeights = { tracts: [0, 1], households: [1, 0.5], people: [1, 0.5] };
		const figures = weightedFigures(tables(columns(NEW_RENTS), older), whole);
		const { estimate, approximate } = computeIndicator(change, '2019-2023', figures, () => RENT);
		expect(estimate.value).toBeCloseTo(1200 / (900 * factor) - 1, 12);
		expect(approximate).toBe(true);
	});

	it('between periods that overlap says so and is more certain', () => {
		const renters = indicator('renters', 'count', { kind: 'count', variables: ['B25003_003'] });
		const growth = indicator('growth', 'relative-change', {
			kind: 'change',
			of: renters.id,
			from: '2015-2019',
			to: '2019-2023',
			as: 'relative'
		});
		const figures = tractFigures(
			tables(
				columns({ B25003_003: [known(120, 12)] }, 1),
				columns({ B25003_003: [known(100, 10)] }, 1),
				'2015-2019'
			),
			0
		);
		const { estimate, overlapping } = computeIndicator(growth, '2019-2023', figures, () => renters);
		const apart = ratio(known(120, 12), known(100, 10));
		expect(estimate.value).toBeCloseTo(0.2, 12);
		expect(estimate.moe).toBeCloseTo((apart.moe ?? 0) * Math.sqrt(0.8), 12);
		expect(overlapping).toBe(true);
	});
});
