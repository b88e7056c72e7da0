/** The search as it stands on screen. */
import type { Page } from 'playwright-core';
import { search as searchWords } from '#words/first-view.ts';

export const searchBox = (page: Page) => page.getByRole('combobox', { name: searchWords.label });

export const options = (page: Page) =>
	page.getByRole('listbox', { name: searchWords.label }).getByRole('option');

/** Name, and kind with place, of all that is offered, best first. */
export async function offered(page: Page): Promise<{ name: string; detail: string }[]> {
	return options(page).evaluateAll((found) =>
		found.map((option) => ({
			name: option.querySelector('.name')?.textContent ?? '',
			detail: option.querySelector('.detail')?.textContent ?? ''
		}))
	);
}

/** Goes to the search, and waits until the gazetteer is there. */
export async function searchWithGazetteer(page: Page): Promise<void> {
	const arrived = page.waitForResponse(/gazetteer-[0-9a-f]+\.json/);
	await searchBox(page).click();
	await (await arrived).finished();
}
