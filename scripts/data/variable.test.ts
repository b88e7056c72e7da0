import { describe, expect, test } from 'vitest';
import { cellsOf, parseVariable, variableOfColumn } from './figures.ts';

describe('variable codes', () => {
	test('a single cell', () => {
		expect(parseVariable('B25064_001E')).toEqual({ table: 'B25064', cells: [1], suffix: 'E' });
		expect(cellsOf('B25064_001')).toEqual(['B25064_001']);
	});

	test('ranges and plus signs spell out every cell', () => {
		expect(cellsOf('B25091_008-011+019-022').map((cell) => cell.slice(-3))).toEqual([
			'008',
			'009',
			'010',
			'011',
			'019',
			'020',
			'021',
			'022'
		]);
		expect(cellsOf('P2_008-009N')).toEqual(['P2_008N', 'P2_009N']);
	});

	test.each(['GEOID', 'B25064', 'B25064_1E', 'B25070_010-007E', 'B25070_007+007E', '', 'B_001'])(
		'%j is no variable',
		(name) => {
			expect(parseVariable(name)).toBeNull();
			expect(() => cellsOf(name)).toThrow('not a Census variable');
		}
	);

	test('estimates and margins are the same variable, shares and counts keep their suffix', () => {
		expect(variableOfColumn('B25003_003E')).toBe('B25003_003');
		expect(variableOfColumn('B25003_003M')).toBe('B25003_003');
		expect(variableOfColumn('C17002_002-003P')).toBe('C17002_002-003P');
		expect(variableOfColumn('P1_001N')).toBe('P1_001N');
		expect(variableOfColumn('MD_EMV_2014_2019USD')).toBe('MD_EMV_2014_2019USD');
	});
});
