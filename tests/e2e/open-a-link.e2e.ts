import { describe, expect, test } from 'vitest';
import { dataPage as dataPageWords } from '#words/data-page.ts';
import { en } from '#words/index.ts';
import { side, mapWords, links } from '#words/first-view.ts';
import { eventually } from './screen/eventually.ts';
import { legendRows } from './screen/legend.ts';
import { cameraOf, mapAtRest, mapDrawn } from './screen/map.ts';
import { mainFigure, panel, placeName } from './screen/panel.ts';
import { tableRows } from './screen/table.ts';
import { openPage } from './support/index.ts';

const title = /^Median gross rent with utilities, in 2023 dollars, by census tract, 2015–2019$/;
const LINK = '?show=median-gross-rent&years=2015-2019&place=tract:27053003300&map=44.99,-93.3,12.5';

test('a link shows the same view on another screen, and a reload keeps it', async () => {
	const { page } = await openPage({ path: LINK });
	await mapDrawn(page);
	const seen = async () => ({
		title: await page.getByRole('heading', { level: 1 }).innerText(),
		place: await placeName(page),
		figure: await mainFigure(page),
		legend: await legendRows(page),
		camera: cameraOf(page)
	});
	const before = await seen();
	expect(before.title).toMatch(title);
	expect(before.place).toMatch(/^Tract 33,/);
	expect(before.camera).toEqual({ lat: 44.99, lng: -93.3, zoom: 12.5 });

	await page.getByRole('button', { name: mapWords.zoomIn }).click();
	await eventually(() => cameraOf(page).zoom).toBe(13.5);
	await page.reload();
	await mapDrawn(page);
	expect(await seen()).toEqual({ ...before, camera: cameraOf(page) });
	expect(cameraOf(page).zoom).toBe(13.5);
});

test('Back and Forward go through the places that were opened, and the map goes with them', async () => {
	const { page } = await openPage();
	await mapDrawn(page);
	await mapAtRest(page);
	const start = cameraOf(page);
	const openStation = async (name: string) => {
		await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
		await page.getByRole('heading', { level: 2, name: `${name} station area` }).waitFor();
		await mapAtRest(page);
		return cameraOf(page);
	};
	const penn = await openStation('Penn Avenue');
	const parkway = await openStation('Oak Grove Parkway');
	expect(penn.zoom).toBeGreaterThan(start.zoom);
	expect(parkway.lat).toBeGreaterThan(penn.lat);

	await page.goBack();
	expect(await eventualPlace(page, 'Penn Avenue station area')).toBe(true);
	await eventually(() => cameraOf(page)).toEqual(penn);
	await page.goBack();
	await panel(page).waitFor({ state: 'detached' });
	await eventually(() => cameraOf(page)).toEqual(start);
	await page.goForward();
	expect(await eventualPlace(page, 'Penn Avenue station area')).toBe(true);
});

describe('a link with parts that nobody understands', () => {
	test('opens the rest and names what was left out, until told that it was read', async () => {
		const { page } = await openPage({
			path: '?show=planets&years=1066-1070&place=tract:27053003300&map=95,0,3&within=%3Cb%3E',
			webgl: false
		});
		expect(await placeName(page)).toMatch(/^Tract 33,/);
		const notice = page.getByText(
			en.explore.dropped({ parts: 'show=planets, years=1066-1070, map=95,0,3, within=<b>' })
		);
		await notice.waitFor();
		expect(await page.locator('b').count()).toBe(0);
		await page.getByRole('button', { name: en.explore.dismiss }).click();
		await notice.waitFor({ state: 'detached' });
		expect(new URL(page.url()).searchParams.get('place')).toBe('tract:27053003300');
		expect(page.url()).not.toContain('planets');
	});

	test('opens the table as well', async () => {
		const { page } = await openPage({ path: 'table/?sort=size&within=city:Crystal', webgl: false });
		await page.getByText(en.explore.dropped({ parts: 'sort=size' })).waitFor();
		expect((await tableRows(page)).every(({ city }) => city === 'Crystal')).toBe(true);
	});
});

test('figure, period and place travel from screen to screen', async () => {
	const { page } = await openPage({ path: LINK, webgl: false });
	await placeName(page);
	const nav = page.getByRole('navigation', { name: en.nav.label });
	await nav.getByRole('link', { name: en.nav.table }).click();
	await tableRows(page);
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(title);
	await page.getByLabel(en.table.within).selectOption('county:019');
	await eventually(async () => (await tableRows(page))[0]?.county).toBe('Carver');

	await nav.getByRole('link', { name: en.nav.data }).click();
	await page.getByRole('heading', { level: 1, name: dataPageWords.title }).waitFor();
	await nav.getByRole('link', { name: en.nav.map }).click();
	expect(await placeName(page)).toMatch(/^Tract 33,/);
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(title);
	expect(new URL(page.url()).searchParams.get('within')).toBe('county:019');
});

async function eventualPlace(
	page: Awaited<ReturnType<typeof openPage>>['page'],
	name: string
): Promise<boolean> {
	await page.getByRole('heading', { level: 2, name }).waitFor();
	return (await placeName(page)) === name;
}

test('a link to a second map that there is not opens the first and says so', async () => {
	const { page } = await openPage({ path: '?second=swipe:@tea-leaves', webgl: false });
	await page.getByText(en.explore.dropped({ parts: 'second=swipe:@tea-leaves' })).waitFor();
	await page.getByRole('button', { name: side.anotherFigure }).waitFor();
});

test('a link of a newer version opens what can be read of it and says that it is newer', async () => {
	const { page } = await openPage({ path: '?v=7&show=renter-share&sky=green', webgl: false });
	await page.getByText(links.newer).waitFor();
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(
		'Households that rent'
	);
});
