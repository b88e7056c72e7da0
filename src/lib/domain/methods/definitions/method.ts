/**
 * A displacement method as data: what it measures in every area, what it compares that with, how
 * passed and failed tests make a class, and which of the region's figures feed it. `evaluate.ts` is
 * the one place that runs these; a new method is a new value of `MethodDefinition` and no new code.
 */
import type { IndicatorId } from '../../indicators/ids.generated.ts';
import { NEWEST_PERIOD, type VintageId } from '../../statistics/census.ts';

/** Scale of a standardized score: 10·Φ(z), ±z, or 10·(x − min)/(max − min). */
export type ScoreScale = 'cdf' | 'z' | 'nominal';

/**
 * A number made from an area's inputs. A missing input makes the measure missing, and so does
 * division by zero.
 */
export type Measure =
	/** `zeroIsMissing`: the source writes 0 where it has no value. */
	| { readonly kind: 'input'; readonly input: string; readonly zeroIsMissing?: true }
	| { readonly kind: 'constant'; readonly value: number }
	| { readonly kind: 'sum'; readonly of: readonly Measure[] }
	/** `of[0] − of[1]` */
	| { readonly kind: 'difference'; readonly of: readonly [Measure, Measure] }
	/** `of[0] / of[1]` */
	| { readonly kind: 'ratio'; readonly of: readonly [Measure, Measure] }
	| { readonly kind: 'product'; readonly of: readonly [Measure, Measure] }
	| { readonly kind: 'scaled'; readonly of: Measure; readonly by: number }
	/** `to / from − 1` */
	| { readonly kind: 'relative-change'; readonly from: Measure; readonly to: Measure }
	/** `(to − factor·from) / to`: the gain beyond inflation as a share of the later value. */
	| {
			readonly kind: 'real-gain';
			readonly from: Measure;
			readonly to: Measure;
			readonly factor: number;
	  }
	/** Plain mean, missing if any part is. */
	| { readonly kind: 'mean'; readonly of: readonly Measure[] }
	/** Standardized over all areas with data (unweighted, standard deviation with n − 1). */
	| {
			readonly kind: 'score';
			readonly of: Measure;
			readonly scale: ScoreScale;
			/** Whether a high or a low value means a high score. */
			readonly direction: 'high' | 'low';
	  }
	/** Minimum to 0, maximum to 100, over all areas with data. */
	| { readonly kind: 'rescale'; readonly of: Measure };

export type TestComparison = '>' | '>=' | '<' | '<=';

/** How values become groups of about equal size, 1 the lowest. n counts the values present. */
export type Grouping = {
	readonly groups: number;
	/** `floor`: floor(groups·(rank − 1)/n) + 1. `ntile`: the first n mod groups groups hold one more. */
	readonly sizes: 'floor' | 'ntile';
	/** `shared`: equal values take the lowest rank among them. `row-order`: they rank as they stand in the table. */
	readonly ties: 'shared' | 'row-order';
};

/** What an area's measure is compared with. All but `measure` come from the area's region. */
export type Reference =
	/** The region's own figure: the same measure of the region as a whole. */
	| { readonly kind: 'region' }
	/** Quantile over the areas of the region that have data, by linear interpolation. */
	| { readonly kind: 'quantile'; readonly p: number }
	/** Lowest value of the groups from `atLeast` up; the area passes when its group is one of them. */
	| { readonly kind: 'group'; readonly grouping: Grouping; readonly atLeast: number }
	| { readonly kind: 'constant'; readonly value: number }
	/** Another measure of the same area. */
	| { readonly kind: 'measure'; readonly measure: Measure };

export type TestDefinition = {
	readonly id: string;
	/** Tests that are counted together ("at least 3 of 5"). */
	readonly group: string;
	readonly measure: Measure;
	/** Ignored by `group` references, which always ask for "in the upper groups". */
	readonly comparison: TestComparison;
	readonly reference: Reference;
	/** Round measure − reference to the nearest multiple, half to even, before comparing with 0. */
	readonly rounding?: number;
	/** What a missing value counts as; the trace says "no data" either way. */
	readonly missing: 'not-passed' | 'passed';
	/** The authors' own choices where the default differs. */
	readonly published?: {
		readonly missing?: 'not-passed' | 'passed';
		readonly ties?: Grouping['ties'];
	};
	/** Set by an adjustment: not counted. */
	readonly off?: true;
	/** Set by an adjustment: added to the reference, in the measure's unit. */
	readonly offset?: number;
};

/** `all` of the tests of the group that are switched on. */
export type AtLeast = number | 'all';

export type Rule =
	| { readonly always: true }
	/** The test passed, or has no data and counts that as passed. */
	| { readonly passed: string }
	/** The test has data and did not pass. */
	| { readonly failed: string }
	/** Tests of a group by outcome; `missing` counts those without data. */
	| {
			readonly count: 'passed' | 'failed' | 'missing';
			readonly of: string;
			readonly atLeast: AtLeast;
	  }
	/** An earlier step's flag. */
	| { readonly flag: string }
	/**
	 * Shares a border with areas that have an earlier step's flag: with any one of them, or with at
	 * least the share `atLeast` (0–1) of all the areas that it shares a border with.
	 */
	| { readonly touches: string; readonly atLeast?: number }
	/** An earlier step's choice. */
	| { readonly choice: string; readonly is: string }
	| { readonly all: readonly Rule[] }
	| { readonly any: readonly Rule[] }
	| { readonly not: Rule };

/** A rule about the areas that share a border. */
export type Touches = Extract<Rule, { touches: unknown }>;

