import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../geometry/projection.ts';
import {
	encodeRuns,
	locator,
	sketchShapes,
	type LocatorInput,
	type WorldPoint
} from './locator.ts';

const square = (west: number, south: number, size: number): LonLat[] => [
	[west, south],
	[west + size, south],
	[west + size, south + size],
	[west, south + size],
	[west, south]
];
const frame = { width: 300, height: 400, margin: 10 };
const numbers = (path: string) => [...path.matchAll(/-?[\d.]+/g)].map(([each]) => Number(each));

describe('the small map', () => {
	it('has north up, west left, and squares that look square', () => {
		const found = locator({
			...frame,
			places: [{ key: 'a', outline: [[square(0, 60, 1)]] }],
			lines: [[[0, 60] as const, [1, 61] as const]]
		})!;
		// At 60° a degree of longitude is about half as long as one of latitude.
		expect(found.height).toBe(400);
		expect(found.width).toBeGreaterThan(195);
		expect(found.width).toBeLessThan(215);
		expect(found.places[0]!.path).toBe('M10 390L197.1 390L197.1 10L10 10L10 390Z');
		expect(found.places[0]!.label).toEqual([103.6, 200]);
		expect(found.lines).toEqual(['M10 390L197.1 10']);
	});

	it('stays within its frame and keeps every place, whatever they are', () => {
		const anySquare = fc
			.tuple(
				fc.double({ min: -94, max: -93, noNaN: true }),
				fc.double({ min: 44.5, max: 45.5, noNaN: true }),
				fc.double({ min: 1e-3, max: 0.5, noNaN: true })
			)
			.map(([west, south, size]) => square(west, south, size));
		fc.assert(
			fc.property(fc.array(anySquare, { minLength: 1, maxLength: 6 }), (rings) => {
				const places = rings.map((ring, at) => ({ key: String(at), outline: [[ring]] }));
				const found = locator({ ...frame, places, lines: [] })!;
				expect(found.places.map(({ key }) => key)).toEqual(places.map(({ key }) => key));
				expect(found.width).toBeLessThanOrEqual(frame.width);
				expect(found.height).toBeLessThanOrEqual(frame.height);
				for (const { path, label } of found.places) {
					const all = numbers(path);
					const xs = all.filter((_, i) => i % 2 === 0);
					const ys = all.filter((_, i) => i % 2 === 1);
					expect(Math.min(...xs)).toBeGreaterThanOrEqual(frame.margin - 0.15);
					expect(Math.max(...xs)).toBeLessThanOrEqual(found.width - frame.margin + 1);
					expect(Math.min(...ys)).toBeGreaterThanOrEqual(frame.margin - 0.15);
					expect(Math.max(...ys)).toBeLessThanOrEqual(found.height - frame.margin + 1);
					expect(label[0]).toBeGreaterThanOrEqual(Math.min(...xs) - 0.15);
					expect(label[0]).toBeLessThanOrEqual(Math.max(...xs) + 0.15);
				}
			})
		);
	});

	it('labels the largest part, and leaves out what has no outline', () => {
		const outline = [[square(0, 0, 0.1)], [square(1, 0, 1)]];
		const found = locator({
			...frame,
			places: [
				{ key: 'region', outline: null },
				{ key: 'two parts', outline }
			],
			lines: []
		})!;
		expect(found.places).toHaveLength(1);
		expect(found.places[0]!.label[0]).toBeGreaterThan(found.width / 2);
		expect(found.places[0]!.path.match(/Z/g)).toHaveLength(2);
	});

	it('shows the line alone where no place has an outline, and nothing where there is nothing', () => {
		const none: LocatorInput = { ...frame, places: [{ key: 'region', outline: null }], lines: [] };
		expect(locator(none)).toBeNull();
		const line = locator({ ...none, lines: [[[0, 0] as const, [1, 1] as const]] })!;
		expect(line.places).toEqual([]);
		expect(line.lines).toHaveLength(1);
	});
});

describe('what the sketch is drawn from', () => {
	const WORLD = 2 ** 21;
	const point = fc.tuple(
		fc.integer({ min: 0, max: WORLD - 1 }),
		fc.integer({ min: 0, max: WORLD - 1 })
	);
	const runs = fc.array(fc.array(point, { minLength: 2, maxLength: 8 }), { maxLength: 6 });
	const scaled = (run: readonly WorldPoint[]) => run.map(([x, y]) => [x / WORLD, y / WORLD]);

	it('comes back as it was written', () => {
		fc.assert(
			fc.property(runs, runs, (borders, lines) => {
				const steps = encodeRuns(lines);
				const shapes = sketchShapes({
					format: 1,
					world: WORLD,
					borders: encodeRuns(borders),
					tracts: borders.map((_, at) => [7 * at, [at], [~at]] as const),
					lines: lines.map((_, at) => ['open', steps[at]!] as const)
				});
				expect(shapes.tracts).toEqual(
					borders.map((run, at) => ({
						row: 7 * at,
						rings: [scaled(run), scaled(run).reverse()]
					}))
				);
				expect(shapes.lines).toEqual(lines.map((run) => ({ status: 'open', run: scaled(run) })));
			})
		);
	});

	it('joins borders where they meet, so that neighbors share each point of them', () => {
		const [a, b, c, d]: WorldPoint[] = [
			[10, 10],
			[20, 10],
			[20, 30],
			[0, 20]
		];
		const { tracts } = sketchShapes({
			format: 1,
			world: 100,
			// What both share, and the rest of either.
			borders: encodeRuns([
				[a!, c!],
				[c!, d!, a!],
				[a!, b!, c!]
			]),
			tracts: [
				[0, [0, 1]],
				[1, [2, ~0]]
			],
			lines: []
		});
		const hundredths = (run: readonly WorldPoint[]) =>
			run.map(([x, y]) => [Math.round(x * 100), Math.round(y * 100)]);
		expect(tracts.map(({ rings }) => hundredths(rings[0]!))).toEqual([
			[a, c, d, a],
			[a, b, c, a]
		]);
	});
});
