/**
 * How long a drawn polygon of 200 corners takes to become a full profile, and the geometry in it
 * against intersecting every tract and block group with Turf, in the same run and with equal sums.
 */
import {
	featureCollection,
	intersect,
	multiPolygon as turfMultiPolygon,
	polygon as turfPolygon
} from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { project, type LonLat } from '../../src/lib/domain/geometry/projection.ts';
import { signedRingArea } from '../../src/lib/domain/geometry/area.ts';
import { profilePlace } from '../../src/lib/domain/places/profile.ts';
import { resolvePlace } from '../../src/lib/domain/places/resolve.ts';
import { polygonsOf, type BoundaryFeature } from '../build/weights.ts';
import { readPlaces } from '../data/places.ts';
import { readProfileSources } from '../build/files.ts';
import { type Benchmark, type BenchReport, spread } from './support/measure.ts';

const CORNERS = 200;
const DRAWN = 300;
const AGAINST_TURF = 3;

const benchmark: Benchmark = { title: 'Profile of a drawn place', run };
export default benchmark;

async function run(): Promise<BenchReport> {
	const sources = await readProfileSources();
	const rings = Array.from({ length: DRAWN }, (_, i) => drawnRing(i));
	const times = rings.map((ring) => {
		const started = performance.now();
		const profile = profilePlace(sources, { kind: 'drawn', geometry: geometryOf(ring) });
		if (!profile.ok) throw new Error(`A drawn polygon was refused: ${profile.problem.code}.`);
		return performance.now() - started;
	});
	// The first rounds run code that is not compiled yet.
	const { median, p95 } = spread(times.slice(DRAWN / 10));

	const tracts = readPlaces('tracts-2020').features.map(inPlane);
	const blockGroups = readPlaces('block-groups-2020').features.map(inPlane);
	let ours = 0;
	let turfs = 0;
	let difference = 0;
	for (const ring of rings.slice(-AGAINST_TURF)) {
		let started = performance.now();
		const place = resolvePlace(sources.index, { kind: 'drawn', geometry: geometryOf(ring) });
		ours += performance.now() - started;
		if (!place.ok) throw new Error(place.problem.code);

		started = performance.now();
		const drawn = turfPolygon([ring.map((point) => [...project(point)])]);
		for (const tract of tracts) overlapByTurf(tract, drawn);
		const people = blockGroups.reduce((sum, group, row) => {
			const count = sources.index.blockGroups.blockGroups[row]?.people ?? 0;
			return sum + (count * overlapByTurf(group, drawn)) / areaInPlane(group.geometry);
		}, 0);
		turfs += performance.now() - started;
		difference = Math.max(difference, Math.abs(people / place.value.held.people2020 - 1));
	}
	return {
		tables: [
			{
				title: `${DRAWN} polygons of ${CORNERS} corners`,
				columns: ['step', 'milliseconds'],
				rows: [
					['full profile, median', median.toFixed(1)],
					['full profile, 95th percentile', p95.toFixed(1)],
					['which tracts and block groups, ours', (ours / AGAINST_TURF).toFixed(1)],
					['every tract and block group, Turf', (turfs / AGAINST_TURF).toFixed(1)],
					['Turf over ours', `${(turfs / ours).toFixed(0)} times`],
					['largest difference of people', difference.toExponential(1)]
				]
			}
		],
		budgets: [
			{ what: 'full profile, 95th percentile', value: p95, most: 20, unit: 'ms' },
			{ what: 'time against Turf', value: (100 * ours) / turfs, most: 1, unit: '%' },
			{ what: 'difference of people from Turf', value: difference, most: 1e-9, unit: '' }
		]
	};
}

/** A ragged ring about a point in or near the principal cities, the same in every run. */
function drawnRing(seed: number): LonLat[] {
	const random = (i: number): number =>
		Math.abs(Math.sin((seed + 1) * 127.1 + i * 311.7) * 43758.5) % 1;
	const [x, y] = [-93.4 + 0.4 * random(-1), 44.87 + 0.25 * random(-2)];
	const size = 0.01 + 0.06 * random(-3);
	const ring = Array.from({ length: CORNERS }, (_, i): LonLat => {
		const radius = size * (0.6 + 0.4 * random(i));
		const angle = (2 * Math.PI * i) / CORNERS;
		return [x + 1.4 * radius * Math.cos(angle), y + radius * Math.sin(angle)];
	});
	return [...ring, ...ring.slice(0, 1)];
}

function geometryOf(ring: readonly LonLat[]): unknown {
	return { type: 'Polygon', coordinates: [ring] };
}

/** The shape as the index holds it, in millionths of a degree, in meters of the equal-area plane. */
function inPlane(feature: BoundaryFeature): Feature<MultiPolygon> {
	const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
	return turfMultiPolygon(
		polygonsOf(feature.geometry).map((rings) =>
			rings.map((ring) => ring.map(([x, y]) => [...project([rounded(x), rounded(y)])]))
		)
	);
}

function overlapByTurf(area: Feature<MultiPolygon>, drawn: Feature<Polygon>): number {
	const common = intersect(featureCollection<Polygon | MultiPolygon>([area, drawn]));
	return common ? areaInPlane(common.geometry) : 0;
}

/** Square meters; coordinates are meters, which Turf's own area would take for degrees. */
function areaInPlane(geometry: Polygon | MultiPolygon): number {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons
		.flatMap((rings) =>
			rings.map((ring, i) => {
				const size = Math.abs(signedRingArea(Float64Array.from(ring.slice(0, -1).flat())));
				return i === 0 ? size : -size;
			})
		)
		.reduce((sum, size) => sum + size, 0);
}
