import { legendWords, mapProblems, side } from '#words/first-view.ts';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { en } from '#words/index.ts';
import * as m from '#words/methods.ts';
import { eventually } from './screen/eventually.ts';
import { legendRows } from './screen/legend.ts';
import { mapDrawn } from './screen/map.ts';
import {
	expectNoAxeViolationsInBoth,
	openPage,
	pageForAll,
	PICTURED,
	screenshot
} from './support/index.ts';

const THEN_AND_NOW =
	'?show=median-gross-rent&years=2010-2014&second=swipe:median-gross-rent&map=45.05,-93.3,11';
const TWO_METHODS = '?lens=classes&second=pair:@bates&map=45.05,-93.3,11';

const maps = (page: Page) => page.locator('[data-map-state]');
const secondMap = (page: Page) => page.getByRole('region', { name: /^Second map\./ });
const divider = (page: Page) => page.getByRole('slider', { name: side.divider });
const param = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);

async function bothDrawn(page: Page): Promise<void> {
	await eventually(() =>
		maps(page).evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.mapState))
	).toEqual(['ready', 'ready']);
}

/** Latitude, longitude and zoom of both maps, as they say themselves. */
function cameras(page: Page): Promise<(string | undefined)[]> {
	return maps(page).evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.camera));
}

async function expectTogether(page: Page): Promise<string> {
	await eventually(async () => new Set(await cameras(page)).size, 'both maps agree').toBe(1);
	return (await cameras(page))[0] ?? '';
}

async function expectOneAboveTheOther(page: Page): Promise<void> {
	const [above, below] = [
		await maps(page).nth(0).boundingBox(),
		await maps(page).nth(1).boundingBox()
	];
	expect(below!.y).toBeGreaterThanOrEqual(above!.y + above!.height - 4);
	expect(Math.abs(above!.height - below!.height)).toBeLessThan(8);
	await expectTogether(page);
}

describe('then and now, one map over the other', () => {
	test('start with a button, have a title and a legend each, and go with the Back button', async () => {
		const { page } = await openPage({ path: '?show=median-gross-rent' });
		await mapDrawn(page);
		await page.getByRole('button', { name: side.thenAndNow }).click();
		await bothDrawn(page);
		expect(param(page, 'second')).toBe('swipe:median-gross-rent');
		expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('2010–2014');
		const captions = page.getByRole('group', { name: side.captions });
		expect(await captions.innerText()).toMatch(/2010–2014[^]*2019–2023/);
		expect(await secondMap(page).getAttribute('aria-label')).toContain('2019–2023');

		// Each legend counts the areas of its own period.
		const counts = (name: string) =>
			page.getByRole('region', { name, exact: true }).locator('.count').allInnerTexts();
		const [then, now] = [await counts(legendWords.heading), await counts(side.legend)];
		expect(then.length).toBeGreaterThan(5);
		expect(now).not.toEqual(then);
		// The focus is where the choices are, not lost with the button.
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');

		await page.goBack();
		await eventually(() => maps(page).count()).toBe(1);
		expect(param(page, 'second')).toBeNull();
		expect((await legendRows(page)).map(({ count }) => count)).toHaveLength(now.length - 1);
	});

	const visit = pageForAll({ path: THEN_AND_NOW });

	test('have the classes of each in one row on its map', async () => {
		const { page } = await openPage({ path: THEN_AND_NOW });
		await bothDrawn(page);
		const lists = page.getByRole('group', { name: side.captions }).getByRole('list');
		expect(await lists.count()).toBe(2);
		for (const list of await lists.all()) {
			const tops = await list
				.locator('.swatch')
				.evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)));
			expect(tops.length).toBeGreaterThan(5);
			expect(new Set(tops).size).toBe(1);
		}
	});

	test('are parted by a line that keys move', async () => {
		const { page } = visit();
		await bothDrawn(page);
		const shownFrom = () =>
			page.locator('.map-holder').evaluate((each) => getComputedStyle(each).clipPath);
		await divider(page).focus();
		expect(await divider(page).getAttribute('aria-valuenow')).toBe('50');
		for (const [key, at] of [
			['ArrowRight', '55'],
			['ArrowLeft', '50'],
			['ArrowLeft', '45'],
			['End', '100'],
			['Home', '0']
		] as const) {
			await page.keyboard.press(key);
			await eventually(() => divider(page).getAttribute('aria-valuenow')).toBe(at);
			await eventually(shownFrom).toContain(`${at}%`);
			expect(await divider(page).getAttribute('aria-valuetext')).toContain(`${at} percent`);
		}
		// At the very edge the handle can still be taken.
		const handle = (await divider(page).boundingBox())!;
		const area = (await maps(page).first().boundingBox())!;
		expect(handle.width).toBeGreaterThanOrEqual(44);
		expect(handle.x).toBeGreaterThanOrEqual(area.x - 1);
		expect(new Set(await cameras(page)).size).toBe(1);
	});

	test('move together, whichever is moved, and where it is stands in the link', async () => {
		const { page } = visit();
		await bothDrawn(page);
		const start = await expectTogether(page);
		await maps(page).first().focus();
		await page.keyboard.press('ArrowRight');
		await eventually(async () => (await cameras(page))[0]).not.toBe(start);
		const first = await expectTogether(page);

		await secondMap(page).focus();
		await page.keyboard.press('+');
		await eventually(async () => (await cameras(page))[1]).not.toBe(first);
		const second = await expectTogether(page);
		expect(second).toMatch(/,12$/);
		await eventually(() => param(page, 'map')).toBe(second);

		const box = (await secondMap(page).boundingBox())!;
		await page.mouse.move(box.x + box.width * 0.8, box.y + 300);
		await page.mouse.down();
		await page.mouse.move(box.x + box.width * 0.7, box.y + 340, { steps: 5 });
		await page.mouse.up();
		await eventually(async () => (await cameras(page))[1]).not.toBe(second);
		await expectTogether(page);
	});

	test('are parted by a line that a finger moves', async () => {
		const { page, context } = await openPage({ path: THEN_AND_NOW, viewport: 'phone' });
		await bothDrawn(page);
		const before = await expectTogether(page);
		const handle = (await divider(page).boundingBox())!;
		const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
		const touch = await context.newCDPSession(page);
		const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
			touch.send('Input.dispatchTouchEvent', {
				type,
				touchPoints: at === undefined ? [] : [{ x: at, y }]
			});
		await send('touchStart', x);
		for (const at of [x - 30, x - 60, x - 97]) await send('touchMove', at);
		await send('touchEnd');
		await eventually(async () => Number(await divider(page).getAttribute('aria-valuenow'))).toBe(
			25
		);
		expect(await expectTogether(page)).toBe(before);
	});

	test('open the same place, whichever is tapped', async () => {
		const { page } = await openPage({ path: `${THEN_AND_NOW}.5` });
		await bothDrawn(page);
		const box = (await secondMap(page).boundingBox())!;
		await page.mouse.click(box.x + box.width * 0.8, box.y + box.height / 3);
		await eventually(() => param(page, 'place')).toMatch(/^(tract|station):/);
		await page.keyboard.press('Tab');
		await page.goBack();
		await eventually(() => param(page, 'place')).toBeNull();
		await page.mouse.click(box.x + box.width * 0.2, box.y + box.height / 3);
		await eventually(() => param(page, 'place')).toMatch(/^(tract|station):/);
		expect(await maps(page).count()).toBe(2);
	});
});

