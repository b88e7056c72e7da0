import { isCalled } from '../statistics/compare.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionWords, testimony as words } from '#words/testimony.ts';
import { voice } from '../../i18n/report-voice.fixture.ts';
import { buildReport } from './build.ts';
import { NO_WORDS, parseWords } from './edits.ts';
import {
	nextMeeting,
	otherPolicies,
	policiesFor,
	policyDecisions,
	POLICY_IDS,
	policySources
} from './policies.ts';
import { readingTime, SPEECH_MINUTES } from './testimony.ts';
import { anyAnswer, forMany, nameOf, options } from './report.fixture.ts';
import { draftTestimony, TESTIMONY_KINDS } from './testimony.ts';

const anyReport = anyAnswer.map((answer) => buildReport(answer, nameOf, voice, options));
const OWN = {
	...NO_WORDS,
	speaker: 'Ada Example.',
	hearing: 'the City Council',
	date: '2026-12-01',
	story: 'I have lived here for ten years.\n\nMy rent went up.',
	ask: 'Please keep our homes affordable.'
};

describe('testimony', () => {
	it('is a text to begin with for every report and every kind', () => {
		forMany(anyReport, 60, (report) => {
			for (const kind of TESTIMONY_KINDS) {
				for (const own of [NO_WORDS, OWN]) {
					const { text, blocks, title } = draftTestimony(kind, report, own, words);
					expect(text).not.toMatch(/NaN|null|undefined| {2}|\.\.|\{/);
					expect(title).toBe(report.title);
					expect(blocks.length).toBeGreaterThan(2);
					if (own === OWN) {
						expect(text).toContain('I have lived here for ten years.');
						expect(text).toContain('Please keep our homes affordable.');
					}
				}
			}
		});
	});

	it('can be said aloud in the minutes given, without a sign or a decimal', () => {
		let longer = 0;
		forMany(anyReport, 60, (report) => {
			const speeches = SPEECH_MINUTES.map((minutes) =>
				draftTestimony('oral', report, OWN, words, { minutes })
			);
			for (const [at, { fits, time, text }] of speeches.entries()) {
				expect(fits).toBe(true);
				expect(time.seconds).toBeLessThanOrEqual(60 * SPEECH_MINUTES[at]!);
				expect(text).not.toMatch(/±|plus or minus|\d\.\d|%|\$/);
				expect(text.match(/margin/g)).toHaveLength(1);
				expect(text).toContain('Good day to the City Council. My name is Ada Example.');
			}
			if (speeches[2]!.time.words > speeches[0]!.time.words) longer += 1;
			expect(draftTestimony('oral', report, OWN, words)).toEqual(speeches[2]);
		});
		expect(longer).toBeGreaterThan(20);
	});

	it('is a page of at most four numbers and one chart where it is handed out', () => {
		let numbers = 0;
		forMany(anyReport, 60, (report) => {
			const { blocks, text } = draftTestimony('fact-sheet', report, NO_WORDS, words);
			const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
			expect(charts.length).toBeLessThanOrEqual(1);
			for (const { bars } of charts) {
				expect(bars.some(({ own }) => own)).toBe(true);
				for (const { end, range, value } of bars) {
					expect(text).toContain(value);
					expect(end).toBeGreaterThanOrEqual(0);
					expect(end).toBeLessThanOrEqual(1);
					if (!range) continue;
					expect(range.low).toBeLessThanOrEqual(end);
					expect(range.high).toBeGreaterThanOrEqual(end);
				}
			}
			for (const block of blocks) {
				if (block.kind !== 'numbers') continue;
				expect(block.items.length).toBeLessThanOrEqual(4);
				for (const { value, what, period, compared } of block.items) {
					numbers += 1;
					expect(value && what && period).not.toBe('');
					expect(text).toContain(value);
					expect(text).toContain(what);
					if (compared !== '') expect(compared).toMatch(/clearly (higher|lower)/i);
				}
			}
		});
		expect(numbers).toBeGreaterThan(60);
	});

	it('says so where it is too long', () => {
		const [answer] = fc.sample(anyReport, { seed: 1, numRuns: 1 });
		const story = 'word '.repeat(1500);
		expect(draftTestimony('oral', answer!, { ...OWN, story }, words).fits).toBe(false);
	});

	it('has no heading with nothing below it', () => {
		let asked = 0;
		forMany(anyReport, 60, (report) => {
			for (const kind of TESTIMONY_KINDS) {
				const { blocks } = draftTestimony(kind, report, NO_WORDS, words);
				const lonely = blocks.filter(
					(block, at) =>
						block.kind === 'heading' && (blocks[at + 1]?.kind ?? 'heading') === 'heading'
				);
				expect(lonely).toEqual([]);
				const asks = blocks.some(
					(block) => block.kind === 'heading' && block.text === words.headings.ask
				);
				expect(asks).toBe(kind !== 'oral' && policiesFor(report).length > 0);
				if (asks) asked += 1;
			}
		});
		expect(asked).toBeGreaterThan(20);
	});

	it('has sources in writing', () => {
		forMany(anyReport, 20, (report) => {
			const { text } = draftTestimony('written', report, OWN, words);
			expect(text).toContain(report.citation.plain);
			if (text.includes(words.headings.ask)) expect(text).toContain('not legal advice');
			for (const { sentence } of report.findings.slice(0, 8)) expect(text).toContain(sentence);
		});
	});
});

describe('reading time', () => {
	it('counts words, and figures for more', () => {
		expect(readingTime('')).toEqual({ words: 0, seconds: 0 });
		expect(readingTime('one two – three')).toEqual({ words: 3, seconds: 1 });
		expect(readingTime('word '.repeat(130)).seconds).toBe(60);
		expect(readingTime('1,086 homes').seconds).toBeGreaterThan(readingTime('many homes').seconds);
	});
});

describe('policies', () => {
	it('fit only where a finding that stands speaks for them', () => {
		let fitting = 0;
		forMany(anyReport, 100, (report) => {
			for (const { because, sources } of policiesFor(report)) {
				fitting += 1;
				expect(sources.length).toBeGreaterThan(0);
				for (const finding of because) {
					const flagged = finding.kind === 'flag' && finding.claim.startsWith('flagged');
					expect(flagged || finding.comparisons.some(({ direction }) => isCalled(direction))).toBe(
						true
					);
				}
			}
		});
		expect(fitting).toBeGreaterThan(50);
		expect(policiesFor({ findings: [], moreFindings: [], places: [] })).toEqual([]);
	});

	it('ask for help with businesses only beside what findings speak for', () => {
		forMany(anyReport, 40, (report) => {
			expect(policiesFor(report).map(({ policy }) => policy)).not.toContain(
				'small-business-support'
			);
			const others = otherPolicies(report);
			expect(others.map(({ policy }) => policy)).toContain('small-business-support');
			expect(others.flatMap(({ because }) => because)).toEqual([]);
			expect([...policiesFor(report), ...others].map(({ policy }) => policy).sort()).toEqual(
				[...POLICY_IDS].sort()
			);
		});
	});

	it('name who decides where a source says so, and a meeting only until it is over', () => {
		const decisions = POLICY_IDS.flatMap((policy) => policyDecisions(policy));
		expect(decisions.length).toBeGreaterThan(3);
		expect(Object.keys(decisionWords).sort()).toEqual(
			[...new Set(decisions.map(({ id }) => id))].sort()
		);
		for (const decision of decisions) {
			expect(new URL(decision.source.url).protocol).toBe('https:');
			const told = words.decides.spoken({ ...decision, next: null });
			const { who, does } = decisionWords[decision.id]!;
			expect(told).toContain(does);
			// Said to its face it is not spoken of as somebody else.
			const said = words.decides.spoken({ ...decision, next: null, hearing: `${who} ` });
			expect(said).toBe('That is for you to decide.');
			const meets = decision.meets.toSorted();
			expect(nextMeeting(decision, '9999-01-01')).toBeNull();
			expect(nextMeeting(decision, '0001-01-01')).toBe(meets[0] ?? null);
			const last = meets.at(-1);
			if (last === undefined) continue;
			expect(nextMeeting(decision, last)).toBe(last);
			expect(words.decides.spoken({ ...decision, next: last })).toContain('next meeting');
			expect(words.decides.spoken({ ...decision, next: null })).not.toContain('meeting');
		}
	});

	it.each(POLICY_IDS)('%s has public sources', (policy) => {
		for (const { publisher, title, url } of policySources(policy)) {
			expect(publisher && title).not.toBe('');
			expect(new URL(url).protocol).toBe('https:');
		}
	});
});

describe('own words', () => {
	it('are read back as they were saved, and nothing else is taken for them', () => {
		expect(parseWords(JSON.parse(JSON.stringify(OWN)))).toEqual({ ok: true, value: OWN });
		for (const wrong of [
			null,
			{},
			{ ...OWN, version: 0 },
			{ ...OWN, date: 'soon' },
			{ ...OWN, x: 1 }
		]) {
			expect(parseWords(wrong)).toMatchObject({ problem: { code: 'words-not-understood' } });
		}
		const newer = parseWords({ ...OWN, version: 2, story: { of: 'another form' } });
		expect(newer).toMatchObject({ problem: { code: 'words-too-new', params: { version: 2 } } });
	});
});
