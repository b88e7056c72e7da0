/** Words of lists of one’s own: bringing one, keeping it, and its figures on map, table and page. */
import type { ColumnKind } from '../../domain/own-data/columns.ts';
import type { RateBase, WayToShow } from '../../domain/own-data/measures.ts';
import { regionWords } from './region.ts';

type Params = Readonly<Record<string, string | number>>;

const rows = (count: number) => (count === 1 ? '1 row' : `${count.toLocaleString('en')} rows`);

const bases: Readonly<Record<RateBase, string>> = {
	renter_households: 'renter households',
	households: 'households',
	housing_units_2020: 'homes',
	people_2020: 'people'
};

export const ownData = {
	mine: 'My lists',
	none: 'There is no list here yet.',
	link: 'Put a list of your own on the map',

	bring: {
		heading: 'Add a list',
		replaceHeading: (p: { name: string }) => `New rows for “${p.name}”`,
		file: 'Choose a file',
		hint: 'A table (CSV, TSV or XLSX) or a map file with points. Each row says where it is: a tract, a ZIP code, an address, a street corner, a city, or longitude and latitude.',
		paste: 'Or paste a table',
		pasteHint: 'Copy cells from a spreadsheet, with the names of the columns on top.',
		pasteButton: 'Read what I pasted',
		pasted: 'pasted.csv',
		template: 'Template to fill in (CSV)',
		templateName: 'list-template.csv'
	},

	columns: {
		heading: 'What each column is',
		hint: 'This is what we understood. Change what is wrong.',
		name: 'Column',
		kind: 'What it is',
		examples: 'First cells',
		fits: (p: { percent: number }) => `${p.percent}% of its cells can be read so.`,
		empty: 'It is empty.',
		label: (p: { name: string }) => `What the column “${p.name}” is`,
		kinds: {
			tract: 'Census tract',
			'block-group': 'Block group',
			zip: 'ZIP code',
			place: 'City, county or neighborhood',
			longitude: 'Longitude',
			latitude: 'Latitude',
			address: 'Address or street corner',
			date: 'Date',
			number: 'Number',
			text: 'Words (not kept)'
		} satisfies Readonly<Record<ColumnKind, string>>,
		notKept:
			'Columns of words, such as names and notes, are not kept. Nor are addresses: only the point is.',
		more: (p: { count: number }) =>
			`Up to ${p.count} columns of numbers are kept. The others are left out.`
	},
	preview: {
		heading: 'The first rows',
		caption: 'The first rows of the file'
	},
	ways: {
		point: 'Rows are placed by longitude and latitude.',
		tract: 'Rows are placed by census tract.',
		'block-group': 'Rows are placed by block group.',
		zip: 'Rows are placed by ZIP code. Each is shared out among its tracts by their homes, so figures of tracts are about right at best.',
		place:
			'Rows are placed by city, county or neighborhood. Each is shared out among its tracts by their homes, so figures of tracts are about right at best.',
		address: 'Rows are placed by address or street corner.'
	},
	placed: (p: { count: number; of: number }) =>
		p.count === p.of
			? `All ${rows(p.of)} found a place.`
			: `${p.count.toLocaleString('en')} of ${rows(p.of)} found a place.`,
	former:
		'Some tracts are those of 2010. Their rows are shared out among the tracts that they became, by homes.',
	twice: (p: { count: number; first: string }) =>
		p.count === 1
			? `One tract stands on more than one row: ${p.first}. Its rows are added up.`
			: `${p.count} tracts stand on more than one row, ${p.first} for one. Their rows are added up.`,
	lost: {
		heading: (p: { count: number }) =>
			p.count === 1 ? '1 row found no place' : `${rows(p.count)} found no place`,
		item: (p: { line: number; why: string }) => `Line ${p.line}: ${p.why}`,
		more: (p: { count: number }) => `and ${p.count} more`,
		save: 'Take these rows as a file, to mend them',
		fileName: 'rows-without-a-place.csv',
		line: 'line',
		why: 'why'
	},
	problems: {
		'column-ids-shortened': (p: Params) =>
			`A spreadsheet cut the ids of the tracts short (${p.example}). Which tracts they were is lost. Open the first file again and give that column the format “Text”. Then save it as CSV.`,
		'list-without-places': () =>
			'No column says where the rows are. Choose which one does below, or add one: tract, ZIP code, address, city, or longitude and latitude.',
		'list-nothing-placed': (p: Params) =>
			`None of the ${p.rows} rows found a place. ${rowProblems[String(p.code)]?.({ cell: String(p.cell ?? ''), count: 2 }) ?? ''}`,
		'list-of-another-region': () => `This list lies outside ${regionWords.inText}.`,
		'lists/blocked': () =>
			'The browser keeps nothing here. Your list is on screen until you close this page. Hand it on as a file to keep it.',
		'lists/full': () => 'This device has no more room. Delete a list, or hand one on as a file.',
		'lists/newer': () =>
			'A newer version of this site keeps your lists. Reload this page to see them.',
		'lists/gone': () => 'This list was deleted in another window.',
		'lists/changed': () =>
			'Another window changed this list just now. Look at it again before you change it.',
		'lists/too-many': (p: Params) => `Up to ${p.most} lists can be kept. Delete one first.`,
		'list-too-large-for-file': (p: Params) =>
			`As a file this list would have ${p.megabytes} MB; up to ${p.limit} MB can be read again.`
	} as Readonly<Record<string, (p: Params) => string>>,

	each: {
		label: 'What a row is',
		one: 'One case: a home, a shop, a person. Rows are counted.',
		area: 'An area that somebody has counted. The numbers in it count.'
	},
	save: {
		heading: 'Keep it',
		name: 'Name of the list',
		button: 'Keep it and show it on the map',
		replace: 'Replace the rows',
		cancel: 'Leave it',
		saved: (p: { name: string }) => `“${p.name}” is kept on this device.`,
		replaced: (p: { name: string }) => `“${p.name}” has new rows.`,
		unnamed: 'My list'
	},
	handed: {
		heading: (p: { name: string }) => `A list that somebody handed on: “${p.name}”`,
		about: (p: { count: number }) => `It has ${rows(p.count)}.`,
		add: 'Keep it',
		replace: (p: { name: string }) => `Put it in the place of “${p.name}”`,
		apart: 'Keep both',
		same: 'This list is kept here already.'
	},

	card: {
		rows: (p: { count: number; leftOut: number }) =>
			p.leftOut === 0 ? rows(p.count) : `${rows(p.count)}, ${p.leftOut} without a place`,
		open: 'Show on the map',
		table: 'Show in the table',
		rename: 'Rename',
		newName: 'New name',
		keepName: 'Keep the name',
		replace: 'Replace the rows',
		handOn: 'Hand on as a file',
		remove: 'Delete',
		renamed: (p: { name: string }) => `It is called “${p.name}” now.`,
		removed: (p: { name: string }) => `“${p.name}” is deleted.`,
		actions: (p: { name: string }) => `What to do with “${p.name}”`,
		handOnHint:
			'Whoever gets the file sees where each row is, to the door. Hand it on only to people who may know.'
	},
	fewest: {
		label: 'Withhold small counts',
		hint: 'A few homes in an area can show who lives there. Counts under this number are not shown.',
		option: (p: { count: number }) => (p.count === 1 ? 'Show all counts' : `Under ${p.count} homes`)
	},

	/* Its figures. */
	choices: 'My lists',
	measure: {
		label: 'What is shown',
		count: 'How many',
		sum: (p: { column: string }) => `Sum of “${p.column}”`,
		median: (p: { column: string }) => `Middle value (median) of “${p.column}”`
	},
	per: {
		label: 'Set against',
		none: 'Nothing: plain numbers',
		base: (p: { base: RateBase }) => `Per 100 ${bases[p.base]}`
	},
	month: {
		label: 'Month',
		all: 'All months',
		one: (p: { month: string; count: number }) => `${p.month} (${p.count})`
	},
	show: {
		label: 'How it is drawn',
		ways: {
			areas: 'Areas',
			points: 'Points',
			heat: 'Heat'
		} satisfies Readonly<Record<WayToShow, string>>,
		points: 'Each circle is where rows are. A number says how many stand together.',
		heat: 'The darker the ground, the more rows lie near each other.'
	},
	back: 'Back to the figures of the survey',
	manage: 'My lists: rename, replace, delete',
	figureTitle: (p: { list: string; what: string; month: string | null }) =>
		`${p.list}: ${p.what}${p.month === null ? '' : `, ${p.month}`}`,
	count: 'number of rows',
	sumOf: (p: { column: string }) => `sum of ${p.column}`,
	medianOf: (p: { column: string }) => `median of ${p.column}`,
	perBase: (p: { what: string; base: RateBase }) => `${p.what}, per 100 ${bases[p.base]}`,
	mapLabel: (p: { title: string; areas: number }) =>
		`Map of your own list. ${p.title}. ${p.areas} tracts have a figure.`,
	legend: {
		heading: 'Legend',
		none: 'No figure',
		withheld: (p: { fewest: number }) => `Withheld: under ${p.fewest} homes`,
		areas: (p: { count: number }) => (p.count === 1 ? '1 tract' : `${p.count} tracts`),
		source: (p: { name: string; day: string }) =>
			`Your own list “${p.name}” of ${p.day}, kept on this device. These are not survey figures.`
	},
	withheld: 'Withheld',
	noFigure: 'No figure',
	elsewhere: (p: { name: string }) =>
		p.name === ''
			? 'This map uses a list kept on another device. Ask whoever sent you the link for the file, and open it under “My data”.'
			: `This map uses a list kept on another device: “${p.name}”. Ask whoever sent you the link for the file, and open it under “My data”.`,
	notHere: 'This list is not on this device.',
	openMine: 'Open “My data”',
	loading: 'Counting your list…',

	/* Beside other figures. */
	here: {
		heading: 'From my lists',
		hint: 'Counted from lists kept on this device. They are not survey figures.',
		caption: 'Figures of my lists',
		list: 'List'
	},
	table: {
		caption: (p: { title: string }) => `Census tracts: ${p.title}`
	},
	report: {
		heading: 'From our own list',
		line: (p: { title: string; place: string; value: string }) =>
			`${p.title}. ${p.place}: ${p.value}.`,
		source: (p: { name: string; day: string; rows: number }) =>
			`Our own list “${p.name}” of ${p.day}, ${rows(p.rows)}. It is not part of the survey.`,
		withheldNote: (p: { fewest: number }) => `Counts under ${p.fewest} homes are withheld.`
	}
};

