/**
 * Every text of the language folder is read in grade 8 or below.
 *
 * The rule: a message is measured whole, as a paragraph, by the Flesch–Kincaid grade (how to count:
 * support/reading-grade.ts). The formula is meant for running text, so a message of fewer than ten words
 * (a label, a button, a heading) is not judged by itself; it counts in the folder as a whole. What stands
 * in `HARDER` may be harder, up to the grade given there and for the reason given there, and no more:
 * an entry that is no longer needed fails as much as a message that is too hard.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { placePanel } from '#words/first-view.ts';
import { communityScreens, community } from '#words/community.ts';
import { en } from '#words/index.ts';
import * as methods from '#words/methods.ts';
import * as profile from '#words/profile.ts';
import { messagesOf, type Message } from './support/messages.ts';
import { readingGrade } from './support/reading-grade.ts';

/** Grade 6 to 8 is what residents asked for. */
const GRADE = 8;
/** The formula is not made for less. */
const LEAST_WORDS = 10;

type Harder = { readonly key: RegExp; readonly upTo: number; readonly why: string };

const HARDER: readonly Harder[] = [
	{
		key: /^share\.shareScreens\.share\.(agreement|method)Source$|^report\.report\.cite\.figures$/,
		upTo: 14.5,
		why: 'a citation: the publisher and its survey have the names that they have'
	},
	{
		key: /^profile\.notes\.source$|^embed\.embed\.source$|^report-screen\.reportScreen\.map\.source$/,
		upTo: 10,
		why: 'a line of sources below a map or a table, by the names of publisher and survey'
	},
	{
		key: /^about-indicators\.aboutIndicators\.(american-indian|multiracial-or-other)\./,
		upTo: 10,
		why: 'what the census calls groups of people is theirs to say'
	},
	{
		key: /^data-page\.dataPage\.opening\.programs\.\d\.code$/,
		upTo: 25,
		why: 'lines for a terminal, not sentences'
	},
	{
		key: /^layers\.layerWords\.archives\.(outlines|overview)\.about$|^region\.regionWords\.listed$/,
		upTo: 10,
		why: 'seven counties, named one by one'
	}
];

const modules = import.meta.glob<Readonly<Record<string, unknown>>>('/src/lib/i18n/en/**/*.ts', {
	eager: true
});

let messages: readonly Message[];
let failed: readonly string[];
beforeAll(() => {
	const files = Object.entries(modules).map(([file, words]) => [file.slice(1), words] as const);
	({ messages, failed } = messagesOf(Object.fromEntries(files)));
});

const wordsIn = (text: string) =>
	text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
const isProse = ({ text }: Message) => /[.?!]/.test(text) && wordsIn(text) >= LEAST_WORDS;
const harder = (key: string) => HARDER.find((each) => each.key.test(key));

/** Each text once, by the first key that it was met under. */
function prose(): { readonly key: string; readonly text: string; readonly grade: number }[] {
	const known = new Map<string, Message>();
	for (const message of messages)
		if (isProse(message) || harder(message.key))
			if (!known.has(message.text)) known.set(message.text, message);
	return [...known.values()].flatMap(({ key, text }) => {
		const grade = readingGrade(text);
		return grade === null ? [] : [{ key, text, grade }];
	});
}

function quantile(of: readonly number[], share: number): number {
	const sorted = [...of].sort((a, b) => a - b);
	return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}

describe('the words of every screen', () => {
	it('are all met: every file, and every message that is made from parameters', () => {
		expect(failed).toEqual([]);
		expect(Object.keys(modules).length).toBeGreaterThan(30);
		expect(messages.length).toBeGreaterThan(3000);
		// On both sides of a choice between words.
		const texts = new Set(messages.map(({ text }) => text));
		expect(texts.has(methods.screens.tracts({ count: 1 }))).toBe(true);
		expect(texts.has(methods.screens.tracts({ count: 12 }))).toBe(true);
	});

	it('are read in grade 8 or below, message by message', () => {
		const tooHard = prose()
			.filter(({ key, grade }) => grade > (harder(key)?.upTo ?? GRADE))
			.map(({ key, text, grade }) => `${grade.toFixed(1)} ${key}: ${text}`);
		expect(tooHard).toEqual([]);
	});

	it('are mostly easier than that', () => {
		const grades = prose().map(({ grade }) => grade);
		expect(quantile(grades, 0.5)).toBeLessThan(6);
		expect(quantile(grades, 0.95)).toBeLessThan(GRADE);
		const all = messages.map(({ text }) => text).filter((text) => /[.?!]$/.test(text));
		expect(readingGrade(all.join('\n'))).toBeLessThan(6);
	});

	it('have no exception that is no longer needed', () => {
		const stale = HARDER.filter(
			({ key }) => !prose().some((each) => key.test(each.key) && each.grade > GRADE)
		);
		expect(stale.map(({ key }) => String(key))).toEqual([]);
	});
});

/** What people could not make sense of, as it is said now. */
const { finding } = methods;
const REWRITTEN: Readonly<Record<string, string>> = {
	'why a tract is flagged': finding.sentence({
		place: 'Jordan tract 1016',
		method: 'corridor-pressure',
		methodName: 'Corridor pressure',
		class: 'under-pressure',
		headline: { kind: 'published', class: 'under-pressure' },
		adjusted: false,
		quarters: null,
		counts: [
			{ group: 'vulnerability', count: 5, of: 5 },
			{ group: 'pressure', count: 3, of: 4 }
		],
		sure: { percent: 94, level: 'firm', otherClass: null, partly: false },
		silence: null
	}),
	'all renters of a place': profile.finding.all({
		renters: '1,086 ± 177',
		where: profile.finding.where
	}),
	'tracts in part': placePanel.apportioned,
	'tracts in part, at a station': methods.stationFlags.apportioned,
	'tracts in part, in a profile': profile.notes.sentence({ code: 'apportioned' }),
	'a change': methods.trace.sentence({
		value: methods.methodTests['corridor-pressure']['rent-change'].value({ value: '−35%' }),
		margin: methods.trace.atLeastMargin({ margin: '53 points' }),
		compared: methods.methodTests['corridor-pressure']['rent-change'].compared({ compared: '+7%' })
	}),
	'a figure without margin': methods.trace.tries.still,
	'a class that flags': methods.screens.flags,
	'accounts that came in': communityScreens.importHint,
	'accounts that were merged': community.merged({ added: 3, contributors: 2 }),
	'what to show': `${en.lens.indicator}. ${en.lens.classes}. ${en.lens.agreement}.`
};

describe('sentences that people could not make sense of', () => {
	it.each(Object.entries(REWRITTEN))('%s is told in grade 8 or below', (_, text) => {
		expect(readingGrade(text), text).toBeLessThanOrEqual(GRADE);
	});

	it('say what they said, with every figure and margin', () => {
		const tract = REWRITTEN['why a tract is flagged'];
		expect(tract).toMatch(
			/may face pressure now\..* 5 of 5 .* 3 of 4 .* above the region’s\..* 94% sure/
		);
		expect(REWRITTEN['all renters of a place']).toMatch(
			/1,086 ± 177 renter households .* All of them .* may face pressure now or soon/
		);
		expect(REWRITTEN['a change']).toContain('−35% (± 53 points or more)');
		for (const text of Object.values(REWRITTEN)) expect(text).not.toMatch(/will|displaced|pass/);
	});
});
