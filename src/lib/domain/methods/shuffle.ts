/**
 * Whether a class says more than chance would: the labels are dealt anew over the areas, again and
 * again, while the areas keep their borders, and what is counted on the map is counted on every deal.
 * A class whose count lies among those of the deals tells nothing about place.
 */
import { shuffler } from 'd3-array';
import { neededNeighbors, rulesOf, type Evaluation } from './evaluate.ts';
import type { ClassDefinition } from './definitions/method.ts';
import type { MethodId } from './definitions/index.ts';
import { uniformStream } from '../statistics/random.ts';
import { quantile } from './prepare.ts';

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
