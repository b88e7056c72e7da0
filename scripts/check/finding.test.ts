import { expect, test } from 'vitest';
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
