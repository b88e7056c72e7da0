/** Words for files that people bring: what can be wrong with them, and what was understood of them. */
import { regionWords } from './region.ts';

type Params = Readonly<Record<string, string | number>>;

const KEPT = 'What you had before is still here.';

const FORMATS: Readonly<Record<string, string>> = {
	zip: 'a ZIP package',
	xml: 'KML or GPX',
	shapefile: 'a Shapefile',
	topojson: 'TopoJSON',
	gpkg: 'a GeoPackage'
};

export const fileProblems: Readonly<Record<string, (p: Params) => string>> = {
	'file-too-big': (p) =>
		`This file has ${p.megabytes} MB; up to ${p.limit} MB can be read. Bring only the shapes or rows you need. ${KEPT}`,
	'file-unpacks-too-big': (p) =>
		`Unpacked, this file has more than ${p.limit} MB, which is more than can be read. Bring only the shapes or rows you need. ${KEPT}`,
	'file-not-json': () =>
		`This file is not GeoJSON: it could not be read at all. Save it as GeoJSON and try again. ${KEPT}`,
	'file-too-deep': () =>
		`The parts of this file are nested too deeply to be read. Save it as GeoJSON and try again. ${KEPT}`,
	'file-not-geojson': () =>
		`This file is JSON but not GeoJSON: it holds no shapes. Save it as GeoJSON and try again. ${KEPT}`,
	'file-empty': () => `This file holds no shapes. ${KEPT}`,
	'file-damaged': (p) =>
		`This file looks like ${FORMATS[String(p.format)] ?? 'one that could be read'}, but it is damaged. Save or download it again. ${KEPT}`,
	'file-package-empty': () =>
		`This package holds no shapes and no table. Bring a GeoPackage, or a Shapefile with its .shp, .dbf and .prj files in one ZIP. ${KEPT}`,
	'file-format-not-read': (p) =>
		`This is a file of the kind ${p.format}, which is not read here. Save it as GeoJSON, as a Shapefile in a ZIP, or as CSV. ${KEPT}`,
	'file-not-understood': () =>
		`This file holds neither shapes nor a table. Bring GeoJSON, a GeoPackage, a Shapefile in a ZIP, KML, CSV or XLSX. ${KEPT}`,
	'file-could-not-be-opened': () =>
		`The device could not open this file. Look whether it is still there and try again. ${KEPT}`,
	'file-table-without-points': () =>
		`This is a table that does not say where its rows lie. Add columns called “latitude” and “longitude”. ${KEPT}`,
	'file-turned': () =>
		'In this file, latitude stands before longitude, so its shapes would lie on the other side of the world.',
	'file-coordinates-unknown': (p) =>
		`The coordinates (${p.x}, ${p.y}) are not degrees, and lie in ${regionWords.inText} in none of these: ${p.known}. Save the file in WGS 84 (EPSG:4326). ${KEPT}`,
	'file-system-unknown': (p) =>
		`This file says that its coordinates are in “${p.system}”, which is not known here. Save it in WGS 84 (EPSG:4326). ${KEPT}`,
	'feature-broken': () => 'This is no GeoJSON feature. Mend or remove it.',
	'feature-without-shape': () => 'There is no shape in it.',
	'layer-of-other-coordinates': () =>
		'This layer is in other coordinates than the first one of the file. Bring it as a file of its own.',
	'layer-without-shapes': () => 'This layer is a table, a picture or a view, and holds no shapes.',
	'row-without-point': () => 'Latitude or longitude is empty or no number.',
	'row-at-zero': () =>
		'Latitude and longitude are 0, which programs write where they found no place.',
	'table-quote-open': (p) =>
		`In line ${p.line} a quotation mark opens a cell and is never closed. Mend that line. ${KEPT}`,
	'table-text-after-quote': (p) =>
		`In line ${p.line} text follows a closing quotation mark. Mend that line. ${KEPT}`,
	'table-empty': () => `This file is empty. A table begins with a line of column names. ${KEPT}`,
	'table-no-rows': () => `This table has no rows under its column names. ${KEPT}`,
	'table-too-many-rows': (p) =>
		`This table has ${p.rows} rows; up to ${p.limit} can be read. Bring it in parts. ${KEPT}`,
	'table-too-many-columns': (p) =>
		`This table has ${p.columns} columns; up to ${p.limit} can be read. ${KEPT}`
};

