/**
 * What records say of a place beside the survey: covenants in deeds, the maps of the 1930s, cases in
 * court, homes by rent, public housing, the corridor of the state’s program, climate, heat and health,
 * what federal programs once called its ground, jobs, businesses by ZIP code, and bus stops. Records
 * are counted, not sampled: their figures have no margin, and no difference between two of them is
 * ever called. What they do not cover is not published, never zero.
 */
import { knownWithoutMargin, missing, type Estimate } from '../statistics/estimate.ts';
import {
	areaOfSimplePolygons,
	overlapArea,
	projectRing,
	shareInside,
	type PlanarArea,
	type PolygonRings
} from '../geometry/area.ts';
import { holdsPoint, outlineOfArea } from '../geometry/polygon.ts';
import { project, type LonLat, type PlanePoint } from '../geometry/projection.ts';
import { resolveParts, type Part } from '../geometry/sweep.ts';
import type { TractWeights } from '../indicators/figures.ts';
import type { BlockGroupIndex } from './apportion.ts';
import { formatValue, type EstimateWords } from '../text/format.ts';
import { HALF_MILE } from '../lines/corridor.ts';
import { IN_AREA_SHARE } from '../methods/station-flags.ts';
import type { RecordFigureId } from '../indicators/record-figures.ts';

/** Last years of the decades by which deeds are counted; the last holds all that are later. */
export const DEED_DECADES = [1919, 1929, 1939, 1949, Infinity] as const;

/** Row of `DEED_DECADES` that a deed of this year is in. */
export function deedDecade(year: number): number {
	return DEED_DECADES.findIndex((last) => year <= last);
}

/** What the build makes of the region’s records; rows are those of 2020 tracts and of block groups. */
export type RecordsFile = {
	readonly format: 1;
	/** Cases filed in an average year, by tract; null where the records do not reach. Empty: none at hand. */
	readonly filings: readonly (number | null)[];
	/** Homes rented for cash, and those that could be paid at each of three incomes, by tract. */
	readonly homesByRent: readonly (
		readonly [rented: number, at30: number, at50: number, at80: number] | null
	)[];
	readonly covenants: {
		/** Five-digit codes of the counties whose deeds were read. */
		readonly counties: readonly string[];
		/** Lots near the line, each at a point inside it, degrees × 1e6, with the row of its block group. */
		readonly lots: {
			readonly x: readonly number[];
			readonly y: readonly number[];
			readonly blockGroup: readonly number[];
		};
		/** Lots beyond them, by block group. */
		readonly elsewhere: readonly (readonly [blockGroup: number, lots: number])[];
		/** Lots by `DEED_DECADES`, of the whole region and of those near the line; without a year, in none. */
		readonly byDecade: readonly number[];
		readonly nearByDecade: readonly number[];
	} | null;
	readonly redAreas: {
		readonly polygons: readonly PolygonRings[];
		/** Rows of the block groups that the maps reach. */
		readonly mapped: readonly number[];
	} | null;
	readonly publicHousing: {
		/** Points in degrees × 1e6, with the homes of each building. */
		readonly x: readonly number[];
		readonly y: readonly number[];
		readonly units: readonly number[];
		readonly names: readonly string[];
		readonly neighborhoods: readonly string[];
		/** Rows of the tracts of the cities that the list is of. */
		readonly tracts: readonly number[];
	} | null;
	/** The ground that the state’s program is for, as polygons. */
	readonly programCorridor: readonly PolygonRings[] | null;
	/** By figure: its value in each block group, null where nobody modelled it. Null: none at hand. */
	readonly climate: Readonly<Record<ClimateFigureId, readonly (number | null)[]>> | null;
	/** What federal programs once called the ground; null where none of their lists is at hand. */
	readonly labels: {
		/** Share of each block group’s ground, and so of its homes, that lay in tracts of 2010 with the label. */
		readonly disadvantaged: readonly number[];
		readonly opportunityZones: readonly number[];
		/** Rows of block groups on the list. */
		readonly lowIncome: readonly number[];
	} | null;
	/** Jobs of each block group, and those of them that pay little; null where none are at hand. */
	readonly jobs: readonly (readonly [all: number, lowPay: number])[] | null;
	readonly zipBusinesses: {
		/** Every ZIP code at hand with its business establishments. */
		readonly zips: readonly (readonly [zip: string, establishments: number])[];
		/** By tract: which of them it lies in; −1 where that is not known. */
		readonly ofTract: readonly number[];
	} | null;
	readonly busStops: {
		/** Stops of each tract. */
		readonly counts: readonly number[];
		/** Tract by tract, degrees × 1e5, each as the step from the one before. */
		readonly x: readonly number[];
		readonly y: readonly number[];
	} | null;
};

