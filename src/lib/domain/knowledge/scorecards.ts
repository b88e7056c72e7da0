/**
 * Scorecards: a development project, the criteria and weights that a group wrote for it, and the scores
 * that people gave apart from each other. Everybody scores on a sheet of their own, which nobody else
 * writes on; every answer on it is a thing with versions of its own. So files of several people, and
 * windows of one device, are put together without losing anybody's score (see `merge.ts`).
 *
 * The six themes are those of The Alliance's Equitable Development Principles & Scorecard. Nothing but
 * their names is taken from it: criteria, weights and what a score means are the group's own.
 */
import * as v from 'valibot';
import { cleanLine, cleanText } from '../text/format.ts';
import { parsePlace, placeRef, type PlaceRef } from '../places/place.ts';
import { entries, id, instant, isEachOnce, line, lines, type FileFormat } from './file-format.ts';
import {
	FULL_CONSENT,
	allows,
	differencesBetween,
	isAmong,
	isMadeOn,
	lossBetween,
	previewOfItems,
	sparing,
	sparingItems,
	takenBack,
	takenBackItems,
	type Consent,
	type Effect,
	type IsOwn,
	type Loss,
	type OwnCodes,
	type Preview
} from './import.ts';
import {
	byText,
	canonical,
	findEntry,
	idOfText,
	liveEntries,
	liveVersions,
	mergeEntries,
	putEntry,
	removeEntry,
	type Entries,
	type Live,
	type Stamp
} from './merge.ts';

/** In the order in which they are shown. */
export const THEMES = [
	'livability',
	'community-power',
	'housing',
	'economic-development',
	'environment',
	'transportation'
] as const;
export type ThemeId = (typeof THEMES)[number];

/** What a group may fill in of a project, with the most letters of each. */
const LONGEST_FACT = {
	name: 160,
	/** A reference; see `places/place.ts`. Empty where none was chosen. */
	place: 20_000,
	address: 300,
	developer: 300,
	homes: 600,
	rents: 600,
	subsidy: 600,
	source: 600,
	link: 2000,
	day: 100,
	/** How the group came to its weights. */
	weighing: 1000,
	/** What the lowest and the highest score mean to the group. */
	low: 200,
	high: 200
} as const;
export type ProjectFact = keyof typeof LONGEST_FACT;
const PROJECT_FACTS = Object.keys(LONGEST_FACT) as readonly ProjectFact[];

export function longestFact(fact: ProjectFact): number {
	return LONGEST_FACT[fact];
}

const LOWEST_SCORE = 1;
const HIGHEST_SCORE = 5;
export const SCORES = [1, 2, 3, 4, 5] as const;
/** A weight of 0 takes a criterion or a theme out of the score; all start at 1. */
export const MOST_WEIGHT = 10;
const USUAL_WEIGHT = 1;
export const LONGEST_CRITERION = 300;
export const LONGEST_REASON = 300;
export const LONGEST_SCORER = 80;

export type Criterion = {
	readonly theme: ThemeId;
	readonly words: string;
	/** Within its theme: 0 to `MOST_WEIGHT`. */
	readonly weight: number;
	/** Criteria of a theme stand in this order. */
	readonly created: string;
};

export type Scorer = { readonly name: string };

export type Mark = {
	/** 1 to 5; null where somebody says that they cannot tell. */
	readonly score: number | null;
	readonly reason: string;
	/** A code of the words that were scored: later ones may ask for something else. */
	readonly asked: string;
};

export type Scorecard = {
	readonly id: string;
	/** By name of the fact. It is there as long as it has a name, be it an empty one. */
	readonly facts: Entries<string>;
	/** By theme. */
	readonly weights: Entries<number>;
	readonly criteria: Entries<Criterion>;
	/** By sheet: the code of the device on which somebody scores, a point, and one of its own. */
	readonly scorers: Entries<Scorer>;
	/** By sheet, a point, and the criterion. */
	readonly marks: Entries<Mark>;
};

const PARTS = ['facts', 'weights', 'criteria', 'scorers', 'marks'] as const;

/* The file of scorecards. */

export type ScorecardFile = { readonly scorecards: readonly Scorecard[] };

const MOST_SCORECARDS = 200;
const MOST_CRITERIA = 500;
const MOST_SCORERS = 1000;
const MOST_MARKS = 20_000;

