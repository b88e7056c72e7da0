/** Files of a report, each made on this device when asked for; what writes them is loaded then. */
import { bibtex, citationText, cslJson } from '$lib/core/export/citation-files';
import { csvText, reportCsv } from '$lib/core/export/csv';
import { dictionaryRows } from '$lib/core/export/dictionary';
import type { FileVoice } from '$lib/core/export/figure-rows';
import { fileName } from '$lib/core/export/file-name';
import type { FileKind } from '$lib/core/export/file-words';
import { reportGeoJson } from '$lib/core/export/geojson';
import type { MapInput } from '$lib/core/report/map-input';
import { mapSvg } from '$lib/core/report/map-svg';
import type { Report } from '$lib/core/report/model';
import type { ReportWords } from '$lib/core/report/own-words';
import type { Testimony } from '$lib/core/report/testimony';
import { fail, ok, type Result } from '$lib/core/result';
import { useMessages } from '$lib/i18n';
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

/** Height of the map that stands alone. */
export const ALONE_HEIGHT = 460;

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
	switch (id) {
		case 'document':
			return file(report, 'docx', await documentOf(parts));
		case 'workbook':
			return file(report, 'xlsx', ok(await workbookOf(report)));
		case 'csv':
			return file(report, 'csv', ok(reportCsv(report, fileVoice())));
		case 'geojson':
			return file(report, 'geojson', ok(JSON.stringify(reportGeoJson(report))));
		case 'zip':
			return file(report, 'zip', await packageOf(parts));
		case 'map-svg':
			return file(
				report,
				'svg',
				alone(parts, ({ svg }) => Promise.resolve(ok(svg))),
				'map'
			);
		case 'map-png-2':
		case 'map-png-3':
			return file(report, 'png', pictureOf(parts, id === 'map-png-2' ? 2 : 3), 'map');
		case 'text':
			return file(
				report,
				'txt',
				ok(testimony ? `${testimony.title}\n\n${testimony.text}\n` : citationText(report.citation)),
				testimony?.kind
			);
	}
}

async function file(
	report: Report,
	extension: Extension,
	made: Result<Content> | Promise<Result<Content>>,
	topic: string = useReportMessages().fileWords.topic
): Promise<Result<File>> {
	const content = await made;
	if (!content.ok) return content;
	const name = nameOf(report, extension, topic);
	return ok(new File([content.value], name, { type: TYPES[extension] }));
}

function nameOf({ kind, places, title, date }: Report, extension: Extension, topic: string) {
	const [first] = places;
	const place = kind === 'place' && first ? first.name.title : title;
	return fileName({ place, topic, date, extension });
}

async function documentOf(parts: OutputParts): Promise<Result<Content>> {
	const { report, own } = parts;
	const { documentWords, policyWords } = useReportMessages();
	const [{ reportDocument }, png] = await Promise.all([
		import('$lib/export/docx'),
		pictureOf(parts, 2)
	]);
	const size =
		parts.map && mapSvg(parts.map, { id: 'map', standalone: true, height: ALONE_HEIGHT });
	return ok(
		await reportDocument(
			report,
			{ document: documentWords, policies: policyWords, language: 'en-US' },
			{
				own,
				map: png.ok && size ? { png: png.value, width: size.width, height: size.height } : null
			}
		)
	);
}

async function workbookOf(report: Report): Promise<Content> {
	const { reportWorkbook } = await import('$lib/export/xlsx');
	return reportWorkbook(report, fileVoice());
}

/** The map with everything burnt in. */
async function alone<T>(
	{ map }: OutputParts,
	use: (drawn: { svg: string; width: number; height: number }) => Promise<Result<T>>
): Promise<Result<T>> {
	if (!map) return fail('picture-not-drawn');
	return use(mapSvg(map, { id: 'map', standalone: true, height: ALONE_HEIGHT }));
}

async function pictureOf(
	parts: OutputParts,
	fineness: 2 | 3
): Promise<Result<Uint8Array<ArrayBuffer>>> {
	const { svgToPng } = await import('$lib/export/png');
	return alone(parts, (drawn) => svgToPng(drawn, fineness));
}

/** Everything, with a dictionary of what each file and column is. What cannot be drawn is left out. */
async function packageOf(parts: OutputParts): Promise<Result<Content>> {
	const { report } = parts;
	const { fileWords } = useReportMessages();
	const { zipFiles } = await import('$lib/export/zip');
	const wanted: readonly (readonly [FileKind, OutputId])[] = [
		['csv', 'csv'],
		['workbook', 'workbook'],
		['geojson', 'geojson'],
		['document', 'document'],
		['map', 'map-svg'],
		['picture', 'map-png-2']
	];
	const files: { kind: FileKind; name: string; content: Uint8Array | string }[] = [];
	for (const [kind, id] of wanted) {
		const made = await makeOutput(id, parts);
		if (!made.ok) continue;
		const content = new Uint8Array(await made.value.arrayBuffer());
		files.push({ kind, name: made.value.name, content });
	}
	for (const [extension, content] of [
		['txt', report.citation.plain],
		['bib', bibtex(report.citation)],
		['json', cslJson(report.citation)]
	] as const) {
		files.push({ kind: 'citation', name: `citation.${extension}`, content });
	}
	const dictionary = csvText(dictionaryRows(files, fileWords));
	return ok(zipFiles([...files, { name: 'dictionary.csv', content: dictionary }], report.date));
}

function fileVoice(): FileVoice {
	const { fileWords, report } = useReportMessages();
	return { files: fileWords, estimate: useMessages().estimate, topics: report.topics };
}
