/**
 * npm run region -- --name "Two Counties" --counties 27003,27019 --year 2023 --line "North Line" --geojson line.geojson
 *   --plan "The line is planned." --publisher "…" --licence "…"
 * Sets up another region: boundaries, counts and every period of the survey with its margins from the Census
 * Bureau, one planned line from a file or a feed, and words to begin with.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { csvFormatRows, csvParseRows } from 'd3-dsv';
import { INDICATORS } from '../../src/lib/domain/indicators/catalog.ts';
import { POLICY_IDS } from '../../src/lib/domain/report/policies.ts';
import type { Source } from '../../src/lib/domain/indicators/schema.ts';
import {
	NEWEST_PERIOD,
	VINTAGES,
	type SurveyPeriod
} from '../../src/lib/domain/statistics/census.ts';
import { figureFile, INCOME_BY_YEAR_FILE, type WrittenFile } from '../data/figures.ts';
import { placesText } from '../data/places.ts';
import { formattedJson, PROJECT_DIR, readRegionFile, readSources } from '../data/region.ts';
import { acsTable } from './acs.ts';
import { RefreshError, type Asking } from './ask.ts';
import {
	areasOf,
	areasText,
	cityOf,
	countsTable,
	simplified,
	type AreaFeature
} from './boundaries.ts';
import { corridorOf, idOf, lineFrom } from './corridor.ts';
import {
	areaSources,
	askingOf,
	CENSUS,
	manifestWith,
	mapService,
	periodOf,
	runAsCommand,
	sourcesOf,
	replaceFiles
} from './refresh.ts';

const INCOME = 'B19013_001E';
const INCOME_YEARS = Array.from({ length: 11 }, (_, at) => 2012 + at);
const RACE_2012 = ['002', '003', '004', '005', '006', '008'].map((cell) => `B02001_${cell}E`);

type Counties = { readonly state: string; readonly names: Readonly<Record<string, string>> };

const geoid = (area: AreaFeature) => String(area.properties.GEOID);

/** Some columns of a table of figures, as rows of cells with GEOID first. */
function columnsOf(text: string, columns: readonly string[]): string[][] {
	const [header = [], ...rows] = csvParseRows(text);
	const at = ['GEOID', ...columns].map((column) => header.indexOf(column));
	return rows.map((row) => at.map((index) => row[index] ?? ''));
}

const csv = (rows: readonly (readonly string[])[]) =>
	`${csvFormatRows(rows.map((row) => [...row]))}\n`;

/** Every table of `figures` that comes from the survey, by name of the file. */
async function surveyTables(
	{ state, names }: Counties,
	periods: readonly SurveyPeriod[],
	tracts: Readonly<Record<2010 | 2020, ReadonlySet<string>>>,
	asking: Asking
): Promise<Record<string, string>> {
	const table = (period: SurveyPeriod, header: readonly string[]) =>
		acsTable(
			{
				period,
				state,
				counties: names,
				header,
				tracts: tracts[Number(period.slice(5)) < 2020 ? 2010 : 2020],
				base: CENSUS
			},
			asking
		);
	const texts: Record<string, string> = {};
	for (const [at, period] of periods.entries()) {
		// The same figures as the region at hand has of this period, or of its newest.
		const model = readRegionFile('figures', figureFile(VINTAGES[at] ?? NEWEST_PERIOD));
		texts[figureFile(period)] = await table(period, model.split('\n', 1)[0]?.split(',') ?? []);
	}
	const incomes: string[][] = [];
	for (const year of INCOME_YEARS) {
		const text = await table(`${year - 4}-${year}`, [INCOME]);
		incomes.push(
			...columnsOf(text, [INCOME]).map(([id = '', cell = '']) => [id, String(year), cell])
		);
	}
	incomes.sort((a, b) => (a.join() < b.join() ? -1 : 1));
	texts[INCOME_BY_YEAR_FILE] = csv([['GEOID', 'YEAR', INCOME], ...incomes]);
	const race = columnsOf(await table('2008-2012', RACE_2012), RACE_2012);
	texts[figureFile('race-2008-2012')] = csv([['GEOID', ...RACE_2012], ...race]);
	return texts;
}

/** Cities and townships by name; of those that share one, each names its county. */
function namedCities(areas: readonly AreaFeature[], { names }: Counties) {
	const nameOf = (area: AreaFeature) => String(area.properties.BASENAME);
	return areas.map((area) => {
		const twice = areas.filter((other) => nameOf(other) === nameOf(area)).length > 1;
		const county = names[String(area.properties.COUNTY)] ?? '';
		const name = twice ? `${nameOf(area)} (${county})` : nameOf(area);
		return { name, area: { ...area, properties: { ...area.properties, name } } };
	});
}

