/**
 * A report or testimony as a PDF that is made on this device: the parts of the page one below the other,
 * text that can be selected and is tagged, the map and the chart as shapes.
 */
import {
	ACCENT,
	INK,
	RULE,
	SOFT,
	mapDrawing,
	type DrawnInk,
	type DrawnShape
} from '../../../domain/report/map-drawing.ts';
import { PAGE_MAP, type MapInput } from '../../../domain/report/report-map.ts';
import type { BigNumber } from '../../../domain/report/testimony.ts';
import { fail, ok, type Problem, type Result } from '../../../domain/result.ts';
import { LONGEST_CODE, qrCode } from '../../../ui/qr.ts';
import {
	linesOf,
	SHEETS,
	type DocumentPart,
	type DocumentTable,
	type DocumentVoice,
	type PaperDocument,
	type TextRun
} from './document-parts.ts';
import {
	PdfFile,
	type PdfTag,
	type LetterFiles,
	type LetterWeight,
	type PdfPage,
	type PdfPattern,
	type PdfRole
} from './pdf-file.ts';

export type PdfProblem = Problem<
	/** The PDF's own letters do not hold some of the text's. `letters` */
	'letters-missing'
>;

export type PdfOptions = {
	readonly letters: LetterFiles;
	/** Null where the map could not be drawn. */
	readonly map: MapInput | null;
};

/** @returns bytes of the PDF, the same for the same document */
export function documentPdf(
	document: PaperDocument,
	voice: DocumentVoice,
	{ letters, map }: PdfOptions
): Result<Uint8Array<ArrayBuffer>, PdfProblem> {
	const missing = new PdfFile(letters).missing(textsOf(document, map).join(' '));
	if (missing.length > 0) return fail('letters-missing', { letters: missing.join(' ') });
	// A table stays in one piece: where it leaves a page half empty, what follows it may come first.
	const orders = [document, { ...document, parts: tableLast(document.parts) }];
	const fits = ({ pages }: PdfFile) => pages.length <= MOST_PAGES[document.kind];
	const tries = SHARES.flatMap((share) => orders.map((each) => ({ share, each })));
	const whole = laidOut(document, voice, { letters, map }, 1);
	let made = whole;
	for (const { share, each } of tries) {
		if (fits(made)) break;
		made = laidOut(each, voice, { letters, map }, share);
	}
	// Letters that are smaller and still do not fit help nobody.
	if (!fits(made)) made = whole;
	const { title, publisher: author, date } = document;
	return ok(made.bytes({ title, author, language: voice.language, date }));
}

/** The table after what can be broken anywhere, and before the sources, which end the page. */
function tableLast(parts: readonly DocumentPart[]): readonly DocumentPart[] {
	const table = parts.filter(({ kind }) => kind === 'table');
	const others = parts.filter(({ kind }) => kind !== 'table');
	const end = others.findLastIndex(({ kind }) => kind === 'heading');
	return [...others.slice(0, end), ...table, ...others.slice(end)];
}

/** What a page is meant to fit on; smaller letters are tried before it takes another. */
const MOST_PAGES: Readonly<Record<PaperDocument['kind'], number>> = {
	report: 2,
	'fact-sheet': 1,
	oral: Infinity,
	written: 2
};
const SHARES = [1, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82];

/** Points: 15 mm at the sides, 14 above, and below what the line at the foot takes. */
const SIDE = 42.5;
const ABOVE = 40;
const BELOW = 52;

/** Share of its full size down to which the map is drawn smaller rather than on the next page. */
const LEAST_MAP = 0.7;
/** Share of a page that may stay empty so that a table stays in one piece. */
const MOST_EMPTY = 0.3;

/** Points of the letters of each kind of page, and the share of them from line to line. */
const LETTERS: Readonly<Record<PaperDocument['kind'], { size: number; leading: number }>> = {
	report: { size: 9.2, leading: 1.3 },
	written: { size: 11, leading: 1.38 },
	'fact-sheet': { size: 10.5, leading: 1.35 },
	// Read aloud, at arm's length.
	oral: { size: 17, leading: 1.5 }
};

