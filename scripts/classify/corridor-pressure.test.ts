import { describe, expect, it } from 'vitest';
import { classified, csvOf } from './classified.fixture.ts';
import type { Cells } from './classified.fixture.ts';

describe('corridor pressure on a table', () => {
	const BASE: Cells = {
		id: '',
		is_reference: 0,
		people: 3000,
		renters: 0.6,
		people_of_color: 0.6,
		no_bachelors: 0.6,
		poverty_185: 0.5,
		cost_burdened: 0.5,
		begin_rent: 1000,
		end_rent: 1200,
		begin_income: 50000,
		end_income: 60000,
		begin_bachelors: 0.3,
		end_bachelors: 0.4,
		begin_home_value: 200000,
		end_home_value: 260000,
		neighbors: ''
	};
	const REGION: Cells = {
		id: 'region',
		is_reference: 1,
		renters: 0.5,
		people_of_color: 0.5,
		no_bachelors: 0.5,
		poverty_185: 0.5,
		cost_burdened: 0.5,
		end_rent: 1100,
		end_income: 55000,
		end_bachelors: 0.35,
		end_home_value: 230000
	};
	const STILL: Cells = { end_rent: 1000, end_income: 50000 };
	const SAFE: Cells = { renters: 0.5, people_of_color: 0.4 };

	function classes(rows: readonly Cells[]) {
		const out = classified('corridor-pressure', csvOf(BASE, [REGION, ...rows]));
		return Object.fromEntries([...out].map(([id, row]) => [id, row.class]));
	}

	it('finds every class, first match first', () => {
		expect(
			classes([
				{ id: 'hot' },
				{ id: 'beside', ...STILL, neighbors: 'alone hot' },
				{ id: 'alone', ...STILL, neighbors: 'beside;still' },
				{ id: 'market', ...SAFE },
				{ id: 'still', ...SAFE, ...STILL, neighbors: 'hot' },
				{ id: 'few', people: 499 },
				{ id: 'uncounted', people: '' }
			])
		).toEqual({
			hot: 'under-pressure',
			beside: 'early-warning',
			alone: 'vulnerable-quieter',
			market: 'rising-fewer-exposed',
			still: 'lower-exposure',
			few: 'not-enough-data',
			uncounted: 'not-enough-data'
		});
	});

	it('passes only above the region, and needs two missing to give up', () => {
		expect(
			classes([
				{ id: 'equal', people_of_color: 0.5 },
				{ id: 'one missing', end_rent: '' },
				{ id: 'one missing, one short', end_rent: '', end_income: 55000 },
				{ id: 'two missing', end_rent: '', end_home_value: '' },
				{ id: 'one unknown', renters: '', cost_burdened: 0.6 },
				{ id: 'two unknown', renters: '', people_of_color: '' }
			])
		).toEqual({
			equal: 'rising-fewer-exposed',
			'one missing': 'under-pressure',
			'one missing, one short': 'vulnerable-quieter',
			'two missing': 'not-enough-data',
			'one unknown': 'under-pressure',
			'two unknown': 'not-enough-data'
		});
	});

	it('says which neighbor it does not know', () => {
		expect(() => classes([{ id: 'a', neighbors: 'b' }])).toThrow('no row has the id "b"');
	});
});
