// An advocate sets out who lives along the line, and what an application for the state program can say.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { csvParse } from 'd3-dsv';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { afterAll, describe, expect, test } from 'vitest';
import manifest from '#region/manifest.json';
import { sourceWords } from '#words/data-page.ts';
import { en } from '#words/index.ts';
import { files, links, need, program, review } from '#words/program.ts';
import { figureTitle } from '../../src/lib/i18n/figures.ts';
import { figureText } from '../../src/lib/domain/text/format.ts';
import { needSheet } from '../../src/lib/domain/report/program.ts';
import { reviewFigures } from '../../src/lib/domain/report/review.ts';
import { builtPlaces } from './screen/built-data.ts';
import { profileOf } from './report/expected-report.ts';
import { readPdf } from './report/read-pdf.ts';
import { expectNoAxeViolationsInBoth, openPage, pageForAll } from './support/index.ts';

type Page = Awaited<ReturnType<typeof openPage>>['page'];

const folder = mkdtempSync(path.join(tmpdir(), 'rootline-sheets-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

async function taken(page: Page, kind: 'csv' | 'docx' | 'xlsx') {
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.locator(`[data-file="${kind}"]`).click()
	]);
	const name = saved.suggestedFilename();
	const file = path.join(folder, name);
	await saved.saveAs(file);
	await page.locator(`[data-file="${kind}"]:enabled`).waitFor();
	return { name, file };
}

/** Rows of the table in a ZIP as a parser with its defaults reads them, and what is said beside it. */
function rowsOf(zip: string) {
	const files = Object.entries(unzipSync(new Uint8Array(readFileSync(zip))));
	const text = (ending: string) =>
		strFromU8(files.find(([name]) => name.endsWith(ending))?.[1] ?? new Uint8Array());
	return { about: text('.txt').split('\n'), rows: csvParse(text('.csv')) };
}

const { estimate: words } = en;
const flat = (text: string) => text.replaceAll(/\s+/g, '');

describe('the review table', () => {
	const visit = pageForAll({ path: 'review/' });

	test('has a row for every station area, city and the whole, each with its figures', async () => {
		const { page } = visit();
		const { stations } = builtPlaces();
		expect(await page.locator('[data-row="station"]').count()).toBe(stations.length);
		const cities = new Set(stations.map(({ city }) => city));
		expect(await page.locator('[data-row="city"]').count()).toBeGreaterThanOrEqual(cities.size);
		for (const kind of ['stations', 'corridor', 'region']) {
			expect(await page.locator(`[data-row="${kind}"]`).count(), kind).toBe(1);
		}
		const { figures } = (await profileOf('station:penn')).place.profile;
		const row = page.locator('tr').filter({
			has: page.getByRole('rowheader', { name: 'Penn Avenue', exact: true })
		});
		for (const { id, unit } of reviewFigures()) {
			const { estimate } = figures.find(({ definition }) => definition.id === id)!;
			const { value, margin } = figureText(estimate, unit, words);
			const cell = await row.locator(`[data-figure="${id}"]`).innerText();
			expect(cell, id).toContain(value);
			if (estimate.moe !== null) expect(cell, id).toContain(margin);
		}
		expect(await page.locator('main').innerText()).toContain('chapter 7 on environmental justice');
	});

	test('is read again from its files', async () => {
		const { page } = visit();
		const csv = await taken(page, 'csv');
		expect(csv.name).toMatch(/^rootline_.*_review-table-csv_\d{4}-\d\d-\d\d\.zip$/);
		const { rows, about } = rowsOf(csv.file);
		expect(about.join(' ')).toContain(page.url());
		const lowry = rows.find(({ place }) => place === 'Lowry Avenue')!;
		const { figures } = (await profileOf('station:lowry')).place.profile;
		const poverty = figures.find(({ definition }) => definition.id === 'poverty_185')!;
		const title = figureTitle(poverty.definition);
		expect(Number(lowry[title])).toBeCloseTo(poverty.estimate.value!, 5);
		// Who lives in the parts of the cities lives along the line.
		const people = figureTitle(
			figures.find(({ definition }) => definition.id === 'people_2020')!.definition
		);
		const of = (kind: keyof typeof review.files.kinds) =>
			rows
				.filter((row) => row[review.files.kind] === review.files.kinds[kind])
				.reduce((sum, row) => sum + Number(row[people]), 0);
		expect(of('part')).toBeGreaterThan(0.95 * of('corridor'));
		expect(of('part')).toBeLessThanOrEqual(of('corridor') + 1);

		const { readSheet } = await import('read-excel-file/node');
		const sheet = await readSheet((await taken(page, 'xlsx')).file, 2);
		const column = sheet[0]!.indexOf(title);
		expect(sheet.find(([place]) => place === 'Lowry Avenue')?.[column]).toBeCloseTo(
			poverty.estimate.value!,
			5
		);

		const { value: html } = await mammoth.convertToHtml({
			path: (await taken(page, 'docx')).file
		});
		expect(html).toContain('<table>');
		expect(html).toContain('Lowry Avenue');
		expect(flat(html)).toContain(flat(figureText(poverty.estimate, 'share', words).value));
	});

	test('follows the paper that was chosen', async () => {
		const { page } = visit();
		// Twentieths of a point, on the long side: 297 and 210 mm, 11 and 8.5 inches.
		for (const [sheet, wide, high] of [
			['a4', 16838, 11906],
			['letter', 15840, 12240]
		] as const) {
			await page.evaluate((chosen) => localStorage.setItem('rootline.paper', chosen), sheet);
			const { file } = await taken(page, 'docx');
			const xml = execFileSync('unzip', ['-p', file, 'word/document.xml']).toString();
			const [, w, h] = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(xml)!;
			expect(Math.abs(Number(w) - wide)).toBeLessThan(20);
			expect(Math.abs(Number(h) - high)).toBeLessThan(20);
		}
	});

	test('is printed on long sheets without what is around it', async () => {
		const { page } = visit();
		const pdf = await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }));
		for (const [width = 0, height = 0] of pdf.sizes) expect(width).toBeGreaterThan(height);
		const text = pdf.pages.join(' ');
		expect(text).toContain('Penn Avenue');
		expect(text).not.toContain(en.nav.compare);
		expect(text).not.toContain(files.print);
		expect(pdf.pages.length).toBeLessThanOrEqual(6);
	});
});

