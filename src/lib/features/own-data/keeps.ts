/**
 * Whether this device keeps a list of one’s own, and the way to all that shows one. Asked on every map
 * and table: it opens no database, and what it leads to comes in a second step, so that no page has to
 * name every file of it.
 */

import { KEEPS_LISTS } from './key';
import type { OwnOptions } from './my-lists.svelte';
export function keepsLists(): boolean {
	try {
		return KEEPS_LISTS in localStorage;
	} catch {
		// Storage is blocked: nothing is kept.
		return false;
	}
}

export const ownDoors = () => import('./doors');

/**
 * Hands over what a choice of figures offers of them; null where there is none.
 * @returns what to call when that is asked for anew or no more: an answer that comes later is not handed over
 */
export function offerOwn(mine: string | null, take: (own: OwnOptions | null) => void): () => void {
	let late = false;
	if (mine ?? keepsLists()) {
		void ownDoors()
			.then(({ options }) => options(mine))
			.then((own) => late || take(own));
	} else take(null);
	return () => (late = true);
}
