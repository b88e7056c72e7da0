import { firstView } from '#words/first-view.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { HOSTILE_SHAPES } from '../../src/lib/domain/geometry/hostile-shapes.fixture.ts';
import { files } from '#words/files.ts';
import { own } from '#words/my-places.ts';
import { giveFile } from './screen/files.ts';
import { button, madeList, openMaker, soFar, takeWay } from './screen/own.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { openPage } from './support/index.ts';

const shape = (what: string) => HOSTILE_SHAPES.find((each) => each.what.startsWith(what))!.geojson;
const giveShape = (page: Page, name: string, content: unknown) =>
	giveFile(page.getByLabel(own.file.label), name, JSON.stringify(content));
const alert = (page: Page, words: RegExp) => page.getByRole('alert').getByText(words).waitFor();
const square = {
	type: 'Feature',
	properties: { name: 'Our blocks' },
	geometry: {
		type: 'Polygon',
		coordinates: [
			[
				[-93.31, 44.99],
				[-93.3, 44.99],
				[-93.3, 45],
				[-93.31, 44.99]
			]
		]
	}
};
const tooMuch = shape('2,000 points all over');

test('the page answers while a file is measured, and reading can be stopped with nothing lost', async () => {
	const page = await openMaker({ webgl: false });
	await takeWay(page, 'file');
	await giveShape(page, 'ours.geojson', square);
	const before = page.getByText(own.file.read({ name: 'ours.geojson', count: 1 }));
	await before.waitFor();
	// Measured until the work is spent: every press meanwhile has to be heard.
	await giveShape(page, 'much.geojson', tooMuch);
	await page.getByText(files.reading({ name: 'much.geojson' })).waitFor();
	await button(page, files.stop).click();
	await page.getByText(files.reading({ name: 'much.geojson' })).waitFor({ state: 'detached' });
	expect(await before.count()).toBe(1);
	const failures = page.getByRole('alert').filter({ hasNotText: 'WebGL' });
	expect(await failures.count(), 'stopping is no failure').toBe(0);

	await giveShape(page, 'much.geojson', tooMuch);
	await alert(page, /2000 points, and measuring all of it as one takes longer/);
	expect(await before.count()).toBe(1);
	await expectNoAxeViolations(page, 'a file that takes too long');
	await button(page, own.use).click();
	await madeList(page).getByText('Our blocks').waitFor();
});

test('another distance is measured anew, also after it was too much', async () => {
	const page = await openMaker({ webgl: false });
	await takeWay(page, 'file');
	await giveShape(page, 'row.geojson', shape('2,000 points in a row'));
	await page.getByText(own.file.read({ name: 'row.geojson', count: 1 })).waitFor();
	await soFar(page).getByText('20.4 square miles').waitFor();
	await page.getByRole('radio', { name: own.distance.quarter, exact: true }).check();
	await soFar(page).getByText('9.99 square miles').waitFor();
	expect(await button(page, own.use).isEnabled()).toBe(true);
});

test('a line across the globe is taken where there are figures, and says that the rest is not', async () => {
	const page = await openMaker({ webgl: false });
	await takeWay(page, 'file');
	await giveShape(page, 'globe.geojson', shape('a line across the globe'));
	await page.getByText(own.file.cut).waitFor();
	await soFar(page).getByText(own.people).waitFor();
	await button(page, own.use).click();
	await madeList(page).getByRole('link').waitFor();
});

test('what is no feature, or of no kind, gets one sentence from both makers', async () => {
	const page = await openMaker({ webgl: false });
	const odd = { ...square, geometry: { type: { toString: 1 }, coordinates: [] } };
	const features = [square, null];
	await takeWay(page, 'file');
	await giveShape(page, 'odd.geojson', odd);
	await alert(page, /a kind that is no place \(object\)/);
	await giveShape(page, 'null.geojson', { type: 'FeatureCollection', features });
	await page.getByText('Number 2: This is no GeoJSON feature. Mend or remove it.').waitFor();
	await button(page, own.cancel).click();
	await button(page, firstView.makeLine).click();
	await page.getByRole('radio', { name: own.line.ways.file }).check();
	await giveShape(page, 'odd.geojson', odd);
	await alert(page, /a kind that is no place \(object\)/);
	const coordinates = Array.from({ length: 300_000 }, (_, at) => [-93.3, 45 + at * 1e-7]);
	await giveShape(page, 'dots.geojson', {
		type: 'GeometryCollection',
		geometries: [
			{ type: 'MultiPoint', coordinates },
			{ type: 'LineString', coordinates: coordinates.slice(0, 2) }
		]
	});
	await alert(page, /would have 300000 stations; up to 60/);
});

test('a link with sixty wide circles opens, and the page answers', async () => {
	const circles = Array.from({ length: 60 }, (_, at) => `own=near:45.${at + 10},-93.3,20mi~C${at}`);
	const { page } = await openPage({ path: `?${circles.join('&')}`, webgl: false });
	await madeList(page).getByText('C59').waitFor();
	await button(page, firstView.makePlace).click();
	await page.getByRole('heading', { name: own.heading }).waitFor();
});
