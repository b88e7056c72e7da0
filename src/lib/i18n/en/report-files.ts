/** Words inside files: tables, documents, maps, and the dictionary of what a column means. */
import type { DocumentWords, FileWords, MapWords } from '../../domain/report/file-words.ts';
import { language } from './language.ts';

export const fileWords: FileWords = {
	title: 'Title',
	place: 'Place',
	vintage: 'Period of most figures',
	tractVintage: 'Census tracts',
	tractVintageValue: 'as drawn in 2020',
	margins: 'Margins of error',
	marginsValue: 'at the 90% level; an empty margin does not exist or was not published',
	source: 'Source',
	note: 'Note',
	citation: 'Citation',
	dataVersion: 'Data version',
	link: 'Link',
	made: 'Made on',
	columns: {
		figure: 'figure_id',
		title: 'figure',
		topic: 'topic',
		unit: 'unit',
		period: 'period',
		tables: 'census_tables'
	},
	value: (p) => p.place,
	margin: (p) => `${p.place}: margin of error (90%)`,
	state: (p) => `${p.place}: what to know`,
	units: {
		share: 'share (0 to 1)',
		dollars: 'dollars',
		'relative-change': 'change (0.1 is +10%)',
		'share-change': 'change of a share (0.1 is +10 points)',
		count: 'count'
	},
	methods: {
		'modelled-income': 'modelled from tract medians',
		'mean-of-medians': 'approximate: a mean of tract medians'
	},
	reliability: {
		reliable: 'reliable',
		'use-with-care': 'use with care',
		'too-uncertain': 'too uncertain to rely on',
		zero: 'zero in the survey',
		'top-coded': 'this or more',
		'bottom-coded': 'this or less',
		'full-count': 'full count',
		unknown: 'margin not known',
		'no-value': 'no figure'
	},
	topic: 'report',
	sheets: { about: 'About', findings: 'Findings' },
	findings: {
		finding: 'Finding',
		figure: 'Figure',
		margin: 'Margin',
		period: 'Period',
		tables: 'Census tables'
	},
	dictionary: {
		title: 'Data dictionary',
		file: 'file',
		column: 'column',
		meaning: 'meaning',
		files: {
			csv: 'Every figure with its margin, a column for each place',
			workbook: 'The same figures, one sheet a topic',
			geojson: 'Outlines of the places with their key figures',
			document: 'The report as a document to edit',
			map: 'The map as a drawing',
			picture: 'The map as a picture',
			citation: 'How to cite this'
		},
		meanings: {
			figure: 'Name of the figure, the same in every file',
			title: 'What the figure is',
			topic: 'Topic under which it is listed',
			unit: 'Unit of value and margin',
			period: 'Years of the survey; two periods for a change',
			tables: 'Tables of the U.S. Census Bureau that it is made from',
			value: 'The estimate, in its unit; empty where there is none',
			margin: 'Margin of error at the 90% level, in the same unit; empty where there is none',
			state: 'How firm the figure is, or why there is none'
		}
	}
};

export const documentWords: DocumentWords = {
	findings: 'What the figures say',
	source: (p) =>
		p.tables.length === 0
			? p.period
			: `${p.period}; Census ${p.tables.length === 1 ? 'table' : 'tables'} ${p.tables.join(', ')}`,
	ownWords: 'In our own words',
	ask: 'What we ask for',
	story: 'Our story',
	speaker: (p) => `Speaker: ${p.speaker}`,
	hearing: (p) => (p.date === '' ? p.hearing : `${p.hearing}, ${p.date}`),
	map: 'Map',
	table: 'Key figures',
	unknown: 'What is not known',
	method: 'Method and limits',
	notes: 'Notes',
	sources: 'Sources',
	policies: 'Things to ask for',
	policiesNote: 'Things to ask for, never legal advice.',
	citation: 'How to cite this',
	dataVersion: (p) => `Data version ${p.version}`
};

export const mapWords: MapWords = {
	tracts: (p) => (p.count === 1 ? '1 tract' : `${p.count.toLocaleString(language.locale)} tracts`),
	noData: 'No data',
	uncertain: 'Too uncertain to rely on',
	places: (p) => (p.count === 1 ? 'This place' : 'These places'),
	line: 'Planned line and stations',
	north: 'N',
	miles: (p) => (p.count === 1 ? '1 mile' : `${p.count} miles`),
	source: (p) => `Source: ${p.source}`
};
