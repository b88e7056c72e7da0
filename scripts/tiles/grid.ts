/**
 * Web Mercator on integer grids. All geometry between reading and encoding is whole numbers: sums,
 * orientations and comparisons are then exact, neighbours that share a vertex share it to the last
 * bit, and a build does not depend on the last bit of a machine's sine.
 */
import type { Position } from 'geojson';

/** Units across one tile of the grid of a zoom, the usual extent of Mapbox Vector Tiles. */
export const EXTENT = 4096;

/** MapLibre draws a tile 512 CSS pixels wide at its own zoom. */
export const UNITS_PER_PIXEL = EXTENT / 512;

/** The base grid is the grid of tiles at this zoom: 3.7 cm at the equator, 2.6 cm at 45° north. */
export const BASE_ZOOM = 18;

/** x to the east and y to the south, in grid units from the north-west corner of the world. */
export type GridPoint = [x: number, y: number];

/** Longitude and latitude in degrees to the base grid. */
export function toBaseGrid(position: Position): GridPoint {
	const size = EXTENT * 2 ** BASE_ZOOM;
	const [longitude = NaN, latitude = NaN] = position;
	const sine = Math.sin((latitude * Math.PI) / 180);
	const x = longitude / 360 + 0.5;
	const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
	return [Math.round(x * size), Math.round(y * size)];
}

/** A point of the grid of `zoom` back to longitude and latitude in degrees. */
export function fromGrid(point: Readonly<GridPoint>, zoom: number): [number, number] {
	const size = EXTENT * 2 ** zoom;
	const latitude =
		(360 / Math.PI) * Math.atan(Math.exp(Math.PI * (1 - (2 * point[1]) / size))) - 90;
	return [(point[0] / size) * 360 - 180, latitude];
}

/** Rounds a point of the base grid to the coarser grid of `zoom`. */
export function toZoomGrid(point: readonly number[], zoom: number): GridPoint {
	const scale = 2 ** (BASE_ZOOM - zoom);
	return [Math.round((point[0] ?? NaN) / scale), Math.round((point[1] ?? NaN) / scale)];
}

/** Twice the signed area of a ring, closed or not, in square units; exact for whole numbers. */
export function doubleArea(ring: readonly (readonly number[])[]): number {
	const [originX = 0, originY = 0] = ring[0] ?? [];
	let sum = 0;
	for (let i = 1; i + 1 < ring.length; i++) {
		const a = ring[i] as GridPoint;
		const b = ring[i + 1] as GridPoint;
		sum += (a[0] - originX) * (b[1] - originY) - (b[0] - originX) * (a[1] - originY);
	}
	return sum;
}

/** Twice the signed area of the triangle a, b, c: its sign is the side of a→b on which c lies. */
export function orientation(
	a: Readonly<GridPoint>,
	b: Readonly<GridPoint>,
	c: Readonly<GridPoint>
): number {
	return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** The line without points that repeat the one before them. */
export function withoutRepeats(line: readonly GridPoint[]): GridPoint[] {
	return line.filter((point, i) => {
		const before = line[i - 1];
		return before?.[0] !== point[0] || before[1] !== point[1];
	});
}
