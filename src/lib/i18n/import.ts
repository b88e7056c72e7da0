/** Words of sharing and bringing, apart from the others so that the first visit need not fetch them. */
import type { Problem } from '../domain/result.ts';
import { importPreview } from './en/import.ts';
import { importProblems } from './en/import.ts';
import { community } from './en/community.ts';
import { communityScreens } from './en/community.ts';
import { saved } from './en/share.ts';
import { shareScreens } from './en/share.ts';
import { share } from './en/share.ts';
import { walk } from './en/walk.ts';
import { walkScreens } from './en/walk.ts';
import type { Messages } from './index.ts';
import { placeProblemSentence } from './place-problems.ts';

const en = {
	walk,
	walkScreens,
	community,
	communityScreens,
	saved,
	share,
	shareScreens,
	importPreview,
	importProblems
};

export type { BroughtNoun } from './en/import.ts';

export type ImportMessages = typeof en;

/** The words of sharing and bringing in the page's language. */
export function useImportMessages(): ImportMessages {
	return en;
}

/** The sentence for a problem of a file, link or storage; any other problem has its usual one. */
export function importProblemSentence(b: ImportMessages, t: Messages, problem: Problem): string {
	return b.importProblems[problem.code]?.(problem.params) ?? placeProblemSentence(t, problem);
}
