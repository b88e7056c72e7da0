import { rgb } from 'd3-color';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { flagText } from '../../src/lib/domain/methods/station-flags.ts';
import { comparedFigure, figureNamed } from '../../src/lib/domain/places/compared.ts';
import { NO_ADJUSTMENT } from '../../src/lib/domain/methods/questions.ts';
import { MAP_PALETTES } from '../../src/lib/domain/layers/ground-palette.ts';
import { differenceText, figureText, likelyRange } from '../../src/lib/domain/text/format.ts';
import * as words from '#words/compare.ts';
import { en } from '#words/index.ts';
import { answered, builtAnswers } from '../../src/lib/app/worker/built.ts';
import { eventually } from './screen/eventually.ts';
import { colorsAt, mapAtRest, mapDrawn, mapOnScreen } from './screen/map.ts';
import { placeName } from './screen/panel.ts';
import { options, searchBox } from './screen/search.ts';
import {
	expectNoAxeViolations,
	expectNoAxeViolationsInBoth,
	openPage,
	screenshot
} from './support/index.ts';

const answers = builtAnswers();
const measured = async (...places: string[]) =>
	(
		await answered(answers, 'compare', {
			places,
			reach: HALF_MILE,
			method: 'corridor-pressure',
			adjustment: NO_ADJUSTMENT,
			plan: null
		})
	).places;

const part = (page: Page, name: 'pressure' | 'figure' | 'over-time') =>
	page.locator(`section[data-part="${name}"]`);
const rows = (page: Page) => part(page, 'figure').locator('tr[data-place]');
const against = (page: Page) => new URL(page.url()).searchParams.get('base');
/** With the minus and blanks of a keyboard. */
const plain = (text: string) => text.replaceAll('\u2212', '-').trim();
const compared = (page: Page) => new URL(page.url()).searchParams.getAll('with');

/** What the chart says of each place, in its order. */
async function chart(page: Page) {
	await rows(page).first().waitFor();
	return rows(page).evaluateAll((found) =>
		found.map((row) => ({
			ref: (row as HTMLElement).dataset.place ?? '',
			value: row.querySelector('.value')?.textContent ?? '',
			margin: row.querySelector('.margin')?.textContent ?? '',
			direction: (row as HTMLElement).dataset.direction ?? '',
			said: row.querySelector('.said')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''
		}))
	);
}

/** The same from the worker's figures, held against the region unless another place is named. */
async function expected(id: string, refs: readonly string[], against = 'region') {
	const [places, [base]] = await Promise.all([measured(...refs), measured(against)]);
	const { found } = comparedFigure(places, id, base!);
	return found.cells.map(({ figure, comparison, direction, untested }, at) => {
		const text = figureText(figure.estimate, found.definition.unit, en.estimate);
		const difference =
			comparison && differenceText(comparison.difference, found.definition.unit, en.estimate);
		const plain = untested
			? words.chart.untested[untested]
			: words.chart[direction ?? 'not-tested'];
		const said = untested === null && figure.estimate.ofTracts ? words.chart.ofTracts : plain;
		return {
			ref: places[at]!.ref,
			value: text.value,
			margin: text.margin,
			direction: direction ?? untested ?? '',
			said: difference ? `${said} ${words.chart.differenceOf(difference)}` : said
		};
	});
}

