/** All words of Freeman’s test: its names, classes, tests, and what the methods page says of it. */
import type { DefinitionOf } from '../../../domain/methods/definitions/index.ts';
import { bachelorsRise, homeValueRise, inCity, type MethodWords } from '../method-tests.ts';
import { regionWords } from '../region.ts';

export const words: MethodWords<DefinitionOf<'freeman'>> = {
	name: 'Freeman 2005',
	short: 'Did a poorer, older tract of a central city gain degrees and home value?',
	does: `Looks only at the central cities, here ${regionWords.principalCities}. First it finds tracts that began with lower incomes and fewer new homes than the middle tract of the region. Then it asks two things of them: did college degrees rise more than in the middle tract, and did home values rise faster than prices?`,
	needs:
		'Which tracts lie in the central cities. Income and the age of homes at the start. Degrees and home values at two dates.',
	missing: 'A missing figure does not pass; where it could have decided, the tract has no class.',
	cannotRun: null,
	asRun: [],
	classes: {
		'outside-city': {
			name: 'Outside the central cities',
			meaning: `lies outside ${regionWords.principalCities}, where this test does not look`
		},
		gentrified: {
			name: 'Gentrified',
			meaning: 'started poorer and older than most of the region and has risen since'
		},
		'not-enough-data': {
			name: 'Not enough data',
			meaning: 'has too many missing figures to say anything'
		},
		eligible: {
			name: 'Could have, did not',
			meaning: 'started poorer and older than most of the region and has not risen since'
		},
		'not-eligible': {
			name: 'Did not start low',
			meaning: 'did not start poorer and older than most of the region'
		}
	},
	groups: { city: 'Where the test looks', start: 'A low start', rise: 'The rise since' },
	groupTests: { city: 'where it lies', start: 'how it began', rise: 'what rose' },
	steps: {
		eligible: { true: 'Started low', false: 'Did not start low' },
		gentrified: { true: 'Gentrified', false: 'Not gentrified' }
	},
	looksInside: regionWords.principalCities,
	tests: {
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
	}
};
