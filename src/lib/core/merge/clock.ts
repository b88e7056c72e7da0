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