describe('with one tap', () => {
	test('the stations of this line stand against each other, and how many may be chance is said', async () => {
		const { page } = await openPage({ path: 'compare/', webgl: false });
		await page.locator('[data-ready="this-line"]').click();
		const line = 'each:blue-line-extension';
		await eventually(() => chart(page)).toEqual(await expected('burdened_share', [line]));
		expect(await rows(page).count()).toBe(13);

		// How many of them may be chance is said below: those of 13 that could be tested.
		const [region] = await measured('region');
		const { tally } = comparedFigure(await measured(line), 'burdened_share', region!);
		const { tested, falseAtMost } = tally;
		expect(tested).toBeGreaterThan(3);
		await page
			.getByText(en.byChance({ tests: tested, falseAtMost, where: words.many.chart }))
			.waitFor();

		await page.getByLabel(words.chart.sort).selectOption('descending');
		const values = (await chart(page)).map(({ value }) => parseInt(value, 10));
		expect(values).toEqual([...values].sort((a, b) => b - a));

		// Another base is part of the link; the usual one is not.
		expect(against(page)).toBeNull();
		await page.getByLabel(words.chart.baseLabel).selectOption('station:penn');
		await eventually(() => against(page)).toBe('station:penn');
		expect(compared(page)).toEqual([line]);
		await page.getByLabel(words.chart.sort).selectOption('given');
		await eventually(() => chart(page)).toEqual(
			await expected('burdened_share', [line], 'station:penn')
		);
		await page.reload();
		await eventually(() => chart(page)).toEqual(
			await expected('burdened_share', [line], 'station:penn')
		);
		await page.getByLabel(words.chart.baseLabel).selectOption('region');
		await eventually(() => against(page)).toBeNull();
	});

	test('a link of before that names a station first still holds the others against it', async () => {
		const refs = ['station:lowry', 'each:blue-line-extension'];
		const { page } = await openPage({
			path: `compare/?${refs.map((ref) => `with=${ref}`).join('&')}`,
			webgl: false
		});
		await eventually(() => chart(page)).toEqual(
			await expected('burdened_share', refs, 'station:lowry')
		);
	});

	test('whether each station may face pressure leads, with its range', async () => {
		const { page } = await openPage({ path: 'compare/', webgl: false });
		await page.locator('[data-ready="this-line"]').click();
		const found = part(page, 'pressure').locator('tr[data-place]');
		await eventually(() => found.count()).toBe(13);
		const places = await measured('each:blue-line-extension');
		const shown = await found.evaluateAll((all) =>
			all.map((row) => [
				row.querySelector('.value')?.textContent ?? '',
				row.querySelector('.margin')?.textContent ?? '',
				row.querySelector('.said > span')?.textContent ?? ''
			])
		);
		expect(shown).toEqual(
			places.map(({ pressure }) => {
				const text = flagText(pressure!.flag, en.estimate)!;
				return [text.share, words.pressure.range(text), words.pressure.calls[text.call]];
			})
		);
		// It leads the table of all figures as well.
		const first = page.locator('details[data-topic]').first();
		expect(await first.getAttribute('data-topic')).toBe('pressure');
		await first.locator('summary').click();
		expect(await first.locator('td .value').first().innerText()).toBe(shown[0]![0]);
	});

	test('shares run from 0 to 100 %, other figures from zero to one end, and bars are there where the page says so', async () => {
		const { page } = await openPage({ path: 'compare/', webgl: false });
		await page.locator('[data-ready="this-line"]').click();
		const figure = part(page, 'figure');
		await rows(page).first().waitFor();
		const scale = async () => (await figure.locator('.scale span').allInnerTexts()).map(plain);
		expect(await scale()).toEqual(['0%', '25%', '50%', '75%', '100%']);
		const choose = async (id: string, id2: string) => {
			await page.getByLabel(words.chart.figureLabel, { exact: true }).selectOption(id);
			await eventually(() => chart(page)).toEqual(
				await expected(id2, ['each:blue-line-extension'])
			);
		};
		const bars = () => rows(page).locator('.whisker').count();
		const withMargin = async (id: string) =>
			(await measured('each:blue-line-extension')).filter(({ profile }) => {
				const { estimate, definition } = figureNamed(profile, id);
				return likelyRange(estimate, definition.unit) !== null;
			}).length;
		expect(await bars()).toBe(await withMargin('burdened_share'));
		expect(await bars()).toBeGreaterThan(10);
		await figure.getByText(words.chart.axis).waitFor();

		await choose('median-gross-rent', 'median_gross_rent');
		expect((await scale())[0]).toBe('$0');
		// No bar is wider than the axis, and none is cut at its end.
		const ends = await rows(page)
			.locator('.whisker')
			.evaluateAll((all) =>
				all.map((bar) => parseFloat(bar.style.left) + parseFloat(bar.style.width))
			);
		expect(Math.max(...ends)).toBeLessThanOrEqual(100);

		await choose('people-of-color', 'people_of_color_share');
		const counted = await withMargin('people_of_color_share');
		expect(await bars()).toBe(counted);
		const said = await figure.locator('.notes').innerText();
		expect(said.includes(words.chart.axis)).toBe(counted > 0);

		await choose('rent-change-2013-2017', 'rent_change_2013_2017');
		expect(await figure.locator('.zero').count()).toBeGreaterThan(0);
	});

	test('the routes, and lines already open, with every figure in a table', async () => {
		const { page } = await openPage({ path: 'compare/', webgl: false });
		await page.locator('[data-ready="routes"]').click();
		const routes = ['stations:blue-line-extension', 'stations:blue-line-extension-2016'];
		await eventually(() => chart(page)).toEqual(await expected('burdened_share', routes));
		await page.locator('[data-ready="open-lines"]').click();
		await eventually(() => rows(page).count()).toBe(3);

		await page
			.getByLabel(words.chart.figureLabel, { exact: true })
			.selectOption('median-gross-rent');
		await eventually(() => chart(page)).toEqual(
			await expected('median_gross_rent', compared(page))
		);

		await page.locator('[data-topic="who-lives-here"] summary').click();
		const places = await measured(...compared(page));
		const cells = page.locator('tr[data-figure="people_of_color_share"] td');
		await cells.first().waitFor();
		const { found } = comparedFigure(places, 'people_of_color_share', places[0]!);
		for (const [at, { figure }] of found.cells.entries()) {
			const text = figureText(figure.estimate, 'share', en.estimate);
			expect(await cells.nth(at).innerText()).toContain(text.value);
			expect(await cells.nth(at).innerText()).toContain(text.margin);
		}
		// Their station areas share ground downtown, which is said.
		expect(await page.locator('[data-shared]').count()).toBeGreaterThan(0);
		expect(await page.locator('svg[role="img"] .area').count()).toBe(3);
		await expectNoAxeViolations(page, 'three lines compared, a topic open');
		expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|will be displaced/);
	});
});

