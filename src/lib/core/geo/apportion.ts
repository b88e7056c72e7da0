/**
 * What part of each tract an area holds, by the 2020 counts of block groups.
 *
 * Weight of tract t in area A for households: the sum over block groups g of t of
 * hu2020(g) · area(g ∩ A) / area(g), divided by the housing units of t; for people the same with
 * pop2020, and for people of one race or origin with the block groups' own 2020 people of it. Within
 * a block group homes are taken as spread evenly.
 */
import { cutPart, type CutUnit } from './apportioning-error.ts';
import { shareInside } from './overlap-area.ts';
import type { PlanarArea } from './planar-area.ts';
import { RACE_GROUPS, type ByRaceGroup } from './race-groups.ts';
import type { RaceWeights, TractWeights } from './weights-types.ts';

/** A block group as apportionment needs it. */
export type BlockGroup = {
	/** Row of its tract. */
	readonly tract: number;
	readonly housingUnits: number;
	readonly people: number;
	/** The same people by race and Hispanic origin. */
	readonly groups: ByRaceGroup;
	readonly area: PlanarArea;
};

/** What a tract's block groups add up to. */
export type TractTotal = {
	readonly housingUnits: number;
	readonly people: number;
	readonly groups: ByRaceGroup;
	readonly area: number;
};

/** Block groups with their tracts' totals; made once by `indexBlockGroups`. */
export type BlockGroupIndex = {
	readonly blockGroups: readonly BlockGroup[];
	/** By tract row. */
	readonly tractTotals: readonly TractTotal[];
	/** Rows of block groups whose bounding boxes meet a box (west, south, east, north in meters). */
	readonly search: (west: number, south: number, east: number, north: number) => number[];
};

/** The tracts an area touches with their weights, and its own 2020 counts. */
export type Apportionment = TractWeights &
	RaceWeights & {
		readonly people2020: number;
		readonly housingUnits2020: number;
		/** Square meters of the area that lie in some block group. */
		readonly coveredArea: number;
	};

type Tally = { housingUnits: number; people: number; groups: number[]; area: number };

/**
 * Apportions figures of tracts to an area.
 * @param area in the equal-area plane, without double counting (`resolveParts`, `resolvePolygon`)
 */
export function apportion(index: BlockGroupIndex, area: PlanarArea): Apportionment {
	const shares: [number, number][] = [];
	for (const row of index.search(...area.bounds)) {
		const share = shareInside(index.blockGroups[row]!.area, area);
		if (share > 0) shares.push([row, share]);
	}
	return apportionShares(index, shares);
}

/**
 * The same from known shares of block groups.
 * @param shares block group row and the share of its homes and people, 0–1; a row at most once
 */
export function apportionShares(
	index: BlockGroupIndex,
	shares: readonly (readonly [number, number])[]
): Apportionment {
	const byTract = new Map<number, Tally>();
	const homesOfGroups: CutUnit[] = [];
	const peopleOfGroups: CutUnit[] = [];
	// Sums run in row order, so that the same place always gives the same last digit.
	for (const [row, part] of shares.toSorted((a, b) => a[0] - b[0])) {
		const group = index.blockGroups[row]!;
		const tally = byTract.get(group.tract) ?? emptyTally();
		tally.housingUnits += group.housingUnits * part;
		tally.people += group.people * part;
		for (let g = 0; g < tally.groups.length; g++) tally.groups[g]! += group.groups[g]! * part;
		tally.area += group.area.area * part;
		byTract.set(group.tract, tally);
		homesOfGroups.push({ size: group.housingUnits, part });
		peopleOfGroups.push({ size: group.people, part });
	}
	const tracts = [...byTract.keys()].sort((a, b) => a - b);
	const held = tracts.map((tract) => {
		const inside = byTract.get(tract)!;
		const whole = index.tractTotals[tract]!;
		// A tract without homes or people in 2020 can have some in the survey years: by land then.
		const land = inside.area / whole.area;
		const people = share(inside.people, whole.people, land);
		return {
			inside,
			whole,
			households: share(inside.housingUnits, whole.housingUnits, land),
			people,
			groups: inside.groups.map((count, g) => share(count, whole.groups[g]!, people))
		};
	});
	const total = (of: (tally: Tally) => number): number =>
		held.reduce((sum, { inside }) => sum + of(inside), 0);
	return {
		tracts,
		households: held.map(({ households }) => households),
		people: held.map(({ people }) => people),
		groups: RACE_GROUPS.map((_, g) => held.map(({ groups }) => groups[g]!)),
		cut: {
			tracts: {
				households: cutPart(
					held.map(({ whole, households: part }) => ({ size: whole.housingUnits, part }))
				),
				people: cutPart(held.map(({ whole, people: part }) => ({ size: whole.people, part })))
			},
			blockGroups: { households: cutPart(homesOfGroups), people: cutPart(peopleOfGroups) }
		},
		people2020: total(({ people }) => people),
		groups2020: RACE_GROUPS.map((_, g) => total(({ groups }) => groups[g]!)),
		housingUnits2020: total(({ housingUnits }) => housingUnits),
		coveredArea: total(({ area }) => area)
	};
}

function emptyTally(): Tally {
	return { housingUnits: 0, people: 0, groups: RACE_GROUPS.map(() => 0), area: 0 };
}

function share(inside: number, whole: number, otherwise: number): number {
	return whole > 0 ? inside / whole : otherwise;
}
