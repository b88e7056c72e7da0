/** The seven counties as the build sees them, read once for all tests of a file. */
import { buildBlockGroupIndex } from '../../scripts/build/weights.ts';
import { readPlacesInput } from '../../scripts/build/places.ts';
import { readFigures } from '../../scripts/data/figures.ts';
import { weightedFigures, type TractWeights } from '../../src/lib/domain/indicators/figures.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';

export const input = readPlacesInput();
export const index = buildBlockGroupIndex(input.tracts, input.blockGroups, input.counts);

const tables = new Map([['2019-2023', readFigures('2019-2023')] as const]);

/** An ACS 2019–2023 count of households in a place, with its margin. */
export function householdCount(weights: TractWeights, variable: string): Estimate {
	return weightedFigures(tables, weights).count([variable], '2019-2023');
}