const SHEET = /^[a-z0-9]{1,16}\.[a-z0-9]{1,16}$/;
const MARK = /^[a-z0-9]{1,16}\.[a-z0-9]{1,16}\.[a-z0-9]{1,16}$/;
const wholeTo = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const criterionSchema: v.GenericSchema<unknown, Criterion> = v.object({
	theme: v.picklist(THEMES),
	words: line(LONGEST_CRITERION),
	weight: wholeTo(0, MOST_WEIGHT),
	created: instant
});
const scorerSchema: v.GenericSchema<unknown, Scorer> = v.object({ name: line(LONGEST_SCORER) });
const markSchema: v.GenericSchema<unknown, Mark> = v.object({
	score: v.nullable(wholeTo(LOWEST_SCORE, HIGHEST_SCORE)),
	reason: line(LONGEST_REASON),
	asked: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,40}$/))
});

const isFact = (name: string): name is ProjectFact => Object.hasOwn(LONGEST_FACT, name);
const isTheme = (name: string): name is ThemeId => (THEMES as readonly string[]).includes(name);

const scorecardSchema: v.GenericSchema<unknown, Scorecard> = v.object({
	id,
	facts: v.pipe(
		entries(lines(LONGEST_FACT.place), PROJECT_FACTS.length),
		v.everyItem(
			({ id: name, versions }) =>
				isFact(name) &&
				versions.every(({ value }) => value === null || value.length <= LONGEST_FACT[name])
		)
	),
	weights: v.pipe(
		entries(wholeTo(0, MOST_WEIGHT), THEMES.length),
		v.everyItem(({ id: theme }) => isTheme(theme))
	),
	criteria: v.pipe(
		entries(criterionSchema, MOST_CRITERIA),
		v.everyItem((each) => /^[a-z0-9]{1,16}$/.test(each.id))
	),
	scorers: v.pipe(
		entries(scorerSchema, MOST_SCORERS),
		v.everyItem((each) => SHEET.test(each.id))
	),
	marks: v.pipe(
		entries(markSchema, MOST_MARKS),
		v.everyItem((each) => MARK.test(each.id))
	)
});

export const SCORECARD_FORMAT: FileFormat<ScorecardFile> = {
	kind: 'scorecard',
	format: 1,
	migrations: {},
	schema: v.object({
		scorecards: v.pipe(
			v.array(scorecardSchema),
			v.maxLength(MOST_SCORECARDS),
			v.check((each) => isEachOnce(each)),
			v.transform((each) => mergeScorecards(each, []))
		)
	})
};

/** All of both; those with the same id become one. Commutative, associative and idempotent. */
export function mergeScorecards(
	a: readonly Scorecard[],
	b: readonly Scorecard[]
): readonly Scorecard[] {
	const byId = new Map<string, Scorecard>();
	for (const card of [...a, ...b]) {
		const known = byId.get(card.id);
		byId.set(card.id, known ? mergeTwo(known, card) : card);
	}
	return [...byId.values()].sort((x, y) => byText(x.id, y.id));
}

function mergeTwo(a: Scorecard, b: Scorecard): Scorecard {
	const merged = <T>(x: Entries<T>, y: Entries<T>) => mergeEntries(x, y);
	return {
		id: a.id,
		facts: merged(a.facts, b.facts),
		weights: merged(a.weights, b.weights),
		criteria: merged(a.criteria, b.criteria),
		scorers: merged(a.scorers, b.scorers),
		marks: merged(a.marks, b.marks)
	};
}

/* Reading a scorecard. */

/** Whether it is there, and was not taken away. */
export function isThere(card: Scorecard): boolean {
	return factVersions(card, 'name').length > 0;
}

/** Newest first; several where people wrote apart. */
export function factVersions(card: Scorecard, fact: ProjectFact): readonly Live<string>[] {
	return liveVersions(findEntry(card.facts, fact)?.versions ?? []);
}

/** Empty where nothing was filled in. */
export function factOf(card: Scorecard, fact: ProjectFact): string {
	return factVersions(card, fact)[0]?.value ?? '';
}

/** The place that the project is scored against; null where none was chosen, or none can be read. */
export function projectPlace(card: Scorecard): PlaceRef | null {
	const ref = factOf(card, 'place');
	return ref !== '' && parsePlace(ref) !== null ? ref : null;
}

/**
 * A place as a project can be kept with: how far a station's area reaches does not hang on the view any
 * more. Null for what is no single ground, or is known to one view alone (a line of one's own).
 *
 * @param reach of station areas in the present view, in meters
 */
