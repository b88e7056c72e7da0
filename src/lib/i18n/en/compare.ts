/** Words of the screen that sets places side by side. */
import { madeOnUse } from '../../domain/text/format.ts';
import { regionWords } from './region.ts';
import { language } from './language.ts';
import type { Direction } from '../../domain/statistics/compare.ts';
import type { FlagCall } from '../../domain/methods/station-flags.ts';

const storyDirections: Readonly<Record<Direction, string>> = {
	higher: 'clearly more near the line',
	lower: 'clearly less near the line',
	'no-clear-difference': 'no clear difference',
	'not-tested': 'cannot be tested'
};

const list = madeOnUse(() => new Intl.ListFormat(language.locale, { type: 'conjunction' }));

export const title = 'Compare places';
export const lead =
	'Set 2 to 4 places side by side. A difference is called clear only where chance alone would bring it in at most one of 100 cases.';
export const onMap = 'Open the map';
export const loading = 'Adding up the figures of these places…';

export const ready = {
	heading: 'Start with one of these',
	others: 'Other ready-made comparisons',
	review: 'Review table: who lives along the line, against city and region',
	'this-line': {
		name: 'Stations of this line',
		text: 'Every planned station area against the others.'
	},
	routes: {
		name: regionWords.routesCompared,
		text: 'Who would have been served, and who is now.'
	},
	'open-lines': {
		name: 'This line and lines already open',
		text: regionWords.openLinesCompared
	},
	'before-after': {
		name: `Before and after: the ${regionWords.studiedLine}`,
		text: 'What changed near its stations and elsewhere, in each period.'
	},
	whole: {
		name: 'Station areas, corridor, region',
		text: `Half a mile from stations, a mile from the line, and ${regionWords.allCounties}.`
	}
} as const;

export const chosen = {
	heading: 'Places compared',
	base: 'the others are tested against this place',
	baseIs: (p: { base: string }) => `Each is tested against ${p.base}.`,
	earlier: (p: { place: string }) => `Move ${p.place} up`,
	later: (p: { place: string }) => `Move ${p.place} down`,
	remove: (p: { place: string }) => `Remove ${p.place}`,
	removeShort: 'Remove',
	removed: (p: { place: string }) => `${p.place} was removed.`,
	undo: 'Undo',
	openPlace: (p: { place: string }) => `Open ${p.place}`
};

export const add = {
	heading: 'Add a place',
	own: 'Places of your own',
	addPlace: (p: { place: string }) => `Add ${p.place}`,
	full: 'Four places are set side by side at most. Remove one to add another.',
	already: (p: { place: string }) => `${p.place} is already in the comparison.`,
	added: (p: { place: string }) => `${p.place} was added.`
};

export const empty = 'No place is chosen yet.';
export const onlyOne = 'One more place is needed for a comparison.';
export const refused = (p: { place: string; reason: string }) => `${p.place}: ${p.reason}`;
export const dropped = (p: { most: number }) =>
	`A link can name ${p.most} places to compare; the others were left out.`;

export const chart = {
	figureLabel: 'Figure',
	regionBase: regionWords.name,
	baseLine: (p: { base: string; value: string }) => `The dashed line is ${p.base}: ${p.value}.`,
	axis: 'Bars show the 90% range around each dot.',
	noBars: {
		none: 'These figures have no published margins, so no bars are drawn.',
		fullCount: 'This is a full count. It has no margins, so no bars are drawn.',
		some: 'Where no bar is drawn, the range is not known.'
	},
	modelled: 'Some of these ranges are modelled, as no margin is published.',
	caption: (p: { figure: string; base: string }) =>
		`${p.figure}. Each place is tested against ${p.base}.`,
	place: 'Place',
	value: 'Value',
	difference: (p: { base: string }) => `Difference from ${p.base}`,
	differenceOf: (p: { value: string; margin: string }) => `Difference ${p.value} ${p.margin} (90%)`,
	finding: 'What the test says',
	reliability: 'How firm',
	higher: 'clearly higher',
	lower: 'clearly lower',
	'no-clear-difference': 'no clear difference',
	'not-tested': 'cannot be tested',
	ofTracts: 'a figure of the tracts, not of this place: not tested',
	/** Why nothing is said of a place. */
	untested: {
		base: 'The others are tested against this place',
		'full-count': 'a full count: nothing to test',
		'part-of-whole': 'a count of a part is always below that of the whole: not tested'
	},
	sort: 'Order',
	sorts: { given: 'As listed', descending: 'Highest first', ascending: 'Lowest first' },
	baseLabel: 'Test against',
	countHint: 'A count depends on how large a place is; a share does not.',
	missing: 'No figure'
};

/** Whether each place may face pressure. */
export const pressure = {
	/** `method` is the name of one that is not the usual. */
	heading: (p: { method: string | null; adjusted: boolean }) =>
		`Renter households in tracts that ${p.method === null ? 'may face pressure' : `${p.method} flags`}${p.adjusted ? ' (rules changed)' : ''}`,
	row: 'Renter households in flagged tracts',
	topic: 'Pressure (1 figure)',
	sentence: 'Of all renter households of each place, the share in tracts that the method flags.',
	none: 'No share to tell',
	range: (p: { low: string; high: string }) => (p.low === p.high ? p.low : `${p.low} to ${p.high}`),
	tries: (p: { tries: number }) =>
		p.tries === 1 ? '1 of 100 tries flags it' : `${p.tries} of 100 tries flag it`,
	call: 'What the method says',
	calls: {
		flagged: 'may face pressure',
		'may-be-flagged': 'may be flagged, not sure',
		'not-flagged': 'not flagged'
	} satisfies Record<FlagCall, string>,
	bars: 'Bars hold nine of ten tries with the margins of error. A place may face pressure where at least half of its renters live in such tracts in 80 of 100 tries.'
};

