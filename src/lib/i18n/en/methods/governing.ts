/** All words of the Governing test: its names, classes, tests, and what the methods page says of it. */
import type { DefinitionOf } from '../../../domain/methods/definitions/index.ts';
import {
	atLeastPeople,
	bachelorsRise,
	homeValueRise,
	inCity,
	type MethodWords
} from '../method-tests.ts';
import { regionWords } from '../region.ts';

export const words: MethodWords<DefinitionOf<'governing'>> = {
	name: 'Governing test',
	short: 'Did a poor central-city tract rise faster than two thirds of the region?',
	does: 'Looks only at the region’s central city. First it finds tracts whose incomes and home values were among the lower 40% at the start. Then it asks if degrees and home values rose more there than in two thirds of the region’s tracts.',
	needs:
		'People, income, home value and degrees at two dates. Which tracts lie in the central city.',
	missing:
		'A tract without income or home value at the start is not called low. A missing count of people does not rule a tract out. A home value of 0 is missing.',
	cannotRun: null,
	asRun: ['A dollar of 2000 counts as 1.44 dollars of 2017, for the authors’ own years.'],
	classes: {
		'outside-city': {
			name: 'Outside the central city',
			meaning: `lies outside ${regionWords.principalCity}, where this test does not look`
		},
		gentrified: {
			name: 'Gentrified',
			meaning:
				'started with low incomes and home values and has risen faster than most of the region'
		},
		'not-enough-data': {
			name: 'Not enough data',
			meaning: 'has too many missing figures to say anything'
		},
		eligible: {
			name: 'Could have, did not',
			meaning: 'started with low incomes and home values and has not risen faster than most'
		},
		'not-eligible': {
			name: 'Did not start low',
			meaning: 'did not start with low incomes and low home values'
		}
	},
	groups: {
		city: 'Where the test looks',
		eligible: 'A low start',
		gentrified: 'The rise since'
	},
	groupTests: { city: 'where it lies', eligible: 'how it began', gentrified: 'what rose' },
	steps: {
		eligible: { true: 'Started low', false: 'Did not start low' },
		gentrified: { true: 'Gentrified', false: 'Not gentrified' }
	},
	looksInside: regionWords.principalCity,
	tests: {
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
	}
};
