import { describe, expect, test } from 'vitest';
import { en } from '#words/index.ts';
import { readCorners } from '../../scripts/data/places.ts';
import { expectFigure } from './figures/shown-number.ts';
import { figureOf } from './figures/tract-figures.ts';
import { eventually } from './screen/eventually.ts';
import { cameraOf, inside, mapAtRest, mapDrawn, mapOnScreen, tractOutlines } from './screen/map.ts';
import { mainFigure, panel, placeName } from './screen/panel.ts';
import { offered, options, searchBox, searchWithGazetteer } from './screen/search.ts';
import { goOffline, openPage } from './support/index.ts';

const corner = readCorners().find(
	({ street, cross }) => street === 'Lowry Ave N' && cross === 'Penn Ave N'
)!;
const tract = tractOutlines().find(({ rings }) =>
	inside(rings, corner.longitude, corner.latitude)
)!.geoid;

describe('a street corner', () => {
	test('is found without a network, and opens its tract with a pin on the map', async () => {
		const visit = await openPage({ nothingCached: true });
		const { page } = visit;
		await mapDrawn(page);
		await searchWithGazetteer(page);
		await goOffline(visit);
		await searchBox(page).fill('Penn Ave N & Lowry');
		await eventually(async () => (await offered(page))[0]).toEqual({
			name: 'Lowry Ave N & Penn Ave N',
			detail: `${en.search.kinds.corner} · Minneapolis`
		});
		await page.keyboard.press('Enter');

		await panel(page).getByText(`2020 census tract ${tract}`).waitFor();
		await panel(page).getByText('Lowry Ave N & Penn Ave N, Minneapolis').waitFor();
		expectFigure(await mainFigure(page), figureOf(tract, 'cost-burden-30'), tract);
		const pin = new URL(page.url()).searchParams.get('pin');
		expect(pin).toBe(
			`${corner.latitude},${corner.longitude},Lowry Ave N & Penn Ave N, Minneapolis`
		);

		await mapAtRest(page);
		const { box, toScreen } = await mapOnScreen(page);
		const at = toScreen({ lng: corner.longitude, lat: corner.latitude });
		expect(at.x > box.x && at.x < box.x + box.width).toBe(true);
		expect(at.y > box.y && at.y < box.y + box.height).toBe(true);
	});

	test('is found however it is written', async () => {
		const { page } = await openPage({ webgl: false });
		await searchWithGazetteer(page);
		for (const text of [
			'Lowry and Penn',
			'penn avenue north at lowry avenue north',
			'PENN/LOWRY',
			'lowry penn'
		]) {
			await searchBox(page).fill('');
			await searchBox(page).fill(text);
			const names = async () => (await offered(page)).map(({ name }) => name);
			await eventually(names, text).toContain('Lowry Ave N & Penn Ave N');
		}
	});
});

test('stations, neighborhoods, cities, counties and tracts are found by name', async () => {
	const { page } = await openPage({ webgl: false });
	for (const [text, name, detail, heading] of [
		['penn', 'Penn Avenue', 'Station · Minneapolis', 'Penn Avenue station area'],
		['jordan', 'Jordan', 'Neighborhood · Minneapolis', 'Jordan'],
		['robbinsdale', 'Robbinsdale', 'City', 'Robbinsdale'],
		['scott county', 'Scott County', 'County', 'Scott County'],
		['tract 33', 'Tract 33', 'Census tract · Near - North, Minneapolis', /^Tract 33,/]
	] as const) {
		await searchBox(page).fill(text);
		const best = async () => (await offered(page)).slice(0, 3);
		await eventually(best, text).toContainEqual({ name, detail });
		await options(page).filter({ hasText: detail }).first().click();
		await panel(page).getByRole('heading', { level: 2, name: heading }).waitFor();
		expect(await placeName(page)).toMatch(heading);
	}
	await searchBox(page).fill('xyzzy');
	await page.getByText(en.search.none({ text: 'xyzzy' })).waitFor();
	await page.getByRole('button', { name: en.search.clear }).click();
	expect(await searchBox(page).inputValue()).toBe('');
	expect(await page.getByText(en.search.none({ text: 'xyzzy' })).count()).toBe(0);
});

test('choosing a far-away place moves the map to it', async () => {
	const { page } = await openPage();
	await mapDrawn(page);
	await searchBox(page).fill('hastings');
	await options(page)
		.filter({ hasText: /^Hastings/ })
		.first()
		.click();
	expect(await placeName(page)).toBe('Hastings');
	await eventually(() => cameraOf(page).lat).toBeCloseTo(44.74, 1);
	expect(cameraOf(page).lng).toBeCloseTo(-92.85, 1);
});
