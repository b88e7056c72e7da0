/** The review table and the need sheet as files, made on this device; what writes them is loaded then. */
import { fileName } from '$lib/domain/report/citation';
import { csvText, type FileCell, type FileVoice } from '$lib/domain/report/figure-files';
import type { DocumentPart, PaperDocument } from '$lib/features/report/files/document-parts';
import { keptSheet } from '$lib/features/report/paper';
import { documentVoice, fileVoice, save } from '$lib/features/report/outputs';
import { useMessages } from '$lib/i18n';
import { reportScreen } from '#words/report-screen.ts';
import { files as words } from '#words/program.ts';

export type SheetKind = 'docx' | 'xlsx' | 'csv';

const TYPES: Readonly<Record<SheetKind, string>> = {
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	csv: 'application/zip'
};

/** Letters of a workbook’s column. */
const FIRST = 32;
const OTHERS = 18;

/** A table with what has to be said around it. */
export type SheetToTake = {
	readonly title: string;
	/** For the name of the file: "need-sheet", and of what place. */
	readonly topic: string;
	readonly place: string;
	/** What is said beside the rows, each line under its label. */
	readonly about: readonly { readonly label: string; readonly text: string }[];
	/** Heads first. */
	readonly rows: readonly (readonly FileCell[])[];
	/** The same laid out on pages. */
	readonly parts: readonly DocumentPart[];
	/** Many columns need the long side. */
	readonly landscape: boolean;
	readonly dataVersion: string;
	/** ISO day. */
	readonly date: string;
};

/** Makes the file and hands it over. */
export async function takeSheet(
	make: (voice: FileVoice) => SheetToTake,
	kind: SheetKind
): Promise<File> {
	const sheet = make(fileVoice());
	const file = new File([await contentOf(sheet, kind)], nameOf(sheet, kind), {
		type: TYPES[kind]
	});
	save(file);
	return file;
}

/** A table goes with what describes it, in a ZIP. */
function nameOf({ topic, place, date }: SheetToTake, kind: SheetKind): string {
	return kind === 'csv'
		? fileName({ place, topic: `${topic}-csv`, date, extension: 'zip' })
		: fileName({ place, topic, date, extension: kind });
}

async function contentOf(
	sheet: SheetToTake,
	kind: SheetKind
): Promise<string | Uint8Array<ArrayBuffer>> {
	const { about, rows, date } = sheet;
	switch (kind) {
		case 'csv': {
			const { zipFiles } = await import('$lib/features/report/files/zip');
			const { topic, place } = sheet;
			const said = about.map(({ label, text }) => `${label}: ${text.replace(/\s+/g, ' ').trim()}`);
			return zipFiles(
				[
					// Its first line names the columns, so that any program reads it as it is.
					{ name: fileName({ place, topic, date, extension: 'csv' }), content: csvText(rows) },
					{ name: words.aboutFile, content: `${said.join('\n')}\n` }
				],
				date
			);
		}
		case 'xlsx': {
			const { workbook } = await import('$lib/features/report/files/xlsx');
			return workbook(
				[
					{
						name: words.about,
						widths: [24, 110],
						rows: about.map(({ label, text }) => [label, text]),
						headed: 'column'
					},
					{
						name: words.table,
						widths: (rows[0] ?? []).map((_, at) => (at === 0 ? FIRST : OTHERS)),
						rows,
						headed: 'row'
					}
				],
				date
			);
		}
		case 'docx': {
			const { paperDocx } = await import('$lib/features/report/files/docx');
			const nothing = { map: null, chart: null, code: null };
			return paperDocx(documentOf(sheet), documentVoice(), nothing);
		}
	}
}

function documentOf({ title, parts, landscape, dataVersion, date }: SheetToTake): PaperDocument {
	return {
		kind: 'report',
		title,
		parts,
		sheet: keptSheet(),
		landscape,
		foot: (shown) => reportScreen.paper.foot({ title: shown, version: dataVersion, date }),
		date,
		publisher: useMessages().common.appName,
		map: { title, alt: title }
	};
}
