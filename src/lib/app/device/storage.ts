/**
 * Texts that could not be read, each under a key of its own until the person deletes it: what may be
 * somebody's only copy is never written over, not even by the next text that cannot be read.
 */

/** The device's own storage, as little of it as is needed, so that tests can give a full or blocked one. */

/** Every call may throw where storage is blocked. */
export type DeviceStorage = {
	/** Null where nothing is kept. */
	readonly get: (key: string) => string | null;
	/** Throws where storage is full; what was kept under the key is then still there. */
	readonly set: (key: string, text: string) => void;
	readonly remove: (key: string) => void;
	/** All keys, in no order. */
	readonly keys: () => readonly string[];
};

/** @param open gives the browser's storage; in some browsers even asking for it throws */
export function deviceStorage(open: () => Storage): DeviceStorage {
	return {
		get: (key) => open().getItem(key),
		set: (key, text) => open().setItem(key, text),
		remove: (key) => open().removeItem(key),
		keys: () => {
			const storage = open();
			return Array.from({ length: storage.length }, (_, at) => storage.key(at)).filter(
				(key) => key !== null
			);
		}
	};
}

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
