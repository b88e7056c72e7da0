/** Streets that words name, and the city and state that stand behind an address. */
import type { Street } from './gazetteer.ts';
import { isSmallWord, roleOf, type QueryWord, type Vocabulary, type WordRole } from './words.ts';

/** A street type or direction that fits, beside 3 for a word that is the street's own. */
const SIDE_WORD = 0.6;
/** What it costs where the street has another one … */
const WRONG: Readonly<Record<'type' | 'direction', number>> = { type: 1.5, direction: 2.5 };
/** … of a street that is called by its number: 26th Avenue is not 26th Street; … */
const WRONG_TYPE_OF_NUMBER = 2.5;
/** … or none at all. */
const NONE = 0.3;
/** What a word of the street costs that nobody wrote. */
const UNSAID: Readonly<Record<WordRole, number>> = { core: 0.4, type: 0.05, direction: 0.05 };
/** Words that share no more than this are no match. */
const LEAST = 0.3;

/** Scores of the streets that fit, by index. */
export function matchStreets(
	streets: readonly Street[],
	query: readonly QueryWord[],
	vocabulary: Vocabulary,
	slips: boolean
): Map<number, number> {
	const found = new Map<number, number>();
	const asked = query.map((each, at) => ({
		...each,
		role: roleOf(each.word, at),
		fits: vocabulary.fits(each, slips)
	}));
	if (asked.every(({ role }) => role !== 'core')) return found;
	streets.forEach((street, at) => {
		const score = streetScore(street, asked);
		if (score !== null && score > LEAST) found.set(at, score);
	});
	return found;
}

type AskedWord = QueryWord & {
	readonly role: WordRole;
	readonly fits: ReadonlyMap<string, number>;
};

/** Null where a word of the query that is no type and no direction fits none of the street's. */
function streetScore({ words, roles }: Street, query: readonly AskedWord[]): number | null {
	const used = new Set<number>();
	let score = 0;
	let isNamed = false;
	for (const { word, plain, role, fits } of query) {
		let best = -1;
		let most = 0;
		words.forEach((candidate, at) => {
			if (used.has(at)) return;
			const isCore = roles[at] === 'core';
			// "n" is a direction, not the beginning of Newton.
			if (role === 'direction' && candidate !== word) return;
			const points = (fits.get(candidate) ?? 0) * (isCore ? 1 : SIDE_WORD / 3);
			if (points > most) [best, most] = [at, points];
		});
		if (best >= 0) {
			used.add(best);
			score += most;
			if (roles[best] === 'core') isNamed = true;
		} else if (role !== 'core') {
			score -= missing(role, words, roles, used);
		} else if (!isSmallWord(plain)) {
			return null;
		}
	}
	if (!isNamed) return null;
	roles.forEach((role, at) => {
		if (!used.has(at)) score -= UNSAID[role];
	});
	return score;
}

function missing(
	role: 'type' | 'direction',
	words: readonly string[],
	roles: readonly WordRole[],
	used: ReadonlySet<number>
): number {
	const hasAnother = roles.some((each, at) => each === role && !used.has(at));
	if (!hasAnother) return NONE;
	const isNumber = words.some((word) => /^\d/.test(word));
	return role === 'type' && isNumber ? WRONG_TYPE_OF_NUMBER : WRONG[role];
}

export type CityNames = {
	/** A city once for every name that it goes by. */
	readonly cities: readonly { readonly name: string; readonly words: readonly string[] }[];
	readonly state: readonly (readonly string[])[];
};

/** The words before one of the endings; all of them where they end in none, or would be none. */
export function withoutSuffix(
	words: readonly QueryWord[],
	endings: readonly (readonly string[])[]
): readonly QueryWord[] {
	const ending = endings.find((each) => endsIn(words, each));
	return ending ? words.slice(0, -ending.length) : words;
}

/** The city that the words end in, the longest of several; null where they name none, or nothing else. */
export function namesCity(
	words: readonly QueryWord[],
	{ cities }: CityNames
): { readonly name: string; readonly words: readonly QueryWord[] } | null {
	let best: CityNames['cities'][number] | null = null;
	for (const city of cities) {
		if (endsIn(words, city.words) && city.words.length > (best?.words.length ?? 0)) best = city;
	}
	return best && { name: best.name, words: words.slice(-best.words.length) };
}

function endsIn(words: readonly QueryWord[], ending: readonly string[]): boolean {
	if (ending.length === 0 || ending.length >= words.length) return false;
	return ending.every((word, at) => words[words.length - ending.length + at]!.word === word);
}
