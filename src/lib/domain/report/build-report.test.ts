import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voice } from '../../i18n/report-voice.fixture.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { known } from '../statistics/estimate.ts';
import { PROFILE_FIGURES } from '../places/topics.ts';
import type { ProfileAnswer } from '../places/atlas-places.ts';
import { buildReport } from './build.ts';
import { CHANGE_CANDIDATES, DIFFERENCE_CANDIDATES, KEY_ROWS } from './comparisons.ts';
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

	it('claims no difference that the one rule does not carry', () => {
		let claims = 0;
		forMany(anyAnswer, 200, (answer) => {
			const standing = standingTests(answer);
			const report = reportOf(answer);
			for (const finding of [...report.findings, ...report.moreFindings]) {
				const said = finding.sentence.match(CLAIM) ?? [];
				claims += said.length;
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

	it('shows clear differences first, burden before all, the core ones before others', () => {
		forMany(anyAnswer, 100, (answer) => {
			const { findings, moreFindings } = reportOf(answer);
			const shown = findings.filter(({ kind }) => kind === 'difference');
			const others = moreFindings.filter(({ kind }) => kind === 'difference');
			const of = ({ figure }: ReportFinding) =>
				DIFFERENCE_CANDIDATES.find((each) => each.figure === figure)!;
			const first = (each: ReportFinding) => of(each).family === 'burden';
			shown.forEach((each, i) => {
				expect(each.strength).toBeGreaterThan(1);
				const next = shown[i + 1];
				if (!next) return;
				if (of(each).core === of(next).core && !first(each) && of(each).family !== of(next).family)
					if (!others.some((other) => of(other).family === of(next).family))
						expect(each.strength).toBeGreaterThanOrEqual(next.strength);
			});
			const clear = [...findings, ...moreFindings].filter(
				({ kind, strength }) => kind === 'difference' && strength > 0
			);
			if (clear.some(first)) expect(first(shown[0]!)).toBe(true);
			// What is not core comes in only where no core one waits.
			const families = new Set(shown.map((each) => of(each).family));
			const waiting = clear.some((each) => of(each).core && !families.has(of(each).family));
			if (waiting) expect(shown.every((each) => of(each).core)).toBe(true);
		});
	});

	it('tells a topic from both sides wherever both are clear', () => {
		const sides = (each: ReportFinding) => {
			const worse = WORSE[each.figure];
			if (worse === undefined) return [];
			return each.comparisons.flatMap(({ direction }) =>
				direction === 'higher' || direction === 'lower'
					? [`${worse.topic} ${direction === worse.side ? 'worse' : 'better'}`]
					: []
			);
		};
		let balanced = 0;
		forMany(anyAnswer, 400, (answer) => {
			const { findings, moreFindings } = reportOf(answer);
			const told = new Set(findings.flatMap(sides));
			for (const waiting of moreFindings.flatMap(sides)) {
				const topic = waiting.split(' ')[0];
				if ([`${topic} worse`, `${topic} better`].some((each) => told.has(each))) {
					balanced += 1;
					expect(told).toContain(waiting);
				}
			}
			// Two pages hold no more.
			expect(findings.length).toBeLessThanOrEqual(12);
		});
		expect(balanced).toBeGreaterThan(5);
	});

	it('makes no finding of what rounds to zero', () => {
		let zeros = 0;
		forMany(anyAnswer, 100, (answer) => {
			const { findings, moreFindings } = reportOf(answer);
			const found = [...findings, ...moreFindings].filter(({ id }) => id.startsWith('difference:'));
			for (const { text } of found) expect(text.value).toMatch(/[1-9]/);
			zeros += answer.place.profile.figures.filter(
				({ estimate }) => estimate.value === 0.0004
			).length;
		});
		expect(zeros).toBeGreaterThan(20);
	});

	it('says for every key figure how the place stands, or that no test is possible', () => {
		let told = 0;
		forMany(anyAnswer, 100, (answer) => {
			const { places, table } = reportOf(answer);
			KEY_ROWS.forEach((id, row) => {
				places.forEach(({ role }, at) => {
					const cell = table.rows[row]!.cells[at]!;
					if (role === 'place' || role === 'corridor' || cell.kind !== 'figure') return;
					if (cell.unit === 'count') expect(cell.against).toBe('');
					else expect(cell.against, id).not.toBe('');
					told += 1;
				});
			});
		});
		expect(told).toBeGreaterThan(500);
	});

	it('says which margins are modelled, and that some are raised', () => {
		const [answer] = fc.sample(anyAnswer, { seed: 7, numRuns: 1 });
		const withBasis = (id: string, moeBasis: 'modelled' | 'sampling-floor') => {
			const figures = answer!.place.profile.figures.map((each) => {
				const estimate = known(0.4, 0.1);
				return {
					...each,
					estimate: each.definition.id === id ? { ...estimate, moeBasis } : estimate
				};
			});
			const profile = { ...answer!.place.profile, figures };
			return reportOf({ ...answer!, place: { ...answer!.place, profile } }).notes.join(' ');
		};
		expect(withBasis('no_vehicle_share', 'modelled')).toContain(
			'Margin modelled, not published: Households without a vehicle.'
		);
		expect(withBasis('people_of_color_change', 'modelled')).toContain(
			'Margin modelled, not published: changes over time.'
		);
		expect(withBasis('living_alone', 'sampling-floor')).toContain('are raised to what');
		expect(withBasis('group_quarters', 'modelled')).not.toMatch(/modelled, not|are raised to/);
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

/** An independent reckoning of what may be claimed, by the rule alone: directions by figure. */
function standingTests({ place, beside }: ProfileAnswer): Map<string, string[]> {
	const figures = new Map(place.profile.figures.map((each) => [each.definition.id, each]));
	const changes: readonly string[] = CHANGE_CANDIDATES;
	const standing = new Map<string, string[]>();
	for (const id of [...DIFFERENCE_CANDIDATES.map(({ figure }) => figure), ...changes]) {
		const own = figures.get(id)!.estimate;
		const change = changes.includes(id);
		const said: string[] = [];
		for (const {
			role,
			place: { profile }
		} of beside) {
			if (role === 'corridor') continue;
			const theirs = profile.figures.find(({ definition }) => definition.id === id)!.estimate;
			said.push(verdict(own, theirs, change));
		}
		if (change) said.push(verdict(own, NONE, true) === 'higher' ? 'rose:0' : '');
		if (change) said.push(verdict(own, NONE, true) === 'lower' ? 'fell:0' : '');
		standing.set(id, said);
	}
	return standing;
}

/** Which side of a figure is worse, told apart from the code's own table. */
const WORSE: Readonly<Record<string, { readonly topic: string; readonly side: string }>> = {
	burdened_share: { topic: 'cost', side: 'higher' },
	cost_burden_50: { topic: 'cost', side: 'higher' },
	median_gross_rent: { topic: 'cost', side: 'higher' },
	rent_change_2013_2017: { topic: 'cost', side: 'higher' },
	cost_burden_change_2013_2017: { topic: 'cost', side: 'higher' },
	median_household_income: { topic: 'means', side: 'lower' },
	income_change: { topic: 'means', side: 'lower' },
	without_bachelors: { topic: 'means', side: 'higher' },
	without_high_school: { topic: 'means', side: 'higher' },
	unemployment: { topic: 'means', side: 'higher' }
};

const NONE: Estimate = { value: 0, moe: 0, quality: 'zero', moeReason: null };

/** 2.576 standard errors of the difference, 1.645 of which a margin is; nothing of shaky figures. */
function verdict(a: Estimate, b: Estimate, change: boolean): string {
	const known = (each: Estimate) =>
		each.value !== null &&
		(each.quality === 'value' || each.quality === 'zero') &&
		(each.moe !== null || each.moeReason === 'full-count');
	if (!known(a) || !known(b)) return 'not-tested';
	const shaky = ({ value, moe }: Estimate) =>
		value !== 0 && (moe ?? 0) / 1.645 / Math.abs(value!) > 0.4;
	if (!change && (shaky(a) || shaky(b))) return 'not-tested';
	const error = Math.hypot(a.moe ?? 0, b.moe ?? 0) / 1.645;
	const difference = a.value! - b.value!;
	if (Math.abs(difference) <= 2.576 * error) return 'no-clear-difference';
	return difference > 0 ? 'higher' : 'lower';
}
