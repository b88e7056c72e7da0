/** Words of the first view and of every other screen with a map; the table needs none of them. Grade 8 or below. */
import { madeOnUse } from '../../domain/text/format.ts';
import { named } from './common.ts';
import { language } from './language.ts';
import { regionWords } from './region.ts';

const list = madeOnUse(() => new Intl.ListFormat(language.locale, { type: 'conjunction' }));

export const firstView = {
	/** What all of this is, in one sentence. */
	purpose: `See where people may be priced out along the planned ${regionWords.line}, and how sure that is.`,
	prompt: 'What is happening near you?',
	panelLabel: 'Figures and places',
	makePlace: 'Make your own place',
	makeLine: 'What if the line ran elsewhere?',
	aboutIndicator: 'About this figure',
	universe: 'Of whom',
	source: 'Source',
	direction: 'How to read it',
	notes: 'Keep in mind',
	stationsHeading: 'Stations of the line, from downtown out',
	stationOpen: 'open today',
	lineReport: 'Report on the whole line, to print or to bring to a hearing',
	locate: 'Use my location',
	locating: 'Looking for where you are…',
	/** Said under the button, before it is used. */
	locateNote: 'It stays on your device, and is rounded to about 100 yards.',
	locateName: 'My location',
	locateFailed: {
		denied: 'The browser may not tell where you are. Allow it in its settings, or search instead.',
		unavailable: 'Where you are could not be found. Try again outside, or search instead.',
		outside: `You are outside of ${regionWords.inText}, which is all that the atlas covers.`
	}
} as const;

/** The map of what was done, which a view can show in place of what its lens colors. */
export const pastMap = {
	choice: 'What was done here',
	title: (p: { until: string }) =>
		p.until === 'all'
			? 'Racial covenants in deeds, and areas marked red in the 1930s'
			: p.until < '1939'
				? `Racial covenants in deeds to the end of ${p.until}`
				: `Racial covenants in deeds to the end of ${p.until}, and areas marked red in the 1930s`,
	/** Full sentence naming the map region for screen readers. */
	label: (p: { title: string }) =>
		`Map. ${p.title}. The ${regionWords.line} and its stations are drawn on top. Arrow keys move the map, plus and minus zoom, Alt with arrow keys goes from area to area, Enter opens an area, Escape goes back.`,
	onMap: 'See it on the map',
	buildings: 'Show public housing buildings',
	building: (p: { homes: string; neighborhood: string }) => `${p.homes} homes, ${p.neighborhood}`,
	unavailable: 'the map of what was done'
};

/** What is said of the map’s keys. */
export const mapKeys = {
	/** Names of the map region while somebody makes a place of their own. */
	making: {
		drawing:
			'Map, ready to draw. Arrow keys move the map under the cross in its middle, with Shift finely. Space sets a point at the cross, Backspace takes it back, plus and minus zoom, Escape cancels. The buttons Undo and Done stand before the map.',
		choosing:
			'Map, ready to choose tracts. Alt with arrow keys goes from tract to tract, Space takes a tract in or leaves it out, Escape ends. The buttons Undo and Done stand before the map.'
	},
	keysHeading: 'Keys on the map',
	keysButton: 'Map keys',
	keys: [
		['Arrow keys', 'Move the map'],
		['+ and −', 'Zoom in and out'],
		['Alt + arrow keys', 'Go from area to area'],
		['Enter', 'Open the area'],
		['Esc', 'Go back']
	] as readonly (readonly [string, string])[]
};

