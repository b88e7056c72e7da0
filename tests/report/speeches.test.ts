/**
 * Speeches of real places, of every length: each is short of breath, within its minutes, and says
 * nothing that the figures do not carry. Every sentence about a figure is read back from its words
 * alone and held against values and margins by the rule as `hostile-hearing.fixture.ts` works it out.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProfileFigure } from '../../src/lib/domain/places/profile.ts';
import {
	applyEdits,
	NO_EDITS,
	NO_WORDS,
	withFindingEdit
} from '../../src/lib/domain/report/edits.ts';
import type { Report, ReportPlace } from '../../src/lib/domain/report/model.ts';
import {
	draftTestimony,
	readingTime,
	SPEECH_MINUTES,
	type SpeechMinutes,
	type Testimony
} from '../../src/lib/domain/report/testimony.ts';
import { useReportMessages } from '../../src/lib/i18n/report.ts';
import { ruleOnFigures, type Verdict } from './hostile-hearing.fixture.ts';
import { realComparison, realReport } from './real-reports.fixture.ts';

const PATIENCE_MS = 300_000;
const { testimony: words } = useReportMessages();

const STATIONS = [
	...['target-field', 'plymouth', 'west-broadway', 'lyndale', 'james', 'penn', 'lowry'],
	...['downtown-robbinsdale', 'bass-lake-road', '63rd-avenue', 'brooklyn-boulevard'],
	...['85th-avenue', '93rd-avenue', 'oak-grove-parkway']
].map((id) => `station:${id}`);
const PAIRS = [
	['station:penn', 'station:lowry'],
	['station:63rd-avenue', 'station:brooklyn-boulevard'],
	['station:plymouth', 'station:bass-lake-road'],
	['station:penn', 'station:plymouth', 'station:lowry']
];
const LINE = ['stations:blue-line-extension', 'corridor:blue-line-extension'];
const CITIES = ['city:Minneapolis', 'city:Brooklyn Park', 'city:Crystal', 'neighborhood:Jordan'];

let reports: readonly Report[];
beforeAll(async () => {
	const made: Report[] = [];
	for (const ref of [...STATIONS, ...LINE, ...CITIES]) made.push(await realReport(ref));
	for (const pair of PAIRS) made.push(await realComparison(pair));
	made.push(await realComparison(['each:blue-line-extension']));
	reports = made;
}, PATIENCE_MS);

const sentencesIn = (text: string) =>
	text.split(/\n+/).flatMap((line) => line.split(/(?<=(?<!\bSt)[.?!])\s+(?=[A-Z])/));
const speechesOf = (report: Report): (Testimony & { minutes: SpeechMinutes })[] =>
	SPEECH_MINUTES.map((minutes) => ({
		minutes,
		...draftTestimony('oral', report, NO_WORDS, words, { minutes })
	}));

/* Numbers read back from words. */

const COUNTS = [
	...['zero', 'one', 'two', 'three', 'four', 'five', 'six'],
	...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
];
const TIES: Readonly<Record<string, number>> = { fifty: 50, twenty: 20, 'a hundred': 100 };
const PARTS: Readonly<Record<string, number>> = {
	half: 1 / 2,
	'a third': 1 / 3,
	'two thirds': 2 / 3,
	'a quarter': 1 / 4,
	'three quarters': 3 / 4
};
const SIDE = '(?:about|more than|fewer than|less than|nearly)';
const AMOUNT =
	'(?:half|a third|two thirds|a quarter|three quarters|\\w+ in (?:ten|five|twenty|fifty|a hundred)|[\\d,]+ dollars|[\\d,]+)';
const SAID = `(${SIDE} ${AMOUNT})`;

function count(word: string): number {
	const at = COUNTS.indexOf(word);
	const number = at >= 0 ? at : (TIES[word] ?? Number(word.replaceAll(',', '')));
	expect(number, word).not.toBeNaN();
	return number;
}

