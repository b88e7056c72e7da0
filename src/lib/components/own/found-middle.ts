/** The middle of what a search found, for a circle around it. */
import type { Found } from '$lib/components/explore/place-search';
import type { PlacesFile, ShapesFile } from '$lib/core/catalog/built';
import { placeRow } from '$lib/core/catalog/decode';
import type { LonLat } from '$lib/core/geo/equal-area';

/** Corners and stations have a point; tracts one inside them; other places the middle of their box. */
export function middleOfFound(
	found: Found,
	places: PlacesFile | null,
	shapes: ShapesFile | null
): LonLat | null {
	if (found.kind === 'corner') return [found.corner.lng, found.corner.lat];
	const { key } = found.entry;
	const station = places?.stations.find(({ id }) => key === `station:${id}`);
	if (station) return [station.x / 1e5, station.y / 1e5];
	const row = places && placeRow(places, key);
	if (!row || !shapes) return null;
	if (row.kind === 'tract') {
		return [shapes.tracts.x[row.row]! / 1e5, shapes.tracts.y[row.row]! / 1e5];
	}
	const [west, south, east, north] = shapes.places[row.row]!;
	return [(west + east) / 2e5, (south + north) / 2e5];
}

export function nameOfFound(found: Found, tractName: (geoid: string) => string): string {
	if (found.kind === 'corner') return `${found.corner.street} & ${found.corner.cross}`;
	const { kind, key, name } = found.entry;
	return kind === 'tract' ? tractName(key.slice('tract:'.length)) : name;
}
