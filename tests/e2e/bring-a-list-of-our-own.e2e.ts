/** A coalition's own list goes on the map without leaving the device, and is a figure like any other. */
import { csvParse } from 'd3-dsv';
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { en } from '#words/index.ts';
import { side } from '#words/first-view.ts';
import { screens } from '#words/methods.ts';
import { myData } from '#words/my-data.ts';
import { ownData as w, rowProblems } from '#words/own-data.ts';
import { links } from '#words/program.ts';
import { reportScreen } from '#words/report-screen.ts';
import { shareScreens } from '#words/share.ts';
import { takeAlong } from '#words/take-along.ts';
import { openTool } from './report/report-page.ts';
import { builtPlaces } from './screen/built-data.ts';
import { eventually } from './screen/eventually.ts';
import { downloaded, downloadedZip } from './screen/files.ts';
import { expectNoAxeViolations, openPage, waitForMap } from './support/index.ts';

const places = builtPlaces();
const PENN = places.stations.find(({ id }) => id === 'penn')!;
const [first = '', second = '', third = ''] = places.tracts.geoid;

const CASES = [
	'longitude,latitude,filed,rent,tenant',
	// Twelve at the station, six of them in March, and one beyond the region.
	...Array.from(
		{ length: 12 },
		(_, at) =>
			`${PENN.x / 1e5 + at * 1e-5},${PENN.y / 1e5},2024-0${at % 2 === 0 ? 3 : 4}-0${(at % 9) + 1},${900 + at},Ann ${at}`
	),
	'-70,40,2024-03-01,1000,Bo'
].join('\n');

const file = (name: string, text: string) => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(text, 'utf8')
});

async function bring(page: Page, name: string, text: string): Promise<void> {
	await page.getByLabel(w.bring.file).setInputFiles(file(name, text));
	await page.getByRole('heading', { name: w.columns.heading }).waitFor();
}

async function keep(page: Page): Promise<void> {
	await page.getByRole('button', { name: w.save.button }).click();
	await page.getByText(/of .*, kept on this device/).waitFor();
}

it('a list of cases is understood, kept, and colors the map; what found no place is handed back', async () => {
	const { page, site } = await openPage({ path: 'table/', viewport: 'phone' });
	await page.setViewportSize({ width: 360, height: 740 });
	await page.getByRole('button', { name: en.nav.more, exact: true }).click();
	await page.getByRole('link', { name: links.myData }).click();
	await page.getByRole('heading', { level: 1, name: myData.title }).waitFor();
	await page.getByText(w.none).waitFor();
	await bring(page, 'evictions_2024.csv', CASES);
	await page.getByText(w.placed({ count: 12, of: 13 })).waitFor();
	await page.getByText(w.ways.point).waitFor();
	expect(await page.getByLabel(w.columns.label({ name: 'tenant' })).inputValue()).toBe('text');
	expect(await page.getByLabel(w.columns.label({ name: 'filed' })).inputValue()).toBe('date');
	await page.getByText(w.lost.item({ line: 14, why: rowProblems['row-outside']!({}) })).waitFor();
	await expectNoAxeViolations(page, 'a list that was understood, phone');
	const wider = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(wider, 'pixels that stick out at the side').toBe(0);
	const lost = await downloaded(page, () =>
		page.getByRole('button', { name: w.lost.save }).click()
	);
	expect(lost.text).toContain('-70,40,2024-03-01,1000,Bo,14,');

	await keep(page);
	await waitForMap(page);
	const heading = page.getByRole('heading', { name: /^evictions 2024: number of rows/ });
	await heading.waitFor();
	expect(new URL(page.url()).searchParams.get('mine')).toMatch(/^\w+:count:areas~evictions 2024$/);
	await expectNoAxeViolations(page, 'a map of a list, phone');
	await page.getByRole('button', { name: new RegExp(`^${w.legend.none}`) }).waitFor();

	await page.getByLabel(w.month.label).selectOption({ index: 1 });
	await page.getByRole('heading', { name: /March 2024/ }).waitFor();
	for (const way of ['points', 'heat'] as const) {
		await page.getByLabel(w.show.ways[way], { exact: true }).check();
		await page.getByText(w.show[way]).waitFor();
	}
	await page.getByLabel(w.per.label).selectOption('renter_households');
	await page.getByRole('heading', { name: /per 100 renter households/ }).waitFor();

	// As any other figure: in the place, in the comparison, in the table, on the page.
	await page.goto(`${site}?lens=indicator&place=station:penn`);
	const here = page.getByRole('region', { name: w.here.caption });
	await here.waitFor();
	await page.goto(`${site}compare/?with=station:penn&with=region`);
	await here.waitFor();
	await page.goto(`${site}report/?place=station:penn`);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.getByRole('button', { name: reportScreen.tools }).click();
	const tool = await openTool(page, 'added');
	await tool.getByLabel(reportScreen.added.sections['own-data'].put).check();
	const section = page.locator('[data-section="own-data"]');
	await section.waitFor();
	expect(await section.innerText()).toContain('evictions 2024');
});

