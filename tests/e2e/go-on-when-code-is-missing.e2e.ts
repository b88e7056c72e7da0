import { mapWords, mapProblems } from '#words/first-view.ts';
import { expect, onTestFinished, test } from 'vitest';
import { parts } from '#words/common.ts';
import { embed } from '#words/embed.ts';
import { en } from '#words/index.ts';
import { withoutApp } from '#words/language.ts';
import { engineWorker, fileWith } from './screen/built-code.ts';
import { panel } from './screen/panel.ts';
import { tableRows } from './screen/table.ts';
import { eventually } from './screen/eventually.ts';
import { breakFiles, openPage } from './support/index.ts';
import { FAULTS, startHost } from '../faults/faults.ts';

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

test('code that the page begins with is refused where a digit of it is another', async () => {
	const { page } = await openPage({
		path: 'station/penn/',
		before: async (opening) => {
			opening.guard.expectError(/./);
			await opening.context.route(/\/chunks\/[^/]+\.js$/, async (route) => {
				// The page may have gone on to say so, and be closed, before all of it was fetched.
				const text = await route
					.fetch()
					.then((answer) => answer.text())
					.catch(() => null);
				if (text === null) return route.abort().catch(() => undefined);
				const other = text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
				await route.fulfill({ contentType: 'text/javascript', body: other });
			});
		}
	});
	await page.getByText(withoutApp.unstarted).waitFor();
	expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Penn Avenue');
});

test.each<Parameters<typeof breakFiles>[2]>(['missing', 'truncated', 'empty'])(
	'without its styles (%s) a page says why it looks plain',
	async (fault) => {
		const open = (file: RegExp) =>
			openPage({
				path: 'about/',
				before: async (opening) => {
					opening.guard.expectError(/./);
					await breakFiles(opening, file, fault);
				}
			});
		const { page } = await open(/\.css$/);
		await page.getByText(withoutApp.unstyled).waitFor();
		expect((await page.locator('main').innerText()).length).toBeGreaterThan(500);
		const whole = await open(/no-such-file/);
		await whole.page.getByRole('link', { name: en.nav.table, exact: true }).first().click();
		await tableRows(whole.page);
		expect(await whole.page.getByText(withoutApp.unstyled).isVisible()).toBe(false);
	}
);

test('a report without its styles still says how many pages it takes', async () => {
	// A host of its own: what the browser itself is given for a missing file is not kept from scripts.
	const host = await startHost();
	onTestFinished(host.close);
	host.break({ of: (file) => file.endsWith('.css'), answer: FAULTS.missing });
	const { page } = await openPage({
		path: 'report/?place=station:penn',
		site: host.url,
		before: ({ guard }) => {
			guard.expectError(/404|Refused to apply style/);
			return Promise.resolve();
		}
	});
	await page.getByText(withoutApp.unstyled).waitFor();
	await page.getByText(/^This takes \d+ pages/).waitFor();
});

test('a part of the map that says nothing is not waited for without end', async () => {
	const { page } = await openPage({
		path: PLACE,
		before: async (opening) => {
			await breakFiles(opening, engineWorker(), 'empty');
		}
	});
	await page.getByText(mapProblems['map/engine-unavailable']!({})).waitFor();
	expect(await page.getByText(mapWords.loading).count()).toBe(0);
	await panel(page).getByRole('heading', { level: 2 }).waitFor();
});

test.each<Parameters<typeof breakFiles>[2]>(['missing', 'empty'])(
	'a map in somebody else’s page says what of it is missing: code that is %s',
	async (fault) => {
		const { page } = await openPage({
			path: 'embed/?place=station:penn',
			webgl: false,
			before: async (opening) => {
				opening.guard.expectError(/./);
				await breakFiles(opening, /places-[0-9a-f]+\.json/, 'truncated');
				await breakFiles(opening, fileWith('A higher share means', /\.js$/), fault);
			}
		});
		await page.getByText(en.problems['file-broken']!({ what: 'places' })).waitFor();
		await page.getByText(parts.missing).waitFor();
	}
);

test('where no script runs, a map in somebody else’s page says so, too', async () => {
	const { page } = await openPage({ path: 'embed/', javaScript: false });
	expect(await page.locator('noscript').innerText()).toContain(embed.noScript);
});

test('text becomes no part of a page, and no script, but by a policy', async () => {
	const { page, guard } = await openPage({ path: 'about/' });
	guard.expectError(/./);
	const tried = await page.evaluate(() => {
		const write = (make: () => unknown) => {
			try {
				make();
				return 'allowed';
			} catch (error) {
				return (error as Error).name;
			}
		};
		const into = (text: string) => () => (document.createElement('div').innerHTML = text);
		return {
			drawing: write(into('<svg><title>A</title><path d="M0 0"/></svg>')),
			script: write(into('<svg><script>alert(1)</script></svg>')),
			handler: write(into('<svg><path onclick="alert(1)"/></svg>')),
			page: write(into('<b>words</b>')),
			own: write(() => new Worker(new URL('no-such.js', document.baseURI)).terminate()),
			others: write(() => new Worker('https://example.org/a.js'))
		};
	});
	expect(tried).toEqual({
		drawing: 'allowed',
		script: 'TypeError',
		handler: 'TypeError',
		page: 'TypeError',
		own: 'allowed',
		others: 'TypeError'
	});
});

test('an open page says that the site was updated, keeps the view, and goes on after a reload', async () => {
	const visit = await openPage({ path: PLACE, webgl: false, nothingCached: true });
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
	// The dialog itself may have come before its code was gone; it lies over the page.
	await page.keyboard.press('Escape');
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
