/**
 * A method made ready to run on given inputs: columns of numbers instead of estimates, compiled
 * measures, and every regional reference computed once. References stay fixed while an area's
 * values are drawn at random.
 */
import {
	difference,
	openEnd,
	sum,
	complement,
	product,
	ratio,
	relativeChange,
	scaled
} from '../statistics/combine.ts';
import { knownWithoutMargin, missing, type Estimate } from '../statistics/estimate.ts';
import {
	columnNumbers,
	numbersOf,
	compileMeasure,
	type InputColumn,
	type MethodInputs,
	type CompiledMeasure,
	type MeasureContext
} from './measure.ts';
import type { Method } from './definitions/index.ts';
import {
	inputsOf,
	inputsOfTest,
	type Measure,
	type TestDefinition,
	type Grouping
} from './definitions/method.ts';

export type PreparedTest = {
	readonly definition: TestDefinition;
	readonly measure: CompiledMeasure;
	/** What each area is compared with, offset included; NaN where the region has no such figure. */
	readonly compared: CompiledMeasure;
	/** For `group` references: which areas are in the upper groups by rank, 1 or 0. */
	readonly inUpperGroups: Uint8Array | null;
	/**
	 * What an open-ended figure ("3,500 or more") leaves certain, by row: see `OpenEnds`. Null where
	 * the test reads none.
	 */
	readonly openEnds: Int8Array | null;
	/** The measure before any draw. */
	readonly values: Float64Array;
	/** Indices of the inputs of measure and reference. */
	readonly inputs: readonly number[];
};

/**
 * - NONE: the value is what it says.
 * - AT_LEAST, AT_MOST: the true value is no lower, no higher; a test that it could still turn has no data.
 * - UNKNOWN: open ends pull both ways.
 */
export const OPEN_ENDS = { NONE: 0, AT_LEAST: 1, AT_MOST: -1, UNKNOWN: 2 } as const;

export type PreparedMethod = {
	readonly method: Method;
	readonly inputs: MethodInputs;
	readonly size: number;
	/** Input ids in the order of the arrays below. */
	readonly inputIds: readonly string[];
	readonly columns: readonly InputColumn[];
	/** `values[input][row]`, NaN where missing. */
	readonly values: readonly Float64Array[];
	/** Standard errors with the column's sign, 0 where the estimate has no margin or no value. */
	readonly errors: readonly Float64Array[];
	readonly tests: readonly PreparedTest[];
	/** Indices into `tests` of the tests of each group that are switched on. */
	readonly groups: ReadonlyMap<string, readonly number[]>;
	readonly testIndex: ReadonlyMap<string, number>;
	readonly scores: readonly { readonly id: string; readonly measure: CompiledMeasure }[];
};

function constant(at: (row: number) => number): CompiledMeasure {
	return {
		inputs: [],
		monotone: [],
		at: (_values, row) => at(row),
		draw: (_drawn, _values, row) => at(row)
	};
}

function evaluated(measure: CompiledMeasure, values: readonly Float64Array[], size: number) {
	const out = new Float64Array(size);
	for (let row = 0; row < size; row++) out[row] = measure.at(values, row);
	return out;
}

/** Applies `compute` to the measure's values in each region and gives every row its region's answer. */
function byRegion(
	values: Float64Array,
	context: MeasureContext,
	compute: (values: Float64Array, rows: readonly number[]) => number
): number[] {
	const rows: number[][] = Array.from({ length: context.regions }, () => []);
	context.regionOf.forEach((region, row) => rows[region]?.push(row));
	return rows.map((own) =>
		compute(
			Float64Array.from(own, (row) => values[row] ?? NaN),
			own
		)
	);
}

type RegionFigures = {
	/** `values[input][region]` */
	readonly values: readonly Float64Array[];
	readonly measures: MethodInputs['regionMeasures'];
};

