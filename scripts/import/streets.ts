/** Street centerlines with address ranges, and named landmarks → `places/streets.csv` and `places/landmarks.csv`; lines along streets. */
import { lineString, pointToLineDistance } from '@turf/turf';
import { csvFormatRows } from 'd3-dsv';
import type { LineString } from 'geojson';
import { nearDistance, type LonLat } from '../../src/lib/domain/geometry/projection.ts';
import { isLivedOn, type Landmark, type StreetBlock, type StreetClass } from '../data/places.ts';
import { cityName, spelledStreet } from './places.ts';
import {
	cellOf,
	ImportError,
	REGION_IMPORT,
	readSourceFeatures,
	readSourceRows,
	type StreetLeg
} from './source.ts';

type Pair<T> = readonly [from: T, to: T];

type Centerline = {
	readonly street: string;
	readonly class: string;
	/** House numbers at the line's beginning and end; 0 where that side has none. */
	readonly left: Pair<number>;
	readonly right: Pair<number>;
	/** Left and right. */
	readonly zip: Pair<number>;
	readonly city: Pair<string>;
};

/** The Census Bureau's feature class codes, which the source uses; bicycle ways (A53) are left out. */
const CLASSES: ReadonlyMap<string, StreetClass> = new Map([
	['A10', 'highway'],
	// Lanes beside a highway, and what leads to and from one.
	['A15', 'ramp'],
	['A63', 'ramp'],
	['A25', 'main'],
	['A30', 'main'],
	['A40', 'local'],
	// Private ones.
	['A60', 'local']
]);
/** Ramps ("… TO …"), entrances and ways between buildings, which nobody lives on. */
const NO_STREET = / TO |^(?:FS|GARAGE) |\b(?:DRIVEWAY|EXIT|ROUNDABOUT|TRANSITWAY|GREENWAY [EW])\b/;

/** `2ND ST N` is `2nd St N`, `MCNAIR AVE` is `McNair Ave`, spelled as corners are. */
function streetName(upper: string): string {
	const words = upper
		.toLowerCase()
		.split(/\s+/)
		.map((word) => {
			// Directions, and highways with a branch: 35W.
			if (/^(?:[nsew]|[ns][ew]|\d+[a-z])$/.test(word)) return word.toUpperCase();
			return word.replace(/^(mc)?([a-z])/, (_, mc: string | undefined, letter: string) => {
				return (mc === undefined ? '' : 'Mc') + letter.toUpperCase();
			});
		});
	return spelledStreet(words.join(' '));
}

/** In the order of street and house number, so that a second run writes the same bytes. */
export function importStreets(dir: string): StreetBlock[] {
	const { features } = readSourceFeatures<LineString, Centerline>(dir, REGION_IMPORT.streets);
	return features
		.flatMap(({ geometry, properties }): StreetBlock[] => {
			const { street, left, right, zip, city } = properties;
			const kind = CLASSES.get(properties.class);
			if (kind === undefined || street === '') return [];
			if (isLivedOn({ class: kind }) && NO_STREET.test(street)) return [];
			return [
				{
					street: streetName(street),
					class: kind,
					left: numbers(left),
					right: numbers(right),
					zips: [String(zip[0]), String(zip[1])],
					cities: [cityName(city[0]), cityName(city[1])],
					line: geometry.coordinates.map(([x = NaN, y = NaN]) => [x, y])
				}
			];
		})
		.sort(
			(a, b) =>
				compare(a.street, b.street) ||
				firstNumber(a) - firstNumber(b) ||
				compare(String(a.line), String(b.line))
		);
}

/** A side with one number alone, or none, has no range. */
function numbers([from, to]: Pair<number>): Pair<number> | null {
	return from > 0 && to > 0 ? [from, to] : null;
}

