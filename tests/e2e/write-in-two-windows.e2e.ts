// An advocate has the same report open twice, on a device that is full or holds something broken.
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shareScreens } from '#words/share.ts';
import { useImportMessages } from '../../src/lib/i18n/import.ts';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { openTool, PENN, written } from './report/report-page.ts';
import { eventually } from './screen/eventually.ts';
import { downloaded } from './screen/files.ts';
import { expectNoAxeViolations, openPage } from './support/index.ts';

const words = useReportMessages().screen;
const { walk, walkScreens } = useImportMessages();
const KEY = 'rootline.report.station:penn';
const STORY = 'My family has rented on Penn Avenue since 1998.';
const ASK = 'Protect renters. Fund repairs.';

const field = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
const story = (page: Page) => field(page, words.own.story);
const ask = (page: Page) => field(page, words.own.ask);
const kept = (page: Page) => page.evaluate((key) => localStorage.getItem(key) ?? '', KEY);

/** The same page in another window of the same browser. */
async function secondWindow(context: BrowserContext, url: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(url);
	await written(page);
	await openTool(page, 'own');
	return page;
}

test('the story from one window and the ask from the other are both there', async () => {
	const { page: one, context } = await openPage({ path: PENN });
	await written(one);
	await openTool(one, 'own');
	const two = await secondWindow(context, one.url());

	// One writes and stays in the field, while the other writes somewhere else.
	await story(one).fill(STORY);
	await ask(two).fill(ASK);
	await eventually(() => story(two).inputValue()).toBe(STORY);
	await eventually(() => ask(one).inputValue()).toBe(ASK);
	expect(await story(one).inputValue()).toBe(STORY);
	await story(one).press('End');
	await story(one).pressSequentially(' So.');

	for (const page of [one, two]) {
		await page.reload();
		await written(page);
		await eventually(() => story(page).inputValue()).toBe(`${STORY} So.`);
		expect(await ask(page).inputValue()).toBe(ASK);
		expect(await page.locator('.paper').innerText()).toContain(ASK);
	}
});

test('what two windows write in the same field is all there, and the page says so', async () => {
	const { page: one, context } = await openPage({ path: PENN });
	await written(one);
	await openTool(one, 'own');
	const two = await secondWindow(context, one.url());
	await story(one).fill('Rents rise.');
	await eventually(() => story(two).inputValue()).toBe('Rents rise.');

	// Both are in the field at once; nobody's letters are taken away under their hands.
	await story(one).press('End');
	await story(two).press('End');
	await story(one).press(' ');
	await eventually(() => story(two).inputValue()).toBe('Rents rise. ');
	// From its first letter on each window keeps its own.
	await story(two).press('D');
	await story(one).press('O');
	for (const letter of 'ne.') {
		await story(one).press(letter);
		await story(two).press(letter);
	}
	expect(await story(one).inputValue()).toBe('Rents rise. One.');
	expect(await story(two).inputValue()).toBe('Rents rise. Dne.');
	await story(one).blur();
	await eventually(() => story(one).inputValue()).toContain('Rents rise. One.');
	await eventually(() => story(one).inputValue()).toContain('Rents rise. Dne.');
	await one.getByText(words.own.doubled).waitFor();
	await expectNoAxeViolations(one, 'a story of two windows');

	// Whoever tidies it up has one text again, in both windows.
	await story(one).fill('Rents rise. One, and done.');
	await story(one).blur();
	await one.getByText(words.own.doubled).waitFor({ state: 'detached' });
	await story(two).blur();
	await eventually(() => story(two).inputValue()).toBe('Rents rise. One, and done.');
});

test('pins and wordings of one window stay when the other takes its own back', async () => {
	const { page: one, context } = await openPage({ path: PENN });
	await written(one);
	const two = await secondWindow(context, one.url());
	const rows = async (page: Page) => (await openTool(page, 'findings')).locator('ol > li');
	const pin = async (page: Page, at: number) =>
		(await rows(page)).nth(at).getByRole('button', { name: words.findings.pin });
	await (await pin(one, 1)).click();
	await eventually(async () => (await rows(two)).first().innerText()).toContain('★');
	const pinned = async (page: Page) => page.locator('[data-row] [aria-pressed="true"]').count();
	await (await pin(two, 2)).click();
	await eventually(() => pinned(one)).toBe(2);
	await one.getByRole('button', { name: words.findings.undo, exact: true }).click();
	await eventually(() => pinned(two)).toBe(1);
	await two.reload();
	await written(two);
	await rows(two);
	await eventually(() => pinned(two)).toBe(1);
});

test('two windows that write 500 times each lose no letter', async () => {
	const { page: one, context } = await openPage({ path: PENN });
	await written(one);
	await openTool(one, 'own');
	const two = await secondWindow(context, one.url());
	/** As fast as the page takes it, without waiting for the other window. */
	const type = (field: Locator, name: string) =>
		field.evaluate(async (element: HTMLTextAreaElement, prefix) => {
			element.focus();
			for (let count = 1; count <= 500; count++) {
				element.value = `${prefix} ${count}`;
				element.dispatchEvent(new InputEvent('input', { bubbles: true }));
				if (count % 25 === 0) await new Promise((resolve) => setTimeout(resolve));
			}
		}, name);
	await Promise.all([type(story(one), 'story'), type(ask(two), 'ask')]);
	await eventually(() => story(two).inputValue()).toBe('story 500');
	await eventually(() => ask(one).inputValue()).toBe('ask 500');
	await one.reload();
	await written(one);
	await eventually(() => story(one).inputValue()).toBe('story 500');
	expect(await ask(one).inputValue()).toBe('ask 500');
});

