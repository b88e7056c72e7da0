/** How a report is cited, in plain text and for reference managers (BibTeX, CSL-JSON), and the names of its files. */
import type { Citation, Report } from './model.ts';
import type { ReportMessages } from './messages.ts';

export type CitationParts = {
	readonly title: string;
	readonly version: string;
	readonly link: string;
	readonly date: string;
};

export function citationOf(
	{ title, version, link, date }: CitationParts,
	{ cite }: ReportMessages
): Citation {
	const { publisher, figures } = cite;
	const year = date.slice(0, 4);
	return {
		title,
		publisher,
		figures,
		version,
		link,
		date,
		plain: cite.plain({ publisher, year, title, figures, version, link, date }),
		notes: { figures: cite.figuresNote({ figures }), version: cite.versionNote({ version }) }
	};
}

/* A citation for reference managers: BibTeX and CSL-JSON. */

/** BibTeX with everything that TeX would take for a command made harmless. */
export function bibtex({ title, publisher, notes, link, date }: Citation): string {
	const year = date.slice(0, 4);
	const fields: readonly (readonly [string, string])[] = [
		['author', `{${tex(publisher)}}`],
		['title', `{${tex(title)}}`],
		['year', year],
		['url', link.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign))],
		['urldate', date],
		['note', `${tex(notes.figures)}. ${tex(notes.version)}`]
	];
	const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
	return `@misc{rootline-${slug(title)}-${year},\n${lines.join(',\n')}\n}\n`;
}

const TEX: Readonly<Record<string, string>> = {
	'\\': '\\textbackslash{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}'
};

function tex(text: string): string {
	return text
		.replace(/[\\~^]|[{}$&#%_]/g, (sign) => TEX[sign] ?? `\\${sign}`)
		.replace(/\s+/g, ' ')
		.trim();
}

/** One item of CSL-JSON, as a list, which is what reference managers import. */
export function cslJson(citation: Citation): string {
	const { title, publisher, notes, version, link, date } = citation;
	const parts = date.split('-').map(Number);
	return `${JSON.stringify(
		[
			{
				id: `rootline-${slug(title)}-${date}`,
				type: 'webpage',
				title,
				author: [{ literal: publisher }],
				publisher,
				issued: { 'date-parts': [parts] },
				accessed: { 'date-parts': [parts] },
				URL: link,
				version,
				note: notes.figures
			}
		],
		null,
		'\t'
	)}\n`;
}

/** All three, for one text file. */
export function citationText(citation: Citation): string {
	return `${citation.plain}\n\n${bibtex(citation)}`;
}

/* Names of a report's files. */

/** Names of files: place, topic and date, in letters that every system takes. */

const LONGEST_PART = 60;

/** "Penn Avenue station area" → "penn-avenue-station-area"; "place" where no letter is left. */
export function slug(text: string): string {
	const plain = text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, LONGEST_PART)
		.replace(/^-+|-+$/g, '');
	return plain === '' ? 'place' : plain;
}

export type FileNameParts = {
	readonly place: string;
	/** Indicator or topic. */
	readonly topic: string;
	/** ISO day. */
	readonly date: string;
	readonly extension: string;
};

/** "rootline_penn-avenue-station-area_report_2026-11-27.csv" */
export function fileName({ place, topic, date, extension }: FileNameParts): string {
	return `rootline_${slug(place)}_${slug(topic)}_${slug(date)}.${extension}`;
}

/** "rootline_penn-avenue-station-area_report_2026-11-27.csv"; a comparison is named by its title. */
export function reportFileName(
	{ places, title, date }: Pick<Report, 'places' | 'title' | 'date'>,
	topic: string,
	extension: string
): string {
	const own = places.filter(({ role }) => role === 'place');
	const place = own.length === 1 ? (own[0]?.name.title ?? title) : title;
	return fileName({ place, topic, date, extension });
}
