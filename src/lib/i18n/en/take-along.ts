/** Words about all tracts at once: as files to take along, filtered by several figures, and ranked. */
import { madeOnUse } from '../../domain/text/format.ts';
import type { TractWords } from '../../domain/report/tract-files.ts';
import { regionWords } from './region.ts';

const list = madeOnUse(() => new Intl.ListFormat('en', { type: 'conjunction' }));

export const takeAlong = {
	heading: 'Take all tracts along',
	hint: 'A row for each census tract, with margins of error and how firm each figure is. The ZIP holds the table and, beside it, a description of sources, licenses and columns (datapackage.json). Made on this device.',
	open: 'How to open these files in QGIS, R and Python',
	scope: 'What is in it',
	scopes: {
		shown: 'What is shown',
		all: 'All figures and records',
		own: 'My lists, each as I usually show it'
	},
	kinds: {
		csv: 'CSV (ZIP)',
		xlsx: 'Workbook (XLSX)',
		geojson: 'GeoJSON (ZIP)',
		fgb: 'FlatGeobuf (ZIP)',
		pmtiles: 'PMTiles, all tracts'
	},
	/** @param p.archive whether there is one, which no filter changes */
	rows: (p: { rows: number; all: number; archive: boolean }) =>
		p.rows === p.all
			? `All ${p.all} tracts.`
			: `${p.rows} of ${p.all} tracts, as they are filtered now.${p.archive ? ' PMTiles always holds all.' : ''}`,
	/** Names of files hold this in place of a place. */
	place: 'tracts',
	topics: { shown: 'figure', all: 'all-figures', own: 'my-lists' },
	ownPublisher: 'Our own list',
	lists: 'Our own lists',
	making: 'Writing the file…',
	made: (p: { file: string }) => `${p.file} is in your downloads.`,
	failed: 'The file could not be made. Please try again.',
	sheets: { tracts: 'Tracts', columns: 'Columns', about: 'About' },
	columns: ['Column', 'What it is', 'About it', 'Unit', 'Name in a Shapefile'] as const,
	title: (p: { what: string }) => `${p.what}, by census tract`,
	everything: 'Figures and records',
	filtered: (p: { conditions: string }) => `Only tracts where ${p.conditions}.`,
	method: (p: { method: string; changed: string | null }) =>
		`Classes are those of the method “${p.method}”.${p.changed === null ? '' : ` ${p.changed}`}`
};

/** What the columns of tracts say. */
export const tractWords: Omit<TractWords, 'methodName'> = {
	fields: {
		GEOID: {
			title: 'Code of the tract',
			about: 'The Census Bureau’s code of the 2020 tract. It is text: eleven digits.'
		},
		name: { title: 'Tract', about: 'The tract as the Census Bureau writes it' },
		city: { title: 'City', about: 'City that holds most of its homes of 2020' },
		county: { title: 'County', about: 'County' },
		neighborhood: {
			title: 'Neighborhood',
			about: 'Neighborhood that holds most of its area; empty where it lies in none'
		},
		stations: {
			title: 'Stations near by',
			about: 'Stations of the planned line within half a mile of at least a tenth of its homes'
		},
		class: {
			title: 'class',
			about: 'Class by the published figures; empty where the method says nothing of the tract'
		},
		share: {
			title: 'how sure',
			about:
				'Share of the tries with the margins of error that give the same class, 0 to 1; empty where none could be made'
		},
		level: {
			title: 'how sure, in a word',
			about: 'firm from 0.9 of the tries, likely from 0.7, else borderline'
		},
		methods_flagging: { title: 'Methods that flag it', about: 'How many methods flag the tract' },
		methods_looking: {
			title: 'Methods that can look',
			about: 'How many methods have the figures to say anything of the tract'
		}
	},
	tract: (p) => `Census Tract ${p.number}`,
	margin: (p) => `${p.title}: margin of error`,
	reliability: (p) => `${p.title}: how firm`,
	reliabilityAbout:
		'reliable (coefficient of variation up to 12%), use-with-care (up to 40%), too-uncertain, zero, top-coded (this or more), bottom-coded (this or less), full-count, from-records, unknown (no margin) or no-value',
	withheld: (p) => `${p.title}: withheld`,
	withheldAbout:
		'yes where the count behind it is under the number that the list withholds, and the figure is left empty; else no',
	methodTitle: (p) => `${p.method}: ${p.title}`,
	about: (p) =>
		[p.unit, p.period, p.tables.length > 0 ? `tables ${p.tables.join(', ')}` : '']
			.filter((part) => part !== '')
			.join('; ')
};

/** Filter by several figures. */
export const filterWords = {
	add: 'Add a condition',
	figure: 'Figure',
	is: 'must be',
	bounds: { min: 'at least', max: 'at most' },
	value: 'Value',
	percent: '%',
	dollars: '$',
	remove: (p: { condition: string }) => `Remove: ${p.condition}`,
	clear: 'Clear this filter',
	condition: (p: { title: string; is: 'min' | 'max'; value: string }) =>
		`${p.title}: ${filterWords.bounds[p.is]} ${p.value}`,
	conditions: (p: { conditions: readonly string[] }) => list().format(p.conditions),
	counted: (p: { meet: number; all: number; clearly: number; conditions: number }) => {
		const all = p.conditions === 1 ? 'this' : p.conditions === 2 ? 'both' : 'all of these';
		const first = `${p.meet} of ${p.all} tracts meet ${all}.`;
		if (p.meet === 0) return first;
		return p.clearly === p.meet
			? `${first} All of them do so beyond their margins of error.`
			: `${first} ${p.clearly} of them do so beyond their margins of error; for the others it could be otherwise.`;
	},
	onMap: 'The others are faded on the map.',
	short: (p: { meet: number; all: number }) => `Filtered: ${p.meet} of ${p.all} tracts`,
	waiting: 'The figures are on their way.',
	failed: 'A file with figures could not be fetched. Check the connection and try again.',
	again: 'Try again'
};

const suffix = madeOnUse(() => new Intl.PluralRules('en', { type: 'ordinal' }));
const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinal = (value: number) => `${value}${ENDINGS[suffix().select(value)] ?? 'th'}`;

/** Where a figure stands among others. */
export const rankWords = {
	heading: 'Where it stands among others',
	region: regionWords.inText,
	of: { tract: 'tracts', city: 'cities' },
	rank: (p: {
		first: number;
		last: number;
		of: number;
		what: string;
		where: string;
		above: string;
		below: string;
	}) => {
		const place =
			p.first === p.last
				? `${ordinal(p.first)} highest`
				: `Between ${ordinal(p.first)} and ${ordinal(p.last)} highest`;
		return `${place} of ${p.of} ${p.what} in ${p.where}. It is clearly higher than ${p.above} of the others, and clearly lower than ${p.below}.`;
	},
	none: (p: { what: string; where: string }) =>
		`Margins of error are too wide to say where it stands among the ${p.what} in ${p.where}.`
};
