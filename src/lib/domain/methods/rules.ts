/** What a method's rules ask for, whatever the area. */
import { needed } from './evaluate.ts';
import type { Method } from './definitions/index.ts';
import type { Rule } from './definitions/method.ts';

/** Every rule of the method, steps before classes, each before the rules inside it. */
export function rulesOf({ steps, classes }: Pick<Method, 'steps' | 'classes'>): readonly Rule[] {
	const whens = [
		...steps.flatMap((step) =>
			step.kind === 'flag' ? [step.when] : step.options.map((option) => option.when)
		),
		...classes.map((one) => one.when)
	];
	const inside = (rule: Rule): readonly Rule[] => {
		if ('all' in rule) return [rule, ...rule.all.flatMap(inside)];
		if ('any' in rule) return [rule, ...rule.any.flatMap(inside)];
		if ('not' in rule) return [rule, ...inside(rule.not)];
		return [rule];
	};
	return whens.flatMap(inside);
}

/**
 * How many of `tests` tests of a group must pass for the step or class that first counts them; null
 * where none does.
 */
export function neededOf(
	method: Pick<Method, 'steps' | 'classes'>,
	group: string,
	tests: number
): number | null {
	const rule = rulesOf(method).find(
		(one): one is Extract<Rule, { count: unknown }> =>
			'count' in one && one.of === group && one.count === 'passed'
	);
	return rule === undefined ? null : needed(rule.atLeast, tests);
}
