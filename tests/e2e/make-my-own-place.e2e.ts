import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { mapKeys } from '#words/first-view.ts';
import { en } from '#words/index.ts';
import { own } from '#words/my-places.ts';
import { eventually } from './screen/eventually.ts';
import { mapAtRest, mapOnScreen, middleOf, type Point } from './screen/map.ts';
import {
	bar,
	button,
	choosingBar,
	count,
	madeList,
	openMaker,
	soFar,
	square,
	takeWay
} from './screen/own.ts';
import { expectNoAxeViolations } from './support/axe.ts';

const HARRISON = '27053003300';

describe('drawing with a finger', () => {
	test.each(['light', 'dark'] as const)(
		'shows the first point at once, and has Done and Undo above the sheet (%s)',
		async (theme) => {
			const page = await openMaker({ viewport: 'phone', theme, drawn: true });
			await takeWay(page, 'draw');
			await bar(page).waitFor();
			const sheet = async () => (await page.locator('#panel').boundingBox())!;
			await eventually(async () => (await sheet()).height, 'the map comes into sight').toBeLessThan(
				260
			);
			await mapAtRest(page);
			const [first, second, third] = await square(page);
			const before = await page.screenshot();

			await page.touchscreen.tap(first!.x, first!.y);
			await eventually(() => count(page)).toBe(own.draw.points({ count: 1 }));
			const bare = await inkOf(page, before, first!);
			await eventually(() => inkAt(page, first!), 'the first point is drawn').not.toBe(bare);
			for (const name of [own.bar.undo, own.bar.done, own.bar.cancel, own.bar.add]) {
				const box = (await button(page, name).boundingBox())!;
				expect(box.height, name).toBeGreaterThanOrEqual(44);
				expect(box.width, name).toBeGreaterThanOrEqual(44);
				expect(box.y + box.height, `${name} is not under the sheet`).toBeLessThanOrEqual(
					(await sheet()).y + 1
				);
			}
			await expectNoAxeViolations(page, `drawing on a phone, ${theme}`);

			const zoom = new URL(page.url()).searchParams.get('map');
			await page.touchscreen.tap(second!.x, second!.y);
			await page.touchscreen.tap(second!.x, second!.y);
			await eventually(() => count(page), 'a double tap is one point').toBe(
				own.draw.points({ count: 2 })
			);
			expect(new URL(page.url()).searchParams.get('map'), 'nothing zoomed').toBe(zoom);
			await page.touchscreen.tap(third!.x, third!.y);
			await eventually(() => count(page)).toBe(own.draw.points({ count: 3 }));
			await button(page, own.bar.undo).tap();
			await eventually(() => count(page)).toBe(own.draw.points({ count: 2 }));
			await page.touchscreen.tap(third!.x, third!.y);
			expect(await page.getByRole('article').count(), 'no tract is opened').toBe(0);
			await button(page, own.bar.done).tap();

			await bar(page).waitFor({ state: 'detached' });
			await eventually(async () => (await sheet()).height, 'the panel rises').toBeGreaterThan(300);
			expect(await soFar(page).innerText()).toMatch(/acres|square miles/);
			await page.getByLabel(own.nameLabel).fill('Our blocks');
			await expectNoAxeViolations(page, `a drawn place, ${theme}`);
			await button(page, own.use).tap();
			await madeList(page).getByText('Our blocks').waitFor();
		}
	);
});

test('a mouse draws, drags a corner, finishes at the first one, and draws on', async () => {
	const page = await openMaker();
	await takeWay(page, 'draw');
	await bar(page).waitFor();
	const [a, b, c, d] = await square(page, 100);
	for (const { x, y } of [a!, b!, c!]) await page.mouse.click(x, y, { delay: 20 });
	await eventually(() => count(page)).toBe(own.draw.points({ count: 3 }));
	const ground = async () => (await soFar(page).innerText()).split('\n')[1];
	const small = await ground();

	await page.mouse.move(b!.x, b!.y);
	await page.mouse.down();
	await page.mouse.move(b!.x + 40, b!.y - 30, { steps: 4 });
	await page.mouse.up();
	await eventually(ground, 'the ground grows with it').not.toBe(small);
	expect(await count(page)).toBe(own.draw.points({ count: 3 }));
	await button(page, own.bar.undo).click();
	await eventually(ground, 'one step back').toBe(small);

	await page.mouse.click(d!.x, d!.y);
	await page.mouse.click(a!.x, a!.y);
	await bar(page).waitFor({ state: 'detached' });
	await button(page, own.draw.change).click();
	await eventually(() => count(page)).toBe(own.draw.points({ count: 4 }));
	await button(page, own.bar.cancel).click();
	await button(page, own.use).click();
	await madeList(page).getByText(en.placeNames.area).waitFor();
	await expectNoAxeViolations(page, 'a place that was made');
	await page.getByRole('button', { name: own.remove({ name: en.placeNames.area }) }).click();
	await madeList(page)
		.getByText(own.removed({ name: en.placeNames.area }))
		.waitFor();
	await button(page, own.bar.undo).click();
	await madeList(page).getByRole('link', { name: en.placeNames.area }).waitFor();
});

