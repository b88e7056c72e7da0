/** Is this ring a valid border? Cheap tests on plain coordinates. */
import type { Feature, GeoJsonProperties, Geometry, Position } from 'geojson';
import Flatbush from 'flatbush';
import { signedArea } from '../data/places.ts';
import type { Corner } from '../data/places.ts';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { findingOf } from './finding.ts';
import type { DataFinding } from './finding.ts';

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/** Under the doubled area of the smallest triangle on a grid of 1e-6 degrees, which is 1e-12. */
const LEAST_AREA = 1e-13;

/** What is wrong with a polygon's ring, or null where nothing is. */
export function ringProblem(ring: readonly Position[]): string | null {
	if (ring.length < 4) return `a ring of ${ring.length} positions`;
	if (!ring.every((position) => position.length >= 2 && position.every(Number.isFinite))) {
		return 'a position that is no pair of numbers';
	}
	const [first, last] = [ring[0], ring.at(-1)];
	if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return 'an open ring';
	if (Math.abs(signedArea(ring)) < LEAST_AREA) return 'a ring without area';
	const crossing = firstCrossing(ring);
	if (crossing) return `a ring that crosses itself near ${crossing.join(', ')}`;
	return null;
}

/** A point near which two segments of the ring properly cross; touching is not crossing. */
function firstCrossing(ring: readonly Position[]): Position | null {
	const count = ring.length - 1;
	const index = new Flatbush(count);
	for (let i = 0; i < count; i += 1) {
		const [ax, ay, bx, by] = segment(ring, i);
		index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
	}
	index.finish();
	for (let i = 0; i < count; i += 1) {
		const [ax, ay, bx, by] = segment(ring, i);
		const near = index.search(
			Math.min(ax, bx),
			Math.min(ay, by),
			Math.max(ax, bx),
			Math.max(ay, by),
			(j) => j > i
		);
		for (const j of near) {
			const [cx, cy, dx, dy] = segment(ring, j);
			const acd = side(ax, ay, cx, cy, dx, dy);
			const bcd = side(bx, by, cx, cy, dx, dy);
			const cab = side(cx, cy, ax, ay, bx, by);
			const dab = side(dx, dy, ax, ay, bx, by);
			if (acd * bcd < 0 && cab * dab < 0) return [ax, ay];
		}
	}
	return null;
}

function segment(ring: readonly Position[], i: number): [number, number, number, number] {
	const [ax = NaN, ay = NaN] = ring[i] ?? [];
	const [bx = NaN, by = NaN] = ring[i + 1] ?? [];
	return [ax, ay, bx, by];
}

/** On which side of the line through b and c the point a lies: −1, 0 (on it, to 1 mm) or 1. */
function side(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
	const cross = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
	const length = Math.hypot(cx - bx, cy - by);
	return Math.abs(cross) <= 1e-8 * length ? 0 : Math.sign(cross);
}

