/** Reads boundaries, context geometry and street corners under `data/places`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import type { Feature, FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { DATA_DIR } from './paths.ts';
import type { Corner, PlaceFiles, PlacesName } from './place-types.ts';

/** A feature of a places file. `id` is text where the file's type says what it is. */
export type PlaceFeature<N extends PlacesName> = Feature<
	PlaceFiles[N]['geometry'],
	PlaceFiles[N]['properties']
> & { readonly id: string };

export type PlacesTopology<N extends PlacesName> = Topology<
	Record<N, GeometryCollection<PlaceFiles[N]['properties']>>
>;

/** The quantized topology; its only object has the file's name. */
export function readTopology<N extends PlacesName>(name: N): PlacesTopology<N> {
	const file = join(DATA_DIR, 'places', `${name}.topojson`);
	return JSON.parse(readFileSync(file, 'utf8')) as PlacesTopology<N>;
}

/**
 * All places of a file as GeoJSON in WGS84 degrees, in the file's order: tracts, block groups and
 * counties by code, everything else by name or as its publisher lists it.
 */
export function readPlaces<N extends PlacesName>(
	name: N
): Omit<FeatureCollection, 'features'> & { readonly features: PlaceFeature<N>[] } {
	const topology = readTopology(name);
	const collection = feature(topology, topology.objects[name]);
	return collection as unknown as { type: 'FeatureCollection'; features: PlaceFeature<N>[] };
}

/** Street corners by city, street and cross street. */
export function readCorners(): Corner[] {
	const text = readFileSync(join(DATA_DIR, 'places', 'corners.csv'), 'utf8');
	return csvParse(text, (row) => ({
		street: row.street ?? '',
		cross: row.cross ?? '',
		city: row.city ?? '',
		longitude: Number(row.longitude),
		latitude: Number(row.latitude)
	}));
}
