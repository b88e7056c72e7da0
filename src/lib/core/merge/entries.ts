/** A set of things with ids, each with its versions: what every list of the device is kept as. */
import { byText } from './canonical.ts';
import { change, latest, liveVersions, type Stamp, type Version } from './version.ts';

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
