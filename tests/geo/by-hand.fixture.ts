/**
 * Places measured another way than the app does: on a plane around the place, by clipping every
 * outline with a convex window (Sutherland and Hodgman 1974). Shares no code with what it checks.
 */
import { readFileSync } from 'node:fs';
import { readPlaces } from '../../scripts/data/places.ts';

type Point = readonly [x: number, y: number];
type Ring = readonly Point[];
/** Polygons, each an outline with its holes. */
export type Shape = readonly (readonly Ring[])[];

export type HandGroup = {
	readonly geoid: string;
	readonly city: string;
	readonly shape: Shape;
	readonly homes: number;
	readonly people: number;
	/** White and not Hispanic. */
	readonly white: number;
};

/** Meters a degree of longitude and of latitude are long (WGS 84 series). */
function degreeLengths(latitude: number): Point {
	const f = (latitude * Math.PI) / 180;
	return [
		111412.84 * Math.cos(f) - 93.5 * Math.cos(3 * f) + 0.118 * Math.cos(5 * f),
		111132.92 - 559.82 * Math.cos(2 * f) + 1.175 * Math.cos(4 * f)
	];
}

/** Degrees to meters from a center, and back. */
export function planeAround([x0, y0]: Point) {
	const [perX, perY] = degreeLengths(y0);
	return {
		to: ([x, y]: Point): Point => [(x - x0) * perX, (y - y0) * perY],
		from: ([x, y]: Point): Point => [x0 + x / perX, y0 + y / perY]
	};
}

export function blockGroupsByHand(): readonly HandGroup[] {
	const path = new URL(
		'../../data/regions/twin-cities/figures/pl-2020-blockgroups.csv',
		import.meta.url
	);
	const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n');
	const names = header.split(',');
	const rows = new Map(lines.map((line) => [line.slice(0, 12), line.split(',')]));
	const cell = (geoid: string, name: string): number =>
		Number(rows.get(geoid)?.[names.indexOf(name)]);
	return readPlaces('block-groups-2020').features.map(({ id, geometry, properties }) => ({
		geoid: id,
		city: properties.city,
		shape: (geometry.type === 'Polygon'
			? [geometry.coordinates]
			: geometry.coordinates) as unknown as Shape,
		homes: cell(id, 'H1_001N'),
		people: cell(id, 'P1_001N'),
		white: cell(id, 'P2_005N')
	}));
}

/** A circle as a window: 720 corners, counterclockwise. */
export function circleWindow(meters: number): Ring {
	return Array.from({ length: 720 }, (_, i): Point => {
		const angle = (2 * Math.PI * i) / 720;
		return [meters * Math.cos(angle), meters * Math.sin(angle)];
	});
}

export function areaOf(shape: Shape): number {
	return shape.reduce(
		(sum, [outline = [], ...holes]) =>
			sum + ringArea(outline) - holes.reduce((all, hole) => all + ringArea(hole), 0),
		0
	);
}

/** Share of a shape that lies in a convex window; both in meters. */
export function shareWithin(shape: Shape, window: Ring): number {
	const inside = shape.map((polygon) => polygon.map((ring) => clipped(ring, window)));
	return areaOf(inside) / areaOf(shape);
}

export function mapShape(shape: Shape, to: (point: Point) => Point): Shape {
	return shape.map((polygon) => polygon.map((ring) => ring.map(to)));
}

function ringArea(ring: Ring): number {
	const twice = ring.reduce((sum, [x, y], i) => {
		const [nextX, nextY] = ring[(i + 1) % ring.length]!;
		return sum + x * nextY - nextX * y;
	}, 0);
	return Math.abs(twice) / 2;
}

function clipped(ring: Ring, window: Ring): Ring {
	return window.reduce((left: Ring, a, i) => {
		const b = window[(i + 1) % window.length]!;
		const side = ([x, y]: Point): number => (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);
		return left.flatMap((point, j): Point[] => {
			const next = left[(j + 1) % left.length]!;
			const [here, there] = [side(point), side(next)];
			const kept = here >= 0 ? [point] : [];
			if (here >= 0 === there >= 0) return kept;
			const t = here / (here - there);
			return [
				...kept,
				[point[0] + t * (next[0] - point[0]), point[1] + t * (next[1] - point[1])] as const
			];
		});
	}, ring);
}
