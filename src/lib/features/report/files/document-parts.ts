/**
 * What stands on a report's page, part by part, for documents and PDFs: the report, or the testimony
 * made from it. Both files lay out the same parts, so that they say what the screen says.
 */
import { NO_WORDS, type ReportWords } from '../../../domain/report/edits.ts';
import type { LineOverTime, Report, TableCell } from '../../../domain/report/model.ts';
import { nextMeeting, type PolicyId } from '../../../domain/report/policies.ts';
import {
	ACCENT,
	INK,
	SOFT,
	textShape,
	textWidth,
	wrapText,
	type DrawnShape
} from '../../../domain/report/map-drawing.ts';
import type {
	BigNumber,
	Testimony,
	TestimonyBlock,
	TestimonyChart,
	TestimonyMessages
} from '../../../domain/report/testimony.ts';
import {
	aroundFigure,
	paperOf,
	paragraphsOf,
	turned,
	type LaidOutTable,
	type Paper,
	type PaperSize
} from '../paper.ts';

/** Points: width and height of a sheet. */
export const SHEETS: Readonly<Record<PaperSize, readonly [width: number, height: number]>> = {
	letter: [612, 792],
	a4: [595.28, 841.89]
};

/** A stretch of text in one kind of letters. */
export type TextRun = {
	readonly text: string;
	readonly bold?: boolean;
	/** Said beside the main thing: in quieter letters. */
	readonly soft?: boolean;
	/** Where it leads. */
	readonly link?: string;
	/** In a cell: it goes on in the line of what stands before it. */
	readonly inLine?: boolean;
};

/** The lines of a cell, each of the stretches that stand in it. */
export function linesOf(cell: readonly TextRun[]): readonly (readonly TextRun[])[] {
	const lines: TextRun[][] = [];
	for (const run of cell) {
		const line = run.inLine ? lines.at(-1) : undefined;
		if (line) line.push({ text: ' ' }, run);
		else lines.push([run]);
	}
	return lines;
}

export type DocumentPart =
	| { readonly kind: 'heading'; readonly text: string }
	| { readonly kind: 'paragraph'; readonly runs: readonly TextRun[] }
	| {
			readonly kind: 'list';
			readonly ordered: boolean;
			/** Said beside the main thing: in smaller letters. */
			readonly small: boolean;
			readonly items: readonly (readonly TextRun[])[];
	  }
	| { readonly kind: 'numbers'; readonly items: readonly BigNumber[] }
	| {
			readonly kind: 'chart';
			readonly chart: Pick<TestimonyChart, 'title' | 'note'>;
			/** The bars themselves; title and note stand around them. */
			readonly drawing: ChartDrawing;
			/** The bars in words. */
			readonly alt: string;
	  }
	/** `share`: of the page's width, so that several places leave room for their words and figures. */
	| { readonly kind: 'map'; readonly share: number }
	| { readonly kind: 'table'; readonly caption: string; readonly table: DocumentTable }
	/** Sources and the link, with its code for a phone's camera beside them. */
	| {
			readonly kind: 'sources';
			readonly paragraphs: readonly (readonly TextRun[])[];
			readonly link: string;
	  };

/** Pixels of a drawing as wide as a page. */
export type ChartDrawing = {
	readonly width: number;
	readonly height: number;
	readonly shapes: readonly DrawnShape[];
};

export type DocumentTable = {
	/** Above the headings of rows. */
	readonly corner: string;
	readonly columns: readonly (readonly TextRun[])[];
	readonly rows: readonly {
		readonly header: readonly TextRun[];
		/** A cell is lines of text: see `linesOf`. */
		readonly cells: readonly (readonly TextRun[])[];
	}[];
	/** Widths of all columns, that of the rows' headings first, as shares of the page: together 1. */
	readonly widths: readonly number[];
};

export type PaperDocument = {
	readonly kind: 'report' | Testimony['kind'];
	readonly title: string;
	readonly parts: readonly DocumentPart[];
	readonly sheet: PaperSize;
	/** Many columns need the long side. */
	readonly landscape: boolean;
	/** The line at the foot of every page, with as much of the title as has room. */
	readonly foot: (title: string) => string;
	/** ISO day on which it was made. */
	readonly date: string;
	/** Who made it. */
	readonly publisher: string;
	readonly map: Report['map'];
};

