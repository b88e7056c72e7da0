/**
 * The groups into which the 2020 Census counts everybody once, by block group: table P2 of the
 * redistricting data, Hispanic or Latino and, of all others, by race.
 */

/**
 * In the order of every list of counts by group. "Asian" holds Pacific Islanders too, and "other"
 * those of two or more or of some other race: so the counts at hand are cut.
 */
export const RACE_GROUPS = [
	'white',
	'black',
	'american-indian',
	'asian',
	'hispanic',
	'other'
] as const;

export type RaceGroup = (typeof RACE_GROUPS)[number];

/** One number a group, in the order of `RACE_GROUPS`. */
export type ByRaceGroup<T = number> = readonly T[];

/** Position of a group in lists by group. */
export function raceGroupAt(group: RaceGroup): number {
	return RACE_GROUPS.indexOf(group);
}
