/** Makers of places and lines as they stand on screen, and the bar over the map. */
import { firstView } from '#words/first-view.ts';
import type { Page } from 'playwright-core';
import { en } from '#words/index.ts';
import { own } from '#words/my-places.ts';
import { openPage } from '../support/index.ts';
import { legendRows } from './legend.ts';
import { mapDrawn, type Point } from './map.ts';

type OpenOptions = NonNullable<Parameters<typeof openPage>[0]>;

export const bar = (page: Page) => page.getByRole('group', { name: own.bar.label });
export const choosingBar = (page: Page) => page.getByRole('group', { name: own.bar.choosingLabel });
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const count = (page: Page) => bar(page).locator('[aria-hidden]').first().innerText();
export const madeList = (page: Page) => page.getByRole('region', { name: own.made });
export const soFar = (page: Page) => page.getByRole('region', { name: own.countHeading });

/** Opens the maker of places; the map is there unless the browser has none. */
export async function openMaker(options: OpenOptions = {}): Promise<Page> {
	const { page } = await openPage({ path: '?map=45.0,-93.31,13', ...options });
	// Without a map the legend tells that the page lives.
	if (options.webgl !== false) await mapDrawn(page);
	else await legendRows(page);
	if (options.viewport === 'phone') await button(page, en.sheet.taller).tap();
	await button(page, firstView.makePlace).click();
	await page.getByRole('heading', { name: own.heading }).waitFor();
	return page;
}

export async function takeWay(page: Page, way: keyof typeof own.ways): Promise<void> {
	await page.getByRole('radio', { name: own.ways[way] }).check();
}

/** Four points around the middle of the part of the map that nothing covers. */
export async function square(page: Page, size = 60): Promise<readonly Point[]> {
	const box = (await page.locator('[data-map-state]').boundingBox())!;
	const top = (await bar(page).boundingBox())!.y;
	const x = box.x + box.width / 2;
	const y = (box.y + top) / 2;
	return [
		{ x: x - size, y: y - size },
		{ x: x + size, y: y - size },
		{ x: x + size, y: y + size },
		{ x: x - size, y: y + size }
	];
}