/** Dots where there is no figure, and a hatch over what is unsure: as on the map of the screen. */
const patterns = (scale: number): Readonly<Record<DrawnPattern, PdfPattern>> => {
	const drawn = (size: number, operators: string) => ({
		size: size * scale,
		operators: `${scale} 0 0 ${scale} 0 0 cm ${operators}`
	});
	const hatch = '-1 1 m 1 -1 l 0 7 m 7 0 l 6 8 m 8 6 l S';
	return {
		none: drawn(8, '1 g 0 0 8 8 re f 0.42 0.39 0.35 rg 1 1 2 2 re f 5 5 2 2 re f'),
		unsure: drawn(7, `1 G 2.4 w ${hatch} 0.11 0.1 0.09 RG 1 w ${hatch}`)
	};
};
type DrawnPattern = Extract<DrawnInk, { pattern: string }>['pattern'];

/** Every text that is written, to be looked through for letters that are not there. */
function textsOf({ parts, title, foot }: PaperDocument, map: MapInput | null): string[] {
	const of = (runs: readonly TextRun[]) => runs.map(({ text }) => text);
	const inDrawing = (shapes: readonly DrawnShape[]) =>
		shapes.flatMap((shape) => (shape.kind === 'text' ? shape.lines : []));
	const drawn = map && mapDrawing(map, PAGE_MAP);
	return [
		title,
		foot(title),
		...(drawn ? inDrawing([...drawn.around, ...drawn.frame.shapes]) : []),
		...parts.flatMap((part): string[] => {
			switch (part.kind) {
				case 'heading':
					return [part.text];
				case 'paragraph':
					return of(part.runs);
				case 'list':
					return part.items.flatMap(of);
				case 'numbers':
					return part.items.flatMap(({ value, what, period, compared }) => [
						value,
						what,
						period,
						compared
					]);
				case 'chart':
					return [part.chart.title, part.chart.note, ...inDrawing(part.drawing.shapes)];
				case 'map':
					return [];
				case 'table':
					return [
						part.caption,
						part.table.corner,
						...part.table.columns.flatMap(of),
						...part.table.rows.flatMap(({ header, cells }) => [...of(header), ...cells.flatMap(of)])
					];
				case 'sources':
					return part.paragraphs.flatMap(of);
			}
		})
	];
}

function laidOut(
	document: PaperDocument,
	voice: DocumentVoice,
	{ letters, map }: PdfOptions,
	share: number
): PdfFile {
	const [short, long] = SHEETS[document.sheet];
	const size = document.landscape ? ([long, short] as const) : ([short, long] as const);
	const flow = new Flow(document, voice, map, letters, size, share);
	flow.title(document.title);
	for (const [at, part] of document.parts.entries()) flow.part(part, document.parts[at + 1]);
	flow.feet();
	return flow.file;
}

type TextStyle = {
	readonly size: number;
	readonly leading: number;
	readonly bold?: boolean;
	readonly color?: string;
};

/** A stretch of a line that is written at once. */
type Stretch = {
	readonly text: string;
	readonly weight: LetterWeight;
	readonly color: string;
	readonly link: string | null;
	readonly width: number;
};
type Line = readonly Stretch[];

/** Of a line that ends there, with its letters in its middle. */
function baselineOf(bottom: number, { size, leading }: TextStyle): number {
	return bottom - (size * (leading - 1)) / 2 - size * 0.22;
}

/** Of what is said beside the findings, as a share of their letters. */
const SMALL = 0.86;

class Flow {
	readonly file: PdfFile;
	readonly #share: number;
	readonly #size: number;
	readonly #leading: number;
	readonly #left = SIDE;
	readonly #width: number;
	#page: PdfPage;
	/** Where the next thing begins, from the top of the page. */
	#y = ABOVE;