/** Where the comparisons are, after their number. */
export const many = { chart: 'in this chart', table: 'in this table' };

/** One figure over its periods. */
export const time = {
	heading: 'Over time',
	title: (p: { figure: string }) => `${p.figure}, period by period`,
	loading: 'Adding up the earlier periods…',
	none: 'This figure has fewer than three periods here, so there is no line to draw.',
	these: 'These have one:',
	others: 'Figures with a line over time',
	table: 'All periods of these places, with their margins',
	change: (p: { from: string; to: string }) => `Change, ${p.from} to ${p.to}`,
	modelled: 'margin modelled',
	hollow:
		'Hollow marks and dashed lines: no margins were published for the figures of that period. Their ranges are modelled, and drawn no narrower than a published one.',
	unknown: 'A dotted line from top to bottom: the range is not known at all.',
	unlike: (p: { periods: readonly string[] }) =>
		`The figures of ${list().format(p.periods)} were made another way than the newest, so no line joins them. A change in the table is measured the same way at both ends.`,
	overlap: (p: { from: string; to: string; years: number }) =>
		`${p.from} and ${p.to} share ${p.years === 1 ? 'a year' : `${p.years} years`}, so some answers count in both.`,
	dollars: (p: { year: number }) => `All amounts are in dollars of ${p.year}.`,
	base: (p: { base: string }) => `The thin line with squares is ${p.base}.`,
	why: 'Lines show what changed. They do not show why.',
	directions: {
		higher: 'clearly up',
		lower: 'clearly down',
		'no-clear-difference': 'no clear change',
		'not-tested': 'cannot be tested'
	} satisfies Record<Direction, string>
};

/** What changed around a line that has opened. */
export const story = {
	heading: `Before and after the ${regionWords.studiedLine} opened`,
	how: (p: { opened: number; periods: readonly string[] }) =>
		`The ${regionWords.studiedLine} opened in ${p.opened}. Figures of ${list().format([...new Set(p.periods)])} are mostly from before that. Only the figures told here go back that far. All others begin after the opening.`,
	opened: (p: { year: number }) => `opened ${p.year}`,
	/** "Median gross rent, 2010–2014 to 2019–2023: +26% ± 8 points in the station areas of this line. Elsewhere: St. Paul +21% ± 4 points (no clear difference)." */
	change: (p: {
		figure: string;
		from: string;
		to: string;
		change: string;
		beside: readonly { place: string; change: string; direction: Direction }[];
	}) =>
		`${p.figure}, ${p.from} to ${p.to}: ${p.change} in the station areas of this line. Elsewhere: ${p.beside
			.map((each) => `${each.place} ${each.change} (${storyDirections[each.direction]})`)
			.join('; ')}.`,
	care: 'This tells what changed near the line and elsewhere in the same years. It does not tell that the line did it: rents and incomes move for many reasons. And those who live there now may not be those who lived there then.',
	evidence: 'How these tracts did beside tracts that were like them'
};

export const shared = {
	within: (p: { part: string; whole: string }) => `${p.part} lies within ${p.whole}.`,
	partly: (p: { part: string; whole: string; share: string }) =>
		`${p.share} of the ground of ${p.part} also belongs to ${p.whole}.`,
	many: (p: { count: number }) =>
		`${p.count} pairs of these places share ground, because they lie close together.`,
	sameTracts: (p: { a: string; b: string; tracts: number }) =>
		`${p.a} and ${p.b} share no ground. But both draw on ${p.tracts === 1 ? 'the same census tract' : `the same ${p.tracts} census tracts`}, so part of their figures come from the same answers.`,
	manySameTracts: (p: { count: number }) =>
		`${p.count} more pairs share no ground but draw on the same census tracts. Part of their figures come from the same answers.`,
	meaning:
		'Places that share ground or tracts share survey answers. The test treats them as separate surveys. That makes it careful: it calls fewer differences clear, not more.'
};

export const whole = {
	heading: 'All figures side by side',
	topic: 'Topic',
	open: (p: { topic: string; count: number }) => `${p.topic} (${p.count} figures)`,
	figure: 'Figure',
	scroll: (p: { topic: string }) => `${p.topic}: table of all places, moves sideways`,
	showFigure: (p: { figure: string }) => `Show ${p.figure} in the chart above`
};

/** The comparison as files. */
export const files = {
	heading: 'Take it along',
	hint: 'Every figure of all places with its margin, or the chart as it stands above. Each says its source and how to cite it. Made on this device.',
	kinds: {
		csv: 'Table with its sources (CSV in a ZIP)',
		xlsx: 'Workbook (Excel)',
		png: 'Chart as a picture (PNG)',
		svg: 'Chart as a drawing (SVG)'
	},
	topics: { csv: 'comparison', xlsx: 'comparison', png: 'chart', svg: 'chart' },
	making: 'Writing the file…',
	made: (p: { file: string }) => `${p.file} is in your downloads.`,
	failed: 'The file could not be made. Please try again.'
};

export const locator = {
	heading: 'Where they are',
	label: (p: { places: readonly string[] }) =>
		`Small map, north up. It shows ${list().format(p.places)} and the line.`,
	noOutline: (p: { places: readonly string[] }) =>
		`Not drawn, because it covers the whole map: ${list().format(p.places)}.`
};

export const keepInMind = 'Keep in mind';
export const noteOf = (p: { places: readonly string[]; note: string }) =>
	`${list().format(p.places)}: ${p.note}`;
