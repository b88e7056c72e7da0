import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voice } from '../../i18n/report-voice.fixture.ts';
import { callDifference, isCalled } from '../statistics/compare.ts';
import { known } from '../statistics/estimate.ts';
import type { CompareAnswer, MeasuredPlace } from '../places/atlas-places.ts';
import { buildComparisonReport } from './build.ts';
import { CHANGE_CANDIDATES, DIFFERENCE_CANDIDATES } from './comparisons.ts';
import { CLAIM, expectGrammar, expectSentences, textsOf } from './grammar.fixture.ts';
import { anyPlace, forMany, nameOf, options, QUESTION } from './report.fixture.ts';
import { topicTables } from './tables.ts';

describe('a report of several places', () => {
	const refs = (count: number) =>
		Array.from({ length: count }, (_, i) => `neighborhood:${'ABCDEFGHIJKLM'.charAt(i)}-town`);
	type Comparison = { readonly answer: CompareAnswer; readonly region: MeasuredPlace };
	const anyComparison = (count: number): fc.Arbitrary<Comparison> =>
		fc.tuple(anyPlace('region'), ...refs(count).map(anyPlace)).map(([region, ...places]) => ({
			region,
			answer: { question: { ...QUESTION, places: refs(count) }, places, refused: [] }
		}));
	const referencesOf = (region: MeasuredPlace) => [{ role: 'region' as const, place: region }];

	it.each([2, 7])('leads the table of %d places with the share behind each flag', (count) => {
		let told = 0;
		forMany(anyComparison(count), 60, ({ answer, region }) => {
			const named = (ref: string) => ({ ...nameOf(ref), short: `short ${ref}` });
			const report = buildComparisonReport(answer, referencesOf(region), named, voice, options);
			const { columns, rows } = report.table;
			// Many stand by their short names.
			const shown = report.places.map(({ name }) => (count > 4 ? name.short : name.title));
			expect(columns.slice(1, 1 + shown.length)).toEqual(shown);
			const flags = answer.places.map(({ pressure }) => pressure?.flag ?? null);
			const flagged = voice.report.table.flagged;
			if (flags.every((flag) => flag === null)) {
				expect(rows.map(({ header }) => header)).not.toContain(flagged);
				return;
			}
			expect(rows[0]!.header).toBe(flagged);
			flags.forEach((flag, at) => {
				const cell = rows[0]!.cells[at]!;
				if (cell.kind !== 'figure') throw new Error('A share is no text.');
				const known = flag?.call != null && flag.share !== null && flag.range !== null;
				if (!known) {
					expect(cell).toMatchObject({ text: { margin: '' }, against: '' });
					return;
				}
				told += 1;
				expect(cell.text.value).toBe(`${Math.round(flag.share * 100)}%`);
				expect(cell.text.margin).toContain(`${Math.round(flag.range.high * 100)}%`);
				expect(cell.against).toBe(voice.report.table.calls[flag.call]);
			});
		});
		expect(told).toBeGreaterThan(20);
	});

	it.each([2, 3, 4])('claims of %d places only changes that carry their tests', (count) => {
		let claims = 0;
		forMany(anyComparison(count), 170, ({ answer, region }) => {
			const standing = standingAmong(answer);
			const report = buildComparisonReport(answer, referencesOf(region), nameOf, voice, options);
			const findings = [...report.findings, ...report.moreFindings];
			const changed = findings.filter(({ kind }) => kind === 'change');
			expect(report.findings.filter(({ kind }) => kind === 'change').length).toBeLessThanOrEqual(2);
			for (const { figure, place, sentence, spoken, slots } of changed) {
				const [moved = '', ...others] = sentence.split(/(?<=\.) (?=[A-Z])/);
				const [rose = '', fell = ''] = moved.includes(' rose by ')
					? moved.split(', and fell by ')
					: ['', moved];
				const between = others.find((each) => each.startsWith('The change in ')) ?? '';
				const [higher = '', lower = ''] = between.includes('clearly higher')
					? between.split('clearly lower')
					: ['', between];
				for (const { ref } of answer.places) {
					const said = (part: string) => part.includes(` in ${nameOf(ref).inText}`);
					// What would print as no change at all is not said to have moved.
					if (said(rose)) expect(standing.get(`${figure} ${ref} no-change`)).toBe('higher');
					if (said(fell)) expect(standing.get(`${figure} ${ref} no-change`)).toBe('lower');
					if (said(rose) || said(fell)) claims += 1;
					if (ref === place) continue;
					const held = standing.get(`${figure} ${place} ${ref}`);
					if (said(higher)) expect(held, sentence).toBe('higher');
					if (said(lower)) expect(held, sentence).toBe('lower');
				}
				expect(sentence).toMatch(/\b(rose|fell) by\b/);
				expect(spoken).toMatch(/\b(rose|fell) by\b/);
				expect(sentence).toContain(slots.figure);
			}
			expectGrammar(changed.flatMap(({ sentence, spoken }) => [sentence, spoken]));
		});
		expect(claims).toBeGreaterThan(100);
	});

	it.each([2, 3, 4, 13])('is grammatical for %d places', (count) => {
		let claims = 0;
		forMany(anyComparison(count), count > 4 ? 20 : 60, ({ answer, region }) => {
			const report = buildComparisonReport(answer, referencesOf(region), nameOf, voice, {
				...options,
				...(count > 4 ? { setTitle: 'Stations of the line' } : {})
			});
			expectGrammar(textsOf(report, voice));
			expectSentences(report);
			for (const finding of [...report.findings, ...report.moreFindings]) {
				if (!CLAIM.test(finding.sentence)) continue;
				claims += 1;
				expect(finding.comparisons.some(({ direction }) => isCalled(direction))).toBe(true);
			}
		});
		expect(claims).toBeGreaterThan(0);
	});

	it('says of the highest only what its own tests carry', () => {
		forMany(anyComparison(3), 40, ({ answer, region }) => {
			const report = buildComparisonReport(answer, referencesOf(region), nameOf, voice, options);
			for (const { id, figure, place, comparisons, sentence } of report.findings) {
				if (!id.startsWith('ranked:')) continue;
				const of = (ref: string) =>
					answer.places
						.find((each) => each.ref === ref)!
						.profile.figures.find(({ definition }) => definition.id === figure)!;
				for (const { with: other, direction } of comparisons) {
					const [own, theirs] = [of(place), of(other!)];
					const { unit } = own.definition;
					expect(direction).toBe(callDifference(own.estimate, theirs.estimate, unit).direction);
					const named = nameOf(other!).inText;
					expect(sentence.includes(`${named} (`)).toBe(isCalled(direction));
				}
			}
		});
	});

	it('calls the tables of a set by its own name, and those of a few places by theirs', () => {
		const captions = ({ answer, region }: Comparison, setTitle?: string) => {
			const report = buildComparisonReport(answer, referencesOf(region), nameOf, voice, {
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

/** What the rule says between places side by side: directions by figure, place and other. */
function standingAmong({ places }: CompareAnswer): Map<string, string> {
	const changes: readonly string[] = CHANGE_CANDIDATES;
	const ids = [...DIFFERENCE_CANDIDATES.map(({ figure }) => figure), ...changes];
	const of = ({ profile }: MeasuredPlace, id: string) =>
		profile.figures.find(({ definition }) => definition.id === id)!;
	return new Map(
		ids.flatMap((id) =>
			places.flatMap((place) => {
				const { estimate, definition } = of(place, id);
				const against = (ref: string, their: typeof estimate): [string, string] => [
					`${id} ${place.ref} ${ref}`,
					callDifference(estimate, their, definition.unit).direction
				];
				return [
					...places
						.filter((other) => other !== place)
						.map((other) => against(other.ref, of(other, id).estimate)),
					...(changes.includes(id) ? [against('no-change', known(0, 0))] : [])
				];
			})
		)
	);
}
