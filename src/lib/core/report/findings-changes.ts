/**
 * Findings about change over time in two to four places side by side. A change is claimed only where
 * it is larger than its margin, and a difference between two changes only where its own test passes.
 */
import { isOpenEnded } from '../estimate/make.ts';
import { reliability } from '../estimate/reliability.ts';
import { CHANGE_CANDIDATES, type ChangeFigureId } from './candidates.ts';
import {
	figureOf,
	pairBetween,
	strengthOf,
	type Comparisons,
	type TestedPair
} from './comparisons.ts';
import { inlineSize, type InlineFigure } from './figure-words.ts';
import { otherWayOf, periodsOf } from './findings-change.ts';
import { claimOf } from './findings-difference.ts';
import { figureText } from '../text/format.ts';
import type { ReportVoice } from './messages.ts';
import type { ReportFinding, ReportPlace } from './model.ts';
import { periodOf, tablesOf } from './sources.ts';

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
		title: definition.title,
		place: lead.place.ref,
		estimate,
		unit: definition.unit,
		text: figureText(estimate, definition.unit, voice.estimate),
		reliability: reliability(estimate),
		comparisons: [...own, ...pairs],
		period: periodOf(definition),
		tables: tablesOf(definition),
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
