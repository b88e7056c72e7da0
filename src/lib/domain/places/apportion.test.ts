import { expect, test } from 'vitest';
import { tractsAround } from './apportion.ts';

test('tracts meet at a point where another lies within 40 m', () => {
	// Two tracts, west and east of a meridian; outside the region in the south.
	const at = (lng: number, lat: number) => (lat < 45 ? -1 : lng < -93.3 ? 7 : 4);
	const east = (meters: number) => -93.3 + meters / (111_320 * Math.cos(Math.PI / 4));
	expect(tractsAround(at, [east(30), 45.01])).toEqual([4, 7]);
	expect(tractsAround(at, [east(-30), 45.01])).toEqual([7, 4]);
	expect(tractsAround(at, [east(60), 45.01])).toEqual([4]);
	expect(tractsAround(at, [east(60), 45.0001])).toEqual([4]);
	expect(tractsAround(at, [east(0), 44.9])).toEqual([]);
});
