// The report leaves the page as files, and each file holds the same figures.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { csvParse } from 'd3-dsv';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { afterAll, describe, expect, test } from 'vitest';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { keyFigures, profileOf } from './report/expected-report.ts';
import { overprinted, readPdf } from './report/read-pdf.ts';
import { openTool } from './report/report-page.ts';
import { downloadedZip } from './screen/files.ts';
import { openPage, pageForAll } from './support/index.ts';

const words = useReportMessages().screen;
const PENN = 'report/?lens=classes&place=station:penn';
const folder = mkdtempSync(path.join(tmpdir(), 'rootline-files-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

type Visit = Awaited<ReturnType<typeof openPage>>;
type Page = Visit['page'];

const visit = pageForAll({ path: PENN });

async function outputs(own?: Visit): Promise<{ page: Page; requests: readonly string[] }> {
	const { page, guard } = own ?? visit();
	await page.locator('.paper figure svg:visible').waitFor();
	await openTool(page, 'outputs');
	return { page, requests: guard.requests };
}

async function download(page: Page, id: string): Promise<{ name: string; file: string }> {
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.locator(`[data-output="${id}"]`).click()
	]);
	const name = saved.suggestedFilename();
	const file = path.join(folder, `${id}-${name}`);
	await saved.saveAs(file);
	await page.locator(`[data-output="${id}"]:enabled`).waitFor();
	return { name, file };
}

const RENTERS = { value: 1086, margin: 177 };

test('as a table with its names on the first line, and what it is in a file beside it', async () => {
	const { page } = await outputs();
	const { name, files } = await downloadedZip(page, () =>
		page.locator('[data-output="csv"]').click()
	);
	expect(name).toMatch(/^rootline_penn-avenue-station-area_figures-csv_\d{4}-\d\d-\d\d\.zip$/);
	const table = csvParse(Object.entries(files).find(([file]) => file.endsWith('.csv'))![1]);
	const row = table.find(
		({ place, figure }) => place === 'station:penn' && figure === 'renter_households'
	);
	expect(Math.round(Number(row?.value))).toBe(RENTERS.value);
	expect(Math.round(Number(row?.moe))).toBe(RENTERS.margin);
	expect(files['datapackage.json']).toContain(new URL(page.url()).search.slice(1, 20));
});

test('as a document with headings, table, picture and its text', async () => {
	const { page } = await outputs();
	const { file } = await download(page, 'document');
	const { value: html } = await mammoth.convertToHtml({ path: file });
	expect(html.match(/<h1>/g)?.length).toBeGreaterThanOrEqual(5);
	expect(html).toContain('<table>');
	expect(html).toMatch(/<img alt="[^"]{20,}" src="data:image\/png/);
	for (const { value } of keyFigures(await profileOf('station:penn'))) {
		expect(html.replaceAll('&amp;', '&')).toContain(value);
	}
});

test('as a PDF, two taps from the page of a station, with nothing loaded for it before', async () => {
	const { page, guard } = await openPage({ path: 'station/penn/' });
	await page.getByRole('link', { name: words.pages.live }).click();
	await page.locator('.paper figure svg:visible').waitFor();
	const before = new Set(guard.requests);
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: words.savePdf }).click()
	]);
	expect(saved.suggestedFilename()).toMatch(
		/^rootline_penn-avenue-station-area_report_\d{4}-\d\d-\d\d\.pdf$/
	);
	const file = path.join(folder, saved.suggestedFilename());
	await saved.saveAs(file);
	const pdf = await readPdf(readFileSync(file));
	expect(pdf.tagged).toBe(true);
	expect(pdf.sizes).toEqual([
		[612, 792],
		[612, 792]
	]);
	expect(overprinted(pdf.boxes)).toEqual([]);
	const text = pdf.pages.join(' ').replaceAll(/\s/g, '');
	for (const { value } of keyFigures(await profileOf('station:penn'))) {
		expect(text).toContain(value.replaceAll(/\s/g, ''));
	}
	const loaded = guard.requests.filter((url) => !before.has(url));
	expect(loaded.filter((url) => url.endsWith('.js')).length).toBeGreaterThanOrEqual(1);
	expect([...before].filter((url) => /\.woff(?:$|\?)|\/tiles\/context/.test(url))).toEqual([]);
	expect(loaded.some((url) => url.endsWith('.woff'))).toBe(true);
});

