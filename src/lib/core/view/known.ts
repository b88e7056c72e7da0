/** Everything that links may name, as of today. */
import aliases from '../../../../data/catalog/aliases.json';
import { knownIndicators } from '../catalog/index.ts';
import { adjust } from '../risk/adjust.ts';
import { METHOD_IDS, methodById } from '../risk/methods/index.ts';
import type { Known } from './codec.ts';

/** Places of older links under their present names. */
const RENAMED_PLACES: ReadonlyMap<string, string> = new Map(Object.entries(aliases.places));

export const known: Known = {
	...knownIndicators,
	resolvePlace: (ref) => RENAMED_PLACES.get(ref) ?? ref,
	methods: METHOD_IDS,
	adjust: (method, adjustment) => adjust(methodById(method), adjustment)
};
