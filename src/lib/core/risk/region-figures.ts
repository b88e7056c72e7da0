/**
 * Which of the region's figures each method reads, and what it has to say about them. What a method
 * needs and the figures cannot give stands under its gaps, and the screen says so.
 */
import type { IndicatorId } from '../catalog/ids.generated.ts';
import type { ShareCells, VintageId } from '../catalog/types.ts';
import type { MethodId } from './method.ts';

/** A figure of every tract: an indicator in a period, or one made for a method. */
export type FigureSource =
	| { readonly indicator: IndicatorId; readonly vintage: VintageId }
	/** A share that no indicator shows. */
	| { readonly cells: ShareCells; readonly vintage: VintageId }
	/** 1 in the region's principal cities, 0 elsewhere. */
	| { readonly cities: readonly string[] };

export type RegionInput = {
	/** Key of `FIGURES`. */
	readonly figure: FigureKey;
	/** The input is 1 − the figure. */
	readonly complement?: true;
	/**
	 * For a median that is compared with itself in another period: that period, so that the region's
	 * two medians are measured the same way.
	 */
	readonly pairedWith?: VintageId;
};

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
	/** The seven counties stand for the metropolitan area. */
	| 'seven-counties'
	/** The region's rents and incomes are weighted means of tract medians: their bins are not carried. */
	| 'approximate-region-medians'
	/** The earlier period has no published margins here, so only the later one is drawn. */
	| 'no-earlier-margins';

export const FIGURES = {
	'people:2015-2019': { indicator: 'people', vintage: '2015-2019' },
	'people:2019-2023': { indicator: 'people', vintage: '2019-2023' },
	'renter-share:2015-2019': { indicator: 'renter-share', vintage: '2015-2019' },
	'renter-share:2019-2023': { indicator: 'renter-share', vintage: '2019-2023' },
	'renter-households:2019-2023': { indicator: 'renter-households', vintage: '2019-2023' },
	'people-of-color:2015-2019': { indicator: 'people-of-color', vintage: '2015-2019' },
	'people-of-color:2019-2023': { indicator: 'people-of-color', vintage: '2019-2023' },
	'bachelors-or-more:2015-2019': { indicator: 'bachelors-or-more', vintage: '2015-2019' },
	'bachelors-or-more:2019-2023': { indicator: 'bachelors-or-more', vintage: '2019-2023' },
	'poverty-185:2019-2023': { indicator: 'poverty-185', vintage: '2019-2023' },
	'cost-burden-30:2019-2023': { indicator: 'cost-burden-30', vintage: '2019-2023' },
	'median-gross-rent:2010-2014': { indicator: 'median-gross-rent', vintage: '2010-2014' },
	'median-gross-rent:2019-2023': { indicator: 'median-gross-rent', vintage: '2019-2023' },
	'median-household-income:2010-2014': {
		indicator: 'median-household-income',
		vintage: '2010-2014'
	},
	'median-household-income:2015-2019': {
		indicator: 'median-household-income',
		vintage: '2015-2019'
	},
	'median-household-income:2019-2023': {
		indicator: 'median-household-income',
		vintage: '2019-2023'
	},
	'median-home-value:2015-2019': { indicator: 'median-home-value', vintage: '2015-2019' },
	'median-home-value:2019-2023': { indicator: 'median-home-value', vintage: '2019-2023' },
	// Built 2000–2019, of homes built before 2020: what stood at the start, seen from the end.
	'recent-homes:2019-2023': {
		cells: {
			numerator: ['B25034_003', 'B25034_004'],
			denominator: ['B25034_001', '-B25034_002']
		},
		vintage: '2019-2023'
	},
	'principal-city': { cities: ['Minneapolis', 'St. Paul'] }
} as const satisfies Readonly<Record<string, FigureSource>>;

export type FigureKey = keyof typeof FIGURES;

/** Renter households by tract, for the share of a station area that lives in flagged tracts. */
export const RENTER_HOUSEHOLDS: FigureKey = 'renter-households:2019-2023';

type MethodInputs = {
	readonly inputs: Readonly<Record<string, RegionInput>>;
	/** Inputs that no figure here gives; the method does not run while there is one. */
	readonly gaps: readonly string[];
	readonly notes: readonly MethodNote[];
};

