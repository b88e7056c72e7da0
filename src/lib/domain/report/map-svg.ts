/** The map of a report as SVG: drawn from geometry, crisp at any size, readable in grey. */
import {
	MAP_WIDTH,
	linePath,
	mapFrame,
	ringsPath,
	scaleBar,
	tenth,
	type MapFrame,
	type MapInput
} from './report-map.ts';

/* Names of stations beside their dots, where they hide no other name. */

/** Text in drawings: escaped, and broken into lines by an estimate of its width. */

/** A stack without files of its own: a drawing that stands alone must look the same everywhere. */
const FONT =
	"'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Width of a letter as a share of the font's size, on the wide side of what the fonts have. */
const LETTER = 0.54;

function escapeXml(text: string): string {
	return (
		text
			// Control characters are not allowed in XML at all.
			// eslint-disable-next-line no-control-regex
			.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;')
			.replaceAll("'", '&#39;')
	);
}

export function textWidth(text: string, size: number): number {
	return Array.from(text).length * size * LETTER;
}

/** Lines no wider than `width`; a single longer word is cut. */
export function wrapText(text: string, size: number, width: number): string[] {
	const most = Math.max(1, Math.floor(width / (size * LETTER)));
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

type TextStyle = {
	readonly size: number;
	readonly bold?: boolean;
	readonly anchor?: 'start' | 'middle' | 'end';
	readonly halo?: boolean;
	readonly color?: string;
};

/** A text at its baseline; lines after the first lie `step` pixels below one another, and are still one text. */
function svgText(
	lines: readonly string[],
	x: number,
	y: number,
	{ size, bold = false, anchor = 'start', halo = false, color = '#1d1a16' }: TextStyle,
	step = size
): string {
	// The space between words stands at the end of a line, where nobody sees it.
	const told = lines
		.map((line, at) => (at < lines.length - 1 ? `${escapeXml(line)} ` : escapeXml(line)))
		.map((line, at) => (at === 0 ? line : `<tspan x="${x}" dy="${step}">${line}</tspan>`))
		.join('');
	const weight = bold ? ' font-weight="700"' : '';
	const around = halo
		? ' paint-order="stroke" stroke="#ffffff" stroke-width="3" stroke-linejoin="round"'
		: '';
	return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${color}"${weight}${around}>${told}</text>`;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

const AWAY = 8;

function stationLabels(
	stations: MapInput['stations'],
	frame: MapFrame,
	size: number,
	taken: readonly Box[]
): string[] {
	const dots = stations.map(({ name, lngLat }) => ({ name, at: frame.point(lngLat) }));
	const inside = dots.filter(
		({ at: [x, y] }) => x >= 0 && x <= frame.width && y >= 0 && y <= frame.height
	);
	const boxes: Box[] = [
		...taken,
		...inside.map(({ at: [x, y] }): Box => [x - 6, y - 6, x + 6, y + 6])
	];
	return inside.flatMap(({ name, at: [x, y] }) => {
		const wide = textWidth(name, size);
		const places = [
			{ x: x + AWAY, y: y + 4, anchor: 'start', left: x + AWAY },
			{ x: x - AWAY, y: y + 4, anchor: 'end', left: x - AWAY - wide },
			{ x, y: y - AWAY - 1, anchor: 'middle', left: x - wide / 2 },
			{ x, y: y + AWAY + size - 1, anchor: 'middle', left: x - wide / 2 }
		] as const;
		for (const place of places) {
			const box: Box = [place.left, place.y - size + 1, place.left + wide, place.y + 3];
			const within =
				box[0] >= 2 && box[1] >= 2 && box[2] <= frame.width - 2 && box[3] <= frame.height - 2;
			if (!within || boxes.some((other) => overlap(box, other))) continue;
			boxes.push(box);
			const [px, py] = [Math.round(place.x), Math.round(place.y)];
			return [svgText([name], px, py, { size, bold: true, anchor: place.anchor, halo: true })];
		}
		return [];
	});
}

function overlap(a: Box, b: Box): boolean {
	return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/*
 * The map of a report as SVG: drawn from geometry, crisp at any size, readable in grey. Attributes
 * only — no style sheet, no script, no file from elsewhere — so that it may stand in a page with a
 * strict policy, in a document, or alone.
 */

export type MapOptions = {
	/** Begins the ids inside, so that several maps may stand in one page. */
	readonly id: string;
	/** With XML head, ground, and citation: a file by itself. */
	readonly standalone?: boolean;
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

const INK = '#1d1a16';
const NO_DATA = '#ffffff';
const LINE = '#0b4ea2';
const PAD = 12;

export type DrawnMap = { readonly svg: string; readonly width: number; readonly height: number };

export function mapSvg(
	input: MapInput,
	{ id, standalone = false, width = MAP_WIDTH, height: mapHeight = 400 }: MapOptions
): DrawnMap {
	const sizes = width < MAP_WIDTH ? PHONE_SIZES : PAGE_SIZES;
	const { title: large, small } = sizes;
	const frame = mapFrame(input, width, mapHeight);
	const colors = printColors(input.classes.map(({ color }) => color));
	const title = wrapText(input.title, large, width);
	const titleHeight = title.length * (large + 4) + 6;
	const legend = legendRows(input, colors, id, {
		top: titleHeight + mapHeight + PAD,
		width,
		sizes
	});
	const foot = [input.words.source, ...(standalone ? [input.words.citation] : [])].map((text) =>
		wrapText(text, small, width)
	);
	const footTop = titleHeight + mapHeight + PAD + legend.height + PAD;
	const height = Math.ceil(footTop + foot.flat().length * (small + 3));
	const edge = standalone ? PAD : 0;
	const [fullWidth, fullHeight] = [width + 2 * edge, height + 2 * edge];
	const svg = [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${fullWidth}" height="${fullHeight}" viewBox="${-edge} ${-edge} ${fullWidth} ${fullHeight}" role="img" aria-labelledby="${id}-title ${id}-alt" font-family="${escapeXml(FONT)}">`,
		`<title id="${id}-title">${escapeXml(input.title)}</title><desc id="${id}-alt">${escapeXml(input.alt)}</desc>`,
		definitions(id, frame),
		standalone
			? `<rect x="${-edge}" y="${-edge}" width="${fullWidth}" height="${fullHeight}" fill="#ffffff"/>`
			: '',
		svgText(title, 0, large, { size: large, bold: true }, large + 4),
		`<g transform="translate(0 ${titleHeight})">`,
		`<g clip-path="url(#${id}-frame)">`,
		...areaShapes(input, frame, colors, id),
		...lineShapes(input, frame),
		...furniture(input, frame, sizes),
		'</g>',
		`<rect width="${frame.width}" height="${frame.height}" fill="none" stroke="${INK}"/>`,
		'</g>',
		...legend.rows,
		...foot.map((lines, i) =>
			svgText(
				lines,
				0,
				tenth(footTop + (foot.slice(0, i).flat().length + 1) * (small + 3) - 3),
				{ size: small, color: '#4a443b' },
				small + 3
			)
		),
		'</svg>'
	].join('');
	return {
		svg: standalone ? `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n` : svg,
		width: fullWidth,
		height: fullHeight
	};
}

function definitions(id: string, { width, height }: MapFrame): string {
	const lines = (name: string, size: number, drawing: string) =>
		`<pattern id="${id}-${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${drawing}</pattern>`;
	return [
		'<defs>',
		`<clipPath id="${id}-frame"><rect width="${width}" height="${height}"/></clipPath>`,
		lines(
			'none',
			8,
			`<rect width="8" height="8" fill="${NO_DATA}"/><circle cx="2" cy="2" r="1" fill="#6b6459"/><circle cx="6" cy="6" r="1" fill="#6b6459"/>`
		),
		// Dark and light side by side, so that the hatch shows over every class.
		lines(
			'unsure',
			7,
			`<path d="M-1 1L1 -1M0 7L7 0M6 8L8 6" stroke="#ffffff" stroke-width="2.4"/><path d="M-1 1L1 -1M0 7L7 0M6 8L8 6" stroke="${INK}" stroke-width="1"/>`
		),
		'</defs>'
	].join('');
}

/** Areas of a class in one path each: a small file, and no seams between neighbors. */
function areaShapes(
	{ areas }: MapInput,
	frame: MapFrame,
	colors: readonly string[],
	id: string
): string[] {
	const path = (keep: (area: MapInput['areas'][number]) => boolean) =>
		areas
			.filter(keep)
			.map(({ rings }) => ringsPath(rings, frame))
			.join('');
	const shape = (d: string, fill: string) =>
		d === ''
			? ''
			: `<path d="${d}" fill="${fill}" fill-rule="evenodd" stroke="#ffffff" stroke-width="0.8" stroke-linejoin="round"/>`;
	return [
		`<rect width="${frame.width}" height="${frame.height}" fill="#fbf9f4"/>`,
		shape(
			path((area) => area.class === null),
			`url(#${id}-none)`
		),
		...colors.map((color, i) =>
			shape(
				path((area) => area.class === i),
				color
			)
		),
		shape(
			path((area) => area.uncertain && area.class !== null),
			`url(#${id}-unsure)`
		)
	];
}

function lineShapes({ lines, stations, outlines }: MapInput, frame: MapFrame): string[] {
	const line = lines.map((each) => linePath(each, frame)).join('');
	const outline = outlines.map((rings) => ringsPath(rings, frame)).join('');
	const stroke = (d: string, color: string, width: number, dash = '') =>
		d === ''
			? ''
			: `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"${dash}/>`;
	return [
		stroke(outline, '#ffffff', 5),
		stroke(outline, INK, 2.2, ' stroke-dasharray="7 4"'),
		stroke(line, '#ffffff', 7),
		stroke(line, LINE, 4),
		...stations.map(({ lngLat }) => {
			const [x, y] = frame.point(lngLat);
			return x < 0 || y < 0 || x > frame.width || y > frame.height
				? ''
				: `<circle cx="${tenth(x)}" cy="${tenth(y)}" r="4.5" fill="#ffffff" stroke="${LINE}" stroke-width="2.5"/>`;
		})
	];
}

/** North arrow, scale bar, and names that keep clear of both. */
function furniture({ stations, words }: MapInput, frame: MapFrame, { name }: Sizes): string[] {
	const { miles, pixels } = scaleBar(frame);
	const bar = Math.round(pixels);
	const bottom = frame.height - 14;
	const right = frame.width - 24;
	return [
		...stationLabels(stations, frame, name, [
			[0, bottom - 26, bar + 30, frame.height],
			[right - 20, 0, frame.width, 54]
		]),
		`<rect x="6" y="${bottom - 22}" width="${bar + 20}" height="30" fill="#ffffff" fill-opacity="0.85"/>`,
		`<path d="M16 ${bottom - 5}V${bottom}H${16 + bar}V${bottom - 5}" fill="none" stroke="${INK}" stroke-width="1.5"/>`,
		svgText([words.miles({ count: miles })], 16, bottom - 9, { size: name }),
		`<rect x="${right - 14}" y="6" width="28" height="44" fill="#ffffff" fill-opacity="0.85"/>`,
		`<path d="M${right} 10L${right + 7} 30L${right} 25L${right - 7} 30Z" fill="${INK}"/>`,
		svgText([words.north], right, 45, { size: Math.max(name, 12), bold: true, anchor: 'middle' })
	];
}

/** Classes with their counts, then what else is drawn. */
function legendRows(
	input: MapInput,
	colors: readonly string[],
	id: string,
	{ top, width, sizes }: { readonly top: number; readonly width: number; readonly sizes: Sizes }
): { readonly rows: string[]; readonly height: number } {
	const swatch =
		(fill: string, over = '') =>
		(x: number, y: number) =>
			`<rect x="${x}" y="${y - 11}" width="22" height="13" fill="${fill}" stroke="${INK}" stroke-width="0.7"/>${over === '' ? '' : `<rect x="${x}" y="${y - 11}" width="22" height="13" fill="${over}"/>`}`;
	const rule = (color: string, width: number, dash: string) => (x: number, y: number) =>
		`<path d="M${x} ${y - 4}H${x + 22}" stroke="${color}" stroke-width="${width}"${dash}/>`;
	const entries: { draw: (x: number, y: number) => string; text: string }[] = [
		// Darkest first, as the eye finds it.
		...input.classes
			.map(({ label, count }, i) => ({
				draw: swatch(colors[i] ?? NO_DATA),
				text: `${label} (${count})`
			}))
			.reverse(),
		...(input.noData
			? [
					{
						draw: swatch(`url(#${id}-none)`),
						text: `${input.noData.label} (${input.noData.count})`
					}
				]
			: []),
		...(input.uncertain
			? [
					{
						draw: swatch('#d9d3c6', `url(#${id}-unsure)`),
						text: `${input.uncertain.label} (${input.uncertain.count})`
					}
				]
			: []),
		...(input.outlines.length > 0
			? [{ draw: rule(INK, 2.2, ' stroke-dasharray="7 4"'), text: input.words.place }]
			: []),
		...(input.lines.length > 0 ? [{ draw: rule(LINE, 4, ''), text: input.words.line }] : [])
	];
	const { legend, row, columns } = sizes;
	const half = Math.ceil(entries.length / columns);
	const bottoms = Array.from({ length: columns }, () => top);
	const rows = entries.map(({ draw, text }, i) => {
		const column = i < half ? 0 : 1;
		const x = (column * width) / columns;
		const y = (bottoms[column] ?? top) + row - 4;
		const lines = wrapText(text, legend, width / columns - 34);
		bottoms[column] = y + 4 + (lines.length - 1) * (legend + 2);
		return [draw(x, y), svgText(lines, x + 30, y, { size: legend }, legend + 2)].join('');
	});
	return { rows, height: Math.max(...bottoms) - top };
}

/*
 * Colors of a printed map. Whatever comes out of a copier keeps its order: from the first class to
 * the last each is darker than the one before, by enough to be told apart in grey.
 */

/** CIE lightness of the lightest and the darkest class. */
const LIGHTEST = 93;
const DARKEST = 30;
/** Classes nearer than this are told apart by nobody in grey. */
const LEAST_STEP = 9;

/**
 * The same colors where their lightness already falls class by class, otherwise the same hues at
 * evenly falling lightness.
 *
 * @param colors one a class as `#rrggbb`, the class that means least first
 */
export function printColors(colors: readonly string[]): string[] {
	const lightness = colors.map(lightnessOf);
	const ordered = lightness.every(
		(each, i) => i === 0 || (lightness[i - 1] ?? 0) - each >= LEAST_STEP
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
