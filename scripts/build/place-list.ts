/** The places that every indicator has a figure for, and the part of each tract that they hold. */
import type { PlaceKey } from '../../src/lib/core/catalog/types.ts';
import { corridorParts, stationParts } from '../../src/lib/core/corridor/areas.ts';
import {
	stationsInLineOrder,
	stationsOfRollUp,
	type Corridor
} from '../../src/lib/core/corridor/corridor.ts';
import { HALF_MILE, ONE_MILE } from '../../src/lib/core/corridor/distance.ts';
import {
	apportion,
	apportionShares,
	type Apportionment,
	type BlockGroupIndex
} from '../../src/lib/core/geo/apportion.ts';
import type { Bounds, PlanarArea } from '../../src/lib/core/geo/planar-area.ts';
import { resolveParts, type Part } from '../../src/lib/core/geo/resolve.ts';
import type { PlaceWeights } from '../../src/lib/core/geo/weights-types.ts';
import { citiesWithOwnBlockGroup, type BlockGroupFeature } from './block-groups.ts';
import { areaOfFeature, boundsInDegrees, type AreaFeature } from './geometry.ts';

/** A place before it is measured: shares of block groups by row, or an area. */
export type PlaceDefinition = {
	readonly key: PlaceKey;
	readonly name: string;
	readonly extent:
		| {
				readonly kind: 'shares';
				readonly shares: readonly (readonly [number, number])[];
				/** The place's own boundary; all that it shares in where there is none. */
				readonly boundary: AreaFeature | null;
		  }
		| { readonly kind: 'area'; readonly area: () => PlanarArea };
};

export type PlaceListInput = {
	readonly blockGroups: readonly BlockGroupFeature[];
	/** `id` is the name. */
	readonly cities: readonly AreaFeature[];
	readonly counties: readonly AreaFeature<{ readonly name: string }>[];
	readonly neighborhoods: readonly AreaFeature[];
	/** The line that the atlas is about first. */
	readonly corridors: readonly Corridor[];
	/** Of each block group, by city name. */
	readonly cityShares: readonly (readonly (readonly [string, number])[])[];
};

/** All places in the order of the places file. Keys are unique. */
export function listPlaces(input: PlaceListInput): PlaceDefinition[] {
	const [line, ...otherLines] = input.corridors;
	if (!line) throw new Error('There is no line to list places for: check data/corridors.');
	const everywhere = input.blockGroups.map((_, row) => [row, 1] as const);
	const places: PlaceDefinition[] = [
		{
			key: 'region',
			name: 'Seven-county region',
			extent: { kind: 'shares', shares: everywhere, boundary: null }
		},
		reachOf(`corridor:${line.id}`, line.name, () => corridorParts(line, ONE_MILE)),
		reachOf(`stations:${line.id}`, line.name, () =>
			stationParts(stationsOfRollUp(line), HALF_MILE)
		),
		...stationsInLineOrder(line).map((station) =>
			reachOf(`station:${station.id}`, station.name, () => stationParts([station], HALF_MILE))
		),
		...otherLines.map((other) =>
			reachOf(`stations:${other.id}`, other.name, () =>
				stationParts(stationsOfRollUp(other), HALF_MILE)
			)
		),
		...sorted(input.counties).map((county): PlaceDefinition => ({
			key: `county:${county.id}`,
			name: `${county.properties.name} County`,
			extent: {
				kind: 'shares',
				shares: everywhere.filter(([row]) => input.blockGroups[row]!.id.slice(2, 5) === county.id),
				boundary: county
			}
		})),
		...cityPlaces(input),
		...sorted(input.neighborhoods).map((neighborhood): PlaceDefinition => ({
			key: `neighborhood:${neighborhood.id}`,
			name: neighborhood.id,
			extent: { kind: 'area', area: () => areaOfFeature(neighborhood) }
		}))
	];
	const keys = new Set(places.map(({ key }) => key));
	if (keys.size !== places.length) throw new Error('Two places have the same key.');
	return places;
}

/** Apportions a place; a tract held but for the last digits of rounding is held whole. */
export function weighPlace(place: PlaceDefinition, index: BlockGroupIndex): PlaceWeights {
	const { extent } = place;
	if (extent.kind === 'area') {
		const area = extent.area();
		return finish(place, apportion(index, area), area.bounds);
	}
	const bounds = extent.boundary
		? areaOfFeature(extent.boundary).bounds
		: joined(extent.shares.map(([row]) => index.blockGroups[row]!.area.bounds));
	return finish(place, apportionShares(index, extent.shares), bounds);
}

function finish(place: PlaceDefinition, held: Apportionment, bounds: Bounds): PlaceWeights {
	return {
		key: place.key,
		name: place.name,
		bbox: boundsInDegrees(bounds),
		tracts: held.tracts,
		households: held.households.map(wholeIfNearly),
		people: held.people.map(wholeIfNearly),
		groups: held.groups.map((weights) => weights.map(wholeIfNearly)),
		cut: held.cut,
		people2020: held.people2020,
		groups2020: held.groups2020,
		housingUnits2020: held.housingUnits2020
	};
}

function wholeIfNearly(weight: number): number {
	return weight > 1 - 1e-12 ? 1 : weight;
}

function reachOf(key: PlaceKey, name: string, parts: () => readonly Part[]): PlaceDefinition {
	return { key, name, extent: { kind: 'area', area: () => resolveParts(parts()) } };
}

function cityPlaces({ blockGroups, cities, cityShares }: PlaceListInput): PlaceDefinition[] {
	const shares = new Map<string, [number, number][]>();
	cityShares.forEach((byName, row) => {
		for (const [name, share] of byName) {
			const rows = shares.get(name) ?? [];
			shares.set(name, rows);
			if (share > 0) rows.push([row, share]);
		}
	});
	const known = citiesWithOwnBlockGroup(blockGroups);
	return sorted(cities.filter(({ id }) => known.has(id))).map((city) => ({
		key: `city:${city.id}`,
		name: city.id,
		extent: { kind: 'shares', shares: shares.get(city.id)!, boundary: city }
	}));
}

function joined(all: readonly Bounds[]): Bounds {
	return [
		Math.min(...all.map(([west]) => west)),
		Math.min(...all.map(([, south]) => south)),
		Math.max(...all.map(([, , east]) => east)),
		Math.max(...all.map(([, , , north]) => north))
	];
}

function sorted<F extends AreaFeature>(features: readonly F[]): F[] {
	return features.toSorted((a, b) => byName(a.id, b.id));
}

/** By character code, so that files are the same on every machine. */
export function byName(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
