import { describe, expect, test } from 'vitest';
import { INDICATORS } from '../../src/lib/domain/indicators/catalog.ts';
import { legendWords, placePanel } from '#words/first-view.ts';
import { en } from '#words/index.ts';
import { expectFigure, shownNumber } from './figures/shown-number.ts';
import {
	FIGURE_IDS,
	figureOf,
	ofTheRegion,
	REGION_COST_BURDEN,
	someTracts
} from './figures/tract-figures.ts';
import { eventually } from './screen/eventually.ts';
import { legendRows } from './screen/legend.ts';
import { mapDrawn, mapOnScreen, middleOf } from './screen/map.ts';
import {
	besideIt,
	listedFigures,
	mainFigure,
	openAllFigures,
	panel,
	placeName
} from './screen/panel.ts';
import { options, searchBox } from './screen/search.ts';
import { openPage } from './support/index.ts';

const HARRISON = '27053003300';

test('a click on the map opens the tract under it, with its published figures', async () => {
	const { page } = await openPage({ path: '?show=median-gross-rent' });
	await mapDrawn(page);
	const { toScreen } = await mapOnScreen(page);
	const middle = toScreen(middleOf(HARRISON));
	await page.mouse.click(middle.x, middle.y);

	expect(await placeName(page)).toBe('Tract 33, Near - North, Minneapolis');
	await panel(page).getByText(`2020 census tract ${HARRISON}`).waitFor();
	expect(await mainFigure(page)).toEqual({ value: '$1,144', margin: '± $255' });
	const figures = await listedFigures(page);
	expect(figures.get('median-gross-rent')).toEqual({ value: '$1,144', margin: '± $255' });
	expect(figures.get('renter-households')).toEqual({ value: '315', margin: '± 113' });
	expect(await panel(page).innerText()).toContain('between $889 and $1,399 (90% confidence)');
	// The margin is a seventh of the figure and more.
	expect(await panel(page).innerText()).toContain(en.reliabilityWords['use-with-care'].sentence);
	expect(await panel(page).innerText()).toContain('2019–2023, table B25064');

	// The same tract is marked on the legend, in the class that holds its rent.
	const here = (await legendRows(page)).filter((row) => row.here);
	expect(here).toHaveLength(1);
	const [from = NaN, to = NaN] = here[0]!.label.replaceAll(/[$,]/g, '').split(' to ').map(Number);
	expect(1144).toBeGreaterThanOrEqual(from);
	expect(1144).toBeLessThan(to);

	await panel(page).getByRole('button', { name: en.place.close }).click();
	await eventually(() => panel(page).count()).toBe(0);
	expect(new URL(page.url()).searchParams.has('place')).toBe(false);
});

test('the panel shows what the Census tables say, for tracts chosen by lot', async () => {
	const tracts = [HARRISON, ...someTracts(5, 27053)];
	const { page } = await openPage({ path: `?place=tract:${tracts[0]!}`, webgl: false });
	for (const geoid of tracts) {
		if (geoid !== tracts[0]) await chooseTract(page, geoid);
		await panel(page).getByText(`2020 census tract ${geoid}`).waitFor();
		if (geoid === tracts[0]) await openAllFigures(page);
		// The list is read once it belongs to this tract: it begins with the figures at a glance.
		await eventually(async () => (await listedFigures(page)).get('renter-households')?.value).toBe(
			figureOf(geoid, 'renter-households').value?.toLocaleString('en-US')
		);
		await eventually(async () => (await listedFigures(page)).size).toBe(INDICATORS.length);
		const shown = await listedFigures(page);
		for (const id of FIGURE_IDS) {
			expectFigure(shown.get(id)!, figureOf(geoid, id), `${id} of ${geoid}`);
		}
		expectFigure(await mainFigure(page), figureOf(geoid, 'cost-burden-30'), `main, ${geoid}`);
	}
});

test('a tract stands beside its city and the region, whose figure is that of all tracts together', async () => {
	const { page } = await openPage({ path: `?place=tract:${HARRISON}`, webgl: false });
	await placeName(page);
	const beside = await besideIt(page);
	expect([...beside.keys()]).toEqual([
		en.place.here,
		en.place.corridor,
		'Minneapolis',
		en.common.region
	]);
	expectFigure(beside.get(en.place.here)!, figureOf(HARRISON, 'cost-burden-30'), 'here');
	expectFigure(beside.get(en.common.region)!, REGION_COST_BURDEN(), 'the region');

	await page.goto(page.url().replace(`tract:${HARRISON}`, 'region'));
	await placeName(page);
	const figures = await listedFigures(page);
	expectFigure(
		figures.get('renter-households')!,
		ofTheRegion(['B25003_003']),
		'renter households of the region'
	);
	expectFigure(
		figures.get('renter-share')!,
		ofTheRegion(['B25003_003'], ['B25003_001']),
		'households that rent in the region'
	);
});

describe('a station area', () => {
	test('opens from the list, with figures apportioned to half a mile', async () => {
		const { page } = await openPage({ webgl: false });
		await page.getByRole('link', { name: /^Penn Avenue/ }).click();
		expect(await placeName(page)).toBe('Penn Avenue station area');
		const figures = await listedFigures(page);
		expect(figures.get('renter-households')).toEqual({ value: '1,086', margin: '± 177' });
		expect(await panel(page).innerText()).toContain(placePanel.apportioned);
		await page
			.getByRole('link', { name: /^Penn Avenue/ })
			.and(page.locator('[aria-current="true"]'))
			.waitFor();
	});

	test('together the 13 planned ones give the published sums', async () => {
		const { page } = await openPage({
			path: '?place=stations:blue-line-extension',
			webgl: false
		});
		await placeName(page);
		const figures = await listedFigures(page);
		const renters = figures.get('renter-households')!;
		// Others drew the half miles with other polygons: a tenth of a percent apart.
		expect(Math.abs(shownNumber(renters.value)!.value / 7605 - 1)).toBeLessThan(0.001);
		expect(Math.abs(shownNumber(renters.margin)!.value / 478 - 1)).toBeLessThan(0.01);
		expect(figures.get('cost-burden-30')?.value).toBe('53%');
	});
});

describe('where there is no figure, the panel says so', () => {
	const missing = someTracts(784, 1).find(
		(geoid) => figureOf(geoid, 'median-gross-rent').value === null
	);

	test('and gives neither zero nor margin', async () => {
		const { page } = await openPage({
			path: `?show=median-gross-rent&place=tract:${missing!}`,
			webgl: false
		});
		await placeName(page);
		expect(await mainFigure(page)).toEqual({
			value: en.estimate.missing['not-computable'],
			margin: ''
		});
		const here = (await legendRows(page)).filter((row) => row.here);
		expect(here.map(({ label }) => label)).toEqual([legendWords.noData]);
	});

	test('and a place that does not exist is called unknown', async () => {
		const { page } = await openPage({ path: '?place=tract:27053999999', webgl: false });
		await panel(page)
			.getByText(placePanel.unknown({ place: 'tract:27053999999' }))
			.waitFor();
		expect(await panel(page).getByRole('heading', { level: 2 }).innerText()).toBe(
			en.placeNames.unknown
		);
	});
});

async function chooseTract(
	page: Awaited<ReturnType<typeof openPage>>['page'],
	geoid: string
): Promise<void> {
	await searchBox(page).fill(geoid);
	await options(page).first().click();
}
