/**
 * Everything that turns a place into weights of tracts, in one file that the build writes and the
 * worker loads when the first place is asked for: block groups with their 2020 counts, tracts, boxes
 * to search, and the weights of all named places.
 */
import type { PlaceKey } from '../indicators/catalog.ts';
import { ok, type Result, fail, type Problem } from '../result.ts';
import { type BlockGroupIndex, indexBlockGroups } from './apportion.ts';
import type { CutParts } from '../statistics/fitted.ts';
import {
	areaOfSimplePolygons,
	type Bounds,
	type PlanarArea,
	type PolygonRings
} from '../geometry/area.ts';
import { RACE_GROUPS, type ByRaceGroup } from '../statistics/census.ts';
import type { PlaceWeights } from '../indicators/figures.ts';
import type { LonLat } from '../geometry/projection.ts';

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

/*
 * Shapes and figures as bytes: small to fetch, and read without parsing. Polygons as few of them: longitude and latitude in millionths of a degree (11 cm at most), each
 * written as its difference from the point before, seven bits a byte.
 */

const STEPS_PER_DEGREE = 1e6;

/** One entry a feature: its polygons, each the outer ring and holes. Rings are closed. */
export type Shapes = readonly (readonly PolygonRings[])[];

function encodeShapes(shapes: Shapes): Uint8Array<ArrayBuffer> {
	const bytes: number[] = [];
	let x = 0;
	let y = 0;
	const count = (n: number): void => pushVarint(bytes, n);
	const difference = (n: number): void => pushVarint(bytes, n < 0 ? -2 * n - 1 : 2 * n);
	for (const polygons of shapes) {
		count(polygons.length);
		for (const rings of polygons) {
			count(rings.length);
			for (const ring of rings) {
				// The closing point is the first again.
				count(ring.length - 1);
				for (const point of ring.slice(0, -1)) {
					const nextX = Math.round(point[0] * STEPS_PER_DEGREE);
					const nextY = Math.round(point[1] * STEPS_PER_DEGREE);
					difference(nextX - x);
					difference(nextY - y);
					x = nextX;
					y = nextY;
				}
			}
		}
	}
	return Uint8Array.from(bytes);
}

/** @param features how many were encoded */
function decodeShapes(bytes: Uint8Array, features: number): Shapes {
	let at = 0;
	let x = 0;
	let y = 0;
	const count = (): number => {
		let value = 0;
		let scale = 1;
		for (;;) {
			const byte = bytes[at++] ?? 0;
			value += (byte & 0x7f) * scale;
			if (byte < 0x80) return value;
			scale *= 128;
		}
	};
	const difference = (): number => {
		const n = count();
		return n % 2 === 0 ? n / 2 : -(n + 1) / 2;
	};
	const list = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);
	return list(features, () =>
		list(count(), () =>
			list(count(), () => {
				const ring = list(count(), (): LonLat => {
					x += difference();
					y += difference();
					return [x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE];
				});
				return [...ring, ...ring.slice(0, 1)];
			})
		)
	);
}

function pushVarint(bytes: number[], value: number): void {
	let rest = value;
	while (rest >= 0x80) {
		bytes.push((rest % 128) | 0x80);
		rest = Math.floor(rest / 128);
	}
	bytes.push(rest);
}

/*
 * Numbers of several kinds in one file: eight bytes of mark and header length, a header in JSON that
 * says where each section lies, then the sections, each at a multiple of eight bytes. Little-endian,
 * as every machine that runs a browser is.
 */

const MARK = 'RTLN';
const ARRAYS = {
	u8: Uint8Array,
	u16: Uint16Array,
	u32: Uint32Array,
	f32: Float32Array,
	f64: Float64Array
} as const;

type Kind = keyof typeof ARRAYS;
export type SectionArray = InstanceType<(typeof ARRAYS)[Kind]>;

export type Sections<Header> = {
	readonly header: Header;
	/** The named section as an array of the kind asked for; throws where the file has no such section. */
	readonly section: <K extends Kind>(name: string, kind: K) => InstanceType<(typeof ARRAYS)[K]>;
};

/** The file was cut short, or is no such file. */
export type SectionsProblem = Problem<'sections-broken'>;

type Directory<Header> = {
	readonly header: Header;
	readonly sections: readonly (readonly [
		name: string,
		kind: Kind,
		offset: number,
		length: number
	])[];
};

function packSections(
	header: unknown,
	sections: Readonly<Record<string, SectionArray>>
): Uint8Array<ArrayBuffer> {
	let end = 0;
	const directory = Object.entries(sections).map(([name, array]) => {
		const offset = end;
		end = aligned(offset + array.byteLength);
		return [name, kindOf(array), offset, array.length] as const;
	});
	const text = new TextEncoder().encode(JSON.stringify({ header, sections: directory }));
	const start = aligned(8 + text.length);
	const bytes = new Uint8Array(start + end);
	for (let i = 0; i < 4; i++) bytes[i] = MARK.charCodeAt(i);
	new DataView(bytes.buffer).setUint32(4, text.length, true);
	bytes.set(text, 8);
	for (const [name, , offset] of directory) {
		const { buffer, byteOffset, byteLength } = sections[name]!;
		bytes.set(new Uint8Array(buffer, byteOffset, byteLength), start + offset);
	}
	return bytes;
}

/** Reads what `packSections` wrote. The header is not checked beyond being JSON. */
function unpackSections<Header>(bytes: ArrayBuffer): Result<Sections<Header>, SectionsProblem> {
	if (bytes.byteLength < 8) return fail('sections-broken');
	const view = new DataView(bytes);
	for (let i = 0; i < 4; i++) {
		if (view.getUint8(i) !== MARK.charCodeAt(i)) return fail('sections-broken');
	}
	const headerLength = view.getUint32(4, true);
	if (8 + headerLength > bytes.byteLength) return fail('sections-broken');
	const directory = parseDirectory<Header>(bytes, headerLength);
	if (!directory) return fail('sections-broken');
	const start = aligned(8 + headerLength);
	const found = new Map<string, SectionArray>();
	for (const [name, kind, offset, length] of directory.sections) {
		const end = start + offset + length * ARRAYS[kind].BYTES_PER_ELEMENT;
		if (end > bytes.byteLength) return fail('sections-broken');
		found.set(name, new ARRAYS[kind](bytes, start + offset, length));
	}
	return ok({
		header: directory.header,
		section(name, kind) {
			const array = found.get(name);
			if (!(array instanceof ARRAYS[kind])) throw new Error(`The file has no ${kind} "${name}".`);
			return array as InstanceType<(typeof ARRAYS)[typeof kind]>;
		}
	});
}

function parseDirectory<Header>(bytes: ArrayBuffer, length: number): Directory<Header> | null {
	try {
		const text = new TextDecoder().decode(new Uint8Array(bytes, 8, length));
		return JSON.parse(text) as Directory<Header>;
	} catch {
		return null;
	}
}

function kindOf(array: SectionArray): Kind {
	const kinds = Object.keys(ARRAYS) as Kind[];
	return kinds.find((kind) => array instanceof ARRAYS[kind])!;
}

function aligned(offset: number): number {
	return Math.ceil(offset / 8) * 8;
}
