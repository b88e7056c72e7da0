/**
 * What weights are made of: block groups ready for apportioning, the city that their homes belong to, and the
 * tract of a point. Then the crosswalk, which carries figures of 2010 tracts to 2020 tracts: overlap weights
 * from 2020 block groups, their housing units spread evenly over each.
 */
import {
	overlapArea,
	type PlanarArea,
	areaOfSimplePolygons,
	projectRing,
	type Bounds,
	type PolygonRings
} from '../../src/lib/domain/geometry/area.ts';
import { resolveParts, type Part } from '../../src/lib/domain/geometry/sweep.ts';
import {
	boxesNear,
	indexBlockGroups,
	locateAmong,
	type BlockGroupIndex,
	type Locate
} from '../../src/lib/domain/places/apportion.ts';
import {
	UNCHANGED_OVERLAP,
	type TractCrosswalk,
	type TractOverlap
} from '../../src/lib/domain/indicators/figures.ts';
import type { MultiPolygon, Polygon } from 'geojson';
import { unproject, type LonLat } from '../../src/lib/domain/geometry/projection.ts';
import type { ByRaceGroup } from '../../src/lib/domain/statistics/census.ts';
import { readPlaces } from '../data/places.ts';

/* From GeoJSON features of the region’s `places` to areas that can be measured. */

/** A census or other area with its code or name as `id`. */
export type BoundaryFeature<Properties = unknown> = {
	readonly id: string;
	readonly geometry: Polygon | MultiPolygon;
	readonly properties: Properties;
};

/** Called as work goes on: what is done of how many. */
export type Progress = (done: number, total: number) => void;

export function polygonsOf(geometry: Polygon | MultiPolygon): PolygonRings[] {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.map((polygon) =>
		polygon.map((ring) => ring.map(([x, y]): LonLat => [x ?? NaN, y ?? NaN]))
	);
}

export function areaOfFeature(feature: Pick<BoundaryFeature, 'geometry'>): PlanarArea {
	return areaOfSimplePolygons(polygonsOf(feature.geometry));
}

/** All rings as one part: a point is inside when an odd number of them hold it. */
export function partOfFeature(feature: Pick<BoundaryFeature, 'geometry'>): Part {
	return polygonsOf(feature.geometry).flat().map(projectRing);
}

/** West, south, east, north in degrees of bounds in plane meters. */
export function boundsInDegrees([west, south, east, north]: Bounds): Bounds {
	return [...unproject([west, south]), ...unproject([east, north])];
}

/* Block groups ready for apportioning, and which city their homes belong to. */

/** `city` names every city the block group touches, joined by comma and space. */
export type BlockGroupFeature = BoundaryFeature<{ readonly city: string }>;

export type Counts2020 = {
	readonly people: number;
	readonly housingUnits: number;
	/** The people by race and Hispanic origin. */
	readonly groups: ByRaceGroup;
};

/**
 * @param tracts sorted by GEOID: rows of the index
 * @param blockGroups sorted by GEOID
 * @throws where a block group has no tract or no count, or the order is another
 */
export function buildBlockGroupIndex(
	tracts: readonly BoundaryFeature[],
	blockGroups: readonly BlockGroupFeature[],
	counts: ReadonlyMap<string, Counts2020>
): BlockGroupIndex {
	assertSorted('tracts', tracts);
	assertSorted('block groups', blockGroups);
	const rowOf = new Map(tracts.map(({ id }, row) => [id, row]));
	return indexBlockGroups(
		blockGroups.map((feature) => {
			const tract = rowOf.get(feature.id.slice(0, 11));
			const count = counts.get(feature.id);
			if (tract === undefined || !count) {
				throw new Error(`Block group ${feature.id} has no 2020 ${count ? 'tract' : 'count'}.`);
			}
			return { tract, ...count, area: areaOfFeature(feature) };
		}),
		tracts.length
	);
}

function assertSorted(what: string, features: readonly BoundaryFeature[]): void {
	const at = features.findIndex(({ id }, i) => i > 0 && id <= features[i - 1]!.id);
	if (at >= 0) throw new Error(`The ${what} are not sorted by GEOID at ${features[at]!.id}.`);
}

/**
 * Shares of each block group's homes and people by city name. A block group that touches one city
 * belongs to it whole. Others are divided by the land that each of their cities has in them, times
 * the density of that city's own block groups: by land alone a town would lose its people to the
 * fields of the township around it. (Ours.)
 * @returns one entry a block group, names in the block group's order
 * @throws for a city without boundary
 */
