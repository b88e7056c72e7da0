/** Somebody was sent a link in a group chat: what is this, what do the colors say, and where am I on it? */
import { describe, expect, it, test } from 'vitest';
import type { Page } from 'playwright-core';
import { firstView, legendWords, firstView as words } from '#words/first-view.ts';
import { glossary } from '#words/glossary.ts';
import { en } from '#words/index.ts';
import { methodClasses, screens } from '#words/methods.ts';
import { terms } from '#words/common.ts';
import { fileWith } from './screen/built-code.ts';
import { eventually } from './screen/eventually.ts';
import { frameTag, drawnIn, openFraming } from './screen/framed.ts';
import { FIGURES, mapDrawn } from './screen/map.ts';
import { panel } from './screen/panel.ts';
import { searchBox } from './screen/search.ts';
import { breakFiles, expectNoAxeViolationsInBoth, openPage, waitForMap } from './support/index.ts';

const CLASSES = methodClasses['corridor-pressure'];
const PRESSURE = 'Where displacement pressure may build, by census tract, 2019–2023';

const legendLine = (page: Page) => page.getByRole('list', { name: screens.legendLine });

const boxOf = async (of: ReturnType<Page['locator']>) => (await of.boundingBox())!;

/** The line of the legend is in sight, and nothing of the map is under it. */
async function expectLegendBesideMap(page: Page): Promise<void> {
	const line = await boxOf(legendLine(page).first());
	const map = await boxOf(page.locator('[data-map-state]').first());
	const { width, height } = page.viewportSize()!;
	expect(line.width).toBeGreaterThan(0);
	expect(line.x).toBeGreaterThanOrEqual(0);
	expect(line.x + line.width).toBeLessThanOrEqual(width);
	expect(line.y + line.height).toBeLessThanOrEqual(height);
	expect(line.y + line.height, 'the legend ends above the map').toBeLessThanOrEqual(map.y + 1);
}

describe.each([
	['a phone', 360, 740],
	['a phone on its side', 740, 360],
	['a projector', 1280, 720]
] as const)('on %s', (_, width, height) => {
	it('the first view says what it is, what it shows, and has the search in sight', async () => {
		const { page } = await openPage({ viewport: width < 1000 ? 'phone' : 'desk' });
		await page.setViewportSize({ width, height });
		expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(PRESSURE);
		await page.getByText(words.purpose).waitFor();
		for (const each of [page.getByText(words.purpose), searchBox(page)]) {
			const box = await boxOf(each);
			expect(box.y).toBeGreaterThanOrEqual(0);
			expect(box.y + box.height).toBeLessThanOrEqual(height);
		}
		await mapDrawn(page);
		await legendLine(page).getByText(CLASSES['under-pressure'].name).waitFor();
		await expectLegendBesideMap(page);
		expect(await page.getByText(en.common.appName, { exact: true }).first().isVisible()).toBe(true);
		await expectNoAxeViolationsInBoth(page, `first view, ${width} wide`);
	});
});

test('with a place open the legend stays on the map, and the bars above take little', async () => {
	const { page } = await openPage({ path: '?place=station:penn', viewport: 'phone' });
	await page.setViewportSize({ width: 360, height: 740 });
	await mapDrawn(page);
	await panel(page).waitFor();
	await legendLine(page).getByText(legendWords.noData).waitFor();
	await expectLegendBesideMap(page);
	const explorer = await boxOf(page.locator('.explorer'));
	expect(explorer.y, 'header and title').toBeLessThanOrEqual(100);
});

