import { describe, expect, test } from 'vitest';
import { annotate } from '../data/figures.ts';
import { councilFigures, incomeByYear, mergedFigures } from './figures.ts';
import { redistrictingCounts } from './figures.ts';
import type { SourceTable } from './source.ts';

function table(...rows: readonly Readonly<Record<string, string>>[]): SourceTable {
	return new Map(rows.map((row) => [row.GEOID ?? '', row]));
}

describe('annotations instead of sentinels', () => {
	test.each([
		['B25064_001E', '-666666666', '-'],
		['B25064_001M', '-222222222', '**'],
		['B25064_001M', '-333333333', '***'],
		['B01003_001M', '-555555555', '*****'],
		['B25064_001E', '3501', '3500+'],
		['B19013_001E', '250001', '250000+'],
		['B19013_001E', '250001.0', '250000+'],
		['B19013_001E', '2499', '2500-'],
		['B25077_001E', '2000001', '2000000+'],
		['B25003_003E', '3501', '3501'],
		['B25064_001E', '2001', '2001'],
		['B25064_001E', '', ''],
		['C17002_002-003P', '0.064', '0.064'],
		['C17002_002-003P', '0', '0']
	])('%s %j is written %j', (column, source, cell) => {
		expect(annotate(column, source, '2019-2023')).toBe(cell);
	});

	test('gross rent was top-coded at $2,000 until 2014', () => {
		expect(annotate('B25064_001E', '2001', '2010-2014')).toBe('2000+');
		expect(annotate('B25064_001E', '3501', '2010-2014')).toBe('3501');
	});

	test.each(['-5', '-111111111', '12.5', 'n/a', '1,144'])('%j is refused', (source) => {
		expect(() => annotate('B25003_003E', source, '2019-2023')).toThrow('cannot read');
	});
});

describe('tables under Census codes', () => {
	test('columns and rows are sorted and renamed, blank language columns are left behind', () => {
		const source = table(
			{ GEOID: '27003000200', POPTOTAL: '20', BURDOWN: '2', LEP_RUSS: '' },
			{ GEOID: '27003000100', POPTOTAL: '10', BURDOWN: '', LEP_RUSS: '' }
		);
		expect(councilFigures(source, '2015-2019')).toBe(
			'GEOID,B01003_001E,B25091_008-011+019-022E\n27003000100,10,\n27003000200,20,2\n'
		);
	});

	test('a column that nobody mapped stops the import', () => {
		const source = table({ GEOID: '27003000100', SURPRISE: '1' });
		expect(() => councilFigures(source, '2015-2019')).toThrow('SURPRISE');
	});

	const bureau = {
		GEOID: '27003000100',
		B25070_007E: '1',
		B25070_008E: '2',
		B25070_009E: '3',
		B25070_010E: '4',
		B25064_001E: '-666666666',
		B25064_001M: '-222222222'
	};

	test('the Bureau’s figure is kept where both have it, the Council’s is added where only it does', () => {
		const council = { GEOID: '27003000100', BURDRENT: '10', MEDGRENT: '', HH_NOVEH: '6' };
		const [header, row] = mergedFigures(table(bureau), table(council), '2019-2023').split('\n');
		expect(header).toBe(
			'GEOID,B08201_002E,B25064_001E,B25064_001M,B25070_007E,B25070_008E,B25070_009E,B25070_010E'
		);
		expect(row).toBe('27003000100,6,-,**,1,2,3,4');
	});

	test('a figure on which the two disagree stops the import', () => {
		const council = { GEOID: '27003000100', BURDRENT: '11' };
		expect(() => mergedFigures(table(bureau), table(council), '2019-2023')).toThrow(
			'BURDRENT is "11", the Bureau\'s B25070_007-010E is "10"'
		);
		const rent = { GEOID: '27003000100', MEDGRENT: '900' };
		expect(() => mergedFigures(table(bureau), table(rent), '2019-2023')).toThrow('"900"');
	});

	test('tables of different tracts are not merged', () => {
		const other = { GEOID: '27003000200', HH_NOVEH: '6' };
		const both = table({ ...bureau }, { ...bureau, GEOID: '27003000200' });
		expect(() => mergedFigures(both, table(other), '2019-2023')).toThrow('same tracts');
	});

	test('income by year is sorted by tract and year', () => {
		const rows = ['2013', '2012'].map((Year) => ({
			GEOID: '27003000100',
			Year,
			B19013_001E: Year === '2012' ? '62619.0' : ''
		}));
		expect(incomeByYear(rows)).toBe(
			'GEOID,YEAR,B19013_001E\n27003000100,2012,62619\n27003000100,2013,\n'
		);
	});
});

describe('2020 counts from shares', () => {
	const row = {
		GEOID: '270370601012',
		population_count: '8',
		housing_units: '3',
		pbipoc: '0.5',
		whitenh: '0.5',
		pblacknh: '0.125',
		pasiannh: '0.125',
		phisppop: '0.125',
		pamindnh: '0',
		pothmultnh: '0.125'
	};

	test('come back as the whole numbers they were made from', () => {
		expect(redistrictingCounts(table(row)).split('\n')[1]).toBe('270370601012,3,8,1,4,1,0,1,1');
	});

	test('an area without people has none of any group', () => {
		const empty = Object.fromEntries(Object.keys(row).map((key) => [key, '']));
		const nobody = { ...empty, GEOID: '270370601012', population_count: '0', housing_units: '0' };
		expect(redistrictingCounts(table(nobody)).split('\n')[1]).toBe('270370601012,0,0,0,0,0,0,0,0');
	});

	test('a share that no whole number makes stops the import', () => {
		expect(() => redistrictingCounts(table({ ...row, pblacknh: '0.13' }))).toThrow('0.13');
		expect(() => redistrictingCounts(table({ ...row, pblacknh: '0.25' }))).toThrow('add up');
	});
});
