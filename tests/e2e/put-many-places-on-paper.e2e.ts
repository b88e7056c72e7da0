// A planner prints thirteen stations, two routes and three lines for a working group.
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import * as words from '#words/compare.ts';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { FORMATS, pdfOf, written } from './report/report-page.ts';
import { readPdf } from './report/read-pdf.ts';
import { cutOff, overprinted, textPages, type TextPage } from './report/text-boxes.ts';
import { eventually } from './screen/eventually.ts';
import { openPage } from './support/index.ts';

const LINE = 'with=each:blue-line-extension';
const ROUTES = 'with=stations:blue-line-extension&with=stations:blue-line-extension-2016';
const LINES = 'with=stations:blue-line-extension&with=stations:green-line&with=stations:blue-line';
const NAMES = ['Plymouth Avenue', 'Penn Avenue', 'Downtown Robbinsdale', 'Oak Grove Parkway'];
/** Points of a margin in which every printer can still print, where the page's number stands. */
const LEAST_MARGIN = 18;

/** The comparison is there with its lines. */
async function compared(page: Page): Promise<void> {
	await page.locator('tr[data-series]').first().waitFor();
	await page.evaluate(() => document.fonts.ready);
}

async function expectReadable(page: Page): Promise<readonly TextPage[]> {
	const bytes = await page.pdf({ format: 'Letter', tagged: true });
	const pages = await textPages(bytes);
	expect(pages.flatMap(overprinted)).toEqual([]);
	expect(pages.flatMap((each) => cutOff(each, LEAST_MARGIN))).toEqual([]);
	return pages;
}

/** Boxes of text on a page that hide part of what they hold. */
function clipped(page: Page): Promise<readonly string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('main :is(th, td, p, li, h1, h2, h3, caption)')]
			.filter((element) => {
				const { overflow, overflowX } = getComputedStyle(element);
				const hides = [overflow, overflowX].some((each) => each === 'hidden' || each === 'clip');
				const hidden = element.closest('.visually-hidden') !== null;
				return hides && !hidden && element.scrollWidth > element.clientWidth + 1;
			})
			.map((element) => element.textContent)
	);
}

describe.each([
	['thirteen stations', LINE, true],
	['the two routes', ROUTES, false],
	['three lines', LINES, false]
] as const)('%s', (_, places, lies) => {
	test.each([
		['report/', written],
		['compare/', compared]
	] as const)('on %s: no text stands on another, and none is cut', async (path, there) => {
		const { page } = await openPage({ path: `${path}?${places}`, webgl: false });
		await there(page);
		const pages = await expectReadable(page);
		expect(pages.length).toBeGreaterThan(1);
		for (const { width, height } of pages) expect(width > height).toBe(lies);
		await page.emulateMedia({ media: 'print' });
		expect(await clipped(page)).toEqual([]);
	});
});

describe('thirteen stations', () => {
	test.each(FORMATS)(
		'fit two pages of %s, each by its short name and pressure first',
		async (format) => {
			const { page } = await openPage({ path: `report/?${LINE}`, webgl: false });
			await written(page);
			const { pages } = await pdfOf(page, format);
			expect(pages.length).toBe(2);
			const { table } = useReportMessages().report;
			const heads = await page.locator('.paper thead th').allInnerTexts();
			expect(heads[1]?.trim()).toBe(table.flagged);
			const rows = (await page.locator('.paper tbody th').allInnerTexts()).map((each) =>
				each.trim()
			);
			expect(rows).toHaveLength(14);
			for (const name of NAMES) expect(rows).toContain(name);
			// The page says itself how many there will be.
			const { length } = useReportMessages().screen;
			await eventually(() =>
				page
					.getByRole('status')
					.filter({ hasText: length.count({ letter: 2, a4: 2 }) })
					.count()
			).toBe(1);
		}
	);

	test('are printed from the comparison with all figures that somebody opened', async () => {
		const { page } = await openPage({ path: `compare/?${LINE}`, webgl: false });
		await compared(page);
		const before = await expectReadable(page);
		await page.locator('details[data-topic="homes-and-rents"] summary').click();
		await page.locator('tr[data-figure="renter_share"]').waitFor();
		const after = await expectReadable(page);
		expect(after.length).toBeGreaterThan(before.length);
		const { pages } = await readPdf(await page.pdf({ format: 'Letter', tagged: true }));
		for (const name of NAMES) expect(pages[0]).toContain(name);
		expect(pages[0]).not.toContain('Penn Avenue station area');
		// What is pressed is not on paper.
		expect(pages.join(' ')).not.toContain(words.files.kinds.csv);
	});
});

test.each([
	['three places', 'with=station:penn&with=station:lowry&with=city:Crystal'],
	['the two routes', ROUTES],
	['three lines', LINES]
])('%s fit two pages, printed and as the PDF that the page makes', async (_, places) => {
	const { page } = await openPage({ path: `report/?${places}`, webgl: false });
	await written(page);
	for (const format of FORMATS) expect((await pdfOf(page, format)).pages.length).toBe(2);
	await page.locator('input[name="paper-size"][value="letter"]').check();
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.locator('button[data-pdf]').click()
	]);
	const bytes = await buffer(await saved.createReadStream());
	const made = await textPages(bytes);
	expect(made).toHaveLength(2);
	expect(made.flatMap(overprinted)).toEqual([]);
	expect(made.flatMap((each) => cutOff(each, LEAST_MARGIN))).toEqual([]);
});
