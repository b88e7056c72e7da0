/** All words of the Metropolitan Council’s scores: its names, classes, tests, and what the methods page says of it. */
import type { DefinitionOf } from '../../../domain/methods/definitions/index.ts';
import type { MethodWords } from '../method-tests.ts';

export const words: MethodWords<DefinitionOf<'metcouncil-score'>> = {
	name: 'Metropolitan Council scores',
	short: 'Growing Shade’s scores from 0 to 10, by how far an area is from the average.',
	does: 'Turns each variable into a score from 0 to 10 by how far an area lies from the average of all areas; a theme is the plain mean of its scores. Its authors draw no line above which an area is flagged.',
	needs:
		'Fifteen variables of block groups, among them tree canopy, summer heat and housing density.',
	missing: 'A missing figure has no score, and a theme with a missing score has none.',
	cannotRun: 'Tree canopy, summer heat and housing density are not among the figures here.',
	options: [
		{ option: '--scale cdf', does: 'Scores from 0 to 10 as in Growing Shade; the default.' },
		{
			option: '--scale z',
			does: 'Distance from the average in standard deviations, as in the Economic Values Atlas.'
		},
		{
			option: '--scale nominal',
			does: 'From the lowest value as 0 to the highest as 10, as in the Economic Values Atlas.'
		}
	],
	classes: {
		scored: { name: 'Scored', meaning: 'has a score from 0 to 10 and no class' }
	},
	groups: {},
	groupTests: {},
	steps: {},
	tests: {}
};
