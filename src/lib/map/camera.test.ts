import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	freeBox,
	margin,
	panIntoView,
	roundCamera,
	sameCamera,
	sideOfName,
	sumOf
} from './camera.ts';

describe('rounding the camera', () => {
	it('moves it by less than a pixel, and rounding again changes nothing', () => {
		fc.assert(
			fc.property(
				fc.record({
					lng: fc.double({ min: -94, max: -92, noNaN: true }),
					lat: fc.double({ min: 44, max: 46, noNaN: true }),
					zoom: fc.double({ min: 7, max: 16, noNaN: true })
				}),
				(camera) => {
					const rounded = roundCamera(camera);
					const pixel = 360 / (512 * 2 ** rounded.zoom);
					expect(Math.abs(rounded.lng - camera.lng)).toBeLessThan(pixel);
					expect(Math.abs(rounded.lat - camera.lat)).toBeLessThan(pixel);
					expect(Math.abs(rounded.zoom - camera.zoom)).toBeLessThanOrEqual(0.0051);
					expect(sameCamera(rounded, roundCamera(rounded))).toBe(true);
				}
			)
		);
	});
});

describe('bringing a box into view', () => {
	const free = freeBox(1000, 800, sumOf({ top: 0, right: 0, bottom: 300, left: 200 }, margin(10)));

	it('counts panels and margin out of the free part', () => {
		expect(free).toEqual({ left: 210, top: 10, right: 990, bottom: 490 });
	});

	it('moves nothing that is in view, and only as far as needed what is not', () => {
		expect(panIntoView({ left: 300, top: 100, right: 400, bottom: 200 }, free)).toEqual([0, 0]);
		expect(panIntoView({ left: 100, top: 100, right: 300, bottom: 200 }, free)).toEqual([-110, 0]);
		expect(panIntoView({ left: 300, top: 480, right: 400, bottom: 580 }, free)).toEqual([0, 90]);
	});

	it('says when the box is too large', () => {
		expect(panIntoView({ left: 0, top: 0, right: 900, bottom: 100 }, free)).toBeNull();
	});
});

describe('the side of a station’s name', () => {
	const buttons = { left: 300, top: 0, right: 360, bottom: 180 };
	const map = { width: 360, covers: [buttons] };
	const at = (x: number, y: number) => sideOfName({ x, y }, 'Elm Avenue', 12, map);

	it('is the one that is left by the edge of the map, or by what lies over it', () => {
		expect(at(330, 400)).toBe('west');
		expect(at(30, 400)).toBe('east');
		expect(at(270, 100)).toBe('west');
		expect(at(270, 400)).toBe(null);
	});

	it('has its name inside the map', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 360 }), fc.string({ maxLength: 12 }), (x, name) => {
				const width = name.length * 12 * 0.56;
				const side = sideOfName({ x, y: 400 }, name, 12, map);
				if (side === 'east') expect(x + width).toBeLessThanOrEqual(360);
				if (side === 'west') expect(x - width).toBeGreaterThanOrEqual(0);
			})
		);
	});
});
