/**
 * The region's figures as the methods read them, from the built indicator files, by what each
 * definition says of them: which figure feeds which input, what has to be said with it and of which
 * tests, and what a method needs that no figure here gives.
 */
import type { IndicatorData, PlacesFile, ShapesFile } from '../indicators/built-files.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import { indicatorById } from '../indicators/catalog.ts';
import { NEWEST_PERIOD, type VintageId } from '../statistics/census.ts';
import { REGION } from '../region.ts';
import { sharedYears, complement } from '../statistics/combine.ts';
import { knownWithoutMargin } from '../statistics/estimate.ts';
import type { Estimate } from '../statistics/estimate.ts';
import type { InputColumn, MethodInputs } from './measure.ts';
import {
	figure,
	inputsOfTest,
	type MethodNote,
	type Source,
	type TestDefinition
} from './definitions/method.ts';
import { METHOD_IDS, methodById, type Method, type MethodId } from './definitions/index.ts';

/** Methods that run on the region's figures, in the order in which screens list them. */
export const REGION_METHODS: readonly MethodId[] = METHOD_IDS.filter(
	(id) => methodById(id).here.gaps.length === 0
);

/** Inputs of a method that no figure here gives; empty for those that run. */
export function regionGaps(id: MethodId): readonly string[] {
	return methodById(id).here.gaps;
}

/** What has to be said beside a method's results in the region, with the periods that it is at. */
export function regionNotes(id: MethodId): readonly MethodNote[] {
	const { inputs, notes } = methodById(id).here;
	const periods = Object.keys(inputs).flatMap((input): VintageId[] => {
		const source = regionSource(id, input);
		if (source === null) return [];
		const { formula } = indicatorById(source.indicator);
		return formula.kind === 'change' ? [formula.from, source.vintage] : [source.vintage];
	});
	const overlap = periods.some((a) => periods.some((b) => a !== b && sharedYears(a, b) > 0));
	const modelled = periods.some((each) => REGION.margins[each] === undefined);
	return notes.filter((note) => {
		if (note === 'overlapping-periods') return overlap;
		return note !== 'no-earlier-margins' || modelled;
	});
}

/** Indicator and period behind an input, to name and cite it; null for what is no indicator. */
export function regionSource(
	id: MethodId,
	input: string
): { readonly indicator: IndicatorId; readonly vintage: VintageId } | null {
	const source = methodById(id).here.inputs[input];
	return source !== undefined && 'indicator' in source ? source : null;
}

/** Counts of renter households by tract, for the shares of station areas. */
export const RENTER_HOUSEHOLDS = {
	indicator: 'renter-households',
	vintage: NEWEST_PERIOD
} as const;

/** Which tracts are largely a campus, a prison or the like is told from these, of the same period. */
const GROUP_QUARTERS: readonly IndicatorId[] = ['people', 'households', 'group-quarters'];

/** Indicators whose files `regionInputs` reads, the count of renter households, and group quarters. */
export const REGION_INDICATORS: readonly IndicatorId[] = [
	...new Set<IndicatorId>([
		RENTER_HOUSEHOLDS.indicator,
		...GROUP_QUARTERS,
		...REGION_METHODS.flatMap((id) => [
			...Object.values(methodById(id).here.inputs).flatMap((source) =>
				'indicator' in source ? [source.indicator] : []
			),
			...Object.values(methodById(id).here.regionMeasures)
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
			const { inputs, regionMeasures } = methodById(id).here;
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
						measures.map(([test, indicator]) => [test, regionFigures(indicator, NEWEST_PERIOD)])
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

/* Which tests of a method each of its notes is about. */

type FigureSource = NonNullable<ReturnType<typeof regionSource>>;

function sourcesOf(method: Method, test: TestDefinition): readonly FigureSource[] {
	return inputsOfTest(test).flatMap((input) => regionSource(method.id, input) ?? []);
}

function isOf({ indicator }: FigureSource, ...indicators: readonly IndicatorId[]): boolean {
	return indicators.includes(indicator);
}

/** Whether a note is about a test; null for notes about the method as a whole. */
function concerns(
	note: MethodNote,
	test: TestDefinition,
	sources: readonly FigureSource[]
): boolean | null {
	const periods = sources.map(({ vintage }) => vintage);
	switch (note) {
		case 'overlapping-periods':
			return periods.some((a) => periods.some((b) => a !== b && sharedYears(a, b) > 0));
		case 'mixed-home-values':
			return (
				sources.some((source) => isOf(source, 'median-home-value')) && new Set(periods).size > 1
			);
		case 'low-income-proxy':
			return sources.some((source) => isOf(source, 'poverty-185'));
		case 'homes-counted-later':
			return sources.some((source) => isOf(source, 'built-2000-to-2019'));
		case 'approximate-region-medians':
			return (
				test.reference.kind === 'region' &&
				sources.some((source) => isOf(source, 'median-gross-rent', 'median-household-income'))
			);
		case 'no-earlier-margins':
			return periods.some((period) => REGION.margins[period] === undefined);
		case 'first-date-is-middle-date':
		case 'short-window':
		case 'two-central-cities':
		case 'region-as-metropolitan':
			return null;
	}
}

export type NoteTests = {
	readonly note: MethodNote;
	/** Test ids in the method's order, or null where the note is about the whole method. */
	readonly tests: readonly string[] | null;
};

/**
 * Notes of a method on the region's figures, each with the tests that it is about. Tests that are
 * switched off are left out, and so is a note that is about none of the others.
 */
export function notesOf(method: Method): readonly NoteTests[] {
	const on = method.tests.filter((test) => test.off !== true);
	return regionNotes(method.id).flatMap((note): NoteTests[] => {
		const answers = on.map((test) => ({
			id: test.id,
			about: concerns(note, test, sourcesOf(method, test))
		}));
		if (answers.every(({ about }) => about === null)) return [{ note, tests: null }];
		const tests = answers.filter(({ about }) => about === true).map(({ id }) => id);
		return tests.length === 0 ? [] : [{ note, tests }];
	});
}
