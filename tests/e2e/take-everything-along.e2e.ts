/** Everything that a person made leaves in one file, and comes back on a device that has nothing. */
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { everything as words, importPreview } from '#words/import.ts';
import { en } from '#words/index.ts';
import { ownData } from '#words/own-data.ts';
import { shareScreens } from '#words/share.ts';
import { put } from '../../src/lib/domain/knowledge/community.fixture.ts';
import { COMMUNITY_FORMAT } from '../../src/lib/domain/knowledge/accounts.ts';
import { writeFormat } from '../../src/lib/domain/knowledge/file-format.ts';
import { NO_SAVED_VIEWS, SAVED_FORMAT, saveView } from '../../src/lib/domain/knowledge/saved.ts';
import {
	newScorecard,
	putCriterion,
	SCORECARD_FORMAT
} from '../../src/lib/domain/knowledge/scorecards.ts';
import { addStep, newWalk, WALK_FORMAT } from '../../src/lib/domain/knowledge/walks.ts';
import { NO_FIELDS, withWords, writeDraft } from '../../src/lib/domain/report/draft.ts';
import { builtPlaces } from './screen/built-data.ts';
import { eventually } from './screen/eventually.ts';
import { downloaded, downloadedZip, giveFile, HOSTILE_FILES, preview } from './screen/files.ts';
import { expectNoAxeViolationsInBoth, openPage, screenshot } from './support/index.ts';

const ANA = 'anaanaanaa';
const by = { device: ANA, author: null, at: '2026-05-01T12:00:00Z' };
const STORY = 'My family has rented on Penn Avenue since 1998.';
const [first = '', second = ''] = builtPlaces().tracts.geoid;
const COUNTS = `GEOID,Evictions\n${first},40\n${second},30`;

const made = saveView(
	NO_SAVED_VIEWS,
	'v1',
	{ name: 'Renters at Penn', query: 'show=renter-share&place=station:penn', thumbnail: null },
	by
);
if (!made.ok) throw new Error(made.problem.code);
const walk = newWalk('w1', { title: 'For Thursday', intro: '', audience: 'Renters' }, by);
const step = { heading: 'Penn', words: 'Look here.', audience: '', query: 'place=station:penn' };
const card = newScorecard('c1', 'Corner of Penn and Lowry', null, by);
const criterion = { theme: 'housing', words: 'For whom?', weight: 3 } as const;

/** As Ana's browser keeps it, by key. */
const KEPT: Readonly<Record<string, string>> = {
	'rootline.device': ANA,
	'rootline.saved': writeFormat(SAVED_FORMAT, made.value),
	'rootline.community': writeFormat(
		COMMUNITY_FORMAT,
		put(ANA, 'k1', { words: 'My own note', audience: 'only-me', contributorName: 'Ana' })
	),
	'rootline.walk': writeFormat(WALK_FORMAT, {
		walks: [addStep(walk, 's1', step, 0, by)],
		community: null
	}),
	'rootline.scorecard': writeFormat(SCORECARD_FORMAT, {
		scorecards: [putCriterion(card, 'q1', criterion, by)]
	}),
	'rootline.report.station:penn': writeDraft(withWords(NO_FIELDS, 'story', STORY, by).draft)
};

const field = (page: Page) => page.getByLabel(words.open);
const list = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
const notice = (page: Page, said: string) => page.getByRole('status').filter({ hasText: said });
const counted = importPreview.effects.added;
async function takeOwnCsv(page: Page): Promise<string | undefined> {
	await page.locator('summary', { hasText: en.table.takeAlong }).first().click();
	const taken = await downloadedZip(page, () => page.locator('[data-file="csv"]').click());
	return taken.files['tracts.csv'];
}

async function saved(page: Page): Promise<{ readonly name: string; readonly text: string }> {
	const button = page.getByRole('button', { name: words.save });
	await eventually(() => button.isEnabled()).toBe(true);
	return downloaded(page, () => button.click());
}

