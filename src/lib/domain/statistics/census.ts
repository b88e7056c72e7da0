/**
 * What the code of a census figure says about how it is carried to other areas: counts add up,
 * medians and rates do not. Codes: U.S. Census Bureau, ACS table shells.
 */
import { REGION } from '../region.ts';

/** A five-year period of the survey, named by its first and last year: "2015-2019". */
export type SurveyPeriod = `${number}-${number}`;

/** Most figures are of it, and changes end in it. */
export const NEWEST_PERIOD: SurveyPeriod = REGION.newestPeriod;

/** Census releases that Rootline carries, oldest first. */
export const VINTAGES: readonly SurveyPeriod[] = [
	'2010-2014',
	'2013-2017',
	'2015-2019',
	'2016-2020',
	NEWEST_PERIOD
];

/** Years of records that are indicators beside them, as links name them. */
export const RECORD_PERIODS = ['1910-1972', '1930s', '2012-2019', '2026'] as const;
export type VintageId = SurveyPeriod | (typeof RECORD_PERIODS)[number];

/** First and last year of a period named "2015-2019". Throws RangeError on any other form. */
export function yearsOf(period: string): readonly [number, number] {
	const match = /^(\d{4})-(\d{4})$/.exec(period);
	if (match === null) throw new RangeError(`"${period}" is not a period such as 2015-2019`);
	return [Number(match[1]), Number(match[2])];
}

/**
 * - `share`: 0–1, shown as percent.
 * - `dollars`: of `dollarYear`, or nominal dollars of the vintage's last year.
 * - `relative-change`: 0.1 = +10 %.
 * - `share-change`: difference of two shares, 0.1 = +10 percentage points.
 * - `per-hundred`: so many for every hundred, told with one decimal; it may be more than 100.
 * - `level`: a reading in a unit that the figure's name gives, such as degrees; told in whole numbers.
 */
export const UNITS = [
	'share',
	'dollars',
	'relative-change',
	'share-change',
	'count',
	'per-hundred',
	'level'
] as const;
export type Unit = (typeof UNITS)[number];

/**
 * A published cell, or a sum of cells of one table: Bureau code without the E/M suffix, cells of a
 * sum joined as ranges and plus signs: `B25070_007-010`, `B25091_008-011+019-022`.
 */
export type Variable = string;

/** Of what a figure is a count, and so which weights carry it. */
export type WeightBasis = 'households' | 'people';

/** Tables of homes and households; every other table counts people. */
const HOUSEHOLD_TABLES = /^(B25\d{3}|B190(?:01|13)|B08201|B11001|C16002)/;
const MEDIAN_TABLES: ReadonlySet<string> = new Set(['B25064', 'B19013', 'B25077']);
/** Means, and the count that each is a mean of. */
const MEAN_BASES: Readonly<Record<Variable, Variable>> = { B19301_001: 'B01003_001' };

/** `B25070` of `B25070_007-010`. */
export function tableOf(variable: Variable): string {
	return variable.split('_', 1)[0] ?? variable;
}

export function weightBasis(variable: Variable): WeightBasis {
	return HOUSEHOLD_TABLES.test(variable) ? 'households' : 'people';
}

export function isMedian(variable: Variable): boolean {
	return MEDIAN_TABLES.has(tableOf(variable));
}

/**
 * The count that a published share or mean is of, or null for any other figure. A share ends in `P`
 * and is a share of its table's total: `C17002_002-006P` of `C17002_001`.
 */
export function baseOfRate(variable: Variable): Variable | null {
	if (isShareOfTable(variable)) return `${tableOf(variable)}_001`;
	return MEAN_BASES[variable] ?? null;
}

/** A published share 0–1 of its table's total, and no mean of dollars. */
export function isShareOfTable(variable: Variable): boolean {
	return /\dP$/.test(variable);
}

/**
 * The groups into which the 2020 Census counts everybody once, by block group: table P2 of the
 * redistricting data, Hispanic or Latino and, of all others, by race.
 */

/**
 * In the order of every list of counts by group. "Asian" holds Pacific Islanders too, and "other"
 * those of two or more or of some other race: so the counts at hand are cut.
 */
export const RACE_GROUPS = [
	'white',
	'black',
	'american-indian',
	'asian',
	'hispanic',
	'other'
] as const;

export type RaceGroup = (typeof RACE_GROUPS)[number];

/** One number a group, in the order of `RACE_GROUPS`. */
export type ByRaceGroup<T = number> = readonly T[];

/** Position of a group in lists by group. */
export function raceGroupAt(group: RaceGroup): number {
	return RACE_GROUPS.indexOf(group);
}