it('figures that somebody counted by tract stand in the table and leave as files', async () => {
	const { page, site } = await openPage({ path: 'my-data/' });
	const text = `GEOID,Evictions\n${first},40\n${second},3\n1400000US${third},0\n27053999999,9`;
	await bring(page, 'counts.csv', text);
	await page.getByText(w.ways.tract).waitFor();
	expect(await page.getByLabel(w.each.area).isChecked()).toBe(true);
	await keep(page);
	await page.getByRole('link', { name: en.explore.tableLink }).click();
	const row = (geoid: string) =>
		page.getByRole('row').filter({ hasText: new RegExp(`\\b${Number(geoid.slice(5, 9))}\\b`) });
	await page.getByRole('table').waitFor();
	await eventually(() => row(first).first().innerText()).toContain('40');
	// Counts of one's own have no margins; what they are set against has.
	const margins = page.getByRole('columnheader', { name: en.table.margin });
	expect(await margins.count()).toBe(0);
	await page.getByLabel(w.per.label).selectOption('renter_households');
	await margins.waitFor();
	await page.getByLabel(w.per.label).selectOption({ index: 0 });
	await margins.waitFor({ state: 'detached' });
	await eventually(() => row(first).first().innerText()).toContain('40');
	// It stands among the figures of the table, and so do the others beside it.
	const choice = page.getByLabel(en.explore.indicatorLabel);
	await choice.selectOption('renter-share');
	await page.getByRole('columnheader', { name: en.table.against }).waitFor();
	expect(new URL(page.url()).searchParams.has('mine')).toBe(false);
	await choice.selectOption({ label: 'counts' });
	await page
		.getByRole('heading', { name: /^counts: / })
		.first()
		.waitFor();
	await eventually(() => row(first).first().innerText()).toContain('40');
	// It leaves as every other figure does: clean names, what is withheld said, and whose it is beside it.
	const take = (kind: string) => () => page.locator(`[data-file="${kind}"]`).click();
	const open = () => page.locator('summary', { hasText: en.table.takeAlong }).first().click();
	await open();
	const csv = await downloadedZip(page, take('csv'));
	expect(csv.name).toMatch(/^rootline_tracts_counts-csv_/);
	const lines = csvParse(csv.files['tracts.csv']!);
	expect(lines).toHaveLength(places.tracts.geoid.length);
	const figure = (geoid: string) => {
		const line = lines.find(({ GEOID }) => GEOID === geoid)!;
		return [line.own_counts, line.own_counts_moe, line.own_counts_withheld];
	};
	expect(figure(first)).toEqual(['40', '', 'no']);
	// Fewer than five homes, which could show who lives there.
	expect(figure(second)).toEqual(['', '', 'yes']);
	expect(figure(third)).toEqual(['0', '', 'no']);
	const described = csv.files['datapackage.json']!;
	expect(described).toContain(w.report.withheldNote({ fewest: 5 }));
	expect(described).toContain('Our own list “counts”');
	const map = await downloadedZip(page, take('geojson'));
	const json = JSON.parse(map.files['tracts.geojson']!) as {
		features: { properties: { GEOID: string; own_counts: number | null } }[];
	};
	const shape = (geoid: string) => json.features.find(({ properties: of }) => of.GEOID === geoid);
	expect(shape(first)?.properties.own_counts).toBe(40);
	expect(shape(second)?.properties.own_counts).toBeNull();
	expect(Object.keys((await downloadedZip(page, take('fgb'))).files)).toContain('tracts.fgb');
	const workbook = await downloadedZip(page, take('xlsx'));
	expect(JSON.stringify(workbook.files)).toContain('own_counts_withheld');
	expect(await page.locator('[data-file="pmtiles"]').count(), 'an archive of it').toBe(0);

	// From any other screen too, filtered as the view is; and missed by name where it is not.
	const query = new URL(page.url()).search;
	await page.goto(`${site}data/${query}&where=renter-share:min:0.5`);
	await open();
	await page.getByLabel(takeAlong.scope).selectOption('own');
	await eventually(() => page.getByText(/tracts, as they are filtered now\./).count()).toBe(1);
	const filtered = csvParse((await downloadedZip(page, take('csv'))).files['tracts.csv']!);
	expect(filtered.length).toBeLessThan(places.tracts.geoid.length / 2);
	expect(filtered.columns).toContain('own_counts');
	const { page: other } = await openPage({ path: `data/${query}` });
	await other.locator('summary', { hasText: en.table.takeAlong }).first().click();
	await other.locator('[data-file="csv"]').click();
	await other.getByText(w.elsewhere({ name: 'counts' })).waitFor();
});

