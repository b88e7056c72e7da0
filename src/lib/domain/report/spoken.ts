/**
 * What a speech tells of a report: a few facts, each in sentences of one breath, the strongest first.
 * A place is held against its city and the region; several places are told together. Numbers are
 * rounded (rounding.ts), and a difference is told only where the rule of every page calls it.
 */
import { indicatorById } from '../indicators/catalog.ts';
import type { FlagCall } from '../methods/station-flags.ts';
import { parsePlace } from '../places/place.ts';
import { isCalled, type Direction } from '../statistics/compare.ts';
import { reliability } from '../statistics/error.ts';
import { knownWithoutMargin, type Estimate } from '../statistics/estimate.ts';
import { periodLabel } from '../text/format.ts';
import {
	CHANGE_CANDIDATES,
	DIFFERENCE_CANDIDATES,
	LEADS,
	MOST_SIDE_BY_SIDE,
	compareAll,
	familyOf,
	figureOf,
	isCore,
	pairBetween,
	referenceOf,
	strengthOf,
	type ChangeFigureId,
	type Comparisons,
	type DifferenceFigureId,
	type TestedPair
} from './comparisons.ts';
import type { Report, ReportFinding, ReportPlace } from './model.ts';
import { recordValues, type RecordFinding } from './findings-records.ts';
import {
	soundsApart,
	spokenFigure,
	spokenOfAll,
	spokenRate,
	type SpokenFigure
} from './rounding.ts';

/** A place as a speech names it. */
export type SpokenPlace = {
	readonly title: string;
	readonly inText: string;
	readonly station: boolean;
};

/** A larger area that a figure is clearly above or below; its own figure only where it sounds different. */
export type SpokenBeside = {
	readonly place: string;
	readonly figure: SpokenFigure | null;
};

/** The words of a speech's facts, a sentence or a few each. */
export type SpokenWords = {
	/** Figures in words: "about seven in ten", "about 1,300 dollars". */
	readonly figure: (p: SpokenFigure) => string;
	/** One place: the figure, and what it is clearly above, below, and not clearly apart from. */
	readonly difference: (p: {
		figure: DifferenceFigureId;
		said: SpokenFigure;
		higher: readonly SpokenBeside[];
		lower: readonly SpokenBeside[];
		same: readonly string[];
	}) => string;
	readonly affected: (p: { said: SpokenFigure; ofTracts: boolean }) => string;
	/** `tries`: the share of tries that flag it; null where only the call is known of all. */
	readonly flag: (p: { call: FlagCall; tries: SpokenFigure | null; changed: boolean }) => string;
	readonly notFlaggedNorCleared: string;
	readonly change: (p: {
		what: ChangeFigureId;
		rose: boolean;
		from: string;
		to: string;
		said: SpokenFigure | null;
		beyond: readonly string[];
	}) => string;
	/** Several places that are all clearly on one side of the region. */
	readonly shared: (p: {
		figure: DifferenceFigureId;
		count: number;
		direction: 'higher' | 'lower';
		said: SpokenFigure;
		region: SpokenBeside;
	}) => string;
	/** Several places of which one is clearly higher than others. */
	readonly apart: (p: {
		figure: DifferenceFigureId;
		highest: SpokenPlace;
		said: SpokenFigure;
		lower: readonly SpokenPlace[];
		/** Of the lower place, where there is one and it sounds different. */
		lowerSaid: SpokenFigure | null;
		/** All of them are clearly on this side of the region; null where they are not. */
		region: { readonly place: string; readonly direction: 'higher' | 'lower' } | null;
	}) => string;
	/** Several places of which only some are clearly on one side of the region. */
	readonly some: (p: {
		figure: DifferenceFigureId;
		places: readonly { readonly place: SpokenPlace; readonly said: SpokenFigure }[];
		direction: 'higher' | 'lower';
		region: SpokenBeside;
		/** Those of which no difference from it is called. */
		others: readonly SpokenPlace[];
	}) => string;
	/** What records say of one place. */
	readonly record: (p: SpokenRecordFact) => string;
	readonly affectedOfEach: (p: {
		places: readonly { readonly place: SpokenPlace; readonly said: SpokenFigure }[];
	}) => string;
	readonly flagOfEach: (p: {
		flagged: readonly SpokenPlace[];
		open: readonly SpokenPlace[];
		clear: readonly SpokenPlace[];
		changed: boolean;
	}) => string;
	/** Many places, each held against the region. */
	readonly set: (p: {
		figure: DifferenceFigureId;
		of: number;
		/** All of them are station areas. */
		stations: boolean;
		region: string;
		higher: readonly SpokenPlace[];
		lower: readonly SpokenPlace[];
	}) => string;
};

