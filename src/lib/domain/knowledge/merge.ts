/**
 * A value that several people may change apart from each other. Versions that a later one knew of
 * go; versions that knew nothing of each other all stay, and people choose ("two versions").
 *
 * Joining keeps the latest of a union of sets. The latest of a set depends on nothing but the set,
 * so order, grouping and repetition of files make no difference: join is commutative, associative
 * and idempotent. That holds for any input, also for files that somebody wrote by hand.
 */

/** One text for each JSON value, whatever the order of its keys, so that values can be compared. */

/** @param value JSON data (without `undefined`); depth is limited where it is read */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const entries = Object.entries(value).sort(([a], [b]) => byText(a, b));
		return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
	}
	return JSON.stringify(value);
}

/** By code unit: the same on every device, whatever its language. */
export function byText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Which of two versions of the same thing knew of the other: a counter for every device that has
 * changed it (a version vector).
 *
 * Source: D. S. Parker et al., "Detection of Mutual Inconsistency in Distributed Systems", IEEE
 * Transactions on Software Engineering 9 (1983).
 */

/** Number of changes by device id; a device that is not named has made none. */
export type Clock = Readonly<Record<string, number>>;

/** More than anyone types in a lifetime; held so that counters stay exact numbers. */
export const LARGEST_COUNT = 1_000_000_000;

/** A clock that can be compared quickly, which is done for every pair of versions. */
export type Counts = ReadonlyMap<string, number>;

export function countsOf(clock: Clock): Counts {
	return new Map(Object.entries(clock));
}

/** Whether whoever made `b` knew of `a`. Neither is before the other where both were made apart. */
export function isBefore(a: Counts, b: Counts): boolean {
	return isWithin(a, b) && !isWithin(b, a);
}

/** The clock of a change that knew of all the given ones. */
export function nextClock(known: readonly Clock[], device: string): Clock {
	const counts = new Map<string, number>();
	for (const clock of known) {
		for (const [each, count] of Object.entries(clock)) {
			counts.set(each, Math.max(counts.get(each) ?? 0, count));
		}
	}
	counts.set(device, Math.min((counts.get(device) ?? 0) + 1, LARGEST_COUNT));
	return Object.fromEntries([...counts].sort(([x], [y]) => (x < y ? -1 : 1)));
}

function isWithin(a: Counts, b: Counts): boolean {
	for (const [device, count] of a) {
		if ((b.get(device) ?? 0) < count) return false;
	}
	return true;
}

export type Version<T> = {
	readonly clock: Clock;
	/** When, in UTC to the second: `2026-05-01T12:00:00Z`. For people; the clock decides. */
	readonly updated: string;
	/** Who, where they gave a name. */
	readonly author: string | null;
	/** Null when this change took the thing away: nothing of it is kept. */
	readonly value: T | null;
};

/** Who changes something, and when. */
export type Stamp = {
	/** Id of the device, made once and kept there; see `idOfBytes`. */
	readonly device: string;
	readonly author: string | null;
	readonly at: string;
};

/** Lists that `latest` has made: reading and merging a file would do the same again and again. */
const settled = new WeakSet<readonly unknown[]>();

/** Versions in their one order (newest first), those that another knew of left out. */
export function latest<T>(versions: readonly Version<T>[]): readonly Version<T>[] {
	if (versions.length < 2 || settled.has(versions)) return versions;
	const texts = new Map(versions.map((version) => [canonical(version), version]));
	const different = [...texts].map(([text, version]) => ({
		text,
		version,
		counts: countsOf(version.clock)
	}));
	const kept = different
		.filter(({ counts }) => !different.some((other) => isBefore(counts, other.counts)))
		.sort((a, b) => byText(b.version.updated, a.version.updated) || byText(a.text, b.text))
		.map(({ version }) => version);
	settled.add(kept);
	return kept;
}

