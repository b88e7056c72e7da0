/** All words of the Metropolitan Council’s scores: its names, classes, tests, and what the methods page says of it. */
import type { DefinitionOf } from '../../../domain/methods/definitions/index.ts';
import type { MethodWords } from '../method-tests.ts';

export const words: MethodWords<DefinitionOf<'metcouncil-score'>> = {
	name: 'Metropolitan Council scores',
	short: 'Growing Shade’s scores from 0 to 10, by how far an area is from the average.',
	does: 'Turns each variable into a score from 0 to 10 by how far an area lies from the average of all areas; a theme is the plain mean of its scores. Its authors draw no line above which an area is flagged.',
	needs:
		'Fifteen figures for each block group. Among them are tree cover, summer heat and how close homes stand.',
	missing: 'A missing figure has no score, and a theme with a missing score has none.',
	cannotRun: 'We do not have tree cover, summer heat, or how close homes stand.',
	asRun: [
		'Scores from 0 to 10, as in Growing Shade.',
		'How far from the average, in standard deviations. The Economic Values Atlas does so.',
		'The lowest value is 0 and the highest is 10. The Economic Values Atlas does so.'
	],
	classes: {
		scored: { name: 'Scored', meaning: 'has a score from 0 to 10 and no class' }
	},
	groups: {},
	groupTests: {},
	steps: {},
	tests: {}
};
