/** The catalog as the app reads it. The build and the tests check it against `schema.ts`. */
import aliases from '../../../../data/catalog/aliases.json';
import indicators from '../../../../data/catalog/indicators.json';
import type { IndicatorId } from './ids.generated.ts';
import { TOPICS } from './types.ts';
import type { IndicatorDefinition } from './types.ts';
import { REGION } from '../region.ts';
import { NEWEST_PERIOD, type VintageId } from '../statistics/census.ts';
import { yearsOf } from '../statistics/census.ts';

export { TOPICS };

/** The catalog's entries with the region's own period where they say "newest", and its last year for "newest-year". */
export function inPeriods(entries: unknown): unknown {
	const text = JSON.stringify(entries);
	return JSON.parse(
		text
			.replace(/"newest-year"/g, String(yearsOf(NEWEST_PERIOD)[1]))
			.replace(/newest/g, NEWEST_PERIOD)
	);
}

/** In the order of the indicator list: by topic, then as in the catalog. JSON has no literal types, so the schema's test vouches for these. */
export const INDICATORS = inPeriods(indicators) as readonly IndicatorDefinition[];

/** Those that the survey asks for; the others are counted from records. */
export const SURVEYED = INDICATORS.filter(({ formula }) => formula.kind !== 'record');

/** What the map shows first; a test vouches for the id. */
export const DEFAULT_INDICATOR = REGION.defaults.indicator as IndicatorId;

/** What a place's panel shows before anything is asked for. */
export const KEY_FIGURES: readonly IndicatorId[] = [
	'renter-households',
	'median-gross-rent',
	'cost-burden-30',
	'median-household-income',
	'people-of-color',
	'renter-share'
];

const BY_ID: ReadonlyMap<string, IndicatorDefinition> = new Map(
	INDICATORS.map((indicator) => [indicator.id, indicator])
);
const RENAMED: ReadonlyMap<string, string> = new Map(Object.entries(aliases.indicators));

/** Throws for an id that the catalog does not hold, which only a programmer's mistake can bring here. */
export function indicatorById(id: IndicatorId): IndicatorDefinition {
	const definition = BY_ID.get(id);
	if (!definition) throw new Error(`The catalog has no indicator "${id}".`);
	return definition;
}

/** What links may name: old ids of renamed indicators still lead to the present one. */
export const knownIndicators = {
	defaultIndicator: DEFAULT_INDICATOR,
	releases: { own: NEWEST_PERIOD as string, first: REGION.releases.first },
	vintagesOf: (id: string): readonly VintageId[] | undefined => BY_ID.get(id)?.vintages,
	resolve: (id: string): string => RENAMED.get(id) ?? id
};
