/**
 * How firm a class is: every value that has a margin is drawn again and again from
 * Normal(value, margin/1.645), every draw is classified, and the share that lands in the same class
 * as the published values says how firm that class is. Values without a margin are held fixed, and
 * so are all regional references.
 */
import { comparisonOf, roundHalfEven } from './compare.ts';
import { classifyBits, countDraws, emptyBits, markAllDraws } from './draw-bits.ts';
import type { DrawBits } from './draw-bits.ts';
import type { DrawOptions } from './draws.ts';
import { certainStates, evaluate, NO_DATA, PASSED } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import type { PreparedMethod, PreparedTest } from './prepare.ts';
import { fillStandardNormal } from './random.ts';

export type ConfidenceLevel = 'firm' | 'likely' | 'borderline';

/** Shares of draws from which a class is called firm and likely; below, it is borderline. */
const CONFIDENCE_CUTS = { firm: 0.9, likely: 0.7 } as const;

export function confidenceLevel(share: number): ConfidenceLevel {
	if (share >= CONFIDENCE_CUTS.firm) return 'firm';
	return share >= CONFIDENCE_CUTS.likely ? 'likely' : 'borderline';
}

export type Confidence = {
	readonly draws: number;
	readonly seed: number;
	/** Draws in each class: `classDraws[class][row]`. */
	readonly classDraws: readonly Uint16Array[];
	/** Draws in which each test passed: `testDraws[test][row]`. */
	readonly testDraws: readonly Uint16Array[];
	/**
	 * Share 0–1 of draws in the class that the published values give; NaN where no value of the area
	 * could be drawn, and where the method says nothing of it.
	 */
	readonly share: Float64Array;
	/** Inputs that have no margin in any area. */
	readonly heldFixed: readonly string[];
};

/** What a long run asks its surroundings: when to stop, when to let others work, how far it is. */
export type RunHooks = {
	/** Called between portions of work; the run stops with `null` when it answers true. */
	readonly aborted?: () => boolean;
	/** Lets the surroundings breathe between portions (a message may arrive meanwhile). */
	readonly pause?: () => Promise<void>;
	/** Share 0–1 of the areas that are done. */
	readonly progress?: (share: number) => void;
};

/** Areas drawn between two pauses: some milliseconds of work. */
const PORTION = 32;

/** Marks the draws of one area in which a test passed or had no data. */
function markTest(
	test: PreparedTest,
	drawn: readonly (Float64Array | null)[],
	values: readonly Float64Array[],
	row: number,
	state: number,
	scratch: { readonly value: Float64Array; readonly compared: Float64Array },
	bits: DrawBits,
	at: { readonly passed: Uint32Array; readonly missing: Uint32Array }
): void {
	const start = bits.words * row;
	if (!test.inputs.some((input) => drawn[input])) {
		if (state === PASSED) markAllDraws(at.passed, row, bits);
		if (state === NO_DATA) markAllDraws(at.missing, row, bits);
		return;
	}
	const value = test.measure.draw(drawn, values, row, scratch.value);
	const compared = test.compared.draw(drawn, values, row, scratch.compared);
	const { inUpperGroups, definition } = test;
	const unmoved = test.values[row];
	const upper = inUpperGroups?.[row] === 1;
	const keepsGroup = inUpperGroups !== null;
	const { passing, failing } = certainStates(test, row);
	// `passes`, with all that stays the same over the draws taken out of the loop.
	const { rounding } = definition;
	const comparison = comparisonOf(definition);
	const above = comparison === '>' || comparison === '>=';
	const strict = comparison === '>' || comparison === '<';
	for (let word = 0; word < bits.words; word++) {
		let passed = 0;
		let missing = 0;
		const end = Math.min(bits.draws, (word + 1) * 32);
		for (let draw = word * 32; draw < end; draw++) {
			let v = typeof value === 'number' ? value : (value[draw] ?? NaN);
			let c = typeof compared === 'number' ? compared : (compared[draw] ?? NaN);
			const bit = 1 << (draw & 31);
			if (Number.isNaN(v) || Number.isNaN(c)) {
				missing |= bit;
				continue;
			}
			let pass = upper;
			if (!(keepsGroup && v === unmoved)) {
				if (rounding !== undefined) {
					v = roundHalfEven((v - c) / rounding);
					c = 0;
				}
				pass = above ? (strict ? v > c : v >= c) : strict ? v < c : v <= c;
			}
			const state = pass ? passing : failing;
			if (state === PASSED) passed |= bit;
			else if (state === NO_DATA) missing |= bit;
		}
		at.passed[start + word] = passed;
		at.missing[start + word] = missing;
	}
}