export function joinVersions<T>(
	a: readonly Version<T>[],
	b: readonly Version<T>[]
): readonly Version<T>[] {
	return latest([...a, ...b]);
}

/** A change that knows of all versions, and so takes their place. */
export function change<T>(
	versions: readonly Version<T>[],
	value: T | null,
	{ device, author, at }: Stamp
): readonly Version<T>[] {
	const clock = nextClock(
		versions.map((each) => each.clock),
		device
	);
	return joinVersions(versions, [{ clock, updated: at, author, value }]);
}

/** A version that still says something. */
export type Live<T> = Version<T> & { readonly value: T };

/** Versions that were not taken away, newest first; several where people changed it apart. */
export function liveVersions<T>(versions: readonly Version<T>[]): readonly Live<T>[] {
	return versions.filter((each): each is Live<T> => each.value !== null);
}

/* A set of things with ids, each with its versions: what every list of the device is kept as. */

export type Entry<T> = { readonly id: string; readonly versions: readonly Version<T>[] };

/** Sorted by id, each id once. */
export type Entries<T> = readonly Entry<T>[];

/** In the one order; entries that share an id become one. */
export function entriesOf<T>(entries: Iterable<Entry<T>>): Entries<T> {
	const byId = new Map<string, (readonly Version<T>[])[]>();
	for (const { id, versions } of entries) {
		const lists = byId.get(id);
		if (lists) lists.push(versions);
		else byId.set(id, [versions]);
	}
	return [...byId]
		.map(([id, lists]) => ({ id, versions: latest(lists.length > 1 ? lists.flat() : lists[0]!) }))
		.sort((a, b) => byText(a.id, b.id));
}

/** All of both. Commutative, associative and idempotent, as joining versions is. */
export function mergeEntries<T>(a: Entries<T>, b: Entries<T>): Entries<T> {
	return entriesOf([...a, ...b]);
}

/** Adds or changes one. */
export function putEntry<T>(entries: Entries<T>, id: string, value: T, stamp: Stamp): Entries<T> {
	return changeEntry(entries, id, value, stamp);
}

/** Takes one away, leaving only the note that it was taken away. Unknown ids change nothing. */
export function removeEntry<T>(entries: Entries<T>, id: string, stamp: Stamp): Entries<T> {
	return findEntry(entries, id) ? changeEntry(entries, id, null, stamp) : entries;
}

export function findEntry<T>(entries: Entries<T>, id: string): Entry<T> | undefined {
	return entries.find((entry) => entry.id === id);
}

/** Entries that still say something, each with its live versions, newest first. */
export function liveEntries<T>(entries: Entries<T>) {
	return entries.flatMap(({ id, versions }) => {
		const live = liveVersions(versions);
		return live.length > 0 ? [{ id, versions: live }] : [];
	});
}

function changeEntry<T>(
	entries: Entries<T>,
	id: string,
	value: T | null,
	stamp: Stamp
): Entries<T> {
	const versions = change(findEntry(entries, id)?.versions ?? [], value, stamp);
	return entriesOf([...entries.filter((entry) => entry.id !== id), { id, versions }]);
}

/** Ids made from chance (which core does not have: the page hands it in) or from what is named. */

const LETTERS = '0123456789abcdefghijkmnpqrstuvwxyz';

/** One letter a byte, 34 of them: 10 bytes are enough for devices, accounts, steps and views. */
export function idOfBytes(bytes: Uint8Array): string {
	return [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/**
 * The same id for the same text, for rows that come without one: FNV-1a over 32 bits, twice.
 * Source: G. Fowler, L. C. Noll, K.-P. Vo, draft-eastlake-fnv.
 */
export function idOfText(text: string): string {
	return [0x811c9dc5, 0x050c5d1f].map((start) => fnv(text, start).padStart(7, '0')).join('');
}

function fnv(text: string, start: number): string {
	let hash = start;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return (hash >>> 0).toString(36);
}
