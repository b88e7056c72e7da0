/** Findings about change over time. A change is claimed only where it is larger than its margin. */
import { indicatorById } from '../indicators/catalog.ts';
import { isOpenEnded } from '../statistics/estimate.ts';
import { sharedYears } from '../statistics/combine.ts';
import { reliability } from '../statistics/error.ts';
import type { ProfileFigure } from '../places/profile.ts';
import { figureText, periodLabel } from '../text/format.ts';
import { CHANGE_CANDIDATES, figureOf, pairBetween, strengthOf } from './comparisons.ts';
import type { ChangeFigureId, Comparisons, TestedPair } from './comparisons.ts';
import { inlineFigure, inlineSize } from './figure-words.ts';
import type { InlineFigure } from './figure-words.ts';
import { claimOf, slotsOf } from './findings-difference.ts';
import type { ChangeParams, ReportVoice } from './messages.ts';
import type { ReportFinding, ReportPlace } from './model.ts';
import { periodOf, tablesOf } from './sources.ts';

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
