/**
 * Every comparison that a report makes, each by the rule of every page (`callFigures`), so that a
 * report never says of two figures what a map or a table would not.
 *
 * A place within the city or region that it is held against shares part of their sample; the two
 * then move together, and the margin used here is larger than the true one: the test errs on the
 * side of silence.
 */
import { isCalled, isTooUncertain, tallyOf, CALLED_BEYOND } from '../statistics/compare.ts';
import type { Tally } from '../statistics/compare.ts';
import { standardErrorOf } from '../statistics/error.ts';
import { callChange, callFigures } from '../places/compared.ts';
import type { ProfileFigure } from '../places/profile.ts';
import { PROFILE_FIGURES } from '../places/topics.ts';
import type { PlaceRef } from '../places/place.ts';
import type { FindingComparison, Report, ReportPlace } from './model.ts';
import type { ReferenceRole } from '../places/atlas-places.ts';

/*
 * Which figures a report may make a finding of. Figures of one family say nearly the same; the first
 * of a family that has a clear difference speaks for it. `core` figures bear on who could be hurt by
 * rising costs and come before others, however strongly those differ. What can be worse or better is
 * told from both sides (build.ts).
 */

export type DifferenceCandidate = {
	/** Id of a profile figure. */
	readonly figure: string;
	readonly family: string;
	readonly core: boolean;
};

export const DIFFERENCE_CANDIDATES = [
	{ figure: 'burdened_share', family: 'burden', core: true },
	{ figure: 'cost_burden_50', family: 'burden', core: true },
	{ figure: 'renter_share', family: 'renters', core: true },
	{ figure: 'median_gross_rent', family: 'rent', core: true },
	{ figure: 'median_household_income', family: 'income', core: true },
	{ figure: 'people_of_color_share', family: 'race', core: true },
	{ figure: 'without_bachelors', family: 'schooling', core: true },
	{ figure: 'without_high_school', family: 'schooling', core: true },
	{ figure: 'limited_english', family: 'language', core: true },
	{ figure: 'unemployment', family: 'work', core: true },
	{ figure: 'median_home_value', family: 'home-value', core: true },
	{ figure: 'moved_2018_or_later', family: 'moved', core: false },
	{ figure: 'two_to_four_units', family: 'small-buildings', core: false },
	{ figure: 'five_or_more_units', family: 'large-buildings', core: false },
	{ figure: 'mobile_homes', family: 'manufactured', core: false },
	{ figure: 'built_before_1940', family: 'old-homes', core: false },
	{ figure: 'built_before_1970', family: 'old-homes', core: false },
	{ figure: 'built_2010_or_later', family: 'new-homes', core: false },
	{ figure: 'living_alone', family: 'living-alone', core: false },
	{ figure: 'transit_commuters', family: 'transit', core: false }
] as const satisfies readonly DifferenceCandidate[];

export type DifferenceFigureId = (typeof DIFFERENCE_CANDIDATES)[number]['figure'];

const FAMILIES: ReadonlyMap<string, string> = new Map(
	DIFFERENCE_CANDIDATES.map(({ figure, family }) => [figure, family])
);

/** Figures that say nearly the same share a family; any other is one by itself. */
export function familyOf(figure: string): string {
	return FAMILIES.get(figure) ?? figure;
}

const CORE: ReadonlySet<string> = new Set(
	DIFFERENCE_CANDIDATES.filter(({ core }) => core).map(({ figure }) => figure)
);

/** It bears on who could be hurt by rising costs. */
export function isCore(figure: string): boolean {
	return CORE.has(figure);
}

/** Changes over time, in the order in which they are told where none is stronger. */
export const CHANGE_CANDIDATES = [
	'rent_change_2013_2017',
	'home_value_change_2013_2017',
	'income_change',
	'renter_households_change_2013_2017',
	'cost_burden_change_2013_2017',
	'people_of_color_change',
	'bachelors_change_2013_2017'
] as const;

export type ChangeFigureId = (typeof CHANGE_CANDIDATES)[number];

