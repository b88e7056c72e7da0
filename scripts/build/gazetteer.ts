/** The gazetteer of the app: street corners, house numbers, landmarks, ZIP codes and everyday names. */
import * as v from 'valibot';
import type {
	GazetteerFile,
	PlacesFile,
	ShapesFile
} from '../../src/lib/domain/indicators/built-files.ts';
import type { TractCrosswalk } from '../../src/lib/domain/indicators/figures.ts';
import {
	destination,
	nearDistance,
	type LonLat
} from '../../src/lib/domain/geometry/projection.ts';
import { tractsAround } from '../../src/lib/domain/places/apportion.ts';
import { roleOf, searchWords } from '../../src/lib/domain/places/words.ts';
import { hasRegionFile, readRegionFile } from '../data/region.ts';
import {
	readCorners,
	readLandmarks,
	readPlaces,
	isLivedOn,
	readStreets,
	type Corner,
	type Landmark,
	type StreetBlock
} from '../data/places.ts';
import { tractLocator, areaLocator, type BoundaryFeature } from './weights.ts';

const everydaySchema = v.strictObject({
	/** How people write the state. */
	state: v.array(v.string()),
	/** Further names of a place by its key, or of `landmark:` and its name. */
	also: v.array(v.strictObject({ place: v.string(), names: v.array(v.string()) })),
	/** Names of communities taken together, by ids of the file of communities. */
	areas: v.array(
		v.strictObject({
			name: v.string(),
			also: v.array(v.string()),
			within: v.string(),
			communities: v.array(v.string())
		})
	)
});

type EverydayNames = v.InferOutput<typeof everydaySchema>;

export type GazetteerInput = {
	/** At bus stops. */
	readonly corners: readonly Corner[];
	readonly streets: readonly StreetBlock[];
	readonly landmarks: readonly Landmark[];
	readonly everyday: EverydayNames;
	readonly communities: readonly BoundaryFeature<{
		readonly name: string;
		readonly city: string;
	}>[];
	readonly cities: readonly BoundaryFeature<{ readonly name: string }>[];
	/** Row of the 2020 tract at a point in degrees, −1 outside the region. */
	readonly tractAt: (lng: number, lat: number) => number;
	readonly places: PlacesFile;
	readonly shapes: ShapesFile;
	readonly crosswalk: TractCrosswalk;
};

/** What of it the region's folder and the build have. */
export function readGazetteerInput(built: {
	readonly file: PlacesFile;
	readonly shapes: ShapesFile;
	readonly crosswalk: TractCrosswalk;
}): GazetteerInput {
	const everyday: unknown = hasRegionFile('everyday-names.json')
		? JSON.parse(readRegionFile('everyday-names.json'))
		: { state: [], also: [], areas: [] };
	return {
		corners: readCorners(),
		streets: readStreets().filter(isLivedOn),
		landmarks: readLandmarks(),
		everyday: v.parse(everydaySchema, everyday),
		communities: hasRegionFile('places', 'communities.topojson')
			? readPlaces('communities').features
			: [],
		cities: readPlaces('cities').features,
		tractAt: tractLocator(),
		places: built.file,
		shapes: built.shapes,
		crosswalk: built.crosswalk
	};
}

/** Meters from a street's middle to the middle of the lots beside it. */
const BESIDE_STREET = 25;
/** Corners of two streets that are nearer than this, in meters, are one. */
const SAME_CORNER = 120;

