/** A file that somebody sent is looked at first, takes nothing of mine unasked, and can be taken back. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openDevice, pinAtCross, writeAccount, type ToldBefore } from './screen/accounts.ts';
import { bringFile, downloaded, giveFile, preview } from './screen/files.ts';
import {
	expectNoAxeViolations,
	openPage,
	PICTURED,
	screenshot,
	waitForMap
} from './support/index.ts';

const accountField = (page: Page) => page.getByLabel('Open what others know');
const viewField = (page: Page) => page.getByLabel('Open a file of saved views');
const walkField = (page: Page) => page.getByLabel('Open a walk-through file');
const notice = (page: Page, said: string) => page.getByRole('status').filter({ hasText: said });

/** Codes as devices make them for themselves; each travels in everything that its device shares. */
const [ANA, BEN] = ['anaanaanaa', 'benbenbenb'];

const BAKERY: ToldBefore = {
	by: ANA,
	words: 'The bakery closed',
	name: 'Ana',
	audience: 'working-group'
};
const NOTE: ToldBefore = { ...BAKERY, words: 'My own note', audience: 'only-me' };
const BANK: ToldBefore = { ...BAKERY, by: BEN, words: 'The bank is new', name: 'Ben' };

/** Anybody can write it who was sent one account of hers. */
const WITHOUT_ANA = {
	name: 'from-a-neighbor.json',
	text: JSON.stringify({
		rootline: 'community',
		format: 1,
		accounts: [],
		withdrawn: [{ contributor: ANA, until: '9999-12-31T23:59:59Z' }]
	})
};

/** What a file holds with everything in it deleted by somebody who knew of it. */
function deletedBy(device: string, text: string): string {
	const gone = (key: string, each: unknown): unknown => {
		if (key === 'value') return null;
		if (key === 'clock') return { ...(each as object), [device]: 1 };
		return each;
	};
	return JSON.stringify(JSON.parse(text, gone));
}

describe.each([
	['phone', { width: 390, height: 844 }],
	['phone', { width: 768, height: 1024 }],
	['desk', { width: 1440, height: 900 }]
] as const)('accounts, on a %s of %o', (viewport, size) => {
	it('stay mine when a file takes me out', async () => {
		const { page } = await openDevice(ANA, [NOTE], {
			path: 'community/',
			viewport,
			drawn: PICTURED
		});
		await page.setViewportSize(size);
		const mine = page.getByRole('article', { name: /My own note/ });
		await mine.waitFor();

		await giveFile(accountField(page), WITHOUT_ANA.name, WITHOUT_ANA.text);
		const question = preview(page).getByRole('group', {
			name: 'This file would delete 1 account of yours'
		});
		await question.getByText('A business: “My own note” (Ana)').waitFor();
		expect(await question.getByLabel('Keep mine as it is').isChecked()).toBe(true);
		await expectNoAxeViolations(page, `a file waits for a yes, ${size.width}`);
		await screenshot(page, `bring-preview-${size.width}`);
		// Whoever thinks better of it has changed nothing, and is where they were.
		await page.keyboard.press('Escape');
		await preview(page).waitFor({ state: 'detached' });
		await mine.waitFor();

		await bringFile(page, accountField(page), WITHOUT_ANA);
		await notice(page, '1 account of yours stays as it is.').waitFor();
		await screenshot(page, `bring-done-${size.width}`);
		await expectNoAxeViolations(page, `a file was brought in, ${size.width}`);
		await page.reload();
		await mine.waitFor();
	});
});

it('what I write after such a file was brought in stays mine as well', async () => {
	const { page } = await openDevice(ANA, [NOTE], { path: 'community/' });
	await waitForMap(page);
	await bringFile(page, accountField(page), WITHOUT_ANA);
	await pinAtCross(page);
	await writeAccount(page, { kind: 'A business', words: 'Written later', name: 'Ana' });
	await page.reload();
	await page.getByRole('article', { name: /Written later/ }).waitFor();
	await page.getByRole('article', { name: /My own note/ }).waitFor();
});

it('with a yes my accounts go, and Undo brings back exactly what was there, by keyboard', async () => {
	const { page } = await openDevice(ANA, [NOTE, BANK], { path: 'community/' });
	const mine = page.getByRole('article', { name: /My own note/ });
	await mine.waitFor();
	const kept = () => page.evaluate(() => localStorage.getItem('rootline.community'));
	const before = await kept();
	await giveFile(accountField(page), WITHOUT_ANA.name, WITHOUT_ANA.text);
	await preview(page).getByLabel('Keep mine as it is').focus();
	await page.keyboard.press('ArrowDown');
	expect(await preview(page).getByLabel('Delete mine').isChecked()).toBe(true);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await mine.waitFor({ state: 'detached' });
	await notice(page, '1 was deleted.').waitFor();
	expect(await kept()).not.toContain('My own note');
	// The focus waits beside the way back.
	await page.keyboard.press('Tab');
	expect(await page.locator(':focus').innerText()).toBe('Undo');
	await page.keyboard.press('Enter');
	await mine.waitFor();
	expect(await kept()).toBe(before);
	await page.reload();
	await mine.waitFor();
});

