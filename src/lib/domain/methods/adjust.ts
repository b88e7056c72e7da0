/** A method with a person's changes; whether they can be made is told here with its definition. */
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { Method } from './definitions/index.ts';
import type { Rule, Step } from './definitions/method.ts';
import type { Adjustment } from './questions.ts';

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