/** Figures of climate and health, and what a larger place is weighed by. */
export const CLIMATE_FIGURES = {
	tree_canopy: 'land',
	ground_temperature: 'land',
	flood_zone: 'land',
	air_toxics_cancer: 'people',
	asthma: 'people',
	copd: 'people',
	poor_mental_health: 'people',
	poor_physical_health: 'people'
} as const satisfies Readonly<Partial<Record<RecordFigureId, 'land' | 'people'>>>;
export type ClimateFigureId = keyof typeof CLIMATE_FIGURES;

/** The file, ready to be measured against places. */
export type Records = {
	readonly file: RecordsFile;
	readonly lots: readonly PlanePoint[];
	readonly redAreas: readonly PlanarArea[];
	readonly mapped: ReadonlySet<number>;
	readonly buildings: readonly PlanePoint[];
	readonly listed: ReadonlySet<number>;
	readonly corridor: PlanarArea | null;
	readonly corridorParts: readonly Part[];
	/** By tract. */
	readonly busStops: readonly (readonly PlanePoint[])[];
};

export function readRecords(file: RecordsFile): Records {
	const points = (of: { x: readonly number[]; y: readonly number[] } | null | undefined) =>
		of?.x.map((x, at) => project([x / 1e6, of.y[at]! / 1e6])) ?? [];
	const corridor = file.programCorridor && areaOfSimplePolygons(file.programCorridor);
	return {
		file,
		lots: points(file.covenants?.lots),
		redAreas: file.redAreas?.polygons.map((rings) => areaOfSimplePolygons([rings])) ?? [],
		mapped: new Set(file.redAreas?.mapped),
		buildings: points(file.publicHousing),
		listed: new Set(file.publicHousing?.tracts),
		corridor,
		corridorParts: file.programCorridor?.map((rings): Part => rings.map(projectRing)) ?? [],
		busStops: stopsByTract(file.busStops)
	};
}

function stopsByTract(stops: RecordsFile['busStops']): PlanePoint[][] {
	let [at, x, y] = [0, 0, 0];
	const next = (): PlanePoint => {
		x += stops!.x[at]!;
		y += stops!.y[at++]!;
		return project([x / 1e5, y / 1e5]);
	};
	return stops?.counts.map((count) => Array.from({ length: count }, next)) ?? [];
}

/** A place as records are held against it. */
export type RecordGround = {
	/** The part of each tract that it holds. */
	readonly weights: Pick<TractWeights, 'tracts' | 'households'>;
	/** Its ground, apart from each other: what was drawn, its outline, or its tracts. */
	readonly areas: readonly PlanarArea[];
	/** Whether its ground was drawn or lies around something, and neither is whole tracts nor an outline beside theirs. */
	readonly drawn: boolean;
	/** Renter households of the years of the filings, or null where none are at hand. */
	readonly renters: number | null;
	/** The counties that it lies in, whole. */
	readonly counties: Pick<RecordGround, 'weights' | 'renters'>;
};

/** What records must be held against. */
export type RecordIndex = {
	/** GEOIDs of the 2020 tracts, by row. */
	readonly geoids: readonly string[];
	readonly blockGroups: BlockGroupIndex;
};

/** Shares that differ from 0 or 1 by less than this are roundings of borders. */
const ROUNDING = 5e-4;
/** Of a place’s homes, how many the records must cover before a sum of it is told. */
const COVERED = 0.99;
/** Of a place’s ground, how much the maps of the 1930s must reach. */
const MAPPED = 0.01;
/**
 * Ground (m²) from which on homes by rent are told: a station area's, a little less for its circle drawn
 * with corners. The counts of single tracts are too unsure without their margins.
 */
const STATION_AREA = 0.99 * Math.PI * HALF_MILE ** 2;

/** Share of a tract’s ground in the place from which on its jobs are the place’s rather than others’. (Ours.) */
const OWN_TRACT = 1 / 3;
/** Share of the jobs that must come from such tracts. (Ours.) */
const OWN_JOBS = 0.5;

