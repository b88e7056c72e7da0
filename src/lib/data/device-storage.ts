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
