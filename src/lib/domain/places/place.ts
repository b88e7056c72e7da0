/**
 * Places as values: what a link, a file and a question to the worker name. Each place has one text,
 * its reference, from which it can be read back; the same place always has the same text.
 *
 * | reference                                  | place                                             |
 * | ------------------------------------------ | ------------------------------------------------- |
 * | `region`, `county:053`, `city:Crystal`, `neighborhood:Jordan` | as the places file names it    |
 * | `tract:27053003300`                        | one 2020 tract                                    |
 * | `tracts:053003300,053003400~Our blocks`    | tracts taken together, without the state's code   |
 * | `station:penn`, `station:penn@0.25mi`      | a station's area, at the view's reach or its own  |
 * | `stations:green-line@0.5mi`                | all station areas of a line together              |
 * | `each:green-line`                          | every station of a line for itself                |
 * | `corridor:blue-line-extension@1mi`         | everything within a distance of a line            |
 * | `near:44.99712,-93.31001,0.5mi~Penn & Lowry` | within a distance of a point                    |
 * | `area:<packed rings>~Our blocks`           | a drawn or uploaded area                          |
 *
 * Lines are those of the region’s `corridors` and `plan`, the line that a view itself brings.
 */
import { cleanLine } from '../text/format.ts';
import { REGION } from '../region.ts';
import { formatDistance, parseDistance } from '../lines/corridor.ts';
import type { LonLat } from '../geometry/projection.ts';
import type { PolygonProblem } from '../geometry/polygon.ts';
import type { PlaceKey } from '../indicators/catalog.ts';
import type { Problem } from '../result.ts';
import type { MultiPolygon, Position } from 'geojson';

/** A place's text. */
export type PlaceRef = string;

export type NamedKind = 'region' | 'county' | 'city' | 'neighborhood';

export type Place =
	| { readonly kind: NamedKind; readonly id: string }
	/** GEOIDs, sorted; `name` is a person's own, or empty. */
	| { readonly kind: 'tracts'; readonly geoids: readonly string[]; readonly name: string }
	/** `meters` is null where the view's reach decides (for corridors: one mile). */
	| {
			readonly kind: 'station' | 'stations' | 'each' | 'corridor';
			readonly id: string;
			readonly meters: number | null;
	  }
	| {
			readonly kind: 'near';
			readonly lng: number;
			readonly lat: number;
			readonly meters: number;
			readonly name: string;
	  }
	/** Polygons as rings without the closing point, outer ring first; degrees to five places. */
	| {
			readonly kind: 'area';
			readonly polygons: readonly (readonly (readonly LonLat[])[])[];
			readonly name: string;
	  };

/** The id by which references name the line that a view brings. */
export const PLAN_LINE = 'plan';

/** Longer names are cut. */
const LONGEST_NAME = 80;
/** Tracts that a reference may name; a file holds more. */
const MOST_TRACTS = 800;
/** Rings that an area may have. */
export const MOST_RINGS = 200;
/** Stations that a line of one’s own may have. */
export const MOST_STATIONS = 60;
const STATE = REGION.state;
/** Between rings of a polygon, and between polygons. */
const RING = '.';
const POLYGON = '!';
const NAMED = /^(county:\d{3}|(?:city|neighborhood):[^\p{Cc}<>~]{1,80})$/u;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The place's one text. */
export function placeRef(place: Place): PlaceRef {
	switch (place.kind) {
		case 'region':
			return 'region';
		case 'county':
		case 'city':
		case 'neighborhood':
			return `${place.kind}:${place.id}`;
		case 'tracts': {
			const [first, another] = place.geoids;
			if (first !== undefined && another === undefined && !place.name) return `tract:${first}`;
			const numbers = place.geoids.map((geoid) => geoid.slice(STATE.length));
			return `tracts:${numbers.join(',')}${nameSuffix(place.name)}`;
		}
		case 'station':
		case 'stations':
		case 'each':
		case 'corridor': {
			const reach = place.meters === null ? '' : `@${formatDistance(place.meters)}`;
			return `${place.kind}:${place.id}${reach}`;
		}
		case 'near': {
			const at = `${degrees(place.lat)},${degrees(place.lng)},${formatDistance(place.meters)}`;
			return `near:${at}${nameSuffix(place.name)}`;
		}
		case 'area': {
			const packed = place.polygons.map((rings) => rings.map(packPoints).join(RING));
			return `area:${packed.join(POLYGON)}${nameSuffix(place.name)}`;
		}
	}
}

