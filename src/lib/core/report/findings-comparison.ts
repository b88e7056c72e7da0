/** Findings over several places: who has the highest figure, or how many are above a reference. */
import { reliability } from '../estimate/reliability.ts';
import type { DifferenceFigureId } from './candidates.ts';
import {
	figureOf,
	pairBetween,
	strengthOf,
	type Comparisons,
	type TestedPair
} from './comparisons.ts';
import { inlineFigure, roundsToZero } from './figure-words.ts';
import { claimOf } from './findings-difference.ts';
import { figureText } from '../text/format.ts';
import type { ReportVoice } from './messages.ts';
import type { ReportFinding, ReportPlace } from './model.ts';
import { periodOf, tablesOf } from './sources.ts';

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
			? voice.report.sameEverywhere({ titles: [top.own.definition.title] })
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
		title: definition.title,
		place: place.ref,
		estimate,
		unit: definition.unit,
		text: figureText(estimate, definition.unit, voice.estimate),
		reliability: reliability(estimate),
		comparisons: pairs,
		period: periodOf(definition),
		tables: tablesOf(definition),
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
