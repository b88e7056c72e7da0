/** Which class a value is in. A value equal to a break is in the class above it. */
import { bisectRight } from 'd3-array';
import type { ClassScale } from './types.ts';

type Breaks = Pick<ClassScale, 'breaks'>;

/** 0 for the lowest class to `breaks.length` for the highest. */
export function classIndex(scale: Breaks, value: number): number {
	return bisectRight(scale.breaks, value);
}

/** Number of values in each class; nulls are in none. */
export function classCounts(scale: Breaks, values: Iterable<number | null>): number[] {
	const counts = new Array<number>(scale.breaks.length + 1).fill(0);
	for (const value of values) {
		if (value !== null) counts[classIndex(scale, value)]! += 1;
	}
	return counts;
}

/** Lower and upper limit of a class, null where it is open. */
export function classLimits(
	scale: Breaks,
	at: number
): { readonly from: number | null; readonly to: number | null } {
	return { from: scale.breaks[at - 1] ?? null, to: scale.breaks[at] ?? null };
}
