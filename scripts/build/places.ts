/** The places file: everything that names and finds a place, without its geometry. */
import { neighbors } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { FileBox, PlacesFile, ShapesFile } from '../../src/lib/core/catalog/built.ts';
import { stationParts } from '../../src/lib/core/corridor/areas.ts';
import {
	stationsInLineOrder,
	type Corridor,
	type Station
} from '../../src/lib/core/corridor/corridor.ts';
import { HALF_MILE, STATION_REACHES } from '../../src/lib/core/corridor/distance.ts';
import { apportion, type BlockGroupIndex } from '../../src/lib/core/geo/apportion.ts';
import { unproject } from '../../src/lib/core/geo/equal-area.ts';
import { insidePoint } from '../../src/lib/core/geo/inside-point.ts';
import { overlapArea } from '../../src/lib/core/geo/overlap-area.ts';
import type { PlanarArea } from '../../src/lib/core/geo/planar-area.ts';
import { resolveParts } from '../../src/lib/core/geo/resolve.ts';
import { isOfTracts, smallParts } from '../../src/lib/core/geo/small-parts.ts';
import type { PlaceWeights } from '../../src/lib/core/geo/weights-types.ts';
import {
	buildBlockGroupIndex,
	cityShares,
	type BlockGroupFeature,
	type Counts2020
} from './block-groups.ts';
import { areaOfFeature, boundsInDegrees, type AreaFeature, type Progress } from './geometry.ts';
import { byName, listPlaces, weighPlace } from './place-list.ts';

/** Its only object holds the tracts. */
export type TractTopology = Topology<Record<string, GeometryCollection>>;

export type PlacesInput = {
	/** Sorted by GEOID. */
	readonly tracts: readonly AreaFeature[];
	/** The tracts' topology, one object with the same tracts by `id`: shared arcs make neighbors. */
	readonly tractTopology: TractTopology;
	/** Sorted by GEOID. */
	readonly blockGroups: readonly BlockGroupFeature[];
	/** 2020 Census counts by block-group GEOID. */
	readonly counts: ReadonlyMap<string, Counts2020>;
	/** `id` is the three-digit code. */
	readonly counties: readonly AreaFeature<{ readonly name: string }>[];
	/** `id` is the name, as block groups spell it. */
	readonly cities: readonly AreaFeature[];
	/** `id` is the name. */
	readonly neighborhoods: readonly AreaFeature[];
	/** The line that the atlas is about first. */
	readonly corridors: readonly Corridor[];
};

export type BuiltPlaces = {
	readonly file: PlacesFile;
	readonly shapes: ShapesFile;
	/** `weights[i]` belongs to `file.places[i]`. */
	readonly weights: readonly PlaceWeights[];
};

/** Share of a tract's homes within reach of a station at which the tract is along the line. */
const ALONG_THE_LINE = 0.1;

/**
 * Builds the places file and the weights of its places.
 * @throws where the input does not fit together: order, missing counts, unknown cities
 */
export async function buildPlaces(
	input: PlacesInput,
	progress: Progress = () => undefined
): Promise<BuiltPlaces> {
	const [line] = input.corridors;
	if (!line) throw new Error('There is no line to build places for: check data/corridors.');
	const index = buildBlockGroupIndex(input.tracts, input.blockGroups, input.counts);
	const shares = cityShares(input.blockGroups, index, input.cities);
	const places = listPlaces({ ...input, cityShares: shares });
	const weights: PlaceWeights[] = [];
	for (const [done, place] of places.entries()) {
		if (done % 20 === 0) {
			progress(done, places.length);
			await new Promise((resolve) => setImmediate(resolve));
		}
		weights.push(weighPlace(place, index));
	}
	progress(places.length, places.length);

	const cities = [...new Set(shares.flat().map(([name]) => name))].sort(byName);
	const neighborhoods = input.neighborhoods.map(({ id }) => id).sort(byName);
	const stations = stationsInLineOrder(line);
	const areas = input.tracts.map(areaOfFeature);
	const points = areas.map((area, row) => pointInside(area, input.tracts[row]!.id));
	const file: PlacesFile = {
		format: 1,
		cities,
		counties: input.counties
			.map(({ id, properties }) => ({ code: id, name: properties.name }))
			.sort((a, b) => byName(a.code, b.code)),
		neighborhoods,
		tracts: {
			geoid: input.tracts.map(({ id }) => id),
			city: citiesOfTracts(index, shares, cities),
			neighborhood: neighborhoodsOfTracts(areas, input.neighborhoods, neighborhoods),
			stations: stationsOfTracts(index, stations)
		},
		stations: stations.map((station) => ({
			id: station.id,
			name: station.name,
			city: station.city,
			status: station.status === 'open' ? 'open' : 'planned',
			x: inFile(station.lngLat[0]),
			y: inFile(station.lngLat[1])
		})),
		places: weights.map((place) => ({
			key: place.key,
			name: place.name,
			...(isOfTracts(smallParts(place, index.tractTotals)) && { ofTracts: true })
		}))
	};
	const shapes: ShapesFile = {
		format: 1,
		tracts: {
			x: points.map(([x]) => inFile(x)),
			y: points.map(([, y]) => inFile(y)),
			bbox: areas.map((area) => boxInFile(boundsInDegrees(area.bounds))),
			neighbors: neighborRows(input.tractTopology, input.tracts)
		},
		places: weights.map(({ bbox }) => boxInFile(bbox)),
		stationAreas: STATION_REACHES.map((meters) => ({
			meters,
			areas: stations.map((station) => areaWithin(station, meters, index))
		}))
	};
	return { file, shapes, weights };
}

