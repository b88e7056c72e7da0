import { expect, test } from 'vitest';
import { keepOffline } from '#words/data-page.ts';
import { en } from '#words/index.ts';
import { mapDrawn } from './screen/map.ts';
import { placeName } from './screen/panel.ts';
import { tableRows } from './screen/table.ts';
import { expectNoAxeViolations, goOffline, openPage } from './support/index.ts';

const today = new Date().toLocaleDateString(en.estimate.numbers, { dateStyle: 'long' });

test('a copy on the device shows map, table and places without a network, and says from when', async () => {
	const visit = await openPage({ path: 'data/', viewport: 'phone', serviceWorkers: true });
	const { page, site } = visit;
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	await page.getByRole('button', { name: keepOffline.keep }).click();
	await page.getByText(keepOffline.saved({ day: today })).waitFor({ timeout: 60_000 });
	await expectNoAxeViolations(page, 'a copy was kept');

	await goOffline(visit);
	await page.goto(site);
	await page.getByText(en.offline.fromCopy({ day: today })).waitFor();
	await mapDrawn(page);
	await page.goto(new URL('?place=station:penn', site).href);
	expect(await placeName(page)).toContain('Penn Avenue');
	await page.goto(new URL('table/?show=median-gross-rent', site).href);
	expect((await tableRows(page)).length).toBeGreaterThan(700);
});

test('a copy can be taken off the device again', async () => {
	const { page } = await openPage({ path: 'data/', serviceWorkers: true });
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	await page.getByRole('button', { name: keepOffline.keep }).click();
	await page.getByRole('button', { name: keepOffline.forget }).click({ timeout: 60_000 });
	await page.getByRole('button', { name: keepOffline.keep }).waitFor();
	expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('without a copy, what is on screen goes on and a bar says so', async () => {
	const visit = await openPage({ path: 'data/' });
	await visit.page.getByRole('button', { name: keepOffline.keep }).click();
	await visit.page.getByText(/cannot keep a copy/).waitFor();
	await goOffline(visit);
	await visit.page.getByText(en.offline.noCopy).waitFor();
});
