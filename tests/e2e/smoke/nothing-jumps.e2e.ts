import type { Request } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from '../screen/eventually.ts';
import { openPage } from '../support/index.ts';

/** Layout shift that people hardly notice: "good" by https://web.dev/articles/cls */
const HARDLY_NOTICED = 0.1;

type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };

/** Each page and what is there once its figures have arrived. */
const PAGES: readonly (readonly [path: string, last: string])[] = [
	['', '[data-map-state="ready"]'],
	['table/', 'tbody tr:nth-child(20)'],
	['compare/?with=city:Crystal&with=region', 'tr[data-place]'],
	['report/?place=station:penn', 'article h1'],
	['station/penn/', 'article h1'],
	['methods/', 'main h2']
];

/**
 * Runs in the page: until it has nothing left to do, and its next pictures are there. A page that shares its
 * process with busy ones may never be called idle: it is then as far as it comes.
 */
async function untilIdle(): Promise<void> {
	for (let round = 0; round < 3; round++) {
		await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5000 }));
		await new Promise((resolve) => requestAnimationFrame(resolve));
	}
}

describe.each(['phone', 'desk'] as const)('while a page arrives on a %s', (viewport) => {
	test.each(PAGES)('nothing of "/%s" jumps from under the finger', async (path, last) => {
		const onTheirWay = new Set<Request>();
		const { page } = await openPage({
			viewport,
			path,
			before: async ({ page: coming }) => {
				coming.on('request', (request) => onTheirWay.add(request));
				coming.on('requestfinished', (request) => onTheirWay.delete(request));
				coming.on('requestfailed', (request) => onTheirWay.delete(request));
				await coming.addInitScript(() => {
					const seen: string[] = [];
					let sum = 0;
					Object.assign(window, {
						shifts: () => {
							note(observer.takeRecords());
							return { sum, seen };
						}
					});
					const note = (entries: PerformanceEntryList) => {
						for (const entry of entries as Shift[]) {
							if (entry.hadRecentInput) continue;
							sum += entry.value;
							seen.push(`${entry.value.toFixed(3)} at ${entry.startTime.toFixed(0)} ms`);
						}
					};
					const observer = new PerformanceObserver((list) => {
						note(list.getEntries());
					});
					observer.observe({ type: 'layout-shift', buffered: true });
				});
			}
		});
		await page.locator(last).first().waitFor({ state: 'attached' });
		await page.evaluate(() => document.fonts.ready);
		// Letters come a moment after the first figures, and settle with the next pictures.
		await page.locator('.frame:not(.plain)').first().waitFor();
		await eventually(() => onTheirWay.size, 'files on their way').toBe(0);
		await page.evaluate(untilIdle);
		const { sum, seen } = await page.evaluate(() =>
			(window as unknown as { shifts: () => { sum: number; seen: string[] } }).shifts()
		);
		expect(sum, seen.join(', ')).toBeLessThan(HARDLY_NOTICED);
	});
});
