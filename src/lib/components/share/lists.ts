/** The three lists of the device, each opened when a screen first asks for it. */
import type { Community } from '$lib/core/community/community';
import { ok } from '$lib/core/result';
import type { SavedViews } from '$lib/core/saved/saved';
import { mergeWalkLists } from '$lib/core/walk/merge';
import type { Walk } from '$lib/core/walk/walk';
import { communityOf, SAVED_VIEWS, WALKS } from '$lib/data/kept-lists';
import { deviceId, now } from './device';
import { DeviceList } from './device-list.svelte';

let saved: DeviceList<SavedViews> | undefined;
let walks: DeviceList<readonly Walk[]> | undefined;
let community: DeviceList<Community> | undefined;

export function savedList(): DeviceList<SavedViews> {
	saved ??= new DeviceList(SAVED_VIEWS);
	return saved;
}

export function walkList(): DeviceList<readonly Walk[]> {
	walks ??= new DeviceList<readonly Walk[]>({
		key: WALKS.key,
		empty: WALKS.empty.walks,
		read: (text) => {
			const read = WALKS.read(text);
			return read.ok ? ok(read.value.walks) : read;
		},
		write: (list) => WALKS.write({ walks: list, community: null }),
		merge: mergeWalkLists
	});
	return walks;
}

export function communityList(): DeviceList<Community> {
	community ??= new DeviceList(communityOf(deviceId(), now));
	return community;
}
