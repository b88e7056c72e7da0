/**
 * What the rows of a list are placed on: the region’s tracts, those that they were in 2010, block
 * groups, ZIP codes, names, house numbers and street corners.
 */
import type { GazetteerFile, PlacesFile } from '../indicators/built-files.ts';
import type { LonLat } from '../geometry/projection.ts';
import { locateAmong, type Locate } from '../places/apportion.ts';
import {
	askedTract,
	namesCity,
	placeSearch,
	withoutSuffix,
	type CityNames,
	type Search
} from '../places/find.ts';
import { askedAddress } from '../places/found-text.ts';
import { addressOn, readGazetteer, type Gazetteer } from '../places/gazetteer.ts';
import type { PlaceIndex } from '../places/place-index.ts';
import { queryWords, searchWords } from '../places/words.ts';
import { REGION } from '../region.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';

/**
 * An area that rows can be of: `tract:27053003300`, `blocks:270530033001` (a block group),
 * `former:27053104900` (a tract of 2010), `zip:55411`, `city:Crystal`, `neighborhood:Jordan`,
 * `county:053`.
 */
export type AreaKey = string;

/** The tracts of an area, each with the share of the area’s 2020 homes in it; shares add up to 1. */
export type AreaParts = readonly (readonly [geoid: string, share: number])[];

export type RowProblem = Problem<
	/** The cell by which the row is placed is empty. */
	| 'row-place-empty'
	/** Parameter `cell`. A spreadsheet shortened the id. */
	| 'row-id-shortened'
	/** Parameter `cell`: no tract of 2020 or 2010 of this region. */
	| 'row-tract-unknown'
	/** Parameters `cell`, `count`: several counties have a tract of this number. */
	| 'row-tract-ambiguous'
	/** Parameter `cell`. */
	| 'row-block-group-unknown'
	/** Parameter `cell`. */
	| 'row-zip-unknown'
	/** Parameter `cell`: no city, county or neighborhood of this region. */
	| 'row-name-unknown'
	/** Parameter `cell`: no house number or corner that is known. */
	| 'row-address-unknown'
	/** Parameters `cell`, `count`: as many places have it; the city would tell. */
	| 'row-address-ambiguous'
	/** Longitude and latitude outside the region. */
	| 'row-outside'
>;

export type GroundFiles = {
	readonly places: PlacesFile;
	readonly gazetteer: GazetteerFile;
	readonly index: PlaceIndex;
};

const BETWEEN_STREETS = /\s*(?:&|@|\/|\+|\band\b|\bat\b)\s*/i;

/** Two streets with a sign or word between them. */
export function isCornerText(text: string): boolean {
	const parts = text.split(BETWEEN_STREETS).filter((part) => /[\p{L}\d]/u.test(part));
	return parts.length === 2 && parts.every((part) => /\p{L}{2}|\d(?:st|nd|rd|th)\b/iu.test(part));
}

export class Ground {
	readonly index: PlaceIndex;
	readonly #places: PlacesFile;
	readonly #gazetteer: Gazetteer;
	readonly #former: ReadonlyMap<string, readonly number[]>;
	readonly #zips: ReadonlyMap<string, readonly number[]>;
	/** Codes of six digits → GEOIDs of 2020 and 2010. */
	readonly #byCode = new Map<string, string[]>();
	readonly #names: ReadonlyMap<string, AreaKey>;
	readonly #blockGroups = new Map<number, number[]>();
	readonly #parts = new Map<AreaKey, AreaParts>();
	#locate: Locate | null = null;
	#streets: StreetBook | null = null;

