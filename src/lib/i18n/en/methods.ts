/** Words of the displacement methods: those of the methods page, and with them those of all screens. */
import type { MethodNote } from '../../domain/methods/definitions/method.ts';
import { newest, regionWords } from './region.ts';
import stories from '#region/words/en/stories.json';

export * from './method-screens.ts';
export type { TestUnit, TestWords } from './method-tests.ts';

export const page = {
	title: 'Methods',
	intro:
		'Each method asks simple questions of every census tract and gives it a class. Here is what each one asks, who made it, what it needs, what it does where figures are missing, and how ours did against the results that its authors published.',
	contents: 'On this page',
	limits: 'What a flag can and cannot say',
	list: 'The methods',
	by: (p: { authors: string }) => `By ${p.authors}.`,
	does: 'What it does',
	needs: 'What it needs',
	missing: 'Where figures are missing',
	asRun: 'As the authors ran it',
	asks: 'What it asks',
	classes: 'What it calls a tract',
	class: 'Class',
	means: 'A tract in it …',
	tracts: 'Tracts',
	flag: 'flag',
	classesCaption: (p: { method: string }) =>
		`Classes of ${p.method}, and tracts of the region in each`,
	notes: 'As it runs here',
	cannotRun: 'It does not run here.',
	citation: 'Source',
	ownCitation:
		'Rootline, corridor pressure: who could be hurt and how the market moves, each against the whole region.',
	groupNeeds: (p: { needed: number; of: number }) =>
		p.needed === p.of
			? p.of === 1
				? 'must pass'
				: `all ${p.of} must pass`
			: `at least ${p.needed} of ${p.of} must pass`,
	agreement: 'How far they agree',
	agreementText: (p: { tracts: string; methods: number }) =>
		`${p.methods} methods run on the figures here and can flag a tract. Two of them look only at central cities, so each tract is held against those that could look at it. Of the region’s ${p.tracts} tracts:`,
	agreementCaption: 'Tracts by how many of the methods that could look flag them',
	flaggedBy: 'Flagged by',
	cura: `Beside CURA’s study of ${regionWords.principalCities}`,
	curaText: stories.cura,
	curaHere: (p: { both: number; low: number }) =>
		`In ${regionWords.principalCity}, ${p.low} tracts started low in the Governing test. Both it and Freeman 2005 call ${p.both} of them gentrified (2015–2019 to ${newest.period}).`,
	firm: 'How firm a figure or a class is',
	firmText:
		'A figure of the survey comes with a margin of error. Its coefficient of variation is the margin, divided by 1.645, as a share of the figure. These cut-offs give each figure its word:',
	cutoffsCaption: 'Words for figures',
	classCutsCaption: 'Words for classes',
	word: 'Word',
	variation: 'Coefficient of variation',
	tries: 'Tries that give the same class',
	upTo: (p: { share: string }) => `up to ${p.share}`,
	above: (p: { share: string }) => `above ${p.share}`,
	atLeast: (p: { share: string }) => `at least ${p.share}`,
	below: (p: { share: string }) => `below ${p.share}`,
	classText:
		'For a class, we move every figure at random within its margin, again and again. Each time we work the class out anew. Where no margin is published, one modelled from like figures stands in. A figure without any margin is held still, which makes a class look firmer than it is. A class that fewer than half of the tries give never stands first. The likelier class does where it leads clearly; if not, both are named. The map, the table and the files keep the class of the published figures.',
	quartersText:
		'In some tracts over 10% of the people live in group quarters: dorms, nursing homes, prisons. In some, over 8 people are counted for each household. There, figures of households tell of few of the people. A note says so in place of a flag.',
	runIt: 'Run them yourself',
	runItText:
		'Anyone can run the methods on a table of their own region, as we did for these. The guide to the methods in the project’s documents says how.',
	conformanceCaption: 'Our runs against published results',
	within: (p: { tolerance: string }) => `within ${p.tolerance}`,
	exactly: 'exactly'
};

/** Things to say beside a method’s results. */
export const methodNotes: Readonly<Record<MethodNote, string>> = {
	'overlapping-periods': `The periods 2015–2019 and ${newest.period} have a year in common, which makes changes between them look smaller than they are.`,
	'mixed-home-values': `The Census Bureau did not bring home values of 2015–2019 to dollars of one year, as it does for ${newest.period}. Changes of home values mix both ways. A place and the region are mixed alike, so that which of the two rose more does not depend on it.`,
	'low-income-proxy':
		'The authors count low-income households. Here, people under 185% of the poverty line stand in for them.',
	'first-date-is-middle-date': `Home values are compared between 2015–2019 and ${newest.period} only, so the first and the middle date are the same. We tried the assessors’ values of 2014 as the first date and left them out. They are further from what owners report than values have risen since. A rise from one to the other would mostly show two ways to measure.`,
	'homes-counted-later': `New homes are those built 2000–2019 among homes built before 2020, as counted in ${newest.period}.`,
	'short-window':
		'The authors compare dates about ten years apart. Here the two periods end four years apart.',
	'two-central-cities': `The author looks only at tracts that were in the central city at the start. Here these are ${regionWords.principalCities}, the two central cities of the region; of other tracts this method says nothing. Medians are those of the whole region.`,
	'region-as-metropolitan': regionWords.metropolitan,
	'approximate-region-medians':
		'For the region, rents are averages of tract medians, weighted by households. Incomes are modelled from tract medians. We lack the counts behind them for one of the two periods.',
	'no-earlier-margins':
		'Earlier figures come without published margins of error. Margins modelled from like figures stand in for them where we could model them, and the rest is held still.'
};

/** What a flag can and cannot say. */
export const methodLimits = [
	'A flag describes where people are exposed and where the market has moved. It describes; it does not predict.',
	'A tract with a low rent at the start seems to predict fast rent growth; mostly that is chance evening out, because both numbers share one noisy figure. Prefer station areas and the whole corridor when you look at change.',
	'A flag says nothing of any one address or person.'
];

/** The table of how ours did against published results. */
export const conformance = {
	heading: 'Our runs against the authors’ own results',
	explain:
		'We ran each method on the inputs its authors used and compared. Passing says that the method is built as they ran it; it does not say that the method is right.',
	columns: {
		method: 'Method',
		result: 'Result',
		place: 'Place',
		publisher: 'Published by',
		matched: 'The same',
		tolerance: 'Within'
	},
	results: {
		type: 'Type',
		vulnerability: 'Vulnerability',
		'demographic-change': 'Demographic change',
		'housing-market': 'Housing market',
		eligible: 'Started low',
		gentrified: 'Gentrified',
		score: 'Scores',
		index: 'Index'
	} satisfies Readonly<Record<string, string>>,
	units: {
		tracts: 'tracts',
		'block-groups': 'block groups',
		neighborhoods: 'neighborhoods'
	},
	/** "398 of 398 tracts" */
	matched: (p: { matched: string; compared: string; units: string }) =>
		`${p.matched} of ${p.compared} ${p.units}`,
	exact: 'exactly'
};

/** What was corrected in version 0.2, told openly: what stood here before, and what is right. */
export const correction = {
	heading: 'What was corrected in version 0.2',
	intro:
		'Somebody who did not build this atlas worked out its figures again. The sums were right. The rules behind some of them were too generous, and some sentences said more than the figures carry. This is what was wrong, and what stands here now. Links and reports made before version 0.2 follow the old rules; open them again before you use them.',
	before: 'Before',
	now: 'Now',
	items: stories.correction
} as const;

/** What is told of the region on the page of the methods; apart from its other words, which every visit needs. */
export const regionStories: Readonly<typeof stories> = stories;
