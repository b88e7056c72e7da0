/** Which tracts belong to a place that holds some of them in part. */
import type { TractWeights } from '../geo/weights-types.ts';
import { IN_AREA_SHARE } from '../risk/station-flags.ts';

/** Rows of the tracts with at least a tenth of their homes in the place, ascending. */
export function tractsInPlace({ tracts, households }: TractWeights): readonly number[] {
	return tracts.filter((_, i) => (households[i] ?? 0) >= IN_AREA_SHARE).sort((a, b) => a - b);
}
