/** A file that somebody brings: from its text to checked places, or one clear problem. */
import { Work, type Bounds } from '../geometry/area.ts';
import type { PolygonProblem } from '../geometry/polygon.ts';
import {
	placesOfGeoJson,
	placesTogether,
	type ImportedFileProblem,
	type ImportedPlace
} from './geojson-places.ts';
import type { PlaceProblem, PlaceExtent } from './extent.ts';
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
