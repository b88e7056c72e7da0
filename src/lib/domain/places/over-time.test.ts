import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorById } from '../indicators/catalog.ts';
import { known, knownWithoutMargin, missing } from '../statistics/estimate.ts';
import { OVER_TIME, periodsOf, rangesOf, stepsOf, type PeriodFigure } from './over-time.ts';

const at = (
	vintage: PeriodFigure['vintage'],
	change: Partial<PeriodFigure> = {}
): PeriodFigure => ({
	vintage,
	estimate: known(0.4, 0.1),
	method: 'exact',
	margin: 'published',
	...change
});

describe('figures that have a line', () => {
	it('are those of three periods or more, a period in which only changes begin among them', () => {
		expect(periodsOf(indicatorById('cost-burden-30'))).toEqual([
			'2013-2017',
			'2015-2019',
			'2019-2023'
		]);
		expect(OVER_TIME).toContain('median-household-income');
		expect(OVER_TIME).not.toContain('no-vehicle');
		for (const id of OVER_TIME) {
			const { formula } = indicatorById(id);
			expect(formula.kind).not.toBe('change');
			expect(periodsOf(indicatorById(id)).length).toBeGreaterThanOrEqual(3);
		}
	});
});

describe('a step from one period to the next', () => {
	it('is firm only where both ends have a published margin', () => {
		const steps = stepsOf([
			at('2010-2014', { margin: 'none', estimate: knownWithoutMargin(0.4, 'not-carried') }),
			at('2013-2017', { margin: 'modelled' }),
			at('2015-2019'),
			at('2019-2023')
		]);
		expect(steps.map(({ firm }) => firm)).toEqual([false, false, true]);
		expect(steps.map(({ alike }) => alike)).toEqual([true, true, true]);
	});

	it('is none where a figure is missing, or the next one was measured otherwise', () => {
		const steps = stepsOf([
			at('2010-2014', { method: 'mean-of-medians' }),
			at('2013-2017'),
			at('2015-2019', { estimate: missing('not-computable') }),
			at('2019-2023')
		]);
		expect(steps.map(({ alike }) => alike)).toEqual([false, false, false]);
	});

	it('says how many years the two periods share', () => {
		const steps = stepsOf([at('2010-2014'), at('2013-2017'), at('2015-2019'), at('2019-2023')]);
		expect(steps.map(({ sharedYears }) => sharedYears)).toEqual([2, 3, 1]);
	});
});

describe('the range drawn around a figure', () => {
	const anySeries = fc.array(
		fc.record({
			value: fc.double({ min: 0.3, max: 0.7, noNaN: true }),
			moe: fc.double({ min: 0.001, max: 0.25, noNaN: true }),
			margin: fc.constantFrom('published', 'modelled', 'none')
		}),
		{ minLength: 1, maxLength: 5 }
	);

	it('is the margin where it is published, and none where there is none', () => {
		const series = [
			at('2015-2019', { margin: 'none', estimate: knownWithoutMargin(0.4, 'not-carried') }),
			at('2019-2023')
		];
		const [none, published] = rangesOf(series, 'share');
		expect(none).toBeNull();
		expect(published!.low).toBeCloseTo(0.3, 12);
		expect(published!.high).toBeCloseTo(0.5, 12);
	});

	it('never makes a period without published margins look surer than one with them', () => {
		fc.assert(
			fc.property(anySeries, (all) => {
				const series = all.map(({ value, moe, margin }): PeriodFigure =>
					at('2019-2023', {
						margin,
						estimate:
							margin === 'none' ? knownWithoutMargin(value, 'not-carried') : known(value, moe)
					})
				);
				const widths = rangesOf(series, 'share').map((range) => range && range.high - range.low);
				series.forEach(({ margin, estimate }, i) => {
					if (margin !== 'modelled') return;
					expect(widths[i]).toBeGreaterThanOrEqual(2 * estimate.moe! - 1e-12);
					series.forEach((other, j) => {
						if (other.margin !== 'published') return;
						expect(widths[i]).toBeGreaterThanOrEqual(widths[j]! - 1e-12);
					});
				});
			})
		);
	});
});