/** Why a row found no place. */
export const rowProblems: Readonly<Record<string, (p: Params) => string>> = {
	'row-place-empty': () => 'The cell that says where it is has nothing in it.',
	'row-id-shortened': (p) => `A spreadsheet cut the id short: ${p.cell}.`,
	'row-tract-unknown': (p) => `There is no tract “${p.cell}” in ${regionWords.inText}.`,
	'row-tract-ambiguous': (p) =>
		`${p.count} tracts can be meant by “${p.cell}”. Write all 11 digits, or the county behind it.`,
	'row-block-group-unknown': (p) => `There is no block group “${p.cell}” in ${regionWords.inText}.`,
	'row-zip-unknown': (p) => `The ZIP code “${p.cell}” is not known in ${regionWords.inText}.`,
	'row-name-unknown': (p) =>
		`No place here is called “${p.cell}”: no city, no county and no part of a city.`,
	'row-address-unknown': (p) => `No house number or corner is known for “${p.cell}”.`,
	'row-address-ambiguous': (p) =>
		`There is more than one “${p.cell}”. Add the city, or the direction of the street.`,
	'row-outside': () => `It lies outside ${regionWords.inText}.`,
	'row-without-point': () => 'Latitude or longitude is empty or no number.',
	'row-at-zero': () =>
		'Latitude and longitude are 0, which programs write where they found no place.',
	'shape-not-a-point': () => 'It is no point. Areas can be brought as places of your own.'
};