/** The place that a text names, or null where it names none. Never throws. */
export function parsePlace(ref: PlaceRef): Place | null {
	if (ref === 'region') return { kind: 'region', id: '' };
	const colon = ref.indexOf(':');
	const kind = ref.slice(0, colon);
	const rest = ref.slice(colon + 1);
	switch (kind) {
		case 'county':
		case 'city':
		case 'neighborhood':
			return NAMED.test(ref) ? { kind, id: rest } : null;
		case 'tract':
			return rest.startsWith(STATE) && /^\d{11}$/.test(rest)
				? { kind: 'tracts', geoids: [rest], name: '' }
				: null;
		case 'tracts':
			return parseTracts(rest);
		case 'station':
		case 'stations':
		case 'each':
		case 'corridor':
			return parseReach(kind, rest);
		case 'near':
			return parseNear(rest);
		case 'area':
			return parseArea(rest);
		default:
			return null;
	}
}

/** The same place under a person's own name; only tracts, circles and areas can have one. */
export function renamed(place: Place, name: string): Place {
	return 'name' in place ? { ...place, name: cleanName(name) } : place;
}

/** A name as references keep it: one line, without the signs that part a reference. */
export function cleanName(name: string): string {
	const plain = cleanLine(name.replaceAll(/\p{Cs}+/gu, ' ')).replaceAll(/[<>~]+/g, ' ');
	// By characters, so that no half of one is left at the end.
	const characters = Array.from(plain.replaceAll(/\s+/g, ' ').trim());
	return characters.slice(0, LONGEST_NAME).join('').trim();
}

/** A reference without its name: the same ground under another name gives the same text. */
export function groundOf(ref: PlaceRef): string {
	return ref.split('~', 1)[0] ?? ref;
}

function nameSuffix(name: string): string {
	return name ? `~${name}` : '';
}

/** What stands before the name, and the name; null where the name is not as `cleanName` leaves it. */
function splitName(text: string): readonly [string, string] | null {
	const at = text.indexOf('~');
	if (at < 0) return [text, ''];
	const name = text.slice(at + 1);
	return name && name === cleanName(name) ? [text.slice(0, at), name] : null;
}

function parseTracts(text: string): Place | null {
	const [list, name] = splitName(text) ?? [];
	if (list === undefined || name === undefined) return null;
	const numbers = list.split(',');
	if (numbers.length > MOST_TRACTS || numbers.some((number) => !/^\d{9}$/.test(number)))
		return null;
	return tractsPlace(
		numbers.map((number) => STATE + number),
		name
	);
}

/** Tracts together, each once, in order. */
export function tractsPlace(geoids: readonly string[], name = ''): Place {
	return { kind: 'tracts', geoids: [...new Set(geoids)].sort(), name: cleanName(name) };
}

function parseReach(
	kind: 'station' | 'stations' | 'each' | 'corridor',
	text: string
): Place | null {
	const [id = '', reach, ...more] = text.split('@');
	if (!ID.test(id) || id.length > LONGEST_NAME || more.length > 0) return null;
	if (reach === undefined) return { kind, id, meters: null };
	const meters = parseDistance(reach);
	return meters.ok ? { kind, id, meters: meters.value } : null;
}

function parseNear(text: string): Place | null {
	const [at, name] = splitName(text) ?? [];
	if (at === undefined || name === undefined) return null;
	const [lat, lng, reach, ...more] = at.split(',');
	const meters = parseDistance(reach ?? '');
	const isDegrees = (each: string | undefined) => /^-?\d{1,3}(?:\.\d{1,5})?$/.test(each ?? '');
	if (!isDegrees(lat) || !isDegrees(lng) || !meters.ok || more.length > 0) return null;
	if (Math.abs(Number(lat)) > 85 || Math.abs(Number(lng)) > 180) return null;
	return { kind: 'near', lng: Number(lng), lat: Number(lat), meters: meters.value, name };
}

function parseArea(text: string): Place | null {
	const [packed, name] = splitName(text) ?? [];
	if (packed === undefined || name === undefined) return null;
	const texts = packed.split(POLYGON).map((polygon) => polygon.split(RING));
	if (texts.flat().length > MOST_RINGS) return null;
	const polygons = texts.map((rings) => rings.map(unpackPoints));
	if (!polygons.every(everyRing)) return null;
	return { kind: 'area', polygons, name };
}

/** Rings of fewer than three points enclose nothing. */
function everyRing(rings: readonly (LonLat[] | null)[]): rings is LonLat[][] {
	return rings.every((ring) => ring !== null && ring.length >= 3);
}

function degrees(value: number): string {
	return String(Number(value.toFixed(5)));
}

/* From a drawn or uploaded polygon to the place that a reference can carry. */

/**
 * A GeoJSON Polygon or MultiPolygon as a place: coordinates to five places (about a meter), rings
 * left open, points that fall together dropped. What is no such geometry gives an area without
 * rings, which the question about it names as empty.
 */
