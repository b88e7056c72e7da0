/** The three reasons of real places: only what the one rule carries, in words of grade 8 or below. */
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from '#words/index.ts';
import * as profile from '#words/profile.ts';
import type { ProfileAnswer } from '../../src/lib/domain/places/atlas-places.ts';
import { EXPOSED_FIGURES, RISING_FIGURES, reasonsOf } from '../../src/lib/domain/places/reasons.ts';
import { reasonTexts } from '../../src/lib/features/methods/finding-words.ts';
import { ruleOnFigures } from '../report/hostile-hearing.fixture.ts';
import { realAnswer } from '../report/real-reports.fixture.ts';
import { readingGrade } from './support/reading-grade.ts';

const STATIONS = ['penn', 'lyndale', 'lowry', 'bass-lake-road', '85th-avenue'];
const PLACES = [
	...STATIONS.map((id) => `station:${id}`),
	'city:Crystal',
	'tract:27053101600',
	'near:44.99876,-93.30000,900m'
];

let answers: readonly ProfileAnswer[];
beforeAll(async () => {
	const made: ProfileAnswer[] = [];
	for (const place of PLACES) made.push(await realAnswer(place));
	answers = made;
}, 120_000);

const textsOf = (answer: ProfileAnswer) => reasonTexts(en, profile, answer);

describe('the reasons of a place', () => {
	it('are three: who could be hurt, what is rising, how sure', () => {
		const { exposedLead, risingLead, sureLead } = profile.reasons;
		for (const answer of answers)
			expect(textsOf(answer).map(({ lead }) => lead)).toEqual([exposedLead, risingLead, sureLead]);
	});

	it('claim what the rule carries, worked out anew from values and margins, and nothing else', () => {
		let claims = 0;
		for (const answer of answers) {
			const region = answer.beside.find(({ role }) => role === 'region')!.place;
			const found = reasonsOf(answer, en.estimate)!;
			const figure = (of: typeof region, id: string) =>
				of.profile.figures.find(({ definition }) => definition.id === id)!;
			for (const [called, ids] of [
				[found.exposed, EXPOSED_FIGURES],
				[found.rising, RISING_FIGURES]
			] as const) {
				const sides = {
					higher: called.higher,
					lower: called.lower,
					'no-clear-difference': called.unclear,
					'not-tested': called.untested
				};
				for (const id of ids) {
					const verdict = ruleOnFigures(figure(answer.place, id), figure(region, id));
					const lists = Object.entries(sides).filter(([, list]) =>
						list.some((each) => each.id === id)
					);
					expect(lists.map(([side]) => `${id} ${side}`)).toEqual([`${id} ${verdict}`]);
					if (verdict === 'higher') claims += 1;
				}
			}
		}
		expect(claims).toBeGreaterThan(5);
	});

	it('name figures with their margins where a difference is clear, and no figure where none is', () => {
		const [exposed] = textsOf(answers[0]!);
		expect(exposed?.text).toMatch(
			/^\d of 5 shares are clearly above the region’s: .*\d% ± \d+ points/
		);
		const unclear = profile.reasons.rising({
			higher: [],
			lower: [],
			unclear: ['rents', 'incomes'],
			untested: ['home values']
		});
		expect(unclear).toBe(
			'None of 3 changes is clearly above the region’s. No clear difference: rents and incomes. No test is possible: home values.'
		);
	});

	it('say with the flag how many tries give it', () => {
		for (const answer of answers) {
			const { call, flagShareOfDraws } = answer.place.pressure!.flag;
			const [, , sure] = textsOf(answer);
			expect(sure?.text).toContain(`${Math.floor(flagShareOfDraws! * 100 + 1e-9)} of 100 tries`);
			expect(sure!.text.includes('may face pressure')).toBe(call === 'flagged');
		}
	});

	it('are read in grade 8 or below', () => {
		for (const answer of answers) {
			const all = textsOf(answer)
				.map(({ lead, text }) => `${lead} ${text}`)
				.join(' ');
			expect(readingGrade(all), all).toBeLessThanOrEqual(8);
			expect(all).not.toMatch(/will be|displaced|NaN|undefined|null|± 0(?!\.)/);
		}
	});

	it('are not told of the region itself, nor by a method that asks other things', async () => {
		expect(textsOf(await realAnswer('region'))).toEqual([]);
		const { question, ...rest } = answers[0]!;
		expect(textsOf({ ...rest, question: { ...question, method: 'bates' } })).toEqual([]);
	});
});
