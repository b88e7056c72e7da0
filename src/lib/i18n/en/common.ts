/** Words that every screen shares: chance, links, offline, the table, names of places, problems, figures. */
import type { PlaceNameWords } from '../../domain/places/names.ts';
import { regionWords } from './region.ts';
import type { Reliability } from '../../domain/statistics/error.ts';
import type { EstimateWords } from '../../domain/text/format.ts';
import { language } from './language.ts';

/* How many of the comparisons of a page chance alone may bring: the same words on every page. */

/**
 * "Of 40 comparisons on this page, less than one may be wrong by chance, on average."
 *
 * @param p `where` follows the number: "on this page"
 */
export function byChance(p: { tests: number; falseAtMost: number; where: string }): string {
	const { tests, falseAtMost, where } = p;
	if (tests === 1) {
		return `For the 1 comparison ${where}, the chance of a wrong call is at most one in 100.`;
	}
	// Rounded up, so that no fewer are named than may be; a sum of hundredths is not exact.
	const most = Math.ceil(falseAtMost - 1e-9);
	const how =
		falseAtMost < 1 - 1e-9
			? 'less than one'
			: most === 1
				? 'at most one'
				: `at most ${most.toLocaleString(language.locale)}`;
	return `Of ${tests.toLocaleString(language.locale)} comparisons ${where}, ${how} may be wrong by chance, on average.`;
}

/** What is said without a network; about keeping a copy: `data-page.ts`. */
export const offline = {
	fromCopy: (p: { day: string }) => `No network. You see the copy of ${p.day}.`,
	noCopy: 'No network. What is on screen still works.'
};

/** What is said where a part of the site does not arrive. */
export const parts = {
	updated: 'The site was updated. Reload the page to go on; what you wrote is kept on this device.',
	missing: 'Part of this page did not arrive. Check the connection and try again.',
	reload: 'Reload the page'
};

/** Words of the table of all areas. */
export const table = {
	title: 'Every area in a table',
	lead: 'Every census tract of the region, with what the map shows of it and how sure that is. Sort by any heading.',
	place: 'Area',
	city: 'City',
	county: 'County',
	value: 'Value',
	margin: 'Margin of error (90%)',
	reliability: 'How firm',
	within: 'Show areas in',
	against: 'Against the region',
	anyDirection: 'Higher, lower or neither',
	directions: {
		higher: 'Clearly higher',
		lower: 'Clearly lower',
		'no-clear-difference': 'No clear difference',
		'not-tested': 'Cannot be tested'
	},
	differ: (p: { called: string; tested: string }) =>
		`${p.called} of ${p.tested} areas differ clearly from the region.`,
	/** Where the comparisons are, after their number. */
	onThisPage: 'on this page',
	wholeRegion: 'The whole region',
	anyStation: 'Any planned station',
	/** Beside a margin that no file carries. */
	modelled: 'modelled',
	carried: 'carried across changed boundaries',
	alongLine: 'Within one mile of the planned line',
	lookingUp: 'Looking up which tracts belong to this place…',
	groups: {
		lines: 'Along the line',
		stations: 'Station areas (half a mile)',
		cities: 'Cities',
		counties: 'Counties',
		chosen: 'Chosen place'
	},
	find: 'Find in the table',
	count: (p: { shown: number; total: number }) =>
		p.shown === p.total ? `${p.total} areas` : `${p.shown} of ${p.total} areas`,
	empty: 'No area matches. Clear the filter to see all of them.',
	clearFilter: 'Clear the filter',
	sortedBy: (p: { column: string; direction: string }) => `Sorted by ${p.column}, ${p.direction}`,
	ascending: 'lowest first',
	descending: 'highest first',
	caption: (p: { title: string }) => `${p.title}. Each row is one tract of the 2020 census.`,
	first: (p: { shown: number; total: number }) => `The first ${p.shown} of ${p.total} rows.`,
	more: (p: { count: number }) => `Show ${p.count} more`,
	all: 'Show all',
	words: 'What do these words mean?',
	filter: 'Filter by figures',
	takeAlong: 'Take all tracts along'
};

/* Names of places of every kind, and distances. */

