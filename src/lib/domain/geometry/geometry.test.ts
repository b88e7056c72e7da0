import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circlePart, circleRing, lineParts } from './buffer.ts';
import type { LonLat } from './projection.ts';
import { destination, nearDistance } from './projection.ts';
import { outlineOfParts } from './polygon.ts';
import { overlapArea, shareInside } from './area.ts';
import { areaOfSimplePolygons, projectRing } from './area.ts';
import { resolveParts, type Part } from './sweep.ts';

const PENN: LonLat = [-93.3082, 45.0039];
const HALF_MILE = 804.672;

/** Rectangle in plane meters. */
function box(west: number, south: number, east: number, north: number): Part {
	return [Float64Array.of(west, south, east, south, east, north, west, north)];
}

const coordinate = fc.integer({ min: -2000, max: 2000 });
const triangle = fc
	.tuple(coordinate, coordinate, coordinate, coordinate, coordinate, coordinate)
	.map((points): Part => [Float64Array.from(points)]);
/** Star-shaped about its center, hence simple. */
const star = fc
	.tuple(
		coordinate,
		coordinate,
		fc.array(fc.integer({ min: 50, max: 1500 }), { minLength: 3, maxLength: 14 })
	)
	.map(([x, y, radii]): Part => [
		Float64Array.from(
			radii.flatMap((radius, i) => {
				const angle = (2 * Math.PI * i) / radii.length;
				return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
			})
		)
	]);
const part = fc.oneof(triangle, star);

describe('buffers', () => {
	it('draws circles with at least 64 steps a quarter turn, within 0.1 % of the geodesic area', () => {
		for (const meters of [402.336, HALF_MILE, 1609.344, 5000]) {
			expect(circleRing(PENN, meters)).toHaveLength(257);
			const { area } = resolveParts([circlePart(PENN, meters)]);
			expect(Math.abs(area / (Math.PI * meters * meters) - 1)).toBeLessThan(0.00012);
		}
	});

	it('makes a straight corridor of two half circles and a rectangle', () => {
		const to = destination(PENN, 37, 9000);
		const { area } = resolveParts(lineParts([PENN, to], 1609.344));
		const expected = Math.PI * 1609.344 ** 2 + 2 * 1609.344 * nearDistance(PENN, to);
		expect(Math.abs(area / expected - 1)).toBeLessThan(0.0002);
	});

	it('does not count ground twice where a line turns back over itself', () => {
		const to = destination(PENN, 80, 3000);
		const once = resolveParts(lineParts([PENN, to], 500)).area;
		const thereAndBack = resolveParts(lineParts([PENN, to, PENN, to], 500)).area;
		expect(thereAndBack / once).toBeCloseTo(1, 9);
	});

	it('takes a line of one point for a circle and an empty one for nothing', () => {
		expect(resolveParts(lineParts([PENN, PENN], 500)).area).toBe(
			resolveParts([circlePart(PENN, 500)]).area
		);
		expect(resolveParts(lineParts([], 500)).area).toBe(0);
	});
});

