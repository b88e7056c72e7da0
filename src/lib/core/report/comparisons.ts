/**
 * Every comparison that a report makes, tested at once. A difference is claimed only where its own
 * test passes and it still stands among all the others (Benjamini–Hochberg), so that the share of
 * false alarms among the claims stays at or below one in ten.
 *
 * A place within the city or region that it is held against shares part of their sample; the two
 * then move together, and the margin used here is larger than the true one: the test errs on the
 * side of silence.
 */
import { compareBoth, type Reading } from '../estimate/compare.ts';
import type { Estimate } from '../estimate/estimate.ts';
import { known } from '../estimate/make.ts';
import { benjaminiHochberg } from '../estimate/many-tests.ts';
import { reliability } from '../estimate/reliability.ts';
import type { ProfileFigure } from '../profile/profile.ts';
import { PROFILE_FIGURES } from '../profile/topics.ts';
import type { PlaceRef } from '../place/place.ts';
import { CHANGE_CANDIDATES, DIFFERENCE_CANDIDATES } from './candidates.ts';
import type { FindingComparison, PlaceName, ReportPlace } from './model.ts';

export type TestedPair = FindingComparison & {
	readonly figure: string;
	readonly place: PlaceRef;
};

export type Comparisons = {
	/** Comparisons of a figure of a place, in the order in which they were asked for. */
	readonly of: (figure: string, place: PlaceRef) => readonly TestedPair[];
	readonly made: number;
	readonly standing: number;
	readonly expectedFalseAlarms: number;
};

/** What is held against what; `other` null holds a change against no change. */
export type Pairing = { readonly place: ReportPlace; readonly other: ReportPlace | null };

const NO_CHANGE: Reading = { estimate: known(0, 0), otherReading: null };
const CHANGES: ReadonlySet<string> = new Set(CHANGE_CANDIDATES);
const COMPARED: readonly string[] = [
	...DIFFERENCE_CANDIDATES.map(({ figure }) => figure),
	...CHANGE_CANDIDATES
];

/** Profiles hold their figures in one order. */
const POSITIONS: ReadonlyMap<string, number> = new Map(
	PROFILE_FIGURES.map(({ id }, at) => [id, at])
);

export function figureOf(place: ReportPlace, id: string): ProfileFigure | undefined {
	const at = POSITIONS.get(id);
	return at === undefined ? undefined : place.figures[at];
}

/** Tests every candidate figure over the pairs. Figures too uncertain to rely on are not tested. */
export function compareAll(pairs: readonly Pairing[]): Comparisons {
	const open = pairs.flatMap(({ place, other }) =>
		COMPARED.flatMap((figure) => {
			const own = figureOf(place, figure);
			if (own === undefined || !usable(own.estimate, figure)) return [];
			if (other === null && !CHANGES.has(figure)) return [];
			const theirs = other === null ? NO_CHANGE : figureOf(other, figure);
			if (theirs === undefined) return [];
			const { difference, direction, pValue } = compareBoth(own, theirs);
			const name: PlaceName | null = other?.name ?? null;
			return [
				{
					pair: {
						figure,
						place: place.ref,
						with: other?.ref ?? null,
						name,
						estimate: other === null ? null : theirs.estimate,
						difference,
						direction
					},
					pValue
				}
			];
		})
	);
	const together = benjaminiHochberg(open.map(({ pValue }) => pValue));
	const tested = open.map(({ pair }, i): TestedPair => ({
		...pair,
		stands:
			(together.stands[i] ?? false) && (pair.direction === 'higher' || pair.direction === 'lower')
	}));
	const byKey = new Map<string, TestedPair[]>();
	for (const each of tested) {
		const key = `${each.figure} ${each.place}`;
		const list = byKey.get(key);
		if (list) list.push(each);
		else byKey.set(key, [each]);
	}
	return {
		of: (figure, place) => byKey.get(`${figure} ${place}`) ?? [],
		made: together.tested,
		standing: together.standing,
		expectedFalseAlarms: together.expectedFalseAlarms
	};
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

/** A change is near zero where little changes, so its reliability is no reason to leave it out. */
function usable(estimate: Estimate, figure: string): boolean {
	return CHANGES.has(figure) || reliability(estimate) !== 'too-uncertain';
}

/** Differences without margin, between full counts, are as sure as any. */
const MOST_STRENGTH = 1000;

/** |difference| ÷ margin: how far past its margin a difference lies; 0 where it does not stand. */
export function strengthOf({ difference, stands }: FindingComparison): number {
	if (!stands || difference.value === null) return 0;
	const { value, moe } = difference;
	return moe === null || moe === 0 ? MOST_STRENGTH : Math.min(MOST_STRENGTH, Math.abs(value) / moe);
}
