/**
 * Constants that are fitted from the region's own published margins and counts, never assumed.
 * `npm run fit` writes them with their evidence; a test fits them again and compares. The methods
 * page shows all of it.
 */
import type { ApportioningConstants } from './apportioning.ts';
import type { Variable } from './census.ts';
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