describe('resolved areas', () => {
	it('counts what overlaps once: |A ∪ B| = |A| + |B| − |A ∩ B|', () => {
		fc.assert(
			fc.property(part, part, (a, b) => {
				const areaA = resolveParts([a]);
				const areaB = resolveParts([b]);
				const union = resolveParts([a, b]).area;
				const common = overlapArea(areaA, areaB);
				expect(union).toBeCloseTo(areaA.area + areaB.area - common, 3);
				expect(resolveParts([a, b], 2).area).toBeCloseTo(common, 3);
			}),
			{ numRuns: 300 }
		);
	});

	it('counts the same part twice as once, and any number of copies too', () => {
		fc.assert(
			fc.property(part, fc.integer({ min: 2, max: 5 }), (a, copies) => {
				const once = resolveParts([a]).area;
				expect(resolveParts(Array.from({ length: copies }, () => a)).area).toBeCloseTo(once, 4);
			})
		);
	});

	it('has pieces that add up to the whole, whatever the cut', () => {
		fc.assert(
			fc.property(part, part, coordinate, coordinate, (a, b, x, y) => {
				const whole = overlapArea(resolveParts([a]), resolveParts([b]));
				const far = 1e4;
				const quarters = [
					box(-far, -far, x, y),
					box(x, -far, far, y),
					box(-far, y, x, far),
					box(x, y, far, far)
				];
				const sum = quarters
					.map((quarter) => overlapArea(resolveParts([quarter, b], 2), resolveParts([a])))
					.reduce((total, area) => total + area, 0);
				expect(Math.abs(sum - whole)).toBeLessThan(1e-9 * 16e6);
			}),
			{ numRuns: 300 }
		);
	});

	it('shares a border exactly: an area holds itself and none of its neighbor', () => {
		const west = resolveParts([box(0, 0, 1000, 1000)]);
		const east = resolveParts([box(1000, 0, 2000, 1000)]);
		const slanted = resolveParts([[Float64Array.of(0, 0, 1000, 0, 1300, 700, 0, 700)]]);
		const beside = resolveParts([[Float64Array.of(1000, 0, 2000, 0, 2000, 700, 1300, 700)]]);
		expect(overlapArea(west, east)).toBe(0);
		expect(overlapArea(slanted, beside)).toBeCloseTo(0, 7);
		expect(shareInside(west, west)).toBe(1);
		expect(shareInside(slanted, slanted)).toBeCloseTo(1, 12);
	});

	it('leaves out holes', () => {
		const [outer] = box(0, 0, 1000, 1000) as [Float64Array];
		const [hole] = box(200, 200, 400, 400) as [Float64Array];
		const area = resolveParts([[outer, hole]]);
		expect(area.area).toBeCloseTo(960_000, 6);
		expect(overlapArea(area, resolveParts([box(200, 200, 400, 400)]))).toBeCloseTo(0, 6);
		expect(overlapArea(area, resolveParts([box(100, 200, 300, 400)]))).toBeCloseTo(20_000, 6);
	});

	it('moves continuously with a border', () => {
		fc.assert(
			fc.property(part, coordinate, fc.double({ min: 0, max: 1, noNaN: true }), (a, x, step) => {
				const fixed = resolveParts([a]);
				const before = overlapArea(fixed, resolveParts([box(-5000, -5000, x, 5000)]));
				const after = overlapArea(fixed, resolveParts([box(-5000, -5000, x + step, 5000)]));
				// Nothing here is higher than 7,000 m.
				expect(after - before).toBeGreaterThanOrEqual(-1e-3);
				expect(after - before).toBeLessThanOrEqual(7000 * step + 1e-3);
			})
		);
	});

	it('agrees with counting points', () => {
		const circle = resolveParts([circlePart(PENN, 1000)]);
		const other = resolveParts([circlePart(destination(PENN, 100, 900), 700)]);
		const radiusA = 1000;
		const radiusB = 700;
		const distance = 900;
		// Lens of two circles, closed form.
		const alpha = Math.acos(
			(distance ** 2 + radiusA ** 2 - radiusB ** 2) / (2 * distance * radiusA)
		);
		const beta = Math.acos(
			(distance ** 2 + radiusB ** 2 - radiusA ** 2) / (2 * distance * radiusB)
		);
		const lens =
			radiusA ** 2 * (alpha - Math.sin(2 * alpha) / 2) +
			radiusB ** 2 * (beta - Math.sin(2 * beta) / 2);
		expect(overlapArea(circle, other) / lens).toBeCloseTo(1, 3);
	});
});

describe('outlines', () => {
	it('enclose the area that was measured, with closed rings in the directions of RFC 7946', () => {
		fc.assert(
			fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
				const outline = outlineOfParts(parts);
				const measured = resolveParts(parts).area;
				expect(areaOfSimplePolygons(outline).area).toBeCloseTo(measured, 0);
				for (const polygon of outline) {
					for (const ring of polygon) expect(ring[0]).toEqual(ring[ring.length - 1]);
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('keep the hole that circles in a ring leave open', () => {
		const circles = Array.from({ length: 8 }, (_, i) =>
			circlePart(destination(PENN, i * 45, 2000), 900)
		);
		const outline = outlineOfParts(circles);
		expect(outline).toHaveLength(1);
		expect(outline[0]).toHaveLength(2);
		expect(areaOfSimplePolygons(outline).area / resolveParts(circles).area).toBeCloseTo(1, 9);
	});

	it('keep separate circles separate and join those that overlap', () => {
		const near = circlePart(destination(PENN, 90, 1000), HALF_MILE);
		const far = circlePart(destination(PENN, 90, 9000), HALF_MILE);
		const outline = outlineOfParts([circlePart(PENN, HALF_MILE), near, far]);
		expect(outline).toHaveLength(2);
		expect(projectRing(outline[1]![0]!)).toHaveLength(512);
	});
});
