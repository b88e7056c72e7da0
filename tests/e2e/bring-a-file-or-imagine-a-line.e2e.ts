import { firstView } from '#words/first-view.ts';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fileProblems, files } from '#words/files.ts';
import { own } from '#words/my-places.ts';
import { dbfOf, shpOf, zipOf } from '../../src/lib/domain/files/brought.fixture.ts';
import { eventually } from './screen/eventually.ts';
import { mapDrawn } from './screen/map.ts';
import { bar, button, madeList, openMaker, soFar, square, takeWay } from './screen/own.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { goOffline, openPage } from './support/index.ts';

test('a circle is made around a corner or station, without the map too', async () => {
	const page = await openMaker({ webgl: false, viewport: 'desk' });
	await takeWay(page, 'circle');
	expect(await button(page, own.use).isDisabled()).toBe(true);
	await page.getByRole('combobox', { name: own.circle.searchLabel }).fill('Penn Avenue');
	await page.keyboard.press('Enter');
	await page.getByText(own.circle.center({ name: 'Penn Avenue' })).waitFor();
	// Of a city, too, whose outline is fetched for it alone.
	await page.getByRole('combobox', { name: own.circle.searchLabel }).fill('Crystal');
	await page.keyboard.press('Enter');
	await page.getByText(own.circle.center({ name: 'Crystal' })).waitFor();
	await page.getByRole('combobox', { name: own.circle.searchLabel }).fill('Penn Avenue');
	await page.keyboard.press('Enter');
	await page.getByText(own.circle.center({ name: 'Penn Avenue' })).waitFor();
	// A circle of half a mile has π/4 square miles.
	await soFar(page).getByText('0.785 square miles').waitFor();
	await page.getByRole('radio', { name: own.distance.other }).check();
	await page.getByLabel(own.distance.otherLabel).fill('far');
	await page.keyboard.press('Tab');
	await page.getByRole('alert').getByText('“far”').waitFor();
	await page.getByLabel(own.distance.otherLabel).fill('1 mile');
	await page.keyboard.press('Tab');
	await soFar(page).getByText('3.14 square miles').waitFor();
	await expectNoAxeViolations(page, 'a circle');
	await button(page, own.use).click();
	await madeList(page).getByText('Penn Avenue').waitFor();
});

const box = (west: number, south: number, size = 0.01) => ({
	type: 'Polygon',
	coordinates: [
		[
			[west, south],
			[west + size, south],
			[west + size, south + size],
			[west, south + size],
			[west, south]
		]
	]
});
const named = (name: string, geometry: unknown) => ({
	type: 'Feature',
	properties: { name },
	geometry
});
const upload = (page: Page, name: string, content: unknown) =>
	page.getByLabel(own.file.label).setInputFiles({
		name,
		mimeType: 'application/geo+json',
		buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
	});

test('a file becomes places; bad ones say why, and what was there stays', async () => {
	const page = await openMaker({ webgl: false });
	await takeWay(page, 'file');
	await page.getByText(own.file.hint).waitFor();
	await upload(page, 'two.geojson', {
		type: 'FeatureCollection',
		features: [named('North', box(-93.3, 45)), named('South', box(-93.3, 44.95))]
	});
	await page.getByText(own.file.read({ name: 'two.geojson', count: 2 })).waitFor();
	for (const [content, words] of [
		['<kml/>', /holds no shapes/],
		['{"type": ', /could not be read at all/],
		[{ hello: 'world' }, /JSON but not GeoJSON/],
		[{ type: 'FeatureCollection', features: [] }, /holds no shapes/],
		[box(-0.1, 51.5), /outside the seven-county region/],
		[box(9_000_000, 77, 500), /not degrees/],
		[
			{
				type: 'Polygon',
				coordinates: [
					[
						[-93.3, 45],
						[-93.2, 45.1],
						[-93.2, 45],
						[-93.3, 45.1]
					]
				]
			},
			/crosses itself near longitude -93\.25/
		],
		['x'.repeat(10_000_001), /up to 10 MB/]
	] as const) {
		await upload(page, 'bad.geojson', content);
		await page.getByRole('alert').getByText(words).waitFor();
		expect(await page.getByText(own.file.read({ name: 'two.geojson', count: 2 })).count()).toBe(1);
	}
	await expectNoAxeViolations(page, 'a bad file');
	await button(page, own.useMany({ count: 2 })).click();
	await madeList(page).getByText('North').waitFor();
	await madeList(page).getByText('South').waitFor();
});

