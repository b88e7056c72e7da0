/** Figures of places beside those of others, and what may be claimed of them. */
import { callReadings, tallyOf } from '../statistics/compare.ts';
import type { Tally, Comparison, Direction, Reading } from '../statistics/compare.ts';
import { known } from '../statistics/estimate.ts';
import type { PlaceProfile, ProfileFigure } from './profile.ts';
import type { ReferenceRole, MeasuredPlace, ProfileAnswer } from './answer.ts';
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

/** A place's figure, and what the test against the base says of it. */
export type ComparedFigure = {
	readonly figure: ProfileFigure;
	/** Of this place with the base; null for the base itself and for counts of everybody, which are no sample. */
	readonly comparison: Comparison | null;
	readonly direction: Direction | null;
};

export type ComparedRow = {
	readonly definition: ProfileFigureDefinition;
	/** In the order of the places. */
	readonly cells: readonly ComparedFigure[];
};

export type Compared<T> = { readonly found: T; readonly tally: Tally };

/**
 * One figure of all places. Throws for a figure that profiles do not have.
 *
 * @param base position of the place that the others are tested against
 */
export function comparedFigure(
	places: readonly MeasuredPlace[],
	id: string,
	base: number
): Compared<ComparedRow> {
	const found = rowOf(places, id, base);
	return { found, tally: tallyOfRows([found]) };
}

/** All figures of all places by topic. */
export function comparedTable(
	places: readonly MeasuredPlace[],
	base: number
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

/** Positions sorted by a figure, missing ones last, equal ones in their order. */
export function sortedByValue(
	cells: readonly ComparedFigure[],
	descending: boolean
): readonly number[] {
	const value = (at: number) => cells[at]?.figure.estimate.value ?? null;
	return cells
		.map((_, at) => at)
		.sort((a, b) => {
			const [one, two] = [value(a), value(b)];
			if (one === null || two === null) return Number(one === null) - Number(two === null) || a - b;
			return (descending ? two - one : one - two) || a - b;
		});
}

function rowOf(places: readonly MeasuredPlace[], id: string, base: number): ComparedRow {
	const figures = places.map(({ profile }) => figureNamed(profile, id));
	const against = figures[base];
	const cells = figures.map((figure, at): ComparedFigure => {
		const tested = against !== undefined && at !== base && !isCountOfAll(figure);
		const comparison = tested ? callFigures(figure, against) : null;
		return { figure, comparison, direction: comparison?.direction ?? null };
	});
	return { definition: definitionNamed(id), cells };
}

function tallyOfRows(rows: readonly ComparedRow[]): Tally {
	return tallyOf(rows.flatMap(({ cells }) => cells.flatMap(({ comparison }) => comparison ?? [])));
}

/** How many people live in a place says nothing against how many live in another. */
function isCountOfAll({ estimate, definition }: ProfileFigure): boolean {
	return definition.unit === 'count' && estimate.moeReason === 'full-count';
}

function definitionNamed(id: string): ProfileFigureDefinition {
	const found = PROFILE_FIGURES.find((each) => each.id === id);
	if (!found) throw new Error(`Profiles have no figure "${id}".`);
	return found;
}
