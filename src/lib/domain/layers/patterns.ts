/**
 * Textures that say what a color must not say alone: dots for "no data", a hatch for "too
 * uncertain to rely on". Made in code, so that map, legend and printed page share them.
 */
import { MAP_PALETTES } from './ground-palette.ts';
import type { Theme } from './scene.ts';

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

export type PatternId = 'no-data' | 'low-reliability';

export const PATTERN_IDS: readonly PatternId[] = ['no-data', 'low-reliability'];

/** An empty picture as large as a station's dot; see the layer `station-room`. */
export const STATION_ROOM_IMAGE = 'station-room';

const STATION_ROOM_PIXELS = 16 * PATTERN_PIXEL_RATIO;

/** Every image that styles name but those of accounts: the textures of both themes and the empty one. */
export function styleImages(): ReadonlyMap<string, PatternImage> {
	const images = new Map([[STATION_ROOM_IMAGE, paint(STATION_ROOM_PIXELS, () => [0, 0, 0, 0])]]);
	for (const theme of ['light', 'dark'] as const) {
		for (const pattern of PATTERN_IDS) {
			images.set(patternImageId(pattern, theme), patternImage(pattern, theme));
		}
	}
	return images;
}

/** Name of a texture among the style's images; both themes' textures are there at once. */
export function patternImageId(pattern: PatternId, theme: Theme): string {
	return `${pattern}-${theme}`;
}

/** A seamless tile of the texture: its left edge continues its right one, its top its bottom. */
export function patternImage(pattern: PatternId, theme: Theme): PatternImage {
	const palette = MAP_PALETTES[theme];
	return pattern === 'no-data'
		? dots(hexBytes(palette.noDataGround), hexBytes(palette.noDataInk))
		: hatch(hexBytes(palette.hatchInk), hexBytes(palette.hatchPaper));
}

type Bytes = readonly [number, number, number];

function hexBytes(hex: string): Bytes {
	const value = Number.parseInt(hex.slice(1), 16);
	return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

const DOT_TILE = 16;
const DOT_RADIUS = 1.9;
/** Two dots a tile, the second in the middle of four of the first: rows that run diagonally. */
const DOT_CENTERS = [
	[4, 4],
	[12, 12]
] as const;

function dots(ground: Bytes, ink: Bytes): PatternImage {
	return paint(DOT_TILE, (x, y) => {
		const distance = Math.min(
			...DOT_CENTERS.map(([cx, cy]) => Math.hypot(wrapped(x - cx), wrapped(y - cy)))
		);
		const share = coverage(DOT_RADIUS - distance);
		return [
			ground[0] + (ink[0] - ground[0]) * share,
			ground[1] + (ink[1] - ground[1]) * share,
			ground[2] + (ink[2] - ground[2]) * share,
			255
		];
	});

	function wrapped(offset: number): number {
		return offset - DOT_TILE * Math.round(offset / DOT_TILE);
	}
}

const HATCH_TILE = 16;
const HATCH_HALF_WIDTH = 0.8;
const HATCH_ALPHA = 0.5;

/** A dark stroke beside a light one, each half transparent: one of them shows on any class color. */
function hatch(ink: Bytes, paper: Bytes): PatternImage {
	return paint(HATCH_TILE, (x, y) => {
		const dark = stroke(x + y, 0);
		const light = stroke(x + y, HATCH_HALF_WIDTH * 2 * Math.SQRT2);
		const color = dark >= light ? ink : paper;
		return [...color, Math.max(dark, light) * HATCH_ALPHA * 255];
	});

	/** How much of a pixel the stroke at this diagonal covers; diagonals repeat every tile. */
	function stroke(diagonal: number, at: number): number {
		const offset = diagonal - at;
		const nearest = offset - HATCH_TILE * Math.round(offset / HATCH_TILE);
		return coverage(HATCH_HALF_WIDTH - Math.abs(nearest) / Math.SQRT2);
	}
}

/** Soft edge one pixel wide. `inside` is the distance from the edge, positive within the shape. */
function coverage(inside: number): number {
	return Math.min(1, Math.max(0, inside + 0.5));
}