/** Whether what was said is true of the value. */
function isTrueOf(said: string, value: number): boolean {
	const [, side = '', amount = ''] = new RegExp(`^(${SIDE}) (${AMOUNT})$`, 'i').exec(said) ?? [];
	const [, one, of] = /^(\w+) in (.+)$/.exec(amount) ?? [];
	const share = one !== undefined && of !== undefined;
	const number = share
		? count(one) / count(of)
		: (PARTS[amount] ?? count(amount.replace(' dollars', '')));
	const whole = !share && !(amount in PARTS);
	switch (side.toLowerCase()) {
		case 'about': {
			const room = whole ? Math.max(5, 0.05 * value) : Math.min(0.02, number / 5);
			return Math.abs(number - value) <= room + 1e-9;
		}
		case 'more than':
			return value > number;
		case 'nearly':
			return value < number && value > 0.8 * number;
		case 'fewer than':
		case 'less than':
			return value < number;
		default:
			return false;
	}
}

/* Which figure a paragraph tells of. */

const FIGURES: readonly (readonly [id: string, told: RegExp])[] = [
	['burdened_share', /renters.* pay more than they can afford/],
	['cost_burden_50', /renters.* pay half or more of their income/],
	['renter_share', /households.* rent their home/],
	['median_gross_rent', /median rent with utilities/],
	['median_household_income', /median household income/],
	['people_of_color_share', /residents.* are people of color/],
	['without_bachelors', /adults.* have no bachelor’s degree/],
	['without_high_school', /adults.* have no high school diploma/],
	['limited_english', /households.* speak little English/],
	['unemployment', /people in the labor force.* have no job/],
	['median_home_value', /median home value/],
	['moved_2018_or_later', /renters.* moved into their home in 2018 or later/],
	['two_to_four_units', /homes.* are in buildings of two to four homes/],
	['five_or_more_units', /homes.* are in buildings of five or more homes/],
	['mobile_homes', /homes.* are manufactured homes/],
	['built_before_1940', /homes.* were built before 1940/],
	['built_before_1970', /homes.* were built before 1970/],
	['built_2010_or_later', /homes.* were built in 2010 or later/],
	['living_alone', /households.* are people who live alone/],
	['transit_commuters', /workers.* ride transit to work/]
];
const CHANGES: readonly (readonly [id: string, told: RegExp])[] = [
	['rent_change_2013_2017', /median rent here clearly/],
	['home_value_change_2013_2017', /median home value here clearly/],
	['income_change', /median household income here clearly/],
	['renter_households_change_2013_2017', /number of renter households here/],
	['cost_burden_change_2013_2017', /renters who pay too much here/],
	['people_of_color_change', /share of people of color here/],
	['bachelors_change_2013_2017', /with a bachelor’s degree here/]
];
const figure = (place: ReportPlace, id: string): ProfileFigure =>
	place.figures.find(({ definition }) => definition.id === id)!;
const value = (place: ReportPlace, id: string) => figure(place, id).estimate.value ?? NaN;
const verdict = (a: ReportPlace, b: ReportPlace, id: string): Verdict =>
	ruleOnFigures(figure(a, id), figure(b, id));

/** Sentences that say nothing of a difference: what a figure means, and where it comes from. */
const NO_CLAIM =
	/^That (?:means 30 percent or more of their income for rent and utilities|is from the 2020 Census|counts adults aged 25 or older)\.$/;

class Reader {
	readonly faults: string[] = [];
	readonly claims: string[] = [];
	readonly #own: readonly ReportPlace[];
	readonly #named: readonly ReportPlace[];

	constructor(private readonly report: Report) {
		this.#own = report.places.filter(({ role }) => role === 'place');
		this.#named = report.places;
	}

