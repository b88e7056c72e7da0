import { describe, expect, test } from 'vitest';
import { mapWords, mapKeys, search as searchWords } from '#words/first-view.ts';
import { en } from '#words/index.ts';
import { shownNumber } from './figures/shown-number.ts';
import { figureOf } from './figures/tract-figures.ts';
import { eventually } from './screen/eventually.ts';
import { scrolledThoughClipped } from './screen/in-sight.ts';
import { legend, legendRows } from './screen/legend.ts';
import { cameraOf, inside, mapAtRest, mapDrawn, middleOf, tractOutlines } from './screen/map.ts';
import { mainFigure, panel, placeName } from './screen/panel.ts';
import { offered, searchBox } from './screen/search.ts';
import { tableRows } from './screen/table.ts';
import { openPage } from './support/index.ts';

type Page = Awaited<ReturnType<typeof openPage>>['page'];

/** Presses Tab until the focus is on something with this name; fails where it never comes there. */
async function tabTo(page: Page, name: string | RegExp, most = 40): Promise<void> {
	const seen: string[] = [];
	for (let press = 0; press < most; press++) {
		await page.keyboard.press('Tab');
		const focused = await focusedName(page);
		if (typeof name === 'string' ? focused === name : name.test(focused)) return;
		seen.push(focused);
	}
	expect.fail(`Tab never reached ${String(name)}, only:\n${seen.join('\n')}`);
}

