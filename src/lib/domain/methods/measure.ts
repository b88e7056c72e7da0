/** What a method measures: columns of estimates, and the arithmetic of measures over them and over draws of them. */
import { inputsOf, inputsOfTest, type Measure } from './definitions/method.ts';
import type { Method } from './definitions/index.ts';
import { normalCdf, standardError } from '../statistics/error.ts';
import { isOpenEnded } from '../statistics/estimate.ts';
import type { Estimate } from '../statistics/estimate.ts';

/*
 * The arithmetic of measures: for one area (`at`), and for many random draws of one area (`draw`).
 * Both do the same operations in the same order, so that they give the same numbers to the last bit.
 */

export type CompiledMeasure = {
	/** Indices of the inputs it reads. */
	readonly inputs: readonly number[];
	/**
	 * Those of them in which it only rises or only falls while all others stay, to the last bit: what
	 * holds at both ends of a range then holds all through it.
	 */
	readonly monotone: readonly number[];
	/** Value for one area, NaN where missing. `values[input][row]`. */
	readonly at: (values: readonly Float64Array[], row: number) => number;
	/**
	 * Values for every draw of one area: a number where no draw moves it, otherwise an array that is
	 * `out`, or one of `drawn` itself. `drawn[input]` holds the draws of an input that has any, null
	 * where the input is held fixed at `values[input][row]`.
	 */
	readonly draw: (
		drawn: readonly (Float64Array | null)[],
		values: readonly Float64Array[],
		row: number,
		out: Float64Array
	) => Float64Array | number;
};

export type MeasureContext = {
	/** Input ids in the order of `values`. */
	readonly inputs: readonly string[];
	/** Values before any draw, from which means, deviations and extremes come; they are held fixed. */
	readonly values: readonly Float64Array[];
	readonly regionOf: Uint16Array;
	readonly regions: number;
};

function ratio(a: number, b: number): number {
	return b === 0 ? NaN : a / b;
}

function relativeChange(from: number, to: number): number {
	return from === 0 ? NaN : to / from - 1;
}

function realGain(from: number, to: number, factor: number): number {
	return to === 0 ? NaN : (to - from * factor) / to;
}

type Statistics = { mean: number; sd: number; min: number; max: number };

function statisticsOf(values: readonly number[]): Statistics {
	const n = values.length;
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	const min = values.reduce((low, value) => Math.min(low, value), Infinity);
	const max = values.reduce((high, value) => Math.max(high, value), -Infinity);
	// Equal values have no spread, even where rounding of their mean leaves a trace of one.
	return { mean, sd: min === max ? 0 : Math.sqrt(squares / (n - 1)), min, max };
}

/** Statistics of a measure in each region, over the areas with data. */
function statisticsByRegion(measure: CompiledMeasure, context: MeasureContext): Statistics[] {
	const present: number[][] = Array.from({ length: context.regions }, () => []);
	context.regionOf.forEach((region, row) => {
		const value = measure.at(context.values, row);
		if (!Number.isNaN(value)) present[region]?.push(value);
	});
	return present.map(statisticsOf);
}

/** A measure of one operand; `monotone` where `op` only rises or only falls. */
function mapped(
	of: CompiledMeasure,
	op: (value: number, row: number) => number,
	monotone: 'monotone' | 'not-monotone' = 'not-monotone'
): CompiledMeasure {
	return {
		inputs: of.inputs,
		monotone: monotone === 'monotone' ? of.monotone : [],
		at: (values, row) => op(of.at(values, row), row),
		draw(drawn, values, row, out) {
			const value = of.draw(drawn, values, row, out);
			if (typeof value === 'number') return op(value, row);
			for (let i = 0; i < out.length; i++) out[i] = op(value[i] ?? NaN, row);
			return out;
		}
	};
}

