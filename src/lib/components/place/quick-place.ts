/** What is known of a place at once, from the files of indicators, before any profile is made. */
import type { PlacesFile } from '$lib/core/catalog/built';
import { placeRow, type PlaceRow } from '$lib/core/catalog/decode';
import { HALF_MILE } from '$lib/core/corridor/distance';
import { parsePlace, type PlaceRef } from '$lib/core/place/place';

/**
 * Where the indicator files have the place's figures, or null: their station areas are those at half
 * a mile, so at any other reach a profile has to be made.
 */
export function quickRow(
	places: PlacesFile | null,
	ref: PlaceRef | null,
	reach: number
): PlaceRow | null {
	if (!places || ref === null) return null;
	const atReach = /^stations?:/.test(ref);
	return atReach && reach !== HALF_MILE ? null : placeRow(places, ref);
}

/** The city that a named place lies in, to set beside it; null for cities and larger places. */
export function quickCity(places: PlacesFile, ref: PlaceRef): string | null {
	const place = parsePlace(ref);
	if (place?.kind === 'tracts') {
		const row = places.tracts.geoid.indexOf(place.geoids[0] ?? '');
		return places.cities[places.tracts.city[row] ?? -1] ?? null;
	}
	if (place?.kind === 'station') {
		return places.stations.find(({ id }) => id === place.id)?.city ?? null;
	}
	return place?.kind === 'neighborhood' ? 'Minneapolis' : null;
}

/** What the table can be narrowed to for a place, or null where it cannot. */
export function tableWithin(ref: PlaceRef): PlaceRef | null {
	return /^(?:county|city|neighborhood|stations?|corridor):/.test(ref) ? ref : null;
}
