/**
 * What any page may claim of two figures. `compareBoth` tests them; this says which tests count as a
 * claim, so that a panel, a table, a walk-through and a report can never disagree about the same two.
 */
import type { Unit } from './census.ts';
import { FALSE_CLAIM_SHARE, compareBoth } from './compare.ts';
import type { Comparison, Direction, Reading } from './compare.ts';
import type { Estimate } from './estimate.ts';
import { reliability } from './reliability.ts';

/**
 * Ours: two full counts differ wherever they differ at all, but the counts of 2020 were blurred to
 * protect people, and those of cut block groups are shared out by area; so less than this is no claim.
 */
const LEAST_BETWEEN_COUNTS = 0.01;

/** Figures of this unit lie near zero where little changes, which makes none of them useless. */
function isChange(unit: Unit): boolean {
	return unit === 'relative-change' || unit === 'share-change';
}

/** Nothing is claimed of such a figure, by whatever margin it may pass a test. */
export function isTooUncertain(estimate: Estimate, unit: Unit): boolean {
	return !isChange(unit) && reliability(estimate) === 'too-uncertain';
}

/**
 * a against b, both of one figure in this unit, in every reading that they have. As `compareBoth`, but
 * not tested where either is too uncertain to rely on, and no clear difference between two full counts
 * that are nearly the same.
 */
export function callReadings(a: Reading, b: Reading, unit: Unit): Comparison {
	const tested = compareBoth(a, b);
	if (isTooUncertain(a.estimate, unit) || isTooUncertain(b.estimate, unit))
		return { ...tested, significant: null, direction: 'not-tested', pValue: null };
	const { value, moeReason } = tested.difference;
	const close = moeReason === 'full-count' && Math.abs(value ?? 0) < LEAST_BETWEEN_COUNTS;
	return unit === 'share' && close && isCalled(tested.direction)
		? { ...tested, significant: false, direction: 'no-clear-difference' }
		: tested;
}

/** The same of figures that have one reading. */
export function callDifference(a: Estimate, b: Estimate, unit: Unit): Comparison {
	return callReadings(
		{ estimate: a, otherReading: null },
		{ estimate: b, otherReading: null },
		unit
	);
}

/** A difference is claimed. */
export function isCalled(direction: Direction | null): direction is 'higher' | 'lower' {
	return direction === 'higher' || direction === 'lower';
}

/** Many comparisons on one page. */
export type Tally = {
	/** Comparisons of survey figures that could be made at all. */
	readonly tested: number;
	/** Those that are claimed, full counts among them. */
	readonly called: number;
	/** How many of the tested ones may be called by chance alone, at most, on average. */
	readonly falseAtMost: number;
};

/** @param made every comparison of the page, each once */
export function tallyOf(made: readonly Pick<Comparison, 'direction' | 'difference'>[]): Tally {
	const tested = made.filter(
		({ direction, difference }) =>
			direction !== 'not-tested' && difference.moeReason !== 'full-count'
	).length;
	return {
		tested,
		called: made.filter(({ direction }) => isCalled(direction)).length,
		falseAtMost: tested * FALSE_CLAIM_SHARE
	};
}

/* Many areas against one and the same figure, such as the region's, by the rule of every page. */

export type AgainstOne = Tally & {
	/** In the order of the areas. */
	readonly directions: readonly Direction[];
};

export function compareWithOne(areas: readonly Estimate[], one: Estimate, unit: Unit): AgainstOne {
	const made = areas.map((area) => callDifference(area, one, unit));
	return { ...tallyOf(made), directions: made.map(({ direction }) => direction) };
}
