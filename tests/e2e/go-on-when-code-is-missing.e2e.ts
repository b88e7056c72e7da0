import { expect, test } from 'vitest';
import { parts } from '#words/common.ts';
import { en } from '#words/index.ts';
import { withoutApp } from '#words/language.ts';
import { panel } from './screen/panel.ts';
import { tableRows } from './screen/table.ts';
import { eventually } from './screen/eventually.ts';
import { breakFiles, openPage } from './support/index.ts';

const PLACE = '?place=tract:27053003300';

test.each([
	['its first module', /\/entry\/start\./],
	['a module of the page', /\/nodes\/[2-9]\./]
])('a page whose code does not arrive can be read, and says so: %s', async (_, file) => {
	const visit = await openPage({
		path: 'station/penn/',
		before: async (opening) => {
			opening.guard.expectError(/./);
			await breakFiles(opening, file, 'missing');
		}
	});
	const { page } = visit;
	await page.getByText(withoutApp.unstarted).waitFor();
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Penn Avenue');
	expect(await page.getByText('Internal Error').count()).toBe(0);
});

test('an open page says that the site was updated, keeps the view, and goes on after a reload', async () => {
	const visit = await openPage({ path: PLACE, webgl: false });
	const { page } = visit;
	visit.guard.expectError(/./);
	await panel(page).getByRole('heading', { level: 2 }).waitFor();
	const gone = await breakFiles(visit, /_app\/immutable\/(?:chunks|nodes)\//, 'missing');
	const newer = { version: 'of-another-build' };
	await visit.context.route(/version\.json/, (route) => route.fulfill({ json: newer }));
	await page.getByRole('button', { name: en.nav.more, exact: true }).click();
	await page.getByRole('button', { name: en.nav.share, exact: true }).click();
	await page.getByText(parts.updated).first().waitFor();
	expect(page.url()).toContain('place=tract');
	await gone.mend();
	await visit.context.unroute(/version\.json/);
	await page.getByRole('button', { name: parts.reload }).first().click();
	await eventually(() => page.getByText(parts.updated).count()).toBe(0);
	await eventually(() => panel(page).getByRole('heading', { level: 2 }).innerText()).toMatch(
		/^Tract 33,/
	);
	expect(page.url()).toContain('place=tract');
});

test('a page that does not arrive leaves the one that is there', async () => {
	const visit = await openPage({ path: 'about/' });
	const { page } = visit;
	visit.guard.expectError(/./);
	const gone = await breakFiles(visit, /_app\/immutable\/(?:chunks|nodes)\/|__data\.json/, 'abort');
	await page.getByRole('link', { name: en.nav.compare, exact: true }).first().click();
	await page.getByText(parts.missing).waitFor();
	expect(new URL(page.url()).pathname).toContain('about');
	await gone.mend();
	await page.getByRole('link', { name: en.nav.table, exact: true }).first().click();
	expect((await tableRows(page)).length).toBeGreaterThan(700);
	expect(await page.getByText(parts.missing).count()).toBe(0);
});

test('a browser of some years ago, that allows no workers, has table and places all the same', async () => {
	const { page, site } = await openPage({
		path: 'table/',
		webgl: false,
		before: async ({ page: coming }) => {
			await coming.addInitScript(() => {
				const taken = ['toSorted', 'toReversed', 'findLast', 'findLastIndex', 'at', 'toSpliced'];
				for (const name of taken) {
					Reflect.deleteProperty(Array.prototype, name);
					Reflect.deleteProperty(Object.getPrototypeOf(Uint8Array.prototype) as object, name);
				}
				for (const name of ['toWellFormed', 'replaceAll', 'at']) {
					Reflect.deleteProperty(String.prototype, name);
				}
				Reflect.deleteProperty(AbortSignal, 'timeout');
				Reflect.deleteProperty(globalThis, 'ResizeObserver');
				Reflect.deleteProperty(globalThis, 'DecompressionStream');
				Reflect.set(globalThis, 'Worker', function () {
					throw new DOMException('no workers here', 'SecurityError');
				});
			});
		}
	});
	expect((await tableRows(page)).length).toBeGreaterThan(700);
	await page.goto(new URL(PLACE, site).href);
	await eventually(() => panel(page).getByRole('heading', { level: 2 }).innerText()).toMatch(
		/^Tract 33,/
	);
	await panel(page).getByRole('table').first().waitFor();
	expect(await panel(page).getByRole('alert').count()).toBe(0);
});

test('hosts are told who may frame what, and where there is no page, one says so', async () => {
	const { page, site } = await openPage({ path: 'about/' });
	const framing = async (path: string) =>
		(await page.request.get(new URL(path, site).href)).headers()['content-security-policy'] ?? null;
	for (const path of ['', 'table/', 'station/penn/']) {
		expect(await framing(path), path).toBe("frame-ancestors 'self'");
	}
	expect(await framing('embed/')).toBeNull();
	const licences = await page.request.get(new URL('licences.txt', site).href);
	for (const name of ['SIL OPEN FONT LICENSE', 'maplibre-gl', 'svelte']) {
		expect(await licences.text()).toContain(name);
	}
	const nowhere = await page.request.get(new URL('no/such/page', site).href);
	expect(nowhere.status()).toBe(404);
	expect(await nowhere.text()).toContain(withoutApp.notFound);
});
