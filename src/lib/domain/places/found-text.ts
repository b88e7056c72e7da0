/** What a search found, in words; the words come in. */
import type { PlacesFile, ShapesFile } from '../indicators/built-files.ts';
import { placeRow } from '../indicators/built-files.ts';
import type { LonLat } from '../geometry/projection.ts';
import type { Found, FoundKind } from './find.ts';
import { parsePlace } from './place.ts';

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
