// Whoever leads a meeting puts a walk-through on paper, and on a screen that everybody reads.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import manifest from '#region/manifest.json';
import { sourceWords } from '#words/data-page.ts';
import { useImportMessages } from '../../src/lib/i18n/import.ts';
import { screens } from '../../src/lib/i18n/en/method-screens.ts';
import { readPdf } from './report/read-pdf.ts';
import { cutOff, overprinted, textPages } from './report/text-boxes.ts';
import { eventually } from './screen/eventually.ts';
import { expectNoAxeViolations, openPage, waitForMap } from './support/index.ts';

const { walk, walkScreens } = useImportMessages();
const TITLE = 'The line in ten minutes';
const STEPS = 11;
const READ = 'walk/the-line-in-ten-minutes/';
/** A step with a figure, on the whole line. */
const PRESENT = 'walk/?place=stations:blue-line-extension#present=the-line-in-ten-minutes&step=3';

test('the handout has each step with its map, two a page, on letter and A4', async () => {
	const { page } = await openPage({ path: READ });
	expect(await page.title()).toBe(`${TITLE} · Rootline`);
	await page.evaluate(() => {
		window.print = () => document.body.setAttribute('data-printed', '');
	});
	await page.getByRole('button', { name: walk.print }).click();
	await page.locator('body[data-printed]').waitFor({ state: 'attached' });
	expect(await page.locator('.drawing svg').count()).toBe(STEPS);
	// What the printed words stand on is there, too: each number has its figure and period.
	await eventually(() => page.locator('p.figure').count()).toBeGreaterThan(STEPS - 3);
	for (const format of ['Letter', 'A4'] as const) {
		const pdf = await page.pdf({ format, tagged: true });
		const { pages, notEmbedded } = await readPdf(pdf);
		expect(notEmbedded, format).toBe(0);
		expect(pages, format).toHaveLength(Math.ceil(STEPS / 2));
		for (const text of pages) {
			expect(text.match(/Source: /g)?.length ?? 0, format).toBeLessThan(3);
		}
		expect(pages.join(' ').match(/Source: /g), format).toHaveLength(STEPS);
		for (const each of await textPages(pdf)) {
			expect(overprinted(each), format).toEqual([]);
			expect(cutOff(each, 0), format).toEqual([]);
		}
	}
});

test('the handout of what was done draws its tracts, and says whose the records are and what they miss', async () => {
	const { page } = await openPage({ path: 'walk/what-was-done-here-before/' });
	await page.evaluate(() => {
		window.print = () => document.body.setAttribute('data-printed', '');
	});
	await page.getByRole('button', { name: walk.print }).click();
	await page.locator('body[data-printed]').waitFor({ state: 'attached' });
	await page.locator('.walk .sources').waitFor();
	const pdf = await page.pdf({ format: 'Letter', tagged: true });
	const { pages } = await readPdf(pdf);
	// Letters that the font joins are one sign in the PDF.
	const said = pages.join('').normalize('NFKC').replaceAll(/\s/g, '');
	for (const source of ['covenants', 'appraisals-1930s']) {
		const { licence } = manifest.sources.find(({ id }) => id === source)!;
		for (const care of [licence, ...(sourceWords[source]?.gaps ?? [])])
			expect(said, source).toContain(care.replaceAll(/\s/g, ''));
	}
	// The steps of the past are drawn for paper by the records, and say what was found.
	const drawn = await page.locator('.drawing svg title').allTextContents();
	expect(drawn.filter((title) => /covenant|“Hazardous”/.test(title)).length).toBeGreaterThan(3);
	expect(said).toMatch(/\d+lotsinthisplacecarriedaracialcovenant/);
	expect(said).toContain('Nonefoundisnotnone.');
	for (const each of await textPages(pdf)) {
		expect(overprinted(each)).toEqual([]);
		expect(cutOff(each, 0)).toEqual([]);
	}
});

