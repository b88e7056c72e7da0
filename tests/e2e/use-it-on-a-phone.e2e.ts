import { describe, expect, test } from 'vitest';
import { en } from '#words/index.ts';
import { eventually, settled } from './screen/eventually.ts';
import { mapAtRest, mapDrawn, mapOnScreen, middleOf } from './screen/map.ts';
import { panel, placeName } from './screen/panel.ts';
import { openPage } from './support/index.ts';

type Page = Awaited<ReturnType<typeof openPage>>['page'];

const HARRISON = '27053003300';

const sheetBox = async (page: Page) => {
	const box = await page.locator('#panel').boundingBox();
	if (!box) throw new Error('There is no sheet.');
	return box;
};
/** Share of the part below the title that the sheet takes. */
const sheetShare = async (page: Page) => {
	const all = await page.locator('.explorer').boundingBox();
	return (await sheetBox(page)).height / all!.height;
};
/** Waits for the sheet to come to rest there. */
const expectShare = async (page: Page, share: number, what?: string) => {
	await eventually(() => sheetShare(page), what).toBeCloseTo(share, 1);
	expect(await settled(() => sheetShare(page)), what).toBeCloseTo(share, 1);
};
const PEEK = 0.24;
const HALF = 0.54;
const FULL = 0.94;

describe('the sheet', () => {
	test('has three heights, by button and by finger', async () => {
		const { page } = await openPage({ viewport: 'phone', webgl: false });
		await page.getByRole('heading', { name: en.explore.prompt }).waitFor();
		const taller = page.getByRole('button', { name: en.sheet.taller });
		const shorter = page.getByRole('button', { name: en.sheet.shorter });
		await expectShare(page, PEEK);
		expect(await shorter.count()).toBe(0);
		await taller.tap();
		await expectShare(page, HALF);
		await taller.tap();
		await expectShare(page, FULL);
		expect(await taller.count()).toBe(0);
		await shorter.tap();
		await expectShare(page, HALF);

		// A finger lets go near a height, and the sheet goes there.
		for (const [near, height] of [
			[0.86, FULL],
			[0.3, PEEK],
			[0.5, HALF],
			[0.15, PEEK]
		] as const) {
			await dragTo(page, near);
			await expectShare(page, height, `let go at ${near}`);
		}
	});

	test('scrolls its content before anything else moves', async () => {
		const { page } = await openPage({
			viewport: 'phone',
			path: '?place=station:penn',
			webgl: false
		});
		await placeName(page);
		await expectShare(page, HALF);
		const body = page.getByRole('group', { name: en.explore.panelLabel });
		const { x, y, width, height } = (await body.boundingBox())!;
		await swipe(page, { x: x + width / 2, y: y + height * 0.8 }, -height * 0.6);
		await eventually(() => body.evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
		await expectShare(page, HALF);
		expect(await page.evaluate(() => window.scrollY)).toBe(0);
	});
});

test('a tap opens the tract under the finger, and the map keeps it clear of the sheet', async () => {
	const { page } = await openPage({ viewport: 'phone', path: '?map=45.0,-93.31,12' });
	await mapDrawn(page);
	const covered = (await sheetBox(page)).height;
	const { toScreen } = await mapOnScreen(page, covered);
	const at = toScreen(middleOf(HARRISON));
	await page.touchscreen.tap(at.x, at.y);
	expect(await placeName(page)).toMatch(/^Tract 33,/);
	await expectShare(page, HALF);

	await mapAtRest(page);
	const sheet = await sheetBox(page);
	const now = (await mapOnScreen(page, sheet.height)).toScreen(middleOf(HARRISON));
	expect(now.y).toBeLessThan(sheet.y);
	expect(now.y).toBeGreaterThan((await mapOnScreen(page)).box.y);

	await panel(page).getByRole('button', { name: en.place.close }).tap();
	await panel(page).waitFor({ state: 'detached' });
});

const SCREENS = ['', '?place=tract:27053003300', 'table/', 'data/'];

test.each(SCREENS)('nothing of "/%s" is wider than a screen of 320 pixels', async (path) => {
	const { page } = await openPage({ viewport: 'phone', path, webgl: false });
	await page.setViewportSize({ width: 320, height: 640 });
	await contentOf(page, path);
	expect(await stickingOut(page)).toEqual([]);
});

test.each(SCREENS)('letters twice as large cut nothing off: "/%s"', async (path) => {
	const { page } = await openPage({ viewport: 'phone', path, webgl: false });
	await contentOf(page, path);
	await page.evaluate(() => {
		document.documentElement.style.fontSize = '200%';
	});
	expect(await stickingOut(page)).toEqual([]);
	expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
	const zoomable = await page.locator('meta[name="viewport"]').getAttribute('content');
	expect(zoomable).not.toMatch(/user-scalable|maximum-scale/);
});

test('everything to touch is large enough for a thumb', async () => {
	const { page, site } = await openPage({ viewport: 'phone', webgl: false });
	for (const path of SCREENS) {
		await page.goto(site + path);
		await contentOf(page, path);
		const small = await page.evaluate(() =>
			[...document.querySelectorAll('button, select, input, summary, nav a, ol a, [role="option"]')]
				// A box to tick is touched together with its words.
				.map((element) => ({ element, touched: element.closest('label') ?? element }))
				.map(({ element, touched }) => ({ element, box: touched.getBoundingClientRect() }))
				.filter(({ box }) => box.width > 1 && (box.width < 43.5 || box.height < 43.5))
				.map(({ element, box }) => `${element.outerHTML.slice(0, 60)} ${box.width} × ${box.height}`)
		);
		expect(small, path).toEqual([]);
	}
});

async function contentOf(page: Page, path: string): Promise<void> {
	if (path.startsWith('table')) await page.locator('tbody tr').first().waitFor();
	else if (path.includes('place')) await placeName(page);
	else await page.getByRole('heading').first().waitFor();
}

/** Elements whose right edge lies beyond the screen, but for those that scroll by themselves. */
async function stickingOut(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		const own = '.map, .visually-hidden, .sideways, [role="listbox"]';
		const beyond = [...document.querySelectorAll('body *')].filter(
			(element) =>
				element.closest(own) === null && element.getBoundingClientRect().right > width + 1
		);
		return document.documentElement.scrollWidth > width
			? ['the page itself', ...beyond.map((element) => element.outerHTML.slice(0, 80))]
			: beyond.map((element) => element.outerHTML.slice(0, 80));
	});
}

/** One finger moves the sheet's handle until the sheet takes this share. */
async function dragTo(page: Page, share: number): Promise<void> {
	const all = (await page.locator('.explorer').boundingBox())!;
	const { x, y, width, height } = await sheetBox(page);
	await swipe(page, { x: x + width / 2, y: y + 20 }, height - share * all.height);
}

async function swipe(page: Page, from: { x: number; y: number }, by: number): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
		session.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: y === undefined ? [] : [{ x: from.x, y }]
		});
	await touch('touchStart', from.y);
	for (let step = 1; step <= 8; step++) await touch('touchMove', from.y + (by * step) / 8);
	await touch('touchEnd');
	await session.detach();
}