export function areaPlace(geometry: unknown, name = ''): Extract<Place, { kind: 'area' }> {
	const { type, coordinates } = isRecord(geometry) ? geometry : {};
	const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : [];
	return {
		kind: 'area',
		polygons: list(polygons)
			.map((polygon) =>
				list(polygon)
					.map(openRing)
					.filter((ring) => ring.length >= 3)
			)
			.filter((rings) => rings.length > 0),
		name: cleanName(name)
	};
}

/** The place's rings as a GeoJSON MultiPolygon. */
export function areaGeometry({ polygons }: Extract<Place, { kind: 'area' }>): MultiPolygon {
	const closed = (ring: readonly LonLat[]): Position[] =>
		[...ring, ...ring.slice(0, 1)].map(([x, y]) => [x, y]);
	return { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(closed)) };
}

function openRing(ring: unknown): LonLat[] {
	const points: LonLat[] = [];
	for (const position of list(ring)) {
		const [x, y] = list(position);
		const point: LonLat = [rounded(x), rounded(y)];
		const before = points[points.length - 1];
		if (before?.[0] !== point[0] || before[1] !== point[1]) points.push(point);
	}
	const [first] = points;
	const last = points[points.length - 1];
	if (points.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) points.pop();
	return points;
}

/** What is no number becomes NaN, which the question's answer names as broken. */
function rounded(value: unknown): number {
	return typeof value === 'number' ? roundedDegrees(value) + 0 : NaN;
}

function list(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}

/* Changes of a list of compared places: what a person does to it, as new lists. */

/** The list with one place moved a step up (−1) or down (1); unchanged past either end. */
export function movedBy(
	list: readonly PlaceRef[],
	ref: PlaceRef,
	step: -1 | 1
): readonly PlaceRef[] {
	const at = list.indexOf(ref);
	const other = list[at + step];
	if (at < 0 || other === undefined) return list;
	const moved = [...list];
	moved[at + step] = ref;
	moved[at] = other;
	return moved;
}

/*
 * Rings and points as short text for links: hundred-thousandths of a degree (about a meter), each
 * point as its difference from the one before, in digits that need no escaping in an address.
 * Five bits a digit, the sixth says that another follows; the sign is the lowest bit (as in Google's
 * polyline encoding, with another alphabet).
 */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUE_OF: ReadonlyMap<string, number> = new Map(Array.from(DIGITS, (digit, i) => [digit, i]));
const STEPS_PER_DEGREE = 1e5;
/** Numbers of more digits are no coordinates. */
const MOST_DIGITS = 7;

/** A coordinate as packing keeps it. */
export function roundedDegrees(degrees: number): number {
	return Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
}

/** Longitudes and latitudes in degrees as text; empty for no points. */
export function packPoints(points: readonly LonLat[]): string {
	let text = '';
	let x = 0;
	let y = 0;
	for (const [lng, lat] of points) {
		const nextX = Math.round(lng * STEPS_PER_DEGREE);
		const nextY = Math.round(lat * STEPS_PER_DEGREE);
		text += digitsOf(nextX - x) + digitsOf(nextY - y);
		x = nextX;
		y = nextY;
	}
	return text;
}

