/**
 * Words as people type them → words as the gazetteer holds them. Street types and directions are
 * written many ways ("Avenue North", "Ave. N"), so both sides go through the same table (USPS
 * Publication 28, appendices B and C1, as far as the region's street names use them).
 */
const SAME_WORD: Readonly<Record<string, string>> = {
	avenue: 'ave',
	av: 'ave',
	street: 'st',
	str: 'st',
	saint: 'st',
	boulevard: 'blvd',
	road: 'rd',
	drive: 'dr',
	lane: 'ln',
	parkway: 'pkwy',
	highway: 'hwy',
	place: 'pl',
	court: 'ct',
	circle: 'cir',
	terrace: 'ter',
	trail: 'trl',
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

/** Lower-case words without accents and punctuation, street words in their short form. */
export function searchWords(text: string): string[] {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/['’.]/g, '')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '')
		.map((word) => (Object.hasOwn(SAME_WORD, word) ? SAME_WORD[word]! : word));
}

/**
 * How well `query` words match `target` words: every query word must begin some target word.
 * Higher is better: whole words beat beginnings, and a match from the first word on beats one
 * further back. Null where a word has no match.
 */
export function matchWords(query: readonly string[], target: readonly string[]): number | null {
	if (query.length === 0) return null;
	let score = 0;
	const used = new Set<number>();
	for (const word of query) {
		let best = -1;
		let bestScore = 0;
		target.forEach((candidate, at) => {
			if (used.has(at) || !candidate.startsWith(word)) return;
			const points = (candidate === word ? 3 : 1 + word.length / candidate.length) - at * 0.05;
			if (points > bestScore) {
				best = at;
				bestScore = points;
			}
		});
		if (best < 0) return null;
		used.add(best);
		score += bestScore;
	}
	// Of two full matches the shorter name is the likelier one.
	return score - (target.length - query.length) * 0.2;
}
