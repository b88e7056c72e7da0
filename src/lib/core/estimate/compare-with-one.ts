/** Many areas against one and the same figure, such as the region's, by the rule of every page. */
import type { Unit } from '../catalog/types.ts';
import { callDifference, tallyOf, type Tally } from './call.ts';
import type { Direction } from './compare.ts';
import type { Estimate } from './estimate.ts';

export type AgainstOne = Tally & {
	/** In the order of the areas. */
	readonly directions: readonly Direction[];
};

export function compareWithOne(areas: readonly Estimate[], one: Estimate, unit: Unit): AgainstOne {
	const made = areas.map((area) => callDifference(area, one, unit));
	return { ...tallyOf(made), directions: made.map(({ direction }) => direction) };
}
