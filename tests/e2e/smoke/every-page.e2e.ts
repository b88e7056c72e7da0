import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../../scripts/support/pipeline.mjs';
import { serve } from '../../../scripts/support/static-files.mjs';
import { expectNoAxeViolationsInBoth, openPage, PICTURED, screenshot } from '../support/index.ts';

/** Pages of one folder are made alike (one a station, say): the first, middle and last stand for all. */
const OF_A_FOLDER = 3;

async function samplePages(): Promise<string[]> {
	const files = await listFiles('build', ['.'], (file) => file.endsWith('.html'));
	const folders = new Map<string, string[]>();
	for (const file of files) {
		// `./station/penn/index.html` is one of the pages of `./station`.
		const own = path.basename(file) === 'index.html' ? path.dirname(file) : file;
		const folder = path.dirname(own);
		folders.set(folder, [...(folders.get(folder) ?? []), file]);
	}
	return [...folders].flatMap(([folder, pages]) => {
		if (folder === '.' || pages.length <= OF_A_FOLDER) return pages;
		return [0, Math.floor(pages.length / 2), pages.length - 1].flatMap((at) => pages[at] ?? []);
	});
}

/** `./station/penn.html` is asked for as `station/penn`. */
const addressOf = (file: string) =>
	file
		.replace('./', '')
		.replace(/(^|\/)index\.html$/, '$1')
		.replace(/\.html$/, '');

// Where the site was not built there is no list, and the first view alone says so.
const pages = [...new Set(['', ...(await samplePages()).map(addressOf)])].filter(
	(page) => page !== '404'
);

describe.each([
	['phone', 'dark'],
	['desk', 'light']
] as const)('on a %s, %s to begin with', (viewport, theme) => {
	test.each(pages)('the page "/%s" opens and can be read by everybody', async (place) => {
		const { page } = await openPage({ path: place, viewport, theme, drawn: PICTURED });
		await page.waitForLoadState('networkidle');
		expect(await page.title()).not.toBe('');
		expect(await page.locator('h1').count(), 'main headings').toBe(1);
		const name = `${place || 'first view'}, ${viewport}`;
		await expectNoAxeViolationsInBoth(page, name, {
			first: theme,
			also: async (now) => {
				const wider = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth
				);
				expect(wider, 'pixels that stick out at the side').toBe(0);
				await screenshot(page, `page ${name}, ${now}`);
			}
		});
	});
});

test('the site works in a folder of its host', async () => {
	const inFolder = await serve({ root: path.resolve('build'), port: 0, base: '/an atlas/' });
	try {
		const { page, guard } = await openPage({ site: inFolder.url });
		await page.waitForLoadState('networkidle');
		expect(await page.locator('h1').count()).toBe(1);
		const outside = guard.requests.filter(
			(url) => url.startsWith('http') && !url.startsWith(inFolder.url)
		);
		expect(outside).toEqual([]);
		// What is still on its way must not meet a site that is gone.
		await page.close();
	} finally {
		await inFolder.close();
	}
});

test('the first page can be read without JavaScript', async () => {
	const { page } = await openPage({ javaScript: false });
	expect(await page.locator('h1').innerText()).not.toBe('');
});
