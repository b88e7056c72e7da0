import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '#words/index.ts';
import { glossary } from '#words/glossary.ts';
import { meaning } from '#words/profile.ts';
import * as m from '#words/methods.ts';
import * as profile from '#words/profile.ts';
import { terms } from '#words/common.ts';
import { shareNow, SHARES } from '../methods/independent.ts';
import type { Breakage } from './support/broken-files.ts';
import {
	breakFiles,
	expectNoAxeViolations,
	openPage,
	PICTURED,
	screenshot
} from './support/index.ts';

/** Hawthorne, beside Lyndale Avenue station. */
const TRACT = '27053101600';
const VIEW = `?lens=classes&place=tract:${TRACT}`;

const working = (page: Page) => page.getByRole('article').locator('section.trace').first();

async function finding(page: Page): Promise<string> {
	const heading = working(page).locator('.finding h3');
	await heading.waitFor();
	return heading.innerText();
}

test('opens the working of a tract: the finding first, then every test with its numbers', async () => {
	const { page } = await openPage({ path: VIEW, webgl: false });
	expect(await finding(page)).toMatch(
		/^Hawthorne tract 1016 may face pressure (now|soon)\. \d of 5 figures on who could be hurt and \d of 4 on what is rising are above the region’s\. /
	);

	const tests = working(page).locator('[data-test][data-state]');
	expect(await tests.count()).toBe(10);
	const [share, moe] = shareNow(TRACT, SHARES.renters);
	const renters = working(page).locator('li[data-test="renters"]');
	expect(await renters.locator('.line').innerText()).toContain(
		`${Math.round(share * 100)}% of households rent (± ${Math.round(moe * 100)} points)`
	);
	// Where it lies, without praise: no word of passing, and no check mark.
	expect(await renters.innerText()).toContain(m.trace.region.above);
	expect(await working(page).innerText()).not.toMatch(/\b(not )?pass(ed|es)?\b/i);

	// The finding's counts are the tests below it.
	const passed = await working(page)
		.locator('li[data-state="passed"]')
		.evaluateAll((found) => found.map((row) => (row as HTMLElement).dataset.test));
	const vulnerability = [
		'renters',
		'people-of-color',
		'no-bachelors',
		'poverty-185',
		'cost-burdened'
	];
	const count = passed.filter((id) => vulnerability.includes(id ?? '')).length;
	expect(await finding(page)).toContain(`${count} of 5 figures on who could be hurt`);
});

test('reads every number in a table, says what others say, and what to keep in mind', async () => {
	const { page } = await openPage({ path: VIEW, webgl: false });
	await finding(page);
	await working(page).getByText(m.trace.table.summary).click();
	const rows = working(page).locator('table tbody tr');
	expect(await rows.count()).toBe(10);
	expect(
		await rows.filter({ hasText: m.methodTests['corridor-pressure'].renters.name }).innerText()
	).toMatch(/%.*points.*%/s);

	const others = working(page).locator('li[data-method]');
	expect(await others.count()).toBe(6);
	const flagged = await others.filter({ hasText: m.others.flags }).count();
	const silent = await others.filter({ hasText: m.others.silent }).count();
	const cannotRun = await others.filter({ hasText: m.others.cannotRun }).count();
	const looked = (await others.count()) - silent - cannotRun;
	const agreement = m.others.agreement({ flagged, looked, outside: [] }).replace(/\.$/, '');
	expect(await working(page).innerText()).toContain(agreement);
	expect(await working(page).innerText()).toContain(m.methodNotes['mixed-home-values']);
	expect(await working(page).innerText()).not.toMatch(/NaN|undefined|null|will be displaced/);

	await working(page).getByRole('link', { name: m.others.link }).click();
	await page.getByRole('heading', { level: 1, name: m.page.title }).waitFor();
});

