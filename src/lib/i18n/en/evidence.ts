/**
 * Words of the page of evidence. No figure stands in them: every number comes in from the file that
 * the build writes.
 */
import type { Outcome, Ranking, Rates, Teller } from '../../domain/evidence/back-test.ts';
import type { ObservedStanding } from '../../domain/evidence/statistics.ts';
import type {
	ChangeId,
	Coverage,
	FittedConstant,
	Signal,
	StartId
} from '../../domain/evidence/file.ts';
import { newest, regionWords } from './region.ts';

type AtLeast = { needed: number; of: number };
const atLeast = ({ needed, of }: AtLeast) => `at least ${needed} of ${of}`;

export const evidence = {
	title: 'How far to trust it',
	intro:
		'This page puts Rootline itself to the test. It says what the flags can tell you, and where they do no better than a coin. Each number is worked out anew from the figures whenever the site is built.',
	contents: 'On this page',
	link: 'What Rootline was tested on, and how it did',
	file: 'All numbers of this page as a file (JSON)',
	intervals: (p: { level: string }) =>
		`Each range holds ${p.level} of the answers that come out when the tracts are drawn again by chance. Where the atlas calls a difference “clear”, it asks for more, as told under`,
	details: 'How it was done',
	to: (p: { low: string; high: string }) => `${p.low} to ${p.high}`,
	describes: 'A flag describes. It does not predict.'
};

/** The back-test. */
export const backTest = {
	heading: 'Would earlier flags have told what came next?',
	/** In its place where the region is small. */
	tooFew: 'This region has too few tracts to try that on.',
	/** The sentence for everybody; also on the methods page. */
	plain: (p: { times: string; coin: string }) =>
		`Count how many vulnerable groups live in a tract. That ranks two tracts rightly about ${p.times} times in ten. A coin gets ${p.coin}.`,
	past: (p: { told: boolean }) =>
		p.told
			? 'Where rents rose fast before, they were likelier to rise fast again.'
			: 'Past rent rises told nothing about what came next.',
	numbers: [
		'zero',
		'one',
		'two',
		'three',
		'four',
		'five',
		'six',
		'seven',
		'eight',
		'nine',
		'ten'
	] as readonly string[],
	how: (p: { middle: string; last: string; tracts: string; base: string }) =>
		`We went back to the figures of ${p.middle} and flagged tracts with them, as if it were then. Then we looked at what came by ${p.last}. Of ${p.tracts} tracts, ${p.base} later came under pressure.`,
	wrongWay:
		'Some earlier signs even pointed the wrong way. That is mostly chance evening out: a figure that came out too high by chance in one survey looks like a rise before it and like a fall after it.',
	rankingCaption: 'How often each sign ranks two tracts rightly',
	sign: 'The sign, and what came',
	pairs: 'Right, of 100 pairs',
	coinHint: (p: { coin: string }) =>
		`A pair is one tract where it came and one where it did not. The line in each bar is a coin: ${p.coin} of 100.`,
	tellers: {
		'vulnerability-count': 'How many vulnerable groups live there',
		'pressure-then': 'Vulnerable and under pressure then',
		'low-assessed-value': 'Low home values, as assessed before',
		'neighbors-income-growth': 'Incomes rose in the tracts around it',
		'model-of-four': 'A model of four signs together',
		'low-rent-beside-neighbors': 'Rent lower than in the tracts around it',
		'past-rent-growth': 'Rent rose fast before'
	} satisfies Record<Teller, string>,
	outcomes: {
		'later-pressure': 'later pressure',
		'rent-rise-from-first': 'rent rose fast, counted from the same first figure',
		'rent-rise-from-middle': 'rent rose fast, counted from a later figure',
		'loss-of-low-income': 'people with low incomes left',
		'loss-of-black-residents': 'Black residents left'
	} satisfies Record<Outcome, string>,
	among: {
		all: null,
		vulnerable: 'among vulnerable tracts'
	} satisfies Record<Ranking['among'], string | null>,
	shared: 'both share one noisy figure',
	sharedVerdict: 'Proves nothing: mostly chance evening out',
	standing: {
		'called-above': 'Better than a coin',
		'leans-above': 'Perhaps a little better than a coin',
		'not-clear': 'No better than a coin',
		'leans-below': 'No better than a coin; perhaps the wrong way',
		'called-below': 'Wrong way: worse than a coin'
	} satisfies Record<ObservedStanding, string>,
	rateCaption: 'Where later pressure came, with a flag and without',
	rateSign: 'Flag',
	flagged: 'With the flag',
	others: 'Without',
	difference: 'Difference',
	flags: {
		'flag-near-half': 'Vulnerable, and pressure there or in at least half of the tracts around it',
		'flag-near-one': 'The same, with one such tract around it (an earlier rule of ours)',
		'pressure-among-vulnerable': 'Under pressure then, among vulnerable tracts only'
	} satisfies Record<Rates['flag'], string>,
	ofTracts: (p: { tracts: string }) => `of ${p.tracts}`,
	points: (p: { value: string; count: number }) =>
		`${p.value} ${p.count === 1 ? 'point' : 'points'}`,
	rateStanding: {
		'called-above': 'Clearly more often with the flag',
		'leans-above': 'Perhaps more often with the flag',
		'not-clear': 'No clear difference',
		'leans-below': 'Perhaps less often with the flag',
		'called-below': 'Clearly less often with the flag'
	} satisfies Record<ObservedStanding, string>,
	signalHeading: 'How much of a tract’s change is real',
	signalHow:
		'The survey asks only some homes, so a tract’s change is partly error. Look at change for station areas or the whole line, not for one tract.',
	signals: { rent: 'rent', income: 'household income' } satisfies Record<Signal['change'], string>,
	signal: (p: { change: string; share: string; low: string; high: string; tracts: string }) =>
		`Of the spread in ${p.change} change between ${p.tracts} tracts, about ${p.share} is real (${p.low} to ${p.high}). The rest is what error alone would bring.`,
	method: (p: {
		first: string;
		middle: string;
		last: string;
		least: string;
		vulnerable: AtLeast;
		then: AtLeast;
		later: AtLeast;
		loss: string;
		folds: number;
		draws: string;
	}) => [
		`Tracts: those with ${p.least} people or more and all earlier and later changes.`,
		`Vulnerable: ${atLeast(p.vulnerable)} shares were above the region’s in ${p.middle}. They are renters, people of color, and adults without a bachelor’s degree. They are also people under 185% of the poverty line, and renters who pay 30% or more of their income.`,
		`Pressure then: ${atLeast(p.then)} changes were above the region’s. They are rent and income from ${p.first} to ${p.middle}, and home values from those the assessor set in 2014 to those that owners told in ${p.middle}.`,
		`Later pressure: ${atLeast(p.later)} changes were above the region’s from ${p.middle} to ${p.last}. They are rent, income, home value, and the share of adults with a bachelor’s degree.`,
		`“Rent rose fast”: faster than in the tract in the middle. “Left”: ${p.loss} or more of the group’s people are gone.`,
		`The model is a logistic regression of the count, assessed value, income growth around, and rent beside the neighbors’. Each tract is scored by a model that has not seen it (${p.folds} parts).`,
		`“Right, of 100 pairs” is the area under the ROC curve times 100. Ranges: ${p.draws} bootstrap samples of tracts. “Better” and “wrong way” are said beyond 2.576 standard errors, as everywhere in the atlas.`
	]
};