function firstNumber({ left, right }: StreetBlock): number {
	return Math.min(...(left ?? []), ...(right ?? []), 1e6);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/* A line that runs in streets is as exact as they are. */

/** A street may stop at a highway or a park and go on beyond, in meters. */
const LONGEST_GAP = 200;

/**
 * The line, taken along its streets: as it is drawn up to the first of them and from the last on,
 * from street to street straight.
 *
 * @throws ImportError where a street is not there or does not lead from one end to the other
 */
export function alongStreets(
	line: readonly LonLat[],
	legs: readonly StreetLeg[],
	streets: readonly StreetBlock[]
): LonLat[] {
	const followed = legs.flatMap((leg) =>
		shortestWay(
			leg,
			streets.filter(({ street, class: kind }) => street === leg.street && kind !== 'ramp')
		)
	);
	const [first] = followed;
	const last = followed.at(-1);
	if (!first || !last) return [...line];
	const before = line.slice(0, segmentAt(line, first) + 1);
	const after = line.slice(segmentAt(line, last) + 1);
	return [...before, ...followed, ...after].filter(
		(point, at, all) => at === 0 || point.join() !== all[at - 1]!.join()
	);
}

/** Index of the segment that passes nearest to a point. */
function segmentAt(line: readonly LonLat[], point: LonLat): number {
	const distances = line
		.slice(1)
		.map((to, at) => pointToLineDistance([...point], lineString([[...line[at]!], [...to]])));
	return distances.indexOf(Math.min(...distances));
}

/** From one end of a block to the other, or over a gap. */
type Step = { readonly points: readonly LonLat[]; readonly cost: number };

/** By Dijkstra; a gap costs twice its length, so that it is taken only where there is no street. */
function shortestWay({ street, from, to }: StreetLeg, blocks: readonly StreetBlock[]): LonLat[] {
	const ends = blocks.flatMap(({ line }) => [line[0]!, line.at(-1)!]);
	if (ends.length === 0) throw new ImportError(`The source has no street "${street}".`);
	const nearest = (point: LonLat) =>
		ends.reduce((a, b) => (nearDistance(b, point) < nearDistance(a, point) ? b : a)).join();
	const goal = nearest(to);
	const steps = [
		...blocks.map(({ line }): Step => ({ points: line, cost: lengthOf(line) })),
		...gapsBetween(ends)
	].flatMap((step) => [step, { ...step, points: [...step.points].reverse() }]);
	const open = new Map<string, Step>([[nearest(from), { points: [], cost: 0 }]]);
	const done = new Set<string>();
	while (open.size > 0) {
		const [key, way] = [...open].reduce((a, b) => (b[1].cost < a[1].cost ? b : a));
		if (key === goal) return [...way.points];
		open.delete(key);
		done.add(key);
		for (const { points, cost } of steps) {
			const next = points.at(-1)!.join();
			if (points[0]!.join() !== key || done.has(next)) continue;
			if (way.cost + cost >= (open.get(next)?.cost ?? Infinity)) continue;
			open.set(next, { points: [...way.points, ...points], cost: way.cost + cost });
		}
	}
	throw new ImportError(`"${street}" does not lead from ${from.join()} to ${to.join()}.`);
}

function gapsBetween(ends: readonly LonLat[]): Step[] {
	return ends.flatMap((a, at) =>
		ends.slice(at + 1).flatMap((b): Step[] => {
			const length = nearDistance(a, b);
			return length > 0 && length <= LONGEST_GAP ? [{ points: [a, b], cost: 2 * length }] : [];
		})
	);
}

function lengthOf(points: readonly LonLat[]): number {
	return points.slice(1).reduce((sum, to, at) => sum + nearDistance(points[at]!, to), 0);
}

/** By name, then from west to east. */
export function importLandmarks(dir: string): Landmark[] {
	return readSourceRows(dir, REGION_IMPORT.landmarks)
		.map((row) => ({
			name: cellOf(row, 'name').trim().replace(/\s+/g, ' '),
			kind: cellOf(row, 'kind'),
			longitude: Number(cellOf(row, 'longitude')),
			latitude: Number(cellOf(row, 'latitude'))
		}))
		.sort((a, b) => compare(a.name, b.name) || a.longitude - b.longitude);
}

/** Text of `places/landmarks.csv`. */
export function formatLandmarks(landmarks: readonly Landmark[]): string {
	const rows = landmarks.map(({ name, kind, longitude, latitude }) => [
		name,
		kind,
		longitude.toFixed(5),
		latitude.toFixed(5)
	]);
	return `${csvFormatRows([['name', 'kind', 'longitude', 'latitude'], ...rows])}\n`;
}
