// An advocate makes a page of a place that stands up in front of a council.
import { describe, expect, test } from 'vitest';
import { en } from '#words/index.ts';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { lightnessOf } from '../../src/lib/domain/report/map-drawing.ts';
import { builtPlaces } from './screen/built-data.ts';
import { keyFigures, profileOf } from './report/expected-report.ts';
import { FORMATS, pdfOf, PENN, written } from './report/report-page.ts';
import { expectNoAxeViolationsInBoth, openPage, pageForAll, screenshot } from './support/index.ts';

const r = useReportMessages();
const words = r.screen;
type Page = Awaited<ReturnType<typeof openPage>>['page'];

describe('the printed page', () => {
	const penn = pageForAll({ path: PENN });

	test.each(FORMATS)('holds the figures of the profile, on %s', async (format) => {
		const { page } = penn();
		await written(page);
		const pdf = await pdfOf(page, format);
		const text = pdf.pages.join(' ');
		const figures = keyFigures(await profileOf('station:penn'));
		expect(figures.length).toBe(40);
		for (const { id, value, margin } of figures) {
			const stands = margin === null ? value : `${value} ${margin}`;
			expect(text, id).toContain(stands);
		}
		// What a council reads first.
		expect(text).toContain('1,086 ± 177 renter households');
		expect(text).not.toMatch(/NaN|undefined|null|\d %/);
	});

	describe.each([
		[PENN, FORMATS],
		['report/', FORMATS],
		['station/lowry/', FORMATS],
		['city/crystal/', FORMATS],
		['report/?with=station:penn&with=station:lowry&with=city:Crystal', FORMATS],
		[
			'report/?with=station:penn&with=station:lowry&with=city:Crystal&with=city:Brooklyn%20Park',
			FORMATS
		],
		['report/?with=each:blue-line-extension', ['A4']]
	] as const)('of "/%s"', (path, formats) => {
		const visit = path === PENN ? penn : pageForAll({ path });

		test.each(formats)('takes one or two pages on %s', async (format) => {
			const { page } = visit();
			await written(page);
			const { pages } = await pdfOf(page, format);
			expect(pages.length).toBeGreaterThanOrEqual(1);
			expect(pages.length).toBeLessThanOrEqual(2);
			// Each page says what it belongs to and which one it is.
			for (const [at, text] of pages.entries()) {
				expect(text).toContain(`${at + 1} / ${pages.length}`);
				expect(text).toContain('Rootline · ');
			}
			// No heading is the last thing on a page.
			const last = pages[0]!.replace(/Rootline · .*$/, '').trim();
			const headings = Object.values(words.paper).filter((each) => typeof each === 'string');
			expect(headings.filter((each) => last.endsWith(each))).toEqual([]);
		});
	});

	test('is tagged, carries its letters with it, and its links are alive', async () => {
		const { page, site } = penn();
		await written(page);
		const pdf = await pdfOf(page, 'Letter');
		expect(pdf.tagged).toBe(true);
		for (const role of ['H1', 'H2', 'Table', 'TH', 'TD', 'L', 'LI', 'Figure', 'Link']) {
			expect(pdf.roles, role).toContain(role);
		}
		expect(pdf.roles.filter((role) => role === 'H1')).toHaveLength(1);
		expect(pdf.fonts.some((name) => name.includes('AtkinsonHyperlegible'))).toBe(true);
		expect(pdf.notEmbedded).toBe(0);
		// The link of the view, with the version of the rules that it was made under.
		const asked = new URL(site + PENN);
		const isOfView = (url: string) => {
			const { pathname, searchParams } = new URL(url);
			const same = [...asked.searchParams].every(
				([name, value]) => searchParams.get(name) === value
			);
			return pathname === asked.pathname && same && searchParams.has('v');
		};
		expect(pdf.links.some(isOfView)).toBe(true);
		expect(pdf.links.some((url) => url.startsWith('https://'))).toBe(true);
	});

	test('has a map whose classes keep their order in grey', async () => {
		const { page } = await openPage({ path: 'report/?place=city:Minneapolis' });
		await written(page);
		// Legend rows run from the darkest class to the lightest.
		const fills = await page
			.locator('.paper figure.page path[stroke-width="0.7"]')
			.evaluateAll((rows) => rows.map((row) => row.getAttribute('fill') ?? ''));
		const lightness = fills.filter((fill) => fill.startsWith('#')).map(lightnessOf);
		expect(lightness.length).toBeGreaterThanOrEqual(4);
		const classes = lightness.slice(0, 6);
		for (const [at, each] of classes.entries()) {
			if (at > 0) expect(each - classes[at - 1]!).toBeGreaterThan(5);
		}
	});
});

