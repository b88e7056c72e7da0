/** What a report finds of a place: who lives there, how it differs from larger areas, and what changed. */
import { NEWEST_PERIOD } from '../statistics/census.ts';
import { knownWithoutMargin, isOpenEnded } from '../statistics/estimate.ts';
import { reliability } from '../statistics/error.ts';
import { wholePercent, type FindingReading } from '../methods/trace.ts';
import { flagText } from '../methods/station-flags.ts';
import { QUARTERS_CUTS } from '../methods/region-inputs.ts';
import type { PlacePressure } from '../methods/station-flags.ts';
import { parsePlace, type PlaceRef } from '../places/place.ts';
import { figureText, formatValue, periodLabel } from '../text/format.ts';
import {
	figureOf,
	DIFFERENCE_CANDIDATES,
	LEADS,
	pairBetween,
	strengthOf,
	type DifferenceFigureId,
	type Comparisons,
	type TestedPair,
	CHANGE_CANDIDATES,
	type ChangeFigureId
} from './comparisons.ts';
import { inlineFigure, roundsToZero, inlineSize, type InlineFigure } from './figure-words.ts';
import type { ReportVoice, ChangeParams } from './messages.ts';
import type { ReportFinding, ReportPlace } from './model.ts';
import { periodOf, tablesOf } from './citation.ts';
import { indicatorById } from '../indicators/catalog.ts';
import { sharedYears } from '../statistics/combine.ts';
import type { ProfileFigure } from '../places/profile.ts';

/* Who would be affected, and what the method says of the place. */

const AFFECTED = 'renter_households';
const AFFECTED_SHARE = 'renter_share';

/** "1,086 ± 177 renter households live here", or nothing where their number is not known. */
export function affectedFinding(
	place: ReportPlace,
	voice: ReportVoice,
	explained = true
): ReportFinding | null {
	const own = figureOf(place, AFFECTED);
	if (own?.estimate.value == null) return null;
	const { estimate, definition } = own;
	const share = figureOf(place, AFFECTED_SHARE)?.estimate;
	const figure = inlineFigure(estimate, definition.unit, voice);
	const shareWords = share?.value == null ? null : inlineFigure(share, 'share', voice);
	const sentence = (form: 'shown' | 'spoken'): string =>
		/[1-9]/.test(figureText(estimate, 'count', voice.estimate).value)
			? voice.report.affected({
					place: place.name.inText,
					explained,
					ofTracts: estimate.ofTracts ?? false,
					figure: figure[form],
					share: shareWords?.[form] ?? null,
					value: Math.round(estimate.value ?? 0),
					few: place.flag?.fewRenters ?? false
				})
			: voice.report.affectedNone({ place: place.name.inText });
	return {
		id: `affected:${AFFECTED}`,
		kind: 'affected',
		figure: AFFECTED,
		title: voice.figures.title(definition),
		place: place.ref,
		estimate,
		unit: definition.unit,
		text: figureText(estimate, definition.unit, voice.estimate),
		reliability: reliability(estimate),
		comparisons: [],
		period: periodOf(definition, voice.figures),
		tables: tablesOf(definition, voice.figures),
		sentence: sentence('shown'),
		spoken: sentence('spoken'),
		claim: (estimate.value ?? 0) > 0 ? 'some' : 'none',
		strength: 0,
		slots: { figure: figure.shown, place: place.name.inText },
		reworded: false,
		pinned: false
	};
}

