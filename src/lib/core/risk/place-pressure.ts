/** What a method says of a place as a whole: how many of its renters live where it points. */
import { weightedSum } from '../estimate/combine.ts';
import type { Estimate } from '../estimate/estimate.ts';
import type { Evaluation } from './evaluate.ts';
import { flaggedRows, stationFlag, type AreaWeights, type StationFlag } from './station-flags.ts';

export type PlacePressure = {
	/** The rule of station areas, asked of any place. */
	readonly flag: StationFlag;
	/** Classes that occur among its tracts, in the method's order. */
	readonly classes: readonly {
		readonly id: string;
		readonly flags: boolean;
		/** Tracts of this class that hold at least a tenth of their homes in the place. */
		readonly tracts: number;
		/** Renter households of the place in tracts of this class. */
		readonly renters: Estimate;
	}[];
};

/**
 * @param weights what part of each tract's homes the place holds
 * @param renters renter households by tract row
 * @returns null for a method that flags no class
 */
export function placePressure(
	evaluation: Evaluation,
	weights: AreaWeights,
	renters: readonly Estimate[]
): PlacePressure | null {
	const { classes } = evaluation.prepared.method;
	if (!classes.some(({ kind }) => kind === 'flag')) return null;
	const flag = stationFlag(weights, renters, flaggedRows(evaluation));
	const parts = weights.rows.map((row, i) => ({
		row,
		at: evaluation.classes[row] ?? -1,
		weight: weights.households[i] ?? 0
	}));
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
		})
	};
}
