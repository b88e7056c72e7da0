/** Everything within a distance of points and lines, as an area to measure. */
import {
	LONGEST_DISTANCE,
	SHORTEST_DISTANCE,
	type Corridor,
	type Station
} from '../lines/corridor.ts';
import { circlePart, lineParts, sidesOf, clipLine, holds, widened } from '../geometry/buffer.ts';
import { project, type LonLat } from '../geometry/projection.ts';
import { areaOfSimplePolygons, Work, type Bounds, type PlanarArea } from '../geometry/area.ts';
import {
	holdsPoint,
	MOST_POINTS,
	outlineOfParts,
	type MultiPolygonCoordinates
} from '../geometry/polygon.ts';
import { resolveWithin, type Part } from '../geometry/sweep.ts';
import { fail, ok, type Result } from '../result.ts';
import type { PlaceProblem, PlaceExtent } from './place.ts';
import type { Feature, MultiPolygon, Position } from 'geojson';

export type ReachExtent = Extract<PlaceExtent, { kind: 'reach' }>;

export type ReachArea = {
	/** Without double counting. */
	readonly area: PlanarArea;
	/**
	 * Square meters around points and lines that were left out, for they lie too far from the region
	 * to reach into it; about right, and shared ground is counted each time. 0 where nothing was.
	 */
	readonly beyond: number;
};

/** Points and vertices of lines that a reach may have in and around the region. */
const MOST_REACH_POINTS = 2000;
/** Straight sides of at most 2 km that their lines may come to: 20,000 km. */
const MOST_SIDES = 10_000;
const KILOMETERS_PER_SIDE = 2;
/** What lies farther than the reach and this from the region's box is left out. */
const MARGIN = 10_000;

/**
 * @param region degrees: what lies near it is measured in full
 * @param work spent on it
 */
export function reachArea(
	{ points, lines, meters }: ReachExtent,
	region: Bounds,
	work = new Work()
): Result<ReachArea, PlaceProblem> {
	if (!(meters >= SHORTEST_DISTANCE && meters <= LONGEST_DISTANCE)) {
		return fail('reach-out-of-range', { shortest: SHORTEST_DISTANCE, longest: LONGEST_DISTANCE });
	}
	if (points.length === 0 && lines.every((line) => line.length === 0)) return fail('place-empty');
	const sound = [points, ...lines].map(checkPositions).find((each) => !each.ok) ?? ok(null);
	if (!sound.ok) return sound;

	const box = widened(region, meters + MARGIN);
	const near = points.filter((point) => holds(box, point));
	const clipped = lines.map((line) => clipLine(line, box));
	const inside = clipped.flatMap((line) => line.inside).filter((line) => line.length > 0);
	const count = near.length + inside.reduce((sum, line) => sum + line.length, 0);
	if (count === 0) return fail('polygon-outside-region');
	if (count > MOST_REACH_POINTS) {
		return fail('reach-too-complex', { points: count, limit: MOST_REACH_POINTS });
	}
	const sides = inside.reduce((sum, line) => sum + sidesOf(line), 0);
	if (sides > MOST_SIDES) {
		return fail('reach-too-long', {
			kilometers: sides * KILOMETERS_PER_SIDE,
			limit: MOST_SIDES * KILOMETERS_PER_SIDE
		});
	}
	const parts = [
		...near.map((point) => circlePart(point, meters)),
		...inside.flatMap((line) => lineParts(line, meters))
	];
	const area = resolveWithin(parts, work);
	if (!area) return fail('shape-too-tangled', { points: count });
	const corners = area.signs.length;
	if (corners > MOST_POINTS) return fail('reach-too-many-corners', { corners, limit: MOST_POINTS });
	const cutOff = clipped.reduce((sum, line) => sum + line.cutOff, 0);
	const left = points.length - near.length;
	return ok({ area, beyond: left * Math.PI * meters ** 2 + 2 * meters * cutOff });
}