/** The flag with its reasons; nothing where the method flags no area or nobody rents. */
export function flagFinding(
	place: ReportPlace,
	pressure: PlacePressure | null,
	voice: ReportVoice
): ReportFinding | null {
	if (pressure === null) return null;
	const { flag, classes } = pressure;
	const text = flagText(flag, voice.estimate);
	if (text === null || flag.share === null) return null;
	const range = text.low === text.high ? text.low : voice.report.range(text);
	const sentence = voice.report.flag({
		place: place.name.inText,
		tract: place.ref.startsWith('tract:'),
		many: isOfMany(place.ref),
		text,
		readings: readingsOf(pressure).map(({ class: id, share }) => ({
			name: voice.method.className(id),
			tries: wholePercent(share)
		})),
		quarters: pressure.quarters.map(({ share }) => ({
			share:
				share !== null && share > QUARTERS_CUTS.share
					? formatValue(share, 'share', voice.estimate)
					: null
		})),
		classes: classes
			.filter(({ tracts }) => tracts > 0)
			.map(({ id, tracts }) => ({ name: voice.method.className(id), tracts })),
		method: voice.method.name,
		adjusted: voice.method.adjusted
	});
	// The range comes from draws, so there is no margin to set beside the share.
	const estimate = knownWithoutMargin(flag.share, 'input-without-margin');
	const spoken = figureText(estimate, 'share', voice.estimate).spoken;
	return {
		id: 'flag',
		kind: 'flag',
		figure: 'flag',
		title: voice.report.flagTitle,
		place: place.ref,
		estimate,
		unit: 'share',
		text: { value: text.share, margin: range, spoken },
		reliability: reliability(estimate),
		comparisons: [],
		period: periodLabel(NEWEST_PERIOD),
		tables: ['B25003'],
		sentence,
		spoken: aloud(sentence),
		// A note stands in place of the flag of a tract that is mostly a campus or a prison.
		claim:
			pressure.headline && pressure.quarters.length > 0
				? 'not-told'
				: `${text.call}:${text.extent}`,
		strength: 0,
		slots: { figure: text.share, place: place.name.inText },
		reworded: false,
		pinned: false
	};
}

/** Its name in a sentence is a plural: "the station areas of …", "these 3 tracts together". */
function isOfMany(ref: PlaceRef): boolean {
	const place = parsePlace(ref);
	if (place?.kind === 'tracts') return place.geoids.length > 1 && place.name === '';
	return place?.kind === 'stations';
}

/** What stands instead of the one class of a place on one tract, most draws first. */
function readingsOf({ headline }: PlacePressure): readonly FindingReading[] {
	if (headline?.kind === 'two-readings') return headline.readings;
	return headline?.kind === 'likelier' ? [headline, headline.published] : [];
}

/** "42 percent" for "42%". */
function aloud(sentence: string): string {
	return sentence.replaceAll('%', ' percent');
}

/* Findings that hold a place's figure against the same figure of larger areas. */

/**
 * One finding a figure that has a value, strongest first: figures that bear on exposure before
 * others, clear differences before figures without any. Of a family only the first clear one leads;
 * its others come last. What rounds to zero is no finding.
 */
export function differenceFindings(
	place: ReportPlace,
	others: readonly ReportPlace[],
	comparisons: Comparisons,
	voice: ReportVoice
): ReportFinding[] {
	const found = DIFFERENCE_CANDIDATES.flatMap((candidate) => {
		const pairs = comparisons.of(candidate.figure, place.ref);
		const finding = differenceFinding(candidate.figure, place, others, pairs, voice);
		return finding === null ? [] : [{ finding, ...candidate }];
	});
	const spokenFor = new Set<string>();
	const ranked = found.map((each, order) => {
		const clear = each.finding.strength > 0;
		const second = clear && spokenFor.has(each.family);
		if (clear) spokenFor.add(each.family);
		return {
			...each,
			order,
			tier: !clear ? 4 : second ? 3 : each.family === LEADS ? 0 : each.core ? 1 : 2
		};
	});
	return ranked
		.sort((a, b) => a.tier - b.tier || b.finding.strength - a.finding.strength || a.order - b.order)
		.map(({ finding }) => finding);
}

