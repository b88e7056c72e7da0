/** The catalog as the app reads it: what it says about figures, and its entries. The build and the tests check it against `schema.ts`. */
import aliases from '../../../../data/catalog/aliases.json';
import indicators from '../../../../data/catalog/indicators.json';
import type { IndicatorId } from './ids.generated.ts';
import { REGION } from '../region.ts';
import {
	NEWEST_PERIOD,
	type VintageId,
	yearsOf,
	type Unit,
	type Variable
} from '../statistics/census.ts';
import type { RecordFigureId } from './record-figures.ts';

/*
 * What the catalog says about a figure. The JSON files in `data/catalog` hold these shapes; the
 * schema in `schema.ts` checks them at build and in tests.
 */

/** Topics in the order in which the indicator list shows them. */
export const TOPICS = [
	'rents',
	'homes',
	'income',
	'people',
	'education',
	'mobility',
	'change',
	'records'
] as const;
export type TopicId = (typeof TOPICS)[number];

export type ShareCells = {
	readonly numerator: readonly Variable[];
	readonly denominator: readonly Variable[];
};

/**
 * How the figure of a place came about.
 * - `exact`: published, or recomputed from counts.
 * - `mean-of-medians`: only a weighted mean of tract medians.
 * - `modelled-income`: pooled from tract medians by a model of incomes.
 */
export type FigureMethod = 'exact' | 'mean-of-medians' | 'modelled-income';

/** How a value is made from published figures. */
export type Formula =
	/** One published figure; for a median, the bins from which a larger area's median is made. */
	| {
			readonly kind: 'median';
			readonly variable: Variable;
			/** Counts by bin (`from` and `to` in dollars, null where open), or null: then only what can be made of tract medians. */
			readonly bins:
				| readonly {
						readonly variable: Variable;
						readonly from: number | null;
						readonly to: number | null;
				  }[]
				| null;
			/** Households that the median speaks of, as weight where bins are missing. */
			readonly weight: Variable;
			/** How a larger area's median is made where there are no bins: see `FigureMethod`. */
			readonly withoutBins: Exclude<FigureMethod, 'exact'>;
			/**
			 * First last year of a period whose dollars are of that year. Those of earlier periods are
			 * answers of five years, published as they were given. Left out where all periods are alike.
			 */
			readonly endYearDollarsFrom?: number;
			/** Cap at and above which the Bureau publishes only "N or more", by vintage. */
			readonly topCode: Readonly<Partial<Record<VintageId, number>>>;
	  }
	/**
	 * Sum of the numerator over sum of the denominator; a leading minus subtracts. A numerator that
	 * is the denominator less something is what is left of the whole, with the margin of what was
	 * taken away.
	 */
	| ({
			readonly kind: 'share';
			/** Where the tables of some vintages are cut differently. */
			readonly byVintage?: Readonly<Partial<Record<VintageId, ShareCells>>>;
	  } & ShareCells)
	/**
	 * Published as a share or a mean (poverty, income per person). For a larger area each tract's
	 * figure is weighted by the count that it is a share or mean of, which gives the exact figure
	 * but for the rounding of the published one.
	 */
	| { readonly kind: 'rate'; readonly variable: Variable; readonly of: Variable }
	| {
			readonly kind: 'count';
			readonly variables: readonly Variable[];
			/** Where the tables of some vintages are cut differently. */
			readonly byVintage?: Readonly<Partial<Record<VintageId, readonly Variable[]>>>;
	  }
	/** Change of another indicator between two vintages. */
	| {
			readonly kind: 'change';
			readonly of: IndicatorId;
			readonly from: VintageId;
			readonly to: VintageId;
			readonly as: 'relative' | 'difference';
	  }
	/** Counted from records beside the survey, without margin: see `record-figures.ts`. */
	| { readonly kind: 'record'; readonly record: RecordFigureId };

export type IndicatorDefinition = {
	readonly id: IndicatorId;
	readonly topic: TopicId;
	readonly unit: Unit;
	/** Convert dollars of earlier vintages to this year's, or null for figures that are not dollars. */
	readonly dollarYear: number | null;
	/** Which end means more exposure to displacement; 'neither' where none does. */
	readonly worse: 'high' | 'low' | 'neither';
	readonly formula: Formula;
	/** Newest first. More than one makes a time slider. */
	readonly vintages: readonly VintageId[];
	/** Periods that changes of it begin in and that are not shown by themselves. */
	readonly changesFrom?: readonly VintageId[];
	/** Census tables, for citation; none of records. */
	readonly tables: readonly string[];
	/** Source ids in the region’s `manifest.json`. */
	readonly sources: readonly string[];
};

/** What an indicator is called; each language has its own. */
export type IndicatorWords = {
	/** Short plain title for lists: "Renters paying 30 % or more of income". */
	readonly title: string;
	/** What the map shows, without area and period: "Median gross rent with utilities, in 2023 dollars". Left out where it is the title. */
	readonly sentence?: string;
};

