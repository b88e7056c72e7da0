/** The one evaluator: tests, then steps, then the class of every area. */
import type {
	AtLeast,
	TestComparison,
	Rule,
	TestDefinition,
	Touches
} from './definitions/method.ts';
import type { Method } from './definitions/index.ts';
import { OPEN_ENDS, type PreparedMethod, type PreparedTest } from './prepare.ts';

/* Whether a value passes a test, given what it is compared with. */

/** Nearest whole number, halves to the even one, as R and Python round. */
export function roundHalfEven(x: number): number {
	const below = Math.floor(x);
	const part = x - below;
	if (part < 0.5) return below;
	if (part > 0.5) return below + 1;
	return below % 2 === 0 ? below : below + 1;
}

/** `group` references ask for "at or above the cut". */
export function comparisonOf(test: TestDefinition): TestComparison {
	return test.reference.kind === 'group' ? '>=' : test.comparison;
}

/** Whether the test passes; both numbers must be present. */
export function passes(test: TestDefinition, value: number, compared: number): boolean {
	let left = value;
	let right = compared;
	if (test.rounding !== undefined) {
		left = roundHalfEven((value - compared) / test.rounding);
		right = 0;
	}
	switch (comparisonOf(test)) {
		case '>':
			return left > right;
		case '>=':
			return left >= right;
		case '<':
			return left < right;
		case '<=':
			return left <= right;
	}
}

export const FAILED = 0;
export const PASSED = 1;
export const NO_DATA = 2;

export type Evaluation = {
	readonly prepared: PreparedMethod;
	/** FAILED, PASSED or NO_DATA by test and row. */
	readonly tests: readonly Uint8Array[];
	/** 1 or 0 by row, under the id of each flag step. */
	readonly flags: ReadonlyMap<string, Uint8Array>;
	/** Index of the chosen option by row, under the id of each choice step. */
	readonly choices: ReadonlyMap<string, Uint8Array>;
	/** Index into the method's classes by row. */
	readonly classes: Uint8Array;
};

/** How many tests of a group must be counted: "all" means all that are switched on. */
export function needed(atLeast: AtLeast, tests: number): number {
	return atLeast === 'all' ? tests : Math.min(atLeast, tests);
}

/**
 * How many of an area's neighbors must have the flag that a `touches` rule asks for: one, or the
 * rule's share of them. An area without neighbors never has as many.
 */
export function neededNeighbors(share: number | undefined, neighbors: number): number {
	// A share such as 0.3 is no binary fraction: 0.3 · 10 must be 3.
	return share === undefined ? 1 : Math.max(1, Math.ceil(share * neighbors - 1e-9));
}

export type TestState = typeof FAILED | typeof PASSED | typeof NO_DATA;

/**
 * What passing and failing count as in a row, given what its open-ended figures leave certain:
 * "3,500 or more" surely passes "above 1,200", but says nothing of "above 4,000".
 */
export function certainStates(
	test: PreparedTest,
	row: number
): { readonly passing: TestState; readonly failing: TestState } {
	const end = test.openEnds?.[row] ?? OPEN_ENDS.NONE;
	if (end === OPEN_ENDS.NONE) return { passing: PASSED, failing: FAILED };
	if (end === OPEN_ENDS.UNKNOWN) return { passing: NO_DATA, failing: NO_DATA };
	const comparison = comparisonOf(test.definition);
	const upward = comparison === '>' || comparison === '>=';
	const surePass = upward === (end === OPEN_ENDS.AT_LEAST);
	return surePass ? { passing: PASSED, failing: NO_DATA } : { passing: NO_DATA, failing: FAILED };
}

function testState(test: PreparedTest, values: readonly Float64Array[], row: number): TestState {
	const value = test.measure.at(values, row);
	const compared = test.compared.at(values, row);
	if (Number.isNaN(value) || Number.isNaN(compared)) return NO_DATA;
	const { passing, failing } = certainStates(test, row);
	// An unmoved value keeps the group that its rank gave it, ties included.
	if (test.inUpperGroups !== null && value === test.values[row]) {
		return test.inUpperGroups[row] === 1 ? passing : failing;
	}
	return passes(test.definition, value, compared) ? passing : failing;
}