/** Income, home values and degrees at the start (2015–2019) and the end (2019–2023). */
const FOUR_YEARS = {
	'income-begin': { figure: 'median-household-income:2015-2019', pairedWith: '2019-2023' },
	'bachelors-begin': { figure: 'bachelors-or-more:2015-2019' },
	'bachelors-end': { figure: 'bachelors-or-more:2019-2023' },
	'home-value-begin': { figure: 'median-home-value:2015-2019', pairedWith: '2019-2023' },
	'home-value-end': { figure: 'median-home-value:2019-2023', pairedWith: '2015-2019' }
} as const satisfies Readonly<Record<string, RegionInput>>;

export const REGION_INPUTS: Readonly<Record<MethodId, MethodInputs>> = {
	'corridor-pressure': {
		inputs: {
			...FOUR_YEARS,
			people: { figure: 'people:2019-2023' },
			renters: { figure: 'renter-share:2019-2023' },
			'people-of-color': { figure: 'people-of-color:2019-2023' },
			'no-bachelors': { figure: 'bachelors-or-more:2019-2023', complement: true },
			'poverty-185': { figure: 'poverty-185:2019-2023' },
			'cost-burdened': { figure: 'cost-burden-30:2019-2023' },
			'rent-begin': { figure: 'median-gross-rent:2010-2014', pairedWith: '2019-2023' },
			'rent-end': { figure: 'median-gross-rent:2019-2023', pairedWith: '2010-2014' },
			'income-begin': { figure: 'median-household-income:2010-2014', pairedWith: '2019-2023' },
			'income-end': { figure: 'median-household-income:2019-2023', pairedWith: '2010-2014' }
		},
		gaps: [],
		notes: [
			'overlapping-periods',
			'mixed-home-values',
			'approximate-region-medians',
			'no-earlier-margins'
		]
	},
	bates: {
		inputs: {
			'low-education': { figure: 'bachelors-or-more:2019-2023', complement: true },
			'low-income': { figure: 'poverty-185:2019-2023' },
			'people-of-color': { figure: 'people-of-color:2019-2023' },
			renters: { figure: 'renter-share:2019-2023' },
			'bachelors-begin': FOUR_YEARS['bachelors-begin'],
			'bachelors-end': FOUR_YEARS['bachelors-end'],
			'income-begin': FOUR_YEARS['income-begin'],
			'income-end': { figure: 'median-household-income:2019-2023', pairedWith: '2015-2019' },
			'owners-begin': { figure: 'renter-share:2015-2019', complement: true },
			'owners-end': { figure: 'renter-share:2019-2023', complement: true },
			'white-begin': { figure: 'people-of-color:2015-2019', complement: true },
			'white-end': { figure: 'people-of-color:2019-2023', complement: true },
			'value-t0': FOUR_YEARS['home-value-begin'],
			'value-tm': FOUR_YEARS['home-value-begin'],
			'value-t1': FOUR_YEARS['home-value-end']
		},
		gaps: [],
		notes: [
			'low-income-proxy',
			'first-date-is-middle-date',
			'short-window',
			'overlapping-periods',
			'mixed-home-values',
			'approximate-region-medians',
			'no-earlier-margins'
		]
	},
	governing: {
		inputs: {
			...FOUR_YEARS,
			'people-begin': { figure: 'people:2015-2019' },
			'people-end': { figure: 'people:2019-2023' },
			'in-city': { figure: 'principal-city' }
		},
		gaps: [],
		notes: [
			'short-window',
			'seven-counties',
			'overlapping-periods',
			'mixed-home-values',
			'no-earlier-margins'
		]
	},
	freeman: {
		inputs: { ...FOUR_YEARS, 'recent-homes-begin': { figure: 'recent-homes:2019-2023' } },
		gaps: [],
		notes: [
			'homes-counted-later',
			'short-window',
			'seven-counties',
			'overlapping-periods',
			'mixed-home-values',
			'no-earlier-margins'
		]
	},
	'metcouncil-score': {
		inputs: {},
		gaps: ['canopy_percent', 'avg_temp', 'housing_density'],
		notes: []
	},
	// Made by the city from its own records of repairs, rents and evictions.
	'nyc-composition': {
		inputs: {},
		gaps: ['population-vulnerability', 'housing-conditions', 'market-pressure'],
		notes: []
	}
};
