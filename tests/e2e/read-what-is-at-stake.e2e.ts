// An advocate reads what records say of a station, and takes one of them to the hearing.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { answered, builtAnswers } from '../../src/lib/app/worker/built.ts';
import manifest from '#region/manifest.json';
import { sourceWords } from '#words/data-page.ts';
import { figureWords } from '#words/figures.ts';
import { en } from '#words/index.ts';
import * as words from '#words/profile.ts';
import { eventually } from './screen/eventually.ts';
import { downloadedZip } from './screen/files.ts';
import { panel } from './screen/panel.ts';
import { tableRows } from './screen/table.ts';
import { openTool, PENN, written } from './report/report-page.ts';
import { expectNoAxeViolationsInBoth, openPage, pageForAll, screenshot } from './support/index.ts';

const answers = builtAnswers();
const place = 'station:penn';
const profile = answered(answers, 'profile', {
	place,
	reach: HALF_MILE,
	method: 'corridor-pressure',
	adjustment: NO_ADJUSTMENT,
	plan: null
});
const valueOf = async (id: string) =>
	(await profile).place.profile.figures.find(({ definition }) => definition.id === id)?.estimate
		.value ?? NaN;
/** What has to stand wherever figures of a source do. */
const careOf = (id: string): readonly string[] => [
	manifest.sources.find((source) => source.id === id)!.licence,
	...(sourceWords[id]?.gaps ?? [])
];
const visit = pageForAll({ path: `?place=${place}`, webgl: false });

const topic = (id: string) => panel(visit().page).locator(`[data-topic="${id}"]`);

test('rents in reach with their dollars, and the county’s cases by month with the orders of 2020', async () => {
	const { page } = visit();
	await topic('what-is-at-stake').locator('> summary').click();
	await topic('what-is-at-stake').getByText(words.stakes.heading).click();
	const homes = panel(page).locator('[data-part="homes-by-rent"]');
	await homes.waitFor();
	const rented = await valueOf('homes_rented_for_cash');
	for (const [step, dollars] of [
		[30, '$931'],
		[50, '$1,552'],
		[80, '$2,445']
	] as const) {
		const count = await valueOf(`affordable_homes_${step}`);
		const row = await homes.locator(`tr[data-row="step-${step}"]`).innerText();
		expect(row).toContain(dollars);
		expect(row).toContain(Math.round(count).toLocaleString('en-US'));
		expect(row).toContain(`${Math.round((count / rented) * 100)}%`);
	}

	const filings = panel(page).locator('[data-part="filings-by-month"]');
	expect(await filings.innerText()).toMatch(/4,479 in 2017, 676 in 2021, and 4,814 in 2025/);
	await filings.getByText(words.stakes.filings.notEvictions).waitFor();
	expect(await filings.locator('path[data-months]').getAttribute('data-months')).toBe('111');
	expect(await filings.locator('[data-order]').count()).toBe(2);
	expect(await filings.locator('[data-order="barred"]').innerText()).toContain(
		'From March 24, 2020 to June 29, 2021'
	);
	await filings.locator('summary').click();
	const rows = filings.locator('tbody tr');
	expect(await rows.count()).toBe(10);
	expect((await rows.nth(3).innerText()).split(/\s+/)).toContain('1,007');
	await expectNoAxeViolationsInBoth(page, 'what is at stake');
	await screenshot(page, 'what-is-at-stake', true);
});

test('every record says its license and what it misses; models and labels of the past say so in their names', async () => {
	for (const id of ['asthma', 'copd', 'poor_mental_health', 'poor_physical_health'] as const)
		expect(figureWords.records[id]).toContain('modelled');
	for (const id of ['disadvantaged_2022', 'opportunity_zones_2018', 'low_income_list'] as const)
		expect(figureWords.records[id]).toContain('historic');

	const { figures } = (await profile).place.profile;
	const shown = new Map<string, Set<string>>([
		['what-is-at-stake', new Set(['eviction-filings-by-month', 'court-orders-2020'])]
	]);
	for (const { definition } of figures) {
		const { topic: id, measure } = definition;
		if (measure.kind === 'record') shown.set(id, (shown.get(id) ?? new Set()).add(measure.source));
	}
	expect(shown.size).toBe(5);
	for (const [id, sources] of shown) {
		if ((await topic(id).getAttribute('open')) === null)
			await topic(id).locator('> summary').click();
		const told = topic(id).locator('.sources');
		await told.waitFor();
		const text = await told.innerText();
		for (const source of sources) {
			const { licence } = manifest.sources.find((each) => each.id === source)!;
			expect(text, source).toContain(licence);
			for (const gap of sourceWords[source]?.gaps ?? []) expect(text).toContain(gap);
		}
	}
});

test('a record picked for the report stands there with its source, and leaves with it', async () => {
	const report = useReportMessages().screen;
	const { page } = await openPage({ path: PENN, webgl: false });
	await written(page);
	const fold = await openTool(page, 'findings');
	await fold.getByText(report.findings.more).click();
	const row = fold.locator('[data-row="record:eviction_filings_per_year"]');
	await row.getByRole('button').click();
	const shown = page.locator('[data-finding="record:eviction_filings_per_year"]');
	await shown.waitFor();
	expect(await shown.innerText()).toMatch(
		/[\d,]+ eviction cases in an average year of 2012–2019\. That is [\d.]+ for every 100 renting households\. Countywide it is 2\.7\. Filings are not evictions/
	);
	const sources = page.locator('.paper .sources');
	await eventually(() => sources.innerText()).toContain('no formal licence text was found');
	for (const gap of sourceWords['eviction-filings']?.gaps ?? [])
		expect(await sources.innerText()).toContain(gap);

	await openTool(page, 'outputs');
	const { files } = await downloadedZip(page, () => page.locator('[data-output="csv"]').click());
	const csv = { text: Object.values(files).join('\n') };
	for (const source of ['eviction-filings', 'climate-health'])
		for (const gap of sourceWords[source]?.gaps ?? []) expect(csv.text).toContain(gap);
});

