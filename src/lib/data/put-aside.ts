/**
 * Texts that could not be read, each under a key of its own until the person deletes it: what may be
 * somebody's only copy is never written over, not even by the next text that cannot be read.
 */
import type { DeviceStorage } from './device-storage.ts';

export type PutAside = { readonly key: string; readonly text: string };

/** Where the first text is kept; others follow with a number. */
export function asideKey(key: string, at = 0): string {
	return at === 0 ? `${key}.unreadable` : `${key}.unreadable.${at}`;
}

/** What was put aside for a key, the first first. Throws where storage is blocked. */
export function textsAside(storage: DeviceStorage, key: string): readonly PutAside[] {
	const first = asideKey(key);
	return storage
		.keys()
		.filter((each) => each.startsWith(first) && /^(?:\.\d+)?$/.test(each.slice(first.length)))
		.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
		.flatMap((each) => {
			const text = storage.get(each);
			return text === null ? [] : [{ key: each, text }];
		});
}

/**
 * Moves a text that stands under a key aside: copied first, and only then taken away. Throws where
 * storage is blocked or full; the text is then where it was.
 */
export function moveAside(storage: DeviceStorage, key: string, text: string): void {
	const aside = textsAside(storage, key);
	if (!aside.some((each) => each.text === text)) {
		let at = 0;
		while (storage.get(asideKey(key, at)) !== null) at++;
		storage.set(asideKey(key, at), text);
	}
	// Another window may have written something sound by now.
	if (storage.get(key) === text) storage.remove(key);
}