test('a full device keeps what was there, and says it in a sentence', async () => {
	const { page } = await openPage({ path: PENN });
	await written(page);
	await openTool(page, 'own');
	await story(page).fill(STORY);
	await eventually(() => kept(page)).toContain(STORY);
	const before = await kept(page);
	await page.evaluate(() => {
		// So little room that not a letter more fits.
		let size = 1 << 22;
		while (size > 0) {
			const filled = localStorage.getItem('fill') ?? '';
			try {
				localStorage.setItem('fill', filled + 'x'.repeat(size));
			} catch {
				size >>= 1;
			}
		}
	});
	await ask(page).fill(ASK);
	await page.getByRole('alert').getByText(words.notKeptBecause['store/full']!).waitFor();
	expect(await kept(page)).toBe(before);
	expect(await story(page).inputValue()).toBe(STORY);
	expect(await page.locator('.paper').innerText()).toContain(ASK);
	await expectNoAxeViolations(page, 'a full device');

	await page.evaluate(() => localStorage.removeItem('fill'));
	await ask(page).fill(`${ASK} Now.`);
	await page.getByRole('alert').waitFor({ state: 'detached' });
	await page.reload();
	await written(page);
	await eventually(() => ask(page).inputValue()).toBe(`${ASK} Now.`);
	expect(await story(page).inputValue()).toBe(STORY);
});

test.each([
	['cut off', `{"version":2,"fields":[{"id":"words.story","versions":[{"clock":{"a":1}`],
	['of a wrong shape', '{"my":"words"}']
])('a draft that is %s is put aside, saved as a file and deleted', async (_, broken) => {
	const { page } = await openPage({
		path: PENN,
		before: async ({ context }) => {
			await context.addInitScript(
				([key, text]) => {
					if (localStorage.length === 0) localStorage.setItem(key, text);
				},
				[KEY, broken] as const
			);
		}
	});
	await written(page);
	const aside = shareScreens.aside;
	const notice = page.getByRole('region', { name: aside.heading });
	await notice.getByText(aside.said({ count: 1 })).waitFor();
	await expectNoAxeViolations(page, 'a draft that could not be read');

	// The rest goes on, and a reload takes nothing away.
	await openTool(page, 'own');
	await story(page).fill(STORY);
	await page.reload();
	await written(page);
	await eventually(() => story(page).inputValue()).toBe(STORY);
	const file = await downloaded(page, () =>
		notice.getByRole('button', { name: aside.save }).click()
	);
	expect(file.text).toBe(broken);

	await notice.getByRole('button', { name: aside.remove }).click();
	await notice.waitFor({ state: 'detached' });
	await page.getByRole('button', { name: shareScreens.undo, exact: true }).click();
	await notice.getByRole('button', { name: aside.remove }).click();
	await notice.waitFor({ state: 'detached' });
	expect(await page.evaluate((text) => Object.values(localStorage).includes(text), broken)).toBe(
		false
	);
	expect(await story(page).inputValue()).toBe(STORY);
});

test('a saved view that cannot be read is put aside, and new ones are saved', async () => {
	const { page } = await openPage({
		path: 'saved/',
		before: async ({ context }) => {
			await context.addInitScript(() => {
				if (localStorage.length === 0) localStorage.setItem('rootline.saved', '{"rootline":"sa');
			});
		}
	});
	await page.getByText(shareScreens.aside.said({ count: 1 })).waitFor();
	await page.getByLabel('Name').fill('Penn');
	await page.getByRole('button', { name: 'Save this view', exact: true }).click();
	await page.getByRole('article', { name: 'Penn' }).waitFor();
	expect(await page.getByRole('alert').count(), 'it is said once').toBe(1);
});

/** What there is to say of a step. */
const text = (page: Page) => page.locator('fieldset textarea').first();

/** A new walk-through of one step, open twice. */
async function stepInTwoWindows(): Promise<readonly [Page, Page]> {
	const { page: one, context } = await openPage({ path: 'walk/' });
	await one.getByRole('button', { name: 'Make a walk-through' }).click();
	await one.getByRole('button', { name: 'Add this view as a step' }).click();
	await text(one).waitFor();
	const two = await context.newPage();
	await two.goto(one.url());
	await text(two).waitFor();
	return [one, two];
}

test('a step that two windows write keeps both texts to choose from', async () => {
	const [one, two] = await stepInTwoWindows();

	await text(one).pressSequentially('From the first window.');
	await text(two).pressSequentially('From the second window.');
	await text(one).blur();
	expect(await text(two).inputValue(), 'nothing is taken away under the hands').toBe(
		'From the second window.'
	);
	await text(two).blur();
	for (const page of [one, two]) {
		await page.getByText('From the first window.', { exact: true }).first().waitFor();
		await page.getByText('From the second window.', { exact: true }).first().waitFor();
	}
});

test('words that are being written while another window removes what they belong to are kept', async () => {
	const [one, two] = await stepInTwoWindows();

	await text(one).pressSequentially('Written to the last moment.');
	await two.getByRole('button', { name: walk.remove, exact: true }).click();
	// Only they are left of it.
	await eventually(() => two.getByRole('link', { name: walkScreens.untitled }).count()).toBe(1);
	expect(await text(one).inputValue()).toBe('Written to the last moment.');
	await two.getByRole('link', { name: walkScreens.edit }).click();
	expect(await text(two).inputValue()).toBe('Written to the last moment.');
});
