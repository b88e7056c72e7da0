/**
 * What a conformance case is, how its results are compared, and all cases: one file a method in
 * `cases/`, named by its id. A case holds our run against what its authors published, in tables that lie
 * beside the project, or against a table that it writes out itself, worked by hand.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_DIR } from '../../scripts/data/region.ts';
import { RUNS, type RunOptions } from '../../scripts/classify/runs.ts';
import type { ColumnTable } from '../../scripts/classify/table.ts';
import { METHOD_IDS, type MethodId } from '../../src/lib/domain/methods/definitions/index.ts';
import type { Expected } from '../methods/expected-tests.ts';

/** One result that was compared. */
export type Compared = {
	/** Which, as an id of the message files. */
	readonly result: string;
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

type Source = {
	/** What the method ran on. */
	readonly place: string;
	readonly publisher: string;
	readonly units: 'tracts' | 'block-groups' | 'neighborhoods';
};

/** A line of the table that the evidence page shows: counts only, no row of anybody’s table. */
export type ConformanceRow = { readonly method: MethodId } & Source & Compared;

export type ConformanceCase = {
	/** Published results, in files of the folder of them; null for a table worked by hand. */
	readonly published: (Source & { readonly files: readonly string[] }) | null;
	/** Compares our results with those of the texts of these files. */
	readonly compare: (...texts: readonly string[]) => readonly Compared[];
	/** What must come out, by result: how many are compared, and how many of them match at least. */
	readonly expected: Readonly<
		Record<string, { readonly compared: number; readonly matched: number }>
	>;
	/** What every test says of a tract here, in arithmetic of its own, for a method that runs here. */
	readonly here?: (geoid: string) => Readonly<Record<string, Expected>>;
};

/** As the authors ran it. */
export const AS_PUBLISHED: RunOptions = {
	asPublished: true,
	factor: null,
	scale: 'cdf',
	directions: null
};

/** Our results by id and column. */
export function run(method: MethodId, table: ColumnTable, options = AS_PUBLISHED) {
	const [header = [], ...rows] = RUNS[method].run(table, options);
	const byId = new Map(rows.map((row) => [row[0] ?? '', row]));
	return (id: string, column: string) => byId.get(id)?.[header.indexOf(column)];
}

export function compareWords(
	result: string,
	pairs: readonly (readonly [ours: string | undefined, published: string])[],
	excused = 0
): Compared {
	return {
		result,
		compared: pairs.length,
		matched: pairs.filter(([ours, published]) => ours === published).length,
		required: pairs.length - excused,
		tolerance: null,
		largestDifference: null
	};
}

export function compareNumbers(
	result: string,
	tolerance: number,
	pairs: readonly (readonly [ours: string | undefined, published: string])[]
): Compared {
	const differences = pairs.map(([ours, published]) => {
		if (ours === undefined || (ours === '') !== (published === '')) return Infinity;
		return ours === '' ? 0 : Math.abs(Number(ours) - Number(published));
	});
	return {
		result,
		compared: pairs.length,
		matched: differences.filter((difference) => difference <= tolerance).length,
		required: pairs.length,
		tolerance,
		largestDifference: Number(Math.max(0, ...differences).toFixed(6))
	};
}

/** Every case there is, in the order of the methods. */
export async function readCases(): Promise<ReadonlyMap<MethodId, ConformanceCase>> {
	const cases = new Map<MethodId, ConformanceCase>();
	for (const id of METHOD_IDS) {
		const file = join(import.meta.dirname, 'cases', `${id}.ts`);
		if (!existsSync(file)) continue;
		const module = (await import(pathToFileURL(file).href)) as { default: ConformanceCase };
		cases.set(id, module.default);
	}
	return cases;
}

/** Methods that the files of `cases/` are named after. */
export function caseNames(): readonly string[] {
	return readdirSync(join(import.meta.dirname, 'cases')).map((file) => file.replace(/\.ts$/, ''));
}

/** Folder with the published results, or null where there is none. */
export function publishedFolder(): string | null {
	const folders = [process.env.CONFORMANCE_DIR, join(PROJECT_DIR, '..', 'shared', 'conformance')];
	return folders.find((folder) => folder !== undefined && existsSync(folder)) ?? null;
}

/** One row for every published result that ours is held against. Throws where a file is missing. */
export async function compareWithPublished(folder: string): Promise<readonly ConformanceRow[]> {
	return [...(await readCases())].flatMap(([method, { published, compare }]) => {
		if (published === null) return [];
		const { files, ...source } = published;
		const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
		return compare(...texts).map((compared) => ({ method, ...source, ...compared }));
	});
}
