/** All words of corridor pressure, the method of this atlas: its names, classes, tests, and what the methods page says of it. */
import type { DefinitionOf } from '../../../domain/methods/definitions/index.ts';
import {
	atLeastPeople,
	bachelorsRise,
	inRegion,
	noBachelors,
	peopleOfColor,
	regionRise,
	renters,
	type MethodWords
} from '../method-tests.ts';
import { newest } from '../region.ts';

export const words: MethodWords<DefinitionOf<'corridor-pressure'>> = {
	name: 'Corridor pressure',
	short: 'Where people are exposed and the market moves, each against the region. Ours.',
	does: 'Asks five questions about the people of a tract and four about its market, each against the region as a whole. A tract is vulnerable where at least three of five pass, and under pressure where at least three of four do. Vulnerable tracts get an early warning where at least half of the tracts that they border are under pressure.',
	needs: `Who rents, race, schooling, low income and rent burden of ${newest.period}. Rents and incomes of 2010–2014 and ${newest.period}. Schooling and home values of 2015–2019 and ${newest.period}. Which tracts share a border.`,
	missing:
		'A missing figure does not pass and is shown as missing. With two or more missing in a group, or fewer than 500 people, the tract has no class.',
	cannotRun: null,
	asRun: [],
	classes: {
		'not-enough-data': {
			name: 'Not enough data',
			meaning: 'has too few people or too many missing figures to say anything'
		},
		'under-pressure': {
			name: 'Under pressure now',
			meaning:
				'may face pressure now: many people here could be hurt by rising costs, and costs or incomes rise faster than in the region'
		},
		'early-warning': {
			name: 'Early warning',
			meaning:
				'may face pressure soon: many people here could be hurt by rising costs, and at least half of the neighboring tracts rise fast'
		},
		'vulnerable-quieter': {
			name: 'Vulnerable, quieter market',
			short: 'Vulnerable, quiet market',
			meaning:
				'has many people who could be hurt by rising costs; neither it nor half of its neighbors rise fast'
		},
		'rising-fewer-exposed': {
			name: 'Market rising, fewer people exposed',
			short: 'Rising, fewer exposed',
			meaning: 'rises faster than the region, but fewer people here could be hurt by rising costs'
		},
		'lower-exposure': {
			name: 'Lower exposure',
			meaning: 'neither rises fast nor has many people who could be hurt by rising costs'
		}
	},
	says: {
		'under-pressure': 'may face pressure now',
		'early-warning': 'may face pressure soon',
		'vulnerable-quieter': 'has many people who could be hurt by rising costs, in a quieter market',
		'rising-fewer-exposed': 'is rising, with fewer people exposed',
		'lower-exposure': 'has lower exposure',
		'not-enough-data': 'has too little data to say anything'
	},
	groups: {
		size: 'Enough data',
		vulnerability: 'Who could be hurt by rising costs',
		pressure: 'How the market moves'
	},
	groupTests: {
		size: 'how many live here',
		vulnerability: 'who could be hurt',
		pressure: 'what is rising'
	},
	steps: {
		vulnerable: { true: 'Vulnerable', false: 'Not vulnerable' },
		pressure: { true: 'Market pressure', false: 'No market pressure' },
		'near-pressure': {
			true: 'At least half of its neighbors have market pressure',
			false: 'Fewer than half of its neighbors have market pressure'
		}
	},
	neighbors: { pressure: 'market pressure' },
	tests: {
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
			value: (p) => `With inflation taken out, the median rent changed by ${p.value}`,
			compared: regionRise
		},
		'income-change': {
			name: 'Household income, change',
			unit: 'percent-change',
			asks: 'Household income rose faster than in the region',
			value: (p) => `With inflation taken out, the median income changed by ${p.value}`,
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
			value: (p) => `With inflation taken out, the median home value changed by ${p.value}`,
			compared: regionRise
		}
	}
};
