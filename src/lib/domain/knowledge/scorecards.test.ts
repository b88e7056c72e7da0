import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectMergeLaws } from '../merge/laws.fixture.ts';
import { PROFILE_FIGURES } from '../places/topics.ts';
import { readFormat, writeFormat } from './file-format.ts';
import { FULL_CONSENT, NO_CONSENT, type Consent } from './import.ts';
import { liveEntries, type Stamp } from './merge.ts';
import { anyEntries, anyInstant } from './versions.fixture.ts';
import {
	SCORECARD_FORMAT,
	THEMES,
	THEME_FIGURES,
	bringingBack,
	criteriaOf,
	factOf,
	factVersions,
	importScorecards,
	isThere,
	marksOf,
	mergeScorecards,
	newScorecard,
	placeToKeep,
	previewScorecards,
	projectPlace,
	putCriterion,
	putMark,
	putScorer,
	removeCriterion,
	removeScorecard,
	removeScorer,
	restoreScorecard,
	resultOf,
	setFact,
	setThemeWeight,
	sheetId,
	sheetsOf,
	spreadOf,
	takeBackScorecards,
	toHalves,
	weightedMean,
	type Criterion,
	type Mark,
	type Scorecard
} from './scorecards.ts';

const by = (device: string, day = 1): Stamp => ({
	device,
	author: null,
	at: `2026-05-0${day}T12:00:00Z`
});

/* Made-up scorecards, among them ones that no app would write. */

const sheets = fc.constantFrom('ana.s', 'ben.s', 'cyd.s');
const criterionIds = fc.constantFrom('c1', 'c2', 'c3');
const anyCriterion: fc.Arbitrary<Criterion> = fc.record({
	theme: fc.constantFrom(...THEMES),
	words: fc.constantFrom('Homes for whom?', 'Who decides?'),
	weight: fc.integer({ min: 0, max: 10 }),
	created: anyInstant
});
const anyMark: fc.Arbitrary<Mark> = fc.record({
	score: fc.option(fc.integer({ min: 1, max: 5 })),
	reason: fc.constantFrom('', 'It says so.'),
	asked: fc.constantFrom('a', 'b')
});
const anyCard: fc.Arbitrary<Scorecard> = fc.record({
	id: fc.constantFrom('card', 'other'),
	facts: anyEntries(fc.constantFrom('name', 'homes', 'place'), fc.constantFrom('x', 'y')),
	weights: anyEntries(fc.constantFrom(...THEMES), fc.integer({ min: 0, max: 10 })),
	criteria: anyEntries(criterionIds, anyCriterion),
	scorers: anyEntries(sheets, fc.record({ name: fc.constantFrom('Ana', 'Ben', '') })),
	marks: anyEntries(
		fc.tuple(sheets, criterionIds).map(([sheet, criterion]) => `${sheet}.${criterion}`),
		anyMark
	)
});
const anyCards = fc.array(anyCard, { maxLength: 2 }).map((cards) => mergeScorecards(cards, []));

/** By ana: two criteria on housing, one on transportation. */
function begun(): Scorecard {
	let card = newScorecard('card', 'Penn and Lowry', 'station:penn@0.5mi', by('ana'));
	card = putCriterion(card, 'c1', { theme: 'housing', words: 'For whom?', weight: 3 }, by('ana'));
	card = putCriterion(
		card,
		'c2',
		{ theme: 'housing', words: 'How long?', weight: 1 },
		by('ana', 2)
	);
	return putCriterion(
		card,
		'c3',
		{ theme: 'transportation', words: 'Can people get there?', weight: 1 },
		by('ana', 3)
	);
}

/** Somebody scores on a device of their own. */
function scored(
	card: Scorecard,
	device: string,
	scores: Readonly<Record<string, number | null>>,
	name = device
): Scorecard {
	const sheet = sheetId(device, 's');
	return Object.entries(scores).reduce(
		(each, [criterion, score]) =>
			putMark(each, sheet, criterion, { score, reason: '' }, by(device, 4)),
		putScorer(card, sheet, name, by(device, 4))
	);
}

const merged = (...cards: readonly Scorecard[]): Scorecard =>
	cards.reduce<readonly Scorecard[]>((all, card) => mergeScorecards(all, [card]), [])[0]!;

