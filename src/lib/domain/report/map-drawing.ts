/**
 * The map of a report as shapes: drawn from geometry, crisp at any size, readable in grey. Pages, files
 * and paper only write these shapes down, so that all of them say the same.
 */
import {
	MAP_WIDTH,
	placesWithin,
	linePath,
	mapFrame,
	ringsPath,
	scaleBar,
	tenth,
	type MapFrame,
	type MapInput
} from './report-map.ts';

/** A color as `#rrggbb`, or one of the two patterns: dots where there is no figure, a hatch where it is unsure. */
export type DrawnInk = string | { readonly pattern: 'none' | 'unsure' };

export type DrawnShape =
	| {
			readonly kind: 'path';
			/** Of M, L, H, V and Z with absolute pixels; filled by the even-odd rule. */
			readonly d: string;
			readonly fill: DrawnInk | null;
			readonly stroke: string | null;
			/** Pixels. */
			readonly strokeWidth: number;
			/** Pixels of line and gap. */
			readonly dash?: readonly [number, number];
			/** 0–1, of the fill. */
			readonly opacity?: number;
	  }
	| {
			readonly kind: 'dot';
			readonly x: number;
			readonly y: number;
			readonly radius: number;
			readonly fill: string;
			readonly stroke: string;
			readonly strokeWidth: number;
	  }
	| DrawnText;

export type DrawnText = {
	readonly kind: 'text';
	/** One text, in lines. */
	readonly lines: readonly string[];
	/** Where it begins, has its middle or ends, and the baseline of the first line. */
	readonly x: number;
	readonly y: number;
	/** Pixels from one line to the next. */
	readonly step: number;
	readonly size: number;
	readonly bold: boolean;
	readonly anchor: 'start' | 'middle' | 'end';
	/** White around the letters, so that they can be read over anything. */
	readonly halo: boolean;
	readonly color: string;
};

export type MapDrawing = {
	readonly title: string;
	/** Full sentence for those who cannot see it. */
	readonly alt: string;
	/** Pixels, without any edge around. */
	readonly width: number;
	readonly height: number;
	/** The window of the map: its shapes count from its corner and are cut off at its edges. */
	readonly frame: {
		readonly top: number;
		readonly width: number;
		readonly height: number;
		readonly shapes: readonly DrawnShape[];
	};
	/** Title, legend and source. */
	readonly around: readonly DrawnShape[];
};

/* Colors of what is printed, on paper or in a picture: those of the light theme. */

export const INK = '#1d1a16';
export const SOFT = '#4a443b';
export const ACCENT = '#0b4ea2';
export const RULE = '#cfc7b6';

/* Text in drawings: broken into lines by an estimate of its width. */

/**
 * Width of a letter as a share of the font's size, on the wide side of what the fonts have: a drawing
 * that stands alone is also opened where other letters stand in for ours.
 */
const LETTER = 0.54;
const BOLD_LETTER = 0.66;

/** Pixels, on the wide side. */
export function textWidth(text: string, size: number, bold = false): number {
	return Array.from(text).length * size * (bold ? BOLD_LETTER : LETTER);
}

/** Lines no wider than `width`; a single longer word is cut. */
export function wrapText(text: string, size: number, width: number, bold = false): string[] {
	const most = Math.max(1, Math.floor(width / (size * (bold ? BOLD_LETTER : LETTER))));
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/\s+/).filter((each) => each !== '')) {
		let rest = word;
		while (Array.from(rest).length > most) {
			if (line !== '') lines.push(line);
			line = '';
			lines.push(Array.from(rest).slice(0, most).join(''));
			rest = Array.from(rest).slice(most).join('');
		}
		const joined = line === '' ? rest : `${line} ${rest}`;
		if (Array.from(joined).length <= most) line = joined;
		else {
			lines.push(line);
			line = rest;
		}
	}
	if (line !== '') lines.push(line);
	return lines;
}

export type TextStyle = Partial<Pick<DrawnText, 'bold' | 'anchor' | 'halo' | 'color'>> & {
	readonly size: number;
};

