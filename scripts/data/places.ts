/** Reads the region’s `places`: any file of them, and what the features say of those that figures stand on. */
import type {
	Feature,
	FeatureCollection,
	Geometry,
	MultiLineString,
	MultiPolygon,
	Polygon,
	Position
} from 'geojson';
import { csvFormatRows, csvParse } from 'd3-dsv';
import { feature, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, Objects, Topology } from 'topojson-specification';
import { hasRegionFile, readRegionFile, regionPath } from './region.ts';
import { REGION } from '../../src/lib/domain/region.ts';

type Area = Polygon | MultiPolygon;

/**
 * Geometry and properties of the files that every region has, by name without `.topojson`. A file that
 * is only drawn needs no entry: its layer says what it takes of it.
 */
export type PlaceFiles = {
	/** `id` is the GEOID. */
	readonly 'tracts-2010': { geometry: Area; properties: Record<string, never> };
	readonly 'tracts-2020': { geometry: Area; properties: Record<string, never> };
	/** `city` lists all cities that the block group touches, joined by comma and space. */
	readonly 'block-groups-2020': { geometry: Area; properties: { readonly city: string } };
	/** `id` is the three-digit county code. */
	readonly counties: { geometry: Area; properties: { readonly name: string } };
	/** Cities and townships. `id` is the name. */
	readonly cities: { geometry: Area; properties: { readonly name: string } };
	/** Neighborhoods of `REGION.neighborhoodsOf`. `id` is the name. */
	readonly neighborhoods: {
		geometry: Area;
		properties: { readonly name: string; readonly community: string };
	};
	/** Communities and districts of the principal cities. `id` is `city: name`. */
	readonly communities: {
		geometry: Area;
		properties: { readonly name: string; readonly city: string };
	};
	/** METRO lines as run in 2020. `id` is `a-line`, `blue-line`, … */
	readonly 'metro-lines': {
		geometry: MultiLineString;
		properties: {
			readonly name: string;
			readonly mode: 'light rail' | 'bus rapid transit';
			readonly opened: number;
		};
	};
};

export type PlacesName = keyof PlaceFiles;

/** A street corner: two streets in no order, and where the bus stops at it stand (WGS84 degrees). */
export type Corner = {
	readonly street: string;
	readonly cross: string;
	readonly city: string;
	readonly longitude: number;
	readonly latitude: number;
};

/** What a street is for: through traffic alone, getting across town, or living on; ramps join the first. */
export const STREET_CLASSES = ['highway', 'main', 'local', 'ramp'] as const;
export type StreetClass = (typeof STREET_CLASSES)[number];

/** A stretch of street between two corners, with the house numbers on its sides (WGS84 degrees). */
export type StreetBlock = {
	readonly street: string;
	readonly class: StreetClass;
	/** House numbers at the line's beginning and end; null where the side has none. */
	readonly left: readonly [from: number, to: number] | null;
	readonly right: readonly [from: number, to: number] | null;
	/** Left and right. */
	readonly zips: readonly [string, string];
	readonly cities: readonly [string, string];
	readonly line: readonly (readonly [longitude: number, latitude: number])[];
};

/** A named place that people know, as a point (WGS84 degrees). */
export type Landmark = {
	readonly name: string;
	/** As OpenStreetMap calls it: `library`, `school`, `hospital`. */
	readonly kind: string;
	readonly longitude: number;
	readonly latitude: number;
};

/** Codes and names of the counties of the region. */
export const COUNTIES = REGION.counties;

/* Reads boundaries, context geometry and street corners. */

/** A feature of a places file. `id` is text where the file's type says what it is. */
export type PlaceFeature<N extends PlacesName> = Feature<
	PlaceFiles[N]['geometry'],
	PlaceFiles[N]['properties']
> & { readonly id: string };

export type PlacesTopology<N extends PlacesName> = Topology<
	Record<N, GeometryCollection<PlaceFiles[N]['properties']>>
>;

/** The quantized topology; its only object has the file's name. */
export function readTopology<N extends PlacesName>(name: N): PlacesTopology<N>;
export function readTopology(name: string): Topology<Record<string, GeometryCollection>>;
export function readTopology(name: string): Topology {
	return JSON.parse(readRegionFile('places', `${name}.topojson`)) as Topology;
}

/** All features of any file of places, in WGS84 degrees and the file's order. */
export function readFeatures(name: string): Feature[] {
	const topology = readTopology(name);
	const object = topology.objects[name];
	if (!object) throw new Error(`${regionPath(`places/${name}.topojson`)} has no object ${name}.`);
	return feature(topology, object).features;
}

/**
 * All places of a file as GeoJSON in WGS84 degrees, in the file's order: tracts, block groups and
 * counties by code, everything else by name or as its publisher lists it.
 */
export function readPlaces<N extends PlacesName>(
	name: N
): Omit<FeatureCollection, 'features'> & { readonly features: PlaceFeature<N>[] } {
	return { type: 'FeatureCollection', features: readFeatures(name) as PlaceFeature<N>[] };
}

