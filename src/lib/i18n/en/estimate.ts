/** Words around figures. */
import type { Reliability } from '../../domain/statistics/error.ts';
import type { EstimateWords } from '../../domain/text/format.ts';
import { language } from './language.ts';

export const estimate = {
	numbers: language.locale,
	missing: {
		'not-computable': 'Too few survey answers to say',
		'not-published': 'Not published',
		'not-applicable': 'Does not apply here',
		'place-too-small': 'Too small a place to say'
	},
	noMargin: {
		'not-carried': 'No margin in the source',
		'too-few-cases': 'No margin: too few survey answers',
		'open-interval': 'No margin: beyond the published range',
		'full-count': 'Full count, no sampling error',
		'from-records': 'From records, not a survey: no margin',
		'input-without-margin': 'No margin: its parts have none',
		'no-value': 'No margin: no figure'
	},
	marginBasis: {
		modelled: 'Margin modelled',
		'sampling-floor': 'Margin raised to what a survey of this size can tell'
	},
	orMore: (p) => `${p.value} or more`,
	orLess: (p) => `${p.value} or less`,
	plusMinus: (p) => `± ${p.margin}`,
	plusMinusSpoken: (p) => `${p.value}, plus or minus ${p.margin}`,
	lessThan: (p) => `less than ${p.margin}`,
	tooWide: 'too uncertain: the margin is as wide as the whole scale',
	tooWideSpoken: (p) => `${p.value}, too uncertain to rely on`,
	bound: { 'at-least': (p) => `at least ${p.value}`, 'at-most': (p) => `at most ${p.value}` },
	points: (p) => (Math.abs(p.count) === 1 ? `${p.value} point` : `${p.value} points`),
	percentSpoken: (p) => `${p.value} percent`,
	under: (p) => `under ${p.value}`,
	between: (p) => `${p.from} to ${p.to}`,
	over: (p) => `${p.value} or more`,
	noneFound: 'none found'
} satisfies EstimateWords;

/** How firm a figure is, in a word and in a sentence. */
export const reliabilityWords: Readonly<
	Record<Reliability, { readonly word: string; readonly sentence: string }>
> = {
	reliable: {
		word: 'Reliable',
		sentence: 'The margin is small beside the figure.'
	},
	'use-with-care': {
		word: 'Use with care',
		sentence: 'The margin is large enough that the true figure may be clearly different.'
	},
	'too-uncertain': {
		word: 'Too uncertain to rely on',
		sentence: 'The margin is so large that this figure should not be used alone.'
	},
	zero: {
		word: 'Zero in the survey',
		sentence: 'The survey found none; there may still be a few.'
	},
	'top-coded': {
		word: 'Beyond the published range',
		sentence: 'The Census Bureau says only that the figure is this high or higher.'
	},
	'bottom-coded': {
		word: 'Below the published range',
		sentence: 'The Census Bureau says only that the figure is this low or lower.'
	},
	'full-count': {
		word: 'Full count',
		sentence: 'This is a count of everyone in 2020, not a survey.'
	},
	'from-records': {
		word: 'From records',
		sentence: 'Counted from records, not by a survey. Records can miss some.'
	},
	unknown: {
		word: 'Margin not known',
		sentence:
			'The source used gives no margin of error, so nothing can be said of how firm this is.'
	},
	'no-value': { word: 'No figure', sentence: 'The source gives no figure here.' }
};
