/**
 * A report or testimony as a document to edit: real headings, tables with headed rows, map and chart as
 * pictures, on the paper that was chosen.
 */
import {
	AlignmentType,
	BorderStyle,
	Document,
	ExternalHyperlink,
	Footer,
	HeadingLevel,
	ImageRun,
	LevelFormat,
	LineRuleType,
	Packer,
	PageNumber,
	PageOrientation,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun as DocumentRun,
	VerticalAlignTable,
	WidthType
} from 'docx';
import type { FileChild, IRunOptions, ITableBordersOptions } from 'docx';
import type { BigNumber } from '../../../domain/report/testimony.ts';
import { ACCENT, SOFT } from '../../../domain/report/map-drawing.ts';
import {
	SHEETS,
	linesOf,
	type DocumentPart,
	type DocumentTable,
	type DocumentVoice,
	type PaperDocument,
	type TextRun
} from './document-parts.ts';
import { steadyPackage } from './zip.ts';

export type DocumentPicture = {
	readonly png: Uint8Array;
	/** Pixels at which it is shown. */
	readonly width: number;
	readonly height: number;
};

/** Null where no picture could be drawn: it is then described only, or left out. */
export type DocumentPictures = {
	readonly map: DocumentPicture | null;
	readonly chart: DocumentPicture | null;
	/** The code of the link. */
	readonly code: DocumentPicture | null;
};

/** There on every computer, in the same widths; our own letters cannot travel in a document. */
const FONT = 'Arial';
const BULLETS = 'bullets';
const NUMBERS = 'numbers';

/** A document counts in twentieths of a point. */
const twips = (points: number) => Math.round(20 * points);
/** Three quarters of an inch. */
const MARGIN = twips(54);
/** Letters of an item of a list that stays in one piece. */
const SHORT_ITEM = 350;
/** Pixels of a picture's height. */
const HIGHEST = 330;
const HIGHEST_LANDSCAPE = 360;
/** Twentieths of a point in a pixel of a 96th of an inch. */
const PER_PIXEL = 15;

/** Half points of letters, and what of a line lies from one to the next (240 is one). */
type Letters = { readonly size: number; readonly title: number; readonly line: number };
const LETTERS: Readonly<Record<PaperDocument['kind'], Letters>> = {
	report: { size: 19, title: 32, line: 246 },
	written: { size: 22, title: 30, line: 276 },
	'fact-sheet': { size: 20, title: 36, line: 250 },
	// Read aloud, at arm's length.
	oral: { size: 34, title: 40, line: 360 }
};

/** What a document needs of the page's words beside its parts. */
export type SpokenVoice = Pick<DocumentVoice, 'language' | 'qrAlt'>;

type Setting = {
	readonly letters: Letters;
	/** Twentieths of a point between the margins. */
	readonly width: number;
	readonly document: PaperDocument;
	readonly voice: SpokenVoice;
	readonly pictures: DocumentPictures;
};

