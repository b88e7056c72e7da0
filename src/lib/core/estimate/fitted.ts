/**
 * Constants that are fitted from the region's own published margins and counts, never assumed.
 * `npm run fit` writes them with their evidence; a test fits them again and compares. The methods
 * page shows all of it.
 */
import type { ApportioningConstants } from '../geo/apportioning-error.ts';
import fitted from './fitted.generated.json';

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
	/** The largest margin that the Bureau gives a count of zero in at least one tract of a hundred. */
	readonly zeroMargin: {
		readonly moe: number;
		readonly tracts: readonly { readonly moe: number; readonly tracts: number }[];
	};
};

export const FITTED: Fitted = fitted;
