/**
 * The one search: house numbers, street corners, stations, tracts, neighborhoods, cities, counties, ZIP
 * codes, landmarks and everyday names, best first. Works on what has arrived; needs no network.
 */
import type { GazetteerFile, PlacesFile } from '../indicators/built-files.ts';
import { nearDistance, type LonLat } from '../geometry/projection.ts';
import { HALF_MILE } from '../lines/corridor.ts';
import { REGION } from '../region.ts';
import { addressOn, readGazetteer, type Corner, type Gazetteer } from './gazetteer.ts';
import { tractNumber } from './names.ts';
import { cleanName, placeRef, tractsPlace, type PlaceRef } from './place.ts';
import { askedAddress, askedZip, type Found, type FoundKind } from './found-text.ts';
import {
	isSmallWord,
	queryWords,
	roleOf,
	searchWords,
	Vocabulary,
	type QueryWord,
	type WordRole
} from './words.ts';
import type { Street } from './gazetteer.ts';

export type Search = (text: string, limit: number) => Found[];

/** Above every score that words alone make: the text says itself what it is. */
const SURE = 20;
/** Of numbers that are tracts only if nothing else. */
const BARE_NUMBER = 3.2;

/** Stations first, since most people come for one; tracts last, since few know their number. */
const PREFERENCE: Readonly<Record<FoundKind, number>> = {
	station: 0.9,
	neighborhood: 0.7,
	city: 0.6,
	county: 0.3,
	place: 0.3,
	landmark: 0.2,
	tract: 0,
	zip: 0,
	address: 0,
	corner: 0
};
/** Landmarks that people look for more often than a park of the same name. */
const WELL_KNOWN: ReadonlySet<string> = new Set(['hospital', 'library', 'townhall', 'university']);

/**
 * A search over what has arrived so far: places work before the gazetteer is there.
 *
 * @param zipName what a ZIP code is called as a place
 */
export function placeSearch(
	places: PlacesFile | null,
	file: GazetteerFile | null,
	zipName: (code: string) => string
): Search {
	const gazetteer = file && readGazetteer(file);
	const entries = [
		...(places ? placeEntries(places, file) : []),
		...otherEntries(gazetteer, places)
	];
	const vocabulary = new Vocabulary([
		...entries.flatMap(({ words, further }) => [...words.flat(), ...further]),
		...(gazetteer?.streets.flatMap(({ words }) => words) ?? [])
	]);
	const cities = cityNames(gazetteer);
	const bonuses = new Map<number, number>();
	const cornerNearLine = (row: number) => {
		const bonus = bonuses.get(row) ?? nearLine(places, gazetteer!.corners[row]!.at);
		bonuses.set(row, bonus);
		return bonus;
	};
	const known = { places, gazetteer, entries, vocabulary, cities, zipName, cornerNearLine };
	return (text, limit) => {
		const exact = findAll(known, text, false, limit);
		const all = exact.length > 0 ? exact : findAll(known, text, true, limit);
		const best = new Map<PlaceRef, Found>();
		for (const found of all.sort((a, b) => b.score - a.score)) {
			if (!best.has(found.id)) best.set(found.id, found);
		}
		return [...best.values()].slice(0, limit);
	};
}

type Known = {
	readonly places: PlacesFile | null;
	readonly gazetteer: Gazetteer | null;
	readonly entries: readonly Entry[];
	readonly vocabulary: Vocabulary;
	readonly cities: CityNames;
	readonly zipName: (code: string) => string;
	/** By row of the corner; each is measured once. */
	readonly cornerNearLine: (row: number) => number;
};

function findAll(known: Known, text: string, slips: boolean, limit: number): Found[] {
	const { places, gazetteer } = known;
	const found = [...findNames(known, text, slips)];
	if (places) found.push(...findTracts(places, gazetteer, text));
	if (gazetteer) {
		found.push(...findZip(known, gazetteer, text));
		found.push(...findAddresses(known, gazetteer, text, slips));
		found.push(...findCorners(known, gazetteer, text, slips, limit));
	}
	return found;
}

/* Names: stations, cities, neighborhoods, counties, lines, tracts, landmarks and everyday names. */

type Entry = Omit<Found, 'score' | 'tracts'> & {
	/** Of each name that it goes by. */
	readonly words: readonly (readonly string[])[];
	/** Words that may follow: city, kind. */
	readonly further: readonly string[];
	readonly preference: number;
};

