/**
 * How firm a class is: every value that has a margin, published or modelled, is drawn again and
 * again from Normal(value, margin/1.645), every draw is classified, and the share that lands in the
 * same class as the published values says how firm that class is. Values without any margin are held
 * fixed, and so are all regional references.
 */
import { classifyBits, countDraws } from './draw-bits.ts';
import type { DrawBits } from './draw-bits.ts';
import type { DrawOptions } from './draws.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import type { PreparedMethod } from './prepare.ts';
import { NormalDraws, TestDraws } from './test-draws.ts';

export type ConfidenceLevel = 'firm' | 'likely' | 'borderline';

/** Shares of draws from which a class is called firm and likely; below, it is borderline. */
export const CONFIDENCE_CUTS = { firm: 0.9, likely: 0.7 } as const;

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
	/** Inputs that have no margin in any area, and are no full count. */
	readonly heldFixed: readonly string[];
	/** Inputs whose margin is a fitted one in some area, because none was published. */
	readonly modelled: readonly string[];
	/** In which draws the method flags each area. */
	readonly flagDraws: FlagDraws;
};

/** Bit `d & 31` of word `row · words + (d >>> 5)` says whether the area in that row is flagged in draw d. */
export type FlagDraws = {
	readonly draws: number;
	/** Words of 32 draws that one area takes. */
	readonly words: number;
	readonly bits: Uint32Array;
};

/** By row: index of the class that most draws give, and their share 0–1. */
export type Likeliest = { readonly classes: Uint8Array; readonly share: Float64Array };

/** The published class stays the likeliest where it has as many draws as any. */
export function likeliestOf(
	{ classes }: Pick<Evaluation, 'classes'>,
	{ classDraws, draws }: Pick<Confidence, 'classDraws' | 'draws'>
): Likeliest {
	const found = classes.map((published, row) => {
		const drawn = (at: number) => classDraws[at]?.[row] ?? 0;
		return classDraws.reduce((best, _, at) => (drawn(at) > drawn(best) ? at : best), published);
	});
	return {
		classes: found,
		share: Float64Array.from(found, (at, row) => (classDraws[at]?.[row] ?? 0) / draws)
	};
}

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

/** Counts draws by class and test, and compares with the class of the published values. */
function summarize(evaluation: Evaluation, bits: DrawBits, seed: number): Confidence {
	const { prepared } = evaluation;
	const { draws, words } = bits;
	const count = (column: Uint32Array) =>
		Uint16Array.from({ length: prepared.size }, (_, row) => countDraws(column, row, words));
	const classBits = classifyBits(prepared, bits);
	const classDraws = classBits.map(count);
	const flagged = new Uint32Array(prepared.size * words);
	classBits.forEach((column, index) => {
		if (prepared.method.classes[index]?.kind !== 'flag') return;
		for (let i = 0; i < flagged.length; i++) flagged[i] = (flagged[i] ?? 0) | (column[i] ?? 0);
	});
	const share = Float64Array.from({ length: prepared.size }, (_, row) => {
		const own = evaluation.classes[row] ?? -1;
		const silent = prepared.method.classes[own]?.kind === 'silent';
		const movable = prepared.errors.some((errors) => errors[row] !== 0);
		return movable && !silent ? (classDraws[own]?.[row] ?? 0) / draws : NaN;
	});
	const sampled = (input: number) =>
		prepared.columns[input]?.estimates.some(({ moeReason }) => moeReason !== 'full-count') === true;
	const heldFixed = prepared.inputIds.filter(
		(_, input) => sampled(input) && prepared.errors[input]?.every((error) => error === 0)
	);
	const modelled = prepared.inputIds.filter((_, input) =>
		prepared.columns[input]?.estimates.some(({ moeBasis }) => moeBasis === 'modelled')
	);
	return {
		draws,
		seed,
		classDraws,
		testDraws: bits.passed.map(count),
		share,
		heldFixed,
		modelled,
		flagDraws: { draws, words, bits: flagged }
	};
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
	const normals = new NormalDraws(seed, draws);
	const runs = methods.map((prepared) => new TestDraws(evaluate(prepared), normals));
	const areas = Math.max(0, ...methods.map((prepared) => prepared.size));

	for (let row = 0; row < areas; row++) {
		if (row % PORTION === 0 && row > 0) {
			hooks.progress?.(row / areas);
			await hooks.pause?.();
			if (hooks.aborted?.() === true) return null;
		}
		for (const run of runs) run.markArea(row);
	}
	hooks.progress?.(1);
	return runs.map(({ evaluation, bits }) => summarize(evaluation, bits, seed));
}
