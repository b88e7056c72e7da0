import { describe, expect, it } from 'vitest';
import { usualBase } from './compared.ts';
import { movedBy } from './place.ts';

describe('moving a compared place', () => {
	it('changes places with its neighbor, and stops at the ends', () => {
		expect(movedBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
		expect(movedBy(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
		expect(movedBy(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
		expect(movedBy(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
		expect(movedBy(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
	});
});

describe('what places are held against where nobody has chosen', () => {
	it('is the region, whichever place comes first', () => {
		expect(usualBase([])).toBe('region');
		expect(usualBase(['each:line'])).toBe('region');
		expect(usualBase(['station:a', 'city:B'])).toBe('region');
		expect(usualBase(['each:line', 'station:a'])).toBe('region');
	});

	it('is the station that a link of before puts in front of its line', () => {
		expect(usualBase(['station:a', 'each:line'])).toBe('station:a');
	});
});
