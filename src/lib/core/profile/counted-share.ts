/** What share of a place's people the 2020 Census counted into a group. */
import { Z } from '../estimate/error.ts';
import type { Estimate } from '../estimate/estimate.ts';
import { FITTED } from '../estimate/fitted.ts';
import { known, knownWithoutMargin, missing } from '../estimate/make.ts';
import type { Apportionment } from '../geo/apportion.ts';
import { blockGroupSpread } from '../geo/apportioning-error.ts';
import { raceGroupAt, type RaceGroup } from '../geo/race-groups.ts';

/** Fewer people than this are the rounding of an outline, not somebody. */
const NOBODY = 0.5;

/**
 * A full count where the place is made of whole block groups; where it cuts some, the count is
 * apportioned and has the (derived) margin of that. Not applicable where nobody lives.
 */
export function countedShare(
	{ people2020, groups2020, cut }: Pick<Apportionment, 'people2020' | 'groups2020' | 'cut'>,
	group: RaceGroup | 'people-of-color'
): Estimate {
	if (people2020 < NOBODY) return missing('not-applicable');
	const count =
		group === 'people-of-color'
			? people2020 - groups2020[raceGroupAt('white')]!
			: groups2020[raceGroupAt(group)]!;
	const share = Math.min(1, Math.max(0, count / people2020));
	const spread = blockGroupSpread(cut, 'people', FITTED.apportioning.constants.groups[group]);
	const moe = Z[90] * spread * Math.sqrt(share * (1 - share));
	if (moe === 0) return knownWithoutMargin(share, 'full-count');
	return { ...known(share, moe), moeBasis: 'modelled' };
}
