/**
 * How much a number would move if the areas were others of the same kind: the areas are drawn again
 * with replacement, the number is worked out anew, and the middle 90 % of the answers are its interval.
 * Source: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13
 * (percentile interval).
 */
import { quantileSorted, sampleStandardDeviation } from 'simple-statistics';
import { CALLED_BEYOND } from '../estimate/compare.ts';
import { uniformStream } from '../risk/random.ts';

/** A number with its 90 % interval. */
export type WithInterval = {
	readonly value: number;
	readonly low: number;
	readonly high: number;
	/** Standard error: the spread of the answers. */
	readonly error: number;
};

/**
 * How a number stands to one that means "nothing" (0.5 for a coin, 0 for a difference): `called` beyond
 * 2.576 standard errors, the rule of every page; `leans` where only the 90 % interval leaves it out.
 */
export type Standing =
	'called-above' | 'leans-above' | 'not-clear' | 'leans-below' | 'called-below';

export type BootstrapOptions = { readonly draws: number; readonly seed: number };

/** Share of the answers that the interval holds, as the margins of the Census Bureau do. */
export const INTERVAL_LEVEL = 0.9;

/** How often each of `size` areas was drawn, in a sample of `size` with replacement. */
export type Sample = Uint16Array;

/**
 * `statistic` of all areas, and its interval. Samples for which it is not a number (an outcome that
 * came about nowhere) are left out.
 *
 * @param groups sizes of the groups that are drawn from apart, one after the other in the sample
 */
export function bootstrap(
	groups: readonly number[],
	statistic: (sample: Sample) => number,
	{ draws, seed }: BootstrapOptions
): WithInterval {
	const uniform = uniformStream(seed, 'bootstrap');
	const size = groups.reduce((sum, group) => sum + group, 0);
	const answers: number[] = [];
	for (let draw = 0; draw < draws; draw++) {
		const sample = new Uint16Array(size);
		let first = 0;
		for (const group of groups) {
			for (let i = 0; i < group; i++) {
				const row = first + Math.floor(uniform() * group);
				sample[row] = (sample[row] ?? 0) + 1;
			}
			first += group;
		}
		const answer = statistic(sample);
		if (!Number.isNaN(answer)) answers.push(answer);
	}
	return { value: statistic(new Uint16Array(size).fill(1)), ...intervalOf(answers) };
}

/** The middle 90 % of the answers and their spread; NaN where there are too few. */
function intervalOf(answers: readonly number[]): Omit<WithInterval, 'value'> {
	if (answers.length < 2) return { low: NaN, high: NaN, error: NaN };
	const sorted = [...answers].sort((a, b) => a - b);
	const tail = (1 - INTERVAL_LEVEL) / 2;
	return {
		low: quantileSorted(sorted, tail),
		high: quantileSorted(sorted, 1 - tail),
		error: sampleStandardDeviation(sorted)
	};
}

/** See `Standing`. */
export function standingOf({ value, low, high, error }: WithInterval, nothing: number): Standing {
	if (value - nothing > CALLED_BEYOND * error) return 'called-above';
	if (nothing - value > CALLED_BEYOND * error) return 'called-below';
	if (low > nothing) return 'leans-above';
	return high < nothing ? 'leans-below' : 'not-clear';
}
