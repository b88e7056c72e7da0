/** Changes that a person makes to a method, and what they change on the map. */
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { Evaluation } from './evaluate.ts';
import type { MethodDefinition, Rule, Step } from './definitions/method.ts';

export type Adjustment = {
	/** Ids of tests that are switched off: they are not counted. */
	readonly off: readonly string[];
	/** Added to what a test compares with, in the measure's unit (0.05 = five percentage points), by test id. */
	readonly offsets: Readonly<Record<string, number>>;
	/** How many tests of a group must pass, by group id. */
	readonly atLeast: Readonly<Record<string, number>>;
};

export const NO_ADJUSTMENT: Adjustment = { off: [], offsets: {}, atLeast: {} };

export function isAdjusted({ off, offsets, atLeast }: Adjustment): boolean {
	return (
		off.length > 0 ||
		Object.values(offsets).some((offset) => offset !== 0) ||
		Object.keys(atLeast).length > 0
	);
}

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
	method: MethodDefinition,
	{ off, offsets, atLeast }: Adjustment
): Result<MethodDefinition, AdjustmentProblem> {
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

export type ClassFlip = {
	readonly row: number;
	/** Class ids. */
	readonly from: string;
	readonly to: string;
};

export type ClassDifference = {
	readonly flips: readonly ClassFlip[];
	/** Areas in each class before and after, in the order of the method's classes. */
	readonly counts: readonly {
		readonly id: string;
		readonly before: number;
		readonly after: number;
	}[];
	/** Areas that the method flags before and after. */
	readonly flagged: { readonly before: number; readonly after: number };
};

/** What changed between two runs of a method (or of an adjusted one) over the same areas. */
export function compareEvaluations(before: Evaluation, after: Evaluation): ClassDifference {
	const { classes } = before.prepared.method;
	const idOf = (run: Evaluation, row: number) =>
		run.prepared.method.classes[run.classes[row] ?? -1]?.id ?? '';
	const rows = Array.from({ length: before.prepared.size }, (_, row) => row);
	const count = (run: Evaluation, id: string) => rows.filter((row) => idOf(run, row) === id).length;
	const counts = classes.map(({ id }) => ({
		id,
		before: count(before, id),
		after: count(after, id)
	}));
	const flags = new Set(classes.filter((one) => one.kind === 'flag').map((one) => one.id));
	const flagged = counts.filter((one) => flags.has(one.id));
	return {
		flips: rows
			.map((row) => ({ row, from: idOf(before, row), to: idOf(after, row) }))
			.filter(({ from, to }) => from !== to),
		counts,
		flagged: {
			before: flagged.reduce((sum, one) => sum + one.before, 0),
			after: flagged.reduce((sum, one) => sum + one.after, 0)
		}
	};
}
