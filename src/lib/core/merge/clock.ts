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

export type Order = 'before' | 'after' | 'same' | 'apart';

/** Where `a` stands to `b`: `before` when `b` knew of it, `apart` when neither knew of the other. */
export function orderOf(a: Clock, b: Clock): Order {
	const less = someSmaller(a, b);
	const more = someSmaller(b, a);
	if (less) return more ? 'apart' : 'before';
	return more ? 'after' : 'same';
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

function someSmaller(a: Clock, b: Clock): boolean {
	for (const device of Object.keys(b)) {
		const mine = Object.hasOwn(a, device) ? a[device]! : 0;
		if (mine < b[device]!) return true;
	}
	return false;
}
