/** Giving what one sees to somebody else: link, code, words. */
import { describe, expect, it } from 'vitest';
import { expectNoAxeViolations, openPage, waitForMap } from './support/index.ts';
import type { Visit } from './support/open-page.ts';

const VIEW = '?show=renter-share&place=station:penn';

async function openDialog(visit: Visit): Promise<void> {
	// The panel with the place tells that the page lives, whether it has a map or not.
	await visit.page.getByRole('heading', { name: 'Penn Avenue station area' }).waitFor();
	await visit.page.getByRole('button', { name: 'Share', exact: true }).first().click();
	await visit.page.getByRole('dialog', { name: 'Share this view' }).waitFor();
}

describe.each(['phone', 'desk'] as const)('sharing on a %s', (viewport) => {
	it('copies a link that opens the same view on another device', async () => {
		const visit = await openPage({ path: VIEW, viewport });
		await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await waitForMap(visit.page);
		await openDialog(visit);
		const { page } = visit;
		await page.getByRole('button', { name: 'Copy the link' }).click();
		await page.getByText('The link is copied.').waitFor();
		const link = await page.evaluate(() => navigator.clipboard.readText());
		expect(link).toMatch(/\?show=renter-share&place=station:penn&map=/);
		expect(link).toBe(await page.getByLabel('Link to this view', { exact: true }).inputValue());

		const other = await openPage({
			path: link.slice(visit.site.length),
			viewport: 'desk',
			webgl: false
		});
		await other.page.getByRole('heading', { name: 'Penn Avenue station area' }).waitFor();
		expect(await other.page.locator('h1').textContent()).toContain('Households that rent');
	});

	it('has words, a code and an e-mail for it', async () => {
		const visit = await openPage({ path: VIEW, viewport, webgl: false });
		await openDialog(visit);
		const { page } = visit;
		const email = await page.getByRole('link', { name: 'Write an e-mail' }).getAttribute('href');
		expect(new URLSearchParams(email!.replace('mailto:?', '')).get('body')).toContain(
			'place=station:penn'
		);
		await page.locator('summary', { hasText: 'QR code' }).click();
		const code = page.getByRole('img', { name: 'QR code of the link' });
		await code.waitFor();
		expect((await code.locator('path').getAttribute('d'))!.length).toBeGreaterThan(1000);
		await page.locator('summary', { hasText: 'Words to put with it' }).click();
		expect(await page.getByLabel('For people who cannot see the map').inputValue()).toMatch(
			/^Map: Households that rent.*Penn Avenue station area: \d+ percent, plus or minus \d+/
		);
		expect(await page.getByLabel('Source line (citation)').inputValue()).toContain(
			'American Community Survey 2019–2023'
		);
		await expectNoAxeViolations(page, `share dialog, ${viewport}`);
	});
});

it('offers the page about the place, whose preview names it, to be sent in every way', async () => {
	const visit = await openPage({ path: VIEW, webgl: false });
	await openDialog(visit);
	const { page, site } = visit;
	const email = async () =>
		new URLSearchParams(
			(await page.getByRole('link', { name: 'Write an e-mail' }).getAttribute('href'))!.replace(
				'mailto:?',
				''
			)
		);
	// What is on the screen, named after the place, unless the page is chosen.
	expect((await email()).get('subject')).toMatch(/Penn Avenue station area: Households that rent/);
	await page.getByRole('radio', { name: 'The page about Penn Avenue station area' }).check();
	const link = await page.getByLabel('Link to this page', { exact: true }).inputValue();
	expect(link).toBe(`${site}station/penn/`);
	expect((await email()).get('subject')).toContain('Penn Avenue station area');
	expect((await email()).get('body')).toContain(link);
	const [, preview = ''] =
		/property="og:image:alt" content="([^"]*)"/.exec(await (await page.request.get(link)).text()) ??
		[];
	expect(preview).toMatch(/^Penn Avenue station area: /);
	await expectNoAxeViolations(page, 'share dialog with a page to choose');
});

it('offers no page where there is none about the place', async () => {
	const { page } = await openPage({ path: '?place=tract:27053102800', webgl: false });
	await page.locator('#panel h2').first().waitFor();
	await page.getByRole('button', { name: 'Share', exact: true }).first().click();
	await page.getByLabel('Link to this view', { exact: true }).waitFor();
	expect(await page.getByRole('dialog').getByRole('radio').count()).toBe(0);
});

it('makes code for a website with the options that were chosen', async () => {
	const visit = await openPage({ path: VIEW, webgl: false });
	await openDialog(visit);
	const { page } = visit;
	await page.locator('summary', { hasText: 'Put it on a website' }).click();
	const code = page.getByLabel('Code for your page');
	expect(await code.inputValue()).toMatch(
		/^<iframe src="http[^"]+\/embed\/\?show=renter-share&amp;/
	);
	await page.getByLabel('Show the legend').uncheck();
	await page.getByLabel('Colors').selectOption('dark');
	await page.getByLabel('Height in pixels').fill('480');
	const text = await code.inputValue();
	expect(text).toMatch(/legend=0[^"]*theme=dark/);
	expect(text).toContain('height="480"');
	expect(text).toContain('title="Households that rent');
	await page.getByRole('button', { name: 'Show a preview' }).click();
	const preview = page.frameLocator('iframe[title^="Preview:"]');
	await preview.getByRole('heading', { name: /Households that rent/ }).waitFor();
});

it('opens, works and closes by keyboard alone, with the focus where it was', async () => {
	const { page } = await openPage({ path: VIEW, theme: 'dark', webgl: false });
	await page.getByRole('heading', { name: 'Penn Avenue station area' }).waitFor();
	const more = page.getByRole('button', { name: 'More', exact: true });
	await more.focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Share this view' });
	await dialog.waitFor();
	expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true);
	await expectNoAxeViolations(page, 'share dialog, dark');
	await page.keyboard.press('Escape');
	await dialog.waitFor({ state: 'detached' });
	expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
});

it('has a menu that opens and closes by keyboard', async () => {
	const { page } = await openPage({ path: 'methods/', theme: 'dark' });
	const more = page.getByRole('button', { name: 'More', exact: true });
	await more.focus();
	await page.keyboard.press('Enter');
	await page.getByRole('link', { name: 'Walk-throughs' }).waitFor();
	await expectNoAxeViolations(page, 'menu, dark');
	await page.keyboard.press('Escape');
	await page.getByRole('link', { name: 'Walk-throughs' }).waitFor({ state: 'hidden' });
});

it('offers a file where a link would be too long for e-mail', async () => {
	const own = Array.from({ length: 12 }, (_, at) => {
		const tracts = Array.from(
			{ length: 25 },
			(_, n) => `053${String(at * 2500 + n * 100).padStart(6, '0')}`
		);
		return `own=tracts:${tracts.join(',')}`;
	});
	const { page } = await openPage({ path: `?${own.join('&')}` });
	await waitForMap(page);
	await page.getByRole('button', { name: 'Share', exact: true }).first().click();
	const link = await page.getByLabel('Link to this view', { exact: true }).inputValue();
	expect(link.length).toBeGreaterThan(2000);
	await page.getByText('E-mail and chat may break it').waitFor();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save as a file instead' }).click()
	]);
	expect(download.suggestedFilename()).toMatch(/\.rootline\.json$/);
});