/** The comparison along the Green Line. */
export const greenLine = {
	heading: `What happened along the ${regionWords.studiedLine}?`,
	/** In its place where the region has no such line. */
	noLine: 'No line of this region has been open for long enough to look at.',
	how: (p: { opened: number; near: string; pool: string; matches: number }) =>
		`The ${regionWords.studiedLine} opened in ${p.opened}. We compared ${p.near} tracts at its stations with like tracts of ${regionWords.principalCities} more than a mile from light rail: each with the ${p.matches} most alike of ${p.pool}. That shows what differed near the line. It does not prove that the line did it.`,
	/** Changes by how their difference stands, in words. */
	more: (p: { outcomes: string }) => `Rose more near the line than in like places: ${p.outcomes}.`,
	perhapsMore: (p: { outcomes: string }) =>
		`Perhaps rose more near the line, but the figures are too few to be sure: ${p.outcomes}.`,
	less: (p: { outcomes: string }) => `Rose less near the line than in like places: ${p.outcomes}.`,
	perhapsLess: (p: { outcomes: string }) =>
		`Perhaps rose less near the line, but the figures are too few to be sure: ${p.outcomes}.`,
	alike: (p: { outcomes: string }) => `No clear difference: ${p.outcomes}.`,
	and: (p: { first: string; last: string }) => `${p.first} and ${p.last}`,
	caption: `Change near ${regionWords.studiedLine} stations and in like tracts`,
	change: 'Change',
	near: 'Near',
	like: 'Like tracts',
	difference: 'Difference',
	changes: {
		'income-before': 'Household income before the opening',
		income: 'Household income',
		rent: 'Rent',
		'renter-households': 'Renter households',
		'home-value': 'Home value',
		'black-share': 'Share of Black residents'
	} satisfies Record<ChangeId, string>,
	inSentence: {
		'income-before': 'income before the opening',
		income: 'income',
		rent: 'rent',
		'renter-households': 'renter households',
		'home-value': 'home value',
		'black-share': 'share of Black residents'
	} satisfies Record<ChangeId, string>,
	period: (p: { from: string; to: string }) => `${p.from} to ${p.to}`,
	standing: {
		'called-above': 'Clearly more near the line',
		'leans-above': 'Perhaps more near the line',
		'not-clear': 'No clear difference',
		'leans-below': 'Perhaps less near the line',
		'called-below': 'Clearly less near the line'
	} satisfies Record<ObservedStanding, string>,
	balanceCaption: 'How alike they were at the start',
	balanceHeading: 'Were they alike at the start?',
	start: 'At the start',
	pool: 'All others',
	starts: {
		income: 'Household income',
		rent: 'Rent',
		renters: 'Households that rent',
		black: 'Black residents',
		bachelors: 'Adults with a bachelor’s degree'
	} satisfies Record<StartId, string>,
	method: (p: { share: string; matches: number; draws: string }) => [
		`Near: at least ${p.share} of the tract’s homes lie within half a mile of a station. Like tracts: no home within a mile of the ${regionWords.openLines}.`,
		`Matching: the ${p.matches} tracts that are most alike by the values in the second table, each measured in standard deviations. A tract can be matched more than once. Renters and degrees are from after the line opened, as we have no earlier figures.`,
		`Changes of income, rent, households and value are averaged as logarithms, so that one tract that doubled weighs no more than one that halved. Dollars are those of ${newest.year}.`,
		`Ranges: ${p.draws} bootstrap samples of both groups of tracts, matched anew each time. Black residents: race alone, as a share of people of all groups but “some other race”, which the earliest figures leave out.`,
		'The Bureau did not bring home values of the earlier period to one year’s dollars. Both sides are hit alike.'
	]
};

