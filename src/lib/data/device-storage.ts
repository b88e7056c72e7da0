/** The device's own storage, as little of it as is needed, so that tests can give a full or blocked one. */

export type DeviceStorage = {
	/** Null where nothing is kept. May throw where storage is blocked. */
	readonly get: (key: string) => string | null;
	/** Throws where storage is full or blocked. */
	readonly set: (key: string, text: string) => void;
};

/** @param open gives the browser's storage; in some browsers even asking for it throws */
export function deviceStorage(open: () => Storage): DeviceStorage {
	return {
		get: (key) => open().getItem(key),
		set: (key, text) => open().setItem(key, text)
	};
}
