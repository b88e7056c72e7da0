import { describe, expect, test } from 'vitest';
import { impurities } from './support/domain-purity.ts';
import { isTest, projectFiles, readProjectFile } from './support/project-files.ts';

const FILE = 'src/lib/domain/geo/clip.ts';
const wordsOf = (text: string) => impurities(FILE, text).map(({ what }) => what);

test('src/lib/domain runs anywhere: in scripts, worker, page and tests', () => {
	const files = projectFiles().filter(
		(file) => file.startsWith('src/lib/domain/') && file.endsWith('.ts') && !isTest(file)
	);
	expect(files.length).toBeGreaterThan(0);
	const found = files.flatMap((file) =>
		impurities(file, readProjectFile(file)).map(({ line, what }) => `${file}:${line} ${what}`)
	);
	expect(found).toEqual([]);
});

describe('the check finds', () => {
	test.each([
		["import { onMount } from 'svelte';", 'imports svelte'],
		["import { writable } from 'svelte/store';", 'imports svelte/store'],
		["import { page } from '$app/state';", 'imports $app/state, which lies outside of the domain'],
		["import type { Map } from 'maplibre-gl';", 'imports maplibre-gl'],
		["import fs from 'node:fs';", 'imports node:fs'],
		["import { join } from 'path';", 'imports path'],
		[
			"export * from '../../map/style.ts';",
			'imports ../../map/style.ts, which lies outside of the domain'
		],
		[
			"import { x } from '$lib/data/x.ts';",
			'imports $lib/data/x.ts, which lies outside of the domain'
		],
		[
			"const load = () => import('../../data/load.ts');",
			'imports ../../data/load.ts, which lies outside of the domain'
		],
		["type Style = import('maplibre-gl').Style;", 'imports maplibre-gl'],
		[
			"import x from '../../../../scripts/x.ts';",
			'imports ../../../../scripts/x.ts, which lies outside of the domain'
		],
		['export const wide = () => window.innerWidth;', 'uses window'],
		["const theme = localStorage.getItem('theme');", 'uses localStorage'],
		['const seen = { document };', 'uses document'],
		['const url = globalThis.location;', 'uses globalThis'],
		["const answer = await fetch('x.json');", 'uses fetch'],
		['const debug = process.env.DEBUG;', 'uses process'],
		['const id = Math.random();', 'uses Math.random'],
		['const today = new Date();', 'uses new Date(), the clock'],
		['const now = Date.now();', 'uses Date.now']
	])('%s', (text, what) => {
		expect(wordsOf(text)).toContain(what);
	});
});

describe('the check lets pass', () => {
	test.each([
		"import { ok } from '../result.ts';",
		"import { scale } from '$lib/domain/indicators/catalog.ts';",
		"import Flatbush from 'flatbush';",
		"import region from '#region/region.json' with { type: 'json' };",
		'export type View = { readonly window: number; history: string[] };',
		'const place = { location: 1 }; export const at = place.location;',
		'export function draw(document: string, self: number) { return document + self; }',
		"export const day = new Date('2024-10-10');",
		'// window and document are words here\nexport const text = "window";'
	])('%s', (text) => {
		expect(wordsOf(text)).toEqual([]);
	});
});
