import { describe, expect, it } from 'vitest';
import { movedBy, withBase } from './place.ts';

describe('moving a compared place', () => {
	it('changes places with its neighbor, and stops at the ends', () => {
		expect(movedBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
		expect(movedBy(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
		expect(movedBy(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
		expect(movedBy(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
		expect(movedBy(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
	});
});

describe('choosing what others are tested against', () => {
	it('puts a listed place first', () => {
		expect(withBase(['a', 'b', 'c'], 'c', 4)).toEqual(['c', 'a', 'b']);
		expect(withBase(['a', 'b'], 'a', 4)).toEqual(['a', 'b']);
	});

	it('names a station of a line before the line, one at a time', () => {
		const first = withBase(['each:line'], 'station:a', 4);
		expect(first).toEqual(['station:a', 'each:line']);
		expect(withBase(first, 'station:b', 4)).toEqual(['station:b', 'each:line']);
	});

	it('never makes the list longer than it may be', () => {
		const full = ['a', 'b', 'c', 'each:line'];
		expect(withBase(full, 'station:x', 4)).toBe(full);
	});
});
