/** Everything of a report in one package, with a dictionary of what is in it. */
import { bibtex, citationText, cslJson, reportFileName } from '../../../domain/report/citation.ts';
import {
	csvText,
	reportCsv,
	reportDataPackage,
	dictionaryRows,
	reportGeoJson
} from '../../../domain/report/figure-files.ts';
import type { OutputKind } from '../../../domain/report/messages.ts';
import type { FileVoice } from '../../../domain/report/figure-files.ts';
import type { Report } from '../../../domain/report/model.ts';
import { reportWorkbook } from './xlsx.ts';
import { zipFiles, type PackageFile } from './zip.ts';

export type ReportFile = PackageFile & { readonly kind: OutputKind };

/** What is laid out elsewhere; null where it could not be made. */
export type PackageParts = {
	/** The map that stands alone. */
	readonly mapSvg: string;
	readonly mapPng: Uint8Array | null;
	readonly document: Uint8Array;
	readonly pdf: Uint8Array | null;
	/** The testimony that was chosen; null where none was. */
	readonly testimony: {
		readonly kind: string;
		readonly document: Uint8Array;
		readonly pdf: Uint8Array | null;
		readonly text: string;
	} | null;
};

/** The table of all figures with what describes it, as a ZIP. */
export function csvPackage(report: Report, files: FileVoice): Uint8Array<ArrayBuffer> {
	const name = reportFileName(report, 'figures', 'csv');
	return zipFiles(
		[
			{ name, content: reportCsv(report, files) },
			{ name: 'datapackage.json', content: reportDataPackage(report, name, files.files) }
		],
		report.date
	);
}

/** @returns bytes of a ZIP, the same for the same report and parts */
export async function reportPackage(
	report: Report,
	files: FileVoice,
	{ mapSvg, mapPng, document, pdf, testimony }: PackageParts
): Promise<Uint8Array<ArrayBuffer>> {
	const named = (
		kind: OutputKind,
		topic: string,
		extension: string,
		content: PackageFile['content'] | null
	): ReportFile[] =>
		content === null ? [] : [{ kind, name: reportFileName(report, topic, extension), content }];
	const { topic } = files.files;
	const csv = reportFileName(report, 'figures', 'csv');
	const parts: ReportFile[] = [
		{ kind: 'csv', name: csv, content: reportCsv(report, files) },
		{
			kind: 'description',
			name: 'datapackage.json',
			content: reportDataPackage(report, csv, files.files)
		},
		...named('workbook', 'figures', 'xlsx', await reportWorkbook(report, files)),
		...named('geojson', 'places', 'geojson', `${JSON.stringify(reportGeoJson(report))}\n`),
		...named('document', topic, 'docx', document),
		...named('pdf', topic, 'pdf', pdf),
		...(testimony
			? [
					...named('testimony', testimony.kind, 'docx', testimony.document),
					...named('testimony-pdf', testimony.kind, 'pdf', testimony.pdf),
					...named('testimony-text', testimony.kind, 'txt', testimony.text)
				]
			: []),
		...named('map', 'map', 'svg', mapSvg),
		...named('picture', 'map', 'png', mapPng),
		...named('citation', 'citation', 'txt', citationText(report.citation)),
		...named('citation', 'citation', 'bib', bibtex(report.citation)),
		...named('citation', 'citation', 'json', cslJson(report.citation))
	];
	const dictionary = csvText(dictionaryRows(parts, files.files));
	return zipFiles(
		[...parts, { name: reportFileName(report, 'data-dictionary', 'csv'), content: dictionary }],
		report.date
	);
}