describe('the state program and the need sheet', () => {
	const visit = pageForAll({ path: 'program/?place=station:penn', viewport: 'phone' });

	test('says how a place lies to both routes, what its figures speak for, and who can act', async () => {
		const { page } = visit();
		await page.locator('[data-need]').waitFor();
		const within = (route: string) =>
			page.locator(`[data-standing="${route}"]`).getAttribute('data-within');
		expect(await within('corridor')).toBe('all');
		expect(await page.locator('[data-standing="former"]').count()).toBe(1);
		expect(await page.locator('[data-policy]').count()).toBeGreaterThan(0);
		for (const level of Object.keys(program.levels)) {
			expect(await page.locator(`[data-level="${level}"] li`).count(), level).toBeGreaterThan(0);
		}
		const all = await page.locator('main').innerText();
		expect(all).toContain(program.notLegal);
		expect(all).toMatch(/As of October 28, 2019:/);
		await expectNoAxeViolationsInBoth(page, 'program', { first: 'light' });
	});

	test('the sheet is taken along and read again, under the headings of the program', async () => {
		const { page } = visit();
		await page.locator('[data-need]').waitFor();
		const sections = needSheet(await profileOf('station:penn'));
		const csv = await taken(page, 'csv');
		expect(csv.name).toMatch(/^rootline_penn-avenue-station-area_need-sheet-csv_.*\.zip$/);
		const { rows, about } = rowsOf(csv.file);
		expect(about.join(' ')).toContain(program.notLegal);
		const { value: html } = await mammoth.convertToHtml({
			path: (await taken(page, 'docx')).file
		});
		const text = flat(html.replaceAll('&amp;', '&'));
		const shown = flat(await page.locator('[data-need]').innerText());
		const counted = sections.flatMap(({ rows: figures }) =>
			figures.flatMap(({ figure: { definition } }) =>
				definition.measure.kind === 'record' ? [definition.measure.source] : []
			)
		);
		// Whose the records are, on what terms, and what they miss.
		expect(new Set(counted).size).toBeGreaterThan(6);
		for (const source of new Set(counted)) {
			const { licence } = manifest.sources.find(({ id }) => id === source)!;
			for (const care of [licence, ...(sourceWords[source]?.gaps ?? [])]) {
				expect(about.join(' '), source).toContain(care);
				expect(text, source).toContain(flat(care));
				expect(shown, source).toContain(flat(care));
			}
		}
		for (const { heading, rows: figures } of sections) {
			expect(html).toContain(need.headings[heading]);
			for (const { figure } of figures) {
				const { definition, estimate } = figure;
				const row = rows.find(({ figure_id }) => figure_id === definition.id)!;
				expect(row.heading).toBe(need.headings[heading]);
				expect(row.source).not.toBe('');
				if (estimate.value === null) expect(row.value).toBe('');
				else expect(Number(row.value)).toBeCloseTo(estimate.value, 5);
				expect(text).toContain(flat(figureText(estimate, definition.unit, words).value));
			}
		}
	});

	test('the sheet alone is printed', async () => {
		const { page } = visit();
		await page.locator('[data-need]').waitFor();
		const pdf = await readPdf(await page.pdf({ format: 'Letter', tagged: true }));
		const text = pdf.pages.join(' ');
		for (const heading of Object.values(need.headings)) expect(text).toContain(heading);
		expect(text).toContain('1,086 ± 177');
		expect(text).not.toContain(program.actHeading);
		expect(pdf.pages.length).toBeLessThanOrEqual(4);
	});

	test('an address is found, and its distance told; one far away lies outside', async () => {
		const { page } = visit();
		await page.goto(new URL('program/?place=near:44.88,-93.2,0.5mi', visit().site).href);
		await page.locator('[data-standing="corridor"][data-within="none"]').waitFor();
		expect(await page.locator('[data-standing="corridor"]').innerText()).toMatch(
			/about \d+(\.\d)? miles away in a straight line/
		);
		await page.getByRole('combobox', { name: program.search }).fill('Lowry Avenue');
		await page.getByRole('option').first().click();
		await page.locator('[data-standing="corridor"][data-within="all"]').waitFor();
	});
});

test('both are found in the menu', async () => {
	const { page } = await openPage({ path: 'about/' });
	await page.getByRole('button', { name: en.nav.more }).click();
	await page.getByRole('link', { name: links.review }).click();
	await page.getByRole('heading', { level: 1, name: review.title }).waitFor();
	await page.getByRole('button', { name: en.nav.more }).click();
	await page.getByRole('link', { name: links.program }).first().click();
	await page.getByRole('heading', { level: 1, name: program.title }).waitFor();
});
