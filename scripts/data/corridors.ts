/** Reads the transit lines under `data/corridors`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corridor } from '../../src/lib/domain/lines/corridor.ts';
import { DATA_DIR } from './paths.ts';

/** The line that the atlas is about comes first. */
export const CORRIDOR_IDS = [
	'blue-line-extension',
	'blue-line-extension-2016',
	'blue-line',
	'green-line'
] as const;

export type CorridorId = (typeof CORRIDOR_IDS)[number];

export function readCorridor(id: CorridorId): Corridor {
	const file = join(DATA_DIR, 'corridors', `${id}.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as Corridor;
}
