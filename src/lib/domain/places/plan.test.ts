import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearDistance, type LonLat } from '../geometry/projection.ts';
import {
	evenlyAlong,
	lengthOfPath,
	nearestOnPath,
	placeAlong,
	checkPlan,
	inLineOrder,
	questionsOfPlan,
	stationsEvery
} from './plan.ts';
import { type Plan, MOST_STATIONS } from './place.ts';
import { importLine } from './places-file.ts';

const REGION = [-94.1, 44.4, -92.7, 45.5] as const;

const place: fc.Arbitrary<LonLat> = fc.tuple(
	fc.double({ min: -93.33, max: -93.25, noNaN: true }),
	fc.double({ min: 44.97, max: 45.03, noNaN: true })
);
const path = fc
	.array(place, { minLength: 2, maxLength: 12 })
	.filter((points) => lengthOfPath(points) > 500);

const PLAN: Plan = {
	name: 'Along the avenue',
	line: [
		[
			[-93.3, 45],
			[-93.3, 45.05]
		]
	],
	stations: [
		{ name: 'South', lngLat: [-93.3, 45.001] },
		{ name: 'North', lngLat: [-93.3, 45.04] }
	],
	meters: 800
};

describe('measuring along a line', () => {
	it('finds every place of the line again, no meter away', () => {
		fc.assert(
			fc.property(path, fc.double({ min: 0, max: 1, noNaN: true }), (points, share) => {
				const at = placeAlong(points, lengthOfPath(points) * share)!;
				expect(nearestOnPath(points, at)!.meters).toBeLessThan(1);
			})
		);
	});

	it('finds nothing nearer than the nearest', () => {
		fc.assert(
			fc.property(path, place, (points, from) => {
				const { meters, lngLat } = nearestOnPath(points, from)!;
				expect(nearDistance(lngLat, from)).toBeCloseTo(meters, 6);
				for (const corner of points) {
					expect(meters).toBeLessThanOrEqual(nearDistance(corner, from) + 1e-6);
				}
			})
		);
	});

	it('spaces stations evenly from end to end, near the distance asked for', () => {
		fc.assert(
			fc.property(path, fc.double({ min: 400, max: 3000, noNaN: true }), (points, every) => {
				const length = lengthOfPath(points);
				const stations = evenlyAlong(points, every);
				const gap = length / (stations.length - 1);
				if (length >= every) {
					expect(gap).toBeGreaterThan(every * 0.66);
					expect(gap).toBeLessThan(every * 1.51);
				}
				expect(nearDistance(stations[0]!, points[0]!)).toBeLessThan(1e-6);
				expect(nearDistance(stations.at(-1)!, points.at(-1)!)).toBeLessThan(1);
				for (const station of stations) {
					expect(nearestOnPath(points, station)!.meters).toBeLessThan(1);
				}
			})
		);
	});

	it('gives no stations on a line without length', () => {
		expect(evenlyAlong([[-93.3, 45]], 800)).toEqual([]);
		expect(evenlyAlong(PLAN.line[0]!, 0)).toEqual([]);
	});
});

