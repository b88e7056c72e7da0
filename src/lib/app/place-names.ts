/** Names of places for the screens, from what the atlas has fetched so far. */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { PlaceRef } from '$lib/domain/places/place';
import { placeName, shortPlaceName, type PlaceName } from '$lib/domain/places/names';
import type { Messages } from '$lib/i18n';

/** Follows places, lines and the view's reach as they arrive and change. */
export function nameOfPlace(atlas: Atlas, t: Messages, ref: PlaceRef): PlaceName {
	return placeName(ref, sourcesOf(atlas), t.placeNames);
}

/** The same where many stand in a list: a station by its name alone. */
export function shortNameOfPlace(atlas: Atlas, t: Messages, ref: PlaceRef): string {
	return shortPlaceName(ref, sourcesOf(atlas), t.placeNames);
}

function sourcesOf({ view: { plan, reach }, places, lines }: Atlas) {
	return { places: places.value, lines: lines.value, plan, reach };
}
