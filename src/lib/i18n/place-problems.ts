/** What can be wrong with a place or line; apart from the others, which every visit needs. */
import type { Problem } from '../domain/result.ts';
import { placeProblems } from '#words/place-problems.ts';
import { problemSentence, type Messages } from './index.ts';

/** The sentence for a problem of a place, or of anything else. */
export function placeProblemSentence(t: Messages, problem: Problem): string {
	return placeProblems[problem.code]?.(problem.params) ?? problemSentence(t, problem);
}
