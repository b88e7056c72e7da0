/**
 * Station areas that a method points at, and any other place by the same rule: those where at least
 * half of the renter households live in tracts that it flags. Both the tracts' classes and the counts
 * of renter households come from samples, so the share is drawn with both and told as a range, and a
 * place is called flagged only where nearly all draws flag it.
 */
import { weightedSum } from '../statistics/combine.ts';
import type { Estimate } from '../statistics/estimate.ts';
import type { Confidence, DrawOptions, FlagDraws } from './confidence.ts';
import type { Evaluation } from './evaluate.ts';
import { quantile } from './prepare.ts';
import type { QuartersNote } from './region-inputs.ts';
import { headlineOf, otherClassesOf, wholePercent, type Headline } from './trace.ts';
import { standardError } from '../statistics/error.ts';
import { fillStandardNormal } from '../statistics/random.ts';
import { formatValue, type EstimateWords } from '../text/format.ts';

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
		const first = row * words;
		for (let draw = 0; draw < draws; draw++) {
			const homes = weight * (renters[draw] ?? 0);
			all[draw]! += homes;
			if (((bits[first + (draw >>> 5)] ?? 0) >>> (draw & 31)) & 1) flagged[draw]! += homes;
		}
	}
	// A draw in which nobody rents has no share: it flags nothing.
	let drawn = 0;
	let flags = 0;
	const shares = new Float64Array(draws);
	for (let draw = 0; draw < draws; draw++) {
		const share = flagged[draw]! / all[draw]!;
		if (Number.isNaN(share)) continue;
		shares[drawn++] = share;
		if (share >= FLAG_SHARE) flags += 1;
	}
	if (drawn === 0) return null;
	const present = shares.subarray(0, drawn).sort();
	return {
		range: {
			low: quantile(present, RANGE_QUANTILES.low),
			high: quantile(present, RANGE_QUANTILES.high)
		},
		flagShareOfDraws: flags / draws
	};
}

/** Which rows an evaluation flags, for `stationFlag`. */
export function flaggedRows({ prepared, classes }: Evaluation): (row: number) => boolean {
	return (row) => prepared.method.classes[classes[row] ?? -1]?.kind === 'flag';
}

/* What a method says of a place as a whole: how many of its renters live where it points. */

export type PlacePressure = {
	/** The rule of station areas, asked of any place. */
	readonly flag: StationFlag;
	/** Classes that occur among its tracts, in the method's order, by the published figures. */
	readonly classes: readonly {
		readonly id: string;
		readonly flags: boolean;
		/** Tracts of this class that hold at least a tenth of their homes in the place. */
		readonly tracts: number;
		/** Renter households of the place in tracts of this class. */
		readonly renters: Estimate;
	}[];
	/** Only where the place draws on one tract alone: what may stand first about it. */
	readonly headline: Headline | null;
	/** Tracts in the place that are mostly a campus, a prison or the like: see `QuartersNote`. */
	readonly quarters: readonly QuartersNote[];
};

export type PressureSources = {
	/** Renter households by tract row. */
	readonly renters: readonly Estimate[];
	readonly quarters: ReadonlyMap<number, QuartersNote>;
	/** Both null where no draws have been made. */
	readonly confidence: Confidence | null;
	readonly sampling: FlagSampling | null;
};

/**
 * @param weights what part of each tract's homes the place holds
 * @returns null for a method that flags no class
 */