export const placeNames = {
	distance: {
		numbers: language.locale,
		quarterMile: 'a quarter mile',
		halfMile: 'half a mile',
		threeQuarterMile: 'three quarters of a mile',
		oneMile: 'one mile',
		miles: (p) => `${p.count} miles`,
		meters: (p) => `${p.count} meters`
	},
	lines: regionWords.lines,
	region: regionWords.name,
	regionDetail: regionWords.detail,
	cityDetail: 'City',
	countyDetail: 'County',
	neighborhoodDetail: regionWords.neighborhoodDetail,
	unknown: 'Unknown place',
	planLine: 'Your own line',
	county: (p) => `${p.name} County`,
	tract: (p) => `Tract ${p.number}`,
	tractIn: (p) => `Tract ${p.number}, ${p.within}`,
	tractDetail: (p) => `2020 census tract ${p.geoid}`,
	tractsTogether: (p) => `${p.count} tracts together`,
	station: (p) => `${p.name} station area`,
	stationDetail: (p) => `Within ${p.reach} of the station${p.city ? `, ${p.city}` : ''}`,
	stations: (p) => `${p.line}: all station areas`,
	each: (p) => `${p.line}: each station by itself`,
	stationsDetail: (p) =>
		p.count === null
			? `Within ${p.reach} of any of its stations`
			: p.count === 1
				? `Within ${p.reach} of its station`
				: `Within ${p.reach} of any of its ${p.count} stations`,
	eachDetail: (p) => `Within ${p.reach} of each station`,
	corridor: (p) => `${p.line} corridor`,
	corridorDetail: (p) => `Within ${p.reach} of the line`,
	near: (p) => `Within ${p.reach} of a point`,
	nearDetail: (p) => `Within ${p.reach} of this point`,
	area: 'Drawn area',
	areaDetail: (p) => (p.parts > 1 ? `Drawn area in ${p.parts} parts` : 'Drawn area')
} satisfies PlaceNameWords;

/** What a file or archive holds, in words that finish "The file with …" and "Part of the map (…)". */
const contents: Readonly<Record<string, string>> = {
	places: 'the names of places',
	gazetteer: 'streets and landmarks',
	indicator: 'this figure',
	outlines: 'the census tracts',
	corridor: 'the lines',
	context: 'water, parks, cities and streets',
	methods: 'the working of the methods',
	lines: 'the transit lines',
	'own-places': 'the drawing of places',
	comparison: 'the compared places',
	'place-index': 'the shapes of places',
	'profile-tables': 'the figures of places',
	records: 'the records of places',
	shapes: 'where places lie',
	streets: 'the streets',
	history: 'what was done here',
	overview: 'the whole region'
};

export const named = (what: string | number | undefined) => contents[String(what)] ?? String(what);

/** Sentences for what can go wrong on any screen, by code: what is missing, and what to do. */
export const problems: Readonly<
	Record<string, (p: Readonly<Record<string, string | number>>) => string>
> = {
	'file-unreachable': (p) =>
		`The file with ${named(p.what)} could not be reached. Check the connection and try again; what is already here still works.`,
	'file-missing': (p) =>
		`The file with ${named(p.what)} is missing on this site (answer ${p.status}). Try again, or tell whoever runs the site.`,
	'file-slow': (p) => `The file with ${named(p.what)} takes too long to arrive. Try again.`,
	'file-broken': (p) =>
		`The file with ${named(p.what)} arrived incomplete or damaged. Try again; what is already here still works.`,
	'file-other-version': (p) =>
		`The file with ${named(p.what)} belongs to another version of this site. Reload the page.`,
	'worker-slow': (p) =>
		`The methods have not answered for ${p.seconds} seconds. Try again; figures and table still work.`,
	'worker-broken': () =>
		'The methods could not be run in this browser. Figures, map and table still work; try again or reload the page.',
	'side-unavailable': () =>
		'The second map could not be loaded. Check the connection and try again; the first map still works.',
	'run-aborted': () => 'The run was stopped. Try again.',
	'method-cannot-run': () =>
		'This method cannot run on the figures here; the methods page says what it would need.'
};

export const unknownProblem = (code: string) =>
	`Something went wrong (${code}). Reload the page; the table may still work.`;

/* Words around figures. */

export const estimate = {
	numbers: language.locale,
	missing: {
		'not-computable': 'Too few survey answers to say',
		'not-published': 'Not published',
		'not-applicable': 'Does not apply here',
		'place-too-small': 'Too small a place to say',
		withheld: 'Withheld: too few homes'
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
	none: 'none',
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

/* What opens the glossary, and which terms it has; what they mean comes when it is opened: glossary.ts. */

export const terms = {
	open: table.words,
	/** To finish "The file with …". */
	what: 'what these words mean'
};

export type TermId =
	| 'tract'
	| 'station-area'
	| 'corridor'
	| 'region'
	| 'renter-household'
	| 'median'
	| 'survey'
	| 'margin'
	| 'modelled'
	| 'points'
	| 'inflation'
	| 'clear-difference'
	| 'vulnerable'
	| 'pressure'
	| 'class'
	| 'flagged'
	| 'tries'
	| 'sure'
	| 'agreement'
	| 'group-quarters';
