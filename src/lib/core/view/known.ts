/** Everything that links may name, as of today. */
import { knownIndicators } from '../catalog/index.ts';
import { ADJUSTABLE, checkAdjustment } from '../risk/adjustable.ts';
import type { MethodId } from '../risk/method.ts';
import type { Known } from './codec.ts';

export const known: Known = {
	...knownIndicators,
	methods: Object.keys(ADJUSTABLE) as MethodId[],
	adjust: checkAdjustment
};
