/** What makers of places ask of the page around them. */
import type { MultiPolygon } from 'geojson';
import type { Estimate } from '$lib/domain/statistics/estimate';
import type { PlaceExtent } from '$lib/domain/places/extent';
import type { Result } from '$lib/domain/result';
import type { Found } from '$lib/features/search/place-search';
import { placeRow, type PlacesFile, type ShapesFile } from '$lib/domain/indicators/built-files';
import type { LonLat } from '$lib/domain/geometry/projection';

/** People and renter homes of a place in the making. */
export type Measured = {
	/** 2020 Census. */
	readonly people2020: number;
	readonly renterHouseholds: Estimate;
};

export type PlaceMeasure = (
	question: PlaceExtent,
	signal: AbortSignal
) => Promise<Result<Measured>>;

/** A place in the making, to be counted. */
export type Counted = {
	readonly name: string | null;
	readonly question: PlaceExtent;
	/** Null where it follows tracts. */
	readonly squareMeters: number | null;
};

export type MadePlace = {
	readonly name: string | null;
	readonly question: PlaceExtent;
	/** For the map; null where it follows tracts, which the map outlines itself. */
	readonly outline: MultiPolygon | null;
};

/* The middle of what a search found, for a circle around it. */

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
