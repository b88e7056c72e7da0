/** What a merge did to walk-throughs, in numbers. */
import { canonical } from '$lib/core/merge/canonical';
import { headersOf, stepsOf, type ShownStep, type Walk } from '$lib/core/walk/walk';

export type MergeTally = {
	readonly added: number;
	readonly changed: number;
	/** Steps that now have more than one version and had one before. */
	readonly apart: number;
	/** Of walk-throughs that are still there. */
	readonly deleted: number;
	readonly walksDeleted: number;
};

export function mergeTally(before: readonly Walk[], after: readonly Walk[]): MergeTally {
	const still = after.filter(isThere);
	const ids = new Set(still.map(({ id }) => id));
	const were = before.filter(isThere);
	const known = new Map<string, ShownStep['versions']>(
		were
			.filter(({ id }) => ids.has(id))
			.flatMap((walk) =>
				stepsOf(walk).map((step) => [`${walk.id} ${step.id}`, step.versions] as const)
			)
	);
	const tally = { added: 0, changed: 0, apart: 0 };
	for (const walk of still) {
		for (const { id, versions } of stepsOf(walk)) {
			const key = `${walk.id} ${id}`;
			const before = known.get(key);
			known.delete(key);
			if (!before) tally.added += 1;
			else if (versions.length > before.length && versions.length > 1) tally.apart += 1;
			else if (canonical(versions) !== canonical(before)) tally.changed += 1;
		}
	}
	return {
		...tally,
		deleted: known.size,
		walksDeleted: were.filter(({ id }) => !ids.has(id)).length
	};
}

function isThere(walk: Walk): boolean {
	return headersOf(walk).length > 0;
}
