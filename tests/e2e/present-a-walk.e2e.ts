/** A walk-through for a meeting: presented, printed, given to others and put together again. */
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { bringFile, downloaded, giveFile } from './screen/files.ts';
import { expectNoAxeViolations, openPage, waitForMap } from './support/index.ts';

const fileField = (page: Page) => page.getByLabel('Open a walk-through file');
const firstHeading = (page: Page) =>
	page.getByRole('group', { name: 'Step 1', exact: true }).getByLabel('Heading');

async function backToList(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'All walk-throughs' }).click();
	await page.getByRole('heading', { name: 'Your walk-throughs' }).waitFor();
}

async function rewrite(page: Page, heading: string): Promise<void> {
	await firstHeading(page).fill(heading);
	await page.keyboard.press('Tab');
}

async function saveFile(page: Page): Promise<{ name: string; text: string }> {
	await page.getByRole('link', { name: 'Done' }).click();
	return downloaded(page, () => page.getByRole('button', { name: 'Save as a file' }).click());
}

it('is presented, printed, exported, imported and merged', async () => {
	const { page } = await openPage({ path: 'walk/' });
	await page.getByRole('link', { name: /^Present.*The line in ten minutes$/ }).click();
	const show = page.getByRole('dialog', { name: 'Present: The line in ten minutes' });
	await show.getByRole('heading', { name: 'Where the line goes' }).waitFor();
	await waitForMap(page);
	// As clickers send them, and as a keyboard does.
	await page.keyboard.press('PageDown');
	await page.keyboard.press('ArrowRight');
	await show.getByRole('heading', { name: 'What rent takes from a paycheck' }).waitFor();
	expect(await show.getByRole('status').innerText()).toContain('Step 3 of 11');
	await show.getByText(/: \d+% ± \d+ points/).waitFor();
	await page.keyboard.press('PageUp');
	await show.getByRole('heading', { name: 'Who rents near the stations' }).waitFor();
	expect(page.url()).toContain('show=renter-share');
	await expectNoAxeViolations(page, 'presentation');
	await page.keyboard.press('End');
	await page.keyboard.press('PageDown');
	expect(await show.getByRole('status').innerText()).toContain('Step 11 of 11');
	await page.keyboard.press('Escape');
	await show.waitFor({ state: 'detached' });

	await page.getByRole('heading', { level: 1, name: 'The line in ten minutes' }).waitFor();
	await page.getByText(/Penn Avenue station area: \d+% ± \d+ points/).waitFor();
	await page.emulateMedia({ media: 'print' });
	expect(await page.getByRole('banner').isVisible()).toBe(false);
	expect(await page.getByRole('button', { name: 'Print as a handout' }).isVisible()).toBe(false);
	expect(await page.getByText(/\/\?place=station:penn$/).isVisible()).toBe(true);
	expect((await page.pdf()).length).toBeGreaterThan(20_000);
	await page.emulateMedia({ media: null });

	await page.getByRole('button', { name: 'Make a copy to change' }).click();
	await rewrite(page, 'As we began');
	const begun = await saveFile(page);
	expect(begun.name).toBe('the-line-in-ten-minutes-our-copy.rootline.json');

	const { page: other } = await openPage({ path: 'walk/' });
	await bringFile(other, fileField(other), begun);
	await other.getByText('11 steps were added').waitFor();
	await giveFile(fileField(other), begun.name, begun.text);
	await other.getByText('0 steps were added').waitFor();
	await other.getByRole('link', { name: /^Change.*The line in ten minutes/ }).click();
	await rewrite(other, 'As they have it');

	await page.getByRole('link', { name: 'Change' }).click();
	await rewrite(page, 'As we have it');
	const ours = await saveFile(page);
	await backToList(other);
	await bringFile(other, fileField(other), ours);
	await other.getByText('1 now has two versions to choose from. Nothing was lost.').waitFor();
	await other.getByRole('link', { name: /^Change.*The line in ten minutes/ }).click();
	const apart = other.getByRole('group', { name: '2 versions' });
	expect(await apart.innerText()).toContain('As we have it');
	expect(await apart.innerText()).toContain('As they have it');
	await expectNoAxeViolations(other, 'two versions of a step');
	await apart.getByRole('button', { name: /^Keep this one.*As we have it/ }).click();
	await apart.waitFor({ state: 'detached' });
	expect(await firstHeading(other).inputValue()).toBe('As we have it');
});

it('is made on a phone, step by step, reordered, undone, and sent as a link', async () => {
	const { page, context, site } = await openPage({
		path: 'walk/?show=renter-share',
		viewport: 'phone',
		theme: 'dark'
	});
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.getByRole('button', { name: 'Make a walk-through' }).click();
	await page.getByLabel('Title').fill('For Thursday');
	await page.keyboard.press('Tab');
	for (const heading of ['First', 'Second']) {
		await page.getByRole('button', { name: 'Add this view as a step' }).click();
		await page.keyboard.type(heading);
		await page.keyboard.press('Tab');
	}
	await page
		.getByRole('group', { name: 'Step 2' })
		.getByRole('button', { name: /Move up/ })
		.click();
	await page.getByText('Second is now step 1 of 2.').waitFor();
	expect(await firstHeading(page).inputValue()).toBe('Second');
	await page
		.getByRole('group', { name: 'Step 1' })
		.getByRole('button', { name: 'Take this step out' })
		.click();
	expect(await firstHeading(page).inputValue()).toBe('First');
	await page.getByRole('button', { name: 'Undo' }).click();
	await page.getByRole('group', { name: 'Step 2' }).waitFor();
	expect(await firstHeading(page).inputValue()).toBe('Second');
	await expectNoAxeViolations(page, 'changing a walk-through, phone, dark');

	await page.getByRole('link', { name: 'Done' }).click();
	await page.getByRole('button', { name: 'Copy a link' }).click();
	await page.getByText('The link is copied. It holds the whole walk-through.').waitFor();
	const link = await page.evaluate(() => navigator.clipboard.readText());

	const { page: other } = await openPage({ path: link.slice(site.length), viewport: 'phone' });
	await other.getByText('Somebody sent you this walk-through').waitFor();
	await other.getByRole('button', { name: 'Save it on this device' }).click();
	await other.getByRole('heading', { level: 1, name: 'For Thursday' }).waitFor();
	await other.getByRole('link', { name: 'Present' }).click();
	await waitForMap(other);
	await other.getByRole('button', { name: 'Next' }).tap();
	await other.getByRole('heading', { name: 'First', exact: true }).waitFor();
	await expectNoAxeViolations(other, 'presentation, phone');
	await other.getByRole('button', { name: 'End the presentation' }).tap();
	await other.getByRole('heading', { level: 1, name: 'For Thursday' }).waitFor();

	await other.getByRole('button', { name: 'Delete this walk-through' }).click();
	await other.getByText('“For Thursday” was deleted.').waitFor();
	await other.getByRole('button', { name: 'Undo' }).click();
	await other.getByRole('link', { name: 'For Thursday', exact: true }).waitFor();
});

it('says so where a link is broken', async () => {
	const { page } = await openPage({ path: 'walk/#w=1broken' });
	await page.getByRole('alert').filter({ hasText: 'incomplete or damaged' }).waitFor();
	await page.getByRole('link', { name: 'The line in ten minutes', exact: true }).waitFor();
	await expectNoAxeViolations(page, 'walk-throughs');
});
