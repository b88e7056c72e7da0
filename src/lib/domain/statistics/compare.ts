/**
 * Do two places, or two periods, differ by more than chance? The one rule by which any page calls a
 * difference: margins are shown at 90 %, as published, and a difference is called beyond 2.576
 * standard errors (99 %), so that among n comparisons at most about n/100 are false claims.
 * Source: ACS handbook (2020), chapter 7, "Determining statistical significance"; for overlapping
 * periods chapter 4: the standard error is multiplied by √(1 − C), C the share of years in common.
 */
import type { Estimate } from './estimate.ts';
import { Z, standardErrorOf, upperTail, reliability } from './error.ts';
import { derive, openEnd, overlapFactor } from './combine.ts';
import type { OpenEnd, Overlap } from './combine.ts';
import type { Unit } from './census.ts';

/** Standard errors beyond which a difference is called. */
export const CALLED_BEYOND = Z[99];
/** Share of comparisons of equal figures that are called all the same, at most. */
export const FALSE_CLAIM_SHARE = 0.01;

export type Direction =
	| 'higher'
	| 'lower'
	| 'no-clear-difference'
	/** No test is possible: a value is missing, or a margin on which the answer depends, or a figure is not the place's own. */
	| 'not-tested';

export type Comparison = {
	/** a − b, in the unit of both, with its 90 % margin. */
	readonly difference: Estimate;
	/** |a − b| is beyond 2.576 of its standard errors; null where no test is possible. */
	readonly significant: boolean | null;
	/** Said of a: "higher" and "lower" only where the test passes. */
	readonly direction: Direction;
	/** Two-sided; null where a value or a margin is missing. */
	readonly pValue: number | null;
	/** The periods share years, which the screen has to say. */
	readonly overlapping: boolean;
};

/**
 * Compares a with b. Two exact values (full counts, controlled estimates) differ significantly
 * wherever they differ at all; a figure of tracts (`ofTracts`) is tested against nothing. Throws RangeError where the shared years are not within the period.
 */
export function compare(a: Estimate, b: Estimate, overlap: Overlap = {}): Comparison {
	const factor = overlapFactor(overlap);
	const difference = derive(
		[a, b],
		[openEnd(a), -openEnd(b) as OpenEnd],
		([x = 0, y = 0]) => x - y,
		([moeA = 0, moeB = 0]) => Math.hypot(moeA, moeB) * factor
	);
	const tested = a.ofTracts || b.ofTracts ? NOT_TESTED : testOf(difference);
	return { difference, ...tested, overlapping: factor < 1 };
}

const NOT_TESTED = { significant: null, direction: 'not-tested', pValue: null } as const;
/** A figure, and the same by another convention where two are in use. */
export type Reading = { readonly estimate: Estimate; readonly otherReading: Estimate | null };

/**
 * As `compare`, but a difference is called only where both readings of the figures carry it, and
 * tested only where both can be. An exact zero as `b` asks whether a change is one.
 */
export function compareBoth(a: Reading, b: Reading, overlap: Overlap = {}): Comparison {
	const first = compare(a.estimate, b.estimate, overlap);
	if (a.otherReading === null && b.otherReading === null) return first;
	const second = compare(a.otherReading ?? a.estimate, b.otherReading ?? b.estimate, overlap);
	if (first.direction === second.direction || first.direction === 'not-tested') return first;
	if (second.direction === 'not-tested') return { ...second, difference: first.difference };
	const pValue = Math.max(first.pValue ?? 1, second.pValue ?? 1);
	return { ...first, significant: false, direction: 'no-clear-difference', pValue };
}

function testOf(difference: Estimate): Pick<Comparison, 'significant' | 'direction' | 'pValue'> {
	const { value } = difference;
	const moe = difference.moeReason === 'full-count' ? 0 : difference.moe;
	// A difference within the margin of one side alone is within that of both.
	if (moe === null && value !== null && !isBeyond(value, difference.leastMoe ?? -1))
		return { significant: false, direction: 'no-clear-difference', pValue: null };
	if (value === null || moe === null) return NOT_TESTED;
	const significant = isBeyond(value, moe);
	const direction = significant ? (value > 0 ? 'higher' : 'lower') : 'no-clear-difference';
	const pValue = value === 0 ? 1 : 2 * upperTail(Math.abs(value) / standardErrorOf(moe));
	return { significant, direction, pValue };
}

