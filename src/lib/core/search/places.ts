/** Finding a place by name: stations, cities, neighborhoods, counties and tracts. */
import type { PlacesFile } from '../catalog/built.ts';
import type { PlaceKey } from '../catalog/types.ts';
import { tractNumber } from '../text/place-name.ts';
import { matchWords, searchWords } from './normalize.ts';

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
					? 'Minneapolis'
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
