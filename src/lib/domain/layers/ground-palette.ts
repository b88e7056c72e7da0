/** Colors and textures of everything on the map but the class fills. */
import type { Theme } from './scene.ts';

/*
 * Colors of everything on the map but the class fills: warm paper by day, warm ink by night. The
 * fills carry the figures, so all ground is quiet, and the line's blue is the only strong hue here.
 */

export type MapPalette = {
	readonly land: string;
	readonly water: string;
	readonly waterline: string;
	readonly park: string;
	/** Streets close in, the rim that sets them off from any fill, and those that carry buses from afar. */
	readonly street: string;
	readonly streetCasing: string;
	readonly streetFar: string;
	readonly highway: string;
	readonly tractLine: string;
	readonly neighborhoodLine: string;
	readonly cityLine: string;
	readonly countyLine: string;
	/** Names of cities, neighborhoods and counties, and the paper around their letters. */
	readonly label: string;
	readonly labelSoft: string;
	readonly halo: string;
	/** The planned line, the paper around it, and the ring of a station's dot. */
	readonly line: string;
	readonly lineCasing: string;
	readonly stationFill: string;
	readonly stationLabel: string;
	readonly area: string;
	readonly metroLine: string;
	readonly droppedRoute: string;
	/** Outline of the selected place and of the one under the pointer, each inside a casing. */
	readonly selection: string;
	readonly selectionCasing: string;
	/** Places of one's own or compared, by tone; each has its own dashes too. */
	readonly places: readonly [string, string, string, string];
	/** A line that somebody imagines. */
	readonly plan: string;
	/** What residents know. */
	readonly account: string;
	/** A drawing in the making. */
	readonly drawing: string;
	/** Ground and ink of the "no data" dots. */
	readonly noDataGround: string;
	readonly noDataInk: string;
	/** The two strokes of the hatch over uncertain figures: one shows on light fills, one on dark. */
	readonly hatchInk: string;
	readonly hatchPaper: string;
};

export const MAP_PALETTES: Readonly<Record<Theme, MapPalette>> = {
	light: {
		land: '#faf7f1',
		water: '#cddde2',
		waterline: '#b3c9d1',
		park: '#e2e8d6',
		street: '#fffdf8',
		streetCasing: '#a8926e',
		streetFar: '#4a3520',
		highway: '#efe2c6',
		tractLine: '#fffdf8',
		neighborhoodLine: '#8b7d68',
		cityLine: '#6e614e',
		countyLine: '#574b3a',
		label: '#3f362a',
		labelSoft: '#574d40',
		halo: '#fffaf0',
		line: '#08438a',
		lineCasing: '#fffaf0',
		stationFill: '#fffdf8',
		stationLabel: '#0a2f5c',
		area: '#08438a',
		metroLine: '#6d7785',
		droppedRoute: '#7c6a5a',
		selection: '#17120b',
		selectionCasing: '#fffdf8',
		places: ['#6d1a5f', '#00545e', '#7a4300', '#17120b'],
		plan: '#6d1a5f',
		account: '#8a2c0d',
		drawing: '#6d1a5f',
		noDataGround: '#efe9dd',
		noDataInk: '#978a76',
		hatchInk: '#231d16',
		hatchPaper: '#fffdf8'
	},
	dark: {
		land: '#1d1913',
		water: '#4a6b7c',
		waterline: '#6d8c9b',
		park: '#66735a',
		street: '#b3a58a',
		streetCasing: '#17120c',
		streetFar: '#fff3df',
		highway: '#8f8169',
		tractLine: '#14100b',
		neighborhoodLine: '#8d8069',
		cityLine: '#a89a82',
		countyLine: '#c3b59c',
		label: '#f4eee3',
		labelSoft: '#d9cfbe',
		halo: '#17130d',
		line: '#8fbcf5',
		lineCasing: '#0d1420',
		stationFill: '#0d1420',
		stationLabel: '#d6e7ff',
		area: '#8fbcf5',
		metroLine: '#8b97a8',
		droppedRoute: '#a8957f',
		selection: '#fffaf0',
		selectionCasing: '#0d0a06',
		places: ['#f2b3e4', '#84dbe3', '#f3c07a', '#fffaf0'],
		plan: '#f2b3e4',
		account: '#ffb59a',
		drawing: '#f2b3e4',
		noDataGround: '#29241c',
		noDataInk: '#7d725f',
		hatchInk: '#0d0a06',
		hatchPaper: '#fff8ea'
	}
};

/*
 * Textures that say what a color must not say alone: dots for "no data", a hatch for "too
 * uncertain to rely on". Made in code, so that map, legend and printed page share them.
 */

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
