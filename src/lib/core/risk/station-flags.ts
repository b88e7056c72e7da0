/**
 * Station areas that a method points at: those where at least half of the renter households live
 * in tracts that it flags.
 */
import { weightedSum } from '../estimate/combine.ts';
import type { Estimate } from '../estimate/estimate.ts';
import { known } from '../estimate/make.ts';
import { share } from '../estimate/ratio.ts';
import type { Evaluation } from './evaluate.ts';

/** A tract is in a station area when at least this share of its housing units lies within the distance. */
export const IN_AREA_SHARE = 0.1;

/** A station area is flagged from this share of its renter households on. */
export const FLAG_SHARE = 0.5;

/** Below this number of renter households an area is too small for a reliable figure. */
export const FEW_RENTERS = 50;

/** What part of each tract an area holds: `rows[i]` has the share `households[i]` of its housing units inside. */
export type AreaWeights = {
	readonly rows: readonly number[];
	readonly households: readonly number[];
};

export type StationFlag = {
	readonly flagged: boolean;
	/**
	 * Share 0–1 of the area's renter households that live in flagged tracts. Its margin is that of the
	 * counts; how firm the tracts' classes are is not in it.
	 */
	readonly share: Estimate;
	/** Renter households of the area, apportioned by housing units. */
	readonly renters: Estimate;
	readonly fewRenters: boolean;
	/** Rows of the tracts in the area. */
	readonly tracts: readonly number[];
	/** Those of them that the method flags. */
	readonly flaggedTracts: readonly number[];
};

/**
 * Whether a method flags an area. `renters` is the count of renter households by row, `flags` says
 * which rows the method flags. Every tract counts with the homes it has inside, so that the area's
 * renter households are the same number wherever they are shown; `tracts` names those that are in
 * the area by the one-tenth rule.
 */
export function stationFlag(
	weights: AreaWeights,
	renters: readonly Estimate[],
	flags: (row: number) => boolean
): StationFlag {
	const parts = weights.rows.flatMap((row, i) => {
		const estimate = renters[row];
		return estimate === undefined ? [] : [{ row, weight: weights.households[i] ?? 0, estimate }];
	});
	const all = weightedSum(parts);
	const inFlagged = parts.filter(({ row }) => flags(row));
	// Where all live in flagged tracts, that is no sample's finding: classes are taken as they are.
	const part =
		inFlagged.length === parts.length && (all.value ?? 0) > 0
			? known(1, 0)
			: share(weightedSum(inFlagged), all);
	const tracts = parts.filter(({ weight }) => weight >= IN_AREA_SHARE).map(({ row }) => row);
	return {
		flagged: part.value !== null && part.value >= FLAG_SHARE,
		share: part,
		renters: all,
		fewRenters: all.value !== null && all.value < FEW_RENTERS,
		tracts,
		flaggedTracts: tracts.filter(flags)
	};
}

/** Which rows an evaluation flags, for `stationFlag`. */
export function flaggedRows({ prepared, classes }: Evaluation): (row: number) => boolean {
	return (row) => prepared.method.classes[classes[row] ?? -1]?.kind === 'flag';
}
