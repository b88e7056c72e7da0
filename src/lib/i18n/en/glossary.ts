/** The glossary: every term of the field that a screen cannot do without, in plain words. */
import { newest, regionWords } from './region.ts';
import type { TermId } from './common.ts';

export const glossary: Readonly<
	Record<TermId, { readonly name: string; readonly meaning: string }>
> = {
	tract: {
		name: 'Census tract',
		meaning:
			'A small area that the Census Bureau draws. Most hold 1,200 to 8,000 people. The survey gives its figures by tract.'
	},
	'station-area': {
		name: 'Station area',
		meaning: 'All ground within half a mile of a station, unless you choose another distance.'
	},
	corridor: { name: 'Corridor', meaning: 'All ground within one mile of the line.' },
	region: {
		name: 'Region',
		meaning: `${regionWords.listed} We hold each place against all of them together.`
	},
	'renter-household': {
		name: 'Renter household',
		meaning: 'All the people who share one rented home, counted as one.'
	},
	median: {
		name: 'Median',
		meaning: 'The one in the middle: half are higher and half are lower.'
	},
	survey: {
		name: 'Survey',
		meaning:
			'The American Community Survey asks only a part of all homes each year. A figure here adds up five years of answers.'
	},
	margin: {
		name: 'Margin of error',
		meaning:
			'How far a survey figure may be off, as only some people were asked. In nine of ten cases the true figure lies within it.'
	},
	modelled: {
		name: 'Margin modelled',
		meaning: 'No margin was published, so we worked one out from figures like it.'
	},
	points: {
		name: 'Points',
		meaning: 'The gap between two shares. From 40% to 45% is 5 points.'
	},
	inflation: {
		name: 'Inflation taken out',
		meaning: `Prices in general have gone up. We turn older dollars into dollars of ${newest.year}, so that only a change beyond that is left.`
	},
	'clear-difference': {
		name: 'Clearly higher, no clear difference',
		meaning:
			'We call a difference clear only where chance alone would bring it in at most one of 100 cases. If not, we say “no clear difference”. That is not the same as “equal”.'
	},
	vulnerable: {
		name: 'Vulnerable',
		meaning:
			'Many people here could be hurt by rising costs. At least three of five figures on who lives here are above the region’s.'
	},
	pressure: {
		name: 'Market pressure',
		meaning:
			'At least three of four changes are above the region’s: in rents, incomes, home values and college degrees.'
	},
	class: {
		name: 'Class',
		meaning: 'The group that a method puts a tract in, by what its tests find.'
	},
	flagged: {
		name: 'Flagged, may face pressure',
		meaning:
			'A sign to look here first. It tells where people are exposed and the market has moved. It does not tell what comes next, and nothing of any one home or person.'
	},
	tries: {
		name: 'Tries',
		meaning:
			'We move each figure at random within its margin of error and work the answer out again, many times. “80 of 100 tries” is how often it came out so.'
	},
	sure: {
		name: 'Firm, likely, borderline',
		meaning:
			'Firm: at least 90 of 100 tries give the same answer. Likely: at least 70 do. Borderline: fewer do.'
	},
	agreement: {
		name: 'Agreement',
		meaning: 'How many of the methods that could look at a tract flag it.'
	},
	'group-quarters': {
		name: 'Group quarters',
		meaning: 'Dorms, nursing homes, prisons and the like. People there are in no household.'
	}
};
