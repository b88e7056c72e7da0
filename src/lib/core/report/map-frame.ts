/** The window of a report's map: which ground it shows and how degrees become pixels. */
import { project, type LonLat } from '../geo/equal-area.ts';
import type { MapInput, MapRings } from './map-input.ts';

export type MapFrame = {
	readonly width: number;
	readonly height: number;
	/** Pixels a meter. */
	readonly scale: number;
	/** Pixels from the left and top. */
	readonly point: (at: LonLat) => readonly [number, number];
	/** Some of the ring's box lies in the window. */
	readonly shows: (ring: readonly LonLat[]) => boolean;
};

/** Meters of ground around the place, at least, so that it stands among its neighbors. */
const LEAST_HALF = 1200;
/** Share of its own size that is added around a place. */
const MARGIN = 0.25;

export function mapFrame(
	{ bounds }: Pick<MapInput, 'bounds'>,
	width: number,
	height: number
): MapFrame {
	const [west, south] = project([bounds[0], bounds[1]]);
	const [east, north] = project([bounds[2], bounds[3]]);
	const middle = [(west + east) / 2, (south + north) / 2] as const;
	const halfWidth = Math.max(LEAST_HALF, ((east - west) / 2) * (1 + MARGIN));
	const halfHeight = Math.max(LEAST_HALF, ((north - south) / 2) * (1 + MARGIN));
	const scale = Math.min(width / (2 * halfWidth), height / (2 * halfHeight));
	const point = (at: LonLat): readonly [number, number] => {
		const [x, y] = project(at);
		return [width / 2 + (x - middle[0]) * scale, height / 2 - (y - middle[1]) * scale];
	};
	return {
		width,
		height,
		scale,
		point,
		shows: (ring) => {
			let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
			for (const at of ring) {
				const [x, y] = point(at);
				left = Math.min(left, x);
				right = Math.max(right, x);
				top = Math.min(top, y);
				bottom = Math.max(bottom, y);
			}
			return right >= 0 && left <= width && bottom >= 0 && top <= height;
		}
	};
}

/** Path data of polygons, to a tenth of a pixel; rings that fall together to nothing are left out. */
export function ringsPath(rings: MapRings, frame: MapFrame): string {
	return rings
		.filter(([outer]) => outer !== undefined && frame.shows(outer))
		.flatMap((polygon) => polygon.map((ring) => linePath(ring, frame, true)))
		.join('');
}

export function linePath(line: readonly LonLat[], frame: MapFrame, closed = false): string {
	const points: string[] = [];
	for (const at of line) {
		const [x, y] = frame.point(at);
		const text = `${tenth(x)} ${tenth(y)}`;
		if (text !== points.at(-1)) points.push(text);
	}
	if (closed && points.length > 1 && points[0] === points.at(-1)) points.pop();
	if (points.length < (closed ? 3 : 2)) return '';
	return `M${points.join('L')}${closed ? 'Z' : ''}`;
}

export function tenth(pixels: number): number {
	return Math.round(pixels * 10) / 10 + 0;
}

/** A round number of miles that takes about a quarter of the width, and its pixels. */
export function scaleBar({ scale, width }: MapFrame): {
	readonly miles: number;
	readonly pixels: number;
} {
	const METERS_PER_MILE = 1609.344;
	const wanted = width / 4 / (scale * METERS_PER_MILE);
	const steps = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50];
	const miles = steps.findLast((step) => step <= wanted) ?? 0.1;
	return { miles, pixels: miles * METERS_PER_MILE * scale };
}
