/** Distances from a station that the methods' file has weights for. */
import { ONE_MILE } from '$lib/domain/lines/distance';

export const REACHES = [
	{ id: 'quarter', meters: ONE_MILE / 4 },
	{ id: 'half', meters: ONE_MILE / 2 },
	{ id: 'threeQuarters', meters: ONE_MILE * 0.75 },
	{ id: 'mile', meters: ONE_MILE }
] as const;
