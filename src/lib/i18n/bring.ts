/** Words of sharing and bringing, apart from the others so that the first visit need not fetch them. */
import type { Problem } from '../core/result.ts';
import { bringPreview } from './en/bring-preview.ts';
import { bringProblems } from './en/bring-problems.ts';
import { community } from './en/community.ts';
import { communityScreens } from './en/community-screens.ts';
import { saved } from './en/saved.ts';
import { shareScreens } from './en/share-screens.ts';
import { share } from './en/share.ts';
import { walk } from './en/walk.ts';
import { walkScreens } from './en/walk-screens.ts';
import type { Messages } from './index.ts';
import { placeProblemSentence } from './own-problems.ts';

const en = {
	walk,
	walkScreens,
	community,
	communityScreens,
	saved,
	share,
	shareScreens,
	bringPreview,
	bringProblems
};

export type { BroughtNoun } from './en/bring-preview.ts';

export type BringMessages = typeof en;

/** The words of sharing and bringing in the page's language. */
export function useBringMessages(): BringMessages {
	return en;
}

/** The sentence for a problem of a file, link or storage; any other problem has its usual one. */
export function bringProblemSentence(b: BringMessages, t: Messages, problem: Problem): string {
	return b.bringProblems[problem.code]?.(problem.params) ?? placeProblemSentence(t, problem);
}