function placeEntries(places: PlacesFile, file: GazetteerFile | null): Entry[] {
	const also = new Map(file?.also);
	const cityOfStation = new Map(places.stations.map((each) => [`station:${each.id}`, each.city]));
	const named = places.places.map(({ key, name }): Entry => {
		const kind = key.split(':', 1)[0] ?? '';
		const within =
			kind === 'station'
				? (cityOfStation.get(key) ?? '')
				: kind === 'neighborhood'
					? REGION.neighborhoodsOf
					: '';
		const station = places.stations.find(({ id }) => key === `station:${id}`);
		return {
			kind: isKind(kind) ? kind : 'place',
			id: key,
			name,
			within,
			at: station ? [station.x / 1e5, station.y / 1e5] : null,
			words: [name, ...(also.get(key) ?? [])].map(searchWords),
			further: searchWords(`${kind} ${within}`),
			preference: isKind(kind) ? PREFERENCE[kind] : PREFERENCE.place
		};
	});
	const numbered = places.tracts.geoid.map((geoid, row): Entry => {
		const number = tractNumber(geoid);
		const within = tractWithin(places, row);
		return {
			kind: 'tract',
			id: `tract:${geoid}`,
			name: number,
			within,
			at: null,
			words: [['tract', number.replace('.', '')], [geoid]],
			further: ['tract', 'census', ...searchWords(within)],
			preference: PREFERENCE.tract + (places.tracts.stations[row]?.length ? 0.2 : 0)
		};
	});
	return [...named, ...numbered];
}

const OWN_KINDS: ReadonlySet<string> = new Set(['station', 'neighborhood', 'city', 'county']);

function isKind(kind: string): kind is 'station' | 'neighborhood' | 'city' | 'county' {
	return OWN_KINDS.has(kind);
}

function tractWithin({ tracts, neighborhoods, cities }: PlacesFile, row: number): string {
	const neighborhood = neighborhoods[tracts.neighborhood[row] ?? -1];
	const city = cities[tracts.city[row] ?? -1] ?? '';
	return neighborhood ? `${neighborhood}, ${city}` : city;
}

function otherEntries(gazetteer: Gazetteer | null, places: PlacesFile | null): Entry[] {
	if (!gazetteer) return [];
	const { file } = gazetteer;
	const also = new Map(file.also);
	const landmarks = gazetteer.landmarks.map((at, row): Entry => {
		const name = file.landmarks.name[row]!;
		const kind = file.landmarks.kind[row]!;
		const within = file.cities[file.landmarks.city[row]!] ?? '';
		return {
			kind: 'landmark',
			id: around(at, name),
			name,
			within,
			at,
			words: [name, ...(also.get(`landmark:${name}`) ?? [])].map(searchWords),
			further: searchWords(`${kind} ${within}`),
			preference: PREFERENCE.landmark + (WELL_KNOWN.has(kind) ? 0.2 : 0)
		};
	});
	if (!places) return landmarks;
	const areas = file.areas.map((area): Entry => ({
		kind: 'place',
		id: tractsRef(places, area.tracts, area.name),
		name: area.name,
		within: area.within,
		at: null,
		words: [area.name, ...area.also].map(searchWords),
		further: searchWords(area.within),
		preference: PREFERENCE.place
	}));
	return [...landmarks, ...areas];
}

function* findNames({ entries, vocabulary }: Known, text: string, slips: boolean): Iterable<Found> {
	const query = queryWords(text);
	for (const { words, further, preference, ...entry } of entries) {
		let best: number | null = null;
		for (const name of words) {
			const score = nameScore(query, name, further, vocabulary, slips);
			if (score !== null && (best === null || score > best)) best = score;
		}
		if (best !== null) yield { ...entry, tracts: [], score: best + preference };
	}
}

/** Nothing of the name is left out. */
const WHOLE_NAME = 0.5;
/** A direction or street type says little: most names of streets have one. */
const ROLE_WEIGHT = { core: 1, type: 0.2, direction: 0.2 } as const;

/**
 * How well a query's words fit a name: every word must fit one of its own. Whole words beat
 * beginnings, the first word beats a later one, and of two full matches the shorter name is the
 * likelier one. Null where a word fits nothing.
 */
