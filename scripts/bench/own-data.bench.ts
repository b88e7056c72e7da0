/**
 * How long a list of a hundred thousand points takes to be placed and summed by station area, as the
 * worker does it, against doing the same with Turf alone, in the same run and with equal counts.
 */
import {
	booleanPointInPolygon,
	polygon as turfPolygon,
	multiPolygon,
	point as turfPoint
} from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { COUNT_OF_ROWS, MeasuredList } from '../../src/lib/domain/own-data/measures.ts';
import type { OwnList } from '../../src/lib/domain/own-data/list.ts';
import { listGround } from '../../src/lib/domain/own-data/questions.ts';
import { HALF_MILE } from '../../src/lib/domain/lines/corridor.ts';
import { outlineOf, resolvePlace } from '../../src/lib/domain/places/resolve.ts';
import { placeExtent, placeLine } from '../../src/lib/domain/places/place-code.ts';
import { missing } from '../../src/lib/domain/statistics/estimate.ts';
import { polygonsOf } from '../build/weights.ts';
import { readProfileSources } from '../build/files.ts';
import { readPlaces } from '../data/places.ts';
import { readCorridor } from '../data/region.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { type Benchmark, type BenchReport, spread } from './support/measure.ts';

const POINTS = 100_000;
const ROUNDS = 7;
/** Turf takes minutes for all of them. */
const BY_TURF = 2000;

const benchmark: Benchmark = { title: 'A list of one’s own', run };
export default benchmark;

async function run(): Promise<BenchReport> {
	const { index } = await readProfileSources();
	const lines = [placeLine(readCorridor(REGION.lines.main))];
	const stations = lines[0]!.stations.map(({ id }) => {
		const ref = `station:${id}`;
		const extent = placeExtent(ref, { reach: HALF_MILE, lines });
		if (!extent.ok) throw new Error(extent.problem.code);
		const held = resolvePlace(index, extent.value);
		if (!held.ok) throw new Error(held.problem.code);
		return { ref, extent: extent.value, held: held.value };
	});
	const question = { measure: COUNT_OF_ROWS, month: null, fewest: 1 };
	const none = () => missing('not-published');
	const counted = (list: OwnList): (number | null)[] => {
		const measured = new MeasuredList(list, index);
		return stations.map(
			({ ref, extent, held }) =>
				measured.place(question, listGround(index, ref, extent, held), none).value
		);
	};
	const list = madeUp(POINTS);
	const times = Array.from({ length: ROUNDS }, () => {
		const started = performance.now();
		counted(list);
		return performance.now() - started;
	});
	// The first round runs code that is not compiled yet, as a person's does.
	const { median, max } = spread(times);

	const few = madeUp(BY_TURF);
	let started = performance.now();
	const ours = counted(few);
	const oursTook = performance.now() - started;
	const tracts = readPlaces('tracts-2020').features.map(({ geometry }) =>
		multiPolygon(
			polygonsOf(geometry).map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])))
		)
	);
	const areas = stations.map(({ extent, held }) => {
		const outline = outlineOf(index, extent, held.area) ?? [];
		return outline.length === 1
			? turfPolygon(outline[0]!.map((ring) => ring.map(([x, y]) => [x, y])))
			: multiPolygon(outline.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))));
	});
	started = performance.now();
	const turfs = byTurf(few, tracts, areas);
	const turfTook = performance.now() - started;
	const differing = turfs.filter((count, at) => count !== ours[at]).length;
	return {
		tables: [
			{
				title: `${POINTS.toLocaleString('en')} points, ${stations.length} station areas`,
				columns: ['step', 'milliseconds'],
				rows: [
					['placed by tract and counted by station area, median', median.toFixed(0)],
					['the slowest round', max.toFixed(0)],
					[`${BY_TURF.toLocaleString('en')} points, ours`, oursTook.toFixed(1)],
					[`${BY_TURF.toLocaleString('en')} points, Turf`, turfTook.toFixed(0)],
					['Turf over ours', `${(turfTook / oursTook).toFixed(0)} times`],
					['station areas that differ', String(differing)]
				]
			}
		],
		budgets: [
			{ what: '100,000 points by station area, slowest', value: max, most: 1000, unit: 'ms' },
			{ what: 'time against Turf', value: (100 * oursTook) / turfTook, most: 10, unit: '%' },
			{ what: 'station areas that differ from Turf', value: differing, most: 0, unit: '' }
		]
	};
}

/** Most of them near the line, the same in every run. */
function madeUp(count: number): OwnList {
	const random = (at: number) => Math.abs(Math.sin(at * 127.1 + 311.7) * 43758.5453) % 1;
	const rows = Array.from({ length: count }, (_, at) => at);
	return {
		areas: [],
		at: rows.map(() => -1),
		x: rows.map((at) => Math.round((-93.4 + 0.2 * random(at)) * 1e6)),
		y: rows.map((at) => Math.round((44.95 + 0.2 * random(at + 0.5)) * 1e6)),
		months: null,
		columns: [],
		counted: false,
		leftOut: 0
	};
}

/** The tract of every point, then the points of every station area, as Turf’s own examples do it. */
function byTurf(
	{ x, y }: OwnList,
	tracts: readonly Feature<MultiPolygon>[],
	areas: readonly Feature<Polygon | MultiPolygon>[]
): number[] {
	const points = x.map((each, at) => turfPoint([each / 1e6, y[at]! / 1e6]));
	for (const point of points) tracts.find((tract) => booleanPointInPolygon(point, tract));
	return areas.map((area) => points.filter((point) => booleanPointInPolygon(point, area)).length);
}
