/**
 * Maps without a map engine: outlines of places and lines as paths of an SVG, north up, and those that the
 * sketch of the first view is drawn from. Pure geometry, so that it can be printed, and drawn where there is
 * no WebGL.
 */
import type { LonLat } from '../geometry/projection.ts';
import type { MultiPolygonCoordinates } from '../geometry/polygon.ts';
import type { SceneBounds } from './scene.ts';

export type LocatorInput = {
	readonly places: readonly {
		readonly key: string;
		/** Null where a place has no outline of its own: it is left out. */
		readonly outline: MultiPolygonCoordinates | null;
	}[];
	/** Runs of points in degrees; what lies outside of the frame is cut off by the picture's edge. */
	readonly lines: readonly (readonly LonLat[])[];
	/** Largest size in pixels; one side is as long as its limit, the other as long as needed. */
	readonly width: number;
	readonly height: number;
	/** Pixels kept free around. */
	readonly margin: number;
};

export type Locator = {
	readonly width: number;
	readonly height: number;
	/** In the order of the input, without those that have no outline. */
	readonly places: readonly {
		readonly key: string;
		/** For `d`, to be filled by the even-odd rule. */
		readonly path: string;
		/** The middle of its largest part, for a letter. */
		readonly label: readonly [number, number];
	}[];
	readonly lines: readonly string[];
};

type Pixel = readonly [number, number];

/** Points nearer to the one before than this are left out (pixels). */
const NEAR = 0.4;

/** The paths, or null where no place has an outline and no line has points. */
export function locator(input: LocatorInput): Locator | null {
	const { places, lines, width, height, margin } = input;
	const drawn = places.flatMap(({ key, outline }) =>
		outline && outline.flat(2).length > 0 ? [{ key, outline }] : []
	);
	const points = drawn.length > 0 ? drawn.flatMap(({ outline }) => outline.flat(2)) : lines.flat();
	if (points.length === 0) return null;
	const lats = extent(points.map(([, lat]) => lat));
	// Degrees of longitude are shorter than those of latitude; over some miles one factor will do.
	const squeeze = Math.cos(((lats.low + lats.high) / 2) * (Math.PI / 180));
	const xs = extent(points.map(([lng]) => lng * squeeze));
	const scale = Math.min(
		(width - 2 * margin) / Math.max(xs.high - xs.low, 1e-9),
		(height - 2 * margin) / Math.max(lats.high - lats.low, 1e-9)
	);
	const toPixel = ([lng, lat]: LonLat): Pixel => [
		margin + (lng * squeeze - xs.low) * scale,
		margin + (lats.high - lat) * scale
	];
	return {
		width: Math.round(2 * margin + (xs.high - xs.low) * scale),
		height: Math.round(2 * margin + (lats.high - lats.low) * scale),
		places: drawn.map(({ key, outline }) => ({
			key,
			path: outline
				.flat()
				.map((ring) => `${path(ring.map(toPixel))}Z`)
				.join(''),
			label: middleOf(outline.map(([ring = []]) => ring.map(toPixel)))
		})),
		lines: lines.filter((run) => run.length > 1).map((run) => path(run.map(toPixel)))
	};
}

function extent(values: readonly number[]): { readonly low: number; readonly high: number } {
	let [low, high] = [Infinity, -Infinity];
	for (const value of values) {
		low = Math.min(low, value);
		high = Math.max(high, value);
	}
	return { low, high };
}

