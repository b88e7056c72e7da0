/** Files of a report, each made on this device when asked for; what writes them is loaded then. */
import { citationText, reportFileName } from '$lib/domain/report/citation';
import { reportGeoJson } from '$lib/domain/report/figure-files';
import type { FileVoice } from '$lib/domain/report/figure-files';
import { MAP_WIDTH, PAGE_MAP, type MapInput, type MapSize } from '$lib/domain/report/report-map';
import { mapSvg, shapesSvg, type DrawnMap } from '$lib/domain/report/map-svg';
import type { Report } from '$lib/domain/report/model';
import type { ReportWords } from '$lib/domain/report/edits';
import type { Testimony } from '$lib/domain/report/testimony';
import { fail, ok, type Problem, type Result } from '$lib/domain/result';
import type { DocumentPicture } from '$lib/features/report/files/docx';
import type {
	ChartDrawing,
	DocumentVoice,
	PaperDocument
} from '$lib/features/report/files/document-parts';
import type { PaperSize } from './paper';
import type { LetterFiles } from '$lib/features/report/files/pdf-file';
import { useMessages } from '$lib/i18n';
import { figureNames } from '$lib/i18n/figures';
import { language } from '#words/language.ts';
import { useReportMessages } from '$lib/i18n/report';
import regular from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff?url';
import regularMore from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff?url';
import bold from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff?url';
import boldMore from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-700-normal.woff?url';

export const OUTPUT_IDS = [
	'pdf',
	'document',
	'workbook',
	'csv',
	'geojson',
	'zip',
	'map-svg',
	'map-png-2',
	'map-png-3',
	'text'
] as const;
export type OutputId = (typeof OUTPUT_IDS)[number];

export type OutputParts = {
	readonly report: Report;
	readonly own: ReportWords;
	/** With lakes and rivers, which are fetched for it; null where the map could not be drawn. */
	readonly map: (size: MapSize) => Promise<MapInput | null>;
	/** The testimony that is on the page; null where the report itself is. */
	readonly testimony: Testimony | null;
	readonly sheet: PaperSize;
};

type Content = string | Uint8Array<ArrayBuffer>;

/** The map that stands alone. */
const ALONE_MAP: MapSize = { width: MAP_WIDTH, height: 460 };
/** A picture of a code has so many dots for each of its squares. */
const CODE_DOTS = 4;
/** Pixels at which the code stands in a document. */
const CODE_WIDTH = 104;

const TYPES = {
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	geojson: 'application/geo+json',
	zip: 'application/zip',
	svg: 'image/svg+xml',
	png: 'image/png',
	txt: 'text/plain'
} as const;
type Extension = keyof typeof TYPES;

/** Made of nothing, to ask the device whether it hands on files of this kind. */
export const PDF_SAMPLE = { type: TYPES.pdf, name: 'report.pdf' } as const;

export async function makeOutput(id: OutputId, parts: OutputParts): Promise<Result<File>> {
	const { report, testimony } = parts;
	const { topic } = useReportMessages().fileWords;
	const kind = testimony?.kind ?? topic;
	switch (id) {
		case 'pdf':
			return file(report, 'pdf', kind, pdfOf(parts));
		case 'document':
			return file(report, 'docx', kind, documentOf(parts));
		case 'workbook':
			return file(report, 'xlsx', 'figures', ok(await workbookOf(report)));
		case 'csv':
			return file(report, 'zip', 'figures-csv', ok(await csvOf(report)));
		case 'geojson':
			return file(report, 'geojson', 'places', ok(`${JSON.stringify(reportGeoJson(report))}\n`));
		case 'zip':
			return file(report, 'zip', 'package', packageOf(parts));
		case 'map-svg': {
			const drawn = await drawnMap(parts, ALONE_MAP);
			return drawn.ok ? file(report, 'svg', 'map', ok(drawn.value.svg)) : drawn;
		}
		case 'map-png-2':
		case 'map-png-3':
			return id === 'map-png-2'
				? file(report, 'png', 'map-2x', pictureOfMap(parts, 2))
				: file(report, 'png', 'map-3x', pictureOfMap(parts, 3));
		case 'text': {
			if (testimony) return file(report, 'txt', testimony.kind, ok(plainText(testimony)));
			return file(report, 'txt', 'citation', ok(citationText(report.citation)));
		}
	}
}

