/** From GeoJSON features of `data/places` to areas that can be measured. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { LonLat } from '../../src/lib/core/geo/equal-area.ts';
import { unproject } from '../../src/lib/core/geo/equal-area.ts';
import {
	areaOfSimplePolygons,
	projectRing,
	type Bounds,
	type PlanarArea,
	type PolygonRings
} from '../../src/lib/core/geo/planar-area.ts';
import type { Part } from '../../src/lib/core/geo/resolve.ts';

/** A census or other area with its code or name as `id`. */
export type AreaFeature<Properties = unknown> = {
	readonly id: string;
	readonly geometry: Polygon | MultiPolygon;
	readonly properties: Properties;
};

/** Called as work goes on: what is done of how many. */
export type Progress = (done: number, total: number) => void;

export function polygonsOf(geometry: Polygon | MultiPolygon): PolygonRings[] {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.map((polygon) =>
		polygon.map((ring) => ring.map(([x, y]): LonLat => [x ?? NaN, y ?? NaN]))
	);
}

export function areaOfFeature(feature: Pick<AreaFeature, 'geometry'>): PlanarArea {
	return areaOfSimplePolygons(polygonsOf(feature.geometry));
}

/** All rings as one part: a point is inside when an odd number of them hold it. */
export function partOfFeature(feature: Pick<AreaFeature, 'geometry'>): Part {
	return polygonsOf(feature.geometry).flat().map(projectRing);
}

/** West, south, east, north in degrees of bounds in plane meters. */
export function boundsInDegrees([west, south, east, north]: Bounds): Bounds {
	return [...unproject([west, south]), ...unproject([east, north])];
}
