/** What residents know, told on its screen as people tell it. */
import type { Page } from 'playwright-core';
import { COMMUNITY_FORMAT, type Community } from '../../../src/lib/domain/knowledge/accounts.ts';
import { writeFormat } from '../../../src/lib/domain/knowledge/file-format.ts';
import { openPage, type OpenOptions, type Visit } from '../support/open-page.ts';

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

/** An account that is on a device when its page is opened. */
export type ToldBefore = {
	/** Code of the device on which it was told. */
	readonly by: string;
	readonly words: string;
	readonly name: string;
	readonly audience: 'only-me' | 'working-group';
};

/** A page on a device that has the given code, and on which this was told some time ago. */
export function openDevice(
	device: string,
	told: readonly ToldBefore[],
	options: OpenOptions
): Promise<Visit> {
	const at = '2026-05-01T12:00:00Z';
	const accounts: Community['accounts'] = told.map(({ by, words, name, audience }) => ({
		id: `${by}.k1`,
		versions: [
			{
				clock: { [by]: 1 },
				updated: at,
				author: null,
				value: {
					kind: 'business',
					geometry: { type: 'Point', coordinates: [-93.31, 45.01] },
					precision: 'exact',
					words,
					howKnown: '',
					when: null,
					business: null,
					audience,
					widest: 'working-group',
					contributorName: name,
					created: at
				}
			}
		]
	}));
	const list = writeFormat(COMMUNITY_FORMAT, { accounts, withdrawn: [] });
	return openPage({
		...options,
		before: async ({ context }) => {
			await context.addInitScript(
				([code, text]) => {
					if (localStorage.getItem('rootline.device') !== null) return;
					localStorage.setItem('rootline.device', code);
					localStorage.setItem('rootline.community', text);
				},
				[device, list] as const
			);
		}
	});
}
