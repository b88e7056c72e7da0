/**
 * The working of one area's class: every test in order with the area's value and margin, what it
 * was compared with, whether it passed and by how much, and how the tests add up; and its finding.
 */
import type { Unit } from '../statistics/census.ts';
import { callDifference, type Direction } from '../statistics/compare.ts';
import { knownWithoutMargin, missing, type Estimate } from '../statistics/estimate.ts';
import { type Confidence, confidenceLevel, type ConfidenceLevel } from './confidence.ts';
import {
	FAILED,
	NO_DATA,
	neededNeighbors,
	PASSED,
	comparisonOf,
	type Evaluation,
	neededOf,
	rulesOf
} from './evaluate.ts';
import type { InputColumn } from './measure.ts';
import { measureEstimate } from './prepare.ts';
import {
	inputsOfTest,
	type TestComparison,
	type Reference,
	type TestDefinition,
	type ClassDefinition
} from './definitions/method.ts';
import type { Method } from './definitions/index.ts';

export type TracedState = 'passed' | 'failed' | 'no-data' | 'off';

export type TestTrace = {
	readonly test: string;
	readonly group: string;
	readonly state: TracedState;
	/** True where the method counts missing data as passed and this test has none. */
	readonly countedAsPassed: boolean;
	/** The area's value, with the margin that the handbook gives. */
	readonly value: Estimate;
	/** The numbers that the value is made from, by input id, in order. */
	readonly inputs: readonly { readonly input: string; readonly estimate: Estimate }[];
	readonly comparison: TestComparison;
	readonly reference: Reference['kind'];
	/** What the value was compared with, an adjustment included; null where there is nothing to compare with. */
	readonly compared: number | null;
	/** Part of `compared` that an adjustment added. */
	readonly offset: number;
	/** How far on the passing side (positive) or the other (negative), in the measure's unit. */
	readonly margin: number | null;
	/** Whether the value is clearly higher or lower than what it was compared with, by the one calling rule. */
	readonly difference: Direction;
	/** Share 0–1 of random draws in which the test passed; null without draws. */
	readonly passShare: number | null;
};

export type GroupTrace = {
	readonly group: string;
	readonly passed: number;
	readonly failed: number;
	readonly missing: number;
	/** Tests that are switched on. */
	readonly of: number;
	/** How many must pass for the step or class that first counts this group; null where none counts it. */
	readonly needed: number | null;
};

export type NeighborTrace = {
	readonly flag: string;
	/** Rows of the neighbors that have the flag. */
	readonly rows: readonly number[];
	/** Areas that share a border with this one. */
	readonly of: number;
	/** How many of them must have the flag. */
	readonly needed: number;
};

export type AreaTrace = {
	readonly row: number;
	readonly area: string;
	/** Class id. */
	readonly class: string;
	readonly flagged: boolean;
	/** Share 0–1 of draws in the same class; null without draws or where nothing could be drawn. */
	readonly confidence: number | null;
	/** Other classes that draws landed in, most draws first; empty without confidence. */
	readonly otherClasses: readonly FindingReading[];
	readonly tests: readonly TestTrace[];
	readonly groups: readonly GroupTrace[];
	/** Named intermediate results in order: a flag's truth, or the id of the chosen option. */
	readonly steps: readonly { readonly step: string; readonly result: boolean | string }[];
	/** For every flag that neighbors are asked for: those that have it, and how many must. */
	readonly neighbors: readonly NeighborTrace[];
	readonly scores: readonly { readonly score: string; readonly value: number | null }[];
	/** Inputs whose value in this area has no margin, and so was held fixed. */
	readonly heldFixed: readonly string[];
	/** Inputs whose margin in this area is a fitted one, because none was published. */
	readonly modelled: readonly string[];
};

