/** What the archives are made from. */
import type {
	Feature,
	FeatureCollection,
	GeoJsonProperties,
	LineString,
	MultiLineString,
	MultiPolygon,
	Point,
	Polygon
} from 'geojson';
import type { Field, FieldValue } from './encode.ts';
import { readCorridor, REGION_BUILD } from '../data/region.ts';
import type { Corridor } from '../../src/lib/domain/lines/corridor.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { readPlaces } from '../data/places.ts';

type Area = Polygon | MultiPolygon;
type Line = LineString | MultiLineString;

/** Features in WGS84 degrees. */
export type Places<G extends Area | Line | Point, P> = FeatureCollection<G, P>;

/** Places that are known by a code or name, in `id`. */
export type KnownPlaces<P> = Omit<FeatureCollection, 'features'> & {
	readonly features: readonly (Feature<Area, P> & { readonly id: string })[];
};

/** Values by area, in the order in which `fields` are written. */
export type AttributeTable = {
	readonly fields: readonly Field[];
	/** By GEOID. A key that is missing or null is not written: "no value" in QGIS. */
	readonly rows: ReadonlyMap<string, Readonly<Record<string, FieldValue>>>;
};

export type TransitLine = {
	readonly id: string;
	readonly name: string;
	readonly status: 'planned' | 'dropped' | 'open';
	/** "light rail", "bus rapid transit". */
	readonly mode: string | null;
	/** Year in which it opened, or is expected to. */
	readonly opens: number | null;
	/** Where the alignment comes from, and of when it is. */
	readonly basis: string;
};

export type TransitStation = {
	readonly id: string;
	readonly name: string;
	/** Id of the line. */
	readonly line: string;
	/** 0 at the downtown end. */
	readonly order: number;
	readonly city: string;
	readonly status: 'planned' | 'dropped' | 'open';
	/** How the point was placed. */
	readonly basis: string;
};

/** Ground within a distance of one station, or of the line. */
export type DistanceArea = {
	/** Id of the station or line. */
	readonly id: string;
	readonly name: string;
};

export type ArchiveInputs = {
	/** Version of the data, as in the built manifest. */
	readonly version: string;
	readonly lines: Places<Line, TransitLine>;
	readonly stations: Places<Point, TransitStation>;
	readonly stationAreasHalfMile: Places<Area, DistanceArea>;
	readonly stationAreasOneMile: Places<Area, DistanceArea>;
	readonly corridorOneMile: Places<Area, DistanceArea>;
	/** `id` is the GEOID. */
	readonly tracts: KnownPlaces<GeoJsonProperties>;
	/** `id` is the GEOID. */
	readonly blockGroups: KnownPlaces<GeoJsonProperties>;
	readonly tractAttributes: AttributeTable;
	readonly blockGroupAttributes: AttributeTable;
	readonly water: Places<Area, { readonly name: string | null; readonly kind: string }>;
	readonly parks: Places<Area, { readonly name: string }>;
	readonly cities: Places<Area, { readonly name: string }>;
	/** People by name of the city, which decides whose name is drawn first; land area without. */
	readonly cityPeople?: ReadonlyMap<string, number>;
	readonly neighborhoods: Places<Area, { readonly name: string }>;
	/** `id` is the three-digit code, characters 3–5 of the GEOIDs of its tracts. */
	readonly counties: KnownPlaces<{ readonly name: string }>;
	readonly busStreets: Places<Line, unknown>;
};

/* The archives' inputs that lie ready under `data`; figures and distances are computed elsewhere. */

type StoredInputs = Omit<
	ArchiveInputs,
	| 'version'
	| 'stationAreasHalfMile'
	| 'stationAreasOneMile'
	| 'corridorOneMile'
	| 'tractAttributes'
	| 'blockGroupAttributes'
	| 'cityPeople'
>;

/** Lines by drawing order: the line that the atlas is about comes last and lies on top. */
export function readStoredInputs(): StoredInputs {
	const { main, formerRoute, open } = REGION.lines;
	const own = [...(formerRoute === null ? [] : [formerRoute]), main].map(readCorridor);
	return {
		lines: {
			type: 'FeatureCollection',
			features: [...openLines(), ...own.map(line)]
		},
		stations: {
			type: 'FeatureCollection',
			features: [...open.map(readCorridor), ...own].flatMap(stations)
		},
		tracts: readPlaces('tracts-2020'),
		blockGroups: readPlaces('block-groups-2020'),
		water: readPlaces('water'),
		parks: readPlaces('parks'),
		cities: readPlaces('cities'),
		neighborhoods: readPlaces('neighborhoods'),
		counties: readPlaces('counties'),
		busStreets: readPlaces('bus-streets')
	};
}

function line(corridor: Corridor): Feature<LineString | MultiLineString, TransitLine> {
	const { id, name, status, opened, basis } = corridor;
	return {
		type: 'Feature',
		properties: { id, name, status, mode: 'light rail', opens: opened, basis },
		geometry: corridor.line
	};
}

function openLines(): Feature<LineString | MultiLineString, TransitLine>[] {
	return readPlaces('metro-lines').features.map(({ id, geometry, properties }) => ({
		type: 'Feature',
		properties: {
			id,
			name: properties.name,
			status: 'open',
			mode: properties.mode,
			opens: properties.opened,
			basis: REGION_BUILD.archives.openLines
		},
		geometry
	}));
}

function stations(corridor: Corridor): Feature<Point, TransitStation>[] {
	return corridor.stations.map(({ id, name, order, city, status, basis, lngLat }) => ({
		type: 'Feature',
		properties: { id, name, line: corridor.id, order, city, status, basis },
		geometry: { type: 'Point', coordinates: [...lngLat] }
	}));
}