test('places are added by search, moved, removed and brought back, by keyboard alone', async () => {
	const { page } = await openPage({ path: 'compare/?with=city:Crystal', webgl: false });
	await page.getByText(words.onlyOne).waitFor();
	await searchBox(page).focus();
	await page.keyboard.type('robbinsdale');
	await options(page).first().waitFor();
	await page.keyboard.press('Enter');
	await eventually(() => compared(page).length).toBe(2);
	const [, added = ''] = compared(page);
	await eventually(() => rows(page).count()).toBe(2);

	const up = page.getByRole('button', { name: /^Move .* up$/ }).nth(1);
	await up.focus();
	await page.keyboard.press('Enter');
	await eventually(() => compared(page)).toEqual([added, 'city:Crystal']);
	await eventually(async () => (await chart(page))[0]).toMatchObject({
		ref: added
	});

	await page.getByRole('button', { name: words.chosen.remove({ place: 'Crystal' }) }).focus();
	await page.keyboard.press('Enter');
	await eventually(() => compared(page)).toEqual([added]);
	// The focus is where the removal can be taken back.
	await eventually(() => page.evaluate(() => document.activeElement?.textContent.trim())).toBe(
		words.chosen.undo
	);
	await page.keyboard.press('Enter');
	await eventually(() => compared(page)).toEqual([added, 'city:Crystal']);
});

test('four places are the most, and what a link has beyond them is named', async () => {
	const path =
		'compare/?with=city:Crystal&with=city:Golden+Valley&with=region&with=county:053&with=station:penn';
	const { page } = await openPage({ path, webgl: false });
	await page.getByText(en.explore.dropped({ parts: 'with=station:penn' })).waitFor();
	await page.getByText(words.add.full).waitFor();
	await eventually(() => rows(page).count()).toBe(4);
});

