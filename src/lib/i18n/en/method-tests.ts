/**
 * What every test asks and how its numbers are said. Values come in as parameters, with their
 * margins and units, formatted by the caller.
 */
import type { MethodId } from '../../domain/methods/definitions/method.ts';
import type { TestId } from '../../domain/methods/definitions/index.ts';
import { regionWords } from './region.ts';

/** Words that tests of several methods share. */

/** How the numbers of a test are written. */
export type TestUnit =
	'count' | 'share' | 'points' | 'percent-change' | 'dollars' | 'yes-no' | 'index';

export type TestWords = {
	/** For lists and controls: "Renter households". */
	readonly name: string;
	readonly unit: TestUnit;
	/** What the test asks, with what it compares: "More of the homes are rented than in the region". */
	readonly asks: string;
	/** The area's number in a sentence; `value` with its margin where it has one. */
	readonly value: (p: { value: string }) => string;
	/** What it was compared with, in a sentence. */
	readonly compared: (p: { compared: string }) => string;
};

export const inRegion = (p: { compared: string }) => `${p.compared} in the region`;
export const regionRise = (p: { compared: string }) =>
	`${p.compared} in the region over the same years`;
export const atLeastPeople = (p: { compared: string }) =>
	`at least ${p.compared} people are needed`;
export const upperFifths = (p: { compared: string }) =>
	`the top two fifths of tracts begin at ${p.compared}`;

export const renters: TestWords = {
	name: 'Renter households',
	unit: 'share',
	asks: 'More households rent than in the region',
	value: (p) => `${p.value} of households rent`,
	compared: inRegion
};
export const peopleOfColor: TestWords = {
	name: 'People of color',
	unit: 'share',
	asks: 'More people of color live here than in the region',
	value: (p) => `${p.value} are people of color`,
	compared: inRegion
};
export const noBachelors: TestWords = {
	name: 'Adults without a bachelor’s degree',
	unit: 'share',
	asks: 'More adults have no bachelor’s degree than in the region',
	value: (p) => `${p.value} of adults have no bachelor’s degree`,
	compared: inRegion
};
export const bachelorsRise = (asks: string, compared: TestWords['compared']): TestWords => ({
	name: 'Adults with a bachelor’s degree, change',
	unit: 'points',
	asks,
	value: (p) => `The share of adults with a bachelor’s degree changed by ${p.value}`,
	compared
});
export const homeValueRise: TestWords = {
	name: 'Home value, real rise',
	unit: 'dollars',
	asks: 'Home values rose beyond inflation',
	value: (p) => `The median home is worth ${p.value}`,
	compared: (p) => `${p.compared} at the start, in the same dollars`
};

export function fifthWords(which: string): TestWords {
	return {
		name: `In ${which}`,
		unit: 'index',
		asks: `The index is in ${which} of areas`,
		value: (p) => `The index is ${p.value}`,
		compared: (p) => `that begins at ${p.compared}`
	};
}

export function inCity(asks: string, where: 'city' | 'cities'): TestWords {
	return {
		name: `In the central ${where}`,
		unit: 'yes-no',
		asks,
		value: (p) => `In the central ${where}: ${p.value}`,
		compared: () => `the test looks at the central ${where} only`
	};
}

