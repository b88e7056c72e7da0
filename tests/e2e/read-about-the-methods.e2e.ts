import { expect, test } from 'vitest';
import { plainSentences } from '../../src/lib/domain/evidence/file.ts';
import { METHOD_IDS } from '../../src/lib/domain/methods/definitions/index.ts';
import * as evidenceWords from '#words/evidence.ts';
import { en } from '#words/index.ts';
import * as methodWords from '#words/methods.ts';
import { evidenceFile } from './screen/built-data.ts';
import { expectNoAxeViolations, openPage, screenshot } from './support/index.ts';

const m = methodWords;

test('reads about every method without JavaScript', async () => {
	const { page } = await openPage({ path: 'methods/', javaScript: false });
	const main = page.getByRole('main');
	for (const id of METHOD_IDS) {
		const words = m.methodWords[id];
		const section = main.locator('section').filter({ has: page.locator(`h3#${id}`) });
		const text = await section.innerText();
		expect(text).toContain(words.does);
		expect(text).toContain(words.missing);
		if (words.cannotRun) expect(text).toContain(words.cannotRun);
	}
	for (const limit of m.methodLimits) expect(await main.innerText()).toContain(limit);
	expect(await main.innerText()).not.toMatch(/NaN|undefined|\d %/);
});

test('finds in a sentence what flags told before, and the way to all of it', async () => {
	const { page } = await openPage({ path: 'methods/' });
	const { backTest } = evidenceFile();
	for (const sentence of plainSentences(backTest, evidenceWords.backTest)) {
		expect(await page.getByRole('main').innerText()).toContain(sentence);
	}
	const link = page.getByRole('main').getByRole('link', { name: m.conformance.heading });
	expect(await link.getAttribute('href')).toMatch(/evidence\/#conformance$/);
});

test('counts each tract once, in the classes of a method and among the methods that agree', async () => {
	const { page } = await openPage({ path: 'methods/' });
	const sum = async (selector: string) => {
		const cells = await page.locator(selector).allTextContents();
		return cells.reduce((total, cell) => total + Number(cell), 0);
	};
	expect(await sum('section[aria-labelledby="corridor-pressure"] tr[data-class] td.right')).toBe(
		784
	);
	expect(await sum('main > table td.right')).toBe(784);
});

test('comes from the menu and takes the view along', async () => {
	const { page } = await openPage({ path: '?show=median-gross-rent', webgl: false });
	const nav = page.getByRole('navigation', { name: en.nav.label });
	// Before the page lives its links lead to the pages alone.
	const methods = nav.getByRole('link', { name: en.nav.methods });
	await methods.and(page.locator('[href*="show="]')).click();
	await page.getByRole('heading', { level: 1, name: m.page.title }).waitFor();
	expect(page.url()).toContain('show=median-gross-rent');
	await nav.getByRole('link', { name: en.nav.map }).click();
	await page.waitForURL(/\/\?show=median-gross-rent/);
});

test('fits on the narrowest screens, with all details open', async () => {
	const { page } = await openPage({ path: 'methods/', viewport: 'phone' });
	await page.setViewportSize({ width: 320, height: 640 });
	await page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
	});
	const wider = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(wider).toBe(0);
	await screenshot(page, 'methods, 320 wide');
	await expectNoAxeViolations(page, 'methods with all details open');
});
