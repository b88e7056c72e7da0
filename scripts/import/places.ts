/** Source boundaries and context geometry → topologies on a grid of the source's own decimals, so
 * that shared borders stay shared and no point moves. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import type { Objects, Topology } from 'topojson-specification';
import { COUNTIES, signedArea } from '../data/places.ts';
import type { PlaceFiles, PlacesName } from '../data/places.ts';
import { ImportError, REGION_IMPORT, readSourceFeatures } from './source.ts';

type Properties = Readonly<Record<string, unknown>>;
type Places = FeatureCollection<Geometry, Properties>;

type PlacesSource<N extends PlacesName> = {
	readonly file: string;
	/** Decimals of a degree in the source; the grid of the topology is the same, so nothing moves. */
	readonly decimals: 5 | 6;
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
	for (const name of [properties.NAME_DNR, properties.ALT_NAME]) {
		if (typeof name === 'string' && name !== '' && name !== 'Unnamed') return name;
	}
	return null;
}

const byGeoid = { id: (p: Properties) => text(p, 'GEOID'), properties: () => ({}) };

const SOURCES: { readonly [N in PlacesName]: PlacesSource<N> } = {
	'tracts-2010': { file: 'census/tracts_2010.geojson', decimals: 6, ...byGeoid },
	'tracts-2020': { file: 'census/tracts_2020.geojson', decimals: 6, ...byGeoid },
	'block-groups-2020': {
		file: 'census/blockgroups_2020.geojson',
		decimals: 6,
		id: (p) => text(p, 'GEOID'),
		properties: (p) => ({ city: text(p, 'city') })
	},
	counties: {
		file: 'context/counties.geojson',
		decimals: 6,
		id: (p) => text(p, 'COUNTYFP'),
		properties: (p) => ({ name: countyName(text(p, 'COUNTYFP')) })
	},
	cities: {
		file: 'context/cities.geojson',
		decimals: 6,
		id: (p) => text(p, 'GEO_NAME'),
		properties: (p) => ({ name: text(p, 'GEO_NAME') })
	},
	neighborhoods: {
		file: REGION_IMPORT.neighborhoods,
		decimals: 5,
		id: (p) => text(p, 'name'),
		properties: (p) => ({ name: text(p, 'name'), community: text(p, 'community_area') })
	},
	communities: {
		file: 'context/communities.geojson',
		decimals: 6,
		id: (p) => `${text(p, 'city')}: ${text(p, 'GEO_NAME')}`,
		properties: (p) => ({ name: text(p, 'GEO_NAME'), city: text(p, 'city') })
	},
	water: {
		file: 'context/water.geojson',
		decimals: 5,
		id: null,
		properties: (p) => ({
			name: waterName(p),
			kind: text(p, 'SYSTEM') === 'River' ? 'river' : 'lake'
		})
	},
	parks: {
		file: 'context/regional_parks.geojson',
		decimals: 5,
		id: null,
		properties: (p) => ({ name: text(p, 'name'), agency: text(p, 'agency') })
	},
	'bus-streets': {
		file: 'transit/bus_streets.geojson',
		decimals: 5,
		id: null,
		properties: () => ({})
	},
	'metro-lines': {
		file: REGION_IMPORT.openLines.lines,
		decimals: 5,
		id: (p) => text(p, 'id'),
		properties: (p) => ({
			name: text(p, 'name'),
			mode: text(p, 'mode') === 'light rail' ? 'light rail' : 'bus rapid transit',
			opened: Number(p.opened)
		})
	}
};

function countyName(code: string): string {
	const names: Readonly<Record<string, string>> = COUNTIES;
	const name = names[code];
	if (name === undefined) throw new ImportError(`County ${code} is not one of the region.`);
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
 * South-west corner of the grid. Throws where a coordinate has more decimals than `decimals`, because
 * then the grid would move it.
 */
function gridOrigin(name: string, collection: Places, decimals: number): [number, number] {
	const steps = 10 ** decimals;
	let west = Infinity;
	let south = Infinity;
	for (const { geometry } of collection.features) {
		for (const position of positions(geometry)) {
			const [x = NaN, y = NaN] = position;
			const offGrid = [x, y].some((c) => !(Math.abs(c * steps - Math.round(c * steps)) < 1e-3));
			if (offGrid) throw new ImportError(`${name}: ${position.join(', ')} is off the grid.`);
			west = Math.min(west, x);
			south = Math.min(south, y);
		}
	}
	return [west, south];
}

/** Text of `places/<name>.topojson`, with the number of features in it. */
export function importPlaces(
	dir: string,
	name: PlacesName
): { readonly text: string; readonly features: number } {
	const source = SOURCES[name];
	const { features } = readSourceFeatures<Geometry, Properties>(dir, source.file);
	const placed = features.map((from) => {
		const to: Feature<Geometry, Properties> = {
			type: 'Feature',
			properties: source.properties(from.properties),
			geometry: from.geometry
		};
		return source.id ? { ...to, id: source.id(from.properties) } : to;
	});
	if (source.id) placed.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
	const collection: Places = { type: 'FeatureCollection', features: placed };
	const withArea = withoutEmptyRings(collection, source.decimals);
	const scale = Number(`1e-${source.decimals}`);
	const exact = topology({ [name]: withArea }) as Topology<Objects<Properties>>;
	const grid = quantize(exact, {
		scale: [scale, scale],
		translate: gridOrigin(name, withArea, source.decimals)
	});
	return { text: `${JSON.stringify(grid)}\n`, features: placed.length };
}

/**
 * The collection without rings that enclose nothing: slivers between borders that were meant to be
 * the same, and points that some publishers draw as triangles.
 */
function withoutEmptyRings(collection: Places, decimals: number): Places {
	const encloses = (ring: readonly Position[]) => {
		const steps = ring.map((position) => position.map((c) => Math.round(c * 10 ** decimals)));
		return signedArea(steps) !== 0;
	};
	return {
		type: 'FeatureCollection',
		features: collection.features.map((from): Feature<Geometry, Properties> => {
			const { geometry } = from;
			if (geometry.type === 'Polygon') {
				const coordinates = geometry.coordinates.filter(encloses);
				return { ...from, geometry: { type: 'Polygon', coordinates } };
			}
			if (geometry.type === 'MultiPolygon') {
				const coordinates = geometry.coordinates
					.map((polygon) => polygon.filter(encloses))
					.filter((polygon) => polygon.length > 0);
				return { ...from, geometry: { type: 'MultiPolygon', coordinates } };
			}
			return from;
		})
	};
}