/** Records that a fact can be from: whose they are is said at the end. */
export type SpokenRecord = 'filings' | 'homes' | 'covenants' | 'red-areas';

export type SpokenRecordFact =
	| {
			readonly of: 'filings';
			readonly years: string;
			readonly count: SpokenFigure;
			/** For every hundred renting households. */
			readonly rate: SpokenFigure;
			readonly county: SpokenFigure | null;
	  }
	| { readonly of: 'homes'; readonly at50: SpokenFigure; readonly at30: SpokenFigure | null }
	| { readonly of: 'covenants'; readonly count: SpokenFigure }
	| { readonly of: 'red-areas'; readonly share: SpokenFigure };

export type SpokenFact = {
	/** Id of the finding, or of what is told of several places: what no other fact repeats. */
	readonly id: string;
	readonly figure: string;
	/** Its sentences, of one breath each. */
	readonly text: string;
	/** Periods of the figures told. */
	readonly period: string;
	/** Null for figures of the survey or the count. */
	readonly records: SpokenRecord | null;
};

export type SpokenOptions = {
	/** Somebody has put the findings in an order of their own, which holds. */
	readonly ordered: boolean;
	/** Figures that somebody has taken off the page. */
	readonly dropped: ReadonlySet<string>;
};

const DIFFERENCES: ReadonlyMap<string, DifferenceFigureId> = new Map(
	DIFFERENCE_CANDIDATES.map(({ figure }) => [figure, figure])
);
const CHANGES: ReadonlyMap<string, ChangeFigureId> = new Map(
	CHANGE_CANDIDATES.map((figure) => [figure, figure])
);

/** Facts in the order in which they are told; as many as the report has, for the speech to choose from. */
export function spokenFacts(
	report: Report,
	words: SpokenWords,
	options: SpokenOptions
): SpokenFact[] {
	const own = report.places.filter(({ role }) => role === 'place');
	const facts =
		report.kind === 'place'
			? factsOfOne(report, words)
			: own.length > MOST_SIDE_BY_SIDE
				? factsOfSet(report, own, words)
				: factsOfFew(report, own, words, options);
	const said = [...facts.shown, ...facts.more].filter(({ figure }) => !options.dropped.has(figure));
	if (options.ordered) return said;
	const lead = facts.lead.flatMap((figure) => said.find((each) => each.figure === figure) ?? []);
	return [...lead, ...said.filter((each) => !lead.includes(each))];
}

type Facts = {
	readonly shown: readonly SpokenFact[];
	/** Not on the page, but as well carried. */
	readonly more: readonly SpokenFact[];
	/** Figures told first. */
	readonly lead: readonly string[];
};

/**
 * Whether renters can pay, where that differs; or else the strongest difference that bears on
 * exposure, and the strongest of all where that is another.
 */
function leadOf(
	called: readonly { readonly figure: string; readonly strength: number }[]
): readonly string[] {
	const clear = called
		.filter(({ strength }) => strength > 0)
		.toSorted((a, b) => b.strength - a.strength);
	const burden = clear.find(({ figure }) => familyOf(figure) === LEADS);
	if (burden) return [burden.figure];
	const leads = [clear.find(({ figure }) => isCore(figure)), clear[0]];
	return [...new Set(leads.flatMap((each) => each?.figure ?? []))];
}

/* One place. */

function factsOfOne(report: Report, words: SpokenWords): Facts {
	const [place] = report.places;
	if (place === undefined) return { shown: [], more: [], lead: [] };
	const tell = (finding: ReportFinding) => factOf(finding, place, report, words) ?? [];
	const differences = report.findings.filter(({ kind }) => kind === 'difference');
	const shown = report.findings.flatMap(tell);
	const told = new Set(report.findings.map(({ figure }) => familyOf(figure)));
	const more = report.moreFindings.flatMap((finding) => {
		const family = familyOf(finding.figure);
		if (finding.strength === 0 || told.has(family)) return [];
		told.add(family);
		return tell(finding);
	});
	// Who they are comes after what they bear, and the flag after both.
	const rank = ({ id, figure }: SpokenFact) =>
		id === 'flag' ? 1 : figure === 'renter_households' ? 0 : 2;
	const pinned = new Set(report.findings.flatMap(({ id, pinned }) => (pinned ? [id] : [])));
	const order = shown.toSorted(
		(a, b) => Number(pinned.has(b.id)) - Number(pinned.has(a.id)) || rank(a) - rank(b)
	);
	return { shown: order, more, lead: leadOf(differences) };
}

