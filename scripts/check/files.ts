/** Checks of places, lines and the manifest, and what a check finds. */
import type { Feature, GeoJsonProperties, Geometry, Position } from 'geojson';
import Flatbush from 'flatbush';
import { signedArea, type Corner, type Landmark, type StreetBlock } from '../data/places.ts';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { createHash } from 'node:crypto';
import type { DataManifest } from '../data/region.ts';
import { lineString, pointToLineDistance } from '@turf/turf';
import type { Corridor } from '../../src/lib/domain/lines/corridor.ts';

export type DataFinding = {
	readonly level: 'BLOCKER' | 'WARN' | 'INFO';
	/** File below the region’s folder. */
	readonly file: string;
	/** What was checked, in a few words. */
	readonly check: string;
	/** What was found, with an example and how many there are. */
	readonly message: string;
};

/** One finding for many places: says how many and shows the first three, or nothing where none. */
export function findingOf(
	level: DataFinding['level'],
	file: string,
	check: string,
	examples: readonly string[]
): DataFinding[] {
	if (examples.length === 0) return [];
	const shown = examples.slice(0, 3).join('; ');
	const more = examples.length > 3 ? `; and ${examples.length - 3} more` : '';
	return [{ level, file, check, message: `${shown}${more}` }];
}

/** Findings as "LEVEL check", for tests and short lists. */
export function labels(findings: readonly DataFinding[]): string[] {
	return findings.map(({ level, check }) => `${level} ${check}`);
}

/* Is this ring a valid border? Cheap tests on plain coordinates. */

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

