/** Figures and problems of lists in words. */
import type { ListCard } from '$lib/app/device/own-data-store';
import { monthText } from '$lib/domain/own-data/columns';
import type { OwnList } from '$lib/domain/own-data/list';
import { unitOf, type Measure } from '$lib/domain/own-data/measures';
import type { Problem } from '$lib/domain/result';
import type { Estimate } from '$lib/domain/statistics/estimate';
import { figureText, type EstimateWords } from '$lib/domain/text/format';
import type { Messages } from '$lib/i18n';
import { importProblemSentence, useImportMessages } from '$lib/i18n/import';
import { ownData as words, rowProblems } from '#words/own-data.ts';

/** “March 2024”. */
export function monthName(month: number, locale: string): string {
	return new Date(`${monthText(month)}-01T12:00:00Z`).toLocaleDateString(locale, {
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	});
}

/** “sum of Rent, per 100 renter households”. */
export function measureName(
	{ of, per, as }: Measure,
	{ columns }: Pick<OwnList, 'columns'>
): string {
	const column = of === 'rows' ? '' : (columns[of]?.name ?? '');
	const what =
		of === 'rows'
			? words.count
			: as === 'median'
				? words.medianOf({ column })
				: words.sumOf({ column });
	return per === null ? what : words.perBase({ what, base: per });
}

export function ownFigureTitle(
	{ name }: Pick<ListCard, 'name'>,
	list: Pick<OwnList, 'columns'>,
	measure: Measure,
	month: number | null,
	locale: string
): string {
	return words.figureTitle({
		list: name,
		what: measureName(measure, list),
		month: month === null ? null : monthName(month, locale)
	});
}

/** The value and its margin; in words where there is none. */
export function ownFigureText(
	estimate: Estimate,
	measure: Measure,
	list: Pick<OwnList, 'columns'>,
	estimateWords: EstimateWords
): { readonly value: string; readonly margin: string } {
	if (estimate.quality === 'withheld') return { value: words.withheld, margin: '' };
	if (estimate.value === null) return { value: words.noFigure, margin: '' };
	// What is shared out by homes is about right: no decimals pretend more.
	const text = figureText({ ...estimate, quality: 'value' }, unitOf(measure, list), estimateWords);
	return { value: text.value, margin: estimate.moe === null ? '' : text.margin };
}

/** UTC day of a card, as people write it. */
export function dayOf(updated: string, locale: string): string {
	return new Date(updated).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}

export function listProblemSentence(t: Messages, problem: Problem): string {
	const own = words.problems[problem.code] ?? rowProblems[problem.code];
	return own?.(problem.params) ?? importProblemSentence(useImportMessages(), t, problem);
}
