import { describe, expect, it } from 'vitest';
import { PATTERN_IDS, patternImage, styleImages, type PatternImage } from './ground-palette.ts';

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

function pixel(image: PatternImage, x: number, y: number): Pixel {
	const at = (y * image.width + x) * 4;
	const [red = NaN, green = NaN, blue = NaN, alpha = NaN] = image.data.slice(at, at + 4);
	return [red, green, blue, alpha];
}

function difference(a: Pixel, b: Pixel): number {
	return Math.max(...a.map((value, channel) => Math.abs(value - (b[channel] ?? NaN))));
}

/** Largest step between neighboring pixels, across the tile's edges or inside it. */
function roughest(image: PatternImage, edges: boolean): number {
	let largest = 0;
	for (let y = 0; y < image.height; y++) {
		for (let x = 0; x < image.width; x++) {
			const right = x === image.width - 1;
			const bottom = y === image.height - 1;
			const here = pixel(image, x, y);
			if (right === edges) {
				largest = Math.max(largest, difference(here, pixel(image, (x + 1) % image.width, y)));
			}
			if (bottom === edges) {
				largest = Math.max(largest, difference(here, pixel(image, x, (y + 1) % image.height)));
			}
		}
	}
	return largest;
}

describe.each(PATTERN_IDS)('the texture %s', (pattern) => {
	for (const theme of ['light', 'dark'] as const) {
		const image = patternImage(pattern, theme);

		it(`has four bytes a pixel and a drawing in it (${theme})`, () => {
			expect(image.data).toHaveLength(image.width * image.height * 4);
			expect(roughest(image, false)).toBeGreaterThan(40);
		});

		it(`continues over its edges as within (${theme})`, () => {
			expect(roughest(image, true)).toBeLessThanOrEqual(roughest(image, false));
		});
	}
});

describe('the textures', () => {
	it('cover the land for no data, and let the class color through for uncertainty', () => {
		const alphas = (image: PatternImage) =>
			Array.from({ length: image.width * image.height }, (_, i) => image.data[i * 4 + 3] ?? NaN);
		expect(Math.min(...alphas(patternImage('no-data', 'light')))).toBe(255);
		const hatch = alphas(patternImage('low-reliability', 'light'));
		expect(Math.max(...hatch)).toBeLessThan(200);
		expect(hatch.filter((alpha) => alpha === 0).length).toBeGreaterThan(hatch.length / 3);
	});

	it('hatch with a dark and a light stroke, so that one shows on any color', () => {
		const { data } = patternImage('low-reliability', 'light');
		const opaque = Array.from({ length: data.length / 4 }, (_, i) => i * 4).filter(
			(at) => (data[at + 3] ?? 0) > 60
		);
		expect(opaque.some((at) => (data[at] ?? 255) < 60)).toBe(true);
		expect(opaque.some((at) => (data[at] ?? 0) > 200)).toBe(true);
	});

	it('have a name each', () => {
		expect(styleImages().size).toBe(5);
	});
});
