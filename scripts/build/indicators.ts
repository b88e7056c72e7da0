/** One file an indicator: its figures in every tract and place, for every period, and its classes. */
import {
	type EncodedVintage,
	type IndicatorFile,
	decodeEstimates,
	encodeEstimates
} from '../../src/lib/domain/indicators/built-files.ts';
import {
	cachedTable,
	carriedRows,
	carriedTable,
	withModelledMargins
} from '../../src/lib/domain/indicators/derived-tables.ts';
import {
	type PlaceWeights,
	type TractCrosswalk,
	tractFigures,
	weightedFigures,
	figuresByIndicator,
	type TractTable,
	type TractTables
} from '../../src/lib/domain/indicators/figures.ts';
import {
	computeIndicator,
	type Computed,
	type IndicatorLookup
} from '../../src/lib/domain/indicators/compute.ts';
import {
	indicatorById,
	type IndicatorDefinition
} from '../../src/lib/domain/indicators/catalog.ts';
import { VINTAGES, type VintageId } from '../../src/lib/domain/statistics/census.ts';
import type { RecordFigureId } from '../../src/lib/domain/indicators/record-figures.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import { readFigures } from '../data/figures.ts';
import { makeScale } from '../../src/lib/domain/indicators/scale.ts';

export type IndicatorInputs = {
	/** Every vintage on the 2020 tracts, with modelled margins: see `tablesOn2020Tracts`. */
	readonly tables: TractTables;
	/** The same with the margins that are published, and no others. */
	readonly published: TractTables;
	/** Vintages whose figures were published for 2010 tracts, and the rows where that shows. */
	readonly carried: ReadonlyMap<VintageId, readonly number[]>;
	/** The same tables, which keep nothing of what these were asked. */
	readonly anew: () => Pick<IndicatorInputs, 'tables'>;
	/** In the order of the places file. */
	readonly places: readonly PlaceWeights[];
	readonly indicatorOf: IndicatorLookup;
};

/**
 * Published tables as tables of 2020 tracts: 2010 tracts are carried over the crosswalk. Throws
 * where a table's tracts are neither those the crosswalk starts from nor those it leads to.
 */
export function tablesOn2020Tracts(
	published: ReadonlyMap<VintageId, TractTable>,
	crosswalk: TractCrosswalk
): Pick<IndicatorInputs, 'tables' | 'published' | 'carried' | 'anew'> {
	const changed = carriedRows(crosswalk);
	const on2020 = new Map<VintageId, TractTable>();
	const carried = new Map<VintageId, readonly number[]>();
	for (const [vintage, table] of published) {
		if (sameTracts(table.geoids, crosswalk.to)) {
			on2020.set(vintage, cachedTable(table));
		} else if (sameTracts(table.geoids, crosswalk.from)) {
			on2020.set(vintage, carriedTable(cachedTable(table), crosswalk));
			carried.set(vintage, changed);
		} else {
			throw new Error(
				`Figures of ${vintage}: ${table.geoids.length} tracts that are neither the 2010 nor the 2020 tracts. Run the import again.`
			);
		}
	}
	return {
		tables: withModelledMargins(on2020),
		published: on2020,
		carried,
		anew: () => tablesOn2020Tracts(published, crosswalk)
	};
}

/** The project's figures, ready to compute every indicator from. `places` in the order of the places file. */
export function readIndicatorInputs(
	crosswalk: TractCrosswalk,
	places: readonly PlaceWeights[]
): IndicatorInputs {
	const published = new Map(VINTAGES.map((vintage) => [vintage, readFigures(vintage)]));
	return { ...tablesOn2020Tracts(published, crosswalk), places, indicatorOf: indicatorById };
}

/**
 * The file of one indicator. `more` periods, of those that changes begin in, are added where something
 * is tried on them; the classes stay those of the periods that are shown. Throws where no tract has a
 * value in any period.
 */
export function buildIndicatorFile(
	definition: IndicatorDefinition,
	given: IndicatorInputs,
	more: readonly VintageId[] = []
): IndicatorFile {
	const inputs = hasManyTracts(given) ? { ...given, ...given.anew() } : given;
	const encode = (of: readonly VintageId[]) =>
		Object.fromEntries(
			of.map((vintage) => [vintage, encodeVintage(definition, vintage, inputs)])
		) as Record<VintageId, EncodedVintage>;
	const shown = encode(definition.vintages);
	const vintages = { ...shown, ...encode(more) };
	return {
		format: 1,
		id: definition.id,
		tractVintage: 2020,
		scale: scaleOf(definition, Object.values(shown)),
		vintages
	};
}

