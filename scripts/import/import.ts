/**
 * npm run import [-- <source folder>]: reads the source figures once and writes the project's own
 * tables, boundaries and lines under the region’s folder, and renews their entries in the manifest. A
 * second run writes the same bytes.
 */
import {
	FACTS_FILE,
	readDataManifest,
	formattedJson as json,
	REGION_DIR,
	regionPath,
	type DataFile,
	type DataManifest
} from '../data/region.ts';
import {
	CellError,
	dataFile,
	figureFile,
	INCOME_BY_YEAR_FILE,
	type WrittenFile
} from '../data/figures.ts';
import {
	ImportError,
	REGION_IMPORT,
	readSourceFeatures,
	readSourceRows,
	readSourceTable,
	sourceDir
} from './source.ts';
import { join, dirname } from 'node:path';
import {
	formatCorners,
	IMPORTED_PLACES,
	importCorners,
	importPlaces,
	importCorridors,
	importFacts
} from './places.ts';
import { alongStreets, formatLandmarks, importLandmarks, importStreets } from './streets.ts';
import {
	assessed2014,
	councilFigures,
	figures2014,
	importRecords,
	incomeByYear,
	mergedFigures,
	race2012,
	redistrictingCounts
} from './figures.ts';
import { formatStreets } from '../data/places.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

function describe(file: WrittenFile, known: ReadonlySet<string>): DataFile {
	const sources = REGION_IMPORT.sources[file.path] ?? [];
	if (sources.length === 0)
		throw new ImportError(`${regionPath('import.json')} names no source of ${file.path}.`);
	const unknown = sources.find((id) => !known.has(id));
	if (unknown !== undefined)
		throw new ImportError(`${regionPath('manifest.json')} has no source "${unknown}".`);
	return dataFile(file, sources);
}

/** The manifest with a new entry for everything written; sources and files placed by hand stay as they are. */
export function manifestOf(
	written: readonly WrittenFile[],
	{ format, sources, files }: DataManifest
): DataManifest {
	const known = new Set(sources.map(({ id }) => id));
	const paths = new Set(written.map(({ path }) => path));
	const placed = files.filter(({ path }) => !paths.has(path));
	const all = [...placed, ...written.map((file) => describe(file, known))];
	return { format, sources, files: all.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/* Everything that the import writes below the region’s folder, as text; nothing is written here. */

function importFigures(dir: string): WrittenFile[] {
	const table = (name: string) => readSourceTable(dir, `census/${name}`);
	const table2014 = table('acs5_2014_tract2010.csv');
	const yearly = readSourceRows(dir, 'census/acs5_income_race_2012_2022.csv');
	const texts: Readonly<Record<string, string>> = {
		[figureFile('2010-2014')]: figures2014(table2014),
		[figureFile('assessed-2014')]: assessed2014(table2014),
		[figureFile('2013-2017')]: councilFigures(table('metc_acs5_2017_tract2010.csv'), '2013-2017'),
		[figureFile('2015-2019')]: councilFigures(table('metc_acs5_2019_tract2010.csv'), '2015-2019'),
		[figureFile('2016-2020')]: councilFigures(table('metc_acs5_2020_tract2020.csv'), '2016-2020'),
		[figureFile('2019-2023')]: mergedFigures(
			table('acs5_2023_tract2020.csv'),
			table('metc_acs5_2023_tract2020.csv'),
			'2019-2023'
		),
		[figureFile('census-2020')]: redistrictingCounts(table('pl2020_blockgroup.csv')),
		[INCOME_BY_YEAR_FILE]: incomeByYear(yearly),
		[figureFile('race-2008-2012')]: race2012(yearly)
	};
	return Object.entries(texts).map(([name, text]) => ({
		path: `figures/${name}`,
		text,
		rows: text.split('\n').length - 2
	}));
}

function importGeometry(dir: string): WrittenFile[] {
	const files = IMPORTED_PLACES.map((name) => {
		const { text, features } = importPlaces(dir, name);
		return { path: `places/${name}.topojson`, text, rows: features };
	});
	const cities = readSourceFeatures<never, { readonly GEO_NAME: string }>(
		dir,
		'context/cities.geojson'
	).features.map((feature) => feature.properties.GEO_NAME);
	const corners = importCorners(dir, new Set(cities));
	const streets = importStreets(dir);
	const landmarks = importLandmarks(dir);
	return [
		...files,
		{ path: 'places/corners.csv', text: formatCorners(corners), rows: corners.length },
		{ path: 'places/streets.csv', text: formatStreets(streets), rows: streets.length },
		{ path: 'places/landmarks.csv', text: formatLandmarks(landmarks), rows: landmarks.length }
	];
}

async function importLines(dir: string): Promise<WrittenFile[]> {
	const streets = importStreets(dir);
	const corridors = importCorridors(dir, (line, legs) => alongStreets(line, legs, streets));
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
		...importRecords(dir),
		...importGeometry(dir),
		...(await importLines(dir)),
		await importProgram(dir)
	];
	const manifest = await json('manifest.json', manifestOf(files, readDataManifest()));
	return [...files, { path: 'manifest.json', text: manifest, rows: files.length }];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	try {
		const files = await importAll(sourceDir(process.argv[2]));
		let total = 0;
		for (const { path, text, rows } of files) {
			const file = join(REGION_DIR, path);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
			const bytes = Buffer.byteLength(text);
			total += bytes;
			const size = `${(bytes / 1024).toFixed(0)} kB`.padStart(8);
			console.log(`${size} ${String(rows).padStart(6)} rows  ${regionPath(path)}`);
		}
		console.log(`${(total / 1024 / 1024).toFixed(2)} MB in ${files.length} files.`);
	} catch (error) {
		if (!(error instanceof ImportError || error instanceof CellError)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}