test('goes to a neighbor under pressure and back', async () => {
	const { page } = await openPage({ path: VIEW, webgl: false });
	const before = await finding(page);
	const neighbor = working(page).locator('[data-neighbors] a').first();
	const name = await neighbor.innerText();
	await neighbor.click();
	await working(page).locator('.finding h3', { hasText: name }).waitFor();
	await page.goBack();
	await working(page).locator('.finding h3', { hasText: before }).waitFor();
});

test('says whose changes it speaks of when a test is switched off', async () => {
	const { page } = await openPage({ path: `${VIEW}&adjust=!renters`, webgl: false });
	expect(await finding(page)).toMatch(
		/^With your changes, Hawthorne tract 1016 .* of 4 tests on who could be hurt/
	);
	expect(await working(page).locator('li[data-test="renters"]').innerText()).toContain(
		m.trace.states.off
	);
});

test('opens the same working under a figure, only when it is asked for', async () => {
	const { page } = await openPage({ path: `?place=tract:${TRACT}`, webgl: false });
	const more = page.getByText(en.place.pressure);
	await more.waitFor();
	expect(await working(page).count()).toBe(0);
	await more.click();
	expect(await finding(page)).toContain('Hawthorne tract 1016');
});

test('shows why a station area is flagged, tract by tract', async () => {
	const { page } = await openPage({ path: '?lens=classes&place=station:penn', webgl: false });
	expect(await finding(page)).toMatch(/^Penn Avenue station area/);
	const section = page.locator('section.trace[data-station="penn"]');
	expect(await section.innerText()).toContain('1,086 ± 177 renter households');
	const tracts = section.locator('ul[role="list"] a');
	const name = await tracts.first().innerText();
	await tracts.first().click();
	await working(page).locator('.finding h3', { hasText: name }).waitFor();
});

test('says of a station area who could be hurt, what is rising and how sure, before its tracts', async () => {
	const { page } = await openPage({ path: '?lens=classes&place=station:penn', webgl: false });
	const section = page.locator('section.trace[data-station="penn"]');
	await section.locator('[data-reasons]').waitFor();
	const said = await section.innerText();
	const { exposedLead, risingLead, sureLead } = profile.reasons;
	const order = [exposedLead, risingLead, sureLead, m.stationTrace.tracts].map((text) =>
		said.indexOf(text)
	);
	expect(order.every((at) => at >= 0)).toBe(true);
	expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('explains its words, and what it means for somebody, one tap away', async () => {
	const { page } = await openPage({ path: '?lens=classes&place=station:penn', webgl: false });
	const article = page.getByRole('article');
	await article.getByText(terms.open).first().click();
	await article.getByText(glossary.tries.meaning).waitFor();
	await article.getByText(profile.meaningForMe.open).click();
	for (const { name } of meaning.who) await article.getByText(name, { exact: true }).waitFor();
	await expectNoAxeViolations(page, 'the glossary of a station area');
});

test.each([
	['phone', 'light'],
	['desk', 'dark']
] as const)('can be read by everybody on a %s, %s', async (viewport, theme) => {
	const { page } = await openPage({ path: VIEW, viewport, theme, drawn: PICTURED });
	await finding(page);
	await screenshot(page, `working of a tract, ${viewport}, ${theme}`);
	await expectNoAxeViolations(page, `the working of a tract, ${viewport}, ${theme}`);
});

test('says so when a figure of the methods cannot be had, and tries again', async () => {
	let file: Breakage | undefined;
	const { page } = await openPage({
		path: `?place=tract:${TRACT}`,
		webgl: false,
		before: async (visit) => {
			file = await breakFiles(visit, /\/built-2000-to-2019\.json/, 'missing');
		}
	});
	await page.getByText(en.place.pressure).click();
	const notice = working(page).getByRole('alert');
	await notice.waitFor();
	await file?.mend();
	await notice.getByRole('button', { name: en.common.tryAgain }).click();
	expect(await finding(page)).toContain('Hawthorne tract 1016');
});
