import { describe, expect, test } from 'vitest';
import { en } from '../../src/lib/i18n/en/index.ts';
import { own } from '../../src/lib/i18n/en/own.ts';
import { eventually } from './screen/eventually.ts';
import { mapAtRest, mapDrawn, mapOnScreen, middleOf, type Point } from './screen/map.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { openPage, type OpenOptions } from './support/index.ts';

type Page = Awaited<ReturnType<typeof openPage>>['page'];

const HARRISON = '27053003300';

const bar = (page: Page) => page.getByRole('group', { name: own.bar.label });
const choosingBar = (page: Page) => page.getByRole('group', { name: own.bar.choosingLabel });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const count = (page: Page) => bar(page).locator('[aria-hidden]').first().innerText();
const madeList = (page: Page) => page.getByRole('region', { name: own.made });
const soFar = (page: Page) => page.getByRole('region', { name: own.countHeading });

/** Opens the maker of places; the map is there unless the browser has none. */
async function openMaker(options: OpenOptions = {}): Promise<Page> {
	const { page } = await openPage({ path: '?map=45.0,-93.31,13', ...options });
	if (options.webgl !== false) await mapDrawn(page);
	if (options.viewport === 'phone') await button(page, en.sheet.taller).tap();
	await button(page, en.explore.makePlace).click();
	await page.getByRole('heading', { name: own.heading }).waitFor();
	return page;
}

async function takeWay(page: Page, way: keyof typeof own.ways): Promise<void> {
	await page.getByRole('radio', { name: own.ways[way] }).check();
}

/** Four points around the middle of the part of the map that nothing covers. */
async function square(page: Page, size = 60): Promise<readonly Point[]> {
	const box = (await page.locator('[data-map-state]').boundingBox())!;
	const top = (await bar(page).boundingBox())!.y;
	const x = box.x + box.width / 2;
	const y = (box.y + top) / 2;
	return [
		{ x: x - size, y: y - size },
		{ x: x + size, y: y - size },
		{ x: x + size, y: y + size },
		{ x: x - size, y: y + size }
	];
}

