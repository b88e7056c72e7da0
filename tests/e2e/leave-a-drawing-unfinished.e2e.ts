// Somebody draws, and is called away: nothing of the drawing is lost without a word.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { firstView, mapKeys } from '#words/first-view.ts';
import { en } from '#words/index.ts';
import { own } from '#words/my-places.ts';
import { eventually } from './screen/eventually.ts';
import { mapDrawn } from './screen/map.ts';
import { bar, button, count, madeList, openMaker, square, takeWay } from './screen/own.ts';
import { expectNoAxeViolations, openPage } from './support/index.ts';

const points = (count: number) => own.draw.points({ count });
const left = (page: Page, count: number) => page.getByText(own.draw.left({ count }));

/** Sets so many corners, and is still drawing. */
async function begin(page: Page, corners: number): Promise<void> {
	await takeWay(page, 'draw');
	await bar(page).waitFor();
	for (const { x, y } of (await square(page, 100)).slice(0, corners)) {
		await page.mouse.click(x, y, { delay: 20 });
	}
	await eventually(() => count(page)).toBe(points(corners));
}

async function goOn(page: Page, corners: number): Promise<void> {
	await left(page, corners).waitFor();
	await button(page, own.draw.goOn).click();
	await bar(page).waitFor();
	await eventually(() => count(page)).toBe(points(corners));
}

describe('“Show this place” before “Done”', () => {
	test('finishes a drawing of enough corners', async () => {
		const page = await openMaker();
		await begin(page, 3);
		await page.getByLabel(own.nameLabel).fill('Our blocks');
		await button(page, own.use).click();
		await madeList(page).getByText('Our blocks').waitFor();
		await bar(page).waitFor({ state: 'detached' });
		expect(await button(page, own.unfinished.goOnPlace).count(), 'nothing is unfinished').toBe(0);
	});

	test('says what is missing, and the drawing stays', async () => {
		const page = await openMaker();
		await begin(page, 2);
		await button(page, own.use).click();
		await page
			.getByRole('alert')
			.getByText(own.draw.missing({ count: 1 }))
			.waitFor();
		expect(await count(page)).toBe(points(2));
		await expectNoAxeViolations(page, 'a drawing that lacks a point');
		const [, , third] = await square(page, 100);
		await page.mouse.click(third!.x, third!.y);
		await eventually(() => count(page)).toBe(points(3));
		await button(page, own.use).click();
		await madeList(page).getByText(en.placeNames.area).waitFor();
	});
});

describe('a drawing that is left is there to go on with', () => {
	test('after Cancel, after Escape, and after another way was looked at', async () => {
		const page = await openMaker();
		await begin(page, 3);
		await button(page, own.bar.cancel).click();
		await expectNoAxeViolations(page, 'a drawing that was left');
		await goOn(page, 3);
		await page.getByRole('region', { name: mapKeys.making.drawing }).focus();
		await page.keyboard.press('Escape');
		await goOn(page, 3);
		await takeWay(page, 'circle');
		await takeWay(page, 'draw');
		await bar(page).waitFor();
		await eventually(() => count(page)).toBe(points(3));
		await button(page, own.bar.done).click();
		await button(page, own.use).click();
		await madeList(page).getByText(en.placeNames.area).waitFor();
	});

	test('after the maker was closed', async () => {
		const page = await openMaker();
		await begin(page, 2);
		await button(page, own.cancel).click();
		await page.getByText(own.unfinished.place).waitFor();
		await expectNoAxeViolations(page, 'something unfinished');
		await button(page, own.unfinished.goOnPlace).click();
		await page.getByText(own.unfinished.back).waitFor();
		await goOn(page, 2);
	});

	test('after another page and the way back', async () => {
		const page = await openMaker();
		await begin(page, 3);
		await page.getByRole('link', { name: en.nav.table, exact: true }).first().click();
		await page.waitForURL(/\/table\//);
		await page.goBack();
		await mapDrawn(page);
		await button(page, own.unfinished.goOnPlace).click();
		await goOn(page, 3);
	});

	test('after a reload in the middle of it, until it is thrown away', async () => {
		const page = await openMaker();
		await begin(page, 3);
		await page.reload();
		await mapDrawn(page);
		await button(page, own.unfinished.goOnPlace).click();
		await goOn(page, 3);
		await button(page, own.unfinished.startOver).click();
		await button(page, own.cancel).click();
		await button(page, firstView.makePlace).waitFor();
		expect(await page.getByText(own.unfinished.place).count(), 'thrown away').toBe(0);
	});
});

test('stations that are being set become those of the line when it is shown', async () => {
	const { page } = await openPage({ path: '?map=45.0,-93.31,12' });
	await mapDrawn(page);
	await button(page, firstView.makeLine).click();
	await page.getByRole('radio', { name: own.line.ways.draw }).check();
	await bar(page).waitFor();
	const [a, b] = await square(page, 150);
	await page.mouse.click(a!.x, a!.y);
	await button(page, own.line.use).click();
	await page
		.getByRole('alert')
		.getByText(own.draw.missing({ count: 1 }))
		.waitFor();
	await page.mouse.click(b!.x, b!.y);
	await button(page, own.line.use).click();
	await page.getByRole('alert').getByText(own.line.stationsMissing).waitFor();
	await button(page, own.line.tapStations).click();
	await bar(page).waitFor();
	await page.mouse.click(a!.x, a!.y);
	await page.mouse.click(b!.x, b!.y);
	await button(page, own.line.use).click();
	await madeList(page).getByText(own.line.defaultName).waitFor();
	await madeList(page)
		.getByText(own.line.station({ number: 2 }))
		.waitFor();
});

test('tracts that were tapped together are there again after the maker was closed', async () => {
	const page = await openMaker({ webgl: false });
	await takeWay(page, 'tap');
	await page.getByLabel(own.tap.typed).fill('33, 27');
	await page.keyboard.press('Enter');
	await page
		.getByText(own.tap.chosen({ count: 2 }))
		.first()
		.waitFor();
	await button(page, own.cancel).click();
	await button(page, own.unfinished.goOnPlace).click();
	await page
		.getByText(own.tap.chosen({ count: 2 }))
		.first()
		.waitFor();
	await button(page, own.use).click();
	await madeList(page).waitFor();
});
