/**
 * npm run refresh -- --year 2024 [--source acs,boundaries,roads] : brings a five-year period of the survey, with
 * margins, from the Census Bureau, the boundaries that it stands on, and streets along the line. Figures at hand
 * stay until all that came is there and checked.
 */
import { csvParseRows } from 'd3-dsv';
import {
	readdirSync,
	rmSync,
	cpSync,
	existsSync,
	mkdirSync,
	renameSync,
	writeFileSync
} from 'node:fs';
import { join, dirname } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { INDICATORS } from '../../src/lib/domain/indicators/catalog.ts';
import type { Source } from '../../src/lib/domain/indicators/schema.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import {
	NEWEST_PERIOD,
	VINTAGES,
	yearsOf,
	type SurveyPeriod
} from '../../src/lib/domain/statistics/census.ts';
import { periodLabel } from '../../src/lib/domain/text/format.ts';
import { dataFile, figureFile, type WrittenFile } from '../data/figures.ts';
import { formatStreets, readPlaces, readStreets } from '../data/places.ts';
import {
	formattedJson,
	hasRegionFile,
	PROJECT_DIR,
	readCorridor,
	readDataManifest,
	readRegionFile,
	REGION_DIR,
	regionWith,
	type DataManifest
} from '../data/region.ts';
import { CLASSES_LINE } from '../check/check.ts';
import { readClasses } from '../evidence/evidence.ts';
import { acsTable, changesOfFigures } from './acs.ts';
import { RefreshError, type Asking } from './ask.ts';
import {
	areasOf,
	areasText,
	cityOf,
	countsTable,
	roadsNear,
	simplified,
	type MapService
} from './boundaries.ts';
import { spawnSync } from 'node:child_process';
import { besideRegion, keepReleased, settleRegion } from '../support/region.mjs';

/** The Bureau's programming interface, or what stands in for it. */
export const CENSUS = process.env.ROOTLINE_CENSUS ?? 'https://api.census.gov';

/** Where to ask, and how; each has a variable so that another server can stand in for it. */
export function askingOf(folder: string): Asking {
	return {
		cache: join(process.env.ROOTLINE_REFRESH_CACHE ?? join(PROJECT_DIR, '.cache/refresh'), folder),
		pace: Number(process.env.ROOTLINE_REFRESH_PACE ?? 500),
		key: process.env.CENSUS_API_KEY ?? '',
		say: (line) => process.stdout.write(`${line}\n`)
	};
}

/** The period that ends in a year, where the atlas can take it in. */
export function periodOf(year: string): SurveyPeriod {
	const last = Number(year);
	if (!/^\d{4}$/.test(year)) {
		throw new RefreshError(
			`--year is “${year}”: give the last year of a five-year period, such as ${yearsOf(NEWEST_PERIOD)[1] + 1}.`
		);
	}
	const period: SurveyPeriod = `${last - 4}-${last}`;
	if (VINTAGES.includes(period) || period > NEWEST_PERIOD) return period;
	throw new RefreshError(
		`The atlas has no place for ${periodLabel(period)}: it carries ${VINTAGES.map(periodLabel).join(', ')}, and takes in newer ones.`
	);
}

/** Dollars of a new period need the price index of its last year. */
function checkPrices(period: SurveyPeriod): void {
	const { annual } = JSON.parse(readRegionFile('price-index.json')) as {
		readonly annual: Readonly<Record<string, number>>;
	};
	const year = yearsOf(period)[1];
	if (annual[year] === undefined) {
		throw new RefreshError(
			`price-index.json has no index of ${year}. Add its annual average from the Bureau of Labor Statistics (R-CPI-U-RS), then run this again.`
		);
	}
}

/** A median's open end in the new figures must be the one that the catalog counts with. */
function checkOpenEnds(period: SurveyPeriod, text: string): void {
	const [header = [], ...rows] = csvParseRows(text);
	for (const { id, formula } of INDICATORS) {
		if (formula.kind !== 'median') continue;
		const cap = formula.topCode[period > NEWEST_PERIOD ? NEWEST_PERIOD : period];
		const at = header.indexOf(`${formula.variable}E`);
		const ends = new Set(rows.flatMap((row) => /^(\d+)\+$/.exec(row[at] ?? '')?.[1] ?? []));
		for (const end of ends) {
			if (cap === undefined || Number(end) === cap) continue;
			throw new RefreshError(
				`${formula.variable} of ${periodLabel(period)} ends at $${end} or more, and data/catalog/indicators.json says $${cap} for ${id}. Change its topCode, then run this again.`
			);
		}
	}
}

