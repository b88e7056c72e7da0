import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countiesOfTracts,
	filingsByMonth,
	filingsByYear,
	tellingYears,
	yearOfDay,
	yearOfMonth,
	type StakesFile
} from './stakes.ts';

const file = (
	counties: Readonly<Record<string, readonly number[]>>,
	first = { year: 2017, month: 1 }
): StakesFile => ({ format: 1, filings: { first, counties }, orders: [], rents: [] });

const anyFile = fc
	.record({
		months: fc.integer({ min: 1, max: 60 }),
		year: fc.integer({ min: 2000, max: 2030 }),
		month: fc.integer({ min: 1, max: 12 })
	})
	.chain(({ months, year, month }) => {
		const row = fc.array(fc.nat(500), { minLength: months, maxLength: months });
		return fc.record({ a: row, b: row }).map(({ a, b }) => ({ a, b, first: { year, month } }));
	});

describe('cases by month', () => {
	it('of several counties are the sums, in months that follow each other', () => {
		fc.assert(
			fc.property(anyFile, ({ a, b, first }) => {
				const together = filingsByMonth(file({ '27053': a, '27123': b }, first), [
					'27053',
					'27123'
				])!;
				expect(together.map(({ filings }) => filings)).toEqual(
					a.map((count, at) => count + b[at]!)
				);
				const date = new Date(Date.UTC(first.year, first.month - 1, 1));
				for (const { year, month } of together) {
					expect([year, month]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1]);
					date.setUTCMonth(date.getUTCMonth() + 1);
				}
			})
		);
	});

	it('lose no case when they are told by year', () => {
		fc.assert(
			fc.property(anyFile, ({ a, first }) => {
				const years = filingsByYear(filingsByMonth(file({ '27053': a }, first), ['27053'])!);
				const sum = (counts: readonly (number | null)[]) =>
					counts.reduce((total: number, count) => total + (count ?? 0), 0);
				expect(sum(years.map(({ filings }) => filings))).toBe(sum(a));
				for (const { filings, months, whole } of years) {
					expect(sum(months)).toBe(filings);
					expect(whole).toBe(!months.includes(null));
				}
			})
		);
	});

	it('are told in short by the first whole year, the lowest and the last', () => {
		const months = (counts: readonly number[], rest = 0) => [
			...counts.flatMap((count) => Array.from({ length: 12 }, () => count)),
			...Array.from({ length: rest }, () => 1)
		];
		const told = (counts: readonly number[], rest = 0) =>
			tellingYears(
				filingsByYear(filingsByMonth(file({ '27053': months(counts, rest) }), ['27053'])!)
			).map(({ year }) => year);
		expect(told([30, 20, 5, 9, 40], 3)).toEqual([2017, 2019, 2021]);
		expect(told([3, 20, 40])).toEqual([2017, 2019]);
		expect(told([3, 20])).toEqual([2017, 2018]);
		expect(told([7])).toEqual([2017]);
		expect(told([], 5)).toEqual([]);
	});

	it('are not told where a county of the place has none', () => {
		expect(filingsByMonth(file({ '27053': [1] }), ['27053', '27019'])).toBeNull();
		expect(filingsByMonth({ ...file({}), filings: null }, ['27053'])).toBeNull();
		expect(filingsByMonth(file({ '27053': [1] }), [])).toBeNull();
	});
});

it('counties come from the first five digits, each once', () => {
	expect(countiesOfTracts(['27123000100', '27053000101', '27053000102'])).toEqual([
		'27053',
		'27123'
	]);
});

it('days and months lie on one line of years', () => {
	expect(yearOfDay('2020-01-01')).toBe(2020);
	expect(yearOfDay('2021-07-02')).toBeCloseTo(2021.5, 2);
	fc.assert(
		fc.property(
			fc.integer({ min: 1990, max: 2040 }),
			fc.integer({ min: 1, max: 12 }),
			(year, month) => {
				const day = `${year}-${String(month).padStart(2, '0')}-01`;
				// Months are twelfths, days are days: never more than two days apart.
				expect(Math.abs(yearOfDay(day) - yearOfMonth({ year, month }))).toBeLessThan(2 / 365);
			}
		)
	);
});