export function placeToKeep(ref: PlaceRef, reach: number): PlaceRef | null {
	const place = parsePlace(ref);
	if (!place || place.kind === 'each') return null;
	if (place.kind !== 'station' && place.kind !== 'stations' && place.kind !== 'corridor') {
		return placeRef(place);
	}
	if (/^plan(?:-|$)/.test(place.id)) return null;
	return place.kind === 'corridor'
		? placeRef(place)
		: placeRef({ ...place, meters: place.meters ?? reach });
}

export function themeWeight(card: Scorecard, theme: ThemeId): number {
	return liveVersions(findEntry(card.weights, theme)?.versions ?? [])[0]?.value ?? USUAL_WEIGHT;
}

export type ShownCriterion = {
	readonly id: string;
	/** Newest first; several where people changed it apart. */
	readonly versions: readonly [Live<Criterion>, ...Live<Criterion>[]];
};

/** Of one theme, in the order in which they were written. */
export function criteriaOf(card: Scorecard, theme: ThemeId): readonly ShownCriterion[] {
	return allCriteria(card).filter(({ versions }) => versions[0].value.theme === theme);
}

function allCriteria(card: Scorecard): readonly ShownCriterion[] {
	return liveEntries(card.criteria)
		.flatMap(({ id: each, versions }) => {
			const [first, ...others] = versions;
			return first ? [{ id: each, versions: [first, ...others] as const }] : [];
		})
		.sort(
			(a, b) =>
				byText(a.versions[0].value.created, b.versions[0].value.created) || byText(a.id, b.id)
		);
}

export type Sheet = {
	readonly id: string;
	/** As they chose it; may be empty. */
	readonly name: string;
};

/** Of everybody who scores, in the order of names. */
export function sheetsOf(card: Scorecard): readonly Sheet[] {
	return liveEntries(card.scorers)
		.map(({ id: each, versions }) => ({ id: each, name: versions[0]!.value.name }))
		.sort((a, b) => byText(a.name, b.name) || byText(a.id, b.id));
}

export function sheetId(device: string, own: string): string {
	return `${device}.${own}`;
}

/** Whether a sheet, or an answer on one, is of this device. */
export function isOfDevice(own: OwnCodes): (entry: { readonly id: string }) => boolean {
	return ({ id: each }) => isAmong(own, each.split('.', 1)[0]!);
}

/** Newest first; several where two windows answered apart. */
export function marksOf(card: Scorecard, sheet: string, criterion: string): readonly Live<Mark>[] {
	return liveVersions(findEntry(card.marks, `${sheet}.${criterion}`)?.versions ?? []);
}

/* Changing a scorecard. */

export function newScorecard(
	card: string,
	name: string,
	place: PlaceRef | null,
	stamp: Stamp
): Scorecard {
	const empty = { id: card, facts: [], weights: [], criteria: [], scorers: [], marks: [] };
	const named = setFact(empty, 'name', name, stamp);
	return place === null ? named : setFact(named, 'place', place, stamp);
}

/** Longer text than can be kept is cut. What says the same once more changes nothing. */
export function setFact(card: Scorecard, fact: ProjectFact, text: string, stamp: Stamp): Scorecard {
	const value = cleanText(text).slice(0, LONGEST_FACT[fact]).trim();
	const before = factVersions(card, fact);
	if (before.length === 1 && before[0]!.value === value) return card;
	if (before.length === 0 && value === '' && fact !== 'name') return card;
	return { ...card, facts: putEntry(card.facts, fact, value, stamp) };
}

export function setThemeWeight(
	card: Scorecard,
	theme: ThemeId,
	weight: number,
	stamp: Stamp
): Scorecard {
	return { ...card, weights: putEntry(card.weights, theme, cleanWeight(weight), stamp) };
}

/** Adds a criterion, or puts other words or another weight in the place of all its versions. */
export function putCriterion(
	card: Scorecard,
	criterion: string,
	{ theme, words, weight }: Pick<Criterion, 'theme' | 'words' | 'weight'>,
	stamp: Stamp
): Scorecard {
	const before = liveVersions(findEntry(card.criteria, criterion)?.versions ?? []);
	const value = {
		theme,
		words: cleanLine(words).slice(0, LONGEST_CRITERION).trim(),
		weight: cleanWeight(weight),
		created: before.map((each) => each.value.created).sort(byText)[0] ?? afterAll(card, stamp.at)
	};
	if (before.length === 1 && canonical(before[0]!.value) === canonical(value)) return card;
	return { ...card, criteria: putEntry(card.criteria, criterion, value, stamp) };
}