/** What is said around the parts, in the page's words. */
export type DocumentVoice = {
	readonly paper: {
		readonly findings: string;
		readonly story: string;
		readonly ask: string;
		readonly asks: string;
		readonly asksNote: string;
		readonly unknown: string;
		readonly method: string;
		readonly sources: string;
		readonly source: (p: { period: string; tables: readonly string[] }) => string;
		readonly uncertain: string;
		readonly noMargin: string;
		readonly fullCount: string;
		readonly place: string;
		readonly about: (p: { value: string }) => string;
		readonly foot: (p: { title: string; version: string; date: string }) => string;
	};
	/** Where and when it is heard. */
	readonly at: (p: { hearing: string; date: string }) => string;
	readonly policies: Readonly<
		Record<PolicyId, { readonly name: string; readonly addresses: string }>
	>;
	/** Who decides an ask, and by when. */
	readonly decides: TestimonyMessages['decides']['spoken'];
	/** What the code for a phone's camera is, for those who cannot see it. */
	readonly qrAlt: string;
	/** BCP 47 tag of the text. */
	readonly language: string;
};

export type DocumentInput = {
	readonly report: Report;
	readonly own?: ReportWords;
	/** Null for the report itself. */
	readonly testimony: Testimony | null;
	readonly sheet: PaperSize;
};

export function paperDocument(
	{ report, own = NO_WORDS, testimony, sheet }: DocumentInput,
	voice: DocumentVoice
): PaperDocument {
	const paper = paperOf(report);
	const title = own.title.trim() || report.title;
	return {
		kind: testimony?.kind ?? 'report',
		title: testimony?.title ?? title,
		parts: testimony ? testimonyParts(testimony, paper) : reportParts(paper, own, voice),
		sheet,
		landscape: testimony === null && paper.many,
		foot: (shown) =>
			voice.paper.foot({ title: shown, version: report.dataVersion, date: report.date }),
		date: report.date,
		publisher: report.citation.publisher,
		map: report.map
	};
}

function reportParts(paper: Paper, own: ReportWords, voice: DocumentVoice): DocumentPart[] {
	const words = voice.paper;
	const [story, ask] = [paragraphsOf(own.story), paragraphsOf(own.ask)];
	const said = (text: string): DocumentPart => ({ kind: 'paragraph', runs: [{ text }] });
	const section = (title: string, items: readonly string[], ordered = false): DocumentPart[] =>
		items.length === 0
			? []
			: [
					{ kind: 'heading', text: title },
					{ kind: 'list', ordered, small: true, items: items.map((text) => [{ text }]) }
				];
	const asks: DocumentPart[] =
		ask.length > 0 || paper.asks.length === 0
			? []
			: [
					{ kind: 'heading', text: words.asks },
					{
						kind: 'list',
						ordered: false,
						small: true,
						items: paper.asks.map(({ policy, decisions }) => [
							{ text: `${voice.policies[policy].name}. `, bold: true },
							{
								text: [
									voice.policies[policy].addresses,
									...decisions.map((each) =>
										voice.decides({ ...each, next: nextMeeting(each, paper.date) })
									)
								].join(' ')
							}
						])
					},
					{ kind: 'paragraph', runs: [{ text: words.asksNote, soft: true }] }
				];
	const exhibits: DocumentPart[] = [
		{ kind: 'map', share: paper.many ? 0.48 : paper.mapLast ? 0.7 : 1 },
		{ kind: 'table', caption: paper.table.caption, table: tableOf(paper, voice) }
	];
	const reasons = [
		...asks,
		...section(words.unknown, [...paper.unknowns, ...paper.notes]),
		...section(words.method, paper.method, true)
	];
	return [
		...(own.speaker.trim() === ''
			? []
			: [{ kind: 'paragraph', runs: [{ text: own.speaker.trim(), bold: true }] } as const]),
		...(voice.at(own) === ''
			? []
			: [{ kind: 'paragraph', runs: [{ text: voice.at(own), bold: true }] } as const]),
		{ kind: 'paragraph', runs: [{ text: paper.subtitle, soft: true }] },
		...(story.length === 0
			? []
			: [{ kind: 'heading', text: words.story } as const, ...story.map(said)]),
		{ kind: 'heading', text: words.findings },
		{
			kind: 'list',
			ordered: false,
			small: false,
			items: paper.findings.map((finding) => {
				const [before, figure, after] = aroundFigure(finding);
				return [
					{ text: before },
					{ text: figure, bold: true },
					{ text: `${after} ` },
					{ text: words.source(finding), soft: true }
				].filter(({ text }) => text !== '');
			})
		},
		...(ask.length === 1 ? [{ kind: 'heading', text: words.ask } as const, ...ask.map(said)] : []),
		...(ask.length > 1
			? [
					{ kind: 'heading', text: words.ask } as const,
					{
						kind: 'list',
						ordered: false,
						small: false,
						items: ask.map((text) => [{ text }])
					} as const
				]
			: []),
		...(paper.mapLast ? [...reasons, ...exhibits] : [...exhibits, ...reasons]),
		...paper.added.flatMap(({ heading, lines, chart, toldHeading, told, sources }) => [
			...section(heading, lines),
			...(chart
				? [{ kind: 'chart', chart, drawing: lineDrawing(chart), alt: chart.alt } as const]
				: []),
			...section(toldHeading, told),
			...sources.map(said)
		]),
		{ kind: 'heading', text: words.sources },
		sourcesOf(paper)
	];
}

