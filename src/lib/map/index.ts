/**
 * The map's front door. The engine (MapLibre, about 430 kB gzipped with its worker) is fetched when
 * `createAtlasMap` is called, so a page can show its text, list and table first.
 */
import { fail, type Result } from '../core/result.ts';
import type { AtlasMap, AtlasMapOptions, MapProblem } from './types.ts';

export type * from './types.ts';

/**
 * Puts a map into `container`, a positioned element with a size of its own. Fails with a problem
 * where the engine cannot be fetched or the browser has no WebGL 2; the page then says so and its
 * table goes on working. Later problems come through `onProblem`.
 */
export async function createAtlasMap(
	container: HTMLElement,
	options: AtlasMapOptions
): Promise<Result<AtlasMap, MapProblem>> {
	container.dataset.mapState = 'loading';
	const engine = await import('./engine.ts').catch((error: unknown) => String(error));
	if (typeof engine === 'string') {
		container.dataset.mapState = 'failed';
		return fail('map/engine-unavailable', { detail: engine });
	}
	return engine.startAtlasMap(container, options);
}
