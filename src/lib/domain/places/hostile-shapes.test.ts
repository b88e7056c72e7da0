import { expect, it } from 'vitest';
import { HALF_MILE } from '../lines/corridor.ts';
import { MOST_STEPS, Work } from '../geometry/area.ts';
import { partsOf, shapesOfGeoJson } from '../files/shapes.ts';
import type { PlaceExtent } from './place.ts';
import { placesTogether } from './places-file.ts';
import { HOSTILE_SHAPES } from '../geometry/hostile-shapes.fixture.ts';
import { outlineOfShape } from './my-place-ref.ts';

const REGION = [-94.1, 44.4, -92.7, 45.5] as const;

/** Areas as they are, or half a mile around points and lines. */
function questionOf(geometry: unknown): PlaceExtent {
	const parts = partsOf(geometry);
	if (!parts.ok) throw new Error(parts.problem.code);
	const { polygons, points, lines } = parts.value;
	return polygons.length > 0
		? { kind: 'drawn', geometry }
		: { kind: 'reach', points, lines, meters: HALF_MILE };
}

it.each(HOSTILE_SHAPES)(
	'$what is measured, or refused, in a bounded number of steps',
	({ geojson, problem, most }) => {
		const read = shapesOfGeoJson(geojson);
		if (!read.ok) throw new Error(read.problem.code);
		const work = new Work();
		const together = placesTogether(
			read.value.shapes.map(({ geometry }) => ({
				question: questionOf(geometry),
				outline: {
					geometry: { type: 'MultiPolygon', coordinates: [] },
					squareMeters: 0,
					cut: false
				}
			}))
		);
		const outline = outlineOfShape(together, REGION, work);
		expect(outline.ok ? null : outline.problem.code).toBe(problem);
		expect(work.spent).toBeLessThanOrEqual(most);
		expect(most, 'no more than a place may take, and the step that was too much').toBeLessThan(
			MOST_STEPS * 1.01
		);
	}
);

it('what lies far away is left out, and said to be', () => {
	const around = (line: [number, number][]) =>
		outlineOfShape({ kind: 'reach', points: [], lines: [line], meters: HALF_MILE }, REGION);
	const all = around([
		[-180, 45],
		[180, 45]
	]);
	const near = around([
		[-94.3, 45],
		[-92.5, 45]
	]);
	if (!all.ok || !near.ok) throw new Error('Lines have outlines.');
	expect(all.value.cut).toBe(true);
	expect(near.value.cut).toBe(true);
	const longitudes = all.value.geometry.coordinates.flat(2).map(([x]) => x!);
	expect(Math.min(...longitudes)).toBeGreaterThan(-94.5);
	expect(Math.max(...longitudes)).toBeLessThan(-92.3);
	expect(
		around([
			[-93.4, 45],
			[-93.2, 45]
		])
	).toMatchObject({ ok: true, value: { cut: false } });
});