/** `at`, or the second after the newest criterion: those of one second keep the order they were written in. */
function afterAll(card: Scorecard, at: string): string {
	const newest = allCriteria(card).at(-1)?.versions[0].value.created;
	if (newest === undefined || newest < at) return at;
	return new Date(Date.parse(newest) + 1000).toISOString().replace('.000Z', 'Z');
}

/** What people answered stays in the scorecard, but is not counted any more. */
export function removeCriterion(card: Scorecard, criterion: string, stamp: Stamp): Scorecard {
	return { ...card, criteria: removeEntry(card.criteria, criterion, stamp) };
}

export function putScorer(card: Scorecard, sheet: string, name: string, stamp: Stamp): Scorecard {
	const value = { name: cleanLine(name).slice(0, LONGEST_SCORER).trim() };
	return { ...card, scorers: putEntry(card.scorers, sheet, value, stamp) };
}

/** Takes a sheet away, with all that is on it. */
export function removeScorer(card: Scorecard, sheet: string, stamp: Stamp): Scorecard {
	const own = card.marks.filter((each) => each.id.startsWith(`${sheet}.`));
	return {
		...card,
		scorers: removeEntry(card.scorers, sheet, stamp),
		marks: own.reduce((marks, each) => removeEntry(marks, each.id, stamp), card.marks)
	};
}

/** Answers a criterion that is there, in the place of all earlier answers on the same sheet. */
export function putMark(
	card: Scorecard,
	sheet: string,
	criterion: string,
	{ score, reason }: Pick<Mark, 'score' | 'reason'>,
	stamp: Stamp
): Scorecard {
	const [asked] = liveVersions(findEntry(card.criteria, criterion)?.versions ?? []);
	if (!asked) return card;
	const value = {
		score,
		reason: cleanLine(reason).slice(0, LONGEST_REASON).trim(),
		asked: idOfText(asked.value.words)
	};
	const before = marksOf(card, sheet, criterion);
	if (before.length === 1 && canonical(before[0]!.value) === canonical(value)) return card;
	return { ...card, marks: putEntry(card.marks, `${sheet}.${criterion}`, value, stamp) };
}

export function removeMark(
	card: Scorecard,
	sheet: string,
	criterion: string,
	stamp: Stamp
): Scorecard {
	return { ...card, marks: removeEntry(card.marks, `${sheet}.${criterion}`, stamp) };
}

/** Takes all of it away: what remains says only that it is gone. */
export function removeScorecard(card: Scorecard, stamp: Stamp): Scorecard {
	const gone = <T>(part: Entries<T>) =>
		part.reduce((left, each) => removeEntry(left, each.id, stamp), part);
	return {
		id: card.id,
		facts: gone(card.facts),
		weights: gone(card.weights),
		criteria: gone(card.criteria),
		scorers: gone(card.scorers),
		marks: gone(card.marks)
	};
}

/**
 * What was taken away is there again as it was in `before`, as a change that knows of the deletion. It
 * keeps its times, so that what somebody wrote after it still counts as newer.
 */
export function restoreScorecard(now: Scorecard, before: Scorecard, stamp: Stamp): Scorecard {
	const back = <T>(part: Entries<T>, were: Entries<T>) =>
		liveEntries(were).reduce(
			(all, { id: each, versions }) =>
				liveVersions(findEntry(all, each)?.versions ?? []).length > 0
					? all
					: putEntry(all, each, versions[0]!.value, { ...stamp, at: versions[0]!.updated }),
			part
		);
	return {
		id: now.id,
		facts: back(now.facts, before.facts),
		weights: back(now.weights, before.weights),
		criteria: back(now.criteria, before.criteria),
		scorers: back(now.scorers, before.scorers),
		marks: back(now.marks, before.marks)
	};
}

function cleanWeight(weight: number): number {
	return Number.isFinite(weight) ? Math.min(MOST_WEIGHT, Math.max(0, Math.round(weight))) : 0;
}

/* What the scores say together. */

export type GivenScore = {
	readonly sheet: string;
	readonly name: string;
	readonly score: number;
	readonly reason: string;
	/** The words of the criterion were changed after it was given. */
	readonly ofOtherWords: boolean;
};

