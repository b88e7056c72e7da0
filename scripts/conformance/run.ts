/**
 * Holds our methods against their authors' published results and writes the table that the methods
 * page shows: `npx tsx scripts/conformance/run.ts`. Exit code 1 where a result does not conform.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../data/region.ts';
import type { MethodId } from '../../src/lib/domain/methods/definitions/method.ts';
import { readDirections, ColumnTable } from '../classify/table.ts';
import { RUNS, type RunOptions } from '../classify/runs.ts';
import { pathToFileURL } from 'node:url';

/** Folder with the published results, or null where there is none. */
export function conformanceDir(): string | null {
	const folders = [process.env.CONFORMANCE_DIR, join(PROJECT_DIR, '..', 'shared', 'conformance')];
	return folders.find((folder) => folder !== undefined && existsSync(folder)) ?? null;
}

export type PublishedTables = {
	readonly bates: string;
	readonly governing: string;
	readonly scores: string;
	readonly directions: string;
	readonly nyc: string;
};

/** Texts of the tables in a folder. Throws where one is missing. */
export function readPublished(folder: string): PublishedTables {
	const read = (file: string) => readFileSync(join(folder, file), 'utf8');
	return {
		bates: read('bates_king_county_2018.csv'),
		governing: read('governing_baltimore_washington.csv'),
		scores: read('metcouncil_scores_blockgroups.csv'),
		directions: read('metcouncil_scores_directions.csv'),
		nyc: read('nyc_displacement_risk_2022.csv')
	};
}

/*
 * Runs every method on the inputs that its authors ran it on and counts how often ours gives what
 * they published. The result holds counts only, no row of anybody's table.
 */

export type ConformanceRow = {
	readonly method: MethodId;
	/** Which result was compared, as an id of the message files. */
	readonly result: string;
	/** What the method ran on. */
	readonly place: string;
	readonly publisher: string;
	readonly units: 'tracts' | 'block-groups' | 'neighborhoods';
	/** Results compared, and how many of ours are the published ones. */
	readonly compared: number;
	readonly matched: number;
	/** How many must match. */
	readonly required: number;
	/** Largest difference that counts as a match; null where results are words. */
	readonly tolerance: number | null;
	/** Largest difference found; null where results are words. */
	readonly largestDifference: number | null;
};

const AS_PUBLISHED: RunOptions = {
	asPublished: true,
	factor: null,
	scale: 'cdf',
	directions: null
};

type Source = Pick<ConformanceRow, 'method' | 'place' | 'publisher' | 'units'>;

/** Our results by id and column. */
function run(method: MethodId, table: ColumnTable, options: RunOptions) {
	const [header = [], ...rows] = RUNS[method].run(table, options);
	const byId = new Map(rows.map((row) => [row[0] ?? '', row]));
	return (id: string, column: string) => byId.get(id)?.[header.indexOf(column)];
}

function compareWords(
	source: Source,
	result: string,
	pairs: readonly (readonly [ours: string | undefined, published: string])[],
	excused = 0
): ConformanceRow {
	return {
		...source,
		result,
		compared: pairs.length,
		matched: pairs.filter(([ours, published]) => ours === published).length,
		required: pairs.length - excused,
		tolerance: null,
		largestDifference: null
	};
}

function compareNumbers(
	source: Source,
	result: string,
	tolerance: number,
	pairs: readonly (readonly [ours: string | undefined, published: string])[]
): ConformanceRow {
	const differences = pairs.map(([ours, published]) => {
		if (ours === undefined || (ours === '') !== (published === '')) return Infinity;
		return ours === '' ? 0 : Math.abs(Number(ours) - Number(published));
	});
	return {
		...source,
		result,
		compared: pairs.length,
		matched: differences.filter((difference) => difference <= tolerance).length,
		required: pairs.length,
		tolerance,
		largestDifference: Number(Math.max(0, ...differences).toFixed(6))
	};
}

