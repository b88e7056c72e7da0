import { expect, test } from 'vitest';
import { compare, comparisonTable, medianRatio, spread } from './measure.ts';

test('the spread of values in any order', () => {
	expect(spread([5, 1, 4, 2, 3])).toEqual({ min: 1, median: 3, p95: 4.8, max: 5 });
	expect(spread([7])).toEqual({ min: 7, median: 7, p95: 7, max: 7 });
});

test('variants run in turn, and the first round does not count', async () => {
	const order: string[] = [];
	const variant = (name: string, time: number) => ({
		name,
		run: () => {
			order.push(name);
			return time;
		}
	});
	const comparison = await compare([variant('ours', 10), variant('bare', 5)], 2);
	expect(order.join(' ')).toBe('ours bare ours bare ours bare');
	expect(comparison).toEqual([
		{ name: 'ours', times: [10, 10] },
		{ name: 'bare', times: [5, 5] }
	]);
	expect(medianRatio(comparison, 'bare')).toBe(0.5);
	expect(medianRatio(comparison, 'other')).toBeNaN();
	expect(comparisonTable('Recoloring', comparison).rows).toEqual([
		['ours', 2, '10.0', '10.0', '10.0', '10.0', '1.00'],
		['bare', 2, '5.0', '5.0', '5.0', '5.0', '0.50']
	]);
});
