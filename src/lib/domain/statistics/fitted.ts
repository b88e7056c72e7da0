/**
 * Constants that are fitted from the region's own published margins and counts, never assumed.
 * `npm run fit` writes them with their evidence; a test fits them again and compares. The methods
 * page shows all of it.
 */
import type { Variable, WeightBasis, RaceGroup } from './census.ts';
import fitted from '#region/fitted.generated.json';

/**
 * A design factor: by how much published margins exceed those of a simple random sample. The factor
 * is the ratio of the root mean squares, so that fitted margins are as large as published ones.
 */
export type DesignFactor = {
	readonly factor: number;
	/** Figures with a published margin that it is fitted to. */
	readonly figures: number;
	/** Middle of published ÷ formula, and how far the tenth and ninetieth of a hundred lie from it. */
	readonly median: number;
	readonly tenth: number;
	readonly ninetieth: number;
};

/** Relative standard error of a published median, by the number of households it speaks of. */
export type ErrorBySize = readonly {
	/** Up to so many households; null for all above. */
	readonly upTo: number | null;
	readonly relativeError: number;
	readonly tracts: number;
}[];

/** What apportioning by tract costs, measured where the truth is known by block group. */
export type ApportioningFit = {
	/** With these, 90 % margins hold the block groups' count in 90 of 100 random places. */
	readonly constants: ApportioningConstants;
	readonly evidence: {
		/** Circles of half a mile and of a mile around random homes, half of each. */
		readonly places: number;
		/** Root mean square of error ÷ (√(p(1 − p)) · cut part): what a bell curve would have as τ. */
		readonly rootMeanSquare: ApportioningConstants['groups'];
		/** People of color, by tenths of the cut part: does one constant fit all places? */
		readonly byCutPart: readonly {
			readonly from: number;
			readonly to: number;
			readonly constant: number;
		}[];
		/**
		 * People of color, with pairs of tracts in the place of tracts and tracts in that of block groups:
		 * are units of another size about as uneven? So the step down to block groups takes for granted.
		 */
		readonly oneSizeUp: number;
	};
};

/** How far figures scatter on changed tracts and on unchanged ones, and what the former have beyond. */
export type Scatter = {
	readonly changedTracts: number;
	readonly unchangedTracts: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly extra: number;
};

export type CarryingFit = {
	readonly constants: {
		/** Relative standard error of medians by variable. */
		readonly medians: Readonly<Record<Variable, number>>;
		/** Relative standard error of counts: of all people, of all households, of parts of either. */
		readonly counts: {
			readonly people: number;
			readonly households: number;
			readonly parts: number;
		};
		/** Standard error of shares in units of √(p(1 − p)). */
		readonly shares: number;
	};
	readonly evidence: {
		/** Of logarithms of medians and of counts. */
		readonly medians: Readonly<Record<Variable, Scatter>>;
		readonly counts: Readonly<Record<Variable, Scatter>>;
		/** Of shares in units of √(p(1 − p)), by the part that is a share. */
		readonly shares: Readonly<Record<Variable, Scatter>>;
		/** The share that rents, in logarithms. */
		readonly renterShareInLogs: Scatter;
	};
};

export type PooledIncomeFit = {
	readonly constants: {
		/** σ of the logarithm of household incomes within a tract, two decimals. */
		readonly spread: number;
		/** Standard error of a pooled median from the model alone, relative, four decimals. */
		readonly modelError: number;
	};
	readonly evidence: {
		/** Tracts that the spread was fitted on. */
		readonly tracts: number;
		/** By how much the income at 185 % of poverty rises, in logs, with the log of a tract's median. */
		readonly slopeWithOwnSpreads: number;
		readonly slopeWithSpread: number;
		/** Split tracts with figures at both dates, and tracts that kept their borders. */
		readonly splitTracts: number;
		readonly unchangedTracts: number;
		/** Mean and spread of ln(children pooled / parent), the shift of unchanged tracts taken out. */
		readonly bias: number;
		readonly spreadOfSplit: number;
		readonly spreadOfUnchanged: number;
		/** The region's median, and what it would be with the spreads of the means, dollars of the newest year. */
		readonly region: number;
		readonly regionWithOwnSpreads: number;
	};
};

