/** What the build wrote for the site, as far as the tests compare with it. */
import { readFileSync } from 'node:fs';
import type {
	WholeManifest,
	IndicatorFile,
	PlacesFile
} from '../../../src/lib/domain/indicators/built-files.ts';
import type { EvidenceFile } from '../../../src/lib/domain/evidence/file.ts';
import type { FigureId } from '../figures/tract-figures.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(`build/${path}`, 'utf8'));

export const builtManifest = () => read('data/manifest.json') as WholeManifest;
export const builtPlaces = () => read(builtManifest().places.path) as PlacesFile;
export const evidenceFile = () => read(builtManifest().evidence.path) as EvidenceFile;

/** Limits of the classes, ascending. */
export function classLimits(id: FigureId): readonly number[] {
	const file = read(builtManifest().indicators[id].path) as IndicatorFile;
	return file.scale.breaks;
}

/**
 * 0 for the lowest class; a value that equals a limit is in the class above it. Classes are made of
 * what the files keep: four decimals of a share.
 */
export function classOf(limits: readonly number[], value: number): number {
	const kept = Math.round(value * 1e4) / 1e4;
	return limits.filter((limit) => kept >= limit).length;
}