describe('drawing with a finger', () => {
	test.each(['light', 'dark'] as const)(
		'shows the first point at once, and has Done and Undo above the sheet (%s)',
		async (theme) => {
			const page = await openMaker({ viewport: 'phone', theme });
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
			expect(await inkAt(page, first!), 'the first point is drawn').not.toBe(
				await inkOf(page, before, first!)
			);
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
			await eventually(async () => (await sheet()).height).toBeGreaterThan(400);
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
	const small = await soFar(page).innerText();

	await page.mouse.move(b!.x, b!.y);
	await page.mouse.down();
	await page.mouse.move(b!.x + 40, b!.y - 30, { steps: 4 });
	await page.mouse.up();
	await eventually(() => soFar(page).innerText(), 'the ground grows with it').not.toBe(small);
	expect(await count(page)).toBe(own.draw.points({ count: 3 }));
	await button(page, own.bar.undo).click();
	await eventually(() => soFar(page).innerText(), 'one step back').toBe(small);

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
	await madeList(page).waitFor({ state: 'detached' });
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
		const map = page.getByRole('region', { name: en.map.making.drawing });
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
		await page.getByRole('region', { name: en.map.making.drawing }).focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('Escape');
		await bar(page).waitFor({ state: 'detached' });
		await page.getByRole('region', { name: /^Map\. / }).waitFor();
	});

	test('tracts are stepped to and taken in, and typed', async () => {
		const page = await openMaker({ path: '?map=44.99,-93.31,12.5' });
		await takeWay(page, 'tap');
		await choosingBar(page).waitFor();
		await page.getByRole('region', { name: en.map.making.choosing }).focus();
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

test('a circle is made around a corner or station, without the map too', async () => {
	const page = await openMaker({ webgl: false, viewport: 'desk' });
	await takeWay(page, 'circle');
	expect(await button(page, own.use).isDisabled()).toBe(true);
	await page.getByRole('combobox', { name: own.circle.searchLabel }).fill('Penn Avenue');
	await page.keyboard.press('Enter');
	await page.getByText(own.circle.center({ name: 'Penn Avenue' })).waitFor();
	// A circle of half a mile has π/4 square miles.
	await soFar(page).getByText('0.785 square miles').waitFor();
	await page.getByRole('radio', { name: own.distance.other }).check();
	await page.getByLabel(own.distance.otherLabel).fill('far');
	await page.keyboard.press('Tab');
	await page.getByRole('alert').getByText('“far”').waitFor();
	await page.getByLabel(own.distance.otherLabel).fill('1 mile');
	await page.keyboard.press('Tab');
	await soFar(page).getByText('3.14 square miles').waitFor();
	await expectNoAxeViolations(page, 'a circle');
	await button(page, own.use).click();
	await madeList(page).getByText('Penn Avenue').waitFor();
});

const box = (west: number, south: number, size = 0.01) => ({
	type: 'Polygon',
	coordinates: [
		[
			[west, south],
			[west + size, south],
			[west + size, south + size],
			[west, south + size],
			[west, south]
		]
	]
});
const named = (name: string, geometry: unknown) => ({
	type: 'Feature',
	properties: { name },
	geometry
});
const upload = (page: Page, name: string, content: unknown) =>
	page.getByLabel(own.file.label).setInputFiles({
		name,
		mimeType: 'application/geo+json',
		buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
	});

test('a file becomes places; bad ones say why, and what was there stays', async () => {
	const page = await openMaker({ webgl: false });
	await takeWay(page, 'file');
	await page.getByText(own.file.hint).waitFor();
	await upload(page, 'two.geojson', {
		type: 'FeatureCollection',
		features: [named('North', box(-93.3, 45)), named('South', box(-93.3, 44.95))]
	});
	await page.getByText(own.file.read({ name: 'two.geojson', count: 2 })).waitFor();
	for (const [content, words] of [
		['<kml/>', /could not be read at all/],
		[{ hello: 'world' }, /JSON but not GeoJSON/],
		[{ type: 'FeatureCollection', features: [] }, /holds no shapes/],
		[box(-0.1, 51.5), /outside the seven-county region/],
		[box(480000, 4980000, 500), /not degrees/],
		[
			{
				type: 'Polygon',
				coordinates: [
					[
						[-93.3, 45],
						[-93.2, 45.1],
						[-93.2, 45],
						[-93.3, 45.1]
					]
				]
			},
			/crosses itself near longitude -93\.25/
		],
		['x'.repeat(10_000_001), /up to 10 MB/]
	] as const) {
		await upload(page, 'bad.geojson', content);
		await page.getByRole('alert').getByText(words).waitFor();
		expect(await page.getByText(own.file.read({ name: 'two.geojson', count: 2 })).count()).toBe(1);
	}
	await expectNoAxeViolations(page, 'a bad file');
	await button(page, own.useMany({ count: 2 })).click();
	await madeList(page).getByText('North').waitFor();
	await madeList(page).getByText('South').waitFor();
});

test('an imagined line is drawn, gets its stations, and is shown', async () => {
	const { page } = await openPage({ path: '?map=45.0,-93.31,12' });
	await mapDrawn(page);
	await button(page, en.explore.makeLine).click();
	await page.getByRole('radio', { name: own.line.ways.draw }).check();
	await bar(page).waitFor();
	const [a, b, c] = await square(page, 150);
	for (const { x, y } of [a!, b!, c!]) await page.mouse.click(x, y);
	await button(page, own.bar.done).click();
	await page.getByText(/^Length of the line: [\d.]+ miles$/).waitFor();
	await page.getByLabel(own.line.every).fill('0.5 mile');
	await button(page, own.line.place).click();
	await eventually(() => page.getByLabel(/^Name of station/).count()).toBeGreaterThan(3);
	await page.getByLabel(own.line.stationName({ number: 1 }), { exact: true }).fill('First stop');
	await expectNoAxeViolations(page, 'an imagined line');
	await button(page, own.line.use).click();
	await madeList(page).getByText(own.line.defaultName).waitFor();
});

test('drawing tools that do not arrive are missed, and the other ways still work', async () => {
	const { page, guard } = await openPage({ path: '?map=45.0,-93.31,12' });
	await mapDrawn(page);
	guard.expectBroken(() => true);
	await button(page, en.explore.makePlace).click();
	await page.getByRole('heading', { name: own.heading }).waitFor();
	await page.context().setOffline(true);
	await takeWay(page, 'draw');
	await page
		.getByRole('alert')
		.getByText(/drawing tools could not be loaded/)
		.waitFor();
	await takeWay(page, 'circle');
	await page.getByText(own.circle.none).waitFor();
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
