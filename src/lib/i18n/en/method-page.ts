/** Words of the methods page that no other screen needs. */
import type { MethodId } from '../../core/risk/method.ts';

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
	cura: 'Beside CURA’s study of Minneapolis and Saint Paul',
	curaText: [
		'The Center for Urban and Regional Affairs (CURA) of the University of Minnesota studied gentrification in Minneapolis and Saint Paul in 2019. It calls a low-income tract gentrified only where at least two of three published measures agree. Over a third of the low-income tracts of Minneapolis, and about a quarter of those of Saint Paul, met that for 2000–2014.',
		'Ours cannot repeat that study: the figures here begin in 2010–2014. The nearest question that they can answer is below. Other years and other measures give other shares; read it as a neighbor, not as a check.'
	],
	curaHere: (p: { both: number; low: number }) =>
		`Of ${p.low} Minneapolis tracts that started low in the Governing test, ${p.both} ${p.both === 1 ? 'is' : 'are'} called gentrified by both it and Freeman 2005 (2015–2019 to 2019–2023).`,
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
