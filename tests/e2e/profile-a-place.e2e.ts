import { describe, expect, test } from 'vitest';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { areaPlace, placeRef } from '../../src/lib/domain/places/place.ts';
import { figureNamed, profileTopics } from '../../src/lib/domain/places/compared.ts';
import { tractsInPlace } from '../../src/lib/domain/places/profile.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { figureText } from '../../src/lib/domain/text/format.ts';
import { placePanel } from '#words/first-view.ts';
import { en } from '#words/index.ts';
import * as words from '#words/profile.ts';
import { answered, builtAnswers } from '../../src/lib/app/worker/built.ts';
import { eventually } from './screen/eventually.ts';
import { cameraOf, mapAtRest, mapDrawn } from './screen/map.ts';
import { listedFigures, mainFigure, openAllFigures, panel } from './screen/panel.ts';
import { tableRows } from './screen/table.ts';
import {
	expectNoAxeViolations,
	expectNoAxeViolationsInBoth,
	openPage,
	PICTURED,
	screenshot
} from './support/index.ts';

const answers = builtAnswers();
const profileOf = (place: string, reach = HALF_MILE) =>
	answered(answers, 'profile', {
		place,
		reach,
		method: 'corridor-pressure',
		adjustment: NO_ADJUSTMENT,
		plan: null
	});

/** Two square miles or so around Penn and Lowry. */
const DRAWN = placeRef(
	areaPlace(
		{
			type: 'Polygon',
			coordinates: [
				[
					[-93.32, 45],
					[-93.29, 45],
					[-93.29, 45.02],
					[-93.32, 45.02]
				]
			]
		},
		'Our blocks'
	)
);

test('a station area: the finding first, then every figure as the worker computes it', async () => {
	const { page } = await openPage({ path: '?place=station:penn', webgl: false });
	const finding = panel(page).locator('[data-finding]');
	await finding.waitFor();
	const answer = await profileOf('station:penn');
	expect(await finding.innerText()).toContain('1,086 ± 177 renter households live here');

	await openAllFigures(page);
	const shown = await panel(page)
		.locator('[data-topic] [data-figure]')
		.evaluateAll((found) => found.map((each) => (each as HTMLElement).dataset.figure ?? ''));
	const expected = profileTopics(answer).flatMap(({ rows }) =>
		rows.map(({ figure }) => figure.definition.id)
	);
	expect([...shown].sort()).toEqual([...expected].sort());

	const listed = await listedFigures(page);
	for (const { definition, estimate } of answer.place.profile.figures) {
		if (definition.measure.kind !== 'indicator') continue;
		const text = figureText(estimate, definition.unit, en.estimate);
		expect(listed.get(definition.measure.indicator)?.value, definition.id).toBe(text.value);
		if (estimate.moe !== null) {
			expect(listed.get(definition.measure.indicator)?.margin, definition.id).toBe(text.margin);
		}
	}

	// Higher and lower only where the test passes.
	for (const { rows } of profileTopics(answer)) {
		for (const { figure, beside } of rows) {
			const block = panel(page).locator(`[data-topic] [data-figure="${figure.definition.id}"]`);
			const said = await block.innerText();
			const passes = beside.some(({ comparison }) => comparison.significant === true);
			expect(/Clearly (higher|lower)/.test(said), figure.definition.id).toBe(passes);
		}
	}
	expect(await panel(page).innerText()).not.toMatch(/NaN|undefined|will be displaced/);
});

test('the reach changes with the station open, to any distance', async () => {
	const { page } = await openPage({ path: '?place=station:penn', webgl: false });
	await panel(page).locator('[data-finding]').waitFor();
	const renters = async () => (await listedFigures(page)).get('renter-households')?.value;
	const expectAt = async (meters: number) => {
		const { place } = await profileOf('station:penn', meters);
		const { estimate } = figureNamed(place.profile, 'renter_households');
		await eventually(renters).toBe(figureText(estimate, 'count', en.estimate).value);
	};

	await panel(page).getByLabel(placePanel.reaches.quarter).check();
	await panel(page).getByText('Within a quarter mile of the station, Minneapolis').waitFor();
	await expectAt(402.336);
	expect(new URL(page.url()).searchParams.get('reach')).toBe('0.25mi');

	await panel(page).getByLabel(placePanel.reachOther, { exact: true }).check();
	const other = panel(page).getByLabel(placePanel.reachOtherLabel);
	await other.fill('a stone’s throw');
	await panel(page).getByRole('button', { name: placePanel.reachSet }).click();
	await panel(page).getByRole('alert').waitFor();
	await other.fill('0.3 mi');
	await panel(page).getByRole('button', { name: placePanel.reachSet }).click();
	await panel(page).getByText('Within 0.3 miles of the station, Minneapolis').waitFor();
	await expectAt(0.3 * 1609.344);
});

