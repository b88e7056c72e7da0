/** Everything that the import writes below `data/`, as text; nothing is written here. */
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { FACTS_FILE } from '../data/facts.ts';
import { FIGURE_FILES, INCOME_BY_YEAR_FILE } from '../data/figures.ts';
import { DATA_DIR } from '../data/paths.ts';
import { PLACES_NAMES } from '../data/place-types.ts';
import { formatCorners, importCorners } from './corners.ts';
import { importCorridors } from './corridors.ts';
import { importFacts } from './facts.ts';
import {
	assessed2014,
	councilFigures,
	figures2014,
	incomeByYear,
	mergedFigures,
	race2012
} from './figures.ts';
import { importPlaces } from './places.ts';
import { manifestOf } from './provenance.ts';
import type { WrittenFile } from './provenance.ts';
import { redistrictingCounts } from './redistricting.ts';
import { readSourceFeatures, readSourceRows, readSourceTable } from './source.ts';

function importFigures(dir: string): WrittenFile[] {
	const table = (name: string) => readSourceTable(dir, `census/${name}`);
	const table2014 = table('acs5_2014_tract2010.csv');
	const yearly = readSourceRows(dir, 'census/acs5_income_race_2012_2022.csv');
	const texts: Readonly<Record<string, string>> = {
		[FIGURE_FILES['2010-2014']]: figures2014(table2014),
		[FIGURE_FILES['assessed-2014']]: assessed2014(table2014),
		[FIGURE_FILES['2013-2017']]: councilFigures(table('metc_acs5_2017_tract2010.csv'), '2013-2017'),
		[FIGURE_FILES['2015-2019']]: councilFigures(table('metc_acs5_2019_tract2010.csv'), '2015-2019'),
		[FIGURE_FILES['2016-2020']]: councilFigures(table('metc_acs5_2020_tract2020.csv'), '2016-2020'),
		[FIGURE_FILES['2019-2023']]: mergedFigures(
			table('acs5_2023_tract2020.csv'),
			table('metc_acs5_2023_tract2020.csv'),
			'2019-2023'
		),
		[FIGURE_FILES['census-2020']]: redistrictingCounts(table('pl2020_blockgroup.csv')),
		[INCOME_BY_YEAR_FILE]: incomeByYear(yearly),
		[FIGURE_FILES['race-2008-2012']]: race2012(yearly)
	};
	return Object.entries(texts).map(([name, text]) => ({
		path: `figures/${name}`,
		text,
		rows: text.split('\n').length - 2
	}));
}

function importGeometry(dir: string): WrittenFile[] {
	const files = PLACES_NAMES.map((name) => {
		const { text, features } = importPlaces(dir, name);
		return { path: `places/${name}.topojson`, text, rows: features };
	});
	const cities = readSourceFeatures<never, { readonly GEO_NAME: string }>(
		dir,
		'context/cities.geojson'
	).features.map((feature) => feature.properties.GEO_NAME);
	const corners = importCorners(dir, new Set(cities));
	return [
		...files,
		{ path: 'places/corners.csv', text: formatCorners(corners), rows: corners.length }
	];
}

/** JSON as the project's formatter leaves it, so that formatting never changes a checksum. */
async function json(path: string, value: unknown): Promise<string> {
	const config = await resolveConfig(join(DATA_DIR, path));
	return format(JSON.stringify(value), { ...config, parser: 'json', plugins: [] });
}

async function importLines(dir: string): Promise<WrittenFile[]> {
	const corridors = importCorridors(dir);
	return Promise.all(
		corridors.map(async (corridor) => {
			const path = `corridors/${corridor.id}.json`;
			return { path, text: await json(path, corridor), rows: corridor.stations.length };
		})
	);
}

async function importProgram(dir: string): Promise<WrittenFile> {
	const facts = importFacts(dir);
	return { path: FACTS_FILE, text: await json(FACTS_FILE, facts), rows: facts.length };
}

/** Every file, the manifest last, from the source folder `dir`. */
export async function importAll(dir: string): Promise<WrittenFile[]> {
	const files = [
		...importFigures(dir),
		...importGeometry(dir),
		...(await importLines(dir)),
		await importProgram(dir)
	];
	const manifest = await json('manifest.json', manifestOf(files));
	return [...files, { path: 'manifest.json', text: manifest, rows: files.length }];
}
