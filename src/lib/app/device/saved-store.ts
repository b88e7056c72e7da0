/**
 * What a person keeps on the device: saved views, walk-throughs, what residents know, drafts of
 * reports. The value in memory is what screens show; storage follows it. Where storage is full or
 * blocked, or holds something that cannot be read, a problem says so and the value in memory goes
 * on: nothing is lost as long as the page is open, and it can be saved as a file.
 *
 * Several windows may write the same key, and none waits for another: a page that is closed must
 * have written by then. Two things make sure that nothing is lost. Before each writing, what is
 * stored is merged in. And since a browser may hand a window an old text to merge with (windows live
 * in processes of their own, which hear of each other a moment later), each window takes in every
 * text that others wrote, also one that has been written over, and writes again where what is stored
 * lacks something. Merging is a join (`domain/knowledge/merge`), so this comes to rest, at the same text for all.
 */
import type { ReadProblem } from '../../domain/knowledge/file-format.ts';
import { canonical, idOfText, mergeEntries } from '../../domain/knowledge/merge.ts';
import { fail, ok, type Problem, type Result } from '../../domain/result.ts';
import { moveAside, textsAside, type DeviceStorage, type PutAside } from './storage.ts';
import {
	EMPTY_COMMUNITY,
	ownCommunityFormat,
	mergeCommunities,
	type Community
} from '../../domain/knowledge/accounts.ts';
import { readFormat, writeFormat, type FileFormat } from '../../domain/knowledge/file-format.ts';
import { NO_SAVED_VIEWS, SAVED_FORMAT, type SavedViews } from '../../domain/knowledge/saved.ts';
import { WALK_FORMAT, mergeWalkLists, type WalkFile } from '../../domain/knowledge/walks.ts';
import {
	mergeDrafts,
	NO_FIELDS,
	readDraft,
	salvageDraft,
	saysNothing,
	writeDraft,
	type DraftFields
} from '../../domain/report/draft.ts';

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

/** How a value is kept. */
export type Kept<T> = {
	readonly key: string;
	readonly empty: T;
	readonly read: (text: string) => Result<T, ReadProblem>;
	readonly write: (value: T) => string;
	/** A join: commutative, associative, idempotent. */
	readonly merge: (a: T, b: T) => T;
	/** What can still be made out of a text that `read` refuses; it is put aside all the same. */
	readonly salvage?: (text: string) => T;
	/** Whether a value says nothing any more: then nothing is kept of it. */
	readonly saysNothing?: (value: T) => boolean;
};

