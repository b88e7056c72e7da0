/** Source boundaries and context geometry → quantized topologies, in which shared borders stay shared. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { topology } from 'topojson-server';
import { COUNTIES } from '../data/place-types.ts';
import type { PlaceFiles, PlacesName } from '../data/place-types.ts';
import { ImportError, readSourceFeatures } from './source.ts';

type Properties = Readonly<Record<string, unknown>>;

type PlacesSource<N extends PlacesName> = {
	readonly file: string;
	/** Largest distance in metres by which quantization may move a point. */
	readonly errorMeters: number;
	readonly id: ((properties: Properties) => string) | null;
	readonly properties: (properties: Properties) => PlaceFiles[N]['properties'];
};

function text(properties: Properties, name: string): string {
	const value = properties[name];
	if (typeof value !== 'string' || value === '') {
		throw new ImportError(`A feature has no ${name}: ${JSON.stringify(properties)}.`);
	}
	return value;
}

/** The DNR's "Unnamed" is no name. */
function waterName(properties: Properties): string | null {
	for (const name of [properties['NAME_DNR'], properties['ALT_NAME']]) {
		if (typeof name === 'string' && name !== '' && name !== 'Unnamed') return name;
	}
	return null;
}

const byGeoid = { id: (p: Properties) => text(p, 'GEOID'), properties: () => ({}) };

/** Errors: a quarter metre where figures are apportioned, one metre where geometry is only drawn. */
const SOURCES: { readonly [N in PlacesName]: PlacesSource<N> } = {
	'tracts-2010': { file: 'census/tracts_2010.geojson', errorMeters: 0.25, ...byGeoid },
	'tracts-2020': { file: 'census/tracts_2020.geojson', errorMeters: 0.25, ...byGeoid },
	'block-groups-2020': {
		file: 'census/blockgroups_2020.geojson',
		errorMeters: 0.25,
		id: (p) => text(p, 'GEOID'),
		properties: (p) => ({ city: text(p, 'city') })
	},
	counties: {
		file: 'context/counties.geojson',
		errorMeters: 0.25,
		id: (p) => text(p, 'COUNTYFP'),
		properties: (p) => ({ name: countyName(text(p, 'COUNTYFP')) })
	},
	cities: {
		file: 'context/cities.geojson',
		errorMeters: 0.25,
		id: (p) => text(p, 'GEO_NAME'),
		properties: (p) => ({ name: text(p, 'GEO_NAME') })
	},
	neighborhoods: {
		file: 'context/minneapolis_neighborhoods.geojson',
		errorMeters: 0.25,
		id: (p) => text(p, 'name'),
		properties: (p) => ({ name: text(p, 'name'), community: text(p, 'community_area') })
	},
	communities: {
		file: 'context/communities.geojson',
		errorMeters: 0.25,
		id: (p) => `${text(p, 'city')}: ${text(p, 'GEO_NAME')}`,
		properties: (p) => ({ name: text(p, 'GEO_NAME'), city: text(p, 'city') })
	},
	water: {
		file: 'context/water.geojson',
		errorMeters: 1,
		id: null,
		properties: (p) => ({
			name: waterName(p),
			kind: text(p, 'SYSTEM') === 'River' ? 'river' : 'lake'
		})
	},
	parks: {
		file: 'context/regional_parks.geojson',
		errorMeters: 1,
		id: null,
		properties: (p) => ({ name: text(p, 'name'), agency: text(p, 'agency') })
	},
	'bus-streets': {
		file: 'transit/bus_streets.geojson',
		errorMeters: 1,
		id: null,
		properties: () => ({})
	},
	'metro-lines': {
		file: 'transit/metro_lines_2020.geojson',
		errorMeters: 1,
		id: (p) => text(p, 'id'),
		properties: (p) => ({
			name: text(p, 'name'),
			mode: text(p, 'mode') === 'light rail' ? 'light rail' : 'bus rapid transit',
			opened: Number(p['opened'])
		})
	}
};

function countyName(code: string): string {
	const names: Readonly<Record<string, string>> = COUNTIES;
	const name = names[code];
	if (name === undefined) throw new ImportError(`County ${code} is not one of the seven.`);
	return name;
}

/** Every position of a geometry. */
function* positions(geometry: Geometry): Generator<Position> {
	if (geometry.type === 'GeometryCollection') {
		for (const part of geometry.geometries) yield* positions(part);
		return;
	}
	const open: unknown[] = [geometry.coordinates];
	for (let next = open.pop(); Array.isArray(next); next = open.pop()) {
		if (typeof next[0] === 'number') yield next as Position;
		else open.push(...(next as unknown[]));
	}
}

/**
 * Grid steps a side so that rounding to the grid moves no point by more than `errorMeters`. A degree
 * of latitude is at most 111,200 m here, a degree of longitude at most 79,600 m (south edge).
 */
function quantization(collection: FeatureCollection, errorMeters: number): number {
	let west = Infinity;
	let south = Infinity;
	let east = -Infinity;
	let north = -Infinity;
	for (const { geometry } of collection.features) {
		for (const [x = NaN, y = NaN] of positions(geometry)) {
			west = Math.min(west, x);
			east = Math.max(east, x);
			south = Math.min(south, y);
			north = Math.max(north, y);
		}
	}
	const diagonal = Math.hypot((east - west) * 79_600, (north - south) * 111_200);
	return Math.ceil(diagonal / (2 * errorMeters)) + 1;
}

/** Text of `data/places/<name>.topojson`, with the number of features in it. */
export function importPlaces<N extends PlacesName>(
	dir: string,
	name: N
): { readonly text: string; readonly features: number } {
	const source: PlacesSource<N> = SOURCES[name];
	const { features } = readSourceFeatures<Geometry, Properties>(dir, source.file);
	const placed = features.map((from): Feature => {
		const to: Feature = {
			type: 'Feature',
			properties: source.properties(from.properties),
			geometry: from.geometry
		};
		return source.id ? { ...to, id: source.id(from.properties) } : to;
	});
	if (source.id) placed.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
	const collection: FeatureCollection = { type: 'FeatureCollection', features: placed };
	const steps = quantization(collection, source.errorMeters);
	return {
		text: `${JSON.stringify(topology({ [name]: collection }, steps))}\n`,
		features: placed.length
	};
}
