/**
 * What part of each tract an area holds, by the 2020 counts of block groups.
 *
 * Weight of tract t in area A for households: the sum over block groups g of t of
 * hu2020(g) · area(g ∩ A) / area(g), divided by the housing units of t; for people the same with
 * pop2020. Within a block group homes are taken as spread evenly.
 */
import { shareInside } from './overlap-area.ts';
import type { PlanarArea } from './planar-area.ts';
import type { TractWeights } from './weights-types.ts';

/** A block group as apportionment needs it. */
export type BlockGroup = {
	/** Row of its tract. */
	readonly tract: number;
	readonly housingUnits: number;
	readonly people: number;
	readonly area: PlanarArea;
};

/** Block groups with their tracts' totals; made once by `indexBlockGroups`. */
export type BlockGroupIndex = {
	readonly blockGroups: readonly BlockGroup[];
	/** By tract row. */
	readonly tractTotals: readonly {
		readonly housingUnits: number;
		readonly people: number;
		readonly area: number;
	}[];
	/** Rows of block groups whose bounding boxes meet a box (west, south, east, north in meters). */
	readonly search: (west: number, south: number, east: number, north: number) => number[];
};

/** The tracts an area touches with their weights, and its own 2020 counts. */
export type Apportionment = TractWeights & {
	readonly people2020: number;
	readonly housingUnits2020: number;
	/** Square meters of the area that lie in some block group. */
	readonly coveredArea: number;
};

type Tally = { housingUnits: number; people: number; area: number };

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
	// Sums run in row order, so that the same place always gives the same last digit.
	for (const [row, share] of shares.toSorted((a, b) => a[0] - b[0])) {
		const group = index.blockGroups[row]!;
		const tally = byTract.get(group.tract) ?? { housingUnits: 0, people: 0, area: 0 };
		tally.housingUnits += group.housingUnits * share;
		tally.people += group.people * share;
		tally.area += group.area.area * share;
		byTract.set(group.tract, tally);
	}
	const tracts = [...byTract.keys()].sort((a, b) => a - b);
	const households: number[] = [];
	const people: number[] = [];
	let people2020 = 0;
	let housingUnits2020 = 0;
	let coveredArea = 0;
	for (const tract of tracts) {
		const inside = byTract.get(tract)!;
		const whole = index.tractTotals[tract]!;
		// A tract without homes or people in 2020 can have some in the survey years: by land then.
		const land = inside.area / whole.area;
		households.push(whole.housingUnits > 0 ? inside.housingUnits / whole.housingUnits : land);
		people.push(whole.people > 0 ? inside.people / whole.people : land);
		people2020 += inside.people;
		housingUnits2020 += inside.housingUnits;
		coveredArea += inside.area;
	}
	return { tracts, households, people, people2020, housingUnits2020, coveredArea };
}
