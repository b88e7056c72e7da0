/** Names of places for the screens, from what the atlas has fetched so far. */
import type { Atlas } from '$lib/app/atlas.svelte';
import type { PlaceRef } from '$lib/domain/places/place';
import { placeName, type PlaceName } from '$lib/domain/places/names';
import type { Messages } from '$lib/i18n';

/** Follows places, lines and the view's reach as they arrive and change. */
export function nameOfPlace(atlas: Atlas, t: Messages, ref: PlaceRef): PlaceName {
	const { plan, reach } = atlas.view;
	const sources = { places: atlas.places.value, lines: atlas.lines.value, plan, reach };
	return placeName(ref, sources, t.placeNames);
}
