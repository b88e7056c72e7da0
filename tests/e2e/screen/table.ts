/** The table as it stands on screen. */
import type { Page } from 'playwright-core';
import { en } from '#words/index.ts';

export type TableRow = {
	readonly geoid: string;
	readonly name: string;
	readonly city: string;
	readonly county: string;
	readonly value: string;
	readonly margin: string;
	readonly firm: string;
	/** `rgb(…)` of the class, null where there is no figure. */
	readonly color: string | null;
};

/** Waits for rows, and asks for those that are not written yet. */
export async function allRowsWritten(page: Page): Promise<void> {
	await page.locator('tbody tr').first().waitFor();
	const all = page.getByRole('button', { name: en.table.all, exact: true });
	if (await all.isVisible()) await all.click();
}

/** Every row that the filters leave. */
export async function tableRows(page: Page): Promise<TableRow[]> {
	await allRowsWritten(page);
	return page.locator('tbody tr').evaluateAll((rows) =>
		rows.map((row) => {
			const [area, city, county, figure, margin, firm] = [...row.children];
			const swatch = figure?.querySelector('.swatch');
			return {
				geoid: (row as HTMLElement).dataset.geoid ?? '',
				name: area?.querySelector('a')?.textContent.trim() ?? '',
				city: city?.textContent.trim() ?? '',
				county: county?.textContent.trim() ?? '',
				value: figure?.textContent.trim() ?? '',
				// The word below it is for phones only.
				margin: margin?.firstChild?.textContent?.trim() ?? '',
				firm: firm?.textContent.trim() ?? '',
				color: swatch ? getComputedStyle(swatch).backgroundColor : null
			};
		})
	);
}
