/** How firm a class is: every value that has a margin is drawn again and again, and the classes are counted. */
import {
	NO_DATA,
	PASSED,
	certainStates,
	comparisonOf,
	evaluate,
	needed,
	neededNeighbors,
	passes,
	roundHalfEven
} from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import type { Rule, Touches } from './definitions/method.ts';
import type { PreparedMethod, PreparedTest } from './prepare.ts';
import { fillStandardNormal, largestDraw } from '../statistics/random.ts';

/*
 * Sets of draws as bits: bit d of an area's words says whether something holds in draw d. Rules
 * over tests become a few word operations for 32 draws at a time.
 */

export type DrawBits = {
	readonly draws: number;
	/** Words of 32 draws that one area takes. */
	readonly words: number;
	/** `passed[test]` and `missing[test]` hold `words` words an area, row after row. */
	readonly passed: readonly Uint32Array[];
	readonly missing: readonly Uint32Array[];
};

function emptyBits(prepared: PreparedMethod, draws: number): DrawBits {
	const words = Math.ceil(draws / 32);
	const columns = () => prepared.tests.map(() => new Uint32Array(prepared.size * words));
	return { draws, words, passed: columns(), missing: columns() };
}

/** Marks all draws of an area. */
function markAllDraws(column: Uint32Array, row: number, { draws, words }: DrawBits): void {
	const start = row * words;
	column.fill(0xffffffff, start, start + words);
	const spare = words * 32 - draws;
	if (spare > 0) column[start + words - 1] = 0xffffffff >>> spare;
}

