/** Figures of places beside those of others, and what may be claimed of them. */
import { callReadings, tallyOf } from '../statistics/compare.ts';
import type { Tally, Comparison, Direction, Reading } from '../statistics/compare.ts';
import type { Unit } from '../statistics/census.ts';
import { known } from '../statistics/estimate.ts';
import type { PlaceProfile, ProfileFigure } from './profile.ts';
import type { ReferenceRole, MeasuredPlace, ProfileAnswer } from './atlas-places.ts';
import type { PlaceRef } from './place.ts';
import { PROFILE_FIGURES, PROFILE_TOPICS } from './topics.ts';
import type { ProfileFigureDefinition, ProfileTopicId } from './topics.ts';

/* What may be claimed of figures of a profile, each in every reading that it has. */

const NO_CHANGE: Reading = { estimate: known(0, 0), otherReading: null };

/** The same figure of two places. */
export function callFigures(own: ProfileFigure, other: ProfileFigure): Comparison {
	return callReadings(own, other, own.definition.unit);
}

/** A change against no change. */
export function callChange(own: ProfileFigure): Comparison {
	return callReadings(own, NO_CHANGE, own.definition.unit);
}

/* Figures of a profile by topic, each beside the same figure of the corridor, city and region. */

export type ReferenceFigure = {
	readonly role: ReferenceRole;
	readonly place: MeasuredPlace;
	readonly figure: ProfileFigure;
	/** Of the place with this one. */
	readonly comparison: Comparison;
};

export type ProfileRow = {
	readonly figure: ProfileFigure;
	/** Empty for counts: those of a part are always below those of the whole, which is no finding. */
	readonly beside: readonly ReferenceFigure[];
};

export type ProfileTopic = {
	readonly topic: ProfileTopicId;
	/** In the order of the profile's figures. */
	readonly rows: readonly ProfileRow[];
};

/** All figures of an answer by topic, in the order in which a profile shows them. */
export function profileTopics(answer: ProfileAnswer): readonly ProfileTopic[] {
	const rows = answer.place.profile.figures.map((figure) => profileRow(answer, figure));
	return PROFILE_TOPICS.map((topic) => ({
		topic,
		rows: rows.filter(({ figure }) => figure.definition.topic === topic)
	}));
}

/** One figure beside the others. */
function profileRow(answer: ProfileAnswer, figure: ProfileFigure): ProfileRow {
	const { id, unit } = figure.definition;
	if (unit === 'count') return { figure, beside: [] };
	return {
		figure,
		beside: answer.beside.map(({ role, place }) => {
			const other = figureNamed(place.profile, id);
			return { role, place, figure: other, comparison: callFigures(figure, other) };
		})
	};
}

/** Throws for a figure that profiles do not have. */
export function figureNamed({ figures }: PlaceProfile, id: string): ProfileFigure {
	const found = figures.find(({ definition }) => definition.id === id);
	if (!found) throw new Error(`Profiles have no figure "${id}".`);
	return found;
}

/* Several places in one figure, or in all of them, each tested against one that is chosen as base. */

/**
 * What compared places are held against where nobody has chosen: the region. Links of before named
 * their choice by putting one station before all stations of its line.
 */
export function usualBase([first, second]: readonly PlaceRef[]): PlaceRef {
	return first?.startsWith('station:') && second?.startsWith('each:') ? first : 'region';
}

/** A place's figure, and what the test against the base says of it. */
export type ComparedFigure = {
	readonly figure: ProfileFigure;
	/** Of this place with the base; null for the base itself and for counts that say nothing: see `untested`. */
	readonly comparison: Comparison | null;
	readonly direction: Direction | null;
	/** Why nothing is tested: it is the base, a full count of everybody, or a count beside the whole region's. */
	readonly untested: 'base' | 'full-count' | 'part-of-whole' | null;
};

export type ComparedRow = {
	readonly definition: ProfileFigureDefinition;
	/** In the order of the places. */
	readonly cells: readonly ComparedFigure[];
	/** That of the place that they are held against. */
	readonly base: ProfileFigure;
};

export type Compared<T> = { readonly found: T; readonly tally: Tally };

/**
 * One figure of all places. Throws for a figure that profiles do not have.
 *
 * @param base what the others are tested against: one of them, or another place such as the region
 */
