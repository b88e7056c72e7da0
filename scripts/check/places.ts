/** Checks of boundaries and context geometry, and of the street corners. */
import type { Feature, GeoJsonProperties, Geometry, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Corner } from '../data/place-types.ts';
import { findingOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { isInside, ringProblem } from './rings.ts';
import type { Box } from './rings.ts';

export type PlacesSpec = {
	/** Below `data/`. */
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

/** All findings on a file of `data/places`. `region` is the box that every place must lie in. */
export function checkPlaces(spec: PlacesSpec, topology: Topology, region: Box): Finding[] {
	const object = topology.objects[spec.object];
	if (object?.type !== 'GeometryCollection') {
		return findingOf('BLOCKER', spec.file, 'object of the file', [`no object ${spec.object}`]);
	}
	const { features } = feature(topology, object);
	const name = (f: Feature, i: number) => String(f.id ?? f.properties?.name ?? `feature ${i}`);
	const find = (level: Finding['level'], check: string, examples: readonly string[]) =>
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
): Finding[] {
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
