/** The panel of a place as it stands on screen. */
import type { Page } from 'playwright-core';
import { en } from '../../../src/lib/i18n/en/index.ts';

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

/** Figures of a table in the panel by indicator: those at a glance, or all of them once opened. */
export async function listedFigures(page: Page): Promise<Map<string, ShownFigure>> {
	await panel(page).locator('tr[data-indicator]').first().waitFor();
	const rows = await panel(page)
		.locator('tr[data-indicator]')
		.evaluateAll((found) =>
			found.map((row) => ({
				id: (row as HTMLElement).dataset.indicator ?? '',
				value: row.querySelector('td.value')?.textContent.trim() ?? '',
				margin: row.querySelector('td.margin')?.textContent.trim() ?? ''
			}))
		);
	return new Map(rows.map(({ id, ...figure }) => [id, figure]));
}

/** Opens the list of all figures and waits for it. */
export async function openAllFigures(page: Page): Promise<void> {
	await panel(page).getByText(en.place.allFigures, { exact: true }).click();
	await panel(page).getByRole('heading', { name: en.topics.change }).waitFor();
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