export function comparedFigure(
	places: readonly MeasuredPlace[],
	id: string,
	base: MeasuredPlace
): Compared<ComparedRow> {
	const found = rowOf(places, id, base);
	return { found, tally: tallyOfRows([found]) };
}

/** All figures of all places by topic. */
export function comparedTable(
	places: readonly MeasuredPlace[],
	base: MeasuredPlace
): Compared<readonly { readonly topic: ProfileTopicId; readonly rows: readonly ComparedRow[] }[]> {
	const rows = PROFILE_FIGURES.map(({ id }) => rowOf(places, id, base));
	return {
		found: PROFILE_TOPICS.map((topic) => ({
			topic,
			rows: rows.filter(({ definition }) => definition.topic === topic)
		})),
		tally: tallyOfRows(rows)
	};
}

/** Positions sorted by a number each, missing ones last, equal ones in their order. */
export function sortedByValue(
	values: readonly (number | null)[],
	descending: boolean
): readonly number[] {
	const value = (at: number) => values[at] ?? null;
	return values
		.map((_, at) => at)
		.sort((a, b) => {
			const [one, two] = [value(a), value(b)];
			if (one === null || two === null) return Number(one === null) - Number(two === null) || a - b;
			return (descending ? two - one : one - two) || a - b;
		});
}

function rowOf(places: readonly MeasuredPlace[], id: string, base: MeasuredPlace): ComparedRow {
	const against = figureNamed(base.profile, id);
	const cells = places.map((place): ComparedFigure => {
		const figure = figureNamed(place.profile, id);
		const untested = whyUntested(place, figure, base);
		const comparison = untested === null ? callFigures(figure, against) : null;
		return { figure, comparison, direction: comparison?.direction ?? null, untested };
	});
	return { definition: definitionNamed(id), cells, base: against };
}

function whyUntested(
	place: MeasuredPlace,
	{ estimate, definition }: ProfileFigure,
	base: MeasuredPlace
): ComparedFigure['untested'] {
	if (place.ref === base.ref) return 'base';
	if (definition.unit !== 'count') return null;
	// How many people live in a place says nothing against how many live in another.
	if (estimate.moeReason === 'full-count') return 'full-count';
	return base.ref === 'region' ? 'part-of-whole' : null;
}

function tallyOfRows(rows: readonly ComparedRow[]): Tally {
	return tallyOf(rows.flatMap(({ cells }) => cells.flatMap(({ comparison }) => comparison ?? [])));
}

function definitionNamed(id: string): ProfileFigureDefinition {
	const found = PROFILE_FIGURES.find((each) => each.id === id);
	if (!found) throw new Error(`Profiles have no figure "${id}".`);
	return found;
}

/* The axis on which places are drawn beside each other. */

export type Axis = {
	readonly low: number;
	readonly high: number;
	/** Ascending, the ends among them. */
	readonly ticks: readonly number[];
};

/** Parts of an axis, about. */
const PARTS = 4;

/**
 * One axis for all: a share's is 0 to 100 %, any other begins at zero, or ends there where all is
 * below it, and runs to a round number past what is drawn. A bar cut at its own end would look longer
 * than another that is not.
 *
 * @param drawn ends of the ranges, and the values
 */
export function axisOf(drawn: readonly number[], unit: Unit): Axis {
	if (unit === 'share') return { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };
	const [low, high] = [Math.min(0, ...drawn), Math.max(0, ...drawn)];
	const step = roundStep((high - low || 1) / PARTS);
	const [first, last] = [Math.floor(low / step), Math.max(Math.ceil(high / step), 1)];
	const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step + 0);
	return { low: first * step + 0, high: last * step, ticks };
}

/** The next of 1, 2, 2.5, 5, 10 … times a power of ten. */
function roundStep(step: number): number {
	const power = 10 ** Math.floor(Math.log10(step));
	return ([1, 2, 2.5, 5].find((each) => each * power >= step * (1 - 1e-9)) ?? 10) * power;
}

/** Where a value lies on an axis, 0–1. */
export function placeOnAxis({ low, high }: Axis, value: number): number {
	return Math.min(1, Math.max(0, (value - low) / (high - low)));
}
