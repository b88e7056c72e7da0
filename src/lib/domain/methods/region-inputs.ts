/**
 * The region's figures as the methods read them, from the built indicator files: which figure feeds
 * which input, what has to be said with it, and what a method needs that no figure here gives.
 */
import type { IndicatorData, PlacesFile, ShapesFile } from '../indicators/built-files.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import type { VintageId } from '../statistics/census.ts';
import { knownWithoutMargin } from '../statistics/estimate.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { complement } from '../statistics/ratio.ts';
import type { InputColumn, MethodInputs } from './measure.ts';
import { inputsOfTest } from './definitions/method.ts';
import type { MethodId } from './definitions/method.ts';
import { METHOD_IDS, methodById } from './definitions/index.ts';
import { REGION } from '../region.ts';

/** Where an input's values come from. */
type Source =
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

type MethodSources = {
	readonly inputs: Readonly<Record<string, Source>>;
	/** Indicators that are a test's measure: their region row is what the test compares with. */
	readonly regionMeasures: Readonly<Record<string, IndicatorId>>;
	/** Inputs that no figure here gives; the method does not run while there is one. */
	readonly gaps: readonly string[];
	readonly notes: readonly MethodNote[];
};

function figure(indicator: IndicatorId, vintage: VintageId = '2019-2023'): Source {
	return { indicator, vintage };
}

function without(indicator: IndicatorId, vintage: VintageId = '2019-2023'): Source {
	return { indicator, vintage, complement: true };
}

/** Degrees and home values, and income, at the start (2015–2019) and the end (2019–2023). */
const FOUR_YEARS = {
	'income-begin': figure('median-household-income', '2015-2019'),
	'bachelors-begin': figure('bachelors-or-more', '2015-2019'),
	'bachelors-end': figure('bachelors-or-more'),
	'home-value-begin': figure('median-home-value', '2015-2019'),
	'home-value-end': figure('median-home-value')
} as const;

const SOURCES: Readonly<Record<MethodId, MethodSources>> = {
	'corridor-pressure': {
		inputs: {
			...FOUR_YEARS,
			people: figure('people'),
			renters: figure('renter-share'),
			'people-of-color': figure('people-of-color'),
			'no-bachelors': without('bachelors-or-more'),
			'poverty-185': figure('poverty-185'),
			'cost-burdened': figure('cost-burden-30'),
			'rent-begin': figure('median-gross-rent', '2010-2014'),
			'rent-end': figure('median-gross-rent'),
			'income-begin': figure('median-household-income', '2010-2014'),
			'income-end': figure('median-household-income')
		},
		regionMeasures: {
			'rent-change': 'rent-change',
			'income-change': 'income-change',
			'bachelors-change': 'bachelors-change',
			'home-value-change': 'home-value-change'
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
			'low-education': without('bachelors-or-more'),
			'low-income': figure('poverty-185'),
			'people-of-color': figure('people-of-color'),
			renters: figure('renter-share'),
			'bachelors-begin': FOUR_YEARS['bachelors-begin'],
			'bachelors-end': FOUR_YEARS['bachelors-end'],
			'income-begin': FOUR_YEARS['income-begin'],
			'income-end': figure('median-household-income'),
			'owners-begin': without('renter-share', '2015-2019'),
			'owners-end': without('renter-share'),
			'white-begin': without('people-of-color', '2015-2019'),
			'white-end': without('people-of-color'),
			'value-t0': FOUR_YEARS['home-value-begin'],
			'value-tm': FOUR_YEARS['home-value-begin'],
			'value-t1': FOUR_YEARS['home-value-end']
		},
		regionMeasures: { 'bachelors-rise': 'bachelors-change' },
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
			'people-begin': figure('people', '2015-2019'),
			'people-end': figure('people'),
			'in-city': { cities: REGION.principalCities.slice(0, 1) }
		},
		regionMeasures: {},
		gaps: [],
		notes: [
			'short-window',
			'region-as-metropolitan',
			'overlapping-periods',
			'mixed-home-values',
			'no-earlier-margins'
		]
	},
	freeman: {
		inputs: {
			...FOUR_YEARS,
			'in-city': { cities: REGION.principalCities },
			'recent-homes-begin': figure('built-2000-to-2019')
		},
		regionMeasures: {},
		gaps: [],
		notes: [
			'two-central-cities',
			'homes-counted-later',
			'short-window',
			'region-as-metropolitan',
			'overlapping-periods',
			'mixed-home-values',
			'no-earlier-margins'
		]
	},
	'metcouncil-score': {
		inputs: {},
		regionMeasures: {},
		gaps: ['canopy_percent', 'avg_temp', 'housing_density'],
		notes: []
	},
	// Made by the city from its own records of repairs, rents and evictions.
	'nyc-composition': {
		inputs: {},
		regionMeasures: {},
		gaps: ['population-vulnerability', 'housing-conditions', 'market-pressure'],
		notes: []
	}
};

