/** The layers of the archives, one definition each, and the words and amounts of detail that they share. */
import { REGION } from '../../src/lib/domain/region.ts';
import type { Feature, Point, GeoJsonProperties, MultiPolygon, Polygon } from 'geojson';
import type { Field, PixelDetail, TileLayer, LineFeature, FieldValue } from './encode.ts';
import type { ArchiveInputs, AttributeTable, KnownPlaces, DistanceArea, Places } from './inputs.ts';
import type { AreaFeature } from './topology.ts';
import { REGION_BUILD } from '../data/region.ts';
import { dissolve, labelPoint } from './polygons.ts';
import { doubleArea, toBaseGrid } from './noding.ts';

/** A layer of an archive; the archive gives the last zoom, which all of its layers reach. */
export type ArchiveLayer = {
	readonly id: string;
	readonly description: string;
	readonly minzoom: number;
	readonly fields: (inputs: ArchiveInputs) => readonly Field[];
	readonly detail: (lastZoom: number) => (zoom: number) => PixelDetail;
	readonly shownFrom?: NonNullable<TileLayer['shownFrom']>;
} & (
	| {
			readonly kind: 'tiling' | 'areas';
			readonly features: (inputs: ArchiveInputs) => readonly AreaFeature[];
	  }
	| {
			readonly kind: 'lines';
			readonly features: (inputs: ArchiveInputs) => readonly LineFeature[];
	  }
	| {
			readonly kind: 'points';
			readonly features: (inputs: ArchiveInputs) => readonly Feature<Point>[];
	  }
);

/** From here the whole region fits on the smallest phone. */
const REGION_ZOOM = 6;

const text = (key: string, description: string): Field => ({
	key,
	type: 'String',
	description
});
const number = (key: string, description: string): Field => ({
	key,
	type: 'Number',
	description
});

const NAME = text('name', 'Name');

/** Side of a CSS pixel on the ground in the middle of the region. */
function metersPerPixel(zoom: number): number {
	return (
		(40_075_017 * Math.cos((REGION.projection.standardParallel * Math.PI) / 180)) /
		(512 * 2 ** zoom)
	);
}

/**
 * The last zoom is drawn at all further ones and keeps triangles from `squareMeters`; the others
 * keep what makes a pixel's difference, and parts of areas from `smallestPart` square pixels.
 */
function detail(squareMeters: number, smallestPart = 0): ArchiveLayer['detail'] {
	return (lastZoom) => (zoom) =>
		zoom === lastZoom
			? { triangle: squareMeters / metersPerPixel(zoom) ** 2, smallestPart: 0 }
			: { triangle: 1, smallestPart };
}

/** Borders that figures belong to, where a vertex more or less can move a house across. */
const EXACT = detail(4);

/* Census areas, with and without their figures. */

const GEOID = text('GEOID', "The Census Bureau's code of the area");

/** Tracts by code alone: the app colours them from its own files of figures. */
export const TRACT_OUTLINES: ArchiveLayer = {
	id: 'tracts',
	description: 'Census tracts of 2020',
	kind: 'tiling',
	minzoom: REGION_ZOOM,
	detail: EXACT,
	fields: () => [GEOID],
	features: ({ tracts }) =>
		tracts.features.map((tract) => withProperties(tract, { GEOID: tract.id }))
};

export const TRACTS: ArchiveLayer = {
	...TRACT_OUTLINES,
	description: 'Census tracts of 2020 with estimates and their 90 % margins of error (_moe)',
	fields: ({ tractAttributes }) => [GEOID, NAME, ...tractAttributes.fields],
	features: ({ tracts, tractAttributes }) =>
		withAttributes(tracts, tractAttributes, (geoid) => tractName(geoid))
};

export const BLOCK_GROUPS: ArchiveLayer = {
	id: 'block_groups',
	description: 'Census block groups of 2020 with the counts of the 2020 Census',
	kind: 'tiling',
	minzoom: 8,
	detail: EXACT,
	fields: ({ blockGroupAttributes }) => [GEOID, NAME, ...blockGroupAttributes.fields],
	features: ({ blockGroups, blockGroupAttributes }) =>
		withAttributes(
			blockGroups,
			blockGroupAttributes,
			(geoid) => `Block Group ${geoid.slice(11)}, ${tractName(geoid)}`
		)
};

