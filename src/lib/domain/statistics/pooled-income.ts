/**
 * The median household income of an area from the medians of its tracts. Medians cannot be averaged:
 * a mean of tract medians lies 2 to 11 % over the true one, more where tracts are unlike. Until
 * counts by income (B19001) are at hand, the incomes of each tract are taken for lognormal around its
 * published median, and the area's median is that of all of them together.
 *
 * Lognormal incomes: J. Aitchison & J. A. C. Brown, "The Lognormal Distribution" (1957). The margin
 * follows from the implicit function theorem (delta method). How wide the incomes of a tract lie, and
 * how far the model errs, is measured in `scripts/fit/across-boundaries.ts`.
 */
import { standardErrorOf, Z } from './error.ts';
import type { Estimate } from './estimate.ts';
import { known, knownWithoutMargin, missing, openEnded } from './estimate.ts';
import { LEAST_COVERAGE, MINOR_SHARE, totalWeight } from './median.ts';
import type { TractFigure } from './median.ts';
import { normalCdf } from './error.ts';

export type IncomeTract = TractFigure & {
	/** σ of the logarithm of its households' incomes. */
	readonly spread: number;
};

export type PoolingOptions = {
	/** Standard error of the model itself, as a share of the figure. */
	readonly modelError: number;
	/** Standard error of the share below the median that apportioning adds, 0–1; 0 for whole tracts. */
	readonly apportioning?: number;
};

/**
 * Pooled median x with Σ w·Φ((ln x − ln m)/σ) = ½ Σ w. One whole tract gives exactly its published
 * median and margin. Tracts without a median are left out: not computable where they hold more than half of
 * the households, not applicable where there are none. From 5 % of the households on, open-ended
 * medians make the pooled one "or more" ("or less"), and medians without margin leave it without.
 * The margin holds σ fixed and adds the errors of the model and of apportioning in quadrature.
 */
export function pooledIncome(
	tracts: readonly IncomeTract[],
	{ modelError, apportioning = 0 }: PoolingOptions
): Estimate {
	const total = totalWeight(tracts);
	if (total <= 0) return missing('not-applicable');
	const present = tracts.filter(({ figure, weight }) => (figure.value ?? 0) > 0 && weight > 0);
	const weight = totalWeight(present);
	if (weight < LEAST_COVERAGE * total || weight === 0) {
		const published = tracts.some(
			(each) => each.weight > 0 && each.figure.quality !== 'not-published'
		);
		return missing(published ? 'not-computable' : 'not-published');
	}
	const [only] = present;
	if (only && present.length === 1) return apportioned(only, apportioning);
	const pooled = medianOfMixture(present, weight);
	for (const quality of ['top-coded', 'bottom-coded'] as const) {
		const open = totalWeight(present.filter(({ figure }) => figure.quality === quality));
		if (open >= MINOR_SHARE * weight) return openEnded(pooled, quality);
	}
	return withPooledMargin(pooled, present, weight, { modelError, apportioning });
}

/** By Newton's method on ln x, kept inside a bracket that every step narrows. */
function medianOfMixture(tracts: readonly IncomeTract[], weight: number): number {
	const logs = tracts.map(({ figure }) => Math.log(figure.value ?? 1));
	let low = Math.min(...logs);
	let high = Math.max(...logs);
	let at = (low + high) / 2;
	for (let step = 0; step < MOST_STEPS; step++) {
		let below = -weight / 2;
		let slope = 0;
		tracts.forEach((tract, i) => {
			const z = (at - logs[i]!) / tract.spread;
			below += tract.weight * normalCdf(z);
			slope += (tract.weight * density(z)) / tract.spread;
		});
		const next = at - below / slope;
		if (Math.abs(next - at) < PRECISION || high - low < PRECISION) break;
		if (below > 0) high = at;
		else low = at;
		at = next > low && next < high ? next : (low + high) / 2;
	}
	return Math.exp(at);
}

/** Of ln x: far under a cent in any income. */
const PRECISION = 1e-13;
const MOST_STEPS = 200;

/**
 * dx/dm of a tract is its share of the density at x, times x/m: with F(x, m) = Σ w·Φ(z) − ½ Σ w,
 * dx/dm = −(∂F/∂m)/(∂F/∂x).
 */
function withPooledMargin(
	pooled: number,
	present: readonly IncomeTract[],
	weight: number,
	{ modelError, apportioning }: Required<PoolingOptions>
): Estimate {
	const withMoe = present.filter(({ figure }) => figure.moe !== null);
	const covered = totalWeight(withMoe);
	if (covered <= (1 - MINOR_SHARE) * weight) {
		const noneCarried = present.every(({ figure }) => figure.moeReason === 'not-carried');
		return knownWithoutMargin(pooled, noneCarried ? 'not-carried' : 'input-without-margin');
	}
	const densities = withMoe.map(
		({ figure, spread, weight: own }) =>
			(own * density(Math.log(pooled / (figure.value ?? 1)) / spread)) / spread
	);
	const sum = densities.reduce((a, b) => a + b, 0);
	const sampling = Math.hypot(
		...withMoe.map(
			({ figure }, i) =>
				(((densities[i] ?? 0) / sum) * pooled * standardErrorOf(figure.moe ?? 0)) /
				(figure.value ?? 1)
		)
	);
	// The share below x grows by the density with ln x, so x errs by that share's error over it.
	const cut = (apportioning * covered) / sum;
	const estimate = known(pooled, Z[90] * Math.hypot(sampling, modelError * pooled, cut * pooled));
	const modelled = withMoe.some(({ figure }) => figure.moeBasis === 'modelled');
	return modelled ? { ...estimate, moeBasis: 'modelled' } : estimate;
}

/** The median of one tract, of which the place may hold only a part unlike the rest. */
function apportioned({ figure, spread }: IncomeTract, apportioning: number): Estimate {
	const { value, moe } = figure;
	if (value === null || moe === null || apportioning === 0) return figure;
	const cut = (apportioning * spread) / density(0);
	return { ...figure, moe: Math.hypot(moe, Z[90] * cut * value) };
}

function density(z: number): number {
	return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
