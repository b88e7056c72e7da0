/** What a method says of a place as a whole: how many of its renters live where it points. */
import { weightedSum } from '../estimate/combine.ts';
import type { Estimate } from '../estimate/estimate.ts';
import type { Confidence } from './confidence.ts';
import type { Evaluation } from './evaluate.ts';
import type { QuartersNote } from './group-quarters.ts';
import { headlineOf, type Headline } from './headline.ts';
import {
	flaggedRows,
	stationFlag,
	type AreaWeights,
	type FlagSampling,
	type StationFlag
} from './station-flags.ts';
import { otherClassesOf } from './trace.ts';

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
