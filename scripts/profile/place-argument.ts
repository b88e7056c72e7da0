/** What `--place` and `--distance` mean. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { REGION } from '../../src/lib/domain/region.ts';
import {
	stationsOfRollUp,
	type Corridor,
	type Station,
	HALF_MILE,
	ONE_MILE,
	type DistanceProblem
} from '../../src/lib/domain/lines/corridor.ts';
import type { LonLat } from '../../src/lib/domain/geometry/projection.ts';
import type { PlaceIndex } from '../../src/lib/domain/places/place-index.ts';
import {
	importPlaces,
	type ImportedPlace,
	type PlacesFileProblem
} from '../../src/lib/domain/places/places-file.ts';
import type { LeftOut, PointProblem } from '../../src/lib/domain/files/shapes.ts';
import type { PlaceExtent, PlaceNote, PlaceProblem } from '../../src/lib/domain/places/place.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import { reliability, type Reliability } from '../../src/lib/domain/statistics/error.ts';
import { shareInWords, smallParts, tractFigures } from '#words/profile.ts';
import { regionWords as words } from '#words/region.ts';

/** The names nearest to a mistyped one. */

/** Up to `limit` candidates, those that need the fewest changes of letters first. */
function nearestNames(text: string, candidates: readonly string[], limit = 5): string[] {
	const wanted = text.toLowerCase();
	return candidates
		.map((name) => ({ name, changes: changesBetween(wanted, name.toLowerCase()) }))
		.sort((a, b) => a.changes - b.changes || (a.name < b.name ? -1 : 1))
		.slice(0, limit)
		.map(({ name }) => name);
}

/** Letters to add, drop or replace (Levenshtein), where a name that holds the text is near it. */
function changesBetween(wanted: string, name: string): number {
	if (wanted !== '' && name.includes(wanted)) return 0.5;
	let previous = Array.from({ length: name.length + 1 }, (_, i) => i);
	for (let i = 1; i <= wanted.length; i++) {
		const current = [i];
		for (let j = 1; j <= name.length; j++) {
			const replaced = previous[j - 1]! + (wanted[i - 1] === name[j - 1] ? 0 : 1);
			current.push(Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1));
		}
		previous = current;
	}
	return previous[name.length]!;
}

/** A mistake in what was asked for: one sentence for the person who asked. */
export class ArgumentError extends Error {}

export type AskedPlace = {
	/** The place in its canonical spelling. */
	readonly place: string;
	readonly title: string;
	/** Reach in meters where the place has one. */
	readonly distance: number | null;
	readonly question: PlaceExtent;
	/** The features of a file, where it has more than one. */
	readonly features: readonly ImportedPlace[];
	/** What was left out of a file, a sentence each. */
	readonly leftOut: readonly string[];
};

export const PLACE_FORMS = [
	'station:<id>',
	'stations:<line>',
	'corridor:<line>',
	'tract:<geoid>[,<geoid>…]',
	'city:<name>',
	'neighborhood:<name>',
	'county:<name>',
	'region',
	'file:<geojson, shapefile in a zip, kml, kmz, gpx, topojson or csv>'
];

/** What was asked for beside the place. */
export type PlaceOptions = {
	/** Meters, or null for the usual reach of the place. */
	readonly distance: number | null;
	/** In a file, latitude stands before longitude. */
	readonly latitudeFirst: boolean;
};

