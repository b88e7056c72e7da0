/** Means over tracts of figures that do not add up: published medians, shares and means. */
import type { Estimate } from './estimate.ts';
import { known, knownWithoutMargin, missing, openEnded } from './make.ts';

/** A tract's figure, and the count it speaks of: households for a median, people for a share of people. */
export type TractFigure = { readonly figure: Estimate; readonly weight: number };

/** Least share of the weight that must lie where a figure is known. Ours. */
export const LEAST_COVERAGE = 0.5;
/** Share of the weight from which on open-ended figures, or figures without margin, decide. Ours. */
export const MINOR_SHARE = 0.05;

/**
 * Weighted mean. Of medians it is only approximate, and to be marked so wherever it is shown.
 * Tracts without a figure are left out; not computable where they hold more than half of the
 * weight, not applicable where nobody lives. Figures that are open-ended or have no margin decide
 * for the whole from 5 % of the weight on; below that they count with the value they have, and the
 * margin speaks of the rest.
 */
export function meanOfTracts(parts: readonly TractFigure[]): Estimate {
	const total = totalWeight(parts);
	if (total <= 0) return missing('not-applicable');
	const present = parts.filter((part) => part.figure.value !== null && part.weight > 0);
	const weight = totalWeight(present);
	if (weight < LEAST_COVERAGE * total || weight === 0) {
		const published = parts.some(
			(part) => part.weight > 0 && part.figure.quality !== 'not-published'
		);
		return missing(published ? 'not-computable' : 'not-published');
	}
	const [only] = present;
	if (only && present.length === 1) return only.figure;
	const mean =
		present.reduce((sum, part) => sum + part.weight * (part.figure.value ?? 0), 0) / weight;
	for (const quality of ['top-coded', 'bottom-coded'] as const) {
		const open = totalWeight(present.filter((part) => part.figure.quality === quality));
		if (open >= MINOR_SHARE * weight) return openEnded(mean, quality);
	}
	return withMeanMargin(mean, present, weight);
}

function withMeanMargin(mean: number, present: readonly TractFigure[], weight: number): Estimate {
	const withMoe = present.filter((part) => part.figure.moe !== null);
	const covered = totalWeight(withMoe);
	if (covered <= (1 - MINOR_SHARE) * weight) {
		const noneCarried = present.every(
			(part) => part.figure.moeReason === 'not-carried' || part.figure.value === null
		);
		return knownWithoutMargin(mean, noneCarried ? 'not-carried' : 'input-without-margin');
	}
	const moe = Math.hypot(...withMoe.map((part) => part.weight * (part.figure.moe ?? 0))) / covered;
	const modelled = withMoe.some((part) => part.figure.moeBasis === 'modelled');
	return { ...known(mean, moe), ...(modelled && { moeBasis: 'modelled' as const }) };
}

export function totalWeight(parts: readonly { readonly weight: number }[]): number {
	return parts.reduce((sum, part) => sum + part.weight, 0);
}
