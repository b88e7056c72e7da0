import { describe, expect, it } from 'vitest';
import { dollarFactor, share } from '../statistics/combine.ts';
import { known, missing, openEnded } from '../statistics/estimate.ts';
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
import { tractFigures, weightedFigures } from './figures.ts';

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
		const { estimate, method } = computeIndicator(renters, '2019-2023', figures, none);
		const part = known(0.5 * 100 + 60, Math.hypot(0.5 * 30, 10));
		const whole = known(0.5 * 400 + 100, Math.hypot(0.5 * 40, 20));
		expect(estimate).toEqual(share(part, whole));
		expect(method).toBe('exact');
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
		expect(computeIndicator(both, '2010-2014', figures, none).estimate).toMatchObject({
			value: 0.25,
			moeBasis: 'modelled'
		});
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
		const { estimate, method } = computeIndicator(RENT, '2019-2023', figures, none);
		// 645 households, the middle one after 165: 157.5 of 450 into the bin from 1,000 to 2,000.
		expect(estimate.value).toBeCloseTo(1000 + ((322.5 - 165) / 450) * 1000, 9);
		expect(estimate.moe).toBeGreaterThan(0);
		expect(method).toBe('exact');
	});

	it('of a larger place without bins is an approximate mean, weighted by the next later households', () => {
		const older = columns({ B25064_001: [bare(800), bare(1100)] });
		const figures = weightedFigures(tables(columns(NEW_RENTS), older), HALF_OF_FIRST);
		const { estimate, method } = computeIndicator(RENT, '2010-2014', figures, none);
		expect(estimate.value).toBeCloseTo(1000 * dollarFactor(2014, 2023), 9);
		expect(method).toBe('mean-of-medians');
	});
});
