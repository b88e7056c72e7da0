import { describe, expect, test } from 'vitest';
import type { EvidenceFile } from '../../src/lib/domain/evidence/file.ts';
import conformance from '../../src/lib/domain/methods/conformance.generated.json' with { type: 'json' };
import * as e from '#words/evidence.ts';
import { en } from '#words/index.ts';
import * as m from '#words/methods.ts';
import { evidenceFile } from './screen/built-data.ts';
import { expectNoAxeViolations, openPage, pageForAll, screenshot } from './support/index.ts';

type Page = Awaited<ReturnType<typeof openPage>>['page'];

const evidence: EvidenceFile = evidenceFile();
const { backTest, greenLine } = evidence;
if (!backTest || !greenLine)
	throw new Error('This region has both: a back-test and a studied line.');

/** A share of one as whole parts of a hundred, as it is read aloud. */
const ofHundred = (share: number) => String(Math.round(share * 100));
/** Signs are set as people set them, and what rounds to nothing has none. */
function points(share: number): string {
	const whole = Math.round(share * 100);
	return whole > 0 ? `+${String(whole)}` : whole < 0 ? `−${String(-whole)}` : '0';
}
const rowText = async (page: Page, id: string) =>
	(await page.locator(`tr[data-row="${id}"]`).innerText()).replace(/\s+/g, ' ');

test('reads in plain words what flags told before, and where they did no better than a coin', async () => {
	const { page } = await openPage({ path: 'evidence/', javaScript: false });
	const main = await page.getByRole('main').innerText();
	const count = backTest.rankings.find(({ teller }) => teller === 'vulnerability-count');
	const times = e.backTest.numbers[Math.round((count?.auc.value ?? 0) * 10)] ?? '';
	expect(main).toContain(e.backTest.plain({ times, coin: 'five' }));
	expect(main).toContain(e.evidence.describes);
	const coins = backTest.rankings.filter(
		({ auc, sharedFigure }) => !sharedFigure && auc.low <= 0.5 && auc.high >= 0.5
	);
	expect(coins.length).toBeGreaterThan(0);
	for (const { teller, outcome, among } of coins) {
		expect(await rowText(page, `${teller} ${outcome} ${among}`)).toContain(
			e.backTest.standing['not-clear']
		);
	}
	expect(main).not.toMatch(/NaN|undefined|null|\d %/);
});

describe('finds every number as the build wrote it', () => {
	const visit = pageForAll({ path: 'evidence/' });

	test('of how often signs rank rightly', async () => {
		const { page } = visit();
		const { rankings } = backTest;
		for (const { teller, outcome, among, auc } of rankings) {
			expect(await rowText(page, `${teller} ${outcome} ${among}`)).toContain(
				`${ofHundred(auc.value)} (${ofHundred(auc.low)} to ${ofHundred(auc.high)})`
			);
		}
		for (const { flag, flagged, others, difference } of backTest.rates) {
			const text = await rowText(page, flag);
			for (const { share, tracts } of [flagged, others]) {
				expect(text).toContain(`${ofHundred(share.value)}% of ${String(tracts)}`);
			}
			expect(text).toContain(`(${points(difference.low)} to ${points(difference.high)})`);
		}
	});

	test('of what happened along the Green Line', async () => {
		const { page } = visit();
		for (const { id, difference } of greenLine.changes) {
			expect(await rowText(page, id)).toContain(
				`(${points(difference.low)} to ${points(difference.high)})`
			);
		}
	});

	test('of how often margins held what was counted', async () => {
		const { page } = visit();
		for (const { group, held, places } of evidence.margins.coverage) {
			const text = await rowText(page, group);
			expect(text).toContain(`${ofHundred(held)}%`);
			expect(text).toContain(places.toLocaleString('en-US'));
		}
	});

	test('and none besides', async () => {
		const { page } = visit();
		await openAll(page);
		// What only the words hold: definitions of poverty and burden, the year of an assessment.
		const inWords = new Set(['100', '185', '30', '2014', '2.576', '2020', '2023', '0']);
		const known = new Set([...inWords, ...numbersOf(evidence)]);
		const main = page.getByRole('main');
		for (const id of ['back-test', 'green-line', 'margins']) {
			const section = await main.locator(`[data-section="${id}"]`).innerText();
			const shown = section.replaceAll(/–|[BC]\d{5}/g, ' ').match(/\d[\d,]*(\.\d+)?/g) ?? [];
			expect(shown.length).toBeGreaterThan(40);
			expect(shown.filter((number) => !known.has(number.replaceAll(',', '')))).toEqual([]);
		}
	});

	test('of our runs against published results', async () => {
		const { page } = visit();
		expect(await page.locator('tr[data-method][data-result]').count()).toBe(conformance.length);
		for (const row of conformance) {
			const shown = page.locator(`tr[data-method="${row.method}"][data-result="${row.result}"]`);
			expect(await shown.innerText()).toContain(
				`${row.matched.toLocaleString('en-US')} of ${row.compared.toLocaleString('en-US')}`
			);
		}
	});
});

test('comes from the menu, from the methods and from a flag, and takes the view along', async () => {
	const { page } = await openPage({ path: '?lens=classes&place=tract:27053003300', webgl: false });
	const fromFlag = page.locator('#panel').getByRole('link', { name: en.nav.evidence });
	await fromFlag.waitFor();
	expect(await fromFlag.getAttribute('href')).toMatch(/evidence\/\?.*place=tract:27053003300/);
	await page.getByRole('button', { name: en.nav.more }).click();
	await page
		.getByRole('navigation', { name: en.nav.label })
		.getByRole('link', { name: en.nav.evidence })
		.click();
	await page.getByRole('heading', { level: 1, name: e.evidence.title }).waitFor();
	expect(page.url()).toContain('place=tract:27053003300');

	const methods = await openPage({ path: 'methods/?show=median-gross-rent' });
	await methods.page.getByRole('link', { name: m.conformance.heading }).click();
	await methods.page.waitForURL(/evidence\/\?show=median-gross-rent#conformance$/);
});

test.each([
	['phone', 320],
	['phone', 360],
	['desk', 1440]
] as const)('on a %s, %i wide, all of it fits and can be read by everybody', async (...screen) => {
	const [viewport, width] = screen;
	const { page } = await openPage({ path: 'evidence/', viewport });
	await page.setViewportSize({ width, height: 800 });
	await openAll(page);
	const wider = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(wider).toBe(0);
	await screenshot(page, `evidence, ${String(width)} wide`, true);
	await expectNoAxeViolations(page, `evidence, ${String(width)} wide, all details open`);
});

test('prints with its charts and without what only a screen needs', async () => {
	const { page } = await openPage({ path: 'evidence/' });
	await page.emulateMedia({ media: 'print' });
	expect(await page.locator('main nav').isVisible()).toBe(false);
	expect(await page.locator('tr[data-row] .plot').first().isVisible()).toBe(true);
	const kept = await page
		.locator('tr[data-row] .plot')
		.first()
		.evaluate((plot) => getComputedStyle(plot).printColorAdjust);
	expect(kept).toBe('exact');
});

async function openAll(page: Page): Promise<void> {
	await page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
	});
}

/** Every number of the file in the forms that a page can print it in. */
function numbersOf(value: unknown): string[] {
	if (typeof value === 'number') {
		const size = Math.abs(value);
		const whole = [size, size * 100].map((each) => String(Math.round(each)));
		return [...whole, size.toFixed(1), String(Number(size.toPrecision(3)))];
	}
	if (typeof value === 'string') return value.match(/\d+/g) ?? [];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}