it('two lists stand on two maps, each with its measure and legend, and are missed one by one', async () => {
	const { page, site } = await openPage({ path: 'my-data/' });
	await bring(page, 'evictions.csv', CASES);
	await keep(page);
	await page.goto(`${site}my-data/`);
	await bring(page, 'shops.csv', `GEOID,Shops,Jobs\n${first},40,200\n${second},12,30`);
	await keep(page);
	await page.getByRole('heading', { name: /^shops: / }).waitFor();
	await page.getByRole('button', { name: side.myList }).click();
	const panel = page.getByRole('region', { name: side.panelHeading });
	const captions = page.getByRole('group', { name: side.captions });
	const choice = panel.getByLabel(side.choice);
	await panel.getByRole('heading', { name: side.legend }).waitFor();
	const param = (key: string) => new URL(page.url()).searchParams.get(key) ?? '';
	expect(param('second')).toMatch(/^pair:~\w+:count:areas~evictions$/);
	await eventually(() => captions.innerText()).toMatch(
		/shops: sum of Shops[^]*evictions: number of rows/
	);

	// What is chosen for the second is its own; the first and the list stay as they are.
	const before = param('mine');
	await panel.getByLabel(w.show.ways.points, { exact: true }).check();
	await eventually(() => captions.innerText()).toContain(w.show.points);
	await panel
		.getByLabel(w.measure.label)
		.selectOption({ label: w.measure.sum({ column: 'rent' }) });
	await eventually(() => captions.innerText()).toContain('evictions: sum of rent');
	expect(param('mine')).toBe(before);
	const usual = page
		.getByLabel(en.explore.indicatorLabel)
		.locator('option', { hasText: 'evictions' });
	expect(await usual.getAttribute('value')).toContain(':count:');
	// One list by two measures.
	await choice.selectOption({ label: 'shops' });
	await panel
		.getByLabel(w.measure.label)
		.selectOption({ label: w.measure.sum({ column: 'Jobs' }) });
	await eventually(() => captions.innerText()).toMatch(/sum of Shops[^]*shops: sum of Jobs/);
	await choice.selectOption({ label: 'evictions' });
	await eventually(() => captions.innerText()).toContain('evictions: number of rows');
	const query = new URL(page.url()).search;

	const { page: other } = await openPage({ path: query });
	for (const name of ['shops', 'evictions']) {
		await other
			.getByRole('alert')
			.filter({ hasText: w.elsewhere({ name }) })
			.waitFor();
	}
	const there = other.getByRole('group', { name: side.captions });
	await eventually(() => there.innerText()).toMatch(
		new RegExp(`shops[^]*${w.notHere}[^]*evictions[^]*${w.notHere}`)
	);
	expect(await other.getByRole('list', { name: screens.legendLine }).locator('li').count()).toBe(0);
	// Whoever goes back to the survey on one map has it in the choice, and the other still missed.
	await other.getByLabel(en.explore.indicatorLabel).selectOption('renter-share');
	await other
		.getByRole('alert')
		.filter({ hasText: w.elsewhere({ name: 'evictions' }) })
		.waitFor();
	await eventually(() => other.getByLabel(en.explore.indicatorLabel).inputValue()).toBe(
		'renter-share'
	);
});