describe('scorecards of several people', () => {
	it('are put together alike in any order and grouping, however often', () => {
		expectMergeLaws(anyCards, mergeScorecards, 150);
	});

	it('never lose a score, whoever sends which file to whom, and when', () => {
		const devices = ['ana', 'ben', 'cyd'] as const;
		const move = fc.oneof(
			fc.record({
				kind: fc.constant('score' as const),
				by: fc.constantFrom(0, 1, 2),
				criterion: criterionIds,
				score: fc.option(fc.integer({ min: 1, max: 5 }))
			}),
			fc.record({
				kind: fc.constant('send' as const),
				by: fc.constantFrom(0, 1, 2),
				to: fc.constantFrom(0, 1, 2)
			})
		);
		fc.assert(
			fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
				const lists: (readonly Scorecard[])[] = devices.map(() => [begun()]);
				/** What everybody said last, by hand. */
				const last = new Map<string, number | null>();
				for (const each of moves) {
					const device = devices[each.by];
					if (each.kind === 'send') {
						lists[each.to] = importScorecards(
							lists[each.to]!,
							lists[each.by]!,
							devices[each.to],
							NO_CONSENT
						);
						continue;
					}
					const { criterion, score } = each;
					lists[each.by] = lists[each.by]!.map((card) =>
						scored(card, device, { [criterion]: score })
					);
					last.set(`${device}.s.${criterion}`, score);
				}
				const all = lists.reduce(mergeScorecards, []);
				const there = new Map(
					liveEntries(all[0]!.marks).map(({ id, versions }) => [
						id,
						versions.map(({ value }) => value.score)
					])
				);
				expect(there).toEqual(new Map([...last].map(([id, score]) => [id, [score]])));
			}),
			{ numRuns: 150 }
		);
	});

	it('come back from a file as they were written', () => {
		fc.assert(
			fc.property(anyCards, (scorecards) => {
				const text = writeFormat(SCORECARD_FORMAT, { scorecards });
				expect(readFormat(text, SCORECARD_FORMAT)).toEqual({ ok: true, value: { scorecards } });
			})
		);
	});

	it.each([
		['a score that is none', '"score":9'],
		['half a score', '"score":2.5'],
		['a weight below nothing', '"weight":-1']
	])('refuse a file with %s', (_, broken) => {
		const text = writeFormat(SCORECARD_FORMAT, { scorecards: [scored(begun(), 'ana', { c1: 5 })] });
		const key = broken.split(':')[0]!;
		const wrong = text.replace(new RegExp(`${key}:\\d+`), broken);
		expect(wrong).not.toBe(text);
		expect(readFormat(wrong, SCORECARD_FORMAT)).toMatchObject({
			problem: { code: 'import/wrong' }
		});
	});

	it('refuse facts, sheets and answers under names that there are not', () => {
		const card = scored(begun(), 'ana', { c1: 5 });
		const wrong: readonly Scorecard[] = [
			{ ...card, facts: card.facts.map((each) => ({ ...each, id: `x${each.id}` })) },
			{ ...card, weights: [{ ...card.facts[0]!, id: 'x' }] as never },
			{ ...card, scorers: card.scorers.map((each) => ({ ...each, id: 'ana' })) },
			{ ...card, marks: card.marks.map((each) => ({ ...each, id: 'ana.s' })) }
		];
		for (const each of wrong) {
			const text = writeFormat(SCORECARD_FORMAT, { scorecards: [each] });
			expect(readFormat(text, SCORECARD_FORMAT).ok).toBe(false);
		}
	});
});