export type Store<T> = {
	readonly list: () => T;
	/** What went wrong the last time storage was read or written; null where all is well. */
	readonly problem: () => StoreProblem | null;
	/** Texts that could not be read. */
	readonly aside: () => readonly PutAside[];
	/** Deletes a text that could not be read. */
	readonly forget: (text: PutAside) => void;
	/** Puts a text back that was deleted. */
	readonly putBack: (text: PutAside) => void;
	/** Takes in what is stored now. */
	readonly refresh: () => void;
	/** Begins anew with what is stored, after a time in which nothing could be heard. */
	readonly reopen: () => void;
	/**
	 * Another window wrote this text, or took it away (null). It is taken in, and what that window
	 * did not know of is written again.
	 */
	readonly hear: (text: string | null) => void;
	/**
	 * Changes the value. A problem of storage leaves the change in memory; only `store/too-much`
	 * undoes it.
	 * @param seen what the person saw who makes the change, where it may be older than what is here:
	 *   what came since then stays beside the change instead of being replaced
	 */
	readonly change: (make: (list: T) => T, seen?: T) => Result<T, StoreProblem>;
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
	/** What is stored, as far as it is known and understood. */
	let stored: { readonly text: string | null; readonly value: T } = {
		text: null,
		value: kept.empty
	};
	/** The last restoring that is known, and whether all of the list is stored. */
	let restored: string | null = null;
	let isStored = true;

	/** Takes in what another window wrote. A text that was left by taking something back stands for itself. */
	function absorb(text: string, value: T): void {
		const mark = attempt(() => storage.get(restoredKey(key)));
		const isRestored = mark.ok && mark.value !== restored && isMarkOf(mark.value, text);
		if (isRestored) restored = mark.value;
		list = isRestored && isStored ? value : kept.merge(list, value);
	}

	/** Whether what is stored is in the list, so that writing the list loses nothing. */
	function takeIn(): Result<null, StoreProblem> {
		const now = attempt(() => storage.get(key));
		if (!now.ok) return now;
		const text = now.value;
		if (text === stored.text) return ok(null);
		if (text === null) {
			stored = { text, value: kept.empty };
			return ok(null);
		}
		const read = kept.read(text);
		if (read.ok) {
			absorb(text, read.value);
			stored = { text, value: read.value };
			return ok(null);
		}
		if (read.problem.code === 'import/newer') return fail('store/newer');
		return putAside(text);
	}

	function putAside(text: string): Result<null, StoreProblem> {
		const aside = attempt(() => moveAside(storage, key, text));
		if (!aside.ok) return aside;
		stored = { text: null, value: kept.empty };
		if (kept.salvage) list = kept.merge(list, kept.salvage(text));
		return fail('store/broken');
	}

	/** Writes the list, which holds all that is stored. */
	function save(text: string, isRestoring = false): Result<null, StoreProblem> {
		const gone = kept.saysNothing?.(list) ?? false;
		if (gone && stored.text === null) return ok(null);
		const written = attempt(() => {
			// First, so that whoever sees the new text sees that it was restored.
			if (isRestoring) storage.set(restoredKey(key), nextMark(text));
			// Said before it goes, so that other windows let go of it too.
			storage.set(key, text);
			if (gone) storage.remove(key);
		});
		isStored = written.ok;
		if (!written.ok) return written;
		stored = gone ? { text: null, value: kept.empty } : { text, value: list };
		return ok(null);
	}

	function refresh(): void {
		const taken = takeIn();
		problem = taken.ok ? null : taken.problem;
	}

	function hear(text: string | null): void {
		const now = attempt(() => storage.get(key));
		// A text that has been written over already is known from its writing alone.
		const passed = text === null || (now.ok && now.value === text) ? null : kept.read(text);
		if (text !== null && passed?.ok) absorb(text, passed.value);
		// Also where it was known: what is stored comes after all that has passed.
		stored = { text: null, value: kept.empty };
		refresh();
		if (problem) return;
		const whole = kept.merge(stored.value, list);
		// Whatever the order of keys: two windows that spell the same differently must come to rest.
		if (canonical(whole) === canonical(stored.value)) return;
		const written = save(kept.write(whole));
		problem = written.ok ? null : written.problem;
	}

	function change(make: (list: T) => T, seen?: T, isRestoring = false): Result<T, StoreProblem> {
		const taken = takeIn();
		const before = list;
		list = seen === undefined ? make(list) : kept.merge(list, make(seen));
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
		const written = save(text, isRestoring);
		problem = written.ok ? null : written.problem;
		return written.ok ? ok(list) : written;
	}

	function nextMark(text: string): string {
		const before = Number.parseInt(storage.get(restoredKey(key)) ?? '0', 10);
		restored = markOf(before + 1, text);
		return restored;
	}

	function aside(): readonly PutAside[] {
		const texts = attempt(() => textsAside(storage, key));
		return texts.ok ? texts.value : [];
	}

	function noting(act: () => void): void {
		const done = attempt(act);
		if (!done.ok) problem = done.problem;
	}

	/** What is stored stands, as long as nothing is here that could not be stored. */
	function reopen(): void {
		if (isStored) {
			const mark = attempt(() => storage.get(restoredKey(key)));
			if (mark.ok) restored = mark.value;
			list = kept.empty;
		}
		stored = { text: null, value: kept.empty };
		refresh();
	}

	reopen();
	return {
		list: () => list,
		problem: () => problem,
		aside,
		forget: (text) => noting(() => storage.remove(text.key)),
		putBack: (text) => noting(() => storage.set(text.key, text.text)),
		refresh,
		reopen,
		hear,
		change: (make, seen) => change(make, seen),
		restore: (make) => change(make, undefined, true)
	};
}

/** Where it is counted how often something was taken back, with a code of the text that was left. */
function restoredKey(key: string): string {
	return `${key}.restored`;
}

function markOf(count: number, text: string): string {
	return `${count}.${idOfText(text)}`;
}

