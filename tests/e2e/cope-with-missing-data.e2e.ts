import { mapWords, mapProblems, search as searchWords } from '#words/first-view.ts';
import { describe, expect, test } from 'vitest';
import { en } from '#words/index.ts';
import { GEOIDS } from './figures/tract-figures.ts';
import { engineChunk, engineWorker } from './screen/built-code.ts';
import { eventually } from './screen/eventually.ts';
import { legend, legendRows } from './screen/legend.ts';
import { drawn, FIGURES, mapDrawn } from './screen/map.ts';
import { panel, placeName } from './screen/panel.ts';
import { offered, searchBox } from './screen/search.ts';
import { tableRows } from './screen/table.ts';
import { breakFiles, openPage } from './support/index.ts';

type Visit = Awaited<ReturnType<typeof openPage>>;
type Page = Visit['page'];
type Fault = Parameters<typeof breakFiles>[2];
type Breakage = Awaited<ReturnType<typeof breakFiles>>;

const FILES = {
	places: /places-[0-9a-f]+\.json/,
	figure: /\/cost-burden-30\.json/,
	gazetteer: /gazetteer-[0-9a-f]+\.json/,
	outlines: /outlines-[0-9a-f]+\.pmtiles/,
	context: /context-[0-9a-f]+\.pmtiles/
};

/** What each way of breaking a file of figures is called on screen. */
const FAULTS: readonly (readonly [Fault, keyof typeof en.problems])[] = [
	['abort', 'file-unreachable'],
	['server-error', 'file-missing'],
	['truncated', 'file-broken'],
	['empty', 'file-broken'],
	['corrupted', 'file-broken']
];

const sentence = (code: keyof typeof en.problems, what: string) =>
	en.problems[code]!({ what, status: 500 });
/** What the panel, or the table's page, says is missing. */
const alerts = (page: Page) => page.locator('#panel, main:not(:has(#panel))').getByRole('alert');
const mapAlerts = (page: Page) => page.locator('.map-view').getByRole('alert');
const tryAgain = (page: Page) => page.getByRole('button', { name: en.common.tryAgain });
const stationLinks = (page: Page) => page.getByRole('listitem').getByRole('link');

/** Opens a page with a broken file. */
async function openBroken(
	pattern: RegExp,
	fault: Fault,
	options: Parameters<typeof openPage>[0] = {}
): Promise<{ visit: Visit; page: Page; breakage: Breakage }> {
	let breakage: Breakage | undefined;
	const visit = await openPage({
		...options,
		before: async (opening) => {
			breakage = await breakFiles(opening, pattern, fault);
		}
	});
	return { visit, page: visit.page, breakage: breakage! };
}

/** Breaks a file in one way after the other, trying again each time; it arrives in the end. */
async function tryEveryFault(
	{ visit, page, breakage: first }: Awaited<ReturnType<typeof openBroken>>,
	pattern: RegExp,
	what: string,
	works: () => Promise<unknown>
): Promise<void> {
	let breakage = first;
	for (const [fault, code] of FAULTS) {
		await breakage.mend();
		breakage = await breakFiles(visit, pattern, fault);
		await tryAgain(page).first().click();
		await eventually(() => breakage.met(), JSON.stringify(fault)).toBeGreaterThan(0);
		await alerts(page).getByText(sentence(code, what)).first().waitFor();
		await works();
	}
	await breakage.mend();
	await tryAgain(page).first().click();
	await eventually(() => alerts(page).count()).toBe(0);
}

describe('on the map', () => {
	test('without the names of places there are still stations, legend and figures to choose', async () => {
		const broken = await openBroken(FILES.places, 'missing', { webgl: false });
		const { page } = broken;
		await alerts(page)
			.getByText(en.problems['file-missing']!({ what: 'places', status: 404 }))
			.waitFor();
		await tryEveryFault(broken, FILES.places, 'places', async () => {
			expect(await stationLinks(page).count()).toBeGreaterThanOrEqual(14);
			expect((await legendRows(page)).reduce((sum, { count }) => sum + count, 0)).toBe(784);
		});
		await searchBox(page).fill('penn');
		await eventually(async () => (await offered(page))[0]?.name).toBe('Penn Avenue');
	});

	test('without the figure there are still stations, search and other figures', async () => {
		const broken = await openBroken(FILES.figure, 'abort', {
			webgl: false,
			path: '?place=tract:27053003300'
		});
		const { page } = broken;
		await alerts(page).getByText(sentence('file-unreachable', 'indicator')).first().waitFor();
		await tryEveryFault(broken, FILES.figure, 'indicator', async () => {
			expect(await panel(page).getByRole('heading', { level: 2 }).innerText()).toMatch(
				/^Tract 33,/
			);
		});
		await placeName(page);
		expect(await legendRows(page)).toHaveLength(7);
	});

	test('another figure can be chosen instead of the broken one', async () => {
		const { page } = await openBroken(FILES.figure, 'server-error', {
			path: FIGURES,
			webgl: false
		});
		await alerts(page).getByText(sentence('file-missing', 'indicator')).waitFor();
		await page.getByLabel(en.explore.indicatorLabel).selectOption('renter-share');
		await eventually(async () => (await legendRows(page)).length).toBeGreaterThan(3);
		expect(await alerts(page).getByText(sentence('file-missing', 'indicator')).count()).toBe(0);
	});

	test('without street corners, places are still found', async () => {
		const broken = await openBroken(FILES.gazetteer, 'abort', { webgl: false });
		const { page } = broken;
		await searchBox(page).fill('penn lowry');
		await page.getByText(searchWords.gazetteerMissing).waitFor();
		await tryEveryFault(broken, FILES.gazetteer, 'gazetteer', async () => {
			await page.getByText(searchWords.gazetteerMissing).waitFor();
		});
		await eventually(async () => (await offered(page))[0]?.name).toBe('Lowry Ave N & Penn Ave N');
	});

	test('slow figures are waited for, and the rest can be used meanwhile', async () => {
		const { page, breakage } = await openBroken(
			FILES.figure,
			{ delay: 3000 },
			{ path: FIGURES, webgl: false }
		);
		await legend(page).getByText(en.common.loading).waitFor();
		expect(await stationLinks(page).count()).toBeGreaterThanOrEqual(14);
		await searchBox(page).fill('penn');
		await eventually(async () => (await offered(page))[0]?.name).toBe('Penn Avenue');
		expect(await legendRows(page)).toHaveLength(7);
		expect(breakage.met()).toBe(1);
		expect(await alerts(page).count()).toBe(0);
	});

	test('a search is not called empty while the street corners are on their way', async () => {
		const { page } = await openBroken(FILES.gazetteer, { delay: 2000 }, { webgl: false });
		await searchBox(page).click();
		await searchBox(page).fill('penn lowry');
		await page.locator('.search').getByText(en.common.loading).waitFor();
		expect(await page.getByText(searchWords.none({ text: 'penn lowry' })).count()).toBe(0);
		await eventually(async () => (await offered(page))[0]?.name).toBe('Lowry Ave N & Penn Ave N');
	});
});

