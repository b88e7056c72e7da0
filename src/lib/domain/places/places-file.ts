/** A file that somebody brings: from its text to checked places, or one clear problem. */
import { Work, type Bounds } from '../geometry/area.ts';
import type { PolygonProblem } from '../geometry/polygon.ts';
import type { PlaceProblem, PlaceExtent } from './place.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { RunHooks } from '../methods/confidence.ts';
import { outlineOfShape, type MyPlaceOutline, type ShapedExtent } from './my-place-ref.ts';
import type { LonLat } from '../geometry/projection.ts';
import {
	checkPlanCounts,
	checkPlanLine,
	inLineOrder,
	type Plan,
	type PlanProblem,
	type PlanStation
} from './plan.ts';

/* Places from a GeoJSON file that somebody brings: each feature becomes one. */

export type ImportedPlace = {
	/** The feature's `name`, `NAME`, `title` or `id`; null where it has none. */
	readonly name: string | null;
	readonly question: PlaceExtent;
};

export type ImportedFileProblem = Problem<
	/** Not a GeoJSON feature, collection or geometry. */
	| 'file-not-geojson'
	/** No features. */
	| 'file-empty'
	/** Parameters `number` of the feature from 1, `name` (empty where it has none): it is no feature. */
	| 'file-feature-broken'
	/** Parameters `features`, `limit`. */
	| 'file-too-many-features'
	/** Points or lines, which are places only together with a distance. */
	| 'file-needs-distance'
	/** Parameter `type`: a geometry that is no place. */
	| 'file-geometry-unknown'
>;

export const MOST_FEATURES = 500;

/**
 * @param file parsed JSON
 * @param meters reach around points and lines; null where none was chosen. Polygons are taken as
 *   they are.
 */
export function placesOfGeoJson(
	file: unknown,
	meters: number | null
): Result<readonly ImportedPlace[], ImportedFileProblem> {
	const found = featuresOf(file);
	if (!found.ok) return found;
	const features = found.value;
	if (features.length === 0) return fail('file-empty');
	if (features.length > MOST_FEATURES) {
		return fail('file-too-many-features', { features: features.length, limit: MOST_FEATURES });
	}
	const places: ImportedPlace[] = [];
	for (const { name, geometry } of features) {
		const question = questionOf(geometry, meters);
		if (!question.ok) return question;
		places.push({ name, question: question.value });
	}
	return ok(places);
}

/** All places of a file as one question, ground that several share counted once. */
export function placesTogether(places: readonly ImportedPlace[]): PlaceExtent | null {
	const polygons = places.flatMap(({ question }) =>
		question.kind === 'drawn' ? polygonsOf(question.geometry) : []
	);
	const reaches = places.flatMap(({ question }) => (question.kind === 'reach' ? [question] : []));
	const [first] = reaches;
	if (first && polygons.length > 0) return null;
	if (!first) {
		return { kind: 'drawn', geometry: { type: 'MultiPolygon', coordinates: polygons } };
	}
	return {
		kind: 'reach',
		points: reaches.flatMap(({ points }) => points),
		lines: reaches.flatMap(({ lines }) => lines),
		meters: first.meters
	};
}

type Found = { readonly name: string | null; readonly geometry: unknown };

function featuresOf(file: unknown): Result<readonly Found[], ImportedFileProblem> {
	const isCollection = isRecord(file) && file.type === 'FeatureCollection';
	if (!isCollection || !Array.isArray(file.features)) {
		const only = foundIn(file);
		return only ? ok(only) : fail('file-not-geojson');
	}
	const found: Found[] = [];
	for (const [at, feature] of (file.features as unknown[]).entries()) {
		// Nobody could tell that one of many was left out: it is named instead.
		const all = isBareFeature(feature) ? [foundOf(feature)] : foundIn(feature);
		if (!all) {
			const name = isRecord(feature) ? (nameOf(feature) ?? '') : '';
			return fail('file-feature-broken', { number: at + 1, name });
		}
		for (const each of all) found.push(each);
	}
	return ok(found);
}

/** A feature without the word that says so, as some programs write them. */
function isBareFeature(value: unknown): value is Record<string, unknown> {
	return isRecord(value) && value.type === undefined && isRecord(value.geometry);
}

function foundIn(value: unknown): readonly Found[] | null {
	if (!isRecord(value)) return null;
	if (value.type === 'Feature') return [foundOf(value)];
	if (value.type === 'GeometryCollection') {
		const { geometries } = value;
		if (!Array.isArray(geometries)) return null;
		return (geometries as unknown[]).map((geometry) => ({ name: null, geometry }));
	}
	return typeof value.type === 'string' && 'coordinates' in value
		? [{ name: null, geometry: value }]
		: null;
}

