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
import { lineOfFeed, type FoundLine, type FoundStation } from './gtfs.ts';
import { askingOf, manifestWith, runAsCommand } from './refresh.ts';
import { replaceFiles } from './replace.ts';

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
