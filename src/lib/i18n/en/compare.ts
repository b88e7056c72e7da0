/** Words of the screen that sets places side by side. */
import { regionWords } from './region.ts';
import { language } from './language.ts';

const list = new Intl.ListFormat(language.locale, { type: 'conjunction' });

export const title = 'Compare places';
export const lead =
	'Set 2 to 4 places side by side. A difference is called clear only where chance alone would bring it in at most one of 100 cases.';
export const onMap = 'Open the map';
export const loading = 'Adding up the figures of these places…';

export const ready = {
	heading: 'Start with one of these',
	others: 'Other ready-made comparisons',
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
	whole: {
		name: 'Station areas, corridor, region',
		text: `Half a mile from stations, a mile from the line, and ${regionWords.allCounties}.`
	}
} as const;

export const chosen = {
	heading: 'Places compared',
	base: 'the others are tested against this place',
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
	region: 'Region',
	regionLine: (p: { value: string }) => `The dashed line is ${regionWords.inText}: ${p.value}.`,
	axis: 'Bars show the 90% range around each dot.',
	caption: (p: { figure: string; base: string }) =>
		`${p.figure}. Each place is tested against ${p.base}.`,
	place: 'Place',
	value: 'Value',
	difference: (p: { base: string }) => `Difference from ${p.base}`,
	differenceOf: (p: { value: string; margin: string }) => `Difference ${p.value} ${p.margin} (90%)`,
	finding: 'What the test says',
	reliability: 'How firm',
	base: 'The place of comparison',
	higher: 'clearly higher',
	lower: 'clearly lower',
	'no-clear-difference': 'no clear difference',
	'not-tested': 'cannot be tested',
	ofTracts: 'a figure of the tracts, not of this place: not tested',
	fullCount: 'a full count: nothing to test',
	sort: 'Order',
	sorts: { given: 'As listed', descending: 'Highest first', ascending: 'Lowest first' },
	baseLabel: 'Test against',
	countHint: 'A count depends on how large a place is; a share does not.',
	missing: 'No figure'
};

/** Where the comparisons are, after their number. */
export const many = { chart: 'in this chart', table: 'in this table' };

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

export const locator = {
	heading: 'Where they are',
	label: (p: { places: readonly string[] }) =>
		`Small map, north up. It shows ${list.format(p.places)} and the line.`,
	noOutline: (p: { places: readonly string[] }) =>
		`Not drawn, because it covers the whole map: ${list.format(p.places)}.`
};

export const keepInMind = 'Keep in mind';
