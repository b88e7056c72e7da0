/** The outline and size of a place of one's own, for the map and for the panel beside it. */
import type { MultiPolygon } from 'geojson';
import { outlineOfArea } from '../geometry/polygon.ts';
import type { Bounds, PlanarArea } from '../geometry/area.ts';
import { resolvePolygon } from '../geometry/polygon.ts';
import { Work } from '../geometry/area.ts';
import type { PlaceProblem, PlaceExtent } from './extent.ts';
import { reachArea, type ReachExtent } from './reach-area.ts';
import { fail, ok, type Result } from '../result.ts';

export type MyPlaceOutline = {
	readonly geometry: MultiPolygon;
	readonly squareMeters: number;
	/** Parts that lie far from the region were left out. */
	readonly cut: boolean;
};

/** Places whose outline follows from the question alone; of tracts only the index knows it. */
export type ShapedExtent = Extract<PlaceExtent, { kind: 'drawn' | 'reach' }>;

/**
 * Checks the shape as an answer would, and gives its outline with shared ground counted once.
 * @param region degrees; a shape that lies wholly outside has no figures
 * @param work spent on it
 */
export function outlineOfShape(
	question: ShapedExtent,
	region: Bounds,
	work = new Work()
): Result<MyPlaceOutline, PlaceProblem> {
	const shape =
		question.kind === 'drawn' ? drawn(question.geometry, work) : reach(question, region, work);
	if (!shape.ok) return shape;
	return touches(shape.value.geometry, region) ? shape : fail('polygon-outside-region');
}

function drawn(geometry: unknown, work: Work): Result<MyPlaceOutline, PlaceProblem> {
	const polygon = resolvePolygon(geometry, work);
	return polygon.ok ? ok(outlineOf(polygon.value.area, false)) : polygon;
}

function reach(
	question: ReachExtent,
	region: Bounds,
	work: Work
): Result<MyPlaceOutline, PlaceProblem> {
	const measured = reachArea(question, region, work);
	if (!measured.ok) return measured;
	return ok(outlineOf(measured.value.area, measured.value.beyond > 0));
}

function outlineOf(area: PlanarArea, cut: boolean): MyPlaceOutline {
	const coordinates = outlineOfArea(area).map((rings) =>
		rings.map((ring) => ring.map(([lng, lat]) => [lng, lat]))
	);
	return { geometry: { type: 'MultiPolygon', coordinates }, squareMeters: area.area, cut };
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
