import { describe, expect, it } from 'vitest';
import { namesInTitle } from './figure-words.ts';

describe('names of several places in a title', () => {
	it('begin with a capital, and go on as in a sentence', () => {
		const areas = {
			name: { title: 'Station areas of the line', inText: 'the station areas of the line' }
		};
		const city = { name: { title: 'Crystal', inText: 'Crystal' } };
		expect(namesInTitle([city, areas])).toEqual(['Crystal', 'the station areas of the line']);
		expect(namesInTitle([areas, city])).toEqual(['Station areas of the line', 'Crystal']);
		expect(namesInTitle([])).toEqual([]);
	});
});