function factOf(
	finding: ReportFinding,
	place: ReportPlace,
	report: Report,
	words: SpokenWords
): SpokenFact | null {
	const text = finding.reworded
		? ownWording(finding, place, words)
		: textOf(finding, place, report, words);
	const { id, figure, period } = finding;
	const records = finding.kind === 'record' ? (RECORDS[figure as RecordFinding] ?? null) : null;
	return text === '' ? null : { id, figure, text, period, records };
}

function textOf(
	finding: ReportFinding,
	place: ReportPlace,
	report: Report,
	words: SpokenWords
): string {
	const { kind, figure, estimate, unit } = finding;
	const said = spokenFigure(estimate, unit);
	if (kind === 'flag') return flagOf(finding, place, report, words);
	if (kind === 'affected') {
		if (said === null || reliability(estimate) === 'too-uncertain' || place.flag?.fewRenters) {
			return '';
		}
		return words.affected({ said, ofTracts: estimate.ofTracts ?? false });
	}
	if (kind === 'record') return recordOf(finding, place, words);
	const change = CHANGES.get(figure);
	if (kind === 'change' && change) return changeOf(change, finding, place, words);
	const difference = DIFFERENCES.get(figure);
	if (!difference || said === null) return '';
	const beside = (direction: Direction) =>
		finding.comparisons.filter((each) => each.direction === direction);
	const named = (direction: 'higher' | 'lower'): SpokenBeside[] =>
		beside(direction).flatMap(({ name, estimate: theirs }) => {
			if (name === null || theirs === null) return [];
			const other = spokenFigure(theirs, unit);
			const apart = other !== null && soundsApart(said, other, direction);
			return [{ place: name.inText, figure: apart ? other : null }];
		});
	const same = beside('no-clear-difference').flatMap(({ name }) => name?.inText ?? []);
	const [higher, lower] = [named('higher'), named('lower')];
	// A figure that nothing could be said of beside others is no fact for a speech.
	if (higher.length + lower.length + same.length === 0) return '';
	return words.difference({ figure: difference, said, higher, lower, same });
}

/** Public housing is told on the page: a count of buildings needs its list beside it. */
const RECORDS: Readonly<Partial<Record<RecordFinding, SpokenRecord>>> = {
	eviction_filings_per_year: 'filings',
	affordable_homes_50: 'homes',
	covenants: 'covenants',
	red_area_share: 'red-areas'
};

function recordOf(
	{ figure, period }: ReportFinding,
	place: ReportPlace,
	words: SpokenWords
): string {
	const { filings, rate, county, at30, at50, covenants, red } = recordValues(place);
	const said = (value: number | null, unit: 'count' | 'share') =>
		value === null ? null : spokenFigure(knownWithoutMargin(value, 'from-records'), unit);
	const of = RECORDS[figure as RecordFinding];
	if (of === undefined) return '';
	switch (of) {
		case 'filings': {
			const [count, each] = [said(filings, 'count'), rate === null ? null : spokenRate(rate)];
			if (count === null || each === null) return '';
			const theirs = county === null ? null : spokenRate(county);
			return words.record({ of, years: period, count, rate: each, county: theirs });
		}
		case 'homes': {
			const share = said(at50, 'share');
			return share === null ? '' : words.record({ of, at50: share, at30: said(at30, 'share') });
		}
		case 'covenants': {
			const count = said(covenants, 'count');
			return count === null ? '' : words.record({ of, count });
		}
		case 'red-areas': {
			const share = said(red, 'share');
			return share === null ? '' : words.record({ of, share });
		}
	}
}

function flagOf(
	finding: ReportFinding,
	{ flag }: ReportPlace,
	report: Report,
	words: SpokenWords
): string {
	if (finding.claim === 'not-told') return words.notFlaggedNorCleared;
	if (flag?.call == null || flag.flagShareOfDraws === null) return '';
	const share: Estimate = { ...finding.estimate, value: flag.flagShareOfDraws, quality: 'value' };
	// Of all tries or none there is nothing to round.
	const tries = flag.flagShareOfDraws >= 1 ? null : spokenFigure(share, 'share');
	return words.flag({ call: flag.call, tries, changed: report.rulesChanged !== null });
}

