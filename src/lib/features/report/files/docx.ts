/** A report as a document to edit: real headings, tables with headed rows, the map as a picture. */
import type { Report, ReportTable, TableCell as ReportCell } from '../../../domain/report/model.ts';
import {
	AlignmentType,
	Document,
	ExternalHyperlink,
	Footer,
	HeadingLevel,
	ImageRun,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType
} from 'docx';
import type { FileChild, IRunOptions } from 'docx';
import type { DocumentWords } from '../../../domain/report/messages.ts';
import { NO_WORDS } from '../../../domain/report/edits.ts';
import type { ReportWords } from '../../../domain/report/edits.ts';
import { policiesFor } from '../../../domain/report/policies.ts';
import type { PolicyId } from '../../../domain/report/policies.ts';
import { steadyPackage } from './zip.ts';

/* A table of a report in the document, with headed columns and rows. */

/** The library writes the clock, and ids by chance, into its parts: both become the same every time. */
function steadyPart({ date }: Report): (name: string, part: string) => string {
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

/** Hundredths of the width that the column of row headings takes, and one of words beside figures. */
const FIRST_COLUMN = 21;
const WORDS_COLUMN = 11;

function reportTable({ columns, rows }: ReportTable): Table {
	const isWords = columns.map((_, i) => i > 0 && rows[0]?.cells[i - 1]?.kind === 'text');
	const words = isWords.filter(Boolean).length;
	const figures = Math.max(1, columns.length - 1 - words);
	const figureColumn = (100 - FIRST_COLUMN - words * WORDS_COLUMN) / figures;
	const width = (i: number) => ({
		size: i === 0 ? FIRST_COLUMN : isWords[i] ? WORDS_COLUMN : figureColumn,
		type: WidthType.PERCENTAGE
	});
	return new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		rows: [
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: columns.map((column, i) => cell([column], width(i), true))
			}),
			...rows.map(
				({ header, cells }) =>
					new TableRow({
						cantSplit: true,
						children: [
							cell([header], width(0), true),
							...cells.map((each, i) => cell(linesOf(each), width(i + 1), false))
						]
					})
			)
		]
	});
}

/** Value, margin, and how the place stands against it. */
function linesOf(each: ReportCell): string[] {
	if (each.kind === 'text') return [each.text];
	return [each.text.value, each.text.margin, each.against].filter((line) => line !== '');
}

function cell(
	lines: readonly string[],
	width: { size: number; type: (typeof WidthType)['PERCENTAGE'] },
	bold: boolean
): TableCell {
	const run = (text: string, i: number): IRunOptions => ({ text, bold, size: i === 0 ? 18 : 15 });
	return new TableCell({
		width,
		margins: { top: 40, bottom: 40, left: 60, right: 60 },
		children: lines.map((text, i) => new Paragraph({ children: [new TextRun(run(text, i))] }))
	});
}

export type DocumentMap = {
	readonly png: Uint8Array;
	/** Pixels at which it is shown. */
	readonly width: number;
	readonly height: number;
};

export type DocumentVoice = {
	readonly document: DocumentWords;
	readonly policies: Readonly<
		Record<PolicyId, { readonly name: string; readonly addresses: string }>
	>;
	/** BCP 47 tag of the text. */
	readonly language: string;
};

export type DocumentOptions = {
	readonly own?: ReportWords;
	/** Null where no picture could be drawn: the map is then described only. */
	readonly map: DocumentMap | null;
};

/** There on every computer, in the same widths; our own letters cannot travel in a document. */
const FONT = 'Arial';
/** Twentieths of a point: three quarters of an inch, so that the table's columns have room. */
const MARGIN = 1080;
const BULLETS = 'bullets';
/** Width between the margins of a letter page, in pixels of a 96th of an inch. */
const TEXT_WIDTH = 672;