/** @throws ArgumentError */
export async function askedPlace(
	text: string,
	{ distance, latitudeFirst }: PlaceOptions,
	index: PlaceIndex,
	corridors: readonly Corridor[]
): Promise<AskedPlace> {
	const [, kind = '', rest = ''] = /^([^:]+):?(.*)$/s.exec(text.trim()) ?? [];
	const name = rest.trim();
	switch (kind.toLowerCase()) {
		case 'station':
			return stationPlace(name, distance ?? HALF_MILE, corridors);
		case 'stations': {
			const line = lineNamed(name, corridors);
			return reachPlace(`stations:${line.id}`, `${line.name}: all station areas`, {
				points: stationsOfRollUp(line).map(({ lngLat }) => lngLat),
				meters: distance ?? HALF_MILE
			});
		}
		case 'corridor': {
			const line = lineNamed(name, corridors);
			return reachPlace(`corridor:${line.id}`, `${line.name}: corridor`, {
				lines: alignmentOf(line),
				meters: distance ?? ONE_MILE
			});
		}
		case 'file':
			return placesOfFile(bytesOf(rest), rest, { distance, latitudeFirst }, index);
	}
	if (distance !== null) {
		throw new ArgumentError(
			`--distance goes with stations, corridors and files, not with "${text}".`
		);
	}
	if (kind.toLowerCase() === 'tract') return tractsPlace(name, index);
	return namedPlace(kind.toLowerCase(), name, text, index);
}

function stationPlace(id: string, meters: number, corridors: readonly Corridor[]): AskedPlace {
	// A station that lines share is the one of the first line that has it.
	const stations = new Map<string, Station>();
	for (const station of corridors.flatMap((line) => line.stations)) {
		if (!stations.has(station.id)) stations.set(station.id, station);
	}
	const found = stations.get(id.toLowerCase());
	if (!found) throw unknown('station', id, [...stations.keys()]);
	return reachPlace(`station:${found.id}`, `${found.name} station area`, {
		points: [found.lngLat],
		meters
	});
}

function lineNamed(id: string, corridors: readonly Corridor[]): Corridor {
	const found = corridors.find((line) => line.id === id.toLowerCase());
	if (!found)
		throw unknown(
			'line',
			id,
			corridors.map((line) => line.id)
		);
	return found;
}

function alignmentOf({ line }: Corridor): LonLat[][] {
	const lines = line.type === 'LineString' ? [line.coordinates] : line.coordinates;
	return lines.map((positions) => positions.map(([x, y]): LonLat => [x ?? NaN, y ?? NaN]));
}

function reachPlace(
	place: string,
	title: string,
	reach: { points?: readonly LonLat[]; lines?: readonly (readonly LonLat[])[]; meters: number }
): AskedPlace {
	const question: PlaceExtent = { kind: 'reach', points: [], lines: [], ...reach };
	return { place, title, distance: reach.meters, question, features: [], leftOut: [] };
}

function tractsPlace(name: string, index: PlaceIndex): AskedPlace {
	const geoids = name.split(/[\s,]+/).filter((geoid) => geoid !== '');
	for (const geoid of geoids) {
		if (!index.rowOf.has(geoid)) throw unknown('2020 tract', geoid, index.geoids);
	}
	if (geoids.length === 0)
		throw new ArgumentError('Name a tract by its 11 digits: tract:27053003300.');
	return {
		place: `tract:${geoids.join(',')}`,
		title: geoids.length === 1 ? `Census tract ${geoids[0]}` : `${geoids.length} census tracts`,
		distance: null,
		question: { kind: 'tracts', geoids },
		features: [],
		leftOut: []
	};
}

function namedPlace(kind: string, name: string, text: string, index: PlaceIndex): AskedPlace {
	const places = [...index.places.values()].filter(({ key }) => key.split(':')[0] === kind);
	if (places.length === 0 || (kind === 'region' && name !== '')) {
		throw new ArgumentError(`"${text}" is no place. Write one of: ${PLACE_FORMS.join(' · ')}.`);
	}
	const wanted = name.toLowerCase();
	const found = places.find(
		({ key, name: full }) =>
			kind === 'region' ||
			[key.slice(kind.length + 1), full, full.replace(new RegExp(` ${kind}$`, 'i'), '')].some(
				(each) => each.toLowerCase() === wanted
			)
	);
	if (!found)
		throw unknown(
			kind,
			name,
			places.map((place) => place.name)
		);
	return {
		place: found.key,
		title: found.name,
		distance: null,
		question: { kind: 'named', key: found.key },
		features: [],
		leftOut: []
	};
}

/**
 * What a file that holds shapes or points is as a place.
 *
 * @param path for the name of the place, and to know a file by its ending
 */
