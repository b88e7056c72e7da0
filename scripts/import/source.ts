/**
 * Finds and reads the folder of source figures. It lies beside the project and is not part of it;
 * the import runs where it is at hand, everything else runs from `data/`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { csvParse } from 'd3-dsv';
import type { FeatureCollection, Geometry } from 'geojson';
import type { LonLat } from '../../src/lib/domain/geometry/projection.ts';
import type { Corridor } from '../../src/lib/domain/lines/corridor.ts';
import { PROJECT_DIR, readRegionFile, type Fact } from '../data/region.ts';

/** What the source files do not say of a line themselves. */
export type AboutLine = {
	readonly source: string;
	readonly asOf: string;
	readonly miles: number | null;
	readonly basis: string;
	readonly stationBasis: string;
	readonly terminusShared: Corridor['terminusShared'];
	readonly facts: Corridor['facts'];
	/** Streets that it runs in, in its order, where the source draws it more roughly than they lie. */
	readonly streets?: readonly StreetLeg[];
};

/** A stretch of one street, from the corner nearest to one point to the corner nearest to another. */
export type StreetLeg = {
	/** As `places/streets.csv` writes it. */
	readonly street: string;
	readonly from: LonLat;
	readonly to: LonLat;
};

/** What the import has to know of the region; files are those of the source folder. */
type RegionImport = {
	/** Source ids of the files that the import writes, by path below the region’s folder. */
	readonly sources: Readonly<Record<string, readonly string[]>>;
	readonly neighborhoods: string;
	/** Street centerlines with address ranges. */
	readonly streets: string;
	readonly landmarks: string;
	readonly openLines: { readonly lines: string; readonly stations: string };
	readonly lines: Readonly<Record<string, AboutLine>>;
	readonly facts: {
		/** Ids of rows of the source that some page speaks of, in the order in which they are listed. */
		readonly taken: readonly string[];
		/** In place of the source's own words, which speak to us instead of to a reader, or are overtaken. */
		readonly cautions: Readonly<Record<string, string>>;
		/** Every fact carries it. */
		readonly always: string;
		/** Who is at work in a fact, and which policies it is about; neither where it is not named. */
		readonly about: Readonly<
			Record<string, Partial<Pick<Fact, 'levels' | 'policies'>> | undefined>
		>;
		/** What public documents say beyond the source's rows. */
		readonly more: readonly Fact[];
	};
};

export const REGION_IMPORT = JSON.parse(readRegionFile('import.json')) as RegionImport;

/** Rows of a source table by GEOID. */
export type SourceTable = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** What went wrong and what to do, for people; printed without a stack trace. */
export class ImportError extends Error {}

/** Source folder: the first argument, else SHARED_DIR, else `../shared/data` beside the project. */
export function sourceDir(argument: string | undefined): string {
	const asked = argument ?? process.env.SHARED_DIR;
	const dir = asked === undefined ? join(PROJECT_DIR, '..', 'shared', 'data') : resolve(asked);
	for (const part of ['census', 'transit', 'context']) {
		if (!existsSync(join(dir, part))) {
			throw new ImportError(
				`There is no folder "${part}" in ${dir}. Give the folder of source figures as argument ` +
					'(npm run import -- <folder>) or in SHARED_DIR. Only the import needs it: the tables in ' +
					'data/ are complete without.'
			);
		}
	}
	return dir;
}

function readText(dir: string, name: string): string {
	const file = join(dir, name);
	if (!existsSync(file)) throw new ImportError(`The source file ${file} is missing.`);
	return readFileSync(file, 'utf8');
}

/** Rows in file order. */
export function readSourceRows(dir: string, name: string): Readonly<Record<string, string>>[] {
	return csvParse(readText(dir, name));
}

export function readSourceTable(dir: string, name: string): SourceTable {
	const table = new Map<string, Readonly<Record<string, string>>>();
	for (const row of readSourceRows(dir, name)) {
		const geoid = row.GEOID ?? '';
		if (table.has(geoid)) throw new ImportError(`${name} has two rows for ${geoid}.`);
		table.set(geoid, row);
	}
	return table;
}

/** The properties are taken as they are described in the dictionary of the source folder. */
export function readSourceFeatures<G extends Geometry, P>(
	dir: string,
	name: string
): FeatureCollection<G, P> {
	return JSON.parse(readText(dir, name)) as FeatureCollection<G, P>;
}

/** A cell that must be there: names of columns are fixed by the source's dictionary. */
export function cellOf(row: Readonly<Record<string, string>>, column: string): string {
	const cell = row[column];
	if (cell === undefined) throw new ImportError(`The source has no column ${column}.`);
	return cell;
}
