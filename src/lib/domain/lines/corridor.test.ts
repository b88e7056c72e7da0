import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOfSimplePolygons, type PolygonRings } from '../geometry/area.ts';
import { corridorArea, stationArea, stationAreasTogether } from '../places/reach-area.ts';
import {
	lineOfSteps,
	stationsInLineOrder,
	stationsOfRollUp,
	stepsOfLine,
	type Corridor,
	type Station,
	HALF_MILE,
	LONGEST_DISTANCE,
	parseDistance
} from './corridor.ts';

function station(id: string, order: number, lngLat: readonly [number, number]): Station {
	const status = order === 0 ? 'open' : 'planned';
	return { id, name: id, order, city: 'Town', status, basis: '', accuracyMeters: null, lngLat };
}

/** Synthetic: three stations 1 km apart, out of order in the file. */
const line: Corridor = {
	id: 'test-line',
	name: 'Test Line',
	status: 'planned',
	opened: null,
	asOf: '2024',
	basis: '',
	accuracyMeters: null,
	miles: null,
	source: '',
	terminusShared: { station: 'terminus', with: ['other-line'] },
	facts: [],
	line: {
		type: 'MultiLineString',
		coordinates: [
			[
				[-93.3, 45],
				[-93.29, 45]
			],
			[
				[-93.29, 45],
				[-93.28, 45]
			]
		]
	},
	stations: [
		station('outer', 2, [-93.3, 45]),
		station('terminus', 0, [-93.28, 45]),
		station('middle', 1, [-93.29, 45])
	]
};

const areaOf = (feature: { geometry: { coordinates: unknown } }): number =>
	areaOfSimplePolygons(feature.geometry.coordinates as PolygonRings[]).area;

describe('stations of a line', () => {
	it('come in line order, whatever the file has', () => {
		expect(stationsInLineOrder(line).map(({ id }) => id)).toEqual(['terminus', 'middle', 'outer']);
	});

	it('are rolled up without a terminus that is open already', () => {
		expect(stationsOfRollUp(line).map(({ id }) => id)).toEqual(['middle', 'outer']);
		expect(stationsOfRollUp({ ...line, terminusShared: null })).toHaveLength(3);
	});
});

describe('areas along a line', () => {
	it('are circles about stations', () => {
		const area = stationArea(line.stations[0]!, HALF_MILE);
		expect(area.properties).toEqual({ id: 'outer', meters: HALF_MILE });
		expect(area.geometry.coordinates[0]![0]).toHaveLength(257);
		expect(areaOf(area) / (Math.PI * HALF_MILE ** 2)).toBeCloseTo(1, 3);
	});

	it('count shared ground once when taken together', () => {
		const apart = line.stations.reduce((sum, s) => sum + areaOf(stationArea(s, HALF_MILE)), 0);
		const together = stationAreasTogether('test-line', line.stations, HALF_MILE);
		expect(together.geometry.coordinates).toHaveLength(1);
		expect(areaOf(together)).toBeLessThan(0.85 * apart);
	});

	it('follow a line in several strings as one corridor', () => {
		const whole: Corridor = {
			...line,
			line: {
				type: 'LineString',
				coordinates: [
					[-93.3, 45],
					[-93.28, 45]
				]
			}
		};
		expect(areaOf(corridorArea(line, 1000)) / areaOf(corridorArea(whole, 1000))).toBeCloseTo(1, 6);
		expect(corridorArea(line, 1000).geometry.coordinates).toHaveLength(1);
	});
});

describe('distances', () => {
	it.each([
		['0.5mi', 804.672],
		['.5 mi', 804.672],
		['1/2 mile', 804.672],
		['½ mi', 804.672],
		['1 mile', 1609.344],
		['800m', 800],
		['1.2 km', 1200],
		['1500 ft', 457.2],
		[' 2 Miles ', 3218.688]
	])('reads %s', (text, meters) => {
		const parsed = parseDistance(text);
		expect(parsed.ok && parsed.value).toBeCloseTo(meters, 9);
	});

	it.each(['', '800', 'mi', '0,5mi', '-1 mi', '1 league', '1/0 mi', 'NaN m'])(
		'does not guess at "%s"',
		(text) => {
			expect(parseDistance(text)).toMatchObject({
				ok: false,
				problem: { code: 'distance-not-understood', params: { text } }
			});
		}
	);

	it.each(['1 m', '21 mi', '0 mi'])('has limits: %s', (text) => {
		expect(parseDistance(text)).toMatchObject({
			ok: false,
			problem: {
				code: 'distance-out-of-range',
				params: { text, longest: Math.round(LONGEST_DISTANCE) }
			}
		});
	});
});

describe('a line that a page carries', () => {
	it('is short', () => {
		const steps = stepsOfLine({
			type: 'LineString',
			coordinates: [
				[-93.3, 45],
				[-93.29998, 45.00001]
			]
		});
		expect(steps).toEqual([-9330000, 4500000, 2, 1]);
	});

	it('comes back to the yard, however long it is', () => {
		const degree = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
		fc.assert(
			fc.property(fc.array(fc.tuple(degree(180), degree(90)), { minLength: 2 }), (coordinates) => {
				const back = lineOfSteps(stepsOfLine({ type: 'LineString', coordinates }));
				expect(back.coordinates).toEqual(
					coordinates.map((at) =>
						at.map((each) => Number((Math.round(each * 1e5) / 1e5).toFixed(5)) + 0)
					)
				);
			})
		);
	});
});
