/**
 * What a sample of a given size can know. Source: U.S. Census Bureau, PUMS "Accuracy of the data"
 * (design factors, finite population correction); the factors are fitted to the region's own
 * published margins, see `fitted.ts`.
 */
import { Z } from './error.ts';
import { FITTED } from './fitted.ts';

/** (1 − f)/f of the sampling fraction. */
export function finiteCorrection(samplingFraction = FITTED.samplingFraction): number {
	return (1 - samplingFraction) / samplingFraction;
}

/**
 * Standard error of a share p among `size` households or people, 0–1: DF · √(p(1 − p)(1 − f)/(f·size)).
 * Infinite where nobody is there to ask.
 */
export function errorOfShare(
	p: number,
	size: number,
	designFactor: number,
	samplingFraction = FITTED.samplingFraction
): number {
	if (!(size > 0)) return Infinity;
	return designFactor * Math.sqrt((p * (1 - p) * finiteCorrection(samplingFraction)) / size);
}

/** The same as a 90 % margin. */
export function marginOfShare(p: number, size: number, designFactor: number): number {
	return Z[90] * errorOfShare(p, size, designFactor);
}
