import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from './screen/eventually.ts';
import { legendRows } from './screen/legend.ts';
import { cameraOf, mapAtRest, mapDrawn, mapOnScreen } from './screen/map.ts';
import { mainFigure, panel, placeName } from './screen/panel.ts';
import { offered, options, searchBox, searchWithGazetteer } from './screen/search.ts';
import { breakFiles, goOffline, openPage } from './support/index.ts';
import { search as searchWords } from '#words/first-view.ts';

/** Where the two streets meet, by the ends of their centerlines. */
const corner = { longitude: -93.30824, latitude: 45.01327 };
const NAME = 'Lowry Ave N & Penn Ave N';
/** Those of the tracts whose outlines lie around it. */
const TRACTS = ['1007', '1008', '1013', '1257'];

/** How far the panel is read. */
const readTo = (page: Page) => page.locator('#panel-body').evaluate((body) => body.scrollTop);

describe('a street corner', () => {
	test('is found without a network, and opens the half mile around it with a pin', async () => {
		const visit = await openPage({ nothingCached: true });
		const { page } = visit;
		await mapDrawn(page);
		await searchWithGazetteer(page);
		await goOffline(visit);
		await searchBox(page).fill('Penn Ave N & Lowry');
		await eventually(async () => (await offered(page))[0]?.name).toBe(NAME);
		const [first] = await offered(page);
		expect(first?.detail).toContain(`${searchWords.kinds.corner} · Minneapolis · `);
		for (const number of TRACTS) expect(first?.detail).toContain(number);
		await page.keyboard.press('Enter');

		await panel(page).getByRole('heading', { level: 2, name: NAME }).waitFor();
		const params = new URL(page.url()).searchParams;
		expect(params.get('place')).toBe(`near:${corner.latitude},${corner.longitude},0.5mi~${NAME}`);
		expect(params.get('pin')).toBe(`${corner.latitude},${corner.longitude},${NAME}, Minneapolis`);
	});

	test('says between which tracts it lies, and the map goes there', async () => {
		const { page } = await openPage();
		await mapDrawn(page);
		await searchWithGazetteer(page);
		await searchBox(page).fill('lowry and penn');
		await eventually(async () => (await offered(page))[0]?.name).toBe(NAME);
		await page.keyboard.press('Enter');
		const said = panel(page).getByText(/^This point lies between tracts /);
		await said.waitFor();
		for (const number of TRACTS) expect(await said.innerText()).toContain(number);
		expect((await mainFigure(page)).value).not.toBe('');

		await mapAtRest(page);
		const { box, toScreen } = await mapOnScreen(page);
		const at = toScreen({ lng: corner.longitude, lat: corner.latitude });
		expect(at.x > box.x && at.x < box.x + box.width).toBe(true);
		expect(at.y > box.y && at.y < box.y + box.height).toBe(true);
	});

	test('is found however it is written', async () => {
		const { page } = await openPage({ webgl: false });
		await searchWithGazetteer(page);
		for (const text of [
			'Lowry and Penn',
			'penn avenue north at lowry avenue north',
			'PENN/LOWRY',
			'lowry penn'
		]) {
			await searchBox(page).fill('');
			await searchBox(page).fill(text);
			const names = async () => (await offered(page)).map(({ name }) => name);
			await eventually(names, text).toContain(NAME);
		}
	});
});

test('an address is found, in its own city only', async () => {
	const { page } = await openPage({ webgl: false });
	await searchWithGazetteer(page);
	await searchBox(page).fill('2100 W Broadway Ave');
	await eventually(async () => (await offered(page))[0]).toEqual({
		name: '2100 West Broadway',
		detail: `${searchWords.kinds.address} · Minneapolis`
	});
	await searchBox(page).fill('55428');
	await page.getByText(searchWords.zipUnknown({ code: '55428' })).waitFor();
});

test('whatever was read before, an answer stands at the top of the panel, and the keyboard closes', async () => {
	const { page } = await openPage({ viewport: 'phone', webgl: false });
	await searchWithGazetteer(page);
	for (const [text, heading] of [
		['jordan', 'Jordan'],
		['1901 penn ave n', '1901 Penn Ave N'],
		['robinsdale', 'Robbinsdale']
	] as const) {
		await searchBox(page).fill(text);
		await eventually(async () => (await offered(page))[0]?.name).toBe(heading);
		await options(page).first().tap();
		await panel(page).getByRole('heading', { level: 2, name: heading }).waitFor();
		await eventually(() => readTo(page)).toBe(0);
		expect(await searchBox(page).evaluate((input) => input === document.activeElement)).toBe(false);
		expect(await page.locator('#panel').getAttribute('class')).toMatch(/half|full/);
		await placeName(page);
		await searchBox(page).scrollIntoViewIfNeeded();
	}
	// By a link far down in the panel, and by the browser's way back.
	await page
		.locator('#panel')
		.getByRole('link', { name: /^Penn Avenue/ })
		.last()
		.click();
	await eventually(() => placeName(page)).toBe('Penn Avenue station area');
	expect(await readTo(page)).toBe(0);
});

test('stations, neighborhoods, cities, counties and tracts are found by name', async () => {
	const { page } = await openPage({ webgl: false });
	for (const [text, name, detail, heading] of [
		['penn', 'Penn Avenue', 'Station · Minneapolis', 'Penn Avenue station area'],
		['jordan', 'Jordan', 'Neighborhood · Minneapolis', 'Jordan'],
		['robbinsdale', 'Robbinsdale', 'City', 'Robbinsdale'],
		['scott county', 'Scott County', 'County', 'Scott County'],
		['tract 33', 'Tract 33', 'Census tract · Near - North, Minneapolis', /^Tract 33,/]
	] as const) {
		await searchBox(page).fill(text);
		const best = async () => (await offered(page)).slice(0, 3);
		await eventually(best, text).toContainEqual({ name, detail });
		await options(page).filter({ hasText: detail }).first().click();
		await panel(page).getByRole('heading', { level: 2, name: heading }).waitFor();
		expect(await placeName(page)).toMatch(heading);
	}
	await searchBox(page).fill('xyzzy');
	await page.getByText(searchWords.none({ text: 'xyzzy' })).waitFor();
	await page.getByRole('button', { name: searchWords.clear }).click();
	expect(await searchBox(page).inputValue()).toBe('');
	expect(await page.getByText(searchWords.none({ text: 'xyzzy' })).count()).toBe(0);
});

test('choosing a far-away place moves the map to it', async () => {
	const { page } = await openPage();
	await mapDrawn(page);
	await searchBox(page).fill('hastings');
	await options(page)
		.filter({ hasText: /^Hastings/ })
		.first()
		.click();
	expect(await placeName(page)).toBe('Hastings');
	await eventually(() => cameraOf(page).lat).toBeCloseTo(44.74, 1);
	expect(cameraOf(page).lng).toBeCloseTo(-92.85, 1);
});

test('Enter before the corners have arrived takes the best answer once they have', async () => {
	const { page } = await openPage({
		webgl: false,
		before: async (visit) => {
			await breakFiles(visit, /gazetteer-.*\.json/, { delay: 1500 });
		}
	});
	// The legend tells that the page lives.
	await legendRows(page);
	await searchBox(page).fill('penn & lowry');
	await page.keyboard.press('Enter');
	await eventually(() => new URL(page.url()).searchParams.get('place')).toMatch(
		/^near:.*~Lowry Ave N & Penn Ave N$/
	);
});