test('every place of a file is counted, and no figure of the file before stands beside it', async () => {
	const page = await openMaker({ webgl: false });
	await takeWay(page, 'file');
	const places = (...all: readonly (readonly [string, unknown])[]) => ({
		type: 'FeatureCollection',
		features: all.map(([name, geometry]) => named(name, geometry))
	});
	/** People of each heading, as the page says them; only whole answers. */
	const people = () =>
		soFar(page).evaluate((section, label) => {
			const said: Record<string, string> = {};
			let heading = '';
			for (const each of section.querySelectorAll('h3, dl > div')) {
				if (each.tagName === 'H3') heading = each.textContent.trim();
				else if (each.querySelector('dt')?.textContent === label)
					said[heading] = each.querySelector('dd')!.textContent.trim();
			}
			return said;
		}, own.people);
	const [north, south] = [box(-93.3, 45), box(-93.28, 44.95)];
	await upload(page, 'one.geojson', places(['North', north]));
	await eventually(async () => Object.keys(await people())).toEqual(['']);
	const alone = (await people())[''];

	await upload(page, 'two.geojson', places(['South', south], ['North', north]));
	// From the moment at which the new file is there, nothing of the old one is.
	await page.getByText(own.file.read({ name: 'two.geojson', count: 2 })).waitFor();
	expect(Object.keys(await people())).not.toContain('');
	const all = own.allTogether({ count: 2 });
	await eventually(async () => Object.keys(await people())).toEqual([all, 'South', 'North']);
	const both = await people();
	expect(both.North).toBe(alone);
	expect(both.South).not.toBe(alone);
	const number = (text = '') => Number(text.replaceAll(/\D/g, ''));
	// Each is rounded to a person.
	expect(Math.abs(number(both[all]) - number(both.North) - number(both.South))).toBeLessThan(2);
	await expectNoAxeViolations(page, 'two places counted');

	await page.getByLabel(own.file.together).check();
	await eventually(people).toEqual({ '': both[all] });
	// A circle and an area are two places, and one where they are taken together.
	const mixed = places(['Corner', { type: 'Point', coordinates: [-93.3, 45] }], ['North', north]);
	await upload(page, 'mixed.geojson', mixed);
	await page.getByText(own.file.read({ name: 'mixed.geojson', count: 2 })).waitFor();
	await page.getByLabel(own.file.together).uncheck();
	await eventually(async () => Object.keys(await people())).toEqual([all, 'Corner', 'North']);
	expect((await people()).North).toBe(alone);
});

const bytes = (page: Page, name: string, buffer: Uint8Array) =>
	page
		.getByLabel(own.file.label)
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });

