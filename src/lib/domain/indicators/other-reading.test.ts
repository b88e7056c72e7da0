import { describe, expect, it } from 'vitest';
import { compareBoth } from '../statistics/compare.ts';
import { known, missing, openEnded } from '../statistics/estimate.ts';
import { indicatorById } from './catalog.ts';
import { otherReadingOfFigure } from './other-reading.ts';

/** R-CPI-U-RS of 2013 to 2019, as the methods print it. */
const LEVELS = [342.0, 347.7, 348.3, 352.8, 360.3, 369.1, 375.8];
const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const change = indicatorById('home-value-change');
const longer = indicatorById('home-value-change-2013-2017');

describe('a change of home values read the other way', () => {
	it('takes the older dollars at the mean prices of their five years', () => {
		// $200,000 of 2015–2019, $300,000 of 2023.
		const older = (level: number) => (200_000 * 449.3) / level;
		const shown = known(300_000 / older(375.8) - 1, 0.05);
		const other = otherReadingOfFigure(change, shown, indicatorById);
		expect(other?.value).toBeCloseTo(300_000 / older(meanOf(LEVELS.slice(2))) - 1, 12);
		expect((other?.moe ?? NaN) / 0.05).toBeCloseTo(meanOf(LEVELS.slice(2)) / 375.8, 12);
		const from2017 = known(300_000 / older(360.3) - 1, 0.05);
		expect(otherReadingOfFigure(longer, from2017, indicatorById)?.value).toBeCloseTo(
			300_000 / older(meanOf(LEVELS.slice(0, 5))) - 1,
			12
		);
	});

	it('turns +26 % into +21 % and +14 % into +10 %', () => {
		const other = (value: number) =>
			otherReadingOfFigure(change, known(value, 0.1), indicatorById)?.value ?? NaN;
		expect(other(0.26)).toBeCloseTo(0.21, 2);
		expect(other(0.14)).toBeCloseTo(0.1, 2);
	});

	it('keeps what is open or missing', () => {
		expect(otherReadingOfFigure(change, missing('not-computable'), indicatorById)).toEqual(
			missing('not-computable')
		);
		expect(
			otherReadingOfFigure(change, openEnded(0.3, 'bottom-coded'), indicatorById)
		).toMatchObject({ quality: 'bottom-coded', moe: null });
	});

	it('is there for home values alone: rents and incomes were always brought to one year', () => {
		for (const id of [
			'rent-change',
			'income-change',
			'bachelors-change',
			'median-home-value'
		] as const)
			expect(otherReadingOfFigure(indicatorById(id), known(0.2, 0.1), indicatorById)).toBeNull();
	});
});

describe('a change with two readings', () => {
	const NONE = { estimate: known(0, 0), otherReading: null };
	const read = (value: number, moe: number) => {
		const estimate = known(value, moe);
		return { estimate, otherReading: otherReadingOfFigure(change, estimate, indicatorById) };
	};

	it('is claimed only where both carry it', () => {
		expect(compareBoth(read(0.26, 0.1), NONE).direction).toBe('higher');
		// +8 % beyond 2.576 standard errors of 3 %; the other reading, +4 %, is not.
		expect(compareBoth({ ...read(0.08, 0.045), otherReading: null }, NONE).direction).toBe(
			'higher'
		);
		const held = compareBoth(read(0.08, 0.045), NONE);
		expect(held).toMatchObject({ direction: 'no-clear-difference', significant: false });
		expect(held.difference.value).toBeCloseTo(0.08, 12);
		expect(held.pValue).toBeGreaterThan(0.01);
	});

	it('cannot be claimed by a reading that was unclear the first way', () => {
		// −2 % is no clear fall, −6 % of the other reading would be one.
		expect(compareBoth(read(-0.02, 0.035), NONE).direction).toBe('no-clear-difference');
	});

	it('is compared with another change alike under both', () => {
		expect(compareBoth(read(0.26, 0.05), read(0.14, 0.01)).direction).toBe('higher');
		expect(compareBoth(read(0.14, 0.1), read(0.14, 0.01)).direction).toBe('no-clear-difference');
		expect(
			compareBoth({ estimate: missing('not-computable'), otherReading: null }, NONE)
		).toMatchObject({ direction: 'not-tested' });
	});
});