/** Words to begin with; whoever keeps the region makes them better. */
function firstWords(name: string, line: string, lineId: string, stations: number, city: string) {
	return {
		name,
		inText: name,
		atStart: name,
		counties: 'its counties',
		allCounties: 'all of its counties',
		detail: name,
		listed: `The region is ${name}.`,
		metropolitan: `${name} stands for the metropolitan area.`,
		inShort: name,
		principalCity: city,
		principalCities: city,
		eitherPrincipalCity: city,
		neighborhoodDetail: `Neighborhood of ${city}`,
		attributionShort: '© Census Bureau',
		hearingExample: `${city} City Council`,
		line,
		lineAndStations: `${line} and its ${stations} stations`,
		formerRoute: 'Former route',
		lines: { [lineId]: line },
		routesCompared: 'Routes',
		openLinesCompared: 'All station areas here.',
		studiedLine: 'open line',
		openLines: 'open line',
		corridorReach: 'The corridor reaches one mile from the line.',
		program: 'the state’s program',
		council: `${city} City Council`,
		searchExample: city
	};
}

const OPTIONS = {
	name: { type: 'string' },
	id: { type: 'string' },
	counties: { type: 'string' },
	year: { type: 'string' },
	line: { type: 'string' },
	gtfs: { type: 'string' },
	route: { type: 'string' },
	geojson: { type: 'string' },
	plan: { type: 'string' },
	'as-of': { type: 'string' },
	publisher: { type: 'string' },
	licence: { type: 'string' },
	url: { type: 'string' }
} as const;

type Asked = Readonly<Partial<Record<keyof typeof OPTIONS, string>>>;

function needed(values: Asked, name: keyof typeof OPTIONS, what: string): string {
	const value = values[name];
	if (value === undefined || value.trim() === '')
		throw new RefreshError(`Say with --${name} ${what}; docs/add-a-region.md has an example.`);
	return value;
}

function countyCodes(text: string): { readonly state: string; readonly codes: readonly string[] } {
	const codes = [...new Set(text.split(',').map((code) => code.trim()))];
	const [state = ''] = codes.map((code) => code.slice(0, 2));
	if (!codes.every((code) => /^\d{5}$/.test(code) && code.startsWith(state)))
		throw new RefreshError(
			`--counties is “${text}”: give five digits each, all of one state, such as 27003,27019.`
		);
	return { state, codes: codes.map((code) => code.slice(2)).sort() };
}

