import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimates } from './arbitrary.fixture.ts';
import { callDifference, compareWithOne } from './compare.ts';
import { known, knownWithoutMargin, missing } from './estimate.ts';

const region = known(0.5, 0.001);

describe('many areas against one figure', () => {
	it('says of each what the one rule says, and how many of these may be false alarms', () => {
		const areas = [
			known(0.7, 0.05),
			known(0.3, 0.05),
			// 2.5 standard errors: larger than its margin, and not called.
			known(0.5 + (2.5 * 0.05) / 1.645, 0.05),
			// Passes any test, and is too uncertain to rely on.
			known(0.02, 0.02),
			missing('not-computable'),
			knownWithoutMargin(0.9, 'not-carried')
		];
		expect(compareWithOne(areas, region, 'share')).toEqual({
			directions: [
				'higher',
				'lower',
				'no-clear-difference',
				'not-tested',
				'not-tested',
				'not-tested'
			],
			tested: 3,
			called: 2,
			falseAtMost: expect.closeTo(0.03, 12) as number
		});
	});

	it('never says of an area what is not said of it alone', () => {
		fc.assert(
			fc.property(fc.array(estimates), estimates, (areas, one) => {
				const found = compareWithOne(areas, one, 'dollars');
				expect(found.directions).toEqual(
					areas.map((area) => callDifference(area, one, 'dollars').direction)
				);
				expect(found.called).toBe(
					found.directions.filter((each) => each === 'higher' || each === 'lower').length
				);
			})
		);
	});
});
