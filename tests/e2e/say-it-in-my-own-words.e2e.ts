// An advocate adds what the figures cannot say, and decides what comes first.
import { expect, test } from 'vitest';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { openTool, pdfOf, PENN, written } from './report/report-page.ts';
import { eventually } from './screen/eventually.ts';
import { openPage } from './support/index.ts';

const words = useReportMessages().screen;

test('one’s own words are kept on the device, stand on the page, and go nowhere', async () => {
	const { page, guard } = await openPage({ path: PENN });
	await written(page);
	const story = 'My family has rented on Penn Avenue since 1998.';
	const own = await openTool(page, 'own');
	await own.getByLabel(words.own.story).fill(story);
	await own.getByLabel(words.own.ask).fill('Protect renters.\n\nFund repairs.');
	await own.getByLabel(words.own.speaker).fill('Ada of Penn Avenue');
	await page.reload();
	await written(page);
	const paper = page.locator('.paper');
	await eventually(() => paper.innerText()).toContain(story);
	expect(await paper.innerText()).toContain('Ada of Penn Avenue');
	expect(await paper.getByRole('heading', { name: words.paper.ask }).count()).toBe(1);
	// Neither an address nor a body carried them.
	expect(guard.requests.filter((url) => /1998|Ada/.test(decodeURIComponent(url)))).toEqual([]);
	const bodies = guard.requests.filter((url) => url.startsWith('http'));
	expect(bodies.length).toBeGreaterThan(0);
	// Another place has none of them.
	await page.goto(page.url().replace('station:penn', 'station:lowry'));
	await written(page);
	expect(await page.locator('.paper').innerText()).not.toContain(story);
});

test('findings are dropped, moved, reworded with a live figure, and brought back, by keyboard', async () => {
	const { page } = await openPage({ path: PENN });
	await written(page);
	const shown = () =>
		page
			.locator('.paper [data-finding]')
			.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.finding));
	const before = await shown();
	const fold = await openTool(page, 'findings');
	const rows = fold.locator('ol > li');

	await rows.nth(1).getByRole('button', { name: words.findings.up }).focus();
	await page.keyboard.press('Enter');
	expect(await shown()).toEqual([before[1], before[0], ...before.slice(2)]);
	// The focus went along, to what can still be done there.
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.closest('[data-row]') !== null)).toBe(
		true
	);

	await rows.nth(2).getByRole('button', { name: words.findings.drop }).press('Enter');
	expect(await shown()).not.toContain(before[2]);
	await fold.getByRole('button', { name: words.findings.undo, exact: true }).press('Enter');
	expect(await shown()).toContain(before[2]);

	const affected = rows.filter({ hasText: '1,086 ± 177' }).first();
	await affected.getByRole('button', { name: words.findings.reword }).press('Enter');
	const wording = fold.getByLabel(words.findings.wording);
	// The figure stands there as it is, and not as a name of it.
	expect(await wording.inputValue()).toContain('1,086 ± 177 renter households');
	expect(await fold.innerText()).not.toContain('{');
	for (const lost of ['No number here', 'Around Penn, 1,100 households rent.']) {
		await wording.fill(lost);
		await fold.getByText('The figure must stand as it is, “1,086 ± 177”').waitFor();
		expect(await fold.getByRole('button', { name: words.findings.save }).isDisabled()).toBe(true);
		expect(await wording.inputValue()).toBe(lost);
	}
	await wording.fill('Around Penn, 1,086 ± 177 households rent.');
	await fold.getByRole('button', { name: words.findings.save }).press('Enter');
	await eventually(() => page.locator('.paper').innerText()).toContain(
		'Around Penn, 1,086 ± 177 households rent.'
	);
	await page.reload();
	await written(page);
	await eventually(() => page.locator('.paper').innerText()).toContain(
		'Around Penn, 1,086 ± 177 households rent.'
	);
});

test('a speech fits into the minutes chosen, and a fact sheet is one page', async () => {
	const { page } = await openPage({ path: PENN });
	await written(page);
	await page.getByRole('radio', { name: words.kind.oral }).check();
	await page.getByText(words.kind.fits({ minutes: 3 })).waitFor();
	const text = () => page.locator('.paper').innerText();
	const three = await text();
	expect(three).toContain('About seven in ten renters here pay more than they can afford.');
	expect(three).not.toMatch(/plus or minus|±|\d\.\d/);
	await page.getByRole('radio', { name: words.kind.lengthOf({ minutes: 1 }) }).check();
	await page.getByText(words.kind.fits({ minutes: 1 })).waitFor();
	expect((await text()).length).toBeLessThan(three.length);
	await page.getByRole('radio', { name: words.kind['fact-sheet'] }).check();
	await page.getByRole('img', { name: words.cite.qrAlt }).waitFor();
	expect(await text()).toMatch(/71% ± 11 points[^]*Clearly higher than in Minneapolis/);
	for (const format of ['Letter', 'A4'] as const)
		expect((await pdfOf(page, format)).pages).toHaveLength(1);
	await page.getByRole('radio', { name: words.kind.written }).check();
	await page.getByRole('img', { name: words.cite.qrAlt }).waitFor({ state: 'detached' });
	expect((await pdfOf(page, 'Letter')).pages.length).toBeLessThanOrEqual(2);
});
