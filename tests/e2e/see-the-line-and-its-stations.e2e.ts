import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mapWords, firstView } from '#words/first-view.ts';
import { en } from '#words/index.ts';
import { openPage } from './support/index.ts';
import { GEOIDS } from './figures/tract-figures.ts';
import { eventually } from './screen/eventually.ts';
import { drawn, FIGURES, mapDrawn, mapOnScreen, middleOf, tractOutlines } from './screen/map.ts';
import { legendRows } from './screen/legend.ts';

type Corridor = {
	readonly stations: readonly { readonly name: string; readonly status: 'open' | 'planned' }[];
};

const { stations } = JSON.parse(
	readFileSync('data/regions/twin-cities/corridors/blue-line-extension.json', 'utf8')
) as Corridor;
const names = stations.map(({ name }) => name);
const TITLE = 'Where displacement pressure may build, by census tract, 2019–2023';

test('the list that follows is that of the line', () => {
	expect(names).toHaveLength(14);
	expect(stations.filter(({ status }) => status === 'planned')).toHaveLength(13);
});

test('planned stations are counted alike wherever they are, and the open one is told apart', async () => {
	const { page, site } = await openPage({ webgl: false });
	const main = page.getByRole('main');
	await main.getByText(/of 13 planned station areas/).waitFor();
	const list = page.locator('.explorer ol').getByRole('listitem');
	expect(await list.count()).toBe(14);
	expect(await list.filter({ hasText: firstView.stationOpen }).allInnerTexts()).toEqual([
		expect.stringContaining(stations.find(({ status }) => status === 'open')!.name)
	]);
	for (const path of ['evidence/', 'methods/', 'about/', 'data/']) {
		await page.goto(site + path);
		const text = await main.innerText();
		expect(text, path).not.toMatch(/of 14 (?:planned |station area)/);
		if (path === 'evidence/') expect(text).toMatch(/Planned station areas [^.]*: \d+ of 13\./);
	}
});

describe.each(['desk', 'phone'] as const)('on a %s', (viewport) => {
	test('the first view names what it shows, and draws the line, its stations and the tracts', async () => {
		const { page } = await openPage({ viewport });
		expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(TITLE);
		expect(await stationList(page)).toEqual(names);
		await mapDrawn(page);

		const seen = await drawn(page);
		expect(seen.stations).toBe(stations.length);
		expect(seen.names).toBe(14);
		// What lies at the rim may be drawn without a grid point of ours in sight.
		const inSight = await tractsInSight(page);
		expect(seen.tracts).toBeGreaterThanOrEqual(inSight.length);
		expect(seen.tracts).toBeLessThanOrEqual(inSight.length * 1.15);

		const region = page.getByRole('region', { name: /^Map\. / });
		const withFigures = (await legendRows(page))
			.slice(0, -1)
			.reduce((sum, row) => sum + row.count, 0);
		const sentence = (await region.getAttribute('aria-label')) ?? '';
		expect(sentence).toContain(TITLE);
		expect(sentence).toContain(`${withFigures} tracts are colored`);
	});
});

test('far enough out, every tract of the seven counties is drawn, and one button brings the line back', async () => {
	const { page } = await openPage({ path: '?map=44.95,-93.25,8' });
	await mapDrawn(page);
	await eventually(() => drawn(page)).toMatchObject({ tracts: GEOIDS.length });

	await page.getByRole('button', { name: mapWords.wholeLine }).click();
	await eventually(async () => (await drawn(page)).tracts).toBeLessThan(GEOIDS.length / 2);
	await eventually(() => drawn(page)).toMatchObject({ stations: 14, names: 14 });
});

test('streets are fetched once the map comes close enough to draw them, and not before', async () => {
	const fetched: string[] = [];
	const { page } = await openPage({
		path: '?map=45.0035,-93.305,11.5',
		before: ({ page: opening }) => {
			opening.on('request', (request) => {
				const [, archive] = /tiles\/(\w+)-/.exec(request.url()) ?? [];
				if (archive) fetched.push(archive);
			});
			return Promise.resolve();
		}
	});
	await mapDrawn(page);
	await eventually(() => fetched).toContain('context');
	await mapDrawn(page);
	expect(fetched).not.toContain('streets');
	await page.getByRole('button', { name: mapWords.zoomIn }).click();
	await eventually(() => fetched).toContain('streets');
});

test('what mouse and keyboard point at says its name, and its figure with the margin', async () => {
	const { page } = await openPage({ path: `${FIGURES}&map=44.98,-93.305,12.5` });
	await mapDrawn(page);
	const { toScreen } = await mapOnScreen(page);
	const { x, y } = toScreen(middleOf('27053003300'));
	const said = page.locator('.pointed');
	await page.mouse.move(x, y);
	await said.getByText('Tract 33').waitFor();
	expect(await said.innerText()).toMatch(/\d+% ± \d+ points/);
	await page.keyboard.press('Tab');
	await page.mouse.move(2, 2);
	await said.waitFor({ state: 'detached' });
	// Where nobody has been, Alt and an arrow begin in the middle of the map.
	await page.getByRole('region', { name: /^Map\. / }).focus();
	await page.keyboard.press('Alt+ArrowUp');
	await said.getByText(/^Tract /).waitFor();
	await page.keyboard.press('Escape');
	await said.waitFor({ state: 'detached' });
});

test('without JavaScript the title, the stations and the sources can be read', async () => {
	const { page, site } = await openPage({ javaScript: false });
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(TITLE);
	expect(await stationList(page)).toEqual(names);
	expect(await page.locator('noscript').innerText()).toBe(en.common.noScript);
	await page.goto(`${site}table/`);
	expect(await page.locator('noscript').innerText()).toBe(en.common.noScript);
	await page.goto(`${site}data/`);
	expect(await page.getByText('2019–2023').count()).toBeGreaterThan(0);
});

type Page = Awaited<ReturnType<typeof openPage>>['page'];

async function stationList(page: Page): Promise<string[]> {
	const links = page
		.locator('section')
		.filter({ has: page.getByRole('heading', { name: firstView.stationsHeading }) })
		.last()
		.getByRole('link');
	// What is said of its flag stands in a line of its own.
	return (await links.locator('.name').allInnerTexts()).map((text) => text.split('\n')[0]!.trim());
}

async function tractsInSight(page: Page): Promise<string[]> {
	const { box, toScreen } = await mapOnScreen(page, await coveredBySheet(page));
	return tractOutlines()
		.filter((tract) =>
			tract.points.some((place) => {
				const { x, y } = toScreen(place);
				return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
			})
		)
		.map(({ geoid }) => geoid);
}

async function coveredBySheet(page: Page): Promise<number> {
	return page.locator('#panel').evaluate((sheet: HTMLElement) => {
		return getComputedStyle(sheet).position === 'absolute' ? sheet.offsetHeight : 0;
	});
}
