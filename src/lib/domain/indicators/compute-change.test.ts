import { describe, expect, it } from 'vitest';
import { dollarFactor, ratio } from '../statistics/combine.ts';
import { known, missing, openEnded } from '../statistics/estimate.ts';
import { NOTHING_CUT } from '../statistics/fitted.ts';
import { type TractWeights, tractFigures, weightedFigures } from './figures.ts';
import { NEW_RENTS, RENT, bare, columns, indicator, tables } from './compute.fixture.ts';
import { computeIndicator } from './compute.ts';

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
		const whole: TractWeights = {
			tracts: [0, 1],
			households: [1, 0.5],
			people: [1, 0.5],
			cut: NOTHING_CUT
		};
		const figures = weightedFigures(tables(columns(NEW_RENTS), older), whole);
		const { estimate, method } = computeIndicator(change, '2019-2023', figures, () => RENT);
		expect(estimate.value).toBeCloseTo(1200 / (900 * factor) - 1, 12);
		expect(method).toBe('mean-of-medians');
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
