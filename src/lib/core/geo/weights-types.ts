/**
 * Weights that carry figures from tracts to other areas. Both kinds come as shares 0–1 in two
 * bases, because homes and people are spread differently inside a tract: `housing` (2020 housing
 * units, for homes and households) and `people` (2020 population, for people).
 *
 * Source of both: 2020 Census counts of block groups, apportioned by area inside each block group.
 */

/** Part of one tract that lies in an area. `row` is the tract's row in its vintage's GEOID order. */
export type TractWeight = {
	readonly row: number;
	/** Share 0–1 of the tract's 2020 housing units that lie in the area. */
	readonly housing: number;
	/** Share 0–1 of the tract's 2020 population that lies in the area. */
	readonly people: number;
};

/** For each place key (`station:penn`, `city:Minneapolis`, `region`), the 2020 tracts in it. Rows without weight are left out. */
export type PlaceWeights = ReadonlyMap<string, readonly TractWeight[]>;

/** Part of one 2010 tract that became part of a 2020 tract. */
export type CrosswalkPart = TractWeight & {
	/** `row` is a row of the 2010 tracts; `housing` and `people` are shares OF THE 2010 TRACT, so that over all 2020 tracts they sum to 1. */
	readonly row: number;
	/** Share 0–1 of the 2020 TRACT's housing units that lie in this 2010 tract; the parts of one 2020 tract sum to 1. Carries medians. */
	readonly ofTarget: number;
};

/** `parts[i]` are the 2010 tracts under 2020 tract i (GEOID order), largest `ofTarget` first. */
export type TractCrosswalk = {
	/** 2010 tract GEOIDs, ascending; `row` points into it. */
	readonly from: readonly string[];
	/** 2020 tract GEOIDs, ascending; index of `parts`. */
	readonly to: readonly string[];
	readonly parts: readonly (readonly CrosswalkPart[])[];
};
