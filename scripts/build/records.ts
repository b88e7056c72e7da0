/** The region’s records as the app reads them: on tracts of 2020 and block groups, lots as points. */
import { centerOfMass } from '@turf/turf';
import { holdsPoint, insidePoint, outlineOfArea } from '../../src/lib/domain/geometry/polygon.ts';
import {
	project,
	unproject,
	type LonLat,
	type PlanePoint
} from '../../src/lib/domain/geometry/projection.ts';
import {
	overlapArea,
	shareInside,
	type PlanarArea,
	type PolygonRings
} from '../../src/lib/domain/geometry/area.ts';
import type { PlacesFile } from '../../src/lib/domain/indicators/built-files.ts';
import type { TractCrosswalk } from '../../src/lib/domain/indicators/figures.ts';
import { resolveParts } from '../../src/lib/domain/geometry/sweep.ts';
import { corridorParts } from '../../src/lib/domain/places/reach-area.ts';
import { ONE_MILE } from '../../src/lib/domain/lines/corridor.ts';
import {
	DEED_DECADES,
	deedDecade,
	microDegrees,
	type RecordsFile
} from '../../src/lib/domain/places/records.ts';
import type { StakesFile } from '../../src/lib/domain/places/stakes.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import {
	readAppraisals,
	readBusStops,
	readClimate,
	readCourtOrders,
	readCovenants,
	readDisadvantaged,
	readFilings,
	readFilingsByMonth,
	readHomesByRent,
	readJobs,
	readLowIncomeList,
	readOpportunityZones,
	readPublicHousing,
	readRentSteps,
	readZipBusinesses,
	RECORD_FILES,
	RecordError,
	type ClimateColumn,
	type FilingsOfMonth
} from '../data/records.ts';
import { isLivedOn, readFeatures, readStreets } from '../data/places.ts';
import { hasRegionFile, readCorridor, regionPath } from '../data/region.ts';
import { areaOfFeature, polygonsOf, tractLocator, type BoundaryFeature } from './weights.ts';
import { zipTracts } from './gazetteer.ts';

export type RecordsInput = {
	readonly tracts: readonly BoundaryFeature[];
	readonly blockGroups: readonly BoundaryFeature[];
	readonly places: PlacesFile;
	readonly crosswalk: TractCrosswalk;
};

/** @throws where a row names an area that the region does not have, or leaves one out */
export function buildRecords(input: RecordsInput): RecordsFile {
	return {
		format: 1,
		filings: filingsByTract(input),
		homesByRent: homesByTract(input),
		covenants: covenants(input),
		redAreas: redAreas(input),
		publicHousing: publicHousing(input),
		programCorridor: programCorridor(),
		climate: climate(input),
		labels: labels(input),
		jobs: jobsByBlockGroup(input),
		zipBusinesses: zipBusinesses(input),
		busStops: busStops(input)
	};
}

/** What is told beside the records: see `StakesFile`. @throws where a county lacks a month that another has */
export function buildStakes(): StakesFile {
	return {
		format: 1,
		filings: filingsOfMonths(),
		orders: readCourtOrders(),
		rents: readRentSteps()
	};
}

function filingsOfMonths(): StakesFile['filings'] {
	const rows = readFilingsByMonth();
	if (rows.length === 0) return null;
	const number = ({ year, month }: FilingsOfMonth) => year * 12 + month - 1;
	const first = Math.min(...rows.map(number));
	const last = Math.max(...rows.map(number));
	const counties = [...new Set(rows.map(({ county }) => county))].sort();
	return {
		first: { year: Math.floor(first / 12), month: (first % 12) + 1 },
		counties: Object.fromEntries(
			counties.map((county) => {
				const own = new Map(
					rows.filter((row) => row.county === county).map((row) => [number(row), row.filings])
				);
				const months = Array.from({ length: last - first + 1 }, (_, at) => {
					const filings = own.get(first + at);
					if (filings === undefined)
						throw new RecordError(
							`${regionPath('records/eviction-filings-by-month.csv')}: county ${county} has no ${Math.floor((first + at) / 12)}-${((first + at) % 12) + 1}.`
						);
					return filings;
				});
				return [county, months];
			})
		)
	};
}