/** A measure of two operands; `monotoneIn` says in which of them `op` only rises or only falls. */
function paired(
	a: CompiledMeasure,
	b: CompiledMeasure,
	op: (a: number, b: number) => number,
	monotoneIn: 'both' | 'a' | 'b' | 'none' = 'none'
): CompiledMeasure {
	const ofA = monotoneIn === 'both' || monotoneIn === 'a' ? a.monotone : [];
	const ofB = monotoneIn === 'both' || monotoneIn === 'b' ? b.monotone : [];
	let second = new Float64Array(0);
	return {
		inputs: [...new Set([...a.inputs, ...b.inputs])],
		monotone: [
			...ofA.filter((input) => !b.inputs.includes(input)),
			...ofB.filter((input) => !a.inputs.includes(input))
		],
		at: (values, row) => op(a.at(values, row), b.at(values, row)),
		draw(drawn, values, row, out) {
			if (second.length !== out.length) second = new Float64Array(out.length);
			const left = a.draw(drawn, values, row, out);
			const right = b.draw(drawn, values, row, second);
			if (typeof left === 'number') {
				if (typeof right === 'number') return op(left, right);
				for (let i = 0; i < out.length; i++) out[i] = op(left, right[i] ?? NaN);
			} else if (typeof right === 'number') {
				for (let i = 0; i < out.length; i++) out[i] = op(left[i] ?? NaN, right);
			} else {
				for (let i = 0; i < out.length; i++) out[i] = op(left[i] ?? NaN, right[i] ?? NaN);
			}
			return out;
		}
	};
}

/** Prepares a measure for the given inputs; throws when it names an input that is not among them. */
export function compileMeasure(measure: Measure, context: MeasureContext): CompiledMeasure {
	const compile = (part: Measure) => compileMeasure(part, context);
	const added = (parts: readonly Measure[]) =>
		parts.map(compile).reduce((sum, part) => paired(sum, part, (a, b) => a + b, 'both'));
	switch (measure.kind) {
		case 'input': {
			const index = context.inputs.indexOf(measure.input);
			if (index < 0) throw new Error(`unknown input ${measure.input}`);
			const own: CompiledMeasure = {
				inputs: [index],
				monotone: [index],
				at: (values, row) => values[index]?.[row] ?? NaN,
				draw: (drawn, values, row) => drawn[index] ?? values[index]?.[row] ?? NaN
			};
			if (measure.zeroIsMissing !== true) return own;
			return mapped(own, (value) => (value === 0 ? NaN : value));
		}
		case 'constant':
			return {
				inputs: [],
				monotone: [],
				at: () => measure.value,
				draw: () => measure.value
			};
		case 'sum':
			return added(measure.of);
		case 'mean': {
			const n = measure.of.length;
			return mapped(added(measure.of), (sum) => sum / n, 'monotone');
		}
		case 'difference':
			return paired(compile(measure.of[0]), compile(measure.of[1]), (a, b) => a - b, 'both');
		case 'ratio':
			return paired(compile(measure.of[0]), compile(measure.of[1]), ratio, 'a');
		case 'product':
			return paired(compile(measure.of[0]), compile(measure.of[1]), (a, b) => a * b, 'both');
		case 'scaled': {
			const { by } = measure;
			return mapped(compile(measure.of), (value) => value * by, 'monotone');
		}
		case 'relative-change':
			return paired(compile(measure.from), compile(measure.to), relativeChange, 'b');
		case 'real-gain': {
			const { factor } = measure;
			const gain = (from: number, to: number) => realGain(from, to, factor);
			return paired(compile(measure.from), compile(measure.to), gain);
		}
		case 'score':
			return compileScore(measure, compile(measure.of), context);
		case 'rescale': {
			const of = compile(measure.of);
			const statistics = statisticsByRegion(of, context);
			return mapped(of, (value, row) => {
				const { min, max } = statistics[context.regionOf[row] ?? 0] ?? { min: 0, max: 0 };
				return ratio(value - min, max - min) * 100;
			});
		}
	}
}

function compileScore(
	measure: Extract<Measure, { kind: 'score' }>,
	of: CompiledMeasure,
	context: MeasureContext
): CompiledMeasure {
	const statistics = statisticsByRegion(of, context);
	const low = measure.direction === 'low';
	return mapped(of, (value, row) => {
		const region = statistics[context.regionOf[row] ?? 0];
		if (region === undefined) return NaN;
		if (measure.scale === 'nominal') {
			const score = ratio(value - region.min, region.max - region.min) * 10;
			return low ? 10 - score : score;
		}
		const z = ratio(value - region.mean, region.sd);
		if (measure.scale === 'z') return low ? -z : z;
		const score = normalCdf(z) * 10;
		return low ? 10 - score : score;
	});
}