function nameScore(
	query: readonly QueryWord[],
	name: readonly string[],
	further: readonly string[],
	vocabulary: Vocabulary,
	slips: boolean
): number | null {
	const words = [...name, ...further];
	const used = new Set<number>();
	let score = 0;
	let own = 0;
	for (const asked of query) {
		const fits = vocabulary.fits(asked, slips);
		let best = -1;
		let most = 0;
		words.forEach((candidate, at) => {
			const points = used.has(at) ? 0 : (fits.get(candidate) ?? 0) - at * 0.05;
			if (points > most) [best, most] = [at, points];
		});
		if (best < 0) {
			if (isSmallWord(asked.plain)) continue;
			return null;
		}
		used.add(best);
		const isOwn = best < name.length;
		if (isOwn) own += 1;
		score += isOwn ? most * ROLE_WEIGHT[roleOf(words[best]!, best)] : most * 0.2;
	}
	if (own === 0) return null;
	return score + (own === name.length ? WHOLE_NAME : 0) - (name.length - own) * 0.2;
}

/* Tracts by number, those of 2010 as well. */

function findTracts(places: PlacesFile, gazetteer: Gazetteer | null, text: string): Found[] {
	const asked = askedTract(text);
	if (!asked) return [];
	const score = asked.said ? SURE : BARE_NUMBER;
	const isAsked = (geoid: string, code: string) =>
		geoid.slice(5) === code && (asked.county === null || geoid.slice(2, 5) === asked.county);
	const first = countyOfLine(places);
	const found: Found[] = [];
	asked.codes.forEach((code, at) => {
		const add = (geoid: string, of: Pick<Found, 'id' | 'within' | 'tracts'>) => {
			const less = at * 0.5 + (geoid.slice(2, 5) === first ? 0 : 0.1);
			found.push({ kind: 'tract', name: tractNumber(geoid), at: null, ...of, score: score - less });
		};
		places.tracts.geoid.forEach((geoid, row) => {
			if (!isAsked(geoid, code)) return;
			add(geoid, { id: `tract:${geoid}`, within: tractWithin(places, row), tracts: [] });
		});
		for (const [geoid, rows] of gazetteer?.file.formerTracts ?? []) {
			if (!isAsked(geoid, code) || rows.length === 0) continue;
			const geoids = rows.map((row) => places.tracts.geoid[row]!);
			add(geoid, {
				id: placeRef(tractsPlace(geoids)),
				within: tractWithin(places, rows[0]!),
				tracts: geoids.map(tractNumber)
			});
		}
	});
	return found;
}

/** Where numbers are the same in several counties, people along the line mean their own. */
function countyOfLine({ tracts }: PlacesFile): string {
	const row = tracts.stations.findIndex((stations) => stations.length > 0);
	return (tracts.geoid[row] ?? '').slice(2, 5);
}

/* ZIP codes, as far as the gazetteer knows where they lie. */

function findZip({ places, zipName }: Known, { file }: Gazetteer, text: string): Found[] {
	const code = askedZip(text);
	const [, rows] = file.zipTracts.find(([zip]) => zip === code) ?? [];
	if (code === null || !rows || !places) return [];
	const [first = -1] = rows;
	return [
		{
			kind: 'zip',
			id: tractsRef(places, rows, zipName(code)),
			name: code,
			within: places.cities[places.tracts.city[first] ?? -1] ?? '',
			tracts: rows.map((row) => tractNumber(places.tracts.geoid[row]!)),
			at: null,
			score: SURE
		}
	];
}

/* House numbers. */

function findAddresses(known: Known, gazetteer: Gazetteer, text: string, slips: boolean): Found[] {
	const asked = askedAddress(text);
	if (!asked) return [];
	const { places } = known;
	const zip = /\b(\d{5})(?:-\d{4})?\s*$/.exec(asked.street)?.[1] ?? null;
	const { words, city } = streetWords(known, asked.street, zip);
	const found: Found[] = [];
	for (const reading of city === null
		? [{ words, city }]
		: [
				{ words, city },
				{ words: [...words, ...city.words], city: null }
			]) {
		for (const [row, score] of matchStreets(
			gazetteer.streets,
			reading.words,
			known.vocabulary,
			slips
		)) {
			const address = addressOn(gazetteer.stretches[row]!, asked.number);
			if (!address) continue;
			const within = gazetteer.file.cities[address.city] ?? '';
			const name = `${asked.number} ${gazetteer.file.streets[row]!}`;
			found.push({
				kind: 'address',
				id: around(address.at, name),
				name,
				within,
				tracts: [],
				at: address.at,
				score:
					SURE / 2 +
					score +
					cityBonus(reading.city, within) +
					(zip === null ? 0 : zip === address.zip ? 1 : -0.5) +
					nearLine(places, address.at)
			});
		}
	}
	return found;
}

