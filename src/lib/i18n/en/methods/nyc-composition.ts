/** All words of New York City’s index: its names, classes, tests, and what the methods page says of it. */
import type { DefinitionOf } from '../../../domain/methods/definitions/index.ts';
import { fifthWords, type MethodWords } from '../method-tests.ts';
import { regionWords } from '../region.ts';

export const words: MethodWords<DefinitionOf<'nyc-composition'>> = {
	name: 'New York City index',
	short: 'How housing conditions and the market magnify people’s vulnerability.',
	does: 'Starts from how vulnerable the people are. Bad housing and market pressure can make that count up to twice. Then it sorts areas into fifths.',
	needs:
		'Three scores that the city makes from its own records of repairs, rents, evictions and sales.',
	missing: 'An area with a missing score has no index.',
	cannotRun: `No such records of ${regionWords.inShort} are among the figures here.`,
	asRun: ['Equal values rank as they stand in the table when areas are sorted into fifths.'],
	classes: {
		'not-enough-data': {
			name: 'Not enough data',
			meaning: 'has too many missing figures to say anything'
		},
		highest: { name: 'Highest', meaning: 'is among the fifth of areas with the highest risk' },
		higher: { name: 'Higher', meaning: 'is in the second-highest fifth of areas' },
		intermediate: { name: 'Intermediate', meaning: 'is in the middle fifth of areas' },
		lower: { name: 'Lower', meaning: 'is in the second-lowest fifth of areas' },
		lowest: { name: 'Lowest', meaning: 'is among the fifth of areas with the lowest risk' }
	},
	groups: { index: 'Where the index stands' },
	groupTests: { index: 'its index' },
	steps: {},
	tests: {
		'fifth-5': fifthWords('the highest fifth'),
		'fifth-4': fifthWords('the highest two fifths'),
		'fifth-3': fifthWords('the highest three fifths'),
		'fifth-2': fifthWords('all but the lowest fifth')
	}
};
