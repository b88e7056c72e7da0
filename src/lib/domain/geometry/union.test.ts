import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestOnPath } from '../places/plan.ts';
import { circlePart, lineParts, clipLine, holds, widened } from './buffer.ts';
import { project, nearDistance, type LonLat } from './projection.ts';
import { holdsPoint, outlineOfArea } from './polygon.ts';
import { areaOfSimplePolygons, Work } from './area.ts';
import { resolveParts, resolveWithin, type Part } from './sweep.ts';

const degree = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
const near: fc.Arbitrary<LonLat> = fc.tuple(degree(-93.32, -93.28), degree(44.98, 45.02));
/** Now and then a step of a few meters, and a way back over the same ground. */
const path = fc
	.array(fc.oneof(near, near, fc.constantFrom<LonLat>([-93.3, 45], [-93.3, 45.000_01])), {
		minLength: 2,
		maxLength: 9
	})
	.map((points): LonLat[] => [...points, points[0]!].slice(0, points.length + (points.length % 2)));
const around = fc.tuple(degree(-93.35, -93.25), degree(44.95, 45.05));

/** Chords lie within this share of the distance from their arcs. */
const CHORD = 1.5e-4;

describe('what lies within a distance', () => {
	it('of a line is what is as near to some point of it, and nothing else', () => {
		fc.assert(
			fc.property(
				path,
				fc.constantFrom(60, 400, 804.672, 3000),
				fc.array(around, { minLength: 40, maxLength: 40 }),
				(line, meters, points) => {
					const area = resolveParts(lineParts(line, meters));
					for (const point of points) {
						const away = nearestOnPath(line, point)!.meters;
						if (Math.abs(away - meters) < 0.3 + meters * CHORD) continue;
						expect(holdsPoint(area, project(point)), `${away} m of ${meters}`).toBe(away < meters);
					}
				}
			),
			{ numRuns: 300 }
		);
	});

	it('of many points is what is as near to one of them', () => {
		fc.assert(
			fc.property(
				fc.array(near, { minLength: 1, maxLength: 60 }),
				fc.constantFrom(60, 300, 900),
				fc.array(around, { minLength: 40, maxLength: 40 }),
				(centers, meters, points) => {
					const area = resolveParts(centers.map((center) => circlePart(center, meters)));
					for (const point of points) {
						const away = Math.min(...centers.map((center) => nearDistance(center, point)));
						if (Math.abs(away - meters) < 0.1 + meters * CHORD) continue;
						expect(holdsPoint(area, project(point))).toBe(away < meters);
					}
				}
			),
			{ numRuns: 100 }
		);
	});

	it('has an outline of the same area, whatever overlaps', () => {
		fc.assert(
			fc.property(fc.array(near, { minLength: 1, maxLength: 60 }), path, (centers, line) => {
				const parts = [
					...centers.map((center) => circlePart(center, 400)),
					...lineParts(line, 250)
				];
				const area = resolveParts(parts);
				expect(areaOfSimplePolygons(outlineOfArea(area)).area / area.area).toBeCloseTo(1, 8);
			}),
			{ numRuns: 100 }
		);
	});
});

describe('work', () => {
	const crowd = (count: number): Part[] =>
		Array.from({ length: count }, (_, at) => circlePart([-93.3 + at * 1e-5, 45], 800));

	it('that suffices changes nothing, and that does not gives no area', () => {
		const parts = crowd(40);
		const work = new Work(1e7);
		expect(resolveWithin(parts, work)).toEqual(resolveParts(parts));
		expect(work.isSpent).toBe(false);
		expect(resolveWithin(parts, new Work(work.spent))).not.toBeNull();
		expect(resolveWithin(parts, new Work(work.spent - 1))).toBeNull();
	});

	it('grows hardly faster than the number of parts that lie over each other', () => {
		const spentOn = (count: number) => {
			const work = new Work(Infinity);
			resolveWithin(crowd(count), work);
			return work.spent;
		};
		expect(spentOn(800) / spentOn(100)).toBeLessThan(16);
	});
});

describe('a clipped line', () => {
	const box = [-93.31, 44.99, -93.29, 45.01] as const;

	it('keeps what is inside, in order, and counts the rest', () => {
		fc.assert(
			fc.property(fc.array(near, { minLength: 2, maxLength: 12 }), (line) => {
				const { inside, cutOff } = clipLine(line, box);
				const length = (points: readonly LonLat[]) =>
					points.slice(1).reduce((sum, to, i) => sum + nearDistance(points[i]!, to), 0);
				const kept = inside.reduce((sum, each) => sum + length(each), 0);
				expect(kept + cutOff).toBeCloseTo(length(line), 0);
				const room = widened(box, 0.01);
				expect(inside.flat().every((point) => holds(room, point))).toBe(true);
				const own = line.filter((point) => holds(box, point));
				expect(inside.flat().filter((point) => own.includes(point))).toEqual(own);
			})
		);
	});

	it('is itself where all of it is inside, and nothing where none is', () => {
		const line: LonLat[] = [
			[-93.3, 45],
			[-93.301, 45]
		];
		expect(clipLine(line, box)).toEqual({ inside: [line], cutOff: 0 });
		expect(clipLine(line, [-94, 45, -93.9, 45.1]).inside).toEqual([]);
	});
});