function differenceFinding(
	figure: (typeof DIFFERENCE_CANDIDATES)[number]['figure'],
	place: ReportPlace,
	others: readonly ReportPlace[],
	pairs: readonly TestedPair[],
	voice: ReportVoice
): ReportFinding | null {
	const own = figureOf(place, figure);
	if (own === undefined || own.estimate.value === null || pairs.length === 0) return null;
	const { estimate, definition, method } = own;
	const { unit } = definition;
	if (roundsToZero(estimate, unit, voice)) return null;
	const words = inlineFigure(estimate, unit, voice, method !== 'exact');
	const approximateOf = (ref: string | null) =>
		others.some(
			(other) => other.ref === ref && (figureOf(other, figure)?.method ?? 'exact') !== 'exact'
		);
	const sentence = (form: 'shown' | 'spoken'): string =>
		voice.report.difference({
			place: place.name.inText,
			clause: voice.report.clause[figure]({ figure: words[form] }),
			compared: pairs.flatMap((pair) =>
				pair.estimate === null || pair.name === null
					? []
					: [
							{
								place: pair.name.inText,
								figure: inlineFigure(pair.estimate, unit, voice, approximateOf(pair.with))[form],
								direction: pair.direction
							}
						]
			)
		});
	return {
		id: `difference:${figure}`,
		kind: 'difference',
		figure,
		title: voice.figures.title(definition),
		place: place.ref,
		estimate,
		unit,
		text: figureText(estimate, unit, voice.estimate),
		reliability: reliability(estimate),
		comparisons: pairs,
		period: periodOf(definition, voice.figures),
		tables: tablesOf(definition, voice.figures),
		sentence: sentence('shown'),
		spoken: sentence('spoken'),
		claim: claimOf(pairs),
		strength: Math.max(0, ...pairs.map(strengthOf)),
		slots: {
			figure: words.shown,
			place: place.name.inText,
			...slotsOf(pairs, others, unit, voice)
		},
		reworded: false,
		pinned: false
	};
}

/** "higher:city:Crystal lower:region": what a finding says, apart from its numbers. */
function claimOf(pairs: readonly TestedPair[]): string {
	return pairs.map((pair) => `${pair.direction}:${pair.with ?? 'no-change'}`).join(' ');
}

/** Figures of the larger areas, by role. */
function slotsOf(
	pairs: readonly TestedPair[],
	others: readonly ReportPlace[],
	unit: ReportFinding['unit'],
	voice: ReportVoice
): Record<string, string> {
	return Object.fromEntries(
		pairs.flatMap(({ with: ref, estimate }) => {
			const role = others.find((other) => other.ref === ref)?.role;
			return role === undefined || estimate === null
				? []
				: [[role, inlineFigure(estimate, unit, voice).shown]];
		})
	);
}

/* Findings over several places: who has the highest figure, or how many are above a reference. */

/** The place with the highest figure, and which others it is clearly higher than. */
export function rankedFinding(
	figure: DifferenceFigureId,
	places: readonly ReportPlace[],
	comparisons: Comparisons,
	voice: ReportVoice
): ReportFinding | null {
	const withValue = places.flatMap((place) => {
		const own = figureOf(place, figure);
		const value = own?.estimate.value ?? null;
		// A figure that was not tested at all is too uncertain to lead.
		const tested = places.some(
			(other) => other !== place && pairBetween(figure, place, other, comparisons) !== null
		);
		return own === undefined || value === null || !tested ? [] : [{ place, own, value }];
	});
	const top = withValue.toSorted((a, b) => b.value - a.value)[0];
	if (top === undefined || withValue.length < 2) return null;
	const { unit } = top.own.definition;
	if (roundsToZero(top.own.estimate, unit, voice)) return null;
	const pairs = withValue.flatMap(({ place }) =>
		place === top.place ? [] : (pairBetween(figure, top.place, place, comparisons) ?? [])
	);
	const named = (pair: TestedPair) => pair.name?.inText ?? '';
	const by = (direction: string) => pairs.filter((pair) => pair.direction === direction);
	const sentence = (form: 'shown' | 'spoken'): string =>
		by('higher').length === 0
			? voice.report.sameEverywhere({ titles: [voice.figures.title(top.own.definition)] })
			: voice.report.ranked({
					title: voice.report.figureTitle[figure],
					place: top.place.name.inText,
					figure: inlineFigure(top.own.estimate, unit, voice, top.own.method !== 'exact')[form],
					lower: by('higher').flatMap((pair) =>
						pair.estimate === null
							? []
							: [
									{
										place: named(pair),
										figure: inlineFigure(pair.estimate, unit, voice, top.own.method !== 'exact')[
											form
										]
									}
								]
					),
					same: by('no-clear-difference').map(named),
					untested: by('not-tested').map(named)
				});
	return findingOf(`ranked:${figure}`, figure, top.place, pairs, sentence, voice);
}

