/**
 * What hangs on a method's choices: every choice is changed alone, and the areas whose flag flips are
 * counted. An area that every choice flags is flagged whatever one does; one that a single choice
 * turns hangs on that choice. All by the published figures, without draws: how far the figures
 * themselves leave a flag open is what `confidence.ts` says.
 */
import type { Estimate } from '../statistics/estimate.ts';
import { NO_ADJUSTMENT, type StationArea, type Adjustment } from './questions.ts';
import { evaluate, neededOf, rulesOf } from './evaluate.ts';
import type { MethodInputs } from './measure.ts';
import { methodById, type Method, type MethodId } from './definitions/index.ts';
import type { Rule, Step } from './definitions/method.ts';
import { prepare } from './prepare.ts';
import { FLAG_SHARE, flaggedRows, stationFlag } from './station-flags.ts';
import type { IndicatorData, PlacesFile, ShapesFile } from '../indicators/built-files.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import { HALF_MILE } from '../lines/corridor.ts';
import {
	PERIOD_VARIANTS,
	REGION_METHODS,
	RENTER_HOUSEHOLDS,
	regionInputs
} from './region-inputs.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';

export type Choice =
	/** How many tests of a group must pass. */
	| { readonly kind: 'needed'; readonly group: string; readonly needed: number }
	/** A test is not counted. */
	| { readonly kind: 'without'; readonly test: string }
	/** Every line of a group that is a region's share or change, moved by this (0.02 = two points). */
	| { readonly kind: 'line'; readonly group: string; readonly by: number }
	/** Every line of a group that is a quantile over areas, moved by this (0.1 = ten of a hundred areas). */
	| { readonly kind: 'quantile'; readonly group: string; readonly by: number }
	/** Least share of neighbors that must have a flag; null for any one. */
	| { readonly kind: 'neighbors'; readonly flag: string; readonly atLeast: number | null }
	/** Reach of station areas in meters; turns no tract. */
	| { readonly kind: 'distance'; readonly meters: number }
	/** The method begins with other years. */
	| { readonly kind: 'period'; readonly id: string }
	/** What areas are compared within. */
	| { readonly kind: 'reference'; readonly id: string };

/** Ids of areas or stations that a choice turns. */
export type Turned = { readonly gained: readonly string[]; readonly lost: readonly string[] };

export type ChoiceResult = {
	readonly choice: Choice;
	readonly tracts: Turned;
	readonly stations: Turned;
};

export type Standing = {
	/** Flagged by the method as it stands. */
	readonly flagged: readonly string[];
	/** Flagged whatever one does: by the method as it stands and under every choice. */
	readonly always: readonly string[];
	/** Flagged by no choice. */
	readonly never: number;
	/** Turned by one choice alone, which is `choices[choice]`. */
	readonly onOneChoice: readonly { readonly id: string; readonly choice: number }[];
};

export type MethodSensitivity = {
	readonly method: MethodId;
	readonly choices: readonly ChoiceResult[];
	readonly tracts: Standing;
	readonly stations: Standing;
};

export type SensitivityOptions = {
	readonly renters: readonly Estimate[];
	/** Station areas by reach. */
	readonly reaches: readonly { readonly meters: number; readonly areas: readonly StationArea[] }[];
	/** The reach of the method as it stands. */
	readonly reach: number;
	/** The same areas on other inputs. */
	readonly alternatives: readonly {
		readonly choice: Extract<Choice, { kind: 'period' | 'reference' }>;
		readonly inputs: MethodInputs;
	}[];
};

const LINE_STEPS = [-0.05, -0.02, 0.02, 0.05] as const;
const QUANTILE_STEPS = [-0.1, 0.1] as const;
/** Any one neighbor, and shares around one half. */
const NEIGHBOR_SHARES = [null, 1 / 3, 0.5, 2 / 3] as const;

/** The method's own choices, each changed alone. Ids are those of the method, so nothing else is turned. */
export function choicesOf(method: Method): readonly Choice[] {
	const choices: Choice[] = [];
	for (const { id: group, adjustable } of method.groups) {
		if (!adjustable) continue;
		const tests = method.tests.filter((test) => test.group === group);
		const needed = neededOf(method, group, tests.length);
		for (const other of needed === null ? [] : [needed - 1, needed + 1]) {
			if (other >= 1 && other <= tests.length)
				choices.push({ kind: 'needed', group, needed: other });
		}
		for (const { id: test } of tests) choices.push({ kind: 'without', test });
		if (tests.some(({ reference }) => reference.kind === 'region')) {
			for (const by of LINE_STEPS) choices.push({ kind: 'line', group, by });
		}
		if (tests.some(({ reference }) => reference.kind === 'quantile')) {
			for (const by of QUANTILE_STEPS) choices.push({ kind: 'quantile', group, by });
		}
	}
	const touched = new Map(
		rulesOf(method).flatMap((rule): [string, number | null][] =>
			'touches' in rule ? [[rule.touches, rule.atLeast ?? null]] : []
		)
	);
	for (const [flag, own] of touched) {
		for (const atLeast of NEIGHBOR_SHARES) {
			if (atLeast !== own) choices.push({ kind: 'neighbors', flag, atLeast });
		}
	}
	return choices;
}