/** Figures that say of one thing how well people are off: told together or not at all. */
export type Topic = 'cost' | 'means';

/** Which side of a figure is worse for those who live there; figures without a worse side have none. */
const BALANCE: Readonly<
	Partial<
		Record<
			DifferenceFigureId | ChangeFigureId,
			{ readonly topic: Topic; readonly worse: 'higher' | 'lower' }
		>
	>
> = {
	burdened_share: { topic: 'cost', worse: 'higher' },
	cost_burden_50: { topic: 'cost', worse: 'higher' },
	median_gross_rent: { topic: 'cost', worse: 'higher' },
	rent_change_2013_2017: { topic: 'cost', worse: 'higher' },
	cost_burden_change_2013_2017: { topic: 'cost', worse: 'higher' },
	median_household_income: { topic: 'means', worse: 'lower' },
	income_change: { topic: 'means', worse: 'lower' },
	without_bachelors: { topic: 'means', worse: 'higher' },
	without_high_school: { topic: 'means', worse: 'higher' },
	unemployment: { topic: 'means', worse: 'higher' }
};

const BALANCES: ReadonlyMap<string, NonNullable<(typeof BALANCE)[keyof typeof BALANCE]>> = new Map(
	Object.entries(BALANCE)
);

export function balanceOf(
	figure: string
): { readonly topic: Topic; readonly worse: 'higher' | 'lower' } | null {
	return BALANCES.get(figure) ?? null;
}

/**
 * The family that comes first wherever it differs clearly, to either side: whether renters can pay
 * their rent is what a flag is about, and is told with it.
 */
export const LEADS = 'burden';

/** Rows of the table of key figures. */
export const KEY_ROWS: readonly string[] = [
	'renter_households',
	'renter_share',
	'burdened_share',
	'median_gross_rent',
	'median_household_income',
	'people_of_color_share',
	'without_bachelors',
	'poverty_185',
	'no_vehicle_share',
	'median_home_value'
];

/** Findings that a report shows before anybody has pinned or dropped any: two pages hold no more. */
export const MOST_DIFFERENCES = 4;
export const MOST_CHANGES = 1;

export type TestedPair = FindingComparison & {
	readonly figure: string;
	readonly place: PlaceRef;
};

export type Comparisons = {
	/** Comparisons of a figure of a place, in the order in which they were asked for. */
	readonly of: (figure: string, place: PlaceRef) => readonly TestedPair[];
	/** Comparisons of a figure of all places. */
	readonly all: (figure: string) => readonly TestedPair[];
	readonly tally: Tally;
};

/** What is held against what; `other` null holds a change against no change. */
export type Pairing = { readonly place: ReportPlace; readonly other: ReportPlace | null };

const CHANGES: ReadonlySet<string> = new Set(CHANGE_CANDIDATES);
/** Of the key rows all but the count: those of places of different size are not held against each other. */
const COMPARED: readonly string[] = [
	...new Set([
		...DIFFERENCE_CANDIDATES.map(({ figure }) => figure),
		...KEY_ROWS.filter((id) => id !== 'renter_households'),
		...CHANGE_CANDIDATES
	])
];

/** Profiles hold their figures in one order. */
const POSITIONS: ReadonlyMap<string, number> = new Map(
	PROFILE_FIGURES.map(({ id }, at) => [id, at])
);

export function figureOf(place: ReportPlace, id: string): ProfileFigure | undefined {
	const at = POSITIONS.get(id);
	return at === undefined ? undefined : place.figures[at];
}

/** Tests every candidate figure over the pairs. Figures too uncertain to rely on, and those of tracts instead of the place, are not tested. */
export function compareAll(pairs: readonly Pairing[]): Comparisons {
	const tested = pairs.flatMap((pair) => COMPARED.flatMap((figure) => testOf(figure, pair) ?? []));
	const byKey = new Map<string, TestedPair[]>();
	for (const each of tested) {
		const key = `${each.figure} ${each.place}`;
		const list = byKey.get(key);
		if (list) list.push(each);
		else byKey.set(key, [each]);
	}
	return {
		all: (figure) => tested.filter((each) => each.figure === figure),
		of: (figure, place) => byKey.get(`${figure} ${place}`) ?? [],
		tally: tallyOf(tested)
	};
}

