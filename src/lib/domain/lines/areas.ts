/** What lies within a distance of stations and lines: as an area to measure, and as GeoJSON. */
import type { Feature, MultiPolygon, Position } from 'geojson';
import { circlePart, lineParts } from '../geometry/buffer.ts';
import { outlineOfParts } from '../geometry/polygon.ts';
import type { LonLat } from '../geometry/projection.ts';
import type { Part } from '../geometry/sweep.ts';
import type { Corridor, Station } from './corridor.ts';

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
