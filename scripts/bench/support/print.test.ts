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
});