/** What only the panel of a place says; the rest is in app.ts. */
export const placePanel = {
	cornerDetail: (p: { corner: string }) => `The tract at ${p.corner}`,
	betweenTracts: (p: { numbers: readonly string[] }) =>
		`This point lies between tracts ${list().format(p.numbers)}, so you see the ground around it and not one tract.`,
	inStationAreas: 'In the station area of',
	apportioned:
		'Of a tract that is only partly here, we count the share of its homes that stood here in 2020.',
	methods: {
		'modelled-income':
			'Modelled from tract medians. It is the median of all their households as one.',
		'mean-of-medians': 'Approximate: a mean of tract medians, weighted by households.'
	},
	otherReading: (p: { figure: string }) =>
		`Earlier home values were given over five years and never brought to the prices of one. Counted at the mean prices of those years, not of the last, the change is ${p.figure}.`,
	newestOnly: (p: { period: string }) =>
		`A place like this has figures for ${p.period}. Earlier periods are there for tracts, cities and station areas at half a mile.`,
	keyFigures: 'At a glance',
	unknown: (p: { place: string }) =>
		`There is no place called “${p.place}” in this atlas. Choose a station from the list or search for one.`,
	higher: (p: { place: string }) => `Clearly higher than in ${p.place}`,
	lower: (p: { place: string }) => `Clearly lower than in ${p.place}`,
	noClearDifference: (p: { place: string }) => `No clear difference from ${p.place}`,
	ofTracts:
		'The survey knows this only for the census tracts around, which lie mostly elsewhere. So no difference is claimed for this place.',
	ofTractsShort: 'of the tracts',
	noTest: (p: { place: string }) => `Cannot be tested against ${p.place}: no margin of error`,
	likelyRange: (p: { low: string; high: string }) =>
		`The true figure most likely lies between ${p.low} and ${p.high} (90% confidence).`,
	toOpenHeading: 'Every census area along the line',
	toOpen: {
		stations: 'All station areas together',
		corridor: 'The corridor: one mile around the line',
		region: regionWords.atStart
	},
	actions: 'What to do with this place',
	compareFull: 'Four places are compared at most',
	tableOf: 'Table',
	reachLabel: 'Distance from the station',
	reachLabelMany: 'Distance from the stations',
	reachLabelLine: 'Distance from the line',
	reaches: { quarter: '¼ mile', half: '½ mile', mile: '1 mile' },
	reachOther: 'Other',
	reachOtherLabel: 'Another distance, with its unit',
	reachOtherHint: '0.3 mi, 800 m',
	reachSet: 'Set'
};

/** What a legend of figures says when it is opened or touched. */
export const legendMore = {
	lit: 'Only areas of this class are lit. Choose it again to light all.',
	why: 'Why these classes?',
	allPeriods: 'All periods share the same classes, so that colors can be compared.'
} as const;

/** What is said of links themselves. */
export const links = {
	newer:
		'This link was made by a newer version of this atlas. What can be read of it is shown; reload the page to get the newest version.',
	/** Periods as "2019–2023". */
	otherRelease: (p: { asked: string; shown: string }) =>
		`This link was made with figures of ${p.asked}, which are not kept here. You see those of ${p.shown}.`,
	former:
		'This link was made before the method was corrected in version 0.2. It shows the same view by the corrected method, so classes and “clear” differences may not be those that were shared.',
	formerMore: 'What was corrected',
	/** The same in a frame, where there is little room. */
	formerShort: 'The method was corrected in version 0.2, after this map was put here.'
};

/** On and around every map. */
export const mapWords = {
	/** Full sentence naming the map region for screen readers. */
	label: (p: { title: string; areas: number }) =>
		`Map. ${p.title}. ${p.areas} tracts are colored; the ${regionWords.line} and its stations are drawn on top. Arrow keys move the map, plus and minus zoom, Alt with arrow keys goes from area to area, Enter opens an area, Escape goes back.`,
	zoomIn: 'Zoom in',
	zoomOut: 'Zoom out',
	wholeLine: 'Show the whole line',
	loading: 'The map is on its way. The list and the table already work.',
	sketched:
		'A picture of the map is there. The map itself is on its way, and starts at once when you use it.',
	line: regionWords.line,
	droppedRoute: regionWords.formerRoute,
	attributionShort: regionWords.attributionShort,
	reached: (p: { place: string; value: string }) => `${p.place}: ${p.value}`
};

export const legendWords = {
	heading: 'Legend',
	areas: (p: { count: number }) => (p.count === 1 ? '1 area' : `${p.count} areas`),
	noData: 'No figure',
	lowReliability: 'Too uncertain to rely on',
	stationArea: (p: { reach: string }) => `Within ${p.reach} of a station`,
	stationFlagged: 'The same, where the station area may face pressure',
	line: `${regionWords.line} (planned)`,
	here: 'The selected place is in this class'
};

/** What can go wrong with a map, by code; only screens with one need the words. */
export const mapProblems: Readonly<
	Record<string, (p: Readonly<Record<string, string | number>>) => string>
