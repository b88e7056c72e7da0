/** Small drawings made from the scene, as sources of features. */
import { circle } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { GeoJSONSourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { SceneStation } from './scene.ts';

/** Points on the edge of a station area; 64 a quarter keep its area within 0.01 % of the circle's. */
const CIRCLE_STEPS = 256;

/** Simplification in the engine: its default flattens circles visibly. */
const TOLERANCE = 0.1;

/** The ground within the chosen distance of a station, as a polygon of 256 sides. */
export function stationArea(
	station: Pick<SceneStation, 'id' | 'lng' | 'lat' | 'flagged'> & { readonly status?: string },
	meters: number
): Feature {
	const area = circle([station.lng, station.lat], meters, {
		units: 'meters',
		steps: CIRCLE_STEPS
	});
	const ring = (area.geometry.coordinates[0] ?? []).map((position) => position.map(roundDegrees));
	return feature(
		{ type: 'Polygon', coordinates: [ring] },
		{ id: station.id, status: station.status ?? 'imagined', flagged: station.flagged }
	);
}

/** A millionth of a degree is 11 cm: finer than any screen shows, and half the characters. */
function roundDegrees(degrees: number): number {
	return Math.round(degrees * 1e6) / 1e6;
}

type Properties = Record<string, string | number | boolean>;

export function point(
	at: { readonly lng: number; readonly lat: number },
	properties: Properties
): Feature {
	return feature({ type: 'Point', coordinates: [at.lng, at.lat] }, properties);
}

export function feature(geometry: Geometry, properties: Properties): Feature {
	return { type: 'Feature', geometry, properties };
}

export function drawn(features: Feature[], promoteId?: string): GeoJSONSourceSpecification {
	const data: FeatureCollection = { type: 'FeatureCollection', features };
	const source = { type: 'geojson', data, tolerance: TOLERANCE } as const;
	return promoteId === undefined ? source : { ...source, promoteId };
}
