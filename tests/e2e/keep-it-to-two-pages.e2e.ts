// An advocate writes a story and is told, before printing, when the page grows too long.
import { describe, expect, test } from 'vitest';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { openTool, pdfOf, PENN, written } from './report/report-page.ts';
import { eventually } from './screen/eventually.ts';
import { expectNoAxeViolationsInBoth, openPage, screenshot } from './support/index.ts';

const words = useReportMessages().screen;
type Page = Awaited<ReturnType<typeof openPage>>['page'];

const SENTENCE =
	'My family has rented here since 1998, and every year the rent takes more of what we earn. ';
const storyOf = (letters: number) => SENTENCE.repeat(100).slice(0, letters);

const said = (page: Page) =>
	page.getByRole('group', { name: words.bar }).getByRole('status').first();

async function open(path: string, options: Parameters<typeof openPage>[0] = {}): Promise<Page> {
	const { page } = await openPage({ path, ...options });
	await written(page);
	// The letters of the site come a little after the figures.
	await page.locator('.frame:not(.plain)').waitFor();
	await page.evaluate(() => document.fonts.ready);
	if (options.viewport === 'phone') await page.getByRole('button', { name: words.tools }).tap();
	return page;
}

async function printed(page: Page): Promise<{ letter: number; a4: number }> {
	return {
		letter: (await pdfOf(page, 'Letter')).pages.length,
		a4: (await pdfOf(page, 'A4')).pages.length
	};
}

describe.each(['desk', 'phone'] as const)('on a %s', (viewport) => {
	test.each([
		['a report', PENN, 'report', [0, 850, 1250, 7900]],
		['a comparison', 'report/?with=station:penn&with=city:Crystal', 'report', [0, 600, 7900]],
		['a fact sheet', PENN, 'fact-sheet', [0, 250, 4000]]
	] as const)('the pages of %s are counted as the printer has them', async (_, path, kind, all) => {
		const page = await open(path, { viewport });
		await page.locator(`input[name="page-kind"][value="${kind}"]`).check();
		const own = await openTool(page, 'own');
		const most = kind === 'report' ? 2 : 1;
		const seen = new Set<number>();
		for (const letters of all) {
			await own.getByLabel(words.own.story).fill(storyOf(letters));
			const pages = await printed(page);
			seen.add(pages.letter);
			const over = Math.max(pages.letter, pages.a4) > most;
			await eventually(() => said(page).innerText()).toBe(
				[words.length.count(pages), ...(over ? [words.length.over({ most, own: true })] : [])].join(
					' '
				)
			);
			// Said again where it is written.
			const beside = own.getByText(words.length.over({ most, own: true }));
			await eventually(() => beside.count()).toBe(over ? 1 : 0);
		}
		// The short one fits and the long one does not, or nothing was tried.
		expect(Math.min(...seen)).toBeLessThanOrEqual(most);
		expect(Math.max(...seen)).toBeGreaterThan(most);
	});
});

test('without words of one’s own, only findings can be dropped', async () => {
	const page = await open(PENN);
	const fold = await openTool(page, 'findings');
	await fold.locator('details > summary').click();
	const add = fold.getByRole('button', { name: new RegExp(`^${words.findings.add}:`) });
	for (let waiting = await add.count(); waiting > 0; waiting--) await add.first().click();
	const pages = await printed(page);
	expect(pages.letter).toBeGreaterThan(2);
	await eventually(() => said(page).innerText()).toBe(
		`${words.length.count(pages)} ${words.length.over({ most: 2, own: false })}`
	);
	await fold.getByRole('button', { name: words.findings.reset }).click();
	await eventually(() => said(page).innerText()).toBe(words.length.count(await printed(page)));
});

describe.each([
	['phone', 'dark'],
	['desk', 'light']
] as const)('on a %s, %s to begin with', (viewport, theme) => {
	test('a page that is too long can be noticed by everybody', async () => {
		const page = await open(PENN, { viewport, theme });
		const own = await openTool(page, 'own');
		await own.getByLabel(words.own.story).fill(storyOf(4000));
		await own.getByText(words.length.over({ most: 2, own: true })).waitFor();
		await expectNoAxeViolationsInBoth(page, `a report that is too long, ${viewport}`, {
			first: theme,
			also: (now) => screenshot(page, `report too long, ${viewport}, ${now}`)
		});
	});
});
