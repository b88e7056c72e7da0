/** A list kept on the device, as screens show it: it changes when it is changed here or elsewhere. */
import { ok } from '$lib/domain/result';
import type { Problem, Result } from '$lib/domain/result';
import type { PutAside } from '$lib/app/device/storage';
import {
	openStore,
	windowCode,
	SAVED_VIEWS,
	WALKS,
	communityOf
} from '$lib/app/device/saved-store';
import type { Kept, Store, StoreProblem } from '$lib/app/device/saved-store';
import type { Community } from '$lib/domain/knowledge/accounts';
import type { SavedViews } from '$lib/domain/knowledge/saved';
import { mergeWalkLists } from '$lib/domain/knowledge/walks';
import type { Walk } from '$lib/domain/knowledge/walks';
import { idOfBytes, type Stamp } from '$lib/domain/knowledge/merge';
import { deviceStorage } from '$lib/app/device/storage';

/* Who changes a list: a code made once for this device, and the name that a person gave. */

export const storage = deviceStorage(() => localStorage);

const DEVICE_KEY = 'rootline.device';
const FORMER_KEY = 'rootline.device.former';
const DEVICE = /^[a-z0-9]{10}$/;
const MOST_FORMER = 49;

/** There are no locks where the page came without encryption, nor where it is made ready. */
const windows = windowCode(
	typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : undefined,
	Math.random
);

let device: string | null = null;

/**
 * The same for as long as the device keeps it; for this visit where storage is blocked. Read anew
 * each time: two windows that opened at once made two, of which one is kept.
 */
export function deviceId(): string {
	device = kept() ?? device ?? made();
	return device;
}

/**
 * Codes that one's own work is written under: this device's, then those of devices whose work was
 * brought here as one's own. What is changed here always counts under this device's: two devices that
 * counted under one code would take each other's changes for known.
 */
export function ownCodes(): readonly string[] {
	return [deviceId(), ...former()];
}

/** Takes the work under these codes for one's own from now on. @returns the way back */
export function takeOver(codes: readonly string[]): () => void {
	const before = former();
	const more = codes.filter((code, at) => codes.indexOf(code) === at && !ownCodes().includes(code));
	const keep = (list: readonly string[]) => {
		try {
			if (list.length === 0) storage.remove(FORMER_KEY);
			else storage.set(FORMER_KEY, list.slice(-MOST_FORMER).join(' '));
		} catch (error) {
			ifBlocked(error);
		}
	};
	keep([...before, ...more]);
	return () => keep(before);
}

function former(): readonly string[] {
	try {
		return (storage.get(FORMER_KEY) ?? '').split(' ').filter((code) => DEVICE.test(code));
	} catch (error) {
		ifBlocked(error);
		return [];
	}
}

let isOne = false;

/** To be called before anything is changed: tells this window apart from others of the device. */
function beOneWindow(): void {
	if (isOne) return;
	isOne = true;
	void windows.claim();
	// A page that waits for the way back must not hold on to what others may need.
	window.addEventListener('pagehide', () => windows.release());
	window.addEventListener('pageshow', ({ persisted }) => {
		if (persisted) void windows.claim();
	});
}

export function newId(): string {
	return idOfBytes(crypto.getRandomValues(new Uint8Array(10)));
}

/** Now, to the second, as files write it. */
export function now(): string {
	// Read once: nothing on screen follows it.
	// eslint-disable-next-line svelte/prefer-svelte-reactivity
	return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Windows of a device count apart: what one of them does, the others may not have heard of. */
export function stamp(author: string | null = null): Stamp {
	return { device: deviceId() + windows.code(), author, at: now() };
}

function kept(): string | null {
	try {
		const text = storage.get(DEVICE_KEY);
		return text !== null && DEVICE.test(text) ? text : null;
	} catch (error) {
		ifBlocked(error);
		return null;
	}
}

/** Where storage is blocked or full the lists say so, and a code for this visit will do. */
function ifBlocked(error: unknown): void {
	if (!(error instanceof DOMException)) throw error;
}

function made(): string {
	const id = newId();
	try {
		storage.set(DEVICE_KEY, id);
	} catch (error) {
		ifBlocked(error);
	}
	return id;
}

/* The list itself. */

/** What a change made of what, and how it is taken back. */
export type Imported<T> = { readonly before: T; readonly after: T; readonly undo: () => void };

export class DeviceList<T> {
	readonly #store: Store<T>;
	#value: T = $state.raw()!;
	/** What went wrong with the storage; the list on screen goes on. */
	problem: Problem | null = $state.raw(null);
	/** What was kept and could not be read. */
	aside: readonly PutAside[] = $state.raw([]);
	readonly #listening = new AbortController();

	constructor(kept: Kept<T>) {
		beOneWindow();
		this.#store = openStore(kept, storage);
		this.#read();
		const { signal } = this.#listening;
		// Another window changed the same list, or all of them went.
		window.addEventListener(
			'storage',
			({ key, newValue }) => {
				if (key === kept.key) this.#store.hear(newValue);
				else if (key === null || key.startsWith(kept.key)) this.#store.refresh();
				else return;
				this.#read();
			},
			{ signal }
		);
		// A page that comes back has heard of nothing meanwhile.
		window.addEventListener(
			'pageshow',
			({ persisted }) => {
				if (!persisted) return;
				this.#store.reopen();
				this.#read();
			},
			{ signal }
		);
	}

	get value(): T {
		return this.#value;
	}

	/**
	 * False where the change could not be made at all; a change that could not be stored was made.
	 * @param seen what the person saw who makes the change, where they have looked at it for a while
	 */
	change(make: (list: T) => T, seen?: T): boolean {
		return this.#made(this.#store.change(make, seen));
	}

	/**
	 * Changes the list in a way that can be taken back as often as other windows like to merge.
	 *
	 * @param takeBack the list as it is when that is asked for, without what made `after` of `before`
	 * @returns how to take it back; null where the change could not be made at all
	 */
	importWith(
		make: (list: T) => T,
		takeBack: (now: T, before: T, after: T) => T
	): Imported<T> | null {
		let [before, after] = [this.#value, this.#value];
		const made = this.change((list) => {
			before = list;
			after = make(list);
			return after;
		});
		if (!made) return null;
		const undo = () => void this.#made(this.#store.restore((now) => takeBack(now, before, after)));
		return { before, after, undo };
	}

	#made(changed: Result<T, StoreProblem>): boolean {
		this.#read();
		if (!changed.ok) this.problem = changed.problem;
		return changed.ok || changed.problem.code !== 'store/too-much';
	}

	forget(text: PutAside): void {
		this.#store.forget(text);
		this.#read();
	}

	putBack(text: PutAside): void {
		this.#store.putBack(text);
		this.#read();
	}

	/** Hears of other windows no longer. */
	close(): void {
		this.#listening.abort();
	}

	#read(): void {
		this.#value = this.#store.list();
		const problem = this.#store.problem();
		// What was put aside says so itself, for as long as it is there.
		this.problem = problem?.code === 'store/broken' ? null : problem;
		this.aside = this.#store.aside();
	}
}

/* The three lists of the device, each opened when a screen first asks for it. */

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
