/** Words of the page of data and sources. */
import { newest, regionWords } from './region.ts';
import type { SourceWords } from '../../domain/indicators/schema.ts';
import sources from '#region/words/en/sources.json';

export const dataPage = {
	title: 'Data and sources',
	intro:
		'Every figure in Rootline comes from public sources. This page says which, from when, and what is missing.',
	version: (p: { version: string }) => `Data version ${p.version}`,
	sources: 'Sources',
	publisher: 'Publisher',
	licence: 'License',
	undated: 'undated',
	publisherPage: 'Publisher’s page',
	tracts: (p: { year: number }) => `${p.year} census tracts`,
	files: 'Files',
	facts: 'Facts of the project',
	factsIntro:
		'What public documents said of the line and of the state’s program, in our own words. Plans change: each says when it was true, and what to keep in mind.',
	asOf: (p: { date: string }) => `As of ${p.date}:`,
	noDate: 'No date in the source:',
	factSource: 'Source',
	factRead: 'Read the source',
	tiles: 'Map archives (PMTiles)',
	tilesIntro:
		'Each file opens on its own in QGIS or on any MapLibre page. Its layers have names, and so does what they hold.',
	layers: 'Layers',
	tileJson: 'Description (TileJSON)',
	takeAlong:
		'Every tract with every figure, its margin of error and how firm it is, with what records say, and the class of a method with how sure it is. Filters of the map hold here, too. PMTiles hold the newest figures of all tracts, how firm each is, and their pressure class with how sure it is.',
	opening: {
		heading: 'How to open the files',
		intro:
			'All of them use the same names. burdened_share is a figure. burdened_share_moe is its 90 percent margin of error. burdened_share_reliability says how firm it is. An empty margin is not zero: there is none. Read GEOID as text. Shapes are in WGS 84 (EPSG:4326). datapackage.json says what each column is and whose it is. It also has a short name for each, for a Shapefile (shapefile_name).',
		programs: [
			{
				name: 'QGIS',
				how: 'Drag tracts.geojson or tracts.fgb onto the map, or the ZIP itself. PMTiles open the same way (QGIS 3.34 or newer). For a table, use Layer, Add Layer, Add Delimited Text Layer, and join it by GEOID as text.'
			},
			{
				name: 'R',
				how: 'With sf and readr:',
				code: 'tracts <- sf::st_read("tracts.fgb")\nfigures <- readr::read_csv("tracts.csv", col_types = readr::cols(GEOID = "c"))'
			},
			{
				name: 'Python',
				how: 'With geopandas and pandas:',
				code: 'tracts = geopandas.read_file("tracts.fgb")\nfigures = pandas.read_csv("tracts.csv", dtype={"GEOID": "string"})'
			},
			{
				name: 'GDAL',
				how: 'To see what is in a file, and to write a Shapefile with names of your choice:',
				code: 'ogrinfo -so tracts.geojson tracts\nogr2ogr -sql "SELECT GEOID, burdened_share AS brdndshr FROM tracts" tracts.shp tracts.geojson'
			},
			{
				name: 'Excel, LibreOffice',
				how: 'Take the workbook: its numbers have their units, and its second sheet says what each column is.'
			}
		]
	},
	gaps: 'What is not here',
	gapList: [
		`Margins of error for tracts before ${newest.period}. Where a figure has none, the screen says so.`,
		'The official route in GIS form. The line and stations are placed from public descriptions and are good to about 100 meters: fit for half-mile and mile areas, not for parcels.',
		'Roads and parcels. Homes with a subsidy. Rents that are asked today.'
	] as readonly string[],
	boundaries: 'Boundaries and periods',
	boundaryText:
		'All maps and tables stand on census tracts of 2020. Figures of 2010–2014, 2013–2017 and 2015–2019 came out for tracts of 2010. We carry them across by where homes stood in 2020. Tracts whose boundary changed are marked. ' +
		regionWords.listed,
	stationAreas:
		'Station areas reach half a mile from a station, the distance that planners use. ' +
		regionWords.corridorReach
};

