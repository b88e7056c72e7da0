/** What is told of each indicator: fetched where it is asked for. */
import type { IndicatorId } from '../../domain/indicators/ids.generated.ts';
import { type AboutIndicator, indicatorById } from '../../domain/indicators/catalog.ts';
import { REGION } from '../../domain/region.ts';
import { NEWEST_PERIOD } from '../../domain/statistics/census.ts';
import { yearsOf } from '../../domain/statistics/census.ts';
import { sharedYears } from '../../domain/statistics/combine.ts';
import { periodLabel } from '../../domain/text/format.ts';
import { newest } from './region.ts';
import about from './about-indicators.json';

/** What the brackets in an indicator's notes stand for; null where there is nothing to say. */
function valuesFor(id: string): Readonly<Record<string, string | null>> {
	const { formula, vintages } = indicatorById(id as IndicatorId);
	const change = formula.kind === 'change' ? formula : null;
	const periods = change ? [change.to, change.from] : vintages;
	const modelled = periods.findIndex((each) => REGION.margins[each] === undefined);
	const margins = periods[modelled - 1];
	return {
		newest: newest.period,
		year: String(newest.year),
		shared:
			change && sharedYears(change.from, change.to) > 0 ? String(yearsOf(change.to)[0]) : null,
		margins: margins === undefined ? null : periodLabel(margins),
		// Some tables of the newest period have no margins.
		some: REGION.margins[NEWEST_PERIOD] === 'some' ? '' : null
	};
}

/** A note with what its brackets stand for; none where there is nothing to stand there. */
function filled(note: string, id: string): string[] {
	const values = valuesFor(id);
	const names = [...note.matchAll(/\{([a-z]+)\}/g)].map(([, name = '']) => name);
	if (names.some((name) => typeof values[name] !== 'string')) return [];
	return [note.replace(/\{([a-z]+)\}/g, (_, name: string) => values[name] ?? '')];
}

export const aboutIndicators = Object.fromEntries(
	Object.entries(about).map(([id, words]) => [
		id,
		{ ...words, notes: words.notes.flatMap((note) => filled(note, id)) }
	])
) as unknown as Readonly<Record<IndicatorId, AboutIndicator>>;

/** How the limits of the classes were set, by the scale's method. */
export const classLimits = {
	ckmeans: (p: { classes: number }) =>
		`The ${p.classes} classes are natural breaks: areas with similar values share a class (ckmeans, as close as possible within each class). The limits are then rounded to numbers that are easy to read.`,
	quantile: (p: { classes: number }) =>
		`The ${p.classes} classes hold about the same number of areas each (quantiles). The limits are rounded so that they are easy to read.`,
	'around-zero': (p: { classes: number }) =>
		`The ${p.classes} classes are laid out on both sides of zero. The middle class holds areas with little or no change.`,
	'around-region': (p: { classes: number }) =>
		`The ${p.classes} classes are laid out on both sides of the region's own value.`,
	fixed: (p: { classes: number }) => `The ${p.classes} classes have fixed limits.`
};
