/**
 * Lists that a person keeps on the device: saved views, walk-throughs and what residents know (words
 * for a report are in `report-drafts.ts`). The list in memory is what screens show; storage follows
 * it. Where storage is full or blocked, or holds something that cannot be read, a problem says so and
 * the list in memory goes on: nothing is lost as long as the page is open, and it can be saved as a
 * file.
 */
import type { ReadProblem } from '../core/file/format.ts';
import { fail, ok, type Problem, type Result } from '../core/result.ts';
import type { DeviceStorage } from './device-storage.ts';

export type StoreProblem = Problem<
	/** Storage is switched off or not allowed. */
	| 'store/blocked'
	| 'store/full'
	/** A newer Rootline wrote what is stored; it is left as it is. */
	| 'store/newer'
	/** What is stored cannot be read; it is put aside before anything is written over it. */
	| 'store/broken'
	/** The change would make a list that could not be read again, and was not made. */
	| 'store/too-much'
>;

/** How a list is kept. */
export type Kept<T> = {
	readonly key: string;
	readonly empty: T;
	readonly read: (text: string) => Result<T, ReadProblem>;
	readonly write: (list: T) => string;
	/** Two windows may change the same list: what is stored is merged in before each writing. */
	readonly merge: (a: T, b: T) => T;
};

export type Store<T> = {
	readonly list: () => T;
	/** What went wrong the last time storage was read or written; null where all is well. */
	readonly problem: () => StoreProblem | null;
	/** Takes in what another window stored meanwhile. */
	readonly refresh: () => void;
	/** Changes the list. A problem of storage leaves the change in memory; only `store/too-much` undoes it. */
	readonly change: (make: (list: T) => T) => Result<T, StoreProblem>;
	/**
	 * The same for a change that takes back what was merged in. Merging knows no way back: other windows
	 * would bring it here again, so they take what is stored from now on in the place of what they hold.
	 */
	readonly restore: (make: (list: T) => T) => Result<T, StoreProblem>;
};

export function openStore<T>(kept: Kept<T>, storage: DeviceStorage): Store<T> {
	const { key } = kept;
	let list = kept.empty;
	let problem: StoreProblem | null = null;
	/** The text that is stored, as far as it is known and understood. */
	let stored: string | null = null;
	/** The last restoring that is known, and whether all of the list is stored. */
	let restored: string | null = null;
	let isStored = true;

	/** Whether what is stored is in the list, so that writing the list loses nothing. */
	function takeIn(): Result<null, StoreProblem> {
		const text = attempt(() => storage.get(key));
		if (!text.ok) return text;
		if (text.value === null || text.value === stored) return ok(null);
		const read = kept.read(text.value);
		if (read.ok) {
			const mark = attempt(() => storage.get(restoredKey(key)));
			if (!mark.ok) return mark;
			list = mark.value !== restored && isStored ? read.value : kept.merge(list, read.value);
			restored = mark.value;
			stored = text.value;
			return ok(null);
		}
		if (read.problem.code === 'bring/newer') return fail('store/newer');
		return putAside(text.value);
	}

	function putAside(text: string): Result<null, StoreProblem> {
		const aside = attempt(() => {
			if (storage.get(asideKey(key)) !== text) storage.set(asideKey(key), text);
		});
		if (!aside.ok) return aside;
		stored = text;
		return fail('store/broken');
	}

	function refresh(): void {
		const taken = takeIn();
		problem = taken.ok ? null : taken.problem;
	}

	function change(make: (list: T) => T, isRestoring = false): Result<T, StoreProblem> {
		const taken = takeIn();
		const before = list;
		list = make(list);
		const text = kept.write(list);
		if (!kept.read(text).ok) {
			list = before;
			return fail('store/too-much');
		}
		// A broken text has been put aside and may be written over; a newer one may not.
		if (!taken.ok && taken.problem.code !== 'store/broken') {
			problem = taken.problem;
			isStored = false;
			return taken;
		}
		const written = attempt(() => {
			// First, so that whoever sees the new text sees that it was restored.
			if (isRestoring) storage.set(restoredKey(key), nextMark());
			storage.set(key, text);
		});
		if (written.ok) stored = text;
		isStored = written.ok;
		problem = written.ok ? null : written.problem;
		return written.ok ? ok(list) : written;
	}

	function nextMark(): string {
		restored = String(Number(storage.get(restoredKey(key)) ?? 0) + 1);
		return restored;
	}

	refresh();
	return {
		list: () => list,
		problem: () => problem,
		refresh,
		change: (make) => change(make),
		restore: (make) => change(make, true)
	};
}

/** Where it is counted how often something was taken back. */
function restoredKey(key: string): string {
	return `${key}.restored`;
}

/** Where a text that could not be read is kept. */
export function asideKey(key: string): string {
	return `${key}.unreadable`;
}

function attempt<T>(act: () => T): Result<T, StoreProblem> {
	try {
		return ok(act());
	} catch (error) {
		const name = error instanceof Error || error instanceof DOMException ? error.name : '';
		const full = name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED';
		return fail(full ? 'store/full' : 'store/blocked');
	}
}
