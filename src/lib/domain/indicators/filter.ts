/** Which tracts meet conditions on several figures at once, and which of them do so beyond their margins. */
import { callDifference } from '../statistics/compare.ts';
import { known, type Estimate } from '../statistics/estimate.ts';
import type { Unit } from '../statistics/census.ts';

export type MetCondition = {
	/** By tract row. */
	readonly estimates: readonly Estimate[];
	readonly unit: Unit;
	readonly is: 'min' | 'max';
	/** In the unit. */
	readonly value: number;
};

/** By tract row. */
export const OUT = 0;
/** The published figures meet all conditions. */
export const MEETS = 1;
/** So they would with other samples: each difference from its limit is called, by the rule of all pages. */
export const CLEARLY = 2;

/**
 * What each tract is of these. A missing figure meets nothing; a median that is only known to be this
 * or more meets "at least" up to there.
 * @param tracts how many there are
 */
export function meeting(conditions: readonly MetCondition[], tracts: number): Uint8Array {
	return Uint8Array.from({ length: tracts }, (_, row) =>
		conditions.reduce((so, condition) => Math.min(so, meets(condition, row)), CLEARLY)
	);
}

function meets({ estimates, unit, is, value: limit }: MetCondition, row: number): number {
	const estimate = estimates[row];
	const value = estimate?.value ?? null;
	if (!estimate || value === null) return OUT;
	const { quality } = estimate;
	// The other side of an open end is not known.
	if (quality === 'top-coded' && is === 'max') return OUT;
	if (quality === 'bottom-coded' && is === 'min') return OUT;
	if (is === 'min' ? value < limit : value > limit) return OUT;
	if (quality === 'top-coded' || quality === 'bottom-coded') return CLEARLY;
	const { direction } = callDifference(estimate, known(limit, 0), unit);
	return direction === (is === 'min' ? 'higher' : 'lower') ? CLEARLY : MEETS;
}

/** How many tracts meet all conditions, and how many of these clearly. */
export function countMeeting(met: Uint8Array): { readonly meet: number; readonly clearly: number } {
	const clearly = met.reduce((sum, each) => sum + (each === CLEARLY ? 1 : 0), 0);
	return { meet: met.reduce((sum, each) => sum + (each === OUT ? 0 : 1), 0), clearly };
}
