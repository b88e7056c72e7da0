// A planner looks at ten years of several places, tells what is sure, and takes the figures along.
import { csvParse } from 'd3-dsv';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import * as words from '#words/compare.ts';
import { indicatorWords } from '#words/indicators.ts';
import { en } from '#words/index.ts';
import { regionWords } from '#words/region.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { changesOf, OVER_TIME } from '../../src/lib/domain/places/over-time.ts';
import { figureInLine, figureText } from '../../src/lib/domain/text/format.ts';
import type { IndicatorId } from '../../src/lib/domain/indicators/ids.generated.ts';
import { answered, builtAnswers } from '../../src/lib/app/worker/built.ts';
import { eventually } from './screen/eventually.ts';
import { downloaded, downloadedZip } from './screen/files.ts';
import { expectNoAxeViolationsInBoth, openPage, screenshot } from './support/index.ts';

const answers = builtAnswers();
const question = (...places: string[]) => ({
	places,
	reach: HALF_MILE,
	method: 'corridor-pressure' as const,
	adjustment: NO_ADJUSTMENT,
	plan: null
});

const section = (page: Page) => page.locator('section[data-part="over-time"]');
const flat = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ').trim();

/** Value and margin of each period, by place, as the table tells them. */
async function told(page: Page) {
	await section(page).locator('tr[data-series]').first().waitFor();
	return section(page)
		.locator('tr[data-series]')
		.evaluateAll((rows) =>
			rows.map((row) => [
				(row as HTMLElement).dataset.series ?? '',
				...[...row.querySelectorAll('td[data-period]')].map((cell) => cell.textContent)
			])
		)
		.then((rows) => rows.map((row) => row.map(flat)));
}

async function expected(indicator: IndicatorId, ...places: string[]) {
	const { places: found } = await answered(answers, 'overTime', {
		...question(...places),
		indicator
	});
	const unit = indicator === 'cost-burden-30' ? 'share' : 'dollars';
	return found.map(({ ref, series }) => [
		ref,
		...series.map(({ estimate, margin }) => {
			const text = figureText(estimate, unit, en.estimate);
			const modelled = margin === 'modelled' ? ` ${words.time.modelled}` : '';
			return flat(`${text.value} ${text.margin}${modelled}`);
		})
	]);
}

test('every period of each place stands in a table, and none without margins looks sure', async () => {
	const { page } = await openPage({
		path: 'compare/?with=station:penn&with=city:Crystal',
		webgl: false
	});
	const refs = ['station:penn', 'city:Crystal', 'region'];
	await eventually(() => told(page)).toEqual(await expected('cost-burden-30', ...refs));

	// Hollow wherever no margin was published, and dashed on to the next.
	const marks = await section(page)
		.locator('circle')
		.evaluateAll((all) =>
			all.map((mark) => ({
				margin: (mark as SVGElement).dataset.margin,
				hollow: getComputedStyle(mark).fill !== getComputedStyle(mark).stroke
			}))
		);
	expect(marks).toHaveLength(6);
	for (const { margin, hollow } of marks) expect(hollow).toBe(margin !== 'published');
	expect(marks.filter(({ hollow }) => !hollow)).toHaveLength(2);
	expect(await section(page).locator('.link.firm').count()).toBe(0);
	await section(page).getByText(words.time.hollow).waitFor();
	await section(page).getByText(words.time.why).waitFor();
	const overlap = { from: '2013–2017', to: '2015–2019', years: 3 };
	await section(page).getByText(words.time.overlap(overlap)).waitFor();

	// Another figure with a line is one tap away; one without says so.
	await section(page)
		.getByRole('link', { name: indicatorWords['median-household-income'].title })
		.click();
	await eventually(() => told(page)).toEqual(await expected('median-household-income', ...refs));
	await page.getByLabel(words.chart.figureLabel, { exact: true }).selectOption('no-vehicle');
	await section(page).getByText(words.time.none).waitFor();
	expect(await section(page).getByRole('link').count()).toBe(OVER_TIME.length);
});