test('as a PDF of the speech on A4, handed to another program where the device can', async () => {
	const { page } = await openPage({
		path: PENN,
		before: async ({ context }) => {
			await context.addInitScript(() => {
				const handed: { name: string; type: string; size: number }[] = [];
				Object.assign(window, { handed });
				Object.assign(navigator, {
					canShare: () => true,
					share: ({ files = [] }: ShareData) => {
						handed.push(...files.map(({ name, type, size }) => ({ name, type, size })));
						return Promise.resolve();
					}
				});
			});
		}
	});
	await page.locator('.paper figure svg:visible').waitFor();
	await page.getByRole('radio', { name: words.kind.oral }).check();
	await openTool(page, 'outputs');
	await page.getByRole('radio', { name: words.outputs.sheets.a4 }).check();
	await page.getByRole('button', { name: words.sharePdf }).click();
	await page.locator('[data-pdf]:enabled').waitFor();
	const handed = await page.evaluate(
		() => (window as unknown as { handed: { name: string; type: string; size: number }[] }).handed
	);
	expect(handed).toHaveLength(1);
	expect(handed[0]!.name).toMatch(/^rootline_penn-avenue-station-area_oral_.*\.pdf$/);
	expect(handed[0]!.type).toBe('application/pdf');
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.locator('[data-output="pdf"]').click()
	]);
	const file = path.join(folder, saved.suggestedFilename());
	await saved.saveAs(file);
	expect((await readPdf(readFileSync(file))).sizes[0]).toEqual([595.28, 841.89]);
	// All together the speech is there as it is on the page, beside the report.
	const { file: zip } = await download(page, 'zip');
	const names = Object.keys(unzipSync(readFileSync(zip)));
	for (const kind of ['report', 'oral']) {
		for (const extension of ['docx', 'pdf']) {
			const named = new RegExp(`_${kind}_.*\\.${extension}$`);
			expect(names.filter((name) => named.test(name))).toHaveLength(1);
		}
	}
	// The device keeps the paper that was chosen.
	await page.reload();
	await openTool(page, 'outputs');
	expect(await page.getByRole('radio', { name: words.outputs.sheets.a4 }).isChecked()).toBe(true);
});

test('as a workbook, one sheet a topic', async () => {
	const { page } = await outputs();
	const { file } = await download(page, 'workbook');
	const parts = unzipSync(readFileSync(file));
	const sheets = Object.keys(parts).filter((name) => /worksheets\/sheet\d+\.xml$/.test(name));
	expect(sheets.length).toBeGreaterThanOrEqual(6);
	const { readSheet } = await import('read-excel-file/node');
	const { figures } = (await profileOf('station:penn')).place.profile;
	const own = figures.find(({ definition }) => definition.id === 'renter_households')!;
	const all = await Promise.all(sheets.map((_, at) => readSheet(file, at + 1)));
	const row = all.flat().find(([id]) => id === 'renter_households');
	expect(row).toBeDefined();
	expect(row).toContain(Number(own.estimate.value!.toFixed(6)));
});

test('as shapes with their figures', async () => {
	const { page } = await outputs();
	const { file } = await download(page, 'geojson');
	const { features } = JSON.parse(readFileSync(file, 'utf8')) as {
		features: { geometry: unknown; properties: Record<string, number> }[];
	};
	expect(features[0]?.geometry).toMatchObject({ type: 'MultiPolygon' });
	expect(Math.round(features[0]!.properties.renter_households!)).toBe(RENTERS.value);
});

test('as pictures of the map, two and three times as fine, and as a drawing', async () => {
	const { page } = await outputs();
	const width = async (id: string) => {
		const { file } = await download(page, id);
		const bytes = readFileSync(file);
		expect(bytes.subarray(1, 4).toString()).toBe('PNG');
		return bytes.readUInt32BE(16);
	};
	const [two, three] = [await width('map-png-2'), await width('map-png-3')];
	expect(three / two).toBeCloseTo(1.5, 2);
	const { file } = await download(page, 'map-svg');
	const svg = readFileSync(file, 'utf8');
	expect(svg).toContain('Penn Avenue station area');
	expect(svg).toMatch(/Source: .*Census/);
});

test('all together with a dictionary; what writes files is only loaded then', async () => {
	const { page, requests } = await outputs(await openPage({ path: PENN }));
	const before = new Set(requests);
	const { file } = await download(page, 'zip');
	const names = Object.keys(unzipSync(readFileSync(file)));
	for (const extension of [
		'pdf',
		'csv',
		'xlsx',
		'geojson',
		'docx',
		'svg',
		'png',
		'bib',
		'json',
		'txt'
	]) {
		expect(
			names.some((name) => name.endsWith(`.${extension}`)),
			extension
		).toBe(true);
	}
	expect(names.some((name) => name.includes('data-dictionary'))).toBe(true);
	const loaded = requests.filter((url) => !before.has(url) && url.endsWith('.js'));
	expect(loaded.length).toBeGreaterThanOrEqual(2);
});

test('the QR code comes when it is asked for and stands on the page', async () => {
	// A page of its own: a PDF would have fetched what draws the code before.
	const { page, requests } = await outputs(await openPage({ path: PENN }));
	const before = requests.length;
	await page.locator('details[data-tool="cite"] > summary').click();
	await page.getByLabel(words.cite.qr).check();
	await page.getByRole('img', { name: words.cite.qrAlt }).waitFor();
	expect(requests.length).toBeGreaterThan(before);
});

/** The parts of LibreOffice are installed apart. */
const isInstalled = (program: string) => {
	try {
		execFileSync('which', [program]);
		return true;
	} catch (error) {
		return !(error instanceof Error);
	}
};

describe.each([
	['document', 'lowriter'],
	['workbook', 'localc']
])('the %s', (id, office) => {
	test.skipIf(!isInstalled(office))('becomes a PDF', { timeout: 180_000 }, async () => {
		const { page } = await outputs();
		const { file } = await download(page, id);
		execFileSync(office, ['--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
			timeout: 150_000
		});
		expect(statSync(file.replace(/\.\w+$/, '.pdf')).size).toBeGreaterThan(5000);
	});
});