/** What is told of an indicator beside its figures; apart, so that a first visit need not fetch it. */
export type AboutIndicator = {
	/** "Renter households whose rent share of income was computed". */
	readonly universe: string;
	/** What a high and what a low figure means, a sentence each. */
	readonly high: string;
	readonly low: string;
	/** What a reader must know: overlapping periods, proxies, mixed conventions. Empty where nothing. */
	readonly notes: readonly string[];
};

/** Where an area's class begins and ends; one object serves map fill, legend, table, CSV and report. */
export type ClassScale = {
	/** Inner breaks, ascending, in the indicator's unit; n breaks make n + 1 classes; a value equal to a break is in the class above it. */
	readonly breaks: readonly number[];
	readonly kind: 'sequential' | 'diverging';
	/** Index of the neutral class of a diverging scale, otherwise null. */
	readonly neutralClass: number | null;
	/** How the breaks were chosen: a code for the message files, with its numbers. */
	readonly method: {
		readonly code: 'ckmeans' | 'quantile' | 'around-zero' | 'around-region' | 'fixed';
		readonly classes: number;
		readonly rounding: number;
	};
	/** The lowest class holds zeros alone. */
	readonly noneAlone?: boolean;
};

/**
 * Places with precomputed figures: `region`, `county:053`, `city:Crystal`,
 * `neighborhood:Jordan`, `station:penn` (half mile), `stations:blue-line-extension`,
 * `corridor:blue-line-extension` (one mile). Tracts are rows of the table instead.
 */
export type PlaceKey = string;

/* Which class a value is in. A value equal to a break is in the class above it. */

type Breaks = Pick<ClassScale, 'breaks'>;

/** 0 for the lowest class to `breaks.length` for the highest. */
export function classIndex(scale: Breaks, value: number): number {
	return scale.breaks.filter((each) => each <= value).length;
}

/** Number of values in each class; nulls are in none. */
export function classCounts(scale: Breaks, values: Iterable<number | null>): number[] {
	const counts = new Array<number>(scale.breaks.length + 1).fill(0);
	for (const value of values) {
		if (value !== null) counts[classIndex(scale, value)]! += 1;
	}
	return counts;
}

export type ClassLimits = {
	readonly from: number | null;
	readonly to: number | null;
	/** Whether zeros alone are in it. */
	readonly none?: boolean;
};

/** Lower and upper limit of a class, null where it is open. */
export function classLimits(
	{ breaks, noneAlone = false }: Pick<ClassScale, 'breaks' | 'noneAlone'>,
	at: number
): ClassLimits {
	const limits = { from: breaks[at - 1] ?? null, to: breaks[at] ?? null };
	return noneAlone && at === 0 ? { ...limits, none: true } : limits;
}

/** The catalog's entries with the region's own period where they say "newest", and its last year for "newest-year". */
export function inPeriods(entries: unknown): unknown {
	const text = JSON.stringify(entries);
	return JSON.parse(
		text
			.replace(/"newest-year"/g, String(yearsOf(NEWEST_PERIOD)[1]))
			.replace(/newest/g, NEWEST_PERIOD)
	);
}

/** In the order of the indicator list: by topic, then as in the catalog. JSON has no literal types, so the schema's test vouches for these. */
export const INDICATORS = inPeriods(indicators) as readonly IndicatorDefinition[];

/** Those that the survey asks for; the others are counted from records. */
export const SURVEYED = INDICATORS.filter(({ formula }) => formula.kind !== 'record');

/** What the map shows first; a test vouches for the id. */
export const DEFAULT_INDICATOR = REGION.defaults.indicator as IndicatorId;

/** What a place's panel shows before anything is asked for. */
export const KEY_FIGURES: readonly IndicatorId[] = [
	'renter-households',
	'median-gross-rent',
	'cost-burden-30',
	'median-household-income',
	'people-of-color',
	'renter-share'
];

const BY_ID: ReadonlyMap<string, IndicatorDefinition> = new Map(
	INDICATORS.map((indicator) => [indicator.id, indicator])
);
const RENAMED: ReadonlyMap<string, string> = new Map(Object.entries(aliases.indicators));

/** Throws for an id that the catalog does not hold, which only a programmer's mistake can bring here. */
export function indicatorById(id: IndicatorId): IndicatorDefinition {
	const definition = BY_ID.get(id);
	if (!definition) throw new Error(`The catalog has no indicator "${id}".`);
	return definition;
}

/** What links may name: old ids of renamed indicators still lead to the present one. */
export const knownIndicators = {
	defaultIndicator: DEFAULT_INDICATOR,
	releases: { own: NEWEST_PERIOD as string, first: REGION.releases.first },
	vintagesOf: (id: string): readonly VintageId[] | undefined => BY_ID.get(id)?.vintages,
	resolve: (id: string): string => RENAMED.get(id) ?? id
};
