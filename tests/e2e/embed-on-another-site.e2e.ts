import { legendWords, mapProblems } from '#words/first-view.ts';
import type { Frame, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { embed } from '#words/embed.ts';
import { eventually, settled } from './screen/eventually.ts';
import { drawnIn, frameOf, frameTag, openFraming } from './screen/framed.ts';
import {
	expectNoAxeViolations,
	expectNoAxeViolationsInBoth,
	PICTURED,
	screenshot,
	siteUrl
} from './support/index.ts';

const RENT = 'show=median-gross-rent&years=2015-2019&place=station:penn';

const heard = (page: Page) =>
	page.evaluate(() => (window as unknown as { heard: { data: unknown; origin: string }[] }).heard);

/** Where the focus is, page and frame taken together. */
async function focused(page: Page, frame: Frame): Promise<string> {
	const outside = await page.evaluate(() =>
		[document.activeElement?.id, document.activeElement?.tagName].find(Boolean)
	);
	if (outside !== 'IFRAME') return outside ?? '';
	return frame.evaluate(() => {
		const at = document.activeElement;
		return at?.hasAttribute('data-map-state')
			? 'the map'
			: `in the frame: ${at?.textContent.trim() ?? ''}`;
	});
}

test('a frame on another site has title, map, legend, source, and the way to the full map', async () => {
	const { page, context } = await openFraming(frameTag(RENT));
	const frame = await drawnIn(page);
	expect(await frame.locator('h1').innerText()).toMatch(/^Median gross rent.*2015–2019$/);
	expect(
		await frame.getByRole('region', { name: legendWords.heading }).locator('.count').count()
	).toBeGreaterThan(5);
	expect(await frame.locator('footer').innerText()).toContain('2015–2019');
	await eventually(() => frame.getByRole('status').first().innerText()).toMatch(
		/^Penn Avenue station area: \$[\d,]+ ± \$\d+/
	);

	await frame.locator('[data-map-state]').focus();
	await page.keyboard.press('+');
	const link = frame.getByRole('link', { name: embed.openFull });
	await eventually(async () => await link.getAttribute('href')).toContain('map=');
	const [full] = await Promise.all([context.waitForEvent('page'), link.click()]);
	await full.waitForLoadState();
	expect(full.url().startsWith(siteUrl())).toBe(true);
	await eventually(() => full.getByRole('heading', { level: 1 }).innerText()).toContain(
		'2015–2019'
	);
	expect(new URL(full.url()).searchParams.get('place')).toBe('station:penn');
	expect(await full.evaluate(() => window.opener === null)).toBe(true);
});

test.each(['phone', 'desk'] as const)(
	'on a %s, a frame says that its view has a second map, and leads to both',
	async (viewport) => {
		const pair = 'lens=classes&second=pair:median-gross-rent:2015-2019&place=station:penn';
		const { page, context } = await openFraming(frameTag(pair), { viewport });
		const frame = await drawnIn(page);
		const [said] = await frame.locator('header p').allInnerTexts();
		expect(said).toMatch(/^This view has a second map: Median gross rent.*, 2015–2019\. Open/);
		await expectNoAxeViolations(page, `a frame of two maps, ${viewport}`);
		const link = frame.getByRole('link', { name: embed.openFull });
		const [full] = await Promise.all([context.waitForEvent('page'), link.click()]);
		await eventually(() => full.locator('[data-map-state="ready"]').count()).toBe(2);
	}
);

test('a frame of one map speaks of no second', async () => {
	const { page } = await openFraming(frameTag(RENT));
	const frame = await drawnIn(page);
	expect(await frame.locator('header p').count()).toBe(0);
});

test('it tells its height and nothing else', async () => {
	const { page } = await openFraming(frameTag(RENT), { viewport: 'phone' });
	const frame = await drawnIn(page);
	// A page around may give the frame its width late; what was right at another is not kept.
	for (const width of ['980px', '100%']) {
		await page.locator('iframe').evaluate((element, css) => {
			element.style.width = css;
		}, width);
		const legend = frame.locator('details').filter({ hasText: embed.wholeLegend });
		await eventually(() => legend.getAttribute('open')).toBe(width === '980px' ? '' : null);
	}
	const last = async () => (await heard(page)).at(-1)?.data as { rootline: string; height: number };
	await eventually(async () => (await last()).height).toBeGreaterThan(400);
	const folded = await settled(async () => (await last()).height);
	await frame.getByText(embed.wholeLegend).click();
	await eventually(async () => (await last()).height).toBeGreaterThan(folded + 200);
	for (const { data, origin } of await heard(page)) {
		expect(Object.keys(data as object).sort()).toEqual(['height', 'rootline']);
		expect(origin).toBe(new URL(siteUrl()).origin);
	}
	// At the height that it asked for, nothing scrolls.
	const { height } = await last();
	await page.locator('iframe').evaluate((element, pixels) => {
		element.style.height = `${pixels}px`;
	}, height);
	await eventually(() => frame.evaluate(() => window.innerHeight)).toBe(height);
	await eventually(() =>
		frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
	).toBeLessThanOrEqual(1);
	expect((await last()).height, 'and it stays with what it asked for').toBe(height);
});

test('nothing is fetched for a frame that nobody has scrolled to', async () => {
	const { page, guard } = await openFraming(`<p style="height:4000px">Long</p>${frameTag(RENT)}`);
	const frame = await frameOf(page);
	await frame.getByText(embed.waiting).waitFor();
	await eventually(() => frame.locator('h1').innerText()).toMatch(/2015–2019$/);
	const heavy = () => guard.requests.filter((url) => /\/(data|tiles)\//.test(url)).length;
	expect(heavy()).toBe(0);
	await page.locator('iframe').scrollIntoViewIfNeeded();
	await drawnIn(page);
	expect(heavy()).toBeGreaterThan(3);
});

test('the focus goes in by Tab, through the map, and out again', async () => {
	const { page } = await openFraming(frameTag(`${RENT}&legend=0&controls=0`));
	const frame = await drawnIn(page);
	await page.locator('#before').focus();
	await page.keyboard.press('Tab');
	await eventually(() => focused(page, frame)).toContain(embed.openFull);
	await page.keyboard.press('Tab');
	await eventually(() => focused(page, frame)).toBe('the map');
	await page.keyboard.press('Alt+ArrowUp');
	await eventually(() => frame.getByRole('status').first().innerText()).toMatch(/^Tract /);
	await page.keyboard.press('Tab');
	await eventually(() => focused(page, frame)).toBe('after');
	await page.keyboard.press('Shift+Tab');
	await eventually(() => focused(page, frame)).toBe('the map');
});

test('the wheel scrolls the page around, and zooms only with Ctrl', async () => {
	const { page } = await openFraming(frameTag('map=45.05,-93.3,11'));
	const frame = await drawnIn(page);
	const map = frame.locator('[data-map-state]');
	const camera = () => map.getAttribute('data-camera');
	await map.hover();
	const before = await camera();
	await page.mouse.wheel(0, 200);
	await eventually(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(100);
	expect(await camera()).toBe(before);
	await page.evaluate(() => {
		window.scrollTo(0, 0);
	});
	await page.keyboard.down('Control');
	// The browser may give the first one to what the last one scrolled; the camera is told once it rests.
	const moved = frame.locator(`[data-map-state]:not([data-camera="${before}"])`);
	await eventually(async () => {
		await page.mouse.wheel(0, -200);
		return moved.waitFor({ state: 'attached', timeout: 3000 }).then(
			() => true,
			() => false
		);
	}).toBe(true);
	await page.keyboard.up('Control');
});

describe('in a sandbox', () => {
	test.each([
		['with an origin', 'allow-scripts allow-same-origin'],
		['without an origin', 'allow-scripts']
	])('%s the map works, whatever colors it', async (_, sandbox) => {
		for (const query of [RENT, 'lens=classes', 'lens=agreement']) {
			const { page } = await openFraming(frameTag(query, `sandbox="${sandbox}"`));
			const frame = await drawnIn(page);
			expect(await frame.evaluate(() => globalThis.origin)).toBe(
				sandbox.includes('same-origin') ? new URL(siteUrl()).origin : 'null'
			);
			await eventually(() =>
				frame.getByRole('region', { name: legendWords.heading }).getByRole('button').count()
			).toBeGreaterThan(3);
			expect(await frame.getByRole('alert').count()).toBe(0);
			await page.close();
		}
	});
});

test.each([
	['desk', 'light'],
	['phone', 'dark']
] as const)('everybody can use the frame on a %s, %s to begin with', async (viewport, theme) => {
	const { page } = await openFraming(frameTag(RENT), { viewport, theme, drawn: PICTURED });
	const frame = await drawnIn(page);
	if (viewport === 'phone') await frame.getByText(embed.wholeLegend).click();
	await frame
		.getByRole('region', { name: legendWords.heading })
		.getByRole('button')
		.first()
		.waitFor();
	await expectNoAxeViolationsInBoth(page, `embedded map, ${viewport}`, {
		of: frame,
		first: theme,
		also: async (now) => {
			await drawnIn(page);
			await screenshot(page, `embedded map ${viewport} ${now}`);
		}
	});
});

test('a still picture of low height has no keys, no buttons and no focus', async () => {
	const { page } = await openFraming(
		frameTag(`${RENT}&interactive=0&legend=0`).replace('560px', '240px')
	);
	const frame = await drawnIn(page);
	expect(await frame.getByRole('img', { name: /^Map\. Median gross rent/ }).count()).toBe(1);
	expect(await frame.getByRole('button').count()).toBe(0);
	await page.locator('#before').focus();
	await page.keyboard.press('Tab');
	await eventually(() => focused(page, frame)).toContain(embed.openFull);
	await page.keyboard.press('Tab');
	await eventually(() => focused(page, frame)).toBe('after');
	const scrolls = await frame.evaluate(
		() => document.documentElement.scrollHeight - window.innerHeight
	);
	expect(scrolls).toBeLessThanOrEqual(1);
	await expectNoAxeViolations(frame, 'a still map');
});

test('without WebGL the frame says so and still leads to the full map', async () => {
	const { page } = await openFraming(frameTag(RENT), { webgl: false });
	const frame = await frameOf(page);
	await frame.getByText(mapProblems['map/webgl-missing']!({})).waitFor();
	expect(await frame.getByRole('link', { name: embed.openFull }).getAttribute('href')).toContain(
		'place=station:penn'
	);
});
