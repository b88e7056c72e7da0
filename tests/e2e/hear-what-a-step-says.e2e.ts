/** A step of a walk-through says of its place what the map's own panel says of it. */
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { bringFile } from './screen/files.ts';
import { walkFile } from './screen/walk-file.ts';
import {
	expectNoAxeViolations,
	openPage,
	PICTURED,
	screenshot,
	waitForMap
} from './support/index.ts';

const TRACT = 'tract:27053003300';
const OWN = 'near:44.99712,-93.31001,0.5mi~Our blocks';

const VIEWS = {
	'A tract': `lens=classes&place=${TRACT}`,
	'A tract by another method': `lens=classes&method=bates&place=${TRACT}`,
	'A tract by all methods': `lens=agreement&place=${TRACT}`,
	'A station': 'lens=classes&place=station:penn',
	'A place of our own': `lens=classes&place=${encodeURIComponent(OWN)}`,
	'Its renters': `show=renter-share&place=${encodeURIComponent(OWN)}`,
	// The files of figures hold half a mile around stations; a quarter mile is a profile's.
	'Near a station': 'show=renter-share&reach=0.25mi&place=station:penn'
};
type Heading = keyof typeof VIEWS;

const SAID: Readonly<Record<Heading, RegExp>> = {
	'A tract': /tract 33 .*\. .*sure/,
	'A tract by another method': /^Bates.*tract 33 .*sure/,
	'A tract by all methods':
		/^Tract 33.*\. Agreement: (none|\d) of 4 methods that could look flags? this tract\./,
	'A station':
		/^Penn Avenue station area (may face pressure|may be flagged, but the figures leave it open|is not flagged)\. \d+% of its renter households live in .*\. With the margins of error, it is \d+% to \d+%/,
	'A place of our own':
		/^Our blocks\. About [\d,]+ ± [\d,]+ renter households live here\. \d+% of them live in .*\. With the margins of error, it is \d+%/,
	'Its renters': /^Our blocks: \d+% ± \d+ points\. Households that rent, 2019–2023\.$/,
	'Near a station':
		/^Penn Avenue station area.*: \d+% ± \d+ points\. Households that rent, 2019–2023\.$/
};

/** What the map's panel says of the same view. */
const PANEL: Partial<Record<Heading, string>> = {
	'A tract': '.trace .finding h3',
	'A tract by another method': '.trace .finding h3',
	'A tract by all methods': '.agreement strong',
	'A station': '.trace[aria-busy="false"] .finding h3',
	'A place of our own': '[data-finding]'
};

const stepOf = (page: Page, heading: string) =>
	page
		.getByRole('article')
		.filter({ has: page.getByRole('heading', { level: 2, name: new RegExp(`: ${heading}$`) }) })
		.last();

it('the class, the flag or the figure, with how sure that is', async () => {
	const { page, site } = await openPage({ path: 'walk/', drawn: PICTURED });
	const file = walkFile('What is said', VIEWS);
	await bringFile(page, page.getByLabel('Open a walk-through file'), {
		name: 'walk.json',
		text: file
	});
	await page.getByRole('link', { name: 'What is said', exact: true }).click();
	const said = new Map<string, string>();
	for (const [heading, words] of Object.entries(SAID)) {
		const figure = stepOf(page, heading).locator('.figure');
		await figure.waitFor();
		said.set(heading, await figure.innerText());
		expect(said.get(heading), heading).toMatch(words);
	}
	await expectNoAxeViolations(page, 'a walk-through with what methods say');
	await page.emulateMedia({ media: 'print' });
	await screenshot(page, 'handout with what methods say', true);
	await page.emulateMedia({ media: null });

	await page.getByRole('link', { name: 'Present' }).click();
	await waitForMap(page);
	const show = page.getByRole('dialog');
	await show
		.locator('.figure')
		.filter({ hasText: said.get('A tract')! })
		.waitFor();
	await expectNoAxeViolations(page, 'presenting what a method says');
	await screenshot(page, 'presenting what a method says');
	await page.keyboard.press('ArrowRight');
	await show.getByText(said.get('A tract by another method')!).waitFor();

	for (const [heading, selector] of Object.entries(PANEL)) {
		await page.goto(`${site}?${VIEWS[heading as Heading]}`);
		const panel = await page.locator(selector).first().innerText();
		expect(said.get(heading), heading).toContain(panel);
	}
});
