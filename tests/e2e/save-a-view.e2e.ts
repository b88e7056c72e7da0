/** Keeping views on the device: with a picture, under a name, in a file. */
import { describe, expect, it } from 'vitest';
import { eventually } from './screen/eventually.ts';
import { bringFile, downloaded, giveFile, HOSTILE_FILES } from './screen/files.ts';
import { expectNoAxeViolations, openPage, waitForMap } from './support/index.ts';
import type { Page } from 'playwright-core';

async function saveFromMap(page: Page, name: string): Promise<void> {
	await waitForMap(page);
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('button', { name: 'Save this view' }).click();
	await page.getByLabel('Name').fill(name);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByText(`Saved as ${name}.`).waitFor();
}

const fileField = (page: Page) => page.getByLabel('Open a file of saved views');

describe.each(['phone', 'desk'] as const)('saved views on a %s', (viewport) => {
	it('keep their name, picture and view, and can be renamed, deleted and brought back', async () => {
		const { page } = await openPage({ path: '?place=station:penn', viewport, drawn: true });
		await saveFromMap(page, 'Penn, for Thursday');
		await page.getByRole('link', { name: 'See saved views' }).click();
		const card = page.getByRole('article', { name: 'Penn, for Thursday' });
		await card.waitFor();
		const picture = await card.locator('img').getAttribute('src');
		expect(picture).toMatch(/^data:image\/jpeg;base64,/);
		expect(picture!.length).toBeLessThanOrEqual(20_000);
		await expectNoAxeViolations(page, `saved views, ${viewport}`);

		await card.getByRole('button', { name: 'Change the name' }).click();
		await page.keyboard.type('Penn Avenue');
		await page.keyboard.press('Enter');
		const renamed = page.getByRole('article', { name: 'Penn Avenue', exact: true });
		await renamed.getByRole('button', { name: 'Delete' }).click();
		await renamed.waitFor({ state: 'detached' });
		await page.getByRole('button', { name: 'Undo' }).click();
		await renamed.waitFor();
		await page.reload();
		await renamed.getByRole('link', { name: 'Penn Avenue' }).click();
		await page.getByRole('heading', { name: 'Penn Avenue station area' }).waitFor();
	});
});

it('are named by their place and what they show, and numbered where there is one already', async () => {
	const { page } = await openPage({ path: '?show=renter-share&place=station:penn', webgl: false });
	const keep = async (name: string) => {
		await page.getByRole('button', { name: 'More', exact: true }).click();
		await page.getByRole('button', { name: 'Save this view' }).click();
		await eventually(() => page.getByLabel('Name').inputValue()).toBe(name);
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.getByText(`Saved as ${name}.`).waitFor();
		await page.getByRole('button', { name: 'Close', exact: true }).click();
	};
	await page.getByRole('heading', { name: 'Penn Avenue station area' }).waitFor();
	const shown = await page.getByRole('heading', { level: 1 }).innerText();
	await keep(`Penn Avenue station area: ${shown}`);
	await keep(`Penn Avenue station area: ${shown} (2)`);
	await page.getByRole('button', { name: 'Close this place' }).click();
	await keep(shown);
});

it('travel in a file, and merge with what another device has', async () => {
	const first = await openPage({ path: '?show=renter-share' });
	await saveFromMap(first.page, 'Renters');
	await first.page.getByRole('link', { name: 'See saved views' }).click();
	const file = await downloaded(first.page, () =>
		first.page.getByRole('button', { name: 'Save all as a file' }).click()
	);

	const { page } = await openPage({ path: 'saved/', theme: 'dark' });
	await page.getByLabel('Name').fill('Mine');
	await page.keyboard.press('Enter');
	await bringFile(page, fileField(page), file);
	await page.getByText('1 view was added').waitFor();
	await giveFile(fileField(page), file.name, file.text);
	await page.getByText('0 views were added').waitFor();
	expect(await page.getByRole('article').count()).toBe(2);
	await expectNoAxeViolations(page, 'saved views, dark');
});

it('are not harmed by a hostile file', async () => {
	const { page } = await openPage({ path: 'saved/' });
	await page.getByLabel('Name').fill('Mine');
	await page.keyboard.press('Enter');
	await page.getByRole('article', { name: 'Mine' }).waitFor();
	for (const [what, text, answer] of HOSTILE_FILES) {
		await giveFile(fileField(page), 'file.json', text());
		await page.getByRole('alert').filter({ hasText: answer }).waitFor();
		expect(await page.getByRole('article').count(), what).toBe(1);
	}
	const script = '<img src=x onerror=alert(1)>';
	const version = {
		clock: { a: 1 },
		updated: '2026-01-01T00:00:00Z',
		author: null,
		value: { name: script, query: '', thumbnail: null, created: '2026-01-01T00:00:00Z' }
	};
	const evil = { rootline: 'saved', format: 1, views: [{ id: 'evil', versions: [version] }] };
	await bringFile(page, fileField(page), { name: 'file.json', text: JSON.stringify(evil) });
	await page.getByRole('article', { name: script }).waitFor();
	expect(await page.locator('main img[src="x"]').count()).toBe(0);
	expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});

it('stay on screen, and say so, where the device keeps nothing', async () => {
	const { page } = await openPage({
		path: 'saved/',
		before: async ({ context }) => {
			await context.addInitScript(() => {
				Storage.prototype.setItem = () => {
					throw new DOMException('full', 'QuotaExceededError');
				};
			});
		}
	});
	await page.getByLabel('Name').fill('Mine');
	await page.keyboard.press('Enter');
	await page.getByRole('alert').filter({ hasText: 'no room left' }).waitFor();
	await page.getByRole('article', { name: 'Mine' }).waitFor();
	const file = await downloaded(page, () =>
		page.getByRole('button', { name: 'Save all as a file' }).click()
	);
	expect(file.text).toContain('"Mine"');
});
