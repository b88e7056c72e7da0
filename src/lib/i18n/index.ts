/** Messages by language; English is the type that every other language must fill. */
import type { Problem } from '../domain/result.ts';
import { en } from '#words/index.ts';

export type Messages = typeof en;
/* Of words that come with their screens, types only: whoever needs the words imports them itself. */
export type EvidenceMessages = typeof import('#words/evidence.ts');
export type MethodMessages = typeof import('#words/methods.ts');
export type ProfileMessages = typeof import('#words/profile.ts');

/** The messages of the page's language. */
export function useMessages(): Messages {
	return en;
}

/** The sentence for a problem that can meet any screen, with its parameters filled in. */
export function problemSentence(t: Messages, problem: Problem): string {
	const sentence = t.problems[problem.code];
	return sentence ? sentence(problem.params) : t.unknownProblem(problem.code);
}
