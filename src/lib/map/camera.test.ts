import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWorld } from '../domain/layers/locator.ts';
import type { SceneBounds } from '../domain/layers/scene.ts';
import {
	fittedStanding,
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

describe('where a map stands that shows bounds inside of its padding', () => {
	const REGION: SceneBounds = [-94.1, 44.4, -92.7, 45.5];
	const bounds = fc
		.record({
			west: fc.double({ min: -93.8, max: -93.3, noNaN: true }),
			south: fc.double({ min: 44.6, max: 44.9, noNaN: true }),
			wide: fc.double({ min: 0.02, max: 0.4, noNaN: true }),
			tall: fc.double({ min: 0.02, max: 0.4, noNaN: true })
		})
		.map(({ west, south, wide, tall }): SceneBounds => [west, south, west + wide, south + tall]);
	const size = fc.record({
		width: fc.integer({ min: 250, max: 2500 }),
		height: fc.integer({ min: 250, max: 1500 })
	});
	const side = fc.integer({ min: 0, max: 110 });
	const padding = fc.record({ top: side, right: side, bottom: side, left: side });

	it('has all of them in the free part, and touches it on two sides', () => {
		fc.assert(
			fc.property(bounds, size, padding, (shown, map, around) => {
				const standing = fittedStanding(shown, map, around, [-180, -80, 180, 80], {
					min: 0,
					max: 24
				})!;
				const free = freeBox(map.width, map.height, around);
				const [x0, y0] = toWorld([shown[0], shown[3]]);
				const [x1, y1] = toWorld([shown[2], shown[1]]);
				const [left, right] = [x0, x1].map((x) => x * standing.world - standing.left);
				const [top, bottom] = [y0, y1].map((y) => y * standing.world - standing.top);
				const room = [
					left! - free.left,
					free.right - right!,
					top! - free.top,
					free.bottom - bottom!
				];
				for (const each of room) expect(each).toBeGreaterThan(-1e-3);
				// As much is left on one side as on the other, and nothing in one direction.
				expect(room[0]).toBeCloseTo(room[1]!, 3);
				expect(room[2]).toBeCloseTo(room[3]!, 3);
				expect(Math.min(...room)).toBeCloseTo(0, 3);
			})
		);
	});

	it('keeps to the limits of zoom, and its middle within the region', () => {
		fc.assert(
			fc.property(bounds, size, padding, (shown, map, around) => {
				const { zoom, world, left, top } = fittedStanding(shown, map, around, REGION, {
					min: 9,
					max: 10
				})!;
				expect(zoom).toBeGreaterThanOrEqual(9);
				expect(zoom).toBeLessThanOrEqual(10);
				expect(world).toBeCloseTo(512 * 2 ** zoom, 6);
				const middle = [(left + map.width / 2) / world, (top + map.height / 2) / world];
				const [west, north] = toWorld([REGION[0], REGION[3]]);
				const [east, south] = toWorld([REGION[2], REGION[1]]);
				expect(middle[0]).toBeGreaterThan(west - 1e-9);
				expect(middle[0]).toBeLessThan(east + 1e-9);
				expect(middle[1]).toBeGreaterThan(north - 1e-9);
				expect(middle[1]).toBeLessThan(south + 1e-9);
			})
		);
	});

	it('is nowhere where panels leave no room', () => {
		const around = { top: 300, right: 10, bottom: 300, left: 10 };
		expect(
			fittedStanding([-93.4, 44.9, -93.2, 45.1], { width: 360, height: 500 }, around, REGION)
		).toBe(null);
	});
});
