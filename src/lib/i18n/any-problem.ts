/** The words of every problem, fetched as they are needed. */
import type { Problem } from '../domain/result.ts';
import { problemSentence, type Messages } from './index.ts';

/** The sentence for a problem, now where every screen has it, or as soon as its words are fetched. */
export function anyProblemSentence(t: Messages, problem: Problem): string | Promise<string> {
	const common = problemSentence(t, problem);
	if (Object.hasOwn(t.problems, problem.code)) return common;
	return import('./place-problems.ts').then(
		({ placeProblemSentence }) => placeProblemSentence(t, problem),
		() => common
	);
}