function sourcesOf({ sources, citation, link }: Paper): DocumentPart {
	const at = link === '' ? -1 : citation.plain.indexOf(link);
	const cited: TextRun[] =
		at < 0
			? [{ text: citation.plain }]
			: [
					{ text: citation.plain.slice(0, at) },
					{ text: link, link },
					{ text: citation.plain.slice(at + link.length) }
				];
	return {
		kind: 'sources',
		paragraphs: [
			// One after the other, as in a list of works.
			...(sources.length === 0
				? []
				: [
						sources.flatMap(({ sentence, terms, care, url }): TextRun[] => [
							url === null ? { text: sentence } : { text: sentence, link: url },
							{ text: terms === '' ? ' ' : ` ${terms} ${care} ` }
						])
					]),
			cited
		],
		link
	};
}

/** A few places stand in columns beside each other; many stand in rows, by the names that tell them apart. */
function tableOf(paper: Paper, voice: DocumentVoice): DocumentTable {
	const { corner, columns, rows }: LaidOutTable = turned(
		paper.table,
		paper.many,
		voice.paper.place
	);
	const head = ({ title, detail }: { title: string; detail: string }): TextRun[] => [
		{ text: title, bold: true },
		...(detail === '' ? [] : [{ text: detail, soft: true }])
	];
	return {
		corner,
		// Of many places the first figure is the flag, whose words take more room than numbers.
		widths: columnWidths(columns.length, paper.many ? [0.1, 0.14] : [0.26]),
		columns: columns.map(head),
		rows: rows.map((row) => ({
			header: head(row),
			cells: row.cells.map((cell) => cellLines(cell, voice))
		}))
	};
}

/**
 * Widths of a table's columns as shares of the page, that of the rows' headings first.
 *
 * @param columns how many there are beside the rows' headings
 * @param first widths of the first ones; the rest share what is left alike
 */
export function columnWidths(columns: number, first: readonly number[]): readonly number[] {
	const rest = columns + 1 - first.length;
	const left = 1 - first.reduce((sum, each) => sum + each, 0);
	return [...first, ...Array.from({ length: rest }, () => left / rest)];
}

/** Value, margin, how firm it is, and how the place stands against it. */
function cellLines(cell: Extract<TableCell, { kind: 'figure' }>, voice: DocumentVoice): TextRun[] {
	const { estimate, text, reliability, approximate, against } = cell;
	const { value, moe, moeReason, bound } = estimate;
	const words = voice.paper;
	const margin =
		// Beside a share behind a flag stands the range of its draws.
		cell.drawn || value === null || moe !== null || text.margin === '' || bound
			? text.margin
			: moeReason === 'full-count'
				? words.fullCount
				: words.noMargin;
	const uncertain = reliability === 'too-uncertain';
	return [
		{ text: approximate ? words.about({ value: text.value }) : text.value, bold: !uncertain },
		{ text: margin, soft: true, inLine: true },
		{ text: uncertain ? words.uncertain : '', soft: true },
		{ text: against, soft: true }
	].filter((line) => line.text !== '');
}