function plainText({ title, text }: Testimony): string {
	return `${title}\n\n${text}\n`;
}

async function file(
	report: Report,
	extension: Extension,
	topic: string,
	made: Result<Content> | Promise<Result<Content>>
): Promise<Result<File>> {
	const content = await made;
	if (!content.ok) return content;
	const name = reportFileName(report, topic, extension);
	return ok(new File([content.value], name, { type: TYPES[extension] }));
}

/* Pages: what is on the screen, as a PDF and as a document to edit. */

async function pageOf(parts: OutputParts): Promise<PaperDocument> {
	const { paperDocument } = await import('$lib/features/report/files/document-parts');
	return paperDocument(parts, documentVoice());
}

async function pdfOf(parts: OutputParts): Promise<Result<Uint8Array<ArrayBuffer>>> {
	const [{ documentPdf }, letters, page, map] = await Promise.all([
		import('$lib/features/report/files/pdf'),
		letterFiles(),
		pageOf(parts),
		parts.map(PAGE_MAP)
	]);
	return documentPdf(page, documentVoice(), { letters, map });
}

let letters: Promise<LetterFiles> | null = null;

/** Our own letters, fetched once: the page has them packed in another way. */
function letterFiles(): Promise<LetterFiles> {
	letters ??= Promise.all([regular, regularMore, bold, boldMore].map(bytesAt)).then(
		([first, second, third, fourth]) => ({
			regular: [first, second].flatMap((each) => each ?? []),
			bold: [third, fourth].flatMap((each) => each ?? [])
		})
	);
	// After a failure they are fetched again.
	letters.catch(() => (letters = null));
	return letters;
}

async function bytesAt(url: string): Promise<Uint8Array> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${response.status} ${url}`);
	return new Uint8Array(await response.arrayBuffer());
}

async function documentOf(parts: OutputParts): Promise<Result<Uint8Array<ArrayBuffer>>> {
	const [{ paperDocx }, page] = await Promise.all([
		import('$lib/features/report/files/docx'),
		pageOf(parts)
	]);
	const has = (kind: string) => page.parts.some((part) => part.kind === kind);
	const chart = page.parts.find((part) => part.kind === 'chart');
	const pictures = {
		map: has('map') ? await pictureIn(await drawnMap(parts, PAGE_MAP)) : null,
		chart: chart ? await pictureIn(ok(shapesSvg(chart.drawing.shapes, chart.drawing))) : null,
		code: has('sources') ? await codeIn(parts.report.link) : null
	};
	return ok(await paperDocx(page, documentVoice(), pictures));
}

/** Null where no picture can be drawn: the document then does without it. */
async function pictureIn(drawn: Result<DrawnMap>): Promise<DocumentPicture | null> {
	if (!drawn.ok) return null;
	const png = await svgToPng(drawn.value, 2);
	return png.ok ? { ...drawn.value, png: png.value } : null;
}

async function codeIn(link: string): Promise<DocumentPicture | null> {
	const { LONGEST_CODE, qrCode } = await import('$lib/ui/qr');
	if (link.length > LONGEST_CODE) return null;
	const { size, path } = qrCode(link);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`;
	const png = await svgToPng({ svg, width: size, height: size }, CODE_DOTS);
	return png.ok ? { png: png.value, width: CODE_WIDTH, height: CODE_WIDTH } : null;
}

async function csvOf(report: Report): Promise<Content> {
	const { csvPackage } = await import('$lib/features/report/files/package');
	return csvPackage(report, fileVoice());
}

async function workbookOf(report: Report): Promise<Content> {
	const { reportWorkbook } = await import('$lib/features/report/files/xlsx');
	return reportWorkbook(report, fileVoice());
}

/* The map as drawing and picture. */

/** The map with everything burnt in where it stands alone. */
async function drawnMap(parts: OutputParts, size: MapSize): Promise<Result<DrawnMap>> {
	const map = await parts.map(size);
	if (!map) return fail('picture-not-drawn');
	return ok(mapSvg(map, { id: 'map', standalone: size === ALONE_MAP, ...size }));
}