/** @returns bytes of the document, the same for the same parts and pictures */
export async function paperDocx(
	document: PaperDocument,
	voice: SpokenVoice,
	pictures: DocumentPictures
): Promise<Uint8Array<ArrayBuffer>> {
	const letters = LETTERS[document.kind];
	const [short, long] = SHEETS[document.sheet];
	const width = twips(document.landscape ? long : short) - 2 * MARGIN;
	const setting: Setting = { letters, width, document, voice, pictures };
	const file = new Document({
		title: document.title,
		creator: document.publisher,
		description: document.map.alt,
		styles: {
			default: {
				document: {
					run: { font: FONT, size: letters.size, language: { value: voice.language } },
					paragraph: { spacing: { ...lineOf(letters.line) } }
				},
				title: {
					run: { size: letters.title, bold: true },
					paragraph: {
						spacing: { after: 160, ...lineOf(252) },
						border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: ACCENT, space: 4 } }
					}
				},
				heading1: {
					run: { size: Math.round(letters.size * 1.2), bold: true },
					paragraph: { spacing: { before: 200, after: 60 }, keepNext: true }
				}
			}
		},
		numbering: {
			config: [
				listOf(BULLETS, LevelFormat.BULLET, '•', 260),
				listOf(NUMBERS, LevelFormat.DECIMAL, '%1.', 340)
			]
		},
		sections: [
			{
				properties: {
					page: {
						// Sides are named as the sheet stands; turning it is said apart.
						size: {
							width: twips(short),
							height: twips(long),
							orientation: document.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
						},
						margin: { top: MARGIN * 0.85, right: MARGIN, bottom: MARGIN * 0.85, left: MARGIN }
					}
				},
				footers: { default: foot(document.foot(document.title)) },
				children: [
					new Paragraph({ text: document.title, heading: HeadingLevel.TITLE }),
					...document.parts.flatMap((part) => children(part, setting))
				]
			}
		]
	});
	return steadyPackage(
		new Uint8Array(await Packer.toArrayBuffer(file)),
		document.date,
		steadyPart(document.date)
	);
}

