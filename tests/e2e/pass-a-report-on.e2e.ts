// An advocate arranges a page and sends its link to whoever else speaks that evening.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { openTool, PENN, written } from './report/report-page.ts';
import { eventually } from './screen/eventually.ts';
import { expectNoAxeViolations, openPage } from './support/index.ts';

const words = useReportMessages().screen;
const STORY = 'My family has rented on Penn Avenue since 1998.';

const shown = (page: Page) =>
	page
		.locator('.paper [data-finding]')
		.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.finding));

async function linkOf(page: Page): Promise<string> {
	const cite = await openTool(page, 'cite');
	return cite.getByLabel(words.cite.link).inputValue();
}

/** Second finding first, third one off the page, one from beside the page on it. */
async function arrange(page: Page): Promise<void> {
	const fold = await openTool(page, 'findings');
	const rows = fold.locator('ol > li');
	await rows.nth(1).getByRole('button', { name: words.findings.up }).click();
	await rows.nth(2).getByRole('button', { name: words.findings.drop }).click();
	await fold.getByText(words.findings.more).click();
	await fold.getByRole('button', { name: words.findings.add }).first().click();
}

test('a link brings kind, pins, drops and order back, and no words', async () => {
	const { page, site } = await openPage({ path: PENN });
	await written(page);
	const asMade = await shown(page);
	const plain = await linkOf(page);
	expect(plain).toBe(`${page.url()}&v=2`);
	await arrange(page);
	const own = await openTool(page, 'own');
	await own.getByLabel(words.own.story).fill(STORY);
	const arranged = await shown(page);
	expect(arranged).not.toEqual(asMade);
	await page.getByRole('radio', { name: words.kind['fact-sheet'] }).check();
	const link = await linkOf(page);
	expect(link.startsWith(`${plain}#r=1`)).toBe(true);

	const { page: other, guard } = await openPage({ path: link.slice(site.length) });
	await eventually(() =>
		other.getByRole('radio', { name: words.kind['fact-sheet'] }).isChecked()
	).toBe(true);
	await other.getByRole('radio', { name: words.kind.report, exact: false }).first().check();
	await written(other);
	await eventually(() => shown(other)).toEqual(arranged);
	expect(await (await openTool(other, 'own')).getByLabel(words.own.story).inputValue()).toBe('');
	// What it brought is kept, so the address no longer has to say it, and no server was told.
	await eventually(() => other.url()).not.toContain('#');
	expect(guard.requests.filter((url) => url.includes('r=1'))).toEqual([]);
	await other.reload();
	await written(other);
	await eventually(() => shown(other)).toEqual(arranged);
	const fold = await openTool(other, 'findings');
	await fold.getByRole('button', { name: words.findings.reset }).click();
	await eventually(() => shown(other)).toEqual(asMade);
});

test('words travel where they are allowed to, and nothing of the reader’s is lost', async () => {
	const { page, site } = await openPage({ path: PENN });
	await written(page);
	await (await openTool(page, 'own')).getByLabel(words.own.story).fill(STORY);
	const withoutWords = await linkOf(page);
	expect(withoutWords).not.toContain('#');
	await page.getByLabel(words.cite.words).check();
	await eventually(() => linkOf(page)).toContain('#r=1');
	const link = await linkOf(page);

	const mine = 'I walk to the clinic on Lowry.';
	const { page: other } = await openPage({ path: PENN, viewport: 'phone', theme: 'dark' });
	await written(other);
	await other.getByRole('button', { name: words.tools, exact: true }).click();
	const story = other.getByLabel(words.own.story);
	await story.fill(mine);
	await other.getByRole('button', { name: words.toolsClose, exact: true }).click();
	await other.goto(link);
	const question = other.getByRole('region', { name: words.sent.heading });
	await question.getByText(STORY).waitFor();
	await expectNoAxeViolations(other, 'what a link brings, phone, dark');
	await eventually(() => other.locator('.paper').innerText()).toContain(mine);
	expect(await other.locator('.paper').innerText()).not.toContain(STORY);

	await question.getByRole('button', { name: words.sent.mine }).click();
	await question.waitFor({ state: 'detached' });
	expect(await story.inputValue()).toBe(mine);

	await other.goto('about:blank');
	await other.goto(link);
	await question.getByRole('button', { name: words.sent.both }).click();
	await eventually(() => other.locator('.paper').innerText()).toContain(STORY);
	expect(await story.inputValue()).toBe(`${mine}\n\n${STORY}`);
	// Opened once more it has nothing to ask.
	await other.goto('about:blank');
	await other.goto(link);
	await written(other);
	await eventually(() => other.url()).not.toContain('#');
	expect(await question.count()).toBe(0);

	// On a device that has nothing yet it is simply there.
	const { page: fresh } = await openPage({ path: link.slice(site.length) });
	await written(fresh);
	await eventually(() => fresh.locator('.paper').innerText()).toContain(STORY);
});

test('a damaged link says so in one sentence, and the page is there', async () => {
	const { page } = await openPage({ path: `${PENN}#r=1broken` });
	await page.getByRole('alert').filter({ hasText: words.sent.broken }).waitFor();
	await written(page);
	await eventually(() => page.url()).not.toContain('#');
});
