/** What was done here: deeds by decade and the red maps, public housing, and what a place says of it. */
import { csvParse } from 'd3-dsv';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFacts, readSources } from '../../scripts/data/region.ts';
import { pastMap } from '#words/first-view.ts';
import { past, pastClaims, publicHousing } from '#words/past.ts';
import { eventually } from './screen/eventually.ts';
import { expectNoAxeViolations, openPage, waitForMap } from './support/index.ts';

const table = (name: string) =>
	csvParse(readFileSync(`data/regions/twin-cities/records/${name}.csv`, 'utf8'));
const DECADES = ['to1919', 'y1920s', 'y1930s', 'y1940s'];
/** Lots to the end of a decade, from the table itself. */
const lotsTo = (decades: number) =>
	table('covenants')
		.reduce(
			(sum, row) =>
				sum + DECADES.slice(0, decades).reduce((all, decade) => all + Number(row[decade]), 0),
			0
		)
		.toLocaleString('en-US');

test('deeds by decade and the red maps, fetched when they are asked for, kept in the link', async () => {
	const { page } = await openPage();
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await waitForMap(page);
	expect(asked.filter((url) => url.includes('history'))).toEqual([]);
	await page.getByRole('radio', { name: pastMap.choice }).check();
	const title = page.getByRole('heading', { level: 1 });
	await title.filter({ hasText: pastMap.title({ until: 'all' }) }).waitFor();
	const slider = page.getByRole('slider', { name: past.slider });
	await page.getByText(past.step({ until: 'all', lots: '33,227', near: '2,306' })).waitFor();
	await eventually(() => asked.filter((url) => url.includes('tiles/history')).length).toBe(1);
	await page.getByText(past.withoutYear({ count: 1, lots: '1' })).waitFor();
	await expectNoAxeViolations(page, 'what was done here');

	await slider.focus();
	for (const [at, until] of (['1949', '1939', '1929', '1919'] as const).entries()) {
		await page.keyboard.press('ArrowLeft');
		await page.waitForURL((url) => url.searchParams.get('past') === until);
		const said = await slider.getAttribute('aria-valuetext');
		expect(said).toContain(`To the end of ${until}: ${lotsTo(4 - at)} lots`);
		const red = page.getByText(past.signs.red);
		expect(await red.count()).toBe(until < '1939' ? 0 : 1);
	}

	// Whose records these are, on what terms, and what they miss.
	const panel = page.locator('#panel');
	const sources = readSources();
	for (const id of ['covenants', 'appraisals-1930s']) {
		await panel.getByText(sources.get(id)!.licence, { exact: false }).first().waitFor();
	}
	await panel.getByText(past.floor).waitFor();
	const tornDown = readFacts().filter(({ topic }) => topic === 'historic harm');
	expect(tornDown).toHaveLength(2);
	for (const { fact, caution } of tornDown) {
		await panel.getByText(fact, { exact: false }).waitFor();
		await panel.getByText(caution, { exact: false }).waitFor();
	}

	await page.reload();
	await title.filter({ hasText: pastMap.title({ until: '1919' }) }).waitFor();
	await page.getByRole('radio', { name: 'Who may face pressure' }).check();
	await page.waitForURL((url) => !url.searchParams.has('past'));
});

test('a place says what was done in it, and public housing is found by key', async () => {
	const { page } = await openPage({
		path: '?past=1939&also=public-housing&place=station:lowry',
		viewport: 'phone',
		theme: 'dark'
	});
	await waitForMap(page);
	const topic = page.locator('[data-topic="what-was-done-here"]');
	await topic.locator('summary').first().click();
	await topic.getByText(/^3\d\d lots in this place carried a racial covenant/).waitFor();
	await topic.getByText(pastClaims).waitFor();

	const buildings = table('public-housing');
	const homes = buildings.reduce((sum, { units }) => sum + Number(units), 0);
	await page
		.getByText(
			publicHousing.count({ buildings: buildings.length, homes: homes.toLocaleString('en-US') })
		)
		.waitFor();
	await page.getByText(publicHousing.hint).waitFor();
	await page.getByText(publicHousing.list).click();
	const listed = page.getByRole('button').filter({ hasText: / homes, / });
	expect(await listed.count()).toBe(35);
	await expectNoAxeViolations(page, 'what was done here on a phone, dark');
	await listed.first().focus();
	const [first] = buildings;
	const heard = page.getByRole('status').filter({ hasText: first!.name! });
	await heard.filter({ hasText: `${first!.units} homes` }).waitFor();
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => url.searchParams.get('map')?.endsWith(',15') ?? false);
});