function changeOf(
	what: ChangeFigureId,
	{ comparisons, estimate, unit }: ReportFinding,
	place: ReportPlace,
	words: SpokenWords
): string {
	const direction = comparisons.find((each) => each.with === null)?.direction;
	const found = figureOf(place, what);
	const periods = found && periodsOf(found.definition.measure);
	if (!direction || !isCalled(direction) || !found || !periods) return '';
	// Where dollars can be counted in two ways, no one size is said.
	const said = found.otherReading === null ? spokenFigure(estimate, unit) : null;
	const beyond = comparisons.filter((each) => each.with !== null && each.direction === direction);
	return words.change({
		what,
		rose: direction === 'higher',
		...periods,
		said,
		beyond: beyond.flatMap(({ name }) => name?.inText ?? [])
	});
}

function periodsOf(
	measure: NonNullable<ReturnType<typeof figureOf>>['definition']['measure']
): { readonly from: string; readonly to: string } | null {
	if (measure.kind !== 'indicator') return null;
	const { formula } = indicatorById(measure.indicator);
	return formula.kind === 'change'
		? { from: periodLabel(formula.from), to: periodLabel(formula.to) }
		: null;
}

/** Somebody's own wording, with its figures as they are said. */
function ownWording(finding: ReportFinding, place: ReportPlace, words: SpokenWords): string {
	const { template, spoken, estimate, unit, comparisons, slots } = finding;
	if (template === undefined) return spoken;
	const said = (each: Estimate, fallback: string) => {
		const figure = spokenFigure(each, unit);
		// What is too small to be rounded is said as it stands, but without its margin.
		return figure === null ? fallback.replace(/ ±.*$/, '') : words.figure(figure);
	};
	const roles: Readonly<Record<string, string>> = { city: 'city:', region: 'region' };
	return template
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/\{\s*([^{}]*?)\s*\}/g, (_, name: string) => {
			if (name === 'place') return place.name.inText;
			if (name === 'figure') return said(estimate, slots.figure ?? '');
			const lead = roles[name];
			const other =
				lead === undefined
					? undefined
					: comparisons.find((each) => each.with?.startsWith(lead) === true);
			return other?.estimate ? said(other.estimate, slots[name] ?? '') : (slots[name] ?? '');
		})
		.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/* Two to four places, told as one story. */

type Together = {
	readonly fact: SpokenFact;
	/** It is said of all of them. */
	readonly shared: boolean;
	readonly strength: number;
};
type MadeTogether = (id: string, text: string, shared: boolean, strength: number) => Together;

type Between = {
	readonly place: ReportPlace;
	readonly estimate: Estimate;
	/** Against the region. */
	readonly region: TestedPair | null;
};

function factsOfFew(
	report: Report,
	own: readonly ReportPlace[],
	words: SpokenWords,
	{ ordered }: SpokenOptions
): Facts {
	const region = referenceOf(report.places);
	const comparisons = compareAll(
		own.flatMap((place, i) => [
			...own.slice(i + 1).map((other) => ({ place, other })),
			...(region === null ? [] : [{ place, other: region }])
		])
	);
	const told = DIFFERENCE_CANDIDATES.flatMap(
		({ figure }) => togetherOf(figure, own, region, comparisons, words) ?? []
	);
	const seen = new Set<string>();
	const strongest = told
		.toSorted(
			(a, b) =>
				tier(a.fact.figure) - tier(b.fact.figure) ||
				Number(b.shared) - Number(a.shared) ||
				b.strength - a.strength
		)
		.filter(({ fact: { figure } }) => {
			const family = familyOf(figure);
			return seen.has(family) ? false : seen.add(family);
		})
		.map(({ fact }) => fact);
	const people = [...affectedOfEach(report, own, words), ...flagOfEach(report, own, words)];
	// What somebody pinned or put in order comes in that order.
	const place = new Map(report.findings.map(({ figure }, at) => [figure, at]));
	const reworded = report.findings.flatMap((finding) => {
		const of = own.find(({ ref }) => ref === finding.place);
		return finding.reworded && of ? (factOf(finding, of, report, words) ?? []) : [];
	});
	const instead = new Set(reworded.map(({ figure }) => figure));
	const all = [...strongest.slice(0, 1), ...people, ...strongest.slice(1)].filter(
		({ figure }) => !instead.has(figure)
	);
	const facts = [...reworded, ...all];
	return {
		shown: ordered
			? facts.toSorted(
					(a, b) => (place.get(a.figure) ?? Infinity) - (place.get(b.figure) ?? Infinity) || 0
				)
			: facts,
		more: [],
		lead: leadOf(told.map(({ fact: { figure }, strength }) => ({ figure, strength })))
	};
}