/** Words of every test, by method and test id. */
export const methodTests = {
	'corridor-pressure': {
		'enough-people': {
			name: 'Enough people',
			unit: 'count',
			asks: 'Enough people live here to say anything',
			value: (p) => `${p.value} people live here`,
			compared: atLeastPeople
		},
		renters,
		'people-of-color': peopleOfColor,
		'no-bachelors': noBachelors,
		'poverty-185': {
			name: 'Low income',
			unit: 'share',
			asks: 'More people live on less than 185% of the poverty line than in the region',
			value: (p) => `${p.value} live on less than 185% of the poverty line`,
			compared: inRegion
		},
		'cost-burdened': {
			name: 'Renters paying 30% or more of income',
			unit: 'share',
			asks: 'More renters pay 30% or more of their income than in the region',
			value: (p) => `${p.value} of renters pay 30% or more of their income`,
			compared: inRegion
		},
		'rent-change': {
			name: 'Rent, change',
			unit: 'percent-change',
			asks: 'Rent rose faster than in the region',
			value: (p) => `The median rent changed by ${p.value} beyond inflation`,
			compared: regionRise
		},
		'income-change': {
			name: 'Household income, change',
			unit: 'percent-change',
			asks: 'Household income rose faster than in the region',
			value: (p) => `The median household income changed by ${p.value} beyond inflation`,
			compared: regionRise
		},
		'bachelors-change': bachelorsRise(
			'The share of adults with a bachelor’s degree rose faster than in the region',
			regionRise
		),
		'home-value-change': {
			name: 'Home value, change',
			unit: 'percent-change',
			asks: 'Home values rose faster than in the region',
			value: (p) => `The median home value changed by ${p.value} beyond inflation`,
			compared: regionRise
		}
	},
	bates: {
		'low-education': noBachelors,
		'low-income': {
			name: 'Low income',
			unit: 'share',
			asks: 'More people have a low income than in the region',
			value: (p) => `${p.value} live on less than 185% of the poverty line`,
			compared: inRegion
		},
		'people-of-color': peopleOfColor,
		renters,
		'bachelors-rise': bachelorsRise(
			'The share of adults with a bachelor’s degree rose at least as fast as in the region',
			regionRise
		),
		'owners-rise': {
			name: 'Owners, change',
			unit: 'points',
			asks: 'The share of households that own rose at least as fast as in the region',
			value: (p) => `The share of households that own changed by ${p.value}`,
			compared: regionRise
		},
		'white-rise': {
			name: 'White residents, change',
			unit: 'points',
			asks: 'The share of white residents rose at least as fast as in the region',
			value: (p) => `The share of white residents changed by ${p.value}`,
			compared: regionRise
		},
		'income-rise': {
			name: 'Household income, change',
			unit: 'percent-change',
			asks: 'Household income rose at least as fast as in the region',
			value: (p) => `The median household income changed by ${p.value} beyond inflation`,
			compared: regionRise
		},
		'value-high-t0': {
			name: 'Home value at the start',
			unit: 'dollars',
			asks: 'Homes were dear at the start: in the top two fifths of tracts',
			value: (p) => `The median home was worth ${p.value}`,
			compared: upperFifths
		},
		'value-high-t1': {
			name: 'Home value at the end',
			unit: 'dollars',
			asks: 'Homes are dear now: in the top two fifths of tracts',
			value: (p) => `The median home is worth ${p.value}`,
			compared: upperFifths
		},
		'appreciation-high-t0-t1': {
			name: 'Home value, change since the start',
			unit: 'percent-change',
			asks: 'Home values rose fast since the start: in the top two fifths of tracts',
			value: (p) => `The median home value changed by ${p.value}`,
			compared: upperFifths
		},
		'appreciation-high-tm-t1': {
			name: 'Home value, recent change',
			unit: 'percent-change',
			asks: 'Home values rose fast of late: in the top two fifths of tracts',
			value: (p) => `The median home value changed by ${p.value}`,
			compared: upperFifths
		}
	},
	governing: {
		'in-city': inCity(`The tract is in ${regionWords.principalCity}`, 'city'),
		'people-begin': {
			name: 'Enough people at the start',
			unit: 'count',
			asks: 'At least 500 people lived here at the start',
			value: (p) => `${p.value} people lived here at the start`,
			compared: atLeastPeople
		},
		'people-end': {
			name: 'Enough people at the end',
			unit: 'count',
			asks: 'At least 500 people live here at the end',
			value: (p) => `${p.value} people live here at the end`,
			compared: atLeastPeople
		},
		'low-income': {
			name: 'Low household income at the start',
			unit: 'dollars',
			asks: 'Household income was among the lower 40% of tracts at the start',
			value: (p) => `The median household income was ${p.value}`,
			compared: (p) => `40% of tracts were below ${p.compared}`
		},
		'low-home-value': {
			name: 'Low home value at the start',
			unit: 'dollars',
			asks: 'Home values were among the lower 40% of tracts at the start',
			value: (p) => `The median home was worth ${p.value}`,
			compared: (p) => `40% of tracts were below ${p.compared}`
		},
		'bachelors-rise': bachelorsRise(
			'The share of adults with a bachelor’s degree rose more than in two thirds of tracts',
			(p) => `two thirds of tracts rose by ${p.compared} or less`
		),
		'home-value-rise': homeValueRise,
		'home-value-gain': {
			name: 'Home value, size of the real rise',
			unit: 'share',
			asks: 'Home values rose more than in two thirds of tracts',
			value: (p) => `${p.value} of today’s home value is gain beyond inflation`,
			compared: (p) => `two thirds of tracts gained ${p.compared} or less`
		}
	},
	freeman: {
		'in-city': inCity(`The tract is in ${regionWords.eitherPrincipalCity}`, 'cities'),
		'income-begin': {
			name: 'Low household income at the start',
			unit: 'dollars',
			asks: 'Household income was below that of the middle tract at the start',
			value: (p) => `The median household income was ${p.value}`,
			compared: (p) => `${p.compared} in the middle tract`
		},
		'recent-homes-begin': {
			name: 'Few new homes at the start',
			unit: 'share',
			asks: 'Fewer homes were new (built in the 20 years before) than in the middle tract',
			value: (p) => `${p.value} of homes were built in the 20 years before`,
			compared: (p) => `${p.compared} in the middle tract`
		},
		'bachelors-rise': bachelorsRise(
			'The share of adults with a bachelor’s degree rose more than in the middle tract',
			(p) => `${p.compared} in the middle tract`
		),
		'home-value-rise': homeValueRise
	},
	'metcouncil-score': {},
	'nyc-composition': {
		'fifth-5': fifthWords('the highest fifth'),
		'fifth-4': fifthWords('the highest two fifths'),
		'fifth-3': fifthWords('the highest three fifths'),
		'fifth-2': fifthWords('all but the lowest fifth')
	}
} as const satisfies { [Id in MethodId]: Readonly<Record<TestId<Id>, TestWords>> };
