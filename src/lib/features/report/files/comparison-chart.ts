/** The chart of a comparison as a picture by itself: places as dots with their ranges on one axis. */
import {
	textShape,
	textWidth,
	wrapText,
	type DrawnShape
} from '../../../domain/report/map-drawing.ts';
import { placeOnAxis, type Axis } from '../../../domain/places/compared.ts';
import type { ChartDrawing } from './document-parts.ts';

export type ComparisonChart = {
	readonly title: string;
	/** Below the title: what is held against what. */
	readonly subtitle: string;
	readonly rows: readonly {
		/** Empty for a place that the others are only held against. */
		readonly letter: string;
		readonly name: string;
		readonly value: number | null;
		/** Null where nothing is known of it: then no bar is drawn. */
		readonly range: { readonly low: number; readonly high: number } | null;
		readonly text: string;
		/** Margin; may be empty. */
		readonly beside: string;
		/** How firm, where that has to be said. */
		readonly warning: { readonly text: string } | null;
		readonly said: string;
		/** The test calls a difference. */
		readonly clear: boolean;
		/** May be empty. */
		readonly difference: string;
		readonly isBase: boolean;
	}[];
	readonly axis: Axis;
	/** One a tick of the axis. */
	readonly ticks: readonly string[];
	/** Where the dashed line stands; null for none. */
	readonly reference: number | null;
	/** What has to be known beside it, and where it is from: a paragraph each. */
	readonly notes: readonly string[];
};

/* Pixels. */
const WIDTH = 960;
const EDGE = 24;
const NAME = { left: EDGE, width: 226 };
const TRACK = { left: 268, width: 330 };
const VALUE = { left: 622, width: 136 };
const SAID = { left: 768, width: WIDTH - EDGE - 768 };
const LETTERS = 13;
const STEP = 17;
const DOT = 9;

const INK = '#1d1a16';
const SOFT = '#4a443b';
const RULE = '#cfc7b6';
const BAR = '#857860';
const OWN = '#0b4ea2';
const WHITE = '#ffffff';

/** @returns pixels, on white: the same shapes for the same chart */
export function comparisonDrawing(chart: ComparisonChart): ChartDrawing {
	const wide = WIDTH - 2 * EDGE;
	const title = wrapText(chart.title, 20, wide, true);
	const subtitle = wrapText(chart.subtitle, LETTERS, wide);
	const titleAt = EDGE + 18;
	const subtitleAt = titleAt + title.length * 24;
	const top = subtitleAt + (subtitle.length - 1) * STEP + 14;
	const rows = chart.rows.map((row) => rowOf(row, chart));
	const bottom = rows.reduce((sum, { height }) => sum + height, top);
	let y = top;
	const placed = rows.flatMap(({ height, shapes }) => {
		const at = y;
		y += height;
		return [rule(`M${EDGE} ${at}H${WIDTH - EDGE}`, RULE, 1), ...shapes(at)];
	});
	const x = (value: number) => TRACK.left + placeOnAxis(chart.axis, value) * TRACK.width;
	const ticks = chart.axis.ticks.flatMap((value, at): DrawnShape[] => [
		rule(`M${round(x(value))} ${top}V${bottom + 5}`, RULE, 1),
		textShape([chart.ticks[at] ?? ''], round(x(value)), bottom + 20, {
			size: tickSize(chart),
			anchor: 'middle',
			color: SOFT
		})
	]);
	const reference =
		chart.reference === null
			? []
			: [
					{
						...rule(`M${round(x(chart.reference))} ${top}V${bottom}`, INK, 1.5),
						dash: [5, 4] as const
					}
				];
	const notes = chart.notes.map((note) => wrapText(note, 12, wide));
	let noteAt = bottom + 48;
	const told = notes.map((lines) => {
		const shape = textShape(lines, EDGE, noteAt, { size: 12, color: SOFT }, 16);
		noteAt += lines.length * 16 + 5;
		return shape;
	});
	const height = Math.round(noteAt - 16 + EDGE);
	return {
		width: WIDTH,
		height,
		shapes: [
			{
				kind: 'path',
				d: `M0 0H${WIDTH}V${height}H0Z`,
				fill: WHITE,
				stroke: null,
				strokeWidth: 0
			},
			textShape(title, EDGE, titleAt, { size: 20, bold: true }, 24),
			textShape(subtitle, EDGE, subtitleAt, { size: LETTERS, color: SOFT }, STEP),
			// Lines of the axis lie below what is drawn on them.
			...ticks,
			rule(`M${EDGE} ${bottom}H${WIDTH - EDGE}`, RULE, 1),
			...reference,
			...placed,
			...told
		]
	};
}

