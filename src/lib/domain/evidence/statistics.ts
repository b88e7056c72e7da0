/** Statistics of the evidence: intervals by drawing areas again, logistic regression, and labels dealt anew. */
import { quantileSorted, sampleStandardDeviation } from 'simple-statistics';
import { CALLED_BEYOND } from '../statistics/compare.ts';
import { uniformStream } from '../statistics/random.ts';
import { shuffler } from 'd3-array';
import { neededNeighbors, rulesOf, type Evaluation } from '../methods/evaluate.ts';
import type { ClassDefinition } from '../methods/definitions/method.ts';
import type { MethodId } from '../methods/definitions/index.ts';
import { quantile } from '../methods/prepare.ts';

/*
 * How much a number would move if the areas were others of the same kind: the areas are drawn again
 * with replacement, the number is worked out anew, and the middle 90 % of the answers are its interval.
 * Source: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13
 * (percentile interval).
 */

/**
 * How often a score ranks two areas rightly: the area under the ROC curve. It is the chance that an
 * area where something came about had the higher score, of one drawn from those and one drawn from
 * the others; ties count half. A coin gets 0.5.
 * Source: J. A. Hanley and B. J. McNeil, "The meaning and use of the area under a receiver operating
 * characteristic (ROC) curve", Radiology 143 (1982).
 */

/**
 * @param scores higher means: more expected to come about
 * @param outcomes 1 where it came about, 0 where not
 * @param weights how often each area counts (a bootstrap sample); once each where left out
 * @returns NaN where it came about everywhere or nowhere
 */
export function areaUnderCurve(
	scores: readonly number[],
	outcomes: readonly number[],
	weights?: ArrayLike<number>,
	order: readonly number[] = ascending(scores)
): number {
	let below = 0;
	let rightly = 0;
	let came = 0;
	for (let start = 0; start < order.length;) {
		const score = scores[order[start] ?? 0];
		let tiedCame = 0;
		let tiedNot = 0;
		let end = start;
		for (; end < order.length && scores[order[end] ?? 0] === score; end++) {
			const row = order[end] ?? 0;
			const weight = weights === undefined ? 1 : (weights[row] ?? 0);
			if (outcomes[row] === 1) tiedCame += weight;
			else tiedNot += weight;
		}
		rightly += tiedCame * (below + tiedNot / 2);
		below += tiedNot;
		came += tiedCame;
		start = end;
	}
	return rightly / (came * below);
}

/** Rows by ascending score, to be worked out once where many samples are ranked by the same scores. */
export function ascending(scores: readonly number[]): number[] {
	return scores.map((_, row) => row).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
}

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
export type ObservedStanding =
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
export function standingOf(
	{ value, low, high, error }: WithInterval,
	nothing: number
): ObservedStanding {
	if (value - nothing > CALLED_BEYOND * error) return 'called-above';
	if (nothing - value > CALLED_BEYOND * error) return 'called-below';
	if (low > nothing) return 'leans-above';
	return high < nothing ? 'leans-below' : 'not-clear';
}

/*
 * Logistic regression by iteratively reweighted least squares, and scores of areas that the model has
 * not seen (cross-validation).
 * Source: T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical Learning" (2009),
 * sections 4.4 and 7.10.
 */

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

/*
 * Whether a class says more than chance would: the labels are dealt anew over the areas, again and
 * again, while the areas keep their borders, and what is counted on the map is counted on every deal.
 * A class whose count lies among those of the deals tells nothing about place.
 */

export type ShuffleOptions = { readonly shuffles: number; readonly seed: number };

const DEFAULT_SHUFFLES: ShuffleOptions = { shuffles: 2000, seed: 20260 };

/** What was counted on the map, and on the deals. */
export type ChanceResult = {
	readonly observed: number;
	/** Mean over the deals. */
	readonly expected: number;
	/** 5th and 95th percentile of the deals. */
	readonly low: number;
	readonly high: number;
	/** Share of deals that count at least as many, the map itself among them; 1/(shuffles + 1) at the least. */
	readonly p: number;
	readonly shuffles: number;
	readonly seed: number;
};

export type Neighbors = readonly (readonly number[])[];

/**
 * Deals the labels anew over areas and counts each time. `count` must not keep or change what it is
 * given. The answer depends on options, key, labels and rows only.
 *
 * @param rows areas that labels are dealt over; the others keep theirs
 */
