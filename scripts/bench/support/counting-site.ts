/** Sites to measure: the built one, every byte counted, and pages with bare maps. */
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { listFiles } from '../../support/pipeline.mjs';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { serve, type Served } from '../../support/static-files.mjs';

/**
 * First visits must stay below these, in kB (1,000 bytes) of bodies as sent, gzipped: the table, the first
 * view with its colors before the map engine is asked for, and the same with the engine.
 */
export const BUDGET = { table: 110, colors: 290, choropleth: 875 } as const;

/** A first visit to the map may ask for this many files until its colors are there. */
export const MOST_REQUESTS = 40;

export type AnswerKind =
	'page' | 'script' | 'style' | 'font' | 'data' | 'tiles' | 'map engine' | 'other';

export type CountedAnswer = Served & { readonly kind: AnswerKind };

export type CountingSite = {
	readonly url: string;
	/** What was asked for so far, in order; answers that are still under way come later. */
	readonly log: () => readonly CountedAnswer[];
	close: () => Promise<void>;
};

const KINDS: readonly [RegExp, AnswerKind][] = [
	[/\.(js|mjs)$/, 'script'],
	[/\.css$/, 'style'],
	[/\.(woff2?|ttf)$/, 'font'],
	[/\.json$/, 'data'],
	[/\.pmtiles$/, 'tiles'],
	[/(\/|\/[^./]+|\.html)$/, 'page']
];

/** Serves the built site, gzipped as a plain host does it, and counts every byte. */
export async function serveCounted(root = path.resolve('build')): Promise<CountingSite> {
	if (!existsSync(path.join(root, 'index.html'))) {
		throw new Error('build/ holds no site. Run npm run build first.');
	}
	const engine = await engineFiles(root);
	const served: CountedAnswer[] = [];
	const site = await serve({
		root,
		port: 0,
		encodings: ['gzip'],
		onServed: (answer) => {
			const file = answer.path.slice(1);
			const kind = KINDS.find(([pattern]) => pattern.test(answer.path))?.[1] ?? 'other';
			served.push({ ...answer, kind: engine.has(file) ? 'map engine' : kind });
		}
	});
	return {
		url: site.url,
		log: () => [...served].sort((a, b) => a.at - b.at),
		close: site.close
	};
}

/** The files that hold the map engine, known by the class names that it gives its elements, and its worker. */
async function engineFiles(root: string): Promise<ReadonlySet<string>> {
	const files = await listFiles(root, ['_app'], (file) => /\.(js|mjs|css)$/.test(file));
	const found = new Set<string>();
	for (const file of files) {
		const text = await readFile(path.join(root, file), 'utf8');
		// What fetches the engine names the worker, too.
		if (text.includes('maplibregl-canvas') || file.includes('maplibre-gl-worker')) found.add(file);
	}
	return found;
}

export const kilobytes = (log: readonly Served[]) =>
	log.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

/** What was asked for before the map engine was. */
export function beforeEngine(log: readonly CountedAnswer[]): readonly CountedAnswer[] {
	const first = log.findIndex(({ kind }) => kind === 'map engine');
	return first < 0 ? log : log.slice(0, first);
}

/** Where the table lies below the site's root. */
export const TABLE_PATH = 'table/';

/**
 * Waits until the map's colors are on screen, or (`engine`) until its engine has drawn them, and gives that
 * moment on this process's clock (`performance.now()`), not the later one at which this process heard of it:
 * what the page fetches afterwards does not belong to the first choropleth.
 */
export async function waitForChoropleth(
	page: Page,
	by: 'anything' | 'engine' = 'engine'
): Promise<number> {
	const mark = by === 'engine' ? 'data-map-ready-at' : 'data-map-colored-at';
	const map = page.locator(`[${mark}]`).first();
	await map.waitFor({ state: 'attached', timeout: 60_000 });
	const since = Number(await map.getAttribute(mark));
	return performance.now() - Math.max(0, Date.now() - since);
}

type WithTable = { tableAt?: number };

/** To be called before the page is opened: lets it note when the table shows many areas. */
export async function noteTable(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const seen = window as WithTable;
		const watch = new MutationObserver(() => {
			if (document.querySelectorAll('table tbody tr').length < 10) return;
			seen.tableAt = Date.now();
			watch.disconnect();
		});
		watch.observe(document, { childList: true, subtree: true });
	});
}

/** Waits until the table shows figures of many areas, and gives that moment as `waitForChoropleth`. */
export async function waitForTable(page: Page): Promise<number> {
	const noted = await page.waitForFunction(() => (window as WithTable).tableAt, undefined, {
		timeout: 30_000
	});
	const since = (await noted.jsonValue()) ?? NaN;
	return performance.now() - Math.max(0, Date.now() - since);
}

/* The pages with bare maps in `map-page`, built and served beside the atlas's own built files. */

const SOURCE = path.resolve('scripts/bench/map-page');
const STATIC = path.resolve('static');
const MANIFEST = path.join(STATIC, 'data/manifest.json');

/** @returns `url` ends with a slash; `close` also takes the built files away */
export async function serveMapPages(): Promise<{ url: string; close: () => Promise<void> }> {
	if (!existsSync(MANIFEST))
		throw new Error('static/ holds no built data. Run npm run build:data first.');
	const folder = await mkdtemp(path.join(tmpdir(), 'map-page-'));
	// Most who count a site build none.
	const { build } = await import('vite');
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