async function main(args: readonly string[]): Promise<void> {
	const { values } = parseArgs({ args: [...args], options: OPTIONS });
	const name = needed(values, 'name', 'what the region is called');
	const { state, codes } = countyCodes(needed(values, 'counties', 'which counties it has'));
	const period = periodOf(needed(values, 'year', 'the last year of the newest figures'));
	const lineName = needed(values, 'line', 'what the planned line is called');
	const plan = needed(values, 'plan', 'in a sentence what is known of when it opens');
	const publisher = needed(values, 'publisher', 'whose line and stations these are');
	const licence = needed(values, 'licence', 'how they may be used');
	const id = values.id ?? idOf(name);
	const folder = join(PROJECT_DIR, 'data/regions', id);
	const target = process.env.ROOTLINE_REGIONS ? join(process.env.ROOTLINE_REGIONS, id) : folder;
	if (existsSync(target))
		throw new RefreshError(
			`There is a region in ${target} already. Give the new one another --id.`
		);
	const asking = askingOf(`region-${id}`);
	const found = await lineFrom(values, asking);

	const where = { state, counties: codes };
	const layer = (year: 2010 | 2020, which: Parameters<typeof areasOf>[1]) =>
		areasOf(mapService(year), which, where, asking);
	const counties = simplified(await layer(2020, 'Counties'));
	const names = Object.fromEntries(
		counties.map(({ properties }) => [String(properties.COUNTY), String(properties.BASENAME)])
	);
	const lacking = codes.find((code) => names[code] === undefined);
	if (lacking !== undefined) throw new RefreshError(`There is no county ${state}${lacking}.`);
	const of: Counties = { state, names };
	const tracts2010 = simplified(await layer(2010, 'Census Tracts'));
	const tracts2020 = simplified(await layer(2020, 'Census Tracts'));
	const groups = simplified(await layer(2020, 'Census Block Groups'));
	const cities = namedCities(simplified(await layer(2020, 'County Subdivisions')), of);
	const cityOfGroup = new Map(groups.map((area) => [geoid(area), cityOf(area, cities)]));

	const counts = await countsTable(CENSUS, where, groups.map(geoid), asking);
	const people = new Map<string, number>();
	for (const [group = '', count = ''] of columnsOf(counts, ['P1_001N'])) {
		const city = cityOfGroup.get(group) ?? '';
		people.set(city, (people.get(city) ?? 0) + Number(count));
	}
	const [largest = ''] = [...people].sort((a, b) => b[1] - a[1]).map(([city]) => city);
	const periods = [...VINTAGES.filter((each) => each !== NEWEST_PERIOD), period];
	const tables = await surveyTables(
		of,
		periods,
		{ 2010: new Set(tracts2010.map(geoid)), 2020: new Set(tracts2020.map(geoid)) },
		asking
	);

	const lineId = idOf(lineName);
	const asOf = values['as-of'] ?? found.year ?? period.slice(5);
	const fact = {
		id: 'plan-1',
		topic: 'project',
		place: 'corridor',
		date: asOf,
		fact: plan,
		source: publisher,
		url: values.url ?? null,
		caution: 'Plans change: ask who publishes it for the present state.',
		levels: [],
		policies: []
	};
	const about = {
		...{ id: lineId, name: lineName, opened: null, asOf, source: `${lineId}-plan` },
		facts: [fact.id]
	};
	const corridor = corridorOf(
		found,
		about,
		cities.map(({ area }) => area)
	);
	const sources = sourcesWith(periods, {
		...{ id: about.source, title: `${lineName}: line and stations`, publisher, licence },
		...{ vintage: asOf, tractVintage: null, url: values.url ?? null }
	});
	const box = boxOf(tracts2020);
	const [west, south, east, north] = box;
	const middle: [number, number] = [round((west + east) / 2), round((south + north) / 2)];
	const areas = (
		file: string,
		of: readonly AreaFeature[],
		...more: [((area: AreaFeature) => Record<string, unknown>)?, ((area: AreaFeature) => string)?]
	): WrittenFile => ({
		path: `places/${file}.topojson`,
		text: areasText(file, of, ...more),
		rows: of.length
	});
	const none = (file: string): WrittenFile => ({
		path: `places/${file}.topojson`,
		text: placesText(file, [], 6),
		rows: 0
	});
	const listed = (path: string, text: string): WrittenFile => ({
		path,
		text,
		rows: text.split('\n').length - 2
	});
	const byName = (area: AreaFeature) => ({ name: String(area.properties.name) });
	const written: readonly (readonly [file: WrittenFile, source: string])[] = [
		...Object.entries(tables).map(([file, text]) => {
			const source = /^acs5-(\d{4}-\d{4})\.csv$/.exec(file) ? file.slice(0, -4) : null;
			const other = file === INCOME_BY_YEAR_FILE ? 'acs5-income-by-year' : 'acs5-race-2008-2012';
			return [listed(`figures/${file}`, text), source ?? other] as const;
		}),
		[listed(`figures/${figureFile('census-2020')}`, counts), 'census-2020'],
		// Nobody publishes assessors’ values for every county: the column is there and empty.
		[
			listed(
				`figures/${figureFile('assessed-2014')}`,
				csv([
					['GEOID', 'MD_EMV_2014_2019USD'],
					...tracts2010.map((area) => [geoid(area), '']).sort()
				])
			),
			'boundaries-2010'
		],
		[areas('tracts-2010', tracts2010), 'boundaries-2010'],
		[areas('tracts-2020', tracts2020), 'boundaries-2020'],
		[
			areas('block-groups-2020', groups, (area) => ({ city: cityOfGroup.get(geoid(area)) ?? '' })),
			'block-groups-2020'
		],
		[
			areas(
				'counties',
				counties,
				(area) => ({ name: String(area.properties.BASENAME) }),
				(area) => String(area.properties.COUNTY)
			),
			'boundaries-2020'
		],
		[
			areas(
				'cities',
				cities.map(({ area }) => area),
				byName,
				(area) => byName(area).name
			),
			'boundaries-2020'
		],
		[none('neighborhoods'), 'boundaries-2020'],
		[none('communities'), 'boundaries-2020'],
		[none('metro-lines'), about.source],
		[
			{ path: 'places/corners.csv', text: 'city,street,cross,longitude,latitude\n', rows: 0 },
			about.source
		],
		[
			{
				path: `corridors/${lineId}.json`,
				text: await formattedJson(`corridors/${lineId}.json`, corridor),
				rows: corridor.stations.length
			},
			about.source
		],
		[
			{
				path: 'program/facts.json',
				text: await formattedJson('program/facts.json', [fact]),
				rows: 1
			},
			about.source
		]
	];
	const manifest = manifestWith(
		{ format: 2, sources: [], files: [] },
		written.map(([file, source]) => ({ file, sources: [source] })),
		sources
	);
	const policies = POLICY_IDS.map((policy) => [policy, { sources: [], decisions: [] }] as const);
	const others: Readonly<Record<string, unknown>> = {
		'manifest.json': manifest,
		'region.json': {
			id,
			state,
			counties: names,
			principalCities: [largest],
			neighborhoodsOf: largest,
			lines: { main: lineId, formerRoute: null, open: [], compared: [], studied: null },
			newestPeriod: period,
			releases: { first: period, kept: [] },
			margins: Object.fromEntries(periods.map((each) => [each, 'all'])),
			programCorridorMeters: null,
			defaults: { indicator: 'cost-burden-30' },
			keepers: null,
			projection: { origin: middle, standardParallel: middle[1] },
			bounds: [round(west - 0.5), round(south - 0.5), round(east + 0.5), round(north + 0.5)],
			usualNames: cities
				.slice(0, 8)
				.map((city) => city.name)
				.join(' '),
			usualLinks: '&reach=1mi&years=2015-2019&place=station:'
		},
		'coordinates.json': [],
		'policies.json': Object.fromEntries(policies),
		'words/en/words.json': firstWords(name, lineName, lineId, corridor.stations.length, largest),
		'words/en/sources.json': {},
		'words/en/decisions.json': {},
		'words/en/stories.json': { cura: [], correction: [] }
	};
	const files: Record<string, string> = {
		...Object.fromEntries(written.map(([{ path, text }]) => [path, text])),
		// Prices are the nation's; constants begin with those of the region at hand until `npm run fit`.
		'price-index.json': readRegionFile('price-index.json'),
		'fitted.generated.json': readRegionFile('fitted.generated.json')
	};
	for (const [path, value] of Object.entries(others))
		files[path] = await formattedJson(path, value);
	replaceFiles(target, files);
	asking.say(
		`${name}: ${tracts2020.length} tracts, ${cities.length} cities, ${corridor.stations.length} stations. ROOTLINE_REGION=${id} npm run build makes its atlas; read words/en/words.json first.`
	);
}