/** The points again, or null where the text is not what `packPoints` writes. */
export function unpackPoints(text: string): LonLat[] | null {
	const numbers: number[] = [];
	let value = 0;
	let digits = 0;
	for (const digit of text) {
		const bits = VALUE_OF.get(digit);
		if (bits === undefined || digits === MOST_DIGITS) return null;
		value += (bits & 31) * 32 ** digits++;
		if (bits < 32) {
			// A longer way to write the same number would give one place two links.
			if (bits === 0 && digits > 1) return null;
			numbers.push(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
			value = 0;
			digits = 0;
		}
	}
	if (digits > 0 || numbers.length % 2 === 1) return null;
	const points: LonLat[] = [];
	let x = 0;
	let y = 0;
	for (let i = 0; i < numbers.length; i += 2) {
		x += numbers[i]!;
		y += numbers[i + 1]!;
		if (Math.abs(x) > 180 * STEPS_PER_DEGREE || Math.abs(y) > 90 * STEPS_PER_DEGREE) return null;
		points.push([x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE]);
	}
	return points;
}

function digitsOf(difference: number): string {
	let rest = difference < 0 ? -2 * difference - 1 : 2 * difference;
	let text = '';
	while (rest >= 32) {
		text += DIGITS.charAt((rest % 32) + 32);
		rest = Math.floor(rest / 32);
	}
	return text + DIGITS.charAt(rest);
}

/* Which ground is meant: a place, given in one of four ways. What is asked of it carries it back. */

export type PlaceExtent =
	/** A place of the places file: `station:penn`, `city:Crystal`, `region`. */
	| { readonly kind: 'named'; readonly key: PlaceKey }
	/** Tracts taken together, each once however often it is named. */
	| { readonly kind: 'tracts'; readonly geoids: readonly string[] }
	/** A GeoJSON Polygon or MultiPolygon, drawn or uploaded; checked here. */
	| { readonly kind: 'drawn'; readonly geometry: unknown }
	/** Everything within `meters` of points or lines, ground that several share counted once. */
	| {
			readonly kind: 'reach';
			readonly points: readonly LonLat[];
			readonly lines: readonly (readonly LonLat[])[];
			readonly meters: number;
	  };

export type PlaceProblem =
	| PolygonProblem
	| Problem<
			/** Parameter `key`. */
			| 'place-unknown'
			/** Parameter `geoid`. */
			| 'tract-unknown'
			/** No tract, point or line was named. */
			| 'place-empty'
			/** Less than one percent of its ground lies in the region. */
			| 'place-mostly-outside'
			/** Parameters `shortest`, `longest` in meters. */
			| 'reach-out-of-range'
			/** Parameters `points`, `limit`. */
			| 'reach-too-complex'
			/** Parameters `kilometers`, `limit`: of lines in and around the region. */
			| 'reach-too-long'
			/** Parameters `corners` of the outline, `limit`: as many as a drawn shape may have. */
			| 'reach-too-many-corners'
	  >;

/** What a reader of the answer has to know. */
export type PlaceNote =
	/** Some tract is held in part: figures are apportioned by the 2020 homes of block groups. */
	| { readonly code: 'apportioned' }
	/** The outline follows tract borders: figures are those of whole tracts, not apportioned. */
	| { readonly code: 'whole-tracts'; readonly tracts: number }
	/** Only this share of its ground lies in the region; nothing is known of the rest. */
	| { readonly code: 'partly-outside-region'; readonly shareInside: number }
	/** Too small for a reliable figure. */
	| { readonly code: 'few-renters'; readonly renters: number; readonly limit: number }
	/** Nobody lived here in 2020. */
	| { readonly code: 'no-homes' }
	/** Earlier periods were published for other tract borders in this many of its tracts. */
	| { readonly code: 'carried-boundaries'; readonly tracts: number }
	/**
	 * Of some tracts under a third of the homes lie here: `parts` are those shares, of the tract that
	 * gives most homes first; `given` is the share of the place's homes that all of them give.
	 */
	| { readonly code: 'small-parts'; readonly parts: readonly number[]; readonly given: number }
	/** Most homes are in such tracts: the survey's figures are the tracts', not the place's own. */
	| { readonly code: 'tract-figures' };

/*
 * An imagined line in a link: its name, its paths, its stations and their names, and the reach of
 * its station areas, parted by `~`, `.` and `;`.
 */

export type PlanStation = { readonly name: string; readonly lngLat: LonLat };

export type Plan = {
	readonly name: string;
	/** One path, or several where the line has branches. */
	readonly line: readonly (readonly LonLat[])[];
	/** In line order. */
	readonly stations: readonly PlanStation[];
	/** Reach of a station area. */
	readonly meters: number;
};

const MOST_PATHS = 50;

/** Id of a plan's station by its place in the list: `plan-1`. */
export function planStationId(at: number): string {
	return `plan-${at + 1}`;
}

/** The plan's one text. */
export function encodePlan({ name, line, stations, meters }: Plan): string {
	return [
		cleanName(name),
		line.map(packPoints).join('.'),
		packPoints(stations.map(({ lngLat }) => lngLat)),
		stations.map((station) => plainName(station.name)).join(';'),
		formatDistance(meters)
	].join('~');
}

/** The plan again, or null where the text is none. Never throws; whether it makes sense is asked elsewhere. */
export function decodePlan(text: string): Plan | null {
	const [name = '', paths = '', points = '', names = '', reach = '', ...more] = text.split('~');
	const meters = parseDistance(reach);
	if (!meters.ok || more.length > 0 || name !== cleanName(name)) return null;
	const line = paths === '' ? [] : paths.split('.').map(unpackPoints);
	const at = unpackPoints(points);
	if (!everyPath(line) || !at) return null;
	if (line.length > MOST_PATHS || at.length > MOST_STATIONS) return null;
	if (line.length + at.length === 0) return null;
	const words = names.split(';');
	if (words.length !== Math.max(1, at.length)) return null;
	if (words.some((word) => word !== plainName(word))) return null;
	return {
		name,
		line,
		stations: at.map((lngLat, i) => ({ name: words[i] ?? '', lngLat })),
		meters: meters.value
	};
}

/** A station's name without the sign that parts names. */
export function plainName(name: string): string {
	return cleanName(name.replaceAll(';', ' '));
}

function everyPath(paths: readonly (LonLat[] | null)[]): paths is LonLat[][] {
	return paths.every((path) => path !== null && path.length >= 2);
}
