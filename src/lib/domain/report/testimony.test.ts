import { isCalled } from '../statistics/compare.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testimony as words } from '#words/testimony.ts';
import { voice } from '../../i18n/report-voice.fixture.ts';
import { buildReport } from './build.ts';
import { NO_WORDS, parseWords } from './edits.ts';
import { policiesFor, POLICY_IDS, policySources } from './policies.ts';
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
				expect(text).toContain('To the City Council: My name is Ada Example.');
			}
			if (speeches[2]!.time.words > speeches[0]!.time.words) longer += 1;
			expect(draftTestimony('oral', report, OWN, words)).toEqual(speeches[2]);
		});
		expect(longer).toBeGreaterThan(20);
	});

	it('says so where it is too long', () => {
		const [answer] = fc.sample(anyReport, { seed: 1, numRuns: 1 });
		const story = 'word '.repeat(1500);
		expect(draftTestimony('oral', answer!, { ...OWN, story }, words).fits).toBe(false);
	});

	it('has sources in writing', () => {
		forMany(anyReport, 20, (report) => {
			const { text } = draftTestimony('written', report, OWN, words);
			expect(text).toContain(report.citation.plain);
			expect(text).toContain('not legal advice');
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
