/** Files of a report, each made on this device when asked for; what writes them is loaded then. */
import { citationText, reportFileName } from '$lib/domain/report/citation';
import { reportCsv, reportGeoJson } from '$lib/domain/report/figure-files';
import type { FileVoice } from '$lib/domain/report/figure-files';
import { MAP_WIDTH, type MapInput, type MapSize } from '$lib/domain/report/report-map';
import { mapSvg, type DrawnMap } from '$lib/domain/report/map-svg';
import type { Report } from '$lib/domain/report/model';
import type { ReportWords } from '$lib/domain/report/edits';
import type { Testimony } from '$lib/domain/report/testimony';
import { fail, ok, type Result } from '$lib/domain/result';
import type { DocumentMap, DocumentVoice } from '$lib/features/report/files/docx';
import { useMessages } from '$lib/i18n';
import { figureNames } from '$lib/i18n/figures';
import { language } from '#words/language.ts';
import { useReportMessages } from '$lib/i18n/report';

export const OUTPUT_IDS = [
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
	/** Null where the map could not be drawn. */
	readonly map: MapInput | null;
	readonly testimony: Testimony | null;
};

type Content = string | Uint8Array<ArrayBuffer>;

/** The map that stands alone. */
export const ALONE_MAP: MapSize = { width: MAP_WIDTH, height: 460 };

const TYPES = {
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	csv: 'text/csv',
	geojson: 'application/geo+json',
	zip: 'application/zip',
	svg: 'image/svg+xml',
	png: 'image/png',
	txt: 'text/plain'
} as const;
type Extension = keyof typeof TYPES;

export async function makeOutput(id: OutputId, parts: OutputParts): Promise<Result<File>> {
	const { report, testimony } = parts;
	const { topic } = useReportMessages().fileWords;
	switch (id) {
		case 'document':
			return file(report, 'docx', topic, documentOf(parts));
		case 'workbook':
			return file(report, 'xlsx', 'figures', ok(await workbookOf(report)));
		case 'csv':
			return file(report, 'csv', 'figures', ok(reportCsv(report, fileVoice())));
		case 'geojson':
			return file(report, 'geojson', 'places', ok(`${JSON.stringify(reportGeoJson(report))}\n`));
		case 'zip':
			return file(report, 'zip', topic, packageOf(parts));
		case 'map-svg': {
			const drawn = drawnMap(parts);
			return drawn.ok ? file(report, 'svg', 'map', ok(drawn.value.svg)) : drawn;
		}
		case 'map-png-2':
		case 'map-png-3':
			return file(report, 'png', 'map', pictureOf(parts, id === 'map-png-2' ? 2 : 3));
		case 'text': {
			if (testimony) {
				return file(report, 'txt', testimony.kind, ok(`${testimony.title}\n\n${testimony.text}\n`));
			}
			return file(report, 'txt', 'citation', ok(citationText(report.citation)));
		}
	}
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

async function documentOf(parts: OutputParts): Promise<Result<Content>> {
	const [{ reportDocument }, map] = await Promise.all([
		import('$lib/features/report/files/docx'),
		documentMap(parts)
	]);
	return ok(await reportDocument(parts.report, documentVoice(), { own: parts.own, map }));
}

async function workbookOf(report: Report): Promise<Content> {
	const { reportWorkbook } = await import('$lib/features/report/files/xlsx');
	return reportWorkbook(report, fileVoice());
}

/** The map with everything burnt in. */
function drawnMap({ map }: OutputParts): Result<DrawnMap> {
	if (!map) return fail('picture-not-drawn');
	return ok(mapSvg(map, { id: 'map', standalone: true, ...ALONE_MAP }));
}

async function pictureOf(
	parts: OutputParts,
	fineness: 2 | 3
): Promise<Result<Uint8Array<ArrayBuffer>>> {
	const drawn = drawnMap(parts);
	if (!drawn.ok) return drawn;
	const { svgToPng } = await import('$lib/features/report/files/png');
	return svgToPng(drawn.value, fineness);
}

/** Null where no picture can be drawn: the document then describes the map only. */
async function documentMap(parts: OutputParts): Promise<DocumentMap | null> {
	const drawn = drawnMap(parts);
	const png = await pictureOf(parts, 2);
	if (!drawn.ok || !png.ok) return null;
	return { png: png.value, width: drawn.value.width, height: drawn.value.height };
}

/** Everything, with a dictionary of what each file and column is. */
async function packageOf(parts: OutputParts): Promise<Result<Content>> {
	const drawn = drawnMap(parts);
	if (!drawn.ok) return drawn;
	const [{ reportPackage }, map] = await Promise.all([
		import('$lib/features/report/files/package'),
		documentMap(parts)
	]);
	const pack = { mapSvg: drawn.value.svg, map, own: parts.own };
	return ok(await reportPackage(parts.report, fileVoice(), documentVoice(), pack));
}

function fileVoice(): FileVoice {
	const { fileWords, report } = useReportMessages();
	return {
		files: fileWords,
		figures: figureNames,
		estimate: useMessages().estimate,
		topics: report.topics
	};
}

function documentVoice(): DocumentVoice {
	const { documentWords, policyWords } = useReportMessages();
	return { document: documentWords, policies: policyWords, language: language.locale };
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

/** Whether this device can hand files of this kind to other programs. */
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
