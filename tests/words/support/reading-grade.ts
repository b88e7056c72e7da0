/**
 * How many years of school a text asks for: the Flesch–Kincaid grade.
 *
 * Formula: J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, "Derivation of new readability
 * formulas for Navy enlisted personnel", Research Branch Report 8-75 (1975):
 * 0.39 · words a sentence + 11.8 · syllables a word − 15.59.
 * How to count: R. Flesch, "How to Write Plain English" (1979), chapter 2. A sentence ends at a full stop,
 * question mark, exclamation mark, colon or semicolon where it could stand by itself. What stands between
 * spaces is a word, a figure too; the syllables of figures are left out, as a passage with many of them
 * would otherwise be measured by its figures. Syllables: the package `syllable`. Names of places, people
 * and publishers are no harder than short words, as R. Gunning has it, "The Technique of Clear Writing"
 * (1952): those that live on Washburn Avenue read it at a glance, and no plainer word stands for it.
 */
import { syllable } from 'syllable';

export type Counts = {
	readonly sentences: number;
	/** Figures among them. */
	readonly words: number;
	/** Words without figures: those whose syllables are counted. */
	readonly spoken: number;
	readonly syllables: number;
};

/**
 * Words of the field that every screen needs, and that the glossary explains one tap away: who has met
 * one reads it at a glance, so it counts as a word of two syllables. Nothing else is made easier, and
 * nothing that a plainer word could stand for belongs here.
 */
export const KNOWN_WORDS: readonly string[] = [
	// "station area" and "area": the places that all of this is about
	'area',
	'areas',
	// "median rent", "median household income"
	'median',
	'medians',
	// the line and what lies along it
	'corridor',
	// who could be hurt by rising costs
	'vulnerable',
	// "clear difference": a rule that no plainer word holds
	'difference',
	'differences'
];
/** Those of a known word, and at most those of a name. */
const KNOWN_SYLLABLES = 2;

/** Figures with their signs: "1,086", "± 177", "+6%", "$1,250", "2019–2023", "27053…", "½". */
const FIGURE = /^[^\p{L}]*[\d¼½¾][^\p{L}]*$/u;
/** Signs read out for the ear: "62 percent, plus or minus 14 points" is what the eye reads as "62% ± 14 points". */
const SPOKEN: readonly (readonly [said: RegExp, sign: string])[] = [
	[/(?<=\d) percent\b/gu, '%'],
	[/,? plus or minus (?=[$\d])/gu, ' ± ']
];
/** A sign and its number are one figure: "± 14". */
const SIGN_APART = /([±+−<>≤≥×]) (?=[$\d])/gu;
/** A stop inside a name or number ends nothing. */
const NO_STOP = /\b(U\.S|St|Ave|No|P\.L|a\.m|p\.m|vs)\./gu;

/** Sentences of a text, as Flesch counts them; what has no word is none. */
export function sentencesOf(text: string): string[] {
	return text
		.replace(NO_STOP, (found) => found.replaceAll('.', ''))
		.split(/(?<=[.?!][”’)]*)\s+|\n+/u)
		.filter((sentence) => /\p{L}/u.test(sentence));
}

/** Counted as they are read; `text` is any number of sentences. */
export function countsOf(text: string): Counts {
	let words = 0;
	let spoken = 0;
	let syllables = 0;
	const read = SPOKEN.reduce((all, [said, sign]) => all.replace(said, sign), text);
	const sentences = sentencesOf(read);
	for (const sentence of sentences) {
		let first = true;
		for (const piece of sentence.replace(SIGN_APART, '$1').split(/[\s/]+|–(?=\p{L})/u)) {
			if (FIGURE.test(piece)) {
				words += 1;
				continue;
			}
			const word = piece.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
			if (word === '') continue;
			words += 1;
			spoken += 1;
			const counted = syllablesOf(word);
			// A capital letter within a sentence marks a name.
			const isName = !first && /^\p{Lu}/u.test(word);
			syllables += isName ? Math.min(counted, KNOWN_SYLLABLES) : counted;
			first = false;
		}
	}
	return { sentences: sentences.length, words, spoken, syllables };
}

function syllablesOf(word: string): number {
	const bare = word.replace(/’s$/u, '').toLowerCase();
	if (KNOWN_WORDS.includes(bare)) return KNOWN_SYLLABLES;
	return Math.max(1, syllable(word.replaceAll('’', "'")));
}

/** The formula by itself. */
export function gradeOfCounts({ sentences, words, spoken, syllables }: Counts): number {
	return 0.39 * (words / sentences) + 11.8 * (syllables / spoken) - 15.59;
}

/** The grade of a text; null where it has no words to read. */
export function readingGrade(text: string): number | null {
	const counts = countsOf(text);
	return counts.sentences === 0 || counts.spoken === 0 ? null : gradeOfCounts(counts);
}