/** How far scores lie apart: see `agreementOf`. */
export type Agreement = 'alone' | 'agree' | 'close' | 'apart' | 'far';

export type Spread = {
	readonly people: number;
	readonly low: number;
	readonly high: number;
	/** Half of the people gave as much or less, half as much or more. */
	readonly middle: number;
	readonly mean: number;
	/** How many lie within one point of the middle. */
	readonly near: number;
	readonly agreement: Agreement;
};

export type CriterionResult = {
	readonly id: string;
	readonly words: string;
	readonly weight: number;
	/** It was changed apart, and nobody has chosen. */
	readonly isApart: boolean;
	/** In the order of sheets. */
	readonly scores: readonly GivenScore[];
	readonly abstained: readonly Omit<GivenScore, 'score'>[];
	/** Sheets that say nothing of it. */
	readonly silent: number;
	/** Null where nobody gave a score. */
	readonly spread: Spread | null;
};

/** What one person's scores come to, of what they answered. */
export type PersonResult = {
	readonly sheet: string;
	readonly name: string;
	/** Criteria scored, and those on which they said that they cannot tell. */
	readonly scored: number;
	readonly abstained: number;
	/** Null where they scored nothing that has a weight. */
	readonly score: number | null;
};

export type ThemeResult = {
	readonly theme: ThemeId;
	readonly weight: number;
	/** Of the weight of all themes, 0 to 1; null where all are 0. */
	readonly share: number | null;
	readonly criteria: readonly CriterionResult[];
	/** Mean of the criteria's means by their weights, of those that anybody scored; null where there is none. */
	readonly score: number | null;
	/** Of everybody's own scores on the theme. */
	readonly spread: Spread | null;
	/** Weight of criteria with scores, of all in the theme: 0 to 1. */
	readonly covered: number;
};

export type ScorecardResult = {
	readonly themes: readonly ThemeResult[];
	readonly people: readonly PersonResult[];
	readonly criteria: number;
	/** Mean of the themes' scores by their weights, of those with a score; null where there is none. */
	readonly score: number | null;
	/** The same with all weights equal. */
	readonly unweighted: number | null;
	/** Every weight is what it was to begin with. */
	readonly isUnweighted: boolean;
	/** Of everybody's own scores. */
	readonly spread: Spread | null;
	/** Weight that rests on scores, of all that was given out: 0 to 1. */
	readonly covered: number;
	/** Answers whose criterion or sheet was taken out: kept, and not counted. */
	readonly uncounted: number;
	/** Scores given before the words of their criterion were changed. */
	readonly ofOtherWords: number;
	/** Criteria, facts, weights and answers of which two versions wait for a choice. */
	readonly unsettled: number;
};

export function resultOf(card: Scorecard): ScorecardResult {
	const sheets = sheetsOf(card);
	const themes = THEMES.map((theme) => themeResult(card, theme, sheets));
	const total = sum(themes.map(({ weight }) => weight));
	const scored = themes.flatMap(({ score, weight }) => (score === null ? [] : [{ score, weight }]));
	const people = sheets.map((sheet) => personResult(themes, sheet));
	const criteria = themes.flatMap((theme) => theme.criteria);
	const weights = [...themes, ...criteria].map(({ weight }) => weight);
	const known = new Set(criteria.map((each) => each.id));
	const here = new Set(sheets.map((each) => each.id));
	return {
		themes: themes.map((theme) => ({ ...theme, share: total > 0 ? theme.weight / total : null })),
		people,
		criteria: criteria.length,
		score: weightedMean(scored),
		unweighted: weightedMean(
			themes.flatMap((theme) => {
				const score = scoreOf(theme.criteria.map((each) => ({ ...each, weight: 1 })));
				return score === null ? [] : [{ score, weight: 1 }];
			})
		),
		isUnweighted: weights.every((weight) => weight === USUAL_WEIGHT),
		spread: spreadOf(people.flatMap(({ score }) => score ?? [])),
		covered: total > 0 ? sum(themes.map((each) => each.weight * each.covered)) / total : 0,
		uncounted: liveEntries(card.marks).filter(
			(each) => !here.has(sheetOf(each.id)) || !known.has(criterionOf(each.id))
		).length,
		ofOtherWords: criteria.flatMap(({ scores }) => scores.filter((each) => each.ofOtherWords))
			.length,
		unsettled: sum(PARTS.map((name) => liveEntries<unknown>(card[name]).filter(isUnsettled).length))
	};
}

