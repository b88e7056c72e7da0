/**
 * Many areas against one and the same figure, such as the region's. Among hundreds of tests some pass
 * by chance alone; how many to expect is said with the answer, and the strict way keeps their share
 * small (Benjamini–Hochberg).
 */
import { compare } from './compare.ts';
import type { Direction } from './compare.ts';
import type { Estimate } from './estimate.ts';
import { benjaminiHochberg } from './many-tests.ts';

/** The rate that goes with margins at 90 %. */
const RATE = 0.1;

export type AgainstOne = {
	/** In the order of the areas. */
	readonly directions: readonly Direction[];
	/** Areas that could be tested. */
	readonly tested: number;
	/** Areas called higher or lower. */
	readonly different: number;
	/**
	 * False alarms to expect among those called higher or lower, at most: of the tested ones where each
	 * is tested alone, of the different ones in the strict way.
	 */
	readonly expectedFalseAlarms: number;
};

/** `strict` calls fewer areas different, so that at most a tenth of those called so are false alarms. */
export function compareWithOne(
	areas: readonly Estimate[],
	one: Estimate,
	{ strict }: { readonly strict: boolean }
): AgainstOne {
	const comparisons = areas.map((area) => compare(area, one));
	const many = benjaminiHochberg(
		comparisons.map(({ pValue }) => pValue),
		RATE
	);
	const directions = comparisons.map(({ direction, significant }, at): Direction => {
		return strict && significant === true && many.stands[at] === false
			? 'no-clear-difference'
			: direction;
	});
	const different = directions.filter((each) => each === 'higher' || each === 'lower').length;
	return {
		directions,
		tested: many.tested,
		different,
		expectedFalseAlarms: strict
			? RATE * different
			: Math.min(different, many.expectedFalseAlarmsAlone)
	};
}
