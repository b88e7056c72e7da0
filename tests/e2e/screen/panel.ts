/** The panel of a place as it stands on screen. */
import type { Page } from 'playwright-core';
import { en } from '#words/index.ts';
import * as words from '#words/profile.ts';

export const panel = (page: Page) => page.getByRole('article');

export type ShownFigure = { readonly value: string; readonly margin: string };

/** Name of the place, once its figures are there. */
export async function placeName(page: Page): Promise<string> {
	await panel(page).locator('.figure .main').waitFor();
	return panel(page).getByRole('heading', { level: 2 }).innerText();
}

/** The figure that the map shows, of this place. */
export async function mainFigure(page: Page): Promise<ShownFigure> {
	const figure = panel(page).locator('div.figure');
	await figure.waitFor();
	const margin = figure.locator('.margin');
	return {
		value: await figure.locator('.main').innerText(),
		margin: (await margin.count()) > 0 ? await margin.innerText() : ''
	};
}

/**
 * Figures in the panel by indicator: those at a glance, and those of the topics that are open, which
 * come later and so count where both are there.
 */
export async function listedFigures(page: Page): Promise<Map<string, ShownFigure>> {
	await panel(page).locator('[data-indicator]').first().waitFor();
	const rows = await panel(page)
		.locator('[data-indicator]')
		.evaluateAll((found) =>
			found.map((each) => {
				const id = (each as HTMLElement).dataset.indicator ?? '';
				// In a topic the place is the first row of the table beside the bars.
				const cells = each.matches('tr')
					? [each.querySelector('td.value'), each.querySelector('td.margin')]
					: [...each.querySelectorAll('tbody tr:first-child td')];
				// The word below a margin says how firm the figure is.
				const text = (cell: Element | null | undefined) =>
					cell?.firstChild?.textContent?.trim() ?? '';
				return { id, value: text(cells[0]), margin: text(cells[1]) };
			})
		);
	return new Map(rows.map(({ id, ...figure }) => [id, figure]));
}

/** Opens all topics and waits for their figures. */
export async function openAllFigures(page: Page): Promise<void> {
	await panel(page).getByRole('button', { name: words.openAll }).click();
	await panel(page).locator('[data-topic="change-over-time"] [data-indicator]').first().waitFor();
}

/** What stands beside the place: name → figure, from the table that screen readers get. */
export async function besideIt(page: Page): Promise<Map<string, ShownFigure>> {
	const rows = await panel(page)
		.locator('section')
		.filter({ has: page.getByRole('heading', { name: en.place.compared }) })
		.locator('tbody tr')
		.evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent)));
	return new Map(rows.map(([name = '', value = '', margin = '']) => [name, { value, margin }]));
}
