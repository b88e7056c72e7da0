/** Pictures made pixel by pixel, for textures and markers of the map. */

/** Pixels as `ImageData` holds them: rows from the top, four bytes (red, green, blue, alpha) each. */
export type PatternImage = {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8ClampedArray<ArrayBuffer>;
};

/** Pictures are drawn at twice the size at which they are shown. */
export const PATTERN_PIXEL_RATIO = 2;

export function paint(
	size: number,
	pixel: (x: number, y: number) => readonly [number, number, number, number]
): PatternImage {
	const data = new Uint8ClampedArray(size * size * 4);
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			data.set(pixel(x, y), (y * size + x) * 4);
		}
	}
	return { width: size, height: size, data };
}
