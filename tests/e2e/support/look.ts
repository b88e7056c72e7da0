import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Keeps a picture of what is on screen in `test-results/`, to be looked at by people. */
export async function screenshot(page: Page, name: string, fullPage = false): Promise<string> {
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