/** Every figure of records for a place. */
export function recordFigures(
	records: Records,
	index: RecordIndex,
	ground: RecordGround
): Readonly<Record<RecordFigureId, Estimate>> {
	const filings = filingsOf(records, index, ground);
	const homes = homesByRentOf(records, index, ground);
	const jobs = jobsOf(records, index, ground);
	return {
		covenants: covenantsOf(records, index, ground),
		red_area_share: redShareOf(records, index, ground),
		eviction_filings_per_year: filings,
		eviction_filings_per_100_renters: perHundred(filings, ground.renters),
		affordable_homes_30: homes[0],
		affordable_homes_50: homes[1],
		affordable_homes_80: homes[2],
		public_housing_units: publicHousingOf(records, ground),
		in_program_corridor: corridorShareOf(records, ground),
		county_eviction_filings_per_100: perHundred(
			filingsOf(records, index, ground.counties),
			ground.counties.renters
		),
		homes_rented_for_cash: homes[3],
		...groundFigures(records, index, ground),
		jobs: jobs.all,
		low_pay_jobs_share: jobs.lowPay,
		zip_businesses: zipBusinessesOf(records, index, ground),
		bus_stops: busStopsOf(records, ground)
	};
}

function counted(value: number): Estimate {
	return knownWithoutMargin(value, 'from-records');
}

const NOT_COVERED = missing('not-published');

/** Weight of each tract of the place by its row; tracts that are not in it have none. */
function weightOf({ weights }: RecordGround): ReadonlyMap<number, number> {
	return new Map(weights.tracts.map((row, at) => [row, weights.households[at] ?? 0]));
}

/** Lots: those near the line where a point inside them lies in the place, others by land of their block group. */
function covenantsOf(records: Records, index: RecordIndex, ground: RecordGround): Estimate {
	const { covenants } = records.file;
	if (covenants === null) return NOT_COVERED;
	const held = weightOf(ground);
	const counties = new Set(covenants.counties);
	if (![...held.keys()].some((row) => counties.has(index.geoids[row]!.slice(0, 5))))
		return NOT_COVERED;
	const { blockGroups } = index.blockGroups;
	const ofWholeTracts = !ground.drawn && [...held.values()].every((weight) => weight >= 1);
	let lots = 0;
	covenants.lots.blockGroup.forEach((group, at) => {
		const weight = held.get(blockGroups[group]!.tract) ?? 0;
		// A tract’s border and those of its block groups are not drawn alike; a whole one holds all, and no other's.
		if (
			weight >= 1 ||
			(!ofWholeTracts && ground.areas.some((area) => holdsPoint(area, records.lots[at]!)))
		)
			lots += 1;
	});
	let beyond: readonly PlanarArea[] | null = null;
	for (const [group, count] of covenants.elsewhere) {
		const { tract, area } = blockGroups[group]!;
		const weight = held.get(tract) ?? 0;
		if (weight >= 1) lots += count;
		else if (weight > 0) {
			beyond ??= ground.areas.flatMap((each) => withinCorridor(records, each) ?? []);
			lots += count * shareBeyond(area, ground.areas, beyond, records.corridor);
		}
	}
	return counted(lots);
}

/** What of an area lies in the corridor; null where nothing does. */
function withinCorridor({ corridor, corridorParts }: Records, area: PlanarArea): PlanarArea | null {
	if (corridor === null || overlapArea(area, corridor) === 0) return null;
	const part: Part = outlineOfArea(area).flat().map(projectRing);
	return resolveParts([part, corridorParts.flat()], 2);
}

/** Share of a block group’s ground beyond the corridor that is in the place. */
function shareBeyond(
	group: PlanarArea,
	place: readonly PlanarArea[],
	placeInCorridor: readonly PlanarArea[],
	corridor: PlanarArea | null
): number {
	const held = (areas: readonly PlanarArea[]) =>
		areas.reduce((sum, area) => sum + overlapArea(group, area), 0);
	const all = group.area - (corridor ? overlapArea(group, corridor) : 0);
	const inside = held(place) - held(placeInCorridor);
	// A block group that lies in the corridor whole keeps what borders drawn apart have left over.
	return all < group.area * ROUNDING
		? Math.min(1, held(place) / group.area)
		: Math.min(1, Math.max(0, inside / all));
}

