/** Findings that hold a place's figure against the same figure of larger areas. */
import { reliability } from '../statistics/error.ts';
import { periodOf, tablesOf } from './sources.ts';
import { DIFFERENCE_CANDIDATES, LEADS, figureOf, pairBetween, strengthOf } from './comparisons.ts';
import type { DifferenceFigureId, Comparisons, TestedPair } from './comparisons.ts';
import { inlineFigure, roundsToZero } from './figure-words.ts';
import { figureText } from '../text/format.ts';
import type { ReportVoice } from './messages.ts';
import type { ReportFinding, ReportPlace } from './model.ts';

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
export function claimOf(pairs: readonly TestedPair[]): string {
	return pairs.map((pair) => `${pair.direction}:${pair.with ?? 'no-change'}`).join(' ');
}

/** Figures of the larger areas, by role. */
export function slotsOf(
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
