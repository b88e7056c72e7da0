// A group writes its own criteria for a project; three people score it apart, and put it together by files.
import { buffer } from 'node:stream/consumers';
import mammoth from 'mammoth';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import manifest from '#region/manifest.json';
import { sourceWords } from '#words/data-page.ts';
import { links } from '#words/program.ts';
import { en } from '#words/index.ts';
import { scorecard as scoreHere } from '#words/profile.ts';
import {
	cards,
	facts,
	result,
	setUp,
	sheet,
	steps,
	themes,
	title as screen
} from '#words/scorecard.ts';
import { readPdf } from './report/read-pdf.ts';
import { expectAllInSight } from './screen/in-sight.ts';
import { bringFile, downloaded, giveFile, preview } from './screen/files.ts';
import { expectNoAxeViolationsInBoth, openPage, screenshot } from './support/index.ts';

type File = { readonly name: string; readonly text: string };

const PROJECT = 'Corner of Penn and Lowry';
const FOR_WHOM = 'Can people who live here now pay the rents?';
const HOW_LONG = 'Do the rents stay low for thirty years?';
const TO_STOP = 'Can people walk to the stop in the snow?';
const HOUSING = themes.housing;
const TRANSPORT = themes.transportation;

const paper = (page: Page) => page.locator('article.paper');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const step = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();
const fileField = (page: Page) => page.getByLabel(cards.open);

async function write(page: Page, label: string, text: string): Promise<void> {
	await page.getByLabel(label, { exact: true }).fill(text);
	await page.keyboard.press('Tab');
}

async function addCriterion(page: Page, theme: string, words: string): Promise<void> {
	const part = page.getByRole('region', { name: theme, exact: true });
	const before = await part.getByRole('listitem').count();
	await part.getByLabel(setUp.add({ theme })).fill(words);
	await part.getByRole('button', { name: new RegExp(`^${setUp.addShort}`) }).click();
	await part.getByRole('listitem').nth(before).waitFor();
}

/** On a sheet of one's own; a score of null says that one cannot tell. */
async function score(
	page: Page,
	name: string,
	scores: readonly (readonly [criterion: string, score: number | null])[]
): Promise<void> {
	await step(page, steps.score);
	await page.getByLabel(sheet.who).fill(name);
	await page.keyboard.press('Enter');
	for (const [criterion, given] of scores) {
		const answers = page.getByRole('group', { name: criterion });
		await answers
			.getByRole('radio', { name: given === null ? sheet.abstain : String(given) })
			.check();
	}
	await page.getByText(sheet.progress({ answered: scores.length, of: 3 })).waitFor();
}

async function saved(page: Page): Promise<File> {
	await step(page, steps.result);
	return downloaded(page, () => button(page, result.file).click());
}

/** Somebody who was sent the group's file scores on a device of their own, and sends theirs back. */
async function scoredBy(
	name: string,
	file: File,
	scores: readonly (readonly [string, number | null])[]
): Promise<File> {
	const { page } = await openPage({ path: 'scorecard/', viewport: 'phone' });
	await bringFile(page, fileField(page), file);
	await page.getByText(cards.merged({ scorecards: 1, people: 0, marks: 0 })).waitFor();
	await page.getByRole('link', { name: PROJECT }).click();
	await score(page, name, scores);
	const own = await saved(page);
	await page.close();
	return own;
}

/** What the page says, without what is different on every device. */
async function said(page: Page): Promise<string> {
	await paper(page).getByRole('cell', { name: /±/ }).first().waitFor();
	return paper(page).innerText();
}