function path(points: readonly Pixel[]): string {
	const kept: Pixel[] = [];
	points.forEach((point, at) => {
		const before = kept[kept.length - 1];
		const far = !before || Math.hypot(point[0] - before[0], point[1] - before[1]) >= NEAR;
		if (far || at === points.length - 1) kept.push(point);
	});
	return kept.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`).join('');
}

/** Center of gravity of the largest ring. */
function middleOf(rings: readonly (readonly Pixel[])[]): Pixel {
	let best = { area: -1, at: [0, 0] as Pixel };
	for (const ring of rings) {
		let [twice, x, y] = [0, 0, 0];
		// About the first point, so that small rings far from the corner lose no digits.
		const [fromX, fromY] = ring[0] ?? [0, 0];
		ring.forEach(([ax, ay], i) => {
			const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
			const cross = (ax - fromX) * (by - fromY) - (bx - fromX) * (ay - fromY);
			twice += cross;
			x += (ax + bx - 2 * fromX) * cross;
			y += (ay + by - 2 * fromY) * cross;
		});
		const area = Math.abs(twice / 2);
		if (area <= best.area) continue;
		const at: Pixel =
			twice === 0 ? [fromX, fromY] : [fromX + x / (3 * twice), fromY + y / (3 * twice)];
		best = { area, at };
	}
	return [tenth(best.at[0]), tenth(best.at[1])];
}

function tenth(value: number): number {
	return Math.round(value * 10) / 10;
}

/* Bounds around several places. */

/** The least bounds around all of these, in degrees; null for none. */
export function unionBounds(all: readonly SceneBounds[]): SceneBounds | null {
	if (all.length === 0) return null;
	const side = (at: 0 | 1 | 2 | 3) => all.map((each) => each[at]);
	return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}

/*
 * What the first view is drawn from while the engine is not there: borders of the tracts around the line,
 * each once, so that neighbors share them, and the lines beside the planned one.
 */

/** East and south as shares of the square world of web maps (EPSG:3857), 0–1 from its north-west corner. */
export type WorldPoint = readonly [x: number, y: number];

export type SketchFile = {
	readonly format: 1;
	/** Steps of the coordinates in the width of the world. */
	readonly world: number;
	/** Steps to the east and south in turn, each run from where the one before has ended. */
	readonly borders: readonly (readonly number[])[];
	/** Row of the places file, and rings of borders, `~i` for border i backwards. */
	readonly tracts: readonly (readonly [row: number, ...rings: readonly (readonly number[])[]])[];
	/** Each with its status (as in the tiles) and its run, counted as borders are. */
	readonly lines: readonly (readonly [status: string, run: readonly number[]])[];
};

export type SketchShapes = {
	readonly tracts: readonly {
		readonly row: number;
		/** Closed, to be filled by the even-odd rule. */
		readonly rings: readonly (readonly WorldPoint[])[];
	}[];
	readonly lines: readonly { readonly status: string; readonly run: readonly WorldPoint[] }[];
};

/** Runs of whole steps as differences, one after another. */
export function encodeRuns(runs: readonly (readonly WorldPoint[])[]): number[][] {
	let [beforeX, beforeY] = [0, 0];
	return runs.map((run) =>
		run.flatMap(([x, y]) => {
			const step = [x - beforeX, y - beforeY];
			[beforeX, beforeY] = [x, y];
			return step;
		})
	);
}

/** The shapes of a file; borders of a ring are joined where one ends and the next begins. */
export function sketchShapes({ world, borders, tracts, lines }: SketchFile): SketchShapes {
	const arcs = decodeRuns(borders, world);
	const runs = decodeRuns(
		lines.map(([, run]) => run),
		world
	);
	const along = (border: number): readonly WorldPoint[] =>
		border < 0 ? [...(arcs[~border] ?? [])].reverse() : (arcs[border] ?? []);
	return {
		tracts: tracts.map(([row, ...rings]) => ({
			row,
			rings: rings.map((ring) =>
				ring.flatMap((border, at) => (at === 0 ? along(border) : along(border).slice(1)))
			)
		})),
		lines: lines.map(([status], at) => ({ status, run: runs[at] ?? [] }))
	};
}

function decodeRuns(runs: readonly (readonly number[])[], world: number): WorldPoint[][] {
	let [x, y] = [0, 0];
	return runs.map((steps) => {
		const points: WorldPoint[] = [];
		for (let at = 0; at + 1 < steps.length; at += 2) {
			x += steps[at] ?? NaN;
			y += steps[at + 1] ?? NaN;
			points.push([x / world, y / world]);
		}
		return points;
	});
}

/** Source: spherical Mercator (EPSG:3857), as web maps use it. */
export function toWorld([longitude, latitude]: LonLat): WorldPoint {
	const sine = Math.sin((latitude * Math.PI) / 180);
	return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}
