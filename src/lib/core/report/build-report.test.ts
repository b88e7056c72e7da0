import { describe, expect, it } from 'vitest';
import { voice } from '../../i18n/report-voice.fixture.ts';
import { compare } from '../estimate/compare.ts';
import { known } from '../estimate/make.ts';
import { benjaminiHochberg } from '../estimate/many-tests.ts';
import { reliability } from '../estimate/reliability.ts';
import { PROFILE_FIGURES } from '../profile/topics.ts';
import type { ProfileAnswer } from '../profile/answer.ts';
import { buildReport } from './build-report.ts';
import { CHANGE_CANDIDATES, DIFFERENCE_CANDIDATES, KEY_ROWS } from './candidates.ts';
import { CLAIM, expectGrammar, expectSentences, textsOf } from './grammar.fixture.ts';
import type { Report, ReportFinding } from './model.ts';
import { anyAnswer, forMany, nameOf, options } from './report.fixture.ts';

const reportOf = (answer: ProfileAnswer): Report => buildReport(answer, nameOf, voice, options);

describe('a report of a place', () => {
	it('is grammatical for 500 places', () => {
		forMany(anyAnswer, 500, (answer) => {
			const report = reportOf(answer);
			expectGrammar(textsOf(report, voice));
			expectSentences(report);
		});
	});

	it('claims no difference without its test, nor one that falls among all tests together', () => {
		let claims = 0;
		forMany(anyAnswer, 200, (answer) => {
			const standing = standingTests(answer);
			const report = reportOf(answer);
			for (const finding of [...report.findings, ...report.moreFindings]) {
				const said = finding.sentence.match(CLAIM) ?? [];
				claims += said.length;
				if (said.length > 0) expect(standing.has(finding.figure), finding.sentence).toBe(true);
				for (const direction of ['higher', 'lower'] as const) {
					if (finding.kind === 'difference' && finding.sentence.includes(`clearly ${direction}`))
						expect(standing.get(finding.figure)).toContain(direction);
				}
				if (finding.kind !== 'change') continue;
				const moved = /\b(rose|fell) by\b/.exec(finding.sentence)?.[1];
				// What is set in bold, and what a wording of one's own begins with.
				if (moved) expect(finding.sentence).toContain(`${moved} by ${finding.slots.figure}`);
				if (moved) expect(standing.get(finding.figure)).toContain(`${moved}:0`);
			}
		});
		expect(claims).toBeGreaterThan(100);
	});

	it('shows clear differences first, the core ones before others, one of a family', () => {
		forMany(anyAnswer, 100, (answer) => {
			const shown = reportOf(answer).findings.filter(({ kind }) => kind === 'difference');
			const of = ({ figure }: ReportFinding) =>
				DIFFERENCE_CANDIDATES.find((each) => each.figure === figure)!;
			const families = shown.map((each) => of(each).family);
			expect(new Set(families).size).toBe(families.length);
			shown.forEach((each, i) => {
				expect(each.strength).toBeGreaterThan(1);
				const next = shown[i + 1];
				if (next && of(each).core === of(next).core)
					expect(each.strength).toBeGreaterThanOrEqual(next.strength);
				if (next) expect(of(each).core || !of(next).core).toBe(true);
			});
		});
	});

	it('gives the same report for the same answer', () => {
		forMany(anyAnswer, 10, (answer) => {
			expect(JSON.stringify(reportOf(answer))).toBe(JSON.stringify(reportOf(answer)));
		});
	});

	it('knows every figure that it may speak of', () => {
		const known = new Set(PROFILE_FIGURES.map(({ id }) => id));
		for (const id of [
			...DIFFERENCE_CANDIDATES.map(({ figure }) => figure),
			...CHANGE_CANDIDATES,
			...KEY_ROWS
		]) {
			expect(known).toContain(id);
		}
	});
});

/** An independent reckoning of what stands: directions by figure. */
function standingTests({ place, beside }: ProfileAnswer): Map<string, string[]> {
	const tests: { figure: string; says: string; p: number | null }[] = [];
	const figures = new Map(place.profile.figures.map((each) => [each.definition.id, each]));
	const changes: readonly string[] = CHANGE_CANDIDATES;
	for (const id of [...DIFFERENCE_CANDIDATES.map(({ figure }) => figure), ...changes]) {
		const own = figures.get(id)!.estimate;
		const change = changes.includes(id);
		if (!change && reliability(own) === 'too-uncertain') continue;
		for (const {
			role,
			place: { profile }
		} of beside) {
			if (role === 'corridor') continue;
			const theirs = profile.figures.find(({ definition }) => definition.id === id)!.estimate;
			const { direction, pValue } = compare(own, theirs);
			tests.push({ figure: id, says: direction, p: pValue });
		}
		if (change) {
			const { direction, pValue } = compare(own, known(0, 0));
			tests.push({ figure: id, says: direction === 'higher' ? 'rose:0' : 'fell:0', p: pValue });
		}
	}
	const { stands } = benjaminiHochberg(tests.map(({ p }) => p));
	const standing = new Map<string, string[]>();
	tests.forEach(({ figure, says }, i) => {
		if (stands[i]) standing.set(figure, [...(standing.get(figure) ?? []), says]);
	});
	return standing;
}