type OfRow = (row: number) => boolean;

/**
 * Runs a prepared method. `values` replaces the areas' numbers (a random draw of them); regional
 * references stay those of the prepared inputs.
 */
export function evaluate(
	prepared: PreparedMethod,
	values: readonly Float64Array[] = prepared.values
): Evaluation {
	const { method, size, inputs } = prepared;
	const byRow = (answer: (row: number) => number) => {
		const column = new Uint8Array(size);
		for (let row = 0; row < size; row++) column[row] = answer(row);
		return column;
	};
	const tests = prepared.tests.map((test) => byRow((row) => testState(test, values, row)));
	const flags = new Map<string, Uint8Array>();
	const choices = new Map<string, Uint8Array>();

	const statesOf = (id: string) => tests[prepared.testIndex.get(id) ?? -1];
	function counting(index: number, outcome: 'passed' | 'failed' | 'missing'): OfRow {
		const states = tests[index];
		if (outcome === 'missing') return (row) => states?.[row] === NO_DATA;
		if (outcome === 'failed') return (row) => states?.[row] === FAILED;
		return prepared.tests[index]?.definition.missing === 'passed'
			? (row) => states?.[row] === PASSED || states?.[row] === NO_DATA
			: (row) => states?.[row] === PASSED;
	}
	function touching({ touches: flag, atLeast }: Touches): OfRow {
		const stated = inputs.touching[flag];
		if (stated !== undefined) return (row) => stated[row] === 1;
		const column = flags.get(flag);
		return (row) => {
			const neighbors = inputs.neighbors?.[row] ?? [];
			const having = neighbors.filter((neighbor) => column?.[neighbor] === 1);
			return having.length >= neededNeighbors(atLeast, neighbors.length);
		};
	}
	/** What a rule says of a row: read once, not once a row. Steps before it have been run. */
	function read(rule: Rule): OfRow {
		if ('passed' in rule) return counting(prepared.testIndex.get(rule.passed) ?? -1, 'passed');
		if ('failed' in rule) {
			const states = statesOf(rule.failed);
			return (row) => states?.[row] === FAILED;
		}
		if ('count' in rule) {
			const group = prepared.groups.get(rule.of) ?? [];
			const least = needed(rule.atLeast, group.length);
			const counts = group.map((index) => counting(index, rule.count));
			return (row) => {
				let counted = 0;
				for (const count of counts) if (count(row)) counted++;
				return counted >= least;
			};
		}
		if ('flag' in rule) {
			const column = flags.get(rule.flag);
			return (row) => column?.[row] === 1;
		}
		if ('touches' in rule) return touching(rule);
		if ('choice' in rule) {
			const step = method.steps.find((one) => one.id === rule.choice);
			const options = step?.kind === 'choice' ? step.options : [];
			const wanted = options.findIndex(({ id }) => id === rule.is);
			const chosen = choices.get(rule.choice);
			return (row) => wanted >= 0 && chosen?.[row] === wanted;
		}
		if ('all' in rule) {
			const parts = rule.all.map(read);
			return (row) => parts.every((part) => part(row));
		}
		if ('any' in rule) {
			const parts = rule.any.map(read);
			return (row) => parts.some((part) => part(row));
		}
		if ('not' in rule) {
			const part = read(rule.not);
			return (row) => !part(row);
		}
		return () => rule.always;
	}
	const firstMatch = (options: readonly { readonly when: Rule }[]) => {
		const holds = options.map((option) => read(option.when));
		return byRow((row) => {
			const index = holds.findIndex((each) => each(row));
			if (index < 0) throw new Error(`${method.id}: no option matches row ${String(row)}`);
			return index;
		});
	};

	for (const step of method.steps) {
		if (step.kind === 'choice') choices.set(step.id, firstMatch(step.options));
		else {
			const holds = read(step.when);
			flags.set(
				step.id,
				byRow((row) => (holds(row) ? 1 : 0))
			);
		}
	}
	return { prepared, tests, flags, choices, classes: firstMatch(method.classes) };
}

/* What a method's rules ask for, whatever the area. */

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

/* What a change of a method changes on the map. */

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
