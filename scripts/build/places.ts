/** The places that every indicator has a figure for, and the part of each tract that they hold. */
import type { PlaceKey } from '../../src/lib/domain/indicators/catalog.ts';
import {
	stationsInLineOrder,
	stationsOfRollUp,
	type Corridor,
	type Station,
	HALF_MILE,
	ONE_MILE,
	STATION_REACHES
} from '../../src/lib/domain/lines/corridor.ts';
import { corridorParts, stationParts } from '../../src/lib/domain/places/reach-area.ts';
import {
	apportion,
	apportionShares,
	boxesNear,
	isOfTracts,
	smallParts,
	type Apportionment,
	type BlockGroupIndex
} from '../../src/lib/domain/places/apportion.ts';
import { overlapArea, type Bounds, type PlanarArea } from '../../src/lib/domain/geometry/area.ts';
import { resolveParts, type Part } from '../../src/lib/domain/geometry/sweep.ts';
import type { PlaceWeights } from '../../src/lib/domain/indicators/figures.ts';
import {
	areaOfFeature,
	boundsInDegrees,
	buildBlockGroupIndex,
	citiesWithOwnBlockGroup,
	cityShares,
	type BoundaryFeature,
	type BlockGroupFeature,
	type Counts2020,
	type Progress,
	type CrosswalkInput
} from './weights.ts';
import { neighbors } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type {
	FileBox,
	PlacesFile,
	ShapesFile
} from '../../src/lib/domain/indicators/built-files.ts';
import { unproject } from '../../src/lib/domain/geometry/projection.ts';
import { insidePoint } from '../../src/lib/domain/geometry/polygon.ts';
import { regionWords as words } from '#words/region.ts';
import { RACE_GROUPS, type RaceGroup } from '../../src/lib/domain/statistics/census.ts';
import { CORRIDOR_IDS, readCorridor } from '../data/region.ts';
import { readFigures } from '../data/figures.ts';
import { readPlaces, readTopology } from '../data/places.ts';

/** A place before it is measured: shares of block groups by row, or an area. */
export type PlaceDefinition = {
	readonly key: PlaceKey;
	readonly name: string;
	readonly extent:
		| {
				readonly kind: 'shares';
				readonly shares: readonly (readonly [number, number])[];
				/** The place's own boundary; all that it shares in where there is none. */
				readonly boundary: BoundaryFeature | null;
		  }
		| { readonly kind: 'area'; readonly area: () => PlanarArea };
};

export type PlaceListInput = {
	readonly blockGroups: readonly BlockGroupFeature[];
	/** `id` is the name. */
	readonly cities: readonly BoundaryFeature[];
	readonly counties: readonly BoundaryFeature<{ readonly name: string }>[];
	readonly neighborhoods: readonly BoundaryFeature[];
	/** The line that the atlas is about first. */
	readonly corridors: readonly Corridor[];
	/** Of each block group, by city name. */
	readonly cityShares: readonly (readonly (readonly [string, number])[])[];
};

