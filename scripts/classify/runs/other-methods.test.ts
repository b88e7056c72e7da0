import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../../src/lib/core/estimate/normal.ts';
import { readDirections } from '../directions.ts';
import { classified, csvOf } from '../fixture.ts';
import type { Cells } from '../fixture.ts';

describe('governing on a table', () => {
	/** Poor and cheap at the start, risen since. */
	const BASE: Cells = {
		id: '',
		region: 'North',
		in_city: 1,
		begin_population: 3000,
		end_population: 3000,
		begin_income: 20000,
		begin_home_value: 50000,
		end_home_value: 200000,
		begin_population_25: 1000,
		begin_bachelors: 100,
		end_population_25: 1000,
		end_bachelors: 500
	};
	/** Richer tracts outside the city whose values set the percentiles. */
	const SUBURBS: readonly Cells[] = Array.from({ length: 20 }, (_, i) => ({
		id: `suburb ${String(i)}`,
		in_city: '0.0',
		begin_income: 60000 + i,
		begin_home_value: 150000 + i,
		end_home_value: 220000,
		end_bachelors: 200
	}));

	function run(rows: readonly Cells[], factor: number | null = null) {
		return classified('governing', csvOf(BASE, [...rows, ...SUBURBS]), { factor });
	}

	it('finds what was eligible and what gentrified, in the city only', () => {
		const rows = run([
			{ id: 'risen' },
			{ id: 'no degrees', end_bachelors: 150 },
			{ id: 'values fell', end_home_value: 71999 },
			{ id: 'rich', begin_income: 90000 },
			{ id: 'dear', begin_home_value: 190000 },
			{ id: 'few then', begin_population: 499.99 },
			{ id: 'few now', end_population: 499 },
			{ id: 'outside', in_city: 0 },
			{ id: 'not said', in_city: '' }
		]);
		expect(
			[...rows.values()].slice(0, 9).map(({ eligible, gentrified }) => [eligible, gentrified])
		).toEqual([
			['True', 'True'],
			['True', 'False'],
			['True', 'False'],
			['False', 'False'],
			['False', 'False'],
			['False', 'False'],
			['False', 'False'],
			['', ''],
			['', '']
		]);
	});

	it('does not call a missing population low, and a missing or zero value nothing', () => {
		const rows = run([
			{ id: 'people unknown', begin_population: '', end_population: '' },
			{ id: 'income unknown', begin_income: '' },
			{ id: 'value unknown', begin_home_value: '' },
			{ id: 'value zero', begin_home_value: '0.0' },
			{ id: 'end unknown', end_home_value: '' },
			{ id: 'nobody over 25', begin_population_25: 0, begin_bachelors: 0 },
			{ id: 'sentinel', begin_income: -666666666 }
		]);
		expect(
			[...rows.values()].slice(0, 7).map(({ eligible, gentrified }) => [eligible, gentrified])
		).toEqual([
			['True', 'True'],
			['False', 'False'],
			['False', 'False'],
			['False', 'False'],
			['True', 'False'],
			['True', 'False'],
			['False', 'False']
		]);
	});

	it('compares each tract with its own region', () => {
		const rows = run([
			{ id: 'north' },
			{ id: 'south', region: 'South' },
			{ id: 'south too', region: 'South', begin_income: 20001 }
		]);
		expect(rows.get('north')?.eligible).toBe('True');
		// In the South all home values are equal, so none is below the 40th percentile.
		expect(rows.get('south')?.eligible).toBe('False');
	});

	it('takes 1.44 as the factor unless told otherwise', () => {
		const barely = { id: 'barely', end_home_value: 50000 * 1.44 };
		const above = { id: 'above', end_home_value: 50000 * 1.44 + 1 };
		// Suburbs that lose value leave the top third to these.
		const falling = SUBURBS.map((row) => ({ ...row, end_home_value: 90000 }));
		const gentrified = (factor: number | null) => {
			const text = csvOf(BASE, [barely, above, ...falling]);
			const rows = classified('governing', text, { factor });
			return [rows.get('barely')?.gentrified, rows.get('above')?.gentrified];
		};
		expect(gentrified(null)).toEqual(['False', 'True']);
		expect(gentrified(1.4)).toEqual(['True', 'True']);
		expect(gentrified(1.5)).toEqual(['False', 'False']);
	});
});