	constructor({ places, gazetteer, index }: GroundFiles) {
		this.index = index;
		this.#places = places;
		this.#gazetteer = readGazetteer(gazetteer);
		this.#former = new Map(gazetteer.formerTracts);
		this.#zips = new Map(gazetteer.zipTracts);
		for (const geoid of [...index.geoids, ...this.#former.keys()]) {
			const code = geoid.slice(5);
			this.#byCode.set(code, [...(this.#byCode.get(code) ?? []), geoid]);
		}
		this.#names = namesOf(places, gazetteer);
		index.blockGroups.blockGroups.forEach(({ tract }, row) => {
			const rows = this.#blockGroups.get(tract);
			if (rows) rows.push(row);
			else this.#blockGroups.set(tract, [row]);
		});
	}

	/** Row of the tract that holds a point, −1 outside the region. */
	tractAt(longitude: number, latitude: number): number {
		this.#locate ??= locateAmong(this.index.tracts);
		return this.#locate(longitude, latitude);
	}

	isTract(cell: string): boolean {
		return this.tract(cell).ok;
	}

	/**
	 * The tract of a cell, however people write it: whole, with the Bureau’s prefix, without its zeros,
	 * by number or name; those of 2010 as well.
	 */
	tract(cell: string): Result<AreaKey, RowProblem> {
		const text = bareId(cell);
		if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(text)) return fail('row-id-shortened', { cell });
		const digits = text.replace(/^1[45]0{3,5}us/i, '');
		const found = new Set<string>();
		const add = (geoid: string) => {
			if (this.index.rowOf.has(geoid) || this.#former.has(geoid)) found.add(geoid);
		};
		if (/^\d+$/.test(digits)) {
			// State and county before the tract, with or without the zeros that spreadsheets drop.
			for (const whole of wholeIds(digits)) add(whole);
			if (digits.length <= 6) this.#of(digits.padStart(6, '0')).forEach(add);
		}
		// “101” may be 1.01 without its zeros and without its point, or tract 101.
		if (found.size === 0 || digits.length < 6) {
			const asked = askedTract(text) ?? askedTract(cell);
			const before = found.size;
			for (const code of asked?.codes ?? []) {
				for (const geoid of this.#of(code)) {
					if (asked!.county === null || geoid.slice(2, 5) === asked!.county) add(geoid);
				}
				if (found.size > before) break;
			}
		}
		const [geoid, another] = found;
		if (geoid === undefined) return fail('row-tract-unknown', { cell });
		if (another !== undefined) return fail('row-tract-ambiguous', { cell, count: found.size });
		return ok(this.index.rowOf.has(geoid) ? `tract:${geoid}` : `former:${geoid}`);
	}

	#of(code: string): readonly string[] {
		return this.#byCode.get(code) ?? [];
	}

	isBlockGroup(cell: string): boolean {
		return this.blockGroup(cell).ok;
	}

	blockGroup(cell: string): Result<AreaKey, RowProblem> {
		const text = bareId(cell);
		if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(text)) return fail('row-id-shortened', { cell });
		const digits = text.replace(/^150{3,5}us/i, '');
		const id = REGION.state.startsWith('0') && digits.length === 11 ? `0${digits}` : digits;
		return /^\d{12}$/.test(id) && blockGroupRow(this.index, id) !== null
			? ok(`blocks:${id}`)
			: fail('row-block-group-unknown', { cell });
	}

	isZip(code: string | null): boolean {
		return code !== null && this.#zips.has(code);
	}

	/** The city, county or neighborhood that a cell names, alone or before the state. */
	placeNamed(cell: string): AreaKey | null {
		const words = searchWords(cell);
		const whole = this.#names.get(words.join(' '));
		if (whole !== undefined) return whole;
		const state = this.#gazetteer.file.state
			.map(searchWords)
			.find((each) => each.every((word, at) => words[words.length - each.length + at] === word));
		return state ? (this.#names.get(words.slice(0, -state.length).join(' ')) ?? null) : null;
	}

	/** The point of a house number or street corner. */
	address(cell: string, city: string, zip: string): Result<LonLat, RowProblem> {
		this.#streets ??= new StreetBook(this.#places, this.#gazetteer);
		return this.#streets.find(cell, city, zip);
	}

	/** Tracts and shares of an area; empty of one that there is none of. */
	partsOf(key: AreaKey): AreaParts {
		const known = this.#parts.get(key);
		if (known) return known;
		const parts = this.#partsOf(key);
		this.#parts.set(key, parts);
		return parts;
	}

	#partsOf(key: AreaKey): AreaParts {
		const [kind, rest] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
		if (kind === 'tract') return this.index.rowOf.has(rest) ? [[rest, 1]] : [];
		if (kind === 'blocks') return [[rest.slice(0, 11), 1]];
		const rows = kind === 'former' ? this.#former.get(rest) : this.#zips.get(rest);
		if (kind === 'former' || kind === 'zip') {
			return this.#byHomes((rows ?? []).map((row) => [row, 1] as const));
		}
		const place = this.index.places.get(key);
		if (!place) return [];
		return this.#byHomes(place.tracts.map((row, at) => [row, place.households[at]!] as const));
	}

	/** What lies in each tract, by the homes that the area has there in 2020; alike where it has none. */
	#byHomes(held: readonly (readonly [row: number, share: number])[]): AreaParts {
		const { blockGroups, geoids } = this.index;
		const homes = held.map(([row, share]) => blockGroups.tractTotals[row]!.housingUnits * share);
		const all = homes.reduce((sum, each) => sum + each, 0);
		return held.flatMap(([row], at) => {
			const share = all > 0 ? homes[at]! / all : 1 / held.length;
			return share > 0 ? [[geoids[row]!, share] as const] : [];
		});
	}
}

