import { describe, expect, it } from 'vitest';
import { STATION_REACH, stationAt } from './pointer.ts';

const STATIONS = [
	{ id: 'a', screen: { x: 100, y: 100 } },
	{ id: 'b', screen: { x: 120, y: 100 } }
];

describe('the station that is meant', () => {
	it('is the nearest within reach', () => {
		expect(stationAt(STATIONS, { x: 108, y: 100 }, STATION_REACH.touch)).toBe('a');
		expect(stationAt(STATIONS, { x: 112, y: 100 }, STATION_REACH.touch)).toBe('b');
	});

	it('is none beyond a 44 px target', () => {
		expect(STATION_REACH.touch * 2).toBe(44);
		expect(stationAt(STATIONS, { x: 100, y: 122 }, STATION_REACH.touch)).toBe('a');
		expect(stationAt(STATIONS, { x: 100, y: 122.5 }, STATION_REACH.touch)).toBeNull();
	});
});
