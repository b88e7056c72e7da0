/** A file that somebody brings: from its text to checked places, or one clear problem. */
import type { Bounds } from '../geo/planar-area.ts';
import type { PolygonProblem } from '../geo/polygon-input.ts';
import { Work } from '../geo/work.ts';
import {
	placesOfGeoJson,
	placesTogether,
	type BroughtFileProblem,
	type BroughtPlace
} from '../profile/geojson-places.ts';
import type { PlaceProblem, PlaceQuestion } from '../profile/question.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { RunHooks } from '../risk/confidence.ts';
import { outlineOfShape, type OwnOutline, type ShapedQuestion } from './outline.ts';

export type FileTextProblem = Problem<
	/** Parameters `megabytes`, `limit`. */
	| 'file-too-big'
	/** Text that is no JSON. */
	| 'file-not-json'
	/** Brackets inside brackets beyond anything a map needs. */
	| 'file-too-deep'
>;

export type OwnFileProblem =
	| FileTextProblem
	| BroughtFileProblem
	| PolygonProblem
	| PlaceProblem
	| Problem<
			/** Parameters `measured` places of `places`, after which the work was spent. */
			| 'file-too-tangled'
			/** Somebody did not want to wait any longer. */
			| 'run-aborted'
	  >;

export type CheckedPlace = BroughtPlace & { readonly outline: OwnOutline };

export type PlacesOfFile = {
	readonly places: readonly CheckedPlace[];
	/** All of them as one place; null where there is only one, or where they are of two kinds. */
	readonly together: {
		readonly question: PlaceQuestion;
		readonly outline: Result<OwnOutline, PlaceProblem>;
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
): Promise<Result<PlacesOfFile, OwnFileProblem>> {
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

function isShaped(question: PlaceQuestion): question is ShapedQuestion {
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
