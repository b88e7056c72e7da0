/**
 * How figures of tracts become figures of other areas: plain values that the build makes once and
 * that tests, pipeline and worker read. Every weight is a share between 0 and 1.
 */
import type { PlaceKey } from './types.ts';
import type { CutParts } from '../statistics/apportioning.ts';
import type { ByRaceGroup } from '../statistics/census.ts';

/** One 2010 tract that a 2020 tract overlaps. */
export type TractOverlap = {
	/** Row of the 2010 tract in `TractCrosswalk.from`. */
	readonly from: number;
	/**
	 * Share of the 2010 tract's homes (2020 housing units) that stand in the 2020 tract. Counts of
	 * the 2010 tract are multiplied by it; the weights of a 2010 tract add up to 1, so a region keeps
	 * its total.
	 */
	readonly countWeight: number;
	/**
	 * Share of the 2020 tract's homes that stand in the 2010 tract; the weights of a 2020 tract add
	 * up to 1. Medians of the 2010 tracts are averaged with it.
	 */
	readonly meanWeight: number;
};

/** From 2010 tracts to 2020 tracts, by the 2020 housing units of block groups. */
export type TractCrosswalk = {
	/** GEOIDs of the 2010 tracts, sorted. */
	readonly from: readonly string[];
	/** GEOIDs of the 2020 tracts, sorted: row i is tract i of the places file. */
	readonly to: readonly string[];
	/** One entry a 2020 tract, largest `meanWeight` first; never empty. */
	readonly overlaps: readonly (readonly TractOverlap[])[];
	/**
	 * One entry a 2020 tract: how nearly it is one whole 2010 tract. The smaller of the two shares of
	 * its largest overlap, so that a split tract (its parent's figures carried to a part of it) and a
	 * merged one (a mean of two) both stand out. Under `UNCHANGED_OVERLAP` a figure is marked
	 * "carried across changed boundaries".
	 */
	readonly largestOverlap: readonly number[];
};

/** Largest overlap at and above which a 2020 tract counts as unchanged since 2010. */
export const UNCHANGED_OVERLAP = 0.98;

/** What part of each tract a place holds, as sparse columns of equal length. */
export type TractWeights = {
	/** Rows of the 2020 tracts (places file) that the place touches, ascending. */
	readonly tracts: readonly number[];
	/** Share of the tract's 2020 housing units inside the place: for counts of households and homes. */
	readonly households: readonly number[];
	/** Share of the tract's 2020 people inside the place: for counts of people. */
	readonly people: readonly number[];
	/** How much of the place comes from tracts and block groups that it cuts. */
	readonly cut: CutParts;
};

/** What the 2020 counts by block group tell of a place beyond homes and people. */
export type RaceWeights = {
	/**
	 * By group of `RACE_GROUPS`, then by tract as in `tracts`: share of the tract's 2020 people of the
	 * group inside the place. Where the tract had none, the share of all its people.
	 */
	readonly groups: ByRaceGroup<readonly number[]>;
	/** 2020 Census count of people by group, not rounded. */
	readonly groups2020: ByRaceGroup;
};

/** A place as a weighted set of tracts, with the 2020 counts apportioned block group by block group. */
export type PlaceWeights = TractWeights &
	RaceWeights & {
		readonly key: PlaceKey;
		/** Name as shown: "Penn Avenue", "Scott County". */
		readonly name: string;
		/** West, south, east, north in degrees. */
		readonly bbox: readonly [number, number, number, number];
		/** 2020 Census count of people, not rounded. */
		readonly people2020: number;
		/** 2020 Census count of housing units, not rounded. */
		readonly housingUnits2020: number;
	};
