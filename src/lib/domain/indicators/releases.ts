/**
 * Two releases of the survey side by side: figures of the same places, brought to the same dollars, and classes of the
 * same tracts. Releases a year apart share four of five years, so a difference between them is tested as the Bureau says
 * for such periods, and never called a change: see `sharedYears`.
 */
import { compare, type Comparison } from '../statistics/compare.ts';
import { sharedYears, realDollars } from '../statistics/combine.ts';
import { yearsOf, type SurveyPeriod, type Unit } from '../statistics/census.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { placeFigure, placeRow, type IndicatorData, type PlacesFile } from './built-files.ts';
import type { PlaceKey } from './catalog.ts';

/** One release's own places and figures: its rows need not be those of the other. */
export type Release = {
	readonly period: SurveyPeriod;
	readonly places: PlacesFile;
};

export type ReleasedFigure = {
	readonly place: PlaceKey;
	readonly then: Estimate;
	readonly now: Estimate;
	/** Now against then. */
	readonly comparison: Comparison;
};

/** Figures of one indicator for every place that both releases have; dollars are of the later one's last year. */
export function releasedFigures(
	then: Release & { readonly figures: IndicatorData },
	now: Release & { readonly figures: IndicatorData },
	unit: Unit,
	places: readonly PlaceKey[]
): ReleasedFigure[] {
	const overlap = { sharedYears: sharedYears(then.period, now.period) };
	const [[, yearThen], [, yearNow]] = [yearsOf(then.period), yearsOf(now.period)];
	const of = ({ places: all, figures, period }: typeof then, place: PlaceKey) => {
		const row = placeRow(all, place);
		return row && placeFigure(figures, period, row)?.estimate;
	};
	return places.flatMap((place) => {
		const [before, after] = [of(then, place), of(now, place)];
		if (!before || !after) return [];
		const real = unit === 'dollars' ? realDollars(before, yearThen, yearNow) : before;
		return [{ place, then: real, now: after, comparison: compare(after, real, overlap) }];
	});
}

/** A class, and the share 0–1 of tries that give it; NaN where none could be made. */
export type ReleasedClass = { readonly id: string; readonly share: number };

/** Classes by GEOID. */
export type ReleasedClasses = ReadonlyMap<string, ReleasedClass>;

export type ClassesOfReleases = {
	/** Tracts that both have. */
	readonly tracts: number;
	readonly changed: readonly {
		readonly geoid: string;
		readonly then: ReleasedClass;
		readonly now: ReleasedClass;
	}[];
};

/** Tracts that have another class than before; a tract that only one of them has is not among them. */
export function classesOfReleases(then: ReleasedClasses, now: ReleasedClasses): ClassesOfReleases {
	const both = [...now].flatMap(([geoid, after]) => {
		const before = then.get(geoid);
		return before ? [{ geoid, then: before, now: after }] : [];
	});
	return { tracts: both.length, changed: both.filter((each) => each.then.id !== each.now.id) };
}
