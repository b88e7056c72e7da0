/**
 * The map as it is on screen: where a place is drawn, and in which colors. Read from outside, by the
 * camera in the address and the pixels of a screenshot, so that what is asserted is what people see.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { readPlaces } from '../../../scripts/data/places.ts';
import { expectPixels, touchMap } from '../support/index.ts';

/** The map of the figure that comes first; without any view it shows pressure. */
export const FIGURES = '?lens=indicator';

export type Point = { readonly x: number; readonly y: number };
type Ring = readonly (readonly number[])[];
type Box = {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
};

const MAP = '[data-map-state]';

/** Waits until everything asked for is drawn. */
export async function mapDrawn(page: Page): Promise<void> {
	await touchMap(page);
	await page.locator('[data-map-state="ready"]').waitFor({ state: 'attached' });
}

/** What the map says it has drawn. */
export async function drawn(
	page: Page
): Promise<{ readonly tracts: number; readonly stations: number; readonly names: number }> {
	return page.locator(MAP).evaluate((map: HTMLElement) => {
		map.dispatchEvent(new Event('count-rendered'));
		return {
			tracts: Number(map.dataset.renderedTracts),
			stations: Number(map.dataset.renderedStations),
			names: Number(map.dataset.renderedStationNames)
		};
	});
}

export type Camera = { readonly lat: number; readonly lng: number; readonly zoom: number };

/** Where the address says that the map is. */
export function cameraOf(page: Page): Camera {
	const text = new URL(page.url()).searchParams.get('map') ?? '';
	const [lat = NaN, lng = NaN, zoom = NaN] = text.split(',').map(Number);
	expect(text, 'the address tells where the map is').toMatch(/^-?[\d.]+,-?[\d.]+,[\d.]+$/);
	return { lat, lng, zoom };
}

/** Waits until the map has come to rest, by its address. */
export async function mapAtRest(page: Page): Promise<void> {
	let before = '';
	await expect
		.poll(
			() => {
				const now = new URL(page.url()).searchParams.get('map') ?? '';
				const same = now !== '' && now === before;
				before = now;
				return same;
			},
			{ interval: 250, timeout: 10_000 }
		)
		.toBe(true);
}

/** Web Mercator, in the engine's 512-pixel world. */
function mercator({ lng, lat }: { readonly lng: number; readonly lat: number }, zoom: number) {
	const size = 512 * 2 ** zoom;
	const sine = Math.sin((lat * Math.PI) / 180);
	return {
		x: ((lng + 180) / 360) * size,
		y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size
	};
}

export type MapOnScreen = {
	/** CSS pixels from the page's top left. */
	readonly box: Box;
	readonly toScreen: (place: { readonly lng: number; readonly lat: number }) => Point;
};

/**
 * How places come to pixels now.
 *
 * @param covered pixels at the bottom that lie under the sheet: the camera is the middle of the rest
 */
export async function mapOnScreen(page: Page, covered = 0): Promise<MapOnScreen> {
	const box = await page.locator(MAP).boundingBox();
	if (!box) throw new Error('The map is not on screen.');
	const camera = cameraOf(page);
	const center = mercator(camera, camera.zoom);
	const middle = { x: box.x + box.width / 2, y: box.y + (box.height - covered) / 2 };
	return {
		box,
		toScreen: (place) => {
			const at = mercator(place, camera.zoom);
			return { x: middle.x + at.x - center.x, y: middle.y + at.y - center.y };
		}
	};
}

type Tract = {
	readonly geoid: string;
	readonly rings: readonly Ring[];
	/** Points of an even grid that lie inside. */
	readonly points: readonly { readonly lng: number; readonly lat: number }[];
};

let tracts: readonly Tract[] | undefined;

/** Outlines of all tracts as the Bureau publishes them, whatever the archives hold. */
export function tractOutlines(): readonly Tract[] {
	tracts ??= readPlaces('tracts-2020').features.map(({ id, geometry }) => {
		const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
		return { geoid: id, rings, points: pointsInside(rings) };
	});
	return tracts;
}

/** A point well inside a tract. */
export function middleOf(geoid: string): { readonly lng: number; readonly lat: number } {
	const points = tractOutlines().find((tract) => tract.geoid === geoid)?.points ?? [];
	const middle = points[Math.floor(points.length / 2)];
	if (!middle) throw new Error(`${geoid} is not a tract of the region.`);
	return middle;
}