export function cityShares(
	blockGroups: readonly BlockGroupFeature[],
	index: BlockGroupIndex,
	cities: readonly BoundaryFeature[]
): (readonly (readonly [string, number])[])[] {
	const boundaries = new Map(cities.map((city) => [city.id, areaOfFeature(city)]));
	const densities = ownDensities(blockGroups, index);
	return blockGroups.map((feature, row) => {
		const names = citiesOf(feature);
		const weights = names.map((name) => {
			const boundary = boundaries.get(name);
			if (!boundary) {
				throw new Error(`Block group ${feature.id} lies in "${name}", which has no boundary.`);
			}
			if (names.length === 1) return 1;
			return overlapArea(index.blockGroups[row]!.area, boundary) * densities(name);
		});
		const total = weights.reduce((sum, weight) => sum + weight, 0);
		return names.map((name, i) => [name, total > 0 ? weights[i]! / total : 1 / names.length]);
	});
}

/** Cities that have at least one block group to themselves: only of these is enough known. */
export function citiesWithOwnBlockGroup(blockGroups: readonly BlockGroupFeature[]): Set<string> {
	return new Set(blockGroups.map(citiesOf).flatMap((names) => (names.length === 1 ? names : [])));
}

function citiesOf({ properties }: BlockGroupFeature): string[] {
	return properties.city.split(', ');
}

/**
 * People per square meter in the block groups that a city has to itself; for one that has none, the
 * middle density of the region's townships or of its cities.
 */
function ownDensities(
	blockGroups: readonly BlockGroupFeature[],
	index: BlockGroupIndex
): (name: string) => number {
	const own = new Map<string, { people: number; area: number }>();
	blockGroups.forEach((feature, row) => {
		const [name, another] = citiesOf(feature);
		if (name === undefined || another !== undefined) return;
		const sum = own.get(name) ?? { people: 0, area: 0 };
		sum.people += index.blockGroups[row]!.people;
		sum.area += index.blockGroups[row]!.area.area;
		own.set(name, sum);
	});
	const densities = [...own].map(([name, { people, area }]) => ({ name, density: people / area }));
	const middle = (township: boolean): number => {
		const of = densities.filter(({ name }) => isTownship(name) === township);
		return of.map(({ density }) => density).sort((a, b) => a - b)[of.length >> 1] ?? 1;
	};
	const known = new Map(densities.map(({ name, density }) => [name, density]));
	const township = middle(true);
	const city = middle(false);
	return (name) => known.get(name) ?? (isTownship(name) ? township : city);
}

function isTownship(name: string): boolean {
	return name.endsWith('Twp.');
}

/* Finds the 2020 tract of a point. */

/** Row of the 2020 tract (GEOID order) that holds a point in degrees; −1 outside the region. */
export function tractLocator(): Locate {
	return areaLocator(readPlaces('tracts-2020').features);
}

/** Row of the feature that holds a point in degrees; −1 where none does. */
export function areaLocator(features: readonly Pick<BoundaryFeature, 'geometry'>[]): Locate {
	return locateAmong(features.map(areaOfFeature));
}

export type CrosswalkInput = {
	readonly tracts2010: readonly BoundaryFeature[];
	readonly tracts2020: readonly BoundaryFeature[];
	readonly blockGroups: readonly BoundaryFeature[];
	/** 2020 housing units by block-group GEOID. */
	readonly housingUnits: ReadonlyMap<string, number>;
};

/** Homes that a 2020 tract has in common with 2010 tracts, by GEOID of each. */
type HomesByTract = Map<string, Map<string, number>>;

/**
 * The crosswalk. Borders of both years are drawn simplified, so borders that never moved cross here
 * and there; an overlap under 2 % of both tracts is taken for that and dropped, which leaves
 * unchanged tracts with exactly their own figures.
 * @throws where a tract overlaps none of the other year, or a block group has no tract or count
 */