async function pictureOfMap(
	parts: OutputParts,
	fineness: 2 | 3
): Promise<Result<Uint8Array<ArrayBuffer>>> {
	const drawn = await drawnMap(parts, ALONE_MAP);
	return drawn.ok ? svgToPng(drawn.value, fineness) : drawn;
}

export type PngProblem = Problem<
	/** The browser could not draw it. */
	'picture-not-drawn'
>;

/** @param fineness pixels of the picture for each of the drawing */
async function svgToPng(
	{ svg, width, height }: DrawnMap,
	fineness: number
): Promise<Result<Uint8Array<ArrayBuffer>, PngProblem>> {
	const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image(width, height);
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(width * fineness);
		canvas.height = Math.round(height * fineness);
		const context = canvas.getContext('2d');
		if (!context) return fail('picture-not-drawn');
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		const blob = await new Promise<Blob | null>((done) => {
			canvas.toBlob(done, 'image/png');
		});
		return blob ? ok(new Uint8Array(await blob.arrayBuffer())) : fail('picture-not-drawn');
	} catch (error) {
		return fail('picture-not-drawn', { detail: String(error) });
	} finally {
		URL.revokeObjectURL(url);
	}
}

/** A drawing by itself: to scale at any size, or as a picture of twice its pixels. */
export async function pictureOf(
	drawing: ChartDrawing,
	title: string,
	kind: 'svg' | 'png'
): Promise<Result<Content, PngProblem>> {
	const drawn = shapesSvg(drawing.shapes, drawing, title);
	return kind === 'svg' ? ok(drawn.svg) : svgToPng(drawn, 2);
}

/** Everything, with a dictionary of what each file and column is. */
async function packageOf(parts: OutputParts): Promise<Result<Content>> {
	const drawn = await drawnMap(parts, ALONE_MAP);
	if (!drawn.ok) return drawn;
	const { testimony } = parts;
	const report = { ...parts, testimony: null };
	const bytes = (made: Result<Uint8Array<ArrayBuffer>>) => (made.ok ? made.value : null);
	const { reportPackage } = await import('$lib/features/report/files/package');
	const document = await documentOf(report);
	if (!document.ok) return document;
	const said = testimony && (await documentOf(parts));
	return ok(
		await reportPackage(parts.report, fileVoice(), {
			mapSvg: drawn.value.svg,
			mapPng: bytes(await pictureOfMap(parts, 2)),
			document: document.value,
			pdf: bytes(await pdfOf(report)),
			testimony:
				testimony && said?.ok === true
					? {
							kind: testimony.kind,
							document: said.value,
							pdf: bytes(await pdfOf(parts)),
							text: plainText(testimony)
						}
					: null
		})
	);
}

export function fileVoice(): FileVoice {
	const { fileWords, report } = useReportMessages();
	return {
		files: fileWords,
		figures: figureNames,
		estimate: useMessages().estimate,
		topics: report.topics
	};
}

export function documentVoice(): DocumentVoice {
	const { policyWords, screen, testimony } = useReportMessages();
	return {
		paper: screen.paper,
		at: screen.own.at,
		policies: policyWords,
		decides: testimony.decides.spoken,
		qrAlt: screen.cite.qrAlt,
		language: language.locale
	};
}

/** How a file leaves the page: into the downloads, or to another program of the device. */

export function save(file: File): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = file.name;
	document.body.append(link);
	link.click();
	link.remove();
	// Browsers read the file after the click; a minute is more than any of them takes.
	setTimeout(() => {
		URL.revokeObjectURL(url);
	}, 60_000);
}

/** Whether this device can hand files of this kind to other programs. A browser tells it of any file of the kind. */
export function canShareFiles(type: string, name: string): boolean {
	if (typeof navigator.canShare !== 'function') return false;
	return navigator.canShare({ files: [new File([''], name, { type })] });
}

/** False where the device could not; closing its window is no failure. */
export async function share(data: ShareData): Promise<boolean> {
	try {
		await navigator.share(data);
		return true;
	} catch (error) {
		return error instanceof DOMException && error.name === 'AbortError';
	}
}

/** False where the browser does not allow it. */
export async function copy(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch (error) {
		if (error instanceof DOMException || error instanceof TypeError) return false;
		throw error;
	}
}