it('ids that a spreadsheet shortened are refused with their cause', async () => {
	const { page } = await openPage({ path: 'my-data/' });
	await page.locator('summary', { hasText: w.bring.paste }).click();
	await page
		.getByRole('textbox', { name: w.bring.paste })
		.fill('id\tincome\n2.7053E+10\t50000\n2.7053E+10\t40000');
	await page.getByRole('button', { name: w.bring.pasteButton }).click();
	await page
		.getByRole('alert')
		.filter({ hasText: w.problems['column-ids-shortened']!({ example: '2.7053E+10' }) })
		.waitFor();
	// Another column cannot place them; a person can still leave it.
	await page.getByRole('button', { name: w.save.cancel }).click();
	await page.getByRole('heading', { name: w.columns.heading }).waitFor({ state: 'detached' });
});

it('a list is renamed, deleted and brought back, handed on, and missed by name where it is not', async () => {
	const { page } = await openPage({ path: 'my-data/' });
	await bring(page, 'evictions.csv', CASES);
	await keep(page);
	const link = page.url();
	await page.goto(link.replace(/\?.*/, 'my-data/'));
	const card = page.getByRole('article', { name: 'evictions' });
	await card.getByRole('button', { name: w.card.rename }).click();
	await card.getByLabel(w.card.newName).fill('Filings');
	await card.getByLabel(w.card.newName).press('Enter');
	const renamed = page.getByRole('article', { name: 'Filings' });
	await renamed.waitFor();
	const handed = await downloaded(page, () =>
		renamed.getByRole('button', { name: w.card.handOn }).click()
	);
	expect(handed.name).toBe('filings.rootline.json');
	expect(handed.text, 'no names of tenants').not.toContain('Ann');
	await renamed.getByRole('button', { name: w.card.remove }).click();
	await renamed.waitFor({ state: 'detached' });
	await page.getByRole('button', { name: shareScreens.undo }).click();
	await renamed.waitFor();

	// Somebody else opens the link, then the file.
	const { page: other, site } = await openPage({ path: link.replace(/^[^?]*/, '') });
	await other
		.getByRole('alert')
		.filter({ hasText: w.elsewhere({ name: 'evictions' }) })
		.waitFor();
	await other.goto(`${site}my-data/`);
	await other.getByLabel(w.bring.file).setInputFiles(file(handed.name, handed.text));
	await other.getByRole('heading', { name: w.handed.heading({ name: 'Filings' }) }).waitFor();
	expect(await other.getByRole('article').count(), 'nothing before a yes').toBe(0);
	await other.getByRole('button', { name: w.handed.add }).click();
	await other.getByRole('article', { name: 'Filings' }).waitFor();
	await other.goto(`${site}${link.replace(/^[^?]*/, '')}`);
	await other.getByRole('heading', { name: /^Filings: number of rows/ }).waitFor();
});

it('two windows say something of one list, and neither loses its word', async () => {
	const { page, context, site } = await openPage({ path: 'my-data/' });
	await bring(page, 'evictions.csv', CASES);
	await keep(page);
	await page.goto(`${site}my-data/`);
	const other = await context.newPage();
	await other.goto(`${site}my-data/`);
	const card = (of: Page, name: string) => of.getByRole('article', { name });
	await card(other, 'evictions').waitFor();
	await card(page, 'evictions').getByRole('button', { name: w.card.rename }).click();
	await card(page, 'evictions').getByLabel(w.card.newName).fill('Filings');
	await card(page, 'evictions').getByLabel(w.card.newName).press('Enter');
	await card(other, 'Filings').getByLabel(w.fewest.label).selectOption('10');
	await eventually(() => card(page, 'Filings').getByLabel(w.fewest.label).inputValue()).toBe('10');
});
