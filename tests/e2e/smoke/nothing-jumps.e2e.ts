import { describe, expect, test } from 'vitest';
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

describe.each(['phone', 'desk'] as const)('while a page arrives on a %s', (viewport) => {
	test.each(PAGES)('nothing of "/%s" jumps from under the finger', async (path, last) => {
		const { page } = await openPage({
			viewport,
			path,
			before: async ({ page: coming }) => {
				await coming.addInitScript(() => {
					const seen: string[] = [];
					let sum = 0;
					Object.assign(window, { shifts: () => ({ sum, seen }) });
					new PerformanceObserver((list) => {
						for (const entry of list.getEntries() as Shift[]) {
							if (entry.hadRecentInput) continue;
							sum += entry.value;
							seen.push(`${entry.value.toFixed(3)} at ${entry.startTime.toFixed(0)} ms`);
						}
					}).observe({ type: 'layout-shift', buffered: true });
				});
			}
		});
		await page.locator(last).first().waitFor({ state: 'attached' });
		await page.evaluate(() => document.fonts.ready);
		// Letters come a moment after the first figures, and settle with the next pictures.
		await page.locator('.frame:not(.plain)').waitFor();
		await page.waitForTimeout(500);
		const { sum, seen } = await page.evaluate(() =>
			(window as unknown as { shifts: () => { sum: number; seen: string[] } }).shifts()
		);
		expect(sum, seen.join(', ')).toBeLessThan(HARDLY_NOTICED);
	});
});