/** How many places of a set are clearly above and below the same reference. */
export function setFinding(
	figure: DifferenceFigureId,
	places: readonly ReportPlace[],
	reference: ReportPlace | null,
	comparisons: Comparisons,
	voice: ReportVoice
): ReportFinding | null {
	const theirs = reference === null ? undefined : figureOf(reference, figure);
	const [first] = places;
	if (reference === null || theirs === undefined || first === undefined) return null;
	if (roundsToZero(theirs.estimate, theirs.definition.unit, voice)) return null;
	const pairs = places.flatMap((place) => comparisons.of(figure, place.ref));
	const by = (direction: string) =>
		places.flatMap((place) =>
			comparisons.of(figure, place.ref).some((pair) => pair.direction === direction)
				? [place.name.title]
				: []
		);
	const same = by('no-clear-difference').length;
	const [higher, lower] = [by('higher'), by('lower')];
	const sentence = (form: 'shown' | 'spoken'): string =>
		voice.report.set({
			title: voice.report.figureTitle[figure],
			of: places.length,
			reference: reference.name.inText,
			referenceFigure: inlineFigure(
				theirs.estimate,
				theirs.definition.unit,
				voice,
				theirs.method !== 'exact'
			)[form],
			higher,
			lower,
			same,
			untested: places.length - same - higher.length - lower.length
		});
	return theirs.estimate.value === null
		? null
		: findingOf(`set:${figure}`, figure, reference, pairs, sentence, voice);
}

function findingOf(
	id: string,
	figure: string,
	place: ReportPlace,
	pairs: readonly TestedPair[],
	sentence: (form: 'shown' | 'spoken') => string,
	voice: ReportVoice
): ReportFinding {
	const own = figureOf(place, figure);
	if (own === undefined) throw new Error(`The place has no figure ${figure}.`);
	const { definition, estimate, method } = own;
	return {
		id,
		kind: 'difference',
		figure,
		title: voice.figures.title(definition),
		place: place.ref,
		estimate,
		unit: definition.unit,
		text: figureText(estimate, definition.unit, voice.estimate),
		reliability: reliability(estimate),
		comparisons: pairs,
		period: periodOf(definition, voice.figures),
		tables: tablesOf(definition, voice.figures),
		sentence: sentence('shown'),
		spoken: sentence('spoken'),
		claim: claimOf(pairs),
		strength: Math.max(0, ...pairs.map(strengthOf)),
		slots: {
			figure: inlineFigure(estimate, definition.unit, voice, method !== 'exact').shown,
			place: place.name.inText
		},
		reworded: false,
		pinned: false
	};
}

/* Findings about change over time. A change is claimed only where it is larger than its margin. */

/** One finding a change that has a value: clear changes first, the stronger before the weaker. */
export function changeFindings(
	place: ReportPlace,
	others: readonly ReportPlace[],
	comparisons: Comparisons,
	voice: ReportVoice
): ReportFinding[] {
	return CHANGE_CANDIDATES.flatMap((figure) => {
		const own = figureOf(place, figure);
		// An open-ended rent says only what a change is at most or at least.
		if (own === undefined || own.estimate.value === null || isOpenEnded(own.estimate)) return [];
		// It is not the place's own.
		if (own.estimate.ofTracts) return [];
		return [changeFinding(figure, own, place, others, comparisons.of(figure, place.ref), voice)];
	}).sort((a, b) => rank(a) - rank(b) || b.strength - a.strength);
}

/** Clear, then tested and not clear, then not tested. */
function rank({ claim, strength }: ReportFinding): number {
	return strength > 0 ? 0 : claim.startsWith('not-tested') ? 2 : 1;
}