/** Street corners by city, street and cross street. */
export function readCorners(): Corner[] {
	const text = readRegionFile('places', 'corners.csv');
	return csvParse(text, (row) => ({
		street: row.street ?? '',
		cross: row.cross ?? '',
		city: row.city ?? '',
		longitude: Number(row.longitude),
		latitude: Number(row.latitude)
	}));
}

/** Whether people may live on it, so that it has addresses and corners; drawn are all. */
export function isLivedOn({ class: kind }: Pick<StreetBlock, 'class'>): boolean {
	return kind === 'main' || kind === 'local';
}

function streetClass(text = ''): StreetClass {
	const known = STREET_CLASSES.find((each) => each === text);
	if (!known)
		throw new Error(`${regionPath('places/streets.csv')} has no street of class "${text}".`);
	return known;
}

/**
 * Text of `places/streets.csv`: `left` and `right` as `from-to` or empty; `zips` and `cities` once
 * where both sides have the same, else `left/right`; `line` as longitude and latitude in degrees × 1e6,
 * each point after the first as the step from the one before.
 */
export function formatStreets(blocks: readonly StreetBlock[]): string {
	const side = (range: StreetBlock['left']) => range?.join('-') ?? '';
	const both = ([left, right]: StreetBlock['zips']) => (left === right ? left : `${left}/${right}`);
	const rows = blocks.map(({ street, class: kind, left, right, zips, cities, line }) => {
		let [x, y] = [0, 0];
		const steps = line.map((point) => {
			const [atX, atY] = [Math.round(point[0] * 1e6), Math.round(point[1] * 1e6)];
			const step = `${atX - x} ${atY - y}`;
			[x, y] = [atX, atY];
			return step;
		});
		return [street, kind, side(left), side(right), both(zips), both(cities), steps.join(' ')];
	});
	return `${csvFormatRows([['street', 'class', 'left', 'right', 'zips', 'cities', 'line'], ...rows])}\n`;
}

/** By street and house number; none where the region has no file of them. */
export function readStreets(): StreetBlock[] {
	return csvParse(optionalText('streets.csv'), (row) => {
		const side = (text = ''): readonly [number, number] | null => {
			const [from, to] = text.split('-').map(Number);
			return text !== '' && from !== undefined && to !== undefined ? [from, to] : null;
		};
		const both = (text = ''): readonly [string, string] => {
			const [left = '', right = left] = text.split('/');
			return [left, right];
		};
		const steps = (row.line ?? '').split(' ').map(Number);
		let [x, y] = [0, 0];
		const line = Array.from({ length: steps.length / 2 }, (_, at): readonly [number, number] => {
			x += steps[at * 2]!;
			y += steps[at * 2 + 1]!;
			return [x / 1e6, y / 1e6];
		});
		return {
			street: row.street ?? '',
			class: streetClass(row.class),
			left: side(row.left),
			right: side(row.right),
			zips: both(row.zips),
			cities: both(row.cities),
			line
		};
	});
}

/** By name; none where the region has no file of them. */
export function readLandmarks(): Landmark[] {
	return csvParse(optionalText('landmarks.csv'), (row) => ({
		name: row.name ?? '',
		kind: row.kind ?? '',
		longitude: Number(row.longitude),
		latitude: Number(row.latitude)
	}));
}

/** A region may do without the file. */
function optionalText(name: string): string {
	return hasRegionFile('places', name) ? readRegionFile('places', name) : '';
}

/** Twice the signed area in square degrees, relative to the first position to keep digits. */
export function signedArea(ring: readonly Position[]): number {
	const [x0 = 0, y0 = 0] = ring[0] ?? [];
	let sum = 0;
	for (let i = 1; i < ring.length; i += 1) {
		const [ax = NaN, ay = NaN] = ring[i - 1] ?? [];
		const [bx = NaN, by = NaN] = ring[i] ?? [];
		sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
	}
	return sum;
}

/* Text of a file of places: a topology on a grid, so that shared borders stay shared and no point moves. */

type Places = FeatureCollection;

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
			if (offGrid) throw new Error(`${name}: ${position.join(', ')} is off the grid.`);
			west = Math.min(west, x);
			south = Math.min(south, y);
		}
	}
	return [west, south];
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
		features: collection.features.map((from): Feature => {
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

/**
 * Text of `places/<name>.topojson`, features as they come.
 *
 * @param decimals of a degree in the coordinates; the grid of the topology is the same
 */
export function placesText(name: string, features: readonly Feature[], decimals: 5 | 6): string {
	const withArea = withoutEmptyRings(
		{ type: 'FeatureCollection', features: [...features] },
		decimals
	);
	const exact = topology({ [name]: withArea }) as Topology<Objects<Record<string, unknown>>>;
	if (features.length === 0) return `${JSON.stringify(exact)}\n`;
	const scale = Number(`1e-${decimals}`);
	const grid = quantize(exact, {
		scale: [scale, scale],
		translate: gridOrigin(name, withArea, decimals)
	});
	return `${JSON.stringify(grid)}\n`;
}