/** "Census Tract 1.02" from 27053000102, as the Census Bureau writes it. */
export function tractName(geoid: string): string {
	const suffix = geoid.slice(9, 11);
	return `Census Tract ${Number(geoid.slice(5, 9))}${suffix === '00' ? '' : `.${suffix}`}`;
}

function withAttributes(
	places: KnownPlaces<GeoJsonProperties>,
	{ rows }: AttributeTable,
	name: (geoid: string) => string
): AreaFeature[] {
	return places.features.map((place) => {
		const row = rows.get(place.id);
		if (row === undefined)
			throw new Error(`There are no attributes for ${place.id}; add a row for it.`);
		return withProperties(place, { GEOID: place.id, name: name(place.id), ...row });
	});
}

function withProperties(
	place: AreaFeature,
	properties: Readonly<Record<string, FieldValue>>
): AreaFeature {
	return { type: 'Feature', properties, geometry: place.geometry };
}

/* The line, its stations, and the ground near them. */

export const LINES: ArchiveLayer = {
	id: 'lines',
	description: REGION_BUILD.archives.lines,
	kind: 'lines',
	minzoom: REGION_ZOOM,
	detail: EXACT,
	fields: () => [
		text('id', 'Short name of the line in Rootline'),
		NAME,
		text('status', 'planned, dropped or open'),
		text('mode', 'light rail or bus rapid transit'),
		number('opens', 'Year in which it opened; none for a line that is planned'),
		text('basis', 'Where the alignment comes from')
	],
	features: ({ lines }) => lines.features
};

export const STATIONS: ArchiveLayer = {
	id: 'stations',
	description: REGION_BUILD.archives.stations,
	kind: 'points',
	minzoom: REGION_ZOOM,
	detail: EXACT,
	fields: () => [
		text('id', 'Short name of the station in Rootline'),
		NAME,
		text('line', 'Short name of the line'),
		number('order', 'Place in the line, 0 at the downtown end'),
		text('city', 'City'),
		text('status', 'planned, dropped or open'),
		text('basis', 'How the point was placed')
	],
	features: ({ stations }) => stations.features
};

/** Circles have a vertex every few degrees; none may go, or they look like stop signs. */
const distanceAreas = (
	id: string,
	description: string,
	areas: (inputs: ArchiveInputs) => Places<Polygon | MultiPolygon, DistanceArea>
): ArchiveLayer => ({
	id,
	description,
	kind: 'areas',
	minzoom: REGION_ZOOM,
	detail: () => () => ({ triangle: 0, smallestPart: 0 }),
	fields: () => [text('id', 'Short name of the station or line in Rootline'), NAME],
	features: (inputs) => areas(inputs).features
});

export const STATION_AREAS_HALF_MILE = distanceAreas(
	'station_areas_half_mile',
	'Within half a mile of each station',
	({ stationAreasHalfMile }) => stationAreasHalfMile
);
export const STATION_AREAS_ONE_MILE = distanceAreas(
	'station_areas_one_mile',
	'Within one mile of each station',
	({ stationAreasOneMile }) => stationAreasOneMile
);
export const CORRIDOR_ONE_MILE = distanceAreas(
	'corridor_one_mile',
	'Within one mile of the line',
	({ corridorOneMile }) => corridorOneMile
);

/* The ground on which the map is drawn, and the names on it. */

/** Ground to find one's way by. */
const CONTEXT = detail(50);

export const WATER: ArchiveLayer = {
	id: 'water',
	description: 'Lakes and rivers over two hectares',
	kind: 'areas',
	minzoom: REGION_ZOOM,
	detail: detail(50, 16),
	fields: () => [NAME, text('kind', 'lake or river')],
	features: ({ water }) => water.features
};

export const PARKS: ArchiveLayer = {
	id: 'parks',
	description: 'Regional parks',
	kind: 'areas',
	minzoom: 7,
	detail: detail(50, 4),
	fields: () => [NAME],
	features: ({ parks }) => parks.features
};

