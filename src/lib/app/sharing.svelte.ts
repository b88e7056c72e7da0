/** Which dialog of sharing is open. The dialogs themselves are fetched when one is asked for. */
export type SharingDialog = 'share' | 'keep';

export const sharing: { open: SharingDialog | null } = $state({ open: null });

/** All that sharing wants of a map: its picture as a PNG. */
type Pictured = { capturePng(options: { pixelRatio: number }): Promise<Blob> };

let map: Pictured | null = null;

/** The map on screen, of which a saved view takes its picture. */
export function noteMap(next: Pictured | null): void {
	map = next;
}

export function currentMap(): Pictured | null {
	return map;
}
