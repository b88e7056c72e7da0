/**
 * What a file that somebody sent may do to a list of the device. A merge takes the latest of both
 * sides, so a file that claims to know of everything could delete or replace everything. Here, before
 * the merge, is the border: of what is the reader's own, nothing goes without a yes. The merge itself
 * knows no owners, so it stays the same on every device, in any order.
 */
import { canonical } from './merge.ts';
import { countsOf, isBefore } from './merge.ts';
import { entriesOf, type Entries, type Entry } from './merge.ts';
import { joinVersions, liveVersions, type Live, type Version } from './merge.ts';

/** What the reader said yes to, of what a file would do to their own. */
export type Consent = { readonly delete: boolean; readonly replace: boolean };

export const NO_CONSENT: Consent = { delete: false, replace: false };
export const FULL_CONSENT: Consent = { delete: true, replace: true };

/** A version that the reader sees now is gone: nothing of the thing is left, or another is in its place. */
export type Loss = 'delete' | 'replace';

/** Codes that the reader's work is written under: of this device, and of others of theirs. */
export type OwnCodes = string | readonly string[];

export function isAmong(own: OwnCodes, code: string): boolean {
	return typeof own === 'string' ? own === code : own.includes(code);
}

export type IsOwn<T> = (entry: Entry<T>) => boolean;

export function allows(consent: Consent, loss: Loss | null): boolean {
	return loss === null || consent[loss];
}

/**
 * What would be lost of what the versions say now; null where all of it stays. Who says the same once
 * more, with a later clock, takes nothing away.
 */
export function lossBetween<T>(
	before: readonly Version<T>[],
	after: readonly Version<T>[]
): Loss | null {
	const [were, are] = [liveVersions(before), liveVersions(after)];
	if (were.length === 0 || isUntouched(were, are)) return null;
	if (are.length === 0) return 'delete';
	const kept = contentsOf(are);
	return [...contentsOf(were)].every((each) => kept.has(each)) ? null : 'replace';
}

/** What a file may bring in: all of it, but for versions that would cost the reader their own. */
export function sparing<T>(
	mine: Entries<T>,
	file: Entries<T>,
	isOwn: IsOwn<T>,
	consent: Consent
): Entries<T> {
	const known = new Map(mine.map((entry) => [entry.id, entry]));
	return entriesOf(
		file.flatMap((entry) => {
			const before = known.get(entry.id);
			if (!before || !isOwn(before)) return [entry];
			const versions = sparingVersions(before.versions, entry.versions, consent);
			return versions.length > 0 ? [{ id: entry.id, versions }] : [];
		})
	);
}

/** The same for the versions of one thing that is the reader's own. */
export function sparingVersions<T>(
	mine: readonly Version<T>[],
	file: readonly Version<T>[],
	consent: Consent
): readonly Version<T>[] {
	if (allows(consent, lossBetween(mine, joinVersions(mine, file)))) return file;
	const live = liveVersions(mine).map(({ clock }) => countsOf(clock));
	return file.filter(({ clock }) => {
		const counts = countsOf(clock);
		return !live.some((each) => isBefore(each, counts));
	});
}

/**
 * Who made or changed something that is still there: whoever has a count in its clock. Windows of a
 * device count apart, all but the first under its code with one letter more.
 */
export function isMadeOn(own: OwnCodes): (entry: Pick<Entry<unknown>, 'versions'>) => boolean {
	const devices = typeof own === 'string' ? [own] : own;
	const isIts = (code: string) =>
		devices.some(
			(device) => code === device || (code.length === device.length + 1 && code.startsWith(device))
		);
	return ({ versions }) =>
		liveVersions(versions).some(({ clock }) => Object.keys(clock).some(isIts));
}

/** `apart`: all that was there stays, with another version beside it to choose from. */
export type Effect = 'added' | 'changed' | 'apart' | 'deleted';

/** One thing that reads otherwise after a merge. */
export type Difference<T> = {
	readonly id: string;
	readonly effect: Effect;
	readonly before: readonly Live<T>[];
	readonly after: readonly Live<T>[];
};

/** In the order of ids; things of which only the history differs are left out. */
export function differencesBetween<T>(
	before: Entries<T>,
	after: Entries<T>
): readonly Difference<T>[] {
	const known = new Map(before.map(({ id, versions }) => [id, versions]));
	return after.flatMap(({ id, versions }) => {
		const [were, are] = [liveVersions(known.get(id) ?? []), liveVersions(versions)];
		const effect = effectOf(were, are);
		return effect ? [{ id, effect, before: were, after: are }] : [];
	});
}

