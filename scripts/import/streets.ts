/** Street centerlines with address ranges, and named landmarks → `places/streets.csv` and `places/landmarks.csv`. */
import { csvFormatRows } from 'd3-dsv';
import type { LineString } from 'geojson';
import type { StreetBlock, Landmark } from '../data/places.ts';
import { cityName, spelledStreet } from './places.ts';
import { cellOf, REGION_IMPORT, readSourceFeatures, readSourceRows } from './source.ts';

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

/** Classes of the source that people live on: main and local streets, private ones. */
const STREET_CLASSES: ReadonlySet<string> = new Set(['A25', 'A30', 'A40', 'A60']);
/** Ramps ("… TO …"), entrances and ways between buildings, which are no street of their own. */
const NO_STREET = / TO |^(?:FS|GARAGE) |\b(?:DRIVEWAY|EXIT|ROUNDABOUT|TRANSITWAY|GREENWAY [EW])\b/;

/** `2ND ST N` is `2nd St N`, `MCNAIR AVE` is `McNair Ave`, spelled as corners are. */
function streetName(upper: string): string {
	const words = upper
		.toLowerCase()
		.split(/\s+/)
		.map((word) => {
			if (/^(?:[nsew]|[ns][ew])$/.test(word)) return word.toUpperCase();
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
		.filter(({ properties: { street, class: kind } }) => {
			return STREET_CLASSES.has(kind) && street !== '' && !NO_STREET.test(street);
		})
		.map(({ geometry, properties: { street, left, right, zip, city } }): StreetBlock => ({
			street: streetName(street),
			left: numbers(left),
			right: numbers(right),
			zips: [String(zip[0]), String(zip[1])],
			cities: [cityName(city[0]), cityName(city[1])],
			line: geometry.coordinates.map(([x = NaN, y = NaN]) => [x, y])
		}))
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

/**
 * Text of `places/streets.csv`: `left` and `right` as `from-to` or empty; `zips` and `cities` once
 * where both sides have the same, else `left/right`; `line` as longitude and latitude in degrees × 1e6,
 * each point after the first as the step from the one before.
 */
export function formatStreets(blocks: readonly StreetBlock[]): string {
	const side = (range: Pair<number> | null) => range?.join('-') ?? '';
	const both = ([left, right]: Pair<string>) => (left === right ? left : `${left}/${right}`);
	const rows = blocks.map(({ street, left, right, zips, cities, line }) => {
		let [x, y] = [0, 0];
		const steps = line.map((point) => {
			const [atX, atY] = [Math.round(point[0] * 1e6), Math.round(point[1] * 1e6)];
			const step = `${atX - x} ${atY - y}`;
			[x, y] = [atX, atY];
			return step;
		});
		return [street, side(left), side(right), both(zips), both(cities), steps.join(' ')];
	});
	return `${csvFormatRows([['street', 'left', 'right', 'zips', 'cities', 'line'], ...rows])}\n`;
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