/** Counts draws by class and test, and compares with the class of the published values. */
function summarize(evaluation: Evaluation, bits: DrawBits, seed: number): Confidence {
	const { prepared } = evaluation;
	const { draws, words } = bits;
	const count = (column: Uint32Array) =>
		Uint16Array.from({ length: prepared.size }, (_, row) => countDraws(column, row, words));
	const classDraws = classifyBits(prepared, bits).map(count);
	const share = Float64Array.from({ length: prepared.size }, (_, row) => {
		const own = evaluation.classes[row] ?? -1;
		const silent = prepared.method.classes[own]?.kind === 'silent';
		const movable = prepared.errors.some((errors) => errors[row] !== 0);
		return movable && !silent ? (classDraws[own]?.[row] ?? 0) / draws : NaN;
	});
	const heldFixed = prepared.inputIds.filter((_, input) =>
		prepared.errors[input]?.every((error) => error === 0)
	);
	return { draws, seed, classDraws, testDraws: bits.passed.map(count), share, heldFixed };
}

/**
 * Confidence of several methods over the same areas. Methods that read the same figure see the
 * same draws of it. Returns null when aborted. The answer depends on `options` and the inputs
 * only, not on portions or pauses.
 */
export async function confidenceOf(
	methods: readonly PreparedMethod[],
	options: DrawOptions,
	hooks: RunHooks = {}
): Promise<readonly Confidence[] | null> {
	const { draws, seed } = options;
	const runs = methods.map((prepared) => {
		const evaluation = evaluate(prepared);
		return { prepared, evaluation, bits: emptyBits(prepared, draws) };
	});
	const scratch = { value: new Float64Array(draws), compared: new Float64Array(draws) };
	const standard = new Map<string, Float64Array>();
	const buffers = runs.map((run) => run.prepared.columns.map(() => new Float64Array(draws)));
	const areas = Math.max(0, ...runs.map((run) => run.prepared.size));

	for (let row = 0; row < areas; row++) {
		if (row % PORTION === 0 && row > 0) {
			hooks.progress?.(row / areas);
			await hooks.pause?.();
			if (hooks.aborted?.() === true) return null;
		}
		const fresh = new Set<string>();
		runs.forEach(({ prepared, evaluation, bits }, index) => {
			const area = prepared.inputs.areas[row];
			if (area === undefined) return;
			const drawn = prepared.columns.map((column, input) => {
				const error = prepared.errors[input]?.[row] ?? 0;
				const out = buffers[index]?.[input];
				if (error === 0 || out === undefined) return null;
				let z = standard.get(column.figure);
				if (z === undefined) standard.set(column.figure, (z = new Float64Array(draws)));
				if (!fresh.has(column.figure)) {
					fillStandardNormal(seed, column.figure, area, z);
					fresh.add(column.figure);
				}
				const value = prepared.values[input]?.[row] ?? NaN;
				for (let draw = 0; draw < draws; draw++) out[draw] = value + error * (z[draw] ?? 0);
				return out;
			});
			prepared.tests.forEach((test, t) => {
				const passed = bits.passed[t];
				const missing = bits.missing[t];
				if (passed === undefined || missing === undefined) return;
				const state = evaluation.tests[t]?.[row] ?? NO_DATA;
				markTest(test, drawn, prepared.values, row, state, scratch, bits, { passed, missing });
			});
		});
	}
	hooks.progress?.(1);
	return runs.map(({ evaluation, bits }) => summarize(evaluation, bits, seed));
}
