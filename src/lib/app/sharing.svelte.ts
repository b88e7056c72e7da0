/** Which dialog of sharing is open. The dialogs themselves are fetched when one is asked for. */
import type { AtlasMap } from '$lib/map';

export type SharingDialog = 'share' | 'keep';

export const sharing: { open: SharingDialog | null } = $state({ open: null });

let map: AtlasMap | null = null;

/** The map on screen, of which a saved view takes its picture. */
export function noteMap(next: AtlasMap | null): void {
	map = next;
}

export function currentMap(): AtlasMap | null {
	return map;
}
