/** Figures of a report as parts of a sentence. */
import type { ChangeFigureId, DifferenceFigureId } from '../../core/report/candidates.ts';

/** After "In Minneapolis,": what the figure is of. */
export const clause: Readonly<Record<DifferenceFigureId, (p: { figure: string }) => string>> = {
	burdened_share: (p) =>
		`${p.figure} of renter households pay 30% or more of their income for rent and utilities`,
	cost_burden_50: (p) =>
		`${p.figure} of renter households pay half or more of their income for rent and utilities`,
	renter_share: (p) => `${p.figure} of households rent their home`,
	median_gross_rent: (p) => `the median rent with utilities is ${p.figure} a month`,
	median_household_income: (p) => `the median household income is ${p.figure} a year`,
	people_of_color_share: (p) => `${p.figure} of residents were people of color in the 2020 Census`,
	without_bachelors: (p) => `${p.figure} of adults aged 25 or older have no bachelor’s degree`,
	without_high_school: (p) => `${p.figure} of adults aged 25 or older have no high school diploma`,
	limited_english: (p) => `${p.figure} of households speak little English`,
	unemployment: (p) => `${p.figure} of people in the labor force have no job`,
	median_home_value: (p) => `the median home value is ${p.figure}`,
	moved_2018_or_later: (p) =>
		`${p.figure} of renter households moved into their home in 2018 or later`,
	two_to_four_units: (p) => `${p.figure} of homes are in buildings of 2 to 4 units`,
	five_or_more_units: (p) => `${p.figure} of homes are in buildings of 5 or more units`,
	mobile_homes: (p) => `${p.figure} of homes are manufactured homes`,
	built_before_1940: (p) => `${p.figure} of homes were built before 1940`,
	built_before_1970: (p) => `${p.figure} of homes were built before 1970`,
	built_2010_or_later: (p) => `${p.figure} of homes were built in 2010 or later`,
	living_alone: (p) => `${p.figure} of households are people who live alone`,
	transit_commuters: (p) => `${p.figure} of workers ride transit to work`
};

/** One thing each, as subject of a sentence. */
export const figureTitle: Readonly<Record<DifferenceFigureId, string>> = {
	burdened_share: 'the share of renter households that pay 30% or more of their income',
	cost_burden_50: 'the share of renter households that pay half or more of their income',
	renter_share: 'the share of households that rent',
	median_gross_rent: 'the median rent with utilities',
	median_household_income: 'the median household income',
	people_of_color_share: 'the share of people of color',
	without_bachelors: 'the share of adults without a bachelor’s degree',
	without_high_school: 'the share of adults without a high school diploma',
	limited_english: 'the share of households that speak little English',
	unemployment: 'the share of people in the labor force without a job',
	median_home_value: 'the median home value',
	moved_2018_or_later: 'the share of renter households that moved in since 2018',
	two_to_four_units: 'the share of homes in buildings of 2 to 4 units',
	five_or_more_units: 'the share of homes in buildings of 5 or more units',
	mobile_homes: 'the share of manufactured homes',
	built_before_1940: 'the share of homes built before 1940',
	built_before_1970: 'the share of homes built before 1970',
	built_2010_or_later: 'the share of homes built in 2010 or later',
	living_alone: 'the share of people who live alone among households',
	transit_commuters: 'the share of workers who ride transit'
};

/** One thing each, that rose or fell. */
export const changing: Readonly<Record<ChangeFigureId, string>> = {
	rent_change_2013_2017: 'the median rent with utilities, in dollars of equal worth,',
	home_value_change_2013_2017: 'the median home value, in dollars of equal worth,',
	income_change: 'the median household income, in dollars of equal worth,',
	renter_households_change_2013_2017: 'the number of renter households',
	cost_burden_change_2013_2017: 'the share of renters who pay 30% or more of their income',
	people_of_color_change: 'the share of people of color',
	bachelors_change_2013_2017: 'the share of adults with a bachelor’s degree'
};