/** Share of the place’s ground that was graded “Hazardous”. */
function redShareOf(records: Records, index: RecordIndex, { areas }: RecordGround): Estimate {
	const all = areas.reduce((sum, { area }) => sum + area, 0);
	if (records.file.redAreas === null || all === 0) return NOT_COVERED;
	const together = (shapes: readonly PlanarArea[], area: PlanarArea) =>
		shapes.reduce((sum, shape) => sum + overlapArea(shape, area), 0);
	const red = areas.reduce((sum, area) => sum + together(records.redAreas, area), 0);
	if (red > 0) return counted(rounded(red / all));
	const mapped = areas.reduce((sum, area) => {
		const near = index.blockGroups.search(...area.bounds);
		const reached = near.filter((row) => records.mapped.has(row));
		return (
			sum +
			together(
				reached.map((row) => index.blockGroups.blockGroups[row]!.area),
				area
			)
		);
	}, 0);
	return mapped < all * MAPPED ? NOT_COVERED : counted(0);
}

type Weighed = Pick<RecordGround, 'weights'>;

function filingsOf({ file }: Records, index: RecordIndex, ground: Weighed): Estimate {
	const covered = (row: number) => file.filings[row] !== null && file.filings[row] !== undefined;
	if (!isCovered(index, ground, covered)) return NOT_COVERED;
	return counted(sumOf(ground, (row) => file.filings[row] ?? 0));
}

function perHundred({ value }: Estimate, renters: number | null): Estimate {
	if (value === null || renters === null) return NOT_COVERED;
	if (renters < 1) return missing('not-applicable');
	return counted((value / renters) * 100);
}

function homesByRentOf(
	{ file }: Records,
	index: RecordIndex,
	ground: RecordGround
): readonly [at30: Estimate, at50: Estimate, at80: Estimate, rented: Estimate] {
	const covered = (row: number) => Array.isArray(file.homesByRent[row]);
	const of = (at: 0 | 1 | 2 | 3) => sumOf(ground, (row) => file.homesByRent[row]?.[at] ?? 0);
	const missed = !isCovered(index, ground, covered)
		? NOT_COVERED
		: isPooled(ground)
			? null
			: missing('place-too-small');
	if (missed) return [missed, missed, missed, missed];
	return [counted(of(1)), counted(of(2)), counted(of(3)), counted(of(0))];
}

/** Whether a place has a station area's ground or more, and is no single tract under whatever name. */
function isPooled({ weights: { tracts, households }, areas }: RecordGround): boolean {
	const isOneTract = tracts.length === 1 && households[0]! >= 1;
	return !isOneTract && areas.reduce((sum, { area }) => sum + area, 0) >= STATION_AREA;
}

/** Homes of listed buildings that stand in the place. */
function publicHousingOf(records: Records, ground: RecordGround): Estimate {
	const { publicHousing } = records.file;
	const held = weightOf(ground);
	const reached = [...held].some(([row, weight]) => weight > 0 && records.listed.has(row));
	if (publicHousing === null || !reached) return NOT_COVERED;
	return counted(
		publicHousing.units.reduce((sum, units, at) => {
			const point = records.buildings[at]!;
			return ground.areas.some((area) => holdsPoint(area, point)) ? sum + units : sum;
		}, 0)
	);
}

function corridorShareOf({ corridor }: Records, { areas }: RecordGround): Estimate {
	const all = areas.reduce((sum, { area }) => sum + area, 0);
	if (corridor === null || all === 0) return NOT_COVERED;
	const inside = areas.reduce((sum, area) => sum + overlapArea(area, corridor), 0);
	return counted(rounded(inside / all));
}

/* Climate, heat and health of block groups, and labels of the past: means over land, people or homes. */

/** Rows of the block groups that a place holds, each with the share of its ground. */
function heldBlockGroups(
	{ blockGroups: { blockGroups, search } }: RecordIndex,
	ground: RecordGround
): readonly (readonly [row: number, share: number])[] {
	const held = weightOf(ground);
	const whole = blockGroups.flatMap(({ tract }, row) =>
		(held.get(tract) ?? 0) >= 1 ? [[row, 1] as const] : []
	);
	const near = new Set(ground.areas.flatMap(({ bounds }) => search(...bounds)));
	const cut = [...near].flatMap((row) => {
		const { tract, area } = blockGroups[row]!;
		// Borders of tracts and block groups are not drawn alike: a tract that is not held gives nothing.
		if (!held.has(tract) || (held.get(tract) ?? 0) >= 1) return [];
		const share = ground.areas.reduce((sum, each) => sum + shareInside(area, each), 0);
		return share > 0 ? [[row, Math.min(1, share)] as const] : [];
	});
	return [...whole, ...cut].sort((a, b) => a[0] - b[0]);
}