/** All places in the order of the places file. Keys are unique. */
function listPlaces(input: PlaceListInput): PlaceDefinition[] {
	const [line, ...otherLines] = input.corridors;
	if (!line) throw new Error('There is no line to list places for: check the region’s corridors.');
	const everywhere = input.blockGroups.map((_, row) => [row, 1] as const);
	const byCounty = new Map<string, (readonly [number, number])[]>();
	for (const share of everywhere) {
		const county = input.blockGroups[share[0]]!.id.slice(2, 5);
		const shares = byCounty.get(county);
		if (shares) shares.push(share);
		else byCounty.set(county, [share]);
	}
	const places: PlaceDefinition[] = [
		{
			key: 'region',
			name: words.name,
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
				shares: byCounty.get(county.id) ?? [],
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
function weighPlace(place: PlaceDefinition, index: BlockGroupIndex): PlaceWeights {
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

/** The box around all of them, of which there may be more than a call takes arguments. */
function joined(all: readonly Bounds[]): Bounds {
	return all.reduce(([west, south, east, north], box) => [
		Math.min(west, box[0]),
		Math.min(south, box[1]),
		Math.max(east, box[2]),
		Math.max(north, box[3])
	]);
}

function sorted<F extends BoundaryFeature>(features: readonly F[]): F[] {
	return features.toSorted((a, b) => byName(a.id, b.id));
}

/** By character code, so that files are the same on every machine. */
function byName(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/* The places file: everything that names and finds a place, without its geometry. */

/** Its only object holds the tracts. */
export type TractTopology = Topology<Record<string, GeometryCollection>>;

export type PlacesInput = {
	/** Sorted by GEOID. */
	readonly tracts: readonly BoundaryFeature[];
	/** The tracts' topology, one object with the same tracts by `id`: shared arcs make neighbors. */
	readonly tractTopology: TractTopology;
	/** Sorted by GEOID. */
	readonly blockGroups: readonly BlockGroupFeature[];
	/** 2020 Census counts by block-group GEOID. */
	readonly counts: ReadonlyMap<string, Counts2020>;
	/** `id` is the three-digit code. */
	readonly counties: readonly BoundaryFeature<{ readonly name: string }>[];
	/** `id` is the name, as block groups spell it. */
	readonly cities: readonly BoundaryFeature[];
	/** `id` is the name. */
	readonly neighborhoods: readonly BoundaryFeature[];
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
	if (!line) throw new Error('There is no line to build places for: check the region’s corridors.');
	const { index, shares, places } = placesToWeigh(input);
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

/** Block groups, the cities of each, and the places in the order of the places file, before they are measured. */
export function placesToWeigh(input: PlacesInput): {
	readonly index: BlockGroupIndex;
	readonly shares: PlaceListInput['cityShares'];
	readonly places: readonly PlaceDefinition[];
} {
	const index = buildBlockGroupIndex(input.tracts, input.blockGroups, input.counts);
	const shares = cityShares(input.blockGroups, index, input.cities);
	return { index, shares, places: listPlaces({ ...input, cityShares: shares }) };
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
	if (!point) throw new Error(`Tract ${geoid} has no area: check the region’s places.`);
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
	neighborhoods: readonly BoundaryFeature[],
	names: readonly string[]
): number[] {
	const rowOf = new Map(names.map((name, row) => [name, row]));
	const areas = neighborhoods.map((feature) => ({ id: feature.id, area: areaOfFeature(feature) }));
	const near = boxesNear(areas.map(({ area }) => area.bounds));
	return tracts.map((tract) => {
		const tally = new Map(
			near(tract.bounds).map((at) => [areas[at]!.id, overlapArea(tract, areas[at]!.area)])
		);
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

function neighborRows(topology: TractTopology, tracts: readonly BoundaryFeature[]): number[][] {
	const [object] = Object.values(topology.objects);
	if (!object) throw new Error('The tract topology is empty: check the region’s places.');
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

/* Reads what `buildPlaces` and `buildCrosswalk` need from the project's data. */

/** Cells of table P2 as the data has them. */
const GROUP_CELLS: Readonly<Record<RaceGroup, string>> = {
	white: 'P2_005N',
	black: 'P2_006N',
	'american-indian': 'P2_007N',
	asian: 'P2_008-009N',
	hispanic: 'P2_002N',
	other: 'P2_010-011N'
};

/**
 * People (P1_001N), housing units (H1_001N) and people by race and Hispanic origin (P2) of the 2020
 * Census by block-group GEOID. Throws where the groups do not add up to the people.
 */
function readCounts2020(): ReadonlyMap<string, Counts2020> {
	const figures = readFigures('census-2020');
	const count = (row: number, variable: string): number => {
		const { value } = figures.estimate(row, variable);
		if (value === null) throw new Error(`Block group ${figures.geoids[row]} has no ${variable}.`);
		return value;
	};
	return new Map(
		figures.geoids.map((geoid, row) => {
			const people = count(row, 'P1_001N');
			const groups = RACE_GROUPS.map((group) => count(row, GROUP_CELLS[group]));
			if (groups.reduce((sum, each) => sum + each, 0) !== people) {
				throw new Error(`The groups of block group ${geoid} are not its ${people} people.`);
			}
			return [geoid, { people, housingUnits: count(row, 'H1_001N'), groups }];
		})
	);
}

export function readPlacesInput(): PlacesInput {
	return {
		tracts: readPlaces('tracts-2020').features,
		tractTopology: readTopology('tracts-2020'),
		blockGroups: readPlaces('block-groups-2020').features,
		counts: readCounts2020(),
		counties: readPlaces('counties').features,
		cities: readPlaces('cities').features,
		neighborhoods: readPlaces('neighborhoods').features,
		corridors: CORRIDOR_IDS.map(readCorridor)
	};
}

export function readCrosswalkInput(): CrosswalkInput {
	return {
		tracts2010: readPlaces('tracts-2010').features,
		tracts2020: readPlaces('tracts-2020').features,
		blockGroups: readPlaces('block-groups-2020').features,
		housingUnits: new Map(
			[...readCounts2020()].map(([geoid, { housingUnits }]) => [geoid, housingUnits])
		)
	};
}
