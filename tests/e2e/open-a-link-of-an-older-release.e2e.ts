/**
 * A link keeps the figures that it was made on. An invented region is brought from its first release to a made-up next
 * one, in which every median rent is $100 higher, and built with what it keeps of the first. As the copy of the project
 * that it is built in holds no other region, it is also looked at whether all that it is built to speaks of it alone.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../scripts/support/static-files.mjs';
import { censusServer } from '../fixtures/census-server.ts';
import { shareWithinHalfMile } from '../fixtures/region/numbers.ts';
import { projectCopy, TSX, withRents } from '../fixtures/region/project.ts';
import { eventually } from './screen/eventually.ts';
import { expectNoAxeViolations, openPage } from './support/index.ts';

/** Two refreshes, two builds of data and two of the app, on a machine that may be busy. */
const LONGEST = 900_000;

const OLD = /2019[-–]2023|2019 to 2023|dollars of 2023|2023 dollars/;
const THEN = 'These are the figures of 2019–2023. Newer ones are there.';
const ON_NEWEST = 'See it with the figures of 2020–2024';

let copy: ReturnType<typeof projectCopy>;
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	copy = projectCopy();
	const figures = (period: string) =>
		readFileSync(path.join(copy.region, `figures/acs5-${period}.csv`), 'utf8');
	const server = await censusServer({
		2024: withRents(figures('2019-2023'), 100),
		2019: withRents(figures('2015-2019'), 7)
	});
	const asking = {
		ROOTLINE_CENSUS: server.base,
		ROOTLINE_REFRESH_PACE: '0',
		ROOTLINE_REFRESH_CACHE: path.join(copy.region, '../answers')
	};
	const steps = [
		...['2024', '2019'].map((year) => [...TSX, 'scripts/refresh/refresh.ts', '--year', year]),
		['scripts/support/pipeline.mjs'],
		[...TSX, 'scripts/build-data.ts'],
		['node_modules/vite/bin/vite.js', 'build']
	];
	for (const step of steps) {
		const { code, out } = await copy.node(step, copy.region, asking);
		expect(code, out.slice(-3000)).toBe(0);
	}
	await server.close();
	site = await serve({ root: path.join(copy.project, 'build'), port: 0 });
}, LONGEST);
afterAll(async () => {
	await site.close();
	copy.remove();
});

const open = (place: string) => openPage({ path: place, site: site.url });