/** Methods that run on the region's figures, in the order in which screens list them. */
export const REGION_METHODS: readonly MethodId[] = METHOD_IDS.filter(
	(id) => SOURCES[id].gaps.length === 0
);

/** Inputs of a method that no figure here gives; empty for those that run. */
export function regionGaps(id: MethodId): readonly string[] {
	return SOURCES[id].gaps;
}

/** What has to be said beside a method's results in the region. */
export function regionNotes(id: MethodId): readonly MethodNote[] {
	return SOURCES[id].notes;
}

/** Indicator and period behind an input, to name and cite it; null for what is no indicator. */
export function regionSource(
	id: MethodId,
	input: string
): { readonly indicator: IndicatorId; readonly vintage: VintageId } | null {
	const source = SOURCES[id].inputs[input];
	return source !== undefined && 'indicator' in source ? source : null;
}

/** Counts of renter households by tract, for the shares of station areas. */
export const RENTER_HOUSEHOLDS = { indicator: 'renter-households', vintage: '2019-2023' } as const;

/** Which tracts are largely a campus, a prison or the like is told from these, of the same period. */
const GROUP_QUARTERS: readonly IndicatorId[] = ['people', 'households', 'group-quarters'];

/** Indicators whose files `regionInputs` reads, the count of renter households, and group quarters. */
export const REGION_INDICATORS: readonly IndicatorId[] = [
	...new Set<IndicatorId>([
		RENTER_HOUSEHOLDS.indicator,
		...GROUP_QUARTERS,
		...REGION_METHODS.flatMap((id) => [
			...Object.values(SOURCES[id].inputs).flatMap((source) =>
				'indicator' in source ? [source.indicator] : []
			),
			...Object.values(SOURCES[id].regionMeasures)
		])
	])
];

/** What tracts are compared within: the region together, or each tract's own county. */
export type ReferenceArea = 'region' | 'county';

/** Other periods that a method can begin with on the figures here, to see what hangs on the choice. */
export type PeriodVariant = {
	readonly id: string;
	readonly method: MethodId;
	readonly inputs: Readonly<Record<string, Source>>;
};

export const PERIOD_VARIANTS: readonly PeriodVariant[] = [
	{
		id: 'rent-and-income-from-2015-2019',
		method: 'corridor-pressure',
		inputs: {
			'rent-begin': figure('median-gross-rent', '2015-2019'),
			'income-begin': figure('median-household-income', '2015-2019')
		}
	}
];

export type RegionInputOptions = {
	readonly reference?: ReferenceArea;
	readonly variant?: PeriodVariant;
};

/**
 * Inputs of every method in `REGION_METHODS`. Dollars are of one year, as in the files. Throws where
 * a file, a period or a city that a method reads is absent, which a test of the build rules out.
 */
