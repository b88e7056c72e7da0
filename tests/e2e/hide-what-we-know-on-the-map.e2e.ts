/** Residents' accounts stand on the map of figures, and go from it when somebody wants them gone. */
import { describe, expect, it, test } from 'vitest';
import type { Page } from 'playwright-core';
import { pinAtCross, writeAccount } from './screen/accounts.ts';
import { eventually, settled } from './screen/eventually.ts';
import { mapDrawn } from './screen/map.ts';
import {
	expectNoAxeViolationsInBoth,
	openPage,
	PICTURED,
	screenshot,
	waitForMap
} from './support/index.ts';

const accountsSwitch = (page: Page, count: number) =>
	page.getByRole('switch', { name: `Residents’ accounts on the map (${count})` });

/** Tells two things at two places, and gives the middle of the first. */
async function tell(page: Page): Promise<{ readonly lng: number; readonly lat: number }> {
	await waitForMap(page);
	await pinAtCross(page);
	await writeAccount(page, { kind: 'A business', words: 'The bakery closed', name: 'Ana' });
	const [lng, lat] = await page.evaluate(() => {
		const kept = JSON.parse(localStorage.getItem('rootline.community') ?? '') as {
			accounts: { versions: { value: { geometry: { coordinates: [number, number] } } }[] }[];
		};
		return kept.accounts[0]!.versions[0]!.value.geometry.coordinates;
	});
	return { lng, lat };
}

/** What the middle of the map looks like. */
async function middle(page: Page): Promise<string> {
	const box = (await page.locator('[data-map-state]').boundingBox())!;
	const clip = { x: box.x + box.width / 2 - 12, y: box.y + box.height / 2 - 12 };
	return (await page.screenshot({ clip: { ...clip, width: 24, height: 24 } })).toString('base64');
}

async function tapMiddle(page: Page): Promise<void> {
	const box = (await page.locator('[data-map-state]').boundingBox())!;
	await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

describe.each(['phone', 'desk'] as const)('on a %s', (viewport) => {
	it('a switch hides them, and the device remembers', async () => {
		const { page, site } = await openPage({ path: 'community/', viewport, drawn: PICTURED });
		const { lng, lat } = await tell(page);
		const path = `${site}?map=${lat},${lng},14`;
		await page.goto(path);
		await mapDrawn(page);
		const own = accountsSwitch(page, 1);
		await own.waitFor();
		expect(await own.isChecked()).toBe(true);
		await expectNoAxeViolationsInBoth(page, `accounts on the map, ${viewport}`, {
			also: async (theme) => {
				await mapDrawn(page);
				await own.scrollIntoViewIfNeeded();
				await screenshot(page, `accounts on the map ${viewport} ${theme}`);
			}
		});
		await own.focus();
		await page.keyboard.press('Space');
		expect(await own.isChecked()).toBe(false);

		await page.reload();
		await own.waitFor();
		expect(await own.isChecked()).toBe(false);
		await own.focus();
		await page.keyboard.press('Space');
		await page.reload();
		await own.waitFor();
		expect(await own.isChecked()).toBe(true);
	});
});

it('what is hidden cannot be tapped; what is shown opens its account', async () => {
	const { page, site } = await openPage({ path: 'community/', drawn: true });
	const { lng, lat } = await tell(page);
	await page.goto(`${site}?map=${lat},${lng},14`);
	await mapDrawn(page);
	await accountsSwitch(page, 1).waitFor();
	const shown = await settled(() => middle(page));
	await accountsSwitch(page, 1).uncheck();
	await eventually(() => middle(page), 'the pin is gone').not.toBe(shown);
	await tapMiddle(page);
	await eventually(() => new URL(page.url()).search).toMatch(/place=(tract|station):/);
	expect(new URL(page.url()).pathname).not.toContain('community');
	await page.goBack();
	await eventually(() => new URL(page.url()).search).not.toContain('place=');

	const hidden = await settled(() => middle(page));
	await accountsSwitch(page, 1).check();
	await eventually(() => middle(page), 'the pin is back').not.toBe(hidden);
	await tapMiddle(page);
	await eventually(() => page.url()).toMatch(/\/community\/.*#/);
	await page.getByRole('article', { name: /The bakery closed/ }).waitFor();
});

test('there is no switch where the device keeps no accounts', async () => {
	const { page } = await openPage({ path: '' });
	await mapDrawn(page);
	await page.getByRole('button', { name: 'Then and now' }).waitFor({ state: 'attached' });
	expect(await page.getByRole('switch', { name: /^Residents’ accounts/ }).count()).toBe(0);
});