test('wards come as a Shapefile in county coordinates, get their names, and what is missing is said', async () => {
	const page = await openMaker({ webgl: false });
	await takeWay(page, 'file');
	// By PROJ: 93.31 to 93.30 degrees west, 44.99 to 45 north, in ESRI:103734.
	const ward = (east: number) =>
		(
			[
				[518974.2021, 172526.2656],
				[518970.9017, 176172.462],
				[521557.8419, 176174.9632],
				[521561.5924, 172528.7673],
				[518974.2021, 172526.2656]
			] as const
		).map(([x, y]) => [x + east, y] as const);
	const wards = zipOf({
		'wards.shp': shpOf([ward(0), ward(3000), ward(6000), null]),
		'wards.dbf': dbfOf('WARD', ['5', '5', '6', '7'])
	});
	await bytes(page, 'wards.zip', wards);
	await page.getByText(own.file.read({ name: 'wards.zip', count: 3 })).waitFor();
	await page.getByText(files.system({ system: 'Hennepin County coordinates, in feet' })).waitFor();
	await page.getByText('Number 4: There is no shape in it.').waitFor();
	await page.getByLabel(own.file.join({ names: 1 })).check();
	await page.getByText(own.file.read({ name: 'wards.zip', count: 2 })).waitFor();
	await expectNoAxeViolations(page, 'a Shapefile');
	await button(page, own.useMany({ count: 2 })).click();
	await madeList(page).getByText('Ward 5').waitFor();
	await madeList(page).getByText('Ward 6').waitFor();
});

test('a GeoPackage gives the places of its layers, in a page that may run no WebAssembly', async () => {
	const page = await openMaker({ webgl: false });
	await takeWay(page, 'file');
	const name = 'layers.gpkg';
	await bytes(page, name, gunzipSync(readFileSync(`tests/fixtures/${name}.gz`)));
	await page.getByText(own.file.read({ name, count: 3 })).waitFor();
	await page.getByText(files.system({ system: 'UTM zone 15 North, in meters' })).waitFor();
	await page.getByText(files.leftOut({ count: 3, byLine: false, layers: true })).waitFor();
	await page.getByText(`“elsewhere”: ${fileProblems['layer-of-other-coordinates']!({})}`).waitFor();
	await button(page, own.useMany({ count: 3 })).click();
	await madeList(page).getByText('Ward 5').waitFor();
	await madeList(page).getByText('Ward 6').waitFor();
});

test('a file with latitude before longitude is turned by a yes', async () => {
	const page = await openMaker({ webgl: false });
	await takeWay(page, 'file');
	await upload(page, 'turned.geojson', named('Turned', box(44.99, -93.31)));
	await page
		.getByRole('alert')
		.getByText(/latitude stands before longitude/)
		.waitFor();
	await button(page, files.turn).click();
	await page.getByText(own.file.read({ name: 'turned.geojson', count: 1 })).waitFor();
	await button(page, own.use).click();
	await madeList(page).getByText('Turned').waitFor();
});

test('an imagined line is drawn, gets its stations, and is shown', async () => {
	const { page } = await openPage({ path: '?map=45.0,-93.31,12' });
	await mapDrawn(page);
	await button(page, firstView.makeLine).click();
	await page.getByRole('radio', { name: own.line.ways.draw }).check();
	await bar(page).waitFor();
	const [a, b, c] = await square(page, 150);
	for (const { x, y } of [a!, b!, c!]) await page.mouse.click(x, y);
	await button(page, own.bar.done).click();
	await page.getByText(/^Length of the line: [\d.]+ miles$/).waitFor();
	await page.getByLabel(own.line.every).fill('0.5 mile');
	await button(page, own.line.place).click();
	await eventually(() => page.getByLabel(/^Name of station/).count()).toBeGreaterThan(3);
	await page.getByLabel(own.line.stationName({ number: 1 }), { exact: true }).fill('First stop');
	await expectNoAxeViolations(page, 'an imagined line');
	await button(page, own.line.use).click();
	await madeList(page).getByText(own.line.defaultName).waitFor();
});

test('drawing tools that do not arrive are missed, and the other ways still work', async () => {
	const visit = await openPage({ path: '?map=45.0,-93.31,12', nothingCached: true });
	const { page } = visit;
	await mapDrawn(page);
	await button(page, firstView.makePlace).click();
	await page.getByRole('heading', { name: own.heading }).waitFor();
	await goOffline(visit);
	await takeWay(page, 'draw');
	await page
		.getByRole('alert')
		.getByText(/drawing tools could not be loaded/)
		.waitFor();
	await takeWay(page, 'circle');
	await page.getByText(own.circle.none).waitFor();
});
