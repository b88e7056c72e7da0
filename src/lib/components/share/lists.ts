/** The three lists of the device, each opened when a screen first asks for it. */
import { COMMUNITY_FORMAT } from '$lib/core/community/format';
import { EMPTY_COMMUNITY, type Community } from '$lib/core/community/community';
import { mergeCommunities } from '$lib/core/community/withdraw';
import { readFormat, writeFormat } from '$lib/core/file/format';
import { mergeEntries } from '$lib/core/merge/entries';
import { ok } from '$lib/core/result';
import { NO_SAVED_VIEWS, SAVED_FORMAT, type SavedViews } from '$lib/core/saved/saved';
import { WALK_FORMAT } from '$lib/core/walk/format';
import { mergeWalkLists } from '$lib/core/walk/merge';
import type { Walk } from '$lib/core/walk/walk';
import { DeviceList } from './device-list.svelte';

let saved: DeviceList<SavedViews> | undefined;
let walks: DeviceList<readonly Walk[]> | undefined;
let community: DeviceList<Community> | undefined;

export function mergeSaved(a: SavedViews, b: SavedViews): SavedViews {
	return { views: mergeEntries(a.views, b.views) };
}

export function savedList(): DeviceList<SavedViews> {
	saved ??= new DeviceList<SavedViews>({
		key: 'rootline.saved',
		empty: NO_SAVED_VIEWS,
		read: (text) => readFormat(text, SAVED_FORMAT),
		write: (list) => writeFormat(SAVED_FORMAT, list),
		merge: mergeSaved
	});
	return saved;
}

export function walkList(): DeviceList<readonly Walk[]> {
	walks ??= new DeviceList<readonly Walk[]>({
		key: 'rootline.walks',
		empty: [],
		read: (text) => {
			const read = readFormat(text, WALK_FORMAT);
			return read.ok ? ok(read.value.walks) : read;
		},
		write: (list) => writeFormat(WALK_FORMAT, { walks: list, community: null }),
		merge: mergeWalkLists
	});
	return walks;
}

export function communityList(): DeviceList<Community> {
	community ??= new DeviceList<Community>({
		key: 'rootline.community',
		empty: EMPTY_COMMUNITY,
		read: (text) => readFormat(text, COMMUNITY_FORMAT),
		write: (list) => writeFormat(COMMUNITY_FORMAT, list),
		merge: mergeCommunities
	});
	return community;
}
