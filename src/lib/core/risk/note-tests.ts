/** Which tests of a method each of its notes is about, and which figures a test is made from. */
import { sharedYears } from '../estimate/overlap.ts';
import type { VintageId } from '../catalog/types.ts';
import { inputsOfTest } from './method.ts';
import type { MethodDefinition, TestDefinition } from './method.ts';
import { FIGURES, REGION_INPUTS } from './region-figures.ts';
import type { FigureKey, FigureSource, MethodNote } from './region-figures.ts';

const NEWEST: VintageId = '2019-2023';

/** Figure that an input of a method is taken from, or null for a method that does not run here. */
export function figureOfInput(method: MethodDefinition, input: string): FigureKey | null {
	return REGION_INPUTS[method.id].inputs[input]?.figure ?? null;
}

function sourcesOf(method: MethodDefinition, test: TestDefinition): readonly FigureSource[] {
	const keys = inputsOfTest(test).flatMap((input) => figureOfInput(method, input) ?? []);
	return [...new Set(keys)].map((key) => FIGURES[key]);
}

function periodsOf(sources: readonly FigureSource[]): readonly VintageId[] {
	return sources.flatMap((source) => ('vintage' in source ? [source.vintage] : []));
}

function isOf(source: FigureSource, ...indicators: readonly string[]): boolean {
	return 'indicator' in source && indicators.includes(source.indicator);
}

/** Whether a note is about a test; null for notes about the method as a whole. */
function concerns(
	note: MethodNote,
	test: TestDefinition,
	sources: readonly FigureSource[]
): boolean | null {
	const periods = periodsOf(sources);
	switch (note) {
		case 'overlapping-periods':
			return periods.some((a) => periods.some((b) => a !== b && sharedYears(a, b) > 0));
		case 'mixed-home-values':
			return sources.filter((source) => isOf(source, 'median-home-value')).length > 1;
		case 'low-income-proxy':
			return sources.some((source) => isOf(source, 'poverty-185'));
		case 'homes-counted-later':
			return sources.some((source) => 'cells' in source);
		case 'approximate-region-medians':
			return (
				test.reference.kind === 'region' &&
				sources.some((source) => isOf(source, 'median-gross-rent', 'median-household-income'))
			);
		case 'no-earlier-margins':
			return periods.some((period) => period !== NEWEST);
		case 'first-date-is-middle-date':
		case 'short-window':
		case 'seven-counties':
			return null;
	}
}

export type NoteTests = {
	readonly note: MethodNote;
	/** Test ids in the method's order, or null where the note is about the whole method. */
	readonly tests: readonly string[] | null;
};

/**
 * Notes of a method on the region's figures, each with the tests that it is about. Tests that are
 * switched off are left out, and so is a note that is about none of the others.
 */
export function notesOf(method: MethodDefinition): readonly NoteTests[] {
	const on = method.tests.filter((test) => test.off !== true);
	return REGION_INPUTS[method.id].notes.flatMap((note): NoteTests[] => {
		const answers = on.map((test) => ({
			id: test.id,
			about: concerns(note, test, sourcesOf(method, test))
		}));
		if (answers.every(({ about }) => about === null)) return [{ note, tests: null }];
		const tests = answers.filter(({ about }) => about === true).map(({ id }) => id);
		return tests.length === 0 ? [] : [{ note, tests }];
	});
}