function foundOf(feature: Record<string, unknown>): Found {
	return { name: nameOf(feature), geometry: feature.geometry };
}

function nameOf(feature: Record<string, unknown>): string | null {
	const properties = isRecord(feature.properties) ? feature.properties : {};
	const candidates = [
		properties.name,
		properties.NAME,
		properties.Name,
		properties.title,
		feature.id
	];
	const found = candidates.find((each) => typeof each === 'string' || typeof each === 'number');
	return found === undefined || found === '' ? null : String(found);
}

function questionOf(
	geometry: unknown,
	meters: number | null
): Result<PlaceExtent, ImportedFileProblem> {
	if (!isRecord(geometry)) return fail('file-geometry-unknown', { type: 'null' });
	const { type, coordinates } = geometry;
	switch (type) {
		case 'Polygon':
		case 'MultiPolygon':
			return ok({ kind: 'drawn', geometry });
		case 'Point':
			return reach([position(coordinates)], [], meters);
		case 'MultiPoint':
			return reach(positions(coordinates), [], meters);
		case 'LineString':
			return reach([], [positions(coordinates)], meters);
		case 'MultiLineString':
			return reach([], list(coordinates).map(positions), meters);
		default:
			return fail('file-geometry-unknown', { type: typeof type === 'string' ? type : typeof type });
	}
}

function reach(
	points: readonly LonLat[],
	lines: readonly (readonly LonLat[])[],
	meters: number | null
): Result<PlaceExtent, ImportedFileProblem> {
	if (meters === null) return fail('file-needs-distance');
	return ok({ kind: 'reach', points, lines, meters });
}

function polygonsOf(geometry: unknown): unknown[] {
	if (!isRecord(geometry)) return [];
	const { type, coordinates } = geometry;
	return type === 'Polygon' ? [coordinates] : list(coordinates);
}

function positions(value: unknown): LonLat[] {
	return list(value).map(position);
}

/** What is no pair of numbers becomes NaN, which the question's answer names as broken. */
function position(value: unknown): LonLat {
	const [x, y] = list(value);
	return [typeof x === 'number' ? x : NaN, typeof y === 'number' ? y : NaN];
}

function list(value: unknown): unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export type FileTextProblem = Problem<
	/** Parameters `megabytes`, `limit`. */
	| 'file-too-big'
	/** Text that is no JSON. */
	| 'file-not-json'
	/** Brackets inside brackets beyond anything a map needs. */
	| 'file-too-deep'
>;

export type PlacesFileProblem =
	| FileTextProblem
	| ImportedFileProblem
	| PolygonProblem
	| PlaceProblem
	| Problem<
			/** Parameters `measured` places of `places`, after which the work was spent. */
			| 'file-too-tangled'
			/** Somebody did not want to wait any longer. */
			| 'run-aborted'
	  >;

export type CheckedPlace = ImportedPlace & { readonly outline: MyPlaceOutline };

export type PlacesOfFile = {
	readonly places: readonly CheckedPlace[];
	/** All of them as one place; null where there is only one, or where they are of two kinds. */
	readonly together: {
		readonly question: PlaceExtent;
		readonly outline: Result<MyPlaceOutline, PlaceProblem>;
	} | null;
};

export const LARGEST_FILE_BYTES = 10_000_000;
/** A collection of features of many-parted polygons takes nine. */
const DEEPEST = 40;

export function checkFileSize(bytes: number): Result<null, FileTextProblem> {
	if (bytes <= LARGEST_FILE_BYTES) return ok(null);
	return fail('file-too-big', {
		megabytes: Math.ceil(bytes / 1e6),
		limit: LARGEST_FILE_BYTES / 1e6
	});
}

/** Parses a file's text; nothing in it is run, and nothing nested without end is followed. */
export function parseFile(text: string): Result<unknown, FileTextProblem> {
	const size = checkFileSize(text.length);
	if (!size.ok) return size;
	// A mark at the start says how the text is stored and is no part of it.
	const plain = text.replace(/^\uFEFF/, '');
	if (nesting(plain) > DEEPEST) return fail('file-too-deep');
	try {
		return ok(JSON.parse(plain) as unknown);
	} catch {
		return fail('file-not-json');
	}
}

/** Steps between two pauses: some hundredths of a second. */
const PORTION = 1_000_000;

/**
 * The places of a parsed file, each checked; the first that is no place fails the whole file, so
 * that nobody takes a part for all of it.
 * @param meters reach around points and lines; null where none was chosen
 * @param region degrees, as for `outlineOfShape`
 */