function tier(figure: string): number {
	return familyOf(figure) === LEADS ? 0 : isCore(figure) ? 1 : 2;
}

/** What several places share against the region, or where one is clearly above others; null where neither is. */
function togetherOf(
	figure: DifferenceFigureId,
	own: readonly ReportPlace[],
	region: ReportPlace | null,
	comparisons: Comparisons,
	words: SpokenWords
): Together | null {
	const places = own.flatMap((place): Between[] => {
		const found = figureOf(place, figure);
		if (!found) return [];
		const pair =
			region && comparisons.of(figure, place.ref).find((each) => each.with === region.ref);
		return [{ place, estimate: found.estimate, region: pair ?? null }];
	});
	const [first] = places;
	const definition = first && figureOf(first.place, figure)?.definition;
	if (!definition || places.length < own.length) return null;
	const { unit, vintage } = definition;
	const made: MadeTogether = (id, text, shared, strength) => ({
		fact: {
			id: `${id}:${figure}`,
			figure,
			text,
			period: vintage === null ? '' : periodLabel(vintage),
			records: null
		},
		shared,
		strength
	});

	const directions = new Set(places.map((each) => each.region?.direction ?? 'not-tested'));
	const [only] = directions;
	const direction = directions.size === 1 && (only === 'higher' || only === 'lower') ? only : null;
	const strengths = places.map((each) => (each.region ? strengthOf(each.region) : 0));

	const top = places.toSorted((a, b) => (b.estimate.value ?? -1) - (a.estimate.value ?? -1))[0]!;
	const lower = places.filter(
		(each) =>
			each !== top &&
			pairBetween(figure, top.place, each.place, comparisons)?.direction === 'higher'
	);
	const said = spokenFigure(top.estimate, unit);
	if (lower.length > 0 && said !== null) {
		const [one] = lower;
		const theirs = lower.length === 1 && one ? spokenFigure(one.estimate, unit) : null;
		const between = lower.map((each) => pairBetween(figure, top.place, each.place, comparisons)!);
		return made(
			'apart',
			words.apart({
				figure,
				highest: spokenPlace(top.place),
				said,
				lower: lower.map(({ place }) => spokenPlace(place)),
				lowerSaid: theirs !== null && soundsApart(said, theirs, 'higher') ? theirs : null,
				region:
					direction === null || region === null ? null : { place: region.name.inText, direction }
			}),
			direction !== null,
			Math.max(...between.map(strengthOf))
		);
	}
	if (region === null) return null;
	if (direction === null) return someOf(figure, places, region, words, made);
	const side = direction === 'higher' ? 'more-than' : 'less-than';
	const together = spokenOfAll(
		places.map(({ estimate }) => estimate),
		unit,
		side
	);
	const theirs = figureOf(region, figure)?.estimate;
	const other = theirs ? spokenFigure(theirs, unit) : null;
	if (together === null) return null;
	const apart = other !== null && soundsApart(together, other, direction);
	return made(
		'shared',
		words.shared({
			figure,
			count: places.length,
			direction,
			said: together,
			region: { place: region.name.inText, figure: apart ? other : null }
		}),
		true,
		Math.min(...strengths)
	);
}

/** Some are clearly on one side of the region and none on the other. */
function someOf(
	figure: DifferenceFigureId,
	places: readonly Between[],
	region: ReportPlace,
	words: SpokenWords,
	made: MadeTogether
): Together | null {
	const on = (direction: Direction) =>
		places.filter((each) => each.region?.direction === direction);
	const direction = on('higher').length > 0 ? 'higher' : 'lower';
	const clear = on(direction);
	if (clear.length === 0 || on(direction === 'higher' ? 'lower' : 'higher').length > 0) return null;
	const definition = figureOf(region, figure)?.definition;
	const theirs = figureOf(region, figure)?.estimate;
	const other = theirs && definition ? spokenFigure(theirs, definition.unit) : null;
	const told = clear.flatMap(({ place, estimate }) => {
		const said = definition ? spokenFigure(estimate, definition.unit) : null;
		return said === null ? [] : [{ place: spokenPlace(place), said }];
	});
	if (told.length < clear.length) return null;
	const apart = other !== null && told.every(({ said }) => soundsApart(said, other, direction));
	return made(
		'some',
		words.some({
			figure,
			places: told,
			direction,
			region: { place: region.name.inText, figure: apart ? other : null },
			others: places.filter((each) => !clear.includes(each)).map(({ place }) => spokenPlace(place))
		}),
		false,
		Math.min(...clear.map((each) => (each.region ? strengthOf(each.region) : 0)))
	);
}

