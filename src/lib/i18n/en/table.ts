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
