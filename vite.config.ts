import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { regionFolder } from './scripts/support/region.mjs';
import { LongestFirst } from './tests/e2e/support/longest-first.ts';
import { BROWSER_WORKERS } from './tests/e2e/support/workers.ts';

/** Every core works: what runs the tests hands out files and has little to do besides. */
const WORKERS = availableParallelism();

/** Another folder of words than the one that `imports` in package.json names: see docs/add-a-language.md. */
const LANGUAGE = process.env.ROOTLINE_LANGUAGE;

/** Shared code in fewer files: what is smaller than this, in bytes, joins what is needed along with it. */
const SMALLEST_SHARED_FILE = 2000;

const MAP_SCREEN = '/routes/(app)/(drawn)/+page.svelte';
const TABLE_SCREEN = '/routes/(app)/table/+page.svelte';
/** The other screens that begin with a map. */
const WITH_MAP = /\/routes\/(?:\(app\)\/walk\/\[\[name\]\]|\(embed\)\/embed)\/\+page\.svelte$/;

type Modules = { readonly getModuleInfo: (id: string) => { readonly importers: string[] } | null };
const known = new Map<string, readonly string[]>();

/** Where the code that needs a module begins: screens, and what comes when it is asked for. */
function startsOf(id: string, modules: Modules): readonly string[] {
	const before = known.get(id);
	if (before) return before;
	const starts: string[] = [];
	const seen = new Set([id]);
	for (const each of seen) {
		const importers = modules.getModuleInfo(each)?.importers ?? [];
		if (importers.length === 0 || /\/\+(page|layout)\.svelte$/.test(each)) starts.push(each);
		else for (const importer of importers) seen.add(importer);
	}
	known.set(id, starts);
	return starts;
}

/**
 * The file that a module goes to. Each request costs a phone more than a few bytes do: what the map and
 * the table share is one file, what only screens with a map share is another, and what the map shares with
 * the others a third.
 */
function sharedFile(
	id: string,
	modules: Modules
): 'base' | 'fold' | 'pages' | 'map' | 'shared' | null {
	const starts = startsOf(id, modules);
	if (starts.length < 2) return null;
	const screens = starts.filter((each) => each.endsWith('/+page.svelte'));
	// The map has folds from the start, the table when its rows are there.
	if (id.endsWith('/ui/Fold.svelte')) return 'fold';
	// What every page begins with is not to hang on what only some go on to.
	if (id.endsWith('.woff2?url')) return 'base';
	if (!screens.some((each) => each.endsWith(MAP_SCREEN))) return 'shared';
	if (screens.some((each) => each.endsWith(TABLE_SCREEN))) return 'base';
	// Styles of a file that is also reached by what comes later are taken for later ones: the page would jump.
	if (/\.css(?:$|\?)/.test(id) || id.includes('type=style')) return 'base';
	return screens.every((each) => each.endsWith(MAP_SCREEN) || WITH_MAP.test(each))
		? 'map'
		: 'pages';
}

/** A group of modules for the bundler, which also takes what they need unless a group before has it. */
const group = (name: NonNullable<ReturnType<typeof sharedFile>>, priority: number) => ({
	name: (id: string, modules: Modules) => (sharedFile(id, modules) === name ? name : null),
	priority
});

/**
 * The engine's styles are mostly pictures of buttons, markers and popups, none of which the map has: 9 kB
 * gzipped of a first visit. Only rules for the map itself and its canvas are kept.
 */
const OF_THE_MAP = /^\.maplibregl-(?:map|canvas|canvas-container|boxzoom|crosshair)\b/;
const withoutControls: Plugin = {
	name: 'engine-styles-without-controls',
	enforce: 'pre',
	transform(code, id) {
		if (!id.split('?', 1)[0]?.endsWith('/maplibre-gl.css')) return null;
		const rules = [...code.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(
			([, selectors = '', style]) => {
				const kept = selectors.split(',').filter((selector) => OF_THE_MAP.test(selector.trim()));
				return kept.length > 0 ? [`${kept.join(',')}{${style}}`] : [];
			}
		);
		return { code: rules.join('\n'), map: null };
	}
};

/**
 * Styles are called by all the screens that share them, and every page lists the names of files: a
 * kilobyte gzipped of a first visit. A hash alone names a style as well, and few of its letters do: two files
 * of the same name are told apart by the bundler, which wants seven for so many files of code.
 */
const shortNames: Plugin = {
	name: 'short-names',
	outputOptions(options) {
		const { assetFileNames: assets, chunkFileNames: chunks } = options;
		if (typeof assets !== 'string' || typeof chunks !== 'string') return null;
		const style = assets.replace('[name].', '').replace('[hash]', '[hash:6]');
		const isStyle = (name: string) => name.endsWith('.css');
		return {
			...options,
			assetFileNames: ({ names }) => (names.some(isStyle) ? style : assets),
			chunkFileNames: chunks.replace('[hash]', '[hash:7]')
		};
	}
};

export default defineConfig({
	plugins: [withoutControls, shortNames, sveltekit()],
	resolve: {
		alias: {
			'#region': regionFolder(),
			...(LANGUAGE ? { '#words': path.resolve('src/lib/i18n', LANGUAGE) } : {})
		}
	},
	server: { fs: { allow: [regionFolder()] } },
	worker: { format: 'es' },
	// The floor of browsers, see docs/hosting.md; what they lack besides, `built-ins.ts` fills in.
	build: { target: 'es2022' },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						codeSplitting: {
							groups: [
								group('base', 3),
								group('fold', 2.5),
								group('pages', 2),
								group('map', 1),
								{
									...group('shared', 0),
									minShareCount: 2,
									entriesAware: true,
									entriesAwareMergeThreshold: SMALLEST_SHARED_FILE
								}
							]
						}
					}
				}
			}
		}
	},
	test: {
		environment: 'node',
		// Files of a worker share what they import: reading it takes longer than most tests do.
		isolate: false,
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
					setupFiles: 'tests/property-seed.ts',
					maxWorkers: WORKERS,
					// Many made-up cases on a busy machine take their time; none of them waits for anything.
					testTimeout: 60_000
				}
			},
			{
				// What crosses folders: reads whole tables and archives, so it takes longer.
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/**/*.test.ts'],
					setupFiles: 'tests/property-seed.ts',
					maxWorkers: WORKERS,
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				// Against the built site, each worker with a Chromium of its own. What a test waits for has a
				// limit of its own; all of a test together may take long on a busy machine.
				extends: true,
				test: {
					name: 'e2e',
					include: ['tests/{e2e,faults}/**/*.e2e.ts'],
					globalSetup: 'tests/e2e/support/global-setup.ts',
					maxWorkers: BROWSER_WORKERS,
					// They never run beside the others, which would only make both slower.
					sequence: { groupOrder: 1 },
					testTimeout: 180_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
