import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../geometry/projection.ts';
import {
	addPoint,
	canFinish,
	canUndo,
	MOST_DRAWN_POINTS,
	movePoint,
	removePoint,
	startDrawing,
	undoStep,
	type DrawingState,
	pointsOfPolygon,
	polygonThrough,
	begunIn,
	lineWorthKeeping,
	NOTHING_UNFINISHED,
	placeWorthKeeping,
	readUnfinished,
	withLeft,
	writeUnfinished,
	type Unfinished
} from './drawing.ts';

const place: fc.Arbitrary<LonLat> = fc.tuple(
	fc.double({ min: -94, max: -92.7, noNaN: true }),
	fc.double({ min: 44.4, max: 45.5, noNaN: true })
);

const step = fc.oneof(
	place.map((to) => (drawing: DrawingState) => addPoint(drawing, to)),
	fc.tuple(fc.nat(6), place).map(
		([at, to]) =>
			(drawing: DrawingState) =>
				movePoint(drawing, at, to)
	),
	fc.nat(6).map((at) => (drawing: DrawingState) => removePoint(drawing, at))
);

describe('a drawing', () => {
	it('comes back to every earlier state by undoing step after step', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
				const states = [startDrawing('polygon')];
				for (const take of steps) {
					const next = take(states.at(-1)!);
					if (next !== states.at(-1)) states.push(next);
				}
				let now = states.at(-1)!;
				for (const before of states.slice(0, -1).reverse()) {
					now = undoStep(now);
					expect(now).toEqual(before);
				}
				expect(now.points).toEqual([]);
				expect(canUndo(now)).toBe(false);
			})
		);
	});

	it('never changes what it was', () => {
		const one = addPoint(startDrawing('line'), [-93.3, 45]);
		addPoint(one, [-93.2, 45]);
		movePoint(one, 0, [-93.1, 45]);
		removePoint(one, 0);
		expect(one.points).toEqual([[-93.3, 45]]);
	});

	it('takes no point twice in the same place, as a nervous finger gives it', () => {
		const one = addPoint(startDrawing('polygon'), [-93.3, 45]);
		expect(addPoint(one, [-93.3, 45])).toBe(one);
	});

	it('ends at its limit', () => {
		let drawing = startDrawing('line');
		for (let at = 0; at < MOST_DRAWN_POINTS + 3; at++) {
			drawing = addPoint(drawing, [-93 - at / 1e4, 45]);
		}
		expect(drawing.points).toHaveLength(MOST_DRAWN_POINTS);
	});

	it('can be finished with three corners, two ends or one point', () => {
		for (const [kind, fewest] of [
			['polygon', 3],
			['line', 2],
			['points', 1]
		] as const) {
			const points = Array.from({ length: fewest }, (_, at): LonLat => [-93 - at / 100, 45]);
			expect(canFinish({ kind, points })).toBe(true);
			expect(canFinish({ kind, points: points.slice(1) })).toBe(false);
		}
	});

	it('that is taken up again can be taken back point by point', () => {
		const again = startDrawing('line', [
			[-93.3, 45],
			[-93.2, 45]
		]);
		expect(undoStep(again).points).toEqual([[-93.3, 45]]);
		expect(undoStep(undoStep(again)).points).toEqual([]);
	});
});

describe('the polygon through points', () => {
	it('gives the same points again', () => {
		fc.assert(
			fc.property(fc.uniqueArray(place, { minLength: 3, maxLength: 20 }), (points) => {
				expect(pointsOfPolygon(polygonThrough(points))).toEqual(points);
			})
		);
	});

	it('gives none where hands cannot have drawn it', () => {
		expect(pointsOfPolygon({ type: 'Polygon', coordinates: [[], []] })).toBeNull();
		expect(pointsOfPolygon({ type: 'MultiPolygon', coordinates: [] })).toBeNull();
		expect(pointsOfPolygon(null)).toBeNull();
	});
});

const A: LonLat = [-93.3, 45];
const B: LonLat = [-93.2, 45];
const at: fc.Arbitrary<LonLat> = fc.tuple(
	fc.double({ min: -94, max: -92, noNaN: true }),
	fc.double({ min: 44, max: 46, noNaN: true })
);
const points = fc.array(at, { maxLength: 5 });
const left = fc.record({ kind: fc.constantFrom('polygon', 'line', 'points'), points });
const anyUnfinished: fc.Arbitrary<Unfinished> = fc.record({
	place: fc.option(
		fc.record({
			way: fc.option(fc.constantFrom('draw', 'tap')),
			name: fc.string({ maxLength: 20 }),
			corners: points,
			left: fc.option(left),
			chosen: fc.array(fc.constantFrom('27053003300', '27053000601'), { maxLength: 2 })
		})
	),
	line: fc.option(
		fc.record({
			way: fc.option(fc.constantFrom('draw', 'file')),
			name: fc.string({ maxLength: 20 }),
			line: fc.array(points, { maxLength: 2 }),
			stations: fc.array(fc.record({ name: fc.string({ maxLength: 9 }), lngLat: at })),
			left: fc.array(left, { maxLength: 2 })
		})
	)
});

describe('what is unfinished', () => {
	it('comes back as it was', () => {
		fc.assert(
			fc.property(anyUnfinished, (unfinished) => {
				// JSON knows no negative nought.
				const plain = JSON.parse(JSON.stringify(unfinished)) as Unfinished;
				expect(readUnfinished(writeUnfinished(unfinished))).toEqual(plain);
			})
		);
	});

	it.each([null, '', 'half a fi', '[]', '{"place":{"way":7},"line":null}'])(
		'is nothing in %j',
		(text) => {
			expect(readUnfinished(text)).toEqual(NOTHING_UNFINISHED);
		}
	);

	it('is kept only where somebody would miss it', () => {
		const place = { way: 'draw', name: 'Ours', corners: [], left: null, chosen: [] };
		const line = { way: 'draw', name: 'Ours', line: [], stations: [], left: [] };
		expect(placeWorthKeeping(place)).toBeNull();
		expect(lineWorthKeeping(line)).toBeNull();
		for (const begun of [
			{ ...place, corners: [A] },
			{ ...place, chosen: ['27053003300'] },
			{ ...place, left: { kind: 'polygon' as const, points: [A] } }
		]) {
			expect(placeWorthKeeping(begun)).toBe(begun);
		}
		const begun = { ...line, left: [{ kind: 'points' as const, points: [A] }] };
		expect(lineWorthKeeping(begun)).toBe(begun);
	});

	it('is one drawing of each kind, the last of it', () => {
		const line = { kind: 'line' as const, points: [A] };
		const stations = { kind: 'points' as const, points: [B] };
		const longer = { kind: 'line' as const, points: [A, B] };
		expect(withLeft(withLeft(withLeft([], line), stations), longer)).toEqual([stations, longer]);
		expect(withLeft([line], null)).toEqual([line]);
	});
});

describe('a drawing that is left', () => {
	it('is begun once it is not what it started with', () => {
		const again = startDrawing('polygon', [A]);
		expect(begunIn(null)).toBeNull();
		expect(begunIn(startDrawing('polygon'))).toBeNull();
		expect(begunIn(again)).toBeNull();
		expect(begunIn(addPoint(again, B))).toEqual({ kind: 'polygon', points: [A, B] });
		expect(begunIn(undoStep(addPoint(again, B)))).toBeNull();
	});
});