/** @throws where an everyday name speaks of a place that is not there */
export function buildGazetteer(input: GazetteerInput): GazetteerFile {
	const streets = new Names();
	const cities = new Names();
	const zips = new Names();
	const sets = new Names();
	const sides = new Names();
	const cityAt = areaLocator(input.cities);

	const corners = mergedCorners(input).sort(
		(a, b) => compare(a.street, b.street) || compare(a.cross, b.cross) || compare(a.city, b.city)
	);
	const cornerColumns = corners.map(({ street, cross, city, longitude, latitude }) => ({
		street: streets.at(street),
		cross: streets.at(cross),
		city: cities.at(city),
		at: gridPoint(longitude, latitude),
		tracts: sets.at(tractsAround(input.tractAt, [longitude, latitude]).join(' '))
	}));
	const withNumbers = input.streets.filter(({ left, right }) => left !== null || right !== null);
	for (const { street } of withNumbers) streets.at(street);
	const blocks = streets.list.map((street) => withNumbers.filter((each) => each.street === street));
	const side = (block: StreetBlock, at: 0 | 1) =>
		sides.at(`${cities.at(block.cities[at])} ${zips.at(block.zips[at])}`);

	return {
		format: 1,
		corners: {
			street: cornerColumns.map(({ street }) => street),
			cross: cornerColumns.map(({ cross }) => cross),
			city: cornerColumns.map(({ city }) => city),
			...steps(cornerColumns.map(({ at }) => at)),
			tracts: cornerColumns.map(({ tracts }) => tracts)
		},
		addresses: {
			counts: blocks.map((of) => of.length),
			...numberColumns(blocks.flat()),
			left: blocks.flat().map((block) => side(block, 0)),
			right: blocks.flat().map((block) => side(block, 1)),
			points: blocks.flat().map(({ line }) => line.length),
			...steps(blocks.flat().flatMap(({ line }) => line.map(([x, y]) => gridPoint(x, y))))
		},
		landmarks: {
			name: input.landmarks.map(({ name }) => name),
			kind: input.landmarks.map(({ kind }) => kind),
			city: input.landmarks.map(({ longitude, latitude }) =>
				cities.at(input.cities[cityAt(longitude, latitude)]?.properties.name ?? '')
			),
			...steps(input.landmarks.map(({ longitude, latitude }) => gridPoint(longitude, latitude)))
		},
		also: input.everyday.also.map(({ place, names }) => {
			if (!isThere(place, input)) throw new Error(`everyday-names.json: there is no ${place}.`);
			return [place, names] as const;
		}),
		areas: areasOf(input),
		zipTracts: zipTracts(input),
		formerTracts: formerTracts(input.crosswalk),
		state: input.everyday.state,
		streets: streets.list,
		cities: cities.list,
		zips: zips.list,
		tractSets: sets.list.map((set) => (set === '' ? [] : set.split(' ').map(Number))),
		sides: sides.list.map((pair) => {
			const [city = 0, zip = 0] = pair.split(' ').map(Number);
			return [city, zip] as const;
		})
	};
}

/* Corners: where streets meet by their centerlines, and at bus stops elsewhere. */

function mergedCorners({ corners, streets }: GazetteerInput): Corner[] {
	const drawn = cornersOfStreets(streets);
	const byCore = new Map<string, Corner[]>();
	for (const corner of drawn) {
		const key = coresOf(corner);
		byCore.set(key, [...(byCore.get(key) ?? []), corner]);
	}
	const isDrawn = (corner: Corner) =>
		byCore
			.get(coresOf(corner))
			?.some((each) => nearDistance(pointOf(each), pointOf(corner)) < SAME_CORNER) === true;
	return [...drawn, ...corners.filter((corner) => !isDrawn(corner))];
}

/** Each pair of streets once a city, at the place where they meet that is nearest to the middle of all. */
export function cornersOfStreets(streets: readonly StreetBlock[]): Corner[] {
	const ends = new Map<string, { readonly point: LonLat; readonly blocks: StreetBlock[] }>();
	for (const block of streets) {
		for (const point of [block.line[0], block.line.at(-1)]) {
			if (!point) continue;
			const end = ends.get(point.join()) ?? { point, blocks: [] };
			end.blocks.push(block);
			ends.set(point.join(), end);
		}
	}
	const meetings = new Map<string, LonLat[]>();
	for (const { point, blocks } of ends.values()) {
		const names = [...new Set(blocks.map(({ street }) => street))].sort();
		const city = mostFrequent(blocks.flatMap(({ cities }) => cities));
		names.forEach((street, at) => {
			for (const cross of names.slice(at + 1)) {
				// Where a street changes only its direction, it goes on.
				if (coreOf(street) === coreOf(cross) && typeOf(street) === typeOf(cross)) continue;
				const key = [street, cross, city].join('\t');
				meetings.set(key, [...(meetings.get(key) ?? []), point]);
			}
		});
	}
	return [...meetings].map(([key, points]): Corner => {
		const [street = '', cross = '', city = ''] = key.split('\t');
		const middle: LonLat = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
		const [longitude, latitude] = points.reduce((best, point) =>
			nearDistance(point, middle) < nearDistance(best, middle) ? point : best
		);
		return { street, cross, city, longitude, latitude };
	});
}

function pointOf({ longitude, latitude }: Corner): LonLat {
	return [longitude, latitude];
}

/** Both streets without type and direction, which bus stops often leave out. */
function coresOf({ street, cross }: Corner): string {
	return [coreOf(street), coreOf(cross)].sort().join('\t');
}

function coreOf(street: string): string {
	const words = searchWords(street);
	return words.filter((word, at) => roleOf(word, at) === 'core').join(' ') || words.join(' ');
}

function typeOf(street: string): string {
	const words = searchWords(street);
	return words.filter((word, at) => roleOf(word, at) === 'type').join(' ');
}

/* Addresses as columns. */

function numberColumns(blocks: readonly StreetBlock[]) {
	let before = 0;
	const rows = blocks.map(({ left, right }) => {
		const [leftFrom, leftTo] = left ?? [0, 0];
		const [rightFrom, rightTo] = right ?? [0, 0];
		const row = [leftFrom - before, leftTo - leftFrom, rightFrom - leftFrom, rightTo - leftTo];
		before = leftTo;
		return row;
	});
	const column = (at: number) => rows.map((row) => row[at]!);
	return { leftFrom: column(0), leftTo: column(1), rightFrom: column(2), rightTo: column(3) };
}

