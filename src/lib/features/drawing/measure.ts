/** What makers of places ask of the page around them. */
import type { MultiPolygon } from 'geojson';
import type { Estimate } from '$lib/domain/statistics/estimate';
import type { PlaceExtent } from '$lib/domain/places/extent';
import type { Result } from '$lib/domain/result';

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
