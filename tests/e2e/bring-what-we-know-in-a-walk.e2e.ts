/** What residents know goes along with a walk-through, arrives once, and can be taken out alone. */
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { pinAtCross, writeAccount } from './screen/accounts.ts';
import { bringFile, downloaded, giveFile, preview } from './screen/files.ts';
import { expectNoAxeViolations, openPage, waitForMap } from './support/index.ts';

const walkField = (page: Page) => page.getByLabel('Open a walk-through file');
const alongBox = (page: Page) =>
	page.getByLabel('Put in what residents shared with this group', { exact: false });
const notice = (page: Page) => page.getByRole('dialog', { name: 'Before you share' });
const saveButton = (page: Page) => page.getByRole('button', { name: 'Save as a file' });

/** A walk-through of one step, open to read. */
async function makeWalk(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Make a walk-through' }).click();
	await page.getByLabel('Title').fill('For Thursday');
	await page.keyboard.press('Tab');
	await page.getByRole('button', { name: 'Add this view as a step' }).click();
	await page.keyboard.type('Who rents here');
	await page.keyboard.press('Tab');
	await page.getByRole('link', { name: 'Done' }).click();
	await page.getByRole('heading', { level: 1, name: 'For Thursday' }).waitFor();
}

it('accounts go along after a notice, come in without doubles, and go out again without the walk', async () => {
	const { page: ana, site } = await openPage({ path: 'community/' });
	await waitForMap(ana);
	await pinAtCross(ana);
	await writeAccount(ana, { kind: 'A business', words: 'The bakery closed', name: 'Ana' });
	await pinAtCross(ana);
	await writeAccount(ana, { kind: 'Something else', words: 'A note to self', name: 'Ana' });
	await ana
		.getByRole('article', { name: /A note to self/ })
		.getByRole('button', { name: 'Change' })
		.click();
	await ana.getByLabel('Only me').check();
	await ana.getByRole('button', { name: 'Save', exact: true }).click();
	await ana.getByText('Saved on this device.').waitFor();

	await ana.goto(`${site}walk/?show=renter-share`);
	await makeWalk(ana);
	// Unasked, a file holds nothing that anybody told.
	const alone = await downloaded(ana, () => saveButton(ana).click());
	expect(alone.text).not.toContain('bakery');

	await alongBox(ana).check();
	await saveButton(ana).click();
	await notice(ana).getByText('1 account goes into the file. 1 stays on this device.').waitFor();
	await notice(ana).getByText('Ask the people it is about first.', { exact: false }).waitFor();
	await expectNoAxeViolations(ana, 'before accounts go along');
	// Whoever thinks better of it has made no file.
	const files: string[] = [];
	ana.on('download', (file) => files.push(file.suggestedFilename()));
	await notice(ana).getByRole('button', { name: 'Not now' }).click();
	await notice(ana).waitFor({ state: 'detached' });
	await saveButton(ana).click();
	expect(files).toEqual([]);
	const file = await downloaded(ana, () =>
		notice(ana).getByRole('button', { name: 'I have asked. Make the file' }).click()
	);
	expect(file.name).toBe('for-thursday.rootline.json');
	expect(file.text).toContain('The bakery closed');
	expect(file.text).not.toContain('A note to self');

	const { page: ben } = await openPage({ path: 'walk/', viewport: 'phone', theme: 'dark' });
	for (const [steps, accounts, isNew] of [
		['1 step was added', '1 account was added, from 1 person.', true],
		['0 steps were added', '0 accounts were added.', false]
	] as const) {
		await giveFile(walkField(ben), file.name, file.text);
		if (isNew) {
			await preview(ben).getByText('Adds 1 walk-through').waitFor();
			await preview(ben).getByText('A business: “The bakery closed” (Ana)').waitFor();
			await expectNoAxeViolations(ben, 'a walk-through with accounts waits for a yes');
			await preview(ben).getByRole('button', { name: 'Bring in' }).click();
		}
		const said = ben.getByRole('status').filter({ hasText: steps });
		await said.waitFor();
		expect(await said.innerText()).toContain(accounts);
	}
	await expectNoAxeViolations(ben, 'a walk-through with accounts is brought in');
	await ben.getByRole('link', { name: 'For Thursday', exact: true }).click();
	await ben.getByRole('heading', { name: 'Who rents here' }).waitFor();
	await ben.getByRole('link', { name: 'All walk-throughs' }).click();
	await ben.getByRole('link', { name: 'Open what residents know' }).click();
	await ben.getByRole('article', { name: /The bakery closed/ }).waitFor();
	expect(await ben.getByRole('article').count()).toBe(1);

	// The same file, opened where accounts are brought in.
	await giveFile(ben.getByLabel('Open what others know'), file.name, file.text);
	await ben.getByText('0 accounts were added').waitFor();
	expect(await ben.getByRole('article').count()).toBe(1);

	await ben.getByRole('button', { name: /^Take out all accounts.*Ana$/ }).click();
	await ben.getByRole('button', { name: 'Take them out' }).click();
	await ben.getByText('All accounts of Ana were taken out.').waitFor();
	expect(await ben.getByRole('article').count()).toBe(0);

	await ben.goto(`${site}walk/`);
	await ben.getByRole('link', { name: 'For Thursday', exact: true }).waitFor();
	// The file cannot bring back what was taken out.
	await giveFile(walkField(ben), file.name, file.text);
	await ben.getByRole('status').filter({ hasText: '0 accounts were added' }).waitFor();
	await ben.getByRole('link', { name: 'Open what residents know' }).click();
	await ben.getByText('Nothing yet.').waitFor();
	expect(await ben.getByRole('article').count()).toBe(0);
});

it('a walk-through that ships carries accounts, and is not there twice', async () => {
	const { page, site } = await openPage({ path: 'community/' });
	await waitForMap(page);
	await pinAtCross(page);
	await writeAccount(page, { kind: 'A business', words: 'The bakery closed', name: 'Ana' });
	await page.goto(`${site}walk/#read=the-line-in-ten-minutes`);
	await alongBox(page).check();
	await saveButton(page).click();
	const file = await downloaded(page, () =>
		notice(page).getByRole('button', { name: 'I have asked. Make the file' }).click()
	);

	const { page: other } = await openPage({ path: 'walk/' });
	const named = other.getByRole('link', { name: 'The line in ten minutes', exact: true });
	await named.waitFor();
	await bringFile(other, walkField(other), file);
	await other.getByText('1 account was added', { exact: false }).waitFor();
	expect(await named.count()).toBe(1);
});
