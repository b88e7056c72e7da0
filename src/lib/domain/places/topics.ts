/** What a profile tells of a place: topics and figures as data. */
import { NEWEST_PERIOD, type RaceGroup, type Unit, type VintageId } from '../statistics/census.ts';
import { INDICATORS, SURVEYED, indicatorById, type TopicId } from '../indicators/catalog.ts';
import { RECORD_FIGURES, type RecordFigureId } from '../indicators/record-figures.ts';
import type { SignedVariable } from '../indicators/figures.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import { raceGroupOf } from '../indicators/built-files.ts';

/** In the order in which a profile shows them. */
export const PROFILE_TOPICS = [
	'homes-and-rents',
	'who-lives-here',
	'income-and-work',
	'getting-around',
	'change-over-time',
	'who-trades-here',
	'what-is-at-stake',
	'what-was-done-here',
	'climate-and-health',
	'federal-labels'
] as const;

export type ProfileTopicId = (typeof PROFILE_TOPICS)[number];

export type ProfileMeasure =
	/** A full count of the 2020 Census, apportioned block group by block group. */
	| { readonly kind: 'census-2020'; readonly of: 'people' | 'housingUnits' }
	/** Share of the people whom the 2020 Census counted; `indicator` is the survey's later one. */
	| {
			readonly kind: 'census-2020-share';
			readonly of: RaceGroup | 'people-of-color';
			readonly indicator: IndicatorId;
	  }
	| { readonly kind: 'indicator'; readonly indicator: IndicatorId }
	/** Counted from records; its period is that of its source. */
	| {
			readonly kind: 'record';
			readonly record: RecordFigureId;
			readonly source: string;
			/** By which maps and tables show it, where they do. */
			readonly indicator?: IndicatorId;
	  }
	/** A count that no indicator of the catalog shows by itself. */
	| {
			readonly kind: 'count';
			readonly variables: readonly SignedVariable[];
			/** The indicator whose numerator it is. */
			readonly like: IndicatorId;
	  };

export type ProfileFigureDefinition = {
	/** Name in files and commands: `renter_households`. */
	readonly id: string;
	readonly topic: ProfileTopicId;
	readonly unit: Unit;
	/** Null for the 2020 Census and for records. */
	readonly vintage: VintageId | null;
	readonly measure: ProfileMeasure;
};

/** Where figures of a source stand that do not tell what could be lost. */
const TOPIC_OF_SOURCE: Readonly<Record<string, ProfileTopicId>> = {
	covenants: 'what-was-done-here',
	'appraisals-1930s': 'what-was-done-here',
	'climate-health': 'climate-and-health',
	'disadvantaged-2022': 'federal-labels',
	'opportunity-zones-2018': 'federal-labels',
	'low-income-list': 'federal-labels',
	jobs: 'who-trades-here',
	'zip-businesses': 'who-trades-here',
	'bus-stops': 'who-trades-here'
};

/** Where the catalog's topics appear in a profile. */
const TOPIC_OF: Readonly<Record<TopicId, ProfileTopicId>> = {
	rents: 'homes-and-rents',
	homes: 'homes-and-rents',
	people: 'who-lives-here',
	education: 'income-and-work',
	income: 'income-and-work',
	mobility: 'getting-around',
	change: 'change-over-time',
	records: 'what-is-at-stake'
};

/** Names that say more than the indicator's id with underscores. */
const NAMES: Readonly<Partial<Record<IndicatorId, string>>> = {
	'cost-burden-30': 'burdened_share',
	'people-of-color': 'people_of_color_share',
	'no-vehicle': 'no_vehicle_share'
};

const CENSUS_2020: readonly ProfileFigureDefinition[] = [
	{
		id: 'people_2020',
		topic: 'who-lives-here',
		unit: 'count',
		vintage: null,
		measure: { kind: 'census-2020', of: 'people' }
	},
	{
		id: 'housing_units_2020',
		topic: 'homes-and-rents',
		unit: 'count',
		vintage: null,
		measure: { kind: 'census-2020', of: 'housingUnits' }
	}
];