function affectedOfEach(
	report: Report,
	own: readonly ReportPlace[],
	words: SpokenWords
): SpokenFact[] {
	if (!report.findings.some(({ kind }) => kind === 'affected')) return [];
	const places = own.flatMap((place) => {
		const estimate = figureOf(place, 'renter_households')?.estimate;
		const said = estimate ? spokenFigure(estimate, 'count') : null;
		const weak = !estimate || reliability(estimate) === 'too-uncertain' || estimate.ofTracts;
		return said === null || weak || place.flag?.fewRenters
			? []
			: [{ place: spokenPlace(place), said }];
	});
	if (places.length < own.length) return [];
	return [
		{
			id: 'affected',
			figure: 'renter_households',
			text: words.affectedOfEach({ places }),
			period: periodOfAffected(report),
			records: null
		}
	];
}

function periodOfAffected({ findings }: Report): string {
	return findings.find(({ kind }) => kind === 'affected')?.period ?? '';
}

function flagOfEach(report: Report, own: readonly ReportPlace[], words: SpokenWords): SpokenFact[] {
	const flags = report.findings.filter(({ kind }) => kind === 'flag');
	const called = (call: FlagCall) =>
		own.filter(
			({ ref, flag }) =>
				flag?.call === call &&
				flags.some(({ place, claim }) => place === ref && claim.startsWith(call))
		);
	const [flagged, open, clear] = [
		called('flagged'),
		called('may-be-flagged'),
		called('not-flagged')
	].map((places) => places.map(spokenPlace));
	if (!flagged || !open || !clear || flagged.length + open.length + clear.length === 0) return [];
	return [
		{
			id: 'flag',
			figure: 'flag',
			text: words.flagOfEach({ flagged, open, clear, changed: report.rulesChanged !== null }),
			period: flags[0]?.period ?? '',
			records: null
		}
	];
}

/* A set of many, each held against the region. */

function factsOfSet(report: Report, own: readonly ReportPlace[], words: SpokenWords): Facts {
	const region = referenceOf(report.places);
	if (region === null) return { shown: [], more: [], lead: [] };
	const facts = [...report.findings, ...report.moreFindings].flatMap((finding) => {
		const figure = DIFFERENCES.get(finding.figure);
		if (!figure) return [];
		const { id, period, strength } = finding;
		if (finding.reworded) {
			const text = ownWording(finding, region, words);
			return [{ fact: { id, figure, period, text, records: null }, strength }];
		}
		const by = (direction: Direction) =>
			own.filter((place) => directionBetween(figure, place, region) === direction).map(spokenPlace);
		const [higher, lower] = [by('higher'), by('lower')];
		if (higher.length + lower.length === 0) return [];
		const text = words.set({
			figure,
			of: own.length,
			stations: own.every((place) => spokenPlace(place).station),
			region: region.name.inText,
			higher,
			lower
		});
		return [{ fact: { id, figure, period, text, records: null }, strength }];
	});
	const seen = new Set<string>();
	const shown = facts.filter(({ fact: { figure } }) => {
		const family = familyOf(figure);
		return seen.has(family) ? false : seen.add(family);
	});
	return {
		shown: shown.map(({ fact }) => fact),
		more: [],
		lead: leadOf(shown.map(({ fact: { figure }, strength }) => ({ figure, strength })))
	};
}

function directionBetween(figure: string, place: ReportPlace, other: ReportPlace): Direction {
	return compareAll([{ place, other }]).of(figure, place.ref)[0]?.direction ?? 'not-tested';
}

/** A place as a speech names it. */
export function spokenPlace({ ref, name }: Pick<ReportPlace, 'ref' | 'name'>): SpokenPlace {
	return { title: name.title, inText: name.inText, station: parsePlace(ref)?.kind === 'station' };
}
