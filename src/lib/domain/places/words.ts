/**
 * Words of a search: written one way, told apart by what they do in a street's name, and compared,
 * with slips of the hand where nothing else is found.
 */

/**
 * Words as people type them → words as they are compared. Street types and directions are written many
 * ways ("Avenue North", "Ave. N"), so what is looked for and what is found go through the same table
 * (USPS Publication 28, appendices B and C1, as far as the region's street names use them).
 */
const SAME_WORD: Readonly<Record<string, string>> = {
	avenue: 'ave',
	av: 'ave',
	aven: 'ave',
	street: 'st',
	str: 'st',
	saint: 'st',
	boulevard: 'blvd',
	blv: 'blvd',
	road: 'rd',
	drive: 'dr',
	lane: 'ln',
	parkway: 'pkwy',
	pky: 'pkwy',
	highway: 'hwy',
	freeway: 'fwy',
	place: 'pl',
	plaza: 'plz',
	plza: 'plz',
	court: 'ct',
	cove: 'cv',
	circle: 'cir',
	terrace: 'ter',
	terr: 'ter',
	trail: 'trl',
	crossing: 'xing',
	north: 'n',
	south: 's',
	east: 'e',
	west: 'w',
	northeast: 'ne',
	northwest: 'nw',
	southeast: 'se',
	southwest: 'sw',
	center: 'ctr',
	centre: 'ctr',
	theatre: 'theater',
	county: 'co',
	mount: 'mt',
	first: '1st',
	second: '2nd',
	third: '3rd',
	fourth: '4th',
	fifth: '5th',
	sixth: '6th',
	seventh: '7th',
	eighth: '8th',
	ninth: '9th',
	tenth: '10th'
};

const DIRECTIONS: ReadonlySet<string> = new Set(['n', 's', 'e', 'w', 'ne', 'nw', 'se', 'sw']);
const STREET_TYPES: ReadonlySet<string> = new Set(
	'ave st blvd rd dr ln pkwy hwy fwy pl plz ct cv cir ter trl xing way'.split(' ')
);

/** Lower-case words without accents and punctuation, street words in their short form. */
export function searchWords(text: string): string[] {
	return plainWords(text).map(shortened);
}

/** The same with words as they were written. */
function plainWords(text: string): string[] {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/['’.]/g, '')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
}

/** A word as it was written, and as it is compared. */
export type QueryWord = { readonly word: string; readonly plain: string };

export function queryWords(text: string): QueryWord[] {
	return plainWords(text).map((plain) => ({ word: shortened(plain), plain }));
}

function shortened(word: string): string {
	return Object.hasOwn(SAME_WORD, word) ? SAME_WORD[word]! : word;
}

export type WordRole = 'core' | 'type' | 'direction';

/** What a word does in a street's name: "W Broadway St NE" has two directions and a type. */
export function roleOf(word: string, at: number): WordRole {
	if (DIRECTIONS.has(word)) return 'direction';
	// "St Anthony Pkwy" begins with a saint.
	return at > 0 && STREET_TYPES.has(word) ? 'type' : 'core';
}

/**
 * How well each known word fits a word of the query: 3 for the same, less for one that only begins so,
 * least for one that is a slip away.
 */
export type Fits = ReadonlyMap<string, number>;

/** Words that a name may do without. */
const SMALL_WORDS: ReadonlySet<string> = new Set(['the', 'of', 'and', 'at', 'in', 'near', 'a']);

export function isSmallWord(word: string): boolean {
	return SMALL_WORDS.has(word);
}

const SAME = 3;
/** What a slip costs. */
const SLIP = 0.8;

/** All words that anything is found by. */
export class Vocabulary {
	readonly #words: readonly string[];
	readonly #exact = new Map<string, Fits>();
	readonly #near = new Map<string, Fits>();

	constructor(words: Iterable<string>) {
		this.#words = [...new Set(words)];
	}

	/** `slips` lets words in that are a slip away: one from four letters on, two from eight on. */
	fits(query: QueryWord, slips: boolean): Fits {
		const kept = slips ? this.#near : this.#exact;
		const known = kept.get(query.plain);
		if (known) return known;
		const found = slips ? this.#nearly(query) : this.#exactly(query);
		kept.set(query.plain, found);
		return found;
	}

	#exactly({ word, plain }: QueryWord): Map<string, number> {
		const found = new Map<string, number>();
		for (const candidate of this.#words) {
			const points = candidate === word ? SAME : likeness(plain, candidate);
			if (points > 0) found.set(candidate, points);
		}
		return found;
	}

	#nearly(query: QueryWord): Map<string, number> {
		const found = this.#exactly(query);
		const { plain } = query;
		const most = slipsAllowed(plain);
		if (most === 0) return found;
		const add = (candidate: string, points: number) =>
			found.set(candidate, Math.max(found.get(candidate) ?? 0, points));
		for (const candidate of this.#words) {
			const { whole, beginning } = slipsBetween(plain, candidate, most);
			if (whole <= most) add(candidate, SAME - SLIP * whole);
			else if (beginning <= most && plain.length >= 5) add(candidate, 1.6 - SLIP * beginning);
		}
		// "Avenu" is near no word that is compared, but near one that people write for it.
		for (const [long, short] of Object.entries(SAME_WORD)) {
			const { whole } = slipsBetween(plain, long, most);
			if (whole <= most) add(short, SAME - SLIP * whole);
		}
		return found;
	}
}

/** 0 where the candidate does not begin with the word. "26" is all of "26th" that people say. */
function likeness(word: string, candidate: string): number {
	if (candidate === word) return SAME;
	if (!candidate.startsWith(word)) return 0;
	if (/^\d+$/.test(word)) {
		return /^(?:st|nd|rd|th)$/.test(candidate.slice(word.length)) ? SAME - 0.1 : 0.5;
	}
	return 1 + word.length / candidate.length;
}

/** Numbers are never guessed. */
function slipsAllowed(word: string): number {
	if (/\d/.test(word) || word.length < 4) return 0;
	return word.length < 8 ? 1 : 2;
}

/**
 * Slips from a word to another, and to any beginning of it: letters left out, added or changed, and
 * neighbors in the wrong order (optimal string alignment). `most` + 1 stands for any that are more.
 */
export function slipsBetween(
	from: string,
	to: string,
	most: number
): { readonly whole: number; readonly beginning: number } {
	const far = most + 1;
	if (from.length > to.length + most) return { whole: far, beginning: far };
	let before: number[] = [];
	let last = Array.from({ length: to.length + 1 }, (_, at) => at);
	for (let i = 1; i <= from.length; i++) {
		const row = [i];
		for (let j = 1; j <= to.length; j++) {
			const same = from[i - 1] === to[j - 1];
			let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
			const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
			if (swapped) least = Math.min(least, before[j - 2]! + 1);
			row.push(least);
		}
		if (Math.min(...row) > most) return { whole: far, beginning: far };
		before = last;
		last = row;
	}
	return { whole: Math.min(last[to.length]!, far), beginning: Math.min(...last, far) };
}
