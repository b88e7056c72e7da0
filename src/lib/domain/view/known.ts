/** Everything that links may name, as of today. */
import aliases from '../../../../data/catalog/aliases.json';
import { knownIndicators } from '../indicators/catalog.ts';
import { ADJUSTABLE, checkAdjustment } from '../methods/adjust.ts';
import type { MethodId } from '../methods/definitions/method.ts';
import type { Known } from './codec.ts';

/** Places of older links under their present names. */
const RENAMED_PLACES: ReadonlyMap<string, string> = new Map(Object.entries(aliases.places));

export const known: Known = {
	...knownIndicators,
	resolvePlace: (ref) => {
		// A station keeps the reach that was asked for under its new name.
		const [name = '', reach] = ref.split('@', 2);
		const present = RENAMED_PLACES.get(name);
		if (present === undefined) return ref;
		return reach === undefined ? present : `${present}@${reach}`;
	},
	methods: Object.keys(ADJUSTABLE) as MethodId[],
	adjust: checkAdjustment
};
