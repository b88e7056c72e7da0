/** The region’s records as the app reads them: on tracts of 2020 and block groups, lots as points. */
import { centerOfMass } from '@turf/turf';
import { holdsPoint, insidePoint, outlineOfArea } from '../../src/lib/domain/geometry/polygon.ts';
import { project, unproject, type PlanePoint } from '../../src/lib/domain/geometry/projection.ts';
import {
	overlapArea,
	shareInside,
	type PlanarArea,
	type PolygonRings
} from '../../src/lib/domain/geometry/area.ts';
import type { PlacesFile } from '../../src/lib/domain/indicators/built-files.ts';
import type { TractCrosswalk } from '../../src/lib/domain/indicators/weights.ts';
import { resolveParts } from '../../src/lib/domain/geometry/sweep.ts';
import { corridorParts } from '../../src/lib/domain/places/reach-area.ts';
import { ONE_MILE } from '../../src/lib/domain/lines/distance.ts';
import { microDegrees, type RecordsFile } from '../../src/lib/domain/places/records.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import {
	readAppraisals,
	readBusStops,
	readCovenants,
	readFilings,
	readHomesByRent,
	readJobs,
	readPublicHousing,
	readZipBusinesses,
	RECORD_FILES,
	RecordError
} from '../data/records.ts';
import { isLivedOn, readFeatures, readStreets } from '../data/places.ts';
import { hasRegionFile, readCorridor, regionPath } from '../data/region.ts';
import { areaOfFeature, polygonsOf, tractLocator, type BoundaryFeature } from './block-groups.ts';
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
		jobs: jobsByBlockGroup(input),
		zipBusinesses: zipBusinesses(input),
		busStops: busStops(input)
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
	const now = blockGroups.map(areaOfFeature);
	const before = new Map(
		boundariesOf('tracts-2010').map((feature) => [feature.id, areaOfFeature(feature)])
	);
	const carried = now.map(() => [0, 0] as [number, number]);
	for (const { geoid, jobs, lowPay } of rows) {
		const tract = before.get(geoid)!;
		const shared = now
			.map((group, row) => ({ row, meters: overlapArea(tract, group), group }))
			.filter(({ meters, group }) => meters > group.area * REDRAWN);
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

/** Lots as points with their block group, and what block groups hold beside them. */
function covenants({ blockGroups }: RecordsInput): RecordsFile['covenants'] {
	const rows = readCovenants();
	if (rows.length === 0) return null;
	const rowOf = new Map(blockGroups.map(({ id }, row) => [id, row]));
	const left = new Map<number, number>();
	rows.forEach(({ geoid, lots }, at) => {
		const row = rowOf.get(geoid);
		if (row === undefined)
			throw new RecordError(
				`${regionPath('records/covenants.csv')}, line ${at + 2}: the region has no block group ${geoid}.`
			);
		left.set(row, lots);
	});
	const areas = blockGroups.map(areaOfFeature);
	const lots = boundariesOf('covenant-lots').map((lot) => {
		const point = pointOf(lot);
		return { point, group: groupAt(areas, left, point) };
	});
	for (const { group } of lots) left.set(group, (left.get(group) ?? 0) - 1);
	// Of a block group that lies near the line whole, every lot is among those; what borders drawn
	// apart leave over was counted with its neighbor.
	const near = corridorOf(LOTS_WITHIN);
	for (const row of left.keys()) {
		if (shareInside(areas[row]!, near) > WHOLE) left.delete(row);
	}
	const degrees = lots.map(({ point }) => microDegrees(unproject(point)));
	return {
		counties: [...new Set(rows.map(({ geoid }) => geoid.slice(0, 5)))].sort(),
		lots: {
			x: degrees.map(([x]) => x),
			y: degrees.map(([, y]) => y),
			blockGroup: lots.map(({ group }) => group)
		},
		elsewhere: [...left].filter(([, count]) => count > 0).sort((a, b) => a[0] - b[0])
	};
}

/**
 * The block group that holds a point. Their borders are drawn simplified, so that a few lots lie in
 * none: those go to the nearest that has lots.
 */
function groupAt(
	areas: readonly PlanarArea[],
	withLots: ReadonlyMap<number, number>,
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
		tracts: places.tracts.city.flatMap((city, row) => (cities.has(city) ? [row] : []))
	};
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