/** Made of their tracts: the published outlines of counties are drawn for much smaller maps. */
export const COUNTIES: ArchiveLayer = {
	id: 'counties',
	description: 'Counties of the region',
	kind: 'tiling',
	minzoom: REGION_ZOOM,
	detail: CONTEXT,
	fields: () => [NAME],
	features: ({ counties, tracts }) => {
		const shapes = dissolve(tracts.features, ({ id }) => id.slice(2, 5));
		return counties.features.map(({ id, properties }) => {
			const shape = shapes.get(id);
			if (shape === undefined) throw new Error(`No tract lies in the county ${id}.`);
			return { ...shape, properties };
		});
	}
};

export const CITIES: ArchiveLayer = {
	id: 'cities',
	description: 'Cities and townships',
	kind: 'tiling',
	minzoom: 7,
	detail: CONTEXT,
	fields: () => [NAME],
	features: ({ cities }) => cities.features
};

export const NEIGHBORHOODS: ArchiveLayer = {
	id: 'neighborhoods',
	description: REGION_BUILD.archives.neighborhoods,
	kind: 'tiling',
	minzoom: 9,
	detail: CONTEXT,
	fields: () => [NAME],
	features: ({ neighborhoods }) => neighborhoods.features
};

/** One feature: a street is cut into hundreds of pieces in the source, all without a name. */
export const BUS_STREETS: ArchiveLayer = {
	id: 'bus_streets',
	description: 'Streets that carry local buses',
	kind: 'lines',
	minzoom: 9,
	detail: detail(100),
	fields: () => [],
	features: ({ busStreets }) => [
		{
			type: 'Feature',
			properties: {},
			geometry: {
				type: 'MultiLineString',
				coordinates: busStreets.features.flatMap(({ geometry }) =>
					geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
				)
			}
		}
	]
};

const LABEL_FIELDS = [NAME, number('rank', 'Place in the order by size, 1 is the largest')];

/** Names have points of their own: drawn from areas they would appear once in every tile. */
export const CITY_LABELS: ArchiveLayer = {
	id: 'city_labels',
	description: 'Where the names of cities stand',
	kind: 'points',
	minzoom: 7,
	detail: CONTEXT,
	fields: () => LABEL_FIELDS,
	shownFrom: fewerFarOut(7, 30),
	features: ({ cities, cityPeople }) =>
		labels(cities, (city) =>
			// A township without a count of its own must not outrank a city by its fields.
			cityPeople ? (cityPeople.get(city.properties.name) ?? 0) : groundArea(city)
		)
};

export const NEIGHBORHOOD_LABELS: ArchiveLayer = {
	id: 'neighborhood_labels',
	description: 'Where the names of neighborhoods stand',
	kind: 'points',
	minzoom: 10,
	detail: CONTEXT,
	fields: () => LABEL_FIELDS,
	features: ({ neighborhoods }) => labels(neighborhoods, groundArea)
};

/** The largest `count` at `zoom`, four times as many at each further zoom. */
function fewerFarOut(zoom: number, count: number): NonNullable<TileLayer['shownFrom']> {
	return ({ rank }) => zoom + Math.max(0, Math.ceil(Math.log2(Number(rank) / count) / 2));
}

/** Points for names, largest first, so that renderers that place in order place those first. */
function labels<A extends Feature<Polygon | MultiPolygon, { readonly name: string }>>(
	places: { readonly features: readonly A[] },
	sizeOf: (place: A) => number
): Feature<Point>[] {
	return places.features
		.map((place) => ({ place, size: sizeOf(place) }))
		.sort((p, q) => q.size - p.size || (p.place.properties.name < q.place.properties.name ? -1 : 1))
		.map(({ place }, i) => ({
			type: 'Feature',
			properties: { name: place.properties.name, rank: i + 1 },
			geometry: { type: 'Point', coordinates: labelPoint(place.geometry) }
		}));
}

/** For comparing areas of one region: Mercator's own scale is nearly the same everywhere in it. */
function groundArea({ geometry }: Feature<Polygon | MultiPolygon>): number {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.reduce(
		(sum, [outer = []]) => sum + Math.abs(doubleArea(outer.map(toBaseGrid))),
		0
	);
}
