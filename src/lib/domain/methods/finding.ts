/**
 * What leads a panel: an area's class, how many tests of each group passed, and how sure the class
 * is. Parts only; the sentence is made in the message files.
 */
import { confidenceLevel, type ConfidenceLevel } from './confidence.ts';
import type { Method } from './definitions/index.ts';
import type { ClassDefinition } from './definitions/method.ts';
import {
	headlineOf,
	type AreaTrace,
	type GroupTrace,
	type Headline,
	type TestTrace
} from './trace.ts';
import type { FlagCall, StationFlag } from './station-flags.ts';
import { formatValue, type EstimateWords } from '../text/format.ts';

export type FindingCount = {
	readonly group: string;
	readonly passed: number;
	/** Tests that are switched on; never 0. */
	readonly of: number;
	readonly needed: number;
};

export type Sureness = {
	/** Share 0–1 of draws in the same class. */
	readonly share: number;
	/** Whole percent, rounded down so that it never says more than `level`; 100 only where every draw agrees. */
	readonly percent: number;
	readonly level: ConfidenceLevel;
	/** Class that most of the other draws landed in, where the class is not firm. */
	readonly otherClass: string | null;
};

/** Why a method says nothing of an area. */
export type Silence =
	/** Fewer than the method asks for; `people` null where their number is not known. */
	| { readonly why: 'few-people'; readonly people: number | null; readonly needed: number }
	/** Figures of some groups are missing. */
	| {
			readonly why: 'missing-figures';
			readonly groups: readonly {
				readonly group: string;
				readonly missing: number;
				readonly of: number;
			}[];
	  }
	/** The area lies where the method does not look. */
	| { readonly why: 'out-of-scope' };

export type Finding = {
	/** Class id that the published figures give, which map, table and files show. */
	readonly class: string;
	/** What may stand first: not the published class where fewer than half of the draws give it. */
	readonly headline: Headline;
	readonly kind: ClassDefinition['kind'];
	/** Groups that the class counts, in the method's order, without those whose tests are all off. */
	readonly counts: readonly FindingCount[];
	/** Null without draws, where nothing could be drawn, and where the method says nothing. */
	readonly sure: Sureness | null;
	/** Only where the method says nothing of the area. */
	readonly silence: Silence | null;
};

/** Test of how many people live in the area; a method with one says nothing below it. */
const ENOUGH_PEOPLE = 'enough-people';

/** Silent class of every method for areas that it lacks figures of; other silent classes are out of its scope. */
export const NOT_ENOUGH_DATA = 'not-enough-data';

/**
 * The finding of a trace. Throws where the trace is not one of this method.
 *
 * @param method as it stands or adjusted: only its classes are read
 */
export function finding(trace: AreaTrace, method: Pick<Method, 'classes'>): Finding {
	const own = method.classes.find(({ id }) => id === trace.class);
	if (own === undefined) throw new Error(`The method has no class ${trace.class}.`);
	const silent = own.kind === 'silent';
	return {
		class: own.id,
		headline: headlineOf(own.id, silent ? null : trace.confidence, trace.otherClasses),
		kind: own.kind,
		counts: trace.groups.flatMap(countOf),
		sure: silent ? null : surenessOf(trace),
		silence: silent ? silenceOf(trace) : null
	};
}

function countOf({ group, passed, of, needed }: GroupTrace): FindingCount[] {
	return needed === null || of === 0 ? [] : [{ group, passed, of, needed }];
}

function surenessOf({ confidence: share, otherClasses }: AreaTrace): Sureness | null {
	if (share === null) return null;
	const level = confidenceLevel(share);
	return {
		share,
		percent: wholePercent(share),
		level,
		otherClass: level === 'firm' ? null : (otherClasses[0]?.class ?? null)
	};
}

/** Whole percent of a share of draws, rounded down: 89.9 % is not yet 90 %. */
export function wholePercent(share: number): number {
	return Math.floor(share * 100 + 1e-9);
}

function silenceOf({ class: own, tests, groups }: AreaTrace): Silence {
	if (own !== NOT_ENOUGH_DATA) return { why: 'out-of-scope' };
	const people = tests.find(({ test }) => test === ENOUGH_PEOPLE);
	if (people !== undefined && people.state !== 'passed') {
		return { why: 'few-people', people: people.value.value, needed: people.compared ?? 0 };
	}
	return {
		why: 'missing-figures',
		groups: groups
			.filter(({ missing }) => missing > 0)
			.map(({ group, missing, of }) => ({ group, missing, of }))
	};
}

/*
 * On which side of its line a value lies, which is neither praise nor blame: a test that asks for "less
 * than" is met below, and one on who lives somewhere is not "passed" by anybody.
 */

export type TestSide =
	| 'above'
	| 'below'
	/** Exactly on it, or so near that the method itself rounds the distance away. */
	| 'same'
	/** On one side, by less than can be set in numbers. */
	| 'just-above'
	| 'just-below';

type Tested = Pick<TestTrace, 'state' | 'comparison' | 'margin'>;

/**
 * By the published figures; whether the difference is clear is another question (`TestTrace.difference`).
 * Null where nothing was compared.
 *
 * @param settable whether the distance, in the test's unit, is not zero once it is rounded to be set
 */
export function sideOf({ state, comparison, margin }: Tested, settable: boolean): TestSide | null {
	if (margin === null || (state !== 'passed' && state !== 'failed')) return null;
	const rising = comparison === '>' || comparison === '>=';
	// Without the minus that a distance of zero may carry.
	const distance = rising ? margin : 0 - margin;
	// A method that rounds may find a test met although its value lies a hair on the other side.
	const rounded = margin >= 0 !== (state === 'passed');
	if (distance === 0 || rounded) return 'same';
	const side = distance > 0 ? 'above' : 'below';
	return settable ? side : `just-${side}`;
}

/* The share behind a place's flag as texts: never without the range that its draws give. */

export type FlagText = {
	readonly call: FlagCall;
	/** "42%", by the published figures. */
	readonly share: string;
	/** "10%" and "62%": nine of ten draws lie between them. */
	readonly low: string;
	readonly high: string;
	/** Draws that flag the place, of 100, rounded down. */
	readonly tries: number;
	/** All renter households or none, by the published figures and in nine of ten draws. */
	readonly extent: 'all' | 'none' | 'some';
};

/** Null where there is no share to tell, or no draws that say how far it could lie elsewhere. */
export function flagText(flag: StationFlag, words: EstimateWords): FlagText | null {
	const { call, share, range, flagShareOfDraws } = flag;
	if (call === null || share === null || range === null || flagShareOfDraws === null) return null;
	const percent = (value: number) => formatValue(value, 'share', words);
	const [low, high] = [percent(range.low), percent(range.high)];
	const is = (extent: number) => share === extent && low === high && low === percent(extent);
	return {
		call,
		share: percent(share),
		low,
		high,
		tries: wholePercent(flagShareOfDraws),
		extent: is(1) ? 'all' : is(0) ? 'none' : 'some'
	};
}
