/** Tracts that a place draws its figures from although most of their homes lie elsewhere. */
import type { TractTotal } from './apportion.ts';
import type { TractWeights } from './weights-types.ts';

/** Share of a tract's homes under which its figures tell of others than the place's people. */
const SMALL_PART = 1 / 3;
/** Share of the place's homes under which a tract hardly moves its figures. (Ours.) */
const LEAST_GIVEN = 0.01;

export type SmallPart = {
	/** Row of the tract. */
	readonly tract: number;
	/** Share 0–1 of the tract's 2020 homes inside the place. */
	readonly part: number;
	/** Share 0–1 of the place's 2020 homes that lie in the tract. */
	readonly given: number;
};

/** Those tracts, the one that gives most homes first; empty for a place without homes. */
export function smallParts(
	{ tracts, households }: Pick<TractWeights, 'tracts' | 'households'>,
	totals: readonly Pick<TractTotal, 'housingUnits'>[]
): SmallPart[] {
	const homes = tracts.map((row, i) => totals[row]!.housingUnits * households[i]!);
	const all = homes.reduce((sum, each) => sum + each, 0);
	if (!(all > 0)) return [];
	return tracts
		.map((tract, i): SmallPart => ({ tract, part: households[i]!, given: homes[i]! / all }))
		.filter(({ part, given }) => part < SMALL_PART && given >= LEAST_GIVEN)
		.sort((a, b) => b.given - a.given || a.tract - b.tract);
}

/**
 * Whether most of a place's homes come from such tracts: the survey's figures are then those of the
 * tracts and not the place's own.
 */
export function isOfTracts(parts: readonly SmallPart[]): boolean {
	return parts.reduce((sum, { given }) => sum + given, 0) > 1 / 2;
}
