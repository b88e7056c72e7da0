/** Where the figures of a report come from, for findings, citation and files. */
import { sources } from '#region/manifest.json';
import { indicatorById } from '../indicators/catalog.ts';
import type { ProfileFigureDefinition } from '../places/topics.ts';
import { periodLabel } from '../text/format.ts';
import type { FigureNames, ReportVoice } from './messages.ts';
import type { ReportSource } from './model.ts';

const CENSUS_2020 = 'census-2020';
/** The redistricting file that both 2020 counts are taken from. */
const CENSUS_2020_TABLE = 'P.L. 94-171';
const RACE_2020_TABLE = 'P2';
/** Prices are no census table. */
const PRICES = 'r-cpi-u-rs';
/** Tables of figures that no indicator shows by itself come with the newest period. */
const NO_INDICATOR = 'acs5-2019-2023-council';

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

/** A source as a line of text, with what has to be kept in mind of it. */
export function sourceLine({
	sentence,
	terms,
	care
}: Pick<ReportSource, 'sentence' | 'terms' | 'care'>): string {
	return [sentence, terms, care].filter((part) => part !== '').join(' ');
}
