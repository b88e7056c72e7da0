/**
 * What people come for: my corner, why, compare, a page to bring, share. One after the other on every
 * screen that people have, and by keys alone, with every tap counted.
 */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import * as compareWords from '#words/compare.ts';
import { en } from '#words/index.ts';
import * as profileWords from '#words/profile.ts';
import { shareScreens } from '#words/share.ts';
import { written } from './report/report-page.ts';
import { eventually } from './screen/eventually.ts';
import { expectInSight } from './screen/in-sight.ts';
import { panel } from './screen/panel.ts';
import { offered, options, searchBox } from './screen/search.ts';
import { openPage } from './support/index.ts';

const report = useReportMessages().screen;

type Screen = {
	readonly width: number;
	readonly height: number;
	/** Of the page's letters, in pixels. */
	readonly letters?: number;
	readonly hand: 'finger' | 'mouse' | 'keys';
};

const SCREENS: readonly (readonly [string, Screen])[] = [
	['a phone', { width: 360, height: 740, hand: 'finger' }],
	[
		'a narrow phone with letters twice as large',
		{ width: 320, height: 640, letters: 32, hand: 'finger' }
	],
	['a phone on its side', { width: 740, height: 360, hand: 'finger' }],
	['a projector', { width: 1280, height: 720, hand: 'mouse' }],
	['a desk without a mouse', { width: 1280, height: 720, hand: 'keys' }]
];

/** Does what a person does, and counts: a tap, a click, or Enter on what Tab has got to. */
class Counted {
	taps = 0;

	constructor(
		private readonly page: Page,
		private readonly hand: Screen['hand']
	) {}

	async tap(target: Locator): Promise<void> {
		this.taps++;
		if (this.hand === 'finger') await target.tap();
		else if (this.hand === 'mouse') await target.click();
		else {
			await this.reach(target);
			await this.page.keyboard.press('Enter');
		}
	}

	/** Into a field, where one then types. */
	async enter(field: Locator): Promise<void> {
		if (this.hand === 'keys') await this.reach(field);
		else await this.tap(field);
	}

	/** The first of what a search offers. */
	async take(best: Locator): Promise<void> {
		if (this.hand !== 'keys') return this.tap(best);
		this.taps++;
		await this.page.keyboard.press('Enter');
	}

	/** From where the focus is, by Tab alone, and back by Shift and Tab. */
	private async reach(target: Locator, most = 60): Promise<void> {
		await target.waitFor();
		const lies = await target.evaluate((element) => {
			const from = document.activeElement ?? document.body;
			const { DOCUMENT_POSITION_PRECEDING: before, DOCUMENT_POSITION_CONTAINS: around } = Node;
			const position = from.compareDocumentPosition(element);
			return (position & before) !== 0 && (position & around) === 0 ? 'before' : 'after';
		});
		for (let press = 0; press < most; press++) {
			if (await target.evaluate((element) => element === document.activeElement)) return;
			await this.page.keyboard.press(lies === 'before' ? 'Shift+Tab' : 'Tab');
		}
		expect.fail(`Tab never reached ${String(target)}.`);
	}

	/** How many it took since the last time. */
	count(): number {
		const { taps } = this;
		this.taps = 0;
		return taps;
	}
}

/** Types, and takes the first of what is offered once that is it. */
async function find(page: Page, hand: Counted, text: string, name: RegExp): Promise<void> {
	await hand.enter(searchBox(page));
	await page.keyboard.type(text);
	await eventually(async () => (await offered(page))[0]?.name ?? '').toMatch(name);
	await hand.take(options(page).first());
}

describe.each(SCREENS)('on %s', (_, { width, height, letters, hand: way }) => {
	it('each of the five takes no more taps than it should', async () => {
		const { page } = await openPage({
			viewport: way === 'finger' ? 'phone' : 'desk',
			webgl: false
		});
		await page.setViewportSize({ width, height });
		await page.evaluate((letters) => {
			if (letters) document.documentElement.style.fontSize = `${letters}px`;
			// The browser's own windows cannot be seen by a test: it is noted that they were asked for.
			window.print = () => (document.documentElement.dataset.printed = 'yes');
			Object.defineProperty(navigator, 'clipboard', {
				value: {
					writeText: (text: string) => (
						(document.documentElement.dataset.copied = text),
						Promise.resolve()
					)
				}
			});
		}, letters);
		const hand = new Counted(page, way);

		// My corner: from the first view to what is known of it, in sight.
		await find(page, hand, 'penn and plymouth', /Penn Ave N & Plymouth|Plymouth Ave N & Penn/);
		const finding = panel(page).locator('[data-finding]');
		await finding.waitFor();
		expect(hand.count(), 'my corner').toBeLessThanOrEqual(2);
		await expectInSight(page, panel(page).getByRole('heading', { level: 2 }));
		const corner = page.url();

		// Why: the reasons, each with its figure.
		const reasons = panel(page).locator('[data-reasons]').first();
		await reasons.waitFor();
		expect(await reasons.innerText()).toMatch(/±/);
		await hand.tap(panel(page).getByText(profileWords.finding.how));
		expect(hand.count(), 'why').toBeLessThanOrEqual(2);

		// Share: the link of just this.
		await hand.tap(panel(page).getByRole('button', { name: en.nav.shareShort }));
		await hand.tap(page.getByRole('button', { name: shareScreens.share.copy }));
		await eventually(() => page.evaluate(() => document.documentElement.dataset.copied)).toContain(
			new URL(corner).searchParams.get('place')!.slice(0, 8)
		);
		expect(hand.count(), 'share').toBeLessThanOrEqual(2);
		await page.keyboard.press('Escape');

		// Compare: with another place, the answer in words and figures.
		await hand.tap(panel(page).getByRole('button', { name: en.place.compareThis }));
		await hand.tap(panel(page).getByRole('link', { name: en.place.compareOpen({ count: 1 }) }));
		await page.getByText(compareWords.onlyOne).waitFor();
		await find(page, hand, 'crystal', /^Crystal$/);
		await page.getByRole('table').first().waitFor();
		expect(hand.count(), 'compare').toBeLessThanOrEqual(4);
		await page.goBack();
		await page.goBack();
		await finding.waitFor();

		// A page: one more tap saves it, in the window that opens.
		await hand.tap(panel(page).getByRole('link', { name: report.open, exact: true }));
		await written(page);
		await hand.tap(page.getByRole('button', { name: report.printPage, exact: true }));
		expect(await page.locator('html').getAttribute('data-printed')).toBe('yes');
		expect(hand.count() + 1, 'a page as PDF').toBeLessThanOrEqual(3);
	});
});