/**
 * Race and Hispanic origin of a place are told from the full count first: the survey knows them by
 * tract only.
 */
const RACE_2020 = SURVEYED.flatMap((indicator): ProfileFigureDefinition[] => {
	const { id, formula } = indicator;
	const of = raceGroupOf(id);
	if (of === null || formula.kind !== 'share') return [];
	return [
		{
			id: nameOf(id),
			topic: 'who-lives-here',
			unit: 'share',
			vintage: null,
			measure: { kind: 'census-2020-share', of, indicator: id }
		}
	];
});

const COUNTED_2020: ReadonlySet<string> = new Set(RACE_2020.map(({ id }) => id));

const NO_VEHICLE_HOUSEHOLDS: ProfileFigureDefinition = {
	id: 'no_vehicle_households',
	topic: 'getting-around',
	unit: 'count',
	vintage: NEWEST_PERIOD,
	measure: { kind: 'count', variables: numeratorOf('no-vehicle'), like: 'no-vehicle' }
};

/** Indicators that are counted from records, by the record's figure. */
const INDICATOR_OF_RECORD = new Map(
	INDICATORS.flatMap(({ id, formula }) =>
		formula.kind === 'record' ? [[formula.record, id] as const] : []
	)
);

const RECORDS = RECORD_FIGURES.map(({ id, unit, source }): ProfileFigureDefinition => {
	const indicator = INDICATOR_OF_RECORD.get(id);
	return {
		id,
		topic: TOPIC_OF_SOURCE[source] ?? 'what-is-at-stake',
		unit,
		vintage: null,
		measure: { kind: 'record', record: id, source, ...(indicator && { indicator }) }
	};
});

/**
 * Every figure of a profile: the 2020 counts, then the catalog's indicators in their order, then records. Where the
 * 2020 count has an indicator's name, the survey's figure has `_survey` after it.
 */
export const PROFILE_FIGURES: readonly ProfileFigureDefinition[] = [
	...CENSUS_2020,
	...RACE_2020,
	...SURVEYED.map(({ id, topic, unit, vintages }): ProfileFigureDefinition => {
		const counted = COUNTED_2020.has(nameOf(id));
		return {
			id: counted ? `${nameOf(id)}_survey` : nameOf(id),
			topic: TOPIC_OF[topic],
			unit,
			vintage: vintages[0] ?? NEWEST_PERIOD,
			measure: { kind: 'indicator', indicator: id }
		};
	}),
	NO_VEHICLE_HOUSEHOLDS,
	...RECORDS
];

/**
 * The survey's figure of an indicator in places. Its id is the name of the figure in every file, of
 * places and tracts alike, in archives and in what commands print.
 */
export const SURVEY_FIGURES: ReadonlyMap<IndicatorId, ProfileFigureDefinition> = new Map(
	PROFILE_FIGURES.flatMap((definition) =>
		definition.measure.kind === 'indicator' ? [[definition.measure.indicator, definition]] : []
	)
);

/** What tells of an indicator in places: the 2020 count where there is one, else the survey's figure. */
export const FIGURE_OF_INDICATOR: ReadonlyMap<IndicatorId, ProfileFigureDefinition> = new Map(
	PROFILE_FIGURES.toReversed().flatMap((definition) => {
		const { measure } = definition;
		const indicator = 'indicator' in measure ? measure.indicator : undefined;
		return indicator ? [[indicator, definition] as const] : [];
	})
);

function nameOf(id: IndicatorId): string {
	return NAMES[id] ?? id.replaceAll('-', '_');
}

function numeratorOf(id: IndicatorId): readonly SignedVariable[] {
	const { formula } = indicatorById(id);
	if (formula.kind !== 'share') throw new Error(`Indicator "${id}" is no share.`);
	return formula.numerator;
}