type GridPoint = readonly [x: number, y: number];

function gridPoint(longitude: number, latitude: number): GridPoint {
	return [Math.round(longitude * 1e5), Math.round(latitude * 1e5)];
}

/** Columns of steps from point to point. */
function steps(points: readonly GridPoint[]): { x: number[]; y: number[] } {
	const column = (axis: 0 | 1) =>
		points.map((point, at) => point[axis] - (points[at - 1]?.[axis] ?? 0));
	return { x: column(0), y: column(1) };
}

/* Areas that people have a name for: communities, and several of them together. */

function areasOf({
	communities,
	everyday,
	shapes,
	places
}: GazetteerInput): GazetteerFile['areas'] {
	const communityAt = areaLocator(communities);
	const { x, y } = shapes.tracts;
	const ofTract = places.tracts.geoid.map(
		(_, row) => communities[communityAt(x[row]! / 1e5, y[row]! / 1e5)]?.id ?? null
	);
	const tractsOf = (ids: readonly string[]) =>
		ofTract.flatMap((id, row) => (id !== null && ids.includes(id) ? [row] : []));
	const together = everyday.areas.map(({ name, also, within, communities: ids }) => {
		const missing = ids.find((id) => communities.every((each) => each.id !== id));
		if (missing !== undefined) {
			throw new Error(`everyday-names.json: there is no community ${missing}.`);
		}
		return { name, also, within, tracts: tractsOf(ids) };
	});
	const single = communities.map(({ id, properties: { name, city } }) => ({
		name,
		also: [],
		within: city,
		tracts: tractsOf([id])
	}));
	return [...together, ...single].filter(({ tracts }) => tracts.length > 0);
}

function isThere(place: string, { landmarks, places }: GazetteerInput): boolean {
	return (
		places.places.some(({ key }) => key === place) ||
		landmarks.some(({ name }) => place === `landmark:${name}`)
	);
}

/**
 * The tracts in which more block sides with house numbers lie in the ZIP code than in any other. Only
 * tracts of the city that the centerlines cover; of ZIP codes that reach beyond it, no more is known.
 */
export function zipTracts({
	streets,
	tractAt,
	places
}: Pick<GazetteerInput, 'streets' | 'tractAt' | 'places'>): GazetteerFile['zipTracts'] {
	const sides = streets.flatMap((block) =>
		([0, 1] as const).flatMap((at) => {
			if ((at === 0 ? block.left : block.right) === null) return [];
			return [{ point: beside(block.line, at), zip: block.zips[at], city: block.cities[at] }];
		})
	);
	const covered = mostFrequent(sides.map(({ city }) => city));
	const counts = new Map<number, string[]>();
	for (const { point, zip } of sides) {
		const row = tractAt(point[0], point[1]);
		counts.set(row, [...(counts.get(row) ?? []), zip]);
	}
	const rows = new Map<string, number[]>();
	for (const [row, zips] of [...counts].sort(([a], [b]) => a - b)) {
		if (places.cities[places.tracts.city[row] ?? -1] !== covered) continue;
		const zip = mostFrequent(zips);
		rows.set(zip, [...(rows.get(zip) ?? []), row]);
	}
	return [...rows].sort(([a], [b]) => compare(a, b));
}

/** A point beside the middle of a line, to its left (0) or right (1). */
function beside(line: StreetBlock['line'], side: 0 | 1): LonLat {
	const at = Math.max(1, line.length >> 1);
	const [from, to] = [line[at - 1]!, line[at]!];
	const middle: LonLat = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
	const east = (to[0] - from[0]) * Math.cos((middle[1] * Math.PI) / 180);
	const azimuth = (Math.atan2(east, to[1] - from[1]) * 180) / Math.PI;
	return destination(middle, azimuth + (side === 0 ? -90 : 90), BESIDE_STREET);
}

/** Share of a 2010 tract's homes from which on it became part of a 2020 tract. */
const BECAME = 0.05;

function formerTracts({ from, to, overlaps }: TractCrosswalk): GazetteerFile['formerTracts'] {
	const now = new Set(to);
	return from.flatMap((geoid, old) => {
		if (now.has(geoid)) return [];
		const rows = overlaps.flatMap((shared, row) =>
			shared.some((each) => each.from === old && each.countWeight >= BECAME) ? [row] : []
		);
		return [[geoid, rows] as const];
	});
}

/* Small helpers. */

class Names {
	readonly list: string[] = [];
	readonly #index = new Map<string, number>();

	at(name: string): number {
		const known = this.#index.get(name);
		if (known !== undefined) return known;
		this.#index.set(name, this.list.length);
		return this.list.push(name) - 1;
	}
}

/** The first of those that are equally frequent; empty of none. */
function mostFrequent(names: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] ?? '';
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