/** What the browser keeps of this site, but for who it is. */
const kept = (page: Page) =>
	page.evaluate(() =>
		Object.entries(localStorage)
			.filter(([key]) => !/^rootline\.(?:device|own-data)|restored$|theme/.test(key))
			.sort()
	);

/** A device on which Ana made one of each; leaves her page of lists open. */
async function annasDevice() {
	const visit = await openPage({
		path: 'my-data/',
		before: async ({ context }) => {
			await context.addInitScript((all) => {
				if (localStorage.getItem('rootline.device') !== null) return;
				for (const [key, text] of Object.entries(all)) localStorage.setItem(key, text);
			}, KEPT);
		}
	});
	const { page, site } = visit;
	await page
		.getByLabel(ownData.bring.file)
		.setInputFiles({ name: 'evictions.csv', mimeType: 'text/csv', buffer: Buffer.from(COUNTS) });
	await page.getByRole('button', { name: ownData.save.button }).click();
	await page.getByText(/of .*, kept on this device/).waitFor();
	const view = new URL(page.url()).search;
	await page.getByRole('link', { name: en.explore.tableLink }).click();
	// The map has a fold of the same name.
	await page.getByRole('table').first().waitFor();
	const figures = await takeOwnCsv(page);
	await page.goto(`${site}my-data/`);
	await list(page, 'evictions').waitFor();
	return { ...visit, view, figures };
}

it('one of each leaves in one file, comes back on a cleared device, and gives the same figures', async () => {
	const ana = await annasDevice();
	await ana.page.getByText('1 saved view, 1 report draft, 1 account, 1 walk-through').waitFor();
	const file = await saved(ana.page);
	expect(file.name).toMatch(/^everything-\d{4}-\d\d-\d\d\.rootline\.json$/);
	await notice(ana.page, 'The file is made.').waitFor();

	const { page, site } = await openPage({ path: 'my-data/', viewport: 'phone' });
	await page.getByText(words.none).waitFor();
	expect(await page.getByRole('button', { name: words.save }).isEnabled()).toBe(false);
	await giveFile(field(page), file.name, file.text);
	for (const noun of ['view', 'draft', 'account', 'walk', 'scorecard', 'list'] as const) {
		await preview(page)
			.getByText(counted({ noun, count: 1 }), { exact: true })
			.waitFor();
	}
	await preview(page).getByText(words.codes.said).waitFor();
	await expectNoAxeViolationsInBoth(page, 'everything waits for a yes, phone', {
		also: (theme) => screenshot(page, `everything-preview-${theme}`)
	});
	expect(await kept(page), 'nothing before a yes').toEqual([]);
	await preview(page).getByRole('button', { name: importPreview.import }).click();
	await list(page, 'evictions').waitFor();
	const all =
		'Brought back: 1 saved view, 1 report draft, 1 account, 1 walk-through, 1 scorecard, 1 list.';
	await notice(page, all).waitFor();
	await expectNoAxeViolationsInBoth(page, 'everything was brought back, phone', {
		also: (theme) => screenshot(page, `everything-done-${theme}`, true)
	});

	// All of it can be taken back, and brought again.
	await page.getByRole('button', { name: shareScreens.undo }).click();
	await list(page, 'evictions').waitFor({ state: 'detached' });
	await page.getByText(words.none).waitFor();
	await giveFile(field(page), file.name, file.text);
	await preview(page).getByRole('button', { name: importPreview.import }).click();
	await list(page, 'evictions').waitFor();
	const before = await kept(page);
	expect(before).toHaveLength(5);

	// A second time it adds nothing.
	await giveFile(field(page), file.name, file.text);
	await notice(page, words.nothingNew).waitFor();
	expect(await kept(page)).toEqual(before);
	expect(await page.getByRole('article').count()).toBe(1);

	// Written anew, every part is the same to the letter.
	const again = await saved(page);
	const parts = (text: string) => (JSON.parse(text) as { parts: unknown[] }).parts;
	expect(parts(again.text)).toEqual(parts(file.text));

	// The same view, the same figures.
	await page.goto(`${site}${ana.view}`);
	await page.getByRole('heading', { name: /^evictions: / }).waitFor();
	await page.goto(`${site}table/${ana.view}`);
	expect(await takeOwnCsv(page)).toBe(ana.figures);
	await page.goto(`${site}saved/`);
	await page.getByRole('article', { name: 'Renters at Penn' }).waitFor();
	await page.goto(`${site}report/?place=station:penn`);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await eventually(() => page.locator('.paper').innerText()).toContain(STORY);
	await page.goto(`${site}walk/`);
	await page.getByText('For Thursday').first().waitFor();
	await page.goto(`${site}scorecard/`);
	await page.getByRole('link', { name: 'Corner of Penn and Lowry' }).waitFor();
	// What was Ana's own, for her alone, is her own here as well.
	await page.goto(`${site}community/`);
	const note = page.getByRole('article', { name: /My own note/ });
	await note.getByRole('button', { name: /^Change/ }).waitFor();
});

