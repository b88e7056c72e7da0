/** The ground on which the map is drawn, and the names on it. */
import type { Feature, MultiPolygon, Point, Polygon } from 'geojson';
import type { TileLayer } from './encode.ts';
import { dissolve, labelPoint } from './polygons.ts';
import { doubleArea, toBaseGrid } from './noding.ts';
import { NAME, REGION_ZOOM, detail, number, text, type ArchiveLayer } from './layer-definition.ts';
import { REGION_BUILD } from '../data/region.ts';

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
