/** The pages with bare maps in `map-page`, built and served beside the atlas's own built files. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { serve } from '../../support/static-files.mjs';

const SOURCE = path.resolve('scripts/bench/map-page');
const STATIC = path.resolve('static');
const MANIFEST = path.join(STATIC, 'data/manifest.json');

/** @returns `url` ends with a slash; `close` also takes the built files away */
export async function serveMapPages(): Promise<{ url: string; close: () => Promise<void> }> {
	if (!existsSync(MANIFEST))
		throw new Error('static/ holds no built data. Run npm run build:data first.');
	const folder = await mkdtemp(path.join(tmpdir(), 'map-page-'));
	await build({
		root: SOURCE,
		configFile: false,
		logLevel: 'error',
		publicDir: STATIC,
		worker: { format: 'es' },
		define: { BUILT_MANIFEST: await readFile(MANIFEST, 'utf8') },
		build: {
			outDir: folder,
			emptyOutDir: true,
			target: 'es2022',
			rolldownOptions: {
				input: path.join(SOURCE, 'index.html')
			}
		}
	});
	const site = await serve({ root: folder, port: 0 });
	return {
		url: site.url,
		close: async () => {
			await site.close();
			await rm(folder, { recursive: true, force: true });
		}
	};
}
