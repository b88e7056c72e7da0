/** What residents know, told on its screen as people tell it. */
import type { Page } from 'playwright-core';

export type Told = { readonly kind: string; readonly words: string; readonly name: string };

/** Fills in the form of a place that is chosen, for the working group, and saves it. */
export async function writeAccount(page: Page, { kind, words, name }: Told): Promise<void> {
	await page.getByText('A place is chosen.').waitFor();
	await page.getByLabel(kind, { exact: true }).check();
	await page.getByLabel('What do you know?').fill(words);
	await page.getByLabel('How do you know it?').fill('I live there');
	await page.getByLabel('When?').fill('2025-06');
	await page.getByLabel('My working group').check();
	await page.getByLabel('Your name').fill(name);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByText('Saved on this device.').waitFor();
}

/** By keyboard: where the cross of the map stands. */
export async function pinAtCross(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Pin a place' }).press('Enter');
	// The focus goes to the map by itself.
	await page.locator('[data-map-mode="drawing"]:focus').waitFor();
	await page.keyboard.press('Space');
}