function testOf(figure: string, { place, other }: Pairing): TestedPair | null {
	const own = figureOf(place, figure);
	if (own === undefined || own.estimate.ofTracts) return null;
	if (isTooUncertain(own.estimate, own.definition.unit)) return null;
	if (other === null) {
		if (!CHANGES.has(figure)) return null;
		const { difference, direction } = callChange(own);
		return {
			figure,
			place: place.ref,
			with: null,
			name: null,
			estimate: null,
			difference,
			direction
		};
	}
	const theirs = figureOf(other, figure);
	if (theirs === undefined) return null;
	const { difference, direction } = callFigures(own, theirs);
	const { ref, name } = other;
	const { estimate } = theirs;
	return { figure, place: place.ref, with: ref, name, estimate, difference, direction };
}

/** The test between two places, said of the first; null where none was made. */
export function pairBetween(
	figure: string,
	place: ReportPlace,
	other: ReportPlace,
	comparisons: Comparisons
): TestedPair | null {
	const straight = comparisons.of(figure, place.ref).find((pair) => pair.with === other.ref);
	if (straight !== undefined) return straight;
	const turned = comparisons.of(figure, other.ref).find((pair) => pair.with === place.ref);
	if (turned === undefined) return null;
	const { difference, direction } = turned;
	return {
		...turned,
		place: place.ref,
		with: other.ref,
		name: other.name,
		estimate: figureOf(other, figure)?.estimate ?? null,
		difference:
			difference.value === null ? difference : { ...difference, value: 0 - difference.value },
		direction: direction === 'higher' ? 'lower' : direction === 'lower' ? 'higher' : direction
	};
}

/** Where there is no sampling error, points of a share that weigh as much as one 90 % margin. */
const WEIGHT_OF_COUNTS = 0.05;
/** A claimed difference is at least so many margins large. */
const LEAST_STRENGTH = standardErrorOf(CALLED_BEYOND);
const MOST_STRENGTH = 1000;

/** |difference| ÷ margin: how far past its margin a difference lies; 0 where it is not claimed. */
export function strengthOf({ difference, direction }: FindingComparison): number {
	if (!isCalled(direction) || difference.value === null) return 0;
	const { value, moe } = difference;
	const margin = moe === null || moe === 0 ? WEIGHT_OF_COUNTS : moe;
	return Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, Math.abs(value) / margin));
}

/* What is held against what in a report. */

/** Findings hold a place against city and region; the corridor, which it is part of, is in the tables. */
const HELD_AGAINST: readonly (ReferenceRole | 'place')[] = ['city', 'region'];

/** Up to here every place is held against every other, and its changes against none; beyond, each against the region. */
export const MOST_SIDE_BY_SIDE = 4;

export function heldAgainst(places: readonly ReportPlace[]): ReportPlace[] {
	return places.filter(({ role }) => HELD_AGAINST.includes(role));
}

/** The widest of the larger areas: what many places are held against. */
export function referenceOf(places: readonly ReportPlace[]): ReportPlace | null {
	const larger = places.filter(({ role }) => role !== 'place');
	return larger.find(({ role }) => role === 'region') ?? larger[0] ?? null;
}

export function pairingsOf({ kind, places }: Pick<Report, 'kind' | 'places'>): Pairing[] {
	const own = places.filter(({ role }) => role === 'place');
	if (kind === 'place') {
		return own.flatMap((place) => [
			...heldAgainst(places).map((other) => ({ place, other })),
			{ place, other: null }
		]);
	}
	if (own.length <= MOST_SIDE_BY_SIDE) {
		return own.flatMap((place, i) => [
			...own.slice(i + 1).map((other) => ({ place, other })),
			{ place, other: null }
		]);
	}
	const reference = referenceOf(places);
	return reference === null ? [] : own.map((place) => ({ place, other: reference }));
}
