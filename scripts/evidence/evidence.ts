/** The file of evidence: the back-test, the studied line, whether margins hold and classes beat chance. */
import {
	backTest,
	signalShare,
	type AgainstRegion,
	type BackTest
} from '../../src/lib/domain/evidence/back-test.ts';
import {
	bootstrap,
	INTERVAL_LEVEL,
	type BootstrapOptions,
	type Sample,
	shuffleMethod
} from '../../src/lib/domain/evidence/statistics.ts';
import { dollarFactor } from '../../src/lib/domain/statistics/combine.ts';
import { standardErrorOf, Z } from '../../src/lib/domain/statistics/error.ts';
import type { IndicatorId } from '../../src/lib/domain/indicators/ids.generated.ts';
import {
	rulesEvidence,
	type Signal,
	type GreenLine,
	type Coverage,
	type FittedConstant,
	type MarginsEvidence,
	type CourtCases,
	type EvidenceFile
} from '../../src/lib/domain/evidence/file.ts';
import { readFigures, readIncomeByYear, type FiguresTable } from '../data/figures.ts';
import { corridorParts, stationParts } from '../../src/lib/domain/places/reach-area.ts';
import { HALF_MILE, ONE_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { matchedComparison } from '../../src/lib/domain/evidence/matched.ts';
import { apportion, type BlockGroupIndex } from '../../src/lib/domain/places/apportion.ts';
import { resolveParts, type Part } from '../../src/lib/domain/geometry/sweep.ts';
import { readCorridor } from '../data/region.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { FITTED, type Scatter } from '../../src/lib/domain/statistics/fitted.ts';
import { apportionedShares, MEASURED_GROUPS, randomPlaces, seeded } from '../fit/apportioning.ts';
import {
	decodeIndicator,
	type IndicatorFile
} from '../../src/lib/domain/indicators/built-files.ts';
import {
	REGION_INDICATORS,
	regionInputs,
	runMethods
} from '../../src/lib/domain/methods/atlas-run.ts';
import type { Evaluation } from '../../src/lib/domain/methods/evaluate.ts';
import type { MethodId } from '../../src/lib/domain/methods/definitions/index.ts';
import type { RecordsFile } from '../../src/lib/domain/places/records.ts';
import { DEFAULT_METHOD } from '../../src/lib/domain/view/view.ts';
import { regionSensitivity } from '../../src/lib/domain/methods/sensitivity.ts';
import {
	buildPlaces,
	readCrosswalkInput,
	readPlacesInput,
	type BuiltPlaces,
	type PlacesInput
} from '../build/places.ts';
import { buildCrosswalk, buildBlockGroupIndex } from '../build/weights.ts';
import {
	indicatorById,
	type IndicatorDefinition
} from '../../src/lib/domain/indicators/catalog.ts';
import { carriedTable } from '../../src/lib/domain/indicators/derived-tables.ts';
import {
	type TractCrosswalk,
	type PlaceWeights,
	tractFigures,
	weightedFigures
} from '../../src/lib/domain/indicators/figures.ts';
import {
	buildIndicatorFile,
	readIndicatorInputs,
	type IndicatorInputs
} from '../build/indicators.ts';
import { computeIndicator } from '../../src/lib/domain/indicators/compute.ts';
import { NEWEST_PERIOD, type VintageId } from '../../src/lib/domain/statistics/census.ts';
import { yearsOf } from '../../src/lib/domain/statistics/census.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';

/** Earlier changes run from the first to the middle period, later ones from the middle to the last. */
const BACK_TEST_PERIODS = ['2010-2014', '2015-2019', NEWEST_PERIOD] as const;
const [FIRST, MIDDLE, LAST] = BACK_TEST_PERIODS;

const VULNERABILITY: readonly IndicatorId[] = [
	'renter-share',
	'people-of-color',
	'without-bachelors',
	'poverty-185',
	'cost-burden-30'
];

/** @param neighbors rows of the tracts that share a border with each */
function buildBackTest(
	columns: TractColumns,
	neighbors: readonly (readonly number[])[],
	options: BootstrapOptions
): BackTest {
	const assessedValue = columns.averaged(assessed2014());
	const people = { from: columns.values('people', MIDDLE), to: columns.values('people', LAST) };
	const group = (share: IndicatorId) => ({
		from: product(people.from, columns.values(share, MIDDLE)),
		to: product(people.to, columns.values(share, LAST))
	});
	return backTest(
		{
			people: people.to,
			neighbors,
			vulnerability: VULNERABILITY.map((id) => columns.againstRegion(id, MIDDLE)),
			early: {
				rent: columns.change('median-gross-rent', FIRST, MIDDLE),
				income: columns.change('median-household-income', FIRST, MIDDLE),
				homeValue: assessedToReported(columns, assessedValue)
			},
			later: {
				rent: columns.change('median-gross-rent', MIDDLE, LAST),
				income: columns.change('median-household-income', MIDDLE, LAST),
				bachelors: columns.change('bachelors-or-more', MIDDLE, LAST),
				homeValue: columns.change('median-home-value', MIDDLE, LAST)
			},
			assessedValue,
			firstRent: columns.values('median-gross-rent', FIRST),
			rentChangeFromFirst: columns.change('median-gross-rent', FIRST, LAST).values,
			groups: { lowIncome: group('poverty-185'), black: group('black') }
		},
		options
	);
}

/** How much of the spread of tract changes is no sampling error. */
function buildSignals(columns: TractColumns, options: BootstrapOptions): Signal[] {
	const signal = (change: Signal['change'], of: IndicatorId): Signal => {
		const known = columns
			.changeEstimates(of, FIRST, LAST)
			.flatMap(({ value, moe }) =>
				value === null || moe === null ? [] : [{ value, error: standardErrorOf(moe) }]
			);
		return { change, tracts: known.length, share: signalShare(known, options) };
	};
	return [signal('rent', 'median-gross-rent'), signal('income', 'median-household-income')];
}

/** Reported home value of 2015–2019 over the value assessed in 2014, both in dollars of 2019, less 1. */
function assessedToReported(columns: TractColumns, assessed: readonly number[]): AgainstRegion {
	// Home values of the catalog are in dollars of the newest period.
	const to2019 = dollarFactor(yearsOf(NEWEST_PERIOD)[1], 2019);
	const reported = columns.values('median-home-value', MIDDLE).map((value) => value * to2019);
	const households = columns.values('households', MIDDLE);
	let over = 0;
	let under = 0;
	reported.forEach((value, row) => {
		const first = assessed[row] ?? NaN;
		if (Number.isNaN(value) || Number.isNaN(first)) return;
		over += value * (households[row] ?? 0);
		under += first * (households[row] ?? 0);
	});
	return { values: ratio(reported, assessed).map((value) => value - 1), region: over / under - 1 };
}

function product(a: readonly number[], b: readonly number[]): number[] {
	return a.map((value, row) => value * (b[row] ?? NaN));
}

/** Assessors' median value of homes in 2014 by 2010 tract, in dollars of 2019. */
function assessed2014(): (geoid: string) => number | null {
	const table = readFigures('assessed-2014');
	return (geoid) => {
		const row = table.rowOf(geoid);
		return row === undefined ? null : table.estimate(row, 'MD_EMV_2014_2019USD').value;
	};
}

/* What changed along the studied line since it opened, from the region’s tables of figures. */

/** A tract is beside the line where at least this share of its homes lies within half a mile of a station. */
const BESIDE = 0.5;
/** Tracts that each is compared with: one would hang on single tracts, many would be less alike. Ours. */
const MATCHES = 3;
/** Less of a tract's homes is the rounding of its border. */
const TRACE = 1e-6;
const CITIES: readonly string[] = REGION.principalCities;
/** Race groups that are known in 2008–2012: all but "some other race". */
const RACES = ['002', '003', '004', '005', '006', '008'];
/** Year of the opening that the periods below stand on both sides of. */
const OPENED = 2014;
const PERIODS: GreenLine['periods'] = {
	start: {
		income: '2010-2014',
		rent: '2010-2014',
		renters: '2015-2019',
		black: '2008-2012',
		bachelors: '2015-2019'
	},
	changes: {
		'income-before': ['2008-2012', '2010-2014'],
		income: ['2010-2014', NEWEST_PERIOD],
		rent: ['2010-2014', NEWEST_PERIOD],
		'renter-households': ['2015-2019', NEWEST_PERIOD],
		'home-value': ['2015-2019', NEWEST_PERIOD],
		'black-share': ['2008-2012', NEWEST_PERIOD]
	}
};

/**
 * Null where the region names no line to look at; throws where that opened in another year.
 * @param cityOf name of the city that holds most of a tract's homes, by row
 */
function buildGreenLine(
	columns: TractColumns,
	index: BlockGroupIndex,
	cityOf: (row: number) => string,
	options: BootstrapOptions
): GreenLine | null {
	const { studied, open } = REGION.lines;
	if (studied === null) return null;
	const line = readCorridor(studied);
	if (line.opened !== OPENED) {
		throw new Error(
			`${studied} opened in ${line.opened}: the figures at the start are those of ${OPENED}. Name no studied line in region.json.`
		);
	}
	const beside = homesInside(index, stationParts(line.stations, HALF_MILE));
	const withinMile = tractsTouched(
		index,
		open.map(readCorridor).flatMap((each) => corridorParts(each, ONE_MILE))
	);
	const rows = Array.from({ length: columns.rows }, (_, row) => row);
	const income = columns.values('median-household-income', '2010-2014');
	const rent = columns.values('median-gross-rent', '2010-2014');
	const black2012 = blackShare(columns, '2012');
	const matched = matchedComparison(
		{
			near: rows.filter((row) => (beside.get(row) ?? 0) >= BESIDE),
			pool: rows.filter((row) => !withinMile.has(row) && CITIES.includes(cityOf(row))),
			start: {
				income,
				rent,
				renters: columns.values('renter-share', '2015-2019'),
				black: black2012,
				bachelors: columns.values('bachelors-or-more', '2015-2019')
			},
			changes: {
				'income-before': { kind: 'ratio', values: ratio(income, incomeOf2012(columns)) },
				income: growth(
					columns.change('median-household-income', '2010-2014', NEWEST_PERIOD).values
				),
				rent: growth(columns.change('median-gross-rent', '2010-2014', NEWEST_PERIOD).values),
				'renter-households': growth(
					columns.change('renter-households', '2015-2019', NEWEST_PERIOD).values
				),
				'home-value': growth(
					columns.change('median-home-value', '2015-2019', NEWEST_PERIOD).values
				),
				'black-share': {
					kind: 'difference',
					values: difference(blackShare(columns, 'newest'), black2012)
				}
			}
		},
		MATCHES,
		options
	);
	return {
		...matched,
		opened: OPENED,
		beside: BESIDE,
		periods: PERIODS
	};
}

/** A relative change as the ratio of end to start. */
function growth(changes: readonly number[]) {
	return { kind: 'ratio', values: changes.map((change) => change + 1) } as const;
}

/** Rows of tracts with homes in any of the parts; each is cut by itself, which spares joining them. */
function tractsTouched(index: BlockGroupIndex, parts: readonly Part[]): ReadonlySet<number> {
	const touched = new Set<number>();
	for (const part of parts) {
		for (const [row, share] of homesInside(index, [part])) if (share > TRACE) touched.add(row);
	}
	return touched;
}

/** Share of each tract's homes inside, by row; tracts without any are left out. */
function homesInside(index: BlockGroupIndex, parts: readonly Part[]): ReadonlyMap<number, number> {
	const { tracts, households } = apportion(index, resolveParts(parts));
	return new Map(tracts.map((row, at) => [row, households[at] ?? 0]));
}

/** Median household income of 2008–2012 in dollars of the newest period. */
function incomeOf2012(columns: TractColumns): number[] {
	const byTract = new Map(
		readIncomeByYear()
			.filter(({ year }) => year === 2012)
			.map(({ geoid, income }) => [geoid, income.value])
	);
	const inDollars = dollarFactor(2012, yearsOf(NEWEST_PERIOD)[1]);
	return columns.averaged((geoid) => byTract.get(geoid) ?? null).map((value) => value * inDollars);
}

/** Black residents (race alone) among the people of all groups but "some other race". */
function blackShare(columns: TractColumns, year: '2012' | 'newest'): number[] {
	if (year === '2012') {
		const table = readFigures('race-2008-2012');
		const cells = RACES.map((cell) => `B02001_${cell}`);
		return ratio(columns.carried(table, ['B02001_003']), columns.carried(table, cells));
	}
	// B03002 has the same groups twice, one line further on: not Hispanic from 003, Hispanic from 013.
	const both = (cell: string) =>
		[1, 11].map((further) => `B03002_${String(Number(cell) + further).padStart(3, '0')}`);
	return ratio(
		columns.counts(both('003'), NEWEST_PERIOD),
		columns.counts(RACES.flatMap(both), NEWEST_PERIOD)
	);
}

/* Whether margins hold: those of apportioned shares over random places, and the fitted ones. */

const PLACES = 2000;
/** Not the places that the constants were fitted to. */
const OTHER_SEED = 31_415;

function buildMargins(index: BlockGroupIndex, places = PLACES): MarginsEvidence {
	const { factor, figures, median, tenth, ninetieth } = FITTED.medians;
	return {
		places,
		coverage: coverageOf(index, places),
		medians: { factor, figures, median, tenth, ninetieth },
		tables: Object.entries(FITTED.shares)
			.filter(([table]) => /^[BC]\d/.test(table))
			.map(([table, fit]) => ({ table, ...fit })),
		constants: otherConstants()
	};
}

function otherConstants(): FittedConstant[] {
	const { zeroMargin, apportioning, carrying, pooledIncome } = FITTED;
	const { medians, counts, shares } = carrying.constants;
	const changed = (scatters: Readonly<Record<string, Scatter>>, name?: string): number =>
		name === undefined
			? Math.max(...Object.values(scatters).map(({ changedTracts }) => changedTracts))
			: (scatters[name]?.changedTracts ?? 0);
	const ofMedian = (id: FittedConstant['id'], variable: string): FittedConstant => ({
		id,
		value: medians[variable] ?? 0,
		measuredOn: changed(carrying.evidence.medians, variable)
	});
	const { places } = apportioning.evidence;
	const countedOn = changed(carrying.evidence.counts);
	return [
		{
			id: 'zero-margin',
			value: zeroMargin.moe,
			measuredOn: zeroMargin.tracts.reduce((sum, { tracts }) => sum + tracts, 0)
		},
		{ id: 'apportioning', value: apportioning.constants.share, measuredOn: places },
		{
			id: 'apportioning-groups',
			value: apportioning.constants.groups['people-of-color'],
			measuredOn: places
		},
		ofMedian('carrying-home-value', 'B25077_001'),
		ofMedian('carrying-rent', 'B25064_001'),
		ofMedian('carrying-income', 'B19013_001'),
		{ id: 'carrying-people', value: counts.people, measuredOn: countedOn },
		{ id: 'carrying-households', value: counts.households, measuredOn: countedOn },
		{ id: 'carrying-parts', value: counts.parts, measuredOn: countedOn },
		{ id: 'carrying-shares', value: shares, measuredOn: changed(carrying.evidence.shares) },
		{
			id: 'income-spread',
			value: pooledIncome.constants.spread,
			measuredOn: pooledIncome.evidence.tracts
		},
		{
			id: 'income-model',
			value: pooledIncome.constants.modelError,
			measuredOn: pooledIncome.evidence.splitTracts
		}
	];
}

/**
 * Shares of people by group, apportioned from whole tracts, held against the count of block groups.
 * A place that cuts no tract, or where nobody or everybody is of the group, has no such margin.
 */
function coverageOf(index: BlockGroupIndex, places: number): Coverage[] {
	const { groups } = FITTED.apportioning.constants;
	const shares = randomPlaces(index, seeded(OTHER_SEED), places).flatMap(({ held }) =>
		apportionedShares(index, held)
	);
	return MEASURED_GROUPS.map((group): Coverage => {
		const margins = shares.flatMap((share) => {
			const { apportioned: p, counted, cut } = share;
			const moe = Z[90] * groups[group] * cut * Math.sqrt(p * (1 - p));
			return share.group === group && moe > 0 ? [Math.abs(p - counted) <= moe] : [];
		});
		return { group, places: margins.length, held: margins.filter(Boolean).length / margins.length };
	});
}

/* Whether classes beat chance, and what hangs on each rule of the methods. */

/** Throws where an indicator that the methods read is not among the files. */
function buildRules(
	{ file, shapes }: BuiltPlaces,
	files: readonly IndicatorFile[]
): Pick<EvidenceFile, 'chance' | 'rules'> & {
	readonly evaluations: ReadonlyMap<MethodId, Evaluation>;
} {
	const indicators = indicatorsOfMethods(files);
	const evaluations = evaluationsOf(file, shapes, indicators);
	return {
		evaluations,
		chance: [...evaluations.values()].map((evaluation) => shuffleMethod(evaluation)),
		rules: rulesEvidence(regionSensitivity(file, shapes, indicators))
	};
}

function indicatorsOfMethods(files: readonly IndicatorFile[]) {
	const byId = new Map(files.map((each) => [each.id, each]));
	return new Map(
		REGION_INDICATORS.map((id) => {
			const own = byId.get(id);
			if (!own) throw new Error(`The methods need ${id}.`);
			return [id, decodeIndicator(own)];
		})
	);
}

function evaluationsOf(
	file: BuiltPlaces['file'],
	shapes: BuiltPlaces['shapes'],
	indicators: ReturnType<typeof indicatorsOfMethods>
): ReadonlyMap<MethodId, Evaluation> {
	const evaluations = runMethods(regionInputs(file, shapes, indicators));
	if (!evaluations.ok) throw new Error(`The methods do not run: ${evaluations.problem.code}.`);
	return evaluations.value;
}

/** Class of every tract by the usual method, by GEOID, from the region's folder alone. */
export async function readClasses(): Promise<Readonly<Record<string, string>>> {
	const { file, shapes, weights } = await buildPlaces(readPlacesInput());
	const inputs = readIndicatorInputs(await buildCrosswalk(readCrosswalkInput()), weights);
	const files = REGION_INDICATORS.map((id) => buildIndicatorFile(indicatorById(id), inputs));
	const own = evaluationsOf(file, shapes, indicatorsOfMethods(files)).get(DEFAULT_METHOD);
	if (!own) throw new Error(`The method ${DEFAULT_METHOD} does not run here.`);
	const { classes } = own.prepared.method;
	return Object.fromEntries(
		file.tracts.geoid.map((geoid, row) => [geoid, classes[own.classes[row] ?? -1]?.id ?? ''])
	);
}

/* Whether classes agree with what courts saw: see `CourtCases`. */

/** Fewer tracts in a class make no rate worth an interval. */
const LEAST_IN_CLASS = 5;

function buildCourtCases(
	{ prepared, classes }: Evaluation,
	filings: RecordsFile['filings'],
	renters: readonly number[],
	options: BootstrapOptions
): CourtCases | null {
	const { method } = prepared;
	const rows = filings.flatMap((count, row) =>
		count !== null && (renters[row] ?? 0) > 0 ? [row] : []
	);
	if (rows.length === 0) return null;
	const rateOf = (sample: Sample, isIn: (row: number) => boolean): number => {
		let [cases, households] = [0, 0];
		rows.forEach((row, at) => {
			if (!isIn(row)) return;
			cases += (sample[at] ?? 0) * (filings[row] ?? 0);
			households += (sample[at] ?? 0) * (renters[row] ?? 0);
		});
		return (cases / households) * 100;
	};
	const kindOf = (row: number) => method.classes[classes[row] ?? -1]?.kind;
	return {
		method: method.id,
		tracts: rows.length,
		classes: method.classes.flatMap(({ id, kind }, at) => {
			const isIn = (row: number) => classes[row] === at;
			const tracts = rows.filter(isIn).length;
			if (kind === 'silent' || tracts < LEAST_IN_CLASS) return [];
			const perHundred = bootstrap([rows.length], (sample) => rateOf(sample, isIn), options);
			return [{ class: id, tracts, perHundred }];
		}),
		times: bootstrap(
			[rows.length],
			(sample) =>
				rateOf(sample, (row) => kindOf(row) === 'flag') /
				rateOf(sample, (row) => kindOf(row) === 'no-flag'),
			options
		)
	};
}

/* The file of evidence, from the project's figures: see `EvidenceFile`. */

/** The same seed with every build, so that the same figures give the same intervals. */
const BOOTSTRAP: BootstrapOptions = { draws: 2000, seed: 20260 };
/** Digits that are kept: far below every interval. */
const DIGITS = 5;

/** Fewer cannot tell the five numbers of the model apart, fitted on four fifths of them. */
const LEAST_TRACTS = 100;

export type EvidenceInput = {
	readonly placesInput: PlacesInput;
	readonly places: BuiltPlaces;
	readonly crosswalk: TractCrosswalk;
	readonly indicators: IndicatorInputs;
	readonly files: readonly IndicatorFile[];
	readonly records: RecordsFile;
};

export function buildEvidence(
	{ placesInput, places, crosswalk, indicators, files, records }: EvidenceInput,
	options: BootstrapOptions = BOOTSTRAP
): EvidenceFile {
	const columns = new TractColumns(indicators, crosswalk);
	const index = buildBlockGroupIndex(
		placesInput.tracts,
		placesInput.blockGroups,
		placesInput.counts
	);
	const { cities, tracts } = places.file;
	const { evaluations, ...rules } = buildRules(places, files);
	const own = evaluations.get(DEFAULT_METHOD);
	return rounded({
		format: 1,
		level: INTERVAL_LEVEL,
		periods: BACK_TEST_PERIODS,
		backTest:
			columns.rows < LEAST_TRACTS
				? null
				: buildBackTest(columns, places.shapes.tracts.neighbors, options),
		signals: buildSignals(columns, options),
		greenLine: buildGreenLine(
			columns,
			index,
			(row) => cities[tracts.city[row] ?? -1] ?? '',
			options
		),
		...rules,
		court:
			own && records.filings.length > 0
				? buildCourtCases(own, records.filings, columns.counts(['B25003_003'], MIDDLE), options)
				: null,
		margins: buildMargins(index)
	});
}

/** Every number of the file with few digits; what is whole stays whole. */
function rounded<T>(value: T): T {
	const text = JSON.stringify(value, (_, each: unknown) =>
		typeof each === 'number' ? Number(each.toFixed(DIGITS)) : each
	);
	return JSON.parse(text) as T;
}

/* Figures of all 2020 tracts as columns of numbers, NaN where there is none, for the tests of evidence. */

/** Computes columns of tracts, and the region's own figures, from the tables that the indicators are made from. */
class TractColumns {
	readonly #inputs: IndicatorInputs;
	readonly #crosswalk: TractCrosswalk;
	readonly #region: PlaceWeights;
	readonly rows: number;

	/** Throws where there is no region among the places. */
	constructor(inputs: IndicatorInputs, crosswalk: TractCrosswalk) {
		const region = inputs.places.find(({ key }) => key === 'region');
		if (!region) throw new Error('There is no region among the places.');
		this.#inputs = inputs;
		this.#crosswalk = crosswalk;
		this.#region = region;
		this.rows = crosswalk.to.length;
	}

	/** An indicator of one period. Dollars are those of the newest period. */
	values(id: IndicatorId, vintage: VintageId): number[] {
		return this.#estimates(this.#inputs.indicatorOf(id), vintage).map(numberOf);
	}

	/** The same with the region's own figure. Throws where the region has none. */
	againstRegion(id: IndicatorId, vintage: VintageId): AgainstRegion {
		return this.#against(this.#inputs.indicatorOf(id), vintage);
	}

	/** A change between any two periods, measured at both ends as the catalog's changes are. */
	change(of: IndicatorId, from: VintageId, to: VintageId): AgainstRegion {
		return this.#against(this.#changeOf(of, from, to), to);
	}

	changeEstimates(of: IndicatorId, from: VintageId, to: VintageId): Estimate[] {
		return this.#estimates(this.#changeOf(of, from, to), to);
	}

	/** A median of 2010 tracts that belongs to no period of the catalog, averaged like any other. */
	averaged(valueOf: (geoid: string) => number | null): number[] {
		return this.#crosswalk.overlaps.map((overlaps) => {
			const present = overlaps.flatMap(({ from, meanWeight }) => {
				const value = valueOf(this.#crosswalk.from[from] ?? '');
				return value === null ? [] : [{ value, weight: meanWeight }];
			});
			const weight = present.reduce((sum, part) => sum + part.weight, 0);
			// As with other means of tracts: half of the homes must lie where the figure is known.
			if (weight < 0.5) return NaN;
			return present.reduce((sum, part) => sum + part.value * part.weight, 0) / weight;
		});
	}

	/** Counts of 2010 tracts by the share of their homes. */
	carried(table: FiguresTable, variables: readonly string[]): number[] {
		const onNew = carriedTable(table, this.#crosswalk);
		return onNew.geoids.map((_, row) =>
			variables.reduce((sum, variable) => sum + numberOf(onNew.estimate(row, variable)), 0)
		);
	}

	/** Sum of counts of a period that is part of the inputs. */
	counts(variables: readonly string[], vintage: VintageId): number[] {
		return this.#byRow((row) =>
			numberOf(tractFigures(this.#inputs.tables, row).count(variables, vintage))
		);
	}

	#changeOf(of: IndicatorId, from: VintageId, to: VintageId): IndicatorDefinition {
		const { unit } = this.#inputs.indicatorOf(of);
		const as = unit === 'share' ? 'difference' : 'relative';
		// Only unit and formula of a change are read.
		return {
			...this.#inputs.indicatorOf('rent-change'),
			unit: as === 'relative' ? 'relative-change' : 'share-change',
			formula: { kind: 'change', of, from, to, as }
		};
	}

	#against(definition: IndicatorDefinition, vintage: VintageId): AgainstRegion {
		const { tables, indicatorOf } = this.#inputs;
		const own = weightedFigures(tables, this.#region);
		const region = computeIndicator(definition, vintage, own, indicatorOf).estimate.value;
		if (region === null) throw new Error(`The region has no ${definition.id} of ${vintage}.`);
		return { values: this.#estimates(definition, vintage).map(numberOf), region };
	}

	#estimates(definition: IndicatorDefinition, vintage: VintageId): Estimate[] {
		const { tables, indicatorOf } = this.#inputs;
		return this.#byRow(
			(row) =>
				computeIndicator(definition, vintage, tractFigures(tables, row), indicatorOf).estimate
		);
	}

	#byRow<T>(answer: (row: number) => T): T[] {
		return Array.from({ length: this.rows }, (_, row) => answer(row));
	}
}

function numberOf({ value }: Estimate): number {
	return value ?? NaN;
}

/** Element by element; NaN stays NaN. */
function ratio(over: readonly number[], under: readonly number[]): number[] {
	return over.map((value, row) => value / (under[row] ?? NaN));
}

function difference(a: readonly number[], b: readonly number[]): number[] {
	return a.map((value, row) => value - (b[row] ?? NaN));
}
