/** Words of the methods page that no other screen needs. */
import type { MethodId } from '../../domain/methods/definitions/method.ts';
import type { MethodNote } from '../../domain/methods/region-inputs.ts';
import { regionWords } from './region.ts';
import stories from '#region/words/en/stories.json';

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
	options: 'As the authors ran it',
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
		`Of ${p.low} ${regionWords.principalCity} tracts that started low in the Governing test, ${p.both} ${p.both === 1 ? 'is' : 'are'} called gentrified by both it and Freeman 2005 (2015–2019 to 2019–2023).`,
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
		'For a class, every figure with a margin is moved at random within it, again and again, and the class is worked out anew each time. Where no margin is published, one modelled from like figures stands in; a figure without any margin is held still, which makes a class look firmer than it is. A class that fewer than half of the tries give never stands first: the likelier class does where it leads clearly, otherwise both are named. The map, the table and the files keep the class of the published figures.',
	quartersText:
		'Where over 10% of the people of a tract live in group quarters (dorms, nursing homes, prisons), or over 8 people are counted for each household, figures of households describe few of the people. A note says so in place of a flag.',
	runIt: 'Run them yourself',
	runItText: 'Any region’s table can be classified on the command line, as we did for this table:',
	conformanceCaption: 'Our runs against published results',
	within: (p: { tolerance: string }) => `within ${p.tolerance}`,
	exactly: 'exactly'
};

/** Options of the command line that reproduce what the authors did, by method. */
export const methodOptions: Readonly<
	Record<MethodId, readonly { readonly option: string; readonly does: string }[]>
> = {
	'corridor-pressure': [],
	bates: [
		{
			option: '--as-published',
			does: 'A missing home value counts as high, and equal home values rank as they stand in the table, as King County ran it.'
		}
	],
	governing: [
		{
			option: '--factor 1.44',
			does: 'Dollars of 2000 in dollars of 2017, for the authors’ own years.'
		}
	],
	freeman: [],
	'metcouncil-score': [
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
	'nyc-composition': [
		{
			option: '--as-published',
			does: 'Equal values rank as they stand in the table when areas are sorted into fifths.'
		}
	]
};

/* What every method does, needs and makes of missing figures, for the methods page. */

type MethodWords = {
	readonly name: string;
	/** One sentence for lists. */
	readonly short: string;
	/** What it does, for the methods page. */
	readonly does: string;
	readonly needs: string;
	/** What it does with missing figures. */
	readonly missing: string;
	/** Why it cannot run here; null where it can. */
	readonly cannotRun: string | null;
};

export const methodWords: Readonly<Record<MethodId, MethodWords>> = {
	'corridor-pressure': {
		name: 'Corridor pressure',
		short: 'Where people are exposed and the market moves, each against the region. Ours.',
		does: 'Asks five questions about the people of a tract and four about its market, each against the region as a whole. A tract is vulnerable where at least three of five pass, and under pressure where at least three of four do. Vulnerable tracts get an early warning where at least half of the tracts that they border are under pressure.',
		needs:
			'Tenure, race, education, poverty and rent burden of 2019–2023; rents and incomes of 2010–2014 and 2019–2023; education and home values of 2015–2019 and 2019–2023; which tracts share a border.',
		missing:
			'A missing figure does not pass and is shown as missing. With two or more missing in a group, or fewer than 500 people, the tract has no class.',
		cannotRun: null
	},
	bates: {
		name: 'Bates typology',
		short: 'Portland’s six types of neighborhood change, as King County ran them.',
		does: 'Combines who lives in a tract, how its population changes, and how its home values move, each against the region or the other tracts, into six types from “susceptible” to “continued loss”.',
		needs:
			'Education, income, race and tenure at two dates; home values at three dates; which tracts share a border.',
		missing:
			'A missing share fails. A missing home value counts as neither high nor low; as published it counted as high. Equal home values share a rank; as published they ranked as they stood in the table.',
		cannotRun: null
	},
	governing: {
		name: 'Governing test',
		short: 'Did a poor central-city tract rise faster than two thirds of the region?',
		does: 'Looks at tracts of the region’s central city that started with household incomes and home values among the lower 40% of the region, and asks whether degrees and home values then rose more than in two thirds of its tracts.',
		needs: 'People, household income, home value and degrees at two dates; the central city.',
		missing:
			'A tract without income or home value at the start is not called low. A missing count of people does not rule a tract out. A home value of 0 is missing.',
		cannotRun: null
	},
	freeman: {
		name: 'Freeman 2005',
		short: 'Did a poorer, older tract of a central city gain degrees and home value?',
		does: `Looks at tracts of the central cities, here ${regionWords.principalCities}, that started with lower incomes and fewer new homes than the middle tract of the region, and asks whether degrees rose more than in the middle tract and home values rose beyond inflation.`,
		needs:
			'The central cities; household income and the age of homes at the start; degrees and home values at two dates.',
		missing: 'A missing figure does not pass; where it could have decided, the tract has no class.',
		cannotRun: null
	},
	'metcouncil-score': {
		name: 'Metropolitan Council scores',
		short: 'Growing Shade’s scores from 0 to 10, by how far an area is from the average.',
		does: 'Turns each variable into a score from 0 to 10 by how far an area lies from the average of all areas; a theme is the plain mean of its scores. Its authors draw no line above which an area is flagged.',
		needs:
			'Fifteen variables of block groups, among them tree canopy, summer heat and housing density.',
		missing: 'A missing figure has no score, and a theme with a missing score has none.',
		cannotRun: 'Tree canopy, summer heat and housing density are not among the figures here.'
	},
	'nyc-composition': {
		name: 'New York City index',
		short: 'How housing conditions and the market magnify people’s vulnerability.',
		does: 'Multiplies the vulnerability of the people by up to two, depending on housing conditions and market pressure, and sorts areas into fifths.',
		needs:
			'Three sub-indices that the city makes from its own records of repairs, rents, evictions and sales.',
		missing: 'An area with a missing sub-index has no index.',
		cannotRun: `No such records of ${regionWords.inShort} are among the figures here.`
	}
};

/** Things to say beside a method’s results. */
export const methodNotes: Readonly<Record<MethodNote, string>> = {
	'overlapping-periods':
		'The periods 2015–2019 and 2019–2023 have a year in common, which makes changes between them look smaller than they are.',
	'mixed-home-values':
		'The Census Bureau did not bring home values of 2015–2019 to dollars of one year, as it does for 2019–2023. Changes of home values mix both ways. A place and the region are mixed alike, so that which of the two rose more does not depend on it.',
	'low-income-proxy':
		'People on less than 185% of the poverty line stand in for the low-income households that the authors count.',
	'first-date-is-middle-date':
		'Home values are compared between 2015–2019 and 2019–2023 only, so the first and the middle date are the same. Assessors’ values of 2014 were tried as the first date and left out: they differ from what owners report by more than values have risen since, so a rise from one to the other would mostly show two ways of measuring.',
	'homes-counted-later':
		'New homes are those built 2000–2019 among homes built before 2020, as counted in 2019–2023.',
	'short-window':
		'The authors compare dates about ten years apart. Here the two periods end four years apart.',
	'two-central-cities': `The author looks only at tracts that were in the central city at the start. Here these are ${regionWords.principalCities}, the two central cities of the region; of other tracts this method says nothing. Medians are those of the whole region.`,
	'region-as-metropolitan': regionWords.metropolitan,
	'approximate-region-medians':
		'The region’s change of rents is that of averages of tract medians, weighted by households, and its incomes are modelled from tract medians, because the counts behind them are not among the figures here for both periods.',
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