function effectOf<T>(before: readonly Live<T>[], after: readonly Live<T>[]): Effect | null {
	if (before.length === 0) return after.length === 0 ? null : 'added';
	if (after.length === 0) return 'deleted';
	if (isUntouched(before, after)) return null;
	const [were, are] = [contentsOf(before), contentsOf(after)];
	const stays = [...were].every((each) => are.has(each));
	if (stays && are.size === were.size) return null;
	return stays ? 'apart' : 'changed';
}

/** What a file would do to a list. */
export type Preview<Item> = {
	/** All that reads otherwise afterwards, but for `own`. */
	readonly differences: readonly Item[];
	/** The reader's own, which only their yes deletes or replaces. */
	readonly own: Readonly<Record<Loss, readonly Item[]>>;
};

/** @param after the list with all of the file in it */
export function previewOf<T>(
	before: Entries<T>,
	after: Entries<T>,
	isOwn: IsOwn<T>
): Preview<Difference<T>> {
	const all = differencesBetween(before, after).map((each) => ({
		each,
		loss: isOwn({ id: each.id, versions: each.before })
			? lossBetween(each.before, each.after)
			: null
	}));
	const having = (loss: Loss | null) =>
		all.filter((one) => one.loss === loss).map(({ each }) => each);
	return {
		differences: having(null),
		own: { delete: having('delete'), replace: having('replace') }
	};
}

/** How many things a merge did something to, by what it did. */
export function countEffects(
	differences: readonly { readonly effect: Effect }[]
): Readonly<Record<Effect, number>> {
	const counts = { added: 0, changed: 0, apart: 0, deleted: 0 };
	for (const { effect } of differences) counts[effect] += 1;
	return counts;
}

/**
 * Takes a merge back: what it changed is again as it was before, also where other lists were merged
 * meanwhile. What was changed since by anybody stays as it is now.
 */
export function takenBack<T>(now: Entries<T>, before: Entries<T>, after: Entries<T>): Entries<T> {
	const were = new Map(before.map((entry) => [entry.id, entry]));
	const became = new Map(after.map((entry) => [entry.id, entry]));
	return now.flatMap((entry) => {
		const result = became.get(entry.id);
		if (!result || canonical(result.versions) !== canonical(entry.versions)) return [entry];
		const was = were.get(entry.id);
		return was ? [was] : [];
	});
}

/** The very same values, as a merge leaves most of them: told without reading thousands of them. */
function isUntouched<T>(before: readonly Live<T>[], after: readonly Live<T>[]): boolean {
	return (
		before.length === after.length && before.every(({ value }, at) => value === after[at]!.value)
	);
}

function contentsOf<T>(versions: readonly Live<T>[]): ReadonlySet<string> {
	return new Set(versions.map(({ value }) => canonical(value)));
}

/* Lists of things that are themselves made of entries: walk-throughs, scorecards. */

type Item = { readonly id: string };

const byId = <T extends Item>(all: readonly T[]) => new Map(all.map((each) => [each.id, each]));

/**
 * @param after what a merge with full consent makes of `mine`
 * @param changesOf what of one thing reads otherwise, and whether the reader loses by it
 */
export function previewOfItems<T extends Item, D>(
	mine: readonly T[],
	after: readonly T[],
	changesOf: (
		before: T | undefined,
		after: T
	) => readonly (readonly [difference: D, loss: Loss | null])[]
): Preview<D> {
	const known = byId(mine);
	const all = after.flatMap((each) => changesOf(known.get(each.id), each));
	const having = (loss: Loss | null) => all.flatMap(([each, its]) => (its === loss ? [each] : []));
	return {
		differences: having(null),
		own: { delete: having('delete'), replace: having('replace') }
	};
}

/** The file, of what is here already only what `spare` lets through. */
export function sparingItems<T extends Item>(
	mine: readonly T[],
	file: readonly T[],
	spare: (before: T, file: T) => T
): readonly T[] {
	const known = byId(mine);
	return file.map((each) => {
		const before = known.get(each.id);
		return before ? spare(before, each) : each;
	});
}

/**
 * Takes a file back that made `after` of `before`; what was changed since stays as it is.
 *
 * @param parts puts a thing together from its parts as they are now, were, and became
 */
export function takenBackItems<T extends Item>(
	now: readonly T[],
	before: readonly T[],
	after: readonly T[],
	parts: (now: T, was: T, is: T) => T
): readonly T[] {
	const [were, became] = [byId(before), byId(after)];
	return now.flatMap((each) => {
		const [was, is] = [were.get(each.id), became.get(each.id)];
		if (!is) return [each];
		if (!was) return canonical(each) === canonical(is) ? [] : [each];
		return [parts(each, was, is)];
	});
}
