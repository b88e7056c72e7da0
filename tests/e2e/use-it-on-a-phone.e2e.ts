import { describe, expect, test } from 'vitest';
import { firstView } from '#words/first-view.ts';
import { en } from '#words/index.ts';
import { eventually, settled } from './screen/eventually.ts';
import { mapAtRest, mapDrawn, mapOnScreen, middleOf } from './screen/map.ts';
import { panel, placeName } from './screen/panel.ts';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { written } from './report/report-page.ts';
import { expectAllInSight } from './screen/in-sight.ts';
import { legendRows } from './screen/legend.ts';
import { searchBox } from './screen/search.ts';
import { openPage, pageForAll } from './support/index.ts';

const report = useReportMessages().screen;

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
		await page.getByRole('heading', { name: firstView.prompt }).waitFor();
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
		const body = page.getByRole('group', { name: firstView.panelLabel });
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

describe('on 320 pixels, with letters twice as large', () => {
	const visit = pageForAll({ viewport: 'phone', webgl: false });

	async function narrow(path: string): Promise<Page> {
		const { page, site } = visit();
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(site + path);
		await contentOf(page, path);
		await page.evaluate(() => {
			document.documentElement.style.fontSize = '32px';
		});
		return page;
	}

	test.each([
		...SCREENS,
		...['compare/?with=station:penn&with=city:Crystal', 'report/?place=station:penn', 'walk/'],
		...[
			'community/',
			'my-data/',
			'scorecard/',
			'saved/',
			'methods/',
			'evidence/',
			'about/',
			'station/penn/'
		]
	])('nothing of "/%s" is hidden, cut off or out of reach', async (path) => {
		const page = await narrow(path);
		await expectAllInSight(page, path);
		expect(await page.getByRole('heading', { level: 1 }).first().isVisible()).toBe(true);
		const zoomable = await page.locator('meta[name="viewport"]').getAttribute('content');
		expect(zoomable).not.toMatch(/user-scalable|maximum-scale/);
	});

	test('nor of the list behind "More", and the dialogs that it opens', async () => {
		const page = await narrow('?place=station:penn');
		for (const each of [en.nav.share, en.nav.keep]) {
			await page.getByRole('button', { name: en.nav.more, exact: true }).tap();
			await expectAllInSight(page, en.nav.more, 'header ul ul');
			await page.getByRole('button', { name: each, exact: true }).tap();
			await page.getByRole('dialog', { name: each }).waitFor();
			await expectAllInSight(page, each);
			await page.getByRole('button', { name: en.common.close, exact: true }).tap();
		}
	});

	test('nor of a walk-through that is presented, and of the tools of a report', async () => {
		const page = await narrow('walk/');
		await page
			.getByRole('link', { name: /^Present/ })
			.first()
			.tap();
		await page.getByRole('dialog').waitFor();
		await expectAllInSight(page, 'presenting');

		await narrow('report/?place=station:penn');
		await page.getByRole('button', { name: report.tools }).tap();
		await expectAllInSight(page, 'tools of a report', '#tools');
	});
});

test('a phone on its side has map and panel beside each other, on every screen with both', async () => {
	const { page, site } = await openPage({ viewport: 'phone', webgl: false });
	await page.setViewportSize({ width: 740, height: 360 });
	for (const path of ['', '?place=station:penn', 'community/']) {
		await page.goto(site + path);
		await contentOf(page, path);
		const sheet = await sheetBox(page);
		const map = (await page.locator('#map').boundingBox())!;
		expect(sheet.width, path).toBeGreaterThan(280);
		expect(sheet.height, path).toBeGreaterThan(180);
		expect(map.x, path).toBeGreaterThanOrEqual(sheet.x + sheet.width - 1);
		expect(map.width, path).toBeGreaterThan(300);
		await expectAllInSight(page, path);
	}
});

test('at its lowest the sheet has the question and the search, and dragging them up opens it', async () => {
	const { page } = await openPage({ viewport: 'phone', webgl: false });
	await page.setViewportSize({ width: 360, height: 740 });
	await legendRows(page);
	const prompt = page.getByRole('heading', { name: firstView.prompt });
	for (const each of [prompt, searchBox(page)]) {
		const { y, height } = (await each.boundingBox())!;
		expect(y + height).toBeLessThanOrEqual(740);
	}
	const { x, y } = (await prompt.boundingBox())!;
	await swipe(page, { x: x + 20, y: y + 5 }, -250);
	await expectShare(page, HALF);
});

