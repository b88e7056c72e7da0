/**
 * Street corners for search, from the two street names on every bus stop. The source mixes corners
 * with shop entrances, house numbers and stations; only pairs of streets are taken.
 */
import { csvFormatRows } from 'd3-dsv';
import type { Point } from 'geojson';
import { COUNTIES } from '../data/places.ts';
import type { Corner } from '../data/places.ts';
import { readSourceFeatures } from './source.ts';

type BusStop = {
	readonly site_on: string | null;
	readonly site_at: string | null;
	readonly city: string;
	readonly county: string;
};

/** Spelling of a word in street names, where the source has several. */
const WORDS: Readonly<Record<string, string>> = {
	Av: 'Ave',
	Avenue: 'Ave',
	Blv: 'Blvd',
	Cir: 'Circle',
	CoRd: 'Co Rd',
	County: 'Co',
	Ct: 'Court',
	Drive: 'Dr',
	Frwy: 'Fwy',
	Highway: 'Hwy',
	Ln: 'Lane',
	Parkway: 'Pkwy',
	Pl: 'Place',
	Road: 'Rd',
	StW: 'St W',
	Street: 'St',
	Trl: 'Trail',
	Xing: 'Crossing'
};

/** A street number that lost its ending. */
const BARE_NUMBER = /^\d+(?= (?:Ave|St|Lane|Court|Place)\b)/;
const DIRECTION = /^(?:[NSEW]|[NS][EW])$/;
const STREET_TYPES = new Set(
	(
		'St Ave Rd Dr Blvd Lane Pkwy Circle Court Terrace Place Way Trail Hwy Fwy Curve Alley Loop ' +
		'Path Pass Row Broadway Mainstreet Crossing Crossroad Crescent Exchange Ridge Bay Point Run Walk'
	).split(' ')
);
const NUMBERED_ROAD = /^(?:Old )?(?:Hwy|Co Rd|State Hwy) [A-Z0-9][A-Z0-9-]*(?: [NSEW]{1,2})?$/;
const NEVER =
	/[#/&]|\b(?:Station|Gate|Entrance|Driveway|Ramp|Platform|Apts?|P&R|Stn|Exit|Lot|Svc|Frontage)\b/i;
/** Streets whose name ends in no street type. */
const STREETS = new Set(['Nicollet Mall']);

/**
 * Streets that a name on a stop stands for, spelled alike: none for places that are no street, two
 * for a road with a second name in brackets or behind a dash.
 */
export function streetsOf(name: string): string[] {
	const parts = name
		.replace(/\s-\s*(?:Stop Group [A-Z]|Leave)$/, '')
		.split(/\s-\s|[()]/)
		.map((part) => part.trim().split(/\s+/).map(spell).join(' ').replace(BARE_NUMBER, ordinal));
	const [first = '', ...others] = parts;
	// A second name counts only beside a first that is a street: "(N)" and shop names do not.
	if (!isStreet(first)) return [];
	return [first, ...others.filter(isStreet)];
}

function spell(word: string): string {
	return WORDS[word] ?? word;
}

function isStreet(name: string): boolean {
	if (NEVER.test(name)) return false;
	if (STREETS.has(name) || NUMBERED_ROAD.test(name)) return true;
	const words = name.split(' ');
	while (words.length > 1 && DIRECTION.test(words.at(-1) ?? '')) words.pop();
	const last = words.at(-1) ?? '';
	return (
		STREET_TYPES.has(last) && (words.length > 1 || last === 'Broadway' || last === 'Mainstreet')
	);
}

/** `26 Ave N` is `26th Ave N`. */
function ordinal(number: string): string {
	const teen = /1\d$/.test(number);
	const suffix = teen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[number.slice(-1)] ?? 'th');
	return number + suffix;
}

/** City names as the boundaries spell them: `SAINT PAUL` is `St. Paul`. */
export function cityName(upper: string): string {
	if (upper === 'FORT SNELLING') return 'Fort Snelling (unorg.)';
	return upper
		.toLowerCase()
		.replace(/\bsaint\b/g, 'St.')
		.replace(/\btownship\b/g, 'Twp.')
		.replace(/(^|\s)([a-z])/g, (_, space: string, letter: string) => space + letter.toUpperCase());
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length >> 1;
	const upper = sorted[half] ?? NaN;
	const middle = sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
	return Math.round(middle * 1e5) / 1e5;
}

/**
 * Corners of the region, each pair of streets once a city, at the median of its stops. Stops whose
 * city is none of `cities` are left out.
 */
export function importCorners(dir: string, cities: ReadonlySet<string>): Corner[] {
	const { features } = readSourceFeatures<Point, BusStop>(dir, 'transit/bus_stops_2020.geojson');
	const counties: readonly string[] = Object.values(COUNTIES);
	const stopsByCorner = new Map<string, { x: number[]; y: number[] }>();
	for (const { geometry, properties } of features) {
		const city = cityName(properties.city);
		if (!counties.includes(properties.county) || !cities.has(city)) continue;
		const [x = NaN, y = NaN] = geometry.coordinates;
		for (const on of streetsOf(properties.site_on ?? '')) {
			for (const at of streetsOf(properties.site_at ?? '')) {
				if (on === at) continue;
				const key = [city, ...[on, at].sort()].join('\t');
				const stops = stopsByCorner.get(key) ?? { x: [], y: [] };
				stops.x.push(x);
				stops.y.push(y);
				stopsByCorner.set(key, stops);
			}
		}
	}
	return [...stopsByCorner.keys()].sort().map((key) => {
		const [city = '', street = '', cross = ''] = key.split('\t');
		const stops = stopsByCorner.get(key) ?? { x: [], y: [] };
		return { street, cross, city, longitude: median(stops.x), latitude: median(stops.y) };
	});
}

/** Text of `places/corners.csv`. */
export function formatCorners(corners: readonly Corner[]): string {
	const rows = corners.map((c) => [
		c.city,
		c.street,
		c.cross,
		c.longitude.toFixed(5),
		c.latitude.toFixed(5)
	]);
	return `${csvFormatRows([['city', 'street', 'cross', 'longitude', 'latitude'], ...rows])}\n`;
}