it('a neighbor who took me out gives me what they know, and keeps none of mine from me', async () => {
	const { page: ben } = await openDevice(BEN, [BAKERY, BANK], {
		path: 'community/',
		theme: 'dark'
	});
	await ben.getByRole('button', { name: /^Take out all accounts.*Ana$/ }).click();
	await ben.getByRole('button', { name: 'Take them out' }).click();
	await notice(ben, 'All accounts of Ana were taken out.').waitFor();
	await ben.getByRole('button', { name: 'Save as a Rootline file' }).click();
	const file = await downloaded(ben, () =>
		ben.getByRole('button', { name: 'I have asked. Make the file' }).click()
	);
	// He has her back as soon as he changes his mind.
	await ben.getByRole('button', { name: 'Undo' }).click();
	await ben.getByRole('article', { name: /The bakery closed/ }).waitFor();
	await ben.close();

	const { page: ana } = await openDevice(ANA, [BAKERY], { path: 'community/' });
	const bakery = ana.getByRole('article', { name: /The bakery closed/ });
	const bank = ana.getByRole('article', { name: /The bank is new/ });
	await bakery.waitFor();
	await giveFile(accountField(ana), file.name, file.text);
	await preview(ana).getByText('Adds 1 account', { exact: true }).waitFor();
	await preview(ana).getByText('This file would delete 1 account of yours').waitFor();
	await preview(ana).getByRole('button', { name: 'Bring in' }).click();
	await notice(ana, '1 account was added, from 1 person.').waitFor();
	await bank.waitFor();
	expect(await bakery.count()).toBe(1);
	await ana.getByRole('button', { name: 'Undo' }).click();
	await bank.waitFor({ state: 'detached' });
	expect(await bakery.count()).toBe(1);
});

it('saved views of mine stay when a file has deleted them, and go with a yes', async () => {
	const { page } = await openPage({ path: 'saved/', viewport: 'phone', theme: 'dark' });
	await page.getByLabel('Name').fill('Mine');
	await page.keyboard.press('Enter');
	const mine = page.getByRole('article', { name: 'Mine' });
	await mine.waitFor();
	const file = await downloaded(page, () =>
		page.getByRole('button', { name: 'Save all as a file' }).click()
	);
	const deleting = { name: file.name, text: deletedBy('eve', file.text) };
	await bringFile(page, viewField(page), deleting);
	await notice(page, '1 saved view of yours stays as it is.').waitFor();
	await mine.waitFor();

	await giveFile(viewField(page), deleting.name, deleting.text);
	await preview(page).getByLabel('Delete mine').check();
	await expectNoAxeViolations(page, 'saved views wait for a yes, phone, dark');
	await preview(page).getByRole('button', { name: 'Bring in' }).tap();
	await mine.waitFor({ state: 'detached' });
	await page.getByRole('button', { name: 'Undo' }).tap();
	await mine.waitFor();
	await page.reload();
	await mine.waitFor();
});

it('what came from others may be taken out by a file, which says so first', async () => {
	const { page: ben } = await openPage({ path: 'saved/' });
	await ben.getByLabel('Name').fill('Of Ben');
	await ben.keyboard.press('Enter');
	const file = await downloaded(ben, () =>
		ben.getByRole('button', { name: 'Save all as a file' }).click()
	);
	const { page } = await openPage({ path: 'saved/' });
	await bringFile(page, viewField(page), file);
	const his = page.getByRole('article', { name: 'Of Ben' });
	await his.waitFor();
	await giveFile(viewField(page), file.name, deletedBy('eve', file.text));
	await preview(page).getByText('Deletes 1 saved view that came from others').waitFor();
	expect(await preview(page).getByRole('radio').count()).toBe(0);
	await preview(page).getByRole('button', { name: 'Bring in' }).click();
	await his.waitFor({ state: 'detached' });
	await page.getByRole('button', { name: 'Undo' }).click();
	await his.waitFor();
});

it('a walk-through of mine stays when a file has deleted it, and so do its accounts', async () => {
	const { page } = await openDevice(ANA, [BAKERY], { path: 'walk/?show=renter-share' });
	await page.getByRole('button', { name: 'Make a walk-through' }).click();
	await page.getByLabel('Title').fill('For Thursday');
	await page.keyboard.press('Tab');
	await page.getByRole('button', { name: 'Add this view as a step' }).click();
	await page.keyboard.type('Who rents here');
	await page.keyboard.press('Tab');
	await page.getByRole('link', { name: 'Done' }).click();
	await page.getByLabel('Put in what residents shared with this group', { exact: false }).check();
	await page.getByRole('button', { name: 'Save as a file' }).click();
	const file = await downloaded(page, () =>
		page.getByRole('button', { name: 'I have asked. Make the file' }).click()
	);
	await page.getByRole('link', { name: 'All walk-throughs' }).click();
	const mine = page.getByRole('link', { name: 'For Thursday', exact: true });
	await mine.waitFor();

	const deleting = { name: file.name, text: deletedBy('eve', file.text) };
	await giveFile(walkField(page), deleting.name, deleting.text);
	await preview(page).getByText('This file would delete 1 walk-through of yours').waitFor();
	await preview(page).getByText('This file would delete 1 account of yours').waitFor();
	await preview(page)
		.getByRole('group', { name: /walk-through of yours/ })
		.getByLabel('Delete mine')
		.check();
	await expectNoAxeViolations(page, 'a walk-through waits for a yes');
	await preview(page).getByRole('button', { name: 'Bring in' }).click();
	await notice(page, '1 walk-through was deleted').waitFor();
	await notice(page, '1 account of yours stays as it is.').waitFor();
	await mine.waitFor({ state: 'detached' });
	await page.getByRole('button', { name: 'Undo' }).click();
	await mine.click();
	await page.getByRole('heading', { name: 'Who rents here' }).waitFor();
});
