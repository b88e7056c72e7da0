import { describe, expect, test } from 'vitest';
import { en } from '#words/index.ts';
import { expectFigure, shownNumber } from './figures/shown-number.ts';
import { figureOf, GEOIDS, type FigureId } from './figures/tract-figures.ts';
import { builtPlaces, classLimits, classOf } from './screen/built-data.ts';
import { eventually } from './screen/eventually.ts';
import { legendRows } from './screen/legend.ts';
import { mapDrawn, tractColors } from './screen/map.ts';
import { tableRows, type TableRow } from './screen/table.ts';
import { openPage } from './support/index.ts';

type Page = Awaited<ReturnType<typeof openPage>>['page'];

const sortButton = (page: Page, column: string) =>
	page.getByRole('columnheader', { name: column }).getByRole('button');
const firstTract = async (page: Page) => (await tableRows(page))[0]?.geoid;

test.each<FigureId>(['cost-burden-30', 'median-gross-rent'])(
	'every tract of the region is there with its figure and class (%s), and the map engine is not',
	async (id) => {
		const { page, guard } = await openPage({ path: `table/?show=${id}`, webgl: false });
		const rows = await tableRows(page);
		expect(rows.map(({ geoid }) => geoid).sort()).toEqual(GEOIDS);

		const limits = classLimits(id);
		const colors = new Map<number, Set<string | null>>();
		for (const row of rows) {
			const figure = figureOf(row.geoid, id);
			expectFigure(row, figure, `${id} of ${row.geoid}`);
			const at = figure.value === null ? -1 : classOf(limits, figure.value);
			colors.set(at, (colors.get(at) ?? new Set()).add(row.color));
		}
		// One color a class, none twice, and none where there is no figure.
		expect(colors.get(-1)).toEqual(new Set([null]));
		expect([...colors.values()].every((each) => each.size === 1)).toBe(true);
		expect(new Set([...colors.values()].flatMap((each) => [...each])).size).toBe(colors.size);
		expect(guard.requests.filter((url) => /maplibre|\.pmtiles/.test(url))).toEqual([]);
	}
);

test('the table sorts by figure, margin, name, city and county, either way', async () => {
	const { page } = await openPage({ path: 'table/', webgl: false });
	const numbers = (rows: readonly TableRow[], part: 'value' | 'margin') =>
		rows.map((row) =>
			row[part].includes(en.estimate.tooWide) ? 1 : (shownNumber(row[part])?.value ?? null)
		);
	const descends = (values: readonly (number | null)[]) =>
		values.every((value, at) => at === 0 || (values[at - 1] ?? -1) >= (value ?? -1));
	const ascendsToNull = (values: readonly (number | null)[]) =>
		values.every((value, at) => at === 0 || (values[at - 1] ?? 1e9) <= (value ?? 1e9));

	expect(descends(numbers(await tableRows(page), 'value'))).toBe(true);
	const highest = await firstTract(page);
	await sortButton(page, en.table.value).click();
	await eventually(() => firstTract(page)).not.toBe(highest);
	// Areas without a figure stay at the end.
	expect(ascendsToNull(numbers(await tableRows(page), 'value'))).toBe(true);
	expect(numbers(await tableRows(page), 'value').at(-1)).toBeNull();

	await sortButton(page, en.table.margin).click();
	await page.locator('th[aria-sort="descending"]', { hasText: en.table.margin }).waitFor();
	expect(descends(numbers(await tableRows(page), 'margin'))).toBe(true);

	for (const [column, part] of [
		[en.table.place, 'geoid'],
		[en.table.city, 'city'],
		[en.table.county, 'county']
	] as const) {
		for (const direction of ['ascending', 'descending']) {
			await sortButton(page, column).click();
			await page.locator(`th[aria-sort="${direction}"]`, { hasText: column }).waitFor();
			const texts = (await tableRows(page)).map((row) => row[part]);
			const sorted = [...texts].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
			expect(texts).toEqual(direction === 'ascending' ? sorted : sorted.reverse());
		}
	}
	expect(new URL(page.url()).searchParams.get('sort')).toBe('-county');
});

test('the table narrows to a city, a county, a station area and to words, and says how far', async () => {
	const { page } = await openPage({ path: 'table/', webgl: false });
	await tableRows(page);
	const places = builtPlaces();
	const geoids = places.tracts.geoid;
	const within = page.getByLabel(en.table.within);
	const expectOnly = async (expected: readonly string[]) => {
		await page.getByText(`${expected.length} of ${GEOIDS.length} areas.`).waitFor();
		const shown = (await tableRows(page)).map(({ geoid }) => geoid);
		expect(shown.sort()).toEqual([...expected].sort());
		expect(expected.length).toBeGreaterThan(0);
	};

	await within.selectOption({ value: 'city:Brooklyn Park' });
	const city = places.cities.indexOf('Brooklyn Park');
	await expectOnly(geoids.filter((_, row) => places.tracts.city[row] === city));

	await within.selectOption({ value: 'county:123' });
	await expectOnly(GEOIDS.filter((geoid) => geoid.startsWith('27123')));

	await within.selectOption({ label: 'Penn Avenue' });
	const penn = places.stations.findIndex(({ id }) => id === 'penn');
	await expectOnly(geoids.filter((_, row) => places.tracts.stations[row]!.includes(penn)));

	await within.selectOption({ value: 'stations:blue-line-extension' });
	await page.getByLabel(en.table.find).fill('jordan minneapolis');
	await eventually(async () => (await tableRows(page)).length).toBeLessThan(10);
	const found = await tableRows(page);
	expect(found.every((row) => row.city === 'Minneapolis')).toBe(true);

	await page.getByLabel(en.table.find).fill('zzz');
	await page.getByText(en.table.empty).waitFor();
	await page.getByRole('button', { name: en.table.clearFilter }).click();
	await page.getByText(`${GEOIDS.length} areas.`, { exact: false }).waitFor();
	expect(await tableRows(page)).toHaveLength(GEOIDS.length);
});

