/** Source boundaries, ground, street corners, lines and dated facts → the region’s `places`, `corridors` and `program`. */
import type {
	Feature,
	Geometry,
	Point,
	LineString,
	MultiLineString,
	MultiPolygon,
	Polygon
} from 'geojson';
import {
	COUNTIES,
	placesText,
	type PlaceFiles,
	type PlacesName,
	type Corner
} from '../data/places.ts';
import {
	ImportError,
	REGION_IMPORT,
	readSourceFeatures,
	cellOf,
	readSourceRows,
	type AboutLine,
	type StreetLeg
} from './source.ts';
import { csvFormatRows } from 'd3-dsv';
import { booleanPointInPolygon } from '@turf/turf';
import type { LonLat } from '../../src/lib/domain/geometry/projection.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import type { Fact } from '../data/region.ts';
import type { CorridorStatus, Corridor, Station } from '../../src/lib/domain/lines/corridor.ts';

/* Source boundaries and context geometry → topologies on a grid of the source's own decimals, so
 * that shared borders stay shared and no point moves. */

type Properties = Readonly<Record<string, unknown>>;

type PlacesSource<P = Properties> = {
	readonly file: string;
	/** Decimals of a degree in the source; the grid of the topology is the same, so nothing moves. */
	readonly decimals: 5 | 6;
	readonly id: ((properties: Properties) => string) | null;
	readonly properties: (properties: Properties) => P;
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

/** Year of the deed; null where it names none. */
function deedYear(year: unknown): number | null {
	if (year === null) return null;
	if (typeof year === 'number' && Number.isInteger(year)) return year;
	throw new ImportError(`A lot has the year ${JSON.stringify(year)}.`);
}

const byGeoid = { id: (p: Properties) => text(p, 'GEOID'), properties: () => ({}) };

type RequiredPlaces = {
	readonly [N in PlacesName]: PlacesSource<PlaceFiles[N]['properties']>;
};

/** By name of the file that it becomes. */
const SOURCES: RequiredPlaces & Readonly<Record<string, PlacesSource>> = {
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
	'covenant-lots': {
		file: 'history/racial_covenants_corridor_1mile.geojson',
		decimals: 6,
		id: null,
		properties: (p) => ({ year: deedYear(p.year) })
	},
	'red-areas': {
		file: 'history/holc_hazardous_areas.geojson',
		decimals: 6,
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

/** Files of `places` that the import writes, but for the corners. */
export const IMPORTED_PLACES: readonly string[] = Object.keys(SOURCES);

/** Text of `places/<name>.topojson`, with the number of features in it. */
export function importPlaces(
	dir: string,
	name: string
): { readonly text: string; readonly features: number } {
	const source = SOURCES[name];
	if (!source) throw new ImportError(`There is nothing to import as places/${name}.topojson.`);
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
	return { text: placesText(name, placed, source.decimals), features: placed.length };
}

/*
 * Street corners for search, from the two street names on every bus stop. The source mixes corners
 * with shop entrances, house numbers and stations; only pairs of streets are taken.
 */

type BusStop = {
	readonly site_on: string | null;
	readonly site_at: string | null;
	readonly city: string;
	readonly county: string;
};

/** Spelling of a word in street names, where the source has several. */
const WORDS: Readonly<Record<string, string>> = {
	Av: 'Ave',
	Avenue: 'Ave',
	Blv: 'Blvd',
	Cir: 'Circle',
	CoRd: 'Co Rd',
	County: 'Co',
	Ct: 'Court',
	Drive: 'Dr',
	Frwy: 'Fwy',
	Highway: 'Hwy',
	Cv: 'Cove',
	Ln: 'Lane',
	Parkway: 'Pkwy',
	Pl: 'Place',
	Plza: 'Plaza',
	Road: 'Rd',
	StW: 'St W',
	Street: 'St',
	Terr: 'Terrace',
	Trl: 'Trail',
	Xing: 'Crossing'
};

/** A street number that lost its ending. */
const BARE_NUMBER = /^\d+(?= (?:Ave|St|Lane|Court|Place)\b)/;
const DIRECTION = /^(?:[NSEW]|[NS][EW])$/;
const STREET_TYPES = new Set(
	(
		'St Ave Rd Dr Blvd Lane Pkwy Circle Court Terrace Place Way Trail Hwy Fwy Curve Alley Loop ' +
		'Path Pass Row Broadway Mainstreet Crossing Crossroad Crescent Exchange Ridge Bay Point Run Walk'
	).split(' ')
);
const NUMBERED_ROAD = /^(?:Old )?(?:Hwy|Co Rd|State Hwy) [A-Z0-9][A-Z0-9-]*(?: [NSEW]{1,2})?$/;
const NEVER =
	/[#/&]|\b(?:Station|Gate|Entrance|Driveway|Ramp|Platform|Apts?|P&R|Stn|Exit|Lot|Svc|Frontage)\b/i;
/** Streets whose name ends in no street type. */
const STREETS = new Set(['Nicollet Mall']);

/**
 * Streets that a name on a stop stands for, spelled alike: none for places that are no street, two
 * for a road with a second name in brackets or behind a dash.
 */
export function streetsOf(name: string): string[] {
	const parts = name
		.replace(/\s-\s*(?:Stop Group [A-Z]|Leave)$/, '')
		.split(/\s-\s|[()]/)
		.map((part) => part.trim().split(/\s+/).map(spell).join(' ').replace(BARE_NUMBER, ordinal));
	const [first = '', ...others] = parts;
	// A second name counts only beside a first that is a street: "(N)" and shop names do not.
	if (!isStreet(first)) return [];
	return [first, ...others.filter(isStreet)];
}

/** A street's name with its words as all streets here spell them. */
export function spelledStreet(name: string): string {
	return name.split(' ').map(spell).join(' ');
}

function spell(word: string): string {
	return WORDS[word] ?? word;
}

function isStreet(name: string): boolean {
	if (NEVER.test(name)) return false;
	if (STREETS.has(name) || NUMBERED_ROAD.test(name)) return true;
	const words = name.split(' ');
	while (words.length > 1 && DIRECTION.test(words.at(-1) ?? '')) words.pop();
	const last = words.at(-1) ?? '';
	return (
		STREET_TYPES.has(last) && (words.length > 1 || last === 'Broadway' || last === 'Mainstreet')
	);
}

/** `26 Ave N` is `26th Ave N`. */
function ordinal(number: string): string {
	const teen = /1\d$/.test(number);
	const suffix = teen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[number.slice(-1)] ?? 'th');
	return number + suffix;
}

/** City names as the boundaries spell them: `SAINT PAUL` is `St. Paul`. */
export function cityName(upper: string): string {
	if (upper === 'FORT SNELLING') return 'Fort Snelling (unorg.)';
	return upper
		.toLowerCase()
		.replace(/\bsaint\b/g, 'St.')
		.replace(/\btownship\b/g, 'Twp.')
		.replace(/(^|\s)([a-z])/g, (_, space: string, letter: string) => space + letter.toUpperCase());
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length >> 1;
	const upper = sorted[half] ?? NaN;
	const middle = sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
	return Math.round(middle * 1e5) / 1e5;
}

/**
 * Corners of the region, each pair of streets once a city, at the median of its stops. Stops whose
 * city is none of `cities` are left out.
 */
export function importCorners(dir: string, cities: ReadonlySet<string>): Corner[] {
	const { features } = readSourceFeatures<Point, BusStop>(dir, 'transit/bus_stops_2020.geojson');
	const counties: readonly string[] = Object.values(COUNTIES);
	const stopsByCorner = new Map<string, { x: number[]; y: number[] }>();
	for (const { geometry, properties } of features) {
		const city = cityName(properties.city);
		if (!counties.includes(properties.county) || !cities.has(city)) continue;
		const [x = NaN, y = NaN] = geometry.coordinates;
		for (const on of streetsOf(properties.site_on ?? '')) {
			for (const at of streetsOf(properties.site_at ?? '')) {
				if (on === at) continue;
				const key = [city, ...[on, at].sort()].join('\t');
				const stops = stopsByCorner.get(key) ?? { x: [], y: [] };
				stops.x.push(x);
				stops.y.push(y);
				stopsByCorner.set(key, stops);
			}
		}
	}
	return [...stopsByCorner.keys()].sort().map((key) => {
		const [city = '', street = '', cross = ''] = key.split('\t');
		const stops = stopsByCorner.get(key) ?? { x: [], y: [] };
		return { street, cross, city, longitude: median(stops.x), latitude: median(stops.y) };
	});
}

/** Text of `places/corners.csv`. */
export function formatCorners(corners: readonly Corner[]): string {
	const rows = corners.map((c) => [
		c.city,
		c.street,
		c.cross,
		c.longitude.toFixed(5),
		c.latitude.toFixed(5)
	]);
	return `${csvFormatRows([['city', 'street', 'cross', 'longitude', 'latitude'], ...rows])}\n`;
}

/* Source lines and stations → one file a line under `corridors`. */

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

/** A line, taken along the streets that it runs in. */
type AlongStreets = (line: readonly LonLat[], legs: readonly StreetLeg[]) => readonly LonLat[];

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
	cities: readonly CityFeature[],
	along: AlongStreets
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
		line: inStreets(line.geometry, about, along),
		stations: stations
			.filter((feature) => feature.properties.line === id)
			.map((feature) => station(feature, about, cities))
			.sort((a, b) => a.order - b.order)
	};
}

function inStreets(
	line: LineFeature['geometry'],
	{ streets: legs = [] }: AboutLine,
	along: AlongStreets
): LineFeature['geometry'] {
	if (legs.length === 0 || line.type !== 'LineString') return line;
	const points = line.coordinates.map(([x = NaN, y = NaN]): LonLat => [x, y]);
	return { type: 'LineString', coordinates: along(points, legs).map((point) => [...point]) };
}

/** The lines in the order of `CORRIDOR_IDS`. */
export function importCorridors(dir: string, along: AlongStreets): Corridor[] {
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
		return corridor(id, line, features.filter(isStation) as StationFeature[], cities, along);
	});
	const lines = read(REGION_IMPORT.openLines.lines) as LineFeature[];
	const stations = read(REGION_IMPORT.openLines.stations) as StationFeature[];
	// Others have come by the command for lines, and stay as they are.
	const imported = open.filter((id) => REGION_IMPORT.lines[id]);
	const running = imported.map((id) =>
		corridor(
			id,
			lines.find((feature) => feature.properties.id === id),
			stations,
			cities,
			along
		)
	);
	return [...own, ...running];
}

/* Dated facts that the app shows → `program/facts.json`, in our own words, each with its source. */

export function importFacts(dir: string): Fact[] {
	const rows = new Map(
		readSourceRows(dir, 'program/policy_facts.csv').map((row) => [cellOf(row, 'id'), row])
	);
	const { taken, cautions, always, about, more } = REGION_IMPORT.facts;
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
			caution: caution.join(' '),
			levels: about[id]?.levels ?? [],
			policies: about[id]?.policies ?? []
		};
	});
	return [...shown, ...more];
}
