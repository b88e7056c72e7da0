/**
 * Shapes of the files that the build writes to `static/data` and `static/tiles`, and that the app
 * reads. Every file but the manifest carries a hash of its content in its name.
 */
import type { Corridor, Station } from '../corridor/corridor.ts';
import type { EstimateQuality, MarginBasis, MarginReason } from '../estimate/estimate.ts';
import type { IndicatorId } from './ids.generated.ts';
import type { ClassScale, FigureMethod, PlaceKey, VintageId } from './types.ts';

export type ArchiveId = 'corridor' | 'areas' | 'context' | 'outlines';

export type BuiltFile = {
	/** Path below the site's root: `data/places-3f2a….json`. */
	readonly path: string;
	readonly bytes: number;
	readonly gzipBytes: number;
	/** First 16 hex digits of the content's SHA-256. */
	readonly hash: string;
};

export type BuiltArchive = BuiltFile & {
	readonly minzoom: number;
	readonly maxzoom: number;
	/** West, south, east, north in degrees. */
	readonly bounds: readonly [number, number, number, number];
	readonly layers: readonly {
		readonly id: string;
		readonly features: number;
		readonly fields: readonly string[];
	}[];
};

export type BuiltManifest = {
	readonly format: 1;
	/** First 12 hex digits of a SHA-256 over the checksums of all figures: "Data version". */
	readonly dataVersion: string;
	readonly archives: Readonly<Record<ArchiveId, BuiltArchive>>;
	readonly places: BuiltFile;
	readonly shapes: BuiltFile;
	readonly corners: BuiltFile;
	/** Lines and stations that places can be made around. */
	readonly lines: BuiltFile;
	/** `PlaceIndex`: what turns any place into weights of tracts. */
	readonly placeIndex: BuiltFile;
	/** `ProfileTablesFile`: the figures that profiles are made from. */
	readonly profileTables: BuiltFile;
	/** `EvidenceFile`: how far the atlas can be trusted, shown on a page of its own. */
	readonly evidence: BuiltFile;
	readonly indicators: Readonly<Record<IndicatorId, BuiltFile>>;
};

/** Estimates of many places as columns; see `encodeEstimates`. */
export type EncodedEstimates = {
	readonly value: readonly (number | null)[];
	/** Empty where no row has one. */
	readonly moe: readonly (number | null)[];
	/** `leastMoe` of the rows that have one; left out where none has. */
	readonly leastMoe?: readonly (number | null)[];
	/** How margins came about: rows by basis, or one basis for every row that has a margin. */
	readonly moeBasis?: 'modelled' | Readonly<Partial<Record<MarginBasis, readonly number[]>>>;
	/** Bounds of the rows that have one instead of a margin. */
	readonly bounds?: readonly (readonly [
		row: number,
		side: 'at-least' | 'at-most',
		value: number
	])[];
	/** Sparse exceptions only: qualities other than 'value' by row, margin reasons by row. */
	readonly quality: Readonly<Partial<Record<EstimateQuality, readonly number[]>>>;
	readonly moeReason: Readonly<Partial<Record<MarginReason, readonly number[]>>>;
	/** Where every row without margin shares one reason, it is said once here instead. */
	readonly moeReasonForAll: MarginReason | null;
};

export type EncodedVintage = {
	/** Row i belongs to tract i of the places file. */
	readonly tracts: EncodedEstimates;
	/** Rows whose figure was carried across changed tract boundaries. */
	readonly carried: readonly number[];
	/** Row i belongs to `places[i]` of the places file. */
	readonly places: EncodedEstimates;
	/** Rows of place figures that are not exact, by how they came about. */
	readonly methods: Readonly<Partial<Record<Exclude<FigureMethod, 'exact'>, readonly number[]>>>;
};

export type IndicatorFile = {
	readonly format: 1;
	readonly id: IndicatorId;
	/** Boundaries that the rows stand on. */
	readonly tractVintage: 2020;
	readonly scale: ClassScale;
	readonly vintages: Readonly<Partial<Record<VintageId, EncodedVintage>>>;
};

/** Everything that names and finds a place, without its geometry. */
export type PlacesFile = {
	readonly format: 1;
	readonly cities: readonly string[];
	readonly counties: readonly { readonly code: string; readonly name: string }[];
	readonly neighborhoods: readonly string[];
	/** Sorted by GEOID. Columns, one entry a tract. */
	readonly tracts: {
		readonly geoid: readonly string[];
		/** Index into `cities` of the city holding most of the tract's 2020 housing units. */
		readonly city: readonly number[];
		/** Index into `neighborhoods` of the neighborhood holding most of its area, −1 outside Minneapolis. */
		readonly neighborhood: readonly number[];
		/** Indices into `stations` of the station areas (half mile) that hold at least 10 % of its housing units. */
		readonly stations: readonly (readonly number[])[];
	};
	/** Stations of the planned line in line order (the first is the open terminus). */
	readonly stations: readonly {
		readonly id: string;
		readonly name: string;
		readonly city: string;
		readonly status: 'open' | 'planned';
		readonly x: number;
		readonly y: number;
	}[];
	/** Places that every indicator file has a row for, in that order. */
	readonly places: readonly {
		readonly key: PlaceKey;
		readonly name: string;
		/** Most of its homes are in tracts that lie mostly elsewhere: `Estimate.ofTracts`. */
		readonly ofTracts?: true;
	}[];
};

/** West, south, east, north in degrees × 1e5. */
export type FileBox = readonly [number, number, number, number];

/** Where places lie, for the map; row-aligned with the places file, which lists need alone. */
export type ShapesFile = {
	readonly format: 1;
	readonly tracts: {
		/** A point inside the tract, degrees × 1e5. */
		readonly x: readonly number[];
		readonly y: readonly number[];
		readonly bbox: readonly FileBox[];
		/** Rows of neighboring tracts: those that share a border. */
		readonly neighbors: readonly (readonly number[])[];
	};
	/** Bounding boxes of the places file's `places`. */
	readonly places: readonly FileBox[];
	/** Tracts around the stations, in line order, at each distance that can be chosen. */
	readonly stationAreas: readonly {
		readonly meters: number;
		readonly areas: readonly {
			/** Station id. */
			readonly station: string;
			/** Tract rows, and the share 0–1 of each tract's 2020 housing units inside. */
			readonly rows: readonly number[];
			readonly households: readonly number[];
		}[];
	}[];
};

/** The lines of `data/corridors`, the one that the atlas is about first. */
export type LinesFile = { readonly format: 1; readonly lines: readonly BuiltLine[] };

export type BuiltLine = Pick<
	Corridor,
	'id' | 'name' | 'status' | 'opened' | 'accuracyMeters' | 'terminusShared' | 'line'
> & { readonly stations: readonly Omit<Station, 'basis' | 'accuracyMeters'>[] };

/** Street corners for search, from the names on bus stops. */
export type CornersFile = {
	readonly format: 1;
	readonly streets: readonly string[];
	readonly cities: readonly string[];
	/** Street index, cross street index, city index, longitude × 1e5, latitude × 1e5, tract row (−1 outside). */
	readonly corners: readonly (readonly [number, number, number, number, number, number])[];
};