test('rows come by fifty, are counted as one table, and are all on paper', async () => {
	const { page } = await openPage({ path: 'table/', viewport: 'phone', webgl: false });
	const rows = page.locator('tbody tr');
	const { more, all } = {
		more: page.getByRole('button', { name: en.table.more({ count: 50 }) }),
		all: page.getByRole('button', { name: en.table.all, exact: true })
	};
	await more.waitFor();
	expect(await rows.count()).toBe(50);
	expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(
		String(GEOIDS.length + 1)
	);
	const indices = () => rows.evaluateAll((each) => each.map((row) => row.ariaRowIndex));
	expect(await indices()).toEqual(Array.from({ length: 50 }, (_, at) => String(at + 2)));

	// Whoever goes on by keyboard goes on reading where they were.
	await more.press('Enter');
	await eventually(() => rows.count()).toBe(100);
	expect(await rows.nth(50).getByRole('link').evaluate(isFocused)).toBe(true);
	await page.getByText(en.table.first({ shown: 100, total: GEOIDS.length })).waitFor();

	await page.evaluate(() => {
		addEventListener('beforeprint', () => {
			document.body.dataset.printed = String(document.querySelectorAll('tbody tr').length);
		});
	});
	await page.pdf();
	expect(await page.locator('body').getAttribute('data-printed')).toBe(String(GEOIDS.length));
	await eventually(() => rows.count()).toBe(100);

	await all.press('Enter');
	await eventually(() => rows.count()).toBe(GEOIDS.length);
	expect(await rows.nth(100).getByRole('link').evaluate(isFocused)).toBe(true);
	expect((await indices()).at(-1)).toBe(String(GEOIDS.length + 1));
	expect(await all.count()).toBe(0);
});

const isFocused = (element: Element) => element === document.activeElement;

describe('table and map agree', () => {
	test('every tract in sight has the color of its row, before and after another figure is chosen', async () => {
		const { page } = await openPage({ path: 'table/?show=renter-share', drawn: true });
		const rows = await tableRows(page);
		await page.getByRole('link', { name: en.explore.mapLink }).click();
		await mapDrawn(page);
		await expectSameColors(page, rows);

		await page.getByLabel(en.explore.indicatorLabel).selectOption('median-gross-rent');
		await page.getByRole('heading', { level: 1, name: /^Median gross rent/ }).waitFor();
		await eventually(async () => (await legendRows(page))[0]?.label).toMatch(/\$/);
		await mapDrawn(page);
		const onMap = await page.getByRole('link', { name: en.explore.tableLink }).getAttribute('href');
		expect(onMap).toContain('show=median-gross-rent');
		const colors = await tractColorsNow(page);
		await page.getByRole('link', { name: en.explore.tableLink }).click();
		compare(colors, await tableRows(page));
	});

	test('a row opens its tract on the map with the same figure', async () => {
		const { page } = await openPage({
			path: 'table/?show=renter-share&find=willard',
			webgl: false
		});
		const [row] = await tableRows(page);
		await page.getByRole('link', { name: row!.name }).first().click();
		const main = page.getByRole('article').locator('.main');
		await main.waitFor();
		expect(await main.innerText()).toBe(row!.value);
		await page.getByText(`2020 census tract ${row!.geoid}`).waitFor();
	});
});

type Colors = Awaited<ReturnType<typeof tractColors>>;

async function tractColorsNow(page: Page): Promise<Colors> {
	const classes = (await legendRows(page)).flatMap(({ color }) => color ?? []);
	expect(new Set(classes).size, 'each class has a color of its own').toBe(classes.length);
	return tractColors(page, classes);
}

async function expectSameColors(page: Page, rows: readonly TableRow[]): Promise<void> {
	compare(await tractColorsNow(page), rows);
}

/** Water, parks, names and hatching take pixels away; what is left must have the row's color. */
function compare(colors: Colors, rows: readonly TableRow[]): void {
	const byGeoid = new Map(rows.map((row) => [row.geoid, row]));
	const other: string[] = [];
	let compared = 0;
	for (const [geoid, counts] of colors) {
		const row = byGeoid.get(geoid)!;
		const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
		if (total < 8) continue;
		compared += 1;
		// Outlines are simplified for each zoom, so that a grid point may lie just across the border.
		const own = row.color === null ? 0 : (counts.get(row.color) ?? 0);
		if (own / total < 0.85) other.push(`${geoid}: ${own} of ${total} like ${row.value}`);
	}
	expect(other).toEqual([]);
	expect(compared).toBeGreaterThan(100);
}
