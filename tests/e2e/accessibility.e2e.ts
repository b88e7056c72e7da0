import { describe, expect, test } from 'vitest';
import { legendMore, mapKeys, search as searchWords } from '#words/first-view.ts';
import { en } from '#words/index.ts';
import { eventually } from './screen/eventually.ts';
import { legend, legendRows } from './screen/legend.ts';
import { FIGURES, mapDrawn } from './screen/map.ts';
import { openAllFigures, panel, placeName } from './screen/panel.ts';
import { offered, searchBox, searchWithGazetteer } from './screen/search.ts';
import { tableRows } from './screen/table.ts';
import {
	breakFiles,
	expectNoAxeViolations,
	expectNoAxeViolationsInBoth,
	openPage
} from './support/index.ts';

const VIEWPORTS = ['desk', 'phone'] as const;

describe.each(VIEWPORTS)('on a %s, everybody can use', (viewport) => {
	test('the map, its keys, a place and all its figures', async () => {
		const { page } = await openPage({ viewport, path: FIGURES });
		await mapDrawn(page);
		if (viewport === 'phone') {
			await page.getByRole('button', { name: en.sheet.taller }).click();
		} else {
			await page.getByRole('button', { name: mapKeys.keysButton }).click();
		}
		await legend(page).getByRole('button').nth(1).click();
		await legend(page).getByText(legendMore.why).click();
		await expectNoAxeViolationsInBoth(page, `${viewport}: a lit class`);

		await page.getByRole('link', { name: /^Penn Avenue/ }).click();
		await placeName(page);
		await openAllFigures(page);
		await expectNoAxeViolationsInBoth(page, `${viewport}: all figures of a place`);
	});

	test('the search with its list, and with nothing found', async () => {
		const { page } = await openPage({ viewport, webgl: false });
		await searchWithGazetteer(page);
		await searchBox(page).fill('lowry');
		await eventually(async () => (await offered(page)).length).toBeGreaterThan(2);
		await page.keyboard.press('ArrowDown');
		await expectNoAxeViolationsInBoth(page, `${viewport}: the search is open`);
		await searchBox(page).fill('xyzzy');
		await page.getByText(searchWords.none({ text: 'xyzzy' })).waitFor();
		await expectNoAxeViolationsInBoth(page, `${viewport}: nothing is found`);
	});

	test('the table, narrowed and empty', async () => {
		const { page } = await openPage({
			viewport,
			path: 'table/?show=median-gross-rent&years=2015-2019&within=county:019',
			webgl: false
		});
		await tableRows(page);
		await expectNoAxeViolationsInBoth(page, `${viewport}: a narrowed table`);
		await page.getByLabel(en.table.find).fill('zzz');
		await page.getByText(en.table.empty).waitFor();
		await expectNoAxeViolationsInBoth(page, `${viewport}: an empty table`);
	});

	test('the page when files are missing, a link is broken, or a place unknown', async () => {
		const { page } = await openPage({
			viewport,
			path: '?show=planets&place=tract:27053999999',
			webgl: false,
			before: async (visit) => {
				await breakFiles(visit, /(indicators|gazetteer)-.*\.json/, 'server-error');
			}
		});
		await panel(page).getByText(en.placeNames.unknown).waitFor();
		await page.locator('#panel').getByRole('alert').first().waitFor();
		await searchBox(page).fill('penn');
		await page.getByText(searchWords.gazetteerMissing).waitFor();
		await page.getByText(en.explore.dropped({ parts: 'show=planets' })).waitFor();
		await expectNoAxeViolationsInBoth(page, `${viewport}: much is missing`);
	});
});

test('the colors that people asked their device for are kept', async () => {
	const { page } = await openPage({ forcedColors: true, webgl: false });
	await legendRows(page);
	await expectNoAxeViolations(page, 'forced colors');
	const dark = await openPage({ theme: 'dark', webgl: false });
	await legendRows(dark.page);
	const paper = await dark.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	const [r = 255, g = 255, b = 255] =
		/\d+, \d+, \d+/.exec(paper)?.[0].split(', ').map(Number) ?? [];
	expect(Math.max(r, g, b)).toBeLessThan(80);
});
