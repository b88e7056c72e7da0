/**
 * τ as `scripts/fit/apportioning.ts` finds it over 2,000 random places; a test fits it again. For
 * comparison, pairs of tracts apportioned as one give 0.12 for people of color: units of another size
 * are about as uneven inside, which is what the step down to block groups takes for granted.
 */
import type { ApportioningConstants } from './apportioning-error.ts';

export const APPORTIONING: ApportioningConstants = {
	share: 0.14,
	groups: {
		white: 0.132,
		black: 0.14,
		'american-indian': 0.032,
		asian: 0.082,
		hispanic: 0.075,
		other: 0.035,
		'people-of-color': 0.132
	}
};
