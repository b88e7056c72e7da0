/**
 * A value that several people may change apart from each other. Versions that a later one knew of
 * go; versions that knew nothing of each other all stay, and people choose ("two versions").
 *
 * Joining keeps the latest of a union of sets. The latest of a set depends on nothing but the set,
 * so order, grouping and repetition of files make no difference: join is commutative, associative
 * and idempotent. That holds for any input, also for files that somebody wrote by hand.
 */
import { byText, canonical } from './canonical.ts';
import { nextClock, orderOf, type Clock } from './clock.ts';

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

/** Versions in their one order (newest first), those that another knew of left out. */
export function latest<T>(versions: readonly Version<T>[]): readonly Version<T>[] {
	if (versions.length < 2) return versions;
	const texts = new Map<string, Version<T>>();
	for (const version of versions) texts.set(canonical(version), version);
	const different = [...texts];
	return different
		.filter(
			([, version]) =>
				!different.some(([, other]) => orderOf(version.clock, other.clock) === 'before')
		)
		.sort(([a, x], [b, y]) => byText(y.updated, x.updated) || byText(a, b))
		.map(([, version]) => version);
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