test('three people score a project apart, and carry one page to the hearing', async () => {
	const { page: ana } = await openPage({ path: '?place=station:penn', webgl: false });
	await ana.getByRole('link', { name: scoreHere }).click();
	await ana.getByText(cards.beginHere({ place: 'Penn Avenue station area' })).waitFor();
	await ana.getByText(cards.none).waitFor();
	await expectNoAxeViolationsInBoth(ana, 'no scorecard yet');
	await screenshot(ana, 'scorecard-none');
	await ana.getByLabel(facts.name).fill(PROJECT);
	await ana.keyboard.press('Enter');

	await ana.getByText(setUp.placeChosen({ place: 'Penn Avenue station area' })).waitFor();
	await write(ana, facts.homes, 'Forty, as the plan says');
	await write(ana, facts.source, 'The application');
	await write(ana, facts.link, 'https://example.org/application');
	await addCriterion(ana, HOUSING, FOR_WHOM);
	await addCriterion(ana, HOUSING, HOW_LONG);
	await addCriterion(ana, TRANSPORT, TO_STOP);
	await ana.getByLabel(setUp.themeWeight({ theme: HOUSING })).selectOption('3');
	const first = ana.getByRole('region', { name: HOUSING, exact: true });
	await first.getByLabel(setUp.criterionWeight({ at: 1 })).selectOption('2');
	await write(ana, facts.weighing, 'We voted on Tuesday');
	await expectNoAxeViolationsInBoth(ana, 'a scorecard is set up');
	await screenshot(ana, 'scorecard-set-up', true);

	const empty = await saved(ana);
	await paper(ana).getByText(result.nobody).waitFor();
	const ben = await scoredBy('Ben', empty, [
		[FOR_WHOM, 2],
		[HOW_LONG, 3],
		[TO_STOP, null]
	]);
	const cyd = await scoredBy('Cyd', empty, [
		[FOR_WHOM, 1],
		[HOW_LONG, 3]
	]);

	await score(ana, 'Ana', [
		[FOR_WHOM, 5],
		[HOW_LONG, 4],
		[TO_STOP, 4]
	]);
	await ana
		.getByRole('group', { name: FOR_WHOM })
		.getByLabel(sheet.reason)
		.fill('The plan says so');
	await ana.keyboard.press('Tab');
	await expectNoAxeViolationsInBoth(ana, 'a sheet is filled in');
	await screenshot(ana, 'scorecard-sheet', true);
	await step(ana, steps.result);
	await paper(ana)
		.getByText(/^One person has scored: Ana\./)
		.waitFor();
	for (const file of [ben, cyd, ben]) {
		await giveFile(fileField(ana), file.name, file.text);
		if (file === cyd) await preview(ana).getByText('Adds 1 score sheet').waitFor();
		const asked = preview(ana).getByRole('button', { name: 'Bring in' });
		const nothing = ana.getByText(cards.merged({ scorecards: 0, people: 0, marks: 0 }));
		await asked.or(nothing).first().waitFor();
		if (await asked.isVisible()) await asked.click();
	}

	// (2 · (5 + 2 + 1) / 3 + (4 + 3 + 3) / 3) / 3 = 2.9 on housing; with 4 on transportation 3.2.
	const page = await said(ana);
	expect(page).toContain(result.together({ people: 3, score: 3 }));
	expect(page).toContain(result.agreement.far);
	expect(page).toContain('Scores run from 1 to 5, with 2 in the middle. 2 of 3 people');
	expect(page).toContain('Ana 5, Ben 2, Cyd 1.');
	expect(page).toContain(`${result.abstained({ names: ['Ben'] })} ${result.silent({ count: 1 })}`);
	expect(page).toContain(result.reasons({ name: 'Ana', reason: 'The plan says so' }));
	expect(page).toContain(result.weighing({ words: 'We voted on Tuesday' }));
	expect(page).toMatch(/Renters paying 30% or more[\s\S]*2019–2023[\s\S]*±/);
	// Where it stands is drawn, on the page and in the print.
	const drawn = paper(ana).locator('.map svg');
	await drawn.waitFor();
	expect(await drawn.locator('title, text').allTextContents()).not.toEqual([]);
	await expectNoAxeViolationsInBoth(ana, 'a scorecard of three people');
	await screenshot(ana, 'scorecard-result', true);

	// On paper.
	await ana.emulateMedia({ media: 'print' });
	expect(await button(ana, result.print).isVisible()).toBe(false);
	const printed = (await readPdf(await ana.pdf({ format: 'Letter' }))).pages.join(' ');
	for (const text of [PROJECT, FOR_WHOM, 'Ana 5, Ben 2, Cyd 1.', 'We voted on Tuesday']) {
		expect(printed).toContain(text);
	}
	expect(printed).not.toContain(result.file);
	await ana.emulateMedia({ media: 'screen' });

	// As a document.
	const [download] = await Promise.all([
		ana.waitForEvent('download'),
		button(ana, result.document).click()
	]);
	expect(download.suggestedFilename()).toBe('scorecard-corner-of-penn-and-lowry.docx');
	const docx = await buffer(await download.createReadStream());
	const { value: text } = await mammoth.extractRawText({ buffer: docx });
	const { value: html } = await mammoth.convertToHtml({ buffer: docx });
	const plain = (words: string) => words.replaceAll(/\s+/g, '');
	const screenText = plain(await said(ana)).replace(/12345/g, '');
	for (const part of [HOUSING, FOR_WHOM, 'Ana 5, Ben 2, Cyd 1.', result.weighing({ words: '' })]) {
		expect(text).toContain(part);
		expect(screenText).toContain(plain(part));
	}
	expect(html).toContain('href="https://example.org/application"');
	for (const source of ['homes-by-rent', 'public-housing', 'eviction-filings', 'climate-health']) {
		const { licence } = manifest.sources.find(({ id }) => id === source)!;
		for (const care of [licence, ...(sourceWords[source]?.gaps ?? [])]) {
			expect(plain(text), source).toContain(plain(care));
			expect(screenText, source).toContain(plain(care).replace(/12345/g, ''));
		}
	}

	// And as a file, which says the same on any other device.
	const all = await saved(ana);
	const { page: dan } = await openPage({ path: 'scorecard/', viewport: 'phone', theme: 'dark' });
	await bringFile(dan, fileField(dan), all);
	await dan.getByRole('link', { name: PROJECT }).click();
	await said(dan);
	await paper(dan).locator('.map svg').waitFor();
	expect(plain(await paper(dan).innerText())).toBe(plain(await paper(ana).innerText()));

	await screenshot(dan, 'scorecard-result-phone', true);

	// Nobody can take her scores away unasked.
	const gone = {
		name: all.name,
		text: JSON.stringify(
			JSON.parse(all.text, (key, each: unknown) =>
				key === 'value' ? null : key === 'clock' ? { ...(each as object), eve: 1 } : each
			)
		)
	};
	await giveFile(fileField(ana), gone.name, gone.text);
	await preview(ana).getByText('This file would delete 1 scorecard of yours').waitFor();
	await preview(ana).getByRole('button', { name: 'Bring in' }).click();
	await ana.getByText('1 scorecard of yours stays as it is.').waitFor();
	await paper(ana).getByText('Ana 5, Ben 2, Cyd 1.').first().waitFor();
	await ana.reload();
	await paper(ana).getByText('Ana 5, Ben 2, Cyd 1.').first().waitFor();

	// On the smallest screen with the largest letters, every part is there to be read and reached.
	await dan.setViewportSize({ width: 320, height: 640 });
	await dan.evaluate(() => {
		document.documentElement.style.fontSize = '32px';
	});
	for (const name of [steps.set, steps.score, steps.result]) {
		await step(dan, name);
		await dan.getByRole('heading', { level: 1 }).waitFor();
		await screenshot(dan, `scorecard-320-${name}`, true);
		await expectAllInSight(dan, name);
	}
	await dan.getByRole('link', { name: cards.all }).click();
	await dan.getByRole('heading', { level: 1, name: screen }).waitFor();
	await dan.getByRole('button', { name: en.nav.more, exact: true }).tap();
	await dan.getByRole('link', { name: links.scorecard, exact: true }).waitFor();
});