export function sourcesOf(period: SurveyPeriod, newest: boolean): Source[] {
	const [, last] = yearsOf(period);
	const source = (id: string, more: string): Source => ({
		id,
		title: `American Community Survey, five-year estimates ${periodLabel(period)}${more}`,
		publisher: 'U.S. Census Bureau',
		vintage: periodLabel(period),
		tractVintage: last < 2020 ? 2010 : 2020,
		licence: 'U.S. public domain (work of the U.S. Census Bureau).',
		url: 'https://www.census.gov/programs-surveys/acs'
	});
	const own = source(`acs5-${period}`, '');
	// The catalog names further tables apart, as they once came from elsewhere.
	return newest ? [own, source(`acs5-${period}-council`, ', further tables')] : [own];
}

/** The manifest with files in place of those of the same path, and sources of the same id. */
export function manifestWith(
	manifest: DataManifest,
	files: readonly { readonly file: WrittenFile; readonly sources: readonly string[] }[],
	sources: readonly Source[]
): DataManifest {
	const paths = new Set(files.map(({ file }) => file.path));
	const ids = new Set(sources.map(({ id }) => id));
	const all = [
		...manifest.files.filter(({ path }) => !paths.has(path)),
		...files.map((each) => dataFile(each.file, each.sources))
	];
	return {
		format: 2,
		sources: [...sources, ...manifest.sources.filter(({ id }) => !ids.has(id))],
		files: all.sort((a, b) => (a.path < b.path ? -1 : 1))
	};
}

/** What each language says of sources, without those that now come from elsewhere. */
async function sourceWords(replaced: readonly string[]): Promise<Record<string, string>> {
	const texts: Record<string, string> = {};
	for (const language of readdirSync(join(REGION_DIR, 'words'))) {
		const path = `words/${language}/sources.json`;
		if (!hasRegionFile(path)) continue;
		const words = JSON.parse(readRegionFile(path)) as Record<string, unknown>;
		const kept = Object.entries(words).filter(([id]) => !replaced.includes(id));
		texts[path] = await formattedJson(path, Object.fromEntries(kept));
	}
	return texts;
}

/** Brings the figures of a period; answers what changed, in sentences. */
export async function refreshFigures(period: SurveyPeriod, asking: Asking): Promise<string[]> {
	checkPrices(period);
	const newest = period >= NEWEST_PERIOD;
	// The same year once more replaces its own figures and ends nothing.
	const ending = period > NEWEST_PERIOD ? NEWEST_PERIOD : undefined;
	const path = `figures/${figureFile(period)}`;
	const model = `figures/${figureFile(newest ? NEWEST_PERIOD : period)}`;
	const boundaries = yearsOf(period)[1] < 2020 ? 'tracts-2010' : 'tracts-2020';
	const before = readRegionFile(model);
	const text = await acsTable(
		{
			period,
			state: REGION.state,
			counties: REGION.counties,
			header: before.split('\n', 1)[0]?.split(',') ?? [],
			tracts: new Set(readPlaces(boundaries).features.map(({ id }) => id)),
			base: CENSUS
		},
		asking
	);
	checkOpenEnds(period, text);
	const sources = sourcesOf(period, newest);
	const file = { path, text, rows: text.split('\n').length - 2 };
	const manifest = manifestWith(
		readDataManifest(),
		[{ file, sources: [`acs5-${period}`] }],
		sources
	);
	const files = {
		[path]: text,
		...(await sourceWords(sources.map(({ id }) => id))),
		'manifest.json': await formattedJson('manifest.json', manifest),
		'region.json': await regionWith({
			newestPeriod: newest ? period : NEWEST_PERIOD,
			...(ending !== undefined && {
				releases: { ...REGION.releases, kept: [ending, ...REGION.releases.kept] }
			}),
			margins: { ...REGION.margins, [period]: 'all' }
		})
	};
	asking.say(`All answers of ${periodLabel(period)} are there; checking them.`);
	const classesBefore = await readClasses();
	const classes = replaceFiles(REGION_DIR, files, true, ending);
	return [
		`${periodLabel(period)}, against ${periodLabel(newest ? NEWEST_PERIOD : period)} as it was:`,
		...changesOfFigures(before, text),
		...(classes === null ? [] : [changedClasses(classesBefore, classes)]),
		...(ending === undefined
			? []
			: [`The figures of ${periodLabel(ending)} are kept; links made on them open on them.`])
	];
}

/** The Bureau's map service; all periods from 2020 on stand on the areas of that year. */
export function mapService(year: 2010 | 2020): MapService {
	return {
		base: process.env.ROOTLINE_TIGER ?? 'https://tigerweb.geo.census.gov',
		name: `tigerWMS_Census${year}`
	};
}

