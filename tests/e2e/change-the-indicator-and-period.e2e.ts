import { expect, test } from 'vitest';
import { legendMore } from '#words/first-view.ts';
import { en } from '#words/index.ts';
import { FIGURE_IDS, figureOf, GEOIDS, type FigureId } from './figures/tract-figures.ts';
import { classLimits, classOf } from './screen/built-data.ts';
import { eventually, settled } from './screen/eventually.ts';
import { legend, legendRows } from './screen/legend.ts';
import { FIGURES, mapDrawn, tractColors } from './screen/map.ts';
import { mainFigure, panel } from './screen/panel.ts';
import { openPage } from './support/index.ts';

type Page = Awaited<ReturnType<typeof openPage>>['page'];

const title = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
const picker = (page: Page) => page.getByLabel(en.explore.indicatorLabel);
const slider = (page: Page) => page.getByRole('slider', { name: en.explore.period });
const address = (page: Page) => new URL(page.url()).searchParams;

/** Tracts in each class from the lowest up, then those without a figure, from the Census tables. */
function expectedCounts(id: FigureId): number[] {
	const limits = classLimits(id);
	const counts = new Array<number>(limits.length + 2).fill(0);
	for (const geoid of GEOIDS) {
		const { value } = figureOf(geoid, id);
		counts[value === null ? limits.length + 1 : classOf(limits, value)]! += 1;
	}
	return counts;
}

test('the legend counts the tracts of each class, and misses none', async () => {
	const { page } = await openPage({ path: FIGURES, webgl: false });
	// A choice made before the page lives is another test's matter.
	await legendRows(page);
	for (const id of FIGURE_IDS) {
		await picker(page).selectOption(id);
		await eventually(() => address(page).get('show') ?? 'cost-burden-30').toBe(id);
		const counts = async () => (await legendRows(page)).map(({ count }) => count);
		const expected = expectedCounts(id);
		await eventually(counts, id).toEqual(expected);
		expect(expected.reduce((sum, count) => sum + count, 0)).toBe(784);
	}
});

test('another figure changes title, address, legend and colors, and Back brings the first one back', async () => {
	const { page } = await openPage({ path: '?place=tract:27053003300', drawn: true });
	await mapDrawn(page);
	const first = { title: await title(page), rows: await legendRows(page) };
	const before = await settled(() => fills(page));
	expect(first.title).toMatch(/^Renters paying 30% or more of income, by census tract, 2019–2023$/);

	await picker(page).selectOption('built-before-1940');
	await eventually(() => title(page)).toMatch(/^Homes built before 1940, .*2019–2023$/);
	await eventually(async () => (await mainFigure(page)).value).toBe('49%');
	await eventually(() => fills(page)).not.toEqual(before);
	expect(address(page).get('show')).toBe('built-before-1940');
	expect(address(page).get('place')).toBe('tract:27053003300');
	expect(await legendRows(page)).not.toEqual(first.rows);
	expect(await page.getByRole('region', { name: /^Map\. Homes built before 1940/ }).count()).toBe(
		1
	);

	await page.goBack();
	await eventually(() => title(page)).toBe(first.title);
	await eventually(() => legendRows(page)).toEqual(first.rows);
	await eventually(() => fills(page)).toEqual(before);
	await page.goForward();
	await eventually(() => title(page)).toMatch(/^Homes built before 1940/);
});

test('the period slider goes through three periods with the same classes, and says what has no margin', async () => {
	const { page } = await openPage({
		path: '?show=median-household-income&place=tract:27053003300',
		webgl: false
	});
	await eventually(async () => (await mainFigure(page)).value).toBe('$61,278');
	const newest = await legendRows(page);
	await slider(page).focus();
	for (const period of ['2015–2019', '2010–2014']) {
		await page.keyboard.press('ArrowLeft');
		await eventually(() => title(page)).toMatch(new RegExp(`${period}$`));
		expect(await slider(page).getAttribute('aria-valuetext')).toBe(period);
		expect(address(page).get('years')).toBe(period.replace('–', '-'));
		await eventually(() => panel(page).innerText()).toContain(`income, ${period}`);
		const { value, margin } = await mainFigure(page);
		expect(value).toMatch(/^\$\d/);
		expect(value).not.toBe('$61,278');
		// No margin was published; the one shown is modelled.
		expect(margin).toMatch(/^± \$\d/);
		const rows = await legendRows(page);
		expect(rows.map(({ label }) => label)).toEqual(newest.map(({ label }) => label));
		expect(rows.map(({ count }) => count)).not.toEqual(newest.map(({ count }) => count));
		expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(784);
	}
	await page.keyboard.press('End');
	await eventually(() => title(page)).toMatch(/2019–2023$/);
	expect(address(page).has('years')).toBe(false);
	await eventually(() => legendRows(page)).toEqual(newest);

	// A figure of one period has no slider.
	await picker(page).selectOption('cost-burden-50');
	await slider(page).waitFor({ state: 'detached' });
});

test('touching a class of the legend lights its tracts alone, and once more lights all', async () => {
	const { page } = await openPage({ path: '?show=renter-share', drawn: true });
	await mapDrawn(page);
	// The ground comes after the tracts, and a lake may lie over one.
	await page.waitForLoadState('networkidle');
	const all = await settled(() => fills(page));
	const [lowest, , third] = await legendRows(page);
	const button = legend(page).getByRole('button').nth(2);
	expect(all[third!.color!]).toBeGreaterThan(0);
	expect(all[lowest!.color!]).toBeGreaterThan(0);

	await button.click();
	expect(await button.getAttribute('aria-pressed')).toBe('true');
	await legend(page).getByText(legendMore.lit).waitFor();
	// Full colors of the other classes are gone; those of the lit one stay.
	await eventually(() => fills(page)).toEqual({ [third!.color!]: all[third!.color!] });

	await button.click();
	await eventually(() => fills(page)).toEqual(all);
});

test('the legend tells which end is worse, and why the classes lie where they do', async () => {
	const { page } = await openPage({ path: FIGURES, webgl: false });
	await legendRows(page);
	const words = await legend(page).innerText();
	expect(words).toContain('A higher share means more renters are stretched by rent and utilities.');
	await legend(page).getByText(legendMore.why).click();
	await legend(page)
		.getByText(/The 6 classes are natural breaks/)
		.waitFor();
});

/** How many tracts in sight have each color of the legend, by the pixels on screen. */
async function fills(page: Page): Promise<Record<string, number>> {
	const classes = (await legendRows(page)).flatMap(({ color }) => color ?? []);
	const counts: Record<string, number> = {};
	for (const own of (await tractColors(page, classes)).values()) {
		const [color, points] = [...own].sort((a, b) => b[1] - a[1])[0]!;
		if (points >= 8) counts[color] = (counts[color] ?? 0) + 1;
	}
	return counts;
}