/** Named intermediate results, in the order in which they are computed. */
export type Step =
	| { readonly kind: 'flag'; readonly id: string; readonly when: Rule }
	/** First match wins; the last option should always match. */
	| {
			readonly kind: 'choice';
			readonly id: string;
			readonly options: readonly { readonly id: string; readonly when: Rule }[];
	  };

export type ClassDefinition = {
	readonly id: string;
	readonly when: Rule;
	/** `flag`: the method points at this area. `silent`: it says nothing of it (no data, or out of its scope). */
	readonly kind: 'flag' | 'no-flag' | 'silent';
};

export type GroupDefinition = {
	readonly id: string;
	/** Whether a person may switch its tests off and move the number that must pass. */
	readonly adjustable: boolean;
};

/** Where an input's values come from. */
export type Source =
	| {
			readonly indicator: IndicatorId;
			readonly vintage: VintageId;
			/** The input is 1 − the figure. */
			readonly complement?: true;
	  }
	/** 1 in the tracts of these cities, 0 elsewhere. */
	| { readonly cities: readonly string[] };

/** Things to say beside a method's results; ids of the message files. */
export type MethodNote =
	/** The two periods have a year in common. */
	| 'overlapping-periods'
	/** Home values until 2021 were not brought to end-year dollars by the Bureau; later ones are. */
	| 'mixed-home-values'
	/** People under 185 % of poverty stand in for low-income households. */
	| 'low-income-proxy'
	/** The first and the middle date are the same. */
	| 'first-date-is-middle-date'
	/** Homes built in the previous 20 years as counted at the end, not at the start. */
	| 'homes-counted-later'
	/** Its authors compare dates about ten years apart; here the periods end four years apart. */
	| 'short-window'
	/** The central city of its author is here every principal city of the region. */
	| 'two-central-cities'
	/** The counties of the region stand for the metropolitan area. */
	| 'region-as-metropolitan'
	/** The region's rents are weighted means of tract medians and its incomes modelled from them: bins are not carried for both periods. */
	| 'approximate-region-medians'
	/** The earlier period has no published margins here, so only the later one is drawn. */
	| 'no-earlier-margins';

/** How a method runs on the region's own figures, and what is lacking where it does not. */
export type MethodHere = {
	readonly inputs: Readonly<Record<string, Source>>;
	/** Indicators that are a test's measure: their region row is what the test compares with. */
	readonly regionMeasures: Readonly<Record<string, IndicatorId>>;
	/** Inputs that no figure here gives; the method does not run while there is one. */
	readonly gaps: readonly string[];
	readonly notes: readonly MethodNote[];
};

export type MethodDefinition = {
	readonly id: string;
	readonly authors: string;
	/** Year of the paper or publication; null for our own. */
	readonly year: number | null;
	/** As its authors' publication is cited; null for our own, which each language tells. */
	readonly citation: string | null;
	/** Ids of the numbers it needs for every area. */
	readonly inputs: readonly string[];
	readonly groups: readonly GroupDefinition[];
	readonly tests: readonly TestDefinition[];
	readonly steps: readonly Step[];
	/** First match wins; the last must always match. */
	readonly classes: readonly ClassDefinition[];
	/** Numbers that the method publishes beside or instead of a class. */
	readonly scores: readonly { readonly id: string; readonly measure: Measure }[];
	readonly here: MethodHere;
};

export function input(id: string): Measure {
	return { kind: 'input', input: id };
}

/** A figure of the region as an input. */
export function figure(indicator: IndicatorId, vintage: VintageId = NEWEST_PERIOD): Source {
	return { indicator, vintage };
}

/** 1 − a figure of the region as an input. */
export function without(indicator: IndicatorId, vintage: VintageId = NEWEST_PERIOD): Source {
	return { indicator, vintage, complement: true };
}

/** Degrees and home values, and income, at the start (2015–2019) and the end (the newest period). */
export const FOUR_YEARS = {
	'income-begin': figure('median-household-income', '2015-2019'),
	'bachelors-begin': figure('bachelors-or-more', '2015-2019'),
	'bachelors-end': figure('bachelors-or-more'),
	'home-value-begin': figure('median-home-value', '2015-2019'),
	'home-value-end': figure('median-home-value')
} as const;

/** Inputs that a measure reads, each once, in order of appearance. */
export function inputsOf(measure: Measure): readonly string[] {
	switch (measure.kind) {
		case 'input':
			return [measure.input];
		case 'constant':
			return [];
		case 'sum':
		case 'mean':
		case 'difference':
		case 'ratio':
		case 'product':
			return [...new Set(measure.of.flatMap(inputsOf))];
		case 'scaled':
		case 'score':
		case 'rescale':
			return inputsOf(measure.of);
		case 'relative-change':
		case 'real-gain':
			return [...new Set([...inputsOf(measure.from), ...inputsOf(measure.to)])];
	}
}

/** Inputs that a test reads, for its measure and for what it is compared with. */
export function inputsOfTest(test: TestDefinition): readonly string[] {
	const compared = test.reference.kind === 'measure' ? inputsOf(test.reference.measure) : [];
	return [...new Set([...inputsOf(test.measure), ...compared])];
}

/** The same method with every choice that its authors made differently from the default. */
export function asPublished<Of extends MethodDefinition>(method: Of): Of {
	return {
		...method,
		tests: method.tests.map((test) => {
			if (test.published === undefined) return test;
			const { missing, ties } = test.published;
			const { reference } = test;
			return {
				...test,
				missing: missing ?? test.missing,
				reference:
					reference.kind === 'group' && ties !== undefined
						? { ...reference, grouping: { ...reference.grouping, ties } }
						: reference
			};
		})
	};
}