/** Sources of what comes from the map service and from the 2020 Census. */
export function areaSources(): readonly Source[] {
	const source = (id: string, title: string, year: 2010 | 2020): Source => ({
		id,
		title,
		publisher: 'U.S. Census Bureau',
		vintage: String(year),
		tractVintage: year,
		licence: 'U.S. public domain (work of the U.S. Census Bureau).',
		url: 'https://tigerweb.geo.census.gov'
	});
	return [
		source('boundaries-2020', 'Boundaries of census tracts of 2020, with fewer corners', 2020),
		source('boundaries-2010', 'Boundaries of census tracts of 2010, with fewer corners', 2010),
		source('block-groups-2020', 'Boundaries of block groups of 2020, with fewer corners', 2020),
		source('census-2020', '2020 Census, redistricting data (P.L. 94-171) by block group', 2020)
	];
}

/** Brings boundaries of 2020 and the counts of block groups; answers what changed, in sentences. */
async function refreshBoundaries(asking: Asking): Promise<string[]> {
	const where = { state: REGION.state, counties: Object.keys(REGION.counties) };
	const service = mapService(2020);
	const tracts = simplified(await areasOf(service, 'Census Tracts', where, asking));
	const groups = simplified(await areasOf(service, 'Census Block Groups', where, asking));
	const cities = readPlaces('cities').features.map((area) => ({
		name: area.properties.name,
		area
	}));
	const ids = groups.map(({ properties }) => String(properties.GEOID));
	const texts = {
		'places/tracts-2020.topojson': areasText('tracts-2020', tracts),
		'places/block-groups-2020.topojson': areasText('block-groups-2020', groups, (area) => ({
			city: cityOf(area, cities)
		})),
		[`figures/${figureFile('census-2020')}`]: await countsTable(CENSUS, where, ids, asking)
	};
	const rows = [tracts.length, groups.length, groups.length];
	const [ofTracts, , ofGroups, counts] = areaSources().map(({ id }) => [id]);
	const sources = [ofTracts, ofGroups, counts].map((each) => each ?? []);
	const files = Object.entries(texts).map(([path, text], at) => ({
		file: { path, text, rows: rows[at] ?? 0 },
		sources: sources[at] ?? []
	}));
	const taken = areaSources().filter(({ id }) => sources.flat().includes(id));
	const manifest = manifestWith(readDataManifest(), files, taken);
	const before = [
		readPlaces('tracts-2020').features.length,
		readPlaces('block-groups-2020').features.length
	];
	replaceFiles(REGION_DIR, {
		...texts,
		...(await sourceWords(sources.flat())),
		'manifest.json': await formattedJson('manifest.json', manifest)
	});
	return [
		`Boundaries: ${tracts.length} tracts, was ${before[0]}; ${groups.length} block groups with counts, was ${before[1]}.`
	];
}

/** Meters around the line within which streets are drawn and house numbers found. */
const ROADS_REACH = 5000;

/** Brings streets with house numbers along the line; answers what changed, in sentences. */
async function refreshRoads(year: number, asking: Asking): Promise<string[]> {
	const cities = readPlaces('cities').features.map((area) => ({
		name: area.properties.name,
		area
	}));
	const streets = await roadsNear(
		{
			base: process.env.ROOTLINE_TIGER_FILES ?? 'https://www2.census.gov',
			year,
			state: REGION.state,
			counties: Object.keys(REGION.counties),
			cities,
			line: readCorridor(REGION.lines.main).line,
			meters: ROADS_REACH
		},
		asking
	);
	const path = 'places/streets.csv';
	const text = formatStreets(streets);
	const source: Source = {
		id: 'tiger-roads',
		title: `TIGER/Line shapefiles ${year}: address ranges and roads`,
		publisher: 'U.S. Census Bureau',
		vintage: String(year),
		tractVintage: null,
		licence: 'U.S. public domain (work of the U.S. Census Bureau).',
		url: 'https://www.census.gov/geographies/mapping-files/time-series/geo/tiger-line-file.html'
	};
	const file = { path, text, rows: streets.length };
	const manifest = manifestWith(readDataManifest(), [{ file, sources: [source.id] }], [source]);
	const before = readStreets().length;
	replaceFiles(REGION_DIR, {
		[path]: text,
		'manifest.json': await formattedJson('manifest.json', manifest)
	});
	const numbered = streets.filter(({ left, right }) => left !== null || right !== null).length;
	return [
		`Streets: ${streets.length} stretches, was ${before}; ${numbered} of them with house numbers.`
	];
}

const SOURCES = ['boundaries', 'roads', 'acs'] as const;