function compareBates(text: string): ConformanceRow[] {
	const source: Source = {
		method: 'bates',
		place: 'King County, Washington, 2018',
		publisher: 'King County Neighborhood Change Typology (T. Martin)',
		units: 'tracts'
	};
	const table = new ColumnTable(text);
	const ours = run('bates', table, AS_PUBLISHED);
	const ids = table.ids('id');
	const reference = table.answers('is_reference');
	const pairs = (column: string) =>
		table
			.texts(`published_${column}`)
			.map((published, row) => [ours(ids[row] ?? '', column), published] as const)
			.filter((_, row) => reference[row] !== true);
	return [
		compareWords(source, 'type', pairs('type')),
		compareWords(source, 'vulnerability', pairs('vulnerability')),
		compareWords(source, 'demographic-change', pairs('demographic_change')),
		// One tract without people, homes or neighbors was left out of their map join.
		compareWords(source, 'housing-market', pairs('housing_market'), 1)
	];
}

function compareGoverning(text: string): ConformanceRow[] {
	const source: Source = {
		method: 'governing',
		place: 'Baltimore and Washington, 2000–2017',
		publisher: 'BuzzFeed News (2020)',
		units: 'tracts'
	};
	const table = new ColumnTable(text);
	const ours = run('governing', table, AS_PUBLISHED);
	const ids = table.ids('id');
	const inCity = table.answers('in_city');
	const pairs = (column: string) =>
		table
			.texts(`published_${column}`)
			.map((published, row) => [ours(ids[row] ?? '', column), published] as const)
			.filter((_, row) => inCity[row] === true);
	return [
		compareWords(source, 'eligible', pairs('eligible')),
		compareWords(source, 'gentrified', pairs('gentrified'))
	];
}

function compareScores(text: string, directionsText: string): ConformanceRow[] {
	const table = new ColumnTable(text);
	const directions = readDirections(directionsText);
	const ours = run('metcouncil-score', table, { ...AS_PUBLISHED, directions });
	const ids = table.ids('id');
	const pairs = directions.flatMap(({ id: column }) =>
		table
			.texts(`published_${column}`)
			.map((published, row) => [ours(ids[row] ?? '', column), published] as const)
	);
	return [
		compareNumbers(
			{
				method: 'metcouncil-score',
				place: 'Twin Cities, 15 variables',
				publisher: 'Metropolitan Council, Growing Shade',
				units: 'block-groups'
			},
			'score',
			1e-6,
			pairs
		)
	];
}

function compareNyc(text: string): ConformanceRow[] {
	const table = new ColumnTable(text);
	const ours = run('nyc-composition', table, AS_PUBLISHED);
	const ids = table.ids('ntacode');
	const pairs = table
		.texts('displacementriskindex')
		.map((published, row) => [ours(ids[row] ?? '', 'index'), published] as const);
	return [
		compareNumbers(
			{
				method: 'nyc-composition',
				place: 'New York City, 2022',
				publisher: 'New York City Department of City Planning',
				units: 'neighborhoods'
			},
			'index',
			0.013,
			pairs
		)
	];
}

/** One row for every published result that ours is held against. */
export function compareWithPublished(tables: PublishedTables): readonly ConformanceRow[] {
	return [
		...compareBates(tables.bates),
		...compareGoverning(tables.governing),
		...compareScores(tables.scores, tables.directions),
		...compareNyc(tables.nyc)
	];
}

const RESULT = join(PROJECT_DIR, 'src/lib/domain/methods/conformance.generated.json');

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const folder = conformanceDir();
	if (folder === null) {
		console.error(
			'The published results are not here: put them in ../shared/conformance, or name their folder in CONFORMANCE_DIR.'
		);
		process.exitCode = 2;
	} else {
		const rows = compareWithPublished(readPublished(folder));
		writeFileSync(RESULT, `${JSON.stringify(rows, null, '\t')}\n`);
		for (const row of rows) {
			const verdict = row.matched >= row.required ? 'conforms' : 'DOES NOT CONFORM';
			console.log(
				`${row.method}, ${row.result}: ${String(row.matched)} of ${String(row.compared)} — ${verdict}`
			);
		}
		if (rows.some((row) => row.matched < row.required)) process.exitCode = 1;
	}
}
