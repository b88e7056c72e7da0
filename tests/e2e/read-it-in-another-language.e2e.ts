/**
 * The site is built in a language that nobody speaks, by the steps of docs/add-a-language.md, and read
 * on every page: each word comes from the folder of the language, and longer words have room.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFacts, readSources } from '../../scripts/data/region.ts';
import { serve } from '../../scripts/support/static-files.mjs';
import { walksOfFiles } from '../../src/lib/domain/knowledge/walks.ts';
import { regionWalks } from '#words/walk.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { METHOD_IDS, methodById } from '../../src/lib/domain/methods/definitions/index.ts';
import policies from '#region/policies.json';
import conformance from '../../src/lib/domain/methods/conformance.generated.json';
import { regionStories } from '#words/methods.ts';
import { regionWords } from '#words/region.ts';
import { en as english } from '#words/index.ts';
import { bracketed, withoutBracketed } from './language/bracketed.ts';
import { LANGUAGE, writeBracketedLanguage } from './language/bracketed-language.ts';
import { crampedOn, textsOf } from './language/seen-words.ts';
import { builtManifest, builtPlaces } from './screen/built-data.ts';
import { openPage, waitForMap } from './support/index.ts';

const FOLDER = path.resolve('.cache/longer');
const en = bracketed(english);

/** The last step of the document: how a site is built in another language. */
function buildStep(): readonly string[] {
	const document = readFileSync('docs/add-a-language.md', 'utf8');
	const [, script] = /^ROOTLINE_LANGUAGE=<folder> npm run ([\w:]+)$/m.exec(document) ?? [];
	if (script === undefined) throw new Error('docs/add-a-language.md does not say how to build.');
	return ['run', script];
}

let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	await writeBracketedLanguage(path.join(FOLDER, 'words'));
	const root = path.join(FOLDER, 'site');
	await promisify(execFile)('npm', buildStep(), {
		env: {
			...process.env,
			NODE_ENV: 'production',
			ROOTLINE_LANGUAGE: path.join(FOLDER, 'words'),
			ROOTLINE_SITE_FOLDER: root
		}
	});
	site = await serve({ root, port: 0 });
}, 300_000);

afterAll(() => site.close());

/** Every text that JSON holds. */
function textsIn(json: unknown): string[] {
	if (typeof json === 'string') return [json];
	if (typeof json !== 'object' || json === null) return [];
	return Object.values(json).flatMap(textsIn);
}

/** What is written alike in every language, or is the region's own. */
async function names(): Promise<readonly string[]> {
	const facts = readFacts();
	const walks = walksOfFiles(await regionWalks());
	const { places, stations, cities, counties, neighborhoods } = builtPlaces();
	const { archives } = builtManifest();
	const month = (at: number) =>
		new Date(2026, at).toLocaleDateString(LANGUAGE.locale, { month: 'long' });
	return [
		...textsIn([[...readSources().values()], facts, REGION, regionWords, regionStories, walks]),
		...textsIn(
			Object.values(policies).map(({ sources, decisions }) => [
				...sources,
				...decisions.map(({ source }) => source)
			])
		),
		...METHOD_IDS.map((id) => methodById(id)).flatMap(({ authors, citation }) => [
			authors,
			citation ?? ''
		]),
		...[...places, ...stations, ...counties].map(({ name }) => name),
		...conformance.flatMap(({ place, publisher }) => [place, publisher]),
		...Object.entries(archives).flatMap(([id, { layers }]) => [id, ...layers.map(({ id }) => id)]),
		...cities,
		...neighborhoods,
		...Array.from({ length: 12 }, (_, at) => month(at)),
		...FURTHER
	]
		.filter((name) => name.length > 1)
		.sort((a, b) => b.length - a.length);
}

/** Names that no file of data holds: a unit as `Intl` writes it. */
const FURTHER: readonly string[] = ['kB'];

/** What of a text is neither in brackets, nor a name, number, code or date. */
function strangeIn(text: string, known: readonly string[]): string {
	let rest = withoutBracketed(text);
	for (const name of known) if (rest.includes(name)) rest = rest.replaceAll(name, ' ');
	return rest
		.replaceAll(/\S*\d\S*/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();
}

async function expectOwnWords(page: Page): Promise<void> {
	const known = await names();
	const strange = (await textsOf(page))
		.map(({ text, where }) => ({ rest: strangeIn(text, known), where }))
		.filter(({ rest }) => /\p{L}{2}/u.test(rest))
		.map(({ rest, where }) => `“${rest}” in ${where}`);
	expect(strange, 'words that are not those of the language').toEqual([]);
}

async function expectRoom(page: Page): Promise<void> {
	const cramped: string[] = [];
	for (const [width, height] of [
		[1440, 900],
		[360, 740]
	] as const) {
		await page.setViewportSize({ width, height });
		await page.evaluate(() => new Promise((then) => requestAnimationFrame(then)));
		cramped.push(...(await crampedOn(page)).map((said) => `${width}: ${said}`));
	}
	expect(cramped, 'longer words without room').toEqual([]);
}

const MAP = '[data-map-state="ready"]';

describe('every page', () => {
	test.each([
		['the map', '', MAP],
		['a place', '?place=station:penn', '#panel h2'],
		['the classes of a method', '?lens=classes&place=tract:27053102800&v=2', MAP],
		['how many methods agree', '?lens=agreement', MAP],
		['two maps', '?second=pair:renter-share:2015-2019', MAP],
		['the table', 'table/', 'tbody tr:nth-child(20)'],
		['the table of classes', 'table/?lens=classes', 'tbody tr:nth-child(20)'],
		['a comparison', 'compare/?with=station:penn&with=city:Crystal&with=region', 'tr[data-place]'],
		['a report', 'report/?place=station:penn', 'article h1'],
		['a report made ready', 'station/penn/', 'article h1'],
		['the methods', 'methods/', 'main h2'],
		['the evidence', 'evidence/', 'main h2'],
		['the data', 'data/', 'main h2'],
		['the review table', 'review/', 'tbody td'],
		['the state program', 'program/?place=station:penn', '[data-need] td'],
		['walk-throughs', 'walk/', 'main h1'],
		['what residents know', 'community/', 'main h1'],
		['my data', 'my-data/', 'main h1'],
		['scorecards', 'scorecard/', 'main h1'],
		['saved views', 'saved/', 'main h1'],
		['an embedded map', 'embed/?show=median-gross-rent', MAP]
	])('%s', async (_, address, there) => {
		const { page } = await openPage({ site: site.url, path: address });
		expect(await page.locator('html').getAttribute('lang')).toBe(LANGUAGE.tag);
		await page.locator(there).first().waitFor({ state: 'attached' });
		await page.waitForLoadState('networkidle');
		await expectOwnWords(page);
		await expectRoom(page);
	});
});

test('what is asked for when a view is shared', async () => {
	const { page } = await openPage({ site: site.url });
	await waitForMap(page);
	await page.getByRole('button', { name: en.nav.shareShort, exact: true }).first().click();
	await page.getByRole('dialog').waitFor();
	for (const more of await page.locator('dialog summary').all()) await more.click();
	await expectOwnWords(page);
	await expectRoom(page);
});
