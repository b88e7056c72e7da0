/** The legend as it stands on screen. */
import { legendWords } from '#words/first-view.ts';
import type { Page } from 'playwright-core';

export type LegendRow = {
	readonly label: string;
	readonly count: number;
	/** `rgb(…)`, null where the row has no fill of its own. */
	readonly color: string | null;
	/** The selected place is in this class. */
	readonly here: boolean;
};

export const legend = (page: Page) => page.getByRole('region', { name: legendWords.heading });

/** Classes from the lowest up, then "No figure". */
export async function legendRows(page: Page): Promise<LegendRow[]> {
	await legend(page).getByRole('button').first().waitFor();
	return legend(page)
		.getByRole('button')
		.evaluateAll((buttons, noData) => {
			return buttons.map((button) => {
				const text = (part: string) => button.querySelector(part)?.textContent.trim() ?? '';
				const swatch = button.querySelector('.swatch');
				const label = text('.label');
				return {
					label,
					count: Number(/^[\d,]+/.exec(text('.count'))?.[0].replaceAll(',', '')),
					color: swatch && label !== noData ? getComputedStyle(swatch).backgroundColor : null,
					here: button.querySelector('.here') !== null
				};
			});
		}, legendWords.noData);
}