/** Whether margins of error hold. */
export const margins = {
	heading: 'Do the margins of error hold?',
	how: (p: { level: string; places: string; low: string; high: string }) =>
		`A margin should hold the true number in ${p.level} of cases. We tried it where the truth is known: who lives within half a mile and a mile of ${p.places} homes drawn at random. The 2020 Census counted that block group by block group. Our shares, made from whole tracts, held it in ${p.low} to ${p.high} of places, group by group.`,
	caption: 'How often the margin of a share held the count',
	group: 'People',
	held: 'Held',
	groups: {
		white: 'White, not Hispanic',
		black: 'Black, not Hispanic',
		'american-indian': 'American Indian, not Hispanic',
		asian: 'Asian or Pacific Islander, not Hispanic',
		hispanic: 'Hispanic or Latino',
		other: 'Other or two or more races, not Hispanic',
		'people-of-color': 'People of color'
	} satisfies Record<Coverage['group'], string>,
	ofPlaces: (p: { places: string }) => `of ${p.places} places`,
	lineHint: (p: { level: string }) => `The line in each bar is ${p.level}.`,
	wider: 'How much wider than the textbook formula',
	widerHow: (p: { factor: string; tracts: string }) =>
		`The usual formula for the margin of a median rent is too narrow here. In ${p.tracts} tracts of this region where the Census Bureau publishes its own margin, that one is wider. So the atlas makes its margins ${p.factor} times as wide. Shares get a factor for each census table.`,
	tableCaption: 'Published margins against the textbook formula',
	table: 'Census table',
	factor: 'Factor used',
	middle: 'Middle',
	mostly: 'Eight of ten lie in',
	figures: 'Figures',
	rents: 'Median rent (B25064)',
	tables: {
		B03002: 'Race and Hispanic origin',
		B08301: 'Way to work',
		B11001: 'Households',
		B15003: 'Education',
		B23025: 'Work',
		B25003: 'Owners and renters',
		B25024: 'Kinds of buildings',
		B25034: 'When built',
		B25038: 'When moved in',
		B25070: 'Rent as a share of income',
		C16002: 'Language'
	} as Readonly<Record<string, string>>,
	named: (p: { name: string; table: string }) => `${p.name} (${p.table})`,
	constantsHeading: 'What else is measured',
	constantsHow:
		'These numbers are measured on the figures of this region each time the atlas is built. They go into the margins.',
	constantsCaption: 'Numbers that are measured on the figures',
	constant: 'What it says',
	value: 'Number',
	measuredOn: 'Measured on',
	constants: {
		'zero-margin': 'Margin of a count of zero',
		apportioning:
			'A part of a tract that is unlike the whole: any share, in units of √(p(1 − p)), where all of a place is cut from tracts',
		'apportioning-groups': 'The same for the share of people of color',
		'carrying-home-value': 'Median home value carried across changed tract borders',
		'carrying-rent': 'Median rent carried across changed tract borders',
		'carrying-income': 'Median income carried across changed tract borders',
		'carrying-people': 'Count of people carried across changed tract borders',
		'carrying-households': 'Count of households carried across changed tract borders',
		'carrying-parts': 'Count of a part of either carried across changed tract borders',
		'carrying-shares': 'Any share carried across changed tract borders, in units of √(p(1 − p))',
		'income-spread': 'How far incomes lie apart within a tract, in logarithms',
		'income-model': 'Error of the model of pooled incomes'
	} satisfies Record<FittedConstant['id'], string>
};

