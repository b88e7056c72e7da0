/**
 * Sets of draws as bits: bit d of an area's words says whether something holds in draw d. Rules
 * over tests become a few word operations for 32 draws at a time.
 */
import { needed, neededNeighbors } from './evaluate.ts';
import type { Rule, Touches } from './method.ts';
import type { PreparedMethod } from './prepare.ts';

export type DrawBits = {
	readonly draws: number;
	/** Words of 32 draws that one area takes. */
	readonly words: number;
	/** `passed[test]` and `missing[test]` hold `words` words an area, row after row. */
	readonly passed: readonly Uint32Array[];
	readonly missing: readonly Uint32Array[];
};

export function emptyBits(prepared: PreparedMethod, draws: number): DrawBits {
	const words = Math.ceil(draws / 32);
	const columns = () => prepared.tests.map(() => new Uint32Array(prepared.size * words));
	return { draws, words, passed: columns(), missing: columns() };
}

/** Marks all draws of an area. */
export function markAllDraws(column: Uint32Array, row: number, { draws, words }: DrawBits): void {
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
export function countDraws(bits: Uint32Array, row: number, words: number): number {
	let count = 0;
	for (let w = row * words; w < (row + 1) * words; w++) count += countBits(bits[w] ?? 0);
	return count;
}

type Column = Uint32Array;

/**
 * The class of every area in all draws: `result[class]` marks the draws in which the area has that
 * class. The same steps as `evaluate`, on all draws at once.
 */
export function classifyBits(prepared: PreparedMethod, bits: DrawBits): readonly Column[] {
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
