/** Words of the screens. Plain sentences, grade 6–8; figures and names come in as parameters. */
import type { IndicatorId } from '../../domain/indicators/ids.generated.ts';
import { language } from './language.ts';
import { indicatorWords } from './indicators.ts';
import { regionWords } from './region.ts';

const list = new Intl.ListFormat(language.locale, { type: 'conjunction' });

export const common = {
	appName: 'Rootline',
	tagline: `The anti-displacement atlas for the ${regionWords.line}`,
	tryAgain: 'Try again',
	close: 'Close',
	back: 'Back',
	loading: 'Loading…',
	skipLabel: 'Skip',
	skipToPanel: 'Skip to the figures',
	skipToTable: 'Skip to the table of all areas',
	skipToMap: 'Skip to the map',
	region: regionWords.name,
	/** The region inside a sentence. */
	theRegion: regionWords.inText,
	noScript:
		'The map and the table need JavaScript. The list of stations and the sources below work without it.'
};

export const nav = {
	label: 'Main',
	map: 'Map',
	table: 'Table',
	compare: 'Compare',
	methods: 'Methods',
	evidence: 'How far to trust it',
	data: 'Data',
	more: 'More',
	share: 'Share this view',
	shareShort: 'Share',
	keep: 'Save this view',
	about: 'About Rootline',
	offline: 'Use it offline',
	lightColors: 'Light colors',
	darkColors: 'Dark colors',
	saved: 'Saved views',
	walks: 'Walk-throughs',
	community: 'What residents know'
};

export const explore = {
	panelLabel: 'Figures and places',
	/** "Renters paying 30% or more of income, by census tract, 2019–2023" */
	title: (p: { indicator: IndicatorId; period: string }) => {
		const { title, sentence = title } = indicatorWords[p.indicator];
		return `${sentence}, by census tract, ${p.period}`;
	},
	tableLink: 'See every area in a table',
	mapLink: 'See it on the map',
	prompt: 'What is happening near you?',
	indicatorLabel: 'Which figure',
	makePlace: 'Make your own place',
	makeLine: 'What if the line ran elsewhere?',
	stationsHeading: 'Stations of the line, from downtown out',
	stationOpen: 'open today',
	lineReport: 'Report on the whole line, to print or to bring to a hearing',
	aboutIndicator: 'About this figure',
	universe: 'Of whom',
	source: 'Source',
	sourceLine: (p: { tables: string; period: string }) =>
		`U.S. Census Bureau, American Community Survey ${p.period}, table ${p.tables}. 2020 census tracts. Margins at 90% confidence.`,
	direction: 'How to read it',
	notes: 'Keep in mind',
	tractVintage: '2020 census tracts',
	period: 'Period',
	periodHint: 'Earlier periods are in dollars of the same year and on the same tracts.',
	dropped: (p: { parts: string }) =>
		`Part of this link could not be understood and was left out: ${p.parts}`,
	dismiss: 'Dismiss'
};

export const lens = {
	label: 'What to show',
	indicator: 'One figure',
	classes: 'Who may face pressure',
	agreement: 'Where methods agree',
	classesTitle: 'Where displacement pressure may build, by census tract, 2019–2023',
	classesTitleOther: (p: { method: string }) => `${p.method}: classes by census tract, 2019–2023`,
	agreementTitle: 'How many methods flag each census tract, 2019–2023',
	/** A title of a map by rules that somebody changed. */
	rulesChanged: (p: { title: string }) => `${p.title} (rules changed)`,
	flagged: 'may face pressure',
	mayBeFlagged: 'may be flagged, not sure'
};

export const topics = {
	rents: 'Rents and cost burden',
	homes: 'Homes',
	income: 'Income and poverty',
	people: 'Who lives here',
	education: 'Education and language',
	mobility: 'Getting around',
	change: 'Change over time'
};

export const map = {
	/** Full sentence naming the map region for screen readers. */
	label: (p: { title: string; areas: number }) =>
		`Map. ${p.title}. ${p.areas} tracts are colored; the ${regionWords.line} and its stations are drawn on top. Arrow keys move the map, plus and minus zoom, Alt with arrow keys goes from area to area, Enter opens an area, Escape goes back.`,
	zoomIn: 'Zoom in',
	zoomOut: 'Zoom out',
	wholeLine: 'Show the whole line',
	loading: 'The map is on its way. The list and the table already work.',
	line: regionWords.line,
	droppedRoute: regionWords.formerRoute,
	attributionShort: regionWords.attributionShort,
	reached: (p: { place: string; value: string }) => `${p.place}: ${p.value}`
};

export const legend = {
	heading: 'Legend',
	areas: (p: { count: number }) => (p.count === 1 ? '1 area' : `${p.count} areas`),
	noData: 'No figure',
	lowReliability: 'Too uncertain to rely on',
	lit: 'Only areas of this class are lit. Choose it again to light all.',
	stationArea: (p: { reach: string }) => `Within ${p.reach} of a station`,
	stationFlagged: 'The same, where the station area may face pressure',
	line: `${regionWords.line} (planned)`,
	here: 'The selected place is in this class',
	why: 'Why these classes?',
	allPeriods: 'All periods share the same classes, so that colors can be compared.'
};

export const place = {
	tract: (p: { number: string }) => `Tract ${p.number}`,
	cornerDetail: (p: { corner: string }) => `The tract at ${p.corner}`,
	betweenTracts: (p: { numbers: readonly string[] }) =>
		`This point lies between tracts ${list.format(p.numbers)}, so you see the ground around it and not one tract.`,
	inStationAreas: 'In the station area of',
	noMarginShort: 'margin not known',
	apportioned:
		'Of a tract that is only partly here, we count the share of its homes that stood here in 2020.',
	methods: {
		'modelled-income':
			'Modelled from tract medians. It is the median of all their households as one.',
		'mean-of-medians': 'Approximate: a mean of tract medians, weighted by households.'
	},
	otherReading: (p: { figure: string }) =>
		`Earlier home values were given over five years and never brought to the prices of one. Counted at the mean prices of those years, not of the last, the change is ${p.figure}.`,
	carried: 'Carried across changed tract boundaries.',
	compared: 'Beside it',
	newestOnly: (p: { period: string }) =>
		`A place like this has figures for ${p.period}. Earlier periods are there for tracts, cities and station areas at half a mile.`,
	here: 'Here',
	keyFigures: 'At a glance',
	figure: 'Figure',
	value: 'Value',
	margin: 'Margin of error',
	reliability: 'How firm',
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
	report: 'Report',
	close: 'Close this place',
	pressure: 'May this place face pressure?',
	corridor: 'Within a mile of the line',
	/** The same inside a sentence: "than in …". */
	corridorIn: 'the area within a mile of the line',
	toOpenHeading: 'Every census area along the line',
	toOpen: {
		stations: 'All station areas together',
		corridor: 'The corridor: one mile around the line',
		region: regionWords.atStart
	},
	actions: 'What to do with this place',
	compareThis: 'Compare',
	compareOpen: (p: { count: number }) =>
		p.count === 1 ? 'Comparison (1 place)' : `Comparison (${p.count} places)`,
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

export const sheet = {
	taller: 'Show more of the panel',
	shorter: 'Show less of the panel',
	handle: 'Height of the panel'
};
