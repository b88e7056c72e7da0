/** The lists of the device, each with its key, file format and merge. */
import { EMPTY_COMMUNITY, type Community } from '../../domain/knowledge/accounts.ts';
import { ownCommunityFormat } from '../../domain/knowledge/account-format.ts';
import { mergeCommunities } from '../../domain/knowledge/accounts.ts';
import { readFormat, writeFormat, type FileFormat } from '../../domain/knowledge/file-format.ts';
import { mergeEntries } from '../../domain/knowledge/merge.ts';
import { NO_SAVED_VIEWS, SAVED_FORMAT, type SavedViews } from '../../domain/knowledge/saved.ts';
import { WALK_FORMAT, type WalkFile } from '../../domain/knowledge/walks.ts';
import { mergeWalkLists } from '../../domain/knowledge/walks.ts';
import type { Kept } from './saved-store.ts';

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