export function byChance(
	labels: Uint8Array,
	count: (labels: Uint8Array) => number,
	key: string,
	{ shuffles, seed }: ShuffleOptions = DEFAULT_SHUFFLES,
	rows: readonly number[] = Array.from(labels, (_, row) => row)
): ChanceResult {
	const deal = shuffler(uniformStream(seed, `shuffle:${key}`));
	const dealt = labels.slice();
	const hand = Uint8Array.from(rows, (row) => labels[row] ?? 0);
	const observed = count(labels);
	const counts = new Float64Array(shuffles);
	for (let i = 0; i < shuffles; i++) {
		deal(hand);
		rows.forEach((row, at) => {
			dealt[row] = hand[at] ?? 0;
		});
		counts[i] = count(dealt);
	}
	const asMany = counts.filter((each) => each >= observed).length;
	return {
		observed,
		expected: counts.reduce((sum, each) => sum + each, 0) / shuffles,
		low: quantile(counts, 0.05),
		high: quantile(counts, 0.95),
		p: (asMany + 1) / (shuffles + 1),
		shuffles,
		seed
	};
}

/** Pairs of areas that share a border and both have the label; each pair once. */
export function joins(labels: Uint8Array, neighbors: Neighbors): number {
	let pairs = 0;
	neighbors.forEach((others, row) => {
		if (labels[row] !== 1) return;
		for (const other of others) if (other > row && labels[other] === 1) pairs++;
	});
	return pairs;
}

/** Areas among `within` of whose neighbors at least the share `atLeast` (any one where left out) has the label. */
export function areasNear(
	labels: Uint8Array,
	neighbors: Neighbors,
	within: (row: number) => boolean,
	atLeast?: number
): number {
	let areas = 0;
	neighbors.forEach((others, row) => {
		if (!within(row)) return;
		const having = others.reduce((sum, other) => sum + (labels[other] ?? 0), 0);
		if (having >= neededNeighbors(atLeast, others.length)) areas++;
	});
	return areas;
}

export type MethodShuffle = {
	readonly method: MethodId;
	/** Flags that neighbors are asked for: how they cluster, and how many areas the rule reaches. */
	readonly touched: readonly {
		readonly flag: string;
		/** Least share of neighbors that the method asks for; null where any one will do. */
		readonly atLeast: number | null;
		readonly joins: ChanceResult;
		/**
		 * Vulnerable areas without the flag themselves that the rule reaches: those it sorts. Only
		 * their neighbors' labels are dealt anew. Null where the method knows no vulnerable areas.
		 */
		readonly near: ChanceResult | null;
	}[];
	/**
	 * Every class that says something and that two areas or more have, by pairs of neighbors that
	 * share it; dealt over the areas that the method speaks of.
	 */
	readonly classes: readonly {
		readonly class: string;
		readonly kind: ClassDefinition['kind'];
		readonly areas: number;
		readonly joins: ChanceResult;
	}[];
};

/** Needs borders: throws where the method's inputs do not know them. */
export function shuffleMethod(
	{ prepared, flags, classes }: Evaluation,
	options: ShuffleOptions = DEFAULT_SHUFFLES
): MethodShuffle {
	const { method, inputs } = prepared;
	const { neighbors } = inputs;
	if (neighbors === null) throw new Error(`${method.id}: no borders are known`);
	const key = (what: string) => `${method.id}:${what}`;
	const touched = new Map(
		rulesOf(method).flatMap((rule): [string, number | undefined][] =>
			'touches' in rule ? [[rule.touches, rule.atLeast]] : []
		)
	);
	const vulnerable = flags.get('vulnerable');
	const spoken = Array.from(classes, (_, row) => row).filter(
		(row) => method.classes[classes[row] ?? -1]?.kind !== 'silent'
	);
	return {
		method: method.id,
		touched: [...touched].map(([flag, atLeast]) => {
			const labels = flags.get(flag) ?? new Uint8Array(prepared.size);
			return {
				flag,
				atLeast: atLeast ?? null,
				joins: byChance(labels, (dealt) => joins(dealt, neighbors), key(flag), options),
				near: vulnerable
					? byChance(
							labels,
							(dealt) =>
								areasNear(
									dealt,
									neighbors,
									(row) => vulnerable[row] === 1 && labels[row] !== 1,
									atLeast
								),
							key(`near ${flag}`),
							options
						)
					: null
			};
		}),
		classes: method.classes.flatMap(({ id, kind }, at) => {
			const labels = classes.map((own) => (own === at ? 1 : 0));
			const areas = labels.reduce((sum, each) => sum + each, 0);
			if (kind === 'silent' || areas < 2) return [];
			const result = byChance(labels, (dealt) => joins(dealt, neighbors), key(id), options, spoken);
			return [{ class: id, kind, areas, joins: result }];
		})
	};
}
