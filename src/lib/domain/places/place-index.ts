/**
 * Everything that turns a place into weights of tracts, in one file that the build writes and the
 * worker loads when the first place is asked for: block groups with their 2020 counts, tracts, boxes
 * to search, and the weights of all named places.
 */
import type { PlaceKey } from '../indicators/catalog.ts';
import { ok, type Result } from '../result.ts';
import type { BlockGroupIndex } from './apportion.ts';
import type { CutParts } from '../statistics/fitted.ts';
import { indexBlockGroups } from './apportion.ts';
import {
	areaOfSimplePolygons,
	type Bounds,
	type PlanarArea,
	type PolygonRings
} from '../geometry/area.ts';
import { RACE_GROUPS, type ByRaceGroup } from '../statistics/census.ts';
import {
	decodeShapes,
	encodeShapes,
	packSections,
	unpackSections,
	type SectionsProblem
} from '../geometry/bytes.ts';
import type { PlaceWeights } from '../indicators/figures.ts';

export type PlaceIndex = {
	/** GEOIDs of the 2020 tracts, sorted: rows as in the places file. */
	readonly geoids: readonly string[];
	readonly rowOf: ReadonlyMap<string, number>;
	readonly tracts: readonly PlanarArea[];
	readonly blockGroups: BlockGroupIndex;
	/** In the order of the places file. */
	readonly places: ReadonlyMap<PlaceKey, PlaceWeights>;
	/** Published outlines of tracts, by row, to draw them. */
	readonly tractOutlines: readonly (readonly PolygonRings[])[];
	/** Published outlines of counties, cities and neighborhoods. */
	readonly outlines: ReadonlyMap<PlaceKey, readonly PolygonRings[]>;
};

export type PlaceIndexSource = {
	/** Sorted by GEOID. */
	readonly tracts: readonly {
		readonly geoid: string;
		readonly polygons: readonly PolygonRings[];
	}[];
	/** Sorted by GEOID. */
	readonly blockGroups: readonly {
		/** Row of its tract. */
		readonly tract: number;
		readonly people: number;
		readonly housingUnits: number;
		/** The people by race and Hispanic origin; they add up to `people`. */
		readonly groups: ByRaceGroup;
		readonly polygons: readonly PolygonRings[];
	}[];
	readonly places: readonly PlaceWeights[];
	/** Of the places that have an outline of their own. */
	readonly outlines: readonly {
		readonly key: PlaceKey;
		readonly polygons: readonly PolygonRings[];
	}[];
};

type Header = {
	readonly format: 3;
	readonly geoids: readonly string[];
	readonly places: readonly (readonly [
		key: PlaceKey,
		name: string,
		bbox: Bounds,
		tracts: number,
		people2020: number,
		housingUnits2020: number,
		groups2020: ByRaceGroup,
		cut: CutParts
	])[];
	readonly outlines: readonly PlaceKey[];
};

/** The file; the same source gives the same bytes. */
export function encodePlaceIndex(source: PlaceIndexSource): Uint8Array<ArrayBuffer> {
	const { tracts, blockGroups, places, outlines } = source;
	const header: Header = {
		format: 3,
		geoids: tracts.map(({ geoid }) => geoid),
		places: places.map((place) => [
			place.key,
			place.name,
			place.bbox,
			place.tracts.length,
			place.people2020,
			place.housingUnits2020,
			place.groups2020,
			place.cut
		]),
		outlines: outlines.map(({ key }) => key)
	};
	return packSections(header, {
		tract: Uint16Array.from(blockGroups, ({ tract }) => tract),
		people: Uint32Array.from(blockGroups, ({ people }) => people),
		housingUnits: Uint32Array.from(blockGroups, ({ housingUnits }) => housingUnits),
		// No block group has over 65,535 people; the first group is who is left of all.
		groups: Uint16Array.from(blockGroups.flatMap(({ groups }) => groups.slice(1))),
		shapes: encodeShapes(blockGroups.map(({ polygons }) => polygons)),
		tractShapes: encodeShapes(tracts.map(({ polygons }) => polygons)),
		outlineShapes: encodeShapes(outlines.map(({ polygons }) => polygons)),
		placeTracts: Uint16Array.from(places.flatMap((place) => place.tracts)),
		placeHouseholds: Float64Array.from(places.flatMap((place) => place.households)),
		placePeople: Float64Array.from(places.flatMap((place) => place.people)),
		// A ten-millionth of a tract's people of a group is far below one of them.
		placeGroups: Float32Array.from(places.flatMap((place) => place.groups.flat()))
	});
}

/** Reads the file. */
export function decodePlaceIndex(bytes: ArrayBuffer): Result<PlaceIndex, SectionsProblem> {
	const unpacked = unpackSections<Header>(bytes);
	if (!unpacked.ok) return unpacked;
	const { header, section } = unpacked.value;
	const tract = section('tract', 'u16');
	const people = section('people', 'u32');
	const housingUnits = section('housingUnits', 'u32');
	const groups = section('groups', 'u16');
	const { geoids } = header;
	const shapes = decodeShapes(section('shapes', 'u8'), tract.length);
	const tractOutlines = decodeShapes(section('tractShapes', 'u8'), geoids.length);
	const outlineShapes = decodeShapes(section('outlineShapes', 'u8'), header.outlines.length);
	const blockGroups = shapes.map((polygons, row) => ({
		tract: tract[row]!,
		people: people[row]!,
		housingUnits: housingUnits[row]!,
		groups: groupsOf(people[row]!, groups.subarray(row * STORED, (row + 1) * STORED)),
		area: areaOfSimplePolygons(polygons)
	}));
	return ok({
		geoids,
		rowOf: new Map(geoids.map((geoid, row) => [geoid, row])),
		tracts: tractOutlines.map(areaOfSimplePolygons),
		tractOutlines,
		outlines: new Map(header.outlines.map((key, at) => [key, outlineShapes[at]!])),
		blockGroups: indexBlockGroups(blockGroups, geoids.length),
		places: placesOf(header, {
			tracts: section('placeTracts', 'u16'),
			households: section('placeHouseholds', 'f64'),
			people: section('placePeople', 'f64'),
			groups: section('placeGroups', 'f32')
		})
	});
}

/** All groups but the first. */
const STORED = RACE_GROUPS.length - 1;

function groupsOf(people: number, stored: Uint16Array): number[] {
	return [stored.reduce((left, count) => left - count, people), ...stored];
}

function placesOf(
	header: Header,
	columns: {
		readonly tracts: Uint16Array;
		readonly households: Float64Array;
		readonly people: Float64Array;
		readonly groups: Float32Array;
	}
): Map<PlaceKey, PlaceWeights> {
	let from = 0;
	return new Map(
		header.places.map(([key, name, bbox, count, people2020, homes2020, groups2020, cut]) => {
			const to = from + count;
			const groupsFrom = from * RACE_GROUPS.length;
			const place: PlaceWeights = {
				key,
				name,
				bbox,
				tracts: [...columns.tracts.subarray(from, to)],
				households: [...columns.households.subarray(from, to)],
				people: [...columns.people.subarray(from, to)],
				groups: RACE_GROUPS.map((_, g) => [
					...columns.groups.subarray(groupsFrom + g * count, groupsFrom + (g + 1) * count)
				]),
				cut,
				people2020,
				housingUnits2020: homes2020,
				groups2020
			};
			from = to;
			return [key, place];
		})
	);
}