> = {
	'map/drawing-unavailable': () =>
		'The drawing tools could not be loaded. Check the connection and try again, or make your place in another way.',
	'map/engine-unavailable': () =>
		'The map could not be loaded. The list of stations and the table show the same figures.',
	'map/engine-fault': () =>
		'Something on the map could not be drawn. Reload the page; the table shows the same figures.',
	'map/webgl-missing': () =>
		'This browser cannot draw the map (no WebGL). The list of stations and the table show the same figures.',
	'map/context-lost': () =>
		'The device needed its graphics memory elsewhere, so the map stopped. The table still works.',
	'map/archive-failed': (p) =>
		`Part of the map (${named(p.archive)}) could not be loaded. The rest still works.`
};

/** Words of the search. */
export const search = {
	label: 'Find an address, corner or place',
	placeholder: regionWords.searchExample,
	clear: 'Clear the search',
	none: (p: { text: string }) =>
		`Nothing found for “${p.text}”. Try a house number and street, two streets with “&”, a station, a city, a neighborhood or a tract number.`,
	/** Where the text is a house number on a street. */
	addressUnknown: (p: { text: string }) =>
		`Nothing found for “${p.text}”. House numbers are known in ${regionWords.principalCity} only, as of 2016. Try the nearest corner: two streets with “&”.`,
	/** Where no map of it is at hand. */
	zipUnknown: (p: { code: string }) =>
		`This atlas has no map of ZIP code ${p.code}. Try a street corner, a city or a neighborhood.`,
	count: (p: { count: number }) => (p.count === 1 ? '1 place found' : `${p.count} places found`),
	kinds: {
		station: 'Station',
		stations: 'All station areas together',
		corridor: 'Corridor',
		neighborhood: 'Neighborhood',
		city: 'City',
		county: 'County',
		region: 'Region',
		tract: 'Census tract',
		address: 'Address',
		corner: 'Street corner',
		zip: 'ZIP code',
		landmark: 'Landmark',
		place: 'Part of a city'
	},
	tract: (p: { number: string }) => `Tract ${p.number}`,
	zip: (p: { code: string }) => `ZIP ${p.code}`,
	betweenTracts: (p: { numbers: readonly string[] }) =>
		`between tracts ${list().format(p.numbers)}`,
	splitInto: (p: { numbers: readonly string[] }) =>
		`a tract of 2010, split into ${list().format(p.numbers)} in 2020`,
	became: (p: { number: string }) => `a tract of 2010, part of tract ${p.number} since 2020`,
	zipTracts: (p: { count: number }) =>
		p.count === 1
			? 'the census tract where most homes have it'
			: `the ${p.count} census tracts where most homes have it`,
	gazetteerMissing:
		'Addresses, street corners and landmarks could not be loaded; places and stations still work.'
};

/** Words of two maps side by side. */
export const side = {
	heading: 'Two maps side by side',
	intro: 'See two periods, two methods or two figures of the same places at once.',
	thenAndNow: 'Then and now',
	twoMethods: 'Two methods',
	anotherFigure: 'Another figure',
	myList: 'One of my lists',
	panelHeading: 'The second map',
	choice: 'What the second map shows',
	methodsGroup: 'Where pressure may build',
	agreement: 'How many methods agree',
	period: 'Period of the second map',
	mode: 'Layout of the two maps',
	swipe: 'One over the other',
	pair: 'Beside each other',
	swipeHint: 'Move the line on the map, or its slider with the arrow keys.',
	close: 'Back to one map',
	closed: 'One map again.',
	legend: 'Legend of the second map',
	table: 'See the second map’s figures in a table',
	noMap: 'The second map could not be drawn here. Its figures are in the table.',
	/** Full sentence naming the second map's region for screen readers. */
	mapLabel: (p: { title: string }) =>
		`Second map. ${p.title}. It moves together with the first map, and the same keys work here.`,
	divider: 'Line between the two maps',
	dividerAt: (p: { first: number }) =>
		`The first map fills ${p.first} percent from the left, the second map the rest`,
	captions: 'What the two maps show',
	first: 'Left',
	second: 'Right',
	top: 'First map',
	bottom: 'Second map'
};