/** Whether classes beat chance. */
export const chance = {
	heading: 'Do the classes say more than chance?',
	how: (p: { deals: string }) =>
		`We dealt each class over the map by chance, ${p.deals} times. A class says something about place where tracts of it lie side by side more often than chance alone would bring.`,
	caption: (p: { method: string }) => `${p.method}: neighbors of one class, and by chance`,
	class: 'Class',
	byChance: 'By chance',
	here: 'On the map',
	range: (p: { low: string; high: string }) => `${p.low} to ${p.high} by chance`,
	tracts: (p: { tracts: string }) => `${p.tracts} tracts`,
	near: (p: { flag: string }) => `Tracts that the rule “${p.flag}” reaches`,
	pairs: 'Pairs of neighbors that share the class',
	nearFlags: {
		pressure: 'near pressure',
		hot: 'near a hot market'
	} as Readonly<Record<string, string>>,
	standing: {
		'called-above': 'Clearly more than chance',
		'leans-above': 'Perhaps more than chance',
		'not-clear': 'No more than chance: says nothing about place',
		'leans-below': 'No more than chance: says nothing about place',
		'called-below': 'No more than chance: says nothing about place'
	} satisfies Record<ObservedStanding, string>,
	lineHint:
		'The line in each bar is what chance brings on average, the band what it brings nine times in ten.'
};

/** Court records beside the classes of a method. */
export const court = {
	heading: 'Do courts see more cases where the map flags?',
	times: (p: { times: string; low: string; high: string; tracts: string }) =>
		`Flagged tracts had ${p.times} times as many cases as the others, for every 100 renter households (${p.low} to ${p.high}). The court records cover ${p.tracts} tracts.`,
	caption: (p: { method: string }) =>
		`Eviction cases filed a year for every 100 renter households, 2012–2019, by class of “${p.method}”`,
	rate: 'Cases a year for every 100 renter households',
	limits: [
		'No method here reads court records, so this is a check from outside.',
		'It is no proof. Both may follow the same things, such as low incomes. A class that looks ahead may flag tracts where few cases were filed yet.',
		'Filings are not evictions. They are an average of 2012 to 2019, and cases struck from the record are missing.'
	]
};

/** What hangs on each rule of a method. */
export const rules = {
	heading: 'What if the rules were others?',
	how: 'Every rule of a method is a choice. We changed each one alone and counted which flags turn. What stays flagged whatever one does is firm; what hangs on one rule is not.',
	tracts: (p: { flagged: string; always: string; tried: string; one: string }) =>
		`Of ${p.flagged} flagged tracts, ${p.always} stay flagged under every one of ${p.tried} changed rules. ${p.one} tracts hang on one rule alone.`,
	stations: (p: { flagged: string; of: string }) =>
		`Planned station areas where at least half of the renters live in flagged tracts: ${p.flagged} of ${p.of}.`,
	alwaysStations: (p: { names: string }) => `Flagged under every changed rule: ${p.names}.`,
	noneAlways: 'None of them stays so under every changed rule.',
	noneFlagged: 'No station area is flagged as the rules stand.',
	caption: (p: { method: string }) => `${p.method}: what turns when one rule changes`,
	rule: 'Rule changed',
	turned: 'Flagged tracts',
	turnedText: (p: { lost: string; gained: string }) => `−${p.lost} / +${p.gained}`,
	stationColumn: 'Station areas',
	noLonger: (p: { names: string }) => `no longer: ${p.names}`,
	newly: (p: { names: string }) => `newly: ${p.names}`,
	noStation: 'none turns',
	alwaysTracts: (p: { count: string }) => `The ${p.count} tracts that stay flagged`,
	needed: (p: { group: string; needed: number }) => `${p.group}: at least ${p.needed} must pass`,
	without: (p: { test: string }) => `Without: ${p.test}`,
	line: (p: { group: string; by: string }) => `${p.group}: lines moved by ${p.by}`,
	quantile: (p: { group: string; by: string }) =>
		`${p.group}: cut-offs moved by ${p.by} of the tracts`,
	neighborsAny: 'Near: one neighbor is enough',
	neighbors: (p: { share: string }) => `Near: at least ${p.share} of the neighbors`,
	distance: (p: { distance: string }) => `Station areas reach ${p.distance}`,
	periods: {
		'rent-and-income-from-2015-2019': 'Rent and income counted from 2015–2019'
	} as Readonly<Record<string, string>>,
	references: {
		county: 'Compared with its county, not the region'
	} as Readonly<Record<string, string>>
};
