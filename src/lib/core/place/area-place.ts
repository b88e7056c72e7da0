/** From a drawn or uploaded polygon to the place that a reference can carry. */
import type { MultiPolygon, Position } from 'geojson';
import type { LonLat } from '../geo/equal-area.ts';
import { roundedDegrees } from './pack.ts';
import { cleanName, type Place } from './place.ts';

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