/** The command, with what follows its name. */
export async function refresh(args: readonly string[]): Promise<void> {
	const { values } = parseArgs({
		args: [...args],
		options: { year: { type: 'string' }, source: { type: 'string' } }
	});
	if (values.year === undefined) {
		throw new RefreshError(
			`Say which year: npm run refresh -- --year ${yearsOf(NEWEST_PERIOD)[1] + 1} [--source ${SOURCES.join(',')}]`
		);
	}
	const asked = (values.source ?? 'acs').split(',');
	const strange = asked.find((each) => !SOURCES.some((known) => known === each));
	if (strange !== undefined) {
		throw new RefreshError(`--source ${strange} is not known; there is ${SOURCES.join(', ')}.`);
	}
	const period = periodOf(values.year);
	const asking = askingOf(`${REGION.id}-${period}`);
	const changes: string[] = [];
	if (asked.includes('boundaries')) changes.push(...(await refreshBoundaries(asking)));
	if (asked.includes('roads')) changes.push(...(await refreshRoads(Number(values.year), asking)));
	if (asked.includes('acs')) changes.push(...(await refreshFigures(period, asking)));
	for (const line of changes) asking.say(line);
	asking.say('Done. npm run build fits the constants anew and builds the atlas.');
	rmSync(asking.cache, { recursive: true, force: true });
}

/** Runs what a command does; what a person can mend is one sentence. */
export async function runAsCommand(
	main: (args: readonly string[]) => Promise<void>
): Promise<void> {
	try {
		await main(process.argv.slice(2));
	} catch (error) {
		const plain =
			error instanceof RefreshError ||
			(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE'));
		if (!plain) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}

/*
 * A region’s folder is replaced as a whole or not at all: the new one is written beside it, checked as
 * `npm run check:data` does, and only then takes its place.
 */

const TSX = ['--import', 'tsx', '--import', './scripts/support/region.mjs'];

/** Output of one of the project's scripts on a region's folder. */
function runOn(
	folder: string,
	script: string,
	args: readonly string[]
): { readonly ok: boolean; readonly output: string } {
	const done = spawnSync(process.execPath, [...TSX, script, ...args], {
		cwd: PROJECT_DIR,
		env: { ...process.env, ROOTLINE_REGION: folder },
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024
	});
	return { ok: done.status === 0, output: `${done.stdout}${done.stderr}` };
}

type Checked = {
	/** What forbids the folder, a sentence a line. */
	readonly blockers: readonly string[];
	/** Class of every tract, where it was asked for. */
	readonly classes: Classes | null;
};
type Classes = Readonly<Record<string, string>>;

function checked(folder: string, withClasses: boolean): Checked {
	const args = withClasses ? ['--classes'] : [];
	const { ok, output } = runOn(folder, 'scripts/check/check.ts', args);
	const lines = output.split('\n');
	const said = lines.find((line) => line.startsWith(CLASSES_LINE));
	const classes = said ? (JSON.parse(said.slice(CLASSES_LINE.length)) as Classes) : null;
	if (ok) return { blockers: [], classes };
	const found = lines.filter((line) => line.startsWith('BLOCKER'));
	return { blockers: found.length > 0 ? found : lines.slice(-12), classes };
}

/** How many tracts now have another class of the usual method; nothing where tracts are others, too. */
export function changedClasses(before: Classes, after: Classes): string {
	const ids = Object.keys(after);
	const changed = ids.filter((id) => before[id] !== undefined && before[id] !== after[id]).length;
	return `${changed} of ${ids.length} classes changed.`;
}

/**
 * Puts files in place of those in a region's folder, all at once; a folder that was not there holds them alone.
 *
 * @param files text by path below the folder
 * @param ending the release whose place another takes by this; it is kept
 * @returns class of every tract in the new folder, where it was asked for
 * @throws RefreshError where the check finds what must not be; then the folder is as it was
 */
export function replaceFiles(
	folder: string,
	files: Readonly<Record<string, string>>,
	withClasses = false,
	ending?: SurveyPeriod
): Classes | null {
	settleRegion(folder);
	const { next, before } = besideRegion(folder);
	if (existsSync(folder)) cpSync(folder, next, { recursive: true });
	let classes: Classes | null;
	try {
		keepReleased(next, files, ending);
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(next, path)), { recursive: true });
			writeFileSync(join(next, path), text);
		}
		const { blockers, ...found } = checked(next, withClasses);
		if (blockers.length > 0) {
			throw new RefreshError(
				`What came does not fit together, so nothing was changed:\n${blockers.join('\n')}`
			);
		}
		classes = found.classes;
	} catch (error) {
		rmSync(next, { recursive: true, force: true });
		throw error;
	}
	// Between these two lines there is no folder; whoever looks then, or after a crash, finds the one before.
	if (existsSync(folder)) renameSync(folder, before);
	renameSync(next, folder);
	rmSync(before, { recursive: true, force: true });
	return classes;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
	await runAsCommand(refresh);