/** What is told of the region's sources, by id; not of those where there is nothing to tell. */
export const sourceWords: Readonly<Record<string, SourceWords>> = sources;

/** Words about keeping a copy of the atlas on the device. */
export const keepOffline = {
	ofNewest:
		'These are figures of an older release. A copy on your device is made of the newest ones: go on to them first.',
	heading: 'Use it without a network',
	intro: (p: { megabytes: number }) =>
		`Rootline can keep a copy of its map, tables and figures on this device (about ${p.megabytes} MB), for a hearing room or a church basement without a network. Nothing about you is kept.`,
	keep: 'Keep a copy on this device',
	again: 'Bring the copy up to date',
	forget: 'Remove the copy',
	progress: (p: { percent: number }) => `Fetching the copy: ${p.percent}%`,
	saved: (p: { day: string }) => `A copy of ${p.day} is on this device.`,
	/** What can go wrong with it, by code. */
	problems: {
		'offline-unsupported': () =>
			'This browser cannot keep a copy here. A private window or an old browser is often the reason; try another.',
		'offline-failed': () =>
			'The copy could not be completed: a file did not arrive. Check the connection and try again; what was fetched is not fetched twice, and an earlier copy is still there.',
		'offline-full': () =>
			'There is no room for the copy on this device. Free some space and try again; an earlier copy is still there.',
		'offline-updated': () =>
			'The site was updated while the copy was made. Reload the page and try again; an earlier copy is still there.',
		'offline-silent': () =>
			'The copy has come to a halt. Try again: what was fetched is not fetched twice, and an earlier copy is still there.'
	} as Readonly<Record<string, () => string>>
};

/** The page of what is another since the release before; periods as "2019–2023". */
export const releasePage = {
	title: 'What changed between releases',
	lead: 'The Census Bureau publishes new figures every December. The ones before stay here, and links made on them open on them.',
	only: (p: { period: string }) =>
		`So far there is one release here: ${p.period}. Once the next is brought in, both will stand here side by side, for the line, its stations and the region. So will the tracts that have another class.`,
	older:
		'You are reading figures of an older release. The same page on the newest ones says what is different.',
	between: (p: { then: string; now: string }) => `${p.then} and ${p.now}`,
	overlapping: (p: { years: number }) =>
		`These two periods share ${p.years} of their five years. So most of the answers behind them are the same, and the Census Bureau advises against comparing them. We show the differences, but we call none of them a change.`,
	apart: 'These two periods share no year, so they can be compared.',
	margins:
		'Each figure has its margin of error, at 90%. A difference within the margins may be chance alone.',
	dollars: (p: { year: number }) => `All amounts are in dollars of ${p.year}.`,
	lineAndRegion: 'The line and the region',
	stations: (p: { figure: string }) => `${p.figure}: each station`,
	figure: 'Figure',
	place: 'Station',
	difference: 'Difference',
	reading: 'Beyond the margins?',
	readings: {
		higher: 'Yes, higher',
		lower: 'Yes, lower',
		'no-clear-difference': 'No',
		'not-tested': 'Cannot be tested'
	},
	classes: 'Classes of tracts',
	changed: (p: { changed: string; tracts: string }) =>
		`${p.changed} of ${p.tracts} census tracts of the region have another class than before.`,
	atStations: (p: { changed: string }) => `Of those at the stations of the line, ${p.changed}:`,
	noneAtStations: 'None of them is at a station of the line.',
	classesWhy:
		'A class can be another by chance, most of all where few tries gave it. A number of tries says in how many of 100 tries with the margins of error the class is the same.',
	tract: 'Tract',
	tries: (p: { name: string; tries: number }) => `${p.name} (${p.tries} of 100 tries)`
};
