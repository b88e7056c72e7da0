import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaHolder, pointHolder, PointGrid } from './holding.ts';
import { holdsPoint, resolvePolygon } from './polygon.ts';
import { project } from './projection.ts';

const near = (from: number, to: number) =>
	fc.integer({ min: 0, max: 1000 }).map((step) => from + ((to - from) * step) / 1000);
const lonLat = fc.tuple(near(-93.4, -93.2), near(44.9, 45.1));
/** Whatever a hand draws, crossing itself as it likes. */
const area = fc
	.array(lonLat, { minLength: 3, maxLength: 40 })
	.map((ring) => resolvePolygon({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] }))
	.map((resolved) => (resolved.ok ? resolved.value.area : null))
	.filter((each) => each !== null);
const points = fc.array(lonLat.map(project), { minLength: 1, maxLength: 60 });

describe('very many points', () => {
	it('are held as one by one', () => {
		fc.assert(
			fc.property(area, points, (each, made) => {
				const holds = pointHolder(each);
				for (const [x, y] of made) expect(holds(x, y)).toBe(holdsPoint(each, [x, y]));
			})
		);
	});

	it('are in the first area that holds them, or in none', () => {
		fc.assert(
			fc.property(fc.array(area, { maxLength: 8 }), points, (areas, made) => {
				const rowAt = areaHolder(areas);
				for (const [x, y] of made) {
					expect(rowAt(x, y)).toBe(areas.findIndex((each) => holdsPoint(each, [x, y])));
				}
			})
		);
	});

	it('are found by area, every one of them once', () => {
		fc.assert(
			fc.property(area, points, (each, made) => {
				const grid = new PointGrid(
					Float64Array.from(made, ([x]) => x),
					Float64Array.from(made, ([, y]) => y),
					made.length
				);
				const wanted = made.flatMap((point, at) => (holdsPoint(each, point) ? [at] : []));
				expect(grid.inside(each).sort((a, b) => a - b)).toEqual(wanted);
			})
		);
	});
});