/** The method with one choice of its own changed. Throws where the choice is not one of the method's. */
export function withChoice(method: Method, choice: Choice): Method {
	const adjusted = (change: Partial<typeof NO_ADJUSTMENT>) => {
		const result = adjust(method, { ...NO_ADJUSTMENT, ...change });
		if (!result.ok) throw new Error(`${method.id}: ${result.problem.code}`);
		return result.value;
	};
	switch (choice.kind) {
		case 'needed':
			return adjusted({ atLeast: { [choice.group]: choice.needed } });
		case 'without':
			return adjusted({ off: [choice.test] });
		case 'line':
			return adjusted({
				offsets: Object.fromEntries(
					method.tests
						.filter(({ group, reference }) => group === choice.group && reference.kind === 'region')
						.map(({ id }) => [id, choice.by])
				)
			});
		case 'quantile':
			return {
				...method,
				tests: method.tests.map((test) =>
					test.group === choice.group && test.reference.kind === 'quantile'
						? { ...test, reference: { ...test.reference, p: test.reference.p + choice.by } }
						: test
				)
			};
		case 'neighbors':
			return withRules(method, (rule) => {
				if (!('touches' in rule) || rule.touches !== choice.flag) return rule;
				return choice.atLeast === null
					? { touches: rule.touches }
					: { touches: rule.touches, atLeast: choice.atLeast };
			});
		case 'distance':
		case 'period':
		case 'reference':
			return method;
	}
}

/** The method with `change` applied to every rule that holds no others. */
function withRules(method: Method, change: (rule: Rule) => Rule): Method {
	const deep = (rule: Rule): Rule => {
		if ('all' in rule) return { all: rule.all.map(deep) };
		if ('any' in rule) return { any: rule.any.map(deep) };
		if ('not' in rule) return { not: deep(rule.not) };
		return change(rule);
	};
	return {
		...method,
		steps: method.steps.map((step) =>
			step.kind === 'flag'
				? { ...step, when: deep(step.when) }
				: { ...step, options: step.options.map((one) => ({ ...one, when: deep(one.when) })) }
		),
		classes: method.classes.map((one) => ({ ...one, when: deep(one.when) }))
	};
}

type Flags = { readonly tracts: ReadonlySet<string>; readonly stations: ReadonlySet<string> };

/** Runs the method as it stands and under every choice. */
export function sensitivityOf(
	method: Method,
	inputs: MethodInputs,
	{ renters, reaches, reach, alternatives }: SensitivityOptions
): MethodSensitivity {
	const flagsOf = (own: Method, on: MethodInputs, meters: number): Flags => {
		const flags = flaggedRows(evaluate(prepare(own, on)));
		const areas = reaches.find((each) => each.meters === meters)?.areas ?? [];
		return {
			tracts: new Set(on.areas.filter((_, row) => flags(row))),
			stations: new Set(
				areas
					.filter((area) => (stationFlag(area, renters, flags, null).share ?? 0) >= FLAG_SHARE)
					.map(({ station }) => station)
			)
		};
	};
	const base = flagsOf(method, inputs, reach);
	const runs: { choice: Choice; flags: Flags }[] = [
		...choicesOf(method).map((choice) => ({
			choice,
			flags: flagsOf(withChoice(method, choice), inputs, reach)
		})),
		...reaches
			.filter(({ meters }) => meters !== reach)
			.map(({ meters }) => ({
				choice: { kind: 'distance', meters } as const,
				flags: flagsOf(method, inputs, meters)
			})),
		...alternatives.map(({ choice, inputs: other }) => ({
			choice,
			flags: flagsOf(method, other, reach)
		}))
	];
	const stationIds = (reaches.find(({ meters }) => meters === reach)?.areas ?? []).map(
		({ station }) => station
	);
	const turned = (kind: keyof Flags, ids: readonly string[], flags: Flags): Turned => ({
		gained: ids.filter((id) => flags[kind].has(id) && !base[kind].has(id)),
		lost: ids.filter((id) => !flags[kind].has(id) && base[kind].has(id))
	});
	const standing = (kind: keyof Flags, ids: readonly string[]): Standing => ({
		flagged: ids.filter((id) => base[kind].has(id)),
		always: ids.filter(
			(id) => base[kind].has(id) && runs.every(({ flags }) => flags[kind].has(id))
		),
		never: ids.filter(
			(id) => !base[kind].has(id) && runs.every(({ flags }) => !flags[kind].has(id))
		).length,
		onOneChoice: ids.flatMap((id) => {
			const turning = runs.flatMap(({ flags }, choice) =>
				flags[kind].has(id) === base[kind].has(id) ? [] : [choice]
			);
			const [only] = turning;
			return only !== undefined && turning.length === 1 ? [{ id, choice: only }] : [];
		})
	});
	return {
		method: method.id,
		choices: runs.map(({ choice, flags }) => ({
			choice,
			tracts: turned('tracts', inputs.areas, flags),
			stations: turned('stations', stationIds, flags)
		})),
		tracts: standing('tracts', inputs.areas),
		stations: standing('stations', stationIds)
	};
}