test('the compared places are drawn on the map, by letter and name, and lead back', async () => {
	const { page } = await openPage({
		path: 'compare/?with=city:Robbinsdale&with=city:Osseo',
		drawn: true
	});
	await page.getByRole('link', { name: words.onMap }).click();
	await mapDrawn(page);
	const list = page.getByRole('region', { name: words.chosen.heading });
	await eventually(() => list.getByRole('listitem').allInnerTexts()).toEqual([
		expect.stringMatching(/^A\s+Robbinsdale$/),
		expect.stringMatching(/^B\s+Osseo$/)
	]);

	// All of both is in sight, the first within a line that has no gaps.
	const places = await measured('city:Robbinsdale', 'city:Osseo');
	await mapAtRest(page);
	const { box, toScreen } = await mapOnScreen(page);
	const [first, second] = places.map(({ outline }) =>
		outline!.flat(2).map(([lng, lat]) => toScreen({ lng, lat }))
	);
	for (const { x, y } of [...first!, ...second!]) {
		expect(x > box.x && x < box.x + box.width, 'in sight').toBe(true);
		expect(y > box.y && y < box.y + box.height, 'in sight').toBe(true);
	}
	const ink = rgb(MAP_PALETTES.light.places[0]).formatRgb();
	// The middle of a line may fall between two pixels; names and the line cover some of it.
	const around = first!.flatMap(({ x, y }) =>
		[-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => ({ x: x + right, y: y + down })))
	);
	await eventually(async () => {
		const found = await colorsAt(page, around);
		return first!.filter((_, at) => found.slice(9 * at, 9 * at + 9).includes(ink)).length;
	}).toBeGreaterThan(0.8 * first!.length);

	await list.getByRole('link', { name: /Osseo/ }).click();
	expect(await placeName(page)).toContain('Osseo');
	await list.getByRole('link', { name: en.place.compareOpen({ count: 2 }) }).click();
	await rows(page).first().waitFor();
	expect(compared(page)).toEqual(['city:Robbinsdale', 'city:Osseo']);
});

test('an unknown place is named, and the others are still compared', async () => {
	const { page } = await openPage({
		path: 'compare/?with=station:penn&with=station:mars&with=region',
		webgl: false
	});
	await page.getByRole('alert').filter({ hasText: 'station:mars' }).waitFor();
	expect((await chart(page)).map(({ ref }) => ref)).toEqual(['station:penn', 'region']);
	await expectNoAxeViolations(page, 'an unknown place among those compared');
});

test('where the figures cannot be had, the screen says so and tries again', async () => {
	let broken = true;
	const { page } = await openPage({
		path: 'compare/?with=station:penn&with=region',
		webgl: false,
		before: async (visit) => {
			// Neither what the build has answered nor what an answer is worked out from.
			const figures = /(?:profile-tables|answers)-.*\.json/;
			visit.guard.expectBroken((url) => figures.test(url));
			await visit.context.route(figures, (route) =>
				broken ? route.fulfill({ status: 500, body: 'no' }) : route.continue()
			);
		}
	});
	await page.getByRole('alert').waitFor();
	broken = false;
	await page.getByRole('button', { name: en.common.tryAgain }).click();
	await eventually(() => rows(page).count()).toBe(2);
});

test('on a phone it is within the screen and without barriers, empty and full', async () => {
	const { page } = await openPage({ path: 'compare/', viewport: 'phone', webgl: false });
	await page.locator('[data-ready]').first().waitFor();
	await expectNoAxeViolationsInBoth(page, 'an empty comparison, phone');
	await page.locator('[data-ready="whole"]').click();
	await eventually(() => rows(page).count()).toBe(3);
	await expectNoAxeViolationsInBoth(page, 'a comparison, phone', {
		first: 'dark',
		also: (theme) => screenshot(page, `compare phone ${theme}`, true)
	});
	for (const width of [390, 320]) {
		await page.setViewportSize({ width, height: 844 });
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
		).toBeLessThanOrEqual(0);
		// All five screens stand beside the sign, in one row.
		expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThan(60);
	}
});
