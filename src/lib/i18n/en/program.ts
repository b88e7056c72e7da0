/** Words of the state program, of who can act, of the need sheet and of the review table. */
import { madeOnUse } from '../../domain/text/format.ts';
import type { GovernmentLevel } from '../../domain/report/policies.ts';
import type { NeedHeading, NeedVoice } from '../../domain/report/program.ts';
import type { ReviewFileWords } from '../../domain/report/review.ts';
import type { Direction } from '../../domain/statistics/compare.ts';
import { language } from './language.ts';
import { newest, regionWords } from './region.ts';

const list = madeOnUse(() => new Intl.ListFormat(language.locale, { type: 'conjunction' }));

const directions: Readonly<Record<Direction, string>> = {
	higher: 'clearly higher',
	lower: 'clearly lower',
	'no-clear-difference': 'no clear difference',
	'not-tested': 'not tested'
};

/** Names of the pages, where other pages lead to them. */
export const links = {
	saved: 'Saved views',
	walks: 'Walk-throughs',
	community: 'What residents know',
	myData: 'My data',
	review: 'Review table: who lives along the line',
	program: 'The state program and who can act',
	scorecard: 'Score a project',
	about: 'About Rootline',
	offline: 'Use it offline',
	elsewhere: ({ name }: { name: string }) => `Another region: ${name}`
};

/** A table or sheet to take away. */
export const files = {
	heading: 'Take it along',
	print: 'Print this page',
	kinds: { csv: 'Table (CSV)', xlsx: 'Workbook (XLSX)', docx: 'Document (DOCX)' },
	making: 'Making the file…',
	made: (p: { file: string }) => `${p.file} is ready.`,
	failed: 'The file could not be made. Try again.',
	/** Sheets of a workbook. */
	about: 'About',
	table: 'Table',
	/** Beside a table. */
	aboutFile: 'about-this-table.txt',
	/** What stands before the figures in a file. */
	title: 'Title',
	place: 'Place',
	why: 'Why this table',
	margins: 'Margins of error',
	marginsValue: 'at the 90% level; an empty margin does not exist or was not published',
	note: 'Note',
	source: 'Source',
	dataVersion: 'Data version',
	link: 'Link',
	made_on: 'Made on'
};

export const review = {
	title: 'Who lives along the line: a table for reviews',
	lead: `A review of a line’s effects asks who lives near it. This table answers for each station area of the ${regionWords.line}, for each city’s part and for the whole, and sets all of them against city and region.`,
	whyHeading: 'Why this table',
	why: 'Residents can set these figures beside what the review says.',
	none: 'No document of the review is at hand here.',
	caption: 'Who lives along the line',
	scroll: 'The table is wide. Move it sideways to see all of it.',
	placeColumn: 'Place',
	partName: (p: { city: string }) => `${p.city}, within a mile of the line`,
	cityName: (p: { city: string }) => `All of ${p.city}`,
	stationsName: 'All station areas together',
	corridorName: 'All within a mile of the line',
	regionName: regionWords.name,
	wholeLine: 'The whole line',
	/** "clearly higher than city and region" */
	against: (p: { direction: 'higher' | 'lower'; of: readonly ('city' | 'region')[] }) =>
		`${p.direction} than ${list().format(p.of.map((each) => (each === 'city' ? 'city' : 'region')))}`,
	about: (p: { value: string }) => `about ${p.value}`,
	ofTracts: 'of the tracts around',
	uncertain: 'too uncertain to rely on',
	howHeading: 'How to read it',
	how: [
		'Station areas reach half a mile from the station. Each stands under the city that its station lies in, and may reach into others. A city’s part is its land within a mile of the route. A city without a station has a row where at least one in 100 people of the corridor live there.',
		`People and people of color are counted twice: in the 2020 Census, a full count, and in the survey of ${newest.spoken}, which has a margin of error. The 2020 counts at hand tell race and homes. For age, income, English, cars and disability there is the survey only.`,
		'“Higher” and “lower” are said only where the difference is clear. A clear one would come by chance in at most one of 100 cases. A place and its city share homes, which makes the test careful.',
		'Reviews often call a place by whether it is above a limit. We set no limit: such limits differ, and a margin may lie across them.',
		'These figures say who lives here. They do not say what the line will do to anybody.'
	] as readonly string[],
	notHere:
		'Not here: counts of 2020 by age, disability, cars or income, and figures for single blocks.',
	where: 'in this table',
	files: {
		place: 'place',
		kind: 'kind of place',
		cityName: 'city',
		kinds: {
			station: 'station area, half a mile',
			part: 'part of the city within a mile of the route',
			city: 'whole city',
			stations: 'all station areas together',
			corridor: 'within a mile of the route',
			region: 'region'
		},
		margin: (p) => `${p.figure}: margin of error (90%)`,
		state: (p) => `${p.figure}: what to know`,
		against: {
			city: (p) => `${p.figure}: against the city`,
			region: (p) => `${p.figure}: against the region`
		},
		directions,
		ofTracts: 'of the tracts around, not of the place itself'
	} satisfies ReviewFileWords
};

/** "0.6 miles" */
function distance(meters: number): string {
	const digits = { maximumFractionDigits: meters < 1600 ? 2 : 1 };
	const miles = new Intl.NumberFormat(language.locale, digits).format(meters / 1609.344);
	return `${miles} ${miles === '1' ? 'mile' : 'miles'}`;
}

