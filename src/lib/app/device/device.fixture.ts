/** Made-up storage: full, or shared by windows that hear of each other late, as browsers' are. */
import type { DeviceStorage } from './storage.ts';
import type { Store } from './saved-store.ts';

/** A device with room for so many characters under each key. */
export function device(room = Infinity) {
	const kept = new Map<string, string>();
	const limits = { room };
	let left = Infinity;
	/** What a page that was killed still asks for is not done. */
	const live = <T>(act: () => T): T => {
		left--;
		if (left < 0) throw new Error('The page is gone.');
		return act();
	};
	const storage: DeviceStorage = {
		get: (key) => live(() => kept.get(key) ?? null),
		set: (key, text) =>
			live(() => {
				if (text.length > limits.room) throw new DOMException('no room', 'QuotaExceededError');
				kept.set(key, text);
			}),
		remove: (key) => live(() => void kept.delete(key)),
		keys: () => live(() => [...kept.keys()])
	};
	/** The page that holds the storage is gone after so many more calls. */
	const killAt = (calls: number) => void (left = calls);
	const isKilled = () => left < 0;
	return { kept, storage, limits, killAt, isKilled };
}

type Heard = Pick<Store<unknown>, 'hear' | 'refresh'> & { readonly key: string };
type Written = { readonly by: number; readonly key: string; readonly text: string | null };

/**
 * Storage as a browser with a process for each window has it: a window sees what it has written
 * itself at once, and what others wrote only when it is told. All writings stand in one order, the
 * last of which stays; until a window has heard its own writing come back, it keeps to that.
 */
export function shared(windows: number) {
	const order: Written[] = [];
	const seen = Array.from({ length: windows }, () => ({
		cache: new Map<string, string>(),
		/** Writings of its own that have not come back yet, by key. */
		pending: new Map<string, number>(),
		heard: 0,
		store: null as Heard | null
	}));
	const put = (map: Map<string, string>, key: string, text: string | null) =>
		text === null ? map.delete(key) : map.set(key, text);

	function write(by: number, key: string, text: string | null): void {
		const window = seen[by]!;
		put(window.cache, key, text);
		window.pending.set(key, (window.pending.get(key) ?? 0) + 1);
		order.push({ by, key, text });
	}

	return {
		storageOf: (by: number): DeviceStorage => ({
			get: (key) => seen[by]!.cache.get(key) ?? null,
			set: (key, text) => write(by, key, text),
			remove: (key) => write(by, key, null),
			keys: () => [...seen[by]!.cache.keys()]
		}),
		/** From now on the window hears of what others write under the key. */
		open: (by: number, key: string, { hear, refresh }: Omit<Heard, 'key'>) =>
			(seen[by]!.store = { key, hear, refresh }),
		/** Tells a window of the next writing; false where it has heard of all. */
		tell: (to: number): boolean => {
			const window = seen[to]!;
			const next = order[window.heard];
			if (!next) return false;
			window.heard++;
			const { by, key, text } = next;
			const pending = window.pending.get(key) ?? 0;
			if (by === to) window.pending.set(key, pending - 1);
			else {
				if (pending === 0) put(window.cache, key, text);
				if (window.store?.key === key) window.store.hear(text);
				else window.store?.refresh();
			}
			return true;
		},
		/** What a window that is opened now finds. */
		left: (): DeviceStorage => {
			const now = new Map<string, string>();
			for (const { key, text } of order) put(now, key, text);
			return {
				get: (key) => now.get(key) ?? null,
				set: (key, text) => void now.set(key, text),
				remove: (key) => void now.delete(key),
				keys: () => [...now.keys()]
			};
		},
		writings: () => order.length
	};
}
