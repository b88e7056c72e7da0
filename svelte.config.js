import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { finishing } from './scripts/support/finish-site.mjs';
import { siteVersion } from './scripts/support/pipeline.mjs';
import { keptReleases, regionFolder } from './scripts/support/region.mjs';

const PROJECT = fileURLToPath(new URL('.', import.meta.url));
const version = await siteVersion(PROJECT);

/** Another folder for what is made than `build`, so that sites in two languages can stand beside each other. */
const SITE = process.env.ROOTLINE_SITE_FOLDER;

/** @type {{ releases: { kept: readonly string[], newest?: string } }} */
const { releases } = JSON.parse(readFileSync(path.join(regionFolder(), 'region.json'), 'utf8'));

/** The scripts within `app.html`, so that the policy can name them; see `hooks.server.ts`, which leaves one out, too. */
const ownScripts = [
	...readFileSync(new URL('src/app.html', import.meta.url), 'utf8').matchAll(
		/<script data-(\w+)>(.*?)<\/script>/gs
	)
].flatMap(([, name, text = '']) => {
	if (name === 'release' && releases.kept.length === 0) return [];
	const hash = createHash('sha256').update(text).digest('base64');
	return [/** @type {const} */ (`sha256-${hash}`)];
});

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: finishing(adapter({ strict: true, ...(SITE ? { pages: SITE } : {}) }), {
			project: PROJECT,
			folder: path.resolve(PROJECT, SITE ?? 'build'),
			version,
			releases: keptReleases(regionFolder())
		}),
		// Within the project, where the packages are, wherever the site goes. A release of before takes the usual one, as the
		// newest does after it.
		...(SITE && releases.newest === undefined
			? { outDir: `.cache/kit/${path.basename(SITE)}` }
			: {}),
		version: { name: version },
		// Relative paths let the built site be hosted in any folder of any static host.
		paths: { relative: true },
		// Below this many characters a file of styles comes with the page: each request costs a phone more.
		inlineStyleThreshold: 8000,
		alias: { $data: 'data' },
		// Registered by the app's own screens: a map embedded without an origin may not ask for it.
		serviceWorker: { register: false },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', ...ownScripts],
				'style-src': ['self'],
				// Positions and bar lengths are style attributes; of style elements only the build's own, by hash.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				// In a sandboxed frame the map engine starts its worker from text that it has fetched.
				'worker-src': ['self', 'blob:', 'data:'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['none'],
				// Text becomes more than text by these alone: the framework's for its own templates, and in
				// `app.html` the default one, for the app's own drawings and workers of the site.
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'default']
			}
		}
	}
};
