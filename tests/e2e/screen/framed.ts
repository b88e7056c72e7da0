/** The embedded map in a page of another origin. */
import type { Frame, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { openPage, serveOther, siteUrl } from '../support/index.ts';

type Options = Pick<
	NonNullable<Parameters<typeof openPage>[0]>,
	'viewport' | 'theme' | 'webgl' | 'drawn'
>;

export const frameTag = (query: string, more = '') =>
	`<iframe title="Rents" src="${siteUrl()}embed/?${query}" style="width:100%;height:560px;border:0" ${more}></iframe>`;

/** Opens somebody else's page with this in it. */
export async function openFraming(body: string, options: Options = {}) {
	const other = await serveOther(body);
	onTestFinished(other.close);
	expect(new URL(other.url).origin).not.toBe(new URL(siteUrl()).origin);
	return openPage({ site: other.url, framing: true, ...options });
}

export async function frameOf(page: Page): Promise<Frame> {
	const element = await page.locator('iframe').elementHandle();
	const frame = await element.contentFrame();
	if (!frame) throw new Error('The page frames nothing.');
	return frame;
}

/** The frame, once its map is drawn. */
export async function drawnIn(page: Page): Promise<Frame> {
	const frame = await frameOf(page);
	try {
		await frame.locator('[data-map-state="ready"]').waitFor({ state: 'attached' });
	} catch (cause) {
		const shows = await frame.evaluate(() =>
			[
				document.visibilityState,
				document.querySelector('[data-map-state]')?.outerHTML.slice(0, 300),
				document.body.innerText
			].join(' | ')
		);
		throw new Error(`The framed map is not drawn; the frame shows: ${shows}`, { cause });
	}
	return frame;
}
