/** Opens the map's archives by the address that the scene names, checked against the manifest. */
import type { BuiltManifest } from '../domain/indicators/built-files.ts';
import { fail, type Result } from '../domain/result.ts';
import type { TileArchive } from './types.ts';

/** The reader of PMTiles comes with the map, not with the first paint. */
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
		const { fetchArchive } = await import('./archive-file.ts');
		return fetchArchive(url, { expected: archive });
	};
}