const isUnsettled = ({ versions }: { readonly versions: readonly Live<unknown>[] }) =>
	new Set(versions.map(({ value }) => canonical(value))).size > 1;

function sheetOf(mark: string): string {
	return mark.slice(0, mark.lastIndexOf('.'));
}

function criterionOf(mark: string): string {
	return mark.slice(mark.lastIndexOf('.') + 1);
}

function themeResult(
	card: Scorecard,
	theme: ThemeId,
	sheets: readonly Sheet[]
): Omit<ThemeResult, 'share'> {
	const criteria = criteriaOf(card, theme).map((each) => criterionResult(card, each, sheets));
	const all = sum(criteria.map(({ weight }) => weight));
	const withScores = criteria.filter(({ spread }) => spread !== null);
	return {
		theme,
		weight: themeWeight(card, theme),
		criteria,
		score: scoreOf(criteria),
		spread: spreadOf(
			sheets.flatMap(({ id: sheet }) => weightedMean(scoresBy(sheet, criteria)) ?? [])
		),
		covered: all > 0 ? sum(withScores.map(({ weight }) => weight)) / all : 0
	};
}

function criterionResult(
	card: Scorecard,
	{ id: criterion, versions }: ShownCriterion,
	sheets: readonly Sheet[]
): CriterionResult {
	const { words, weight } = versions[0].value;
	const asked = new Set(versions.map(({ value }) => idOfText(value.words)));
	const answers = sheets.flatMap(({ id: sheet, name }) => {
		const [mark] = marksOf(card, sheet, criterion);
		if (!mark) return [];
		const { score, reason } = mark.value;
		return [{ sheet, name, score, reason, ofOtherWords: !asked.has(mark.value.asked) }];
	});
	const scores = answers.flatMap(({ score, ...each }) =>
		score === null ? [] : [{ ...each, score }]
	);
	return {
		id: criterion,
		words,
		weight,
		isApart: isUnsettled({ versions }),
		scores,
		abstained: answers.flatMap(({ score, ...each }) => (score === null ? [each] : [])),
		silent: sheets.length - answers.length,
		spread: spreadOf(scores.map(({ score }) => score))
	};
}

function personResult(
	themes: readonly Pick<ThemeResult, 'criteria' | 'weight'>[],
	{ id: sheet, name }: Sheet
): PersonResult {
	const criteria = themes.flatMap((theme) => theme.criteria);
	return {
		sheet,
		name,
		scored: criteria.filter(({ scores }) => scores.some((each) => each.sheet === sheet)).length,
		abstained: criteria.filter(({ abstained }) => abstained.some((each) => each.sheet === sheet))
			.length,
		score: weightedMean(
			themes.flatMap(({ criteria: of, weight }) => {
				const score = weightedMean(scoresBy(sheet, of));
				return score === null ? [] : [{ score, weight }];
			})
		)
	};
}

type Weighted = { readonly score: number; readonly weight: number };

function scoresBy(sheet: string, criteria: readonly CriterionResult[]): readonly Weighted[] {
	return criteria.flatMap(({ scores, weight }) =>
		scores.filter((each) => each.sheet === sheet).map(({ score }) => ({ score, weight }))
	);
}

function scoreOf(criteria: readonly Pick<CriterionResult, 'spread' | 'weight'>[]): number | null {
	return weightedMean(
		criteria.flatMap(({ spread, weight }) => (spread ? [{ score: spread.mean, weight }] : []))
	);
}

/** Null where nothing has a weight. */
export function weightedMean(all: readonly Weighted[]): number | null {
	const total = sum(all.map(({ weight }) => weight));
	return total > 0 ? sum(all.map(({ score, weight }) => score * weight)) / total : null;
}

/** Null for no scores. */
export function spreadOf(scores: readonly number[]): Spread | null {
	if (scores.length === 0) return null;
	const sorted = [...scores].sort((a, b) => a - b);
	const [low, high] = [sorted[0]!, sorted.at(-1)!];
	const half = Math.floor((sorted.length - 1) / 2);
	const middle = (sorted[half]! + sorted[sorted.length - 1 - half]!) / 2;
	return {
		people: sorted.length,
		low,
		high,
		middle,
		mean: sum(sorted) / sorted.length,
		near: sorted.filter((score) => Math.abs(score - middle) <= 1).length,
		agreement: agreementOf(low, high, sorted.length)
	};
}

