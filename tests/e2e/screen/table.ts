/** The table as it stands on screen. */
import type { Page } from 'playwright-core';

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

export async function tableRows(page: Page): Promise<TableRow[]> {
	await page.locator('tbody tr').first().waitFor();
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