export const program = {
	title: 'The state program and who can act',
	lead: `What public documents say of the ${regionWords.program}, of rules that protect tenants, and of who decides on them. Choose a place to see whether it lies in the program’s corridor, and to make a need sheet for it.`,
	notLegal: 'This is no legal advice. Rules change: check the present text before you rely on it.',
	noProgram: 'We know of no program to name here.',
	search: 'An address, a corner or a place',
	placeHeading: (p: { place: string }) => `${p.place} and the program`,
	noPlace: 'Choose a place to see how it lies to the route.',
	loading: 'Measuring the place…',
	/** `far` is how far in plain distance. */
	standing: {
		corridor: {
			all: (p: { far: string }) =>
				`It lies inside the program’s corridor, one mile from the route. ${p.far}`,
			some: (p: { far: string; share: string }) =>
				`${p.share} of its land lies inside the program’s corridor, one mile from the route. ${p.far}`,
			none: (p: { far: string }) =>
				`It lies outside the program’s corridor, one mile from the route. ${p.far}`,
			edge: (p: { far: string }) =>
				`It lies so near the edge of the corridor that we cannot say. The route here is good to about 100 meters. Ask the program. ${p.far}`
		},
		former: {
			all: (p: { far: string }) => `It lies within a mile of the former route. ${p.far}`,
			some: (p: { far: string; share: string }) =>
				`${p.share} of its land lies within a mile of the former route. ${p.far}`,
			none: (p: { far: string }) => `It does not lie within a mile of the former route. ${p.far}`,
			edge: (p: { far: string }) =>
				`It lies so near a mile from the former route that we cannot say. ${p.far}`
		}
	},
	far: (p: { meters: number; point: boolean }) => {
		if (p.meters === 0) return 'The route runs through it.';
		// As near as the route is known here.
		if (p.meters < 100) return 'The route is less than about 350 feet away.';
		return p.point
			? `The route is about ${distance(p.meters)} away in a straight line.`
			: `Its nearest land is about ${distance(p.meters)} from the route in a straight line.`;
	},
	noOutline: 'A place this large is not measured against the route.',
	formerNote:
		'The board speaks of both routes. Whether the former one counts is for the program to say: ask.',
	factsHeading: 'The program, in dated facts',
	factsIntro: 'In our own words, from public documents. Each says when it was true.',
	asOf: (p: { date: string }) => `As of ${p.date}:`,
	noDate: 'No date in the source:',
	source: 'Source',
	toolsHeading: 'What the figures here speak for',
	toolsIntro: (p: { place: string }) =>
		`Things that people ask for, each with the findings on ${p.place} that speak for it. Things to ask for, not legal advice.`,
	toolsNone: 'No finding here speaks for one of the tools that we know.',
	because: (p: { titles: readonly string[] }) =>
		`Findings that speak for it: ${p.titles.join('; ')}.`,
	noRules: (p: { city: string }) =>
		`We found no rules of ${p.city} on this in the pages that were read. There may be some: ask the city.`,
	moreOn: 'Read more',
	actHeading: 'Who can act',
	actIntro:
		'Governments that public documents name along the line, what they decided, and when. It is not all that they do.',
	levels: {
		city: 'Cities',
		county: 'County',
		region: regionWords.council,
		state: 'State'
	} satisfies Readonly<Record<GovernmentLevel, string>>,
	noneOf: 'No decision was found in the pages that were read.',
	citiesWithout: (p: { cities: readonly string[] }) =>
		`Of ${list().format(p.cities)} no rules were found in the pages that were read. There may be some: ask the city.`
};

export const need = {
	title: (p: { place: string }) => `Need sheet: ${p.place}`,
	lead: 'Figures of this place under the headings of the program’s call for proposals. They show need. They do not say that a project meets the rules.',
	headings: {
		'housing-stabilization': 'Housing stabilization',
		'small-business': 'Small and micro business support',
		'real-estate': 'Real estate development',
		workforce: 'Workforce development'
	} satisfies Readonly<Record<NeedHeading, string>>,
	/** What a heading lacks. */
	lacks: {
		'small-business':
			'The count of businesses is of 2018, from before the pandemic, and of whole ZIP codes. No figure here says what they pay in rent or when their leases end. The others say who lives near them. Bring what owners tell you.'
	} satisfies Readonly<Partial<Record<NeedHeading, string>>>,
	caption: (p: { heading: string; place: string }) => `${p.heading}, ${p.place}`,
	figure: 'Figure',
	hereColumn: 'Here',
	city: 'City',
	region: 'Region',
	tables: (p: { tables: readonly string[] }) =>
		p.tables.length === 0
			? ''
			: `${p.tables.length === 1 ? 'table' : 'tables'} ${p.tables.join(', ')}`,
	calls: directions,
	/** Said beside a larger area, of the place. */
	here: {
		higher: 'here clearly higher',
		lower: 'here clearly lower',
		'no-clear-difference': 'no clear difference'
	} satisfies Readonly<Record<Exclude<Direction, 'not-tested'>, string>>,
	about: (p: { value: string }) => `about ${p.value}`,
	sources: 'Sources',
	programHeading: 'The program',
	columns: {
		heading: 'heading',
		id: 'figure_id',
		figure: 'figure',
		value: 'value',
		margin: 'margin of error (90%)',
		unit: 'unit',
		period: 'years',
		source: 'source',
		state: 'what to know',
		beside: {
			city: { value: 'city', margin: 'city: margin of error (90%)', call: 'against the city' },
			region: {
				value: 'region',
				margin: 'region: margin of error (90%)',
				call: 'against the region'
			}
		}
	} satisfies NeedVoice['columns']
};
