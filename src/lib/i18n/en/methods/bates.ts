/** All words of the Bates typology: its names, classes, tests, and what the methods page says of it. */
import type { DefinitionOf } from '../../../domain/methods/definitions/index.ts';
import {
	bachelorsRise,
	inRegion,
	noBachelors,
	peopleOfColor,
	regionRise,
	renters,
	upperFifths,
	type MethodWords
} from '../method-tests.ts';

export const words: MethodWords<DefinitionOf<'bates'>> = {
	name: 'Bates typology',
	short: 'Portland’s six types of neighborhood change, as King County ran them.',
	does: 'Asks who lives in a tract, how that changes, and how its home values move. Each is held against the region or the other tracts. Together they give six types, from “susceptible” to “continued loss”.',
	needs:
		'Education, income, race and tenure at two dates; home values at three dates; which tracts share a border.',
	missing:
		'A missing share fails. A missing home value counts as neither high nor low; as published it counted as high. Equal home values share a rank; as published they ranked as they stood in the table.',
	cannotRun: null,
	asRun: [
		'As King County ran it: a missing home value counts as high. Equal home values rank as they stand in the table.'
	],
	classes: {
		'continued-loss': {
			name: 'Continued loss',
			meaning: 'has gone from cheap to dear, and many lower-income people have already left'
		},
		late: {
			name: 'Late',
			meaning: 'has gone from cheap to dear; vulnerable people still live here'
		},
		dynamic: {
			name: 'Dynamic',
			meaning: 'has vulnerable people, a changing population and fast-rising home values'
		},
		'early-type-2': {
			name: 'Early, beside a hot market',
			meaning: 'has vulnerable people and a changing population, and borders a hot market'
		},
		'early-type-1': {
			name: 'Early, rising values',
			meaning: 'has vulnerable people and fast-rising home values; its population changes little'
		},
		susceptible: {
			name: 'Susceptible',
			meaning: 'has vulnerable people and borders a hot market; little has changed yet'
		},
		'not-enough-data': {
			name: 'Not enough data',
			meaning: 'has too many missing figures to say anything'
		},
		'no-type': { name: 'No type', meaning: 'fits none of the six types' }
	},
	groups: {
		vulnerability: 'Who could be hurt by rising costs',
		'demographic-change': 'How the population changes',
		market: 'How home values move'
	},
	groupTests: {
		vulnerability: 'who could be hurt',
		'demographic-change': 'who lives here',
		market: 'home values'
	},
	steps: {
		vulnerable: { true: 'Vulnerable', false: 'Not vulnerable' },
		'demographic-change': {
			changing: 'Changing',
			'changing-white-educated': 'Changing: more white and degree-holding residents',
			'not-changing': 'Not changing'
		},
		hot: { true: 'A hot market', false: 'Not a hot market' },
		'housing-market': {
			appreciated: 'From cheap to dear',
			accelerating: 'Cheap, rising fast',
			adjacent: 'Cheap, beside a hot market',
			'long-term-low': 'Cheap for long',
			'long-term-high': 'Dear for long',
			other: 'Other'
		}
	},
	neighbors: { hot: 'a hot market' },
	tests: {
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
	}
};
