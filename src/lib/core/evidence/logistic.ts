/**
 * Logistic regression by iteratively reweighted least squares, and scores of areas that the model has
 * not seen (cross-validation).
 * Source: T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical Learning" (2009),
 * sections 4.4 and 7.10.
 */
import { shuffler } from 'd3-array';
import { uniformStream } from '../risk/random.ts';

const MOST_ROUNDS = 50;
const SMALL_STEP = 1e-10;

/**
 * Fits P(outcome = 1) = 1/(1 + exp(−(b₀ + Σ b·x))).
 *
 * @param features one row of numbers an area
 * @param outcomes 1 or 0 an area
 * @returns b₀ first. Throws RangeError where the areas cannot tell the coefficients apart (a feature
 * that is the same everywhere, or one that splits the outcomes without a miss)
 */
export function fitLogistic(
	features: readonly (readonly number[])[],
	outcomes: readonly number[]
): number[] {
	const rows = features.map((row) => [1, ...row]);
	const size = rows[0]?.length ?? 0;
	let beta = new Array<number>(size).fill(0);
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const hessian = Array.from({ length: size }, () => new Array<number>(size).fill(0));
		const gradient = new Array<number>(size).fill(0);
		rows.forEach((row, at) => {
			const p = probability(beta, row);
			const residual = (outcomes[at] ?? 0) - p;
			row.forEach((x, i) => {
				gradient[i] = (gradient[i] ?? 0) + residual * x;
				const line = hessian[i];
				if (line) row.forEach((y, j) => (line[j] = (line[j] ?? 0) + p * (1 - p) * x * y));
			});
		});
		const step = solve(hessian, gradient);
		beta = beta.map((b, i) => b + (step[i] ?? 0));
		if (Math.max(...step.map(Math.abs)) < SMALL_STEP) return beta;
	}
	throw new RangeError(
		'The model does not settle: some feature splits the outcomes without a miss'
	);
}

/** Log odds of an area under coefficients from `fitLogistic`; higher means likelier. */
export function logOdds(beta: readonly number[], features: readonly number[]): number {
	return features.reduce((sum, x, i) => sum + x * (beta[i + 1] ?? 0), beta[0] ?? 0);
}

/**
 * For every area, the log odds under a model fitted on the areas of the other folds. Folds are dealt at
 * random by seed.
 */
export function crossValidatedScores(
	features: readonly (readonly number[])[],
	outcomes: readonly number[],
	{ folds, seed }: { readonly folds: number; readonly seed: number }
): number[] {
	const fold = shuffler(uniformStream(seed, 'folds'))(features.map((_, at) => at % folds));
	const scores = new Array<number>(features.length).fill(NaN);
	for (let left = 0; left < folds; left++) {
		const kept = features.flatMap((_, row) => (fold[row] === left ? [] : [row]));
		const beta = fitLogistic(
			kept.map((row) => features[row] ?? []),
			kept.map((row) => outcomes[row] ?? 0)
		);
		features.forEach((row, at) => {
			if (fold[at] === left) scores[at] = logOdds(beta, row);
		});
	}
	return scores;
}

function probability(beta: readonly number[], row: readonly number[]): number {
	return 1 / (1 + Math.exp(-row.reduce((sum, x, i) => sum + x * (beta[i] ?? 0), 0)));
}

/** Solves A·x = b by Gaussian elimination with pivots. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
	const lines = a.map((line, i) => [...line, b[i] ?? 0]);
	const size = lines.length;
	for (let column = 0; column < size; column++) {
		let best = column;
		for (let row = column + 1; row < size; row++) {
			if (Math.abs(lines[row]?.[column] ?? 0) > Math.abs(lines[best]?.[column] ?? 0)) best = row;
		}
		const pivot = lines[best] ?? [];
		if (Math.abs(pivot[column] ?? 0) < 1e-12) {
			throw new RangeError('The features cannot be told apart');
		}
		lines[best] = lines[column] ?? [];
		lines[column] = pivot;
		lines.forEach((line, row) => {
			if (row === column) return;
			const factor = (line[column] ?? 0) / (pivot[column] ?? 1);
			for (let i = column; i <= size; i++) line[i] = (line[i] ?? 0) - factor * (pivot[i] ?? 0);
		});
	}
	return lines.map((line, i) => (line[size] ?? 0) / (line[i] ?? 1));
}