type Row = ComparisonChart['rows'][number];
type LaidOutRow = {
	readonly height: number;
	/** @param top where the row begins */
	readonly shapes: (top: number) => DrawnShape[];
};

function rowOf(row: Row, { axis }: ComparisonChart): LaidOutRow {
	const name = wrapText(row.name, LETTERS, NAME.width - 22, row.isBase);
	const value = [
		...wrapText(row.text, LETTERS, VALUE.width, true).map((line) => ({ line, bold: true })),
		...[row.beside, row.warning?.text ?? '']
			.flatMap((text) => wrapText(text, LETTERS, VALUE.width))
			.map((line) => ({ line, bold: false }))
	];
	const said = [
		...wrapText(row.said, LETTERS, SAID.width, row.clear).map((line) => ({
			line,
			bold: row.clear
		})),
		...wrapText(row.difference, LETTERS, SAID.width).map((line) => ({ line, bold: false }))
	];
	const most = Math.max(name.length, value.length, said.length, 1);
	const height = most * STEP + 12;
	return {
		height,
		shapes: (top) => {
			const middle = top + height / 2;
			const first = (lines: number) => middle - (lines * STEP) / 2 + STEP * 0.75;
			const column = (lines: readonly { line: string; bold: boolean }[], left: number) =>
				lines.map(({ line, bold }, at) =>
					textShape([line], left, round(first(lines.length) + at * STEP), {
						size: LETTERS,
						bold,
						color: bold ? INK : SOFT
					})
				);
			return [
				...(row.letter === ''
					? []
					: [
							textShape([row.letter], NAME.left, round(first(name.length)), {
								size: LETTERS,
								bold: true
							})
						]),
				textShape(
					name,
					NAME.left + 22,
					round(first(name.length)),
					{ size: LETTERS, bold: row.isBase },
					STEP
				),
				...marks(row, axis, middle),
				...column(value, VALUE.left),
				...column(said, SAID.left)
			];
		}
	};
}

/** The range as a bar and the value as a dot: full where the test calls a difference. */
function marks({ value, range, clear, isBase }: Row, axis: Axis, middle: number): DrawnShape[] {
	const x = (at: number) => round(TRACK.left + placeOnAxis(axis, at) * TRACK.width);
	const y = round(middle);
	return [
		...(range === null ? [] : [rule(`M${x(range.low)} ${y}H${x(range.high)}`, BAR, 6)]),
		...(value === null
			? []
			: [
					{
						kind: 'dot',
						x: x(value),
						y,
						radius: DOT,
						fill: clear ? OWN : isBase ? INK : WHITE,
						stroke: isBase ? INK : OWN,
						strokeWidth: 2.5
					} as const
				])
	];
}

/** Small enough that no tick stands on the next. */
function tickSize({ axis, ticks }: ComparisonChart): number {
	const room = TRACK.width / Math.max(1, axis.ticks.length - 1) - 6;
	const longest = Math.max(1, ...ticks.map((each) => textWidth(each, 1)));
	return Math.min(12, Math.floor((room / longest) * 2) / 2);
}

function rule(d: string, stroke: string, strokeWidth: number) {
	return { kind: 'path', d, fill: null, stroke, strokeWidth } as const;
}

function round(pixels: number): number {
	return Math.round(pixels * 10) / 10;
}
