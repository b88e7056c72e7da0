import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleArea, fromGrid, toBaseGrid, toZoomGrid, BASE_ZOOM, EXTENT } from './noding.ts';

describe('the grid', () => {
	it('puts known places into their known tiles', () => {
		// Tile 11/493/736 of the usual web map holds downtown Minneapolis.
		const [x, y] = toZoomGrid(toBaseGrid([-93.265, 44.9778]), 11);
		expect([Math.floor(x / EXTENT), Math.floor(y / EXTENT)]).toEqual([493, 736]);
		expect(toBaseGrid([0, 0])).toEqual([EXTENT * 2 ** 17, EXTENT * 2 ** 17]);
		expect(toBaseGrid([-180, 85.0511287798066]).map(Math.abs)).toEqual([0, 0]);
	});

	it('leads back to the same place within 4 cm', () => {
		fc.assert(
			fc.property(
				fc.double({ min: -95, max: -92, noNaN: true }),
				fc.double({ min: 44, max: 46, noNaN: true }),
				(longitude, latitude) => {
					const [backX, backY] = fromGrid(toBaseGrid([longitude, latitude]), BASE_ZOOM);
					expect(Math.abs(backX - longitude)).toBeLessThan(4e-7);
					expect(Math.abs(backY - latitude)).toBeLessThan(4e-7);
				}
			)
		);
	});

	it('measures areas exactly, wherever they lie', () => {
		const square = (x: number, y: number): [number, number][] => [
			[x, y],
			[x + 3, y],
			[x + 3, y + 2],
			[x, y + 2],
			[x, y]
		];
		expect(doubleArea(square(0, 0))).toBe(12);
		expect(doubleArea(square(2 ** 30 + 1, 2 ** 29 + 1))).toBe(12);
		expect(doubleArea(square(5, 5).reverse())).toBe(-12);
	});
});