/** The library writes the clock, and ids by chance, into its parts: both become the same every time. */
function steadyPart(date: string): (name: string, part: string) => string {
	const ids = new Map<string, string>();
	let pictures = 0;
	return (_, part) =>
		part
			.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, `${date}T12:00:00Z`)
			.replace(/(<wp:docPr id=")\d+/g, (_match, before: string) => `${before}${++pictures}`)
			.replace(/\brId([a-z0-9_-]{21})(?=")/g, (_match, id: string) => {
				const steady = ids.get(id) ?? `Link${ids.size + 1}`;
				ids.set(id, steady);
				return `rId${steady}`;
			});
}

function listOf(
	reference: string,
	format: (typeof LevelFormat)[keyof typeof LevelFormat],
	text: string,
	hanging: number
) {
	const style = { paragraph: { indent: { left: hanging + 60, hanging } } };
	return { reference, levels: [{ level: 0, format, text, alignment: AlignmentType.LEFT, style }] };
}

/** So many 240ths of what the letters need, and more where a picture does. */
function lineOf(share: number) {
	return { line: share, lineRule: LineRuleType.AUTO };
}

/* The parts. */

function children(part: DocumentPart, setting: Setting): FileChild[] {
	const { pictures, letters, document } = setting;
	switch (part.kind) {
		case 'heading':
			return [new Paragraph({ text: part.text, heading: HeadingLevel.HEADING_1, keepNext: true })];
		case 'paragraph':
			return [
				new Paragraph({
					children: runs(part.runs, letters.size),
					spacing: { after: document.kind === 'oral' ? 260 : 120 },
					// Whoever reads aloud turns the page between sentences.
					keepLines: document.kind === 'oral'
				})
			];
		case 'list':
			return part.items.map(
				(item) =>
					new Paragraph({
						numbering: { reference: part.ordered ? NUMBERS : BULLETS, level: 0 },
						spacing: { after: 60 },
						// Longer ones are broken like any text.
						keepLines: item.reduce((sum, { text }) => sum + text.length, 0) < SHORT_ITEM,
						children: runs(item, part.small ? Math.round(letters.size * 0.9) : letters.size)
					})
			);
		case 'numbers':
			return [...bigNumbers(part.items, setting), spacer()];
		case 'chart':
			return [
				new Paragraph({
					keepNext: true,
					spacing: { before: 80, after: 60 },
					children: [new DocumentRun(strong(part.chart.title))]
				}),
				pictures.chart
					? picture(pictures.chart, { title: part.chart.title, alt: part.alt }, setting)
					: new Paragraph({ text: part.alt }),
				new Paragraph({
					spacing: { after: 80 },
					children: runs([{ text: part.chart.note, soft: true }], letters.size)
				})
			];
		case 'map':
			return [
				pictures.map
					? picture(pictures.map, document.map, setting, part.share)
					: new Paragraph({ text: document.map.alt, spacing: { after: 120 } })
			];
		case 'table':
			return [
				new Paragraph({
					keepNext: true,
					spacing: { before: 120, after: 60 },
					children: [new DocumentRun(strong(part.caption))]
				}),
				figureTable(part.table, setting),
				spacer()
			];
		case 'sources':
			return [sources(part.paragraphs, part.link, setting)];
	}
}

function runs(all: readonly TextRun[], size: number): (DocumentRun | ExternalHyperlink)[] {
	return all.map((run) =>
		run.link === undefined
			? new DocumentRun(lettersOf(run, size, Math.round(size * 0.88)))
			: new ExternalHyperlink({
					link: run.link,
					children: [new DocumentRun({ text: run.text, style: 'Hyperlink' })]
				})
	);
}

/** @param size half points, of main things and of what is said beside them */
function lettersOf(run: TextRun, size: number, soft: number): IRunOptions {
	return run.soft === true
		? { text: run.text, size: soft, color: SOFT }
		: run.bold === true
			? { ...strong(run.text), size }
			: { text: run.text, size };
}

/** Options by name, for the constructor also takes bare text. */
function strong(text: string): IRunOptions {
	return { text, bold: true };
}

function spacer(): Paragraph {
	return new Paragraph({ spacing: { ...lineOf(120), after: 0 }, children: [] });
}

const NO_BORDERS: ITableBordersOptions = Object.fromEntries(
	['top', 'bottom', 'left', 'right', 'insideHorizontal', 'insideVertical'].map((side) => [
		side,
		{ style: BorderStyle.NONE, size: 0, color: 'auto' }
	])
);

/** Figures set large beside each other, up to three in a row; four stand two by two. */
function bigNumbers(items: readonly BigNumber[], { letters, width }: Setting): Table[] {
	const columns = items.length === 4 ? 2 : Math.min(items.length, 3);
	const rows = Array.from({ length: Math.ceil(items.length / columns) }, (_, row) =>
		Array.from({ length: columns }, (_each, at) => items[row * columns + at])
	);
	const each = Math.floor(width / columns);
	const small = Math.round(letters.size * 0.9);
	const line = (text: string, more: Partial<IRunOptions> = {}) =>
		new Paragraph({
			spacing: { ...lineOf(240), after: 20 },
			children: [new DocumentRun({ text, size: small, ...more })]
		});
	return [
		new Table({
			borders: NO_BORDERS,
			width: { size: width, type: WidthType.DXA },
			columnWidths: Array.from({ length: columns }, () => each),
			rows: rows.map(
				(row) =>
					new TableRow({
						cantSplit: true,
						children: row.map((item) => {
							const [figure = '', margin] = item?.value.split(/ (?=±)/) ?? [];
							return new TableCell({
								width: { size: each, type: WidthType.DXA },
								margins: { top: 40, bottom: 80, left: 0, right: 160 },
								children: item
									? [
											new Paragraph({
												spacing: { ...lineOf(240), after: 20 },
												children: [new DocumentRun({ ...strong(figure), size: 52, color: ACCENT })]
											}),
											...(margin === undefined ? [] : [line(margin, strong(margin))]),
											line(item.what),
											line(item.period, { color: SOFT }),
											...(item.compared === '' ? [] : [line(item.compared)])
										]
									: [new Paragraph({})]
							});
						})
					})
			)
		})
	];
}

function picture(
	{ png, width, height }: DocumentPicture,
	{ title, alt }: { readonly title: string; readonly alt: string },
	setting: Setting,
	of = 1
): Paragraph {
	// Not so high that it goes to the next page and leaves this one half empty.
	const high = setting.document.landscape ? HIGHEST_LANDSCAPE : HIGHEST;
	const share = Math.min(1, (of * setting.width) / PER_PIXEL / width, high / height);
	return new Paragraph({
		spacing: { before: 80, after: 120, ...lineOf(240) },
		children: [image({ png, width: width * share, height: height * share }, title, alt)]
	});
}

function image({ png, width, height }: DocumentPicture, title: string, alt: string): ImageRun {
	return new ImageRun({
		type: 'png',
		data: png,
		transformation: { width: Math.round(width), height: Math.round(height) },
		altText: { name: title, title, description: alt }
	});
}

/** Letters of a table by the number of its columns, in half points: every word must fit its column. */
function tableLetters(columns: number): number {
	return columns > 9 ? 13 : columns > 5 ? 15 : 17;
}

function figureTable(
	{ corner, columns, rows, widths: shares }: DocumentTable,
	{ width }: Setting
): Table {
	const widths = shares.map((share) => Math.floor(width * share));
	const size = tableLetters(columns.length);
	const cell = (lines: readonly TextRun[], at: number, head: boolean) =>
		new TableCell({
			width: { size: widths[at] ?? 0, type: WidthType.DXA },
			margins: { top: 25, bottom: 25, left: 50, right: 50 },
			verticalAlign: head ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
			children: linesOf(lines).map(
				(each) =>
					new Paragraph({
						spacing: { ...lineOf(228), after: 0 },
						alignment: at === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
						children: each.map((run) => new DocumentRun(lettersOf(run, size, size - 1)))
					})
			)
		});
	const line = { style: BorderStyle.SINGLE, size: 4, color: 'A39A88' } as const;
	return new Table({
		width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
		columnWidths: widths,
		borders: { ...NO_BORDERS, top: line, bottom: line, insideHorizontal: line },
		rows: [
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: [[{ text: corner, bold: true }], ...columns].map((each, at) =>
					cell(each, at, true)
				)
			}),
			...rows.map(
				({ header, cells }) =>
					new TableRow({
						cantSplit: true,
						children: [header, ...cells].map((each, at) => cell(each, at, false))
					})
			)
		]
	});
}

