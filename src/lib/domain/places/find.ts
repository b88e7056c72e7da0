/** Finding a place by name: stations, cities, neighborhoods, counties and tracts. */
import type { PlacesFile } from '../indicators/built-files.ts';
import type { PlaceKey } from '../indicators/types.ts';
import { tractNumber } from './names.ts';
import { REGION } from '../region.ts';

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

export type PlaceKind =
	'station' | 'corridor' | 'neighborhood' | 'city' | 'county' | 'region' | 'tract';

export type PlaceEntry = {
	readonly key: PlaceKey;
	readonly kind: PlaceKind;
	readonly name: string;
	/** What tells it from another of the same name: city, or neighborhood and city. */
	readonly within: string;
	readonly words: readonly string[];
};

export type PlaceHit = { readonly entry: PlaceEntry; readonly score: number };

/** Stations first, since most people come for one; tracts last, since few know their number. */
const KIND_BONUS: Readonly<Record<PlaceKind, number>> = {
	station: 0.9,
	neighborhood: 0.7,
	city: 0.6,
	corridor: 0.3,
	county: 0.3,
	region: 0.2,
	tract: 0
};

export function placeEntries(places: PlacesFile): PlaceEntry[] {
	const cityOfStation = new Map(places.stations.map((each) => [`station:${each.id}`, each.city]));
	const named = places.places.map(({ key, name }): PlaceEntry => {
		const kind = key.split(':')[0] as PlaceKind | 'stations';
		const within =
			kind === 'station'
				? (cityOfStation.get(key) ?? '')
				: kind === 'neighborhood'
					? REGION.neighborhoodsOf
					: '';
		return {
			key,
			kind: kind === 'stations' ? 'corridor' : kind,
			name,
			within,
			words: searchWords(`${name} ${kind === 'station' ? 'station' : ''} ${within}`)
		};
	});
	const { tracts } = places;
	const numbered = tracts.geoid.map((geoid, row): PlaceEntry => {
		const neighborhood = places.neighborhoods[tracts.neighborhood[row] ?? -1];
		const city = places.cities[tracts.city[row] ?? -1] ?? '';
		const number = tractNumber(geoid);
		const within = neighborhood ? `${neighborhood}, ${city}` : city;
		return {
			key: `tract:${geoid}`,
			kind: 'tract',
			name: number,
			within,
			words: ['tract', ...number.split('.'), number.replace('.', ''), geoid, ...searchWords(within)]
		};
	});
	return [...named, ...numbered];
}

/** Best matches first; ties in the order of the places file. */
export function searchPlaces(
	entries: readonly PlaceEntry[],
	text: string,
	limit: number
): PlaceHit[] {
	const words = searchWords(text);
	const hits: PlaceHit[] = [];
	for (const entry of entries) {
		const score = matchWords(words, entry.words);
		if (score !== null) hits.push({ entry, score: score + KIND_BONUS[entry.kind] });
	}
	return hits.sort((a, b) => b.score - a.score).slice(0, limit);
}
