/** Finds other people's published results, which lie beside the project and never in it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../data/region.ts';

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