export type Fitted = {
	/** Share of households that a five-year file has asked. */
	readonly samplingFraction: number;
	/** Of medians from bins: the rents of tracts with a published margin. Home values take it over. */
	readonly medians: DesignFactor & {
		/** The same in tracts with over 1,000 renter households. */
		readonly largeTracts: { readonly median: number; readonly tracts: number };
		/** Tracts whose interval reaches an open bin and that have no formula margin. */
		readonly open: number;
	};
	/** Of shares, by table; `households` and `people` for tables without published margins. */
	readonly shares: Readonly<Record<string, DesignFactor>>;
	/** Of counts, by table: margin = 1.645 · factor · √(count · (1 − f)/f). */
	readonly counts: Readonly<Record<string, DesignFactor>>;
	readonly medianErrors: Readonly<Record<string, ErrorBySize>>;
	readonly apportioning: ApportioningFit;
	readonly carrying: CarryingFit;
	readonly pooledIncome: PooledIncomeFit;
	/** The largest margin that the Bureau gives a count of zero in at least one tract of a hundred. */
	readonly zeroMargin: {
		readonly moe: number;
		readonly tracts: readonly { readonly moe: number; readonly tracts: number }[];
	};
};

export const FITTED: Fitted = fitted;

/*
 * The error that comes from apportioning: a place that cuts a census unit gets the unit's average,
 * whatever its own part is like. (Ours; the constants are fitted by
 * `scripts/fit/apportioning.ts`.)
 *
 * Of unit u the place takes the part c, and with it the share w of its own people. The part differs
 * from the unit by about τ·√(p·(1 − p))·√(1 − c): nothing where the unit is taken whole, and no more
 * for a smaller part than for one clump of people. So the error of the place is τ·√(p·(1 − p)) times
 * its cut part, √(Σ w²·(1 − c)).
 */

/** A census unit and the part of it that a place takes. */
export type CutUnit = {
	/** Homes or people of the whole unit. */
	readonly size: number;
	/** Share 0–1 of them inside the place. */
	readonly part: number;
};

/** How much of a place comes from units that it cuts, 0 where it cuts none, to 1: see `cutPart`. */
export type CutParts = {
	/** Of tracts: what figures that are known by tract only are apportioned from. */
	readonly tracts: Readonly<Record<WeightBasis, number>>;
	/** Of block groups: what the 2020 counts are apportioned from. */
	readonly blockGroups: Readonly<Record<WeightBasis, number>>;
};

/** Cut parts of a place that is made of whole units. */
export const NOTHING_CUT: CutParts = {
	tracts: { households: 0, people: 0 },
	blockGroups: { households: 0, people: 0 }
};

/** τ: standard errors of a share p in units of √(p·(1 − p)), for a place whose cut part is 1. */
export type ApportioningConstants = {
	/** For any share: the largest of those that could be measured. */
	readonly share: number;
	/** For shares of people by race and Hispanic origin. */
	readonly groups: Readonly<Record<RaceGroup | 'people-of-color', number>>;
};

/** Shares that differ from all by rounding alone. */
const ROUNDING = 1e-9;

/** √(Σ w²·(1 − c)), w the share of the place's homes or people that come from the unit. 0 for a place without any. */
export function cutPart(units: readonly CutUnit[]): number {
	let squares = 0;
	let inside = 0;
	for (const { size, part } of units) {
		const taken = size * part;
		inside += taken;
		if (part < 1 - ROUNDING) squares += taken * taken * (1 - part);
	}
	return inside > 0 ? Math.sqrt(squares) / inside : 0;
}

/**
 * The standard error, in units of √(p·(1 − p)), that apportioning adds to a share p of a place whose
 * figures are known by tract: its part of each tract differs from the tract, and its part of each
 * block group from the block group.
 * @param constant τ, from `ApportioningConstants`
 */
export function apportioningSpread(
	{ tracts, blockGroups }: CutParts,
	basis: WeightBasis,
	constant: number
): number {
	return constant * Math.hypot(tracts[basis], blockGroups[basis]);
}

/**
 * The same for a share that is known by block group. Derived: nothing smaller is known here, so
 * block groups are taken to be as uneven inside as tracts are.
 */
export function blockGroupSpread(
	{ blockGroups }: CutParts,
	basis: WeightBasis,
	constant: number
): number {
	return constant * blockGroups[basis];
}
