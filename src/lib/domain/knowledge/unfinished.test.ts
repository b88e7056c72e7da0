import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../geometry/projection.ts';
import { addPoint, startDrawing, undoStep } from './drawing.ts';
import {
	begunIn,
	lineWorthKeeping,
	NOTHING_UNFINISHED,
	placeWorthKeeping,
	readUnfinished,
	withLeft,
	writeUnfinished,
	type Unfinished
} from './unfinished.ts';

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
