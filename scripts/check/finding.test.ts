import { expect, test } from 'vitest';
import { unknownDefaults } from './check.ts';
import { findingOf, labels } from './files.ts';

test('many examples become one finding that counts them', () => {
	expect(findingOf('WARN', 'f', 'c', [])).toEqual([]);
	expect(findingOf('WARN', 'f', 'c', ['a', 'b', 'c', 'd', 'e'])[0]?.message).toBe(
		'a; b; c; and 2 more'
	);
});

test('a label is level and check', () => {
	expect(labels(findingOf('INFO', 'f', 'c', ['a']))).toEqual(['INFO c']);
});

test('a region whose first map shows a figure that the catalog has not is told so', () => {
	expect(labels(unknownDefaults({ indicator: 'rent-per-moon' }))).toEqual([
		'BLOCKER defaults are in the catalog'
	]);
	expect(unknownDefaults({ indicator: 'median-gross-rent' })).toEqual([]);
});