export async function reportDocument(
	report: Report,
	voice: DocumentVoice,
	{ own = NO_WORDS, map }: DocumentOptions
): Promise<Uint8Array<ArrayBuffer>> {
	const words = voice.document;
	const children: FileChild[] = [
		heading(own.title.trim() || report.title, HeadingLevel.TITLE),
		text(report.subtitle),
		...ownWords(own, words),
		heading(words.findings, HeadingLevel.HEADING_1),
		...report.findings.flatMap(({ sentence, period, tables }) => [
			bullet(sentence, words.source({ period, tables }))
		]),
		heading(words.map, HeadingLevel.HEADING_1),
		...(map ? [picture(map, report.map)] : []),
		text(report.map.alt),
		heading(words.table, HeadingLevel.HEADING_1),
		text(report.table.caption),
		reportTable(report.table),
		...section(words.unknown, report.unknowns),
		...section(words.method, report.method),
		...section(words.notes, report.notes),
		...policies(report, voice),
		...section(
			words.sources,
			report.sources.map(({ sentence }) => sentence)
		),
		heading(words.citation, HeadingLevel.HEADING_1),
		text(report.citation.plain),
		new Paragraph({ children: [link(report.link)] }),
		text(words.dataVersion({ version: report.dataVersion }))
	];
	const file = new Document({
		title: report.title,
		creator: report.citation.publisher,
		description: report.map.alt,
		styles: {
			default: {
				document: { run: { font: FONT, size: 21, language: { value: voice.language } } },
				title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 120 } } },
				heading1: {
					run: { size: 28, bold: true },
					paragraph: { spacing: { before: 280, after: 100 }, keepNext: true }
				}
			}
		},
		numbering: {
			config: [
				{
					reference: BULLETS,
					levels: [
						{
							level: 0,
							format: LevelFormat.BULLET,
							text: '•',
							alignment: AlignmentType.LEFT,
							style: { paragraph: { indent: { left: 360, hanging: 260 } } }
						}
					]
				}
			]
		},
		sections: [
			{
				properties: {
					page: { margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } }
				},
				footers: { default: foot(report) },
				children
			}
		]
	});
	return steadyPackage(
		new Uint8Array(await Packer.toArrayBuffer(file)),
		report.date,
		steadyPart(report)
	);
}

function heading(
	words: string,
	level: (typeof HeadingLevel)[keyof typeof HeadingLevel]
): Paragraph {
	return new Paragraph({ text: words, heading: level, keepNext: true });
}

function text(words: string): Paragraph {
	return new Paragraph({ text: words, spacing: { after: 100 } });
}

function bullet(words: string, after?: string): Paragraph {
	return new Paragraph({
		numbering: { reference: BULLETS, level: 0 },
		spacing: { after: 60 },
		children: [
			new TextRun(words),
			...(after === undefined ? [] : [new TextRun({ text: ` (${after})`, size: 18 })])
		]
	});
}

/** Nothing where there is nothing to say. */
function section(title: string, lines: readonly string[]): Paragraph[] {
	return lines.length === 0
		? []
		: [heading(title, HeadingLevel.HEADING_1), ...lines.map((line) => bullet(line))];
}

function ownWords(own: ReportWords, words: DocumentWords): Paragraph[] {
	const paragraphs = (said: string) =>
		said
			.split(/\n+/)
			.map((each) => each.trim())
			.filter((each) => each !== '')
			.map(text);
	const [story, ask] = [paragraphs(own.story), paragraphs(own.ask)];
	return [
		...(own.speaker.trim() === '' ? [] : [text(words.speaker({ speaker: own.speaker.trim() }))]),
		...(own.hearing.trim() === ''
			? []
			: [text(words.hearing({ hearing: own.hearing.trim(), date: own.date }))]),
		...(story.length === 0 ? [] : [heading(words.story, HeadingLevel.HEADING_1), ...story]),
		...(ask.length === 0 ? [] : [heading(words.ask, HeadingLevel.HEADING_1), ...ask])
	];
}

function policies(report: Report, voice: DocumentVoice): Paragraph[] {
	const fits = policiesFor(report);
	if (fits.length === 0) return [];
	return [
		heading(voice.document.policies, HeadingLevel.HEADING_1),
		text(voice.document.policiesNote),
		...fits.map(({ policy, sources }) => {
			const { name, addresses } = voice.policies[policy];
			return new Paragraph({
				numbering: { reference: BULLETS, level: 0 },
				spacing: { after: 60 },
				children: [
					new TextRun(strong(`${name}. `)),
					new TextRun(addresses),
					...sources.flatMap(({ publisher, title, year, url }) => [
						new TextRun(' '),
						link(url, `${publisher}: ${title}${year === null ? '' : ` (${year})`}.`)
					])
				]
			});
		})
	];
}

/** Options by name, for the constructor also takes bare text. */
function strong(words: string): IRunOptions {
	return { text: words, bold: true };
}

function link(url: string, words = url): ExternalHyperlink {
	return new ExternalHyperlink({
		link: url,
		children: [new TextRun({ text: words, style: 'Hyperlink' })]
	});
}

function picture({ png, width, height }: DocumentMap, { title, alt }: Report['map']): Paragraph {
	const share = Math.min(1, TEXT_WIDTH / width);
	return new Paragraph({
		children: [
			new ImageRun({
				type: 'png',
				data: png,
				transformation: { width: Math.round(width * share), height: Math.round(height * share) },
				altText: { name: title, title, description: alt }
			})
		]
	});
}

function foot({ title, dataVersion, date }: Report): Footer {
	return new Footer({
		children: [
			new Paragraph({
				children: [
					new TextRun({ text: `${title} · ${date} · ${dataVersion} · `, size: 16 }),
					new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 })
				]
			})
		]
	});
}
