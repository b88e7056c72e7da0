/** What residents know: told by tap and by key, coarsened, shared, put together, taken out again. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { pinAtCross, writeAccount } from './screen/accounts.ts';
import { eventually, settled } from './screen/eventually.ts';
import { bringFile, downloaded, giveFile, HOSTILE_FILES } from './screen/files.ts';
import { expectNoAxeViolations, openPage, waitForMap } from './support/index.ts';

const fileField = (page: Page) => page.getByLabel('Open what others know');

async function save(page: Page, button: string): Promise<{ name: string; text: string }> {
	await page.getByRole('button', { name: button }).click();
	const notice = page.getByRole('dialog', { name: 'Before you share' });
	await notice.waitFor();
	return downloaded(page, () =>
		notice.getByRole('button', { name: 'I have asked. Make the file' }).click()
	);
}

describe.each(['phone', 'desk'] as const)('on a %s', (viewport) => {
	it('a home is pinned, and shown by its block', async () => {
		const { page } = await openPage({ path: 'community/', viewport });
		await waitForMap(page);
		await expectNoAxeViolations(page, `what residents know, ${viewport}`);
		await page.getByRole('button', { name: 'Pin a place' }).click();
		await page.locator('[data-map-mode="drawing"]').waitFor();
		const box = (await page.locator('[data-map-state]').boundingBox())!;
		const at = { x: box.x + box.width / 2, y: box.y + 120 };
		if (viewport === 'phone') await page.touchscreen.tap(at.x, at.y);
		else await page.mouse.click(at.x, at.y);
		await page.getByLabel('A rent increase', { exact: true }).check();
		await page.getByText('Shown by its block, not by its door').waitFor();
		await page.getByLabel('What do you know?').fill('Rent went up at 1823 Penn Ave N');
		await page.getByText('Your words seem to hold an address.').waitFor();
		await expectNoAxeViolations(page, `writing an account, ${viewport}`);
		await writeAccount(page, { kind: 'A rent increase', words: 'Rent went up', name: 'Ana' });
		const card = page.getByRole('article', { name: /Rent went up/ });
		expect(await card.innerText()).toContain('Shown by its block');

		const file = await save(page, 'Save for other maps (GeoJSON)');
		const [feature] = (
			JSON.parse(file.text) as {
				features: { geometry: { coordinates: number[] }; properties: { precision: string } }[];
			}
		).features;
		expect(feature!.properties.precision).toBe('block');

		await card.getByRole('button', { name: 'Delete' }).click();
		await card.waitFor({ state: 'detached' });
		await page.getByRole('button', { name: 'Undo' }).click();
		await card.waitFor();
	});
});

it('two people tell, put it together without doubles, and one is taken out again', async () => {
	const ana = await openPage({ path: 'community/', theme: 'dark' });
	await waitForMap(ana.page);
	await pinAtCross(ana.page);
	await writeAccount(ana.page, { kind: 'A business', words: 'The bakery closed', name: 'Ana' });
	await expectNoAxeViolations(ana.page, 'what residents know, dark');
	const file = await save(ana.page, 'Save as a Rootline file');
	const csv = await save(ana.page, 'Save as a table (CSV)');
	expect(csv.name).toBe('what-residents-know.csv');
	expect(csv.text).toContain('The bakery closed');

	const { page } = await openPage({ path: 'community/' });
	await waitForMap(page);
	await pinAtCross(page);
	await writeAccount(page, { kind: 'A business', words: 'The bakery is still open', name: 'Ben' });
	await bringFile(page, fileField(page), file);
	await page.getByText('1 account was added').waitFor();
	// What is there already needs no question.
	for (const imported of [file, csv]) {
		await giveFile(fileField(page), imported.name, imported.text);
		await page.getByText('0 accounts were added').waitFor();
	}
	await page.getByRole('heading', { name: 'Several people speak of this place' }).waitFor();
	await page.getByText('Their accounts differ in what they say.').waitFor();
	expect(await page.getByRole('article').count()).toBe(2);

	await page.getByRole('button', { name: /^Take out all accounts.*Ana$/ }).click();
	await page.getByRole('button', { name: 'Take them out' }).click();
	await page.getByText('All accounts of Ana were taken out.').waitFor();
	expect(await page.getByRole('article').count()).toBe(1);
	await giveFile(fileField(page), file.name, file.text);
	await page.getByText('0 accounts were added').waitFor();
	expect(await page.getByRole('article').count()).toBe(1);
});

it('a street is drawn by keyboard', async () => {
	const { page } = await openPage({ path: 'community/' });
	await waitForMap(page);
	await page.getByRole('button', { name: 'Draw a street' }).press('Enter');
	await page.locator('[data-map-mode="drawing"]:focus').waitFor();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Space');
	await page.getByRole('button', { name: 'Done' }).press('Enter');
	await page.getByText('A street of 2 points is drawn.').waitFor();
	await page.getByLabel('Something else', { exact: true }).check();
	await page.getByLabel('What do you know?').fill('Many moved away');
	await page.getByLabel('Everyone').check();
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByRole('article', { name: /Many moved away/ }).waitFor();
	const file = await save(page, 'Save for other maps (GeoJSON)');
	expect(file.text).toContain('"LineString"');
});

it('the map shows the mark of what it is about, and the time is written as people write it', async () => {
	const { page } = await openPage({ path: 'community/', drawn: true });
	await waitForMap(page);
	await pinAtCross(page);
	await page.getByText('A place is chosen.').waitFor();
	const { x, y, width, height } = (await page.locator('[data-map-state]').boundingBox())!;
	const clip = { x: x + width / 2 - 16, y: y + height / 2 - 16, width: 32, height: 32 };
	const mark = async () => (await page.screenshot({ clip })).toString('base64');
	expect(await page.getByLabel('A business', { exact: true }).isChecked()).toBe(true);
	await waitForMap(page);
	const business = await settled(mark);
	await page.getByLabel('Something else', { exact: true }).check();
	await eventually(mark).not.toBe(business);
	await page.getByLabel('A business', { exact: true }).check();
	await eventually(mark).toBe(business);

	await page.getByLabel('What do you know?').fill('The bakery closed');
	await page.getByLabel('When?').fill('Smarch 2025');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByRole('alert').filter({ hasText: 'Write the time as a year' }).waitFor();
	for (const [written, kept] of [
		['March 2025', 'When: March 2025'],
		['4/2025', 'When: April 2025'],
		['May 5, 2025', 'When: May 5, 2025']
	] as const) {
		await page.getByLabel('When?').fill(written);
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.getByText(kept).waitFor();
		await page.getByRole('button', { name: 'Change' }).click();
	}
	expect(await page.getByLabel('When?').inputValue()).toBe('May 5, 2025');
});

it('what is only mine never gets into a file', async () => {
	const { page } = await openPage({ path: 'community/' });
	await waitForMap(page);
	await pinAtCross(page);
	await writeAccount(page, { kind: 'A business', words: 'For the group', name: '' });
	await page.getByRole('button', { name: 'Change' }).click();
	await page.getByLabel('Only me').check();
	await page.getByLabel('What do you know?').fill('A secret');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.getByRole('article', { name: /A secret/ }).waitFor();
	const file = await save(page, 'Save as a Rootline file');
	expect(file.text).not.toContain('A secret');
	expect(file.text).not.toContain('For the group');
});

it('a row at 0, 0 is left out by its line, and the others are taken', async () => {
	const { page } = await openPage({ path: 'community/' });
	await waitForMap(page);
	const text = 'kind,words,latitude,longitude\nhome,Lost,0,0\nhome,Rent went up,44.99,-93.3\n';
	await bringFile(page, fileField(page), { name: 'list.csv', text });
	await page.getByRole('article', { name: /Rent went up/ }).waitFor();
	expect(await page.getByRole('article').count()).toBe(1);
	await page.getByText(/^Line 2 \(“Lost”\): Latitude and longitude are 0/).waitFor();
});

it('a hostile file changes nothing', async () => {
	const { page } = await openPage({ path: 'community/' });
	await waitForMap(page);
	for (const [what, text, answer] of HOSTILE_FILES) {
		await giveFile(fileField(page), 'file.json', text());
		await page.getByRole('alert').filter({ hasText: answer }).waitFor();
		expect(await page.getByRole('article').count(), what).toBe(0);
	}
	const geojson = {
		type: 'FeatureCollection',
		features: [
			{
				type: 'Feature',
				geometry: { type: 'Point', coordinates: [-93.3, 45] },
				properties: { kind: 'business', words: '<img src=x onerror=alert(1)>' }
			}
		]
	};
	await bringFile(page, fileField(page), { name: 'file.geojson', text: JSON.stringify(geojson) });
	await page.getByRole('article', { name: /<img/ }).waitFor();
	expect(await page.locator('img[src="x"]').count()).toBe(0);
});
