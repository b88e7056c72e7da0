/** Words for making places and lines of one's own. */
import { regionWords } from './region.ts';

export const own = {
	heading: 'Make your own place',
	lead: `Any area of ${regionWords.counties} gets the same figures as a station area.`,
	wayLegend: 'How would you like to make it?',
	ways: {
		tap: 'Tap tracts together',
		draw: 'Draw an area',
		circle: 'A circle around a corner or station',
		street: 'Along a street, from corner to corner',
		file: 'Bring a file'
	},
	toMap: 'Go to the map',
	notYetMap: 'The map is not here yet. Other ways work without it.',
	nameLabel: 'Name (if you like)',
	namePlaceholder: 'Our neighborhood',
	use: 'Show this place',
	useMany: (p: { count: number }) => `Show these ${p.count} places`,
	cancel: 'Back',
	countHeading: 'So far',
	people: 'People (2020)',
	renterHomes: 'Renter homes',
	ground: 'Ground',
	squareMiles: (p: { value: string }) => `${p.value} square miles`,
	acres: (p: { value: string }) => `${p.value} acres`,
	counting: 'Counting…',
	/** Of several places of one file. */
	allTogether: (p: { count: number }) =>
		`All ${p.count} places together, shared ground counted once`,
	placeNumber: (p: { number: number }) => `Place ${p.number}`,
	nothing: 'Nothing chosen yet.',
	made: 'Your places',
	remove: (p: { name: string }) => `Remove ${p.name}`,
	removed: (p: { name: string }) => `${p.name} was removed.`,
	rename: (p: { name: string }) => `Rename ${p.name}`,
	renameShort: 'Rename',
	keepName: 'Keep this name',
	tap: {
		hint: 'Tap tracts on the map to take them in, and tap again to leave them out. By keyboard: Alt and arrow keys go from tract to tract, Space takes one in or leaves it out.',
		typed: 'Or type tract numbers',
		typedHint:
			'Numbers with commas between them, such as 33, 6.01. County in brackets where two have the number.',
		typedPlaceholder: '33, 27, 6.01',
		former: (p: { number: string; became: string }) =>
			`${p.number} is a number of 2010. Since 2020 these tracts are there: ${p.became}.`,
		take: 'Take these tracts',
		chosen: (p: { count: number }) =>
			p.count === 0 ? 'No tracts yet' : p.count === 1 ? '1 tract' : `${p.count} tracts`,
		added: (p: { tract: string; count: string }) => `${p.tract} added. ${p.count}.`,
		removed: (p: { tract: string; count: string }) => `${p.tract} left out. ${p.count}.`,
		again: 'Tap tracts on the map'
	},
	draw: {
		hint: 'Tap or click the map to set the corners; touch the first corner again to finish. Points can be dragged. By keyboard: arrow keys move the map under the cross, Space sets a corner there, Backspace takes it back.',
		start: 'Draw on the map',
		change: 'Change the drawing',
		points: (p: { count: number }) =>
			p.count === 0 ? 'No points yet' : p.count === 1 ? '1 point' : `${p.count} points`,
		missing: (p: { count: number }) =>
			`The drawing needs ${p.count === 1 ? '1 more point' : `${p.count} more points`} before it can be shown. It is still there.`,
		left: (p: { count: number }) =>
			`Your unfinished drawing of ${p.count === 1 ? '1 point' : `${p.count} points`} is kept.`,
		goOn: 'Go on drawing',
		discard: 'Throw the drawing away'
	},
	unfinished: {
		heading: 'Not finished yet',
		place: 'You have begun a place of your own.',
		line: 'You have begun a line of your own.',
		goOnPlace: 'Go on with the place',
		goOnLine: 'Go on with the line',
		back: 'What you had begun is here again.',
		startOver: 'Start over'
	},
	circle: {
		searchLabel: 'Corner, station or place in the middle',
		middleOfMap: 'Use the middle of the map',
		center: (p: { name: string }) => `Around ${p.name}`,
		mapCenter: 'the middle of the map',
		none: 'Choose what lies in the middle.'
	},
	street: {
		hint: 'For a shopping street or a cultural corridor. Find the corner where it begins. Then find the one where it ends, and say how wide it is.',
		from: 'First corner',
		to: 'Last corner',
		chosen: (p: { from: string; to: string }) => `From ${p.from} to ${p.to}`,
		along: (p: { street: string }) =>
			`It follows ${p.street} through the corners that we know between them. Look at the map.`,
		straight:
			'These two corners share no street that we know, so the way between them is straight. Look at the map, or draw the area yourself.',
		same: 'Choose two corners that are apart.',
		none: 'Choose where it begins and where it ends.',
		width: 'How far to each side'
	},
	distance: {
		legend: 'How far around',
		quarter: '¼ mile',
		half: '½ mile',
		mile: '1 mile',
		other: 'Another distance',
		otherLabel: 'Distance, with its unit',
		otherPlaceholder: '0.3 miles'
	},
	file: {
		label: 'File with areas, lines or points (up to 10 MB)',
		hint: 'GeoJSON, a GeoPackage, a Shapefile in a ZIP, KML, KMZ, GPX, TopoJSON, or a table with latitude and longitude. Areas become places as they are; around points and lines a distance is measured. The file is read on this device and never sent anywhere.',
		read: (p: { name: string; count: number }) =>
			p.count === 1 ? `${p.name}: 1 place` : `${p.name}: ${p.count} places`,
		again: 'Measure with this distance',
		cut: `Part of it lies far from ${regionWords.counties} and was left out: there are no figures there.`,
		together: 'Take them together as one place',
		names: 'Where their names stand',
		usualNames: 'In what is called a name',
		nameChoice: (p: { property: string; samples: string }) => `${p.property} (${p.samples})`,
		join: (p: { names: number }) =>
			p.names === 1
				? 'Join parts of one name (1 name stands more than once)'
				: `Join parts of one name (${p.names} names stand more than once)`
	},
	bar: {
		label: 'Drawing',
		choosingLabel: 'Choosing tracts',
		add: 'Set a point at the cross',
		undo: 'Undo',
		done: 'Done',
		cancel: 'Cancel',
		needs: (p: { count: number }) =>
			p.count === 1 ? '1 more point is needed' : `${p.count} more points are needed`
	},
	line: {
		heading: 'What if the line ran elsewhere?',
		lead: 'Imagine a line and its stations, and see whose homes its station areas would hold.',
		wayLegend: 'Where does the line come from?',
		ways: { draw: 'Draw it on the map', file: 'Bring a file' },
		drawHint:
			'Set points along the line, from one end to the other. By keyboard: arrow keys move the map under the cross, Space sets a point there.',
		drawLine: 'Draw the line',
		changeLine: 'Change the line',
		length: (p: { miles: string }) => `Length of the line: ${p.miles} miles`,
		stations: 'Stations',
		every: 'Evenly, about every',
		everyPlaceholder: '1 mile',
		place: 'Place stations',
		tapStations: 'Set stations on the map',
		stationName: (p: { number: number }) => `Name of station ${p.number}`,
		station: (p: { number: number }) => `Station ${p.number}`,
		removeStation: (p: { name: string }) => `Remove ${p.name}`,
		count: (p: { count: number }) => (p.count === 1 ? '1 station' : `${p.count} stations`),
		fileHint:
			'GeoJSON, a GeoPackage, a Shapefile in a ZIP, KML, KMZ, GPX or TopoJSON. Lines are taken as the line, points as its stations. The file is read on this device and never sent anywhere.',
		namePlaceholder: 'Along Lyndale Avenue',
		defaultName: 'Imagined line',
		use: 'Show its station areas',
		stationsMissing: 'The line is there. It needs stations before its station areas can be shown.'
	}
};
