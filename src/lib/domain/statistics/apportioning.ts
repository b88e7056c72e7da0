/**
 * The error that comes from apportioning: a place that cuts a census unit gets the unit's average,
 * whatever its own part is like. (Ours; the constants are fitted by
 * `scripts/fit/apportioning.ts`.)
 *
 * Of unit u the place takes the part c, and with it the share w of its own people. The part differs
 * from the unit by about τ·√(p·(1 − p))·√(1 − c): nothing where the unit is taken whole, and no more
 * for a smaller part than for one clump of people. So the error of the place is τ·√(p·(1 − p)) times
 * its cut part, √(Σ w²·(1 − c)).
 */
import type { WeightBasis } from './census.ts';
import type { RaceGroup } from './census.ts';

/** A census unit and the part of it that a place takes. */
export type CutUnit = {
	/** Homes or people of the whole unit. */
	readonly size: number;
	/** Share 0–1 of them inside the place. */
	readonly part: number;
};

/** How much of a place comes from units that it cuts, 0 where it cuts none, to 1: see `cutPart`. */
export type CutParts = {
	/** Of tracts: what figures that are known by tract only are apportioned from. */
	readonly tracts: Readonly<Record<WeightBasis, number>>;
	/** Of block groups: what the 2020 counts are apportioned from. */
	readonly blockGroups: Readonly<Record<WeightBasis, number>>;
};

/** Cut parts of a place that is made of whole units. */
export const NOTHING_CUT: CutParts = {
	tracts: { households: 0, people: 0 },
	blockGroups: { households: 0, people: 0 }
};

/** τ: standard errors of a share p in units of √(p·(1 − p)), for a place whose cut part is 1. */
export type ApportioningConstants = {
	/** For any share: the largest of those that could be measured. */
	readonly share: number;
	/** For shares of people by race and Hispanic origin. */
	readonly groups: Readonly<Record<RaceGroup | 'people-of-color', number>>;
};

/** Shares that differ from all by rounding alone. */
const ROUNDING = 1e-9;

/** √(Σ w²·(1 − c)), w the share of the place's homes or people that come from the unit. 0 for a place without any. */
export function cutPart(units: readonly CutUnit[]): number {
	let squares = 0;
	let inside = 0;
	for (const { size, part } of units) {
		const taken = size * part;
		inside += taken;
		if (part < 1 - ROUNDING) squares += taken * taken * (1 - part);
	}
	return inside > 0 ? Math.sqrt(squares) / inside : 0;
}

/**
 * The standard error, in units of √(p·(1 − p)), that apportioning adds to a share p of a place whose
 * figures are known by tract: its part of each tract differs from the tract, and its part of each
 * block group from the block group.
 * @param constant τ, from `ApportioningConstants`
 */
export function apportioningSpread(
	{ tracts, blockGroups }: CutParts,
	basis: WeightBasis,
	constant: number
): number {
	return constant * Math.hypot(tracts[basis], blockGroups[basis]);
}

/**
 * The same for a share that is known by block group. Derived: nothing smaller is known here, so
 * block groups are taken to be as uneven inside as tracts are.
 */
export function blockGroupSpread(
	{ blockGroups }: CutParts,
	basis: WeightBasis,
	constant: number
): number {
	return constant * blockGroups[basis];
}