/** Row of a block group by its GEOID of 12 digits: those of a tract are numbered from 1 on. */
export function blockGroupRow(index: PlaceIndex, id: string): number | null {
	const tract = index.rowOf.get(id.slice(0, 11));
	if (tract === undefined) return null;
	const { blockGroups } = index.blockGroups;
	const first = firstOf(blockGroups, tract);
	const row = first + Number(id[11]) - 1;
	return row >= first && blockGroups[row]?.tract === tract ? row : null;
}

/** Block groups are sorted by GEOID, and so by tract. */
function firstOf(groups: readonly { readonly tract: number }[], tract: number): number {
	let [low, high] = [0, groups.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (groups[middle]!.tract < tract) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** An id without quotes, apostrophes, spaces, and the decimals of a number. */
function bareId(cell: string): string {
	const text = cell.trim().replaceAll(/^['"=]+|['"]+$/g, '');
	const id = /^(?:1[45]0{3,5}us)?[\d\s_-]+(?:\.0+)?$/i.test(text);
	return id && /\d{8}/.test(text.replaceAll(/[\s_-]/g, ''))
		? text.replace(/\.0+$/, '').replaceAll(/[\s_-]/g, '')
		: text;
}

/** Whole GEOIDs of tracts that these digits may be: state or county may have lost their zeros, or be left out. */
function wholeIds(digits: string): string[] {
	const { state } = REGION;
	switch (digits.length) {
		case 11:
			return [digits];
		case 12:
			return [digits.slice(0, 11)];
		case 10:
			return state.startsWith('0') ? [`0${digits}`] : [];
		case 9:
			return [state + digits];
		case 7:
		case 8:
			return [state + digits.padStart(9, '0')];
		default:
			return [];
	}
}

/** What cities, counties and neighborhoods are called, in words as they are compared. */
function namesOf(places: PlacesFile, gazetteer: GazetteerFile): Map<string, AreaKey> {
	const also = new Map(gazetteer.also);
	const names = new Map<string, AreaKey>();
	const add = (name: string, key: AreaKey) => {
		const words = searchWords(name).join(' ');
		// Of a city and a neighborhood that are called alike people mean the city.
		if (words !== '' && !names.has(words)) names.set(words, key);
	};
	for (const kind of ['city', 'neighborhood', 'county'] as const) {
		for (const { key, name } of places.places) {
			if (!key.startsWith(`${kind}:`)) continue;
			for (const each of [name, ...(also.get(key) ?? [])]) {
				add(each, key);
				add(`${each} ${kind}`, key);
				add(`${kind} of ${each}`, key);
			}
		}
	}
	return names;
}

/* House numbers and corners, by the exact words of streets first: a list may hold many thousand. */

/** Degrees within which two points are one place: divided roads meet in several. */
const SAME_PLACE = 2e-3;
/** By so much the best of what a search finds must be better than the next one. */
const CLEARLY = 0.3;

class StreetBook {
	readonly #streets = new Map<string, number[]>();
	readonly #corners = new Map<string, number[]>();
	readonly #cities: CityNames;
	readonly #known = new Map<string, Result<LonLat, RowProblem>>();
	#search: Search | null = null;

	constructor(
		private readonly places: PlacesFile,
		private readonly gazetteer: Gazetteer
	) {
		const { file, streets, corners } = gazetteer;
		streets.forEach(({ words }, row) => {
			const key = words.join(' ');
			this.#streets.set(key, [...(this.#streets.get(key) ?? []), row]);
		});
		corners.forEach(({ street, cross }, row) => {
			const key = pairOf(street, cross);
			this.#corners.set(key, [...(this.#corners.get(key) ?? []), row]);
		});
		const also = new Map(file.also);
		this.#cities = {
			cities: file.cities.flatMap((name) =>
				[name, ...(also.get(`city:${name}`) ?? [])].map((each) => ({
					name,
					words: searchWords(each)
				}))
			),
			state: file.state.map(searchWords)
		};
	}

	find(cell: string, city: string, zip: string): Result<LonLat, RowProblem> {
		const key = `${cell}\n${city}\n${zip}`;
		const known = this.#known.get(key);
		if (known) return known;
		const found = this.#exactly(cell, city, zip) ?? this.#bySearch(cell, city, zip);
		this.#known.set(key, found);
		return found;
	}

	/** Null where no street has just these words. */
	#exactly(cell: string, city: string, zip: string): Result<LonLat, RowProblem> | null {
		const asked = askedAddress(cell);
		const text = asked ? asked.street : cell;
		const code = /\b(\d{5})(?:-\d{4})?\s*$/.exec(text)?.[1] ?? (zip.trim() || null);
		const parts = asked ? [text] : text.split(BETWEEN_STREETS);
		if (!asked && parts.length !== 2) return null;
		const last = this.#streetAndCity(parts.at(-1)!, code);
		const inCity = last.city ?? this.#cityNamed(city);
		const rowsOf = (words: readonly string[]) => this.#streets.get(words.join(' ')) ?? [];
		const { file } = this.gazetteer;
		const isThere = (at: number) => inCity === null || file.cities[at] === inCity;
		const points: { readonly at: LonLat; readonly zip: string }[] = [];
		if (asked) {
			for (const row of rowsOf(last.words)) {
				const stretches = this.gazetteer.stretches[row]!.filter(
					({ left, right }) => isThere(left?.city ?? -1) || isThere(right?.city ?? -1)
				);
				const address = addressOn(stretches, asked.number);
				if (address && isThere(address.city)) points.push(address);
				if (inCity !== null) continue;
				// The same number in another city is another house.
				for (const other of citiesOf(stretches)) {
					if (address === null || other === address.city) continue;
					const there = stretches.filter(
						({ left, right }) => left?.city === other || right?.city === other
					);
					const elsewhere = addressOn(there, asked.number);
					if (elsewhere?.city === other) points.push(elsewhere);
				}
			}
		} else {
			for (const one of rowsOf(searchWords(parts[0]!))) {
				for (const two of rowsOf(last.words)) {
					for (const row of this.#corners.get(pairOf(one, two)) ?? []) {
						const corner = this.gazetteer.corners[row]!;
						if (isThere(corner.city)) points.push({ at: corner.at, zip: '' });
					}
				}
			}
		}
		const inZip = points.filter((point) => point.zip === code);
		return onlyOne(inZip.length > 0 ? inZip : points, cell);
	}

	#streetAndCity(text: string, code: string | null) {
		const plain = code === null ? text : text.replace(/\d{5}(?:-\d{4})?\s*$/, '');
		const words = withoutSuffix(queryWords(plain), this.#cities.state);
		const city = namesCity(words, this.#cities);
		const street = city ? words.slice(0, -city.words.length) : words;
		return { words: street.map(({ word }) => word), city: city?.name ?? null };
	}

	#cityNamed(cell: string): string | null {
		const words = searchWords(cell).join(' ');
		return (
			this.#cities.cities.find((city) => words !== '' && city.words.join(' ') === words)?.name ??
			null
		);
	}

	#bySearch(cell: string, city: string, zip: string): Result<LonLat, RowProblem> {
		this.#search ??= placeSearch(this.places, this.gazetteer.file, (code) => code);
		const [best, next] = this.#search(
			[cell, city, zip].filter((part) => part.trim() !== '').join(', '),
			4
		).filter(({ kind }) => kind === 'address' || kind === 'corner');
		if (!best?.at) return fail('row-address-unknown', { cell });
		if (next?.at && apart(best.at, next.at) > SAME_PLACE && best.score - next.score < CLEARLY) {
			return fail('row-address-ambiguous', { cell, count: 2 });
		}
		return ok(best.at);
	}
}

/** Null where there is none. */
function onlyOne(
	points: readonly { readonly at: LonLat }[],
	cell: string
): Result<LonLat, RowProblem> | null {
	const [first] = points;
	if (!first) return null;
	const others = points.filter(({ at }) => apart(at, first.at) > SAME_PLACE);
	return others.length === 0
		? ok(first.at)
		: fail('row-address-ambiguous', { cell, count: others.length + 1 });
}

function citiesOf(
	stretches: readonly {
		readonly left: { readonly city: number } | null;
		readonly right: { readonly city: number } | null;
	}[]
): Set<number> {
	return new Set(
		stretches.flatMap(({ left, right }) =>
			[left, right].flatMap((side) => (side ? [side.city] : []))
		)
	);
}

function apart([x1, y1]: LonLat, [x2, y2]: LonLat): number {
	return Math.hypot(x1 - x2, y1 - y2);
}

function pairOf(one: number, other: number): string {
	return one < other ? `${one} ${other}` : `${other} ${one}`;
}
