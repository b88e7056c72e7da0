/** What a merge did to walk-throughs, in numbers. */
import { canonical } from '$lib/core/merge/canonical';
import { stepsOf, type Walk } from '$lib/core/walk/walk';

export type MergeTally = {
	readonly added: number;
	readonly changed: number;
	/** Steps that now have more than one version and had one before. */
	readonly apart: number;
};

export function mergeTally(before: readonly Walk[], after: readonly Walk[]): MergeTally {
	const known = new Map(
		before.flatMap((walk) =>
			stepsOf(walk).map((step) => [`${walk.id} ${step.id}`, step.versions] as const)
		)
	);
	const tally = { added: 0, changed: 0, apart: 0 };
	for (const walk of after) {
		for (const { id, versions } of stepsOf(walk)) {
			const were = known.get(`${walk.id} ${id}`);
			if (!were) tally.added += 1;
			else if (versions.length > were.length && versions.length > 1) tally.apart += 1;
			else if (canonical(versions) !== canonical(were)) tally.changed += 1;
		}
	}
	return tally;
}