function prepareTest(
	test: TestDefinition,
	context: MeasureContext,
	columns: readonly InputColumn[],
	region: RegionFigures
): PreparedTest {
	const measure = compileMeasure(test.measure, context);
	const size = context.regionOf.length;
	const values = evaluated(measure, context.values, size);
	const offset = test.offset ?? 0;
	const perRegion = (answers: readonly number[]) =>
		constant((row) => (answers[context.regionOf[row] ?? 0] ?? NaN) + offset);
	const { reference } = test;
	let compared: CompiledMeasure;
	let inUpperGroups: Uint8Array | null = null;
	switch (reference.kind) {
		case 'constant':
			compared = constant(() => reference.value + offset);
			break;
		case 'quantile':
			compared = perRegion(byRegion(values, context, (own) => quantile(own, reference.p)));
			break;
		case 'region': {
			const own = region.measures[test.id];
			compared = perRegion(
				Array.from(
					{ length: context.regions },
					(_, index) => own?.[index]?.value ?? measure.at(region.values, index)
				)
			);
			break;
		}
		case 'group': {
			const upper = new Uint8Array(size);
			const cuts = byRegion(values, context, (own, rows) => {
				const groups = groupsOf(own, reference.grouping);
				// Where ties leave nobody in the upper groups, no value is high enough.
				let cut = groups.some((group) => group > 0) ? Infinity : NaN;
				groups.forEach((group, i) => {
					if (group < reference.atLeast) return;
					upper[rows[i] ?? 0] = 1;
					cut = Math.min(cut, own[i] ?? Infinity);
				});
				return cut;
			});
			compared = perRegion(cuts);
			// A moved cut is a plain threshold: ranks no longer say who is above it.
			if (offset === 0) inUpperGroups = upper;
			break;
		}
		case 'measure': {
			const moved: Measure = {
				kind: 'sum',
				of: [reference.measure, { kind: 'constant', value: offset }]
			};
			compared = compileMeasure(offset === 0 ? reference.measure : moved, context);
		}
	}
	const inputs = [...new Set([...measure.inputs, ...compared.inputs])];
	const openEnds = openEndsOf(test, context.inputs, inputs, columns, size);
	return { definition: test, measure, compared, inUpperGroups, openEnds, values, inputs };
}

function openEndsOf(
	test: TestDefinition,
	inputIds: readonly string[],
	read: readonly number[],
	columns: readonly InputColumn[],
	size: number
): Int8Array | null {
	const { reference } = test;
	const whole: Measure =
		reference.kind === 'measure'
			? { kind: 'difference', of: [test.measure, reference.measure] }
			: test.measure;
	const rows = new Set(
		read.flatMap((input) => {
			const column = columns[input];
			return column === undefined ? [] : columnNumbers(column).openRows;
		})
	);
	if (rows.size === 0) return null;
	const result = new Int8Array(size);
	for (const row of rows) {
		const estimateOf = (id: string) => columns[inputIds.indexOf(id)]?.estimates[row] ?? NO_FIGURE;
		const estimate = deriveMeasure(whole, estimateOf);
		result[row] = estimate.value === null ? OPEN_ENDS.UNKNOWN : openEnd(estimate);
	}
	return result;
}

const NO_FIGURE = missing('not-published');

/**
 * Makes a method ready to run. Ask `availability` first: throws when an input that the method
 * reads is absent.
 */
export function prepare(method: Method, inputs: MethodInputs): PreparedMethod {
	const inputIds = [
		...new Set([
			...method.inputs,
			...method.tests.flatMap(inputsOfTest),
			...method.scores.flatMap((score) => inputsOf(score.measure))
		])
	];
	const columns = inputIds.map((id) => {
		const column = inputs.columns[id];
		if (column === undefined) throw new Error(`${method.id} needs the input ${id}`);
		return column;
	});
	const numbers = columns.map(columnNumbers);
	const values = numbers.map((column) => column.values);
	const region: RegionFigures = {
		values: columns.map((column) =>
			numbersOf(inputs.regions.map((_, index) => column.region[index] ?? NO_FIGURE))
		),
		measures: inputs.regionMeasures
	};
	const context: MeasureContext = {
		inputs: inputIds,
		values,
		regionOf: Uint16Array.from(inputs.regionOf),
		regions: inputs.regions.length
	};
	const tests = method.tests.map((test) => prepareTest(test, context, columns, region));
	const groups = new Map<string, number[]>(method.groups.map((group) => [group.id, []]));
	tests.forEach((test, index) => {
		if (test.definition.off !== true) groups.get(test.definition.group)?.push(index);
	});
	return {
		method,
		inputs,
		size: inputs.areas.length,
		inputIds,
		columns,
		values,
		errors: numbers.map((column) => column.errors),
		tests,
		groups,
		testIndex: new Map(method.tests.map((test, index) => [test.id, index])),
		scores: method.scores.map(({ id, measure }) => ({
			id,
			measure: compileMeasure(measure, context)
		}))
	};
}