export const files = {
	reading: (p: { name: string }) => `Reading ${p.name}…`,
	percent: (p: { percent: number }) => `${p.percent}%`,
	stop: 'Stop reading',
	/** What was left out, before the list of it. */
	leftOut: (p: { count: number; byLine: boolean; layers: boolean }) => {
		const noun = p.layers
			? ['part of the file', 'parts of the file']
			: p.byLine
				? ['row', 'rows']
				: ['shape', 'shapes'];
		return p.count === 1 ? `1 ${noun[0]} was left out:` : `${p.count} ${noun[1]} were left out:`;
	},
	/** One of them; a whole layer has no number. */
	leftOutItem: (p: { number: number; name: string; byLine: boolean; why: string }) => {
		if (p.number === 0) return `“${p.name}”: ${p.why}`;
		const where = p.byLine ? `Line ${p.number}` : `Number ${p.number}`;
		return `${where}${p.name === '' ? '' : ` (“${p.name}”)`}: ${p.why}`;
	},
	more: (p: { count: number }) => `and ${p.count} more`,
	system: (p: { system: string }) => `Its coordinates were read as ${p.system}.`,
	latin1:
		'Its letters were stored in an old way and read as Windows writes them. Check names with accents.',
	turn: 'Turn them and read it again'
};

/* What can be wrong with a place or line that somebody draws, types or brings as a file. */

const miles = (meters: string | number | undefined) => (Number(meters) / 1609.344).toFixed(1);

