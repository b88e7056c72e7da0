/** A business told by its block, taken along and undone, seen in its place and on a page; a corridor along a street. */
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { search } from '#words/first-view.ts';
import { shareScreens } from '#words/share.ts';
import { community as c, communityScreens as s } from '#words/community.ts';
import { own } from '#words/my-places.ts';
import { topicNames, trade } from '#words/profile.ts';
import { reportScreen } from '#words/report-screen.ts';
import { openTool } from './report/report-page.ts';
import { pinAtCross } from './screen/accounts.ts';
import { downloaded } from './screen/files.ts';
import { button, openMaker, takeWay } from './screen/own.ts';
import { expectNoAxeViolations, openPage, waitForMap } from './support/index.ts';

const b = c.business;
const PENN = 'station:penn';

/** Types into a search field and takes the first corner that is offered. */
async function takeCorner(page: Page, field: string, text: string): Promise<void> {
	const box = page.getByRole('combobox', { name: field });
	await box.fill(text);
	await page.getByRole('option').first().waitFor();
	await box.press('Enter');
}

const topic = (page: Page) => page.locator('[data-topic="who-trades-here"]');

it('a business is told, kept by its block, taken along, and stands on the page of its place', async () => {
	const { page, site } = await openPage({ path: 'community/', viewport: 'phone' });
	await waitForMap(page);
	await pinAtCross(page);
	await page.getByText(s.drawnPoint).waitFor();
	await page.getByText(s.orCorner).click();
	await takeCorner(page, search.label, 'Penn Ave N and W Broadway');

	await page.getByLabel(c.kinds.business, { exact: true }).check();
	await page.getByText(c.blockHint).waitFor();
	await page.getByLabel(b.trade).selectOption({ label: b.trades.food });
	await page.getByLabel(b.tenures.rents, { exact: true }).check();
	await page.getByLabel(b.leaseEnds).fill('June 2027');
	await page.getByLabel(b.languages).fill('Somali, English');
	await page.getByLabel(b.help).fill('A longer lease');
	await page.getByLabel(c.words).fill('A bakery that everybody knows');
	await page.getByLabel(c.audiences.everyone).check();
	await page.getByLabel(b.since).fill('09');
	await expectNoAxeViolations(page, 'telling of a business, phone');
	await page.getByRole('button', { name: s.save, exact: true }).click();
	await page.getByRole('alert').filter({ hasText: b.sinceWrong }).waitFor();
	await page.getByLabel(b.since).fill('2009');
	await page.getByRole('button', { name: s.save, exact: true }).click();

	const card = page.getByRole('article', { name: /A bakery that everybody knows/ });
	await card.waitFor();
	const told = await card.innerText();
	for (const said of ['Food and drink', 'Here since 2009', 'Lease ends: June 2027', c.block])
		expect(told).toContain(said);

	await page.getByLabel(c.shareWith).selectOption('everyone');
	await page.getByRole('button', { name: c.saveCsv }).click();
	const file = await downloaded(page, () =>
		page.getByRole('dialog').getByRole('button', { name: c.notice.agree }).click()
	);
	expect(file.text).toContain('business_kind,here_since,owns_or_rents,lease_ends');
	expect(file.text).toContain('food,2009,rents,2027-06,"Somali, English",A longer lease');
	expect(file.text).toContain(',block,');

	await card.getByRole('button', { name: c.remove }).click();
	await card.waitFor({ state: 'detached' });
	await page.getByRole('button', { name: shareScreens.undo }).click();
	await card.waitFor();

	await page.goto(`${site}report/?place=${PENN}`);
	const section = page.locator('[data-section="businesses"]');
	await page.getByRole('heading', { level: 1 }).waitFor();
	expect(await section.count(), 'only where somebody wants it').toBe(0);
	await page.getByRole('button', { name: reportScreen.tools }).click();
	const tool = await openTool(page, 'added');
	await tool.getByLabel(reportScreen.added.sections.businesses.put).check();
	await section.waitFor();
	const page1 = await section.innerText();
	expect(page1).toContain('2,300 jobs, about 2018');
	expect(page1).toContain('461 businesses with employees in all of the ZIP code 55411');
	expect(page1).toContain('A bakery that everybody knows');
	expect(page1).toContain('MIT License');
});

it('a corridor is drawn from corner to corner, and the place says what is known of who trades in it', async () => {
	const page = await openMaker();
	await takeWay(page, 'street');
	await takeCorner(page, own.street.from, 'Penn Ave N and Lowry');
	await takeCorner(page, own.street.to, 'Penn Ave N and W Broadway');
	await page.getByText(own.street.along({ street: 'Penn Ave N' })).waitFor();
	await expectNoAxeViolations(page, 'a corridor along a street');
	await button(page, own.use).click();
	await page.getByRole('heading', { level: 2, name: 'Penn Ave N' }).waitFor();
	await topic(page).getByText(topicNames['who-trades-here']).click();
	await topic(page).getByText('55411: 461').waitFor();
	await topic(page)
		.getByText(/people lived in this place or within half a mile of it/)
		.waitFor();
	await topic(page).getByText(trade.toldNone).waitFor();
	expect(await topic(page).innerText()).toContain('Bus stops');
	await expectNoAxeViolations(page, 'who trades in a corridor');
});
