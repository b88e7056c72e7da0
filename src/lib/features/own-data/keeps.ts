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

/** Hands over what a choice of figures offers of them; nothing where there is none. */
export function offerOwn(mine: string | null, take: (own: OwnOptions) => void): void {
	if (mine ?? keepsLists()) void ownDoors().then(async ({ options }) => take(await options(mine)));
}