type CityReading = { readonly name: string; readonly words: readonly QueryWord[] } | null;

/** Words of a street, without the state, the ZIP code and the city behind it. */
function streetWords(
	{ cities }: Known,
	text: string,
	zip: string | null
): { readonly words: readonly QueryWord[]; readonly city: CityReading } {
	const plain = zip === null ? text : text.replace(/\d{5}(?:-\d{4})?\s*$/, '');
	const words = withoutSuffix(queryWords(plain), cities.state);
	const city = namesCity(words, cities);
	return city ? { words: words.slice(0, -city.words.length), city } : { words, city: null };
}

function cityBonus(asked: CityReading, within: string): number {
	if (!asked) return 0;
	return asked.name === within ? 0.5 : -1;
}

/** Of two that are called alike, people here mean the one by the line. */
function nearLine(places: PlacesFile | null, at: LonLat): number {
	const nearest = Math.min(
		...(places?.stations ?? []).map(({ x, y }) => nearDistance(at, [x / 1e5, y / 1e5]))
	);
	return 0.4 * Math.exp(-nearest / 4000);
}

/* Corners: two streets in either order, joined by a word, a sign or only a space; a city may follow. */

const BETWEEN_STREETS = /\s*(?:&|@|\/|\+|\band\b|\bat\b|\bx\b)\s*/i;
/** A street alone lists its corners, behind what is named so. */
const ONE_STREET = 0.3;

function findCorners(
	known: Known,
	gazetteer: Gazetteer,
	text: string,
	slips: boolean,
	limit: number
): Found[] {
	const best = new Map<number, number>();
	for (const { first, second, city, bonus } of cornerReadings(known, text)) {
		const left = matchStreets(gazetteer.streets, first, known.vocabulary, slips);
		if (left.size === 0) continue;
		const right = second && matchStreets(gazetteer.streets, second, known.vocabulary, slips);
		if (right?.size === 0) continue;
		gazetteer.corners.forEach((corner, row) => {
			const pair = scorePair(left, right, corner);
			if (pair === null) return;
			const within = gazetteer.file.cities[corner.city] ?? '';
			const score = pair + bonus + cityBonus(city, within);
			if (score > (best.get(row) ?? 0)) best.set(row, score);
		});
	}
	for (const [row, score] of best) best.set(row, score + known.cornerNearLine(row));
	const likeliest = [...best].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit);
	return likeliest.map(([row, score]) =>
		toCorner(known, gazetteer, gazetteer.corners[row]!, score)
	);
}

function toCorner(known: Known, gazetteer: Gazetteer, corner: Corner, score: number): Found {
	const { file } = gazetteer;
	const name = `${file.streets[corner.street]!} & ${file.streets[corner.cross]!}`;
	const { geoid = [] } = known.places?.tracts ?? {};
	return {
		kind: 'corner',
		id: around(corner.at, name),
		name,
		within: file.cities[corner.city] ?? '',
		tracts: corner.tracts.map((row) => tractNumber(geoid[row] ?? '')),
		at: corner.at,
		score
	};
}

type CornerReading = {
	readonly first: readonly QueryWord[];
	/** Null where the text is one street. */
	readonly second: readonly QueryWord[] | null;
	readonly city: CityReading;
	readonly bonus: number;
};

/** Every way to read the text as one street or two. */
function cornerReadings(known: Known, text: string): CornerReading[] {
	const zip = /\s(\d{5})(?:-\d{4})?\s*$/.exec(text)?.[1] ?? null;
	const parts = text.split(BETWEEN_STREETS).filter((part) => part.trim() !== '');
	if (parts.length > 1) {
		const first = queryWords(parts[0]!);
		const behind = parts.slice(1).join(' ');
		const { words, city } = streetWords(known, behind, zip);
		const bonus = SURE / 2;
		const whole: CornerReading = { first, second: queryWords(behind), city: null, bonus };
		return city && words.length > 0
			? [{ first, second: words, city, bonus }, whole]
			: [whole, { first, second: words, city: null, bonus }];
	}
	const { words, city } = streetWords(known, text, zip);
	const wholes = city
		? [
				{ words, city },
				{ words: [...words, ...city.words], city: null }
			]
		: [{ words, city }];
	return wholes.flatMap(({ words: all, city: of }) => {
		const one: CornerReading = { first: all, second: null, city: of, bonus: -ONE_STREET };
		const two = all.slice(1).map((_, at): CornerReading => ({
			first: all.slice(0, at + 1),
			second: all.slice(at + 1),
			city: of,
			bonus: 0
		}));
		return [one, ...two];
	});
}

