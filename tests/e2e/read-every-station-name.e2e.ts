/**
 * Names of stations on the map, at three sizes and in three views each: all are there, none lies over
 * another, is cut by the map's edge, or stands under what lies over the map; nor does the line.
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readCorridor } from '../../scripts/data/region.ts';
import { eventually, settled } from './screen/eventually.ts';
import { drawn, mapDrawn } from './screen/map.ts';
import { openPage, waitForMap } from './support/index.ts';

const corridor = readCorridor('blue-line-extension');
const stations = corridor.stations.map(({ id, lngLat }) => ({ id, at: [...lngLat] as Position }));
const line = (corridor.line.coordinates as Position[]).map((at) => [...at] as Position);

type Position = [longitude: number, latitude: number];
type Pixel = { readonly x: number; readonly y: number };
type Box = {
	readonly what: string;
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
};

/** As much of the map engine as tells what it has drawn where. */
type Engine = {
	queryRenderedFeatures(
		box: [[number, number], [number, number]],
		options: { layers: string[] }
	): { properties: { id: string } }[];
	project(at: Position): Pixel;
};

/** Runs in the page, before it: keeps the engine, which the page has no need to show to anybody. */
function keepEngine(): void {
	Object.defineProperty(Object.prototype, '_canvasContainer', {
		configurable: true,
		set(this: Engine, value: unknown) {
			Object.defineProperty(this, '_canvasContainer', { value, writable: true });
			if ('queryRenderedFeatures' in this) Object.assign(window, { engine: this });
		}
	});
}

const SIZES = [
	{ width: 360, height: 740, viewport: 'phone' },
	{ width: 740, height: 360, viewport: 'phone' },
	{ width: 1280, height: 720, viewport: 'desk' }
] as const;
type Size = (typeof SIZES)[number];

const VIEWS = {
	'the whole line': '',
	'the half mile of a station': '?place=station:penn',
	'a step that is presented': 'walk/'
} as const;
type View = keyof typeof VIEWS;

async function open(view: View, { width, height, viewport }: Size): Promise<Page> {
	const { page } = await openPage({
		path: VIEWS[view],
		viewport,
		before: async (visit) => {
			await visit.page.setViewportSize({ width, height });
			await visit.page.addInitScript(keepEngine);
		}
	});
	if (view === 'a step that is presented') {
		await page.getByRole('link', { name: /^Present.*The line in ten minutes$/ }).click();
		await waitForMap(page);
	}
	await mapDrawn(page);
	return page;
}

/** Boxes of the names as they are drawn, in pixels of the map. */
async function nameBoxes(page: Page): Promise<Box[]> {
	return page.evaluate(
		({ ids }) => {
			const { engine } = window as unknown as { engine: Engine };
			const { clientWidth: width, clientHeight: height } =
				document.querySelector<HTMLElement>('[data-map-state]')!;
			const has = (id: string, left: number, top: number, right: number, bottom: number) =>
				engine
					.queryRenderedFeatures(
						[
							[left, top],
							[right, bottom]
						],
						{ layers: ['station-names'] }
					)
					.some(({ properties }) => properties.id === id);
			/** Largest whole number for which it holds, going up from one for which it does. */
			const last = (from: number, to: number, holds: (at: number) => boolean) => {
				let [low, high] = [from, to];
				while (high - low > 1) {
					const middle = Math.floor((low + high) / 2);
					if (holds(middle)) low = middle;
					else high = middle;
				}
				return low;
			};
			// Names may reach beyond the map, where they are cut.
			const out = 300;
			return ids
				.filter((id) => has(id, -out, -out, width + out, height + out))
				.map((what) => ({
					what,
					left: last(-out, width + out, (x) => has(what, x, -out, width + out, height + out)),
					top: last(-out, height + out, (y) => has(what, -out, y, width + out, height + out)),
					right: -last(-width - out, out, (x) => has(what, -out, -out, -x, height + out)),
					bottom: -last(-height - out, out, (y) => has(what, -out, -out, width + out, -y))
				}));
		},
		{ ids: stations.map(({ id }) => id) }
	);
}

/** What lies over the map, in its pixels, and the map itself as the last. */
async function coverBoxes(page: Page): Promise<Box[]> {
	return page.evaluate(() => {
		const map = document.querySelector('[data-map-state]')!.getBoundingClientRect();
		const over = '#panel, .strip, .map-view .controls, .map-view .attribution, header';
		return [...document.querySelectorAll(over)]
			.filter((each) => each.checkVisibility())
			.map((each): Box => {
				const { left, top, right, bottom } = each.getBoundingClientRect();
				return {
					what: each.id || each.className || each.tagName,
					left: left - map.left,
					top: top - map.top,
					right: right - map.left,
					bottom: bottom - map.top
				};
			})
			.concat([{ what: 'map', left: 0, top: 0, right: map.width, bottom: map.height }]);
	});
}

async function onScreen(page: Page, places: readonly Position[]): Promise<Pixel[]> {
	return page.evaluate(
		(all) => {
			const { engine } = window as unknown as { engine: Engine };
			return all.map((at) => {
				const { x, y } = engine.project(at);
				return { x, y };
			});
		},
		[...places]
	);
}

const overlap = (a: Box, b: Box) =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const holds = (box: Box, { x, y }: Pixel) =>
	x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/** The engine counts a pixel of air around each name as its own. */
const AIR = 1;

describe.each(SIZES)('at $width × $height', (size) => {
	test.each(Object.keys(VIEWS) as View[])(
		'every station in sight has its name: %s',
		async (view) => {
			const page = await open(view, size);
			// What is still being placed must not be taken for all there is.
			const expected = view === 'the half mile of a station' ? 1 : stations.length;
			await eventually(async () => (await drawn(page)).names).toBeGreaterThanOrEqual(expected);
			const names = (await settled(() => nameBoxes(page))).map((box) => ({
				...box,
				left: box.left + AIR,
				top: box.top + AIR,
				right: box.right - AIR,
				bottom: box.bottom - AIR
			}));
			const covers = await coverBoxes(page);
			const map = covers.pop()!;

			const inSight = (dot: Pixel) => holds(map, dot) && !covers.some((cover) => holds(cover, dot));
			const dots = await onScreen(
				page,
				stations.map(({ at }) => at)
			);
			const seen = stations.filter((_, at) => inSight(dots[at]!)).map(({ id }) => id);
			const shown = names.filter(({ what }) => seen.includes(what));
			expect(shown.map(({ what }) => what).sort()).toEqual([...seen].sort());

			const faults = shown.flatMap((name, at) =>
				[
					...shown.slice(at + 1).filter((other) => overlap(name, other)),
					...covers.filter((cover) => overlap(name, cover)),
					...(name.left < map.left ||
					name.top < map.top ||
					name.right > map.right ||
					name.bottom > map.bottom
						? [map]
						: [])
				].map(({ what }) => `${name.what} and ${what}`)
			);
			expect(faults).toEqual([]);

			if (view === 'the half mile of a station') {
				expect(seen).toContain('penn');
				return;
			}
			expect(seen).toHaveLength(14);
			const hidden = (await onScreen(page, line)).filter((at) => !inSight(at));
			expect(hidden, 'of the line').toEqual([]);
		}
	);
});
