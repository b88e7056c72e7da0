import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryWords, roleOf, searchWords, slipsBetween, Vocabulary } from './words.ts';

describe('search words', () => {
	it('writes street words one way, without accents and punctuation', () => {
		expect(searchWords('Penn Avenue North')).toEqual(['penn', 'ave', 'n']);
		expect(searchWords('PENN AVE. N.')).toEqual(['penn', 'ave', 'n']);
		expect(searchWords('Niño’s Café')).toEqual(['ninos', 'cafe']);
	});

	it('tells types and directions from the name itself', () => {
		const roles = (name: string) => searchWords(name).map(roleOf);
		expect(roles('West Broadway St NE')).toEqual(['direction', 'core', 'type', 'direction']);
		expect(roles('St Anthony Pkwy')).toEqual(['core', 'core', 'type']);
	});
});

/** Straight from the definition of optimal string alignment, without a table. */
function slipsByDefinition(a: string, b: string): number {
	if (a === '') return b.length;
	if (b === '') return a.length;
	const same = a.at(-1) === b.at(-1) ? 0 : 1;
	const ways = [
		slipsByDefinition(a.slice(0, -1), b) + 1,
		slipsByDefinition(a, b.slice(0, -1)) + 1,
		slipsByDefinition(a.slice(0, -1), b.slice(0, -1)) + same
	];
	if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
		ways.push(slipsByDefinition(a.slice(0, -2), b.slice(0, -2)) + 1);
	}
	return Math.min(...ways);
}

describe('slips', () => {
	it.each([
		['robinsdale', 'robbinsdale', 1],
		['brookyln', 'brooklyn', 1],
		['hennipen', 'hennepin', 2],
		['penn', 'penn', 0]
	])('%s is so far from %s: %i', (from, to, slips) => {
		expect(slipsBetween(from, to, 2).whole).toBe(slips);
	});

	it('counts as the definition does, up to the most that is asked', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(word, word, fc.integer({ min: 0, max: 3 }), (from, to, most) => {
				const { whole, beginning } = slipsBetween(from, to, most);
				expect(whole).toBe(Math.min(slipsByDefinition(from, to), most + 1));
				const beginnings = Array.from({ length: to.length + 1 }, (_, at) =>
					slipsByDefinition(from, to.slice(0, at))
				);
				expect(beginning).toBe(Math.min(...beginnings, most + 1));
			})
		);
	});
});

describe('what words fit', () => {
	const vocabulary = new Vocabulary(['lowry', 'lowell', 'ave', '26th', '2nd', 'n', 'newton']);
	const fits = (text: string, slips = false) =>
		[...vocabulary.fits(queryWords(text)[0]!, slips)]
			.sort((a, b) => b[1] - a[1])
			.map(([word]) => word);

	it('are the same or begin so', () => {
		expect(fits('low')).toEqual(['lowry', 'lowell']);
		expect(fits('26')[0]).toBe('26th');
		expect(fits('north')).toEqual(['n']);
		expect(fits('lowery')).toEqual([]);
	});

	it('or are a slip away, where that is allowed', () => {
		expect(fits('lowery', true)).toEqual(['lowry']);
		expect(fits('avenu', true)).toEqual(['ave']);
		expect(fits('25th', true)).toEqual([]);
	});
});