test('court cases by tract color the map and fill the table, with license and what they miss', async () => {
	const { page } = await openPage({ path: 'table/?show=eviction-filings', webgl: false });
	const sources = page.locator('.sources');
	await sources.waitFor();
	const { licence } = manifest.sources.find(({ id }) => id === 'eviction-filings')!;
	expect(await sources.innerText()).toContain(licence);
	await page.getByText('a filing is not an eviction').waitFor();
	await page.emulateMedia({ media: 'print' });
	expect(await sources.isVisible(), 'whose records they are, on paper').toBe(true);
	await page.emulateMedia({ media: 'screen' });
	const rows = await tableRows(page);
	// Two counties are in the records; elsewhere there is no figure, which is not zero.
	expect(rows.filter(({ color }) => color !== null)).toHaveLength(470);
	expect(new Set(rows.filter(({ color }) => color).map(({ county }) => county))).toEqual(
		new Set(['Hennepin', 'Ramsey'])
	);
	// No slider: there is one period, and no trend.
	expect(await page.locator('input[type="range"]').count()).toBe(0);
	await expectNoAxeViolationsInBoth(page, 'table of court cases');

	await page.goto(
		new URL('?show=eviction-filings&place=station:penn', page.url().replace('table/', '')).href
	);
	await panel(page).getByText('2012–2019').first().waitFor();
	await eventually(() => panel(page).locator('.sources').first().innerText()).toContain(licence);
});

test('a comparison has a row and a chart of court cases', async () => {
	const { page } = await openPage({
		path: 'compare/?show=eviction-filings&with=station:penn&with=station:lowry',
		webgl: false
	});
	const title = figureWords.records.eviction_filings_per_100_renters;
	await page.getByText(title).locator('visible=true').first().waitFor();
	const care = careOf('eviction-filings');
	const flat = (text: string) => text.replaceAll(/\s|<[^>]*>/g, '').replaceAll('&amp;', '&');
	await eventually(async () => flat(await page.locator('main').innerText())).toContain(
		flat(care.at(-1)!)
	);
	for (const each of care)
		expect(flat(await page.locator('main').innerText())).toContain(flat(each));
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.locator('[data-file="svg"]').click()
	]);
	const svg = readFileSync(await saved.path(), 'utf8');
	for (const each of care) expect(flat(svg)).toContain(flat(each));

	// Paper says so too, also where the fold was closed.
	await page.locator('.on-paper > summary').first().click();
	await page.emulateMedia({ media: 'print' });
	await eventually(() => page.locator('.on-paper .sources').first().isVisible()).toBe(true);
	for (const each of care)
		expect(flat(await page.locator('main').innerText())).toContain(flat(each));
	await page.emulateMedia({ media: 'screen' });

	// Below the figures of each topic stands whose its records are.
	const whole = page.locator('[data-topic="what-is-at-stake"]');
	await whole.locator('> summary').click();
	for (const each of careOf('homes-by-rent'))
		await eventually(() => whole.innerText()).toContain(each);
});

test('homes by rent are not told of one tract, which says why and where to look', async () => {
	const { page } = await openPage({ path: '?place=tract:27053104801', webgl: false });
	const stake = panel(page).locator('[data-topic="what-is-at-stake"]');
	await stake.locator('> summary').click();
	await stake.getByText(words.stakes.heading).click();
	await stake.getByText(words.stakes.homes.tooSmall).waitFor();
	expect(await stake.locator('[data-part="homes-by-rent"]').count()).toBe(0);
	for (const step of [30, 50, 80])
		expect(await stake.locator(`[data-figure="affordable_homes_${step}"]`).innerText()).toContain(
			en.estimate.missing['place-too-small']
		);
});

test('cases by month and what was done here go on the page once somebody wants them there', async () => {
	const report = useReportMessages().screen;
	const { page } = await openPage({ path: PENN, webgl: false });
	await written(page);
	expect(await page.locator('[data-section]').count()).toBe(0);
	const tool = await openTool(page, 'added');
	await tool.getByLabel(report.added.sections.filings.put).check();
	await tool.getByLabel(report.added.sections.past.put).check();
	const filings = page.locator('[data-section="filings"]');
	await filings.locator('svg').waitFor();
	expect(await filings.innerText()).toContain(words.stakes.filings.notEvictions);
	for (const id of ['eviction-filings-by-month', 'court-orders-2020'])
		for (const gap of sourceWords[id]?.gaps ?? []) expect(await filings.innerText()).toContain(gap);
	const past = page.locator('[data-section="past"]');
	expect(await past.innerText()).toMatch(/\d+ lots in this place carried a racial covenant/);
	await expectNoAxeViolationsInBoth(page, 'report with more on the page');
	await tool.getByLabel(report.added.sections.filings.put).uncheck();
	await eventually(() => filings.count()).toBe(0);
	await past.waitFor();
});