function regionFigure(test: TestDefinition, evaluation: Evaluation, row: number): Estimate | null {
	if (test.reference.kind !== 'region' || test.offset !== undefined) return null;
	const { prepared } = evaluation;
	const { inputs } = prepared;
	const region = inputs.regionOf[row] ?? 0;
	const own = inputs.regionMeasures[test.id]?.[region];
	if (own !== undefined) return own;
	const index = prepared.testIndex.get(test.id) ?? -1;
	const value = prepared.tests[index]?.compared.at(prepared.values, row) ?? NaN;
	const read = (input: string) => inputs.columns[input]?.region[region] ?? missing('not-published');
	return measureEstimate(test.measure, read, value);
}

function estimateIn(column: InputColumn | undefined, row: number): Estimate {
	return column?.estimates[row] ?? missing('not-published');
}

/** What is made of several figures is a change, near zero where little changes. */
function unitOf({ kind }: TestDefinition['measure']): Unit {
	return kind === 'input' ? 'count' : 'relative-change';
}

function traceTest(
	evaluation: Evaluation,
	index: number,
	row: number,
	confidence: Confidence | null
): TestTrace {
	const { prepared } = evaluation;
	const test = prepared.tests[index];
	if (test === undefined) throw new Error(`no test ${String(index)}`);
	const { definition } = test;
	const read = (input: string) => estimateIn(prepared.inputs.columns[input], row);
	const value = measureEstimate(definition.measure, read, test.values[row] ?? NaN);
	const compared = test.compared.at(prepared.values, row);
	const comparison = comparisonOf(definition);
	const rising = comparison === '>' || comparison === '>=';
	const state = evaluation.tests[index]?.[row];
	const known = Number.isFinite(compared);
	const reference =
		regionFigure(definition, evaluation, row) ??
		(known ? knownWithoutMargin(compared, 'full-count') : missing('not-published'));
	const distance = (value.value ?? NaN) - compared;
	const draws = confidence?.testDraws[index]?.[row];
	return {
		test: definition.id,
		group: definition.group,
		state:
			definition.off === true
				? 'off'
				: state === PASSED
					? 'passed'
					: state === FAILED
						? 'failed'
						: 'no-data',
		countedAsPassed: state === NO_DATA && definition.missing === 'passed',
		value,
		inputs: inputsOfTest(definition).map((input) => ({ input, estimate: read(input) })),
		comparison,
		reference: definition.reference.kind,
		compared: known ? compared : null,
		offset: definition.offset ?? 0,
		margin: Number.isFinite(distance) ? (rising ? distance : -distance) : null,
		difference: callDifference(value, reference, unitOf(definition.measure)).direction,
		passShare: draws === undefined || confidence === null ? null : draws / confidence.draws
	};
}

function traceGroups(evaluation: Evaluation, row: number): GroupTrace[] {
	const { method } = evaluation.prepared;
	return [...evaluation.prepared.groups].map(([group, tests]) => {
		const states = tests.map((index) => evaluation.tests[index]?.[row]);
		const count = (state: number) => states.filter((one) => one === state).length;
		return {
			group,
			passed: count(PASSED),
			failed: count(FAILED),
			missing: count(NO_DATA),
			of: tests.length,
			needed: neededOf(method, group, tests.length)
		};
	});
}

/** Classes other than the published one that draws landed in, most draws first, as shares 0–1. */
export function otherClassesOf(
	evaluation: Evaluation,
	row: number,
	{ classDraws, draws }: Confidence
): AreaTrace['otherClasses'] {
	const own = evaluation.classes[row];
	return evaluation.prepared.method.classes
		.map(({ id }, index) => ({ class: id, share: (classDraws[index]?.[row] ?? 0) / draws, index }))
		.filter(({ share, index }) => share > 0 && index !== own)
		.sort((a, b) => b.share - a.share || a.index - b.index)
		.map(({ class: id, share }) => ({ class: id, share }));
}