/** By the distance between the lowest and the highest: under half a point, up to 1, up to 2, more. */
function agreementOf(low: number, high: number, people: number): Agreement {
	const distance = high - low;
	if (people < 2) return 'alone';
	if (distance < 0.5) return 'agree';
	if (distance <= 1) return 'close';
	return distance <= 2 ? 'apart' : 'far';
}

/** To the nearest half: a mean of a few people's whole scores knows no more. */
export function toHalves(score: number): number {
	return Math.round(score * 2) / 2;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, each) => total + each, 0);
}

/**
 * Figures of a place's profile that stand beside a theme: what is known of the people and homes there,
 * and never a measure of the project.
 */
export const THEME_FIGURES: Readonly<Record<ThemeId, readonly string[]>> = {
	livability: ['people_2020', 'children', 'elders', 'disability'],
	'community-power': ['people_of_color_share', 'foreign_born', 'limited_english', 'renter_share'],
	housing: [
		'renter_households',
		'median_gross_rent',
		'burdened_share',
		'rent_change',
		'affordable_homes_30',
		'affordable_homes_50',
		'public_housing_units',
		'eviction_filings_per_100_renters'
	],
	'economic-development': [
		'median_household_income',
		'poverty_185',
		'unemployment',
		'jobs',
		'zip_businesses'
	],
	environment: ['tree_canopy', 'ground_temperature', 'flood_zone', 'air_toxics_cancer'],
	transportation: ['no_vehicle_share', 'transit_commuters', 'bus_stops']
};

/* What a file of scorecards would do here, and bringing it in. See `import.ts`. */

/** A scorecard, or a part of one, that reads otherwise after a merge. */
export type ScorecardDifference = {
	/** Name of the project, as it was here where it was here. */
	readonly project: string;
	readonly effect: Effect;
	readonly part:
		| { readonly kind: 'scorecard'; readonly people: number }
		| { readonly kind: 'fact'; readonly fact: ProjectFact }
		| { readonly kind: 'weight'; readonly theme: ThemeId }
		| { readonly kind: 'criterion'; readonly words: string }
		| { readonly kind: 'scorer'; readonly name: string; readonly scores: number }
		| { readonly kind: 'mark'; readonly name: string; readonly words: string };
};

/**
 * @param device the reader's. Sheets of that device are the reader's own, and so is what it has a count
 *   of in its clock of all the rest.
 */
export function previewScorecards(
	mine: readonly Scorecard[],
	file: readonly Scorecard[],
	device: OwnCodes
): Preview<ScorecardDifference> {
	return previewOfItems(mine, importScorecards(mine, file, device, FULL_CONSENT), (before, after) =>
		changesOf(before, after, device).map(({ loss, ...difference }) => [difference, loss] as const)
	);
}

/** The lists in one. Without consent everything that the reader wrote stays as it is. */
export function importScorecards(
	mine: readonly Scorecard[],
	file: readonly Scorecard[],
	device: OwnCodes,
	consent: Consent
): readonly Scorecard[] {
	const spared = sparingItems(mine, file, (before, card) =>
		sparingCard(before, card, device, consent)
	);
	return mergeScorecards(mine, spared);
}

/**
 * A file that can also bring what was deleted here: deletions stay on the device on which they were
 * made, and whoever opens the file of a scorecard wants to have it.
 */
export function bringingBack(
	mine: readonly Scorecard[],
	file: readonly Scorecard[],
	stamp: Stamp
): readonly Scorecard[] {
	const gone = new Map(mine.filter((card) => !isThere(card)).map((card) => [card.id, card]));
	return file.map((card) => {
		const before = gone.get(card.id);
		return before && isThere(card) ? restoreScorecard(before, card, stamp) : card;
	});
}

/** Takes a file back that made `after` of `before`; what was changed since stays as it is. */
export function takeBackScorecards(
	now: readonly Scorecard[],
	before: readonly Scorecard[],
	after: readonly Scorecard[]
): readonly Scorecard[] {
	return takenBackItems(now, before, after, (card, was, is) => ({
		id: card.id,
		facts: takenBack(card.facts, was.facts, is.facts),
		weights: takenBack(card.weights, was.weights, is.weights),
		criteria: takenBack(card.criteria, was.criteria, is.criteria),
		scorers: takenBack(card.scorers, was.scorers, is.scorers),
		marks: takenBack(card.marks, was.marks, is.marks)
	}));
}