	/** Checks a paragraph about a figure; false where it is about something else. */
	read(paragraph: string): boolean {
		const change = /This compares \d{4} to \d{4} with/.test(paragraph)
			? CHANGES.find(([, told]) => told.test(paragraph))?.[0]
			: undefined;
		const id = FIGURES.find(([, told]) => told.test(paragraph))?.[0];
		if (change !== undefined) this.#change(change, paragraph);
		else if (id === undefined) return false;
		else if (this.#own.length === 1) this.#one(id, paragraph);
		else if (this.#own.length > 4) this.#set(id, paragraph);
		else this.#several(id, paragraph);
		return true;
	}

	#expect(truth: boolean, sentence: string, why = ''): void {
		if (!truth) this.faults.push(`${this.report.title}: ${sentence} ${why}`);
	}

	#place(text: string): ReportPlace {
		const found = this.#named.find(
			({ name }) => name.inText === text || name.title.replace(/ station area$/, '') === text
		);
		if (!found) throw new Error(`No place is called “${text}”.`);
		return found;
	}

	#called(a: ReportPlace, b: ReportPlace, id: string, as: Verdict | null, sentence: string): void {
		const is = verdict(a, b, id);
		this.claims.push(sentence);
		this.#expect(as === null ? is === 'higher' || is === 'lower' : is === as, sentence, is);
	}

	#one(id: string, paragraph: string): void {
		const own = this.#own[0]!;
		const [first, ...rest] = sentencesIn(paragraph);
		const [, said] = new RegExp(`(?:^| is )${SAID}`, 'i').exec(first!) ?? [];
		this.#expect(said !== undefined && isTrueOf(said, value(own, id)), first!);
		for (const sentence of rest) {
			if (NO_CLAIM.test(sentence)) continue;
			const both = new RegExp(`^In (.+) and in (.+) it is ${SAID}\\.$`).exec(sentence);
			const two = new RegExp(`^In (.+) it is ${SAID}; in (.+), ${SAID}\\.$`).exec(sentence);
			const one = new RegExp(`^In (.+) it is ${SAID}\\.$`).exec(sentence);
			const than = /^(?:That|It) is clearly (more|fewer|higher|lower) than in (.+)\.$/.exec(
				sentence
			);
			const same = /^It is not clearly different from (.+)\.$/.exec(sentence);
			const pairs = both
				? [
						[both[1], both[3]],
						[both[2], both[3]]
					]
				: two
					? [
							[two[1], two[2]],
							[two[3], two[4]]
						]
					: one
						? [[one[1], one[2]]]
						: [];
			for (const [name, theirs] of pairs) {
				const other = this.#place(name!);
				this.#called(own, other, id, null, sentence);
				this.#expect(isTrueOf(theirs!, value(other, id)), sentence);
			}
			if (than) {
				const as = ['more', 'higher'].includes(than[1]!) ? 'higher' : 'lower';
				for (const part of than[2]!.split(/ and (?:in |\w+ than in )/)) {
					const [name, theirs] = part.split(', where it is ');
					const other = this.#place(name!);
					this.#called(own, other, id, as, sentence);
					if (theirs !== undefined) this.#expect(isTrueOf(theirs, value(other, id)), sentence);
				}
			}
			if (same) {
				for (const name of same[1]!.split(' or '))
					this.#called(own, this.#place(name), id, 'no-clear-difference', sentence);
			}
			this.#expect(pairs.length > 0 || than !== null || same !== null, sentence, 'is not read');
		}
	}

	#several(id: string, paragraph: string): void {
		const region = this.report.places.find(({ role }) => role === 'region')!;
		let told: ReportPlace[] = [];
		for (const sentence of sentencesIn(paragraph)) {
			if (NO_CLAIM.test(sentence)) continue;
			const all = new RegExp(`^In (?:both|all \\w+), .*?${SAID}`).exec(sentence);
			const around = new RegExp(`^(?:Around|In) (.+?)(?: it is|, .*?) ?${SAID}.*\\.$`).exec(
				sentence
			);
			const lower = new RegExp(`^(?:Around|In) (.+) it is clearly lower(?:, at ${SAID})?\\.$`).exec(
				sentence
			);
			const every = /^(?:Both|All) are clearly (above|below) (.+)\.$/.exec(sentence);
			const none = /^(?:Around|In) (.+), the figures show no clear difference\.$/.exec(sentence);
			const than = /^That is clearly (more|fewer|higher|lower) than in (.+)\.$/.exec(sentence);
			if (all) {
				told = [...this.#own];
				for (const place of told) this.#expect(isTrueOf(all[1]!, value(place, id)), sentence);
			} else if (lower) {
				for (const name of lower[1]!.split(/,? and (?:around |in )|, (?:around |in )/)) {
					const place = this.#place(name);
					this.#called(told[0]!, place, id, 'higher', sentence);
					if (lower[2]) this.#expect(isTrueOf(lower[2], value(place, id)), sentence);
				}
			} else if (every) {
				const as = every[1] === 'above' ? 'higher' : 'lower';
				for (const place of this.#own)
					this.#called(place, this.#place(every[2]!), id, as, sentence);
			} else if (none) {
				for (const name of none[1]!.split(/,? and (?:around |in )|, (?:around |in )/)) {
					const is = verdict(this.#place(name), region, id);
					this.#expect(is !== 'higher' && is !== 'lower', sentence, is);
				}
			} else if (than) {
				const as = ['more', 'higher'].includes(than[1]!) ? 'higher' : 'lower';
				for (const place of told) this.#called(place, this.#place(than[2]!), id, as, sentence);
			} else if (around) {
				const place = this.#place(around[1]!);
				this.#expect(isTrueOf(around[2]!, value(place, id)), sentence);
				if (place === region)
					for (const each of told) this.#called(each, region, id, null, sentence);
				else told.push(place);
			} else this.#expect(false, sentence, 'is not read');
		}
	}

	#set(id: string, paragraph: string): void {
		const region = this.report.places.find(({ role }) => role === 'region')!;
		const by = (as: Verdict) => this.#own.filter((place) => verdict(place, region, id) === as);
		let last: ReportPlace[] = [];
		for (const sentence of sentencesIn(paragraph)) {
			if (NO_CLAIM.test(sentence) || /^Take [^,]+\.$/.test(sentence)) continue;
			const first =
				/^In (\w+) of the (\w+) station areas, .*clearly (more|fewer|higher|lower)/.exec(sentence);
			const then = /^In (\w+)(?:, (.+),)? it is clearly (?:fewer|lower)\.$/.exec(sentence);
			const names = /^(?:That is|Those are) (.+)\.$/.exec(sentence);
			if (first) {
				last = by(['more', 'higher'].includes(first[3]!) ? 'higher' : 'lower');
				this.#expect(count(first[1]!) === last.length, sentence, String(last.length));
				this.#expect(count(first[2]!) === this.#own.length, sentence);
				this.claims.push(sentence);
			} else if (then) {
				last = by('lower');
				this.#expect(count(then[1]!) === last.length, sentence, String(last.length));
				if (then[2]) this.#listed(then[2], last, sentence);
			} else if (names) this.#listed(names[1]!, last, sentence);
			else this.#expect(false, sentence, 'is not read');
		}
	}

	#listed(names: string, are: readonly ReportPlace[], sentence: string): void {
		const said = names.split(/, | and /).map((name) => this.#place(name));
		this.#expect(
			said.length === are.length && said.every((place) => are.includes(place)),
			sentence
		);
	}

	#change(id: string, paragraph: string): void {
		const own = this.#own[0]!;
		const { estimate } = figure(own, id);
		const is = ruleOnFigures(figure(own, id), null);
		for (const sentence of sentencesIn(paragraph)) {
			const moved = / here clearly (rose|fell)/.exec(sentence);
			const size = /^It (rose|fell) by about (\d+) percent(?:age points?)?\.$/.exec(sentence);
			const beyond = /^That is clearly beyond the change in (.+)\.$/.exec(sentence);
			const word = moved?.[1] ?? size?.[1];
			if (word !== undefined) this.#expect(is === (word === 'rose' ? 'higher' : 'lower'), sentence);
			if (size) {
				const percent = Math.abs((estimate.value ?? NaN) * 100);
				this.#expect(Math.abs(percent - Number(size[2])) <= 2.5, sentence);
			}
			if (beyond) {
				for (const name of beyond[1]!.split(' and in '))
					this.#expect(verdict(own, this.#place(name), id) === is, sentence);
			}
			if (moved) this.claims.push(sentence);
			const when = sentence.startsWith('This compares ');
			this.#expect(when || word !== undefined || beyond !== null, sentence, 'is not read');
		}
	}
}

