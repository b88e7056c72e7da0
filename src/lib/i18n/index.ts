/** Messages by language; English is the type that every other language must fill. */
import type { Problem } from '../domain/result.ts';
import type * as evidence from '#words/evidence.ts';
import { en } from '#words/index.ts';
import type * as methods from '#words/methods.ts';
import type * as profile from '#words/profile.ts';
import type { IndicatorId } from '../domain/indicators/ids.generated.ts';
import { indicatorWords } from '#words/indicators.ts';

export type Messages = typeof en;
/* Of words that come with their screens, types only: whoever needs the words imports them itself. */
export type EvidenceMessages = typeof evidence;
export type MethodMessages = typeof methods;
export type ProfileMessages = typeof profile;

/** The messages of the page's language. */
export function useMessages(): Messages {
	return en;
}

/** The sentence for a problem that can meet any screen, with its parameters filled in. */
export function problemSentence(t: Messages, problem: Problem): string {
	const sentence = t.problems[problem.code];
	return sentence ? sentence(problem.params) : t.unknownProblem(problem.code);
}

/* What indicators are called, in the page's language. */

/** What a map of the indicator shows, without area and period. */
export function indicatorSentence(id: IndicatorId): string {
	const { title, sentence = title } = indicatorWords[id];
	return sentence;
}