function groundFigures(
	{ file: { climate, labels } }: Records,
	index: RecordIndex,
	ground: RecordGround
): Readonly<Record<ClimateFigureId | LabelFigureId, Estimate>> {
	const { blockGroups } = index.blockGroups;
	const held = climate || labels ? heldBlockGroups(index, ground) : [];
	const size = {
		land: (row: number) => blockGroups[row]!.area.area,
		people: (row: number) => blockGroups[row]!.people,
		homes: (row: number) => blockGroups[row]!.housingUnits
	};
	const mean = (by: keyof typeof size, of: (row: number) => number | null): Estimate => {
		let [all, known, sum] = [0, 0, 0];
		for (const [row, share] of held) {
			const weight = size[by](row) * share;
			const value = of(row);
			all += weight;
			if (value === null) continue;
			known += weight;
			sum += weight * value;
		}
		return all > 0 && known >= COVERED * all ? counted(sum / known) : NOT_COVERED;
	};
	const listed = new Set(labels?.lowIncome);
	const labelled = (shares: readonly number[] | undefined) =>
		mean('homes', (row) => shares?.[row] ?? null);
	const figures = Object.entries(CLIMATE_FIGURES).map(([id, by]) => [
		id,
		mean(by, (row) => climate?.[id as ClimateFigureId][row] ?? null)
	]);
	return {
		...(Object.fromEntries(figures) as Record<ClimateFigureId, Estimate>),
		disadvantaged_2022: labelled(labels?.disadvantaged),
		opportunity_zones_2018: labelled(labels?.opportunityZones),
		low_income_list: mean('homes', (row) => (labels ? Number(listed.has(row)) : null))
	};
}

type LabelFigureId = Extract<
	RecordFigureId,
	'disadvantaged_2022' | 'opportunity_zones_2018' | 'low_income_list'
>;

/**
 * Tracts that lie in the place with all of their ground. Of a place with an outline of its own those
 * are the ones with all of their homes in it, as the borders are not drawn alike; what was drawn can
 * hold all homes of a tract and not all of its ground.
 */
function wholeTractsOf({ weights, drawn }: RecordGround): (row: number) => boolean {
	const whole = new Set(weights.tracts.filter((_, at) => !drawn && weights.households[at]! >= 1));
	return (row) => whole.has(row);
}

/**
 * Jobs by the ground of block groups, as nothing says where in them they are; not told where most of
 * them come from tracts that lie largely elsewhere, and to two digits where tracts are cut.
 */
function jobsOf(
	{ file: { jobs } }: Records,
	{ blockGroups: { blockGroups, tractTotals } }: RecordIndex,
	ground: RecordGround
): { readonly all: Estimate; readonly lowPay: Estimate } {
	if (jobs === null) return { all: NOT_COVERED, lowPay: NOT_COVERED };
	const isWhole = wholeTractsOf(ground);
	const byTract = new Map(ground.weights.tracts.map((row) => [row, { all: 0, low: 0, area: 0 }]));
	for (const [row, { tract, area }] of blockGroups.entries()) {
		const held = byTract.get(tract);
		if (!held) continue;
		const share = isWhole(tract)
			? 1
			: Math.min(
					1,
					ground.areas.reduce((sum, each) => sum + shareInside(area, each), 0)
				);
		held.all += share * jobs[row]![0];
		held.low += share * jobs[row]![1];
		held.area += share * area.area;
	}
	let [all, low, own] = [0, 0, 0];
	for (const [tract, held] of byTract) {
		all += held.all;
		low += held.low;
		if (held.area >= OWN_TRACT * tractTotals[tract]!.area) own += held.all;
	}
	if (own < OWN_JOBS * all) return { all: NOT_COVERED, lowPay: NOT_COVERED };
	const lowPay = all < 1 ? missing('not-applicable') : counted(low / all);
	return { all: counted(ground.weights.tracts.every(isWhole) ? all : roughly(all)), lowPay };
}

/** To two digits: 2,270 becomes 2,300. */
function roughly(value: number): number {
	return Number(value.toPrecision(2));
}

/** A ZIP code with the business establishments in all of it. */
export type ZipCount = { readonly zip: string; readonly establishments: number };

/**
 * ZIP codes that a place lies in: those of the tracts with at least a tenth of their homes in it, in
 * order; all of them for the whole region. Null where that of some tract is not known.
 */