/** What stands around the figures of a speech, and what is said of who lives there and of the flag. */
const REST =
	/^(?:Good day\.|About |By tract averages, |Whether |By the method used here, |The method used here neither|These figures are from|Here is what I ask\.|Thank you\.$)/;

describe('speeches that tell of records', () => {
	/** All of them pinned, as somebody does who speaks of nothing else. */
	const spokenOf = (report: Report) => {
		const records = report.moreFindings.filter(({ kind }) => kind === 'record');
		const without = report.findings.reduce(
			(edits, { id }) => withFindingEdit(edits, id, { dropped: true }),
			NO_EDITS
		);
		const edits = records.reduce(
			(now, { id }) => withFindingEdit(now, id, { pinned: true }),
			without
		);
		const { report: edited } = applyEdits(report, edits);
		const { text, blocks } = draftTestimony('oral', edited, NO_WORDS, words, { minutes: 5, edits });
		// Notes at its end are for whoever reads the page, and not read aloud.
		return blocks
			.flatMap((block) => (block.kind === 'notes' ? [block.title, ...block.items] : []))
			.reduce((spoken, note) => spoken.replace(note, ''), text);
	};
	const own = (report: Report) => report.places.find(({ role }) => role === 'place')!;
	const number = (text: string) => count(text.split(' ').at(-1)!);

	it('round as others do, in one breath a sentence, and say what a record is not', () => {
		let told = 0;
		for (const report of reports.filter(({ kind }) => kind === 'place')) {
			const place = own(report);
			const text = spokenOf(report);
			for (const sentence of sentencesIn(text))
				expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(22);
			const filed = /landlords filed (about [\d,]+) eviction cases a year here\./.exec(text);
			if (filed) {
				told += 1;
				expect(isTrueOf(filed[1]!, value(place, 'eviction_filings_per_year')), text).toBe(true);
				expect(text).toContain('A filing is not yet an eviction');
				expect(text).toContain('counted from court records');
			}
			for (const [id, said] of [
				[
					'eviction_filings_per_100_renters',
					/hundred renting households, that is (\w+ (?:than )?\w+)\./
				],
				['county_eviction_filings_per_100', /Countywide it is (\w+ (?:than )?\w+)\./]
			] as const) {
				const [, rate] = said.exec(text) ?? [];
				if (rate === undefined) continue;
				const is = value(place, id);
				if (rate.startsWith('about')) expect(Math.abs(number(rate) - is)).toBeLessThan(0.06 * is);
				else if (rate.startsWith('more')) expect(is).toBeGreaterThan(number(rate));
				else expect(is).toBeLessThan(number(rate));
			}
			const homes = new RegExp(`${SAID} (?:of the )?rented homes here are in reach`, 'i').exec(
				text
			);
			if (homes) {
				const share = value(place, 'affordable_homes_50') / value(place, 'homes_rented_for_cash');
				expect(isTrueOf(homes[1]!, share), text).toBe(true);
			}
			const lots = /Deeds of (about [\d,]+) of today’s lots/.exec(text);
			if (lots) expect(isTrueOf(lots[1]!, value(place, 'covenants')), text).toBe(true);
			const ofRecords = text
				.split('\n\n')
				.filter((each) => /landlords filed|are in reach|^Deeds of|graded hazardous/.test(each));
			expect(ofRecords.join(' ')).not.toContain('clearly');
			const acres = new RegExp(`${SAID} (?:of the )?acres here were graded`, 'i').exec(text);
			if (acres) expect(isTrueOf(acres[1]!, value(place, 'red_area_share')), text).toBe(true);
		}
		expect(told).toBeGreaterThan(5);
	});
});