export function isInside(box: Box, position: Position): boolean {
	const [x = NaN, y = NaN] = position;
	return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

/* Checks of boundaries and context geometry, and of the street corners. */

export type PlacesSpec = {
	/** Below the region’s folder. */
	readonly file: string;
	/** Name of the topology's object. */
	readonly object: string;
	readonly rows: number;
	/** Every feature has an id of its own, in ascending order. */
	readonly ids: boolean;
	/**
	 * How bad it is where a piece of border belongs to more than two areas, or to two on the same side,
	 * so that areas overlap; null where nothing is expected of borders.
	 */
	readonly overlaps: 'BLOCKER' | 'WARN' | null;
	/** How bad an invalid ring is: figures are apportioned by some files, others are only drawn. */
	readonly invalid: 'BLOCKER' | 'WARN';
};

/** All findings on a file of `places`. `region` is the box that every place must lie in. */
export function checkPlaces(spec: PlacesSpec, topology: Topology, region: Box): DataFinding[] {
	const object = topology.objects[spec.object];
	if (object?.type !== 'GeometryCollection') {
		return findingOf('BLOCKER', spec.file, 'object of the file', [`no object ${spec.object}`]);
	}
	const { features } = feature(topology, object);
	const name = (f: Feature, i: number) => String(f.id ?? f.properties?.name ?? `feature ${i}`);
	const find = (level: DataFinding['level'], check: string, examples: readonly string[]) =>
		findingOf(level, spec.file, check, examples);

	const ids = features.map((f) => f.id);
	const invalid: string[] = [];
	const outside: string[] = [];
	features.forEach((f, i) => {
		for (const problem of geometryProblems(f.geometry)) invalid.push(`${name(f, i)}: ${problem}`);
		const stray = positionsOf(f.geometry).find((position) => !isInside(region, position));
		if (stray) outside.push(`${name(f, i)} at ${stray.join(', ')}`);
	});
	return [
		...find(
			'BLOCKER',
			'number of features',
			features.length === spec.rows ? [] : [`${features.length}, expected ${spec.rows}`]
		),
		...find(
			'BLOCKER',
			'ids in order, none twice',
			spec.ids
				? ids.flatMap((id, i) =>
						typeof id === 'string' && (i === 0 || String(ids[i - 1]) < id) ? [] : [String(id)]
					)
				: []
		),
		...find(spec.invalid, 'geometry closed and free of crossings', invalid),
		...find('BLOCKER', 'inside the region', outside),
		...(spec.overlaps ? find(spec.overlaps, 'borders shared by two at most', overused(object)) : [])
	];
}

function geometryProblems(geometry: Geometry): string[] {
	switch (geometry.type) {
		case 'Polygon':
			return geometry.coordinates.flatMap((ring) => ringProblem(ring) ?? []);
		case 'MultiPolygon':
			return geometry.coordinates.flatMap((polygon) =>
				polygon.flatMap((ring) => ringProblem(ring) ?? [])
			);
		case 'LineString':
			return lineProblem(geometry.coordinates);
		case 'MultiLineString':
			return geometry.coordinates.flatMap(lineProblem);
		case 'Point':
		case 'MultiPoint':
		case 'GeometryCollection':
			return [`a ${geometry.type}`];
	}
}

function lineProblem(line: readonly Position[]): string[] {
	return line.length >= 2 && line.flat().every(Number.isFinite) ? [] : ['a line without length'];
}

/** Every position of an area or a line. */
export function positionsOf(geometry: Geometry): Position[] {
	switch (geometry.type) {
		case 'Point':
			return [geometry.coordinates];
		case 'LineString':
			return geometry.coordinates;
		case 'MultiLineString':
		case 'Polygon':
			return geometry.coordinates.flat();
		case 'MultiPolygon':
			return geometry.coordinates.flat(2);
		case 'MultiPoint':
		case 'GeometryCollection':
			return [];
	}
}

/** Arcs that more than two areas use, or two areas on the same side: there areas overlap. */
function overused(object: GeometryCollection<GeoJsonProperties>): string[] {
	const uses = new Map<number, { left: number; right: number }>();
	const count = (arcs: unknown): void => {
		if (Array.isArray(arcs)) {
			arcs.forEach(count);
		} else if (typeof arcs === 'number') {
			const arc = arcs < 0 ? ~arcs : arcs;
			const use = uses.get(arc) ?? { left: 0, right: 0 };
			use[arcs < 0 ? 'left' : 'right'] += 1;
			uses.set(arc, use);
		}
	};
	for (const geometry of object.geometries) if ('arcs' in geometry) count(geometry.arcs);
	return [...uses].filter(([, use]) => use.left > 1 || use.right > 1).map(([arc]) => `arc ${arc}`);
}

/** Corners: each pair of streets once a city, in a known city, inside the region. */
export function checkCorners(
	file: string,
	corners: readonly Corner[],
	cities: ReadonlySet<string>,
	region: Box
): DataFinding[] {
	const label = (c: Corner) => `${c.street} & ${c.cross}, ${c.city}`;
	const seen = new Set<string>();
	const twice: string[] = [];
	for (const corner of corners) {
		const key = [corner.city, ...[corner.street, corner.cross].sort()].join('\t');
		if (seen.has(key)) twice.push(label(corner));
		seen.add(key);
	}
	const find = (check: string, wrong: readonly string[]) =>
		findingOf('BLOCKER', file, check, wrong);
	return [
		...find('corners are there', corners.length > 0 ? [] : ['no corner at all']),
		...find('no corner twice', twice),
		...find(
			'two streets in a known city',
			corners
				.filter((c) => c.street === '' || c.street === c.cross || !cities.has(c.city))
				.map(label)
		),
		...find(
			'inside the region',
			corners.filter((c) => !isInside(region, [c.longitude, c.latitude])).map(label)
		)
	];
}