describe('freeman on a table', () => {
	it('needs a low start, old homes, rising degrees and rising values', () => {
		const base: Cells = {
			id: '',
			region: 'R',
			begin_income: 30000,
			begin_recent_homes: 0.1,
			begin_bachelors: 0.2,
			end_bachelors: 0.4,
			begin_home_value: 100,
			end_home_value: 120
		};
		const others = Array.from({ length: 9 }, (_, i) => ({
			id: `other ${String(i)}`,
			begin_income: 50000 + i,
			begin_recent_homes: 0.3 + i / 100,
			end_bachelors: 0.25
		}));
		const rows = classified(
			'freeman',
			csvOf(base, [
				{ id: 'yes' },
				{ id: 'rich', begin_income: 90000 },
				{ id: 'new homes', begin_recent_homes: 0.9 },
				{ id: 'no degrees', end_bachelors: 0.2 },
				{ id: 'values stood', end_home_value: 100 },
				{ id: 'unknown', begin_income: '' },
				...others
			])
		);
		expect(
			['yes', 'rich', 'new homes', 'no degrees', 'values stood', 'unknown'].map((id) => [
				rows.get(id)?.eligible,
				rows.get(id)?.gentrified
			])
		).toEqual([
			['True', 'True'],
			['False', 'False'],
			['False', 'False'],
			['True', 'False'],
			['True', 'False'],
			['False', 'False']
		]);
		const inflated = classified('freeman', csvOf(base, [{ id: 'yes' }, ...others]), {
			factor: 1.25
		});
		expect(inflated.get('yes')).toEqual({ id: 'yes', eligible: 'True', gentrified: 'False' });
	});
});

describe('metropolitan council scores on a table', () => {
	const directions = readDirections(
		'column,meaning,direction\nb,"B, high",high_opportunity\na,A low,low_opportunity\n'
	);
	const table = 'id,a,ignored,b\n1,1,x,10\n2,2,x,\n3,3,x,30\n4,6,x,20\n';

	function column(name: string, scale: 'cdf' | 'z' | 'nominal') {
		const rows = classified('metcouncil-score', table, { scale, directions });
		return [...rows.values()].map((row) => (row[name] === '' ? null : Number(row[name])));
	}
	function near(actual: (number | null)[], expected: (number | null)[]) {
		expect(actual.length).toBe(expected.length);
		actual.forEach((value, i) => {
			const wanted = expected[i] ?? null;
			if (wanted === null) expect(value).toBeNull();
			else expect(value).toBeCloseTo(wanted, 12);
		});
	}

	it('are 10·Φ(z) with n − 1, turned around where low is a priority', () => {
		// b: mean 20, deviation 10. a: mean 3, deviation √(14/3).
		near(column('b', 'cdf'), [10 * normalCdf(-1), null, 10 * normalCdf(1), 5]);
		const sd = Math.sqrt(14 / 3);
		near(
			column('a', 'cdf'),
			[-2, -1, 0, 3].map((d) => 10 - 10 * normalCdf(d / sd))
		);
	});

	it('come as z and as minimum to maximum too', () => {
		near(column('b', 'z'), [-1, null, 1, 0]);
		const sd = Math.sqrt(14 / 3);
		near(column('a', 'z'), [2 / sd, 1 / sd, 0, -3 / sd]);
		near(column('b', 'nominal'), [0, null, 10, 5]);
		near(column('a', 'nominal'), [10, 8, 6, 0]);
	});

	it('stand in the order of the table, and are empty where all values are equal', () => {
		const rows = classified('metcouncil-score', 'id,a,b\n1,0.1,1\n2,0.1,2\n3,0.1,3\n', {
			directions
		});
		expect(Object.keys(rows.get('1') ?? {})).toEqual(['id', 'a', 'b']);
		expect([...rows.values()].map((row) => row.a)).toEqual(['', '', '']);
	});
});

describe('new york composition on a table', () => {
	it('magnifies vulnerability by conditions and spreads it from 0 to 100', () => {
		const rows = classified(
			'nyc-composition',
			'ntacode,ntaname,populationvulnerability,housingconditions,marketpressure\n' +
				'A,"Park, West",50,100,100\nB,x,50,0,0\nC,y,0,90,90\nD,z,40,,10\nE,w,20,20,30\n'
		);
		expect([...rows.values()].map((row) => row.index)).toEqual(['100', '50', '0', '', '25']);
	});
});

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