describe('a plan', () => {
	it('that is sound passes as it is', () => {
		expect(checkPlan(PLAN, REGION)).toEqual({ ok: true, value: PLAN });
	});

	const many = (count: number) =>
		Array.from({ length: count }, (_, at) => ({
			name: `Station ${at}`,
			lngLat: [-93.3, 45 + at * 0.0005] as const
		}));

	it('may have sixty stations', () => {
		expect(checkPlan({ ...PLAN, stations: many(MOST_STATIONS) }, REGION).ok).toBe(true);
	});

	it.each<[string, Partial<Plan>, string]>([
		['no line', { line: [] }, 'plan-no-line'],
		['a slip of the finger', { line: [[[-93.3, 45]]] }, 'plan-line-too-short'],
		['no stations', { stations: [] }, 'plan-no-stations'],
		['sixty-one stations', { stations: many(61) }, 'plan-too-many-stations'],
		[
			'a station of another line',
			{ stations: [{ name: 'Far', lngLat: [-93.1, 45] }] },
			'plan-station-off-line'
		],
		[
			'numbers that are meters',
			{ line: [[[480000, 4980000] as const, [481000, 4981000] as const]] },
			'plan-not-in-degrees'
		],
		[
			'another city',
			{ line: [[[-0.1, 51.5] as const, [-0.2, 51.6] as const]] },
			'plan-outside-region'
		],
		['too short a reach', { meters: 3 }, 'reach-out-of-range'],
		[
			'too many corners',
			{ line: [Array.from({ length: 2001 }, (_, at) => [-93.3, 45 + at / 1e5] as const)] },
			'plan-line-too-complex'
		]
	])('with %s is refused with its own problem', (_, change, code) => {
		expect(checkPlan({ ...PLAN, ...change }, REGION)).toMatchObject({
			ok: false,
			problem: { code }
		});
	});

	it('asks for each station area, and for all of them together', () => {
		const { stations, together } = questionsOfPlan(PLAN);
		expect(stations).toHaveLength(2);
		expect(stations[1]).toEqual({
			kind: 'reach',
			points: [[-93.3, 45.04]],
			lines: [],
			meters: 800
		});
		expect(together).toMatchObject({
			points: [
				[-93.3, 45.001],
				[-93.3, 45.04]
			]
		});
	});

	it('gets no more stations than it may have, however long it is', () => {
		const globe: LonLat[] = [
			[-180, 45],
			[180, 45]
		];
		expect(stationsEvery([globe], 800)).toMatchObject({
			problem: { code: 'plan-too-many-stations', params: { limit: MOST_STATIONS } }
		});
		expect(stationsEvery(PLAN.line, 800)).toEqual({
			ok: true,
			value: evenlyAlong(PLAN.line[0]!, 800)
		});
		const short = PLAN.line[0]!;
		expect(
			stationsEvery(
				Array.from({ length: 61 }, () => short),
				5600
			).ok
		).toBe(false);
	});

	it('has its stations in the order of the line, whatever the order they came in', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(many(20), { minLength: 1 }), (stations) => {
				const lats = inLineOrder(PLAN.line, stations).map(({ lngLat }) => lngLat[1]);
				expect(lats).toEqual([...lats].sort((a, b) => a - b));
			})
		);
	});
});

describe('a plan from a file', () => {
	const line = {
		type: 'LineString',
		coordinates: [
			[-93.3, 45],
			[-93.3, 45.05]
		]
	};
	const point = (lat: number, name?: string) => ({
		type: 'Feature',
		properties: name === undefined ? {} : { name },
		geometry: { type: 'Point', coordinates: [-93.3, lat] }
	});

	const planOf = (file: unknown) =>
		importLine({
			name: 'line.geojson',
			bytes: new TextEncoder().encode(JSON.stringify(file)),
			turned: false,
			region: [-94.1, 44.4, -92.7, 45.5]
		});

	it('has the lines as its line and the points as its stations, in line order', async () => {
		const file = {
			type: 'FeatureCollection',
			features: [
				point(45.04),
				{ type: 'Feature', properties: {}, geometry: line },
				point(45.01, 'Lowry')
			]
		};
		expect(await planOf(file)).toMatchObject({
			ok: true,
			value: {
				line: [line.coordinates],
				stations: [
					{ name: 'Lowry', lngLat: [-93.3, 45.01] },
					{ name: '', lngLat: [-93.3, 45.04] }
				]
			}
		});
	});

	it('of hundreds of thousands of points is refused with the limit', async () => {
		const coordinates = Array.from({ length: 300_000 }, (_, at) => [-93.3, 45 + at * 1e-7]);
		const file = (type: string) => ({
			type: 'GeometryCollection',
			geometries: [line, { type, coordinates }]
		});
		expect(await planOf(file('MultiPoint'))).toMatchObject({
			problem: { code: 'plan-too-many-stations', params: { stations: 300_000, limit: 60 } }
		});
		expect(await planOf(file('LineString'))).toMatchObject({
			problem: { code: 'plan-line-too-complex', params: { points: 300_002, limit: 2000 } }
		});
	});

	it('throws nothing where a kind of geometry is no word', async () => {
		expect(await planOf({ type: 'Feature', geometry: { type: { toString: 1 } } })).toMatchObject({
			problem: { code: 'file-geometry-unknown' }
		});
	});

	it('needs a line and has no use for areas', async () => {
		expect(await planOf(point(45))).toMatchObject({
			ok: false,
			problem: { code: 'plan-no-line' }
		});
		const polygon = { type: 'Polygon', coordinates: [[]] };
		expect(await planOf(polygon)).toMatchObject({
			ok: false,
			problem: { code: 'plan-file-has-areas' }
		});
		expect(await planOf({ hello: 'world' })).toMatchObject({
			ok: false,
			problem: { code: 'file-not-geojson' }
		});
	});
});
