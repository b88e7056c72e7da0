/** What is laid out on a page: the parts of a report that its paper shows, and what goes with them. */
import type { Report, ReportFinding } from '$lib/core/report/model';
import { policiesFor, type PolicyFit } from '$lib/core/report/policies';

/** A report without the figures that only files hold. */
export type Paper = Pick<
	Report,
	| 'title'
	| 'subtitle'
	| 'findings'
	| 'unknowns'
	| 'table'
	| 'method'
	| 'notes'
	| 'sources'
	| 'citation'
	| 'dataVersion'
	| 'link'
	| 'date'
> & { readonly asks: readonly PolicyFit[] };

/** Two pages hold no more. */
const MOST_ASKS = 4;

export function paperOf(report: Report): Paper {
	const { title, subtitle, findings, unknowns, table, method, notes, sources } = report;
	const { citation, dataVersion, link, date } = report;
	return {
		title,
		subtitle,
		findings,
		unknowns,
		table,
		method,
		notes,
		sources,
		citation,
		dataVersion,
		link,
		date,
		asks: policiesFor(report).slice(0, MOST_ASKS)
	};
}

/** The sentence in three, so that its own figure can be set apart; the last two may be empty. */
export function aroundFigure({
	sentence,
	slots
}: Pick<ReportFinding, 'sentence' | 'slots'>): readonly [string, string, string] {
	const figure = slots.figure ?? '';
	const at = figure === '' ? -1 : sentence.indexOf(figure);
	if (at < 0) return [sentence, '', ''];
	return [sentence.slice(0, at), figure, sentence.slice(at + figure.length)];
}

/** Paragraphs of what somebody has written. */
export function paragraphsOf(text: string): string[] {
	return text
		.split(/\n\s*\n/)
		.map((each) => each.trim())
		.filter((each) => each !== '');
}
