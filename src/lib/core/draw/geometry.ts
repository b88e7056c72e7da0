/** What a drawing comes to, as GeoJSON. */
import type { LineString, Polygon } from 'geojson';
import type { LonLat } from '../geo/equal-area.ts';

/** The area inside the points, in their order; its ring is closed. */
export function polygonThrough(points: readonly LonLat[]): Polygon {
	const [first] = points;
	const ring = first ? [...points, first] : [];
	return { type: 'Polygon', coordinates: [ring.map(([lng, lat]) => [lng, lat])] };
}

export function lineThrough(points: readonly LonLat[]): LineString {
	return { type: 'LineString', coordinates: points.map(([lng, lat]) => [lng, lat]) };
}

/**
 * The points that make this polygon again when drawn, or null where hands cannot have drawn it: it
 * has holes, or several parts.
 */
export function pointsOfPolygon(geometry: unknown): readonly LonLat[] | null {
	if (typeof geometry !== 'object' || geometry === null) return null;
	const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
	if (type !== 'Polygon' || !Array.isArray(coordinates) || coordinates.length !== 1) return null;
	const [ring] = coordinates as unknown[];
	if (!Array.isArray(ring)) return null;
	const points = (ring as unknown[]).flatMap((position): LonLat[] => {
		const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
		return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : [];
	});
	const [first] = points;
	const last = points.at(-1);
	return first?.[0] === last?.[0] && first?.[1] === last?.[1] ? points.slice(0, -1) : points;
}
