/** What must hold for any area in the real region. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOfFeature, partOfFeature, polygonsOf } from '../../scripts/build/weights.ts';
import { apportion } from '../../src/lib/domain/places/apportion.ts';
import { circlePart } from '../../src/lib/domain/geometry/buffer.ts';
import { project, type LonLat } from '../../src/lib/domain/geometry/projection.ts';
import { shareInside } from '../../src/lib/domain/geometry/area.ts';
import { areaOfSimplePolygons } from '../../src/lib/domain/geometry/area.ts';
import { resolvePolygon } from '../../src/lib/domain/geometry/polygon.ts';
import { resolveParts, type Part } from '../../src/lib/domain/geometry/sweep.ts';
import { index, input } from './region.fixture.ts';

const spot = fc
	.tuple(
		fc.double({ min: -93.5, max: -93, noNaN: true }),
		fc.double({ min: 44.85, max: 45.15, noNaN: true })
	)
	.map(([x, y]): LonLat => [x, y]);
const circle = fc
	.tuple(spot, fc.double({ min: 200, max: 6000, noNaN: true }))
	.map(([center, meters]): Part => circlePart(center, meters));

function people(...parts: Part[]): number {
	return apportion(index, resolveParts(parts)).people2020;
}

describe('apportioning the region', () => {
	it('pieces add up to the whole', () => {
		fc.assert(
			fc.property(circle, spot, (whole, at) => {
				const [x, y] = project(at);
				const far = 1e5;
				const quarter = (sx: number, sy: number): Part => [
					Float64Array.of(x, y, x + sx * far, y, x + sx * far, y + sy * far, x, y + sy * far)
				];
				const cut = [quarter(1, 1), quarter(1, -1), quarter(-1, 1), quarter(-1, -1)].map((part) =>
					apportion(index, resolveParts([whole, part], 2))
				);
				const held = apportion(index, resolveParts([whole]));
				const sum = cut.reduce((total, piece) => total + piece.people2020, 0);
				expect(Math.abs(sum - held.people2020)).toBeLessThan(1e-9 * (1 + held.people2020));
				// The same for each tract's weights.
				held.tracts.forEach((tract, i) => {
					const weight = cut.reduce((total, piece) => {
						const at = piece.tracts.indexOf(tract);
						return total + (at < 0 ? 0 : piece.households[at]!);
					}, 0);
					expect(Math.abs(weight - held.households[i]!)).toBeLessThan(1e-9);
				});
			}),
			{ numRuns: 40 }
		);
	});

	it('union and difference behave', () => {
		fc.assert(
			fc.property(circle, circle, (a, b) => {
				const both = apportion(index, resolveParts([a, b], 2)).people2020;
				const either = people(a, b);
				expect(either).toBeCloseTo(people(a) + people(b) - both, 5);
				expect(either).toBeGreaterThanOrEqual(Math.max(people(a), people(b)) - 1e-6);
				expect(both).toBeLessThanOrEqual(Math.min(people(a), people(b)) + 1e-6);
			}),
			{ numRuns: 40 }
		);
	});

	it('moves continuously: a centimeter more around a center adds few people', () => {
		fc.assert(
			fc.property(spot, fc.double({ min: 200, max: 6000, noNaN: true }), (center, meters) => {
				const before = people(circlePart(center, meters));
				const after = people(circlePart(center, meters + 0.01));
				expect(after).toBeGreaterThanOrEqual(before - 1e-6);
				// The densest block group has 0.1 people a square meter.
				expect(after - before).toBeLessThanOrEqual(0.1 * 2 * Math.PI * meters * 0.011 + 1e-6);
			}),
			{ numRuns: 60 }
		);
	});

	it('holds a block group whole when drawn along its border', () => {
		input.blockGroups.forEach((feature, row) => {
			const drawn = resolveParts([partOfFeature(feature)]);
			expect(shareInside(index.blockGroups[row]!.area, drawn)).toBeCloseTo(1, 12);
		});
	});

	it('holds everybody when drawn around everything, in any order and direction of rings', () => {
		const around: LonLat[] = [
			[-95, 44],
			[-92, 44],
			[-92, 46],
			[-95, 46]
		];
		for (const ring of [around, around.toReversed()]) {
			const resolved = resolvePolygon({ type: 'Polygon', coordinates: [ring] });
			if (!resolved.ok) throw new Error(resolved.problem.code);
			const held = apportion(index, resolved.value.area);
			expect(held.people2020).toBe(3_163_104);
			expect(held.tracts).toHaveLength(784);
			expect(held.households.every((weight) => weight === 1)).toBe(true);
		}
	});

	it('measures simple boundaries alike with and without resolving them', () => {
		for (const feature of input.neighborhoods) {
			const simple = areaOfSimplePolygons(polygonsOf(feature.geometry)).area;
			const resolved = resolveParts([partOfFeature(feature)]).area;
			expect(resolved / simple).toBeCloseTo(1, 9);
			expect(areaOfFeature(feature).area).toBe(simple);
		}
	});
});
