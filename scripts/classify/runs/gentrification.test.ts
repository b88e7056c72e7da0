import { describe, expect, it } from 'vitest';
import { classified, csvOf } from '../classified.fixture.ts';
import type { Cells } from '../classified.fixture.ts';

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
			['', ''],
			['', ''],
			['', ''],
			['True', ''],
			['True', ''],
			['', '']
		]);
		expect([...rows.values()].slice(1, 7).map(({ reason }) => reason)).toEqual([
			'begin_income is missing',
			'begin_home_value is missing',
			'begin_home_value must not be 0',
			'end_home_value is missing',
			'begin_population_25 must not be 0',
			'begin_income is missing'
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
			['', '']
		]);
		expect(rows.get('unknown')?.reason).toBe('begin_income is missing');
		expect(rows.get('yes')?.reason).toBe('');
		const inflated = classified('freeman', csvOf(base, [{ id: 'yes' }, ...others]), {
			factor: 1.25
		});
		expect(inflated.get('yes')).toEqual({
			id: 'yes',
			eligible: 'True',
			gentrified: 'False',
			reason: ''
		});
	});

	const BASE: Cells = {
		id: '',
		region: 'R',
		begin_income: 30000,
		begin_recent_homes: 0.1,
		begin_bachelors: 0.2,
		end_bachelors: 0.4,
		begin_home_value: 100,
		end_home_value: 120
	};
	const OTHERS: readonly Cells[] = Array.from({ length: 9 }, (_, i) => ({
		id: `other ${String(i)}`,
		begin_income: 50000 + i,
		begin_recent_homes: 0.3 + i / 100,
		end_bachelors: 0.25
	}));
	const answers = (rows: readonly Cells[], base = BASE) => {
		const found = classified('freeman', csvOf(base, [...rows, ...OTHERS]));
		return rows.map(({ id }) => {
			const { eligible, gentrified, reason } = found.get(String(id)) ?? {};
			return [eligible, gentrified, reason];
		});
	};

	it('leaves an answer empty, with the reason, where only a missing figure keeps it open', () => {
		expect(
			answers([
				{ id: 'value unknown', begin_home_value: -666666666 },
				{ id: 'two unknown', begin_home_value: '', end_bachelors: '' },
				{ id: 'rich all the same', begin_income: 90000, begin_home_value: '' },
				{ id: 'new homes, income unknown', begin_income: '', begin_recent_homes: 0.9 },
				{ id: 'no degrees, income unknown', begin_income: '', end_bachelors: 0.2 }
			])
		).toEqual([
			['True', '', 'begin_home_value is missing'],
			['True', '', 'end_bachelors and begin_home_value are missing'],
			['False', 'False', ''],
			['False', 'False', ''],
			['', 'False', 'begin_income is missing']
		]);
	});

	it('looks only at the central city where the table says what is in it', () => {
		const within = { ...BASE, in_city: 1 };
		expect(
			answers(
				[{ id: 'inside' }, { id: 'outside', in_city: 0 }, { id: 'not said', in_city: '' }],
				within
			)
		).toEqual([
			['True', 'True', ''],
			['', '', 'outside the central city'],
			['', '', 'in_city is missing']
		]);
		// Medians are those of the whole region, suburbs too: without them the tract is not low.
		const alone = classified('freeman', csvOf(within, [{ id: 'inside' }]));
		expect(alone.get('inside')?.eligible).toBe('False');
	});
});
