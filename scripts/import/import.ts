/**
 * npm run import [-- <source folder>]: reads the source figures once and writes the project's own
 * tables, boundaries and lines under `data/`, with a manifest. A second run writes the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FIGURE_FILES } from '../data/figures.ts';
import { DATA_DIR } from '../data/paths.ts';
import {
	assessed2014,
	councilFigures,
	figures2014,
	incomeByYear,
	mergedFigures
} from './figures.ts';
import { redistrictingCounts } from './redistricting.ts';
import { ImportError, readSourceRows, readSourceTable, sourceDir } from './source.ts';

function write(path: string, text: string): void {
	const file = join(DATA_DIR, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
	console.log(`  data/${path}  ${(text.length / 1024).toFixed(0)} kB`);
}

function importFigures(dir: string): void {
	const table = (name: string) => readSourceTable(dir, `census/${name}`);
	const figures = (name: string, text: string) => write(`figures/${name}`, text);
	const table2014 = table('acs5_2014_tract2010.csv');
	figures(FIGURE_FILES['2010-2014'], figures2014(table2014));
	figures(FIGURE_FILES['assessed-2014'], assessed2014(table2014));
	figures(
		FIGURE_FILES['2015-2019'],
		councilFigures(table('metc_acs5_2019_tract2010.csv'), '2015-2019')
	);
	figures(
		FIGURE_FILES['2016-2020'],
		councilFigures(table('metc_acs5_2020_tract2020.csv'), '2016-2020')
	);
	figures(
		FIGURE_FILES['2019-2023'],
		mergedFigures(
			table('acs5_2023_tract2020.csv'),
			table('metc_acs5_2023_tract2020.csv'),
			'2019-2023'
		)
	);
	figures(FIGURE_FILES['census-2020'], redistrictingCounts(table('pl2020_blockgroup.csv')));
	figures(
		'acs5-median-income-2012-2022.csv',
		incomeByYear(readSourceRows(dir, 'census/acs5_income_race_2012_2022.csv'))
	);
}

try {
	const dir = sourceDir(process.argv[2]);
	console.log('Figures');
	importFigures(dir);
} catch (error) {
	if (!(error instanceof ImportError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