export function regionInputs(
	places: PlacesFile,
	shapes: ShapesFile,
	indicators: ReadonlyMap<IndicatorId, IndicatorData>,
	{ reference = 'region', variant }: RegionInputOptions = {}
): ReadonlyMap<MethodId, MethodInputs> {
	const { geoid } = places.tracts;
	const regions =
		reference === 'region' ? ['region'] : places.counties.map(({ code }) => `county:${code}`);
	// A GEOID begins with two digits of the state and three of the county.
	const regionOf = geoid.map((id) =>
		reference === 'region' ? 0 : regions.indexOf(`county:${id.slice(2, 5)}`)
	);
	const rows = regions.map((own) => places.places.findIndex(({ key }) => key === own));
	const figures = (indicator: IndicatorId, vintage: VintageId) => {
		const data = indicators.get(indicator)?.vintages[vintage];
		if (data === undefined) throw new Error(`The methods need ${indicator} of ${vintage}.`);
		return data;
	};
	const regionFigures = (indicator: IndicatorId, vintage: VintageId): readonly Estimate[] =>
		rows.map((row) => {
			const own = figures(indicator, vintage).places[row];
			if (own === undefined) throw new Error(`The methods need the region's ${indicator}.`);
			return own;
		});
	const column = (source: Source): InputColumn => {
		if ('cities' in source) return cityColumn(source.cities, places);
		const { indicator, vintage } = source;
		const turned = source.complement === true;
		const { tracts } = figures(indicator, vintage);
		const own = regionFigures(indicator, vintage);
		return {
			estimates: turned ? tracts.map(complement) : tracts,
			region: turned ? own.map(complement) : own,
			figure: `${indicator}:${vintage}`,
			sign: turned ? -1 : 1
		};
	};
	return new Map(
		REGION_METHODS.map((id): [MethodId, MethodInputs] => {
			const { inputs, regionMeasures } = SOURCES[id];
			const changed = variant?.method === id ? variant.inputs : {};
			const method = methodById(id);
			// A region's change over other years is not that of the indicator.
			const measures = Object.entries(regionMeasures).filter(([test]) => {
				const read = method.tests.find((one) => one.id === test);
				return read === undefined || !inputsOfTest(read).some((input) => input in changed);
			});
			return [
				id,
				{
					areas: geoid,
					regions,
					regionOf,
					columns: Object.fromEntries(
						method.inputs.flatMap((input) => {
							const source = changed[input] ?? inputs[input];
							return source === undefined ? [] : [[input, column(source)]];
						})
					),
					regionMeasures: Object.fromEntries(
						measures.map(([test, indicator]) => [test, regionFigures(indicator, '2019-2023')])
					),
					neighbors: shapes.tracts.neighbors,
					touching: {}
				}
			];
		})
	);
}

function cityColumn(cities: readonly string[], places: PlacesFile): InputColumn {
	const indexes = cities.map((city) => {
		const index = places.cities.indexOf(city);
		if (index < 0) throw new Error(`The places have no city named ${city}.`);
		return index;
	});
	return {
		estimates: places.tracts.city.map((own) =>
			knownWithoutMargin(indexes.includes(own) ? 1 : 0, 'full-count')
		),
		region: [],
		figure: `city:${cities.join('+')}`,
		sign: 1
	};
}

/*
 * Tracts that are largely a campus, a nursing home, a prison or barracks. Their shares of households
 * describe few households, so a note stands in place of a sentence that flags them; their class is
 * computed all the same.
 */

/** More than this share of people in group quarters, or more people a household counted, makes the note. */
export const QUARTERS_CUTS = { share: 0.1, peoplePerHousehold: 8 } as const;

export type QuartersNote = {
	/** Tract row. */
	readonly row: number;
	readonly people: number;
	readonly households: number;
	/** Share 0–1 of people who live in group quarters; null where it is not known. */
	readonly share: number | null;
};

export type QuartersFigures = {
	/** All by tract row: people, households, and the share 0–1 of people in group quarters. */
	readonly people: readonly Estimate[];
	readonly households: readonly Estimate[];
	readonly groupQuarters: readonly Estimate[];
};

/** The tracts that get the note, by row. */
export function quartersNotes({
	people,
	households,
	groupQuarters
}: QuartersFigures): ReadonlyMap<number, QuartersNote> {
	const notes = new Map<number, QuartersNote>();
	people.forEach(({ value: count }, row) => {
		if (count === null || count <= 0) return;
		const homes = households[row]?.value ?? null;
		const share = groupQuarters[row]?.value ?? null;
		const crowded = homes !== null && count > QUARTERS_CUTS.peoplePerHousehold * homes;
		if (!crowded && !(share !== null && share > QUARTERS_CUTS.share)) return;
		notes.set(row, { row, people: count, households: homes ?? 0, share });
	});
	return notes;
}