const focusedName = (page: Page) =>
	page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return '';
		const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`);
		return (element.getAttribute('aria-label') ?? (label ?? element).textContent).trim();
	});

const geoidInPanel = async (page: Page) =>
	/2020 census tract (\d{11})/.exec(await panel(page).innerText())?.[1] ?? '';

/** What the page has a screen reader say. */
const said = async (page: Page) =>
	(await page.getByRole('status').allInnerTexts()).map((text) => text.trim()).join('\n');

test('from the first key to a tract on the map, its figures, and back', async () => {
	const { page } = await openPage({ path: '?map=44.99,-93.31,12.5' });
	await mapDrawn(page);
	await tabTo(page, en.common.skipToMap);
	await page.keyboard.press('Enter');
	await tabTo(page, /^Map\. /, 3);

	// The first step goes to the tract in the middle, the next ones to its neighbors.
	await page.keyboard.press('Alt+ArrowRight');
	const first = tractOutlines().find(({ rings }) => inside(rings, -93.31, 44.99))!.geoid;
	const number = String(Number(first.slice(5, 9)));
	await eventually(() => said(page)).toMatch(
		new RegExp(`Tract ${number}\\b.*: \\d+ percent, plus or minus \\d+`)
	);
	const percent = /: (\d+) percent, plus or minus (\d+)/.exec(await said(page))!;
	const { value, moe } = figureOf(first, 'cost-burden-30');
	expect(Number(percent[1])).toBe(Math.round(value! * 100));
	expect(Number(percent[2])).toBe(Math.round(moe! * 100));
	expect(await panel(page).count(), 'nothing is opened before Enter').toBe(0);

	await page.keyboard.press('Enter');
	await placeName(page);
	expect(await geoidInPanel(page)).toBe(first);
	for (const [key, isThere] of [
		['ArrowRight', (from: string, to: string) => middleOf(to).lng > middleOf(from).lng],
		['ArrowUp', (from: string, to: string) => middleOf(to).lat > middleOf(from).lat],
		['ArrowLeft', (from: string, to: string) => middleOf(to).lng < middleOf(from).lng],
		['ArrowDown', (from: string, to: string) => middleOf(to).lat < middleOf(from).lat]
	] as const) {
		const from = await geoidInPanel(page);
		await page.keyboard.press(`Alt+${key}`);
		await page.keyboard.press('Enter');
		await eventually(() => geoidInPanel(page), key).not.toBe(from);
		expect(isThere(from, await geoidInPanel(page)), key).toBe(true);
	}
	expect(shownNumber((await mainFigure(page)).value)).not.toBeNull();

	await page.keyboard.press('Escape');
	await panel(page).waitFor({ state: 'detached' });
	expect(await focusedName(page), 'the focus stays on the map').toMatch(/^Map\. /);
});

test('arrows move the map, plus and minus zoom, and Tab leads on', async () => {
	const { page } = await openPage({ path: '?map=44.99,-93.31,12' });
	await mapDrawn(page);
	await page.getByRole('region', { name: /^Map\. / }).focus();
	await mapAtRest(page);
	const start = cameraOf(page);
	await page.keyboard.press('ArrowRight');
	await eventually(() => cameraOf(page).lng).toBeGreaterThan(start.lng);
	await page.keyboard.press('ArrowUp');
	await eventually(() => cameraOf(page).lat).toBeGreaterThan(start.lat);
	await page.keyboard.press('+');
	await eventually(() => cameraOf(page).zoom).toBe(13);
	await page.keyboard.press('-');
	await eventually(() => cameraOf(page).zoom).toBe(12);

	await page.keyboard.press('Tab');
	expect(await focusedName(page)).toBe(mapWords.zoomIn);
	await tabTo(page, mapKeys.keysButton, 4);
	await page.keyboard.press('Enter');
	await page.getByText(mapKeys.keys[2]![1]).waitFor();
	for (let press = 0; press < 5; press++) await page.keyboard.press('Tab');
	expect(await focusedName(page), 'the focus is not caught').not.toMatch(/^Map\. /);
});

describe('in the panel', () => {
	test('search, legend, stations and closing work, and the focus is never lost', async () => {
		const { page } = await openPage({ webgl: false });
		await legendRows(page);
		await tabTo(page, searchWords.label);
		await page.keyboard.type('penn');
		await eventually(async () => (await offered(page)).length).toBeGreaterThan(1);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowUp');
		const active = await searchBox(page).getAttribute('aria-activedescendant');
		const option = page.locator(`[id="${active!}"]`);
		expect(await option.getAttribute('aria-selected')).toBe('true');
		expect(await option.innerText()).toContain('Penn Avenue');
		await page.keyboard.press('Enter');
		expect(await placeName(page)).toBe('Penn Avenue station area');
		await eventually(() => said(page)).toMatch(/Penn Avenue station area: \d+ percent/);

		await page.getByRole('button', { name: en.place.close }).focus();
		await page.keyboard.press('Enter');
		await panel(page).waitFor({ state: 'detached' });
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('panel');

		await searchBox(page).focus();
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		expect(await searchBox(page).inputValue()).toBe('');
		const [lowest] = await legendRows(page);
		await tabTo(page, new RegExp(`^${lowest!.label}`));
		await page.keyboard.press('Space');
		expect(await legend(page).getByRole('button').first().getAttribute('aria-pressed')).toBe(
			'true'
		);
		await tabTo(page, /^Oak Grove Parkway/);
		await page.keyboard.press('Enter');
		expect(await placeName(page)).toBe('Oak Grove Parkway station area');
	});

	test.each(['phone', 'desk'] as const)(
		'a place is near, and nothing that only clips is scrolled, on a %s',
		async (viewport) => {
			const { page } = await openPage({ viewport, webgl: false });
			await legendRows(page);
			let stops = 0;
			let firstPlace: number | null = null;
			for (; stops < 60; stops++) {
				await page.keyboard.press('Tab');
				const opens = await page.evaluate(() => {
					const href = document.activeElement?.getAttribute('href');
					return href ? new URL(href, location.href).searchParams.has('place') : false;
				});
				if (opens) firstPlace ??= stops + 1;
				if (await page.evaluate(() => document.activeElement === document.body)) break;
			}
			expect(firstPlace).toBeLessThan(15);
			expect(stops).toBeGreaterThan(30);
			expect(await scrolledThoughClipped(page)).toEqual([]);
		}
	);

	test('every stop of the focus can be seen', async () => {
		const { page } = await openPage({ webgl: false, path: '?place=tract:27053003300' });
		await placeName(page);
		const unseen: string[] = [];
		let stops = 0;
		for (; stops < 80; stops++) {
			await page.keyboard.press('Tab');
			const stop = await page.evaluate(() => {
				const element = document.activeElement;
				if (!element || element === document.body) return null;
				const marked = [element, element.closest('label'), element.nextElementSibling].some(
					(each) => {
						if (!each) return false;
						const { outlineStyle, outlineWidth } = getComputedStyle(each);
						return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
					}
				);
				const { width, top, bottom } = element.getBoundingClientRect();
				const inSight = width > 0 && bottom > 0 && top < window.innerHeight;
				return { marked: marked && inSight, html: element.outerHTML.slice(0, 80) };
			});
			if (stop === null) break;
			if (!stop.marked) unseen.push(stop.html);
		}
		expect(unseen).toEqual([]);
		expect(stops).toBeGreaterThan(30);
	});
});

test('the sheet of a phone goes up and down by keys', async () => {
	const { page } = await openPage({ viewport: 'phone', webgl: false });
	// Keys that come before the page lives are not kept for it; with the site's own letters, which
	// come after the first figures, the title above takes another height.
	await legendRows(page);
	await page.locator('.frame:not(.plain)').waitFor();
	await page.evaluate(() => document.fonts.ready);
	const height = () => page.locator('#panel').evaluate((sheet: HTMLElement) => sheet.offsetHeight);
	const before = await height();
	await page.getByRole('button', { name: en.sheet.taller }).focus();
	await page.keyboard.press('Enter');
	await eventually(height).toBeGreaterThan(before * 2);
	await page.getByRole('button', { name: en.sheet.shorter }).focus();
	await page.keyboard.press('Space');
	await eventually(height).toBe(before);
});

test('the table is filtered, sorted and left by keys', async () => {
	const { page } = await openPage({ path: 'table/', webgl: false });
	const written = page.locator('tbody tr');
	await written.first().waitFor();
	await tabTo(page, en.table.within);
	await page.keyboard.type('Any planned');
	// Fewer than are written at first; the button for all of them would take the focus.
	await eventually(() => written.count()).toBeLessThan(100);
	await tabTo(page, en.table.find);
	await page.keyboard.type('jordan');
	await eventually(async () => (await tableRows(page)).length).toBeLessThan(10);
	const [highest] = await tableRows(page);
	await tabTo(page, new RegExp(`^${en.table.value}`));
	await page.keyboard.press('Enter');
	await page.locator('th[aria-sort="ascending"]', { hasText: en.table.value }).waitFor();
	await eventually(async () => (await tableRows(page)).at(-1)?.geoid).toBe(highest!.geoid);
	expect(await focusedName(page), 'sorting keeps the focus').toMatch(/^Value/);
	expect(await said(page)).toContain(en.table.ascending);
	await tabTo(page, highest!.name);
	await page.keyboard.press('Enter');
	await placeName(page);
	expect(await geoidInPanel(page)).toBe(highest!.geoid);
});
