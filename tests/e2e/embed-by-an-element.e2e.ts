import { embed } from '#words/embed.ts';
import { describe, expect, test } from 'vitest';
import { eventually } from './screen/eventually.ts';
import { drawnIn, frameOf, openFraming } from './screen/framed.ts';
import { siteUrl } from './support/index.ts';

describe('the element', () => {
	const tag = (attributes: string) =>
		`<script src="${siteUrl()}rootline-map.js" defer></script><rootline-map ${attributes}></rootline-map>`;

	test('makes a titled, lazy frame that grows to the height of the map', async () => {
		const { page } = await openFraming(
			tag('view="?show=renter-share" title="Who rents" theme="dark"'),
			{ viewport: 'phone' }
		);
		const frame = await drawnIn(page);
		const iframe = page.locator('rootline-map iframe');
		expect(await iframe.getAttribute('title')).toBe('Who rents');
		expect(await iframe.getAttribute('loading')).toBe('lazy');
		expect(frame.url()).toBe(`${siteUrl()}embed/?show=renter-share&theme=dark`);
		// Whoever opens the whole legend gets the room for it.
		await frame.getByText(embed.wholeLegend).click();
		await eventually(async () => (await iframe.boundingBox())?.height).toBeGreaterThan(700);
		expect(
			await frame.evaluate(() => getComputedStyle(document.querySelector('main')!).backgroundColor)
		).toBe('rgb(36, 32, 25)');

		await page.locator('rootline-map').evaluate((element) => {
			element.setAttribute('view', 'show=median-gross-rent');
			element.setAttribute('height', '300');
		});
		await eventually(async () => await (await frameOf(page)).locator('h1').innerText()).toContain(
			'Median gross rent'
		);
		expect((await iframe.boundingBox())?.height).toBe(300);
	});

	test('listens to its own frame alone', async () => {
		const { page } = await openFraming(tag('height="400"'));
		await drawnIn(page);
		await page.locator('rootline-map').evaluate((element) => {
			element.removeAttribute('height');
			window.postMessage({ rootline: 'height', height: 2222 }, '*');
		});
		// Messages arrive in the order in which they were sent, also at the element.
		await eventually(() =>
			page.evaluate(() => JSON.stringify(Reflect.get(window, 'heard')))
		).toContain('2222');
		expect((await page.locator('rootline-map iframe').boundingBox())?.height).not.toBe(2222);
	});
});
