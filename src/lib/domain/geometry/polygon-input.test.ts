import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from './projection.ts';
import { LARGEST_AREA_KM2, MOST_POINTS, resolvePolygon } from './polygon.ts';

const square = (x: number, y: number, side: number): LonLat[] => [
	[x, y],
	[x + side, y],
	[x + side, y + side],
	[x, y + side],
	[x, y]
];

function areaOf(geometry: unknown): number {
	const resolved = resolvePolygon(geometry);
	if (!resolved.ok) throw new Error(resolved.problem.code);
	return resolved.value.area.area;
}

function problemOf(geometry: unknown): unknown {
	const resolved = resolvePolygon(geometry);
	return resolved.ok ? null : resolved.problem;
}

const polygon = (...rings: readonly (readonly LonLat[])[]): unknown => ({
	type: 'Polygon',
	coordinates: rings
});

describe('polygons from outside', () => {
	const outer = square(-93.4, 45, 0.1);
	const hole = square(-93.38, 45.02, 0.02);
	const secondHole = square(-93.34, 45.04, 0.03);

	it('give the same area for any order and direction of rings and any starting point', () => {
		const expected = areaOf(polygon(outer, hole, secondHole));
		expect(expected).toBeLessThan(areaOf(polygon(outer)));
		fc.assert(
			fc.property(
				fc.shuffledSubarray([outer, hole, secondHole], { minLength: 3, maxLength: 3 }),
				fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
				fc.integer({ min: 0, max: 3 }),
				fc.boolean(),
				(rings, reversed, start, closed) => {
					const turned = rings.map((ring, i) => {
						const open = ring.slice(0, -1);
						const rotated = [...open.slice(start), ...open.slice(0, start)];
						const directed = reversed[i] ? rotated.reverse() : rotated;
						return closed ? [...directed, directed[0]!] : directed;
					});
					expect(areaOf(polygon(...turned))).toBeCloseTo(expected, 4);
				}
			)
		);
	});

	it('count overlapping polygons of a MultiPolygon once', () => {
		const twice = { type: 'MultiPolygon', coordinates: [[outer], [outer], [hole]] };
		expect(areaOf(twice)).toBeCloseTo(areaOf(polygon(outer)), 4);
	});

	it('let rings touch, and take a position with height', () => {
		const touching = polygon(outer, [
			[-93.4, 45],
			[-93.38, 45.02],
			[-93.36, 45.02],
			[-93.4, 45]
		]);
		expect(areaOf(touching)).toBeGreaterThan(0);
		const high = outer.map(([x, y]) => [x, y, 250]);
		expect(areaOf({ type: 'Polygon', coordinates: [high] })).toBe(areaOf(polygon(outer)));
	});

	it('that cross themselves say where', () => {
		const bowtie: LonLat[] = [
			[-93.4, 45],
			[-93.3, 45.1],
			[-93.3, 45],
			[-93.4, 45.1]
		];
		const problem = problemOf(polygon(bowtie)) as {
			code: string;
			params: { longitude: number; latitude: number };
		};
		expect(problem.code).toBe('polygon-crosses-itself');
		expect(problem.params.longitude).toBeCloseTo(-93.35, 6);
		expect(problem.params.latitude).toBeCloseTo(45.05, 3);
		// A crossing with a side that runs straight north is one too.
		const upright: LonLat[] = [
			[-93.4, 45],
			[-93.4, 45.1],
			[-93.3, 45.1],
			[-93.45, 45.05]
		];
		expect(problemOf(polygon(upright))).toMatchObject({ code: 'polygon-crosses-itself' });
		expect(problemOf(polygon(outer, square(-93.41, 45.02, 0.05)))).toMatchObject({
			code: 'polygon-crosses-itself'
		});
	});

	it.each([
		['nothing', null, 'polygon-expected'],
		['a line', { type: 'LineString', coordinates: outer }, 'polygon-expected'],
		['no coordinates', { type: 'Polygon' }, 'polygon-coordinates-broken'],
		['text for a number', polygon([['a', 45] as unknown as LonLat]), 'polygon-coordinates-broken'],
		['not a number', polygon([[NaN, 45]]), 'polygon-coordinates-broken'],
		['no rings', polygon(), 'polygon-empty'],
		['two points', polygon([outer[0]!, outer[1]!, outer[0]!]), 'polygon-empty'],
		['a flat ring', polygon([outer[0]!, outer[1]!, [-93.35, 45]]), 'polygon-empty'],
		[
			'meters instead of degrees',
			polygon(square(478_000, 4_980_000, 800)),
			'polygon-not-in-degrees'
		],
		['latitude first', polygon(square(45, -93.4, 0.1)), 'polygon-not-in-degrees'],
		['the antimeridian', polygon(square(179.5, 45, 1)), 'polygon-crosses-antimeridian'],
		[
			'the antimeridian, wrapped',
			polygon([
				[179, 45],
				[-179, 45],
				[-179, 46],
				[179, 46]
			]),
			'polygon-crosses-antimeridian'
		],
		['half a continent', polygon(square(-110, 30, 20)), 'polygon-too-large']
	])('refuse %s', (_, geometry, code) => {
		expect(problemOf(geometry)).toMatchObject({ code });
	});

	it('name the limits they pass', () => {
		expect(problemOf(polygon(square(-110, 30, 20)))).toMatchObject({
			params: { limit: LARGEST_AREA_KM2 }
		});
		const many = Array.from({ length: MOST_POINTS + 1 }, (_, i): LonLat => {
			const angle = (i / MOST_POINTS) * 6;
			return [-93 + 0.1 * Math.cos(angle), 45 + 0.1 * Math.sin(angle)];
		});
		expect(problemOf(polygon(many))).toMatchObject({
			code: 'polygon-too-many-points',
			params: { points: MOST_POINTS + 1, limit: MOST_POINTS }
		});
	});
});