/*
 * What a method is run on: row-aligned columns of estimates for the areas of one or more regions,
 * each region's own figures, and which areas share a border. The pipeline builds one from the
 * project's figures, the classify command from a table.
 */

export type InputColumn = {
	/** Row i belongs to area i. Shares 0–1, dollars, counts. */
	readonly estimates: readonly Estimate[];
	/** The region's own figure, by region index; empty where the method compares with none. */
	readonly region: readonly Estimate[];
	/**
	 * Key of the published figure (`bachelors-or-more:2019-2023`). Columns that share a key share
	 * their random draws, also across methods, because they carry the same sampling error.
	 */
	readonly figure: string;
	/** −1 where the column is the complement of its figure (1 − share), otherwise 1. */
	readonly sign: 1 | -1;
};

export type MethodInputs = {
	/** Area ids; row i of every column is area i. */
	readonly areas: readonly string[];
	/** Names of the regions that areas are compared within. */
	readonly regions: readonly string[];
	/** Index into `regions`, one an area. */
	readonly regionOf: readonly number[];
	/** By input id; what the figures cannot give is absent. */
	readonly columns: Readonly<Record<string, InputColumn>>;
	/**
	 * The region's own value of a test's measure by test id and region index, where it is known
	 * better than from the inputs' own region figures (medians of two periods measured alike).
	 */
	readonly regionMeasures: Readonly<Record<string, readonly Estimate[]>>;
	/** Rows of the areas that share a border with each area, or null where it is not known. */
	readonly neighbors: readonly (readonly number[])[] | null;
	/** `touches` answers that the table states itself, by flag id: 1, 0, or null where not stated. */
	readonly touching: Readonly<Record<string, readonly (0 | 1 | null)[]>>;
};

/** Rules that ask for neighbors; they need borders or stated answers. */
function flagsTouched(method: Method): readonly string[] {
	const found = new Set<string>();
	JSON.stringify([method.steps, method.classes], (key, value: unknown) => {
		if (key === 'touches' && typeof value === 'string') found.add(value);
		return value;
	});
	return [...found];
}

export type Availability =
	| { readonly runs: true }
	/** `inputs` that nothing here gives; `borders` where neighbors are needed and unknown. */
	| { readonly runs: false; readonly inputs: readonly string[]; readonly borders: boolean };

/** Whether the inputs hold all that the method reads. A method is never run on something else. */
export function availability(method: Method, inputs: MethodInputs): Availability {
	const read = new Set([
		...method.inputs,
		...method.tests.flatMap(inputsOfTest),
		...method.scores.flatMap((score) => inputsOf(score.measure))
	]);
	const missing = [...read].filter((id) => inputs.columns[id] === undefined);
	const borders = flagsTouched(method).some(
		(flag) => inputs.neighbors === null && inputs.touching[flag] === undefined
	);
	if (missing.length === 0 && !borders) return { runs: true };
	return { runs: false, inputs: missing, borders };
}

/* Columns of estimates as plain numbers, made once for each column however often methods run on it. */

export type ColumnNumbers = {
	/** NaN where missing. */
	readonly values: Float64Array;
	/** Standard errors with the column's sign, 0 where the estimate has no margin or no value. */
	readonly errors: Float64Array;
	/** Rows whose figure is only "or more" or "or less". */
	readonly openRows: readonly number[];
};

const known = new WeakMap<InputColumn, ColumnNumbers>();

export function numbersOf(estimates: readonly Estimate[]): Float64Array {
	const values = new Float64Array(estimates.length);
	estimates.forEach(({ value }, row) => {
		values[row] = value ?? NaN;
	});
	return values;
}

export function columnNumbers(column: InputColumn): ColumnNumbers {
	const found = known.get(column);
	if (found !== undefined) return found;
	const errors = new Float64Array(column.estimates.length);
	const openRows: number[] = [];
	column.estimates.forEach((estimate, row) => {
		errors[row] = column.sign * (standardError(estimate) ?? 0);
		if (isOpenEnded(estimate)) openRows.push(row);
	});
	const made = { values: numbersOf(column.estimates), errors, openRows };
	known.set(column, made);
	return made;
}