/** The working of the area in one row; `confidence` is the method's, where it has been computed. */
export function traceArea(
	evaluation: Evaluation,
	row: number,
	confidence: Confidence | null = null
): AreaTrace {
	const { prepared, flags, choices } = evaluation;
	const { method, inputs } = prepared;
	const own = method.classes[evaluation.classes[row] ?? -1];
	const area = inputs.areas[row];
	if (own === undefined || area === undefined) throw new Error(`no area in row ${String(row)}`);
	const share = confidence?.share[row] ?? NaN;
	const touched = new Map(
		rulesOf(method).flatMap((rule) => ('touches' in rule ? [[rule.touches, rule.atLeast]] : []))
	);
	const neighbors = inputs.neighbors?.[row] ?? [];
	return {
		row,
		area,
		class: own.id,
		flagged: own.kind === 'flag',
		confidence: Number.isNaN(share) ? null : share,
		otherClasses:
			confidence === null || Number.isNaN(share) ? [] : otherClassesOf(evaluation, row, confidence),
		tests: method.tests.map((_, index) => traceTest(evaluation, index, row, confidence)),
		groups: traceGroups(evaluation, row),
		steps: method.steps.map((step) => ({
			step: step.id,
			result:
				step.kind === 'flag'
					? flags.get(step.id)?.[row] === 1
					: (step.options[choices.get(step.id)?.[row] ?? -1]?.id ?? '')
		})),
		neighbors: [...touched].map(([flag, atLeast]) => ({
			flag,
			rows: neighbors.filter((other) => flags.get(flag)?.[other] === 1),
			of: neighbors.length,
			needed: neededNeighbors(atLeast, neighbors.length)
		})),
		scores: prepared.scores.map(({ id, measure }) => {
			const value = measure.at(prepared.values, row);
			return { score: id, value: Number.isNaN(value) ? null : value };
		}),
		heldFixed: prepared.inputIds.filter((id, index) => {
			const present = estimateIn(inputs.columns[id], row).value !== null;
			return present && prepared.errors[index]?.[row] === 0;
		}),
		modelled: prepared.inputIds.filter(
			(id) => estimateIn(inputs.columns[id], row).moeBasis === 'modelled'
		)
	};
}

/*
 * What may stand first about an area. A class that fewer than half of the draws give is never the
 * headline: the likelier class stands there where it has clearly more draws, otherwise both do, as
 * two readings of the same figures. Map, table and files keep the class of the published figures,
 * so that one area has one class id everywhere, and say beside it how sure it is.
 */

/** From this share of draws on a class may be the headline. */
const HEADLINE_SHARE = 0.5;

/**
 * By how much a likelier class must lead the published one to take its place. With 1,000 draws the
 * lead of one class over another is known to about ±8 points (2.576 standard errors).
 */
const CLEAR_LEAD = 0.1;

/** A class with the share 0–1 of the draws that give it. */
export type FindingReading = { readonly class: string; readonly share: number };

export type Headline =
	/** The class of the published figures. */
	| { readonly kind: 'published'; readonly class: string }
	/** Another class, which most draws give. */
	| {
			readonly kind: 'likelier';
			readonly class: string;
			readonly share: number;
			readonly published: FindingReading;
	  }
	/** The published class and the likeliest other one, most draws first. */
	| { readonly kind: 'two-readings'; readonly readings: readonly [FindingReading, FindingReading] };

/**
 * @param share draws in the published class as a share 0–1; null where none were made or nothing
 * could be drawn
 * @param others the other classes that draws landed in, most draws first
 */
export function headlineOf(
	published: string,
	share: number | null,
	others: readonly FindingReading[]
): Headline {
	const [other] = others;
	if (share === null || share >= HEADLINE_SHARE || other === undefined) {
		return { kind: 'published', class: published };
	}
	const own: FindingReading = { class: published, share };
	if (other.share >= HEADLINE_SHARE && other.share - share >= CLEAR_LEAD) {
		return { kind: 'likelier', ...other, published: own };
	}
	return { kind: 'two-readings', readings: other.share > share ? [other, own] : [own, other] };
}

/*
 * What leads a panel: an area's class, how many tests of each group passed, and how sure the class
 * is. Parts only; the sentence is made in the message files.
 */

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
