/** Source lines and stations → one file a line under `corridors`. */
import type { Feature, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import { booleanPointInPolygon } from '@turf/turf';
import { REGION } from '../../src/lib/domain/region.ts';
import type { Fact } from '../data/region.ts';
import type { CorridorStatus, Corridor, Station } from '../../src/lib/domain/lines/corridor.ts';
import {
	ImportError,
	REGION_IMPORT,
	cellOf,
	readSourceFeatures,
	readSourceRows
} from './source.ts';
import type { AboutLine } from './source.ts';

type CityFeature = Feature<Polygon | MultiPolygon, { readonly GEO_NAME: string }>;

type LineProperties = {
	readonly id: string;
	readonly name: string;
	readonly status: CorridorStatus;
	readonly opened?: number;
	readonly basis?: string;
	readonly accuracy_m?: number;
};

type StationProperties = {
	readonly id?: string;
	readonly name: string;
	readonly line: string;
	readonly order: number;
	readonly status: CorridorStatus;
	readonly basis?: string;
	readonly accuracy_m?: number;
};

type LineFeature = Feature<LineString | MultiLineString, LineProperties>;
type StationFeature = Feature<Point, StationProperties>;

/** `Market Square / 2nd St.` → `market-square-2nd-st`. */
export function stationId(name: string): string {
	return name
		.toLowerCase()
		.replace(/\./g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

function cityOf(point: Point, cities: readonly CityFeature[]): string {
	const city = cities.find((feature) => booleanPointInPolygon(point, feature));
	if (!city) throw new ImportError(`No city holds the station at ${point.coordinates.join(', ')}.`);
	return city.properties.GEO_NAME;
}

function station(from: StationFeature, about: AboutLine, cities: readonly CityFeature[]): Station {
	const { name, order, status, id, basis, accuracy_m } = from.properties;
	const [longitude = NaN, latitude = NaN] = from.geometry.coordinates;
	return {
		id: id ?? stationId(name),
		name,
		order,
		city: cityOf(from.geometry, cities),
		status,
		basis: basis ?? about.stationBasis,
		accuracyMeters: accuracy_m ?? null,
		lngLat: [longitude, latitude]
	};
}

function corridor(
	id: string,
	line: LineFeature | undefined,
	stations: readonly StationFeature[],
	cities: readonly CityFeature[]
): Corridor {
	if (!line) throw new ImportError(`The source has no line ${id}.`);
	const about = REGION_IMPORT.lines[id];
	if (!about) throw new ImportError(`import.json says nothing of the line ${id}.`);
	const { name, status, opened, basis, accuracy_m } = line.properties;
	return {
		id,
		name,
		status,
		opened: opened ?? null,
		asOf: about.asOf,
		basis: basis ?? about.basis,
		accuracyMeters: accuracy_m ?? null,
		miles: about.miles,
		source: about.source,
		terminusShared: about.terminusShared,
		facts: about.facts,
		line: line.geometry,
		stations: stations
			.filter((feature) => feature.properties.line === id)
			.map((feature) => station(feature, about, cities))
			.sort((a, b) => a.order - b.order)
	};
}

/** The lines in the order of `CORRIDOR_IDS`. */
export function importCorridors(dir: string): Corridor[] {
	const read = (name: string) =>
		readSourceFeatures<Point | LineString | MultiLineString, LineProperties | StationProperties>(
			dir,
			name
		).features;
	const cities = readSourceFeatures(dir, 'context/cities.geojson').features as CityFeature[];
	const isStation = (feature: { readonly geometry: { readonly type: string } }) =>
		feature.geometry.type === 'Point';
	const { main, formerRoute, open } = REGION.lines;
	const own = [main, ...(formerRoute === null ? [] : [formerRoute])].map((id) => {
		const features = read(`transit/${id}.geojson`);
		const line = features.find((feature) => !isStation(feature)) as LineFeature | undefined;
		return corridor(id, line, features.filter(isStation) as StationFeature[], cities);
	});
	const lines = read(REGION_IMPORT.openLines.lines) as LineFeature[];
	const stations = read(REGION_IMPORT.openLines.stations) as StationFeature[];
	const running = open.map((id) =>
		corridor(
			id,
			lines.find((feature) => feature.properties.id === id),
			stations,
			cities
		)
	);
	return [...own, ...running];
}

/* Dated facts that the app shows → `program/facts.json`, in our own words, each with its source. */

export function importFacts(dir: string): Fact[] {
	const rows = new Map(
		readSourceRows(dir, 'program/policy_facts.csv').map((row) => [cellOf(row, 'id'), row])
	);
	const { taken, cautions, always, more } = REGION_IMPORT.facts;
	const shown = taken.map((id): Fact => {
		const row = rows.get(id);
		if (!row) throw new ImportError(`The source has no fact ${id}.`);
		const cell = (column: string) => cellOf(row, column).trim();
		const caution = [cautions[id] ?? cell('caution'), always].filter((each) => each !== '');
		return {
			id,
			topic: cell('topic'),
			place: cell('place'),
			date: cell('date') || null,
			fact: cell('fact'),
			source: cell('source'),
			url: cell('url') || null,
			caution: caution.join(' ')
		};
	});
	return [...shown, ...more];
}