export async function placesOfFile(
	file: unknown,
	meters: number | null,
	region: Bounds,
	{ aborted, pause, progress }: RunHooks = {}
): Promise<Result<PlacesOfFile, PlacesFileProblem>> {
	const places = placesOfGeoJson(file, meters);
	if (!places.ok) return places;
	const work = new Work();
	let pauseAt = PORTION;
	const checked: CheckedPlace[] = [];
	for (const place of places.value) {
		const { question } = place;
		if (!isShaped(question)) continue;
		const outline = outlineOfShape(question, region, work);
		if (!outline.ok) {
			const ofAll = places.value.length;
			return work.isSpent && ofAll > 1
				? fail('file-too-tangled', { measured: checked.length, places: ofAll })
				: outline;
		}
		checked.push({ ...place, outline: outline.value });
		if (work.spent < pauseAt) continue;
		pauseAt = work.spent + PORTION;
		progress?.(checked.length / places.value.length);
		await pause?.();
		if (aborted?.() === true) return fail('run-aborted');
	}
	const all = checked.length > 1 ? placesTogether(checked) : null;
	const together = all && isShaped(all) ? all : null;
	return ok({
		places: checked,
		together: together && {
			question: together,
			outline: outlineOfShape(together, region)
		}
	});
}

function isShaped(question: PlaceExtent): question is ShapedExtent {
	return question.kind === 'drawn' || question.kind === 'reach';
}

/** How deep brackets stand inside each other, those within quoted text left out. */
function nesting(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (let at = 0; at < text.length; at++) {
		const letter = text.charCodeAt(at);
		if (letter === QUOTE) at = endOfString(text, at);
		else if (letter === OPEN_BRACE || letter === OPEN_BRACKET) deepest = Math.max(deepest, ++depth);
		else if (letter === CLOSE_BRACE || letter === CLOSE_BRACKET) depth--;
	}
	return deepest;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;

/** Index of the closing quote, or of the text's end. */
function endOfString(text: string, from: number): number {
	for (let at = from + 1; at < text.length; at++) {
		const letter = text.charCodeAt(at);
		if (letter === BACKSLASH) at++;
		else if (letter === QUOTE) return at;
	}
	return text.length;
}

/* A line and its stations from a GeoJSON file: lines are the line, points its stations. */

export type PlanFileProblem =
	| ImportedFileProblem
	| PlanProblem
	| Problem<
			/** Polygons, where a line was expected. */
			'plan-file-has-areas'
	  >;

/** Any distance serves: the file's points and lines are wanted, not what lies around them. */
const UNUSED = 100;

/**
 * Stations come in line order, and without a name where the file gives them none.
 * @param file parsed JSON
 */
export function planOfGeoJson(
	file: unknown
): Result<Pick<Plan, 'line' | 'stations'>, PlanFileProblem> {
	const places = placesOfGeoJson(file, UNUSED);
	if (!places.ok) return places;
	const line: LonLat[][] = [];
	const stations: PlanStation[] = [];
	for (const { name, question } of places.value) {
		if (question.kind !== 'reach') return fail('plan-file-has-areas');
		// One by one: a call has no room for hundreds of thousands of arguments.
		for (const path of question.lines) line.push([...path]);
		for (const lngLat of question.points) stations.push({ name: name ?? '', lngLat });
	}
	if (line.length === 0) return fail('plan-no-line');
	const points = line.reduce((sum, path) => sum + path.length, 0);
	// Before stations are put in order, for which each is held against all of the line.
	const counted = checkPlanCounts(points, stations.length);
	if (!counted.ok) return counted;
	return ok({ line, stations: inLineOrder(line, stations) });
}

/* What a maker asks of a file, and what it gets: plain data that passes between page and worker. */

export type ImportPlacesQuestion = {
	/** The file as it is. */
	readonly text: string;
	/** Reach around points and lines. */
	readonly meters: number;
	/** Degrees. */
	readonly region: Bounds;
};

/** Stations without a name have an empty one. */
export type ImportedLine = Pick<Plan, 'line' | 'stations'>;

export type ImportLineQuestion = Pick<ImportPlacesQuestion, 'text' | 'region'>;

export async function importPlaces(
	{ text, meters, region }: ImportPlacesQuestion,
	hooks: RunHooks
): Promise<Result<PlacesOfFile, PlacesFileProblem>> {
	const parsed = parseFile(text);
	return parsed.ok ? placesOfFile(parsed.value, meters, region, hooks) : parsed;
}

export function importLine({
	text,
	region
}: ImportLineQuestion): Result<ImportedLine, FileTextProblem | PlanFileProblem> {
	const parsed = parseFile(text);
	if (!parsed.ok) return parsed;
	const read = planOfGeoJson(parsed.value);
	if (!read.ok) return read;
	const checked = checkPlanLine(read.value.line, region);
	return checked.ok ? read : checked;
}