export function placePressure(
	evaluation: Evaluation,
	weights: AreaWeights,
	{ renters, quarters, confidence, sampling }: PressureSources
): PlacePressure | null {
	const { classes } = evaluation.prepared.method;
	if (!classes.some(({ kind }) => kind === 'flag')) return null;
	const flag = stationFlag(weights, renters, flaggedRows(evaluation), sampling);
	const parts = weights.rows.map((row, i) => ({
		row,
		at: evaluation.classes[row] ?? -1,
		weight: weights.households[i] ?? 0
	}));
	const [only, second] = parts;
	return {
		flag,
		classes: classes.flatMap(({ id, kind }, at) => {
			const own = parts.filter((part) => part.at === at);
			if (own.length === 0) return [];
			const counted = own.flatMap(({ row, weight }) => {
				const estimate = renters[row];
				return estimate ? [{ estimate, weight }] : [];
			});
			return [
				{
					id,
					flags: kind === 'flag',
					tracts: own.filter(({ row }) => flag.tracts.includes(row)).length,
					renters: weightedSum(counted)
				}
			];
		}),
		headline: only && !second ? headlineIn(evaluation, only.row, confidence) : null,
		quarters: flag.tracts.flatMap((row) => quarters.get(row) ?? [])
	};
}

/** What may stand first about the area in a row. */
export function headlineIn(
	evaluation: Evaluation,
	row: number,
	confidence: Confidence | null
): Headline {
	const own = evaluation.prepared.method.classes[evaluation.classes[row] ?? -1]?.id ?? '';
	const share = confidence?.share[row] ?? NaN;
	if (confidence === null || Number.isNaN(share)) return headlineOf(own, null, []);
	return headlineOf(own, share, otherClassesOf(evaluation, row, confidence));
}

/* Random draws of the tracts' renter households, made when first asked for and kept. */

export class RenterDraws {
	readonly #figure: string;
	readonly #areas: readonly string[];
	readonly #renters: readonly Estimate[];
	readonly #options: DrawOptions;
	readonly #drawn = new Map<number, Float32Array>();

	/**
	 * @param figure key of the published figure, as `InputColumn.figure`
	 * @param areas ids of the areas by row
	 * @param renters renter households by row
	 */
	constructor(
		figure: string,
		areas: readonly string[],
		renters: readonly Estimate[],
		options: DrawOptions
	) {
		this.#figure = figure;
		this.#areas = areas;
		this.#renters = renters;
		this.#options = options;
	}

	/** One number a draw, never negative; all the same where the count has no margin. */
	readonly of = (row: number): Float32Array => {
		const kept = this.#drawn.get(row);
		if (kept) return kept;
		const { draws, seed } = this.#options;
		const estimate = this.#renters[row];
		const value = estimate?.value ?? 0;
		const error = estimate ? (standardError(estimate) ?? 0) : 0;
		const z = new Float64Array(draws);
		if (error > 0) fillStandardNormal(seed, this.#figure, this.#areas[row] ?? '', z);
		const made = Float32Array.from(z, (each) => Math.max(0, value + error * each));
		this.#drawn.set(row, made);
		return made;
	};
}

/* The share behind a place's flag as texts: never without the range that its draws give. */

export type FlagText = {
	readonly call: FlagCall;
	/** "42%", by the published figures. */
	readonly share: string;
	/** "10%" and "62%": nine of ten draws lie between them. */
	readonly low: string;
	readonly high: string;
	/** Draws that flag the place, of 100, rounded down. */
	readonly tries: number;
	/** All renter households or none, by the published figures and in nine of ten draws. */
	readonly extent: 'all' | 'none' | 'some';
};

/** Null where there is no share to tell, or no draws that say how far it could lie elsewhere. */
export function flagText(flag: StationFlag, words: EstimateWords): FlagText | null {
	const { call, share, range, flagShareOfDraws } = flag;
	if (call === null || share === null || range === null || flagShareOfDraws === null) return null;
	const percent = (value: number) => formatValue(value, 'share', words);
	const [low, high] = [percent(range.low), percent(range.high)];
	const is = (extent: number) => share === extent && low === high && low === percent(extent);
	return {
		call,
		share: percent(share),
		low,
		high,
		tries: wholePercent(flagShareOfDraws),
		extent: is(1) ? 'all' : is(0) ? 'none' : 'some'
	};
}
