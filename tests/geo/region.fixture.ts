/** The seven counties as the build sees them, read once for all tests of a file. */
import { buildBlockGroupIndex } from '../../scripts/build/block-groups.ts';
import { readPlacesInput } from '../../scripts/build/place-inputs.ts';
import { readFigures } from '../../scripts/data/figures.ts';
import { weightedSum } from '../../src/lib/core/estimate/combine.ts';
import type { Estimate } from '../../src/lib/core/estimate/estimate.ts';
import type { TractWeights } from '../../src/lib/core/geo/weights-types.ts';

export const input = readPlacesInput();
export const index = buildBlockGroupIndex(input.tracts, input.blockGroups, input.counts);
export const acs = readFigures('2019-2023');

/** Weighted sum over tracts of an ACS count of households, with its margin. */
export function householdCount(weights: TractWeights, variable: string): Estimate {
	return weightedSum(
		weights.tracts.map((row, i) => ({
			estimate: acs.estimate(acs.rowOf(index_geoid(row)) ?? -1, variable),
			weight: weights.households[i] ?? 0
		}))
	);
}

function index_geoid(row: number): string {
	return input.tracts[row]!.id;
}
