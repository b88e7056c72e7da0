import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimates } from '../statistics/arbitrary.fixture.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { knownWithoutMargin, missing } from '../statistics/estimate.ts';
import { cachedTable, carriedRows, carriedTable } from './derived-tables.ts';
import type { TractCrosswalk } from './figures.ts';
import { tableOf } from './table.fixture.ts';

const bare = (value: number) => knownWithoutMargin(value, 'not-carried');

/** A stays as it is; B is split into B1 (60 % of its homes) and B2; C and D become one. */
const CROSSWALK: TractCrosswalk = {
	from: ['A', 'B', 'C', 'D'],
	to: ['A', 'B1', 'B2', 'CD'],
	overlaps: [
		[{ from: 0, countWeight: 1, meanWeight: 1 }],
		[{ from: 1, countWeight: 0.6, meanWeight: 1 }],
		[{ from: 1, countWeight: 0.4, meanWeight: 1 }],
		[
			{ from: 2, countWeight: 1, meanWeight: 0.75 },
			{ from: 3, countWeight: 1, meanWeight: 0.25 }
		]
	],
	largestOverlap: [1, 0.6, 0.4, 0.75]
};

function carried(columns: Record<string, readonly Estimate[]>) {
	return carriedTable(tableOf(['A', 'B', 'C', 'D'], columns), CROSSWALK);
}

const values = (columns: Record<string, readonly Estimate[]>, variable: string) => {
	const table = carried(columns);
	return table.geoids.map((_, row) => table.estimate(row, variable).value);
};

describe('carriedTable', () => {
	it('splits and adds up counts', () => {
		const renters = [100, 200, 30, 10].map(bare);
		expect(values({ B25003_003: renters }, 'B25003_003')).toEqual([100, 120, 80, 40]);
	});

	it('keeps the total of the region, whatever the counts', () => {
		const counts = fc.array(fc.nat(5000), { minLength: 4, maxLength: 4 });
		fc.assert(
			fc.property(counts, (some) => {
				const total = values({ B25003_003: some.map(bare) }, 'B25003_003').reduce<number>(
					(sum, value) => sum + (value ?? NaN),
					0
				);
				expect(total).toBeCloseTo(
					some.reduce((a, b) => a + b, 0),
					8
				);
			})
		);
	});

	it('leaves medians to parts of a tract and averages them where tracts were joined', () => {
		const rents = [700, 800, 1000, 1400].map(bare);
		expect(values({ B25064_001: rents }, 'B25064_001')).toEqual([700, 800, 800, 1100]);
	});

	it('takes the median that there is while it speaks for at least half of the homes', () => {
		const gap = missing('not-published');
		const [, , , joined] = values(
			{ B25064_001: [bare(1), bare(1), bare(1000), gap] },
			'B25064_001'
		);
		expect(joined).toBe(1000);
		const [, , , lost] = values({ B25064_001: [bare(1), bare(1), gap, bare(1400)] }, 'B25064_001');
		expect(lost).toBeNull();
	});

	it('weighs a published share by the people that it is a share of', () => {
		const shares = [0.1, 0.2, 0.5, 0.1].map(bare);
		const people = [10, 10, 100, 300].map(bare);
		const [, split, , joined] = values(
			{ 'C17002_002-003P': shares, C17002_001: people },
			'C17002_002-003P'
		);
		expect(split).toBe(0.2);
		expect(joined).toBeCloseTo((0.5 * 100 + 0.1 * 300) / 400, 12);
	});

	it('does not turn a missing count into zero, except where nobody lives', () => {
		const white = [bare(5), missing('not-published'), bare(7), missing('not-published')];
		const people = [10, 20, 10, 0].map(bare);
		expect(values({ B03002_003: white, B01003_001: people }, 'B03002_003')).toEqual([
			5,
			null,
			null,
			7
		]);
	});

	it('refuses a crosswalk that starts from other tracts', () => {
		expect(() => carriedTable(tableOf(['A'], {}), CROSSWALK)).toThrow('2010 tract B');
	});

	it('marks the tracts whose boundary changed', () => {
		expect(carriedRows(CROSSWALK)).toEqual([1, 2, 3]);
	});
});

describe('cachedTable', () => {
	it('asks for each figure once, and gives it as it was, whatever it says', () => {
		const bounded: Estimate = {
			...knownWithoutMargin(900, 'open-interval'),
			bound: { side: 'at-least', value: 700 }
		};
		const several = fc.array(fc.oneof(estimates, fc.constant(bounded)), {
			minLength: 1,
			maxLength: 20
		});
		fc.assert(
			fc.property(several, (figures) => {
				let asked = 0;
				const geoids = figures.map((_, row) => String(row));
				const table = tableOf(geoids, { B25003_003: figures });
				const cached = cachedTable({
					...table,
					estimate: (row, variable) => {
						asked += 1;
						return table.estimate(row, variable);
					}
				});
				for (let round = 0; round < 2; round++)
					for (const [row, figure] of figures.entries())
						expect(cached.estimate(row, 'B25003_003')).toEqual(figure);
				expect(asked).toBe(figures.length);
			})
		);
	});
});