test('a presentation has the legend in a line above the map, and all of the line in sight', async () => {
	const { page } = await openPage({ path: 'walk/' });
	await page.setViewportSize({ width: 1280, height: 720 });
	await page.getByRole('link', { name: /^Present.*The line in ten minutes$/ }).click();
	await waitForMap(page);
	await expectLegendBesideMap(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectLegendBesideMap(page);
});

test.each(['phone', 'desk'] as const)(
	'a frame on a %s has the legend in a line, leaves much of its height to the map, and names the station',
	async (viewport) => {
		const { page } = await openFraming(frameTag('show=median-gross-rent&place=station:penn'), {
			viewport
		});
		const frame = await drawnIn(page);
		await frame.getByRole('list', { name: screens.legendLine }).waitFor();
		const map = frame.locator('[data-map-state]');
		expect((await map.boundingBox())!.height).toBeGreaterThan(250);
		const count = async (name: string) => {
			await map.dispatchEvent('count-rendered');
			return map.getAttribute(`data-rendered-${name}`);
		};
		await eventually(() => count('stations')).toMatch(/[1-9]/);
		await eventually(() => count('station-names')).toMatch(/[1-9]/);
		await frame.getByText(/^Penn Avenue station area: /).waitFor();
	}
);

test('the colors that were chosen are there before any of the app is', async () => {
	const visit = await openPage({ webgl: false, theme: 'light', nothingCached: true });
	const { page } = visit;
	const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
	await legendLine(page).getByText(CLASSES['under-pressure'].name).waitFor();
	await page.getByRole('button', { name: en.nav.more, exact: true }).click();
	await page.getByRole('button', { name: en.nav.darkColors }).click();
	expect(await scheme()).toBe('dark');
	visit.guard.expectError(/Failed to fetch dynamically imported module/);
	await breakFiles(visit, /_app\/.*\.js$/, 'abort');
	await page.reload({ waitUntil: 'domcontentloaded' });
	expect(await scheme()).toBe('dark');
	// A frame has the colors of the page around it.
	await page.goto(`${visit.site}embed/`, { waitUntil: 'domcontentloaded' });
	expect(await scheme()).toBe('light dark');
});

describe('whoever asks where they are', () => {
	const use = (page: Page) => page.getByRole('button', { name: words.locate });

	async function standing(at: { longitude: number; latitude: number }) {
		const visit = await openPage({ webgl: false });
		await visit.context.grantPermissions(['geolocation']);
		await visit.context.setGeolocation(at);
		return visit;
	}

	it('gets what lies around them, and no address knows their doorstep', async () => {
		const { page, guard } = await standing({ longitude: -93.310049, latitude: 44.998731 });
		await use(page).click();
		await eventually(() => new URL(page.url()).searchParams.get('place')).toBe(
			`near:44.999,-93.31,0.5mi~${words.locateName}`
		);
		await panel(page).getByRole('heading', { level: 2, name: words.locateName }).waitFor();
		expect(guard.requests.filter((url) => url.includes('44.99'))).toEqual([]);
	});

	it('is told where the atlas does not reach', async () => {
		const { page } = await standing({ longitude: -87.63, latitude: 41.88 });
		await use(page).click();
		await page.getByText(words.locateFailed.outside).waitFor();
		expect(new URL(page.url()).search).toBe('');
	});

	it('is told what to do where the browser may not tell', async () => {
		const { page, context } = await openPage({ webgl: false });
		await context.clearPermissions();
		await use(page).click();
		await page.getByText(words.locateFailed.denied).waitFor();
	});
});

test('a chat that adds to the address changes nothing', async () => {
	const { page } = await openPage({ path: '?fbclid=abc', webgl: false });
	await legendLine(page).getByText(CLASSES['under-pressure'].name).waitFor();
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(PRESSURE);
	// A figure that is chosen is in the address, so that the same view comes back.
	await page.getByText(en.lens.indicator, { exact: true }).click();
	await eventually(() => new URL(page.url()).search).toContain('lens=indicator');
	await page.reload();
	await eventually(() => page.getByRole('heading', { level: 1 }).innerText()).toMatch(
		/^Renters paying/
	);
});

test.each([
	...['', FIGURES, '?place=station:penn', 'compare/?with=station:penn&with=city:Crystal'],
	...['methods/', 'evidence/', 'data/']
])('the words of a screen are explained one tap away: "/%s"', async (path) => {
	const { page } = await openPage({ path, webgl: false });
	const explain = page.getByText(terms.open);
	await explain.first().click();
	await page.getByText(glossary.tract.meaning).first().waitFor();
	if (path !== FIGURES) return;
	const about = page.locator('section').filter({
		has: page.getByRole('heading', { name: firstView.aboutIndicator })
	});
	await about.last().getByText(terms.open).click();
	await about.last().getByText(glossary.survey.meaning).waitFor();
});

test('what was opened while the page was still on its way is told when the page is there', async () => {
	const { page, site } = await openPage({ path: 'data/', webgl: false, nothingCached: true });
	let letThrough: () => void = () => undefined;
	const held = new Promise<void>((resolve) => {
		letThrough = resolve;
	});
	await page.route(/\/_app\/immutable\/.*\.js$/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(new URL('data/?again', site).href, { waitUntil: 'commit' });
	await page.getByText(terms.open).first().click();
	await page.locator('details[open]').first().waitFor();
	letThrough();
	await page.getByText(glossary.tract.meaning).first().waitFor();
});

test('what the words mean is missed with a sentence where it cannot be had, and comes after all', async () => {
	const visit = await openPage({ webgl: false, nothingCached: true });
	const { page } = visit;
	const explain = page.getByText(terms.open).first();
	await explain.waitFor();
	const file = await breakFiles(visit, fileWith(glossary.tries.meaning, /\.js$/), 'abort');
	await explain.click();
	await page.getByRole('alert').getByText(terms.what).waitFor();
	await file.mend();
	await page.getByRole('button', { name: en.common.tryAgain }).click();
	await page.getByText(glossary.tries.meaning).waitFor();
});
