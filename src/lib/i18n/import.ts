/** Words of sharing and bringing, apart from the others so that the first visit need not fetch them. */
import type { Problem } from '../domain/result.ts';
import { importPreview } from '#words/import.ts';
import { importProblems } from '#words/import.ts';
import { community } from '#words/community.ts';
import { communityScreens } from '#words/community.ts';
import { saved } from '#words/share.ts';
import { shareScreens } from '#words/share.ts';
import { share } from '#words/share.ts';
import { walk } from '#words/walk.ts';
import { walkScreens } from '#words/walk.ts';
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

export type { ImportedNoun } from '#words/import.ts';

export type ImportMessages = typeof en;

/** The words of sharing and bringing in the page's language. */
export function useImportMessages(): ImportMessages {
	return en;
}

/** The sentence for a problem of a file, link or storage; any other problem has its usual one. */
export function importProblemSentence(b: ImportMessages, t: Messages, problem: Problem): string {
	return b.importProblems[problem.code]?.(problem.params) ?? placeProblemSentence(t, problem);
}
