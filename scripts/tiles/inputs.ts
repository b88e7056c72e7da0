/** What the archives are made from. */
import { indicatorSentence } from '../../src/lib/i18n/index.ts';
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
import { stationsInLineOrder, type Corridor } from '../../src/lib/domain/lines/corridor.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { readPlaces } from '../data/places.ts';
import {
	decodeIndicator,
	type IndicatorFile,
	type PlacesFile
} from '../../src/lib/domain/indicators/built-files.ts';
import { INDICATORS, indicatorById } from '../../src/lib/domain/indicators/catalog.ts';
import type { IndicatorDefinition } from '../../src/lib/domain/indicators/types.ts';
import type { Unit } from '../../src/lib/domain/statistics/census.ts';
import { corridorArea, stationArea } from '../../src/lib/domain/lines/areas.ts';
import { HALF_MILE, ONE_MILE } from '../../src/lib/domain/lines/distance.ts';
import { periodLabel } from '../../src/lib/domain/text/format.ts';
import { readFigures } from '../data/figures.ts';
import type { BuiltPlaces } from '../build/places.ts';

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

/* What the archives are made from: stored geometry, ground within a distance, and the figures. */

export type ArchiveSources = {
	/** The data version. */
	readonly version: string;
	readonly places: BuiltPlaces;
	readonly files: readonly IndicatorFile[];
};

export function archiveInputs({ version, places, files }: ArchiveSources): ArchiveInputs {
	const planned = readCorridor(REGION.lines.main);
	const stations = stationsInLineOrder(planned);
	const around = (meters: number): ArchiveInputs['stationAreasHalfMile'] => ({
		type: 'FeatureCollection',
		features: stations.map((station) => named(stationArea(station, meters), station))
	});
	return {
		...readStoredInputs(),
		version,
		stationAreasHalfMile: around(HALF_MILE),
		stationAreasOneMile: around(ONE_MILE),
		corridorOneMile: {
			type: 'FeatureCollection',
			features: [named(corridorArea(planned, ONE_MILE), planned)]
		},
		tractAttributes: tractAttributes(places.file, files),
		blockGroupAttributes: blockGroupAttributes(),
		cityPeople: new Map(
			places.weights.flatMap(({ key, people2020 }) =>
				key.startsWith('city:') ? [[key.slice('city:'.length), people2020] as const] : []
			)
		)
	};
}

function named<F extends { geometry: unknown }>(
	feature: F,
	{ id, name }: DistanceArea
): F & { properties: DistanceArea } {
	return { ...feature, properties: { id, name } };
}

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
	share: 'share from 0 to 1',
	dollars: 'dollars',
	'relative-change': 'relative change, 0.1 is 10 percent more',
	'share-change': 'change of a share, 0.1 is 10 percentage points',
	count: 'number'
};

/** Newest value and margin of every indicator, as columns that a reader of the archive can name. */
function tractAttributes(places: PlacesFile, files: readonly IndicatorFile[]): AttributeTable {
	const rows = new Map<string, Record<string, FieldValue>>(
		places.tracts.geoid.map((geoid, row) => [
			geoid,
			{
				city: places.cities[places.tracts.city[row] ?? -1] ?? null,
				neighborhood: places.neighborhoods[places.tracts.neighborhood[row] ?? -1] ?? null
			}
		])
	);
	const fields: Field[] = [
		{ key: 'city', type: 'String', description: 'City that holds most of the homes' },
		{ key: 'neighborhood', type: 'String', description: REGION_BUILD.archives.neighborhood }
	];
	for (const file of files) {
		const definition = indicatorById(file.id);
		const vintage = definition.vintages[0]!;
		const figures = decodeIndicator(file).vintages[vintage]?.tracts ?? [];
		const key = attributeKey(definition);
		const about = `${indicatorSentence(definition.id)}, ${periodLabel(vintage)}; ${UNIT_WORDS[definition.unit]}`;
		fields.push({ key, type: 'Number', description: about });
		const withMargin = figures.some(({ moe }) => moe !== null);
		if (withMargin) {
			fields.push({
				key: `${key}_moe`,
				type: 'Number',
				description: `90 percent margin of error of ${key}`
			});
		}
		figures.forEach(({ value, moe }, row) => {
			const attributes = rows.get(places.tracts.geoid[row] ?? '');
			if (!attributes) return;
			attributes[key] = value;
			if (withMargin) attributes[`${key}_moe`] = moe;
		});
	}
	return { fields, rows };
}

function attributeKey({ id }: Pick<IndicatorDefinition, 'id'>): string {
	return id.replaceAll('-', '_');
}

/** Counts of the 2020 Census by name, in the order of the table. */
const COUNTS_2020 = [
	['people_2020', 'P1_001N', 'People'],
	['housing_units_2020', 'H1_001N', 'Housing units'],
	['hispanic_or_latino_2020', 'P2_002N', 'Hispanic or Latino people'],
	['white_2020', 'P2_005N', 'White people, not Hispanic'],
	['black_2020', 'P2_006N', 'Black people, not Hispanic'],
	['american_indian_2020', 'P2_007N', 'American Indian and Alaska Native people, not Hispanic'],
	['asian_or_pacific_2020', 'P2_008-009N', 'Asian and Pacific Islander people, not Hispanic'],
	['other_or_multiracial_2020', 'P2_010-011N', 'People of another or several races, not Hispanic']
] as const;

function blockGroupAttributes(): AttributeTable {
	const table = readFigures('census-2020');
	return {
		fields: COUNTS_2020.map(([key, variable, what]) => ({
			key,
			type: 'Number',
			description: `${what}, 2020 Census, ${variable}`
		})),
		rows: new Map(
			table.geoids.map((geoid, row) => [
				geoid,
				Object.fromEntries(
					COUNTS_2020.map(([key, variable]) => [key, table.estimate(row, variable).value])
				)
			])
		)
	};
}

/** Every indicator has a key of its own; two ids that differ only in dashes would share one. */
if (new Set(INDICATORS.map(attributeKey)).size !== INDICATORS.length) {
	throw new Error('Two indicators have the same attribute name in the tiles.');
}