function scorePair(
	left: ReadonlyMap<number, number>,
	right: ReadonlyMap<number, number> | null,
	{ street, cross }: Corner
): number | null {
	const pair = (a: number, b: number): number | null => {
		const one = left.get(a);
		if (one === undefined) return null;
		if (!right) return one;
		const two = right.get(b);
		return two === undefined ? null : one + two;
	};
	const forward = pair(street, cross);
	const backward = pair(cross, street);
	if (forward === null) return backward;
	return backward === null ? forward : Math.max(forward, backward);
}

/* References of what is found. */

function around([lng, lat]: LonLat, name: string): PlaceRef {
	return placeRef({ kind: 'near', lng, lat, meters: HALF_MILE, name: cleanName(name) });
}

function tractsRef({ tracts }: PlacesFile, rows: readonly number[], name: string): PlaceRef {
	return placeRef(
		tractsPlace(
			rows.map((row) => tracts.geoid[row]!),
			name
		)
	);
}

function cityNames(gazetteer: Gazetteer | null): CityNames {
	const file = gazetteer?.file;
	const also = new Map(file?.also);
	return {
		cities: (file?.cities ?? []).flatMap((name) =>
			[name, ...(also.get(`city:${name}`) ?? [])].map((each) => ({
				name,
				words: searchWords(each)
			}))
		),
		state: (file?.state ?? []).map(searchWords)
	};
}

/* Tracts as people write their numbers: "tract 33", "1016.02", a whole GEOID, or with the county behind it. */

export type AskedTract = {
	/** Codes of six digits that the text may stand for, likeliest first; a whole GEOID says the county. */
	readonly codes: readonly string[];
	/** Three digits; null where the text names none of the region. */
	readonly county: string | null;
	/** The text says that it is a tract; a bare number may be something else. */
	readonly said: boolean;
};

/** GEOID, also with the Bureau's prefix ("1400000US") and of a block group in it. */
const GEOID = /^(?:1[45]00000us)?(\d{11})\d?$/;
const SAID = /^(?:census\s+tracts?|tracts?|ct)\b[\s#.:]*(?:no\.?\s*)?(.*)$/;
const NUMBER = /^(\d{6}|\d{1,4}(?:\.\d{1,2})?)(?![\d.])(.*)$/;
const BARE = /^(\d{9}|\d{6}|\d{1,4}(?:\.\d{1,2})?)$/;

/** Null where the text is no number of a tract. */
export function askedTract(text: string): AskedTract | null {
	const plain = text.trim().toLowerCase();
	const whole = GEOID.exec(plain.replace(/[\s-]/g, ''))?.[1];
	if (whole !== undefined) {
		if (!whole.startsWith(REGION.state)) return null;
		return { codes: [whole.slice(5)], county: whole.slice(2, 5), said: true };
	}
	const behind = SAID.exec(plain)?.[1];
	if (behind !== undefined) {
		const [, number, rest = ''] = NUMBER.exec(behind) ?? [];
		if (number !== undefined) return { codes: codesOf(number), county: countyIn(rest), said: true };
		const geoid = GEOID.exec(behind.trim())?.[1];
		return geoid === undefined ? null : askedTract(geoid);
	}
	const bare = BARE.exec(plain)?.[1];
	if (bare === undefined) return null;
	if (bare.length === 9) return { codes: [bare.slice(3)], county: bare.slice(0, 3), said: true };
	return { codes: codesOf(bare), county: null, said: false };
}

/** "33" → 003300; "1016.02" → 101602; "1016.2" may mean .02 as well as .20. */
function codesOf(number: string): string[] {
	if (number.length === 6 && !number.includes('.')) return [number];
	const [whole = '', suffix = '00'] = number.split('.');
	const suffixes = suffix.length === 1 ? [`0${suffix}`, `${suffix}0`] : [suffix];
	return suffixes.map((each) => whole.padStart(4, '0') + each);
}

function countyIn(text: string): string | null {
	const named = Object.entries(REGION.counties).find(([, name]) =>
		text.includes(name.toLowerCase())
	);
	return named?.[0] ?? null;
}

/* Streets that words name, and the city and state that stand behind an address. */

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
