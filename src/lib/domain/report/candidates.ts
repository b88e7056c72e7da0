/**
 * Which figures a report may make a finding of. Figures of one family say nearly the same; the first
 * of a family that has a clear difference speaks for it. `core` figures bear on who could be hurt by
 * rising costs and come before others, however strongly those differ. What can be worse or better is
 * told from both sides (selection.ts).
 */

export type DifferenceCandidate = {
	/** Id of a profile figure. */
	readonly figure: string;
	readonly family: string;
	readonly core: boolean;
};

export const DIFFERENCE_CANDIDATES = [
	{ figure: 'burdened_share', family: 'burden', core: true },
	{ figure: 'cost_burden_50', family: 'burden', core: true },
	{ figure: 'renter_share', family: 'renters', core: true },
	{ figure: 'median_gross_rent', family: 'rent', core: true },
	{ figure: 'median_household_income', family: 'income', core: true },
	{ figure: 'people_of_color_share', family: 'race', core: true },
	{ figure: 'without_bachelors', family: 'schooling', core: true },
	{ figure: 'without_high_school', family: 'schooling', core: true },
	{ figure: 'limited_english', family: 'language', core: true },
	{ figure: 'unemployment', family: 'work', core: true },
	{ figure: 'median_home_value', family: 'home-value', core: true },
	{ figure: 'moved_2018_or_later', family: 'moved', core: false },
	{ figure: 'two_to_four_units', family: 'small-buildings', core: false },
	{ figure: 'five_or_more_units', family: 'large-buildings', core: false },
	{ figure: 'mobile_homes', family: 'manufactured', core: false },
	{ figure: 'built_before_1940', family: 'old-homes', core: false },
	{ figure: 'built_before_1970', family: 'old-homes', core: false },
	{ figure: 'built_2010_or_later', family: 'new-homes', core: false },
	{ figure: 'living_alone', family: 'living-alone', core: false },
	{ figure: 'transit_commuters', family: 'transit', core: false }
] as const satisfies readonly DifferenceCandidate[];

export type DifferenceFigureId = (typeof DIFFERENCE_CANDIDATES)[number]['figure'];

const FAMILIES: ReadonlyMap<string, string> = new Map(
	DIFFERENCE_CANDIDATES.map(({ figure, family }) => [figure, family])
);

/** Figures that say nearly the same share a family; any other is one by itself. */
export function familyOf(figure: string): string {
	return FAMILIES.get(figure) ?? figure;
}

const CORE: ReadonlySet<string> = new Set(
	DIFFERENCE_CANDIDATES.filter(({ core }) => core).map(({ figure }) => figure)
);

/** It bears on who could be hurt by rising costs. */
export function isCore(figure: string): boolean {
	return CORE.has(figure);
}

/** Changes over time, in the order in which they are told where none is stronger. */
export const CHANGE_CANDIDATES = [
	'rent_change_2013_2017',
	'home_value_change_2013_2017',
	'income_change',
	'renter_households_change_2013_2017',
	'cost_burden_change_2013_2017',
	'people_of_color_change',
	'bachelors_change_2013_2017'
] as const;

export type ChangeFigureId = (typeof CHANGE_CANDIDATES)[number];

/** Figures that say of one thing how well people are off: told together or not at all. */
export type Topic = 'cost' | 'means';

/** Which side of a figure is worse for those who live there; figures without a worse side have none. */
const BALANCE: Readonly<
	Partial<
		Record<
			DifferenceFigureId | ChangeFigureId,
			{ readonly topic: Topic; readonly worse: 'higher' | 'lower' }
		>
	>
> = {
	burdened_share: { topic: 'cost', worse: 'higher' },
	cost_burden_50: { topic: 'cost', worse: 'higher' },
	median_gross_rent: { topic: 'cost', worse: 'higher' },
	rent_change_2013_2017: { topic: 'cost', worse: 'higher' },
	cost_burden_change_2013_2017: { topic: 'cost', worse: 'higher' },
	median_household_income: { topic: 'means', worse: 'lower' },
	income_change: { topic: 'means', worse: 'lower' },
	without_bachelors: { topic: 'means', worse: 'higher' },
	without_high_school: { topic: 'means', worse: 'higher' },
	unemployment: { topic: 'means', worse: 'higher' }
};

const BALANCES: ReadonlyMap<string, NonNullable<(typeof BALANCE)[keyof typeof BALANCE]>> = new Map(
	Object.entries(BALANCE)
);

export function balanceOf(
	figure: string
): { readonly topic: Topic; readonly worse: 'higher' | 'lower' } | null {
	return BALANCES.get(figure) ?? null;
}

/**
 * The family that comes first wherever it differs clearly, to either side: whether renters can pay
 * their rent is what a flag is about, and is told with it.
 */
export const LEADS = 'burden';

/** Rows of the table of key figures. */
export const KEY_ROWS: readonly string[] = [
	'renter_households',
	'renter_share',
	'burdened_share',
	'median_gross_rent',
	'median_household_income',
	'people_of_color_share',
	'without_bachelors',
	'poverty_185',
	'no_vehicle_share',
	'median_home_value'
];

/** Findings that a report shows before anybody has pinned or dropped any: two pages hold no more. */
export const MOST_DIFFERENCES = 4;
export const MOST_CHANGES = 1;