describe('speeches of every station, pairs and the whole line', () => {
	it('say nothing that the calling rule does not carry', () => {
		let claims = 0;
		const faults: string[] = [];
		for (const report of reports) {
			for (const { text } of speechesOf(report)) {
				const reader = new Reader(report);
				for (const paragraph of text.split('\n\n'))
					if (!reader.read(paragraph) && !REST.test(paragraph))
						faults.push(`Not read: ${paragraph}`);
				faults.push(...reader.faults);
				claims += reader.claims.length;
			}
		}
		expect([...new Set(faults)]).toEqual([]);
		expect(claims).toBeGreaterThan(400);
	});

	it('say who lives there and what the method says as the figures have it', () => {
		const faults: string[] = [];
		let [flags, drawn] = [0, 0];
		for (const report of reports) {
			const own = report.places.filter(({ role }) => role === 'place');
			if (own.length !== 1) continue;
			const [place] = own;
			const { text } = draftTestimony('oral', report, NO_WORDS, words);
			const [, renters] = /bout ([\d,]+) renter households live here/.exec(text) ?? [];
			if (renters && !isTrueOf(`about ${renters}`, value(place!, 'renter_households')))
				faults.push(`${report.title}: ${renters}`);
			const [, tries] =
				new RegExp(`Of a thousand ways [^,]*, ${SAID.toLowerCase()} say`).exec(text) ?? [];
			const { call, flagShareOfDraws } = place!.flag ?? {};
			if (tries) drawn += 1;
			if (tries && !isTrueOf(tries, flagShareOfDraws ?? NaN))
				faults.push(`${report.title}: ${tries}`);
			const said = text.includes(', this area may face pressure')
				? 'flagged'
				: text.includes('the figures leave open')
					? 'may-be-flagged'
					: text.includes('is not flagged')
						? 'not-flagged'
						: null;
			if (said !== null) {
				flags += 1;
				if (said !== call) faults.push(`${report.title}: ${said}, not ${call ?? 'called'}`);
			}
		}
		expect(faults).toEqual([]);
		expect(flags).toBeGreaterThan(10);
		expect(drawn).toBeGreaterThan(5);
	});

	it('speak of margins in one sentence, and of numbers as they are said', () => {
		for (const report of reports) {
			for (const { text } of speechesOf(report)) {
				const sentences = sentencesIn(text);
				expect(
					sentences.filter((each) => /margin/i.test(each)),
					text
				).toHaveLength(1);
				expect(text).not.toMatch(/plus or minus|±|%|\$|\d\.\d|NaN|undefined|null| {2}|\.\./);
			}
		}
	});

	it('need one breath a sentence', () => {
		const long = reports.flatMap((report) =>
			speechesOf(report).flatMap(({ text }) =>
				sentencesIn(text).filter((each) => each.split(/\s+/).length > 22)
			)
		);
		expect([...new Set(long)]).toEqual([]);
	});

	it('are read aloud within their minutes, and longer ones tell no less', () => {
		for (const report of reports) {
			const speeches = speechesOf(report);
			for (const { text, minutes, fits, time } of speeches) {
				expect(time).toEqual(readingTime(text));
				expect(time.seconds, `${report.title}, ${minutes}`).toBeLessThanOrEqual(60 * minutes);
				expect(fits).toBe(true);
			}
			const lengths = speeches.map(({ time }) => time.words);
			expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
		}
	});

	it('tell what renters can pay, or else the strongest local fact, among the first two', () => {
		let burden = 0;
		for (const report of reports) {
			const own = report.places.filter(({ role }) => role === 'place');
			const larger = report.places.filter(
				({ role }) => role === 'region' || (role === 'city' && own.length === 1)
			);
			/** The largest difference in margins that the rule calls against city or region. */
			const strength = (id: string) =>
				Math.max(
					0,
					...own.flatMap((a) =>
						larger.map((b) => {
							const is = verdict(a, b, id);
							if (is !== 'higher' && is !== 'lower') return 0;
							const [x, y] = [figure(a, id).estimate, figure(b, id).estimate];
							const margin = Math.hypot(x.moe ?? 0, y.moe ?? 0);
							return Math.abs(x.value! - y.value!) / (margin === 0 ? 0.05 : margin);
						})
					)
				);
			const ofBurden = ['burdened_share', 'cost_burden_50'].filter((id) => strength(id) > 0);
			for (const { text, minutes } of speechesOf(report)) {
				const facts = text
					.split('\n\n')
					.flatMap((each) => FIGURES.find(([, told]) => told.test(each))?.[0] ?? []);
				const firstTwo = facts.slice(0, 2);
				if (ofBurden.length > 0) {
					burden += 1;
					expect(
						firstTwo.some((id) => ofBurden.includes(id)),
						`${report.title}, ${minutes}`
					).toBe(true);
				} else if (own.length === 1) {
					const tested = report.findings.filter(
						({ kind, figure: id }) => kind === 'difference' && strength(id) > 0
					);
					const strongest = tested.toSorted((a, b) => strength(b.figure) - strength(a.figure))[0];
					if (strongest)
						expect(firstTwo, `${report.title}, ${minutes}`).toContain(strongest.figure);
				}
			}
		}
		expect(burden).toBeGreaterThan(12);
	});

	it('keep the person’s own words as they are', () => {
		const own = {
			...NO_WORDS,
			story: 'My rent rose 12.5% ± nothing.\n\nI stay.',
			ask: 'Cap it at 3.5%.'
		};
		for (const report of reports) {
			for (const minutes of SPEECH_MINUTES) {
				const { text } = draftTestimony('oral', report, own, words, { minutes });
				expect(text).toContain('My rent rose 12.5% ± nothing.\n\nI stay.');
				expect(text).toContain('Cap it at 3.5%.');
			}
		}
	});
});