/* What hangs on each method's choices in the region. */

/** One result a method, in the order of `REGION_METHODS`. `indicators` holds all of `REGION_INDICATORS`, with the periods that changes begin in. */
export function regionSensitivity(
	places: PlacesFile,
	shapes: ShapesFile,
	indicators: ReadonlyMap<IndicatorId, IndicatorData>
): readonly MethodSensitivity[] {
	const { indicator, vintage } = RENTER_HOUSEHOLDS;
	const standing = regionInputs(places, shapes, indicators);
	const county = regionInputs(places, shapes, indicators, { reference: 'county' });
	const open = new Set(
		places.stations.filter(({ status }) => status === 'open').map(({ id }) => id)
	);
	return REGION_METHODS.flatMap((id) => {
		const inputs = standing.get(id);
		const within = county.get(id);
		if (inputs === undefined || within === undefined) return [];
		const periods = PERIOD_VARIANTS.filter(({ method }) => method === id).flatMap((variant) => {
			const other = regionInputs(places, shapes, indicators, { variant }).get(id);
			return other ? [{ choice: { kind: 'period', id: variant.id } as const, inputs: other }] : [];
		});
		return [
			sensitivityOf(methodById(id), inputs, {
				renters: indicators.get(indicator)?.vintages[vintage]?.tracts ?? [],
				// Planned station areas: the one that is open is not among those asked about.
				reaches: shapes.stationAreas.map(({ meters, areas }) => ({
					meters,
					areas: areas.filter(({ station }) => !open.has(station))
				})),
				reach: HALF_MILE,
				alternatives: [...periods, { choice: { kind: 'reference', id: 'county' }, inputs: within }]
			})
		];
	});
}

/* A method with a person's changes; whether they can be made is told here with its definition. */

export type AdjustmentProblem = Problem<
	'unknown-test' | 'unknown-group' | 'test-not-adjustable' | 'bad-count' | 'bad-offset'
>;

function withCounts(rule: Rule, atLeast: Readonly<Record<string, number>>): Rule {
	if ('count' in rule && rule.count === 'passed') {
		const k = atLeast[rule.of];
		return k === undefined ? rule : { ...rule, atLeast: k };
	}
	if ('all' in rule) return { all: rule.all.map((part) => withCounts(part, atLeast)) };
	if ('any' in rule) return { any: rule.any.map((part) => withCounts(part, atLeast)) };
	if ('not' in rule) return { not: withCounts(rule.not, atLeast) };
	return rule;
}

function stepWithCounts(step: Step, atLeast: Readonly<Record<string, number>>): Step {
	if (step.kind === 'flag') return { ...step, when: withCounts(step.when, atLeast) };
	return {
		...step,
		options: step.options.map((option) => ({ ...option, when: withCounts(option.when, atLeast) }))
	};
}

/**
 * The method with a person's changes. Fails where the change names a test or group that the method
 * does not have or does not let people change, or a number that makes no sense.
 */
export function adjust(
	method: Method,
	{ off, offsets, atLeast }: Adjustment
): Result<Method, AdjustmentProblem> {
	const adjustable = new Set(method.groups.filter((one) => one.adjustable).map((one) => one.id));
	for (const id of [...off, ...Object.keys(offsets)]) {
		const test = method.tests.find((one) => one.id === id);
		if (test === undefined) return fail('unknown-test', { test: id });
		if (!adjustable.has(test.group)) return fail('test-not-adjustable', { test: id });
	}
	for (const [test, offset] of Object.entries(offsets)) {
		if (!Number.isFinite(offset)) return fail('bad-offset', { test });
	}
	for (const [group, k] of Object.entries(atLeast)) {
		if (!adjustable.has(group)) return fail('unknown-group', { group });
		const tests = method.tests.filter((test) => test.group === group).length;
		if (!Number.isInteger(k) || k < 1 || k > tests) {
			return fail('bad-count', { group, count: k, tests });
		}
	}
	return ok({
		...method,
		tests: method.tests.map((test) => {
			const offset = offsets[test.id] ?? 0;
			return {
				...test,
				...(off.includes(test.id) ? { off: true as const } : {}),
				...(offset === 0 ? {} : { offset })
			};
		}),
		steps: method.steps.map((step) => stepWithCounts(step, atLeast)),
		classes: method.classes.map((one) => ({ ...one, when: withCounts(one.when, atLeast) }))
	});
}