/** Every source that the catalog names, as it is for this region, and that of the line. */
function sourcesWith(periods: readonly SurveyPeriod[], line: Source): Source[] {
	const own = periods.flatMap((period, at) => sourcesOf(period, at === periods.length - 1));
	const newest = periods.at(-1) ?? NEWEST_PERIOD;
	const [first] = sourcesOf('2008-2012', false);
	const more: Source[] = first
		? [
				{ ...first, id: 'acs5-race-2008-2012', title: `${first.title}, race` },
				{
					...first,
					id: 'acs5-income-by-year',
					title:
						'American Community Survey, median household income of periods that end 2012 to 2022',
					vintage: '2008–2012 to 2018–2022',
					tractVintage: null
				}
			]
		: [];
	const all = [...own, ...more, ...areaSources(), line];
	const known = new Map(all.map((source) => [source.id, source]));
	const here = readSources();
	const named = INDICATORS.flatMap(({ sources }) => sources).map((each) =>
		each.replace(NEWEST_PERIOD, newest)
	);
	for (const each of named) {
		const source = here.get(each);
		if (source && !known.has(each)) known.set(each, source);
	}
	return [...known.values()];
}

function boxOf(areas: readonly AreaFeature[]): [number, number, number, number] {
	const box: [number, number, number, number] = [180, 90, -180, -90];
	for (const { geometry } of areas) {
		const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
		for (const [x = 0, y = 0] of polygons.flat(2)) {
			box[0] = Math.min(box[0], x);
			box[1] = Math.min(box[1], y);
			box[2] = Math.max(box[2], x);
			box[3] = Math.max(box[3], y);
		}
	}
	return box;
}

function round(degrees: number): number {
	return Math.round(degrees * 100) / 100;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
	await runAsCommand(main);
