/** On a cheap phone the colors are wanted at once, and the map that moves when a finger comes to it. */
import { expect, test } from 'vitest';
import { lineBounds, REGION_BOUNDS } from '../../src/lib/domain/layers/atlas-scene.ts';
import { toWorld } from '../../src/lib/domain/layers/locator.ts';
import { fittedStanding } from '../../src/lib/map/camera.ts';
import { mapWords } from '#words/first-view.ts';
import { engineChunk } from './screen/built-code.ts';
import { builtPlaces } from './screen/built-data.ts';
import { eventually } from './screen/eventually.ts';
import { cameraOf, colorsAt, FIGURES, mapDrawn, mapOnScreen, type Point } from './screen/map.ts';
import { placeName } from './screen/panel.ts';
import { breakFiles, openPage, touchMap } from './support/index.ts';

type Visit = Awaited<ReturnType<typeof openPage>>;
type Page = Visit['page'];

const SKETCH = /\/sketch\.json/;

const sketched = (page: Page) => page.locator('[data-map-state="sketched"][data-map-colored-at]');
const askedForEngine = ({ guard }: Visit) => guard.requests.some((url) => engineChunk().test(url));

/** A page that always has something else to do: no engine starts by itself because it had the time to. */
const neverIdle = ({ page }: Pick<Visit, 'page'>) =>
	page.addInitScript(() => {
		window.requestIdleCallback = () => 0;
	});

/** Where the stations are drawn, in line order, CSS pixels from the page's top left. */
async function stationsDrawn(page: Page) {
	const box = (await page.locator('[data-map-state]').boundingBox())!;
	const { stations } = builtPlaces();
	// As much as the view leaves free around the line on a desk, where nothing covers the map.
	const padding = { top: 40, right: 126, bottom: 40, left: 56 };
	const standing = fittedStanding(lineBounds(stations), box, padding, REGION_BOUNDS)!;
	return {
		zoom: standing.zoom,
		at: stations.map(({ x, y }): Point => {
			const world = toWorld([x / 1e5, y / 1e5]);
			return {
				x: box.x + world[0] * standing.world - standing.left,
				y: box.y + world[1] * standing.world - standing.top
			};
		})
	};
}

/** Points all over the map. */
async function grid(page: Page, step = 9): Promise<Point[]> {
	const { x, y, width, height } = (await page.locator('[data-map-state]').boundingBox())!;
	const columns = Math.floor(width / step) - 1;
	return Array.from({ length: columns * (Math.floor(height / step) - 1) }, (_, at) => ({
		x: Math.round(x) + step * (1 + (at % columns)),
		y: Math.round(y) + step * (1 + Math.floor(at / columns))
	}));
}

/** The farthest that a channel of one color is from the other's. */
function apart(one: string, other: string): number {
	const channels = (color: string) => [...color.matchAll(/\d+/g)].map(Number);
	const [a, b] = [channels(one), channels(other)];
	return Math.max(...a.map((channel, at) => Math.abs(channel - b[at]!)));
}

test.each(['light', 'dark'] as const)(
	'the colors (%s) are there before the engine is asked for, and stay as they are when it takes over',
	async (theme) => {
		const visit = await openPage({
			theme,
			drawn: true,
			nothingCached: true,
			before: async (coming) => {
				// Water and streets come over the colors a moment later.
				await breakFiles(coming, /(?:context|streets)-[0-9a-f]+\.pmtiles/, { delay: 12_000 });
			}
		});
		const { page } = visit;
		await sketched(page).waitFor();
		expect(askedForEngine(visit), 'the engine is asked for').toBe(false);
		expect(await page.locator('.map-view').getByRole('status').innerText()).toBe(mapWords.sketched);
		const points = await grid(page);
		const before = await colorsAt(page, points);
		const { at, zoom } = await stationsDrawn(page);
		const dots = await colorsAt(page, at);

		await touchMap(page);
		await page.locator('[data-map-ready-at]').waitFor();
		expect(askedForEngine(visit)).toBe(true);
		expect(await page.locator('.sketch').count()).toBe(0);
		const after = await colorsAt(page, points);
		const same = points.filter((_, each) => apart(before[each]!, after[each]!) <= 12);
		expect(new Set(before).size, 'colors of the sketch').toBeGreaterThan(20);
		expect(same.length / points.length, 'pixels that stay').toBeGreaterThan(SAME);
		const dotsAfter = await colorsAt(page, at);
		dots.forEach((dot, each) => {
			expect(apart(dot, dotsAfter[each]!), `dot of station ${each}`).toBeLessThanOrEqual(12);
		});
		await mapDrawn(page);
		// The address rounds to a hundredth of a zoom: some pixels at the ends of the line.
		expect(cameraOf(page).zoom).toBeCloseTo(zoom, 1);
		const { toScreen } = await mapOnScreen(page);
		builtPlaces().stations.forEach(({ x, y }, each) => {
			const there = toScreen({ lng: x / 1e5, lat: y / 1e5 });
			expect(Math.hypot(there.x - at[each]!.x, there.y - at[each]!.y)).toBeLessThan(3);
		});
	}
);

/** Of all pixels that were compared; the others lie along borders, and under the names that have come. */
const SAME = 0.9;

test('a button of the map that is pressed too early does what it says as soon as it can', async () => {
	const { page } = await openPage();
	await sketched(page).waitFor();
	const { zoom } = await stationsDrawn(page);
	await page.getByRole('button', { name: mapWords.zoomIn }).click();
	await mapDrawn(page);
	await eventually(() => cameraOf(page).zoom).toBeGreaterThan(zoom + 0.8);
});

test('a tap opens what is seen, and the map starts', async () => {
	const { page } = await openPage();
	await sketched(page).waitFor();
	const { at } = await stationsDrawn(page);
	const penn = builtPlaces().stations.findIndex(({ id }) => id === 'penn');
	await page.mouse.click(at[penn]!.x, at[penn]!.y);
	await eventually(() => new URL(page.url()).searchParams.get('place')).toBe('station:penn');
	expect(await placeName(page)).toBe('Penn Avenue station area');
	await page.locator('[data-map-state="ready"]').waitFor();
});

test('who comes with the keyboard reaches the map, which starts', async () => {
	const { page } = await openPage();
	await sketched(page).waitFor();
	await page.getByRole('region', { name: /^Map\. / }).focus();
	await page.locator('[data-map-state="ready"]').waitFor();
	expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-map-state'))).toBe(
		true
	);
});

test('another figure than the first needs the map', async () => {
	const visit = await openPage({ path: FIGURES, nothingCached: true });
	await visit.page.locator('[data-map-state="ready"]').waitFor();
	expect(visit.guard.requests.some((url) => url.includes('/sketch.json'))).toBe(false);
});

test.each(['missing', 'corrupted'] as const)(
	'the map starts at once where there is nothing to draw the colors from: %s',
	async (fault) => {
		const { page } = await openPage({
			nothingCached: true,
			before: async (coming) => {
				await neverIdle(coming);
				await breakFiles(coming, SKETCH, fault);
			}
		});
		await page.locator('[data-map-state="ready"]').waitFor();
		expect(await page.locator('.sketch').count()).toBe(0);
	}
);
