import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voice } from '../../i18n/report-voice.fixture.ts';
import { compare } from '../estimate/compare.ts';
import { known } from '../estimate/make.ts';
import { benjaminiHochberg } from '../estimate/many-tests.ts';
import { reliability } from '../estimate/reliability.ts';
import { PROFILE_FIGURES } from '../profile/topics.ts';
import type { CompareAnswer, MeasuredPlace, ProfileAnswer } from '../profile/answer.ts';
import { buildComparisonReport } from './build-comparison.ts';
import { buildReport } from './build-report.ts';
import { CHANGE_CANDIDATES, DIFFERENCE_CANDIDATES, KEY_ROWS } from './candidates.ts';
import type { Report, ReportFinding } from './model.ts';
import { topicTables } from './tables.ts';
import { anyAnswer, anyPlace, forMany, nameOf, options, QUESTION } from './report.fixture.ts';

const reportOf = (answer: ProfileAnswer): Report => buildReport(answer, nameOf, voice, options);

/** Every text of a report that a person reads. */
function textsOf(report: Report): string[] {
	return [
		report.title,
		report.subtitle,
		...[...report.findings, ...report.moreFindings].flatMap(({ sentence, spoken, title }) => [
			sentence,
			spoken,
			title
		]),
		...report.unknowns,
		...report.method,
		...report.notes,
		...report.sources.map(({ sentence }) => sentence),
		report.map.title,
		report.map.alt,
		report.citation.plain,
		...[report.table, ...topicTables(report, voice)].flatMap(({ caption, columns, rows }) => [
			caption,
			...columns,
			...rows.flatMap(({ header, cells }) => [
				header,
				...cells.flatMap((cell) =>
					cell.kind === 'text' ? [cell.text] : [cell.text.value, cell.text.margin, cell.text.spoken]
				)
			])
		])
	];
}

/** What grammar forbids, by rule. */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
	['a slip of the code', /NaN|null|undefined|Infinity|\[object|\{|\}/],
	['two spaces', / {2}/],
	['two full stops or commas', /\.\.|,,|;;|::|\. ?\.|,\./],
	['a space before a stop', / [.,;:]/],
	['empty brackets', /\(\s*\)|“”/],
	['doubled units', /%%|\$\$|points? points?|%\s*percent|± ±|households households/],
	['a hyphen for a minus', /(^|\s)-\d/],
	['one of many', /(?<![.,\d])1(\.0)? (points|tracts|years|places|comparisons|miles)\b/],
	['many of one', /(?<![.,\d])(?!1(\.0)? )\d[\d.,]* (point|tract|year|place|comparison)\b(?! of)/],
	['one that are', /\b1 are\b|\b(?:[2-9]|\d{2,}) is in\b|There are 1 renter/],
	['a promise of harm', /will be displaced/i],
	['a doubled word', /\b(the|in|of|a|is|are|than|and) \1\b/i]
];

function expectGrammar(texts: readonly string[]): void {
	const found = texts.flatMap((text) =>
		FORBIDDEN.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${what}: “${text}”`)
	);
	expect(found).toEqual([]);
}

function expectSentences({ findings, moreFindings, unknowns, method, notes }: Report): void {
	const sentences = [
		...[...findings, ...moreFindings].flatMap(({ sentence, spoken }) => [sentence, spoken]),
		...unknowns,
		...method,
		...notes
	];
	expect(sentences.filter((each) => !/^[A-Z“$\d].*\.$/s.test(each))).toEqual([]);
}

/** Words that only a passed test gives a right to. */
const CLAIM = /clearly (higher|lower)|\b(rose|fell) by\b/g;

describe('a report of a place', () => {
	it('is grammatical for 500 places', () => {
		forMany(anyAnswer, 500, (answer) => {
			const report = reportOf(answer);
			expectGrammar(textsOf(report));
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

describe('a report of several places', () => {
	const refs = (count: number) =>
		Array.from({ length: count }, (_, i) => `neighborhood:${'ABCDEFGHIJKLM'.charAt(i)}-town`);
	type Comparison = { readonly answer: CompareAnswer; readonly region: MeasuredPlace };
	const anyComparison = (count: number): fc.Arbitrary<Comparison> =>
		fc.tuple(anyPlace('region'), ...refs(count).map(anyPlace)).map(([region, ...places]) => ({
			region,
			answer: { question: { ...QUESTION, places: refs(count) }, places, refused: [] }
		}));
	const besideOf = (region: MeasuredPlace) => [{ role: 'region' as const, place: region }];

	it.each([2, 3, 4, 13])('is grammatical for %d places', (count) => {
		let claims = 0;
		forMany(anyComparison(count), count > 4 ? 20 : 60, ({ answer, region }) => {
			const report = buildComparisonReport(answer, besideOf(region), nameOf, voice, {
				...options,
				...(count > 4 ? { setTitle: 'Stations of the line' } : {})
			});
			expectGrammar(textsOf(report));
			expectSentences(report);
			for (const finding of [...report.findings, ...report.moreFindings]) {
				if (!CLAIM.test(finding.sentence)) continue;
				claims += 1;
				expect(finding.comparisons.some(({ stands }) => stands)).toBe(true);
			}
		});
		expect(claims).toBeGreaterThan(0);
	});

	it('says of the highest only what its own tests carry', () => {
		forMany(anyComparison(3), 40, ({ answer, region }) => {
			const report = buildComparisonReport(answer, besideOf(region), nameOf, voice, options);
			for (const { id, figure, place, comparisons, sentence } of report.findings) {
				if (!id.startsWith('ranked:')) continue;
				const of = (ref: string) =>
					answer.places
						.find((each) => each.ref === ref)!
						.profile.figures.find(({ definition }) => definition.id === figure)!.estimate;
				for (const { with: other, stands } of comparisons) {
					const { direction } = compare(of(place), of(other!));
					if (stands) expect(direction).toBe('higher');
					const named = nameOf(other!).inText;
					expect(sentence.includes(`${named} (`)).toBe(stands);
				}
			}
		});
	});

	it('calls the tables of a set by its own name, and those of a few places by theirs', () => {
		const captions = ({ answer, region }: Comparison, setTitle?: string) => {
			const report = buildComparisonReport(answer, besideOf(region), nameOf, voice, {
				...options,
				...(setTitle === undefined ? {} : { setTitle })
			});
			return [report.table, ...topicTables(report, voice)].map(({ caption }) => caption);
		};
		forMany(anyComparison(5), 3, (comparison) => {
			for (const caption of captions(comparison, 'Stations of the line')) {
				expect(caption).toMatch(/: Stations of the line$/);
			}
		});
		forMany(anyComparison(4), 3, (comparison) => {
			for (const caption of captions(comparison)) {
				expect(caption).toMatch(/: A-town, B-town, C-town and D-town$/);
			}
		});
	});

	it('needs two places', () => {
		expect(() =>
			buildComparisonReport(
				{ question: { ...QUESTION, places: [] }, places: [], refused: [] },
				[],
				nameOf,
				voice,
				options
			)
		).toThrow(RangeError);
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
