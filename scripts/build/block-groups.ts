/** Block groups ready for apportioning, the city that their homes belong to, and the tract of a point. */
import type { MultiPolygon, Polygon } from 'geojson';
import { unproject, type LonLat } from '../../src/lib/domain/geometry/projection.ts';
import {
	areaOfSimplePolygons,
	overlapArea,
	projectRing,
	type Bounds,
	type PlanarArea,
	type PolygonRings
} from '../../src/lib/domain/geometry/area.ts';
import type { Part } from '../../src/lib/domain/geometry/sweep.ts';
import {
	indexBlockGroups,
	locateAmong,
	type BlockGroupIndex,
	type Locate
} from '../../src/lib/domain/places/apportion.ts';
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