/** Tracts within reach of a station, with a millionth of a tract's homes as the finest share. */
function areaWithin(
	station: Station,
	meters: number,
	index: BlockGroupIndex
): ShapesFile['stationAreas'][number]['areas'][number] {
	const { tracts, households } = apportion(index, resolveParts(stationParts([station], meters)));
	return {
		station: station.id,
		rows: tracts,
		households: households.map((share) => Math.round(share * 1e6) / 1e6)
	};
}

/** Degrees × 1e5, the unit of the file. */
function inFile(degrees: number): number {
	return Math.round(degrees * 1e5);
}

function boxInFile(box: FileBox): FileBox {
	return [inFile(box[0]), inFile(box[1]), inFile(box[2]), inFile(box[3])];
}

function pointInside(area: PlanarArea, geoid: string): readonly [number, number] {
	const point = insidePoint(area);
	if (!point) throw new Error(`Tract ${geoid} has no area: check data/places.`);
	return unproject(point);
}

/** Of each tract, the city that holds most of its homes; without homes, most of its land. */
function citiesOfTracts(
	index: BlockGroupIndex,
	shares: readonly (readonly (readonly [string, number])[])[],
	cities: readonly string[]
): number[] {
	const rowOf = new Map(cities.map((name, row) => [name, row]));
	const tallies = index.tractTotals.map(() => new Map<string, number>());
	index.blockGroups.forEach((group, row) => {
		const uninhabited = index.tractTotals[group.tract]!.housingUnits === 0;
		const size = uninhabited ? group.area.area : group.housingUnits;
		const tally = tallies[group.tract]!;
		for (const [name, share] of shares[row]!) {
			tally.set(name, (tally.get(name) ?? 0) + share * size);
		}
	});
	return tallies.map((tally) => rowOf.get(largest(tally) ?? '') ?? -1);
}

/** Of each tract, the neighborhood that holds most of its land; −1 where most of it is in none. */
function neighborhoodsOfTracts(
	tracts: readonly PlanarArea[],
	neighborhoods: readonly AreaFeature[],
	names: readonly string[]
): number[] {
	const rowOf = new Map(names.map((name, row) => [name, row]));
	const areas = neighborhoods.map((feature) => ({ id: feature.id, area: areaOfFeature(feature) }));
	return tracts.map((tract) => {
		const tally = new Map(areas.map(({ id, area }) => [id, overlapArea(tract, area)]));
		const inside = [...tally.values()].reduce((sum, area) => sum + area, 0);
		return inside < tract.area / 2 ? -1 : (rowOf.get(largest(tally) ?? '') ?? -1);
	});
}

function largest(tally: ReadonlyMap<string, number>): string | null {
	let best: string | null = null;
	for (const [name, size] of tally) if (best === null || size > tally.get(best)!) best = name;
	return best;
}

/** Of each tract, the stations whose half mile holds at least a tenth of its homes. */
function stationsOfTracts(index: BlockGroupIndex, stations: readonly Station[]): number[][] {
	const along = index.tractTotals.map((): number[] => []);
	stations.forEach((station, position) => {
		const held = apportion(index, resolveParts(stationParts([station], HALF_MILE)));
		held.tracts.forEach((tract, i) => {
			if (held.households[i]! >= ALONG_THE_LINE) along[tract]!.push(position);
		});
	});
	return along;
}

function neighborRows(topology: TractTopology, tracts: readonly AreaFeature[]): number[][] {
	const [object] = Object.values(topology.objects);
	if (!object) throw new Error('The tract topology is empty: check data/places.');
	const { geometries } = object;
	const rowOf = new Map(tracts.map(({ id }, row) => [id, row]));
	const rows = geometries.map(({ id }) => {
		const row = rowOf.get(String(id));
		if (row === undefined) throw new Error(`The topology's tract ${id} is not in the list.`);
		return row;
	});
	const result = tracts.map((): number[] => []);
	neighbors(geometries).forEach((touching, i) => {
		result[rows[i]!] = touching.map((j) => rows[j]!).sort((a, b) => a - b);
	});
	return result;
}