export async function placesOfFile(
	bytes: Uint8Array,
	path: string,
	{ distance: meters, latitudeFirst: turned }: PlaceOptions,
	index: PlaceIndex
): Promise<AskedPlace> {
	const name = basename(path);
	const region = index.places.get('region')?.bbox ?? REGION.bounds;
	const asked = { name, bytes, turned, region, meters };
	const read = await importPlaces({ ...asked, nameProperty: null, join: false });
	if (!read.ok) throw new ArgumentError(`${path}: ${problemSentence(read.problem)}`);
	const { places, together, understood } = read.value;
	const [first] = places;
	const question = together?.question ?? first?.question;
	if (!question) throw new ArgumentError(`${path}: ${PROBLEMS['file-empty']}`);
	return {
		place: `file:${path}`,
		title: places.length === 1 ? (first?.name ?? path) : path,
		distance: question.kind === 'reach' ? question.meters : null,
		question,
		features: places.length > 1 ? places : [],
		leftOut: understood.leftOut.map((each) => leftOutSentence(each, understood.byLine))
	};
}

/** @param path a file's, or `-` for what is given on standard input */
export function bytesOf(path: string): Uint8Array {
	try {
		return readFileSync(path === '-' ? 0 : path);
	} catch {
		throw new ArgumentError(`There is no file ${path} to read.`);
	}
}

function leftOutSentence({ number, name, problem }: LeftOut, byLine: boolean): string {
	const where = `${byLine ? 'Line' : 'Feature'} ${number}${name === '' ? '' : ` (${name})`}`;
	return `${where} was left out. ${problemSentence(problem as AnyProblem)}`;
}

function unknown(kind: string, name: string, candidates: readonly string[]): ArgumentError {
	const near = nearestNames(name, candidates).join(', ');
	return new ArgumentError(`There is no ${kind} "${name}". Nearest: ${near}.`);
}

/* The command's own words, in English, for problems, notes and states of figures. */

type AnyProblem = PlaceProblem | PlacesFileProblem | PointProblem | DistanceProblem;

type Words = Readonly<Record<AnyProblem['code'], string>>;

