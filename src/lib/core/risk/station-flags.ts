/**
 * Station areas that a method points at, and any other place by the same rule: those where at least
 * half of the renter households live in tracts that it flags. Both the tracts' classes and the counts
 * of renter households come from samples, so the share is drawn with both and told as a range, and a
 * place is called flagged only where nearly all draws flag it.
 */
import { weightedSum } from '../estimate/combine.ts';
import type { Estimate } from '../estimate/estimate.ts';
import type { FlagDraws } from './confidence.ts';
import type { Evaluation } from './evaluate.ts';
import { quantile } from './ranks.ts';

/** A tract is in a station area when at least this share of its housing units lies within the distance. */
export const IN_AREA_SHARE = 0.1;

/** A draw flags an area from this share of its renter households on. */
export const FLAG_SHARE = 0.5;

/** Share of the draws from which an area is called flagged, and from which it may be flagged. */
export const FLAG_CALLS = { flagged: 0.8, mayBe: 0.2 } as const;

/** Between these quantiles of its draws lies the share that is told. */
const RANGE_QUANTILES = { low: 0.05, high: 0.95 } as const;

/** Below this number of renter households an area is too small for a reliable figure. */
export const FEW_RENTERS = 50;

/** What part of each tract an area holds: `rows[i]` has the share `households[i]` of its housing units inside. */
export type AreaWeights = {
	readonly rows: readonly number[];
	readonly households: readonly number[];
};

export type FlagCall = 'flagged' | 'may-be-flagged' | 'not-flagged';

export function flagCall(shareOfDraws: number): FlagCall {
	if (shareOfDraws >= FLAG_CALLS.flagged) return 'flagged';
	return shareOfDraws >= FLAG_CALLS.mayBe ? 'may-be-flagged' : 'not-flagged';
}

/** What is drawn to know how far the share of an area could lie elsewhere. */
export type FlagSampling = {
	readonly flags: FlagDraws;
	/** Renter households of a tract, one number a draw of `flags`, never negative. */
	readonly rentersOf: (row: number) => ArrayLike<number>;
};

export type StationFlag = {
	/** Null where no draws were made, and where there is no share to call. */
	readonly call: FlagCall | null;
	/** Called flagged; never true without draws. */
	readonly flagged: boolean;
	/**
	 * Share 0–1 of the area's renter households in tracts that the published figures flag; null where
	 * nobody rents or their number is not known. Never to be told without `range`.
	 */
	readonly share: number | null;
	/** 5th and 95th percentile of the share over all draws; null without draws. */
	readonly range: { readonly low: number; readonly high: number } | null;
	/** Share 0–1 of the draws that put at least half of the renter households in flagged tracts. */
	readonly flagShareOfDraws: number | null;
	/** Renter households of the area, apportioned by housing units. */
	readonly renters: Estimate;
	readonly fewRenters: boolean;
	/** Rows of the tracts in the area. */
	readonly tracts: readonly number[];
	/** Those of them that the published figures flag. */
	readonly flaggedTracts: readonly number[];
};

type Part = { readonly row: number; readonly weight: number; readonly estimate: Estimate };

/**
 * Whether a method flags an area. `renters` is the count of renter households by row, `flags` says
 * which rows the method flags. Every tract counts with the homes it has inside, so that the area's
 * renter households are the same number wherever they are shown; `tracts` names those that are in
 * the area by the one-tenth rule.
 *
 * @param sampling null where no draws have been made: the area is then not called at all
 */
export function stationFlag(
	weights: AreaWeights,
	renters: readonly Estimate[],
	flags: (row: number) => boolean,
	sampling: FlagSampling | null
): StationFlag {
	const parts = weights.rows.flatMap((row, i): Part[] => {
		const estimate = renters[row];
		return estimate === undefined ? [] : [{ row, weight: weights.households[i] ?? 0, estimate }];
	});
	const all = weightedSum(parts);
	const share = all.value === null || all.value <= 0 ? null : shareIn(parts, flags, all.value);
	const drawn = share === null || sampling === null ? null : drawShare(parts, sampling);
	const call = drawn && flagCall(drawn.flagShareOfDraws);
	const tracts = parts.filter(({ weight }) => weight >= IN_AREA_SHARE).map(({ row }) => row);
	return {
		call,
		flagged: call === 'flagged',
		share,
		range: drawn?.range ?? null,
		flagShareOfDraws: drawn?.flagShareOfDraws ?? null,
		renters: all,
		fewRenters: all.value !== null && all.value < FEW_RENTERS,
		tracts,
		flaggedTracts: tracts.filter(flags)
	};
}

function shareIn(parts: readonly Part[], flags: (row: number) => boolean, all: number): number {
	const inFlagged = weightedSum(parts.filter(({ row }) => flags(row)));
	return Math.min(1, (inFlagged.value ?? 0) / all);
}

function drawShare(
	parts: readonly Part[],
	{ flags: { draws, words, bits }, rentersOf }: FlagSampling
): { range: NonNullable<StationFlag['range']>; flagShareOfDraws: number } | null {
	const all = new Float64Array(draws);
	const flagged = new Float64Array(draws);
	for (const { row, weight } of parts) {
		if (weight <= 0) continue;
		const renters = rentersOf(row);
		for (let draw = 0; draw < draws; draw++) {
			const homes = weight * (renters[draw] ?? 0);
			all[draw] = (all[draw] ?? 0) + homes;
			const word = bits[row * words + (draw >>> 5)] ?? 0;
			if ((word >>> (draw & 31)) & 1) flagged[draw] = (flagged[draw] ?? 0) + homes;
		}
	}
	const shares = flagged.map((homes, draw) => homes / (all[draw] ?? 0));
	// A draw in which nobody rents has no share: it flags nothing.
	const present = shares.filter((share) => !Number.isNaN(share));
	if (present.length === 0) return null;
	return {
		range: {
			low: quantile(present, RANGE_QUANTILES.low),
			high: quantile(present, RANGE_QUANTILES.high)
		},
		flagShareOfDraws: present.filter((share) => share >= FLAG_SHARE).length / draws
	};
}

/** Which rows an evaluation flags, for `stationFlag`. */
export function flaggedRows({ prepared, classes }: Evaluation): (row: number) => boolean {
	return (row) => prepared.method.classes[classes[row] ?? -1]?.kind === 'flag';
}