test('a drawn area has the same form, its outline on the map, and topics that stay open', async () => {
	const { page } = await openPage({
		path: `?place=${encodeURIComponent(DRAWN)}`,
		drawn: PICTURED
	});
	await panel(page).getByRole('heading', { level: 2, name: 'Our blocks' }).waitFor();
	const { place } = await profileOf(DRAWN);
	const { estimate } = figureNamed(place.profile, 'burdened_share');
	const text = figureText(estimate, 'share', en.estimate);
	expect(await mainFigure(page)).toEqual({ value: text.value, margin: text.margin });

	await panel(page).locator('[data-topic="getting-around"] summary').click();
	await panel(page).locator('[data-topic="getting-around"] [data-figure]').first().waitFor();
	await mapDrawn(page);
	await mapAtRest(page);
	const { lng, lat, zoom } = cameraOf(page);
	expect(Math.abs(lng + 93.305)).toBeLessThan(0.01);
	expect(Math.abs(lat - 45.01)).toBeLessThan(0.01);
	expect(zoom).toBeGreaterThan(12);
	await screenshot(page, 'a drawn area');

	await page.getByRole('link', { name: /^Lowry Avenue/ }).click();
	await panel(page).getByRole('heading', { level: 2, name: 'Lowry Avenue station area' }).waitFor();
	await panel(page).locator('[data-topic="getting-around"] [data-figure]').first().waitFor();
});

describe('every census area along the line', () => {
	test('is one tap, in the panel and in the table', async () => {
		const { page } = await openPage({ webgl: false });
		await page.getByRole('link', { name: placePanel.toOpen.corridor }).click();
		const { place } = await profileOf('corridor:blue-line-extension');
		const rows = tractsInPlace(place.profile.weights);
		await panel(page)
			.getByText(words.tracts.heading({ count: rows.length }))
			.click();
		expect(await panel(page).locator('.tracts li[data-geoid]').count()).toBe(rows.length);
		await panel(page).getByRole('link', { name: words.tracts.table }).click();
		await page.getByText(`${rows.length} of 784 areas.`).waitFor();
		expect(await tableRows(page)).toHaveLength(rows.length);
	});
});

test('where the figures cannot be had, the panel says so and tries again', async () => {
	let broken = true;
	const visit = await openPage({
		path: '?place=station:penn',
		webgl: false,
		before: async (each) => {
			// Neither what the build has answered nor what an answer is worked out from.
			const figures = /(?:profile-tables|answers)-.*\.json/;
			each.guard.expectBroken((url) => figures.test(url));
			await each.context.route(figures, (route) =>
				broken ? route.fulfill({ status: 500, body: 'no' }) : route.continue()
			);
		}
	});
	const { page } = visit;
	// What is there at once stays.
	expect(await mainFigure(page)).toEqual({ value: '71%', margin: '± 11 points' });
	await panel(page).getByRole('alert').waitFor();
	await expectNoAxeViolations(page, 'a profile that failed');
	broken = false;
	await panel(page).getByRole('button', { name: en.common.tryAgain }).click();
	await panel(page).locator('[data-finding]').waitFor();
	await openAllFigures(page);
});

test('a place that no line has is called unknown', async () => {
	const { page } = await openPage({ path: '?place=station:mars', webgl: false });
	await eventually(() => panel(page).getByRole('heading', { level: 2 }).innerText()).toBe(
		en.placeNames.unknown
	);
});

test('on a phone it is readable, within the screen, and without barriers', async () => {
	const { page } = await openPage({
		path: `?place=${encodeURIComponent(DRAWN)}`,
		viewport: 'phone',
		webgl: false
	});
	await panel(page).locator('[data-finding]').waitFor();
	await openAllFigures(page);
	await expectNoAxeViolationsInBoth(page, 'a profile, phone', {
		also: (theme) => screenshot(page, `profile phone ${theme}`)
	});
	for (const width of [390, 320]) {
		await page.setViewportSize({ width, height: 844 });
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
		).toBeLessThanOrEqual(0);
	}
});

test('by keyboard alone a place is put into the comparison and a topic opened', async () => {
	const { page } = await openPage({ path: '?place=station:penn', webgl: false });
	await panel(page).locator('[data-finding]').waitFor();
	const compare = panel(page).getByRole('button', { name: en.place.compareThis });
	await compare.focus();
	await page.keyboard.press('Enter');
	await eventually(() => new URL(page.url()).searchParams.getAll('with')).toEqual(['station:penn']);
	expect(await compare.getAttribute('aria-pressed')).toBe('true');
	await panel(page).locator('[data-topic="pressure"] summary').focus();
	await page.keyboard.press('Enter');
	await panel(page).locator('[data-topic="pressure"] tr[data-class]').first().waitFor();
	await compare.focus();
	await page.keyboard.press('Space');
	await eventually(() => new URL(page.url()).searchParams.has('with')).toBe(false);
});
