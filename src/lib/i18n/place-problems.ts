/** What can be wrong with a place, a line or a file; apart from the others, which every visit needs. */
import type { Problem } from '../domain/result.ts';
import { fileProblems, placeProblems } from '#words/files.ts';
import { problemSentence, type Messages } from './index.ts';

/** The sentence for a problem of a place, or of anything else. */
export function placeProblemSentence(t: Messages, problem: Problem): string {
	const sentence = placeProblems[problem.code] ?? fileProblems[problem.code];
	return sentence?.(problem.params) ?? problemSentence(t, problem);
}