/** Sources and the link, with its code for a phone's camera at their side. */
function sources(
	paragraphs: readonly (readonly TextRun[])[],
	link: string,
	{ width, letters, pictures, voice }: Setting
): Table {
	const { code } = pictures;
	const side = code ? Math.round(code.width * PER_PIXEL) + 200 : 0;
	const size = Math.round(letters.size * 0.85);
	const text = new TableCell({
		width: { size: width - side, type: WidthType.DXA },
		margins: { top: 40, bottom: 0, left: 0, right: 160 },
		children: (paragraphs.length === 0 ? [[{ text: link, link }]] : paragraphs).map(
			(each) =>
				new Paragraph({
					spacing: { ...lineOf(240), after: 50 },
					children: each.map((run) =>
						run.link === undefined
							? new DocumentRun({ text: run.text, size })
							: new ExternalHyperlink({
									link: run.link,
									children: [new DocumentRun({ text: run.text, style: 'Hyperlink', size })]
								})
					)
				})
		)
	});
	return new Table({
		borders: NO_BORDERS,
		width: { size: width, type: WidthType.DXA },
		columnWidths: code ? [width - side, side] : [width],
		rows: [
			new TableRow({
				cantSplit: true,
				children: [
					text,
					...(code
						? [
								new TableCell({
									width: { size: side, type: WidthType.DXA },
									children: [
										new Paragraph({
											alignment: AlignmentType.RIGHT,
											children: [image(code, voice.qrAlt, voice.qrAlt)]
										})
									]
								})
							]
						: [])
				]
			})
		]
	});
}

function foot(text: string): Footer {
	return new Footer({
		children: [
			new Paragraph({
				children: [
					new DocumentRun({ text: `${text} · `, size: 15, color: SOFT }),
					new DocumentRun({
						children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
						size: 15,
						color: SOFT
					})
				]
			})
		]
	});
}