/** By the even-odd rule. */
export function inside(rings: readonly Ring[], lng: number, lat: number): boolean {
	let within = false;
	for (const ring of rings) {
		for (let at = 0; at < ring.length - 1; at++) {
			const [ax = NaN, ay = NaN] = ring[at]!;
			const [bx = NaN, by = NaN] = ring[at + 1]!;
			if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) {
				within = !within;
			}
		}
	}
	return within;
}

function pointsInside(rings: readonly Ring[], across = 12): { lng: number; lat: number }[] {
	const points = rings.flat();
	const lngs = points.map(([lng = NaN]) => lng);
	const lats = points.map(([, lat = NaN]) => lat);
	const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
	const [south, north] = [Math.min(...lats), Math.max(...lats)];
	return Array.from({ length: across ** 2 }, (_, at) => ({
		lng: west + ((east - west) * ((at % across) + 0.5)) / across,
		lat: south + ((north - south) * (Math.floor(at / across) + 0.5)) / across
	})).filter(({ lng, lat }) => inside(rings, lng, lat));
}

/** Colors of the screen at these points, as `rgb(…)`. */
export async function colorsAt(page: Page, points: readonly Point[]): Promise<string[]> {
	await expectPixels(page);
	const picture = (await page.screenshot()).toString('base64');
	return page.evaluate(
		async ({ picture, points }) => {
			const image = Object.assign(new Image(), { src: `data:image/png;base64,${picture}` });
			await image.decode();
			const canvas = Object.assign(document.createElement('canvas'), {
				width: image.width,
				height: image.height
			});
			const context = canvas.getContext('2d', { willReadFrequently: true });
			if (!context) throw new Error('No canvas to read the picture from.');
			context.drawImage(image, 0, 0);
			const { data } = context.getImageData(0, 0, image.width, image.height);
			return points.map(({ x, y }) => {
				const at = 4 * (Math.round(y) * image.width + Math.round(x));
				return `rgb(${data[at] ?? ''}, ${data[at + 1] ?? ''}, ${data[at + 2] ?? ''})`;
			});
		},
		{ picture, points }
	);
}

/** Pixels along a border that its line and its softened edge take from both sides. */
const BORDER = 2;

/** Whether a point, and all around it as far as a border's line reaches, lies in the tract. */
function clearOfBorders(
	rings: readonly Ring[],
	{ lng, lat }: { readonly lng: number; readonly lat: number },
	toScreen: (at: { lng: number; lat: number }) => Point
): boolean {
	const at = toScreen({ lng, lat });
	const away = toScreen({ lng: lng + 0.01, lat: lat + 0.01 });
	const east = (0.01 * BORDER) / Math.abs(away.x - at.x);
	const north = (0.01 * BORDER) / Math.abs(away.y - at.y);
	return [-1, 0, 1].every((x) =>
		[-1, 0, 1].every((y) => inside(rings, lng + x * east, lat + y * north))
	);
}

type Wanted = { readonly geoid: string; readonly point: Point };

/** Points of tracts in sight, well inside of them; found once for each way the map can lie. */
const pointsInSight = new Map<string, readonly Wanted[]>();

function wantedPoints({ box, toScreen }: MapOnScreen, view: string): readonly Wanted[] {
	const known = pointsInSight.get(view);
	if (known) return known;
	const inSight = ({ x, y }: Point) =>
		x > box.x && y > box.y && x < box.x + box.width && y < box.y + box.height;
	const wanted = tractOutlines().flatMap((tract) =>
		tract.points
			.filter((point) => inSight(toScreen(point)) && clearOfBorders(tract.rings, point, toScreen))
			.map((point) => ({ geoid: tract.geoid, point: toScreen(point) }))
	);
	pointsInSight.set(view, wanted);
	return wanted;
}

/** Of each tract in sight, how many of its pixels have each of these colors; others are left out. */
export async function tractColors(
	page: Page,
	colors: readonly string[]
): Promise<Map<string, Map<string, number>>> {
	const screen = await mapOnScreen(page);
	const wanted = wantedPoints(screen, JSON.stringify([screen.box, cameraOf(page)]));
	const found = await colorsAt(
		page,
		wanted.map(({ point }) => point)
	);
	const counts = new Map<string, Map<string, number>>();
	wanted.forEach(({ geoid }, at) => {
		const color = found[at]!;
		if (!colors.includes(color)) return;
		const own = counts.get(geoid) ?? new Map<string, number>();
		counts.set(geoid, own.set(color, (own.get(color) ?? 0) + 1));
	});
	return counts;
}