/** `{name}` stands for the problem's parameter of that name. */
const PROBLEMS: Words = {
	'polygon-expected': 'A place needs a polygon; this is of type {type}.',
	'polygon-empty':
		'The polygon has no area: it needs at least three points that are not in a line.',
	'polygon-coordinates-broken': 'A coordinate is not a pair of numbers.',
	'polygon-not-in-degrees':
		'The coordinates ({x}, {y}) are not longitude and latitude in degrees; save the file as WGS84 (EPSG:4326).',
	'polygon-crosses-antimeridian': `The shape crosses the 180th meridian, far from ${words.counties}.`,
	'polygon-crosses-itself':
		'The outline crosses itself near {longitude}, {latitude}; move or remove a point there.',
	'polygon-too-large':
		'The shape covers {squareKilometers} km², more than the limit of {limit} km².',
	'polygon-too-many-points': 'The shape has {points} points, more than the limit of {limit}.',
	'polygon-outside-region': `No part of the shape lies in ${words.counties} that figures are held for.`,
	'place-unknown': 'There is no place "{key}".',
	'tract-unknown': `There is no 2020 census tract {geoid} in ${words.counties}.`,
	'place-mostly-outside': `Less than 1% of this ground lies in ${words.counties}, too little for figures of it.`,
	'place-empty': 'Nothing was named that a place could be made of.',
	'reach-out-of-range': 'The distance has to lie between {shortest} m and {longest} m.',
	'reach-too-complex': 'The line has {points} points, more than the limit of {limit}.',
	'reach-too-long': `The lines come to {kilometers} km in and around ${words.counties}, more than the limit of {limit} km.`,
	'reach-too-many-corners':
		'The outline would have {corners} corners, more than the limit of {limit}; take fewer points or lines, or a greater distance.',
	'shape-too-tangled':
		'The shape has {points} points, and measuring all of it as one takes too many steps; simplify it, or measure its parts one by one.',
	'feature-broken': 'It is no GeoJSON feature.',
	'feature-without-shape': 'It has no geometry.',
	'row-without-point': 'Latitude or longitude is empty or no number.',
	'row-at-zero': 'Latitude and longitude are 0, which programs write where they found no place.',
	'file-too-big': 'The file has {megabytes} MB; up to {limit} MB can be read.',
	'file-unpacks-too-big': 'Unpacked, the file has more than {limit} MB.',
	'file-not-json': 'It is not JSON, so it is no GeoJSON either.',
	'file-too-deep': 'Its parts are nested too deeply.',
	'file-damaged': 'It is damaged ({format}); save or download it again.',
	'file-package-empty': 'The package holds no shapes and no table.',
	'file-format-not-read':
		'Files of the kind {format} are not read; save it as GeoJSON, a Shapefile in a ZIP, or CSV.',
	'file-not-understood': 'It holds neither shapes nor a table.',
	'file-table-without-points':
		'The table does not say where its rows lie; add the columns latitude and longitude.',
	'file-turned': 'Latitude stands before longitude; add --latitude-first.',
	'file-coordinates-unknown':
		'The coordinates ({x}, {y}) are not degrees, and lie in the region in none of: {known}.',
	'file-system-unknown':
		'The coordinates are in "{system}", which is not known; save the file as WGS84 (EPSG:4326).',
	'file-too-tangled':
		'Its shapes take too long to measure together; {measured} of {places} were done. Bring them in several files.',
	'run-aborted': 'The run was stopped.',
	'table-quote-open': 'In line {line} a quotation mark opens a cell and is never closed.',
	'table-text-after-quote': 'In line {line} text follows a closing quotation mark.',
	'table-empty': 'The file is empty.',
	'table-no-rows': 'No rows follow the column names.',
	'table-too-many-rows': 'The table has {rows} rows, more than the limit of {limit}.',
	'table-too-many-columns': 'The table has {columns} columns, more than the limit of {limit}.',
	'file-not-geojson': 'This is JSON but not GeoJSON: no feature, collection or geometry was found.',
	'file-empty': 'There are no features.',
	'file-too-many-features': 'There are {features} features, more than the limit of {limit}.',
	'file-needs-distance': 'Points and lines are places only with a distance: add --distance 0.5mi.',
	'file-geometry-unknown': 'A geometry of type {type} is no place.',
	'distance-not-understood':
		'The distance "{text}" is not a number with a unit, such as 0.5mi or 800m.',
	'distance-out-of-range': 'The distance "{text}" has to lie between {shortest} m and {longest} m.'
};

export function problemSentence(problem: AnyProblem): string {
	return PROBLEMS[problem.code].replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = problem.params[name];
		return typeof value === 'number' ? String(Number(value.toFixed(5))) : (value ?? '');
	});
}

export function noteSentence(note: PlaceNote): string {
	switch (note.code) {
		case 'apportioned':
			return 'Apportioned by the 2020 housing units and people of block groups.';
		case 'whole-tracts':
			return `The outline follows tract borders: figures are those of ${note.tracts} whole tracts.`;
		case 'partly-outside-region':
			return `${shareInWords(note.shareInside)} of the ground lies in ${words.counties}; figures are for that part.`;
		case 'few-renters':
			return `Fewer than ${note.limit} renter households: too small for a reliable figure.`;
		case 'no-homes':
			return 'Nobody lived here in 2020.';
		case 'carried-boundaries':
			return `Periods before 2016–2020 are carried across changed boundaries in ${note.tracts} of its tracts.`;
		case 'small-parts':
			return smallParts(note);
		case 'tract-figures':
			return tractFigures;
	}
}

const RELIABILITY: Readonly<Record<Reliability, string>> = {
	reliable: 'reliable',
	'use-with-care': 'use with care',
	'too-uncertain': 'too uncertain to rely on',
	zero: 'zero',
	'top-coded': 'at least this',
	'bottom-coded': 'at most this',
	'full-count': 'full count',
	'from-records': 'from records',
	unknown: 'margin not carried',
	'no-value': 'no figure'
};

export function reliabilityWord(estimate: Estimate): string {
	return RELIABILITY[reliability(estimate)];
}