test('five taps on a phone lead from the first screen to the page in the print window', async () => {
	const { page } = await openPage({
		viewport: 'phone',
		before: async ({ context }) => {
			// The browser's own window cannot be seen by a test: it is noted that it was asked for.
			await context.addInitScript(() => {
				window.print = () => {
					document.documentElement.dataset.printed = 'yes';
				};
			});
		}
	});
	let taps = 0;
	const tap = async (target: ReturnType<Page['locator']>) => {
		taps += 1;
		await target.tap();
	};
	await tap(page.getByRole('button', { name: en.sheet.taller }));
	await tap(page.locator('.explorer ol').getByRole('link', { name: /^Penn Avenue/ }));
	await tap(page.getByRole('link', { name: words.open, exact: true }));
	await written(page);
	await tap(page.getByRole('button', { name: words.printPage, exact: true }));
	expect(await page.locator('html').getAttribute('data-printed')).toBe('yes');
	// One more tap saves or shares in the window that opened.
	expect(taps + 1).toBeLessThanOrEqual(5);
	const { pages } = await pdfOf(page, 'Letter');
	expect(pages[0]).toContain('Penn Avenue station area');
	expect(pages.length).toBeLessThanOrEqual(2);
});

test('without JavaScript a station’s page has its findings, table and map', async () => {
	const { page } = await openPage({ path: 'station/penn/', javaScript: false });
	const paper = page.locator('.paper');
	expect(await paper.locator('[data-finding]').count()).toBeGreaterThanOrEqual(4);
	expect(await paper.locator('tbody tr').count()).toBe(10);
	const map = paper.getByRole('img', { name: /Penn Avenue station area/ });
	expect(await map.isVisible()).toBe(true);
	const text = await paper.innerText();
	for (const { value } of keyFigures(await profileOf('station:penn'))) {
		expect(text).toContain(value);
	}
	const live = page.getByRole('link', { name: words.pages.live });
	expect(await live.getAttribute('href')).toContain('place=station:penn');
	expect((await pdfOf(page, 'Letter')).pages.length).toBeLessThanOrEqual(2);
});

test('every station and every city along the line has a page', async () => {
	const { page, site } = await openPage({ path: 'station/penn/', javaScript: false });
	const { stations } = builtPlaces();
	const hrefs = await page
		.locator('nav[aria-labelledby="others"] a')
		.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
	const cities = new Set(stations.map(({ city }) => city));
	expect(hrefs.length).toBe(stations.length + cities.size);
	for (const href of hrefs) {
		expect((await page.request.get(href)).status(), href.replace(site, '')).toBe(200);
	}
});

describe.each([
	['phone', 'dark'],
	['desk', 'light']
] as const)('on a %s, %s to begin with', (viewport, theme) => {
	test('the report with all its tools can be used by everybody', async () => {
		const { page } = await openPage({ path: PENN, viewport, theme });
		await written(page);
		if (viewport === 'phone') await page.getByRole('button', { name: words.tools }).tap();
		await page.evaluate(() => {
			for (const fold of document.querySelectorAll('details')) fold.open = true;
		});
		await page
			.getByRole('button', { name: new RegExp(`^${words.findings.reword}:`) })
			.first()
			.click();
		const wider = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(wider).toBe(0);
		const small = await page.evaluate(() =>
			[...document.querySelectorAll('#tools :is(button, input, select, summary), .bar button')]
				.map((element) => ({
					element,
					box: (element.closest('label') ?? element).getBoundingClientRect()
				}))
				.filter(({ box }) => box.width > 1 && (box.width < 43.5 || box.height < 43.5))
				.map(({ element }) => element.outerHTML.slice(0, 80))
		);
		expect(small).toEqual([]);
		await expectNoAxeViolationsInBoth(page, `the report's tools, ${viewport}`, {
			first: theme,
			also: (now) => screenshot(page, `report with tools, ${viewport}, ${now}`)
		});
	});
});
