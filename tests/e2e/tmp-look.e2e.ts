import { test } from 'vitest';
import * as words from '#words/profile.ts';
import { panel } from './screen/panel.ts';
import { openPage } from './support/index.ts';

test('look', async () => {
	for (const [w, h, theme] of [[360, 740, 'light'], [390, 844, 'dark'], [1440, 900, 'light'], [320, 700, 'light']] as const) {
		const { page } = await openPage({ path: '?place=station:penn', webgl: false, theme, viewport: w > 1000 ? 'desk' : 'phone' });
		await page.setViewportSize({ width: w, height: h });
		if (w === 320) await page.addStyleTag({ content: ':root{font-size:32px}' });
		const topic = panel(page).locator('[data-topic="what-is-at-stake"]');
		await topic.locator('> summary').click();
		await topic.getByText(words.stakes.heading).click();
		await topic.locator('[data-part="filings-by-month"]').waitFor();
		await topic.getByText(words.stakes.filings.table).click();
		await topic.screenshot({ path: `/tmp/look-${w}-${theme}.png` });
		if (w === 390 || w === 1440) {
			for (const id of ['climate-and-health', 'federal-labels']) {
				const other = panel(page).locator(`[data-topic="${id}"]`);
				await other.locator('> summary').click();
				await other.locator('.sources').waitFor();
				await other.screenshot({ path: `/tmp/look-${id}-${w}.png` });
			}
		}
	}
});