describe('what scores say together', () => {
	it('is the mean by weights, counted by hand', () => {
		let card = merged(
			scored(begun(), 'ana', { c1: 5, c2: 1, c3: 4 }),
			scored(begun(), 'ben', { c1: 3, c2: 2, c3: null }),
			scored(begun(), 'cyd', { c1: 1 })
		);
		card = setThemeWeight(card, 'housing', 2, by('ana', 5));
		const result = resultOf(card);
		const housing = result.themes.find(({ theme }) => theme === 'housing')!;
		// (3 · (5 + 3 + 1) / 3 + 1 · (1 + 2) / 2) / 4
		expect(housing.score).toBeCloseTo(2.625);
		// (2 · 2.625 + 1 · 4) / 3
		expect(result.score).toBeCloseTo(3.0833, 4);
		// ((3 + 1.5) / 2 + 4) / 2
		expect(result.unweighted).toBeCloseTo(3.125);
		expect(result.isUnweighted).toBe(false);
		// (3 · 5 + 1) / 4, (3 · 3 + 2) / 4 and 1
		expect(housing.spread).toMatchObject({
			people: 3,
			low: 1,
			high: 4,
			middle: 2.75,
			agreement: 'far'
		});
		expect(result.people.map(({ name, scored, abstained }) => [name, scored, abstained])).toEqual([
			['ana', 3, 0],
			['ben', 2, 1],
			['cyd', 1, 0]
		]);
		// (2 · 4 + 4) / 3
		expect(result.people[0]!.score).toBeCloseTo(4);
		const [first, second] = housing.criteria;
		expect(first!.spread).toMatchObject({ low: 1, high: 5, middle: 3, near: 1, agreement: 'far' });
		expect(second).toMatchObject({ silent: 1, spread: { agreement: 'close', near: 2 } });
		const [transit] = result.themes.find(({ theme }) => theme === 'transportation')!.criteria;
		expect(transit!.abstained.map(({ name }) => name)).toEqual(['ben']);
		// Themes without criteria have weight, and rest on nothing: 3 of 7.
		expect(result.covered).toBeCloseTo(3 / 7);
	});

	it('lies within the scores that were given, in halves, and is none without weight', () => {
		const given = fc.record({
			score: fc.integer({ min: 1, max: 5 }),
			weight: fc.integer({ min: 0, max: 10 })
		});
		fc.assert(
			fc.property(fc.array(given), (all) => {
				const mean = weightedMean(all);
				// Each score as often as its weight says.
				const many = all.flatMap(({ score, weight }) => Array<number>(weight).fill(score));
				if (many.length === 0) {
					expect(mean).toBeNull();
					return;
				}
				expect(mean).toBeCloseTo(many.reduce((sum, score) => sum + score) / many.length);
				expect(toHalves(mean!) * 2).toBe(Math.round(toHalves(mean!) * 2));
				expect(Math.abs(toHalves(mean!) - mean!)).toBeLessThanOrEqual(0.25);
			})
		);
	});

	it('has the range of all scores, and half of them on each side of the middle', () => {
		expect(spreadOf([])).toBeNull();
		expect(
			[
				[2, 3, 4],
				[1, 3, 5],
				[1, 2]
			].map((each) => spreadOf(each)!.near)
		).toEqual([3, 1, 2]);
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (scores) => {
				const spread = spreadOf(scores)!;
				expect([spread.low, spread.high]).toEqual([Math.min(...scores), Math.max(...scores)]);
				const below = scores.filter((score) => score < spread.middle).length;
				const above = scores.filter((score) => score > spread.middle).length;
				expect(below).toBeLessThanOrEqual(scores.length / 2);
				expect(above).toBeLessThanOrEqual(scores.length / 2);
				expect(spread.people).toBe(scores.length);
			})
		);
		expect([[3], [3, 3], [3, 4], [2, 4], [1, 4]].map((each) => spreadOf(each)!.agreement)).toEqual([
			'alone',
			'agree',
			'close',
			'apart',
			'far'
		]);
	});

	it('leaves out what was taken out, and says so', () => {
		let card = scored(begun(), 'ana', { c1: 5, c2: 1, c3: 4 });
		card = removeCriterion(card, 'c2', by('ben', 5));
		card = putCriterion(
			card,
			'c1',
			{ theme: 'housing', words: 'For how many?', weight: 3 },
			by('ben', 5)
		);
		const result = resultOf(card);
		expect(result).toMatchObject({ criteria: 2, uncounted: 1, ofOtherWords: 1, unsettled: 0 });
		expect(criteriaOf(card, 'housing')).toHaveLength(1);
		expect(marksOf(card, 'ana.s', 'c2')[0]!.value.score).toBe(1);
		// Whoever scores again has scored the new words.
		expect(resultOf(scored(card, 'ana', { c1: 4 })).ofOtherWords).toBe(0);
		expect(resultOf(removeScorer(card, 'ana.s', by('ana', 6)))).toMatchObject({
			people: [],
			score: null,
			uncounted: 0
		});
		// Deleted in one window while its owner went on in another.
		const apart = merged(
			removeScorer(card, 'ana.s', by('ana', 6)),
			putMark(card, 'ana.s', 'c3', { score: 2, reason: '' }, by('anaa', 6))
		);
		expect(resultOf(apart)).toMatchObject({ people: [], uncounted: 1 });
	});

	it('asks its criteria in the order in which they were written, also within one second', () => {
		const ids = ['z', 'm', 'a'];
		const card = ids.reduce(
			(each, id) => putCriterion(each, id, { theme: 'housing', words: id, weight: 1 }, by('ana')),
			newScorecard('card', 'One', null, by('ana'))
		);
		expect(criteriaOf(card, 'housing').map(({ id }) => id)).toEqual(ids);
	});

	it('has a place only where a project can be in it', () => {
		expect(placeToKeep('station:penn', 804.672)).toBe('station:penn@0.5mi');
		expect(placeToKeep('station:penn@0.25mi', 804.672)).toBe('station:penn@0.25mi');
		expect(placeToKeep('city:Crystal', 804.672)).toBe('city:Crystal');
		for (const ref of [
			'each:green-line',
			'station:plan-1',
			'stations:plan',
			'corridor:plan',
			'x'
		]) {
			expect(placeToKeep(ref, 804.672)).toBeNull();
		}
		expect(projectPlace(begun())).toBe('station:penn@0.5mi');
		expect(projectPlace(setFact(begun(), 'place', 'nowhere', by('ana')))).toBeNull();
	});

	it('stands beside figures that profiles have', () => {
		const known = new Set(PROFILE_FIGURES.map(({ id }) => id));
		const missing = Object.values(THEME_FIGURES)
			.flat()
			.filter((id) => !known.has(id));
		expect(missing).toEqual([]);
	});
});