function isMarkOf(mark: string | null, text: string): boolean {
	return mark?.endsWith(`.${idOfText(text)}`) === true;
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

/**
 * A letter that tells the windows of a device apart. Clocks of versions count by device; two windows
 * that counted under the same name could not tell that neither knew of the other's change, and one
 * of them would be dropped as the older.
 *
 * Windows share out a few letters by locks, so that clocks stay short however many windows a device
 * has had. The first window has none: it counts under the device's own name.
 */
type Locks = Pick<LockManager, 'request'>;

const SHARED_OUT = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'm', 'n'];
/** Never shared out: two windows rarely meet before the locks have answered. */
const BY_CHANCE = '0123456789pqrstuvwxyz';
const LOCK = 'rootline.window.';

export type WindowCode = {
	/** Empty for the first window. By chance until the locks have answered, or where there are none. */
	readonly code: () => string;
	/** Takes a letter, unless it has one. */
	readonly claim: () => Promise<void>;
	/** Gives the letter back: the page may be kept, but nobody can write in it. */
	readonly release: () => void;
};

/**
 * @param locks undefined where the browser has none
 * @param chance a number from 0 up to 1, as `Math.random` gives it
 */
export function windowCode(locks: Locks | undefined, chance: () => number): WindowCode {
	let code = made();
	let free: (() => void) | null = null;
	let claiming: Promise<void> | null = null;

	function made(): string {
		return BY_CHANCE[Math.floor(chance() * BY_CHANCE.length)] ?? '0';
	}

	function claim(): Promise<void> {
		if (!locks) return Promise.resolve();
		claiming ??= takeFirst(locks);
		return claiming;
	}

	async function takeFirst(of: Locks): Promise<void> {
		for (const each of ['', ...SHARED_OUT]) {
			if (await take(of, each)) return;
		}
	}

	/** Holds the lock until it is released; false where another window has it. */
	function take(of: Locks, each: string): Promise<boolean> {
		return new Promise((resolve, reject) => {
			of.request(LOCK + (each || 'first'), { ifAvailable: true }, (lock) => {
				if (!lock) {
					resolve(false);
					return;
				}
				code = each;
				resolve(true);
				return new Promise<void>((done) => {
					free = done;
				});
			}).catch(reject);
		});
	}

	function release(): void {
		free?.();
		free = null;
		claiming = null;
		code = made();
	}

	return { code: () => code, claim, release };
}

/* The lists of the device, each with its key, file format and merge. */

export const SAVED_VIEWS: Kept<SavedViews> = kept(SAVED_FORMAT, NO_SAVED_VIEWS, (a, b) => ({
	views: mergeEntries(a.views, b.views)
}));

export const WALKS: Kept<WalkFile> = kept(WALK_FORMAT, { walks: [], community: null }, (a, b) => ({
	walks: mergeWalkLists(a.walks, b.walks),
	community: null
}));

/** What residents know, as it is kept on a contributor's own device; see `ownCommunityFormat`. */
export function communityOf(contributor: string, now: () => string): Kept<Community> {
	return kept(ownCommunityFormat(contributor, now), EMPTY_COMMUNITY, mergeCommunities);
}

/** A list with a format of its own. */
export function kept<T extends object>(
	format: FileFormat<T>,
	empty: T,
	merge: (a: T, b: T) => T
): Kept<T> {
	return {
		key: `rootline.${format.kind}`,
		empty,
		read: (text) => readFormat(text, format),
		write: (list) => writeFormat(format, list),
		merge
	};
}

/* Drafts of reports on the device, each under the place that the report is about. */

const PREFIX = 'rootline.report.';

/** Subjects of the drafts that are kept, without what was put aside or is noted beside them. */
export function draftSubjects(storage: DeviceStorage): readonly string[] {
	const keys = attempt(() => storage.keys());
	return (keys.ok ? keys.value : [])
		.filter((key) => key.startsWith(PREFIX) && !/\.(?:restored|unreadable(?:\.\d+)?)$/.test(key))
		.map((key) => key.slice(PREFIX.length))
		.sort();
}

/** @param subject the place or places of the report, as `subjectKey` names them */
export function reportDraft(subject: string): Kept<DraftFields> {
	return {
		key: PREFIX + subject,
		empty: NO_FIELDS,
		read: readDraft,
		write: writeDraft,
		merge: mergeDrafts,
		salvage: salvageDraft,
		saysNothing
	};
}
