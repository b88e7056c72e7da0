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
