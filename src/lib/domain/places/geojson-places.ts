/** Places from a GeoJSON file that somebody brings: each feature becomes one. */
import type { LonLat } from '../geometry/projection.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { PlaceExtent } from './extent.ts';

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
