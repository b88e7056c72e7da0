/**
 * npm run corridor -- --name "METRO C Line" --gtfs feed.zip --route 923 --opened 2019 --licence "…"
 * npm run corridor -- --name "METRO C Line" --geojson line.geojson --opened 2019 --publisher "…" --licence "…"
 * Adds an open line of the region, with its stations: to search, comparisons, reports and walk-throughs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { booleanPointInPolygon } from '@turf/turf';
import type {
	Feature,
	FeatureCollection,
	Geometry,
	MultiPolygon,
	Polygon,
	Position
} from 'geojson';
import type { Corridor, CorridorStatus } from '../../src/lib/domain/lines/corridor.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { readPlaces } from '../data/places.ts';
import {
	CORRIDOR_IDS,
	formattedJson,
	readCorridor,
	readDataManifest,
	readRegionFile,
	REGION_DIR,
	regionWith
} from '../data/region.ts';
import { ask, RefreshError, type Asking } from './ask.ts';
import { askingOf, manifestWith, runAsCommand, replaceFiles } from './refresh.ts';
import { csvParse } from 'd3-dsv';
import { strFromU8, unzipSync } from 'fflate';

/** "METRO C Line" as an id: `metro-c-line`. */
export function idOf(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll('&', ' and ')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

/**
 * A line of a GeoJSON file: lines, and a point a station in the order of the line, each with a name.
 *
 * @throws RefreshError in one sentence where it is none
 */
export function lineOfGeoJson(text: string): FoundLine {
	let json: Partial<FeatureCollection<Geometry | null>>;
	try {
		json = JSON.parse(text.replace(/^\uFEFF/, '')) as typeof json;
	} catch {
		throw new RefreshError('The file is no GeoJSON: it cannot be read as JSON.');
	}
	const features = Array.isArray(json.features) ? json.features : [];
	const line: Position[][] = [];
	const stations: (FoundStation & { readonly order: number })[] = [];
	let basis = 'as the file has it';
	for (const { geometry, properties } of features) {
		const { name, order, basis: said } = (properties ?? {}) as Record<string, unknown>;
		const own = typeof said === 'string' && said !== '' ? said : null;
		if (geometry?.type === 'LineString') line.push(geometry.coordinates);
		if (geometry?.type === 'MultiLineString') line.push(...geometry.coordinates);
		if (geometry?.type !== 'Point') {
			basis = own ?? basis;
			continue;
		}
		if (typeof name !== 'string' || name.trim() === '')
			throw new RefreshError(`Station ${stations.length + 1} of the file has no “name”.`);
		const [x = NaN, y = NaN] = geometry.coordinates;
		const at = typeof order === 'number' ? order : stations.length;
		stations.push({ name: name.trim(), lngLat: [x, y], order: at, ...(own && { basis: own }) });
	}
	if (line.length === 0 || stations.length === 0)
		throw new RefreshError('The file needs a line and a point for each station, in degrees.');
	const twice = stations.find(({ name }, at) => stations.findIndex((s) => s.name === name) !== at);
	if (twice) throw new RefreshError(`The file has two stations “${twice.name}”.`);
	return {
		line,
		stations: stations.sort((a, b) => a.order - b.order),
		publisher: null,
		year: null,
		basis,
		stationBasis: 'as the file has it'
	};
}

/** The line from its end nearer to where the region's main line begins. */
function fromDowntown(found: FoundLine): FoundLine {
	const start = readCorridor(REGION.lines.main).stations.find(({ order }) => order === 0)?.lngLat;
	const [first, last] = [found.stations[0]?.lngLat, found.stations.at(-1)?.lngLat];
	if (!start || !first || !last) return found;
	const far = (point: readonly [number, number]) =>
		Math.hypot((point[0] - start[0]) * Math.cos((start[1] * Math.PI) / 180), point[1] - start[1]);
	return far(first) <= far(last) ? found : { ...found, stations: [...found.stations].reverse() };
}

type City = Feature<Polygon | MultiPolygon, { readonly name: string }>;

export type AboutNewLine = {
	readonly id: string;
	readonly name: string;
	/** Null where it is planned. */
	readonly opened: number | null;
	/** Of a planned line: what is known of when it opens. */
	readonly facts?: readonly string[];
	readonly asOf: string;
	readonly source: string;
};

/** The file of a line in `corridors`. Throws RefreshError for a station outside of every city. */
export function corridorOf(
	found: FoundLine,
	about: AboutNewLine,
	cities: readonly City[] = readPlaces('cities').features
): Corridor {
	const status: CorridorStatus = about.opened === null ? 'planned' : 'open';
	const ids = new Set<string>();
	const stations = found.stations.map(({ name, lngLat, basis = found.stationBasis }, order) => {
		const city = cities.find((each) => booleanPointInPolygon([...lngLat], each));
		if (!city)
			throw new RefreshError(
				`The station “${name}” (${lngLat.join(', ')}) lies in no city of the region.`
			);
		const own = idOf(name);
		const id = ids.has(own) ? `${own}-${order + 1}` : own;
		ids.add(id);
		return {
			id,
			name,
			order,
			city: city.properties.name,
			status,
			basis,
			accuracyMeters: null,
			lngLat
		};
	});
	const [only = [], ...more] = found.line.map((part) => part.map((position) => [...position]));
	return {
		id: about.id,
		name: about.name,
		status,
		opened: about.opened,
		asOf: about.asOf,
		basis: found.basis,
		accuracyMeters: null,
		miles: null,
		source: about.source,
		terminusShared: null,
		facts: about.facts ?? [],
		line:
			more.length === 0
				? { type: 'LineString', coordinates: only }
				: { type: 'MultiLineString', coordinates: [only, ...more] },
		stations
	};
}

const OPTIONS = {
	name: { type: 'string' },
	id: { type: 'string' },
	gtfs: { type: 'string' },
	route: { type: 'string' },
	geojson: { type: 'string' },
	opened: { type: 'string' },
	year: { type: 'string' },
	publisher: { type: 'string' },
	licence: { type: 'string' },
	url: { type: 'string' },
	compared: { type: 'boolean' }
} as const;

/** The line of a feed or a GeoJSON file, by path or address. */
export async function lineFrom(
	{
		gtfs,
		route,
		geojson
	}: { readonly gtfs?: string; readonly route?: string; readonly geojson?: string },
	asking: Asking
): Promise<FoundLine> {
	if ((gtfs === undefined) === (geojson === undefined))
		throw new RefreshError(
			'Say where the line and its stations are: --gtfs feed.zip --route name, or --geojson file.'
		);
	if (gtfs !== undefined && route === undefined)
		throw new RefreshError('Say which line of the feed: --route, its id or its name.');
	const bytes = await bytesOf(gtfs ?? geojson ?? '', asking);
	return gtfs === undefined
		? lineOfGeoJson(new TextDecoder().decode(bytes))
		: lineOfFeed(bytes, route ?? '');
}

async function bytesOf(from: string, asking: Asking): Promise<Uint8Array> {
	if (/^https?:\/\//.test(from)) return ask(from, (bytes) => new Uint8Array(bytes), asking);
	try {
		return readFileSync(from);
	} catch {
		throw new RefreshError(`There is no file ${from}.`);
	}
}

async function main(args: readonly string[]): Promise<void> {
	const { values } = parseArgs({ args: [...args], options: OPTIONS });
	const { name, licence } = values;
	if (name === undefined) {
		throw new RefreshError(
			'Say the line’s name and where it is: npm run corridor -- --name "…" --gtfs feed.zip --route … (or --geojson file) --opened year --licence "…"'
		);
	}
	if (licence === undefined)
		throw new RefreshError(
			'Say with --licence how its publisher lets it be used; it is shown beside the line.'
		);
	const opened = Number(values.opened);
	if (!/^\d{4}$/.test(values.opened ?? ''))
		throw new RefreshError(
			'Say with --opened the year in which it opened. A line that is planned is what an atlas is about: see docs/add-a-corridor.md.'
		);
	const id = values.id ?? idOf(name);
	const again = CORRIDOR_IDS.includes(id);
	if (again && !REGION.lines.open.includes(id))
		throw new RefreshError(
			`“${id}” is the line that the atlas is about. Give the new one another --id.`
		);
	const asking = askingOf('feeds');
	const found = fromDowntown(await lineFrom(values, asking));
	const publisher = values.publisher ?? found.publisher;
	const year = values.year ?? found.year;
	if (publisher === null)
		throw new RefreshError('Say with --publisher whose line and stations these are.');
	if (year === null) throw new RefreshError('Say with --year what year they describe.');
	const source = `${id}-stations`;
	const corridor = corridorOf(found, { id, name, opened, asOf: year, source });
	const path = `corridors/${id}.json`;
	const text = await formattedJson(path, corridor);
	const manifest = manifestWith(
		readDataManifest(),
		[{ file: { path, text, rows: corridor.stations.length }, sources: [source] }],
		[
			{
				id: source,
				title: `${name}: line and stations`,
				publisher,
				vintage: year,
				tractVintage: null,
				licence,
				url: values.url ?? null
			}
		]
	);
	const { open, compared } = REGION.lines;
	const files: Record<string, string> = {
		[path]: text,
		'manifest.json': await formattedJson('manifest.json', manifest),
		'region.json': await regionWith({
			lines: {
				...REGION.lines,
				// The last is drawn on top: lines that were there stay there.
				open: again ? open : [id, ...open],
				compared: values.compared && !compared.includes(id) ? [...compared, id] : compared
			}
		})
	};
	for (const language of readdirSync(join(REGION_DIR, 'words'))) {
		const file = `words/${language}/words.json`;
		const words = JSON.parse(readRegionFile(file)) as { lines: Record<string, string> };
		files[file] = await formattedJson(file, { ...words, lines: { ...words.lines, [id]: name } });
	}
	replaceFiles(REGION_DIR, files);
	asking.say(
		`${name}: ${corridor.stations.length} stations, from ${corridor.stations[0]?.name} to ${corridor.stations.at(-1)?.name}. ${found.basis}. npm run build shows it.`
	);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
	await runAsCommand(main);

/*
 * One line of a transit agency’s feed: its stations in order, and where it runs.
 *
 * Source: General Transit Feed Specification, Schedule reference.
 */

type Row = Readonly<Record<string, string | undefined>>;

export type FoundStation = {
	readonly name: string;
	/** WGS84 degrees. */
	readonly lngLat: readonly [number, number];
	/** How the point was placed, where that differs from the line's other stations. */
	readonly basis?: string;
};

/** A line as a feed or a file of shapes has it. */
export type FoundLine = {
	readonly line: readonly (readonly Position[])[];
	/** In the order of the line. */
	readonly stations: readonly FoundStation[];
	/** Whose feed it is, and the year that it is of, where it says so. */
	readonly publisher: string | null;
	readonly year: string | null;
	/** Where the alignment comes from. */
	readonly basis: string;
	readonly stationBasis: string;
};

/**
 * The line that a feed calls `route`, by its id, its short or its long name.
 *
 * @param zip bytes of the feed
 * @throws RefreshError in one sentence where the feed cannot be read or has no such line
 */
export function lineOfFeed(zip: Uint8Array, route: string): FoundLine {
	const feed = openFeed(zip);
	const routes = feed.rows('routes.txt');
	const same = (text: string | undefined) => text?.trim().toLowerCase() === route.toLowerCase();
	const found =
		routes.find((row) => same(row.route_id)) ??
		routes.find((row) => same(row.route_short_name)) ??
		routes.find((row) => same(row.route_long_name));
	if (!found) {
		const names = routes.map((row) =>
			[row.route_short_name, row.route_long_name, row.route_id].find(Boolean)
		);
		throw new RefreshError(
			`The feed has no line “${route}”. It has ${names.slice(0, 12).join(', ')}${names.length > 12 ? ' and others' : ''}.`
		);
	}
	const trips = new Map(
		feed
			.rows('trips.txt')
			.filter((row) => row.route_id === found.route_id)
			.map((row) => [row.trip_id ?? '', row])
	);
	const times = new Map<string, Row[]>();
	for (const row of feed.rows('stop_times.txt')) {
		const trip = row.trip_id ?? '';
		if (!trips.has(trip)) continue;
		const list = times.get(trip) ?? [];
		times.set(trip, list);
		list.push(row);
	}
	// The trip with the most stops is the whole line.
	const [whole] = [...times].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
	if (!whole || whole[1].length < 2)
		throw new RefreshError(`The feed has no trip with stops of the line “${route}”.`);
	const stations = stationsOf(feed.rows('stops.txt'), whole[1], times);
	const shape = shapeOf(feed.rows('shapes.txt', true), trips.get(whole[0])?.shape_id ?? '');
	const info = feed.rows('feed_info.txt', true)[0];
	const dates = [
		info?.feed_start_date,
		...feed.rows('calendar.txt', true).map((row) => row.start_date),
		...feed.rows('calendar_dates.txt', true).map((row) => row.date)
	];
	const agencies = feed.rows('agency.txt', true);
	const agency = agencies.find((row) => row.agency_id === found.agency_id) ?? agencies[0];
	return {
		line: [shape ?? stations.map(({ lngLat }) => [...lngLat])],
		stations,
		publisher:
			[agency?.agency_name, info?.feed_publisher_name].find((name) => name?.trim())?.trim() ?? null,
		year: dates.find((date) => /^\d{8}$/.test(date ?? ''))?.slice(0, 4) ?? null,
		basis: shape
			? 'shape of the longest trip in the feed'
			: 'straight lines from station to station, as the feed has no shape of it',
		stationBasis: 'stops of the feed; the middle of those that share a station'
	};
}

type Feed = { readonly rows: (file: string, mayLack?: boolean) => readonly Row[] };

function openFeed(zip: Uint8Array): Feed {
	let files: Readonly<Record<string, Uint8Array>>;
	try {
		files = unzipSync(zip, { filter: ({ name }) => name.endsWith('.txt') });
	} catch {
		throw new RefreshError('The feed is no zip file, or it is damaged. Download it again.');
	}
	// Some agencies zip a folder.
	const byName = new Map(
		Object.entries(files).map(([path, bytes]) => [path.split('/').at(-1), bytes])
	);
	return {
		rows: (file, mayLack = false) => {
			const bytes = byName.get(file);
			if (!bytes) {
				if (mayLack) return [];
				throw new RefreshError(`The feed has no ${file}, so it is no feed of schedules.`);
			}
			return csvParse(strFromU8(bytes).replace(/^\uFEFF/, ''));
		}
	};
}

function numberOf(text: string | undefined): number {
	return text === undefined || text.trim() === '' ? NaN : Number(text);
}

function pointOf(stop: Row): [number, number] {
	const [longitude, latitude] = [numberOf(stop.stop_lon), numberOf(stop.stop_lat)];
	if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && longitude !== 0))
		throw new RefreshError(
			`The stop “${stop.stop_name ?? stop.stop_id}” has no place in the feed.`
		);
	return [longitude, latitude];
}

/** "Penn & Plymouth Station" and "Penn & Plymouth Station - Gate B" are one station. */
function stationName(stop: Row): string {
	const name = (stop.stop_name ?? '').replace(/\s+/g, ' ').trim();
	return name.replace(/\s+-?\s*(?:gate|platform|bay)\s+\w+$/i, '');
}

/** Stations of the whole trip in its order, each in the middle of its stops in either direction. */
function stationsOf(
	stops: readonly Row[],
	whole: readonly Row[],
	times: ReadonlyMap<string, readonly Row[]>
): FoundLine['stations'] {
	const byId = new Map(stops.map((stop) => [stop.stop_id ?? '', stop]));
	const stationOf = (id: string | undefined): Row => {
		const stop = byId.get(id ?? '');
		if (!stop) throw new RefreshError(`A trip stops at “${id}”, which stops.txt does not have.`);
		return byId.get(stop.parent_station ?? '') ?? stop;
	};
	const used = new Map<string, Map<string, Row>>();
	for (const rows of times.values()) {
		for (const { stop_id: id } of rows) {
			const station = stationOf(id);
			const name = stationName(station);
			const places = used.get(name) ?? new Map<string, Row>();
			used.set(name, places.set(station.stop_id ?? '', station));
		}
	}
	const ordered = [...whole].sort((a, b) => numberOf(a.stop_sequence) - numberOf(b.stop_sequence));
	const names = [...new Set(ordered.map(({ stop_id: id }) => stationName(stationOf(id))))];
	return names.map((name) => {
		const points = [...(used.get(name)?.values() ?? [])].map(pointOf);
		const mean = (at: 0 | 1) =>
			Math.round((points.reduce((sum, point) => sum + point[at], 0) / points.length) * 1e5) / 1e5;
		return { name, lngLat: [mean(0), mean(1)] as const };
	});
}

/** Points of a shape in their order, whatever order the file has; null where there are none. */
function shapeOf(rows: readonly Row[], id: string): Position[] | null {
	const points = rows
		.filter((row) => row.shape_id === id && id !== '')
		.map((row) => ({
			order: numberOf(row.shape_pt_sequence),
			at: [numberOf(row.shape_pt_lon), numberOf(row.shape_pt_lat)]
		}))
		.filter(({ order, at }) => Number.isFinite(order) && at.every(Number.isFinite))
		.sort((a, b) => a.order - b.order)
		.map(({ at }) => at.map((degrees) => Math.round(degrees * 1e5) / 1e5));
	return points.length < 2 ? null : points;
}