test('a step names what its number is of', async () => {
	const { page } = await openPage({ path: PRESENT });
	const show = page.getByRole('dialog');
	await show
		.getByText(
			/^METRO Blue Line Extension: all station areas: \d+% ± \d+ points\. Renters paying .+, 2019–2023\.$/
		)
		.waitFor();
	await eventually(() => page.title()).toBe(
		`${walkScreens.presentNamed({ title: TITLE })} · Rootline`
	);
});

async function boxOf(part: Locator) {
	await part.waitFor();
	const box = await part.boundingBox();
	if (!box) throw new Error('It is not on screen.');
	return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

type Box = Awaited<ReturnType<typeof boxOf>>;
const touch = (a: Box, b: Box) =>
	a.left < b.right - 0.5 &&
	b.left < a.right - 0.5 &&
	a.top < b.bottom - 0.5 &&
	b.top < a.bottom - 0.5;

const parts = (page: Page) => ({
	legend: page.getByRole('list', { name: screens.legendLine }),
	// All that line and stations can be drawn on.
	map: page.locator('[data-map-state]'),
	heading: page.locator('dialog h2', { hasText: 'What rent takes from a paycheck' }),
	figure: page.locator('dialog p.figure'),
	next: page.getByRole('button', { name: walk.next })
});

describe.each([
	['1280 × 720', { width: 1280, height: 720 }],
	['a phone', { width: 390, height: 844 }],
	['a phone on its side', { width: 844, height: 390 }],
	['a narrow phone', { width: 320, height: 640 }]
])('on %s', (_, size) => {
	test('legend, map and words keep clear of each other, and all are in sight', async () => {
		const { page } = await openPage({
			path: PRESENT,
			before: ({ page: coming }) => coming.setViewportSize(size)
		});
		await waitForMap(page);
		const { legend, map, heading, figure, next } = parts(page);
		await figure.waitFor();
		const all = {
			legend: await boxOf(legend),
			map: await boxOf(map),
			heading: await boxOf(heading),
			next: await boxOf(next)
		};
		for (const [name, box] of Object.entries(all)) {
			expect(box.left, name).toBeGreaterThanOrEqual(0);
			expect(box.top, name).toBeGreaterThanOrEqual(0);
			expect(box.right, name).toBeLessThanOrEqual(size.width);
			expect(box.bottom, name).toBeLessThanOrEqual(size.height);
			for (const [other, beside] of Object.entries(all)) {
				if (name !== other) expect(touch(box, beside), `${name} and ${other}`).toBe(false);
			}
		}
		expect(all.map.bottom - all.map.top).toBeGreaterThan(120);
	});
});

test('with letters twice as large a narrow phone shows words first, and turns stay in reach', async () => {
	const { page } = await openPage({
		path: PRESENT,
		before: async ({ page: coming }) => {
			await coming.setViewportSize({ width: 320, height: 640 });
			await coming.addInitScript(() => {
				addEventListener('DOMContentLoaded', () => {
					document.documentElement.style.fontSize = '32px';
				});
			});
		}
	});
	const { heading, figure, next, legend } = parts(page);
	await figure.waitFor();
	const [title, onward] = [await boxOf(heading), await boxOf(next)];
	expect(title.top).toBeGreaterThanOrEqual(0);
	expect(title.bottom).toBeLessThan(320);
	expect(onward.bottom).toBeLessThanOrEqual(640);
	// Most of the screen is for reading.
	expect(onward.top).toBeGreaterThan(440);
	// All words are read within three screens.
	expect((await boxOf(figure)).bottom).toBeLessThan(3 * 640);
	await expectNoAxeViolations(page, 'presentation, large letters');
	// The legend follows the words, whole.
	await legend.scrollIntoViewIfNeeded();
	expect((await boxOf(legend)).right).toBeLessThanOrEqual(320);
	await next.click();
	await page.locator('dialog h2', { hasText: 'North Minneapolis: Penn Avenue' }).waitFor();
	await eventually(async () => (await boxOf(page.locator('dialog h2'))).top).toBeLessThan(320);
});
