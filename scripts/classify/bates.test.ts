import { describe, expect, it } from 'vitest';
import { classified, csvOf } from './classified.fixture.ts';
import type { Cells } from './classified.fixture.ts';

/** Equal to the region in everything: passes every rounded "at least the region" test. */
const BASE: Cells = {
	id: '',
	is_reference: 0,
	vuln_low_education: 0.5,
	vuln_low_income: 0.5,
	vuln_people_of_color: 0.5,
	vuln_renters: 0.5,
	begin_bachelors: 0.3,
	end_bachelors: 0.4,
	begin_income: 50000,
	end_income: 55000,
	begin_owners: 0.5,
	end_owners: 0.5,
	begin_white: 0.5,
	end_white: 0.5,
	value_t0: 100,
	value_tm: 100,
	value_t1: 100,
	touches_hot_tract: 0
};
const REGION: Cells = { id: 'region', is_reference: 1 };
const NOT_VULNERABLE: Cells = { vuln_low_income: 0.4, vuln_renters: 0.4 };
const NOT_CHANGING: Cells = { end_bachelors: 0.3, end_income: 50000 };

function run(rows: readonly Cells[], asPublished = false) {
	return classified('bates', csvOf(BASE, [REGION, ...rows]), { asPublished });
}

/** Ten values so that groups are 1 1 2 2 3 3 4 4 5 5: rows named a to j, j the highest. */
function ladder(cells: (step: number) => Cells): Cells[] {
	return Array.from({ length: 10 }, (_, step) => ({
		id: 'abcdefghij'[step] ?? '',
		...cells(step)
	}));
}