export function zipsOf(
	{ file: { zipBusinesses } }: Records,
	{ geoids }: Pick<RecordIndex, 'geoids'>,
	weights: RecordGround['weights']
): readonly ZipCount[] | null {
	if (zipBusinesses === null) return null;
	const { zips, ofTract } = zipBusinesses;
	const count = ([zip, establishments]: (typeof zips)[number]): ZipCount => ({
		zip,
		establishments
	});
	if (weights.households.filter((part) => part === 1).length === geoids.length)
		return zips.map(count);
	const rows = weights.tracts.filter((_, at) => weights.households[at]! >= IN_AREA_SHARE);
	const held = new Set(rows.map((row) => ofTract[row]!));
	if (held.size === 0 || held.has(-1)) return null;
	return [...held].sort((a, b) => a - b).map((at) => count(zips[at]!));
}

function zipBusinessesOf(records: Records, index: RecordIndex, ground: RecordGround): Estimate {
	const zips = zipsOf(records, index, ground.weights);
	return zips === null
		? NOT_COVERED
		: counted(zips.reduce((sum, { establishments }) => sum + establishments, 0));
}

function busStopsOf({ file, busStops }: Records, ground: RecordGround): Estimate {
	if (file.busStops === null) return NOT_COVERED;
	const isWhole = wholeTractsOf(ground);
	return counted(
		ground.weights.tracts.reduce((sum, row) => {
			const stops = busStops[row]!;
			if (isWhole(row)) return sum + stops.length;
			const inside = stops.filter((stop) => ground.areas.some((area) => holdsPoint(area, stop)));
			return sum + inside.length;
		}, 0)
	);
}

/** A share of ground without the dust of borders that were drawn apart. */
function rounded(share: number): number {
	return share < ROUNDING ? 0 : share > 1 - ROUNDING ? 1 : Number(share.toFixed(6));
}

function sumOf({ weights }: Weighed, of: (row: number) => number): number {
	return weights.tracts.reduce((sum, row, at) => sum + (weights.households[at] ?? 0) * of(row), 0);
}

/** Whether the records reach nearly all homes of the place. */
function isCovered(
	{ blockGroups }: RecordIndex,
	ground: Weighed,
	covered: (row: number) => boolean
): boolean {
	const homes = (row: number) => blockGroups.tractTotals[row]?.housingUnits ?? 0;
	const all = sumOf(ground, homes);
	return all > 0 && sumOf(ground, (row) => (covered(row) ? homes(row) : 0)) >= COVERED * all;
}

/** Degrees as the file keeps them. */
export function microDegrees([longitude, latitude]: LonLat): readonly [x: number, y: number] {
	return [Math.round(longitude * 1e6), Math.round(latitude * 1e6)];
}

/* What the records say was done in a place, in sentences. */

export type PastWords = {
	/** Null: no deeds were read there. `about`: a part of the lots was counted by land. */
	readonly covenants: (p: {
		place: string;
		lots: { readonly count: number; readonly text: string; readonly about: boolean } | null;
	}) => string;
	/** Null: the maps do not reach there. `little`: above zero, and under one percent. */
	readonly red: (p: {
		place: string;
		share: { readonly text: string; readonly none: boolean; readonly little: boolean } | null;
	}) => string;
};

/**
 * A sentence on covenants and one on the maps of the 1930s; none where the figures are not at hand.
 * Neither says what came of it.
 *
 * @param place as it stands in a sentence: "the Lowry Avenue station area"
 */
export function saidOfThePast(
	estimateOf: (id: RecordFigureId) => Estimate | undefined,
	place: string,
	words: PastWords,
	estimateWords: EstimateWords
): string[] {
	const lots = estimateOf('covenants');
	const red = estimateOf('red_area_share');
	const said: string[] = [];
	if (lots) {
		const { value } = lots;
		const count = value === null ? 0 : Math.round(value);
		const text = formatValue(count, 'count', estimateWords);
		// Land shares leave parts of a lot; what rounds to none is still some.
		const about = value !== null && Math.abs(value - count) > 1e-6;
		said.push(
			words.covenants({
				place,
				lots: value === null ? null : { count: about ? Math.max(1, count) : count, text, about }
			})
		);
	}
	if (red) {
		const { value } = red;
		const share = value === null ? null : formatValue(value, 'share', estimateWords);
		said.push(
			words.red({
				place,
				share:
					value === null || share === null
						? null
						: { text: share, none: value === 0, little: value > 0 && value < 0.01 }
			})
		);
	}
	return said;
}