export const placeProblems: Readonly<Record<string, (p: Params) => string>> = {
	'own-too-many': (p) =>
		`That would make ${p.places} places of your own; one view holds ${p.limit}. Remove some, or take those of the file together as one place. ${KEPT}`,
	'file-too-many-features': (p) =>
		`This file holds ${p.features} shapes; up to ${p.limit} can be read. ${KEPT}`,
	'file-needs-distance': () =>
		'This file holds points or lines. Choose a distance around them to make them places.',
	'file-geometry-unknown': (p) => `This is a shape of a kind that is no place (${p.type}).`,
	'file-too-tangled': (p) =>
		`The shapes of this file together take longer to measure than a page may take; ${p.measured} of ${p.places} were done. Bring them in several files, or simplify them. ${KEPT}`,
	'file-slow-to-read': (p) =>
		`This device did not get through this file in ${p.seconds} seconds. Bring fewer shapes at once, or simplify them. ${KEPT}`,
	'own-too-many-parts': (p) =>
		`A place of your own can have up to ${p.limit} separate parts and holes, and this one has more. Take fewer of them together. ${KEPT}`,
	'polygon-expected': (p) => `An area was expected, but this is something else (${p.type}).`,
	'polygon-empty': () => 'The shape is empty: it has no three different corners, or no ground.',
	'polygon-coordinates-broken': () =>
		'The shape is damaged: some of its coordinates are not numbers.',
	'polygon-not-in-degrees': (p) =>
		`The coordinates (${p.x}, ${p.y}) are not degrees of longitude and latitude. Save the file in WGS 84 (EPSG:4326) and try again.`,
	'polygon-crosses-antimeridian': () =>
		'The shape runs across the 180th meridian, on the other side of the world from here.',
	'polygon-crosses-itself': (p) =>
		`The outline crosses itself near longitude ${Number(p.longitude).toFixed(4)}, latitude ${Number(p.latitude).toFixed(4)}. Move or undo a corner there.`,
	'polygon-too-large': (p) =>
		`The shape covers ${p.squareKilometers} square kilometers; up to ${p.limit} can be measured.`,
	'polygon-too-many-points': (p) =>
		`The shape has ${p.points} points; up to ${p.limit} can be measured. Simplify it first.`,
	'polygon-outside-region': () =>
		`The shape lies outside ${regionWords.inText}, and there are no figures for it.`,
	'place-unknown': (p) => `There is no place called “${p.key}” in this atlas.`,
	'tract-unknown': (p) => `${p.geoid} is not a 2020 census tract of ${regionWords.counties}.`,
	'place-mostly-outside': () =>
		`Less than 1% of this ground lies in ${regionWords.counties}, which is too little for figures of it. Draw or bring the part that lies here.`,
	'place-empty': () => 'The place is still empty.',
	'reach-out-of-range': (p) =>
		`The distance must lie between ${p.shortest} meters and ${miles(p.longest)} miles.`,
	'reach-too-complex': (p) =>
		`There are ${p.points} points to measure around; up to ${p.limit} are possible.`,
	'reach-too-long': (p) =>
		`The lines come to ${miles(Number(p.kilometers) * 1000)} miles in and around ${regionWords.counties}; up to ${miles(Number(p.limit) * 1000)} can be measured around. Bring fewer of them at once.`,
	'reach-too-many-corners': (p) =>
		`The outline of all that together would have ${p.corners} corners; up to ${p.limit} can be measured. Bring fewer points or lines at once, or choose a greater distance.`,
	'shape-too-tangled': (p) =>
		`This shape has ${p.points} points, and measuring all of it as one takes longer than a page may take. Simplify it, or bring its parts one by one.`,
	'distance-not-understood': (p) =>
		`“${p.text}” is not a distance. Write a number and a unit, such as 0.3 miles or 500 m.`,
	'distance-out-of-range': (p) =>
		`“${p.text}” is too near or too far: between ${p.shortest} meters and ${miles(p.longest)} miles are possible.`,
	'tract-not-understood': (p) =>
		`“${p.text}” is not a tract number. Write numbers such as 33 or 6.01, with commas between them.`,
	'tract-shortened': (p) =>
		`A spreadsheet shortened this id to “${p.text}”, and its last digits are lost. Format the column as text before you save, or take the ids from their source again.`,
	'tract-number-unknown': (p) => `No tract of the region has the number ${p.number}.`,
	'tract-number-ambiguous': (p) =>
		`Several counties have a tract ${p.number} (${p.counties}). Write the county behind it: ${p.number} (${String(p.counties).split(',')[0]}).`,
	'tracts-too-many': (p) => `Up to ${p.limit} tracts can be taken together.`,
	'plan-no-line': () => 'There is no line yet: draw one, or bring a file that holds one.',
	'plan-line-too-short': (p) => `The line is shorter than ${p.shortest} meters.`,
	'plan-line-too-complex': (p) =>
		`The line has ${p.points} points; up to ${p.limit} are possible. Simplify it first.`,
	'plan-no-stations': () => 'The line has no stations yet.',
	'plan-too-many-stations': (p) =>
		`The line would have ${p.stations} stations; up to ${p.limit} are possible. Leave some out, or set them farther apart.`,
	'plan-station-off-line': (p) =>
		`${p.station} lies ${p.meters} meters from the line; stations may lie up to ${p.limit} meters from it.`,
	'plan-not-in-degrees': (p) =>
		`The coordinates (${p.x}, ${p.y}) are not degrees of longitude and latitude. Save the file in WGS 84 (EPSG:4326) and try again.`,
	'plan-outside-region': (p) =>
		p.what === 'line'
			? `The line lies outside ${regionWords.inText}, and there are no figures for it.`
			: `${p.what} lies outside ${regionWords.inText}, and there are no figures for it.`,
	'plan-file-has-areas': () =>
		'This is an area. A line with its stations is made of a line and points.'
};