/** Counties whose areas a table names, each with all of its areas. */
function wholeCounties(file: string, named: readonly string[], all: readonly string[]): void {
	const known = new Set(all);
	const given = new Set(named);
	const unknown = named.findIndex((geoid) => !known.has(geoid));
	if (unknown >= 0)
		throw new RecordError(
			`${regionPath(`records/${file}`)}, line ${unknown + 2}: the region has no tract ${named[unknown]}.`
		);
	const counties = new Set(named.map((geoid) => geoid.slice(0, 5)));
	const lost = all.find((geoid) => counties.has(geoid.slice(0, 5)) && !given.has(geoid));
	if (lost !== undefined)
		throw new RecordError(
			`${regionPath(`records/${file}`)}: tract ${lost} is missing, though its county is in the table.`
		);
}

/** Share of a block group up to which it lies in another tract of 2010 only because borders were drawn anew. */
const REDRAWN = 0.03;

/** By tract of 2010: the block groups on its ground, by row, with the square meters that they share. */
function groundOfTracts2010(
	blockGroups: readonly BoundaryFeature[]
): ReadonlyMap<string, readonly { readonly row: number; readonly meters: number }[]> {
	const now = blockGroups.map(areaOfFeature);
	return new Map(
		boundariesOf('tracts-2010').map((feature) => {
			const tract = areaOfFeature(feature);
			const shared = now
				.map((group, row) => ({ row, meters: overlapArea(tract, group), group }))
				.filter(({ meters, group }) => meters > group.area * REDRAWN);
			return [feature.id, shared];
		})
	);
}

/**
 * Jobs of 2010 tracts, carried to block groups of 2020 by the ground that they share: jobs are not
 * where homes are, and block groups lie within the tracts of either year.
 */
function jobsByBlockGroup({ blockGroups, crosswalk }: RecordsInput): RecordsFile['jobs'] {
	const rows = readJobs();
	if (rows.length === 0) return null;
	wholeCounties(
		RECORD_FILES.jobs,
		rows.map(({ geoid }) => geoid),
		crosswalk.from
	);
	const carried = blockGroups.map(() => [0, 0] as [number, number]);
	const shares = groundOfTracts2010(blockGroups);
	for (const { geoid, jobs, lowPay } of rows) {
		const shared = shares.get(geoid)!;
		const all = shared.reduce((sum, { meters }) => sum + meters, 0);
		if (all === 0) throw new RecordError(`No block group lies in the tract ${geoid} of 2010.`);
		for (const { row, meters } of shared) {
			carried[row]![0] += (jobs * meters) / all;
			carried[row]![1] += (jobs * lowPay * meters) / all;
		}
	}
	return carried.map(([all, low]) => [Number(all.toFixed(2)), Number(low.toFixed(2))] as const);
}

/** Every ZIP code at hand, and which of them each tract lies in, where its streets' numbers say it. */
function zipBusinesses({ tracts, places }: RecordsInput): RecordsFile['zipBusinesses'] {
	const rows = readZipBusinesses();
	if (rows.length === 0) return null;
	const rowOf = new Map(rows.map(({ zip }, at) => [zip, at]));
	const streets = readStreets().filter(isLivedOn);
	const ofTract = tracts.map(() => -1);
	for (const [zip, held] of zipTracts({ streets, tractAt: tractLocator(), places }))
		for (const row of held) ofTract[row] = rowOf.get(zip) ?? -1;
	return { zips: rows.map(({ zip, establishments }) => [zip, establishments] as const), ofTract };
}