export async function buildCrosswalk(
	input: CrosswalkInput,
	progress: Progress = () => undefined
): Promise<TractCrosswalk> {
	const from = input.tracts2010.map(({ id }) => id).sort();
	const to = input.tracts2020.map(({ id }) => id).sort();
	const homes = dropSlivers(await sharedHomes(input, progress));
	const rowOf2010 = new Map(from.map((geoid, row) => [geoid, row]));
	const total2010 = totalsOf2010(homes);
	for (const geoid of from) {
		if (!total2010.has(geoid)) {
			throw new Error(`2010 tract ${geoid} overlaps no 2020 tract: check the region’s places.`);
		}
	}

	const overlaps: TractOverlap[][] = [];
	const largestOverlap: number[] = [];
	for (const geoid of to) {
		const shared = [...(homes.get(geoid) ?? [])];
		const total = shared.reduce((sum, [, count]) => sum + count, 0);
		if (total === 0) {
			throw new Error(`2020 tract ${geoid} overlaps no 2010 tract: check the region’s places.`);
		}
		const row = shared.map(([geoid2010, count]): TractOverlap => ({
			from: rowOf2010.get(geoid2010)!,
			countWeight: count / total2010.get(geoid2010)!,
			meanWeight: count / total
		}));
		row.sort((a, b) => b.meanWeight - a.meanWeight || a.from - b.from);
		overlaps.push(row);
		largestOverlap.push(Math.min(row[0]!.meanWeight, row[0]!.countWeight));
	}
	return { from, to, overlaps, largestOverlap };
}

async function sharedHomes(input: CrosswalkInput, progress: Progress): Promise<HomesByTract> {
	const old = input.tracts2010.map((tract) => ({ id: tract.id, area: areaOfFeature(tract) }));
	const near = boxesNear(old.map(({ area }) => area.bounds));
	const homes: HomesByTract = new Map();
	const total = input.blockGroups.length;
	let done = 0;
	for (const { tract, homes: count, area } of groupsWithinTracts(input)) {
		if (done % 200 === 0) {
			progress(done, total);
			await nextTurn();
		}
		done += 1;
		const shares = sharesOf(
			area,
			near(area.bounds).map((row) => old[row]!)
		);
		const byOld = homes.get(tract) ?? new Map<string, number>();
		homes.set(tract, byOld);
		for (const [id, share] of shares) {
			// A trace of a home where nobody lived in 2020 keeps lakes and airports with their own tract.
			byOld.set(id, (byOld.get(id) ?? 0) + share * (count + TRACE));
		}
	}
	progress(total, total);
	return homes;
}

/** Block groups one after the other, with their tract, their homes, and the land of theirs in that tract. */
export function* groupsWithinTracts(input: CrosswalkInput): Generator<{
	readonly tract: string;
	readonly homes: number;
	readonly area: PlanarArea;
}> {
	const tractOf = new Map(input.tracts2020.map((tract) => [tract.id, tract] as const));
	for (const group of input.blockGroups) {
		const tract = group.id.slice(0, 11);
		const feature = tractOf.get(tract);
		const homes = input.housingUnits.get(group.id);
		if (!feature || homes === undefined) {
			throw new Error(`Block group ${group.id} has no 2020 ${feature ? 'count' : 'tract'}.`);
		}
		// Within its tract's own border, which both years' tract files draw alike where it never moved.
		const inTract = resolveParts([partOfFeature(group), partOfFeature(feature)], 2);
		yield { tract, homes, area: inTract.area > 0 ? inTract : areaOfFeature(group) };
	}
}

/** Homes added to every block group, so that tracts without any have weights by land instead. */
const TRACE = 1e-6;

function sharesOf(
	area: PlanarArea,
	tracts: readonly { readonly id: string; readonly area: PlanarArea }[]
): [string, number][] {
	const common = tracts
		.map(({ id, area: tract }): [string, number] => [id, overlapArea(area, tract)])
		.filter(([, size]) => size > 0);
	const covered = common.reduce((sum, [, size]) => sum + size, 0);
	return common.map(([id, size]) => [id, size / covered]);
}

function dropSlivers(homes: HomesByTract): HomesByTract {
	const sliver = 1 - UNCHANGED_OVERLAP;
	const total2010 = totalsOf2010(homes);
	const kept: HomesByTract = new Map();
	for (const [geoid, shared] of homes) {
		const total = [...shared.values()].reduce((sum, count) => sum + count, 0);
		const large = [...shared].filter(
			([id, count]) => count >= sliver * total || count >= sliver * total2010.get(id)!
		);
		kept.set(geoid, new Map(large));
	}
	return kept;
}

function totalsOf2010(homes: HomesByTract): Map<string, number> {
	const totals = new Map<string, number>();
	for (const shared of homes.values()) {
		for (const [id, count] of shared) totals.set(id, (totals.get(id) ?? 0) + count);
	}
	return totals;
}

/** Lets progress reach the screen. */
function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
