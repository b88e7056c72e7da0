/** Where the figures of a report come from, how it is cited (in plain text, BibTeX and CSL-JSON), and what its files are called. */
import { NEWEST_PERIOD } from '../statistics/census.ts';
import type { Citation, Report, ReportSource } from './model.ts';
import type { ReportMessages, FigureNames, ReportVoice } from './messages.ts';
import { sources } from '#region/manifest.json';
import { indicatorById } from '../indicators/catalog.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import type { ProfileFigureDefinition } from '../places/topics.ts';
import { periodLabel } from '../text/format.ts';

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

/* Where the figures of a report come from, for findings, citation and files. */

const CENSUS_2020 = 'census-2020';
/** The redistricting file that both 2020 counts are taken from. */
const CENSUS_2020_TABLE = 'P.L. 94-171';
const RACE_2020_TABLE = 'P2';
/** Prices are no census table. */
const PRICES = 'r-cpi-u-rs';
/** Tables of figures that no indicator shows by itself come with the newest period. */
const NO_INDICATOR = `acs5-${NEWEST_PERIOD}-council`;

/** Throws for a source that the region's manifest does not have. */
function sourceNamed(id: string): (typeof sources)[number] {
	const source = sources.find((each) => each.id === id);
	if (!source) throw new Error(`The manifest has no source "${id}".`);
	return source;
}

/** "2019–2023", "2020 Census", the years of a record's source, or "2010–2014 to 2019–2023" for a change. */
export function periodOf(
	{ measure, vintage }: ProfileFigureDefinition,
	words: FigureNames
): string {
	if (measure.kind === 'record') return sourceNamed(measure.source).vintage;
	if (measure.kind === 'indicator') {
		const { formula } = indicatorById(measure.indicator);
		if (formula.kind === 'change') {
			return words.span({ from: periodLabel(formula.from), to: periodLabel(formula.to) });
		}
	}
	return vintage === null ? words.census2020 : periodLabel(vintage);
}

/** Census tables of a figure, or its code in the redistricting file. */
export function tablesOf(
	{ measure }: ProfileFigureDefinition,
	words: FigureNames
): readonly string[] {
	if (measure.kind === 'census-2020') return [CENSUS_2020_TABLE];
	if (measure.kind === 'census-2020-share') return [words.race2020Table];
	if (measure.kind === 'indicator') return indicatorById(measure.indicator).tables;
	if (measure.kind === 'record') return [];
	return [
		...new Set(measure.variables.map((cell) => cell.replace(/^-/, '').split('_')[0] ?? cell))
	];
}

/** Only the sources of the periods that the figure shows: an indicator also lists those of its past. */
function sourcesOf({ measure, vintage }: ProfileFigureDefinition): readonly string[] {
	if (measure.kind === 'census-2020' || measure.kind === 'census-2020-share') return [CENSUS_2020];
	if (measure.kind === 'count') return [NO_INDICATOR];
	if (measure.kind === 'record') return [measure.source];
	const { formula, sources: ids } = indicatorById(measure.indicator);
	if (formula.kind === 'change') return ids;
	const own = ids.filter((id) => id.includes(vintage ?? ''));
	return own.length > 0 ? own : ids;
}

/** Sources of these figures in the catalog's order, each with the tables taken from it. */
export function reportSources(
	definitions: readonly ProfileFigureDefinition[],
	{ figures, report: words }: Pick<ReportVoice, 'figures' | 'report'>
): ReportSource[] {
	const tables = new Map<string, Set<string>>();
	for (const definition of definitions) {
		for (const id of sourcesOf(definition)) {
			const known = tables.get(id) ?? new Set();
			if (id !== PRICES) for (const table of tablesOf(definition, figures)) known.add(table);
			tables.set(id, known);
		}
	}
	const records = new Set(
		definitions.flatMap(({ measure }) => (measure.kind === 'record' ? [measure.source] : []))
	);
	return sources.flatMap(({ id, publisher, title, licence, url, vintage }) => {
		const used = tables.get(id);
		if (!used) return [];
		const sorted = [...used].sort();
		return [
			{
				id,
				publisher,
				title,
				tables: sorted,
				licence,
				url,
				sentence: words.source({
					publisher,
					title,
					// The title says of which file it is.
					tables: sorted.map((table) => (table === figures.race2020Table ? RACE_2020_TABLE : table))
				}),
				terms: records.has(id) ? words.sourceTerms({ vintage, licence }) : '',
				care: records.has(id) ? words.sourceCare({ id }) : ''
			}
		];
	});
}

/** Whose records an indicator shows, of which years and on what terms; null of the survey's. */
export function recordSourceOf(id: IndicatorId): {
	readonly title: string;
	readonly publisher: string;
	readonly vintage: string;
	readonly licence: string;
} | null {
	const {
		formula,
		sources: [source = '']
	} = indicatorById(id);
	return formula.kind === 'record' ? sourceNamed(source) : null;
}

/** A source as a line of text, with what has to be kept in mind of it. */
export function sourceLine({
	sentence,
	terms,
	care
}: Pick<ReportSource, 'sentence' | 'terms' | 'care'>): string {
	return [sentence, terms, care].filter((part) => part !== '').join(' ');
}