/** A text at its baseline. */
export function textShape(
	lines: readonly string[],
	x: number,
	y: number,
	{ size, bold = false, anchor = 'start', halo = false, color = INK }: TextStyle,
	step = size
): DrawnText {
	return { kind: 'text', lines, x, y, step, size, bold, anchor, halo, color };
}

/* Names of stations and cities, where they hide no other name. */

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The room that a text takes, on the wide side. */
export function textBox({ lines, x, y, step, size, bold, anchor }: DrawnText): Box {
	const wide = Math.max(0, ...lines.map((line) => textWidth(line, size, bold)));
	const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
	return [left, y - size + 1, left + wide, y + step * (lines.length - 1) + 3];
}

function overlap(a: Box, b: Box): boolean {
	return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

const AWAY = 8;

/** Beside the dot, above and below, then aslant, then a little farther off. */
const PLACES_AROUND = [
	[1, 0],
	[-1, 0],
	[0, -1],
	[0, 1],
	[1, -1],
	[-1, -1],
	[1, 1],
	[-1, 1]
]
	.flatMap(([dx = 0, dy = 0]) => [1, 1.8].map((far) => ({ dx, dy, far })))
	.sort((a, b) => a.far - b.far);

/** The first of these texts that lies within the frame and over none that is taken; it is taken then. */
function placed(
	choices: readonly DrawnText[],
	{ width, height }: MapFrame,
	taken: Box[]
): DrawnText[] {
	for (const text of choices) {
		const box = textBox(text);
		const within = box[0] >= 2 && box[1] >= 2 && box[2] <= width - 2 && box[3] <= height - 2;
		if (!within || taken.some((other) => overlap(box, other))) continue;
		taken.push(box);
		return [text];
	}
	return [];
}

function stationNames(
	stations: MapInput['stations'],
	frame: MapFrame,
	size: number,
	taken: Box[]
): DrawnText[] {
	const inside = stations
		.map(({ name, lngLat }) => ({ name, at: frame.point(lngLat) }))
		.filter(({ at: [x, y] }) => x >= 0 && x <= frame.width && y >= 0 && y <= frame.height);
	taken.push(...inside.map(({ at: [x, y] }): Box => [x - 6, y - 6, x + 6, y + 6]));
	return inside.flatMap(({ name, at: [x, y] }) =>
		placed(
			PLACES_AROUND.map(({ dx, dy, far }) => {
				const away = AWAY * far;
				const up = dx === 0 ? dy * (away + 1) + (dy > 0 ? size - 2 : 0) : 4 + dy * (away + 2);
				const anchor = dx > 0 ? 'start' : dx < 0 ? 'end' : 'middle';
				const [px, py] = [Math.round(x + dx * away), Math.round(y + up)];
				return textShape([name], px, py, { size, bold: true, anchor, halo: true });
			}),
			frame,
			taken
		)
	);
}

/** A city is named within what is seen of it, as near to the middle as there is room. */
function cityNames(
	cities: MapInput['cities'],
	frame: MapFrame,
	size: number,
	taken: Box[]
): DrawnText[] {
	return cities
		.flatMap(({ name, rings }) => {
			const places = placesWithin(rings, frame);
			return places.length > 0 ? [{ name, places }] : [];
		})
		.toSorted((a, b) => b.places.length - a.places.length)
		.flatMap(({ name, places }) =>
			placed(
				places.map(([x, y]) =>
					textShape([name], Math.round(x), Math.round(y + size / 3), {
						size,
						anchor: 'middle',
						halo: true,
						color: QUIET_INK
					})
				),
				frame,
				taken
			)
		);
}

export type DrawingOptions = {
	/** Says below its source what its records miss, and its citation: a file by itself. */
	readonly cited?: boolean;
	readonly width?: number;
	readonly height?: number;
};

/** Sizes of letters, and of a row of the legend, in pixels. */
type Sizes = {
	readonly title: number;
	readonly legend: number;
	readonly row: number;
	readonly small: number;
	readonly name: number;
	/** Columns of the legend. */
	readonly columns: 1 | 2;
};

const PAGE_SIZES: Sizes = { title: 15, legend: 12, row: 18, small: 9.5, name: 11, columns: 2 };
/** At 264 pixels, the width that a screen of 320 leaves, the smallest are still 12 pixels high. */
const PHONE_SIZES: Sizes = { title: 16, legend: 14, row: 21, small: 14, name: 14, columns: 1 };

const QUIET_INK = '#5a5349';
const WHITE = '#ffffff';
const GROUND = '#fbf9f4';
const WATER = '#cddde2';
const CITY_LINE = '#857b6b';
const PAD = 12;
/** Of pieces on and around the drawing, in pixels of line and gap. */
const PLACE_DASH = [7, 4] as const;
const CITY_DASH = [2, 3] as const;

/** @returns the shapes, and how large the drawing is with title, legend and source */
export function mapDrawing(
	input: MapInput,
	{ cited = false, width = MAP_WIDTH, height: mapHeight = 400 }: DrawingOptions
): MapDrawing {
	const sizes = width < MAP_WIDTH ? PHONE_SIZES : PAGE_SIZES;
	const { title: large, small } = sizes;
	const frame = mapFrame(input, width, mapHeight);
	const colors = printColors(input.classes.map(({ color }) => color));
	const title = wrapText(input.title, large, width, true);
	const titleHeight = title.length * (large + 4) + 6;
	const legend = legendRows(input, colors, { top: titleHeight + mapHeight + PAD, width, sizes });
	const { counted, source, care, citation } = input.words;
	const foot = [counted, source, ...(cited ? [care, citation] : [])]
		.filter((text) => text !== '')
		.map((text) => wrapText(text, small, width));
	const footTop = titleHeight + mapHeight + PAD + legend.height + PAD;
	return {
		title: input.title,
		alt: input.alt,
		width,
		height: Math.ceil(footTop + foot.flat().length * (small + 3)),
		frame: {
			top: titleHeight,
			width: frame.width,
			height: frame.height,
			shapes: [
				...areaShapes(input, frame, colors),
				...groundShapes(input, frame),
				...lineShapes(input, frame),
				...furniture(input, frame, sizes)
			]
		},
		around: [
			textShape(title, 0, large, { size: large, bold: true }, large + 4),
			{
				kind: 'path',
				d: rectangle(0, titleHeight, frame.width, frame.height),
				fill: null,
				stroke: INK,
				strokeWidth: 1
			},
			...legend.rows,
			...foot.map((lines, i) =>
				textShape(
					lines,
					0,
					tenth(footTop + (foot.slice(0, i).flat().length + 1) * (small + 3) - 3),
					{ size: small, color: SOFT },
					small + 3
				)
			)
		]
	};
}

function rectangle(x: number, y: number, width: number, height: number): string {
	return `M${tenth(x)} ${tenth(y)}H${tenth(x + width)}V${tenth(y + height)}H${tenth(x)}Z`;
}

function filled(d: string, fill: DrawnInk, opacity?: number): DrawnShape[] {
	if (d === '') return [];
	const shape = { kind: 'path', d, fill, stroke: null, strokeWidth: 0 } as const;
	return [opacity === undefined ? shape : { ...shape, opacity }];
}

function stroked(
	d: string,
	stroke: string,
	strokeWidth: number,
	dash?: readonly [number, number]
): DrawnShape[] {
	if (d === '') return [];
	const shape = { kind: 'path', d, fill: null, stroke, strokeWidth } as const;
	return [dash === undefined ? shape : { ...shape, dash }];
}

/** Areas of a class in one path each: a small file, and no seams between neighbors. */
function areaShapes({ areas }: MapInput, frame: MapFrame, colors: readonly string[]): DrawnShape[] {
	const path = (keep: (area: MapInput['areas'][number]) => boolean) =>
		areas
			.filter(keep)
			.map(({ rings }) => ringsPath(rings, frame))
			.join('');
	const shape = (d: string, fill: DrawnInk): DrawnShape[] =>
		d === '' ? [] : [{ kind: 'path', d, fill, stroke: WHITE, strokeWidth: 0.8 }];
	return [
		...filled(rectangle(0, 0, frame.width, frame.height), GROUND),
		...shape(
			path((area) => area.class === null),
			{ pattern: 'none' }
		),
		...colors.flatMap((color, i) =>
			shape(
				path((area) => area.class === i),
				color
			)
		),
		...shape(
			path((area) => area.uncertain && area.class !== null),
			{ pattern: 'unsure' }
		)
	];
}

/** Water lies over the fills, as on the map of the screen; borders of cities lie over both. */
function groundShapes({ water, cities }: MapInput, frame: MapFrame): DrawnShape[] {
	const borders = cities.map(({ rings }) => ringsPath(rings, frame)).join('');
	return [
		...water.flatMap((piece) => filled(ringsPath(piece, frame), WATER)),
		...stroked(borders, WHITE, 2.6),
		...stroked(borders, CITY_LINE, 1.2, CITY_DASH)
	];
}

function lineShapes({ lines, stations, outlines }: MapInput, frame: MapFrame): DrawnShape[] {
	const line = lines.map((each) => linePath(each, frame)).join('');
	const outline = outlines.map((rings) => ringsPath(rings, frame)).join('');
	return [
		...stroked(outline, WHITE, 5),
		...stroked(outline, INK, 2.2, PLACE_DASH),
		...stroked(line, WHITE, 7),
		...stroked(line, ACCENT, 4),
		...stations.flatMap(({ lngLat }): DrawnShape[] => {
			const [x, y] = frame.point(lngLat);
			if (x < 0 || y < 0 || x > frame.width || y > frame.height) return [];
			const at = { x: tenth(x), y: tenth(y) };
			return [{ kind: 'dot', ...at, radius: 4.5, fill: WHITE, stroke: ACCENT, strokeWidth: 2.5 }];
		})
	];
}

/** North arrow, scale bar, and names that keep clear of both. */
function furniture(
	{ stations, cities, words }: MapInput,
	frame: MapFrame,
	{ name }: Sizes
): DrawnShape[] {
	const { miles, pixels } = scaleBar(frame);
	const bar = Math.round(pixels);
	const bottom = frame.height - 14;
	const right = frame.width - 24;
	const scaleText = textShape([words.miles({ count: miles })], 16, bottom - 9, { size: name });
	const wide = Math.max(bar + 20, Math.round(textBox(scaleText)[2]) + 4);
	const taken: Box[] = [
		[0, bottom - 26, wide + 10, frame.height],
		[right - 20, 0, frame.width, 54]
	];
	const names = stationNames(stations, frame, name, taken);
	return [
		...cityNames(cities, frame, name, taken),
		...names,
		...filled(rectangle(6, bottom - 22, wide, 30), WHITE, 0.85),
		...stroked(`M16 ${bottom - 5}V${bottom}H${16 + bar}V${bottom - 5}`, INK, 1.5),
		scaleText,
		...filled(rectangle(right - 14, 6, 28, 44), WHITE, 0.85),
		...filled(`M${right} 10L${right + 7} 30L${right} 25L${right - 7} 30Z`, INK),
		textShape([words.north], right, 45, { size: Math.max(name, 12), bold: true, anchor: 'middle' })
	];
}

/** Classes with their counts, then what else is drawn. */
function legendRows(
	input: MapInput,
	colors: readonly string[],
	{ top, width, sizes }: { readonly top: number; readonly width: number; readonly sizes: Sizes }
): { readonly rows: DrawnShape[]; readonly height: number } {
	type Swatch = (x: number, y: number) => DrawnShape[];
	const swatch =
		(fill: DrawnInk, over?: DrawnInk): Swatch =>
		(x, y) => {
			const d = rectangle(x, y - 11, 22, 13);
			return [
				{ kind: 'path', d, fill, stroke: INK, strokeWidth: 0.7 },
				...(over === undefined ? [] : filled(d, over))
			];
		};
	const rule =
		(color: string, wide: number, dash?: readonly [number, number]): Swatch =>
		(x, y) =>
			stroked(`M${x} ${y - 4}H${x + 22}`, color, wide, dash);
	const { noData, uncertain, words } = input;
	const entries: { draw: Swatch; text: string }[] = [
		// Darkest first, as the eye finds it.
		...input.classes
			.map(({ label, count }, i) => ({
				draw: swatch(colors[i] ?? WHITE),
				text: `${label} (${count})`
			}))
			.reverse(),
		...(noData
			? [{ draw: swatch({ pattern: 'none' }), text: `${noData.label} (${noData.count})` }]
			: []),
		...(uncertain
			? [
					{
						draw: swatch('#d9d3c6', { pattern: 'unsure' }),
						text: `${uncertain.label} (${uncertain.count})`
					}
				]
			: []),
		...(input.outlines.length > 0 ? [{ draw: rule(INK, 2.2, PLACE_DASH), text: words.place }] : []),
		...(input.lines.length > 0 ? [{ draw: rule(ACCENT, 4), text: words.line }] : []),
		...(input.cities.length > 0
			? [{ draw: rule(CITY_LINE, 1.2, CITY_DASH), text: words.cityLimit }]
			: []),
		...(input.water.length > 0 ? [{ draw: swatch(WATER), text: words.water }] : [])
	];
	const { legend, row, columns } = sizes;
	const half = Math.ceil(entries.length / columns);
	const bottoms = Array.from({ length: columns }, () => top);
	const rows = entries.flatMap(({ draw, text }, i): DrawnShape[] => {
		const column = i < half ? 0 : 1;
		const x = (column * width) / columns;
		const y = (bottoms[column] ?? top) + row - 4;
		const lines = wrapText(text, legend, width / columns - 34);
		bottoms[column] = y + 4 + (lines.length - 1) * (legend + 2);
		return [...draw(x, y), textShape(lines, x + 30, y, { size: legend }, legend + 2)];
	});
	return { rows, height: Math.max(...bottoms) - top };
}

/*
 * Colors of a printed map. Whatever comes out of a copier keeps its order: from the first class to
 * the last each is darker than the one before, by enough to be told apart in grey.
 */

/** CIE lightness of the lightest and the darkest class: a calm fill, over which names can be read. */
const LIGHTEST = 93;
const DARKEST = 42;
/** Classes nearer than this are told apart by nobody in grey. */
const LEAST_STEP = 9;

/**
 * The same colors where their lightness already falls class by class and none is dark, otherwise the
 * same hues at evenly falling lightness.
 *
 * @param colors one a class as `#rrggbb`, the class that means least first
 */
export function printColors(colors: readonly string[]): string[] {
	const lightness = colors.map(lightnessOf);
	const ordered = lightness.every(
		(each, i) => each >= DARKEST - 1 && (i === 0 || (lightness[i - 1] ?? 0) - each >= LEAST_STEP)
	);
	if (ordered) return [...colors];
	const step = colors.length > 1 ? (LIGHTEST - DARKEST) / (colors.length - 1) : 0;
	return colors.map((color, i) => atLightness(color, LIGHTEST - i * step));
}

/** CIE lightness, 0–100, of a color as a copier sees it. Source: CIE 15:2004, sRGB of IEC 61966-2-1. */
export function lightnessOf(hex: string): number {
	const [r = 0, g = 0, b = 0] = channels(hex).map(linear);
	const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
	return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
}

/** The color mixed with white or black until it has this lightness. */
function atLightness(hex: string, wanted: number): string {
	const own = channels(hex);
	const end = lightnessOf(hex) < wanted ? 255 : 0;
	let low = 0;
	let high = 1;
	for (let round = 0; round < 20; round++) {
		const share = (low + high) / 2;
		const mixed = lightnessOf(toHex(own.map((each) => each + (end - each) * share)));
		if (mixed < wanted === (end === 255)) low = share;
		else high = share;
	}
	return toHex(own.map((each) => each + (end - each) * high));
}

function channels(hex: string): number[] {
	const value = Number.parseInt(hex.slice(1), 16);
	return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function toHex(rgb: readonly number[]): string {
	return `#${rgb.map((each) => Math.round(each).toString(16).padStart(2, '0')).join('')}`;
}

function linear(channel: number): number {
	const share = channel / 255;
	return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
