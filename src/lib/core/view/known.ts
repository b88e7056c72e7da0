/** Everything that links may name, as of today. */
import aliases from '../../../../data/catalog/aliases.json';
import { knownIndicators } from '../catalog/index.ts';
import { ADJUSTABLE, checkAdjustment } from '../risk/adjustable.ts';
import type { MethodId } from '../risk/method.ts';
import type { Known } from './codec.ts';

/** Places of older links under their present names. */
const RENAMED_PLACES: ReadonlyMap<string, string> = new Map(Object.entries(aliases.places));

export const known: Known = {
	...knownIndicators,
	resolvePlace: (ref) => RENAMED_PLACES.get(ref) ?? ref,
	methods: Object.keys(ADJUSTABLE) as MethodId[],
	adjust: checkAdjustment
};
