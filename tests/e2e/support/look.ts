import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

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

/** Keeps a picture of what is on screen in `test-results/`, to be looked at by people. */
export async function screenshot(page: Page, name: string, fullPage = false): Promise<string> {
	await expectPixels(page);
	const file = path.resolve('test-results', `${name.replaceAll(/[^\w.-]+/g, '-')}.png`);
	await mkdir(path.dirname(file), { recursive: true });
	await page.screenshot({ path: file, fullPage });
	return file;
}

/**
 * Waits until the map has drawn everything, which its container says with `data-map-state="ready"`.
 *
 * @throws when the map says that it failed, or says nothing in time
 */
export async function waitForMap(page: Page, timeout = 30_000): Promise<void> {
	const settled = page.locator('[data-map-state="ready"], [data-map-state="failed"]').first();
	await settled.waitFor({ state: 'attached', timeout });
	const state = await settled.getAttribute('data-map-state');
	if (state !== 'ready') throw new Error(`The map's state is "${state ?? ''}".`);
}
