import { expect, it } from 'vitest';
import { HALF_MILE } from '../lines/distance.ts';
import { MOST_STEPS, Work } from '../geometry/area.ts';
import { placesOfGeoJson, placesTogether } from './places-file.ts';
import { HOSTILE_SHAPES } from '../geometry/hostile-shapes.fixture.ts';
import { outlineOfShape, type ShapedExtent } from './my-place-ref.ts';

const REGION = [-94.1, 44.4, -92.7, 45.5] as const;

it.each(HOSTILE_SHAPES)(
	'$what is measured, or refused, in a bounded number of steps',
	({ geojson, problem, most }) => {
		const places = placesOfGeoJson(geojson, HALF_MILE);
		if (!places.ok) throw new Error(places.problem.code);
		const work = new Work();
		const together = placesTogether(places.value) as ShapedExtent;
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
