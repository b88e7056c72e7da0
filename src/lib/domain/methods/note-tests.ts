/** Which tests of a method each of its notes is about. */
import type { IndicatorId } from '../indicators/ids.generated.ts';
import { sharedYears } from '../statistics/combine.ts';
import type { VintageId } from '../statistics/census.ts';
import { inputsOfTest } from './definitions/method.ts';
import type { MethodDefinition, TestDefinition } from './definitions/method.ts';
import { regionNotes, regionSource, type MethodNote } from './region-inputs.ts';

const NEWEST: VintageId = '2019-2023';

type FigureSource = NonNullable<ReturnType<typeof regionSource>>;

function sourcesOf(method: MethodDefinition, test: TestDefinition): readonly FigureSource[] {
	return inputsOfTest(test).flatMap((input) => regionSource(method.id, input) ?? []);
}

function isOf({ indicator }: FigureSource, ...indicators: readonly IndicatorId[]): boolean {
	return indicators.includes(indicator);
}

/** Whether a note is about a test; null for notes about the method as a whole. */
function concerns(
	note: MethodNote,
	test: TestDefinition,
	sources: readonly FigureSource[]
): boolean | null {
	const periods = sources.map(({ vintage }) => vintage);
	switch (note) {
		case 'overlapping-periods':
			return periods.some((a) => periods.some((b) => a !== b && sharedYears(a, b) > 0));
		case 'mixed-home-values':
			return (
				sources.some((source) => isOf(source, 'median-home-value')) && new Set(periods).size > 1
			);
		case 'low-income-proxy':
			return sources.some((source) => isOf(source, 'poverty-185'));
		case 'homes-counted-later':
			return sources.some((source) => isOf(source, 'built-2000-to-2019'));
		case 'approximate-region-medians':
			return (
				test.reference.kind === 'region' &&
				sources.some((source) => isOf(source, 'median-gross-rent', 'median-household-income'))
			);
		case 'no-earlier-margins':
			return periods.some((period) => period !== NEWEST);
		case 'first-date-is-middle-date':
		case 'short-window':
		case 'two-central-cities':
		case 'region-as-metropolitan':
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
	return regionNotes(method.id).flatMap((note): NoteTests[] => {
		const answers = on.map((test) => ({
			id: test.id,
			about: concerns(note, test, sourcesOf(method, test))
		}));
		if (answers.every(({ about }) => about === null)) return [{ note, tests: null }];
		const tests = answers.filter(({ about }) => about === true).map(({ id }) => id);
		return tests.length === 0 ? [] : [{ note, tests }];
	});
}