function testimonyParts(testimony: Testimony, paper: Paper): DocumentPart[] {
	const parts = testimony.blocks.flatMap((block) => blockParts(block, testimony.kind));
	if (testimony.kind !== 'fact-sheet') return parts;
	// Who has the sheet in hand comes to the figures by its code.
	const last = testimony.blocks.at(-1);
	const cited = last?.kind === 'paragraph' && last.text === paper.citation.plain;
	return [...(cited ? parts.slice(0, -1) : parts), sourcesOf({ ...paper, sources: [] })];
}

function blockParts(block: TestimonyBlock, kind: Testimony['kind']): DocumentPart[] {
	switch (block.kind) {
		case 'heading':
			return [{ kind: 'heading', text: block.text }];
		case 'list':
			return [
				{ kind: 'list', ordered: false, small: false, items: block.items.map((text) => [{ text }]) }
			];
		case 'notes':
			return [
				...(block.title === ''
					? []
					: [{ kind: 'paragraph', runs: [{ text: block.title, bold: true }] } as const]),
				{ kind: 'list', ordered: false, small: true, items: block.items.map((text) => [{ text }]) }
			];
		case 'numbers':
			return [block];
		case 'chart': {
			const { bars, title } = block.chart;
			const told = bars.map(({ label, value }) => `${label}: ${value}`).join('; ');
			const drawing = chartDrawing(block.chart);
			return [{ kind: 'chart', chart: block.chart, drawing, alt: `${title}. ${told}.` }];
		}
		case 'paragraph': {
			const paragraphs = kind === 'oral' ? breaths(block.text) : [block.text];
			return paragraphs.map((text) => ({ kind: 'paragraph', runs: [{ text }] }));
		}
	}
}

