/** Everything of a report in one package, with a dictionary of what is in it. */
import { bibtex, citationText, cslJson, reportFileName } from '../../../domain/report/citation.ts';
import {
	csvText,
	reportCsv,
	dictionaryRows,
	reportGeoJson
} from '../../../domain/report/figure-files.ts';
import type { OutputKind } from '../../../domain/report/messages.ts';
import type { FileVoice } from '../../../domain/report/figure-files.ts';
import type { Report } from '../../../domain/report/model.ts';
import type { ReportWords } from '../../../domain/report/edits.ts';
import { reportDocument, type DocumentMap, type DocumentVoice } from './docx.ts';
import { reportWorkbook } from './xlsx.ts';
import { zipFiles, type PackageFile } from './zip.ts';

export type ReportFile = PackageFile & { readonly kind: OutputKind };

export type PackageParts = {
	/** The map that stands alone. */
	readonly mapSvg: string;
	/** Null where no picture could be drawn. */
	readonly map: DocumentMap | null;
	readonly own?: ReportWords;
};

/** @returns bytes of a ZIP, the same for the same report and parts */
export async function reportPackage(
	report: Report,
	files: FileVoice,
	document: DocumentVoice,
	{ mapSvg, map, own }: PackageParts
): Promise<Uint8Array<ArrayBuffer>> {
	const named = (
		kind: OutputKind,
		topic: string,
		extension: string,
		content: PackageFile['content']
	): ReportFile => ({ kind, name: reportFileName(report, topic, extension), content });
	const { topic } = files.files;
	const documentOptions = own === undefined ? { map } : { map, own };
	const parts: ReportFile[] = [
		named('csv', 'figures', 'csv', reportCsv(report, files)),
		named('workbook', 'figures', 'xlsx', await reportWorkbook(report, files)),
		named('geojson', 'places', 'geojson', `${JSON.stringify(reportGeoJson(report))}\n`),
		named('document', topic, 'docx', await reportDocument(report, document, documentOptions)),
		named('map', 'map', 'svg', mapSvg),
		...(map ? [named('picture', 'map', 'png', map.png)] : []),
		named('citation', 'citation', 'txt', citationText(report.citation)),
		named('citation', 'citation', 'bib', bibtex(report.citation)),
		named('citation', 'citation', 'json', cslJson(report.citation))
	];
	const dictionary = csvText(dictionaryRows(parts, files.files));
	return zipFiles(
		[...parts, { name: reportFileName(report, 'data-dictionary', 'csv'), content: dictionary }],
		report.date
	);
}
