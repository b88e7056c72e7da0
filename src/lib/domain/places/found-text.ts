/** What a search is asked for, what it found, and how that is put in words; the words come in. */
import { type PlacesFile, type ShapesFile, placeRow } from '../indicators/built-files.ts';
import type { LonLat } from '../geometry/projection.ts';
import { parsePlace, type PlaceRef } from './place.ts';

export type FoundKind =
	| 'address'
	| 'corner'
	| 'station'
	| 'tract'
	| 'neighborhood'
	| 'city'
	| 'county'
	| 'zip'
	| 'landmark'
	| 'place';

export type Found = {
	readonly kind: FoundKind;
	/** What it opens: for a point the half mile around it. */
	readonly id: PlaceRef;
	/** As the files name it; of a tract its number. */
	readonly name: string;
	/** City, or neighborhood and city; may be empty. */
	readonly within: string;
	/** Numbers of the tracts that meet at a corner, or that a tract of 2010 became. */
	readonly tracts: readonly string[];
	/** Degrees, of a point; null of everything that covers ground. */
	readonly at: LonLat | null;
	readonly score: number;
};

export type FoundWords = {
	/** `stations`, `corridor` and `region` are places of their own kind. */
	readonly kinds: Readonly<Record<FoundKind | 'stations' | 'corridor' | 'region', string>>;
	readonly tract: (p: { number: string }) => string;
	readonly zip: (p: { code: string }) => string;
	readonly betweenTracts: (p: { numbers: readonly string[] }) => string;
	readonly splitInto: (p: { numbers: readonly string[] }) => string;
	readonly became: (p: { number: string }) => string;
	readonly zipTracts: (p: { count: number }) => string;
};

export type FoundText = { readonly name: string; readonly detail: string };

/** "Tract 33"; "Census tract · Jordan". */
export function foundText(found: Found, words: FoundWords): FoundText {
	const detail = [kindOf(found, words), found.within, beyond(found, words)];
	return { name: nameOf(found, words), detail: detail.filter((part) => part !== '').join(' · ') };
}

function nameOf({ kind, name }: Found, words: FoundWords): string {
	if (kind === 'tract') return words.tract({ number: name });
	return kind === 'zip' ? words.zip({ code: name }) : name;
}

/** A line's station areas and its corridor share the line's name. */
function kindOf({ kind, id }: Found, { kinds }: FoundWords): string {
	const own = id.split(':', 1)[0];
	if (own === 'stations' || own === 'corridor' || own === 'region') return kinds[own];
	return kinds[kind];
}

function beyond({ kind, tracts }: Found, words: FoundWords): string {
	const [first, another] = tracts;
	if (first === undefined) return '';
	if (kind === 'zip') return words.zipTracts({ count: tracts.length });
	if (kind === 'corner') {
		return another === undefined ? '' : words.betweenTracts({ numbers: tracts });
	}
	return another === undefined
		? words.became({ number: first })
		: words.splitInto({ numbers: tracts });
}

/**
 * The middle of what was found, in degrees: a point itself, a point inside a tract, the mean of several,
 * the middle of another place's box. Null where it is not known yet.
 */
export function middleOfFound(
	found: Found,
	places: PlacesFile | null,
	shapes: ShapesFile | null
): LonLat | null {
	if (found.at) return found.at;
	if (!places || !shapes) return null;
	const place = parsePlace(found.id);
	if (place?.kind === 'tracts') {
		const rows = place.geoids.map((geoid) => places.tracts.geoid.indexOf(geoid));
		if (rows.includes(-1)) return null;
		const mean = (of: readonly number[]) =>
			rows.reduce((sum, row) => sum + of[row]!, 0) / rows.length / 1e5;
		return [mean(shapes.tracts.x), mean(shapes.tracts.y)];
	}
	const row = placeRow(places, found.id);
	if (row?.kind !== 'place') return null;
	const [west, south, east, north] = shapes.places[row.row]!;
	return [(west + east) / 2e5, (south + north) / 2e5];
}

/* What a text asks for by its form alone: a ZIP code, or a house number on a street. */

/** The code in a text that is a ZIP code and nothing else; null in any other. */
export function askedZip(text: string): string | null {
	return /^\s*(?:zip(?:\s*code)?\s*:?\s*)?(\d{5})(?:-\d{4})?\s*$/i.exec(text)?.[1] ?? null;
}

export type AskedAddress = {
	readonly number: number;
	/** What follows: street, city, state, ZIP code, without the number of an apartment. */
	readonly street: string;
};

/** A number, perhaps with a letter, a half or a second number, then a street. */
const HOUSE = /^\s*(\d{1,5})(?:\s*-\s*\d+|[a-z])?(?:\s+1\/2)?(?:\s+block(?:\s+of)?)?[\s,]+(\S.*)$/i;
/** "Apt 2", "#3", "Unit B", to the end of the word. */
const UNIT = /(?:,\s*)?(?:#|\b(?:apt|apartment|unit|suite|ste|floor|fl|rm|room)\b\.?)\s*#?\s*\w+/gi;

/** Null where the text does not begin with a house number. */
export function askedAddress(text: string): AskedAddress | null {
	const [, number, street = ''] = HOUSE.exec(text) ?? [];
	return number === undefined
		? null
		: { number: Number(number), street: street.replaceAll(UNIT, ' ') };
}
