// An organizer looks for tracts that several figures point at, and takes them along for a map of their own.
import { csvParse } from 'd3-dsv';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { side } from '#words/first-view.ts';
import { en } from '#words/index.ts';
import { filterWords, takeAlong } from '#words/take-along.ts';
import { figureOf, GEOIDS } from './figures/tract-figures.ts';
import { eventually } from './screen/eventually.ts';
import { downloaded, downloadedZip } from './screen/files.ts';
import { tableRows } from './screen/table.ts';
import { mapDrawn } from './screen/map.ts';
import { expectNoAxeViolationsInBoth, openPage, PICTURED, screenshot } from './support/index.ts';

const WHERE = 'where=renter-share:min:0.5&where=median-gross-rent:max:1200';
/** By the published figures of the sources, and none of the atlas's code. */
const wanted = GEOIDS.filter((geoid) => {
	const share = figureOf(geoid, 'renter-share').value;
	const rent = figureOf(geoid, 'median-gross-rent').value;
	return share !== null && share >= 0.5 && rent !== null && rent <= 1200;
});

const open = (page: Page, summary: string) =>
	page.locator('summary', { hasText: summary }).first().click();

test('a link filters the table by two figures, says how many are left, and is cleared', async () => {
	const { page } = await openPage({ path: `table/?${WHERE}`, webgl: false });
	const said = page.locator('.figure-filter [role="status"]');
	await eventually(() => said.textContent()).toContain(
		`${wanted.length} of ${GEOIDS.length} tracts meet both.`
	);
	expect((await tableRows(page)).map(({ geoid }) => geoid).sort()).toEqual([...wanted].sort());
	await page.getByRole('button', { name: filterWords.clear }).click();
	await eventually(() => page.url()).not.toContain('where=');
	await eventually(async () => (await tableRows(page)).length).toBe(GEOIDS.length);
});

test('both of two maps fade what is left out, and say so', async () => {
	const path = `?show=renter-share&${WHERE}&second=swipe:median-gross-rent&map=45.05,-93.3,11`;
	const { page } = await openPage({ path, drawn: PICTURED });
	const captions = page.getByRole('group', { name: side.captions });
	const said = filterWords.short({ meet: wanted.length, all: GEOIDS.length });
	await eventually(() => captions.getByText(said).count()).toBe(2);
	await eventually(() => page.locator('[data-map-state="ready"]').count()).toBe(2);
	await screenshot(page, 'two-maps-filtered');
	// One map alone says it in the line above it.
	await page.goto(page.url().replace(/&second=[^&]*/, ''));
	await eventually(() => page.getByText(said).count()).toBe(1);
	await mapDrawn(page);
	await screenshot(page, 'one-map-filtered');
});

test('a condition is made by hand, and stands in the link', async () => {
	const { page } = await openPage({ path: 'table/?show=renter-share', webgl: false });
	await open(page, en.table.filter);
	await page.getByRole('button', { name: filterWords.add }).click();
	const value = page.getByRole('spinbutton', { name: filterWords.value });
	await value.fill('50');
	await value.press('Tab');
	await eventually(() => page.url()).toContain('where=renter-share:min:0.5');
	const half = GEOIDS.filter((geoid) => (figureOf(geoid, 'renter-share').value ?? 0) >= 0.5);
	await eventually(() => page.locator('.figure-filter [role="status"]').textContent()).toContain(
		`${half.length} of ${GEOIDS.length} tracts meet this.`
	);
});

describe('the tracts that are left', () => {
	test('go along as tables and shapes with their description', { timeout: 120_000 }, async () => {
		const { page } = await openPage({ path: `table/?show=renter-share&${WHERE}`, webgl: false });
		await tableRows(page);
		await open(page, en.table.takeAlong);
		const take = (kind: string) => () => page.locator(`[data-file="${kind}"]`).click();
		const csv = await downloadedZip(page, take('csv'));
		expect(csv.name).toMatch(/^rootline_tracts_renter-share-csv_.*\.zip$/);
		const rows = csvParse(csv.files['tracts.csv']!);
		expect(rows.map(({ GEOID }) => GEOID).sort()).toEqual([...wanted].sort());
		for (const row of rows) {
			const published = figureOf(row.GEOID!, 'renter-share').value!;
			expect(Number(row.renter_share)).toBeCloseTo(published, 3);
			expect(Number(row.renter_share_moe)).toBeGreaterThan(0);
		}
		const described = JSON.parse(csv.files['datapackage.json']!) as { description: string };
		expect(described.description).toMatch(/at least 50%.* and .*at most \$1,200/);

		await page.getByLabel(takeAlong.scope).selectOption('all');
		const all = await downloadedZip(page, take('geojson'));
		const { features } = JSON.parse(all.files['tracts.geojson']!) as {
			features: { geometry: { type: string }; properties: Record<string, unknown> }[];
		};
		expect(features).toHaveLength(wanted.length);
		expect(features[0]?.geometry.type).toBe('MultiPolygon');
		expect(features.map(({ properties }) => typeof properties.people_2020)).toEqual(
			features.map(() => 'number')
		);
		const workbook = await downloaded(page, take('xlsx'));
		expect(workbook.text.startsWith('PK')).toBe(true);
		const archive = await downloaded(page, take('pmtiles'));
		expect(archive.text.startsWith('PMTiles')).toBe(true);
	});
});

test('filter and files can be used by everybody, on a small phone too', async () => {
	const { page } = await openPage({ path: `table/?${WHERE}`, viewport: 'phone', webgl: false });
	await tableRows(page);
	await open(page, en.table.takeAlong);
	await page.locator('[data-file="csv"]').waitFor();
	await page.setViewportSize({ width: 320, height: 640 });
	const wider = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(wider).toBe(0);
	await expectNoAxeViolationsInBoth(page, 'table with a filter', { first: 'light' });
});
