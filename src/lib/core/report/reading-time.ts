/** How long a text takes to be read aloud. */

/** Words a minute at which a hearing can follow: slower than talk. */
const WORDS_A_MINUTE = 130;
/** Ours: a figure such as "1,086" or "$1,276" takes about as long to say as this many words. */
const WORDS_A_FIGURE = 3;
/** What a hearing usually gives a speaker. */
export const ORAL_SECONDS = 180;

export type ReadingTime = { readonly words: number; readonly seconds: number };

export function readingTime(text: string): ReadingTime {
	const tokens = text.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token));
	const figures = tokens.filter((token) => /\d/.test(token)).length;
	const spoken = tokens.length + figures * (WORDS_A_FIGURE - 1);
	return { words: tokens.length, seconds: Math.round((spoken / WORDS_A_MINUTE) * 60) };
}
