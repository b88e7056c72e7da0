import fc from 'fast-check';
import { expect, it } from 'vitest';
import { classCounts, classIndex, classLimits } from '../indicators/catalog.ts';
import { classLabel } from '../text/format.ts';
import { en } from '../../i18n/en/index.ts';
import { listScale } from './questions.ts';

it('areas with no row of a list never share a class with areas that have one', () => {
	const few = listScale([...new Array<number>(779).fill(0), 10, 10, 10, 10, 10]);
	expect(few.breaks).toEqual([10]);
	expect([0, 1].map((at) => classLabel(classLimits(few, at), 'count', 1, en.estimate))).toEqual([
		'none',
		'10 or more'
	]);
	expect(classCounts(few, [0, 0, 10])).toEqual([2, 1]);
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 40 }),
			fc.array(fc.double({ min: 0.01, max: 5000, noNaN: true }), { minLength: 1, maxLength: 60 }),
			(zeros, some) => {
				const scale = listScale([...new Array<number>(zeros).fill(0), ...some]);
				expect(scale.breaks.length).toBeLessThanOrEqual(5);
				expect(scale.breaks).toEqual([...scale.breaks].sort((a, b) => a - b));
				expect(classIndex(scale, 0)).toBe(0);
				for (const value of some) expect(classIndex(scale, value)).toBeGreaterThan(0);
				expect(classIndex(scale, Math.max(...some))).toBe(scale.breaks.length);
			}
		)
	);
});

it('lists that say something of every area, or count below zero, have classes like any figure', () => {
	expect(listScale([])).toMatchObject({ breaks: [] });
	expect(listScale([0, 0])).toMatchObject({ breaks: [] });
	expect(listScale([-5, 0, 5]).breaks.some((limit) => limit > -5)).toBe(true);
	expect(listScale([1, 2, 3, 4, 5, 6]).breaks[0]).toBeGreaterThan(1);
});