test('the line that is open already has its story, which claims no cause', async () => {
	const { page } = await openPage({ path: 'compare/', webgl: false });
	await page.locator('[data-ready="before-after"]').click();
	await page.getByRole('heading', { name: words.story.heading }).waitFor();
	const refs = ['stations:green-line', 'city:Minneapolis', 'city:St. Paul'];
	await eventually(() => told(page)).toEqual(
		await expected('median-gross-rent', ...refs, 'region')
	);
	// It opens with its lines: they stand before the chart of today.
	const parts = await page
		.locator('section[data-part]')
		.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.part));
	expect(parts[0]).toBe('over-time');

	const { places } = await answered(answers, 'compare', question(...refs, 'region'));
	const sentences = await section(page).locator('[data-change]').allInnerTexts();
	expect(sentences).toHaveLength(2);
	for (const [at, id] of (['median-gross-rent', 'median-household-income'] as const).entries()) {
		for (const { profile } of places) {
			const change = changesOf(profile, id).find(({ from }) => from === '2010-2014');
			expect(flat(sentences[at])).toContain(
				figureInLine(change!.figure.estimate, 'relative-change', en.estimate)
			);
		}
	}
	await section(page)
		.getByText(words.story.opened({ year: 2014 }))
		.first()
		.waitFor();
	await section(page).getByText(words.story.care).waitFor();
	expect(await section(page).innerText()).not.toMatch(/\b(because|caused|led to|thanks to)\b/i);
	await section(page).getByRole('link', { name: words.story.evidence }).waitFor();
	// What was measured another way is joined to nothing.
	const links = await section(page).locator('[data-line="stations:green-line"] .link').count();
	expect(links).toBe(4);
});

describe('the figures to take along', () => {
	async function take(page: Page, kind: 'xlsx' | 'png' | 'svg') {
		const file = await downloaded(page, () => page.locator(`[data-file="${kind}"]`).click());
		await page.getByText(words.files.made({ file: file.name })).waitFor();
		return file;
	}

	test('have every place, its margins and its pressure, as table and as workbook', async () => {
		const refs = ['station:penn', 'city:Crystal'];
		const { page } = await openPage({
			path: `compare/?${refs.map((ref) => `with=${ref}`).join('&')}`,
			webgl: false
		});
		await section(page).locator('tr[data-series]').first().waitFor();
		const { name, files } = await downloadedZip(page, () =>
			page.locator('[data-file="csv"]').first().click()
		);
		expect(name).toMatch(/^rootline_.*_comparison_.*\.zip$/);
		const table = csvParse(Object.entries(files).find(([file]) => file.endsWith('.csv'))![1]);
		expect(files['datapackage.json']).toContain('tabular-data-package');
		const { places } = await answered(answers, 'compare', question(...refs, 'region'));
		const written = (n: number) => String(Number(n.toFixed(6)));
		for (const { ref, profile, pressure } of places) {
			const of = (id: string) => table.find(({ place, figure }) => place === ref && figure === id)!;
			const burden = profile.figures.find(({ definition }) => definition.id === 'burdened_share')!;
			expect(of('burdened_share')).toMatchObject({
				value: written(burden.estimate.value!),
				moe: written(burden.estimate.moe!)
			});
			expect(of('flagged_share').value).toBe(written(pressure!.flag.share!));
		}
		expect(table[0]?.figure).toBe('flagged_share');

		const workbook = await take(page, 'xlsx');
		expect(workbook.name).toMatch(/\.xlsx$/);
		expect(workbook.text.startsWith('PK')).toBe(true);
		expect(workbook.text.length).toBeGreaterThan(5000);

		// The chart as it is on the screen, with what it is and where it is from.
		const drawing = await take(page, 'svg');
		expect(drawing.name).toMatch(/_chart_.*\.svg$/);
		const drawn = flat(drawing.text.replace(/<[^>]+>/g, ' ').replaceAll('&amp;', '&'));
		const chart = page.locator('section[data-part="figure"]');
		for (const part of await chart
			.locator('h2, .value, .margin, [data-place] .said > span')
			.allTextContents()) {
			expect(drawn).toContain(flat(part).trim());
		}
		expect(drawn).toContain(words.chosen.baseIs({ base: regionWords.name }));
		expect(drawn.replaceAll(' ', '')).toContain(page.url());
		const picture = await take(page, 'png');
		expect(picture.name).toMatch(/_chart_.*\.png$/);
		expect(picture.text).toContain('PNG');
		expect(picture.text.length).toBeGreaterThan(10_000);
	});
});

describe.each([
	['phone', 'dark'],
	['desk', 'light']
] as const)('on a %s, %s to begin with', (viewport, theme) => {
	test('lines and story can be used by everybody', async () => {
		const { page } = await openPage({ path: 'compare/', viewport, theme, webgl: false });
		await page.locator('[data-ready="before-after"]').click();
		await section(page).locator('tr[data-series]').first().waitFor();
		const wider = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(wider).toBe(0);
		await expectNoAxeViolationsInBoth(page, `lines over time, ${viewport}`, {
			first: theme,
			also: (now) => screenshot(page, `lines over time, ${viewport}, ${now}`, true)
		});
	});
});
