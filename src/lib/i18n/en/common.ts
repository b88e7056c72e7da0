/** How many of the comparisons of a page chance alone may bring: the same words on every page. */
import { language } from './language.ts';

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

/** What is said of links themselves. */
export const links = {
	newer:
		'This link was made by a newer version of this atlas. What can be read of it is shown; reload the page to get the newest version.',
	former:
		'This link was made before the method was corrected in version 0.2. It shows the same view by the corrected method, so classes and “clear” differences may not be those that were shared.',
	formerMore: 'What was corrected',
	/** The same in a frame, where there is little room. */
	formerShort: 'The method was corrected in version 0.2, after this map was put here.',
	/** What fills a long link, to finish "Most of it is …". */
	parts: {
		own: 'places of your own',
		with: 'the places set side by side',
		plan: 'a line that you drew',
		place: 'the place that is open',
		adjust: 'changes to the method',
		other: 'words that were typed in'
	}
};

/** Words about using the atlas without a network. */
export const offline = {
	heading: 'Use it without a network',
	intro: (p: { megabytes: number }) =>
		`Rootline can keep a copy of its map, tables and figures on this device (about ${p.megabytes} MB), for a hearing room or a church basement without a network. Nothing about you is kept.`,
	keep: 'Keep a copy on this device',
	again: 'Bring the copy up to date',
	forget: 'Remove the copy',
	progress: (p: { percent: number }) => `Fetching the copy: ${p.percent}%`,
	saved: (p: { day: string }) => `A copy of ${p.day} is on this device.`,
	fromCopy: (p: { day: string }) => `No network. You see the copy of ${p.day}.`,
	noCopy:
		'No network. What is already on screen still works; the rest will load when you are back online.'
};

/** Words of the table of all areas. */
export const table = {
	title: 'Every area in a table',
	place: 'Area',
	city: 'City',
	county: 'County',
	stations: 'Station areas',
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
	openOnMap: (p: { place: string }) => `${p.place}, open on the map`
};
