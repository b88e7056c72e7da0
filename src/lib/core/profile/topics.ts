/** What a profile tells of a place: topics and figures as data. */
import { INDICATORS, indicatorById } from '../catalog/index.ts';
import type { SignedVariable } from '../catalog/figures.ts';
import type { IndicatorId } from '../catalog/ids.generated.ts';
import type { TopicId, Unit, VintageId } from '../catalog/types.ts';

/** In the order in which a profile shows them. */
export const PROFILE_TOPICS = [
	'homes-and-rents',
	'who-lives-here',
	'income-and-work',
	'getting-around',
	'change-over-time'
] as const;

export type ProfileTopicId = (typeof PROFILE_TOPICS)[number];

export type ProfileMeasure =
	/** A full count of the 2020 Census, apportioned block group by block group. */
	| { readonly kind: 'census-2020'; readonly of: 'people' | 'housingUnits' }
	| { readonly kind: 'indicator'; readonly indicator: IndicatorId }
	/** A count that no indicator of the catalog shows by itself. */
	| { readonly kind: 'count'; readonly variables: readonly SignedVariable[] };

export type ProfileFigureDefinition = {
	/** Name in files and commands: `renter_households`. */
	readonly id: string;
	readonly topic: ProfileTopicId;
	readonly unit: Unit;
	/** Null for the 2020 Census. */
	readonly vintage: VintageId | null;
	/** Plain title, for indicators the catalog's own. */
	readonly title: string;
	readonly measure: ProfileMeasure;
};

/** Where the catalog's topics appear in a profile. */
const TOPIC_OF: Readonly<Record<TopicId, ProfileTopicId>> = {
	rents: 'homes-and-rents',
	homes: 'homes-and-rents',
	people: 'who-lives-here',
	education: 'income-and-work',
	income: 'income-and-work',
	mobility: 'getting-around',
	change: 'change-over-time'
};

/** Names that say more than the indicator's id with underscores. */
const NAMES: Readonly<Partial<Record<IndicatorId, string>>> = {
	'cost-burden-30': 'burdened_share',
	'people-of-color': 'people_of_color_share',
	'no-vehicle': 'no_vehicle_share'
};

const NEWEST: VintageId = '2019-2023';

const CENSUS_2020: readonly ProfileFigureDefinition[] = [
	{
		id: 'people_2020',
		topic: 'who-lives-here',
		unit: 'count',
		vintage: null,
		title: 'People, 2020 Census',
		measure: { kind: 'census-2020', of: 'people' }
	},
	{
		id: 'housing_units_2020',
		topic: 'homes-and-rents',
		unit: 'count',
		vintage: null,
		title: 'Housing units, 2020 Census',
		measure: { kind: 'census-2020', of: 'housingUnits' }
	}
];

const NO_VEHICLE_HOUSEHOLDS: ProfileFigureDefinition = {
	id: 'no_vehicle_households',
	topic: 'getting-around',
	unit: 'count',
	vintage: NEWEST,
	title: 'Households without a vehicle',
	measure: { kind: 'count', variables: numeratorOf('no-vehicle') }
};

/** Every figure of a profile: the 2020 counts, then the catalog's indicators in their order. */
export const PROFILE_FIGURES: readonly ProfileFigureDefinition[] = [
	...CENSUS_2020,
	...INDICATORS.map(({ id, topic, unit, title, vintages }): ProfileFigureDefinition => ({
		id: NAMES[id] ?? id.replaceAll('-', '_'),
		topic: TOPIC_OF[topic],
		unit,
		vintage: vintages[0] ?? NEWEST,
		title,
		measure: { kind: 'indicator', indicator: id }
	})),
	NO_VEHICLE_HOUSEHOLDS
];

function numeratorOf(id: IndicatorId): readonly SignedVariable[] {
	const { formula } = indicatorById(id);
	if (formula.kind !== 'share') throw new Error(`Indicator "${id}" is no share.`);
	return formula.numerator;
}
