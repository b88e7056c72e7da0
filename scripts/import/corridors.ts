/** Source lines and stations → one file a line under `corridors`. */
import type { Feature, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import { booleanPointInPolygon } from '@turf/turf';
import type { CorridorId, Fact } from '../data/region.ts';
import type { Corridor, CorridorStatus, Station } from '../../src/lib/domain/lines/corridor.ts';
import { ImportError, cellOf, readSourceFeatures, readSourceRows } from './source.ts';

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

/** What the source files do not say of a line themselves. */
type About = {
	readonly source: string;
	readonly asOf: string;
	readonly miles: number | null;
	readonly basis: string;
	readonly stationBasis: string;
	readonly terminusShared: Corridor['terminusShared'];
	readonly facts: Corridor['facts'];
};

const OPEN_LINE: About = {
	source: 'metro-lines',
	asOf: '2020',
	miles: null,
	basis: 'alignment of the METRO lines as run in 2020, Metropolitan Council',
	stationBasis: 'station coordinates of Metro Transit and the Metropolitan Council',
	terminusShared: null,
	facts: []
};

const ABOUT: Readonly<Record<CorridorId, About>> = {
	'blue-line-extension': {
		source: 'blue-line-extension',
		asOf: '2024',
		miles: 13.4,
		basis: '',
		stationBasis: '',
		terminusShared: { station: 'target-field', with: ['blue-line', 'green-line'] },
		// No year of opening: what is planned is said as dated facts, each with its caution.
		facts: ['proj-3', 'proj-4']
	},
	'blue-line-extension-2016': {
		source: 'blue-line-extension-2016',
		asOf: '2016',
		miles: null,
		basis: '',
		stationBasis: 'placed on the 2016 line',
		terminusShared: null,
		facts: []
	},
	'blue-line': OPEN_LINE,
	'green-line': OPEN_LINE
};

/** `Warehouse District / Hennepin Ave` → `warehouse-district-hennepin-ave`. */
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

function station(from: StationFeature, about: About, cities: readonly CityFeature[]): Station {
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
	id: CorridorId,
	line: LineFeature | undefined,
	stations: readonly StationFeature[],
	cities: readonly CityFeature[]
): Corridor {
	if (!line) throw new ImportError(`The source has no line ${id}.`);
	const about = ABOUT[id];
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

/** The four lines in the order of `CORRIDOR_IDS`. */
export function importCorridors(dir: string): Corridor[] {
	const read = (name: string) =>
		readSourceFeatures<Point | LineString | MultiLineString, LineProperties | StationProperties>(
			dir,
			`transit/${name}.geojson`
		).features;
	const cities = readSourceFeatures(dir, 'context/cities.geojson').features as CityFeature[];
	const isStation = (feature: { readonly geometry: { readonly type: string } }) =>
		feature.geometry.type === 'Point';
	const own = (['blue-line-extension', 'blue-line-extension-2016'] as const).map((id) => {
		const features = read(id);
		const line = features.find((feature) => !isStation(feature)) as LineFeature | undefined;
		return corridor(id, line, features.filter(isStation) as StationFeature[], cities);
	});
	const lines = read('metro_lines_2020') as LineFeature[];
	const stations = read('light_rail_stations') as StationFeature[];
	const open = (['blue-line', 'green-line'] as const).map((id) =>
		corridor(
			id,
			lines.find((feature) => feature.properties.id === id),
			stations,
			cities
		)
	);
	return [...own, ...open];
}

/* Dated facts that the app shows → `program/facts.json`, in our own words, each with its source. */

/** Rows of the source that some page speaks of, in the order in which they are listed. */
const SHOWN = ['adwg-3', 'acpp-1', 'acpp-2', 'proj-1', 'proj-2'] as const;

/** Every fact carries one: things may have changed since. */
const ALWAYS = 'May have changed since.';

/** What public documents say beyond the source's rows. */
const MORE: readonly Fact[] = [
	{
		id: 'proj-3',
		topic: 'project',
		place: 'corridor',
		date: '2025-08',
		fact: 'The Federal Transit Administration approved the review of the line’s effects on its surroundings (Amended Record of Decision).',
		source: 'Metropolitan Council press release, in Mass Transit magazine',
		url: 'https://www.masstransitmag.com/rail/infrastructure/press-release/55309771/metropolitan-council-minneapolis-blue-line-extension-project-receives-federal-environmental-approval',
		caution: `This is no grant of money to build. ${ALWAYS}`
	},
	{
		id: 'proj-4',
		topic: 'project',
		place: 'corridor',
		date: null,
		fact: 'After the federal review of risks the budget is $3.58 billion. Service would begin in 2033 if a federal grant is asked for and given in time.',
		source: 'Blue Line Extension project office, update on the Federal Risk Assessment',
		url: null,
		caution: `Read from a stored copy that carries no day. The grant is not given, so the year is not sure. ${ALWAYS}`
	}
];

export function importFacts(dir: string): Fact[] {
	const rows = new Map(
		readSourceRows(dir, 'program/policy_facts.csv').map((row) => [cellOf(row, 'id'), row])
	);
	const taken = SHOWN.map((id): Fact => {
		const row = rows.get(id);
		if (!row) throw new ImportError(`The source has no fact ${id}.`);
		const cell = (column: string) => cellOf(row, column).trim();
		const caution = [CAUTIONS[id] ?? cell('caution'), ALWAYS].filter((each) => each !== '');
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
	return [...taken, ...MORE];
}

/** In place of the source's own words, which speak to us instead of to a reader, or are overtaken. */
const CAUTIONS: Readonly<Record<string, string>> = {
	'adwg-3': 'The list of policies is not repeated here; read the report itself.',
	'proj-2':
		'Outdated: a later update names 2033, if a federal grant comes. Read from a machine-made summary.'
};
