/** npm run check:data: prints every finding on the project's data; exits 1 where one is a BLOCKER. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RECORD_READERS, RecordError } from '../data/records.ts';
import { readFigures, figureFile, INCOME_BY_YEAR_FILE, type FiguresId } from '../data/figures.ts';
import {
	CORRIDOR_IDS,
	FACTS_FILE,
	FactError,
	readCorridor,
	readDataManifest,
	readFacts,
	REGION_DIR,
	regionPath
} from '../data/region.ts';
import {
	readCorners,
	readLandmarks,
	readPlaces,
	readStreets,
	readTopology,
	type PlacesName
} from '../data/places.ts';
import {
	checkCorridor,
	checkManifest,
	findingOf,
	checkCorners,
	checkLandmarks,
	checkStreets,
	checkPlaces,
	positionsOf,
	type DataFinding,
	type PlacesSpec,
	type Box
} from './files.ts';
import { checkFigures, type FiguresSpec } from './figures.ts';
import { pathToFileURL } from 'node:url';
import { INDICATORS } from '../../src/lib/domain/indicators/catalog.ts';
import { NEWEST_PERIOD } from '../../src/lib/domain/statistics/census.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { LAYER_ORDER, layersOf } from '../../src/lib/domain/layers/style.ts';
import { hasInput } from '../tiles/inputs.ts';

const MANIFEST = readDataManifest();

/** Features that the manifest says a file of places holds. Throws where it does not list one. */
function rowsOf(name: string): number {
	const file = MANIFEST.files.find(({ path }) => path === `places/${name}.topojson`);
	if (!file)
		throw new Error(`${regionPath('manifest.json')} does not list places/${name}.topojson.`);
	return file.rows;
}

const TRACTS_2010 = rowsOf('tracts-2010');
const TRACTS_2020 = rowsOf('tracts-2020');
const BLOCK_GROUPS = rowsOf('block-groups-2020');

function table(name: string, rows: number, more: Partial<FiguresSpec> = {}): FiguresSpec {
	const file = `figures/${name}`;
	return { file, rows, areas: 'tracts', ownColumns: [], keys: 'GEOID', ...more };
}

const FIGURES: readonly FiguresSpec[] = [
	table(figureFile('2010-2014'), TRACTS_2010),
	table(figureFile('2013-2017'), TRACTS_2010),
	table(figureFile('2015-2019'), TRACTS_2010),
	table(figureFile('2016-2020'), TRACTS_2020),
	table(figureFile(NEWEST_PERIOD), TRACTS_2020),
	table(figureFile('census-2020'), BLOCK_GROUPS, { areas: 'block groups' }),
	table(figureFile('assessed-2014'), TRACTS_2010, { ownColumns: ['MD_EMV_2014_2019USD'] }),
	table(figureFile('race-2008-2012'), TRACTS_2010),
	// Eight years on tracts of 2010, three on tracts of 2020.
	table(INCOME_BY_YEAR_FILE, 8 * TRACTS_2010 + 3 * TRACTS_2020, { keys: 'GEOID and YEAR' })
];

type PlaceCheck = Pick<PlacesSpec, 'ids' | 'overlaps' | 'invalid' | 'points'>;

/** Boundaries that figures stand on or are apportioned to. */
const AREAS: PlaceCheck = { ids: true, overlaps: 'BLOCKER', invalid: 'BLOCKER', points: false };
/** Geometry that is only drawn: every file of places that is not named below. */
const DRAWN: PlaceCheck = { ids: false, overlaps: null, invalid: 'WARN', points: true };

const PLACES: Readonly<Record<PlacesName, PlaceCheck>> = {
	'tracts-2010': AREAS,
	'tracts-2020': AREAS,
	'block-groups-2020': AREAS,
	counties: AREAS,
	// As published, cities may overlap by a few metres.
	cities: { ...AREAS, overlaps: 'WARN' },
	neighborhoods: AREAS,
	communities: AREAS,
	'metro-lines': { ...DRAWN, ids: true, points: false }
};

