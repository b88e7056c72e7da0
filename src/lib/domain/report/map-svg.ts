/**
 * The map of a report as SVG. Attributes only — no style sheet, no script, no file from elsewhere — so
 * that it may stand in a page with a strict policy, in a document, or alone.
 */
import type { MapInput } from './report-map.ts';
import {
	mapDrawing,
	type DrawingOptions,
	type DrawnInk,
	type DrawnShape,
	type DrawnText,
	type MapDrawing
} from './map-drawing.ts';

/** A stack without files of its own: a drawing that stands alone must look the same everywhere. */
const FONT =
	"'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Pixels of white around a file by itself. */
const EDGE = 12;

export type MapOptions = Omit<DrawingOptions, 'cited'> & {
	/** Begins the ids inside, so that several maps may stand in one page. */
	readonly id: string;
	/** With XML head, ground, and citation: a file by itself. */
	readonly standalone?: boolean;
};

export type DrawnMap = { readonly svg: string; readonly width: number; readonly height: number };

export function mapSvg(input: MapInput, { id, standalone = false, ...size }: MapOptions): DrawnMap {
	const drawing = mapDrawing(input, { cited: standalone, ...size });
	const { frame, around } = drawing;
	const edge = standalone ? EDGE : 0;
	const [width, height] = [drawing.width + 2 * edge, drawing.height + 2 * edge];
	const written = (shapes: readonly DrawnShape[]) => shapes.map((shape) => element(shape, id));
	const svg = [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-edge} ${-edge} ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-alt" font-family="${escapeXml(FONT)}">`,
		`<title id="${id}-title">${escapeXml(drawing.title)}</title><desc id="${id}-alt">${escapeXml(drawing.alt)}</desc>`,
		definitions(id, frame),
		standalone
			? `<rect x="${-edge}" y="${-edge}" width="${width}" height="${height}" fill="#ffffff"/>`
			: '',
		`<g transform="translate(0 ${frame.top})"><g clip-path="url(#${id}-frame)">`,
		...written(frame.shapes),
		'</g></g>',
		...written(around),
		'</svg>'
	].join('');
	return {
		svg: standalone ? `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n` : svg,
		width,
		height
	};
}

/**
 * Shapes as a file by itself; a picture may be made of it.
 * @param title said to those who cannot see it; empty where what stands around says it
 */
export function shapesSvg(
	shapes: readonly DrawnShape[],
	{ width, height }: { readonly width: number; readonly height: number },
	title = ''
): DrawnMap {
	const drawn = shapes.map((shape) => element(shape, 'shapes')).join('');
	const named = title === '' ? '' : `<title>${escapeXml(title)}</title>`;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(FONT)}">${named}${drawn}</svg>`;
	return { svg, width, height };
}

function definitions(id: string, { width, height }: MapDrawing['frame']): string {
	const pattern = (name: string, size: number, drawing: string) =>
		`<pattern id="${id}-${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${drawing}</pattern>`;
	return [
		'<defs>',
		`<clipPath id="${id}-frame"><rect width="${width}" height="${height}"/></clipPath>`,
		pattern(
			'none',
			8,
			`<rect width="8" height="8" fill="#ffffff"/><circle cx="2" cy="2" r="1" fill="#6b6459"/><circle cx="6" cy="6" r="1" fill="#6b6459"/>`
		),
		// Dark and light side by side, so that the hatch shows over every class.
		pattern(
			'unsure',
			7,
			`<path d="M-1 1L1 -1M0 7L7 0M6 8L8 6" stroke="#ffffff" stroke-width="2.4"/><path d="M-1 1L1 -1M0 7L7 0M6 8L8 6" stroke="#1d1a16" stroke-width="1"/>`
		),
		'</defs>'
	].join('');
}

function element(shape: DrawnShape, id: string): string {
	if (shape.kind === 'text') return textElement(shape);
	if (shape.kind === 'dot') {
		const { x, y, radius, fill, stroke, strokeWidth } = shape;
		return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="${strokeWidth}"/>`;
	}
	const { d, fill, stroke, strokeWidth, dash, opacity } = shape;
	const ink = (each: DrawnInk) => (typeof each === 'string' ? each : `url(#${id}-${each.pattern})`);
	const inside = fill === null ? 'fill="none"' : `fill="${ink(fill)}" fill-rule="evenodd"`;
	const faint = opacity === undefined ? '' : ` fill-opacity="${opacity}"`;
	const ends = fill === null ? ' stroke-linecap="round"' : '';
	const around =
		stroke === null
			? ''
			: ` stroke="${stroke}" stroke-width="${strokeWidth}" stroke-linejoin="round"${ends}`;
	const broken = dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
	return `<path d="${d}" ${inside}${faint}${around}${broken}/>`;
}

/** A text at its baseline; lines after the first lie below one another, and are still one text. */
function textElement({ lines, x, y, step, size, bold, anchor, halo, color }: DrawnText): string {
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