describe('bates on a table', () => {
	it('leaves the region out and keeps ids as text', () => {
		const rows = run([{ id: '01001' }, { id: '1001' }]);
		expect([...rows.keys()]).toEqual(['01001', '1001']);
	});

	it('calls vulnerable what passes three of four, differences rounded to 0.001', () => {
		const rows = run([
			{ id: 'equal' },
			{ id: 'one short', vuln_renters: 0.3 },
			{ id: 'two short', vuln_renters: 0.3, vuln_low_income: 0.3 },
			{ id: 'rounds up', vuln_renters: 0.3, vuln_low_income: 0.4996 },
			{ id: 'rounds down', vuln_renters: 0.3, vuln_low_income: 0.4994 },
			{ id: 'missing fails', vuln_renters: 0.3, vuln_low_income: '' }
		]);
		expect([...rows.values()].map((row) => row.vulnerability)).toEqual([
			'Vulnerable',
			'Vulnerable',
			'Not Vulnerable',
			'Vulnerable',
			'Not Vulnerable',
			'Not Vulnerable'
		]);
	});

	it('tells the three kinds of demographic change apart', () => {
		const rows = run([
			{ id: 'all four' },
			{ id: 'three', end_owners: 0.4 },
			{ id: 'white and bachelors', end_owners: 0.4, end_income: 50000 },
			{ id: 'owners and income', end_white: 0.4, end_bachelors: 0.3 },
			{ id: 'income missing', end_owners: 0.4, begin_income: '' },
			{ id: 'income from nothing', end_owners: 0.4, begin_income: 0 }
		]);
		expect([...rows.values()].map((row) => row.demographic_change)).toEqual([
			'Changing',
			'Changing',
			'Changing (White & High Ed.)',
			'Not Changing',
			'Changing (White & High Ed.)',
			'Changing (White & High Ed.)'
		]);
	});

	it('finds the market of every tract, first match first', () => {
		// At t1 g, h, i, j are high; at t0 the order is turned around, so a, b, c, d are.
		const rows = run(
			ladder((step) => ({
				value_t0: 100 - step,
				value_tm: 100,
				value_t1: 100 + step,
				touches_hot_tract: step < 3 ? 1 : 0
			}))
		);
		// Low at t0 and high at t1 with the highest appreciation: g–j. Touching: a, b, c. e, f are low
		// at both dates; d is high at t0, low at t1, touching nothing.
		expect([...rows.values()].map((row) => row.housing_market)).toEqual([
			'Adjacent',
			'Adjacent',
			'Adjacent',
			'Other',
			'Long-term Low Cost',
			'Long-term Low Cost',
			'Appreciated',
			'Appreciated',
			'Appreciated',
			'Appreciated'
		]);
		const steady = run(
			ladder((step) => ({ value_t0: step, value_tm: 200 - step, value_t1: step + 1 }))
		);
		expect(steady.get('j')?.housing_market).toBe('Long-term High Cost');
		// Appreciation since tm rises with the ladder, so a high value hides it; turn tm around:
		const fast = run(
			ladder((step) => ({ value_t0: step, value_tm: step + 1 + step * 5, value_t1: step + 1 }))
		);
		expect(fast.get('a')?.housing_market).toBe('Accelerating');
	});

	it('gives the six types and none', () => {
		const market = (id: string, cells: Cells): Cells[] =>
			ladder((step) => ({
				value_t0: 100 - step,
				value_t1: 100 + step,
				touches_hot_tract: 1,
				...cells,
				id: `${id}-${'abcdefghij'[step] ?? ''}`
			}));
		const appreciated = (cells: Cells) => run(market('x', cells)).get('x-j')?.type;
		expect(appreciated({ ...NOT_VULNERABLE })).toBe('Continued Loss');
		expect(appreciated({ ...NOT_VULNERABLE, end_owners: 0.4, end_income: 50000 })).toBe(
			'Continued Loss'
		);
		expect(appreciated({ ...NOT_VULNERABLE, ...NOT_CHANGING })).toBe('');
		expect(appreciated({})).toBe('Late');
		expect(appreciated({ end_owners: 0.4, end_income: 50000 })).toBe('');

		const adjacent = (cells: Cells) => run(market('x', cells)).get('x-a')?.type;
		expect(adjacent({})).toBe('Early Type 2');
		expect(adjacent(NOT_CHANGING)).toBe('Susceptible');
		expect(adjacent(NOT_VULNERABLE)).toBe('');

		const accelerating = (cells: Cells) =>
			run(ladder((step) => ({ value_tm: step + 1 + step * 5, value_t1: step + 1, ...cells }))).get(
				'a'
			)?.type;
		expect(accelerating({})).toBe('Dynamic');
		expect(accelerating(NOT_CHANGING)).toBe('Early Type 1');
	});

	it('lets equal values share a group, or as published ranks them by row', () => {
		const rows = ladder(() => ({}));
		const markets = (asPublished: boolean) => [
			...new Set([...run(rows, asPublished).values()].map((row) => row.housing_market))
		];
		expect(markets(false)).toEqual(['Long-term Low Cost']);
		expect(markets(true)).toEqual(['Long-term Low Cost', 'Long-term High Cost']);
	});

	it('calls a missing value neither high nor low, or as published high', () => {
		const rows = [
			...ladder((step) => ({ value_t0: 100 + step, value_tm: 100 + step, value_t1: 100 + step })),
			{ id: 'gone', value_t1: '' },
			{ id: 'never', value_t0: '', value_tm: '', value_t1: '', touches_hot_tract: 1 }
		];
		expect(run(rows).get('gone')?.housing_market).toBe('Other');
		expect(run(rows).get('never')?.housing_market).toBe('Other');
		expect(run(rows, true).get('gone')?.housing_market).toBe('Appreciated');
		expect(run(rows, true).get('never')?.housing_market).toBe('Long-term High Cost');
	});

	it('reads a blank "touches" as no', () => {
		const rows = ladder((step) => ({
			value_t1: 100 + step,
			touches_hot_tract: step === 0 ? '' : 1
		}));
		expect(run(rows).get('a')?.housing_market).toBe('Long-term Low Cost');
		expect(run(rows).get('b')?.housing_market).toBe('Adjacent');
	});

	it('refuses a table with no region row, or with two', () => {
		const two = csvOf(BASE, [REGION, { id: 'x' }, { id: 'again', is_reference: '1.0' }]);
		expect(() => classified('bates', two)).toThrow(/region's own row already stands on line 2/);
		expect(() => classified('bates', csvOf(BASE, [{ id: 'x' }]))).toThrow(/exactly one row/);
	});
});
