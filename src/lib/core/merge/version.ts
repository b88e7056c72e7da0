/**
 * A value that several people may change apart from each other. Versions that a later one knew of
 * go; versions that knew nothing of each other all stay, and people choose ("two versions").
 *
 * Joining keeps the latest of a union of sets. The latest of a set depends on nothing but the set,
 * so order, grouping and repetition of files make no difference: join is commutative, associative
 * and idempotent. That holds for any input, also for files that somebody wrote by hand.
 */
import { byText, canonical } from './canonical.ts';
import { countsOf, isBefore, nextClock, type Clock } from './clock.ts';

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