	constructor(
		private readonly document: PaperDocument,
		private readonly voice: DocumentVoice,
		private readonly map: MapInput | null,
		letters: LetterFiles,
		private readonly sheet: readonly [width: number, height: number],
		share: number
	) {
		this.#share = share;
		this.#width = sheet[0] - 2 * SIDE;
		this.file = new PdfFile(letters, patterns(this.#width / PAGE_MAP.width));
		this.#page = this.file.page(...sheet);
		const { size, leading } = LETTERS[document.kind];
		this.#size = size * share;
		this.#leading = leading;
	}

	get #bottom(): number {
		return this.sheet[1] - BELOW;
	}

	#turn(): void {
		this.#page = this.file.page(...this.sheet);
		this.#y = ABOVE;
	}

	/** Turns the page where there is less room than that, unless the page is empty. */
	#need(height: number): void {
		if (this.#y + height > this.#bottom && this.#y > ABOVE) this.#turn();
	}

	#gap(height: number): void {
		if (this.#y > ABOVE) this.#y += height;
	}

	/* Text in lines. */

	/** Lines no wider than that: words stay whole where one fits. */
	#lines(runs: readonly TextRun[], width: number, style: TextStyle): Line[] {
		type Word = { text: string; run: TextRun; space: boolean };
		const words: Word[] = [];
		let space = false;
		for (const run of runs) {
			for (const piece of run.text.normalize('NFC').split(/([ \t\r\n]+)/)) {
				if (piece === '') continue;
				if (/^[ \t\r\n]+$/.test(piece)) space = true;
				else {
					words.push({ text: piece, run, space });
					space = false;
				}
			}
		}
		const weightOf = ({ bold }: TextRun): LetterWeight =>
			(bold ?? style.bold ?? false) ? 'bold' : 'regular';
		const wide = (text: string, run: TextRun) => this.file.widthOf(text, style.size, weightOf(run));
		const lines: Stretch[][] = [[]];
		let used = 0;
		const put = (text: string, run: TextRun) => {
			const line = lines.at(-1);
			const last = line?.at(-1);
			const link = run.link ?? null;
			const color = run.soft ? SOFT : link === null ? (style.color ?? INK) : ACCENT;
			const weight = weightOf(run);
			const joined =
				last?.weight === weight && last.color === color && last.link === link ? line?.pop() : null;
			const whole = `${joined?.text ?? ''}${text}`;
			line?.push({ text: whole, weight, color, link, width: wide(whole, run) });
			used = line?.reduce((sum, { width: each }) => sum + each, 0) ?? 0;
		};
		for (const { text, run, space: apart } of words) {
			const before = apart && used > 0 ? ' ' : '';
			if (used > 0 && used + wide(before + text, run) > width) {
				// What is glued to the word before goes to the next line along with it only as a sign.
				lines.push([]);
				used = 0;
			}
			if (used === 0 && wide(text, run) > width) {
				let rest = Array.from(text);
				while (rest.length > 0) {
					let count = rest.length;
					while (count > 1 && wide(rest.slice(0, count).join(''), run) > width) count--;
					put(rest.slice(0, count).join(''), run);
					rest = rest.slice(count);
					if (rest.length > 0) {
						lines.push([]);
						used = 0;
					}
				}
			} else put(used > 0 ? before + text : text, run);
		}
		return lines.filter((line) => line.length > 0);
	}

	#writeLine(tag: PdfTag, line: Line, x: number, baseline: number, size: number): void {
		let at = x;
		for (const { text, weight, color, link, width } of line) {
			const [left, page] = [at, this.#page];
			const write = () => {
				page.text(text, left, baseline, { size, weight, color });
			};
			if (link === null) page.mark(tag, write);
			else {
				const led = tag.add('Link');
				page.mark(led, write);
				page.link(link, left, baseline - size, width, size * 1.25, led);
			}
			at += width;
		}
	}

	/** Writes lines one below the other, turning pages; never leaves one line alone. */
	#write(tag: PdfTag, lines: readonly Line[], x: number, style: TextStyle): void {
		const step = style.size * style.leading;
		lines.forEach((line, at) => {
			const together = at === 0 && lines.length > 1 ? 2 : at === lines.length - 2 ? 2 : 1;
			this.#need(step * together);
			this.#y += step;
			this.#writeLine(tag, line, x, baselineOf(this.#y, style), style.size);
		});
	}

	get #body(): TextStyle {
		return { size: this.#size, leading: this.#leading };
	}

	/* The parts. */

	title(text: string): void {
		const size =
			this.document.kind === 'oral' ? this.#size * 1.25 : Math.max(15, this.#size * 1.75);
		const style: TextStyle = { size, leading: 1.2, bold: true };
		this.#write(
			this.file.root.add('H1'),
			this.#lines([{ text }], this.#width, style),
			this.#left,
			style
		);
		this.#y += size * 0.3;
		const [page, y] = [this.#page, this.#y];
		page.artifact(() => {
			page.path(`M${this.#left} ${y}H${this.#left + this.#width}`, {
				stroke: ACCENT,
				strokeWidth: 2
			});
		});
		this.#y += this.#size * 0.7;
	}

	part(part: DocumentPart, next: DocumentPart | undefined): void {
		switch (part.kind) {
			case 'heading':
				this.#heading(part.text, next);
				break;
			case 'paragraph':
				this.#paragraph(part.runs);
				break;
			case 'list':
				this.#list(part.items, part.ordered, part.small);
				break;
			case 'numbers':
				this.#numbers(part.items);
				break;
			case 'chart':
				this.#chart(part);
				break;
			case 'map':
				this.#map(part.share);
				break;
			case 'table':
				this.#table(part.caption, part.table);
				break;
			case 'sources':
				this.#sources(part.paragraphs, part.link);
		}
	}

	#heading(text: string, next: DocumentPart | undefined): void {
		const size = this.#size * 1.2;
		const style: TextStyle = { size, leading: 1.25, bold: true };
		const lines = this.#lines([{ text }], this.#width, style);
		this.#gap(this.#size * 0.75);
		// A heading is never the last thing on a page.
		const after =
			next?.kind === 'sources' ? this.#sourcesHeight(next) : this.#size * this.#leading * 3;
		this.#need(lines.length * size * 1.25 + after);
		this.#write(this.file.root.add('H2'), lines, this.#left, style);
		this.#y += this.#size * 0.15;
	}

	#paragraph(runs: readonly TextRun[]): void {
		const quiet = runs.every(({ soft }) => soft === true);
		const style = quiet ? { ...this.#body, size: this.#size * 0.9 } : this.#body;
		const lines = this.#lines(runs, this.#width, style);
		this.#write(this.file.root.add('P'), lines, this.#left, style);
		this.#y += this.#size * (this.document.kind === 'oral' ? 0.85 : 0.5);
	}

	#list(items: readonly (readonly TextRun[])[], ordered: boolean, small: boolean): void {
		const list = this.file.root.add('L');
		const style = small ? { ...this.#body, size: this.#size * SMALL, leading: 1.25 } : this.#body;
		const indent = style.size * (ordered ? 1.6 : 1.2);
		for (const [at, runs] of items.entries()) {
			const lines = this.#lines(runs, this.#width - indent, style);
			const item = list.add('LI');
			const [label, body] = [item.add('Lbl'), item.add('LBody')];
			const sign = { text: ordered ? `${at + 1}.` : '•' };
			const step = style.size * style.leading;
			// Items of a few lines stay in one piece.
			this.#need(step * (lines.length <= 4 ? lines.length : 2));
			for (const line of this.#lines([sign], indent, style)) {
				this.#writeLine(label, line, this.#left, baselineOf(this.#y + step, style), style.size);
			}
			this.#write(body, lines, this.#left + indent, style);
			this.#y += style.size * 0.25;
		}
		this.#y += style.size * 0.25;
	}

	/** Figures set large beside each other, up to three in a row; four stand two by two. */
	#numbers(items: readonly BigNumber[]): void {
		const columns = items.length === 4 ? 2 : Math.min(items.length, 3);
		const gap = this.#size * 1.5;
		const width = (this.#width - gap * (columns - 1)) / columns;
		const small: TextStyle = { size: this.#size * 0.92, leading: 1.3 };
		for (let first = 0; first < items.length; first += columns) {
			const row = items.slice(first, first + columns).map(({ value, what, period, compared }) => {
				const [figure = value, margin] = value.split(/ (?=±)/);
				const size = this.#size * 2.7;
				const fitted = Math.min(1, width / this.file.widthOf(figure, size, 'bold')) * size;
				const large: TextStyle = { size: fitted, leading: 1.15, bold: true, color: ACCENT };
				return {
					large,
					figure: this.#lines([{ text: figure }], width + 1, large),
					lines: [
						...(margin === undefined
							? []
							: this.#lines([{ text: margin, bold: true }], width, small)),
						...this.#lines([{ text: what }], width, small),
						...this.#lines([{ text: period, soft: true }], width, small),
						...(compared === '' ? [] : this.#lines([{ text: compared }], width, small))
					]
				};
			});
			const step = small.size * small.leading;
			const figureStep = Math.max(...row.map(({ large }) => large.size * large.leading));
			const height = figureStep + Math.max(...row.map(({ lines }) => lines.length)) * step;
			this.#need(height);
			const top = this.#y;
			row.forEach(({ large, figure, lines }, at) => {
				const x = this.#left + at * (width + gap);
				const tag = this.file.root.add('P');
				for (const line of figure) {
					this.#writeLine(tag, line, x, top + figureStep - large.size * 0.25, large.size);
				}
				lines.forEach((line, i) => {
					this.#writeLine(
						tag,
						line,
						x,
						top + figureStep + (i + 1) * step - small.size * 0.3,
						small.size
					);
				});
			});
			this.#y = top + height + this.#size * 0.8;
		}
	}

	#chart(part: Extract<DocumentPart, { kind: 'chart' }>): void {
		const { chart, drawing, alt } = part;
		const scale = this.#width / drawing.width;
		const heading: TextStyle = { ...this.#body, bold: true };
		const title = this.#lines([{ text: chart.title }], this.#width, heading);
		const quiet: TextStyle = { size: this.#size * 0.88, leading: 1.3 };
		const note = this.#lines([{ text: chart.note, soft: true }], this.#width, quiet);
		this.#need(
			title.length * heading.size * heading.leading +
				drawing.height * scale +
				note.length * quiet.size * quiet.leading +
				this.#size
		);
		this.#write(this.file.root.add('P'), title, this.#left, heading);
		this.#y += this.#size * 0.3;
		this.#figure(alt, drawing.height * scale, (page, top) => {
			this.#shapes(page, drawing.shapes, { x: this.#left, y: top, scale });
		});
		this.#write(this.file.root.add('P'), note, this.#left, quiet);
		this.#y += this.#size * 0.5;
	}

	/** @param share of the page's width that it takes */
	#map(share: number): void {
		if (!this.map) {
			this.#paragraph([{ text: this.document.map.alt }]);
			return;
		}
		const drawing = mapDrawing(this.map, PAGE_MAP);
		const { frame, around, alt } = drawing;
		this.#gap(this.#size * 0.4);
		const full = Math.min(1, (share * this.#width) / drawing.width) * this.#share;
		// A little smaller it may still stand here, and the page is not left half empty.
		const fitting = (this.#bottom - this.#y) / drawing.height;
		const scale = fitting >= full * LEAST_MAP ? Math.min(full, fitting) : full;
		this.#need(drawing.height * scale);
		this.#figure(alt, drawing.height * scale, (page, top) => {
			const placing = { x: this.#left, y: top, scale };
			const inside = { ...placing, y: top + frame.top * scale };
			page.within(inside.x, inside.y, frame.width * scale, frame.height * scale, () => {
				this.#shapes(page, frame.shapes, inside);
			});
			this.#shapes(page, around, placing);
		});
		this.#y += this.#size * 0.6;
	}

	#figure(alt: string, height: number, draw: (page: PdfPage, top: number) => void): void {
		const [page, top] = [this.#page, this.#y];
		page.mark(this.file.root.add('Figure', { alt }), () => {
			draw(page, top);
		});
		this.#y += height;
	}

	#shapes(
		page: PdfPage,
		shapes: readonly DrawnShape[],
		placing: { readonly x: number; readonly y: number; readonly scale: number }
	): void {
		const { x, y, scale } = placing;
		for (const shape of shapes) {
			if (shape.kind === 'dot') {
				const { radius, fill, stroke, strokeWidth } = shape;
				page.dot([x + shape.x * scale, y + shape.y * scale], radius * scale, {
					fill,
					stroke,
					strokeWidth: strokeWidth * scale
				});
			} else if (shape.kind === 'path') {
				const { d, fill, stroke, strokeWidth, dash, opacity } = shape;
				page.path(
					d,
					{
						...(fill === null ? {} : { fill }),
						...(stroke === null ? {} : { stroke, strokeWidth }),
						...(dash === undefined ? {} : { dash }),
						...(opacity === undefined ? {} : { opacity })
					},
					placing
				);
			} else {
				const size = shape.size * scale;
				const weight = shape.bold ? 'bold' : 'regular';
				shape.lines.forEach((text, at) => {
					const wide = this.file.widthOf(text, size, weight);
					const back = { start: 0, middle: wide / 2, end: wide }[shape.anchor];
					const left = x + shape.x * scale - back;
					const baseline = y + (shape.y + at * shape.step) * scale;
					if (shape.halo) {
						const [top, low] = [baseline - size * 0.8, baseline + size * 0.25];
						page.path(`M${left - 1.5} ${top}H${left + wide + 1.5}V${low}H${left - 1.5}Z`, {
							fill: '#ffffff',
							opacity: 0.8
						});
					}
					page.text(text, left, baseline, { size, weight, color: shape.color });
				});
			}
		}
	}

	/** Rows stay whole, and heads come again on each page. Letters shrink until every word fits its column. */
	#table(caption: string, { corner, columns, rows, widths: shares }: DocumentTable): void {
		const widths = shares.map((share) => this.#width * share);
		const pad = 2.4;
		const longest = (size: number) =>
			[
				[{ text: corner, bold: true }],
				...columns,
				...rows.flatMap(({ header, cells }) => [header, ...cells])
			].every((runs, at) => {
				const column = at <= columns.length ? at : (at - columns.length - 1) % (columns.length + 1);
				return runs.every((run) =>
					run.text
						.split(/\s+/)
						.every(
							(word) =>
								this.file.widthOf(word, size, run.bold === true ? 'bold' : 'regular') <=
								(widths[column] ?? 0) - 2 * pad
						)
				);
			});
		let size = this.#size * (this.document.landscape ? 0.84 : 0.86);
		while (size > 5 && !longest(size)) size -= 0.25;
		const style: TextStyle = { size, leading: 1.18 };
		const step = style.size * style.leading;
		const laid = (cells: readonly (readonly TextRun[])[]) => {
			const lines = cells.map((runs, at) =>
				linesOf(runs).flatMap((line) => this.#lines(line, (widths[at] ?? 0) - 2 * pad, style))
			);
			return { lines, height: Math.max(...lines.map(({ length }) => length)) * step + 2 * pad };
		};
		const head = laid([[{ text: corner, bold: true }], ...columns]);
		const body = rows.map(({ header, cells }) => laid([header, ...cells]));
		const title: TextStyle = { ...this.#body, bold: true };
		const captionLines = this.#lines([{ text: caption }], this.#width, title);
		const captionHeight = captionLines.length * title.size * title.leading;
		const whole = captionHeight + head.height + body.reduce((sum, { height }) => sum + height, 0);
		this.#gap(this.#size * 0.5);
		// Turning the page for it must not leave half of one empty: it then begins here, if some rows have room.
		const left = this.#bottom - this.#y;
		const begun = captionHeight + head.height + (body[0]?.height ?? 0) * 3;
		this.#need(left < (this.#bottom - ABOVE) * MOST_EMPTY ? whole : begun);
		const table = this.file.root.add('Table');
		this.#write(table.add('Caption'), captionLines, this.#left, title);
		this.#y += 2;
		const row = ({ lines, height }: ReturnType<typeof laid>, heads: boolean, again = false) => {
			const [page, top] = [this.#page, this.#y];
			const tr = again ? null : table.add('TR');
			let x = this.#left;
			lines.forEach((cell, at) => {
				const role: PdfRole = heads || at === 0 ? 'TH' : 'TD';
				const scope = heads ? 'Column' : 'Row';
				const tag = tr?.add(role, role === 'TH' ? { scope } : {});
				const shift = heads ? height - 2 * pad - cell.length * step : 0;
				cell.forEach((line, i) => {
					const wide = line.reduce((sum, { width }) => sum + width, 0);
					const left = at === 0 ? x : x + (widths[at] ?? 0) - pad - wide;
					const baseline = top + pad + shift + (i + 1) * step - style.size * 0.3;
					if (tag) this.#writeLine(tag, line, left, baseline, style.size);
					else {
						page.artifact(() => {
							for (const { text, weight, color } of line) {
								page.text(text, left, baseline, { size: style.size, weight, color });
							}
						});
					}
				});
				x += widths[at] ?? 0;
			});
			this.#y = top + height;
			const y = this.#y;
			page.artifact(() => {
				page.path(`M${this.#left} ${y}H${this.#left + this.#width}`, {
					stroke: heads ? INK : RULE,
					strokeWidth: heads ? 0.8 : 0.5
				});
			});
		};
		row(head, true);
		for (const each of body) {
			if (this.#y + each.height > this.#bottom) {
				this.#turn();
				row(head, true, true);
			}
			row(each, false);
		}
		this.#y += this.#size * 0.7;
	}

	/* Sources and the link, with its code at their side. */

	get #code(): number {
		return Math.max(78, this.#size * 8);
	}

	#sourceLines(paragraphs: readonly (readonly TextRun[])[]): { lines: Line[][]; style: TextStyle } {
		const style: TextStyle = { size: this.#size * 0.8, leading: 1.28 };
		const width = this.#width - this.#code - this.#size * 1.5;
		return { lines: paragraphs.map((runs) => this.#lines(runs, width, style)), style };
	}

	#sourcesHeight({ paragraphs }: Extract<DocumentPart, { kind: 'sources' }>): number {
		const { lines, style } = this.#sourceLines(paragraphs);
		const text = lines.reduce(
			(sum, each) => sum + each.length * style.size * style.leading + this.#size * 0.3,
			0
		);
		return Math.max(text, this.#code);
	}

	#sources(paragraphs: readonly (readonly TextRun[])[], link: string): void {
		const { lines, style } = this.#sourceLines(paragraphs);
		const height = this.#sourcesHeight({ kind: 'sources', paragraphs, link });
		this.#gap(this.#size * 0.4);
		this.#need(height);
		const top = this.#y;
		for (const each of lines) {
			this.#write(this.file.root.add('P'), each, this.#left, style);
			this.#y += this.#size * 0.3;
		}
		const code = link.length <= LONGEST_CODE ? qrCode(link) : null;
		if (code) {
			const [page, scale] = [this.#page, this.#code / code.size];
			const x = this.#left + this.#width - this.#code;
			page.mark(this.file.root.add('Figure', { alt: this.voice.qrAlt }), () => {
				page.path(code.path, { fill: '#000000' }, { x, y: top, scale });
			});
		}
		this.#y = top + height + this.#size * 0.5;
	}

	/** With as much of the title as has room. */
	#foot(room: number, size: number): string {
		const letters = Array.from(this.document.title);
		const said = (count: number) =>
			this.document.foot(
				count < letters.length
					? `${letters.slice(0, count).join('').trimEnd()}…`
					: this.document.title
			);
		let count = letters.length;
		while (count > 0 && this.file.widthOf(said(count), size, 'regular') > room) count--;
		return said(count);
	}

	/** The line at the foot of every page, once their number is known. */
	feet(): void {
		const count = this.file.pages.length;
		const style = { size: 7.5, weight: 'regular', color: SOFT } as const;
		for (const [at, page] of this.file.pages.entries()) {
			const number = `${at + 1} / ${count}`;
			const wide = this.file.widthOf(number, style.size, 'regular');
			const y = page.height - 26;
			const room = this.#width - wide - 12;
			const said = this.#foot(room, style.size);
			page.artifact(() => {
				page.text(said, this.#left, y, style);
				page.text(number, page.width - SIDE - wide, y, style);
			});
		}
	}
}
