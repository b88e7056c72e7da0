/**
 * Walk-throughs of several people put together, step by step, without losing either side. All of it
 * is joins of versions, so it is commutative, associative and idempotent.
 */
import { byText } from '../merge/canonical.ts';
import { mergeEntries } from '../merge/entries.ts';
import { joinVersions } from '../merge/version.ts';
import type { Walk } from './walk.ts';

/** Throws for two different walk-throughs; `mergeWalkLists` keeps those side by side. */
export function mergeWalks(a: Walk, b: Walk): Walk {
	if (a.id !== b.id) throw new Error(`${a.id} and ${b.id} are different walk-throughs.`);
	return {
		id: a.id,
		header: joinVersions(a.header, b.header),
		steps: mergeEntries(a.steps, b.steps),
		order: mergeEntries(a.order, b.order)
	};
}

/** Lists of walk-throughs, those with the same id merged; sorted by id. */
export function mergeWalkLists(a: readonly Walk[], b: readonly Walk[]): readonly Walk[] {
	const byId = new Map<string, Walk>();
	for (const walk of [...a, ...b]) {
		const known = byId.get(walk.id);
		byId.set(walk.id, known ? mergeWalks(known, walk) : mergeWalks(walk, walk));
	}
	return [...byId.values()].sort((x, y) => byText(x.id, y.id));
}