test('an outline that crosses itself is said so, and cannot be taken', async () => {
	const page = await openMaker();
	await takeWay(page, 'draw');
	await bar(page).waitFor();
	const [a, b, c, d] = await square(page, 100);
	for (const { x, y } of [a!, c!, b!, d!]) await page.mouse.click(x, y);
	await page
		.getByRole('alert')
		.getByText(/crosses itself/)
		.waitFor();
	expect(await button(page, own.use).isDisabled()).toBe(true);
});

describe('by keys alone', () => {
	test('an area is drawn under the cross', async () => {
		const page = await openMaker();
		await page.getByRole('radio', { name: own.ways.tap }).focus();
		await page.keyboard.press('ArrowDown');
		await bar(page).waitFor();
		await button(page, own.toMap).focus();
		await page.keyboard.press('Enter');
		const map = page.getByRole('region', { name: mapKeys.making.drawing });
		await eventually(() => map.evaluate((each) => each === document.activeElement)).toBe(true);
		expect(await page.locator('.drawing-cross').count()).toBe(1);

		await page.keyboard.press('Space');
		await eventually(() => bar(page).getByRole('status').innerText()).toBe(
			own.draw.points({ count: 1 })
		);
		for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
			for (let press = 0; press < 3; press++) await page.keyboard.press(key);
			await page.keyboard.press('Enter');
		}
		await eventually(() => count(page)).toBe(own.draw.points({ count: 4 }));
		await page.keyboard.press('Backspace');
		await eventually(() => count(page)).toBe(own.draw.points({ count: 3 }));
		await page.keyboard.press('Shift+Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe(
			own.bar.done
		);
		await page.keyboard.press('Enter');
		await bar(page).waitFor({ state: 'detached' });
		expect(await soFar(page).innerText()).toMatch(/acres|square miles/);
	});

	test('Escape ends drawing, and the keys of the map are its own again', async () => {
		const page = await openMaker();
		await takeWay(page, 'draw');
		await bar(page).waitFor();
		await page.getByRole('region', { name: mapKeys.making.drawing }).focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('Escape');
		await bar(page).waitFor({ state: 'detached' });
		await page.getByRole('region', { name: /^Map\. / }).waitFor();
	});

	test('tracts are stepped to and taken in, and typed', async () => {
		const page = await openMaker({ path: '?map=44.99,-93.31,12.5' });
		await takeWay(page, 'tap');
		await choosingBar(page).waitFor();
		await page.getByRole('region', { name: mapKeys.making.choosing }).focus();
		await page.keyboard.press('Alt+ArrowRight');
		await page.keyboard.press('Space');
		await page.keyboard.press('Alt+ArrowRight');
		await page.keyboard.press('Space');
		await eventually(() => choosingBar(page).getByRole('status').innerText()).toMatch(
			/^Tract [\d.]+ added\. 2 tracts\.$/
		);
		await page.keyboard.press('Space');
		await eventually(() => choosingBar(page).getByRole('status').innerText()).toMatch(
			/^Tract [\d.]+ left out\. 1 tract\.$/
		);
		await expectNoAxeViolations(page, 'choosing tracts');

		await page.getByLabel(own.tap.typed).fill('33, 9999');
		await page.keyboard.press('Enter');
		await page.getByRole('alert').getByText('9999').waitFor();
		expect(await choosingBar(page).innerText(), 'nothing of a list that has a mistake').toContain(
			own.tap.chosen({ count: 1 })
		);
		await page.getByLabel(own.tap.typed).fill(HARRISON);
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: own.remove({ name: 'Tract 33' }) }).waitFor();
		await button(page, own.bar.undo).click();
		await page
			.getByRole('button', { name: own.remove({ name: 'Tract 33' }) })
			.waitFor({ state: 'detached' });
	});
});

test('a tap takes a tract in instead of opening it', async () => {
	const page = await openMaker({ path: '?map=45.0,-93.31,12' });
	await takeWay(page, 'tap');
	await choosingBar(page).waitFor();
	await mapAtRest(page);
	const at = (await mapOnScreen(page)).toScreen(middleOf(HARRISON));
	await page.mouse.click(at.x, at.y);
	await page.getByRole('button', { name: own.remove({ name: 'Tract 33' }) }).waitFor();
	expect(await page.getByRole('article').count()).toBe(0);
	await button(page, own.bar.done).click();
	await button(page, own.use).click();
	await madeList(page).waitFor();
});

/** Average color of a few pixels around a point of the screen. */
async function inkAt(page: Page, at: Point): Promise<string> {
	return inkOf(page, await page.screenshot(), at);
}

async function inkOf(page: Page, picture: Buffer, at: Point): Promise<string> {
	return page.evaluate(
		async ({ data, x, y }) => {
			const image = Object.assign(new Image(), { src: `data:image/png;base64,${data}` });
			await image.decode();
			const canvas = Object.assign(document.createElement('canvas'), { width: 9, height: 9 });
			const context = canvas.getContext('2d')!;
			context.drawImage(image, Math.round(x) - 4, Math.round(y) - 4, 9, 9, 0, 0, 9, 9);
			return context.getImageData(0, 0, 9, 9).data.join();
		},
		{ data: picture.toString('base64'), ...at }
	);
}
