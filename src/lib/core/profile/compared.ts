/** Several places in one figure, or in all of them, each tested against one that is chosen as base. */
import { compareBoth, type Comparison, type Direction } from '../estimate/compare.ts';
import { benjaminiHochberg, type ManyTests } from '../estimate/many-tests.ts';
import type { MeasuredPlace } from './answer.ts';
import { figureNamed } from './beside.ts';
import type { ProfileFigure } from './profile.ts';
import { PROFILE_FIGURES, PROFILE_TOPICS } from './topics.ts';
import type { ProfileFigureDefinition, ProfileTopicId } from './topics.ts';

/** A place's figure, and what the test against the base says of it. */
export type ComparedFigure = {
	readonly figure: ProfileFigure;
	/** Of this place with the base; null for the base itself and for numbers of a full count, which are no sample. */
	readonly comparison: Comparison | null;
	/** As the comparison says, or "no clear difference" where it does not stand among many tests. */
	readonly direction: Direction | null;
};

export type ComparedRow = {
	readonly definition: ProfileFigureDefinition;
	/** In the order of the places. */
	readonly cells: readonly ComparedFigure[];
};

export type Compared<T> = { readonly found: T; readonly tests: ManyTests };

export type CompareOptions = {
	/** Position of the place that the others are tested against. */
	readonly base: number;
	/** Hold back differences that may well be chance because many are looked at. */
	readonly strict: boolean;
};

/** One figure of all places. Throws for a figure that profiles do not have. */
export function comparedFigure(
	places: readonly MeasuredPlace[],
	id: string,
	options: CompareOptions
): Compared<ComparedRow> {
	const { found, tests } = judged([rowOf(places, id, options.base)], options.strict);
	return { found: found[0]!, tests };
}

/** All figures of all places by topic; strictness counts every test of the table. */
export function comparedTable(
	places: readonly MeasuredPlace[],
	options: CompareOptions
): Compared<readonly { readonly topic: ProfileTopicId; readonly rows: readonly ComparedRow[] }[]> {
	const rows = PROFILE_FIGURES.map(({ id }) => rowOf(places, id, options.base));
	const { found, tests } = judged(rows, options.strict);
	return {
		found: PROFILE_TOPICS.map((topic) => ({
			topic,
			rows: found.filter(({ definition }) => definition.topic === topic)
		})),
		tests
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
		const tested = against !== undefined && at !== base && !isFullCount(figure);
		const comparison = tested ? compareBoth(figure, against) : null;
		return { figure, comparison, direction: comparison?.direction ?? null };
	});
	return { definition: definitionNamed(id), cells };
}

function judged(rows: readonly ComparedRow[], strict: boolean): Compared<readonly ComparedRow[]> {
	const tests = benjaminiHochberg(
		rows.flatMap(({ cells }) => cells.map(({ comparison }) => comparison?.pValue ?? null))
	);
	if (!strict) return { found: rows, tests };
	let at = 0;
	const found = rows.map(({ definition, cells }) => ({
		definition,
		cells: cells.map((cell): ComparedFigure => {
			const stands = tests.stands[at++] ?? false;
			const called = cell.direction === 'higher' || cell.direction === 'lower';
			return called && !stands ? { ...cell, direction: 'no-clear-difference' } : cell;
		})
	}));
	return { found, tests };
}

/** Counts of a full count say how large places are; shares of it can differ like any others. */
function isFullCount({ estimate, definition }: ProfileFigure): boolean {
	return definition.unit === 'count' && estimate.moeReason === 'full-count';
}

function definitionNamed(id: string): ProfileFigureDefinition {
	const found = PROFILE_FIGURES.find((each) => each.id === id);
	if (!found) throw new Error(`Profiles have no figure "${id}".`);
	return found;
}
