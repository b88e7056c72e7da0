/** What every method's run is made of. */
import { evaluate } from '../../src/lib/domain/methods/evaluate.ts';
import type { Evaluation } from '../../src/lib/domain/methods/evaluate.ts';
import type { InputColumn, MethodInputs } from '../../src/lib/domain/methods/measure.ts';
import { asPublished as publishedForm } from '../../src/lib/domain/methods/definitions/method.ts';
import type {
	MethodDefinition,
	ScoreScale
} from '../../src/lib/domain/methods/definitions/method.ts';
import type { ScoreColumn } from '../../src/lib/domain/methods/definitions/metcouncil-score.ts';
import { prepare } from '../../src/lib/domain/methods/prepare.ts';
import type { NumberKind, ColumnTable } from './table.ts';

export type RunOptions = {
	/** Reproduce the authors' own choices where they differ from the default. */
	readonly asPublished: boolean;
	/** Dollars of the start in dollars of the end; null for the method's usual one. */
	readonly factor: number | null;
	readonly scale: ScoreScale;
	/** Columns to score, from the directions table; null where none was given. */
	readonly directions: readonly ScoreColumn[] | null;
};

/** Rows of the table to write, header first. */
export type Output = readonly (readonly string[])[];

export type MethodRun = {
	/** What the method reads, for `--help`. */
	readonly reads: string;
	readonly writes: string;
	/** Options beside the common ones. */
	readonly options: readonly ('factor' | 'scale' | 'directions')[];
	/** Throws InputProblem. */
	readonly run: (table: ColumnTable, options: RunOptions) => Output;
};

export function evaluateTable(
	method: MethodDefinition,
	inputs: MethodInputs,
	options: RunOptions
): Evaluation {
	return evaluate(prepare(options.asPublished ? publishedForm(method) : method, inputs));
}

export function yesNo(value: boolean): string {
	return value ? 'True' : 'False';
}

export function numberText(value: number): string {
	return Number.isNaN(value) ? '' : String(value);
}

export function classId({ prepared, classes }: Evaluation, row: number): string {
	return prepared.method.classes[classes[row] ?? -1]?.id ?? '';
}

export function choiceId({ prepared, choices }: Evaluation, choice: string, row: number): string {
	const step = prepared.method.steps.find((one) => one.id === choice);
	if (step?.kind !== 'choice') throw new Error(`no choice named ${choice}`);
	return step.options[choices.get(choice)?.[row] ?? -1]?.id ?? '';
}

export function flagged({ flags }: Evaluation, flag: string, row: number): boolean {
	return flags.get(flag)?.[row] === 1;
}

/** Table column, input of the method, and what its numbers may be. */
export type Mapping = readonly (readonly [column: string, input: string, kind: NumberKind])[];

export function namesOf(mapping: Mapping): string[] {
	return mapping.map(([column]) => column);
}

/** The method's columns of a table, by input. */
export function columnsOf(
	mapping: Mapping,
	read: (column: string, kind: NumberKind) => InputColumn
): Readonly<Record<string, InputColumn>> {
	return Object.fromEntries(mapping.map(([column, input, kind]) => [input, read(column, kind)]));
}

/** Region of every row, as an index into the names, in order of appearance. */
export function regionsOf(table: ColumnTable): Pick<MethodInputs, 'regions' | 'regionOf'> {
	const names = table.names('region', 'the name of the region that the area is compared within');
	const regions = [...new Set(names)];
	const indexOf = new Map(regions.map((name, index) => [name, index]));
	return { regions, regionOf: names.map((name) => indexOf.get(name) ?? 0) };
}