/** Whether a difference with this 90 % margin is called; a negative margin stands for none known. */
function isBeyond(difference: number, moe: number): boolean {
	return Math.abs(difference) > CALLED_BEYOND * standardErrorOf(moe);
}

/**
 * Many comparisons at once.
 * Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the
 * Royal Statistical Society B 57 (1995).
 */

export type ManyTests = {
	/** In the order of the input: does the difference still stand? A test without p-value never does. */
	readonly stands: readonly boolean[];
	readonly standing: number;
	/** Tests that could be made at all. */
	readonly tested: number;
	/** How many of those standing are false alarms, at most, on average: rate × standing. */
	readonly expectedFalseAlarms: number;
	/** How many false alarms testing each alone at the same rate brings, if nothing differed at all. */
	readonly expectedFalseAlarmsAlone: number;
};

/**
 * Keeps the share of false alarms among the differences called at or below `rate` (0.1 goes with
 * the 90 % margins). Throws RangeError where the rate or a p-value is not within 0–1.
 */
export function benjaminiHochberg(pValues: readonly (number | null)[], rate = 0.1): ManyTests {
	if (!(rate > 0 && rate < 1)) throw new RangeError(`False alarm rate is ${rate}`);
	const tested = pValues.filter((p) => p !== null);
	const wrong = tested.find((p) => !(p >= 0 && p <= 1));
	if (wrong !== undefined) throw new RangeError(`p-value is ${wrong}`);
	const ascending = [...tested].sort((a, b) => a - b);
	const standing = ascending.findLastIndex((p, i) => p <= ((i + 1) / ascending.length) * rate) + 1;
	const largest = standing > 0 ? (ascending[standing - 1] ?? -1) : -1;
	return {
		stands: pValues.map((p) => p !== null && p <= largest),
		standing,
		tested: tested.length,
		expectedFalseAlarms: rate * standing,
		expectedFalseAlarmsAlone: rate * tested.length
	};
}

/*
 * What any page may claim of two figures. `compareBoth` tests them; this says which tests count as a
 * claim, so that a panel, a table, a walk-through and a report can never disagree about the same two.
 */

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

/*
 * Where one figure stands among many. Sorting published figures would give every area one place in the
 * order, and margins allow hardly any: others that are clearly higher stand before it, others that are
 * clearly lower after it, and between these it may stand anywhere.
 */

export type Rank = {
	/** Those that it could be held against, itself among them. */
	readonly of: number;
	/** From the highest, which is 1. */
	readonly first: number;
	readonly last: number;
	/** Shares 0–1 of the others that it is clearly above and clearly below. */
	readonly above: number;
	readonly below: number;
};

/** A range that leaves out fewer than this share of the places in the order says nothing. (Ours.) */
const LEAST_LEFT_OUT = 0.1;

/**
 * Where `areas[at]` stands among them; null where it cannot be tested against most, or where margins
 * leave out hardly any place in the order. Areas that it cannot be tested against are not counted.
 */
export function rankAmong(areas: readonly Estimate[], at: number, unit: Unit): Rank | null {
	const own = areas[at];
	if (own?.value === undefined || own.value === null || isTooUncertain(own, unit)) return null;
	const made = areas.flatMap((other, i) =>
		i === at ? [] : [callDifference(own, other, unit).direction]
	);
	const tested = made.filter((direction) => direction !== 'not-tested');
	if (tested.length === 0 || tested.length < made.length / 2) return null;
	const above = tested.filter((direction) => direction === 'higher').length;
	const below = tested.filter((direction) => direction === 'lower').length;
	const of = tested.length + 1;
	if (above + below < LEAST_LEFT_OUT * of) return null;
	return {
		of,
		first: below + 1,
		last: of - above,
		above: above / tested.length,
		below: below / tested.length
	};
}
