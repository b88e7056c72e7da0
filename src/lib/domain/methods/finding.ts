/**
 * What leads a panel: an area's class, how many tests of each group passed, and how sure the class
 * is. Parts only; the sentence is made in the message files.
 */
import { confidenceLevel } from './confidence.ts';
import type { ConfidenceLevel } from './confidence.ts';
import type { Method } from './definitions/index.ts';
import type { ClassDefinition } from './definitions/method.ts';
import { headlineOf } from './trace.ts';
import type { AreaTrace, GroupTrace, Headline } from './trace.ts';

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
