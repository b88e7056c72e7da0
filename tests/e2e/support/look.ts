import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { expectNoAxeViolations, ROWS_LIKE_THE_OTHERS } from './axe.ts';
import { PATIENCE_MS } from './open-page.ts';

/** Fails where a map is on screen whose pixels are left out: a picture of it shows nothing. */
export async function expectPixels(page: Page): Promise<void> {
	for (const frame of page.frames()) {
		const blank = await frame.evaluate(
			() =>
				'mapsHaveNoPixels' in window && document.querySelector('[data-map-state="ready"]') !== null
		);
		if (blank) throw new Error('A picture of a map needs a page that was opened with "drawn".');
	}
}

/** Pictures are kept for people to look at, where they are asked for: `ROOTLINE_PICTURES=1 npm test -- --e2e`. */
export const PICTURED = process.env.ROOTLINE_PICTURES === '1';

/** Keeps a picture of what is on screen in `test-results/`, where pictures are asked for. */
export async function screenshot(page: Page, name: string, fullPage = false): Promise<void> {
	if (!PICTURED) return;
	await expectPixels(page);
	const file = path.resolve('test-results', `${name.replaceAll(/[^\w.-]+/g, '-')}.png`);
	await mkdir(path.dirname(file), { recursive: true });
	await page.screenshot({ path: file, fullPage });
}

type Theme = 'light' | 'dark';

/** The device changes to these colors; waits until everything on the page has followed. */
async function turn(page: Page, colorScheme: Theme): Promise<void> {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	for (const frame of page.frames()) await frame.evaluate(untilColorsRest, ROWS_LIKE_THE_OTHERS);
}

/** Runs in the page. Colors follow with the next pictures, element by element. */
async function untilColorsRest(leftOut: string): Promise<void> {
	const nextPicture = () => new Promise((resolve) => requestAnimationFrame(resolve));
	const colors = () =>
		[...document.querySelectorAll(`body, body *:not(:is(${leftOut}) *)`)]
			.map((each) => {
				const { color, backgroundColor, borderColor, fill } = getComputedStyle(each);
				return [color, backgroundColor, borderColor, fill].join();
			})
			.join('|');
	for (let before = '', now = colors(), same = 0; same < 3; before = now, now = colors()) {
		same = now === before ? same + 1 : 0;
		await nextPicture();
		await nextPicture();
	}
}

type InBoth = {
	/** The colors that the page has now. */
	readonly first?: Theme;
	/** What else is done in each, before it is looked at. */
	readonly also?: (theme: Theme) => Promise<unknown>;
	/** A frame in the page, where that alone is looked at. */
	readonly of?: Frame;
};

/**
 * Fails with every place that breaks the rules of accessibility, in the page's colors and in the other
 * ones. The page is left in the latter.
 *
 * @param name of the state
 */
export async function expectNoAxeViolationsInBoth(
	page: Page,
	name: string,
	{ first = 'light', also, of }: InBoth = {}
): Promise<void> {
	const second: Theme = first === 'light' ? 'dark' : 'light';
	for (const theme of [first, second] as const) {
		await turn(page, theme);
		await also?.(theme);
		await expectNoAxeViolations(
			of ?? page,
			`${name}, ${theme}`,
			theme === first ? 'all' : 'colors'
		);
	}
}

/**
 * Does with the map what makes it start where it is only a sketch so far, as somebody does whose hand comes
 * over it: nothing is pointed at, and the focus stays where it is.
 */
export async function touchMap(page: Page, timeout = PATIENCE_MS): Promise<void> {
	const map = page.locator('[data-map-state]').first();
	await map.dispatchEvent('pointermove', { pointerType: 'touch' }, { timeout });
}

/**
 * Waits until the map has drawn everything, which its container says with `data-map-state="ready"`.
 * A sketch is not waited for: see `touchMap`.
 *
 * @throws when the map says that it failed, or says nothing in time
 */
export async function waitForMap(page: Page, timeout = PATIENCE_MS): Promise<void> {
	await touchMap(page, timeout);
	const settled = page.locator('[data-map-state="ready"], [data-map-state="failed"]').first();
	await settled.waitFor({ state: 'attached', timeout });
	const state = await settled.getAttribute('data-map-state');
	if (state !== 'ready') throw new Error(`The map's state is "${state ?? ''}".`);
}