function isInside(box: Box, position: Position): boolean {
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
	/** Whether a feature may be a point: no figure stands on one. */
	readonly points: boolean;
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
		for (const problem of geometryProblems(f.geometry, spec))
			invalid.push(`${name(f, i)}: ${problem}`);
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

function geometryProblems(geometry: Geometry, { points }: Pick<PlacesSpec, 'points'>): string[] {
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
			return points ? [] : ['a Point'];
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
		...findingOf('WARN', file, 'corners are there', corners.length > 0 ? [] : ['no corner at all']),
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

/** Streets and landmarks, where the region has them: names, known cities, lines and points inside the region. */
export function checkStreets(
	file: string,
	streets: readonly StreetBlock[],
	cities: ReadonlySet<string>,
	region: Box
): DataFinding[] {
	const label = ({ street, left, right }: StreetBlock) =>
		`${street} ${(left ?? right ?? []).join('–')}`;
	const find = (check: string, wrong: (block: StreetBlock) => boolean) =>
		findingOf('BLOCKER', file, check, streets.filter(wrong).map(label));
	const isNumber = (number: number) => Number.isInteger(number) && number > 0;
	return [
		...find('a street has a name and known cities', ({ street, cities: of }) => {
			return street === '' || of.some((city) => !cities.has(city));
		}),
		...find('house numbers are whole and above 0', ({ left, right }) => {
			return ![...(left ?? []), ...(right ?? [])].every(isNumber);
		}),
		...find('a line of at least two points, inside the region', ({ line }) => {
			return line.length < 2 || !line.every((point) => isInside(region, [...point]));
		})
	];
}

export function checkLandmarks(
	file: string,
	landmarks: readonly Landmark[],
	region: Box
): DataFinding[] {
	const wrong = landmarks.filter(
		({ name, longitude, latitude }) => name === '' || !isInside(region, [longitude, latitude])
	);
	return findingOf(
		'BLOCKER',
		file,
		'a landmark has a name and lies inside the region',
		wrong.map(({ name }) => name)
	);
}

/* Checks that the manifest and the files it speaks of are the same. */

const MEGABYTE = 1024 * 1024;
/** The promise is 12 MB; over half of it somebody should ask why. */
const MOST_BYTES = 12 * MEGABYTE;
const MANY_BYTES = 8 * MEGABYTE;

/**
 * @param files bytes of every file in figures, places, corridors and program, by path below the region’s folder
 * @param totalBytes of all files below `data/`
 */
export function checkManifest(
	manifest: DataManifest,
	files: ReadonlyMap<string, Uint8Array>,
	totalBytes: number
): DataFinding[] {
	const sources = new Set(manifest.sources.map(({ id }) => id));
	const listed = new Set(manifest.files.map((file) => file.path));
	const changed: string[] = [];
	const unsourced: string[] = [];
	for (const entry of manifest.files) {
		const bytes = files.get(entry.path);
		if (bytes) {
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			if (sha256 !== entry.sha256 || bytes.byteLength !== entry.bytes) changed.push(entry.path);
		}
		for (const id of entry.sources) {
			if (!sources.has(id)) unsourced.push(`${entry.path} names "${id}"`);
		}
	}
	const megabytes = `${(totalBytes / MEGABYTE).toFixed(1)} MB`;
	const find = (level: DataFinding['level'], check: string, wrong: readonly string[]) =>
		findingOf(level, 'manifest.json', check, wrong);
	return [
		...find('BLOCKER', 'files as imported: run npm run import, or undo the edit', changed),
		...find(
			'BLOCKER',
			'listed files are there',
			[...listed].filter((path) => !files.has(path))
		),
		...find(
			'BLOCKER',
			'files are listed',
			[...files.keys()].filter((path) => !listed.has(path))
		),
		...find('BLOCKER', 'sources of files are in the manifest', unsourced),
		...find('BLOCKER', 'data/ stays under 12 MB', totalBytes > MOST_BYTES ? [megabytes] : []),
		...find(
			'WARN',
			'data/ stays under 8 MB',
			totalBytes > MANY_BYTES && totalBytes <= MOST_BYTES ? [megabytes] : []
		)
	];
}

/* Checks of a transit line and its stations. */

/** A station farther than this from its line is misplaced. */
const STATION_METERS = 60;

/** Known names and box that a line is held against. */
export type CorridorContext = {
	readonly cities: ReadonlySet<string>;
	readonly sources: ReadonlySet<string>;
	readonly region: Box;
};

/** All findings on a file of `corridors`. */
export function checkCorridor(
	file: string,
	corridor: Corridor,
	context: CorridorContext
): DataFinding[] {
	const { stations, line, terminusShared } = corridor;
	const parts: Position[][] = line.type === 'LineString' ? [line.coordinates] : line.coordinates;
	const ids = stations.map((station) => station.id);
	const find = (check: string, wrong: readonly string[]) =>
		findingOf('BLOCKER', file, check, wrong);
	const far = stations.flatMap((station) => {
		const meters = Math.min(
			...parts.map((part) =>
				pointToLineDistance([...station.lngLat], lineString(part), { units: 'meters' })
			)
		);
		return meters <= STATION_METERS ? [] : [`${station.id} by ${Math.round(meters)} m`];
	});
	return [
		...find('stations are there', stations.length > 0 ? [] : ['no station at all']),
		...find(`stations within ${STATION_METERS} m of the line`, far),
		...find(
			'station ids are kebab-case, none twice',
			ids.filter((id, i) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || ids.indexOf(id) !== i)
		),
		...find(
			'stations in line order',
			stations.flatMap((station, i) => (station.order === i ? [] : [station.id]))
		),
		...find(
			'stations in a known city',
			stations.filter((station) => !context.cities.has(station.city)).map((station) => station.id)
		),
		...find('inside the region', [
			...stations.filter((s) => !isInside(context.region, [...s.lngLat])).map((s) => s.id),
			...parts
				.flat()
				.filter((position) => !isInside(context.region, position))
				.map((position) => `line at ${position.join(', ')}`)
		]),
		...find(
			'source is in the catalog',
			context.sources.has(corridor.source) ? [] : [corridor.source]
		),
		...find(
			'shared terminus is an open station of the line',
			terminusShared &&
				!stations.some((s) => s.id === terminusShared.station && s.status === 'open')
				? [terminusShared.station]
				: []
		),
		...find(
			'year of opening fits the status',
			(corridor.status === 'open') === (corridor.opened !== null) &&
				(corridor.status === 'planned') === corridor.facts.length > 0
				? []
				: [`${corridor.status}, opened ${corridor.opened}, facts ${corridor.facts.join(', ')}`]
		)
	];
}