test.each([320, 360, 390])('what to show is one tidy choice on %i pixels', async (width) => {
	const { page } = await openPage({ viewport: 'phone', webgl: false });
	await page.setViewportSize({ width, height: 740 });
	await legendRows(page);
	const boxes = await page
		.getByRole('group', { name: en.lens.label })
		.locator('label')
		.evaluateAll((labels) =>
			labels.map((label) => {
				const words = document.createRange();
				words.selectNodeContents(label);
				const { left, right, top, bottom } = label.getBoundingClientRect();
				const inner = words.getBoundingClientRect();
				const holds = inner.left >= left && inner.right <= right && inner.top >= top;
				return { left, top, width: right - left, height: bottom - top, holds };
			})
		);
	expect(boxes).toHaveLength(4);
	expect(boxes.every(({ holds }) => holds)).toBe(true);
	// All beside each other, all below each other, or two by two, and alike.
	const different = (key: 'left' | 'top' | 'width') =>
		new Set(boxes.map((box) => Math.round(box[key]))).size;
	expect(['1,4', '2,2']).toContain([different('left'), different('top')].sort().join(','));
	expect(different('width')).toBeLessThanOrEqual(2);
	for (const { height } of boxes) expect(height).toBeGreaterThanOrEqual(43.5);
});

test('a report has a map whose letters can be read, and shows that its table goes on', async () => {
	const { page } = await openPage({
		viewport: 'phone',
		path: 'report/?place=station:penn',
		webgl: false
	});
	for (const width of [360, 320]) {
		await page.setViewportSize({ width, height: 740 });
		await written(page);
		const sizes = await page.locator('.paper figure svg:visible text').evaluateAll((texts) =>
			texts.map((text) => {
				const svg = text.closest('svg')!;
				const shrunk = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
				return Number(text.getAttribute('font-size')) * shrunk;
			})
		);
		expect(sizes.length).toBeGreaterThan(8);
		expect(Math.min(...sizes), `${width} wide`).toBeGreaterThanOrEqual(12);
	}
	const wide = page.locator('.paper .sideways').first();
	const { over, cue } = await wide.evaluate((box) => ({
		over: box.scrollWidth - box.clientWidth,
		cue: getComputedStyle(box).backgroundImage
	}));
	expect(over).toBeGreaterThan(20);
	expect(cue).toContain('gradient');
});

test('another screen and another place begin at their top', async () => {
	const { page } = await openPage({ viewport: 'phone', path: '?place=station:penn', webgl: false });
	await placeName(page);
	const body = page.locator('#panel-body');
	const read = () => body.evaluate((element) => element.scrollTop);
	await body.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
	expect(await read()).toBeGreaterThan(500);
	await page
		.locator('.explorer ol')
		.getByRole('link', { name: /^Lowry Avenue/ })
		.tap();
	await panel(page)
		.getByRole('heading', { level: 2, name: /^Lowry Avenue/ })
		.waitFor();
	await eventually(read).toBe(0);

	const nav = page.getByRole('navigation', { name: en.nav.label });
	const scrolled = () => page.evaluate(() => window.scrollY);
	for (const name of [en.nav.table, en.nav.compare]) {
		await nav.getByRole('link', { name }).tap();
		await page.waitForURL(name === en.nav.table ? /table/ : /compare/);
		await eventually(scrolled, name).toBe(0);
		await eventually(
			() => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight),
			`${name} is longer than the screen`
		).toBeGreaterThan(80);
		await page.evaluate(() => window.scrollTo(0, 80));
		await eventually(scrolled).toBe(80);
	}
	await page.getByRole('button', { name: en.nav.more, exact: true }).tap();
	await page.getByRole('link', { name: en.nav.methods }).tap();
	await page.waitForURL(/methods/);
	await eventually(scrolled).toBe(0);
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
	if (path.startsWith('table') || path.startsWith('compare'))
		await page.locator('tbody tr').first().waitFor();
	else if (path.startsWith('report')) await written(page);
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