it('what I changed since then stays mine without a yes, and Undo takes a yes back', async () => {
	const { page } = await annasDevice();
	const file = await saved(page);
	await list(page, 'evictions').getByRole('button', { name: ownData.card.rename }).click();
	await list(page, 'evictions').getByLabel(ownData.card.newName).fill('Filings');
	await page.keyboard.press('Enter');
	await list(page, 'Filings').waitFor();
	const question = preview(page).getByRole('group', {
		name: importPreview.own.replace({ noun: 'list', count: 1 })
	});
	await giveFile(field(page), file.name, file.text);
	await question.getByText('evictions (2 rows)').waitFor();
	await preview(page).getByRole('button', { name: importPreview.import }).click();
	await notice(page, 'Left as yours: 1 list.').waitFor();
	await list(page, 'Filings').waitFor();

	await giveFile(field(page), file.name, file.text);
	await question.getByLabel(importPreview.own.allowReplace({ noun: 'list', count: 1 })).check();
	await preview(page).getByRole('button', { name: importPreview.import }).click();
	await notice(page, words.changed).waitFor();
	await list(page, 'evictions').waitFor();
	await page.getByRole('button', { name: shareScreens.undo }).click();
	await list(page, 'Filings').waitFor();
});

it('a file that is none, or broken somewhere, changes nothing and says so in a sentence', async () => {
	const ana = await annasDevice();
	const file = await saved(ana.page);
	const { page } = await openPage({ path: 'my-data/' });
	await page.getByText(words.none).waitFor();
	const alert = page.getByRole('region', { name: words.heading }).getByRole('alert');
	for (const [what, text, answer] of [
		// Some of them say that they are saved views; these are of this kind.
		...HOSTILE_FILES.filter(([, text]) => !text().includes('"rootline":"saved"')),
		[
			'names that harm',
			() => file.text.replace('"own"', '"__proto__":{},"own"'),
			/could harm/
		] as const,
		['newer', () => file.text.replace('"format":1', '"format":9'), /newer Rootline/] as const,
		['cut off', () => file.text.slice(0, -200), /damaged/] as const,
		[
			'a part gone bad',
			() => file.text.replace('"views":[{', '"views":[7,{'),
			/parts\.0\.views\.0/
		] as const
	]) {
		await giveFile(field(page), 'file.json', text());
		await eventually(() => alert.innerText(), what).toMatch(answer);
	}
	expect(await kept(page)).toEqual([]);
	// Nobody's work becomes one's own unasked, also where nothing of it comes along.
	const empty = JSON.stringify({ rootline: 'everything', format: 1, own: [ANA], parts: [] });
	await giveFile(field(page), 'file.json', empty);
	await preview(page).getByText(words.codes.said).waitFor();
	await page.keyboard.press('Escape');
	// A single file is sent to where it belongs.
	await giveFile(field(page), 'saved.json', KEPT['rootline.saved']!);
	await eventually(() => alert.innerText()).toContain('saved views');
	// And this one is told apart where lists are brought.
	await giveFile(page.getByLabel(ownData.bring.file), file.name, file.text);
	await page.getByText('This file holds everything that somebody made.').waitFor();
});
