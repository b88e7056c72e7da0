/** Messages by language; English is the type that every other language must fill. */
import type { Problem } from '../domain/result.ts';
import { en } from './en/index.ts';

export type Messages = typeof en;

/** The messages of the page's language. */
export function useMessages(): Messages {
	return en;
}

/** The sentence for a problem that can meet any screen, with its parameters filled in. */
export function problemSentence(t: Messages, problem: Problem): string {
	const sentence = t.problems[problem.code];
	return sentence ? sentence(problem.params) : t.unknownProblem(problem.code);
}