describe('of the map itself', () => {
	test.each<Fault>(['abort', 'truncated', 'corrupted'])(
		'without tracts (%s) the panel still works, and trying again draws them',
		async (fault) => {
			const { page, breakage } = await openBroken(FILES.outlines, fault);
			await mapAlerts(page)
				.getByText(mapProblems['map/archive-failed']!({ archive: 'outlines' }))
				.waitFor();
			await page.getByRole('link', { name: /^Penn Avenue/ }).click();
			expect(await placeName(page)).toBe('Penn Avenue station area');
			await page.goBack();

			await breakage.mend();
			await tryAgain(page).click();
			await mapDrawn(page);
			await eventually(async () => (await drawn(page)).tracts).toBeGreaterThan(100);
			await eventually(() => mapAlerts(page).count()).toBe(0);
		}
	);

	test('without the ground the tracts are drawn, and trying again brings the ground', async () => {
		const { page, breakage } = await openBroken(FILES.context, 'missing');
		await mapDrawn(page);
		await mapAlerts(page)
			.getByText(mapProblems['map/archive-failed']!({ archive: 'context' }))
			.waitFor();
		expect((await drawn(page)).tracts).toBeGreaterThan(100);
		expect((await drawn(page)).stations).toBe(14);

		await breakage.mend();
		const arrived = page.waitForResponse(FILES.context);
		await tryAgain(page).click();
		expect((await arrived).status()).toBe(200);
		await eventually(() => mapAlerts(page).count()).toBe(0);
		await mapDrawn(page);
	});

	test.each<[string, () => RegExp]>([
		['engine', engineChunk],
		['worker', engineWorker]
	])('without its %s everything but the map works, and trying again brings it', async (_, file) => {
		const { visit, page, breakage } = await openBroken(file(), 'server-error');
		visit.guard.expectError(/./);
		await mapAlerts(page).getByText(mapProblems['map/engine-unavailable']!({})).waitFor();
		expect((await legendRows(page)).reduce((sum, { count }) => sum + count, 0)).toBe(784);
		await page.getByRole('link', { name: /^Penn Avenue/ }).click();
		expect(await placeName(page)).toBe('Penn Avenue station area');

		await breakage.mend();
		await tryAgain(page).click();
		await mapDrawn(page);
		expect(await placeName(page)).toBe('Penn Avenue station area');
		expect(await mapAlerts(page).count()).toBe(0);
	});

	test('without WebGL a sentence says so, and nothing offers in vain to try again', async () => {
		const { page } = await openPage({ webgl: false });
		await mapAlerts(page).getByText(mapProblems['map/webgl-missing']!({})).waitFor();
		expect(await tryAgain(page).count()).toBe(0);
		expect(await stationLinks(page).count()).toBeGreaterThanOrEqual(14);
		await page.getByRole('link', { name: en.explore.tableLink }).click();
		expect(await tableRows(page)).toHaveLength(GEOIDS.length);
	});

	test('a slow engine is announced, and the list can be used before it is there', async () => {
		const { page } = await openBroken(engineChunk(), { delay: 2500 });
		await page.getByText(mapWords.loading).waitFor();
		await page.getByRole('link', { name: /^Penn Avenue/ }).click();
		expect(await placeName(page)).toBe('Penn Avenue station area');
		await mapDrawn(page);
		expect(await page.getByText(mapWords.loading).count()).toBe(0);
	});
});

describe('in the table', () => {
	test.each([
		['places', FILES.places, 'places'],
		['figures', FILES.figure, 'indicator']
	])(
		'without %s a sentence says what is missing, and trying again brings it',
		async (_, file, what) => {
			const broken = await openBroken(file, 'abort', { path: 'table/', webgl: false });
			const { page } = broken;
			await alerts(page).getByText(sentence('file-unreachable', what)).waitFor();
			await tryEveryFault(broken, file, what, async () => {
				expect(await page.locator('tbody tr').count()).toBe(0);
				expect(await page.getByText(en.common.loading).count()).toBe(0);
			});
			expect(await tableRows(page)).toHaveLength(GEOIDS.length);
		}
	);
});
