/** The outline and size of a place of one's own, for the map and for the panel beside it. */
import type { MultiPolygon } from 'geojson';
import { outlineOfParts } from '../geo/outline.ts';
import type { Bounds } from '../geo/planar-area.ts';
import { resolvePolygon } from '../geo/polygon-input.ts';
import { resolveParts, type Part } from '../geo/resolve.ts';
import type { PlaceProblem, PlaceQuestion } from '../profile/question.ts';
import { checkReach, reachParts } from '../profile/resolve-place.ts';
import { fail, ok, type Result } from '../result.ts';

export type OwnOutline = { readonly geometry: MultiPolygon; readonly squareMeters: number };

/** Places whose outline follows from the question alone; of tracts only the index knows it. */
export type ShapedQuestion = Extract<PlaceQuestion, { kind: 'drawn' | 'reach' }>;

/**
 * Checks the shape as an answer would, and gives its outline with shared ground counted once.
 * @param region degrees; a shape that lies wholly outside has no figures
 */
export function outlineOfShape(
	question: ShapedQuestion,
	region: Bounds
): Result<OwnOutline, PlaceProblem> {
	const shape = question.kind === 'drawn' ? drawn(question.geometry) : reach(question);
	if (!shape.ok) return shape;
	return touches(shape.value.geometry, region) ? shape : fail('polygon-outside-region');
}

function drawn(geometry: unknown): Result<OwnOutline, PlaceProblem> {
	const polygon = resolvePolygon(geometry);
	return polygon.ok ? ok(outlineOf(polygon.value.parts, polygon.value.area.area)) : polygon;
}

function reach(
	question: Extract<PlaceQuestion, { kind: 'reach' }>
): Result<OwnOutline, PlaceProblem> {
	const checked = checkReach(question);
	if (!checked.ok) return checked;
	const parts = reachParts(question);
	return ok(outlineOf(parts, resolveParts(parts).area));
}

function outlineOf(parts: readonly Part[], squareMeters: number): OwnOutline {
	const coordinates = outlineOfParts(parts).map((rings) =>
		rings.map((ring) => ring.map(([lng, lat]) => [lng, lat]))
	);
	return { geometry: { type: 'MultiPolygon', coordinates }, squareMeters };
}

/** Whether the box around the shape shares ground with the region's. */
function touches({ coordinates }: MultiPolygon, [west, south, east, north]: Bounds): boolean {
	return coordinates.some(([ring = []]) => {
		// Not by spreading: a ring may have more points than a call has room for arguments.
		const overlaps = (at: 0 | 1, low: number, high: number): boolean =>
			ring.some((point) => (point[at] ?? NaN) < high) &&
			ring.some((point) => (point[at] ?? NaN) > low);
		return overlaps(0, west, east) && overlaps(1, south, north);
	});
}
