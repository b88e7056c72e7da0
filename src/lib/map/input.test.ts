import { describe, expect, it } from 'vitest';
import { STATION_REACH, stationAt, mapKey } from './input.ts';

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

const PLAIN = { altKey: false, ctrlKey: false, metaKey: false };

describe('keys on the map', () => {
	it('pan by arrows, step by Alt and arrows', () => {
		expect(mapKey({ ...PLAIN, key: 'ArrowUp' })).toEqual({ do: 'pan', x: 0, y: -1 });
		expect(mapKey({ ...PLAIN, key: 'ArrowUp', altKey: true })).toEqual({
			do: 'step',
			direction: 'north'
		});
		expect(mapKey({ ...PLAIN, key: 'ArrowLeft', altKey: true })).toEqual({
			do: 'step',
			direction: 'west'
		});
	});

	it('zoom by + and −, with or without Shift', () => {
		for (const key of ['+', '=']) {
			expect(mapKey({ ...PLAIN, key })).toEqual({ do: 'zoom', steps: 1 });
		}
		for (const key of ['-', '_']) {
			expect(mapKey({ ...PLAIN, key })).toEqual({ do: 'zoom', steps: -1 });
		}
	});

	it('leave the browser its own', () => {
		expect(mapKey({ ...PLAIN, key: '+', ctrlKey: true })).toBeNull();
		expect(mapKey({ ...PLAIN, key: 'ArrowUp', metaKey: true })).toBeNull();
		expect(mapKey({ ...PLAIN, key: 'Enter', altKey: true })).toBeNull();
		expect(mapKey({ ...PLAIN, key: 'Tab' })).toBeNull();
		expect(mapKey({ ...PLAIN, key: 'a' })).toBeNull();
	});
});
