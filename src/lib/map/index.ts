/**
 * The map's front door. The engine (MapLibre, about 430 kB gzipped with its worker) is fetched when
 * `createAtlasMap` is called, so a page can show its text, list and table first.
 */
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { BuiltManifest } from '../domain/indicators/built-files.ts';
import { fail, type Result } from '../domain/result.ts';
import type { AtlasMap, AtlasMapOptions, MapProblem, TileArchive } from './types.ts';

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
	const files = Promise.all([import('./engine.ts'), fetchWorker()]);
	const arrived = await files.catch((error: unknown) => String(error));
	if (typeof arrived === 'string') {
		container.dataset.mapState = 'failed';
		return fail('map/engine-unavailable', { detail: arrived });
	}
	return arrived[0].startAtlasMap(container, {
		...options,
		openArchive: opened(options)
	});
}

/**
 * Opens the archives of the first tiles while the engine starts, which takes a weak phone a second or
 * more: it asks for them only then. Whatever else is asked for, and each of them again, is opened anew.
 */
function opened({
	scene: { archives },
	start,
	openArchive
}: AtlasMapOptions): AtlasMapOptions['openArchive'] {
	const zoom = 'zoom' in start ? start.zoom : Infinity;
	const early = new Map(
		[archives.outlines, archives.corridor].flatMap((archive) => {
			if (!archive || zoom < archive.minzoom) return [];
			const opening = openArchive(archive.url);
			// Whoever asks for it is told; where nobody does, nothing is missing.
			opening.catch(() => undefined);
			return [[archive.url, opening] as const];
		})
	);
	return (url) => {
		const opening = early.get(url);
		early.delete(url);
		return opening ?? openArchive(url);
	};
}

/**
 * The engine waits for its worker without end and says nothing where it does not arrive. Fetched
 * here, beside the engine, it is also at hand sooner: the engine then has it from the browser's cache.
 *
 * @throws Error where the file is not to be had
 */
async function fetchWorker(): Promise<void> {
	const response = await fetch(new URL(workerUrl, document.baseURI));
	if (!response.ok) throw new Error(`${workerUrl}: answer ${String(response.status)}`);
	await response.arrayBuffer();
}

/**
 * Opens the map's archives by the address that the scene names, checked against the manifest. The
 * reader of PMTiles comes with the map, not with the first paint.
 */
export function archiveOpener(
	manifest: BuiltManifest,
	root: string
): (url: string) => Promise<Result<TileArchive>> {
	const expected = new Map(
		Object.values(manifest.archives).map((archive) => [root + archive.path, archive])
	);
	return async (url) => {
		const archive = expected.get(url);
		if (!archive) return fail('archive-missing', { archive: url, status: 404 });
		const { expectedOf, fetchArchive } = await import('./archive-file.ts');
		return fetchArchive(url, { expected: expectedOf(archive) });
	};
}