describe('the invented region', () => {
	test('is built with its own numbers and nobody else’s names', () => {
		expect(copy.pageText('')).toContain('The anti-displacement atlas for the Harrow Tramway');
		// Its own default, which is another than that of the region beside it.
		expect(copy.pageText('table')).toContain('Median gross rent with utilities');
		for (const name of ['Quay', 'Weir Lane', 'Orchard']) expect(copy.pageText('')).toContain(name);
		expect(readdirSync(path.join(copy.project, 'build/station')).sort()).toEqual([
			'orchard',
			'quay',
			'weir-lane'
		]);
		expect(existsSync(path.join(copy.project, 'build/city/fernholm/index.html'))).toBe(true);
		// 400 renters ± 120 in the tract around the station; the circle is 35.8 percent of it.
		expect(shareWithinHalfMile(40)).toBeCloseTo(0.358, 3);
		const report = copy.pageText('station/quay');
		expect(report).toContain('143 ± 43 renter households in the Quay station area');
		expect(report).toContain('That is 40%');
		expect(copy.pageText('evidence')).toContain(
			'No line of this region has been open for long enough'
		);

		// The list of further screens leads to the other region that it names.
		const parts = copy.filesBelow('build/_app');
		const texts = parts.map((file) => readFileSync(path.join(copy.project, file), 'utf8'));
		expect(texts.some((text) => text.includes('https://marlow.example.org/'))).toBe(true);
		expect(texts.some((text) => text.includes('Another region: '))).toBe(true);

		const names =
			/minneapolis|hennepin|brooklyn park|twin[ -]cities|blue.line|green line|robbinsdale|metro transit|seven-county|minnesota|penn ave/i;
		// What others published of their own region is cited wherever the methods are held against it.
		const cited = 'Twin Cities, 15 variables';
		const files = [...copy.filesBelow('build'), ...copy.filesBelow('static')];
		expect(files.length).toBeGreaterThan(100);
		const named = files.filter((file) =>
			names.test(readFileSync(path.join(copy.project, file), 'utf8').replaceAll(cited, ''))
		);
		expect(named).toEqual([]);
	});

	test('speaks of the newest release everywhere, without a change of its source', () => {
		for (const page of ['', 'table', 'station/quay', 'methods', 'evidence', 'about'])
			expect(copy.pageText(page), page).not.toMatch(OLD);
		expect(copy.pageText('table')).toContain('2020–2024');
		expect(copy.pageText('station/quay')).toContain('2020–2024');
		expect(copy.pageText('table')).toContain('in 2024 dollars');
		const speaking = copy.filesBelow('build').filter((file) => {
			// The sources of the release before are still told with its figures.
			if (/^build\/data\/|data\/__data|nodes\//.test(file)) return false;
			// The atlas on the figures of before, and the page that tells what is another since.
			if (/^build\/(?:release|changes)\//.test(file)) return false;
			const text = readFileSync(path.join(copy.project, file), 'utf8');
			// So does the list of sources, wherever it is.
			// And the region says of which releases it has margins.
			// Pages know where links of that release open.
			const said = text
				.replace(/"2019-2023":`some`/g, '')
				.replace(/<meta name="release"[^>]*>|releases:\{[^}]*\}/g, '');
			return OLD.test(said) && !text.includes('acs5-2019-2023');
		});
		expect(speaking).toEqual([]);
		expect(copy.pageText('release/2019-2023/station/quay')).toContain('2019–2023');
		expect(copy.pageText('release/2019-2023/table')).toContain('in 2023 dollars');
		expect(copy.pageText('release/2019-2023/table')).toContain(
			'These are the figures of 2019–2023. Newer ones are there. See it with the figures of 2020–2024'
		);
		expect(copy.pageText('table')).not.toContain('These are the figures of');
		// Margins of 2015–2019 are the Bureau's now, so no note says that they are modelled.
		const words = copy
			.filesBelow('build/_app')
			.map((file) => readFileSync(path.join(copy.project, file), 'utf8'))
			.join('\n');
		expect(words).toContain('2020-2024');
	});
});

describe('a link of the first release', () => {
	test('opens on its figures, says so, and goes on to the newest with the same view', async () => {
		const { page } = await open('table/?show=median-gross-rent&find=tract');
		const said = page.locator('#older');
		await said.getByText(THEN).waitFor();
		expect(page.url()).toContain('/release/2019-2023/table/?show=median-gross-rent&find=tract');
		const title = page.getByRole('heading', { level: 1 });
		await eventually(() => title.textContent()).toMatch(/in 2023 dollars, .*2019–2023/);
		const rent = page.locator('tbody tr', { hasText: 'Tract 4' }).first();
		const before = dollars((await rent.textContent()) ?? '');
		await expectNoAxeViolations(page, 'the table on an older release');

		// What has been looked at since goes along.
		await page.getByLabel('Find in the table').fill('tract 4');
		await eventually(() => page.url()).toMatch(/find=tract.4/);
		await said.getByRole('link', { name: ON_NEWEST }).click();
		await eventually(() => title.textContent()).toMatch(/in 2024 dollars, .*2020–2024/);
		expect(page.url()).toMatch(/\/table\/\?.*find=tract.4.*release=2020-2024/);
		expect(page.url()).not.toContain('/release/');
		expect(await page.locator('#older').count()).toBe(0);
		expect(dollars((await rent.textContent()) ?? '')).toBe(before + 100);
	});

	test.each([
		['?lens=classes&v=2', '?lens=classes'],
		['report/?place=station:quay', 'report/?place=station:quay'],
		['compare/?with=station:quay&with=region', 'compare/?with=station:quay'],
		['embed/?show=renter-share&legend=0', 'embed/?show=renter-share&legend=0']
	])('opens on it as %s', async (asked, opened) => {
		const { page } = await open(asked);
		await page.locator('#older').getByText(THEN).waitFor();
		expect(page.url()).toContain(`/release/2019-2023/${opened}`);
		await eventually(() => page.getByText('2019–2023').count()).toBeGreaterThan(1);
		// What is not there stands above the map and leaves its screen whole.
		const [whole, window] = await page.evaluate(() => [
			document.documentElement.scrollHeight,
			innerHeight
		]);
		if (asked.startsWith('?') || asked.startsWith('embed')) expect(whole).toBe(window);
	});
});

describe('the newest figures', () => {
	test('are what people see who come without a link, and links made on them say so', async () => {
		const { page } = await open('');
		await eventually(() => page.getByText('2020–2024').count()).toBeGreaterThan(0);
		expect(page.url()).not.toContain('/release/');
		await page.goto(`${site.url}?lens=classes&v=2&release=2020-2024`);
		await eventually(() => page.getByText('2020–2024').count()).toBeGreaterThan(0);
		expect(page.url()).not.toContain('/release/');
		expect(await page.locator('#older').count()).toBe(0);
	});

	test('are shown, with a sentence, where the figures of a link are not kept', async () => {
		const { page } = await open('table/?show=renter-share&release=2031-2035');
		await page
			.getByText(
				'This link was made with figures of 2031–2035, which are not kept here. You see those of 2020–2024.'
			)
			.waitFor();
		await page.getByRole('button', { name: 'Dismiss' }).click();
		await eventually(() => page.url()).toContain('release=2020-2024');
	});
});

test('a page shows both releases side by side and calls no difference between them a change', async () => {
	const { page } = await open('data/');
	await page.getByRole('link', { name: 'What changed between releases' }).click();
	await page.getByRole('heading', { name: '2019–2023 and 2020–2024' }).waitFor();
	await page.getByText('These two periods share 4 of their five years.').waitFor();
	const text = (await page.locator('main').textContent()) ?? '';
	expect(text).toContain('All amounts are in dollars of 2024.');
	expect(text).toMatch(/\d+ of 12 census tracts of the region have another class than before\./);
	const region = page.locator('[data-row="median-gross-rent region"] td');
	const [then = 0, now = 0, difference = 0] = (await region.allTextContents()).map(dollars);
	expect(difference).toBe(now - then);
	// The rent is higher by a hundred dollars, and prices rose, too.
	expect(difference).toBeLessThan(100);
	await page.locator('summary', { hasText: 'Households that rent: each station' }).click();
	await page
		.locator('[data-row="renter-share station:weir-lane"]')
		.getByText('Weir Lane')
		.waitFor();
	await expectNoAxeViolations(page, 'what changed between releases');
});

/** The first amount in a text, as a number. */
function dollars(text: string): number {
	const [, minus = '', amount = ''] = /(−?)\$(\d[\d,]*)/.exec(text) ?? [];
	return Number(`${minus && '-'}${amount.replace(',', '') || 'none'}`);
}
