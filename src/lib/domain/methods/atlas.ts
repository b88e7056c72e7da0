/** Methods on the region's figures, in one call: what worker, scripts and tests run. */
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import { adjust, NO_ADJUSTMENT } from './adjust.ts';
import type { Adjustment, AdjustmentProblem } from './adjust.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import type { MethodInputs } from './measure.ts';
import type { MethodId } from './definitions/method.ts';
import { methodById } from './definitions/index.ts';
import { prepare } from './prepare.ts';

export { REGION_INDICATORS, REGION_METHODS, regionInputs } from './region-inputs.ts';

/**
 * Runs every method that `inputs` has, in its order, with a person's changes where there are any.
 * Fails where a change does not fit its method. `evaluation.prepared` is what `confidenceOf` takes.
 */
export function runMethods(
	inputs: ReadonlyMap<MethodId, MethodInputs>,
	adjustments: Readonly<Partial<Record<MethodId, Adjustment>>> = {}
): Result<ReadonlyMap<MethodId, Evaluation>, AdjustmentProblem> {
	const evaluations = new Map<MethodId, Evaluation>();
	for (const [id, own] of inputs) {
		const adjusted = adjust(methodById(id), adjustments[id] ?? NO_ADJUSTMENT);
		if (!adjusted.ok) return adjusted;
		evaluations.set(id, evaluate(prepare(adjusted.value, own)));
	}
	return ok(evaluations);
}
