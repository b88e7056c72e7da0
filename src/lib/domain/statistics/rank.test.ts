import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankAmong } from './compare.ts';
import { known, missing } from './estimate.ts';

describe('where a figure stands among others', () => {
	it('is one place in the order where margins are small', () => {
		const areas = [0.1, 0.4, 0.2, 0.3].map((value) => known(value, 0.001));
		expect(rankAmong(areas, 1, 'share')).toEqual({ of: 4, first: 1, last: 1, above: 1, below: 0 });
		expect(rankAmong(areas, 0, 'share')).toEqual({ of: 4, first: 4, last: 4, above: 0, below: 1 });
	});

	it('is a range where some cannot be told from it', () => {
		const areas = [
			known(0.5, 0.02),
			known(0.51, 0.02),
			known(0.9, 0.02),
			known(0.1, 0.02),
			known(0.12, 0.02)
		];
		expect(rankAmong(areas, 0, 'share')).toEqual({
			of: 5,
			first: 2,
			last: 3,
			above: 0.5,
			below: 0.25
		});
	});

	it('is not told where margins leave it open, where it is too uncertain, or where most cannot be tested', () => {
		const open = Array.from({ length: 20 }, (_, i) => known(0.4 + i / 1000, 0.1));
		expect(rankAmong(open, 3, 'share')).toBeNull();
		expect(rankAmong([known(0.1, 0.2), known(0.9, 0.01)], 0, 'share')).toBeNull();
		const gone = [
			known(0.1, 0.01),
			known(0.9, 0.01),
			missing('not-published'),
			missing('not-published')
		];
		expect(rankAmong(gone, 0, 'share')).toBeNull();
		expect(rankAmong([missing('not-published'), known(0.9, 0.01)], 0, 'share')).toBeNull();
	});

	it('holds the place that the published figures give it, and is shared by none that is clearly elsewhere', () => {
		const figure = fc.record({
			value: fc.integer({ min: 100, max: 900 }),
			moe: fc.integer({ min: 1, max: 60 })
		});
		fc.assert(
			fc.property(
				fc.uniqueArray(figure, { minLength: 2, maxLength: 20, selector: ({ value }) => value }),
				(all) => {
					const areas = all.map(({ value, moe }) => known(value / 1000, moe / 1000));
					const order = [...all].sort((a, b) => b.value - a.value);
					all.forEach((each, at) => {
						const rank = rankAmong(areas, at, 'share');
						if (!rank || rank.of < all.length) return;
						const published = order.indexOf(each) + 1;
						expect(rank.first).toBeLessThanOrEqual(published);
						expect(rank.last).toBeGreaterThanOrEqual(published);
					});
				}
			)
		);
	});
});
