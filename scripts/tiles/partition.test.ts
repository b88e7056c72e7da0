import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers } from '../../tests/tiles/support.ts';
import { doubleArea, type GridPoint } from './noding.ts';
import { partition, type GridPolygons } from './topology.ts';

function box(x: number, y: number, width: number, height: number): GridPoint[] {
	return [
		[x, y],
		[x + width, y],
		[x + width, y + height],
		[x, y + height],
		[x, y]
	];
}

const rectangle = fc
	.record({
		x: fc.integer({ min: 0, max: 9 }),
		y: fc.integer({ min: 0, max: 9 }),
		width: fc.integer({ min: 1, max: 6 }),
		height: fc.integer({ min: 1, max: 6 })
	})
	.map(({ x, y, width, height }): GridPolygons => [[box(x, y, width, height)]]);

const point = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
const triangle = fc
	.tuple(point, point, point)
	.map(([a, b, c]): GridPolygons => [[[a, b, c, a]]])
	.filter(([[ring = []] = []]) => doubleArea(ring) !== 0);

/** Cells of the unit grid and the features that cover each. */
function cells(features: readonly GridPolygons[]): number[][] {
	return Array.from({ length: 16 * 16 }, (_, i) => {
		const [x, y] = [(i % 16) + 0.5, Math.floor(i / 16) + 0.5];
		return features.flatMap((polygons, feature) =>
			polygons.some((rings) => covers(rings, x, y)) ? [feature] : []
		);
	});
}

function directedEdges(features: readonly GridPolygons[]): string[] {
	return features.flatMap((polygons) =>
		polygons.flatMap((rings) =>
			rings.flatMap((ring) => ring.slice(1).map((end, i) => `${ring[i]!.join()} ${end.join()}`))
		)
	);
}

function totalArea(features: readonly GridPolygons[]): number {
	return features.flat(2).reduce((sum, ring) => sum + doubleArea(ring) / 2, 0);
}

describe('partition', () => {
	it('gives every cell that someone claims to exactly one of those who claim it', () => {
		fc.assert(
			fc.property(fc.array(rectangle, { minLength: 1, maxLength: 7 }), (features) => {
				const before = cells(features);
				const after = cells(partition(features, 0).features);
				before.forEach((claims, cell) => {
					expect(after[cell]?.length).toBe(claims.length === 0 ? 0 : 1);
					expect(claims).toEqual(expect.arrayContaining(after[cell] ?? []));
				});
			}),
			{ numRuns: 300 }
		);
	});

	it('makes rings that visit no vertex twice and share each edge with one neighbour at most', () => {
		fc.assert(
			fc.property(fc.array(triangle, { minLength: 1, maxLength: 8 }), (features) => {
				const result = partition(features, 0);
				for (const ring of result.features.flat(2)) {
					const visited = ring.slice(1).map((p) => p.join());
					expect(new Set(visited).size).toBe(visited.length);
					expect(ring[0]).toEqual(ring.at(-1));
				}
				const edges = directedEdges(result.features);
				expect(new Set(edges).size).toBe(edges.length);
			}),
			{ numRuns: 300 }
		);
	});

	it('leaves a partition as it is', () => {
		fc.assert(
			fc.property(fc.array(triangle, { minLength: 1, maxLength: 8 }), (features) => {
				const once = partition(features, 0);
				const twice = partition(once.features, 0);
				expect(twice.mended).toEqual({ gaps: 0, overlaps: 0, area: 0 });
				expect(new Set(directedEdges(twice.features))).toEqual(
					new Set(directedEdges(once.features))
				);
			}),
			{ numRuns: 300 }
		);
	});

	it('fills a narrow gap for the neighbour with the longer border and leaves a wide one', () => {
		const left = [[box(0, 0, 100, 100)]];
		const lid: GridPolygons = [[box(0, 100, 210, 10)], [box(0, -10, 210, 10)]];
		const right = (x: number): GridPolygons => [[box(x, 0, 210 - x, 100)]];
		const narrow = partition([left, right(104), lid], 5);
		expect(narrow.mended).toMatchObject({ gaps: 1, overlaps: 0, area: 400 });
		expect(totalArea(narrow.features)).toBe(210 * 120);
		const wide = partition([left, right(120), lid], 5);
		expect(wide.mended.gaps).toBe(0);
		expect(totalArea(wide.features)).toBe(210 * 120 - 20 * 100);
	});

	it('keeps an enclave, its hole in the neighbour, and an island within the enclave', () => {
		const features: GridPolygons[] = [
			[[box(0, 0, 30, 30), box(10, 10, 10, 10)]],
			[[box(10, 10, 10, 10), box(13, 13, 4, 4)]],
			[[box(13, 13, 4, 4)]]
		];
		const result = partition(features, 0);
		expect(result.mended).toMatchObject({ gaps: 0, overlaps: 0 });
		expect(result.features.map((polygons) => polygons.map((rings) => rings.length))).toEqual([
			[2],
			[2],
			[1]
		]);
		expect(cells(result.features)).toEqual(cells(features));
	});

	it('finds what an island lies in where two borders meet due west of it', () => {
		// The ray to the west of (1, 0) passes exactly through (0, 0).
		const features: GridPolygons[] = [
			[
				[
					[
						[0, 0],
						[0, 1],
						[24, 21],
						[0, 0]
					]
				],
				[
					[
						[2, 1],
						[1, 0],
						[2, 0],
						[2, 1]
					]
				]
			],
			[
				[
					[
						[0, 0],
						[24, 21],
						[36, 19],
						[0, 0]
					]
				]
			]
		];
		const { features: result, mended } = partition(features, 0);
		expect(mended).toEqual({ gaps: 0, overlaps: 0, area: 0 });
		expect(result.map((polygons) => polygons.length)).toEqual([2, 1]);
	});

	it('splits a hole that touches its outer ring from it', () => {
		// One closed line that runs around a square and, from its corner, around a hole.
		const pinched: GridPoint[] = [
			[0, 0],
			[10, 0],
			[10, 10],
			[0, 10],
			[0, 0],
			[2, 6],
			[6, 2],
			[0, 0]
		];
		const [polygons] = partition([[[pinched]]], 0).features;
		expect(polygons?.map((rings) => rings.map((ring) => doubleArea(ring) / 2))).toEqual([
			[100, -16]
		]);
	});

	it('does not depend on the direction of rings', () => {
		const features: GridPolygons[] = [
			[[box(0, 0, 30, 30), box(10, 10, 10, 10)]],
			[[box(30, 0, 5, 30)]]
		];
		const turned = features.map((polygons) =>
			polygons.map((rings) => rings.map((ring) => [...ring].reverse()))
		);
		expect(totalArea(partition(turned, 0).features)).toBe(30 * 30 - 100 + 150);
	});
});
