/**
 * What a method is run on: row-aligned columns of estimates for the areas of one or more regions,
 * each region's own figures, and which areas share a border. The pipeline builds one from the
 * project's figures, the classify command from a table.
 */
import type { Estimate } from '../estimate/estimate.ts';
import { inputsOf, inputsOfTest } from './method.ts';
import type { MethodDefinition } from './method.ts';

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

export type RiskInputs = {
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
function flagsTouched(method: MethodDefinition): readonly string[] {
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
export function availability(method: MethodDefinition, inputs: RiskInputs): Availability {
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