/** So many words are said in one breath. */
const BREATH_WORDS = 22;
/** What ends with a point without ending a sentence. */
const SHORTENED = /(?:^|[\s(“])(?:\p{Lu}|St|Ste|Mt|Ft|Dr|Mr|Mrs|Ms|No|Ave|Blvd|\p{Lu}\.\p{Lu})\.$/u;

/** Browsers of some years ago cannot look behind. */
const SENTENCE_END = /([.!?][”"’)]*)\s+(?=[\p{Lu}\p{N}“"(])/gu;

/** One sentence a paragraph, or two short ones: whoever reads aloud finds the place again. */
export function breaths(text: string): string[] {
	const sentences: string[] = [];
	let open = '';
	for (const piece of text.replace(SENTENCE_END, '$1\u2029').split('\u2029')) {
		open = open === '' ? piece : `${open} ${piece}`;
		if (SHORTENED.test(open)) continue;
		sentences.push(open);
		open = '';
	}
	if (open !== '') sentences.push(open);
	const words = (said: string) => said.split(/\s+/).length;
	const paragraphs: string[] = [];
	let pair = false;
	for (const sentence of sentences) {
		const before = paragraphs.at(-1);
		if (before !== undefined && !pair && words(before) + words(sentence) <= BREATH_WORDS) {
			paragraphs[paragraphs.length - 1] = `${before} ${sentence}`;
			pair = true;
		} else {
			paragraphs.push(sentence);
			pair = false;
		}
	}
	return paragraphs;
}

/* A line over time, as shapes. */

const LINE = { width: 672, height: 190, left: 64, right: 12, top: 20, bottom: 26 } as const;
const SPAN = '#f4e3c8';

export function lineDrawing({ points, ticks, names, spans }: LineOverTime): ChartDrawing {
	const { width, height, left, right, top, bottom } = LINE;
	const x = (share: number) => Math.round((left + share * (width - left - right)) * 10) / 10;
	const y = (share: number) =>
		Math.round((height - bottom - share * (height - top - bottom)) * 10) / 10;
	const path = (d: string, stroke: string, strokeWidth: number): DrawnShape => ({
		kind: 'path',
		d,
		fill: null,
		stroke,
		strokeWidth
	});
	const letters = { size: 11, color: SOFT } as const;
	return {
		width,
		height,
		shapes: [
			...spans.flatMap(({ from, to, letter }): DrawnShape[] => [
				{
					kind: 'path',
					d: `M${x(from)} ${y(0)}V${y(1)}H${x(to)}V${y(0)}Z`,
					fill: SPAN,
					stroke: null,
					strokeWidth: 0
				},
				textShape([letter], (x(from) + x(to)) / 2, y(1) - 5, {
					size: 11,
					bold: true,
					anchor: 'middle'
				})
			]),
			...ticks.flatMap((tick): DrawnShape[] => [
				path(`M${left} ${y(tick.y)}H${width - right}`, tick.y === 0 ? INK : '#d8d0c4', 1),
				textShape([tick.text], left - 8, y(tick.y) + 4, { ...letters, anchor: 'end' })
			]),
			...names.map((name) =>
				textShape([name.text], x(name.x), height - 8, { ...letters, anchor: 'middle' })
			),
			path(
				points.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point[0])} ${y(point[1])}`).join(''),
				ACCENT,
				1.5
			)
		]
	};
}

/* A chart of bars, as shapes. */

const CHART_WIDTH = 672;
const NAME_WIDTH = 190;
const VALUE_WIDTH = 150;
const ROW = 34;
const BAR = 18;
/** From so many bars on they stand closer, so that the page holds them. */
const MANY_BARS = 6;
const CLOSE = { row: 24, bar: 14 };
const CHART_LETTERS = 12;
const OTHER = '#a39a88';
const WHITE = '#ffffff';

/** A bar without a margin is hollow and its end is open: it must not look surer than the others. */
export function chartDrawing({ bars, axis }: TestimonyChart): ChartDrawing {
	const [from, wide] = [NAME_WIDTH, CHART_WIDTH - NAME_WIDTH - VALUE_WIDTH];
	const at = (share: number) =>
		Math.round((from + Math.min(1, Math.max(0, share)) * wide) * 10) / 10;
	const { row, bar: high } = bars.length < MANY_BARS ? { row: ROW, bar: BAR } : CLOSE;
	const bottom = bars.length * row + 4;
	const line = (d: string, stroke: string, strokeWidth: number): DrawnShape => ({
		kind: 'path',
		d,
		fill: null,
		stroke,
		strokeWidth
	});
	const style = (bold: boolean) => ({ size: CHART_LETTERS, bold });
	const rows = bars.flatMap(({ label, value, end, range, own }, i): DrawnShape[] => {
		const [top, middle] = [i * row + (row - high) / 2, i * row + row / 2];
		const names = wrapText(label, CHART_LETTERS, NAME_WIDTH - 12, own);
		const first = middle + 4 - ((names.length - 1) * (CHART_LETTERS + 1)) / 2;
		const color = own ? ACCENT : OTHER;
		const bar: DrawnShape = {
			kind: 'path',
			d: `M${from} ${top}H${at(end)}V${top + high}H${from}Z`,
			fill: range ? color : WHITE,
			stroke: range ? null : color,
			strokeWidth: 1.5,
			...(range ? {} : { dash: [3, 3] as const })
		};
		const ends = range && ([at(range.low), at(range.high)] as const);
		const spread = ends && `M${ends[0]} ${middle}H${ends[1]}`;
		const caps = ends?.map((x) => `M${x} ${middle - 5}V${middle + 5}`).join('') ?? '';
		return [
			textShape(names, 0, first, style(own), CHART_LETTERS + 1),
			bar,
			...(spread ? [line(spread + caps, WHITE, 4), line(spread + caps, INK, 1.5)] : []),
			textShape(
				wrapText(value, CHART_LETTERS, VALUE_WIDTH - 10, own).slice(0, 2),
				from + wide + 10,
				middle + 4,
				style(own),
				CHART_LETTERS + 1
			)
		];
	});
	const small = { size: 10.5, color: SOFT } as const;
	const endAnchor = textWidth(axis.end, small.size) > VALUE_WIDTH ? 'end' : 'middle';
	return {
		width: CHART_WIDTH,
		height: bottom + 18,
		shapes: [
			...rows,
			line(`M${from} 0V${bottom}`, INK, 1),
			line(`M${from + wide} ${bottom - 5}V${bottom}`, INK, 1),
			line(`M${from} ${bottom}H${from + wide}`, INK, 1),
			textShape([axis.start], from, bottom + 14, { ...small, anchor: 'middle' }),
			textShape([axis.end], from + wide, bottom + 14, { ...small, anchor: endAnchor })
		]
	};
}
