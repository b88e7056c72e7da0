import { describe, expect, it } from 'vitest';
import {
	countsOf,
	gradeOfCounts,
	KNOWN_WORDS,
	readingGrade,
	sentencesOf
} from './support/reading-grade.ts';

describe('the Flesch–Kincaid grade', () => {
	/** As published with the package `flesch-kincaid`, T. Wormer; its second vector is the least that there can be. */
	it.each([
		[
			'The australian platypus is seemingly a hybrid of a mammal and reptilian creature.',
			{ sentences: 1, words: 13, syllables: 26 },
			13.08
		],
		['Go.', { sentences: 1, words: 1, syllables: 1 }, -3.4]
	])('of “%s” is the published one', (text, published, grade) => {
		expect(gradeOfCounts({ ...published, spoken: published.words })).toBeCloseTo(grade, 6);
		expect(countsOf(text)).toEqual({ ...published, spoken: published.words });
		expect(readingGrade(text)).toBeCloseTo(grade, 6);
	});

	it('rises with longer sentences and with longer words', () => {
		const plain = readingGrade('We count homes. We count rents.')!;
		expect(readingGrade('We count homes and we count rents.')).toBeGreaterThan(plain);
		expect(readingGrade('We enumerate homes. We enumerate rents.')).toBeGreaterThan(plain);
	});

	it('reads a figure as one word, by eye or aloud, and never by its syllables', () => {
		expect(countsOf('About 1,086 ± 177 live here.')).toEqual({
			sentences: 1,
			words: 5,
			spoken: 3,
			syllables: 4
		});
		expect(readingGrade('It is 62 percent, plus or minus 14 points.')).toBe(
			readingGrade('It is 62% ± 14 points.')
		);
		expect(readingGrade('2019–2023')).toBeNull();
	});

	it('takes no name for a hard word, but the first word of a sentence for what it is', () => {
		expect(countsOf('at Minneapolis').syllables).toBe(3);
		expect(countsOf('Minneapolis').syllables).toBe(4);
		expect(countsOf('area').syllables).toBe(2);
	});

	it('ends sentences at stops, and not inside of names and numbers', () => {
		const text = 'The U.S. has 1.5 of them. St. Paul, too: “Yes.” Really?';
		expect(sentencesOf(text)).toHaveLength(3);
	});

	it('knows few words of the field by heart', () => {
		expect(KNOWN_WORDS.length).toBeLessThanOrEqual(10);
	});
});
