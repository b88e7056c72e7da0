/** Everything that links may name, as of today. */
import { knownIndicators } from '../catalog/index.ts';
import { adjust } from '../risk/adjust.ts';
import { METHOD_IDS, methodById } from '../risk/methods/index.ts';
import type { Known } from './codec.ts';

export const known: Known = {
	...knownIndicators,
	methods: METHOD_IDS,
	adjust: (method, adjustment) => adjust(methodById(method), adjustment)
};
