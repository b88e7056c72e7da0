/** The lists of the device, each with its key, file format and merge. */
import {
	EMPTY_COMMUNITY,
	ownCommunityFormat,
	mergeCommunities,
	type Community
} from '../../domain/knowledge/accounts.ts';
import { readFormat, writeFormat, type FileFormat } from '../../domain/knowledge/file-format.ts';
import { mergeEntries } from '../../domain/knowledge/merge.ts';
import { NO_SAVED_VIEWS, SAVED_FORMAT, type SavedViews } from '../../domain/knowledge/saved.ts';
import { WALK_FORMAT, mergeWalkLists, type WalkFile } from '../../domain/knowledge/walks.ts';
import type { Kept } from './saved-store.ts';
import {
	mergeDrafts,
	NO_FIELDS,
	readDraft,
	salvageDraft,
	saysNothing,
	writeDraft,
	type DraftFields
} from '../../domain/report/draft.ts';

export const SAVED_VIEWS: Kept<SavedViews> = kept(SAVED_FORMAT, NO_SAVED_VIEWS, (a, b) => ({
	views: mergeEntries(a.views, b.views)
}));

export const WALKS: Kept<WalkFile> = kept(WALK_FORMAT, { walks: [], community: null }, (a, b) => ({
	walks: mergeWalkLists(a.walks, b.walks),
	community: null
}));

/** What residents know, as it is kept on a contributor's own device; see `ownCommunityFormat`. */
export function communityOf(contributor: string, now: () => string): Kept<Community> {
	return kept(ownCommunityFormat(contributor, now), EMPTY_COMMUNITY, mergeCommunities);
}

function kept<T extends object>(
	format: FileFormat<T>,
	empty: T,
	merge: (a: T, b: T) => T
): Kept<T> {
	return {
		key: `rootline.${format.kind}`,
		empty,
		read: (text) => readFormat(text, format),
		write: (list) => writeFormat(format, list),
		merge
	};
}

/* Drafts of reports on the device, each under the place that the report is about. */

const PREFIX = 'rootline.report.';

/** @param subject the place or places of the report, as `subjectKey` names them */
export function reportDraft(subject: string): Kept<DraftFields> {
	return {
		key: PREFIX + subject,
		empty: NO_FIELDS,
		read: readDraft,
		write: writeDraft,
		merge: mergeDrafts,
		salvage: salvageDraft,
		saysNothing
	};
}