function countBits(word: number): number {
	let x = word - ((word >>> 1) & 0x55555555);
	x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
	return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Draws set in an area's words. */
function countDraws(bits: Uint32Array, row: number, words: number): number {
	let count = 0;
	for (let w = row * words; w < (row + 1) * words; w++) count += countBits(bits[w] ?? 0);
	return count;
}

type Column = Uint32Array;

/**
 * The class of every area in all draws: `result[class]` marks the draws in which the area has that
 * class. The same steps as `evaluate`, on all draws at once.
 */
function classifyBits(prepared: PreparedMethod, bits: DrawBits): readonly Column[] {
	const { method, size, inputs, tests } = prepared;
	const { words } = bits;
	const length = size * words;
	const flags = new Map<string, Column>();
	const options = new Map<string, Column>();

	function passedColumn(index: number): Column {
		const passed = bits.passed[index] ?? new Uint32Array(length);
		if (tests[index]?.definition.missing !== 'passed') return passed;
		const missing = bits.missing[index];
		return passed.map((word, i) => word | (missing?.[i] ?? 0));
	}
	function failedColumn(index: number): Column {
		const passed = bits.passed[index];
		const missing = bits.missing[index];
		return new Uint32Array(length).map((_, i) => ~((passed?.[i] ?? 0) | (missing?.[i] ?? 0)));
	}
	function outcome(index: number, count: 'passed' | 'failed' | 'missing'): Column {
		if (count === 'passed') return passedColumn(index);
		if (count === 'failed') return failedColumn(index);
		return bits.missing[index] ?? new Uint32Array(length);
	}
	/** Draws in which at least k of the columns are set. */
	function atLeast(columns: readonly Column[], k: number): Column {
		const levels = Array.from({ length: k + 1 }, () => new Uint32Array(length));
		levels[0]?.fill(0xffffffff);
		for (const column of columns) {
			for (let level = k; level >= 1; level--) {
				const here = levels[level];
				const below = levels[level - 1];
				if (here === undefined || below === undefined) continue;
				for (let i = 0; i < length; i++) {
					here[i] = (here[i] ?? 0) | ((below[i] ?? 0) & (column[i] ?? 0));
				}
			}
		}
		return levels[k] ?? new Uint32Array(length);
	}
	function touching({ touches: flag, atLeast: share }: Touches): Column {
		const column = flags.get(flag);
		const stated = inputs.touching[flag];
		const result = new Uint32Array(length);
		for (let row = 0; row < size; row++) {
			if (stated !== undefined) {
				if (stated[row] === 1) result.fill(0xffffffff, row * words, (row + 1) * words);
				continue;
			}
			const neighbors = inputs.neighbors?.[row] ?? [];
			const most = neededNeighbors(share, neighbors.length);
			if (most > neighbors.length) continue;
			for (let w = 0; w < words; w++) {
				// `having[k]` marks the draws in which at least k + 1 of the neighbors have the flag.
				const having = new Uint32Array(most);
				for (const neighbor of neighbors) {
					const word = column?.[neighbor * words + w] ?? 0;
					for (let k = most - 1; k > 0; k--) {
						having[k] = (having[k] ?? 0) | ((having[k - 1] ?? 0) & word);
					}
					having[0] = (having[0] ?? 0) | word;
				}
				result[row * words + w] = having[most - 1] ?? 0;
			}
		}
		return result;
	}
	function combine(parts: readonly Rule[], both: boolean): Column {
		const result = new Uint32Array(length).fill(both ? 0xffffffff : 0);
		for (const part of parts) {
			const column = holds(part);
			for (let i = 0; i < length; i++) {
				const word = column[i] ?? 0;
				result[i] = both ? (result[i] ?? 0) & word : (result[i] ?? 0) | word;
			}
		}
		return result;
	}
	function holds(rule: Rule): Column {
		if ('passed' in rule) return passedColumn(prepared.testIndex.get(rule.passed) ?? -1);
		if ('failed' in rule) return failedColumn(prepared.testIndex.get(rule.failed) ?? -1);
		if ('count' in rule) {
			const group = prepared.groups.get(rule.of) ?? [];
			const columns = group.map((index) => outcome(index, rule.count));
			return atLeast(columns, needed(rule.atLeast, group.length));
		}
		if ('flag' in rule) return flags.get(rule.flag) ?? new Uint32Array(length);
		if ('touches' in rule) return touching(rule);
		if ('choice' in rule) {
			return options.get(`${rule.choice}/${rule.is}`) ?? new Uint32Array(length);
		}
		if ('all' in rule) return combine(rule.all, true);
		if ('any' in rule) return combine(rule.any, false);
		if ('not' in rule) return holds(rule.not).map((word) => ~word);
		return new Uint32Array(length).fill(0xffffffff);
	}
	/** One column an option: the draws in which it is the first that matches. */
	function firstMatch(choices: readonly { readonly when: Rule }[]): Column[] {
		const open = new Uint32Array(length).fill(0xffffffff);
		return choices.map(({ when }) => {
			const column = holds(when);
			const first = new Uint32Array(length);
			for (let i = 0; i < length; i++) {
				first[i] = (open[i] ?? 0) & (column[i] ?? 0);
				open[i] = (open[i] ?? 0) & ~(column[i] ?? 0);
			}
			return first;
		});
	}

	for (const step of method.steps) {
		if (step.kind === 'flag') flags.set(step.id, holds(step.when));
		else {
			firstMatch(step.options).forEach((column, index) => {
				options.set(`${step.id}/${step.options[index]?.id ?? ''}`, column);
			});
		}
	}
	const classes = firstMatch(method.classes);
	// The last word's bits beyond the number of draws are no draws.
	const spare = words * 32 - bits.draws;
	if (spare > 0) {
		const mask = 0xffffffff >>> spare;
		for (const column of classes) {
			for (let i = words - 1; i < length; i += words) column[i] = (column[i] ?? 0) & mask;
		}
	}
	return classes;
}

/*
 * One random draw of every value, for the plain evaluator. `confidence.ts` gives the same answers
 * for all draws at once; this is its yardstick in tests and in the bench.
 */

export type DrawOptions = {
	readonly draws: number;
	readonly seed: number;
};

export const DEFAULT_DRAWS: DrawOptions = { draws: 1000, seed: 20260 };

/** Standard normal draws: `z[input][row]` holds one number a draw, or null where held fixed. */
export function drawAll(
	prepared: PreparedMethod,
	{ draws, seed }: DrawOptions
): readonly (readonly (Float64Array | null)[])[] {
	return prepared.columns.map((column, input) =>
		prepared.inputs.areas.map((area, row) => {
			if (prepared.errors[input]?.[row] === 0) return null;
			const z = new Float64Array(draws);
			fillStandardNormal(seed, column.figure, area, z);
			return z;
		})
	);
}

/** Class of every area in every draw, by running the evaluator once a draw: `classes[draw][row]`. */
export function classifyEachDraw(prepared: PreparedMethod, options: DrawOptions): Uint8Array[] {
	const z = drawAll(prepared, options);
	return Array.from({ length: options.draws }, (_, draw) => {
		const values = prepared.values.map((column, input) =>
			column.map((value, row) => {
				const standard = z[input]?.[row]?.[draw];
				return standard === undefined
					? value
					: value + (prepared.errors[input]?.[row] ?? 0) * standard;
			})
		);
		return evaluate(prepared, values).classes;
	});
}

/*
 * Which tests an area passes in which random draws. Most tests of most areas come out the same in
 * every draw; where that can be shown from the farthest draws alone, none is made.
 */

/** Standard normal draws of figures, made when first asked for and shared by all methods. */
class NormalDraws {
	readonly draws: number;
	readonly #seed: number;
	readonly #filled = new Map<string, { area: string; z: Float64Array }>();

	constructor(seed: number, draws: number) {
		this.#seed = seed;
		this.draws = draws;
	}

	/** Valid until the same figure is asked for in another area. */
	of(figure: string, area: string): Float64Array {
		const found = this.#filled.get(figure);
		if (found?.area === area) return found.z;
		const z = found?.z ?? new Float64Array(this.draws);
		fillStandardNormal(this.#seed, figure, area, z);
		this.#filled.set(figure, { area, z });
		return z;
	}
}

/** One method's tests, area by area. */
class TestDraws {
	readonly evaluation: Evaluation;
	readonly bits: DrawBits;
	readonly #normals: NormalDraws;
	/** Copies of the inputs' values, one of which is moved at a time. */
	readonly #probe: readonly Float64Array[];
	readonly #drawn: (Float64Array | null)[];
	readonly #buffers: readonly Float64Array[];
	readonly #value: Float64Array;
	readonly #compared: Float64Array;

	constructor(evaluation: Evaluation, normals: NormalDraws) {
		const { prepared } = evaluation;
		const buffer = () => new Float64Array(normals.draws);
		this.evaluation = evaluation;
		this.bits = emptyBits(prepared, normals.draws);
		this.#normals = normals;
		this.#probe = prepared.values.map((column) => column.slice());
		this.#drawn = prepared.columns.map(() => null);
		this.#buffers = prepared.columns.map(buffer);
		this.#value = buffer();
		this.#compared = buffer();
	}

	/** Marks all tests of the area in a row. */
	markArea(row: number): void {
		const { prepared, tests } = this.evaluation;
		if (row >= prepared.size) return;
		this.#drawn.fill(null);
		prepared.tests.forEach((test, index) => {
			const passed = this.bits.passed[index];
			const missing = this.bits.missing[index];
			if (passed === undefined || missing === undefined) return;
			const moved = test.inputs.filter((input) => prepared.errors[input]?.[row] !== 0);
			const state =
				moved.length === 0 ? tests[index]?.[row] : this.#stateInAllDraws(test, row, moved);
			if (state === null) this.#markDraws(test, row, moved, passed, missing);
			else if (state === PASSED) markAllDraws(passed, row, this.bits);
			else if (state === NO_DATA) markAllDraws(missing, row, this.bits);
		});
	}

	/** The state that every draw gives, or null where draws may differ. */
	#stateInAllDraws(test: PreparedTest, row: number, moved: readonly number[]): number | null {
		const [input] = moved;
		const { prepared } = this.evaluation;
		if (input === undefined || moved.length > 1 || !test.measure.monotone.includes(input)) {
			return null;
		}
		const probe = this.#probe[input];
		if (probe === undefined || test.compared.inputs.includes(input)) return null;
		const value = prepared.values[input]?.[row] ?? NaN;
		const farthest = (prepared.errors[input]?.[row] ?? NaN) * largestDraw();
		const compared = test.compared.at(prepared.values, row);
		const passesAt = (end: number): boolean | null => {
			probe[row] = end;
			const moving = test.measure.at(this.#probe, row);
			return Number.isNaN(moving) || Number.isNaN(compared)
				? null
				: passes(test.definition, moving, compared);
		};
		const low = passesAt(value - farthest);
		const high = passesAt(value + farthest);
		probe[row] = value;
		if (low === null || low !== high) return null;
		// A draw that happens not to move the value keeps the group that its rank gave it.
		if (test.inUpperGroups !== null && (test.inUpperGroups[row] === 1) !== low) return null;
		const { passing, failing } = certainStates(test, row);
		return low ? passing : failing;
	}

	#drawsOf(input: number, row: number): Float64Array | null {
		const { prepared } = this.evaluation;
		const made = this.#drawn[input];
		if (made) return made;
		const column = prepared.columns[input];
		const area = prepared.inputs.areas[row];
		const out = this.#buffers[input];
		if (column === undefined || area === undefined || out === undefined) return null;
		const z = this.#normals.of(column.figure, area);
		const value = prepared.values[input]?.[row] ?? NaN;
		const error = prepared.errors[input]?.[row] ?? 0;
		for (let draw = 0; draw < out.length; draw++) out[draw] = value + error * (z[draw] ?? 0);
		this.#drawn[input] = out;
		return out;
	}

	#markDraws(
		test: PreparedTest,
		row: number,
		moved: readonly number[],
		passedBits: Uint32Array,
		missingBits: Uint32Array
	): void {
		const { prepared } = this.evaluation;
		const { draws, words } = this.bits;
		for (const input of moved) this.#drawsOf(input, row);
		const value = test.measure.draw(this.#drawn, prepared.values, row, this.#value);
		const compared = test.compared.draw(this.#drawn, prepared.values, row, this.#compared);
		const unmoved = test.values[row];
		const keepsGroup = test.inUpperGroups !== null;
		const upper = test.inUpperGroups?.[row] === 1;
		const { passing, failing } = certainStates(test, row);
		// `passes`, with all that stays the same over the draws taken out of the loop.
		const { rounding } = test.definition;
		const comparison = comparisonOf(test.definition);
		const above = comparison === '>' || comparison === '>=';
		const strict = comparison === '>' || comparison === '<';
		for (let word = 0; word < words; word++) {
			let passed = 0;
			let missing = 0;
			const end = Math.min(draws, (word + 1) * 32);
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
			passedBits[row * words + word] = passed;
			missingBits[row * words + word] = missing;
		}
	}
}

/*
 * How firm a class is: every value that has a margin, published or modelled, is drawn again and
 * again from Normal(value, margin/1.645), every draw is classified, and the share that lands in the
 * same class as the published values says how firm that class is. Values without any margin are held
 * fixed, and so are all regional references.
 */

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