/** How each file of places is checked, those that every region has first. */
function placeChecks(): (readonly [name: string, check: PlaceCheck])[] {
	const drawn = MANIFEST.files.flatMap(({ path }) => {
		const [, name] = /^places\/(.*)\.topojson$/.exec(path) ?? [];
		return name === undefined || Object.hasOwn(PLACES, name) ? [] : [[name, DRAWN] as const];
	});
	return [...Object.entries(PLACES), ...drawn];
}

/** Figures and the boundaries that they must match row by row. */
const BOUNDARIES: Readonly<Record<FiguresId, PlacesName>> = {
	'2010-2014': 'tracts-2010',
	'2013-2017': 'tracts-2010',
	'2015-2019': 'tracts-2010',
	'2016-2020': 'tracts-2020',
	[NEWEST_PERIOD]: 'tracts-2020',
	'census-2020': 'block-groups-2020',
	'assessed-2014': 'tracts-2010',
	'race-2008-2012': 'tracts-2010'
};

/** About 1.5 km around the tracts, so that lakes on the border and cut coordinates fit. */
const REGION_MARGIN_DEGREES = 0.02;

function regionBox(): Box {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const { geometry } of readPlaces('tracts-2020').features) {
		for (const [x = NaN, y = NaN] of positionsOf(geometry)) {
			west = Math.min(west, x);
			south = Math.min(south, y);
			east = Math.max(east, x);
			north = Math.max(north, y);
		}
	}
	const margin = REGION_MARGIN_DEGREES;
	return [west - margin, south - margin, east + margin, north + margin];
}

/** Figures and boundaries speak of the same areas, and block groups lie in the tracts of 2020. */
function checkMatches(): DataFinding[] {
	const idsOf = (name: PlacesName) => readPlaces(name).features.map((feature) => feature.id);
	const findings: DataFinding[] = [];
	for (const [id, name] of Object.entries(BOUNDARIES) as [FiguresId, PlacesName][]) {
		const places = new Set(idsOf(name));
		const figures = new Set(readFigures(id).geoids);
		const lonely = [
			...[...figures].filter((geoid) => !places.has(geoid)),
			...[...places].filter((geoid) => !figures.has(geoid))
		];
		const file = `figures/${figureFile(id)}`;
		findings.push(...findingOf('BLOCKER', file, `same areas as ${name}`, lonely));
	}
	const tracts = new Set(idsOf('tracts-2020'));
	const parents = new Set(idsOf('block-groups-2020').map((geoid) => geoid.slice(0, 11)));
	const unmatched = [
		...[...parents].filter((tract) => !tracts.has(tract)),
		...[...tracts].filter((tract) => !parents.has(tract))
	];
	const file = 'places/block-groups-2020.topojson';
	return [...findings, ...findingOf('BLOCKER', file, 'every tract has block groups', unmatched)];
}

type RecordReader = (typeof RECORD_READERS)[number];

/**
 * A table of records can be read, row by row; its error says file, line and reason. All of its areas are
 * the region's, and it has as many rows as were imported.
 *
 * @param text of the file, where it is in hand
 */
export function checkRecordTable(
	[file, readAll, areas]: RecordReader,
	text: string | null = null
): DataFinding[] {
	const path = `records/${file}`;
	const expected = MANIFEST.files.find((each) => each.path === path)?.rows ?? 0;
	const blocker = (check: string, problems: readonly string[]) =>
		findingOf('BLOCKER', path, check, problems);
	try {
		const rows = readAll(text);
		const wrong =
			rows.length === expected ? [] : [`${rows.length} rows, ${expected} in the manifest`];
		const known = new Set(areas && readPlaces(areas).features.map(({ id }) => id));
		const strange = rows.flatMap((row, at) => {
			const { geoid = '' } = row as { readonly geoid?: string };
			return areas === null || known.has(geoid)
				? []
				: [`${regionPath(path)}, line ${at + 2}: the region has no area ${geoid}.`];
		});
		return [
			...blocker('as many rows as were imported', wrong),
			...blocker('areas are the region’s', strange)
		];
	} catch (error) {
		if (!(error instanceof RecordError)) throw error;
		return blocker('rows can be read', [error.message]);
	}
}