/* Quantiles and groups of about equal size, over the values that are present. NaN is missing. */

/**
 * Quantile p (0–1) by linear interpolation between order statistics at p·(n − 1), missing values
 * skipped; NaN where none is present. This is the default of NumPy, pandas and R (type 7).
 */
export function quantile(values: ArrayLike<number>, p: number): number {
	const sorted = Float64Array.from(values)
		.filter((value) => !Number.isNaN(value))
		.sort();
	if (sorted.length === 0) return NaN;
	const position = p * (sorted.length - 1);
	const below = Math.floor(position);
	const low = sorted[below] ?? NaN;
	const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
	return low + (high - low) * (position - below);
}

/** Group 1 … groups of the value with this rank (1 the lowest) among n. */
function groupOfRank(rank: number, n: number, { groups, sizes }: Grouping): number {
	if (sizes === 'floor') return Math.floor((groups * (rank - 1)) / n) + 1;
	const small = Math.floor(n / groups);
	const larger = n % groups;
	const inLarger = larger * (small + 1);
	if (rank <= inLarger) return Math.floor((rank - 1) / (small + 1)) + 1;
	return larger + Math.floor((rank - 1 - inLarger) / small) + 1;
}

/** Group of each value, 1 the lowest; 0 where the value is missing. */
export function groupsOf(values: ArrayLike<number>, grouping: Grouping): Uint8Array {
	const rows = Array.from({ length: values.length }, (_, row) => row).filter(
		(row) => !Number.isNaN(values[row] ?? NaN)
	);
	// Array.prototype.sort is stable, so equal values stay in the order of the table.
	rows.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
	const groups = new Uint8Array(values.length);
	let rank = 0;
	rows.forEach((row, index) => {
		const before = rows[index - 1];
		const tied = before !== undefined && values[before] === values[row];
		if (!(tied && grouping.ties === 'shared')) rank = index + 1;
		groups[row] = groupOfRank(rank, rows.length, grouping);
	});
	return groups;
}

/*
 * A measure as an estimate: its value with the margin that the handbook's formulas give. Where a
 * part has no published margin, the whole has none, but the least that it can be (`leastMoe`).
 */

/** The measure with every rule of the handbook; missing where open ends leave nothing to say. */
function deriveMeasure(measure: Measure, read: (input: string) => Estimate): Estimate {
	const part = (one: Measure) => deriveMeasure(one, read);
	switch (measure.kind) {
		case 'input': {
			const estimate = read(measure.input);
			const absent = measure.zeroIsMissing === true && estimate.value === 0;
			return absent ? missing('not-published') : estimate;
		}
		case 'constant':
			return knownWithoutMargin(measure.value, 'full-count');
		case 'sum':
			return sum(measure.of.map(part));
		case 'mean':
			return scaled(sum(measure.of.map(part)), 1 / measure.of.length);
		case 'difference':
			return difference(part(measure.of[0]), part(measure.of[1]));
		case 'ratio':
			return ratio(part(measure.of[0]), part(measure.of[1]));
		case 'product':
			return product(part(measure.of[0]), part(measure.of[1]));
		case 'scaled':
			return scaled(part(measure.of), measure.by);
		case 'relative-change':
			return relativeChange(part(measure.to), part(measure.from));
		case 'real-gain':
			// (to − f·from)/to = 1 − f·(from/to): one ratio, so that `to` counts once.
			return complement(scaled(ratio(part(measure.from), part(measure.to)), measure.factor));
		case 'score':
		case 'rescale':
			// Standardized over all areas: the margin of such a figure has no handbook formula.
			return part(measure.of);
	}
}

function isStandardized(measure: Measure): boolean {
	return measure.kind === 'score' || measure.kind === 'rescale' || measure.kind === 'mean';
}

/** `value` is the measure as the evaluator computed it; NaN where missing. */
export function measureEstimate(
	measure: Measure,
	read: (input: string) => Estimate,
	value: number
): Estimate {
	const estimate = deriveMeasure(measure, read);
	if (estimate.value === null) return estimate;
	if (Number.isNaN(value)) return missing('not-computable');
	if (isStandardized(measure)) return knownWithoutMargin(value, 'input-without-margin');
	return { ...estimate, value };
}