describe('a file of scorecards', () => {
	const shared = merged(
		scored(begun(), 'ana', { c1: 5 }),
		scored(begun(), 'ben', { c1: 2, c2: 3 })
	);
	const scoresOn = (cards: readonly Scorecard[], device: string) =>
		cards.flatMap((card) =>
			['c1', 'c2', 'c3'].flatMap((criterion) =>
				marksOf(card, `${device}.s`, criterion).map(({ value }) => value.score)
			)
		);
	const brought = (file: Scorecard, device: string, consent: Consent = NO_CONSENT) =>
		importScorecards([shared], [file], device, consent);

	it('deletes and changes the reader’s own scores only with a yes', () => {
		const gone = removeScorer(shared, 'ana.s', by('eve', 6));
		const { differences, own } = previewScorecards([shared], [gone], 'ana');
		expect(differences).toEqual([]);
		expect(own.delete).toEqual([
			{
				project: 'Penn and Lowry',
				effect: 'deleted',
				part: { kind: 'scorer', name: 'ana', scores: 1 }
			}
		]);
		expect(scoresOn(brought(gone, 'ana'), 'ana')).toEqual([5]);
		expect(sheetsOf(brought(gone, 'ana')[0]!)).toHaveLength(2);
		expect(scoresOn(brought(gone, 'ana', FULL_CONSENT), 'ana')).toEqual([]);

		const forged = putMark(shared, 'ana.s', 'c1', { score: 1, reason: '' }, by('eve', 6));
		expect(previewScorecards([shared], [forged], 'ana').own.replace).toMatchObject([
			{ part: { kind: 'mark', name: 'ana', words: 'For whom?' } }
		]);
		expect(scoresOn(brought(forged, 'ana'), 'ana')).toEqual([5]);
		// To anybody else it is a change that they are told of.
		expect(previewScorecards([shared], [forged], 'ben').differences).toMatchObject([
			{ effect: 'changed', part: { kind: 'mark', name: 'ana' } }
		]);
	});

	it('keeps all of a scorecard from deletion where one score in it is the reader’s', () => {
		const gone = removeScorecard(shared, by('eve', 6));
		for (const [device, isOwn] of [
			['ana', true],
			['ben', true],
			['dan', false]
		] as const) {
			const { differences, own } = previewScorecards([shared], [gone], device);
			expect([differences.length, own.delete.length]).toEqual(isOwn ? [0, 1] : [1, 0]);
			const kept = brought(gone, device).filter(isThere);
			expect(kept).toEqual(isOwn ? [shared] : []);
			expect(brought(gone, device, FULL_CONSENT).filter(isThere)).toEqual([]);
		}
	});

	it('tells windows of the reader’s device from other devices', () => {
		const card = setFact(begun(), 'homes', '40 homes', by('anaa', 5));
		const file = setFact(card, 'homes', 'none', by('eve', 6));
		expect(previewScorecards([card], [file], 'ana').own.replace).toHaveLength(1);
		const [kept] = importScorecards([card], [file], 'ana', NO_CONSENT);
		expect(factOf(kept!, 'homes')).toBe('40 homes');
	});

	it('says once that a sheet is new, and by name what else it changes', () => {
		const file = setThemeWeight(
			scored(shared, 'cyd', { c1: 1, c3: 2 }),
			'housing',
			5,
			by('cyd', 5)
		);
		expect(
			previewScorecards([shared], [file], 'ana').differences.map(({ effect, part }) => [
				effect,
				part
			])
		).toEqual([
			['added', { kind: 'weight', theme: 'housing' }],
			['added', { kind: 'scorer', name: 'cyd', scores: 2 }]
		]);
		expect(previewScorecards([], [file], 'ana').differences.map(({ part }) => part)).toEqual([
			{ kind: 'scorecard', people: 3 }
		]);
		expect(previewScorecards([file], [shared], 'ana').differences).toEqual([]);
	});

	it('puts two versions beside each other where people wrote apart', () => {
		const mine = setFact(begun(), 'homes', '40', by('ana', 5));
		const theirs = setFact(begun(), 'homes', '60', by('ben', 5));
		const both = merged(mine, theirs);
		expect(
			factVersions(both, 'homes')
				.map(({ value }) => value)
				.sort()
		).toEqual(['40', '60']);
		expect(resultOf(both).unsettled).toBe(1);
		// Whichever of them is chosen.
		for (const { value } of factVersions(both, 'homes')) {
			expect(factVersions(setFact(both, 'homes', value, by('ana', 6)), 'homes')).toHaveLength(1);
		}
		expect(resultOf(setFact(both, 'homes', '60', by('ana', 6))).unsettled).toBe(0);
	});

	it('never takes a score of the reader unasked, whatever it claims', () => {
		const ownScores = (cards: readonly Scorecard[]) =>
			cards.flatMap((card) =>
				liveEntries(card.marks)
					.filter(({ id }) => id.startsWith('ana.'))
					.flatMap(({ id, versions }) =>
						versions.map(({ value }) => `${card.id} ${id} ${JSON.stringify(value)}`)
					)
			);
		fc.assert(
			fc.property(anyCards, anyCards, (mine, file) => {
				const after = importScorecards(mine, file, 'ana', NO_CONSENT);
				expect(ownScores(after)).toEqual(expect.arrayContaining(ownScores(mine)));
			}),
			{ numRuns: 250 }
		);
	});

	it('is the merge itself with consent, the same the second time, and taken back exactly', () => {
		fc.assert(
			fc.property(anyCards, anyCards, fc.boolean(), (mine, file, yes) => {
				expect(importScorecards(mine, file, 'ana', FULL_CONSENT)).toEqual(
					mergeScorecards(mine, file)
				);
				const after = importScorecards(mine, file, 'ana', yes ? FULL_CONSENT : NO_CONSENT);
				if (!yes) expect(importScorecards(after, file, 'ana', NO_CONSENT)).toEqual(after);
				expect(takeBackScorecards(after, mine, after)).toEqual(mine);
			})
		);
	});

	it('comes back as it was after it was deleted by mistake', () => {
		const gone = removeScorecard(shared, by('ana', 7));
		expect(isThere(gone)).toBe(false);
		expect(JSON.stringify(gone)).not.toContain('Penn');
		const back = restoreScorecard(gone, shared, by('ana', 7));
		expect(resultOf(back)).toEqual(resultOf(shared));
		// A merge alone does not bring back what was deleted; opening its file does.
		expect(isThere(merged(gone, shared))).toBe(false);
		const file = bringingBack([gone], [shared], by('ana', 8));
		expect(previewScorecards([gone], file, 'ana').differences).toMatchObject([
			{ effect: 'added', part: { kind: 'scorecard', people: 2 } }
		]);
		const [opened] = importScorecards([gone], file, 'ana', NO_CONSENT);
		expect(resultOf(opened!)).toEqual(resultOf(shared));
		expect(takeBackScorecards([opened!], [gone], [opened!])).toEqual([gone]);
		// What somebody scored after that file is still the newer one.
		const later = putMark(shared, 'ben.s', 'c1', { score: 4, reason: '' }, by('ben', 5));
		expect(marksOf(merged(opened!, later), 'ben.s', 'c1')[0]!.value.score).toBe(4);
		expect(bringingBack([shared], [shared], by('ana', 8))).toEqual([shared]);
	});
});