describe('two methods beside each other', () => {
	test('can be changed, and closed by key alone', async () => {
		const { page } = await openPage({ path: TWO_METHODS });
		await bothDrawn(page);
		await page.getByRole('region', { name: side.legend }).waitFor();
		expect(
			await page.getByText(en.lens.classesTitleOther({ method: m.methodWords.bates.name })).count()
		).toBe(1);
		const [left, right] = [
			await maps(page).nth(0).boundingBox(),
			await maps(page).nth(1).boundingBox()
		];
		expect(right!.x).toBeGreaterThanOrEqual(left!.x + left!.width - 4);
		await page.getByLabel(side.choice).selectOption('renter-share');
		await eventually(() => param(page, 'second')).toBe('pair:renter-share');
		await eventually(() => secondMap(page).getAttribute('aria-label')).toContain(
			'Households that rent'
		);
		await page.getByLabel(side.period).selectOption('2015-2019');
		await eventually(() => param(page, 'second')).toBe('pair:renter-share:2015-2019');
		await page.getByRole('button', { name: side.close }).focus();
		await page.keyboard.press('Enter');
		await eventually(() => maps(page).count()).toBe(1);
		expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe(
			side.thenAndNow
		);
	});

	test('follow rules that a person changed, where both show the same method', async () => {
		const counts = (page: Page, name: string) =>
			page.getByRole('region', { name, exact: true }).locator('.count').allInnerTexts();
		const view = '?lens=classes&second=pair:@corridor-pressure&map=45.05,-93.3,11';
		const { page: plain } = await openPage({ path: view, webgl: false });
		await eventually(async () => (await counts(plain, side.legend)).length).toBeGreaterThan(5);
		const asItStands = await counts(plain, side.legend);
		expect(await plain.getByText(m.screens.adjusted).count()).toBe(0);

		const { page } = await openPage({ path: `${view}&adjust=!renters` });
		await bothDrawn(page);
		await eventually(async () => (await counts(page, side.legend)).length).toBeGreaterThan(5);
		const panel = page.getByRole('region', { name: side.panelHeading });
		await panel.getByText(m.screens.adjusted).waitFor();
		expect(await counts(page, side.legend)).not.toEqual(asItStands);
		// The draws that say how firm each class is come a little later, on both maps.
		await eventually(async () => [
			await counts(page, side.legend),
			await counts(page, legendWords.heading)
		]).toSatisfy(([second, first]) => JSON.stringify(second) === JSON.stringify(first));

		// Another method is left as it was published.
		await page.getByLabel(side.choice).selectOption('@bates');
		await eventually(() => panel.getByText(m.screens.adjusted).count()).toBe(0);
	});
});

describe.each(['desk', 'phone'] as const)('on a %s, everybody can use', (viewport) => {
	test.each([
		['swipe', THEN_AND_NOW],
		['pair', TWO_METHODS]
	])('two maps: %s', async (name, path) => {
		const { page } = await openPage({ path, viewport, drawn: PICTURED });
		await bothDrawn(page);
		await page.getByRole('region', { name: side.legend }).waitFor({ state: 'attached' });
		if (name === 'pair' && viewport === 'phone') await expectOneAboveTheOther(page);
		await expectNoAxeViolationsInBoth(page, `${name}, ${viewport}`, {
			also: async (theme) => {
				// Both maps are drawn anew in the other colors.
				await bothDrawn(page);
				await screenshot(page, `two maps ${name} ${viewport} ${theme}`);
			}
		});
		const wider = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(wider).toBe(0);
	});
});

test('without WebGL the second map is there in words and in the table', async () => {
	const { page } = await openPage({ path: THEN_AND_NOW, webgl: false });
	await page.getByRole('region', { name: side.legend }).waitFor();
	await page.getByText(mapProblems['map/webgl-missing']!({})).waitFor();
	await page.getByRole('link', { name: side.table }).click();
	await page.getByRole('heading', { level: 1, name: /2019–2023$/ }).waitFor();
});
