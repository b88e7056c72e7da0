import { expect, test } from 'vitest';
import { budgetLine, tableLines } from './measure.ts';

test('numbers stand under each other', () => {
	const lines = tableLines({
		title: 'Steps',
		columns: ['step', 'seconds'],
		rows: [
			['Tiles', '12.5'],
			['Places and weights', 3]
		]
	});
	expect(lines).toEqual([
		'Steps',
		'  step                seconds',
		'  Tiles                  12.5',
		'  Places and weights        3'
	]);
});

test('a budget says whether it is kept', () => {
	const budget = { what: 'Table', most: 120, unit: 'kB' };
	expect(budgetLine({ ...budget, value: 120 })).toBe('✓ Table: 120.0 kB of at most 120 kB');
	expect(budgetLine({ ...budget, value: 120.1 })).toBe('✗ Table: 120.1 kB of at most 120 kB');
	const mark = { what: 'Mark', least: 95, unit: 'points' };
	expect(budgetLine({ ...mark, value: 95 })).toBe('✓ Mark: 95.0 points of at least 95 points');
	expect(budgetLine({ ...mark, value: 94 })).toBe('✗ Mark: 94.0 points of at least 95 points');
	const times = { what: 'Work', most: 1.3, unit: 'times' };
	expect(budgetLine({ ...times, value: 1.31 })).toBe('✗ Work: 1.31 times of at most 1.3 times');
});
