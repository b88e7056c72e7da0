/** What every derived figure inherits from the figures that it is made of. */
import type { Estimate } from './estimate.ts';
import { isMissing, missing, openEnded, withMargin } from './make.ts';
import type { Margin, MissingQuality } from './make.ts';

/** Which inputs have no value, and why: the reason that a derived figure has none either. */
export function missingAmong(
	inputs: readonly Estimate[]
): readonly { readonly index: number; readonly quality: MissingQuality }[] {
	return inputs.flatMap((input, index) =>
		isMissing(input) ? [{ index, quality: input.quality }] : []
	);
}

/** +1 where the true value is at least the given one, −1 where at most, 0 where neither. */
export type OpenEnd = -1 | 0 | 1;

export function openEnd(estimate: Estimate): OpenEnd {
	if (estimate.quality === 'top-coded') return 1;
	return estimate.quality === 'bottom-coded' ? -1 : 0;
}

/**
 * A derived figure from its inputs. `ends[i]` says which way an open end of input i pushes the
 * result; `margin` gets the margins of the inputs in order (a full count counts as 0).
 *
 * Missing never becomes zero: an input without value leaves the result without one ("not published"
 * where any input was not published, otherwise "not computable"; "not applicable" only where every
 * missing input is). Open ends that push both ways leave nothing to say: not computable. Where only
 * some inputs have a margin, the result has the least that its own can be: `margin` must grow with
 * every one of them. A margin made from a modelled one is modelled too.
 */
export function derive(
	inputs: readonly Estimate[],
	ends: readonly OpenEnd[],
	value: (values: readonly number[]) => number | null,
	margin: (margins: readonly number[], values: readonly number[]) => number
): Estimate {
	const absent = missingAmong(inputs);
	if (absent.length > 0) return missing(commonQuality(absent.map((one) => one.quality)));
	const values = inputs.map((input) => input.value ?? 0);
	const result = value(values);
	if (result === null || !Number.isFinite(result)) return missing('not-computable');
	const atLeast = ends.includes(1);
	const atMost = ends.includes(-1);
	if (atLeast && atMost) return missing('not-computable');
	if (atLeast) return openEnded(result, 'top-coded');
	if (atMost) return openEnded(result, 'bottom-coded');
	const derived = deriveMargin(inputs, (margins) => margin(margins, values));
	const estimate = withBasis(withMargin(result, derived), inputs);
	if (derived.moeReason !== 'input-without-margin') return estimate;
	const leastMoe = margin(
		inputs.map((input) => input.moe ?? input.leastMoe ?? 0),
		values
	);
	return leastMoe > 0 ? { ...estimate, leastMoe } : estimate;
}

function withBasis(estimate: Estimate, inputs: readonly Estimate[]): Estimate {
	if (estimate.moe === null || !inputs.some(({ moeBasis }) => moeBasis === 'modelled'))
		return estimate;
	return { ...estimate, moeBasis: 'modelled' };
}

function deriveMargin(
	inputs: readonly Estimate[],
	margin: (margins: readonly number[]) => number
): Margin {
	const sampled = inputs.filter((input) => input.moeReason !== 'full-count');
	if (sampled.length === 0) return { moe: null, moeReason: 'full-count' };
	if (sampled.some((input) => input.moe === null)) {
		const noneCarried = sampled.every((input) => input.moeReason === 'not-carried');
		return { moe: null, moeReason: noneCarried ? 'not-carried' : 'input-without-margin' };
	}
	return { moe: margin(inputs.map((input) => input.moe ?? 0)), moeReason: null };
}

function commonQuality(qualities: readonly MissingQuality[]): MissingQuality {
	if (qualities.includes('not-published')) return 'not-published';
	if (qualities.includes('not-computable')) return 'not-computable';
	return 'not-applicable';
}