/** Stops by the tract that they stand in. */
function busStops({ tracts }: RecordsInput): RecordsFile['busStops'] {
	const rows = readBusStops();
	if (rows.length === 0) return null;
	const tractAt = tractLocator();
	const byTract = tracts.map((): [number, number][] => []);
	rows.forEach(({ stop, longitude, latitude }, at) => {
		const tract = tractAt(longitude, latitude);
		if (tract < 0)
			throw new RecordError(
				`${regionPath(`records/${RECORD_FILES.busStops}`)}, line ${at + 2}: stop ${stop} stands outside the region.`
			);
		byTract[tract]!.push([Math.round(longitude * 1e5), Math.round(latitude * 1e5)]);
	});
	const stops = byTract.flatMap((each) => each.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
	const steps = (axis: 0 | 1) => stops.map((stop, at) => stop[axis] - (stops[at - 1]?.[axis] ?? 0));
	return { counts: byTract.map(({ length }) => length), x: steps(0), y: steps(1) };
}

/** Filings of 2010 tracts, carried to those of 2020 as any count of homes is. */
function filingsByTract({ crosswalk }: RecordsInput): RecordsFile['filings'] {
	const rows = readFilings();
	if (rows.length === 0) return [];
	wholeCounties(
		'eviction-filings.csv',
		rows.map(({ geoid }) => geoid),
		crosswalk.from
	);
	const perYear = new Map(rows.map(({ geoid, perYear: filings }) => [geoid, filings]));
	return crosswalk.overlaps.map((overlaps) => {
		let filings = 0;
		for (const { from, countWeight } of overlaps) {
			const known = perYear.get(crosswalk.from[from]!);
			if (known === undefined) return null;
			filings += known * countWeight;
		}
		return Number(filings.toFixed(6));
	});
}

function homesByTract({ tracts }: RecordsInput): RecordsFile['homesByRent'] {
	const rows = readHomesByRent();
	if (rows.length === 0) return [];
	const geoids = tracts.map(({ id }) => id);
	wholeCounties(
		'homes-by-rent.csv',
		rows.map(({ geoid }) => geoid),
		geoids
	);
	const byTract = new Map(rows.map((row) => [row.geoid, row]));
	return geoids.map((geoid) => {
		const row = byTract.get(geoid);
		return row ? ([row.rented, ...row.affordable] as const) : null;
	});
}

/** How far from the line its lots are known one by one (meters). */
const LOTS_WITHIN = ONE_MILE;
/** A block group that sticks out of that ground by less lies in it whole. */
const WHOLE = 0.99;

/** Lots whose deed carried a covenant, by the block groups of the table. */
type CovenantGround = {
	readonly areas: readonly PlanarArea[];
	readonly counted: readonly { readonly row: number; readonly lots: Lots }[];
	/** Lots near the line, each with the row of its block group and of its deed’s decade. */
	readonly near: readonly {
		readonly point: PlanePoint;
		readonly group: number;
		readonly decade: number;
	}[];
	/** By row of the block group, what it holds beside those. */
	readonly beyond: ReadonlyMap<number, Lots>;
};

/** `byDecade` in the order of `DEED_DECADES`. */
type Lots = { readonly all: number; readonly byDecade: readonly number[] };

function covenantGround(blockGroups: readonly BoundaryFeature[]): CovenantGround | null {
	const rows = readCovenants();
	if (rows.length === 0) return null;
	const rowOf = new Map(blockGroups.map(({ id }, row) => [id, row]));
	const counted = rows.map(({ geoid, lots, byDecade }, at) => {
		const row = rowOf.get(geoid);
		if (row === undefined)
			throw new RecordError(
				`${regionPath('records/covenants.csv')}, line ${at + 2}: the region has no block group ${geoid}.`
			);
		return { row, lots: { all: lots, byDecade } };
	});
	const left = new Map(
		counted.map(({ row, lots }) => [row, { all: lots.all, byDecade: [...lots.byDecade] }])
	);
	const areas = blockGroups.map(areaOfFeature);
	const near = boundariesOf('covenant-lots').map((lot) => {
		const point = pointOf(lot);
		return { point, group: groupAt(areas, left, point), decade: deedDecade(yearOf(lot)) };
	});
	for (const { group, decade } of near) {
		const lots = left.get(group)!;
		lots.all -= 1;
		lots.byDecade[decade]! -= 1;
	}
	// Of a block group that lies near the line whole, every lot is among those; what borders drawn
	// apart leave over was counted with its neighbor.
	const ground = corridorOf(LOTS_WITHIN);
	for (const [row, lots] of left) {
		if (lots.all <= 0 || shareInside(areas[row]!, ground) > WHOLE) left.delete(row);
		else lots.byDecade = lots.byDecade.map((count) => Math.max(0, count));
	}
	return { areas, counted, near, beyond: left };
}

function yearOf({ properties }: BoundaryFeature): number {
	const year = Number((properties as { readonly year?: unknown } | null)?.year);
	if (!Number.isInteger(year))
		throw new RecordError(`${regionPath('places/covenant-lots.topojson')}: a lot has no year.`);
	return year;
}

/** Lots as points with their block group, and what block groups hold beside them. */
function covenants({ blockGroups }: RecordsInput): RecordsFile['covenants'] {
	const ground = covenantGround(blockGroups);
	if (ground === null) return null;
	const { counted, near, beyond } = ground;
	const degrees = near.map(({ point }) => microDegrees(unproject(point)));
	const byDecade = (lots: (decade: number) => number) => DEED_DECADES.map((_, at) => lots(at));
	return {
		counties: [...new Set(counted.map(({ row }) => blockGroups[row]!.id.slice(0, 5)))].sort(),
		lots: {
			x: degrees.map(([x]) => x),
			y: degrees.map(([, y]) => y),
			blockGroup: near.map(({ group }) => group)
		},
		elsewhere: [...beyond].map(([row, { all }]) => [row, all] as const).sort((a, b) => a[0] - b[0]),
		byDecade: byDecade((at) => counted.reduce((sum, { lots }) => sum + lots.byDecade[at]!, 0)),
		nearByDecade: byDecade((at) => near.filter(({ decade }) => decade === at).length)
	};
}

/** A block group’s lots at a point inside it; each count holds those before it. */
export type CountedLots = {
	readonly geoid: string;
	readonly at: LonLat;
	readonly lots: number;
	/** To the end of each of the `DEED_DECADES` but the last, which `lots` is of. */
	readonly until: readonly number[];
};

/**
 * Lots by block group for the map: all of them, and those that are not drawn one by one near the line.
 * None where the region has no such table.
 */
export function countedCovenants(): {
	readonly all: readonly CountedLots[];
	readonly beyond: readonly CountedLots[];
} {
	const blockGroups = boundariesOf('block-groups-2020');
	const ground = covenantGround(blockGroups);
	if (ground === null) return { all: [], beyond: [] };
	const placed = ([row, { all, byDecade }]: readonly [number, Lots]): CountedLots => {
		const point = insidePoint(ground.areas[row]!);
		if (point === null) throw new RecordError(`${blockGroups[row]!.id} has no ground.`);
		let sum = 0;
		const until = byDecade.slice(0, -1).map((count) => (sum += count));
		return { geoid: blockGroups[row]!.id, at: unproject(point), lots: all, until };
	};
	return {
		all: ground.counted.map(({ row, lots }) => placed([row, lots])),
		beyond: [...ground.beyond].map(placed)
	};
}

/**
 * The block group that holds a point. Their borders are drawn simplified, so that a few lots lie in
 * none: those go to the nearest that has lots.
 */
function groupAt(
	areas: readonly PlanarArea[],
	withLots: ReadonlyMap<number, unknown>,
	point: PlanePoint
): number {
	const holding = areas.findIndex((area) => holdsPoint(area, point));
	if (holding >= 0 && withLots.has(holding)) return holding;
	const near = [...withLots.keys()].map((row) => [distanceTo(areas[row]!, point), row] as const);
	near.sort((a, b) => a[0] - b[0]);
	const [, nearest] = near[0] ?? [];
	if (nearest === undefined) throw new RecordError('There is no block group with lots.');
	return nearest;
}

/** Meters from a point to the nearest corner of an area’s border. */
function distanceTo({ pieces }: PlanarArea, [x, y]: PlanePoint): number {
	let least = Infinity;
	for (let i = 0; i < pieces.length; i += 2) {
		least = Math.min(least, Math.hypot(pieces[i]! - x, pieces[i + 1]! - y));
	}
	return least;
}

/** The middle of a lot, or another point of it where that lies outside. */
function pointOf(lot: BoundaryFeature): PlanePoint {
	const [longitude = NaN, latitude = NaN] = centerOfMass(lot.geometry).geometry.coordinates;
	const middle = project([longitude, latitude]);
	const area = areaOfFeature(lot);
	const point = holdsPoint(area, middle) ? middle : insidePoint(area);
	if (point === null) throw new RecordError('A lot of covenant-lots has no ground.');
	return point;
}

function boundariesOf(name: string): BoundaryFeature[] {
	return hasRegionFile('places', `${name}.topojson`)
		? (readFeatures(name) as unknown as BoundaryFeature[])
		: [];
}

function redAreas({ blockGroups }: RecordsInput): RecordsFile['redAreas'] {
	const rows = readAppraisals();
	if (rows.length === 0) return null;
	const rowOf = new Map(blockGroups.map(({ id }, row) => [id, row]));
	return {
		polygons: boundariesOf('red-areas').flatMap(({ geometry }) => polygonsOf(geometry)),
		mapped: rows.map(({ geoid }, at) => {
			const row = rowOf.get(geoid);
			if (row === undefined)
				throw new RecordError(
					`${regionPath('records/appraisals-1930s.csv')}, line ${at + 2}: the region has no block group ${geoid}.`
				);
			return row;
		})
	};
}

/** Buildings, and the tracts of the cities in which they stand: what the list can speak of. */
function publicHousing({ tracts, places }: RecordsInput): RecordsFile['publicHousing'] {
	const rows = readPublicHousing();
	if (rows.length === 0) return null;
	const areas = tracts.map(areaOfFeature);
	const cities = new Set<number>();
	rows.forEach(({ name, longitude, latitude }, at) => {
		const point = project([longitude, latitude]);
		const tract = areas.findIndex((area) => holdsPoint(area, point));
		if (tract < 0)
			throw new RecordError(
				`${regionPath('records/public-housing.csv')}, line ${at + 2}: ${name} stands outside the region.`
			);
		cities.add(places.tracts.city[tract]!);
	});
	const degrees = rows.map(({ longitude, latitude }) => microDegrees([longitude, latitude]));
	return {
		x: degrees.map(([x]) => x),
		y: degrees.map(([, y]) => y),
		units: rows.map(({ units }) => units),
		names: rows.map(({ name }) => name),
		neighborhoods: rows.map(({ neighborhood }) => neighborhood),
		tracts: places.tracts.city.flatMap((city, row) => (cities.has(city) ? [row] : []))
	};
}

/** Every block group must be named; in some nobody lives whose health could be modelled. */
function climate({ blockGroups }: RecordsInput): RecordsFile['climate'] {
	const rows = readClimate();
	if (rows.length === 0) return null;
	const rowOf = rowsByGeoid(blockGroups);
	rows.forEach(({ geoid }, at) => rowIn(rowOf, geoid, { file: 'climate-and-health.csv', at }));
	const byGeoid = new Map(rows.map((row) => [row.geoid, row.values]));
	const lost = blockGroups.find(({ id }) => !byGeoid.has(id));
	if (lost)
		throw new RecordError(
			`${regionPath('records/climate-and-health.csv')}: block group ${lost.id} is missing.`
		);
	const of = (column: ClimateColumn) => blockGroups.map(({ id }) => byGeoid.get(id)![column]);
	return {
		tree_canopy: of('tree_canopy'),
		ground_temperature: of('ground_temperature_f'),
		flood_zone: of('flood_zone'),
		air_toxics_cancer: of('air_toxics_cancer_per_million'),
		asthma: of('asthma'),
		copd: of('copd'),
		poor_mental_health: of('poor_mental_health'),
		poor_physical_health: of('poor_physical_health')
	};
}

/** What federal programs once called the ground: all of it, or nothing. */
function labels({ crosswalk, blockGroups }: RecordsInput): RecordsFile['labels'] {
	const called = readDisadvantaged();
	const zones = readOpportunityZones();
	const listed = readLowIncomeList();
	if (called.length === 0 || zones.length === 0 || listed.length === 0) return null;
	const file = 'disadvantaged-2022.csv';
	wholeCounties(
		file,
		called.map(({ geoid }) => geoid),
		crosswalk.from
	);
	const rowOf2010 = new Map(crosswalk.from.map((geoid, row) => [geoid, row]));
	zones.forEach(({ geoid }, at) =>
		rowIn(rowOf2010, geoid, { file: 'opportunity-zones-2018.csv', at })
	);
	const rowOf = rowsByGeoid(blockGroups);
	const ground = groundOfTracts2010(blockGroups);
	const shareIn = (labelled: ReadonlySet<string>) => labelledShares(ground, labelled, blockGroups);
	return {
		disadvantaged: shareIn(
			new Set(called.flatMap((row) => (row.disadvantaged ? [row.geoid] : [])))
		),
		opportunityZones: shareIn(new Set(zones.map(({ geoid }) => geoid))),
		lowIncome: listed
			.map(({ geoid }, at) => rowIn(rowOf, geoid, { file: 'low-income-list.csv', at }))
			.sort((a, b) => a - b)
	};
}

/** Share of each block group's ground that lay in tracts of 2010 with a label. */
function labelledShares(
	ground: ReturnType<typeof groundOfTracts2010>,
	labelled: ReadonlySet<string>,
	blockGroups: readonly BoundaryFeature[]
): number[] {
	const all = blockGroups.map(() => 0);
	const called = blockGroups.map(() => 0);
	for (const [geoid, shared] of ground) {
		for (const { row, meters } of shared) {
			all[row]! += meters;
			if (labelled.has(geoid)) called[row]! += meters;
		}
	}
	return all.map((meters, row) => (meters > 0 ? Number((called[row]! / meters).toFixed(4)) : 0));
}

const rowsByGeoid = (areas: readonly BoundaryFeature[]): ReadonlyMap<string, number> =>
	new Map(areas.map(({ id }, row) => [id, row]));

/** @throws where the region has no such area; `at` is the row of the table, without its header */
function rowIn(
	rows: ReadonlyMap<string, number>,
	geoid: string,
	{ file, at }: { readonly file: string; readonly at: number }
): number {
	const row = rows.get(geoid);
	if (row === undefined)
		throw new RecordError(
			`${regionPath(`records/${file}`)}, line ${at + 2}: the region has no area ${geoid}.`
		);
	return row;
}

/** The ground within the program's distance of the line that the atlas is about. */
function programCorridor(): readonly PolygonRings[] | null {
	const meters = REGION.programCorridorMeters;
	return meters === null ? null : outlineOfArea(corridorOf(meters));
}

/** The ground within so many meters of the line that the atlas is about. */
function corridorOf(meters: number): PlanarArea {
	return resolveParts(corridorParts(readCorridor(REGION.lines.main), meters));
}