function changeFinding(
	figure: ChangeFigureId,
	changed: ProfileFigure,
	place: ReportPlace,
	others: readonly ReportPlace[],
	pairs: readonly TestedPair[],
	voice: ReportVoice
): ReportFinding {
	const { definition, estimate, method } = changed;
	const { unit } = definition;
	const approximate = method !== 'exact';
	const size = inlineSize(estimate, unit, voice, approximate);
	const own = pairs.find((pair) => pair.with === null);
	const claimed = own === undefined ? 'not-tested' : own.direction;
	const clear = size !== null && (claimed === 'higher' || claimed === 'lower');
	const rose = (estimate.value ?? 0) > 0;
	const periods = periodsOf(figure);
	const sentence = (form: 'shown' | 'spoken'): string =>
		voice.report.change({
			what: voice.report.changing[figure],
			place: place.name.inText,
			size: size?.[form] ?? null,
			rose,
			clear,
			untested: claimed === 'not-tested',
			approximate,
			...periods,
			otherWay: otherWayOf(changed, voice, form),
			// Beside a change that may be chance, another's change says nothing.
			compared: !clear
				? []
				: pairs.flatMap((pair) =>
						pair.estimate === null || pair.name === null
							? []
							: [
									{
										place: pair.name.inText,
										figure: inlineFigure(pair.estimate, unit, voice)[form],
										direction: pair.direction
									}
								]
					)
		});
	return {
		id: `change:${figure}`,
		kind: 'change',
		figure,
		title: voice.figures.title(definition),
		place: place.ref,
		estimate,
		unit,
		text: figureText(estimate, unit, voice.estimate),
		reliability: reliability(estimate),
		comparisons: pairs,
		period: periodOf(definition, voice.figures),
		tables: tablesOf(definition, voice.figures),
		sentence: sentence('shown'),
		spoken: sentence('spoken'),
		claim: own === undefined ? 'not-tested' : claimOf([own, ...pairs.filter((p) => p !== own)]),
		strength: own === undefined ? 0 : strengthOf(own),
		slots: {
			// As the sentence has it: "rose by 26%", not "+26%".
			figure: (size ?? inlineFigure(estimate, unit, voice, approximate)).shown,
			place: place.name.inText,
			...slotsOf(pairs, others, unit, voice)
		},
		reworded: false,
		pinned: false
	};
}

/** The change counted by the other convention of dollars; null for figures that know only one. */
function otherWayOf(
	figure: ProfileFigure,
	voice: ReportVoice,
	form: keyof InlineFigure
): ChangeParams['otherWay'] {
	const { definition, method, otherReading: reading } = figure;
	if (definition.id !== TWO_WAYS && reading === null) return null;
	const size =
		reading === null ? null : inlineSize(reading, definition.unit, voice, method !== 'exact');
	return { size: size?.[form] ?? null, rose: (reading?.value ?? 0) > 0 };
}

/** Home values are put into dollars of one year by the Bureau itself only from the 2022 release on. */
const TWO_WAYS: ChangeFigureId = 'home_value_change_2013_2017';

/** The periods that a change lies between, and the years that both of them contain. */
function periodsOf(figure: ChangeFigureId): {
	from: string;
	to: string;
	sharedYears: number;
} {
	const { formula } = indicatorById(INDICATOR_OF[figure]);
	if (formula.kind !== 'change') throw new Error(`Figure ${figure} is no change.`);
	const { from, to } = formula;
	return { from: periodLabel(from), to: periodLabel(to), sharedYears: sharedYears(from, to) };
}

const INDICATOR_OF = {
	rent_change_2013_2017: 'rent-change-2013-2017',
	home_value_change_2013_2017: 'home-value-change-2013-2017',
	income_change: 'income-change',
	renter_households_change_2013_2017: 'renter-households-change-2013-2017',
	cost_burden_change_2013_2017: 'cost-burden-change-2013-2017',
	people_of_color_change: 'people-of-color-change',
	bachelors_change_2013_2017: 'bachelors-change-2013-2017'
} as const satisfies Record<ChangeFigureId, string>;

/*
 * Findings about change over time in two to four places side by side. A change is claimed only where
 * it is larger than its margin, and a difference between two changes only where its own test passes.
 */

/** One finding a figure that clearly changed in at least one of the places, the strongest first. */
export function changesFindings(
	places: readonly ReportPlace[],
	comparisons: Comparisons,
	voice: ReportVoice
): ReportFinding[] {
	return CHANGE_CANDIDATES.flatMap(
		(figure) => changesFinding(figure, places, comparisons, voice) ?? []
	).sort((a, b) => b.strength - a.strength);
}

/** What became of the figure in one place. */
type PlaceChange = {
	readonly place: ReportPlace;
	readonly value: number;
	/** Its test against no change. */
	readonly own: TestedPair | null;
	readonly moved: 'rose' | 'fell' | 'unclear' | 'untested';
	/** Its size, without sign; null where that would print as zero. */
	readonly size: InlineFigure | null;
};

