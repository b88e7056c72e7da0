import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimates } from './arbitrary.fixture.ts';
import { compare } from './compare.ts';
import { compareWithOne } from './compare-with-one.ts';
import { known, knownWithoutMargin, missing } from './make.ts';

const region = known(0.5, 0.001);

describe('many areas against one figure', () => {
	it('says of each alone what compare says, and how many of these may be false alarms', () => {
		const areas = [
			known(0.7, 0.05),
			known(0.3, 0.05),
			known(0.52, 0.05),
			missing('not-computable'),
			knownWithoutMargin(0.9, 'not-carried')
		];
		expect(compareWithOne(areas, region, { strict: false })).toEqual({
			directions: ['higher', 'lower', 'no-clear-difference', 'not-tested', 'not-tested'],
			tested: 3,
			different: 2,
			expectedFalseAlarms: expect.closeTo(0.3, 12) as number
		});
	});

	it('strictly drops a difference that passes alone, among many that do not', () => {
		// 1.7 standard errors away: passes at 90 %, but not beside 99 tests that find nothing.
		const barely = known(0.5 + (1.7 * 0.05) / 1.645, 0.05);
		const areas = [barely, ...Array.from({ length: 99 }, () => known(0.5, 0.05))];
		expect(compareWithOne(areas, region, { strict: false }).directions[0]).toBe('higher');
		const strict = compareWithOne(areas, region, { strict: true });
		expect(strict.directions[0]).toBe('no-clear-difference');
		expect(strict).toMatchObject({ tested: 100, different: 0, expectedFalseAlarms: 0 });
	});

	it('never calls an area different that compare does not, and strictly never more of them', () => {
		fc.assert(
			fc.property(fc.array(estimates), estimates, (areas, one) => {
				const alone = compareWithOne(areas, one, { strict: false });
				const strict = compareWithOne(areas, one, { strict: true });
				expect(alone.directions).toEqual(areas.map((area) => compare(area, one).direction));
				strict.directions.forEach((direction, at) => {
					expect([alone.directions[at], 'no-clear-difference']).toContain(direction);
					if (alone.directions[at] === 'not-tested') expect(direction).toBe('not-tested');
				});
				expect(strict.different).toBeLessThanOrEqual(alone.different);
				expect(alone.expectedFalseAlarms).toBeLessThanOrEqual(alone.different);
				expect(strict.expectedFalseAlarms).toBeCloseTo(0.1 * strict.different, 12);
			})
		);
	});
});