/** Every fact can be read; its error says file, line and reason. */
function checkFacts(): DataFinding[] {
	try {
		readFacts();
		return [];
	} catch (error) {
		if (!(error instanceof FactError)) throw error;
		return findingOf('BLOCKER', FACTS_FILE, 'facts can be read', [error.message]);
	}
}

/** Layers of the map that the region has no file for; they are left out of its archives. */
function layersWithoutFile(): DataFinding[] {
	const missing = layersOf(LAYER_ORDER).flatMap(({ source }) =>
		source === null || hasInput(source) ? [] : [`places/${source}.topojson`]
	);
	return findingOf('INFO', 'manifest.json', 'layers of the map without a file', missing);
}

/** What `region.json` names of the catalog and is not in it. */
export function unknownDefaults({ indicator }: typeof REGION.defaults): DataFinding[] {
	const known = INDICATORS.some(({ id }) => id === indicator);
	return findingOf(
		'BLOCKER',
		'region.json',
		'defaults are in the catalog',
		known ? [] : [indicator]
	);
}

function filesBelow(dir: string): string[] {
	// Records are what a region may do without.
	if (!existsSync(join(REGION_DIR, dir))) return [];
	return readdirSync(join(REGION_DIR, dir), { recursive: true, encoding: 'utf8' })
		.map((name) => join(dir, name))
		.filter((path) => statSync(join(REGION_DIR, path)).isFile())
		.sort();
}

/** All findings on everything below `data/`, in the order of the files above. */
export function checkData(): DataFinding[] {
	const read = (path: string) => readFileSync(join(REGION_DIR, path));
	const imported = ['figures', 'records', 'places', 'corridors', 'program'].flatMap(filesBelow);
	const totalBytes = filesBelow('.').reduce(
		(bytes, path) => bytes + statSync(join(REGION_DIR, path)).size,
		0
	);
	const region = regionBox();
	const cities = new Set(readPlaces('cities').features.map((feature) => feature.properties.name));
	return [
		...checkManifest(
			MANIFEST,
			new Map(imported.map((path) => [path.replaceAll('\\', '/'), read(path)])),
			totalBytes
		),
		...FIGURES.flatMap((spec) => checkFigures(spec, read(spec.file).toString('utf8'))),
		...RECORD_READERS.flatMap((reader) => checkRecordTable(reader)),
		...checkFacts(),
		...placeChecks().flatMap(([name, check]) =>
			checkPlaces(
				{ file: `places/${name}.topojson`, object: name, rows: rowsOf(name), ...check },
				readTopology(name),
				region
			)
		),
		...checkCorners('places/corners.csv', readCorners(), cities, region),
		...checkStreets('places/streets.csv', readStreets(), cities, region),
		...checkLandmarks('places/landmarks.csv', readLandmarks(), region),
		...checkMatches(),
		...unknownDefaults(REGION.defaults),
		...layersWithoutFile(),
		...CORRIDOR_IDS.flatMap((id) =>
			checkCorridor(`corridors/${id}.json`, readCorridor(id), {
				cities,
				sources: new Set(MANIFEST.sources.map(({ id }) => id)),
				region
			})
		)
	];
}

/** What begins the line of classes, by GEOID. */
export const CLASSES_LINE = 'CLASSES ';

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const sound = printFindings();
	if (sound && process.argv.includes('--classes')) {
		const { readClasses } = await import('../evidence/evidence.ts');
		console.log(`${CLASSES_LINE}${JSON.stringify(await readClasses())}`);
	}
}

function printFindings(): boolean {
	const LEVELS: readonly DataFinding['level'][] = ['BLOCKER', 'WARN', 'INFO'];

	const findings = checkData();
	const ordered = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level));
	const width = Math.max(0, ...ordered.map((finding) => regionPath(finding.file).length));
	for (const { level, file, check, message } of ordered) {
		console.log(`${level.padEnd(8)} ${regionPath(file).padEnd(width)}  ${check}: ${message}`);
	}
	const counts = LEVELS.map((level) => {
		const count = findings.filter((finding) => finding.level === level).length;
		return `${count} ${level}`;
	});
	console.log(`Checked ${regionPath('')}: ${counts.join(', ')}.`);
	const sound = !findings.some((finding) => finding.level === 'BLOCKER');
	if (!sound) process.exitCode = 1;
	return sound;
}