function changesFinding(
	figure: ChangeFigureId,
	places: readonly ReportPlace[],
	comparisons: Comparisons,
	voice: ReportVoice
): ReportFinding | null {
	const changes = places.map((place) => placeChange(figure, place, comparisons, voice));
	const clear = changes
		.filter(({ moved }) => moved === 'rose' || moved === 'fell')
		.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
	const [lead] = clear;
	const led = lead && figureOf(lead.place, figure);
	if (lead === undefined || led === undefined) return null;
	const { definition, estimate } = led;
	const pairs = changes.flatMap(({ place, moved }) =>
		place === lead.place || moved === 'untested'
			? []
			: (pairBetween(figure, lead.place, place, comparisons) ?? [])
	);
	const movedToo = new Set<string | null>(clear.map(({ place }) => place.ref));
	const against = (direction: TestedPair['direction']) =>
		pairs.filter((pair) => pair.direction === direction);
	const named = ({ name }: TestedPair) => name?.inText ?? '';
	const sentence = (form: keyof InlineFigure): string => {
		const where = (moved: PlaceChange['moved']) =>
			[...clear, ...changes.filter((each) => !clear.includes(each))].filter(
				(each) => each.moved === moved
			);
		const sized = ({ place, size }: PlaceChange) => ({
			place: place.name.inText,
			figure: size?.[form] ?? ''
		});
		return voice.report.changes({
			what: voice.report.changing[figure],
			...periodsOf(figure),
			rose: where('rose').map(sized),
			fell: where('fell').map(sized),
			unclear: where('unclear').map(({ place, size, value }) => ({
				place: place.name.inText,
				size: size?.[form] ?? null,
				rose: value > 0
			})),
			untested: where('untested').map(({ place }) => place.name.inText),
			place: lead.place.name.inText,
			higher: against('higher').map(named),
			lower: against('lower').map(named),
			otherWay: otherWayOf(led, voice, form),
			// Beside a change that may be chance, "no clear difference" says nothing.
			same: against('no-clear-difference')
				.filter((pair) => movedToo.has(pair.with))
				.map(named)
		});
	};
	const own = changes.flatMap((change) => change.own ?? []);
	return {
		id: `changes:${figure}`,
		kind: 'change',
		figure,
		title: voice.figures.title(definition),
		place: lead.place.ref,
		estimate,
		unit: definition.unit,
		text: figureText(estimate, definition.unit, voice.estimate),
		reliability: reliability(estimate),
		comparisons: [...own, ...pairs],
		period: periodOf(definition, voice.figures),
		tables: tablesOf(definition, voice.figures),
		sentence: sentence('shown'),
		spoken: sentence('spoken'),
		claim: [...changes.map(({ place, moved }) => `${moved}:${place.ref}`), claimOf(pairs)].join(
			' '
		),
		strength: Math.max(...clear.flatMap((change) => (change.own ? strengthOf(change.own) : []))),
		slots: { figure: lead.size?.shown ?? '', place: lead.place.name.inText },
		reworded: false,
		pinned: false
	};
}

function placeChange(
	figure: ChangeFigureId,
	place: ReportPlace,
	comparisons: Comparisons,
	voice: ReportVoice
): PlaceChange {
	const found = figureOf(place, figure);
	const own = comparisons.of(figure, place.ref).find((pair) => pair.with === null) ?? null;
	const value = found?.estimate.value ?? null;
	// An open-ended rent says only what a change is at most or at least.
	if (
		!found ||
		value === null ||
		isOpenEnded(found.estimate) ||
		!own ||
		own.direction === 'not-tested'
	) {
		return { place, value: 0, own, moved: 'untested', size: null };
	}
	const { definition, estimate, method } = found;
	const size = inlineSize(estimate, definition.unit, voice, method !== 'exact');
	const claimed = own.direction;
	const clear = size !== null && (claimed === 'higher' || claimed === 'lower');
	const moved = !clear ? 'unclear' : claimed === 'higher' ? 'rose' : 'fell';
	return { place, value, own, moved, size };
}