function sparingCard(
	before: Scorecard,
	file: Scorecard,
	device: OwnCodes,
	consent: Consent
): Scorecard {
	const goes = isThere(before) && !isThere(mergeTwo(before, file));
	// Whoever keeps a scorecard keeps all of it, also what others scored.
	const keepsAll = goes && !allows(consent, 'delete') && isOwnCard(before, device);
	const spared = <T>(mine: Entries<T>, theirs: Entries<T>, isOwn: IsOwn<T>) =>
		sparing(mine, theirs, keepsAll ? () => true : isOwn, consent);
	const isMine = isMadeOn(device);
	const isOnMySheet = isOfDevice(device);
	return {
		id: file.id,
		facts: spared(before.facts, file.facts, isMine),
		weights: spared(before.weights, file.weights, isMine),
		criteria: spared(before.criteria, file.criteria, isMine),
		scorers: spared(before.scorers, file.scorers, isOnMySheet),
		marks: spared(before.marks, file.marks, isOnMySheet)
	};
}

function isOwnCard(card: Scorecard, device: OwnCodes): boolean {
	return (
		[...card.scorers, ...card.marks].some(
			(each) => isOfDevice(device)(each) && liveVersions<unknown>(each.versions).length > 0
		) || [...card.facts, ...card.weights, ...card.criteria].some(isMadeOn(device))
	);
}

type Change = ScorecardDifference & { readonly loss: Loss | null };

function changesOf(
	before: Scorecard | undefined,
	after: Scorecard,
	device: OwnCodes
): readonly Change[] {
	const wasThere = before !== undefined && isThere(before);
	const project = factOf(wasThere ? before : after, 'name');
	const whole = (card: Scorecard, effect: Effect, loss: Loss | null): readonly Change[] => {
		const people = sheetsOf(card).length;
		return [{ project, effect, loss, part: { kind: 'scorecard', people } }];
	};
	if (!wasThere) return isThere(after) ? whole(after, 'added', null) : [];
	if (!isThere(after)) {
		return whole(before, 'deleted', isOwnCard(before, device) ? 'delete' : null);
	}
	const changes = <T>(
		were: Entries<T>,
		are: Entries<T>,
		isOwn: IsOwn<T>,
		part: (entry: string, value: T) => ScorecardDifference['part'] | null
	) =>
		differencesBetween(were, are).flatMap((each): Change[] => {
			const described = part(each.id, (each.before[0] ?? each.after[0])!.value);
			if (!described) return [];
			const loss = isOwn({ id: each.id, versions: each.before })
				? lossBetween(each.before, each.after)
				: null;
			return [{ project, effect: each.effect, loss, part: described }];
		});
	const isMine = isMadeOn(device);
	const isOnMySheet = isOfDevice(device);
	const [sheetsBefore, sheetsAfter] = [sheetsOf(before), sheetsOf(after)];
	const named = (sheet: string) =>
		[...sheetsBefore, ...sheetsAfter].find((each) => each.id === sheet)?.name ?? '';
	const scoresOn = (card: Scorecard, sheet: string) =>
		liveEntries(card.marks).filter((each) => each.id.startsWith(`${sheet}.`)).length;
	/** A sheet that comes or goes says so for all that is on it. */
	const isWhole = (sheet: string) =>
		[sheetsBefore, sheetsAfter].some((sheets) => sheets.every((each) => each.id !== sheet));
	const wordsOf = (criterion: string) =>
		liveVersions(
			(findEntry(before.criteria, criterion) ?? findEntry(after.criteria, criterion))?.versions ??
				[]
		)[0]?.value.words ?? '';
	return [
		...changes(before.facts, after.facts, isMine, (fact) =>
			isFact(fact) ? { kind: 'fact', fact } : null
		),
		...changes(before.weights, after.weights, isMine, (theme) =>
			isTheme(theme) ? { kind: 'weight', theme } : null
		),
		...changes(before.criteria, after.criteria, isMine, (_, { words }) => ({
			kind: 'criterion',
			words
		})),
		...changes(before.scorers, after.scorers, isOnMySheet, (sheet, { name }) => ({
			kind: 'scorer',
			name,
			scores: Math.max(scoresOn(before, sheet), scoresOn(after, sheet))
		})),
		...changes(before.marks, after.marks, isOnMySheet, (mark) => {
			const sheet = sheetOf(mark);
			return isWhole(sheet)
				? null
				: { kind: 'mark', name: named(sheet), words: wordsOf(criterionOf(mark)) };
		})
	];
}
