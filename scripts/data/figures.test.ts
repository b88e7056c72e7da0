import { describe, expect, test } from 'vitest';
import { parseFigures } from './figures.ts';

const TEXT = [
	'GEOID,B25003_003E,B25003_003M,B25064_001E,B25064_001M,B25070_007E,B25070_008E,B25091_003-007E,C17002_002-003P',
	'27003000100,315,113,1144,255,1,2,7,0.25',
	'27003000200,0,13,-,**,0,3,,0',
	'27003000300,12,*****,3500+,***,4,5,9,1'
].join('\n');

describe('a table of figures', () => {
	const table = parseFigures('2019-2023', TEXT);

	test('rows and variables in order', () => {
		expect(table.geoids).toEqual(['27003000100', '27003000200', '27003000300']);
		expect(table.rowOf('27003000200')).toBe(1);
		expect(table.rowOf('27003000400')).toBeUndefined();
		expect(table.variables.slice(0, 3)).toEqual(['B25003_003', 'B25064_001', 'B25070_007']);
	});

	test('estimates take margin and annotations along', () => {
		expect(table.estimate(0, 'B25064_001')).toEqual({
			value: 1144,
			moe: 255,
			quality: 'value',
			moeReason: null
		});
		expect(table.estimate(1, 'B25064_001').quality).toBe('not-computable');
		expect(table.estimate(2, 'B25064_001')).toMatchObject({ value: 3500, quality: 'top-coded' });
		expect(table.estimate(2, 'B25003_003').moe).toBe(0);
	});

	test('a column without margins says so', () => {
		expect(table.estimate(0, 'B25070_007').moeReason).toBe('not-carried');
		expect(table.estimate(0, 'C17002_002-003P').value).toBe(0.25);
		expect(table.estimate(1, 'B25091_003-007').quality).toBe('not-published');
		const counts = parseFigures('census-2020', 'GEOID,P1_001N\n270030001001,5');
		expect(counts.estimate(0, 'P1_001N').moeReason).toBe('full-count');
	});

	test('a sum is carried as it is, or as its cells, or not at all', () => {
		expect(table.parts('B25091_003-007')).toEqual(['B25091_003-007']);
		expect(table.parts('B25070_007-008')).toEqual(['B25070_007', 'B25070_008']);
		expect(table.has('B25070_007-008')).toBe(true);
		expect(table.has('B25070_007-009')).toBe(false);
		expect(() => table.parts('B25070_007-009')).toThrow('does not carry B25070_007-009');
		expect(() => table.estimate(0, 'B25070_007-008')).toThrow('in one column');
	});

	test('a damaged cell is named with its place', () => {
		const damaged = parseFigures('2019-2023', 'GEOID,B25064_001E\n27003000100,-666666666');
		expect(() => damaged.estimate(0, 'B25064_001')).toThrow(
			'acs5-2019-2023.csv, 27003000100, B25064_001: cannot read the cell "-666666666"'
		);
		expect(() => damaged.estimate(1, 'B25064_001')).toThrow('has no row 1');
		expect(() => parseFigures('2019-2023', 'TRACT\n1')).toThrow('must be GEOID');
	});
});