function checkPositions(positions: readonly LonLat[]): Result<null, PlaceProblem> {
	for (const [x, y] of positions) {
		if (!Number.isFinite(x) || !Number.isFinite(y)) return fail('polygon-coordinates-broken');
		if (Math.abs(x) > 180 || Math.abs(y) > 90) return fail('polygon-not-in-degrees', { x, y });
	}
	return ok(null);
}

/* Everything within a distance of an area. */

const METERS_PER_DEGREE = 111_195;
/** More squares of that distance than a place of a few miles has. */
const MOST_INSIDE = 400;

/**
 * What lies within a distance of an area or in it: around its borders, and around points of a grid
 * inside as wide as the distance, so that all of its inside is reached; null where the area is so large
 * that the question says little.
 *
 * @param outline degrees
 */
export function aroundArea(outline: MultiPolygonCoordinates, meters: number): ReachExtent | null {
	const lines = outline.flat().map((ring) => [...ring, ...ring.slice(0, 1)]);
	const all = lines.flat();
	if (all.length === 0) return null;
	const [west, south] = [Math.min(...all.map(([x]) => x)), Math.min(...all.map(([, y]) => y))];
	const [east, north] = [Math.max(...all.map(([x]) => x)), Math.max(...all.map(([, y]) => y))];
	const stepY = meters / METERS_PER_DEGREE;
	const stepX = stepY / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
	const [columns, rows] = [Math.ceil((east - west) / stepX), Math.ceil((north - south) / stepY)];
	if (columns * rows > MOST_INSIDE) return null;
	const area = areaOfSimplePolygons(outline);
	const grid = Array.from({ length: (columns + 1) * (rows + 1) }, (_, at): LonLat => [
		west + (at % (columns + 1)) * stepX,
		south + Math.floor(at / (columns + 1)) * stepY
	]);
	const points = grid.filter((point) => holdsPoint(area, project(point)));
	return { kind: 'reach', points, lines, meters };
}

/* What lies within a distance of stations and lines: as an area to measure, and as GeoJSON. */

/** Everything within `meters` of one of the stations, as overlapping parts for `resolveParts`. */
export function stationParts(stations: readonly Pick<Station, 'lngLat'>[], meters: number): Part[] {
	return stations.map((station) => circlePart(station.lngLat, meters));
}

/** Everything within `meters` of the line, as overlapping parts for `resolveParts`. */
export function corridorParts(corridor: Pick<Corridor, 'line'>, meters: number): Part[] {
	return linesOf(corridor).flatMap((line) => lineParts(line, meters));
}

/** Properties of an area on the map and in the corridor archive. */
export type ReachProperties = { readonly id: string; readonly meters: number };

/** The area within `meters` (geodesic) of a station. */
export function stationArea(
	station: Pick<Station, 'id' | 'lngLat'>,
	meters: number
): Feature<MultiPolygon, ReachProperties> {
	return reach(station.id, meters, stationParts([station], meters));
}

/** The area within `meters` of any of the stations, ground that several share counted once. */
export function stationAreasTogether(
	id: string,
	stations: readonly Pick<Station, 'lngLat'>[],
	meters: number
): Feature<MultiPolygon, ReachProperties> {
	return reach(id, meters, stationParts(stations, meters));
}

/** The area within `meters` of a line's alignment. */
export function corridorArea(
	corridor: Pick<Corridor, 'id' | 'line'>,
	meters: number
): Feature<MultiPolygon, ReachProperties> {
	return reach(corridor.id, meters, corridorParts(corridor, meters));
}

function reach(
	id: string,
	meters: number,
	parts: readonly Part[]
): Feature<MultiPolygon, ReachProperties> {
	const coordinates = outlineOfParts(parts).map((polygon) =>
		polygon.map((ring) => ring.map(([x, y]): Position => [x, y]))
	);
	return {
		type: 'Feature',
		id,
		properties: { id, meters },
		geometry: { type: 'MultiPolygon', coordinates }
	};
}

function linesOf({ line }: Pick<Corridor, 'line'>): LonLat[][] {
	const lines = line.type === 'LineString' ? [line.coordinates] : line.coordinates;
	return lines.map((positions) => positions.map(([x, y]): LonLat => [x ?? NaN, y ?? NaN]));
}
