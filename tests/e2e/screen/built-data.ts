/** What the build wrote for the site, as far as the tests compare with it. */
import { readFileSync } from 'node:fs';
import type {
	BuiltManifest,
	IndicatorFile,
	PlacesFile
} from '../../../src/lib/core/catalog/built.ts';
import type { FigureId } from '../figures/tract-figures.ts';

const read = <T>(path: string) => JSON.parse(readFileSync(`build/${path}`, 'utf8')) as T;

export const builtManifest = () => read<BuiltManifest>('data/manifest.json');
export const builtPlaces = () => read<PlacesFile>(builtManifest().places.path);

/** Limits of the classes, ascending. */
export function classLimits(id: FigureId): readonly number[] {
	return read<IndicatorFile>(builtManifest().indicators[id].path).scale.breaks;
}

/**
 * 0 for the lowest class; a value that equals a limit is in the class above it. Classes are made of
 * what the files keep: four decimals of a share.
 */
export function classOf(limits: readonly number[], value: number): number {
	const kept = Math.round(value * 1e4) / 1e4;
	return limits.filter((limit) => kept >= limit).length;
}