/** From here on, figures that are kept from one indicator to the next would fill the memory. */
const MANY_TRACTS = 4000;

function hasManyTracts({ tables }: Pick<IndicatorInputs, 'tables'>): boolean {
	return [...tables.values()].some(({ geoids }) => geoids.length > MANY_TRACTS);
}

function encodeVintage(
	definition: IndicatorDefinition,
	vintage: VintageId,
	{ tables, carried, places, indicatorOf }: IndicatorInputs
): EncodedVintage {
	const table = tables.get(vintage);
	if (!table) throw new Error(`${definition.id}: there are no figures for ${vintage}.`);
	const tracts = table.geoids.map((_, row) =>
		computeIndicator(definition, vintage, tractFigures(tables, row), indicatorOf)
	);
	const computed = places.map((place): Computed =>
		computeIndicator(
			definition,
			vintage,
			figuresByIndicator(place, (weights) => weightedFigures(tables, weights))(definition.id),
			indicatorOf
		)
	);
	const { formula, unit } = definition;
	return {
		tracts: encodeEstimates(
			tracts.map((tract) => tract.estimate),
			unit
		),
		carried: carried.get(formula.kind === 'change' ? formula.from : vintage) ?? [],
		places: encodeEstimates(
			computed.map((place) => place.estimate),
			unit
		),
		methods: methodsOf(computed)
	};
}

/** What records say of every area and place. */
export type RecordEstimates = {
	readonly of: (record: RecordFigureId) => {
		/** Rows as in the files of places and tracts. */
		readonly tracts: readonly Estimate[];
		readonly places: readonly Estimate[];
	};
	/** Rows of the areas that a source's figures were carried to across changed boundaries. */
	readonly carriedOf: (source: string) => readonly number[];
};

/**
 * The file of an indicator that is counted from records. Where the region has no such records, every
 * area is "not published" and there is one class.
 */
export function buildRecordFile(
	{ id, formula, unit, vintages: [period], sources }: IndicatorDefinition,
	{ of, carriedOf }: RecordEstimates
): IndicatorFile {
	if (formula.kind !== 'record' || !period) throw new Error(`${id} is no indicator of records.`);
	const { tracts, places } = of(formula.record);
	const values = tracts.flatMap(({ value }) => (value === null ? [] : [value]));
	const none = { code: 'fixed', classes: 1, rounding: 0 } as const;
	return {
		format: 1,
		id,
		tractVintage: 2020,
		scale:
			values.length === 0
				? { breaks: [], kind: 'sequential', neutralClass: null, method: none }
				: makeScale(values, 'sequential'),
		vintages: {
			[period]: {
				tracts: encodeEstimates(tracts, unit),
				carried: sources.flatMap(carriedOf),
				places: encodeEstimates(places, unit),
				methods: {}
			}
		}
	};
}

/** Whether any area has a figure. */
export function isRecorded({ vintages }: IndicatorFile): boolean {
	return Object.values(vintages).some((each) => each?.tracts.value.some((value) => value !== null));
}

function methodsOf(computed: readonly Computed[]): EncodedVintage['methods'] {
	const methods: Partial<Record<keyof EncodedVintage['methods'], number[]>> = {};
	computed.forEach(({ method }, row) => {
		if (method !== 'exact') (methods[method] ??= []).push(row);
	});
	return methods;
}

/** One scale for all periods, so that a color means the same at every stop of the time slider. */
function scaleOf(
	definition: IndicatorDefinition,
	vintages: readonly EncodedVintage[]
): IndicatorFile['scale'] {
	const values = vintages.flatMap((vintage) =>
		decodeEstimates(vintage.tracts).flatMap(({ value }) => (value === null ? [] : [value]))
	);
	if (values.length === 0) throw new Error(`${definition.id}: no tract has a value.`);
	return makeScale(values, definition.formula.kind === 'change' ? 'diverging' : 'sequential');
}

function sameTracts(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((geoid, i) => geoid === b[i]);
}
